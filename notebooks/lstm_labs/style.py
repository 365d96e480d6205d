"""One look for every figure: a fixed colour, line and marker for each quantity, one font, one way to SVG."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from numpy.typing import ArrayLike

from .words import check_language

WIDTH = 4.5  # inches: on a phone of 390 px, 10 pt then still reads as about 11 px
FAMILY = "LSTM Book Sans SC"
FONT = Path(__file__).parent / "fonts" / "LSTMBookSansSC.ttf"
fontManager.addfont(FONT)

COLOURS = {  # name: (on white, on the dark page)
    "f": ("#8a3025", "#e5794a"),
    "i": ("#1b7d53", "#35d79a"),
    "C_tilde": ("#944f78", "#d06fa6"),
    "o": ("#8f6717", "#f7d560"),
    "C": ("#3371ab", "#86bcff"),
    "h": ("#3b43ae", "#8a80fb"),
    "rnn": ("#a6545e", "#ff7f92"),
    "ink": ("#1f2430", "#e8eaee"),
    "muted": ("#5f6672", "#9aa1ad"),
    "faint": ("#b4bac4", "#565d69"),
    "grid": ("#dde1e7", "#30353d"),
    "panel": ("#f3f5f8", "#1e2127"),
    "paper": ("#ffffff", "#121212"),
    "accent": ("#005f8a", "#5cc8f2"),
}
LINE_STYLES = {  # name: (line style, marker), so that colour never speaks alone
    "f": ("-", "o"),
    "i": ("--", "s"),
    "C_tilde": ("-.", "^"),
    "o": (":", "D"),
    "C": ("-", ""),
    "h": ((0, (6, 1, 1, 1, 1, 1)), "v"),
}
LIGHT = {name: light for name, (light, _) in COLOURS.items()}
PAPER = f'<rect width="100%" height="100%" rx="6" fill="{LIGHT["paper"]}"/>'


@contextmanager
def use_style(lang: str) -> Iterator[None]:
    """Draw in the book's style: whatever is created inside has its font, sizes and colours.

    Raises ValueError if `lang` is neither "en" nor "zh".
    """
    check_language(lang)
    ink, grid, muted = LIGHT["ink"], LIGHT["grid"], LIGHT["muted"]
    style = mpl.rc_context(
        {
            "font.family": [FAMILY],
            "font.size": 10.5,
            "mathtext.fontset": "cm",
            "text.color": ink,
            "axes.labelcolor": ink,
            "axes.edgecolor": muted,
            "axes.facecolor": "none",
            "axes.titlesize": "medium",
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "axes.axisbelow": True,
            "grid.color": grid,
            "xtick.color": muted,
            "ytick.color": muted,
            "xtick.labelcolor": ink,
            "ytick.labelcolor": ink,
            "xtick.labelsize": 10,
            "ytick.labelsize": 10,
            "legend.fontsize": 10.5,
            "legend.frameon": False,
            "legend.handlelength": 3,
            "lines.linewidth": 1.8,
            "lines.markersize": 5,
            "figure.facecolor": "none",
            "figure.constrained_layout.use": True,
        }
    )
    with style:
        if "text.language" in mpl.rcParams:  # from matplotlib 3.11 on
            mpl.rcParams["text.language"] = {"en": "en", "zh": "zh-Hans"}[lang]
        yield


def figure(height: float, columns: int = 1) -> tuple[Figure, Any]:
    """Return a figure of the book's width, `height` inches high, and its axes (an array if `columns` > 1).

    To be called inside `use_style`. pyplot does not know of the figure, so no notebook shows it twice.
    """
    fig = Figure(figsize=(WIDTH, height))
    return fig, fig.subplots(1, columns)


def line(ax: Axes, xs: ArrayLike, ys: ArrayLike, quantity: str, label: str) -> Line2D:
    """Draw ys over xs, (n,) each, in the colour, line style and marker that `quantity` has everywhere."""
    linestyle, marker = LINE_STYLES[quantity]
    x, y = rounded(xs), rounded(ys)
    every = max(1, len(x) // 12)
    (drawn,) = ax.plot(x, y, color=LIGHT[quantity], linestyle=linestyle, marker=marker, markevery=every, label=label)
    return drawn


def heat(ax: Axes, values: ArrayLike, row_labels: Sequence[str], col_labels: Sequence[str]) -> None:
    """Draw a small matrix as a table: each number printed, its cell tinted by size and coloured by sign."""
    table = rounded(values)
    largest = float(np.abs(table).max()) or 1.0
    for (row, col), value in np.ndenumerate(table):
        tint = LIGHT["accent"] if value >= 0 else LIGHT["f"]
        strength = round(0.45 * abs(float(value)) / largest, 3)  # at 0.45 the ink above it still reads well
        ax.add_patch(Rectangle((col - 0.48, row - 0.46), 0.96, 0.92, facecolor=tint, alpha=strength, lw=0))
        ax.text(col, row, number(float(value)), ha="center", va="center")
    ax.set(xlim=(-0.5, table.shape[1] - 0.5), ylim=(table.shape[0] - 0.5, -0.5))
    ax.set_xticks(range(table.shape[1]), col_labels, va="baseline")
    ax.set_yticks(range(table.shape[0]), row_labels)
    ax.tick_params(length=0, top=False, labeltop=True, labelbottom=False, pad=6)
    ax.grid(False)
    ax.spines[:].set_visible(False)


def rounded(values: ArrayLike) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Round to six significant digits: processors differ below that, figures must not."""
    array = np.asarray(values, dtype=np.float64)
    return np.array([float(f"{value:.6g}") for value in array.flat]).reshape(array.shape)


