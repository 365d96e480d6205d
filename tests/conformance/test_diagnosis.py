"""The checker says what is wrong with a cell: each finding once, and none that is not so."""

from itertools import permutations

import numpy as np
import pytest
from foreign import Foreign, brief, by_kind, found, gru, lstm, refuse

from lstm_ref.conformance import cases
from lstm_ref.conformance.candidates import python_cell
from lstm_ref.conformance.checking import CandidateError, check
from lstm_ref.conformance.diagnosis import diagnose, words
from lstm_ref.conformance.diagnosis.says import SAYS


def changed(**how):
    """Return what changes arrays by their names."""
    return lambda arrays: {name: change(arrays[name]) for name, change in how.items() if name in arrays}


def answer(**how):
    change = changed(**how)
    return lambda arrays: arrays | change(arrays)


def swapped(a, b):
    return lambda arrays: arrays | {a: arrays[b], b: arrays[a]}


def batch_first(asked, cell=brief, **how):
    """Return what a cell answers that has the batch first."""
    x = asked["x"].swapaxes(0, 1)
    return {n: a.swapaxes(0, 1) if a.ndim == 3 else a for n, a in cell(asked | {"x": x}, **how).items()}


def batch_first_buffer(asked):
    """Return what a program answers that reads a buffer as (B, T, D), and writes one so."""
    T, B, D = asked["x"].shape
    if len(asked["h0"]) != B:
        T, B = B, T
    got = batch_first(asked | {"x": asked["x"].reshape(B, T, D)})
    return got | {"h": got["h"].reshape(T, B, -1)}


def reversed_in_time(asked):
    got = brief(asked | {"x": asked["x"][::-1]})
    return got | {"h": got["h"][::-1]}


def blocks_turned(W, H=None):
    H = len(W) // 4
    return np.concatenate([np.hstack([w[:, :H].T, w[:, H:]]) for w in np.split(W, 4)])


