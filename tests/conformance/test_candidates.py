"""Python functions as candidates: what they are handed, what they may return, and what is said of what cannot be."""

import inspect
import json
import sys
from collections import namedtuple

import numpy as np
import pytest

from lstm_ref.conformance import TargetError, case, cases, check, judge, python_cell
from lstm_ref.conformance.candidates import load, raised, signature
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.layouts import CELLS_OF, weights
from lstm_ref.conformance.questions import expected, question
from lstm_ref.conformance.reference import computed, gradients
from lstm_ref.conformance.report.sentences import sentences
from lstm_ref.interop import from_keras, from_pytorch
from lstm_ref.lstm import lstm_step
from lstm_ref.params import LSTMParams, LSTMState


def sigmoid(a):
    return 0.5 * (1 + np.tanh(a / 2))


def step(x_t, h_prev, C_prev, W, b):
    a_f, a_i, a_C, a_o = np.split(np.concatenate([h_prev, x_t], axis=1) @ W.T + b, 4, axis=1)
    C = sigmoid(a_f) * C_prev + sigmoid(a_i) * np.tanh(a_C)
    return sigmoid(a_o) * np.tanh(C), C


def sequence(x, h0, C0, W, b):
    h, C, hs, Cs = h0, C0, [], []
    for x_t in x:
        h, C = step(x_t, h, C, W, b)
        hs.append(h)
        Cs.append(C)
    return np.stack(hs), np.stack(Cs)


def both(x, h0, C0, W, b, h0_reverse, C0_reverse, W_reverse, b_reverse):
    h, C = sequence(x, h0, C0, W, b)
    back, C_back = (a[::-1] for a in sequence(x[::-1], h0_reverse, C0_reverse, W_reverse, b_reverse))
    return np.concatenate([h, back], axis=-1), (np.stack([h[-1], back[0]]), np.stack([C[-1], C_back[0]]))


def report(function, cell="lstm", layout=None, **options):
    return check(python_cell(function, layout), cell, **options)


def compared(function, cell="lstm", layout=None, **options):
    """Return what was compared in the last case; every case must be right."""
    found = report(function, cell, layout, **options)
    assert found.right, next(outcome for outcome in found.outcomes if not outcome.right)
    return found.outcomes[-1].compared


def fault(function, cell="lstm", layout=None, **options):
    outcome = report(function, cell, layout, **options).outcomes[0]
    assert outcome.fault, outcome
    return outcome.fault, outcome.detail


def of_article(params, x_t, h_prev, C_prev):
    """Return what lstm_ref's step makes of it."""
    return lstm_step(params, x_t, LSTMState(h=h_prev, C=C_prev))


def article_step(x_t, h, C, W_f, b_f, W_i, b_i, W_C, b_C, W_o, b_o):
    params = LSTMParams(W_f=W_f, b_f=b_f, W_i=W_i, b_i=b_i, W_C=W_C, b_C=b_C, W_o=W_o, b_o=b_o)
    now = of_article(params, x_t, h, C)
    return {f"{name}_t": getattr(now, f"{name}_t") for name in ("f", "i", "C_tilde", "C", "o", "h", "a_f")}


def pytorch_step(x_t, h, C, weight_ih_l0, weight_hh_l0, bias_ih_l0, bias_hh_l0):
    given = {name: array for name, array in locals().items() if name.endswith("_l0")}
    return of_article(from_pytorch(given)[0], x_t, h, C).h_t, of_article(from_pytorch(given)[0], x_t, h, C).C_t


def keras_step(x_t, h, C, kernel, recurrent_kernel, bias):
    now = of_article(from_keras([kernel, recurrent_kernel, bias]), x_t, h, C)
    return now.h_t, now.C_t


def onnx_step(x_t, h, C, W, R, B):
    i, o, f, c = np.split(W[0] @ x_t.T + R[0] @ h.T + np.add(*np.split(B[0], 2))[:, None], 4)
    C = sigmoid(f).T * C + (sigmoid(i) * np.tanh(c)).T
    return sigmoid(o).T * np.tanh(C), C


@pytest.mark.parametrize("function", [step, article_step, pytorch_step, keras_step, onnx_step])
@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_a_step_in_each_layout_is_right(function, dtype):
    assert {"h", "C"} <= set(compared(function, dtype=dtype))


@pytest.mark.parametrize("function", [step, pytorch_step, keras_step, onnx_step])
def test_a_step_is_run_in_both_directions(function):
    assert {"h", "C", "h_reverse", "C_reverse"} <= set(compared(function, directions=2))


