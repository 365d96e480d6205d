"""What the checker prints to mend a cell is pasted as it stands, and then the cell is right, in its gradients too."""

import numpy as np
import pytest
from foreign import Foreign, brief, found, gru, refuse, sigmoid
from test_diagnosis import CASES, batch_first, both_ways, packed

from lstm_ref.conformance.candidates import python_cell
from lstm_ref.conformance.candidates.python import nothing_weighed
from lstm_ref.conformance.checking import check
from lstm_ref.conformance.report.findings import conversion, findings_in_words


class Pasted:
    """A candidate with the lines before and after it, which know nothing but what is given and answered."""

    def __init__(self, candidate, findings):
        self.candidate, self.lines = candidate, conversion(findings)
        self.name, self.layout, self.gradients = candidate.name, candidate.layout, candidate.gradients

    def __call__(self, asked):
        names = (nothing_weighed(asked) if self.gradients else {}) | asked  # as a Python function is given them
        before, after, back = ("\n".join(lines) for lines in self.lines)
        exec(before, names)
        answer = self.candidate({name: names[name] for name in asked})
        names |= answer
        exec(after, names)
        if set(answer) & {"dW", "dx"}:
            exec(back, names)
        return {name: names[name] for name in answer}


def is_right_when_pasted(candidate, cell="lstm", **how):
    findings = found(candidate, cell, **how)
    assert findings[0].mended == findings[0].data["cases"]
    return check(Pasted(candidate, findings), cell, **how).right


@pytest.mark.parametrize("name", [name for name, (*_, mends) in CASES.items() if mends])
def test_each_conversion_runs_as_it_is_printed(name):
    assert is_right_when_pasted(CASES[name][0])


@pytest.mark.parametrize("layout", ["packed", "pytorch", "keras", "onnx"])
def test_the_conversion_of_an_order_runs_as_it_is_printed(layout):
    assert is_right_when_pasted(Foreign(layout, brief, order="oCif"))
    assert is_right_when_pasted(Foreign(layout, brief, bias_order="oCif"))
    z = "old" if layout == "packed" else "new"
    assert is_right_when_pasted(Foreign(layout, gru, order="hrz", z_weighs=z, reset_after=True), "gru_reset_after")
    assert is_right_when_pasted(Foreign(layout, batch_first))


@pytest.mark.parametrize("show", [("output",), ("h", "h_reverse", "C_n_reverse")])
def test_the_conversion_for_two_directions_runs_as_it_is_printed(show):
    assert is_right_when_pasted(packed(cell=both_ways, order="iofC", show=show), directions=2)

    def cell(asked):
        got, H = both_ways(asked, show=("output",)), asked["h0"].shape[1]
        return {"output": np.concatenate([got["output"][..., :H], got["output"][::-1, :, H:]], axis=2)}

    assert is_right_when_pasted(packed(cell=cell), directions=2)


