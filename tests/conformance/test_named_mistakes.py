"""A cell that makes a named mistake is told its name, and every mistake has words in both languages."""

import re
from dataclasses import replace

import numpy as np
import pytest
from foreign import Foreign, brief, found, lstm

from lstm_ref.conformance import cases
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.checking import CandidateError
from lstm_ref.conformance.diagnosis import words
from lstm_ref.conformance.diagnosis.finding import Finding
from lstm_ref.conformance.diagnosis.steps import STEPS
from lstm_ref.conformance.diagnosis.words_of_mistakes import MISTAKES
from lstm_ref.conformance.mistakes import mistakes

OUTPUTS = ("h", "output", "h_n", "C_n")
EXPLAINED = {  # what is said with a conversion, or more shortly, where it is known
    "1-added-in-f": "bias", "1-f-for-i": "cell", "no-biases": "bias", "bias-doubled": "bias",
    "W_h-by-columns": "recurrent_transposed", "h0-ignored": "initial_state_zero", "C0-ignored": "initial_state_zero",
    "h0-and-C0-ignored": "initial_state_zero", "h0-and-C0-swapped": "initial_states_swapped",
    "x-from-its-end": "time_reversed", "h-written-batch-first": "answer_batch_first",
    "states-swapped": "final_states_swapped", "h-from-its-end": "answer_reversed",
    "z-turned-round": "z", "reset-after": "cell", "reset-before": "cell", "b_hh-left-out": "bias",
    "no-peepholes": "cell", "peepholes-i-o-f": "peephole_order", "peepholes-i-f-o": "peephole_order",
    "second-not-turned-back": "reverse_not_turned",
}  # fmt: skip
NOT_IN_TWO = {one.name for one in mistakes("lstm") if "-beyond-" in one.name} | {"gradients-clipped-at-1"}


class Mistaken:
    """A candidate that makes a mistake, with whatever it is asked."""

    layout = "article"

    def __init__(self, mistake, cell, directions):
        self.mistake, self.name, self.gradients = mistake, mistake.name, mistake.backward
        self.cases, self.asked = list(cases(cell, directions=directions)), 0

    def __call__(self, asked):
        self.asked += 1
        like = [c for c in self.cases if all(asked[name].shape == c.inputs[name].shape for name in c.inputs)]
        if not like:
            raise CandidateError("raised", message="other shapes")
        case = max(like, key=lambda c: np.array_equal(c.inputs["h0"], asked["h0"]))
        loss = {name: asked[f"d{name}"] for name in case.loss_weights if f"d{name}" in asked}
        inputs = {name: asked[name] for name in case.inputs}
        answer = self.mistake.answer(replace(case, inputs=inputs, loss_weights=loss or case.loss_weights))
        kept = {name for name in answer if name.removesuffix("_reverse") in OUTPUTS}
        kept |= {name for name in answer if name.startswith("d")} if self.gradients else set()
        return {name: answer[name] for name in kept}


@pytest.mark.filterwarnings("ignore::RuntimeWarning")  # some overflow: that is the mistake
@pytest.mark.parametrize(
    ("cell", "directions"),
    [("lstm", 1), ("gru", 2), ("gru_reset_after", 2), ("peephole", 2), ("coupled", 2), ("rnn", 1)],
)
def test_every_mistake_is_named(cell, directions):
    unseen = set()
    for mistake in mistakes(cell, directions):
        candidate = Mistaken(mistake, cell, directions)
        findings = found(candidate, cell, directions=directions)
        if not findings:
            unseen.add(mistake.name)
            continue
        assert len(findings) == 1
        assert is_the_same(findings[0], mistake, candidate.cases[0]), mistake.name
        assert candidate.asked <= len(candidate.cases) + 20
    assert unseen <= (NOT_IN_TWO if directions == 2 else set())


