"""What is wrong with gradients where all values are right."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ...checks import Array
from .asking import Asker, close
from .finding import Finding
from .parts import Parts


def wrong_gradients(asker: Asker, mending: Parts = ()) -> Iterator[Finding]:
    """Yield which gradients are wrong and which right, and a factor that they have in common, if there is one.

    The candidate is asked with the conversions of `mending`.
    """
    for case in asker.cases:
        answer = asker.ask(case, mending) or {}
        allowed = max(asker.tolerance, case.about["tolerance"])
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