@pytest.mark.parametrize("cell", CELLS)
def test_every_cell_and_value_in_the_article_layout(cell):
    """A function of whatever the cell has, which answers what lstm_ref computes one step at a time."""
    kind = CELLS[cell]

    def one(x_t, h, C=None, **parameters):
        state = kind.State(**{"h": h, **({"C": C} if "C" in kind.states else {})})
        now = kind.step(kind.Params(**parameters), x_t, state)
        return {name: getattr(now, f"{name}_t") for name in kind.values}

    if "C" not in kind.states:
        one.__signature__ = inspect.signature(one).replace(
            parameters=[p for p in inspect.signature(one).parameters.values() if p.name != "C"]
        )
    assert compared(one, cell, "article")[: len(kind.values)] == kind.values


def test_what_a_step_may_return():
    pair = namedtuple("pair", "c h")  # in this order, as TensorFlow has it

    def changed(change):
        return lambda x_t, h_prev, C_prev, W, b: change(*step(x_t, h_prev, C_prev, W, b))

    for change in (
        lambda h, C: [h, C],
        lambda h, C: (h.tolist(), C.tolist()),
        lambda h, C: {"h": h, "c": C},
        lambda h, C: pair(h=h, c=C),
    ):
        assert {"C", "h"} <= set(compared(changed(change)))


def test_what_a_sequence_may_return():
    def changed(change):
        return lambda x, h0, C0, W, b: change(*sequence(x, h0, C0, W, b))

    for change, names in (
        (lambda h, C: h, ("h",)),
        (lambda h, C: h.tolist(), ("h",)),
        (lambda h, C: (h, C), ("C", "h")),
        (lambda h, C: (h, (h[-1], C[-1])), ("h", "h_n", "C_n")),
        (lambda h, C: (h, h[-1], C[-1]), ("h", "h_n", "C_n")),
        (lambda h, C: (h, (h[-1:], C[-1:])), ("h", "h_n", "C_n")),
        (lambda h, C: {"output": h, "c_n": C[-1]}, ("h", "C_n")),
        (lambda h, C: list(h), ("h",)),
        (lambda h, C: list(map(Tensor, h)), ("h",)),
        (lambda h, C: (list(h), list(C)), ("C", "h")),
        (lambda h, C: (list(h), (h[-1], C[-1])), ("h", "h_n", "C_n")),
        (lambda h, C: [h, h[-1], C[-1]], ("h", "h_n", "C_n")),
        (lambda h, C: h.astype(object), ("h",)),
        (lambda h, C: (h_t for h_t in h), ("h",)),
        (lambda h, C: np.ma.masked_array(h), ("h",)),
    ):
        assert compared(changed(change)) == names


def test_a_sequence_of_two_directions_returns_the_output_and_both_final_states():
    assert compared(both, directions=2) == ("h_n", "C_n", "h_n_reverse", "C_n_reverse", "output")


def test_a_sequence_of_two_directions_may_return_both_h_apart():
    def apart(*args, **kwargs):
        output = both(*args, **kwargs)[0]
        return np.split(output, 2, axis=-1)[0], np.split(output, 2, axis=-1)[1]

    apart.__signature__ = inspect.signature(both)
    assert compared(apart, directions=2) == ("h", "h_reverse")


def test_gradients_are_asked_for_by_their_names():
    def asked_back(x, h0, C0, dh, dh_n, dC_n, **W):
        return {"h": [x[:, :, :1].tolist()], "dx": dh}

    def right(x, h0, C0, dh, dh_n, dC_n, W_f, b_f, W_i, b_i, W_C, b_C, W_o, b_o):
        (one,) = [c for c in cases("lstm") if np.array_equal(c.inputs["W_f"], W_f)]
        assert one.gradients or not (dh.any() or dh_n.any() or dC_n.any())
        if one.gradients:
            assert all(np.array_equal(a, one.loss_weights[n]) for n, a in (("h", dh), ("h_n", dh_n), ("C_n", dC_n)))
        by = gradients(one) if one.gradients else {"x": x}
        return {"h": computed(one)["h"], **{f"d{name}": array for name, array in by.items()}}

    assert python_cell(asked_back, "packed").gradients
    assert {"dx", "dh0", "dC0", "dW_f", "db_o"} <= set(compared(right))
    assert not python_cell(step).gradients

    def wrong(**arrays):
        return right(**arrays) | {"dx": arrays["x"]}

    wrong.__signature__ = inspect.signature(right)
    assert {o.difference.name for o in report(wrong).outcomes if not o.right} == {"dx"}


