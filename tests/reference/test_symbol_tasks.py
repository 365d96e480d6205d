"""Tasks on symbols: what a batch holds, by definitions of the languages that share nothing with the code."""

import re
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_ref.learning import a_n_b_n, book_sentences, continual_reber, copy_symbols, embedded_reber, parity

R4 = "(XT*VP)*(S|XT*VV)"
INNER = f"B(TS*X{R4}|PT*V(V|P{R4}))E"  # Reber's grammar as an expression
EMBEDDED = re.compile(f"B(T{INNER}T|P{INNER}P)E")
LETTERS = "BTPSXVE"

DRAWS = {
    "parity": (parity, ("length", "batch_size"), (9, 8)),
    "copy_symbols": (copy_symbols, ("lag", "count", "batch_size"), (5, 3, 8)),
    "a_n_b_n": (a_n_b_n, ("longest", "batch_size"), (9, 8)),
    "embedded_reber": (embedded_reber, ("batch_size",), (8,)),
    "continual_reber": (continual_reber, ("length", "batch_size"), (50, 8)),
    "book_sentences": (book_sentences, ("batch_size",), (8,)),
}
each_task = pytest.mark.parametrize(("draw", "names", "sizes"), DRAWS.values(), ids=DRAWS)
seeds = st.integers(0, 10**6)
a_few = settings(max_examples=25, deadline=None)


def rng(seed=0):
    return np.random.default_rng(seed)


def whole(x, target, b):
    """Return the symbols of one sequence: its first input, and all that follow."""
    first, rest = int(x[0, b].argmax()), target[:, b]
    return [first, *(int(symbol) for symbol in rest if symbol >= 0)]


def assert_inputs_are_the_targets_before(x, target):
    """What is read at a step is what was to be predicted at the step before; and nothing after the end."""
    going = target >= 0
    np.testing.assert_array_equal(x.sum(axis=2), going)
    assert np.all(going[:-1] >= going[1:])
    read = x[1:].argmax(axis=2)
    np.testing.assert_array_equal(read[going[1:]], target[:-1][going[1:]])
    assert set(np.unique(x)) <= {0, 1}


def letters(x, target, b):
    return "".join(LETTERS[symbol] for symbol in whole(x, target, b))


def assert_possible_is_what_follows(words, possible):
    """After each beginning that is seen often, the symbols seen next are those that are possible."""
    following, said = defaultdict(list), {}
    for b, word in enumerate(words):
        for t, symbol in enumerate(word[1:]):
            beginning = tuple(word[: t + 1])
            following[beginning].append(symbol)
            assert np.array_equal(said.setdefault(beginning, possible[t, b]), possible[t, b])
            assert possible[t, b, symbol]
    often = {beginning: seen for beginning, seen in following.items() if len(seen) > 60}
    assert len(often) > 10
    for beginning, seen in often.items():
        assert set(np.flatnonzero(said[beginning])) == set(seen), beginning


@a_few
@given(length=st.integers(1, 40), seed=seeds)
def test_parity_counts_the_ones(length, seed):
    x, target = parity(length, 7, rng(seed))
    assert x.shape == (length, 7, 1)
    assert set(np.unique(x)) <= {-1, 1}
    odd = [sum(1 for bit in x[:, b, 0] if bit == 1) % 2 == 1 for b in range(7)]
    assert target.tolist() == [1.0 if each else -1.0 for each in odd]


def test_any_bit_changes_parity_and_it_is_fair():
    x, target = parity(10, 4000, rng())
    assert abs(target.mean()) < 0.06
    assert np.abs(np.mean(x[:, :, 0] * target, axis=1)).max() < 0.06  # no bit alone tells anything


@a_few
@given(lag=st.integers(1, 30), count=st.integers(1, 12), seed=seeds)
def test_copy_says_the_symbols_after_the_cue(lag, count, seed):
    x, target = copy_symbols(lag, count, 5, rng(seed))
    assert x.shape == (lag + 2 * count, 5, 10)
    assert np.all(x.sum(axis=2) == 1)
    read = x.argmax(axis=2)
    for b in range(5):
        first, answer = read[:count, b].tolist(), target[-count:, b].tolist()
        assert first == answer
        assert max(first) < 8
        assert read[count:, b].tolist() == [8] * (lag - 1) + [9] + [8] * count
        assert target[:-count, b].tolist() == [8] * (lag + count)


def test_all_symbols_are_copied_with_the_same_chance():
    _, target = copy_symbols(2, 10, 1000, rng())
    counts = np.bincount(target[-10:].ravel(), minlength=10)
    assert len(counts[counts > 0]) == 8
    assert np.abs(counts[:8] / 10000 - 1 / 8).max() < 0.02


