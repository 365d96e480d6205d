"""`cases` and `case`: what there is, and what is sent to a program, for trying by hand."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from ..candidates import TargetError
from ..candidates.lines import json_question, plain_question
from ..questions import expected, question
from ..report.text import sizes
from ..stored_vectors import Vectors
from .choosing import all_cases, check_layout, named


def listed(options: argparse.Namespace, program: Sequence[str] | None) -> int:
    """Print a line for each case."""
    found = list(all_cases(options))
    if not found:
        raise TargetError("no_cases", cell=options.cell, dtype=options.dtype, directions=options.directions)
    width = max(len(one.name) for one in found)
    for one in found:
        about = one.about
        kind = f"{about['cell']:<15}  {about['dtype']}  {about['directions']}"
        print(f"{one.name:<{width}}  {kind}  {sizes(about)}{'' if one.gradients else '  –'}")
    return 0


def asked(options: argparse.Namespace, program: Sequence[str] | None) -> int:
    """Print what a program is asked, or what it should answer."""
    case = named(options.name, list(all_cases()))
    cell, layout = case.about["cell"], options.layout
    check_layout(layout, cell)
    if options.plain and options.gradients:
        raise TargetError("plain_gradients")
    if options.answer:
        print(answer(case, layout, plain=options.plain, gradients=options.gradients))
    else:
        q = question(case, layout, gradients=options.gradients)
        print(plain_question(q) if options.plain else json_question(q, cell), end="")
    return 0


def answer(case: Vectors, layout: str, *, plain: bool, gradients: bool) -> str:
    """Return the right answer to a case as a line; with all values between, and gradients if they are asked for."""
    right = expected(case, layout)
    if plain:
        names = ["output"] if "output" in right else [name for name in ("h", "C_n") if name in right]
        return " ".join(repr(number) for name in names for number in right[name].ravel().tolist())
    return json.dumps({name: a.tolist() for name, a in right.items() if gradients or not name.startswith("d")})
