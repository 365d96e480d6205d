"""The running example: its numbers are round, its state is what the sentence leaves, and it does what the book says."""

import numpy as np

from lstm_labs.example import PAIR, SENTENCE, STEP, pair_inputs, tiny_inputs, tiny_params, tiny_rnn, tiny_step
from lstm_ref import lstm_forward, lstm_step, rnn_forward

BOUGHT, TO = 5, 7  # the verb or the noun is due after the one, the pronoun after the other
PAIR_GRANDPA, PAIR_TO = 6, 8


def signs(words):
    """Return every way to choose the signs of Grandma, of what is announced, and of Grandpa."""
    places = [t for t, x in enumerate(words[:-1, 0]) if x[3] != 0]
    for bits in np.ndindex(*(2 for _ in places)):
        x = words.copy()
        x[places, 0, 3] = [1 - 2 * bit for bit in bits]
        yield x[places, 0, 3], x


def test_the_state_is_that_after_four_words_to_two_decimals():
    trace = lstm_forward(tiny_params(), tiny_inputs()[:STEP])
    x_t, state = tiny_step()
    assert np.array_equal(trace.final.h.round(2), state.h)
    assert np.array_equal(trace.final.C.round(2), state.C)
    assert np.array_equal(x_t, tiny_inputs()[STEP])


def test_from_the_rounded_state_every_printed_digit_is_that_of_the_whole_run():
    rounded = lstm_step(tiny_params(), *tiny_step())
    trace = lstm_forward(tiny_params(), tiny_inputs())
    for name in ("f", "i", "C_tilde", "C", "o", "h"):
        assert np.array_equal(getattr(rounded, f"{name}_t").round(2), getattr(trace, name)[STEP].round(2))


def test_every_printed_sum_is_true_as_printed():
    s = lstm_step(tiny_params(), *tiny_step())
    kept, written = (s.f_t * s.C_prev).round(2), (s.i_t * s.C_tilde_t).round(2)
    assert np.array_equal((kept + written).round(2), s.C_t.round(2))
    assert np.array_equal((s.o_t.round(2) * np.tanh(s.C_t).round(2)).round(2), s.h_t.round(2))


def test_at_grandpa_one_is_let_go_written_and_shown_and_the_other_is_not():
    s = lstm_step(tiny_params(), *tiny_step())
    assert s.f_t[0, 0] < 0.2 < 0.9 < s.f_t[0, 1]
    assert s.i_t[0, 1] < 0.1 < 0.8 < s.i_t[0, 0]
    assert s.o_t[0, 1] < 0.1 < 0.8 < s.o_t[0, 0]
    assert np.all(s.C_tilde_t < -0.9)


def test_in_all_sixteen_cases_the_right_thing_is_shown_when_it_is_due():
    for (_, announced, grandpa), x in signs(tiny_inputs()):
        h = lstm_forward(tiny_params(), x).h[:, 0]
        assert np.sign(h[BOUGHT, 1]) == announced
        assert abs(h[BOUGHT, 1]) > 0.5 > 0.1 > abs(h[BOUGHT, 0])
        assert np.sign(h[TO, 0]) == grandpa
        assert abs(h[TO, 0]) > 0.4 > 0.1 > abs(h[TO, 1])
    for (grandma, announced, _), x in signs(pair_inputs()):
        h = lstm_forward(tiny_params(), x).h[:, 0]
        assert np.sign(h[PAIR_GRANDPA, 1]) == announced
        assert np.sign(h[PAIR_TO, 0]) == grandma


def test_each_unit_of_the_plain_network_fails_in_its_own_way():
    h = rnn_forward(tiny_rnn(), tiny_inputs()).h[:, 0]
    pair = rnn_forward(tiny_rnn(), pair_inputs()).h[:, 0]
    fades, stubborn, obedient = h[TO]
    assert -0.15 < fades < 0
    assert stubborn > 0
    assert obedient < -0.4
    assert pair[PAIR_TO, 2] < -0.4


def test_a_word_for_every_input():
    assert {len(words) for words in SENTENCE.values()} == {len(tiny_inputs())}
    assert {len(words) for words in PAIR.values()} == {len(pair_inputs())}
