"""The drawing vocabulary of every schematic: panel, layer, pointwise operation, wire, fork, text.

One unit is one point (1/72 inch), the origin is the lower left corner. A filled rounded box is a learned layer,
an outlined circle or ellipse a pointwise operation. Lines that join are rounded and have no dot; a dot marks a fork,
where a line is copied; a gap in a line means that another one passes without touching. Every artist's gid is its
part's name.
"""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse, FancyBboxPatch, PathPatch, Polygon
from matplotlib.path import Path
from matplotlib.text import Text

from ..style import LIGHT, WIDTH

Point = tuple[float, float]
BOLD, THIN = 1.8, 1.3  # width of a line that is lit, and of context
BEND = 8.0  # radius of a corner
HEAD = 7.0  # length of an arrow's head
RADIUS = 9.0  # of a pointwise circle
BOX = (32.0, 24.0)
ELLIPSE = (38.0, 21.0)
BLOCK = 32.0  # side of a closed module
SMALL, LARGE = 10.0, 14.0  # text sizes, in points
GREY = "faint"  # the colour of context: a part drawn in it is not lit


def canvas(height: float, bottom: float = 0.0) -> tuple[Figure, Axes]:
    """Return a figure of the book's width and axes that measure it in points."""
    fig = Figure(figsize=(WIDTH, height / 72))
    fig.set_layout_engine("none")
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, WIDTH * 72), ylim=(bottom, bottom + height))
    ax.set_axis_off()
    return fig, ax


def panel(ax: Axes, corner: Point, opposite: Point) -> None:
    """Draw the ground of one repeating module."""
    (left, bottom), (right, top) = corner, opposite
    style = f"round,pad=0,rounding_size={2 * BEND}"
    ground = FancyBboxPatch(corner, right - left, top - bottom, boxstyle=style, gid="panel", zorder=0)
    ground.set(facecolor=LIGHT["panel"], edgecolor=LIGHT["grid"], linewidth=1)
    ax.add_patch(ground)


def layer(ax: Axes, name: str, at: Point, symbol: str, colour: str) -> None:
    """Draw a learned layer: a rounded box filled with its colour, or outlined as context."""
    lit = colour != GREY
    (x, y), (width, height) = at, BOX
    style = "round,pad=0,rounding_size=5"
    box = FancyBboxPatch((x - width / 2, y - height / 2), width, height, boxstyle=style, gid=name, zorder=4)
    box.set(facecolor=LIGHT[colour if lit else "paper"], edgecolor=LIGHT[colour], linewidth=BOLD if lit else THIN)
    ax.add_patch(box)
    function(ax, name, at, symbol, "paper" if lit else "muted")


def block(ax: Axes, name: str, at: Point, symbol: str, colour: str) -> None:
    """Draw a whole module as one box, its inside hidden."""
    lit = colour != GREY
    style = "round,pad=0,rounding_size=7"
    box = FancyBboxPatch((at[0] - BLOCK / 2, at[1] - BLOCK / 2), BLOCK, BLOCK, boxstyle=style, gid=name, zorder=4)
    box.set(facecolor=LIGHT["panel"], edgecolor=LIGHT[colour], linewidth=BOLD if lit else THIN)
    ax.add_patch(box)
    function(ax, name, at, symbol, colour if lit else "muted")


def ellipse(ax: Axes, name: str, at: Point, symbol: str, colour: str) -> None:
    """Draw a pointwise function: an outlined ellipse."""
    shape = Ellipse(at, *ELLIPSE, gid=name, zorder=4)
    shape.set(facecolor=LIGHT["paper"], edgecolor=LIGHT[colour], linewidth=THIN if colour == GREY else BOLD)
    ax.add_patch(shape)
    function(ax, name, at, symbol, "muted" if colour == GREY else colour)


def function(ax: Axes, name: str, at: Point, symbol: str, ink: str) -> None:
    """Write a function's name, centred: a Greek letter larger than a word."""
    size, nudge = (LARGE, 1.2) if symbol.startswith("$") else (11.5, -0.4)
    words = text(ax, name, (at[0], at[1] + nudge), symbol, ink, size, "center")
    words.set(va="center_baseline")


