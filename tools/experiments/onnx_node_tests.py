"""The node tests that ONNX ships for its LSTM, as cases that a wrong LSTM can answer in its own way."""

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

import lstm_ref as ref
from lstm_ref.conformance import Vectors
from lstm_ref.interop import from_onnx
from lstm_ref.stacks import Bidirectional, Reverse

Named = dict[str, np.ndarray]
Answering = Callable[[Vectors], Mapping[str, np.ndarray]]


@dataclass(frozen=True)
class NodeTest:
    """A node test: the node's attributes, what it is given and what it must put out, and how closely."""

    name: str
    attributes: Mapping[str, Any]
    given: Named
    wanted: Named
    rtol: float
    atol: float

    @property
    def weights(self) -> Named:
        """W, R, and B and P if it has them."""
        return {name: self.given[name] for name in "WRBP" if name in self.given}

    @property
    def batch_first(self) -> bool:
        """Whether the batch is the first axis of X and Y."""
        return self.attributes.get("layout") == 1


@cache
def node_tests() -> dict[str, NodeTest]:
    """Return the node tests of the LSTM that the installed package `onnx` ships, by name."""
    from onnx import helper

    node = importlib.import_module("onnx.backend.test.case.node")
    importlib.import_module(f"{node.__name__}.lstm")
    found = {}
    for shipped in node._NodeTestCases:
        (of,), ((given, wanted),) = shipped.model.graph.node, shipped.data_sets
        if of.op_type == "LSTM":
            attributes = {attribute.name: helper.get_attribute_value(attribute) for attribute in of.attribute}
            outputs = dict(zip([name for name in of.output if name], wanted, strict=True))
            inputs = dict(zip(of.input, given, strict=True))
            found[shipped.name] = NodeTest(shipped.name, attributes, inputs, outputs, shipped.rtol, shipped.atol)
    return found


def gates_alike(test: NodeTest) -> bool:
    """Return whether all gates of a node have the same weights and biases, so that their order makes no difference."""
    dirs = len(test.weights["W"])
    blocks = {"W": (dirs, 4, -1), "R": (dirs, 4, -1), "B": (2 * dirs, 4, -1), "P": (dirs, 3, -1)}
    by_gate = [array.reshape(blocks[name]) for name, array in test.weights.items()]
    return all(bool((gates == gates[:, :1]).all()) for gates in by_gate)


def case_of(test: NodeTest) -> Vectors:
    """Return a node test as a case in the article's layout; what it must answer is not filled in.

    A node that runs backward alone is one direction that is given x from its end.
    """
    layer = from_onnx("LSTM", test.weights, test.attributes)
    cells = cells_of(layer)
    x = test.given["X"].swapaxes(0, 1) if test.batch_first else test.given["X"]
    x = x[::-1] if isinstance(layer, Reverse) else x
    (T, B, _), H, ends = x.shape, cells[0].hidden_size, ("", "_reverse")[: len(cells)]
    inputs: Named = {"x": x}
    for d, (cell, end) in enumerate(zip(cells, ends, strict=True)):
        inputs |= {f"{name}{end}": array for name, array in vars(cell).items()}
        for part in "hC":
            initial = test.given.get(f"initial_{part.lower()}")
            inputs[f"{part}0{end}"] = np.zeros((B, H), x.dtype) if initial is None else state_of(test, initial, d)
    blank: Named = {f"h{end}": np.zeros((T, B, H)) for end in ends}
    blank |= {f"{part}_n{end}": np.zeros((B, H)) for part in "hC" for end in ends}
    cell_name = "peephole" if isinstance(cells[0], ref.PeepholeParams) else "lstm"
    return Vectors(test.name, {"cell": cell_name, "directions": len(cells)}, inputs, blank, {}, {})


def cells_of(layer: Any) -> list[Any]:
    """Return the parameters of each direction."""
    return list(vars(layer).values()) if isinstance(layer, Reverse | Bidirectional) else [layer]


def state_of(test: NodeTest, array: np.ndarray, direction: int) -> np.ndarray:
    """Return the part of a state (dirs, B, H) that is one direction's."""
    part: np.ndarray = array[:, direction] if test.batch_first else array[direction]
    return part


def put_out(test: NodeTest, answer: Mapping[str, np.ndarray]) -> Named:
    """Return an answer to `case_of(test)` as the node puts it out: Y (T, dirs, B, H), Y_h and Y_c (dirs, B, H)."""
    ends = [end for end in ("", "_reverse") if f"h{end}" in answer]
    Y = np.stack([answer[f"h{end}"] for end in ends], axis=1)
    Y = Y[::-1] if test.attributes.get("direction") == b"reverse" else Y
    finals = {"Y_h": np.stack([answer[f"h_n{end}"] for end in ends])}
    finals |= {"Y_c": np.stack([answer[f"C_n{end}"] for end in ends])}
    if test.batch_first:
        return {"Y": Y.transpose(2, 0, 1, 3)} | {name: array.swapaxes(0, 1) for name, array in finals.items()}
    return {"Y": Y} | finals


def passes(test: NodeTest, answering: Answering) -> bool:
    """Return whether an LSTM passes a node test, by the comparison of ONNX's runner, in float32."""
    got = put_out(test, answering(case_of(test)))
    return all(
        got[name].shape == wanted.shape
        and np.allclose(got[name].astype(np.float32), wanted, rtol=test.rtol, atol=test.atol, equal_nan=True)
        for name, wanted in test.wanted.items()
    )


def with_drawn_weights(test: NodeTest, right: Answering, rng: np.random.Generator) -> NodeTest:
    """Return the same test with all numbers that it gives drawn from (-1, 1), and the right answer to it."""
    given = {
        name: array if name == "sequence_lens" else rng.uniform(-1, 1, array.shape).astype(array.dtype)
        for name, array in test.given.items()
    }
    drawn = NodeTest(test.name, test.attributes, given, {}, test.rtol, test.atol)
    got = put_out(drawn, right(case_of(drawn)))
    return NodeTest(test.name, test.attributes, given, {name: got[name] for name in test.wanted}, test.rtol, test.atol)
