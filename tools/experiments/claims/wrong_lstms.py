"""How many wrong LSTMs pass the node tests that ONNX ships, in all of which the gates have the same weights."""

from collections.abc import Iterator
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

SETUP: Setup = {
    "tests": "the node tests of the operator LSTM in onnx.backend.test, each with its own tolerance",
    "wrong": "the forward mistakes of the LSTM in lstm_ref.conformance.mistakes, without all-float32, as these tests "
    "are of float32; and the 23 wrong orders of the gates",
    "weights": ["shipped", "drawn"],
    "drawn": "the same tests with all that they give drawn from uniform(-1, 1), and lstm_ref's answer",
    "suite": ["float64", "float32"],
    "seed": 20250822,
}
ONNX = ("i", "o", "f", "C")


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


def wrong_lstms() -> Iterator[tuple[str, str, Answering]]:
    """Yield the wrong LSTMs: whether a mistake or an order, the name, and how it answers."""
    wrong = [one for one in mistakes("lstm") if not one.backward and one.name != "all-float32"]
    yield from (("mistakes", one.name, one.answer) for one in wrong)
    yield from (("orders", "".join(order), in_order(order)) for order in permutations(ONNX) if order != ONNX)


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
    by = {(kind, name): [passes(test, answer) for test in tests] for kind, name, answer in wrong_lstms()}
    return {
        "tests": {
            test.name: {
                "gates_alike": gates_alike(test),
                "rtol": test.rtol,
                "atol": test.atol,
                "passed_by": sum(passed[k] for passed in by.values()),
            }
            for k, test in enumerate(tests)
        },
        "pass_all": passing({wrong: all(passed) for wrong, passed in by.items()}),
    }


def in_the_suite(dtype: str) -> Results:
    """Return which wrong LSTMs pass all cases of the LSTM of one dtype in the conformance suite, one direction."""
    every = list(cases("lstm", dtype=dtype))
    caught = {("mistakes", name) for one in every for name in one.about["catches"]}
    passed = {
        (kind, name): (kind, name) not in caught if kind == "mistakes" else all(right_at(one, answer) for one in every)
        for kind, name, answer in wrong_lstms()
    }
    return {"cases": len(every), "pass_all": passing(passed)}


def right_at(one: Vectors, answer: Answering) -> bool:
    """Return whether a wrong LSTM's outputs and final states are right in a case of the suite."""
    given, want = answer(one), expected(one, "article")
    looked_at = {name: given[name] for name in ("h", "h_n", "C_n") if name in given}
    return judge(one.name, looked_at, want, max(TOLERANCE[one.about["dtype"]], one.about["tolerance"])).right


def passing(passed: dict[tuple[str, str], bool]) -> Results:
    """Return the names of those that pass, mistakes and orders apart, and of how many they are."""
    return {
        which: {
            "names": [name for (kind, name), does in passed.items() if kind == which and does],
            "of": sum(kind == which for kind, _ in passed),
        }
        for which in ("mistakes", "orders")
    }


def measure(setup: Setup, run: Run) -> Results:
    nodes = run(measured, [(weights,) for weights in setup["weights"]])
    suite = run(in_the_suite, [(dtype,) for dtype in setup["suite"]])
    return {
        "node_tests": dict(zip(setup["weights"], nodes, strict=True)),
        "suite": dict(zip(setup["suite"], suite, strict=True)),
    }


def summarise(results: Results) -> Results:
    def counted(found: Results) -> Results:
        pairs = {which: (len(some["names"]), some["of"]) for which, some in found["pass_all"].items()}
        both = (sum(part for part, _ in pairs.values()), sum(of for _, of in pairs.values()))
        return {which: f"{part}/{of}" for which, (part, of) in {**pairs, "all": both}.items()}

    return {where: {how: counted(found) for how, found in by.items()} for where, by in results.items()}


EXPERIMENT = Experiment(
    question="How many wrong LSTMs pass all LSTM node tests of ONNX?",
    setup=SETUP,
    measure=measure,
    summarise=summarise,
    again=({"suite": ["float64", "float32"]},),
)
