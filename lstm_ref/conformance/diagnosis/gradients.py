"""What is wrong with gradients where all values are right."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...checks import Array
from .asking import Asker, close
from .finding import Finding
from .parts import Part, Parts, of_gradients
from .places import Where, exchanged, turned


def wrong_gradients(asker: Asker, mending: Parts = ()) -> Iterator[Finding]:
    """Yield which gradients are wrong and which right, and a factor that they have in common, if there is one.

    The candidate is asked with the conversions of `mending`.
    """
    for case in asker.cases:
        answer = asker.ask(case, mending) or {}
        allowed = asker.allowed(case)
        want = {name: array for name, array in asker.right(case).items() if name in answer and name.startswith("d")}
        wrong = tuple(name for name, array in want.items() if not close(answer[name], array, allowed))
        if wrong:
            right = tuple(name for name in want if name not in wrong)
            data = {"wrong": wrong, "right": right, "case": case.name, "mended": bool(mending)}
            factors = [factor(answer[name], want[name], allowed) for name in wrong]
            if not any(answer[name].any() for name in wrong):
                yield Finding("gradient_missing", data)
            elif None not in factors and np.ptp(np.array(factors, float)) <= allowed:
                yield Finding("gradient_factor", data | {"factor": factors[0]})
            else:
                yield Finding("gradients", data)
            return


def misplaced(asker: Asker, mending: Parts = ()) -> Iterator[tuple[Finding, ...]]:
    """Yield the one way in which all wrong gradients of matrices lie otherwise: transposed, or with x first."""
    where = Where(asker.main.about["cell"], asker.layout, asker.main.about["directions"])
    ways = {
        "gradient_transposed": {place.name: turned(place) for place in where.of("Wxh")},
        "gradient_concatenation": {place.name: exchanged(place, "D") for place in where.of("W")},
    }
    for kind, way in ways.items():
        found = {f"d{name}": of_gradients([line])[0] for name, line in way.items()}
        cases = [(case, asker.ask(case, mending) or {}) for case in asker.cases]
        wrong = {
            name for case, answer in cases for name in found
            if name in answer and not asker.gradients_agree(case, {name: answer[name]})
        }  # fmt: skip
        if not wrong:
            continue
        lines = tuple(found[name] for name in found if name in wrong)
        part = Part(kind, {"arrays": tuple(name for name in found if name in wrong)}, back=lines)
        answers = [(case, asker.ask(case, (*mending, part)) or {}) for case in asker.cases]
        if all(asker.gradients_agree(case, answer) for case, answer in answers):
            shown = asker.shown(part, mending)
            data = {**part.data, "cases": len(answers)}
            yield (Finding(kind, data, shown, len(answers), asker.defined(shown)),)


def factor(got: Array, want: Array, tolerance: float) -> float | None:
    """Return what an array was multiplied with, if it was.

    Examples
    --------
    >>> factor(np.array([1.0, -2.0]), np.array([2.0, -4.0]), 1e-9)
    0.5
    """
    if got.shape != want.shape or not want.any():
        return None
    k = float((got * want).sum() / (want * want).sum())
    return k if close(got, k * want, tolerance) else None
