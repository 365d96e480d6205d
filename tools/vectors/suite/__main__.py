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

from tools.vectors.stored import about, apart, write_vectors
from tools.vectors.suite.inputs import KINDS, NAMES, Named, draw, seed_of
from tools.vectors.suite.networks import MODULE, by_equations, by_module


def make(name: str) -> dict[str, Any]:
    """Return the vectors of one case, made in float64."""
    cell, kind, dtype = NAMES[name]
    of, (inputs, weights) = KINDS[kind], draw(name)
    outputs, gradients = by_equations(cell, inputs, weights, torch.float64, every_step=of.every_step)
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
    return {
        "about": about(cell, "article", **known, **made),
        "inputs": inputs,
        "loss_weights": weights,
        "outputs": {title: array.astype(dtype) for title, array in outputs.items()},
        "gradients": {title: array.astype(dtype) for title, array in gradients.items()},
    }


def in_float32(name: str, made: dict[str, Any]) -> None:
    """Hold PyTorch in float32, by the equations and by its module, to half the tolerance of a case."""
    cell, kind, _ = NAMES[name]
    every_step, given = KINDS[kind].every_step, (cell, made["inputs"], made["loss_weights"], torch.float32)
    runs = {"the equations": by_equations(*given, every_step=every_step)}
    runs |= {made["about"]["module"]: by_module(*given)} if cell in MODULE else {}
    for who, run in runs.items():
        found = worst(run, (made["outputs"], made["gradients"]))
        demand(name, f"float32: {who} and the best answer", found, made["about"]["tolerance"] / 2)


def worst(some: tuple[Named, Named], whole: tuple[Named, Named]) -> float:
    """Return the largest difference of outputs and gradients."""
    return max(apart(part, of) for part, of in zip(some, whole, strict=True))


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