@a_few
@given(longest=st.integers(1, 12), seed=seeds)
def test_as_many_b_as_a(longest, seed):
    x, target, possible = a_n_b_n(longest, 6, rng(seed))
    assert_inputs_are_the_targets_before(x, target)
    for b in range(6):
        word = "".join("$ab"[symbol] for symbol in whole(x, target, b))
        n = word.count("a")
        assert 1 <= n <= longest
        assert word == f"${'a' * n}{'b' * n}$"
        ways = ["".join("$ab"[s] for s in np.flatnonzero(row)) for row in possible[:, b]]
        after = ["a"] + ["ab"] * n + ["b"] * (n - 1) + ["$"]
        assert ways == after + [""] * (len(target) - len(after))


def test_every_count_comes_up():
    _, target, _ = a_n_b_n(6, 3000, rng())
    counts = np.bincount((target == 1).sum(axis=0), minlength=7)
    assert counts[0] == 0
    assert np.abs(counts[1:] / 3000 - 1 / 6).max() < 0.03


@a_few
@given(seed=seeds)
def test_strings_are_of_the_embedded_grammar(seed):
    x, target, possible = embedded_reber(9, rng(seed))
    assert_inputs_are_the_targets_before(x, target)
    for b in range(9):
        assert EMBEDDED.fullmatch(letters(x, target, b)), letters(x, target, b)
    assert not possible[target == -1].any()
    assert (target[-1] >= 0).any()  # as long as the longest, no longer


def test_all_that_can_follow_in_a_string_is_possible_and_nothing_else():
    x, target, possible = embedded_reber(6000, rng())
    assert_possible_is_what_follows([whole(x, target, b) for b in range(6000)], possible)


def test_both_ways_have_the_same_chance():
    _, target, possible = embedded_reber(3000, rng())
    two = possible.sum(axis=2) == 2
    first = possible.argmax(axis=2)
    assert two.sum() > 10000
    assert abs(np.mean(first[two] == target[two]) - 0.5) < 0.02


@a_few
@given(length=st.integers(1, 200), seed=seeds)
def test_a_stream_is_strings_without_a_gap(length, seed):
    x, target, possible = continual_reber(length, 3, rng(seed))
    assert x.shape == possible.shape == (length, 3, 7)
    assert_inputs_are_the_targets_before(x, target)
    for b in range(3):
        stream = letters(x, target, b)
        assert len(stream) == length + 1
        end = 0
        while found := EMBEDDED.match(stream, end):
            end = found.end()
        rest = stream[end:]
        assert len(rest) < 60  # a string of the grammar is seldom longer than 30
        assert rest == "" or rest[0] == "B"
        assert possible[:, b].sum(axis=1).min() >= 1


def test_a_stream_can_do_what_a_string_can():
    """Cut at its ends, it has the strings, and the same symbols are possible at the same beginnings."""
    x, target, possible = continual_reber(30000, 1, rng())
    stream, words, rows = letters(x, target, 0), [], []
    end = 0
    while found := EMBEDDED.match(stream, end):
        words.append([LETTERS.index(letter) for letter in found[0]])
        rows.append(possible[end : end + len(found[0]), 0])
        end = found.end()
    assert len(words) > 1500
    longest = max(map(len, rows))
    padded = np.stack([np.pad(row, ((0, longest - len(row)), (0, 0))) for row in rows], axis=1)
    assert_possible_is_what_follows(words, padded)


def test_after_the_end_of_a_string_b_follows():
    x, target, possible = continual_reber(5000, 2, rng())
    for b in range(2):
        stream = letters(x, target, b)
        ends = [t for t in range(1, 5000) if stream[t] == "E" and stream[t - 1] in "TP" and stream[t + 1] == "B"]
        assert len(ends) > 200
        for t in ends:
            assert LETTERS[target[t, b]] == "B"
            assert possible[t, b].tolist() == [True] + [False] * 6


@each_task
def test_the_generator_decides_alone(draw, names, sizes):
    first, again, other = (draw(*sizes, rng(seed)) for seed in (0, 0, 1))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert first[0].shape != other[0].shape or not np.array_equal(first[0], other[0])


@each_task
def test_float32_is_the_same_in_float32(draw, names, sizes):
    single, double = draw(*sizes, rng(), np.float32), draw(*sizes, rng())
    assert single[0].dtype == np.float32
    np.testing.assert_array_equal(single[0], double[0])
    assert single[1].dtype == (np.float32 if draw is parity else np.int64)


@each_task
def test_bad_arguments_are_refused(draw, names, sizes):
    for place, name in enumerate(names):
        for bad, error, words in (
            (0, ValueError, f"{name}: expected an integer of at least 1, got 0"),
            (2.0, TypeError, f"{name}: expected an integer of at least 1, got float"),
            (True, TypeError, f"{name}: expected an integer of at least 1, got bool"),
        ):
            wrong = [bad if at == place else size for at, size in enumerate(sizes)]
            with pytest.raises(error, match=words):
                draw(*wrong, rng())
    with pytest.raises(TypeError, match=r"rng: expected numpy\.random\.Generator, got int"):
        draw(*sizes, 0)
    with pytest.raises(TypeError, match="dtype: expected float32 or float64"):
        draw(*sizes, rng(), np.int64)