FORGET = {"b": lambda b: b + np.repeat([1, 0, 0, 0], len(b) // 4)}
BIAS = {"kept": "bias_ih", "other": "bias_hh"}
HIB = {"kept": "bias_hh", "other": "bias_ih"}
NONE = np.zeros_like


def packed(before=None, after=None, cell=brief, **how):
    return Foreign("packed", cell, before=before, after=after, **how)


def torch(before, cell=brief):
    return Foreign("pytorch", cell, before=before)


CASES = {
    "bias ignored": (packed(changed(b=NONE)), "bias", {"what": "ignored"}, False),
    "bias twice": (packed(changed(b=lambda b: 2 * b)), "bias", {"what": "twice"}, True),
    "forget bias": (packed(changed(**FORGET)), "bias", {"what": "forget"}, True),
    "bias_hh left out": (torch(changed(bias_hh=NONE)), "bias_left", BIAS, True),
    "bias_ih left out": (torch(changed(bias_ih=NONE)), "bias_left", HIB, True),
    "bias_ih twice": (torch(lambda a: {"bias_hh": a["bias_ih"]}), "bias_doubled", BIAS, True),
    "bias_hh twice": (torch(lambda a: {"bias_ih": a["bias_hh"]}), "bias_doubled", HIB, True),
    "initial states": (packed(swapped("h0", "C0")), "initial_states_swapped", {}, True),
    "zero states": (packed(changed(h0=NONE, C0=NONE)), "initial_state_zero", {"names": ("h0", "C0")}, False),
    "zero h0": (packed(changed(h0=NONE)), "initial_state_zero", {"names": ("h0",)}, False),
    "zero C0": (packed(changed(C0=NONE)), "initial_state_zero", {"names": ("C0",)}, False),
    "final states": (packed(after=swapped("h_n", "C_n")), "final_states_swapped", {}, True),
    "W_h transposed": (packed(changed(W=blocks_turned)), "recurrent_transposed", {}, True),
    "batch first": (packed(cell=batch_first), "batch_first", {}, True),
    "batch first in a buffer": (packed(cell=batch_first_buffer), "batch_first", {}, True),
    "answer batch first": (
        packed(after=answer(h=lambda h: h.swapaxes(0, 1))), "answer_batch_first", {}, True,
    ),
    "time reversed": (packed(cell=reversed_in_time), "time_reversed", {"answers": "by index"}, True),
    "x reversed": (packed(changed(x=lambda x: x[::-1])), "time_reversed", {"answers": "as computed"}, True),
    "answer reversed": (packed(after=answer(h=lambda h: h[::-1])), "answer_reversed", {}, True),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_misreading_is_named(name):
    candidate, kind, data, mends = CASES[name]
    candidate.asked = 0
    findings = found(candidate)
    assert by_kind(findings) == {kind: data}
    assert bool(findings[0].conversion) == mends
    assert findings[0].mended == (findings[0].data["cases"] if mends else None)
    assert candidate.asked <= len(list(cases("lstm"))) + 20


def test_a_right_cell_has_no_findings():
    assert found(packed()) == found(packed(cell=lstm)) == ()
    for layout in ("pytorch", "keras", "onnx"):
        assert found(Foreign(layout, lstm)) == ()
        assert found(Foreign(layout, gru, reset_after=True), "gru_reset_after") == ()
    assert found(Foreign("packed", gru), "gru") == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_cell_that_is_something_else_has_no_name(seed):
    rng = np.random.default_rng(seed)
    odd = rng.normal(size=(3, 4, 4))

    def step(f, i, C_tilde, o, C, h):
        C = np.sin(f * C * odd[0, 0, 0] + i * C_tilde) * odd[1, 1, 1]
        return np.cos(o) * C + odd[2, 2, 2], C

    candidate = packed(step=step)
    assert set(by_kind(found(candidate))) == {"difference"}


SPOILS = {
    "weights a little off": lambda rng: {"before": changed(W=lambda W: W + 1e-3 * rng.normal(size=W.shape))},
    "biases of another cell": lambda rng: {"before": changed(b=lambda b: rng.normal(size=b.shape))},
    "x scaled": lambda rng: {"before": changed(x=lambda x: rng.uniform(0.5, 0.9) * x)},
    "h scaled": lambda rng: {"after": answer(h=lambda h: rng.uniform(0.5, 0.9) * h)},
    "h of noise": lambda rng: {"after": answer(h=lambda h: rng.normal(size=h.shape))},
    "columns mixed": lambda rng: {"before": changed(W=lambda W: rng.permutation(W, axis=1))},
    "rows mixed": lambda rng: {"before": changed(W=lambda W: rng.permutation(W))},
    "one gate of noise": lambda rng: {"before": changed(b=lambda b: b + np.repeat([0, 0, 0, 1], len(b) // 4))},
}


@pytest.mark.parametrize("name", SPOILS)
@pytest.mark.parametrize("order", ["fiCo", "iofC"])
def test_what_is_spoilt_in_a_way_unknown_gets_no_name(name, order):
    """Not even that of its order, as no conversion would make it right."""
    for seed in range(3):
        candidate = packed(**SPOILS[name](np.random.default_rng(seed)), order=order)
        findings = found(candidate)
        assert {finding.kind for finding in findings} <= {"only", "difference", "state"}
        assert findings
        assert not any(finding.conversion for finding in findings)
        assert candidate.asked <= len(list(cases("lstm"))) + 20


def test_two_misreadings_that_are_both_known_are_both_named():
    candidate = packed(changed(b=lambda b: b + np.repeat([0, 1, 0, 0], len(b) // 4)), order="ifCo")
    findings = found(candidate)
    assert [finding.kind for finding in findings] == ["bias", "order"]
    assert all(finding.mended == finding.data["cases"] for finding in findings)


def test_two_mistakes_of_which_one_is_unknown_get_no_name():
    def step(f, i, C_tilde, o, C, h):
        C = f * C + i * C_tilde
        return o * np.tanh(1.01 * C), C

    assert not {"order", "bias", "mistake"} & set(by_kind(found(packed(order="oCif", step=step))))


@pytest.mark.parametrize("garbage", ["text", "nan", "flat", "empty", "raises"])
def test_nonsense_gets_no_name(garbage):
    def cell(asked):
        T, B, _ = asked["x"].shape
        h = {"nan": np.full((T, B, asked["h0"].shape[1]), np.nan)}.get(garbage)
        if garbage == "raises":
            refuse("I do not like it")
        if garbage == "empty":
            return {}
        if garbage == "flat":
            return {"h": np.zeros(3)}
        return {"h": h} if h is not None else {"words": np.zeros(3)}

    kinds = set(by_kind(found(packed(cell=cell))))
    assert kinds == {"nan": {"no_number"}}.get(garbage, set())


def test_a_first_difference_names_the_equation():
    def step(f, i, C_tilde, o, C, h):
        C = f * C + i * C_tilde * 1.1
        return o * np.tanh(C), C

    (finding,) = found(packed(cell=lstm, step=step))
    assert (finding.kind, finding.data["name"], finding.data["equation"]) == ("difference", "C", "4")
    assert finding.data["agree"] == ("f", "i", "C_tilde")
    assert "equation (4); f, i and C~ of that step are right" in words(finding, "en")
    (finding,) = found(packed(step=step))
    assert "If f, i, C~, C and o are answered too" in words(finding, "en")


def test_a_state_that_is_not_carried_is_seen():
    class Forgetful:
        def __init__(self):
            self.first = None

        def __call__(self, asked):
            got = [brief(asked | {"x": asked["x"][t : t + 1]}) for t in range(len(asked["x"]))]
            got[1:] = [{**one, "h": one["h"] + 0.1} for one in got[1:]]
            return {"h": np.concatenate([one["h"] for one in got])}

    assert [finding.kind for finding in found(packed(cell=Forgetful()))] == ["only", "state"]


def with_epsilon(f, i, C_tilde, o, C, h):
    C = f / (1 + 1e-8 * f) * C + i * C_tilde
    return o * np.tanh(C), C


LITTLE = {
    "float32 inside": lambda asked: brief({name: array.astype(np.float32) for name, array in asked.items()}),
    "six digits": lambda asked: {"h": np.round(brief(asked)["h"], 6)},
    "nine digits": lambda asked: {"h": np.vectorize(lambda k: float(f"{k:.8g}"))(brief(asked)["h"])},
    "an epsilon": lambda asked: brief(asked, step=with_epsilon),
    "a constant": lambda asked: {"h": brief(asked)["h"] + 3e-9},
}


@pytest.mark.parametrize("name", LITTLE)
def test_what_differs_a_little_is_not_said_to_be_float32_alone(name):
    (finding,) = found(packed(cell=LITTLE[name]))
    assert finding.kind == "small"
    assert 1e-9 < finding.data["worst"] < 2e-6
    en, zh = words(finding, "en"), words(finding, "zh")
    assert all(cause in en for cause in ("float32 inside", "too few digits", "epsilon", "--dtype float32"))
    assert all(cause in zh for cause in ("float32", "位数", "epsilon", "--dtype float32"))


def sloppy(f, i, C_tilde, o, C, h):
    C = (f + 3e-5) * C + i * C_tilde
    return o * np.tanh(C), C


COARSE = {
    "weights of float16": {"before": lambda asked: {"W": asked["W"].astype(np.float16).astype(np.float32)}},
    "answers of float16": {"after": lambda answer: {"h": answer["h"].astype(np.float16)}},
    "the forget gate 3e-5 too large": {"step": sloppy},
}


@pytest.mark.parametrize("name", COARSE)
def test_what_is_coarse_in_float32_gets_no_cause(name):
    """The first step may be within the tolerance, and cases with D > H the only ones above it."""
    findings = found(packed(**COARSE[name]), dtype="float32")
    assert [finding.kind for finding in findings] == ["small"]
    assert "small everywhere" in words(findings[0], "en")


def test_a_step_that_changes_its_weights_in_place_is_told_which():
    def step(x_t, h_prev, C_prev, W, b):
        got = brief({"x": x_t[None], "h0": h_prev, "C0": C_prev, "W": W, "b": b})
        b *= 0.5
        h_prev[:] = x_t[:] = 9  # its own, which nobody else reads
        return got["h_n"], got["C_n"]

    (finding,) = found(python_cell(step))
    assert (finding.kind, finding.data["arrays"]) == ("changes", ("b",))
    assert words(finding, "en").startswith("It changes in place what it is given as b:")

    def wrong_too(x_t, h_prev, C_prev, W, b):
        return step(x_t, h_prev + 0.01, C_prev, W, b)

    assert [finding.kind for finding in found(python_cell(wrong_too))] == ["changes", "difference"]


def test_a_first_step_that_is_wrong_within_the_tolerance_is_no_sign_of_a_lost_state():
    def cell(asked):
        rise = np.array([1e-10, *[0.1] * (len(asked["x"]) - 1)])
        return {"h": brief(asked)["h"] + rise[:, None, None]}

    assert [finding.kind for finding in found(packed(cell=cell))] == ["only", "difference"]


def test_the_last_step_alone_is_seen():
    (finding,) = found(packed(after=answer(h=lambda h: h[-1])))
    assert finding.kind == "steps"
    assert finding.data["what"] == "last"


GRUS = {
    "z": ({"z_weighs": "old"}, {"z": {"given": "candidate"}}),
    "reset after": ({"reset_after": True}, {"cell": {"cell": "gru_reset_after"}}),
    "both": (
        {"z_weighs": "old", "reset_after": True},
        {"z": {"given": "candidate"}, "cell": {"cell": "gru_reset_after"}},
    ),
}


@pytest.mark.parametrize("name", GRUS)
def test_a_gru_of_another_kind_is_named(name):
    how, kinds = GRUS[name]
    findings = found(Foreign("packed", gru, **how), "gru")
    assert by_kind(findings) == kinds
    assert bool(findings[0].conversion) == ("z_weighs" in how)


def test_a_gru_that_resets_before_is_named_too():
    assert by_kind(found(Foreign("packed", gru), "gru_reset_after")) == {"cell": {"cell": "gru"}}
    z = {"z": {"given": "old"}, "cell": {"cell": "gru"}}
    assert by_kind(found(Foreign("pytorch", gru, z_weighs="new"), "gru_reset_after")) == z


def coupled(asked):
    def step(f, i, C_tilde, o, C, h):
        C = f * C + (1 - f) * C_tilde
        return o * np.tanh(C), C

    return brief(asked, step=step)


def test_coupled_gates_are_named():
    (finding,) = found(packed(cell=coupled))
    assert (finding.kind, finding.data["cell"], finding.mended) == ("cell", "coupled", None)
    assert words(finding, "zh") == "单元算的是用例集里的另一种单元 coupled：请用 --cell coupled 来检查。"


def test_every_kind_has_words_in_both_languages():
    for key, says in SAYS.items():
        assert set(says) == {"en", "zh"}, key
    for candidate, *_ in CASES.values():
        for finding in found(candidate):
            for lang in ("en", "zh"):
                said = words(finding, lang)
                assert said
                assert "{" not in said.replace("_{", "")
                assert "None" not in said


def both_ways(asked, order="fiCo", show=("output",)):
    """Return what two directions answer."""
    back = {name: asked[f"{name}_reverse"] for name in ("h0", "C0", "W", "b")} | {"x": asked["x"][::-1]}
    first, second = brief(asked, order=order), brief(back, order=order)
    second["h"] = second["h"][::-1]
    answer = {"output": np.concatenate([first["h"], second["h"]], axis=2)}
    answer |= first | {f"{name}_reverse": array for name, array in second.items()}
    return {name: answer[name] for name in show}


@pytest.mark.parametrize("show", [("output",), ("h", "h_reverse", "C_n_reverse")])
def test_an_order_is_named_in_two_directions(show):
    assert found(packed(cell=both_ways, show=show), directions=2) == ()
    (finding,) = found(packed(cell=both_ways, order="iofC", show=show), directions=2)
    assert (finding.kind, finding.data["owners"]) == ("order", ("ONNX",))
    assert finding.mended == finding.data["cases"] >= 1
    assert finding.conversion.count("W_reverse = repack(W_reverse") == 1


@pytest.mark.parametrize("show", [("output",), ("h", "h_reverse"), ("h", "h_reverse", "output")])
def test_a_second_direction_that_is_not_turned_back_is_named(show):
    def cell(asked):
        got = both_ways(asked, show=(*show, "output"))
        H = asked["h0"].shape[1]
        got["output"] = np.concatenate([got["output"][..., :H], got["output"][::-1, :, H:]], axis=2)
        return {name: got[name][::-1] if name == "h_reverse" else got[name] for name in show}

    (finding,) = found(packed(cell=cell), directions=2)
    assert (finding.kind, finding.mended) == ("reverse_not_turned", finding.data["cases"])


@pytest.mark.parametrize("layout", ["packed", "onnx"])
def test_an_order_of_peepholes_is_named(layout):
    def cell(asked, read, layout="packed"):
        p = dict(zip(read, np.split(asked["P"].ravel(), 3), strict=True))
        packed_or_not = lstm(asked, layout=layout, peepholes=p)
        return {name: packed_or_not[name] for name in ("h", "h_n", "C_n")}

    given = {"packed": "fio", "onnx": "iof"}[layout]
    for read in permutations("fio"):
        findings = found(Foreign(layout, cell, read="".join(read)), "peephole")
        wanted = {"peephole_order": {"order": read, "given": tuple(given)}}
        assert by_kind(findings) == ({} if "".join(read) == given else wanted)
        assert all(finding.mended == finding.data["cases"] for finding in findings)


def test_the_conversion_is_printed_as_it_was_run():
    (finding,) = found(packed(order="ifCo"))
    assert finding.conversion == (
        "W = repack(W, ('f', 'i', 'C', 'o'), into=('i', 'f', 'C', 'o'))\n"
        "b = repack(b, ('f', 'i', 'C', 'o'), into=('i', 'f', 'C', 'o'))"
    )
    assert words(finding, "en") == (
        "The gates are read in the order i, f, C~, o; they are given in the order f, i, C~, o. The order read is that "
        "of PyTorch, Keras and PaddlePaddle. In any language: take the 4 blocks in the order 2nd, 1st, 3rd, 4th."
    )
    assert words(finding, "zh") == (
        "单元按 i、f、C~、o 的顺序读各个门，而用例里的顺序是 f、i、C~、o。"
        "单元用的是 PyTorch、Keras 和 PaddlePaddle 的顺序。"
        "不论用什么语言：从用例里的 4 块中，依次取第 2、1、3、4 块交给它。"
    )
    (finding,) = found(packed(cell=batch_first))
    assert finding.conversion == "x = x.swapaxes(0, 1)\n...\nh = h.reshape(len(h0), -1, h.shape[-1]).swapaxes(0, 1)"


@pytest.mark.parametrize(
    ("where", "spoil"),
    [
        ("large", lambda asked: np.abs(asked["W"]).max() > 100),
        ("wide", lambda asked: asked["h0"].shape[1] > 8),
        ("batch", lambda asked: asked["x"].shape[1] > 1),
        ("one_step", lambda asked: len(asked["x"]) == 1),
        ("long", lambda asked: len(asked["x"]) > 50),
        ("one_unit", lambda asked: asked["h0"].shape[1] == 1),
    ],
)
def test_what_wrong_cases_have_in_common_is_seen(where, spoil):
    def cell(asked):
        got = brief(asked)
        return got | ({"h": got["h"] + 0.1} if spoil(asked) else {})

    findings = found(packed(cell=cell))
    assert findings[0].kind == "only"
    assert findings[0].data["where"] == where
    assert words(findings[0], "en").startswith("Only cases with")


def test_a_number_that_is_none_is_seen():
    def cell(asked):
        got = brief(asked)
        return got | ({"h": got["h"] * np.nan} if np.abs(asked["W"]).max() > 100 else {})

    only, none = found(packed(cell=cell))
    assert (only.data["where"], none.kind) == ("large", "no_number")
    assert words(none, "en") == "h is nan in lstm_extreme_float64: not a finite number."


def test_a_conversion_that_does_not_help_is_not_given():
    """One of two biases cannot be made up for where the candidate has its own."""
    candidate = Foreign("pytorch", gru, before=changed(bias_hh=NONE), reset_after=True)
    (finding,) = found(candidate, "gru_reset_after")
    assert (finding.kind, finding.conversion, finding.mended) == ("bias_left", "", None)


def test_a_conversion_that_mends_one_case_and_spoils_the_others_is_not_given():
    def cell(asked):
        return brief(asked, order="ifCo" if len(asked["x"]) == 1 else "fiCo")

    findings = found(packed(cell=cell))
    assert [finding.kind for finding in findings] == ["only", "difference"]
    assert not any(finding.conversion for finding in findings)


def test_a_conversion_that_mends_most_cases_says_how_many():
    def cell(asked):
        got = brief(asked, order="ifCo")
        return got | ({"h": got["h"] + 0.1} if len(asked["x"]) > 50 else {})

    (finding,) = found(packed(cell=cell))
    assert (finding.kind, finding.mended) == ("order", finding.data["cases"] - 1)


@pytest.mark.parametrize("limit", [0, 1, 4])
def test_it_asks_no_more_often_than_it_may(limit):
    for candidate in (packed(order="ifCo"), packed(cell=batch_first), packed(changed(b=lambda b: b**2))):
        report = check(candidate, "lstm")
        candidate.asked = 0
        findings = diagnose(candidate, report, limit=limit)
        assert candidate.asked == limit
        assert not any(finding.mended == finding.data["cases"] for finding in findings if finding.mended)


def test_what_does_not_end_is_not_asked_again():
    def cell(asked):
        raise CandidateError("timeout", seconds="10")

    candidate = packed(cell=cell)
    report = check(candidate, "lstm")
    candidate.asked = 0
    assert diagnose(candidate, report) == ()
    assert candidate.asked == 1


def test_a_float32_cell_is_diagnosed_too():
    def cell(asked):
        return {name: array.astype(np.float32) for name, array in brief(asked, order="oCif").items()}

    (finding,) = found(packed(cell=cell), dtype="float32")
    assert (finding.kind, finding.data["order"]) == ("order", tuple("oCif"))
    assert finding.mended == finding.data["cases"]
