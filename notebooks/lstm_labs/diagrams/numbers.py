"""The same cell with the numbers of one step on its wires."""

from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from lstm_ref.traces import StepTrace

from ..style import LIGHT, number, use_style
from . import shapes
from .cell import (
    CELL,
    HEIGHT,
    WIRES,
    X_C,
    X_END,
    X_F,
    X_I,
    X_IN,
    X_O,
    X_OUT,
    Y_BUS,
    Y_GATE,
    Y_OVER,
    Y_STATE,
    Step,
    lit_parts,
)
from .picture import draw
from .shapes import RADIUS, Point

PLACES: dict[str, tuple[Point, str]] = {  # wire: (top of its column of numbers, alignment)
    "C_prev": ((3, Y_STATE - 6), "left"),
    "h_prev": ((3, Y_BUS - 6), "left"),
    "x": ((X_IN - 7, 27), "right"),
    "f": ((X_F + 7, Y_GATE - 5), "left"),
    "i": (((X_I + X_C) / 2, Y_GATE - 7), "center"),
    "C_tilde": ((X_C + 7, Y_OVER + 25), "left"),
    "o": (((X_O + X_OUT) / 2, Y_GATE - 7), "center"),
    "kept": ((X_F + RADIUS + 6, Y_STATE - 6), "left"),
    "added": ((X_C - 7, Y_STATE - 15), "right"),
    "C_new": ((X_OUT - 24, Y_STATE - 6), "right"),
    "C_exit": ((X_END - 3, Y_STATE - 6), "right"),
    "h_exit": ((X_END - 3, Y_BUS - 6), "right"),
}
GIVEN = frozenset({"C_prev", "h_prev", "x"})  # what is there before the step
BLANK = (26.0, 10.5)  # a place for one number, on paper
APART = 11.5  # from one blank to the next
ROOM = 24.0  # below the cell, for the third and the fourth number of x_t
NUMBERED = replace(CELL, height=HEIGHT + ROOM, bottom=-ROOM)


def draw_cell(step: StepTrace, lit: Step | None, lang: str) -> Figure:
    """Draw the cell with a step's values, to two decimals, beside the wires that carry them.

    `step` is of one sequence (B = 1) with at most two hidden units and four inputs: more would not fit.
    Raises ValueError otherwise, and for a wrong `lang` or `lit` as `draw_cell_schematic` does.
    """
    hidden = step.h_t.shape[1]
    if len(step.hx_t) != 1 or hidden > 2 or step.hx_t.shape[1] - hidden > 4:
        raise ValueError(f"step must have B = 1, H <= 2 and D <= 4 to fit, got hx_t {step.hx_t.shape}, H = {hidden}")
    parts = lit_parts(lit)
    fig = draw(NUMBERED, parts, lang)
    with use_style(lang):
        draw_values(fig.axes[0], step, parts - {"C_new"} if "C_exit" in parts else parts)
    return fig


def draw_blanks(step: StepTrace, lang: str) -> Figure:
    """Draw the cell as `draw_cell` does, with what is given, and a blank for each number that the step computes.

    `step` is of one sequence (B = 1) with at most two hidden units and four inputs. Raises ValueError as `draw_cell`.
    """
    fig = draw_cell(step, None, lang)
    for words in [text for text in fig.axes[0].texts if str(text.get_gid()).startswith("value_")]:
        name = str(words.get_gid()).removeprefix("value_")
        if name not in GIVEN:
            words.remove()
            for row in range(step.h_t.shape[1]):
                draw_blank(fig.axes[0], name, row)
    return fig


def draw_blank(ax: Axes, name: str, row: int) -> None:
    """Draw the place for a wire's number in a row of its column."""
    ((x, y), align), (width, height) = PLACES[name], BLANK
    corner = x - width * {"left": 0, "center": 0.5, "right": 1}[align], y - height - row * APART - 2
    box = FancyBboxPatch(corner, width, height, boxstyle="round,pad=0,rounding_size=1.5", gid=f"blank_{name}", zorder=5)
    box.set(facecolor=LIGHT["paper"], edgecolor=LIGHT["muted"], linewidth=0.6)
    ax.add_patch(box)


def draw_values(ax: Axes, step: StepTrace, parts: frozenset[str]) -> None:
    """Write the values of every lit wire that has a place for them."""
    hidden = step.h_t.shape[1]
    values = {
        "C_prev": step.C_prev,
        "h_prev": step.hx_t[:, :hidden],
        "x": step.hx_t[:, hidden:],
        "f": step.f_t,
        "i": step.i_t,
        "C_tilde": step.C_tilde_t,
        "o": step.o_t,
        "kept": step.f_t * step.C_prev,
        "added": step.i_t * step.C_tilde_t,
        "C_new": step.C_t,
        "C_exit": step.C_t,
        "h_exit": step.h_t,
    }
    for name, (at, align) in PLACES.items():
        if name in parts:
            column = "\n".join(number(float(value)) for value in values[name][0])
            words = shapes.text(ax, f"value_{name}", at, column, WIRES[name].colour, shapes.SMALL, align)
            words.set(va="top", linespacing=1.1, multialignment="right")