def operation(ax: Axes, name: str, at: Point, symbol: str, colour: str) -> None:
    """Draw a pointwise operation: a circle with the sign × or + of two lines, or 1− of one."""
    x, y = at
    width, ink = (BOLD, colour) if colour != GREY else (THIN, "muted")
    disc = Circle(at, RADIUS, gid=name, zorder=4)
    disc.set(facecolor=LIGHT["paper"], edgecolor=LIGHT[colour], linewidth=width)
    ax.add_patch(disc)
    arm = RADIUS * (0.36 if symbol == "×" else 0.5)
    lines: dict[str, list[Point]] = {
        "×": [(-arm, -arm), (arm, arm), (-arm, arm), (arm, -arm)],
        "+": [(-arm, 0), (arm, 0), (0, -arm), (0, arm)],
        "1−": [(1.6, 0), (6, 0)],
    }
    codes = [Path.MOVETO, Path.LINETO] * (len(lines[symbol]) // 2)
    path = Path([(x + dx, y + dy) for dx, dy in lines[symbol]], codes)
    ax.add_patch(PathPatch(path, gid=name, fill=False, ec=LIGHT[ink], lw=width, capstyle="round", zorder=5))
    if symbol == "1−":
        text(ax, name, (x - 3, y - 4.1), "1", ink, 11.5)


def wire(ax: Axes, name: str, points: tuple[Point, ...], colour: str, arrow: bool = False) -> None:
    """Draw a line through right-angled corners, rounded; with `arrow`, a head at its end."""
    lit = colour != GREY
    zorder = 3 if lit else 2
    end, before = points[-1], points[-2]
    if arrow:
        corners = arrow_head(end, before)
        ax.add_patch(Polygon(corners, gid=name, facecolor=LIGHT[colour], linewidth=0, zorder=zorder))
        end = toward(end, before, HEAD - 1)
    vertices, codes = [points[0]], [Path.MOVETO]
    for previous, corner, following in zip(points, points[1:-1], points[2:], strict=False):
        vertices += [toward(corner, previous, BEND), corner, toward(corner, following, BEND)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    line = PathPatch(Path([*vertices, end], [*codes, Path.LINETO]), gid=name, fill=False, zorder=zorder)
    line.set(edgecolor=LIGHT[colour], linewidth=BOLD if lit else THIN, capstyle="round")
    ax.add_patch(line)


def arrow_head(tip: Point, before: Point) -> list[Point]:
    """Return the triangle that ends a line coming from `before`: as wide as long."""
    x, y = toward(tip, before, HEAD)
    across, along = (tip[1] - y) / 2, (tip[0] - x) / 2
    return [tip, (x + across, y + along), (x - across, y - along)]


def toward(start: Point, goal: Point, distance: float) -> Point:
    """Return the point `distance` from `start` in the direction of `goal`."""
    dx, dy = goal[0] - start[0], goal[1] - start[1]
    share = distance / (abs(dx) + abs(dy))  # every segment is horizontal or vertical
    return start[0] + dx * share, start[1] + dy * share


def fork(ax: Axes, name: str, at: Point, colour: str) -> None:
    """Draw the dot at which a line is copied."""
    zorder = 2 if colour == GREY else 3
    ax.add_patch(Circle(at, 2.8, gid=name, facecolor=LIGHT[colour], linewidth=0, zorder=zorder))


def dots(ax: Axes, name: str, at: Point, colour: str) -> None:
    """Draw an ellipsis on a line: modules left out."""
    for shift in (-7, 0, 7):
        ax.add_patch(Circle((at[0] + shift, at[1]), 1.6, gid=name, facecolor=LIGHT[colour], linewidth=0, zorder=3))


def text(ax: Axes, name: str, at: Point, words: str, ink: str, size: float = SMALL, align: str = "center") -> Text:
    """Write words or mathtext with its baseline at `at`."""
    return ax.text(*at, words, color=LIGHT[ink], fontsize=size, ha=align, va="baseline", gid=name, zorder=6)
