"""Make the cases of the conformance suite: lstm_ref/conformance/vectors/<cell>_<kind>_<dtype>.json, by PyTorch.

PyTorch is no dependency of the project, so run this in an environment of its own, and commit what it writes:

    python -m venv vectors && vectors/bin/pip install torch numpy
    vectors/bin/python -m tools.vectors.suite            all of them, or those that are named
    python -m tools.vectors.catches && python -m tools.vectors.manifest

Everything is computed in float64 by the equations with automatic differentiation, and where PyTorch has a module by
that too; a file is written where the two agree to 1e-12. In float32 the inputs are float32 numbers, and what came out
in float64 is rounded at the end: the best answers that float32 can hold. How far PyTorch in float32 is from them is
printed, and must stay below half the tolerance.
"""

import sys
from typing import Any

import torch

from lstm_ref.conformance.cells import CELLS
from tools.vectors.stored import about, apart, write_vectors
from tools.vectors.suite.inputs import KINDS, NAMES, Named, draw, seed_of
from tools.vectors.suite.networks import MODULE, by_equations, by_module


def make(name: str) -> dict[str, Any]:
    """Return the vectors of one case, made in float64."""
    cell, kind, dtype = NAMES[name]
    of, (inputs, weights) = KINDS[kind], draw(name)
    outputs, gradients = equations(name, inputs, weights, torch.float64)
    if cell in MODULE:
        found = worst(by_module(cell, inputs, weights, torch.float64), (outputs, gradients))
        demand(name, f"torch.nn.{MODULE[cell][0]} and the equations", found, of.tolerance("float64"))
    made: dict[str, Any] = {"kind": kind, "computed": "float64", "torch": torch.__version__, "seed": seed_of(name)}
    made |= {"module": f"torch.nn.{MODULE[cell][0]}"} if cell in MODULE else {}
    known: dict[str, Any] = {
        "dtype": dtype,
        "tolerance": of.tolerance(dtype),
        "directions": of.directions,
        "sizes": of.sizes,
    }
    sections = {
        "inputs": inputs,
        "loss_weights": weights,
        "outputs": {title: array.astype(dtype) for title, array in outputs.items()},
        "gradients": {title: array.astype(dtype) for title, array in gradients.items()},
    }
    return {"about": about(cell, "article", **known, **made)} | {title: of for title, of in sections.items() if of}


def equations(name: str, inputs: Named, weights: Named, dtype: Any) -> tuple[Named, Named]:
    """Return what a case has of the values, and its gradients, by the equations."""
    cell, kind, _ = NAMES[name]
    values, gradients = by_equations(cell, inputs, weights, dtype, every_step=KINDS[kind].every_step)
    states = [title for part in CELLS[cell].states for title in (part, f"{part}_n")]
    return {title: values[title] for title in (states if KINDS[kind].states_alone else values)}, gradients


def in_float32(name: str, made: dict[str, Any]) -> None:
    """Hold PyTorch in float32, by the equations and by its module, to half the tolerance of a case."""
    cell, given = NAMES[name][0], (made["inputs"], made.get("loss_weights", {}), torch.float32)
    runs = {"the equations": equations(name, *given)}
    runs |= {made["about"]["module"]: by_module(cell, *given)} if cell in MODULE else {}
    for who, run in runs.items():
        found = worst(run, (made["outputs"], made.get("gradients", {})))
        demand(name, f"float32: {who} and the best answer", found, made["about"]["tolerance"] / 2)


def worst(some: tuple[Named, Named], whole: tuple[Named, Named]) -> float:
    """Return the largest difference of outputs and, where there are some, of gradients."""
    return max(apart(part, of) for part, of in zip(some, whole, strict=True) if part)


def demand(name: str, who: str, found: float, allowed: float) -> None:
    """Say how far two are apart; end where that is too far."""
    print(f"{name}: {who} differ by {found:.1e}")
    if not found <= allowed:
        raise SystemExit(f"{name}: that is more than {allowed:.1e}; nothing is written.")


if __name__ == "__main__":
    for name in sys.argv[1:] or NAMES:
        made = make(name)
        if NAMES[name][2] == "float32":
            in_float32(name, made)
        write_vectors(name, made)
