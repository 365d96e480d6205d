"""What the page on the suite says in numbers: of the mutant table, of the cases, of ONNX's node tests."""

from functools import cache
from typing import Any

from lstm_ref.conformance import SUITE, case, cases
from lstm_ref.conformance.cells import CELLS
from tools.vectors import mutants
from tools.vectors.catches import names
from tools.vectors.mutants import Row
from tools.vectors.suite.inputs import KINDS


@cache
def table() -> list[Row]:
    """Return the mutant table."""
    return mutants.table()


def groups() -> dict[str, list[Row]]:
    """Return the mistakes by the fold that shows them, each once: with the first cell that can have it."""
    found: dict[str, list[Row]] = {"lstm": [], "lstm_backward": [], "two": []}
    seen: set[tuple[str, str]] = set()
    for row in table():
        if (row.mistake, row.says) not in seen:
            seen.add((row.mistake, row.says))
            group = "two" if row.directions == 2 else row.cell + "_backward" * (row.backward and row.cell == "lstm")
            found.setdefault(group, []).append(row)
    return found


def by_kind(kind: str) -> tuple[int, int, int]:
    """Return how many of the LSTM's mistakes a kind of case catches, of how many, and how many no other kind does."""
    own = [row for row in table() if row.cell == "lstm" and row.directions == KINDS[kind].directions]
    kinds = [{case(name).about.get("kind", "framework") for name in row.cases} for row in own]
    return sum(kind in found for found in kinds), len(own), sum(found == {kind} for found in kinds)


def figures(measured: dict[str, Any]) -> dict[str, str]:
    """Return the numbers that the page quotes, by name; `measured` is what ONNX's node tests were seen to miss."""
    shipped, drawn, suite = (measured["summary"][how] for how in ("shipped", "drawn", "float64"))
    found, every = mutants.summary(table()), [case(name) for name in names()]
    return {
        "passing": shipped["all"].split("/")[0],
        "wrong": shipped["all"].split("/")[1],
        "mistakes_passing": shipped["mistakes"].split("/")[0],
        "mistakes": shipped["mistakes"].split("/")[1],
        "orders_passing": shipped["orders"].split("/")[0],
        "orders": shipped["orders"].split("/")[1],
        "drawn_passing": drawn["all"].split("/")[0],
        "drawn_orders_passing": drawn["orders"].split("/")[0],
        "node_tests": str(len(measured["results"]["node_tests"]["shipped"]["tests"])),
        "suite_passing": suite["all"].split("/")[0],
        "suite": SUITE,
        "cases": str(len(every)),
        "whole": str(sum("kind" in one.about and bool(one.gradients) for one in every)),
        "wide": str(sum("kind" in one.about and not one.gradients for one in every)),
        "layers": str(sum("kind" not in one.about for one in every)),
        "lstm_cases": str(sum(1 for _ in cases("lstm"))),
        "cells": str(len(CELLS)),
        "names": str(sum(map(len, groups().values()))),
        "backward": str(sum(row.backward for rows in groups().values() for row in rows)),
        "made": str(found["rows"]),
        "caught": str(found["killed"]),
        "once": str(found["caught_by_one_case_alone"]),
        **{f"in_{group}": str(len(rows)) for group, rows in groups().items()},
    }