def test_the_conversion_for_a_step_names_nothing_that_a_step_is_not_given():
    def step(x_t, h_prev, C_prev, W, b):
        got = brief({"x": x_t[None], "h0": h_prev, "C0": C_prev, "W": W, "b": b - np.repeat([0, 0, 0, 1], len(b) // 4)})
        return got["h_n"], got["C_n"]

    def with_x_first(x_t, h_prev, C_prev, W, b):
        D = x_t.shape[1]
        got = brief({"x": x_t[None], "h0": h_prev, "C0": C_prev, "W": np.hstack([W[:, D:], W[:, :D]]), "b": b})
        return got["h_n"], got["C_n"]

    findings = found(python_cell(with_x_first))
    lines = conversion(findings)[0]
    assert lines == ["import numpy as np", "H = len(b) // 4", "W = np.concatenate([W[:, H:], W[:, :H]], axis=1)"]
    assert not any(finding.conversion for finding in found(python_cell(step)))


def with_gradients(asked, order="fiCo", slope=True, x_first=False):
    """Return what an LSTM answers that goes back through its steps; `slope`: dC has the slope of tanh in it."""
    x, h, C, W, b = (asked[name] for name in ("x", "h0", "C0", "W", "b"))
    H, steps, every = h.shape[1], [], []
    for x_t in x:
        hx = np.hstack([x_t, h] if x_first else [h, x_t])
        a = dict(zip(order, np.split(hx @ W.T + b, 4, axis=1), strict=True))
        f, i, o, new = sigmoid(a["f"]), sigmoid(a["i"]), sigmoid(a["o"]), np.tanh(a["C"])
        steps.append((hx, f, i, o, new, C))
        C = f * C + i * new
        h = o * np.tanh(C)
        every.append(h)
    answer = {"h": np.stack(every), "h_n": h, "C_n": C}
    if "dh" not in asked:
        return answer
    dh, dC, dW, db, dx = asked["dh_n"], asked["dC_n"], 0 * W, 0 * b, 0 * x
    for t in reversed(range(len(x))):
        hx, f, i, o, new, C_prev = steps[t]
        tanh_C = np.tanh(f * C_prev + i * new)
        dh = dh + asked["dh"][t]
        dC = dC + dh * o * (1 - tanh_C**2 if slope else 1)
        da = {"f": dC * C_prev * f * (1 - f), "i": dC * new * i * (1 - i), "C": dC * i * (1 - new**2)}
        da = np.hstack([(da | {"o": dh * tanh_C * o * (1 - o)})[gate] for gate in order])
        dW, db, dhx = dW + da.T @ hx, db + da.sum(axis=0), da @ W
        D = x.shape[2]
        dx[t], dh = (dhx[:, :D], dhx[:, D:]) if x_first else (dhx[:, H:], dhx[:, :H])
        dC = dC * f
    return answer | {"dx": dx, "dh0": dh, "dC0": dC, "dW": dW, "db": db}


def backward(before=None, after=None, cell=with_gradients, **how):
    def or_refused(asked, **how):
        try:
            return cell(asked, **how)
        except ValueError as error:  # of shapes that do not fit
            refuse(str(error))

    candidate = packed(before, after, or_refused, **how)
    candidate.gradients = True
    return candidate


def test_an_lstm_with_gradients_is_right():
    assert found(backward()) == ()


def columns_first(asked):
    turned = with_gradients(asked | {"W": asked["W"].T})
    return turned | ({"dW": turned["dW"].T} if "dW" in turned else {})


def batch_and_time_swapped(asked):
    asked = asked | {name: asked[name].swapaxes(0, 1) for name in ("x", "dh") if name in asked}
    return {name: a.swapaxes(0, 1) if a.ndim == 3 else a for name, a in with_gradients(asked).items()}


BACKWARD = {
    "order": (backward(order="oCif"), {"order"}),
    "[x, h]": (backward(x_first=True), {"concatenation"}),
    "order and [x, h]": (backward(order="ifCo", x_first=True), {"order", "concatenation"}),
    "columns": (backward(cell=columns_first), {"transposed"}),
    "batch first": (backward(cell=batch_and_time_swapped), {"batch_first"}),
}


@pytest.mark.parametrize("name", BACKWARD)
def test_what_mends_the_values_turns_the_gradients_back(name):
    candidate, kinds = BACKWARD[name]
    assert {finding.kind for finding in found(candidate)} == kinds
    assert is_right_when_pasted(candidate)


def dW_as(change):
    return lambda answer: answer | ({"dW": change(answer["dW"], answer["h_n"].shape[1])} if "dW" in answer else {})


PLACED = {
    "gradient_transposed": lambda dW, H: dW.T,
    "gradient_concatenation": lambda dW, H: np.hstack([dW[:, H:], dW[:, :H]]),
}


@pytest.mark.parametrize("kind", PLACED)
def test_gradients_that_lie_otherwise_are_named(kind):
    candidate = backward(after=dW_as(PLACED[kind]))
    (finding,) = found(candidate)
    assert (finding.kind, finding.data["arrays"]) == (kind, ("dW",))
    assert is_right_when_pasted(candidate)
    both = found(backward(after=dW_as(PLACED[kind]), order="ifCo"))
    assert [one.kind for one in both] == ["order", kind]


def test_gradients_that_are_zeros_are_said_to_be_so():
    (finding,) = found(backward(after=dW_as(lambda dW, H: 0 * dW)))
    assert (finding.kind, finding.data["wrong"]) == ("gradient_missing", ("dW",))


def test_gradients_that_are_wrong_beside_the_order_are_named_too():
    findings = found(backward(order="ifCo", slope=False))
    assert [finding.kind for finding in findings] == ["order", "mistake"]
    assert findings[1].data["name"] == "no-slope-in-dC"
    assert all(finding.mended is None for finding in findings)
    assert "Fix, before the cell is called (the values then agree, the gradients still differ):" in findings_in_words(
        findings, "en"
    )
    assert "在调用之前这样改（改后各个值一致，梯度仍不一致）：" in findings_in_words(findings, "zh")


def test_gradients_that_nothing_explains_beside_the_order_are_listed():
    candidate = backward(order="ifCo", after=lambda answer: answer | {"dC0": answer.get("dC0", 0) ** 2 + 1})
    candidate.after = lambda answer: answer | ({"dC0": answer["dC0"] ** 2 + 1} if "dC0" in answer else {})
    findings = found(candidate)
    assert [finding.kind for finding in findings] == ["order", "gradients"]
    assert findings[1].data["wrong"] == ("dC0",)
    assert "With the lines below all values are right. Of the gradients dC0" in findings_in_words(findings, "en")
