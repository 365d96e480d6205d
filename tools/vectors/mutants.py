"""The mutant table: for each mistake, how many cases of the suite catch it, and for each cell the best of them.

It is read from what the cases say that they catch; `tools.vectors.catches` found that out, and a test does again.

python -m tools.vectors.mutants            every cell
python -m tools.vectors.mutants lstm gru   these
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lstm_ref.conformance import case
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.mistakes import mistakes
from lstm_ref.conformance.stored_vectors import Vectors
from tools.vectors.catches import names


@dataclass(frozen=True)
class Row:
    """What the suite makes of a mistake in a cell.

    Attributes
    ----------
    mistake, says : str
        Its name, and what it computes.
    cell : str
        The cell that has it.
    directions : int
        In how many directions.
    backward : bool
        Whether only its gradients are wrong.
    cases : tuple of str
        The cases that catch it.
    of : int
        How many cases could.
    """

    mistake: str
    says: str
    cell: str
    directions: int
    backward: bool
    cases: tuple[str, ...]
    of: int


def table() -> list[Row]:
    """Return a row for each mistake of each cell, of one direction and then of two.

    Of two directions there are rows for the mistakes that one direction cannot have; the others are rows of one.
    """
    return [row for cell in CELLS for directions in (1, 2) for row in rows(cell, directions)]


def rows(cell: str, directions: int) -> Iterator[Row]:
    every = [one for one in map(case, names()) if of(one, cell, directions)]
    own = {one.name for one in mistakes(cell)} if directions == 2 else set()
    for mistake in mistakes(cell, directions):
        if mistake.name not in own:
            could = [one for one in every if one.gradients or not mistake.backward]
            caught = tuple(one.name for one in could if mistake.name in one.about["catches"])
            yield Row(mistake.name, mistake.says, cell, directions, mistake.backward, caught, len(could))


def of(one: Vectors, cell: str, directions: int) -> bool:
    """Return whether a case is one of a cell and a number of directions."""
    return bool(one.about["cell"] == cell and one.about["directions"] == directions)


def best_cases(found: list[Row]) -> dict[str, tuple[str, int, int]]:
    """Return for each cell the case of one direction that catches most: its name, how many, and of how many."""
    best = {}
    for cell in CELLS:
        of_cell = [row for row in found if row.cell == cell and row.directions == 1]
        counts = {name: sum(name in row.cases for row in of_cell) for row in of_cell for name in row.cases}
        name = max(counts, key=lambda case_name: counts[case_name])
        best[cell] = (name, counts[name], len(of_cell))
    return best


def summary(found: list[Row]) -> dict[str, Any]:
    """Return the numbers of the table: mistakes by name, and how many of them no case catches.

    `names` counts a mistake that several cells can have once.
    """
    lstm = [row for row in found if row.cell == "lstm" and row.directions == 1]
    return {
        "names": len({row.mistake for row in found}),
        "backward_names": len({row.mistake for row in found if row.backward}),
        "lstm": len(lstm),
        "lstm_backward": sum(row.backward for row in lstm),
        "rows": len(found),
        "killed": sum(bool(row.cases) for row in found),
        "caught_by_one_case_alone": sum(len(row.cases) == 1 for row in found),
        "best": best_cases(found),
    }


def main(cells: list[str]) -> None:
    """Print the table and its summary."""
    found = table()
    for row in found:
        if not cells or row.cell in cells:
            which = f"{row.cell}, {row.directions}" + (", backward" if row.backward else "")
            print(f"{row.mistake:36} {which:30} {len(row.cases):2} of {row.of:2}  {row.says}")
    numbers = summary(found)
    print(f"\n{numbers['names']} mistakes by name, {numbers['backward_names']} of them backward;")
    print(f"in the cells they are {numbers['rows']}, of which {numbers['killed']} are caught,", end=" ")
    print(f"{numbers['caught_by_one_case_alone']} by one case alone.")
    for cell, (name, count, whole) in numbers["best"].items():
        print(f"{cell}: {name} alone catches {count} of {whole}.")


if __name__ == "__main__":
    main(sys.argv[1:])
