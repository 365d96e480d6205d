"""Each order of the gates, rows or columns, [h, x] or [x, h], is named by the checker, and its conversion is right."""

from itertools import permutations, product

import numpy as np
import pytest
from foreign import ORDERS, Foreign, brief, by_kind, found, gru, refuse, sigmoid

from lstm_ref.conformance.report.findings import conversion


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
            refuse("W has another shape")
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
    names = dict(asked)
    for line in conversion(findings)[0]:
        exec(line, names)
    right = PackedLSTM(GIVEN)(asked)
    got = candidate({name: names[name] for name in shapes})
    np.testing.assert_allclose(got["h"], right["h"], rtol=0, atol=1e-12)


def test_there_are_96():
    every = list(product(permutations("fiCo"), (False, True), (False, True)))
    assert len(every) == 96
    assert len({str(wanted(*one)) for one in every}) == 96


def in_turns(asked, layout):
    """Return the arrays of which the gates take turns in the rows, as blocks."""

    def rows(a):
        return np.concatenate([a[k::4] for k in range(4)])

    if layout == "onnx":
        halves = {"B": np.array([np.hstack([rows(half) for half in np.split(asked["B"][0], 2)])])}
        return {name: np.array([rows(asked[name][0])]) for name in "WR"} | halves
    names = {"packed": "W b", "pytorch": "weight_ih weight_hh bias_ih bias_hh", "keras": "kernel recurrent_kernel bias"}
    return {name: rows(asked[name].T).T if layout == "keras" else rows(asked[name]) for name in names[layout].split()}


@pytest.mark.parametrize("layout", ["packed", "pytorch", "keras", "onnx"])
def test_gates_that_take_turns_in_the_rows_are_named(layout):
    given = ORDERS[layout]["lstm"]
    for order in (given, "oCif", "Ciof"):
        candidate = Foreign(layout, brief, before=lambda asked: in_turns(asked, layout), order=order)
        findings = found(candidate)
        assert set(by_kind(findings)) == {"interleaved"} | ({"order"} if order != given else set())
        assert all(finding.mended == finding.data["cases"] for finding in findings)


MATRICES = {"pytorch": ("weight_ih", "weight_hh"), "keras": ("kernel", "recurrent_kernel"), "onnx": ("W", "R")}


def turned(names):
    """Return what hands over arrays transposed; ONNX's have an axis before."""
    return lambda asked: {name: asked[name].swapaxes(-2, -1) for name in names}


@pytest.mark.parametrize("layout", MATRICES)
@pytest.mark.parametrize(
    "stored", ["as it should be", "all transposed", "that of x transposed", "that of h transposed"]
)
def test_every_order_is_named_in_the_frameworks_layouts(layout, stored):
    given = tuple(ORDERS[layout]["lstm"])
    arrays = {
        "as": (),
        "all": MATRICES[layout],
        "that": MATRICES[layout][:1] if "x" in stored else MATRICES[layout][1:],
    }
    names = arrays[stored.split()[0]]
    for order in permutations("fiCo"):
        findings = found(Foreign(layout, brief, before=turned(names), order=order))
        kinds = by_kind(findings)
        assert {kind: kinds[kind].get("order") for kind in kinds} == (
            ({"order": order} if order != given else {}) | ({"transposed": None} if names else {})
        )
        assert all(finding.mended == finding.data["cases"] for finding in findings)
        assert not names or kinds["transposed"]["arrays"] == names


@pytest.mark.parametrize("layout", ["packed", *MATRICES])
def test_weights_and_biases_in_two_orders_are_named(layout):
    given = ORDERS[layout]["lstm"]
    for order in ("oCif", "foCi", "Cfio"):
        for how, arrays in (({"order": order, "bias_order": given}, "weights"), ({"bias_order": order}, "biases")):
            (finding,) = found(Foreign(layout, brief, **how))
            assert (finding.data["order"], finding.data["arrays"]) == (tuple(order), arrays)
            assert finding.mended == finding.data["cases"]


@pytest.mark.parametrize("layout", ["packed", *MATRICES])
@pytest.mark.parametrize("z_weighs", ["old", "new"])
@pytest.mark.parametrize("reset_after", [False, True])
def test_every_order_of_a_gru_is_named_with_its_z_and_its_reset(layout, z_weighs, reset_after):
    cells = ["gru_reset_after"] if layout == "pytorch" else ["gru", "gru_reset_after"]
    for cell, order in product(cells, permutations("zrh")):
        findings = found(Foreign(layout, gru, order=order, z_weighs=z_weighs, reset_after=reset_after), cell)
        wanted = {"order"} if order != tuple(ORDERS[layout]["gru"]) else set()
        wanted |= {"z"} if (z_weighs == "old") == (layout == "packed") else set()
        wanted |= {"cell"} if reset_after != (cell == "gru_reset_after") else set()
        assert set(by_kind(findings)) == wanted
        assert all(finding.data["order"] == order for finding in findings if finding.kind == "order")


@pytest.mark.parametrize("letters", ["Wb", "W", "b"])
def test_parameters_of_one_gate_taken_for_those_of_another_are_named(letters):
    """In the article's layout there is no order, but a name can be wrong."""
    for uses in permutations("fiCo"):
        changed = {a: b for a, b in zip("fiCo", uses, strict=True) if a != b}

        def packed(asked, changed=changed):
            of = {letter: changed if letter in letters else {} for letter in "Wb"}
            arrays = {x: np.concatenate([asked[f"{x}_{of[x].get(gate, gate)}"] for gate in "fiCo"]) for x in "Wb"}
            return brief(asked | arrays)

        candidate = Foreign("packed", packed)
        candidate.layout = "article"
        findings = found(candidate)
        arrays = {"Wb": "all", "W": "weights", "b": "biases"}[letters]
        assert by_kind(findings) == ({"exchanged": {"uses": changed, "arrays": arrays}} if changed else {})
        assert all(finding.mended == finding.data["cases"] for finding in findings)
