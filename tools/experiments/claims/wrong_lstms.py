"""How many wrong LSTMs pass the node tests that ONNX ships, in all of which the gates have the same weights."""

from dataclasses import replace
from itertools import permutations
from typing import Any

import numpy as np

from lstm_ref.conformance import Vectors, cases, judge
from lstm_ref.conformance.judging import TOLERANCE
from lstm_ref.conformance.mistakes import mistakes
from lstm_ref.conformance.mistakes.engine import RIGHT
from lstm_ref.conformance.mistakes.engine import run as computed
from lstm_ref.conformance.questions import expected
from tools.experiments.experiment import Experiment, Results, Run, Setup
from tools.experiments.onnx_node_tests import Answering, NodeTest, gates_alike, node_tests, passes, with_drawn_weights

ONNX = ("i", "o", "f", "C")
MISTAKES = {one.name: one.answer for one in mistakes("lstm") if not one.backward and one.name != "all-float32"}
ORDERS = {"".join(order): order for order in permutations(ONNX) if order != ONNX}
SETUP: Setup = {
    "tests": "the node tests of the operator LSTM in onnx.backend.test, each with its own tolerance",
    "hidden_size": "3, 4 or 7, as the test has it",
    "mistakes": list(MISTAKES),
    "without": "all-float32, as the tests are of float32",
    "orders": list(ORDERS),
    "weights": ["shipped", "drawn"],
    "drawn": "the same tests with all that they give drawn from uniform(-1, 1), and lstm_ref's answer",
    "suite": ["float64", "float32"],
    "seed": 20250822,
}


def right(case: Vectors) -> Any:
    """Return the right answer."""
    return computed(RIGHT[case.about["cell"]], case, gradients=False)


def in_order(order: tuple[str, ...]) -> Answering:
    """Return an LSTM that takes the blocks of ONNX's W, R and B for those of gates in another order."""

    def answering(case: Vectors) -> Any:
        taken = {f"{kind}_{gate}": f"{kind}_{of}" for gate, of in zip(order, ONNX, strict=True) for kind in "Wb"}
        inputs = {
            name: case.inputs[taken[stem] + name[len(stem) :]] if (stem := name[:3]) in taken else array
            for name, array in case.inputs.items()
        }
        return right(replace(case, inputs=inputs))

    return answering


def wrong_lstms() -> dict[str, dict[str, Answering]]:
    """Return how each wrong LSTM answers: those with a mistake, and those with another order of the gates."""
    return {"mistakes": dict(MISTAKES), "orders": {name: in_order(order) for name, order in ORDERS.items()}}


def tests_with(weights: str) -> list[NodeTest]:
    """Return the node tests as they are shipped, or with drawn weights."""
    tests = list(node_tests().values())
    rng = np.random.default_rng(SETUP["seed"])
    return tests if weights == "shipped" else [with_drawn_weights(test, right, rng) for test in tests]


def measured(weights: str) -> Results:
    """Return which wrong LSTMs pass every test, and how many pass each."""
    tests = tests_with(weights)
    if not all(passes(test, right) for test in tests):
        raise ValueError("tests: the right LSTM fails one of them")
    return {
        "tests": {
            test.name: {"gates_alike": gates_alike(test), "rtol": test.rtol, "atol": test.atol} for test in tests
        },
        "passed": {
            kind: [sum(passes(test, answer) for test in tests) for answer in answers.values()]
            for kind, answers in wrong_lstms().items()
        },
    }


def in_the_suite(dtype: str) -> Results:
    """Return how many cases each wrong LSTM passes: all of the LSTM of one dtype in the suite, in one direction."""
    every = list(cases("lstm", dtype=dtype))
    wrong = wrong_lstms()
    return {
        "tests": {one.name: {"kind": one.about.get("kind", "from a framework")} for one in every},
        "passed": {
            "mistakes": [sum(name not in one.about["catches"] for one in every) for name in wrong["mistakes"]],
            "orders": [sum(right_at(one, answer) for one in every) for answer in wrong["orders"].values()],
        },
    }


def right_at(one: Vectors, answer: Answering) -> bool:
    """Return whether a wrong LSTM's outputs and final states are right in a case of the suite."""
    given, want = answer(one), expected(one, "article")
    looked_at = {name: given[name] for name in ("h", "h_n", "C_n") if name in given}
    return judge(one.name, looked_at, want, max(TOLERANCE[one.about["dtype"]], one.about["tolerance"])).right


def measure(setup: Setup, run: Run) -> Results:
    nodes = run(measured, [(weights,) for weights in setup["weights"]])
    suite = run(in_the_suite, [(dtype,) for dtype in setup["suite"]])
    return {
        "node_tests": dict(zip(setup["weights"], nodes, strict=True)),
        "suite": dict(zip(setup["suite"], suite, strict=True)),
    }


def summarise(results: Results) -> Results:
    """Return how many wrong LSTMs pass every test, and the names of those with a mistake."""
    found = {how: by for where in results.values() for how, by in where.items()}
    return {how: counted(len(by["tests"]), by["passed"]) for how, by in found.items()}


def counted(tests: int, passed: dict[str, list[int]]) -> Results:
    """Return of how many wrong LSTMs how many pass that many tests."""
    every = {kind: [n == tests for n in counts] for kind, counts in passed.items()}
    every["all"] = [one for kind in passed for one in every[kind]]
    shares = {kind: f"{sum(some)}/{len(some)}" for kind, some in every.items()}
    return shares | {"names": [name for name, does in zip(MISTAKES, every["mistakes"], strict=True) if does]}


EXPERIMENT = Experiment(
    question="How many wrong LSTMs pass all LSTM node tests of ONNX?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"suite": ["float64", "float32"]},),
)