@pytest.mark.parametrize(("size", "name"), [(8, "hx-beyond-24-left-out"), (16, "hx-beyond-16-left-out")])
def test_a_loop_unrolled_that_forgets_the_rest_is_named(size, name):
    """It takes [h, x] `size` entries at once, and shorter ones as they are."""

    def cell(asked):
        W = asked["W"].copy()
        if W.shape[1] >= size:
            W[:, W.shape[1] // size * size :] = 0
        return brief(asked | {"W": W})

    (finding,) = found(Foreign("packed", cell))
    assert (finding.kind, finding.data["name"]) == ("mistake", name)
    assert "an unrolled loop probably forgets the rest" in words(finding, "en")
    assert "循环展开后漏掉了剩下的" in words(finding, "zh")


def is_the_same(finding, mistake, case):
    """Return whether a finding is of a mistake, or of another one that answers the same."""
    if finding.kind != "mistake":
        return finding.kind == EXPLAINED.get(mistake.name)
    (other,) = (one for one in mistakes(case.about["cell"], 2) if one.name == finding.data["name"])
    a, b = mistake.answer(case), other.answer(case)
    return other.name == mistake.name or all(np.array_equal(a[name], b[name]) for name in a)


def all_mistakes():
    every = [one for cell in CELLS for directions in (1, 2) for one in mistakes(cell, directions)]
    return {(one.name, one.says): one for one in every}.values()


SYMBOL = re.compile(
    r"d[a-zA-Z]{1,2}|hx|rhx|dhx|sigmoid|tanh|exp|inf|clip|max|sqrt|output|reverse|float\d*|bfloat\d*|sum"
)


def prose(text):
    """Return the English words in a text that are no symbols."""
    found = re.findall(r"[A-Za-z]{2,}", re.sub(r"_\w+|_\{[^}]*\}", "", text))
    return [word for word in found if not SYMBOL.fullmatch(word)]


def test_every_mistake_has_words_in_both_languages():
    for one in all_mistakes():
        finding = Finding("mistake", {"name": one.name, "says": one.says, "backward": one.backward})
        en, zh = words(finding, "en"), words(finding, "zh")
        assert len(en) > len("It computes ."), one.name
        assert en.endswith(".")
        assert zh.endswith("。")
        assert len(zh) > len("单元算的是 。")
        assert not prose(zh), (one.name, zh)


def test_no_words_are_left_of_a_mistake_that_is_gone():
    assert set(MISTAKES) <= {one.name for one in (*all_mistakes(), *STEPS)}


@pytest.mark.parametrize("directions", [1, 2])
def test_a_step_that_returns_its_state_the_other_way_round_is_named(directions):
    """Each state goes into the next step as the other, and is answered as it."""

    def run(asked):
        h, C, every = asked["h0"], asked["C0"], []
        for x_t in asked["x"]:
            got = brief(asked | {"x": x_t[None], "h0": h, "C0": C})
            h, C = got["C_n"], got["h_n"]
            every.append(h)
        return np.stack(every), h, C

    def cell(asked):
        h, h_n, C_n = run(asked)
        answer = {"h": h, "h_n": h_n, "C_n": C_n}
        if directions == 2:
            other = {name: asked[f"{name}_reverse"] for name in ("h0", "C0", "W", "b")} | {"x": asked["x"][::-1]}
            h, h_n, C_n = run(other)
            answer |= {"h_reverse": h[::-1], "h_n_reverse": h_n, "C_n_reverse": C_n}
        return answer

    (finding,) = found(Foreign("packed", cell), directions=directions)
    assert finding.data["name"] == "step-returns-C-h"
    assert words(finding, "en") == "A step returns (C_t, h_t); expected: (h_t, C_t)."
    assert words(finding, "zh") == "每一步返回的是 (C_t, h_t)，应为 (h_t, C_t)。"


def backward(asked, change):
    """Return what the right LSTM answers, with its gradients changed."""
    like = [c for c in cases("lstm") if np.array_equal(c.inputs["x"], asked["x"])]
    answer = {"h": lstm(asked)["h"]}
    if "dh" in asked:
        answer |= change({f"d{name}": like[0].gradients[name] for name in ("x", "h0", "C0")})
    return answer


def test_wrong_gradients_that_nothing_explains_are_listed():
    candidate = Foreign("packed", backward, change=lambda d: d | {"dC0": d["dC0"] ** 2 + 1})
    candidate.gradients = True
    (finding,) = found(candidate)
    assert (finding.kind, finding.data["wrong"], finding.data["right"]) == ("gradients", ("dC0",), ("dx", "dh0"))
    assert words(finding, "en") == "All values are right. Of the gradients dC0 are wrong; dx and dh0 are right."
    assert words(finding, "zh") == "各个值都对；梯度中 dC0 不对；dx 和 dh0 是对的。"


def test_gradients_with_a_factor_are_told_the_factor():
    candidate = Foreign("packed", backward, change=lambda d: {name: 0.25 * array for name, array in d.items()})
    candidate.gradients = True
    (finding,) = found(candidate)
    assert (finding.kind, finding.data["factor"], finding.data["right"]) == ("gradient_factor", 0.25, ())
    assert "are 0.25 times the expected ones." in words(finding, "en")
