"""Each order of the gates, rows or columns, [h, x] or [x, h], is named by the checker, and its conversion is right."""

from itertools import permutations, product

import numpy as np
import pytest

from lstm_ref.conformance.checking import CandidateError, check
from lstm_ref.conformance.diagnosis import diagnose
from lstm_ref.interop import repack


def sigmoid(a):
    return (1 + np.tanh(a / 2)) / 2  # nothing overflows


class PackedLSTM:
    """An LSTM in plain NumPy that reads W as somebody may have packed it: the equations are right."""

    name, layout, gradients = "packed", "packed", False

    def __init__(self, order, columns=False, x_first=False, flat=False):
        self.order, self.columns, self.x_first, self.flat, self.asked = order, columns, x_first, flat, 0

    def __call__(self, asked):
        self.asked += 1
        x, h, C, W, b = (asked[name] for name in ("x", "h0", "C0", "W", "b"))
        width = h.shape[1] + x.shape[2]
        if self.columns and self.flat:
            W = np.ravel(W).reshape(width, len(b))
        if W.shape != ((width, len(b)) if self.columns else (len(b), width)):
            raise CandidateError("raised", message="W has another shape")
        every = []
        for x_t in x:
            hx = np.concatenate([x_t, h] if self.x_first else [h, x_t], axis=1)
            a = hx @ (W if self.columns else W.T) + b
            by = dict(zip(self.order, np.split(a, 4, axis=1), strict=True))
            C = sigmoid(by["f"]) * C + sigmoid(by["i"]) * np.tanh(by["C"])
            h = sigmoid(by["o"]) * np.tanh(C)
            every.append(h)
        return {"h": np.stack(every), "h_n": h, "C_n": C}


OWNERS = {"ifCo": ("PyTorch", "Keras", "PaddlePaddle"), "iofC": ("ONNX",), "fiCo": ("lstm_ref",)}
GIVEN = tuple("fiCo")


def wanted(order, columns, x_first):
    """Return the findings of such a cell by their kinds."""
    found = {}
    if order != GIVEN:
        data = {"order": order, "given": GIVEN, "arrays": "all", "owners": OWNERS.get("".join(order), ())}
        found["order"] = data | {"blocks": tuple(1 + GIVEN.index(gate) for gate in order)}
    return found | ({"concatenation": {}} if x_first else {}) | ({"transposed": {"arrays": ("W",)}} if columns else {})


def found(candidate, cell="lstm"):
    return diagnose(candidate, check(candidate, cell))


def by_kind(findings):
    """Return the findings by their kinds, without the number of cases."""
    assert len({finding.kind for finding in findings}) == len(findings)
    return {one.kind: {name: value for name, value in one.data.items() if name != "cases"} for one in findings}


@pytest.mark.parametrize("columns", ["rows", "columns", "columns of a flat buffer"])
@pytest.mark.parametrize("x_first", [False, True], ids=["[h, x]", "[x, h]"])
@pytest.mark.parametrize("order", list(permutations("fiCo")), ids="".join)
def test_every_gate_order_and_layout_is_named_exactly(order, x_first, columns):
    candidate = PackedLSTM(order, columns != "rows", x_first, "flat" in columns)
    findings = found(candidate)
    assert by_kind(findings) == wanted(order, columns != "rows", x_first)
    for finding in findings:
        assert finding.mended == finding.data["cases"] >= 2
    assert_mends(candidate, findings)
    assert candidate.asked <= 2 + 20


def assert_mends(candidate, findings):
    """Assert, on weights that the checker never saw, that the printed conversions are what the candidate wants."""
    rng = np.random.default_rng(5)
    D, H, B, T = 2, 5, 3, 4
    shapes = {"x": (T, B, D), "h0": (B, H), "C0": (B, H), "W": (4 * H, H + D), "b": (4 * H,)}
    asked = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    names = {"np": np, "repack": repack, "D": D, "H": H, "B": B, "T": T} | asked
    for finding in findings:
        exec(finding.conversion, names)
    right = PackedLSTM(GIVEN)(asked)
    got = candidate({name: names[name] for name in shapes})
    np.testing.assert_allclose(got["h"], right["h"], rtol=0, atol=1e-12)


def test_there_are_96_and_more():
    every = list(product(permutations("fiCo"), (False, True), (False, True)))
    assert len(every) == 96
    assert len({str(wanted(*one)) for one in every}) == 96