@pytest.mark.parametrize("lacking", ["dx", "dh0", "dC0", "dW", "db"])
def test_a_gradient_that_is_not_answered_is_missing(lacking):
    """Of the cases that have gradients; gradients by the values of every step are free to leave out."""
    chosen = {one.name: one for one in cases("lstm")}

    def answer(x, h0, C0, W, b, dh, dh_n, dC_n):
        (one,) = [c for c in chosen.values() if np.array_equal(c.inputs["x"], x) and np.array_equal(c.inputs["h0"], h0)]
        given = {name: array for name, array in expected(one, "packed").items() if name not in (lacking, "da_f")}
        return given if one.gradients else {"h": given["h"]}

    for outcome in report(answer).outcomes:
        if chosen[outcome.case].gradients:
            assert (outcome.fault, outcome.detail) == ("no_gradient", {"names": (lacking,)})
        else:
            assert outcome.right


def test_a_wrong_value_is_told_before_a_missing_gradient():
    outcome = report(lambda x, h0, C0, W, b, dh, dh_n, dC_n: 2 * sequence(x, h0, C0, W, b)[0]).outcomes[0]
    assert (outcome.fault, outcome.difference.name) == (None, "h")


@pytest.mark.parametrize(
    ("names", "lacks"),
    [(["output"], None), (["h", "h_reverse"], None), (["h"], "h_reverse"), (["h_reverse"], "h"), (["h_n"], "h")],
)
def test_two_directions_need_the_h_of_both(names, lacks):
    one = case("lstm_two_float64")
    want = expected(one, "packed")
    found = judge(one.name, {name: want[name] for name in names}, want, 1e-9)
    assert found.right == (lacks is None)
    assert (found.detail or {}).get("name") == lacks


def test_parameters_with_defaults_that_are_not_known_are_left_alone():
    def with_default(x_t, h_prev, C_prev, W, b, activation=np.tanh, *, units=3):
        assert (activation, units) == (np.tanh, 3)
        return step(x_t, h_prev, C_prev, W, b)

    def known(x, W, b, h0=None, C0=None):
        return sequence(x, h0, C0, W, b)

    def by_position(x_t, h_prev, C_prev, /, W, b):
        return step(x_t, h_prev, C_prev, W, b)

    for function in (with_default, known, by_position):
        compared(function)


def test_a_function_of_any_keywords_gets_a_whole_layout():
    def any_keywords(x_t, h, C, **weights):
        assert list(weights) == ["kernel", "recurrent_kernel", "bias"]
        return keras_step(x_t, h, C, **weights)

    compared(any_keywords, layout="keras")


def test_arrays_are_the_functions_own():
    """One works in its arguments and answers the same two arrays each time; another changes its weights."""

    def in_place(x_t, h_prev, C_prev, W, b):
        h, C = step(x_t, h_prev, C_prev, W, b)
        x_t[:] = np.nan
        buffer[0].resize(h.shape, refcheck=False)
        buffer[1].resize(h.shape, refcheck=False)
        buffer[0][:], buffer[1][:] = h, C
        return buffer

    def spoiling(x, h0, C0, W, b):
        h = sequence(x, h0, C0, W, b)[0]
        W[:] = b[:] = x[:] = h0[:] = 0
        return h

    buffer = [np.zeros(1), np.zeros(1)]
    compared(in_place)
    compared(in_place, directions=2)
    before = case("lstm_small_float64").inputs["x"].copy()
    compared(spoiling)
    assert np.array_equal(case("lstm_small_float64").inputs["x"], before)


def test_a_wrong_step_is_wrong():
    def swapped(x_t, h_prev, C_prev, W, b):
        i, f, C, o = np.split(W, 4)
        return step(x_t, h_prev, C_prev, np.concatenate([f, i, C, o]), b)

    found = report(swapped)
    assert not any(outcome.right for outcome in found.outcomes)
    assert all(outcome.difference.name == "C" for outcome in found.outcomes)


class Tensor:
    """What a tensor of PyTorch looks like from here."""

    def __init__(self, array):
        self.array, self.shape = array, array.shape

    def detach(self):
        return self

    cpu = detach

    def numpy(self):
        return self.array


