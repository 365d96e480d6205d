"""Compare lstm_ref with the cases of the suite that PyTorch made: python -m tools.vectors.compare prints the table.

lstm_ref computes every case one step at a time, in the dtype of the case. All differences are in units of
max(1, |value|). Of a sequence alone the gradient by a bias is that by the pre-activation, so the gradients by the
values of every step are found one sequence at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.conformance import Vectors, case
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.reference import computed, ends_of, gradients, parameters, run
from tools.vectors.stored import apart
from tools.vectors.suite.inputs import DTYPES, KINDS

Named = dict[str, Array]


@dataclass(frozen=True)
class Compared:
    """The largest differences over the cases of a cell and a dtype, and the tolerance that the cases state."""

    cell: str
    dtype: str
    cases: int
    values: float
    gradients: float
    every_step: float
    tolerance: float


def step_gradients(vectors: Vectors) -> Named:
    """Return what lstm_ref makes of the gradients by the values of every step, (T, B, H) each."""
    rows = [of_one(one_sequence(vectors, b)) for b in range(vectors.about["B"])]
    return {name: np.concatenate([row[name] for row in rows], axis=1) for name in rows[0]}


def one_sequence(vectors: Vectors, b: int) -> Vectors:
    """Return a case with sequence b alone."""

    def cut(arrays: Mapping[str, Array]) -> Named:
        states = ("h0", "C0", "h_n", "C_n")
        return {
            name: a[:, b : b + 1] if a.ndim == 3 else a[b : b + 1] if name.startswith(states) else a
            for name, a in arrays.items()
        }

    return replace(vectors, inputs=cut(vectors.inputs), loss_weights=cut(vectors.loss_weights))


def of_one(vectors: Vectors) -> Named:
    """Return the gradients by the values of every step of a sequence alone, (T, 1, H) each."""
    cell, loss = vectors.about["cell"], vectors.loss_weights
    found: Named = {}
    kind = CELLS[cell]
    for end in ends_of(vectors):
        params, steps, every = parameters(vectors, end), run(kind, vectors, end), []
        weights = loss[f"h{end}"][::-1] if end else loss[f"h{end}"]
        dstate = {part: loss[f"{part}_n{end}"] for part in kind.states}
        for step, weight in zip(reversed(steps), reversed(weights), strict=True):
            dstate["h"] = dstate["h"] + weight
            back = kind.backward(params, step, kind.State(**dstate))
            every.append(by_values(cell, params, step, dstate, back.params))
            dstate = {part: getattr(back.state, part) for part in kind.states}
        by_time = every if end else every[::-1]
        found |= {name + end: np.stack([one[name] for one in by_time]) for name in every[0]}
    return found


def by_values(cell: str, p: Any, step: Any, dstate: Named, by: Any) -> Named:
    """Return the gradients by the values of one step, (1, H) each; `by` has those by the parameters."""
    dh, of = dstate["h"], {name: np.atleast_2d(array) for name, array in vars(by).items()}
    if cell == "rnn":
        return {"a": of["b_h"], "h": dh}
    if cell in ("gru", "gru_reset_after"):
        h_prev = step.hx_t[:, : p.hidden_size]
        found = {"z": dh * (step.h_tilde_t - h_prev), "h_tilde": dh * step.z_t, "h": dh}  # (G4')
        if cell == "gru":
            return found | {"r": (of["b_h"] @ p.W_h[:, : p.hidden_size]) * h_prev}  # (G3')
        return found | {"r": of["b_h"] * step.m_t, "m": of["b_hh"]}  # (G3b')
    dC = dstate["C"] + dh * step.o_t * (1 - np.tanh(step.C_t) ** 2)  # (6')
    if cell == "peephole":
        dC = dC + of["b_o"] * p.p_o  # (P5')
    return {f"a_{gate}": of[f"b_{gate}"] for gate in CELLS[cell].gates} | {"C": dC, "h": dh}


def held(one: Vectors) -> Named:
    """Return what lstm_ref makes of the values that a case holds."""
    return {name: array for name, array in computed(one).items() if name in one.outputs}


def compared(cell: str, dtype: str) -> Compared:
    """Return how far lstm_ref is from the cases of a cell and a dtype."""
    found = [case(f"{cell}_{kind}_{dtype}") for kind in KINDS]
    values = max(apart(held(one), one.outputs) for one in found)
    by_inputs = max(apart(gradients(one), one.gradients) for one in found if one.gradients)
    with_steps = [one for one in found if "h" in one.gradients]
    every_step = max(apart(step_gradients(one), one.gradients) for one in with_steps)
    return Compared(cell, dtype, len(found), values, by_inputs, every_step, max(c.about["tolerance"] for c in found))


if __name__ == "__main__":
    print(f"{'cell':16}{'dtype':8}{'cases':>6}{'values':>10}{'gradients':>11}{'every step':>12}{'tolerance':>11}")
    for row in (compared(cell, dtype) for dtype in DTYPES for cell in CELLS):
        numbers = f"{row.values:10.0e}{row.gradients:11.0e}{row.every_step:12.0e}{row.tolerance:11.0e}"
        print(f"{row.cell:16}{row.dtype:8}{row.cases:6}{numbers}")