def number(value: float) -> str:
    """Write a number with two decimals and a true minus sign.

    >>> number(-0.125), number(-0.001)
    ('−0.12', '0.00')
    """
    return f"{value:z.2f}".replace("-", "−")


def to_svg(fig: Figure) -> str:
    """Return the figure as SVG text, equal bytes on every run.

    Raises ValueError, naming it, for a character that the font lacks or a text drawn outside `use_style`.
    """
    buffer = io.StringIO()
    svg_style = mpl.rc_context({"svg.fonttype": "path", "svg.hashsalt": "lstm_ref"})
    with use_style("en"), svg_style, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # check_glyphs makes it an error
        fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    check_glyphs(fig)
    shorten = re.compile(r"scale\([^)]*\)|-?\d+\.\d{3,}")  # a scale stays: it belongs to the glyphs
    return shorten.sub(lambda m: m[0] if m[0][0] == "s" else f"{float(m[0]):z.2f}", buffer.getvalue())


def check_glyphs(fig: Figure) -> None:
    """Check that every text is in the book's font and that the font has its characters."""
    known = {chr(code) for code in get_font(str(FONT)).get_charmap()} | {"\n"}
    for text in fig.findobj(Text):
        words = text.get_text()
        if words and text.get_fontfamily() != [FAMILY]:
            raise ValueError(f"the text {words!r} was created outside use_style")
        plain = re.sub(r"\$.*?\$", "", words)
        mathematics = "".join(re.findall(r"\$.*?\$", words))  # has its own font, which ASCII source cannot leave
        if missing := sorted(set(plain) - known | {sign for sign in mathematics if not sign.isascii()}):
            raise ValueError(f"the figures' font has no glyph for {missing[0]!r}, in the text {words!r}")


def on_paper(svg: str) -> str:
    """Return the figure on white paper, so that it can be read on a dark page as well.

    >>> off_paper(on_paper("<svg><path/></svg>"))
    '<svg><path/></svg>'
    """
    return re.sub("<svg[^>]*>", lambda head: head[0] + PAPER, svg, count=1)


def off_paper(svg: str) -> str:
    """Return the figure without the paper that `on_paper` lays under it."""
    return svg.replace(PAPER, "", 1)


def dark_variant(svg: str) -> str:
    """Return the figure for the dark page: every colour of the palette replaced by its dark twin.

    Raises ValueError for a colour outside the palette.
    """
    dark = dict(COLOURS.values())

    def swap(match: re.Match[str]) -> str:
        if match[0] not in dark:
            found = f"the colour {match[0]} is not in the palette, so it has no dark twin"
            raise ValueError(f"{found}; has the palette changed since make notebooks?")
        return dark[match[0]]

    return re.sub(r"(?<![\w&(])#[0-9a-f]{6}\b", swap, svg)