def test_tensors_are_arrays_too():
    assert "C" in compared(lambda x_t, h_prev, C_prev, W, b: tuple(map(Tensor, step(x_t, h_prev, C_prev, W, b))))
    assert "C_n" in compared(
        lambda x, h0, C0, W, b: (lambda h, C: (Tensor(h), (Tensor(h[-1]), Tensor(C[-1]))))(*sequence(x, h0, C0, W, b))
    )


async def waits(x_t, h_prev, C_prev, W, b):
    return h_prev, C_prev


RETURNED = [
    (lambda x_t, h, C, W, b: h, "no_part", {"part": "C", "got": ("h",)}),
    (lambda x_t, h, C, W, b: {"C": C, "f": h}, "no_part", {"part": "h", "got": ("C", "f")}),
    (lambda x_t, h, C, W, b: (h, C, C), "returned", {"got": "tuple [3] (ndarray, ndarray, ndarray)"}),
    (lambda x_t, h, C, W, b: None, "not_numbers", {"name": "h", "got": "NoneType"}),
    (lambda x_t, h, C, W, b: ("h", C), "not_numbers", {"name": "h", "got": "str"}),
    (lambda x_t, h, C, W, b: (h + 0j, C), "not_numbers", {"name": "h", "got": "complex"}),
    (lambda x_t, h, C, W, b: ([[1], [1, 2]], C), "ragged", {"name": "h"}),
    (lambda x_t, h, C, W, b: (h[0], C), "shape", {"name": "h_t", "want": (1, 3), "got": (3,)}),
    (lambda x_t, h, C, W, b: (h, C.T), "shape", {"name": "C_t", "want": (1, 3), "got": (3, 1)}),
    (lambda x, h0, C0, W, b: (x, h0, C0, W), "returned", {"got": "tuple [4] (ndarray, ndarray, ndarray, ndarray)"}),
    (lambda x, h0, C0, W, b: (x, h0), "returned", {"got": "tuple [2] (ndarray, ndarray)"}),
    (
        lambda x, h0, C0, W, b: ((h0, C0), x),
        "returned",
        {"wanted": ("h", "(h, (h_n, C_n))"), "got": "tuple [2] (tuple, ndarray)"},
    ),
    (lambda x, h0, C0, W, b: (), "returned", {"got": "tuple [0] ()"}),
    (lambda x, h0, C0, W, b: np.ma.masked_array(x, mask=x > 9), "shape", {"name": "h"}),
    (lambda x, h0, C0, W, b: np.ma.masked_array(x, mask=True), "masked", {"name": "h"}),
    (lambda x, h0, C0, W, b: [[[10**400]]], "too_large", {"name": "h"}),
    (lambda x, h0, C0, W, b: np.array([[[0.5, "x"]]], object), "not_numbers", {"name": "h", "got": "str"}),
    (waits, "coroutine", {}),
    (
        lambda x, h0, C0, W, b, dh, dh_n, dC_n: (x, (h0, C0), (x, h0, C0, W, b)),
        "gradients_named",
        {"known": ("dx", "dh0", "dC0", "dW", "db"), "got": "tuple [3] (ndarray, tuple, tuple)"},
    ),
    (lambda x, h0, C0, W, b: {"y": x}, "missing", {"got": ("y",)}),
    (lambda x, h0, C0, W, b: {}, "missing", {"got": ("–",)}),
    (lambda x, h0, C0, W, b: {"h": x, "y": x}, "unknown", {"name": "y"}),
    (lambda x, h0, C0, W, b: x, "shape", {"name": "h", "want": (1, 1, 3), "got": (1, 1, 1)}),
]


@pytest.mark.parametrize(("function", "name", "detail"), RETURNED)
def test_what_cannot_be_returned_is_told(function, name, detail):
    got_name, got = fault(function)
    assert got_name == name
    assert {key: got[key] for key in detail} == detail


def test_values_of_other_shapes_at_other_steps_are_ragged():
    count = iter(range(1000))
    assert (
        fault(lambda x_t, h, C, W, b: {"h": h, "C": C, "f": np.zeros(next(count))}, only="lstm_small_float64")[0]
        == "ragged"
    )


def breaks(x_t, h_prev, C_prev, W, b):
    return solved(W, b)


def solved(W, b):
    return np.linalg.solve(W, b)  # not square


