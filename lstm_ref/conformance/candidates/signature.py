"""What a Python function asks for, read from the names of its parameters, as pytest reads what a test asks for."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..cells import CELLS
from ..judging import NOTHING
from ..reference import ENDS
from .errors import TargetError

# Every name of weights in a layout, of whichever cell.
NAMES: dict[str, tuple[str, ...]] = {
    "article": tuple(dict.fromkeys(name for kind in CELLS.values() for name in kind.parameters)),
    "packed": ("W", "b", "P", "b_hh"),
    "pytorch": ("weight_ih", "weight_hh", "bias_ih", "bias_hh"),
    "keras": ("kernel", "recurrent_kernel", "bias"),
    "onnx": ("W", "R", "B", "P"),
}
STEP = {"x_t": "x", "h_prev": "h0", "h": "h0", "C_prev": "C0", "C": "C0"}  # of a step, each with its name in `question`
P = ("packed", "P")  # it is told what is in it
SEQUENCE = ("x", "h0", "C0")
WEIGHED = ("dh", "dh_n", "dC_n")
LOWER = {"c": "C", "c_prev": "C_prev", "c0": "C0", "c_n": "C_n", "dc_n": "dC_n", "dc0": "dC0"}


@dataclass(frozen=True)
class Signature:
    """What a function asks for.

    Attributes
    ----------
    step : bool
        Whether it is one step, or takes the whole sequence.
    layout : str
        The layout of its weights.
    asked : dict of str to str
        Its parameters, each with the name of what it gets in `question`.
    positional : tuple of str
        Those of them that have to be given by position.
    everything : bool
        Whether it takes all weights, as keywords.
    """

    step: bool
    layout: str
    asked: dict[str, str]
    positional: tuple[str, ...]
    everything: bool

    @property
    def gradients(self) -> bool:
        """Whether it asks for what the loss weighs its answers with."""
        return any(means in WEIGHED for means in self.asked.values())


def read_signature(function: Callable[..., Any], layout: str | None = None) -> Signature:
    """Return what a function asks for.

    Parameters
    ----------
    function : callable
        A step has x_t, h_prev or h, C_prev or C, and weights; a function of the whole sequence x, h0, C0 and weights,
        and if it computes gradients dh, dh_n and dC_n. The weights have the names of one layout.
    layout : str, optional
        That layout, where the names alone do not say.

    Raises
    ------
    TargetError
        If a name is not known, names belong to no layout or to several, or it takes *args.

    Examples
    --------
    >>> def step(x_t, h_prev, C_prev, W_f, b_f, W_i, b_i, W_C, b_C, W_o, b_o): ...
    >>> read_signature(step).layout
    'article'
    """
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        raise TargetError("no_signature", got=type(function).__name__) from None
    named = [one for one in parameters if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)]
    if len(rest := [one.name for one in parameters if one.kind == one.VAR_POSITIONAL]):
        raise TargetError("args", name=rest[0])
    everything = len(named) < len(parameters)
    known = {one.name: meant(one.name) for one in named if meant(one.name) or one.default is one.empty}
    if unknown := [name for name, means in known.items() if not means]:
        raise TargetError("unknown_name", names=tuple(unknown), known=all_names())
    step = is_step(list(known))
    if not step and (of_step := [name for name, means in known.items() if means in STEP]):
        raise TargetError("step_x", names=tuple(of_step))
    asked = {name: STEP.get(means, means) for name, means in known.items()}
    others = {name + end for name in (*SEQUENCE, *WEIGHED) for end in ENDS}
    weights = [name for name in asked.values() if name not in others]
    if step and any(means in WEIGHED for means in asked.values()):
        raise TargetError("step_gradients")
    if everything and layout is None:
        raise TargetError("keywords", known=tuple(NAMES))
    positional = tuple(one.name for one in named if one.kind == one.POSITIONAL_ONLY and one.name in known)
    return Signature(step, layout_of(weights, layout), asked, positional, everything)


def meant(name: str) -> str:
    """Return the name that a parameter means: weight_ih of weight_ih_l0, C0 of c0; nothing if it is not known.

    Examples
    --------
    >>> meant("weight_ih_l0_reverse"), meant("c0"), meant("units")
    ('weight_ih_reverse', 'C0', '')
    """
    plain = name.replace("_l0", "").removesuffix("_reverse")
    plain, end = LOWER.get(plain, plain), "_reverse" * name.endswith("_reverse")
    known = {*STEP, *SEQUENCE, *WEIGHED, *(weight for names in NAMES.values() for weight in names)}
    return plain + end if plain in known else ""


def is_step(names: Iterable[str]) -> bool:
    """Return whether a function of these parameters is one step; it must have x_t or x."""
    has_step, has_sequence = "x_t" in names, "x" in names
    if has_step == has_sequence:
        raise TargetError("no_x", names=tuple(names) or NOTHING)
    return has_step


def layout_of(weights: Iterable[str], layout: str | None) -> str:
    """Return the one layout that has all of these names; it must be `layout`, if that is given."""
    plain = {name.removesuffix("_reverse") for name in weights}
    fitting = [one for one, names in NAMES.items() if plain <= set(names) and layout in (None, one)]
    if len(fitting) == 1:
        return fitting[0]
    listed = tuple(sorted(plain))
    if not fitting and layout and (owners := tuple(one for one, names in NAMES.items() if plain <= set(names))):
        known = names_of([layout])
        raise TargetError("not_in_layout", names=listed, layout=layout, owners=owners, known=known)
    if not fitting:
        raise TargetError("mixed", names=listed, known=names_of())
    if not plain:
        raise TargetError("no_weights", known=names_of())
    raise TargetError("ambiguous", names=listed, layouts=tuple(fitting))


def names_of(layouts: Iterable[str] = ()) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return some layouts, or all, each with the names of its weights."""
    chosen = [one for one in layouts if one in NAMES] or list(NAMES)
    return tuple((one, tuple("P = [p_f, p_i, p_o]" if (one, w) == P else w for w in NAMES[one])) for one in chosen)


def all_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return all names that can be asked for: those of a step, of a sequence, and of each layout."""
    return ("", ("x_t", "h_prev", "C_prev")), ("", (*SEQUENCE, *WEIGHED)), *names_of()
