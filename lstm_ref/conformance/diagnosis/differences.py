"""What can be seen of an answer that nothing known explains."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..cases import case as case_named
from ..cells import CELLS
from ..checking import Report
from ..judging import TOLERANCE, Outcome
from ..reference import computed
from ..stored_vectors import Vectors
from .asking import Asker
from .finding import Finding
from .parts import sizes_of

LARGE = 30  # a pre-activation of that size or more makes a gate 0 or 1 to 13 digits
SMALL = {"float64": 2e-6, "float32": 1e-2}  # no result of the suite in float32, or in float16, is worse by that alone
EXACT = 1e-2  # of the tolerance: what rounding in the dtype of a case stays below

LSTM_EQUATIONS = {
    "a_f": "1", "f": "1", "a_i": "2", "i": "2", "a_C": "3", "C_tilde": "3", "C": "4", "a_o": "5", "o": "5", "h": "6",
}  # fmt: skip
GRU_EQUATIONS = {"z": "G1", "r": "G2", "h_tilde": "G3", "h": "G4"}
EQUATIONS: dict[str, dict[str, str]] = {
    "lstm": LSTM_EQUATIONS,
    "peephole": LSTM_EQUATIONS | {"a_f": "P1", "f": "P1", "a_i": "P2", "i": "P2", "a_o": "P5", "o": "P5"},
    "coupled": LSTM_EQUATIONS | {"C": "K4"},
    "gru": GRU_EQUATIONS,
    "gru_reset_after": GRU_EQUATIONS | {"m": "G3a", "h_tilde": "G3b"},
    "rnn": {"a": "R1", "h": "R1"},
}


def differences(asker: Asker, report: Report) -> Iterator[Finding]:
    """Yield what can be seen: what wrong cases have in common, how small all is, the state; the first difference."""
    wrong = [outcome for outcome in report.outcomes if not outcome.right]
    values = [outcome for outcome in wrong if outcome.difference]
    yield from shapes([outcome for outcome in wrong if outcome.fault == "shape"])
    everywhere = tuple(small(asker, wrong))
    yield from one_kind(report, TELLING if everywhere else tuple(KINDS))
    if values:
        yield (*no_numbers(values), *everywhere, *not_carried(asker, values), first_difference(values[0]))[0]


def shapes(wrong: list[Outcome]) -> Iterator[Finding]:
    """Yield what can be seen of the shape of h, if it is so in all cases: one step alone, or one sequence."""
    pairs = [(tuple(one.detail["got"]), tuple(one.detail["want"])) for one in wrong if one.detail]
    of_h = bool(pairs) and all(one.detail and one.detail["name"] in ("h", "output") for one in wrong)
    for what, shapes_of in SHAPES.items():
        if of_h and all(got in shapes_of(want) for got, want in pairs):
            yield Finding("steps", {"what": what, "got": pairs[-1][0], "want": pairs[-1][1]})
            return


SHAPES: dict[str, Callable[[tuple[int, ...]], list[tuple[int, ...]]]] = {
    "last": lambda want: [want[1:], (1, *want[1:])],
    "sequence": lambda want: [(want[0], want[2]), (want[0], 1, want[2])],
}  # what h may have in place of (T, B, H)


def one_kind(report: Report, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what the wrong cases alone have in common, if there are right ones."""
    wrong = [case_named(outcome.case) for outcome in report.outcomes if not outcome.right]
    right = [case_named(outcome.case) for outcome in report.outcomes if outcome.right]
    common = [name for name in kinds if all(map(KINDS[name], wrong)) and not any(map(KINDS[name], right))]
    if common and right:
        yield Finding("only", {"where": common[0], "cases": len(wrong)})


def largest(case: Vectors) -> float:
    """Return the size of the largest pre-activation of a case, as far as its weights let it be told."""
    values = computed(case)
    found = [np.abs(array).max() for name, array in values.items() if name.startswith("a_") or name == "a"]
    gates = [np.abs(array - 0.5).max() for name, array in values.items() if name in ("z", "r")]
    return float(max([*found, *(LARGE if gate > 0.5 - 1e-12 else 0.0 for gate in gates)]))


KINDS: dict[str, Callable[[Vectors], bool]] = {
    "large": lambda case: largest(case) >= LARGE,
    "wide": lambda case: min(sizes_of(case)["D"], sizes_of(case)["H"]) > 8,
    "batch": lambda case: sizes_of(case)["B"] > 1,
    "steps": lambda case: sizes_of(case)["T"] > 1,
    "long": lambda case: sizes_of(case)["T"] >= 50,
    "one_sequence": lambda case: sizes_of(case)["B"] == 1,
    "one_step": lambda case: sizes_of(case)["T"] == 1,
    "one_unit": lambda case: sizes_of(case)["H"] == 1,
    "wider": lambda case: sizes_of(case)["D"] > sizes_of(case)["H"],
    "narrower": lambda case: sizes_of(case)["D"] < sizes_of(case)["H"],
}  # what cases can have in common, the telling ones first
TELLING = ("large",)  # of them, what differences that are small everywhere can come from


def no_numbers(values: list[Outcome]) -> Iterator[Finding]:
    """Yield that the first difference is NaN or infinite."""
    for outcome in values:
        first = outcome.difference
        if first and not np.isfinite(first.got):
            yield Finding(
                "no_number", {"name": first.name, "got": first.got, "case": outcome.case, "index": first.index}
            )
            return


def small(asker: Asker, wrong: list[Outcome]) -> Iterator[Finding]:
    """Yield that all differences are small: as those of float32, or in float32 as those of still fewer digits."""
    dtype = asker.main.about["dtype"]
    worst = max(outcome.worst for outcome in wrong)
    if worst < SMALL[dtype] and not any(outcome.fault for outcome in wrong):
        yield Finding("small", {"dtype": dtype, "worst": worst})


def not_carried(asker: Asker, values: list[Outcome]) -> Iterator[Finding]:
    """Yield that the state is not carried: the first step is right to rounding in all cases, and the second wrong."""
    case = asker.main
    answer, right = asker.ask(case) or {}, asker.right(case)
    names = [name for name in ("h", "output") if name in answer and answer[name].shape == right[name].shape]
    if not names or len(right["h"]) < 2 or any(first_step(outcome) != 1 for outcome in values):
        return
    by_step = np.abs(answer[names[0]] - right[names[0]]).max(axis=(1, 2))
    allowed = TOLERANCE[case.about["dtype"]]
    if by_step[0] <= EXACT * allowed < allowed < by_step[1]:
        yield Finding("state", {"case": case.name})


def first_step(outcome: Outcome) -> int:
    """Return the step of the first difference of a case; -1 if it is of no step."""
    first = outcome.difference
    cell = case_named(outcome.case).about["cell"]
    return first.index[0] if first and first.name in (*CELLS[cell].values, "output") else -1


def first_difference(outcome: Outcome) -> Finding:
    """Return the first difference of a case, what agrees before it, and the equation that is about it."""
    first, cell = outcome.difference, case_named(outcome.case).about["cell"]
    assert first is not None
    data: dict[str, Any] = {"case": outcome.case, "name": first.name, "index": first.index}
    data |= {"got": first.got, "want": first.want}
    before = outcome.compared[: outcome.compared.index(first.name)]
    values = [name for name in CELLS[cell].values if name in outcome.compared]
    data |= {"agree": before, "equation": EQUATIONS[cell].get(first.name, ""), "values": tuple(values)}
    data["hint"] = tuple(name for name in CELLS[cell].values if name not in values and not name.startswith("a_"))
    return Finding("difference", data)