def test_an_exception_in_their_code_is_told_with_their_line():
    name, detail = fault(breaks)
    assert (name, detail["kind"]) == ("raised", "LinAlgError")
    where = detail["where"]
    assert (where["file"], where["function"]) == (__file__, "solved")
    assert where["line"] == solved.__code__.co_firstlineno + 1
    assert where["code"].startswith("return np.linalg.solve")


def test_a_function_that_leaves_python_is_told_too():
    def leaves(x_t, h, C, W, b):
        raise SystemExit(3)

    assert fault(leaves)[1]["kind"] == "SystemExit"


def test_what_is_no_exception_is_told_too_but_for_ctrl_c():
    def raises(kind):
        def step(x_t, h, C, W, b):
            raise kind("no")

        return step

    assert fault(raises(BaseException))[1]["kind"] == "BaseException"
    with pytest.raises(KeyboardInterrupt):
        report(raises(KeyboardInterrupt))


def test_half_a_letter_in_a_message_can_be_printed():
    def broken(x_t, h, C, W, b):
        raise ValueError("\ud800 <&>")

    assert fault(broken)[1]["message"] == r"\ud800 <&>"


def test_who_expects_tensors_is_told_what_is_given():
    def torch_step(x_t, h, C, W, b):
        raise TypeError("cat(): argument 'tensors' must be tuple of Tensors, not ndarray")

    (outcome, *_) = report(torch_step).outcomes
    assert "torch.as_tensor" in sentences(outcome, "en")
    assert "torch.as_tensor" not in sentences(report(breaks).outcomes[0], "en")


def test_code_of_theirs_is_neither_a_library_nor_this_package():
    assert raised.is_theirs(__file__)
    assert not any(map(raised.is_theirs, (np.__file__, inspect.__file__, raised.__file__)))


# fmt: off
def some(x_t, *given): ...
def unknown(x_t, h, units, cells): ...
def neither(h, W, b): ...
def step_and_sequence(x, x_t, W, b): ...
def mixed(x_t, h, C, W_f, kernel): ...
def packed_peepholes(x_t, h, C, W, b, p_f, p_i, p_o): ...
def nothing(x_t, h, C): ...
def two_layouts(x_t, h, C, W): ...
def any_keyword(x_t, h, C, **weights): ...
def step_with_x(x, h, c, W, b): ...
class Step:
    def __call__(self, x_t, h_prev, C_prev, W, b): ...
def no_names(**kw): ...
def gradient_of_a_step(x_t, h, C, W, b, dh): ...
# fmt: on


@pytest.mark.parametrize(
    ("function", "name", "words"),
    [
        (some, "args", r"^\*given has no names"),
        (
            unknown,
            "unknown_name",
            r"^unknown parameter units, cells; known names:\n    x_t, h_prev",
        ),
        (neither, "no_x", r"^expected a parameter x_t \(one step\) or x .* got h, W, b$"),
        (step_and_sequence, "no_x", "not both"),
        (mixed, "mixed", r"^no single layout contains all of W_f, kernel; .*\n    article: W_f, b_f"),
        (packed_peepholes, "mixed", r"\n    packed: W, b, P = \[p_f, p_i, p_o\], b_hh\n"),
        (nothing, "no_weights", r"^the function asks for no weights; .*\n.*\n    packed: W, b"),
        (two_layouts, "ambiguous", r"^W: the layouts packed, onnx have these names"),
        (any_keyword, "keywords", r"--layout: article, packed, pytorch, keras, onnx$"),
        (gradient_of_a_step, "step_gradients", r"^a step is not asked for gradients"),
        (step_with_x, "step_x", r"^x means the whole sequence, \(T, B, D\), and h, c .*: name the input of a step x_t"),
        (Step, "class", r"^Step is a class; .* write step = Step\(\)"),
        (no_names, "no_x", r"got –$"),
        (3, "no_signature", r"^expected a function whose parameters can be read, got int$"),
    ],
)
def test_what_cannot_be_asked_is_told(function, name, words):
    with pytest.raises(TargetError, match=words) as error:
        python_cell(function)
    assert error.value.fault == name
    assert any("\u4e00" <= letter <= "\u9fff" for letter in error.value.words("zh"))


def test_a_layout_that_is_given_must_have_the_names():
    assert python_cell(two_layouts, "onnx").layout == "onnx"
    with pytest.raises(
        TargetError,
        match=r"^the names W are not .* keras but of packed, onnx; .*\n    keras: kernel, recurrent_kernel, bias$",
    ):
        python_cell(two_layouts, "keras")


def test_what_another_cell_has_is_told():
    with pytest.raises(
        TargetError, match=r"^this kind of cell has no C_prev; known names: x_t, h_prev, W, b \(--cell says"
    ):
        report(step, "rnn")


@pytest.mark.parametrize(
    ("function", "fault", "words"),
    [
        (both, "one_direction", "^h0_reverse, C0_reverse, W_reverse, b_reverse: .* give --directions 2$"),
        (lambda x_t, h_prev, W, b: h_prev, "no_C", "has no C_prev, .*--cell gru, gru_reset_after or rnn$"),
    ],
)
def test_an_option_that_was_forgotten_is_told(function, fault, words):
    with pytest.raises(TargetError, match=words) as error:
        report(function)
    assert error.value.fault == fault


def test_a_case_that_is_not_there_is_told():
    with pytest.raises(
        ValueError, match=r"^cell: expected one that has cases of float64, 1 .* of the name x, got 'lstm'$"
    ):
        report(step, only="x")


def test_all_that_the_loss_weighs_must_be_asked_for():
    with pytest.raises(TargetError, match=r"^the loss also weighs the final states: ask for dC_n, dh_n too$"):
        report(lambda x, h0, C0, W, b, dh: x)


def test_the_names_of_layouts_are_those_of_the_questions():
    found = {layout: set() for layout in CELLS_OF}
    for layout, cells in CELLS_OF.items():
        for cell in cells:
            for directions in (1, 2):
                names = weights(next(cases(cell, directions=directions)), layout)
                found[layout] |= {name.removesuffix("_reverse") for name in names}
    assert {layout: set(names) for layout, names in signature.NAMES.items()} == found


def test_every_name_in_a_question_can_be_asked_for():
    for layout in signature.NAMES:
        for name in question(case("lstm_two_float64"), layout, gradients=True):
            assert signature.meant(name) == name


FILE = """from __future__ import annotations
import beside
from dataclasses import dataclass
@dataclass
class Cells:
    count: int
    def step(x_t, h_prev, C_prev, W, b):
        return beside.step(x_t, h_prev, C_prev, W, b)
"""


def test_a_file_is_loaded_with_what_stands_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.path", [*load.sys.path])
    (tmp_path / "beside.py").write_text(inspect.getsource(step) + "\nimport numpy as np\n" + inspect.getsource(sigmoid))
    (tmp_path / "numpy.py").write_text("raise ImportError('the wrong one')")  # the one that is there stays
    (tmp_path / "json.py").write_text(FILE)
    compared(load.load(f"{tmp_path}/json.py:Cells.step"))
    assert sys.modules["json"] is json


@pytest.mark.parametrize(
    ("target", "source", "name", "words"),
    [
        ("step", "", "no_colon", "^expected module:name or file.py:name, got step;"),
        (":step", "", "no_colon", "got :step;"),
        ("no_such_module:step", "", "no_module", "^the module no_such_module cannot be imported: No module named"),
        ("{}/none.py:step", "", "no_file", r"^there is no file .*none\.py$"),
        ("{}/own.py:step", "x = 1", "no_such_name", r"^there is no step in .*own\.py$"),
        ("{}/own.py:step", "x = (\n", "no_module", r"SyntaxError: .*\n    .*own\.py, line 1"),
        (
            "{}/own.py:step",
            "import numpy\nx = 1 / 0",
            "no_module",
            r"ZeroDivisionError: .*\n.*own\.py, line 2, in <mod.*\n.*x = 1 / 0",
        ),
        ("{}/own.py:step", "raise SystemExit", "no_module", "SystemExit"),
    ],
)
def test_what_cannot_be_loaded_is_told(tmp_path, monkeypatch, target, source, name, words):
    monkeypatch.setattr("sys.path", [*load.sys.path])
    (tmp_path / "own.py").write_text(source)
    with pytest.raises(TargetError, match=words) as error:
        load.load(target.format(tmp_path))
    assert error.value.fault == name
    assert any("\u4e00" <= letter <= "\u9fff" for letter in error.value.words("zh"))


def test_a_right_answer_is_what_is_expected():
    """The values that are compared are the stored ones, not what the function says they are."""
    want = expected(case("lstm_small_float64"), "packed")
    got = python_cell(step)(question(case("lstm_small_float64"), "packed"))
    assert all(np.allclose(got[name], want[name], rtol=0, atol=1e-12) for name in ("h", "C"))
