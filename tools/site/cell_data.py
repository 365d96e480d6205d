"""What the living cell draws and computes with, as one classic script: the figures' own geometry and the tiny cell."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from lstm_labs import example
from lstm_labs.diagrams import cell, numbers, shapes
from lstm_labs.style import COLOURS, WIDTH
from lstm_labs.words import LANGUAGES, label
from tools.site import node
from tools.site.cell_glyphs import number_font, outline
from tools.site.trees import Content

TOP = cell.HEIGHT  # SVG counts downwards
APART = 4.4  # from the strand of one entry of a vector to that of the next
PLAIN = {"bus_f", "bus_i", "bus_C", "to_f", "to_i", "to_C", "to_o"}  # the long list: too many numbers for strands


def place(point: shapes.Point) -> list[float]:
    return [point[0], TOP - point[1]]


def at(point: shapes.Point) -> str:
    return f"{point[0]:g} {TOP - point[1]:g}"


def line(points: tuple[shapes.Point, ...], arrow: bool) -> str:
    """Return a wire with rounded corners as an SVG path, without the arrow's head."""
    stop = shapes.toward(points[-1], points[-2], shapes.HEAD - 1) if arrow else points[-1]
    path = f"M{at(points[0])}"
    for previous, corner, following in zip(points, points[1:-1], points[2:], strict=False):
        bend = (shapes.toward(corner, previous, shapes.BEND), corner, shapes.toward(corner, following, shapes.BEND))
        path += " L{} Q{} {}".format(*map(at, bend))
    return f"{path} L{at(stop)}"


def beside(points: tuple[shapes.Point, ...], shift: float) -> tuple[shapes.Point, ...]:
    """Return a line of right angles moved to its left by `shift`, seen in its direction."""
    normals = [(round((ay - by) / (abs(bx - ax) + abs(by - ay))), round((bx - ax) / (abs(bx - ax) + abs(by - ay))))
               for (ax, ay), (bx, by) in pairwise(points)]  # fmt: skip
    turns = [{normals[0]}, *({*pair} for pair in pairwise(normals)), {normals[-1]}]
    return tuple((x + shift * sum(nx for nx, _ in turn), y + shift * sum(ny for _, ny in turn))
                 for (x, y), turn in zip(points, turns, strict=True))  # fmt: skip


def wire(name: str, wire: Any) -> dict[str, Any]:
    """Return a wire's line, its arrow head, and a strand for each entry of what it carries."""
    tip, before = wire.points[-1], wire.points[-2]
    head = "M" + " L".join(at(corner) for corner in shapes.arrow_head(tip, before)) + "Z" if wire.arrow else ""
    entries, apart = (4, APART / 2.5) if name == "x" else (0 if name in PLAIN else 2, APART)
    shifts = [apart * ((entries - 1) / 2 - k) for k in range(entries)]
    strands = [line(beside(wire.points, shift), wire.arrow) for shift in shifts]
    return {"line": line(wire.points, wire.arrow), "head": head, "strands": strands, "colour": wire.colour}


def node_shape(node: Any) -> dict[str, Any]:
    shape: dict[str, Any] = {"kind": node.kind, "at": place(node.at), "colour": node.colour}
    if node.kind == "operation":
        return shape | {"symbol": node.symbol}
    if not node.symbol:
        return shape
    size = shapes.LARGE if node.symbol.startswith("$") else 11.5
    return shape | {"glyphs": outline(node.symbol, size, middle=True)}


def drawing() -> dict[str, Any]:
    """Return the cell's parts, by name, in SVG's coordinates."""
    labels = {name: {"at": place(mark.at), "glyphs": outline(mark.symbol, shapes.LARGE, mark.align),
                     "colour": mark.colour, "always": mark.always} for name, mark in cell.LABELS.items()}  # fmt: skip
    words = [{"at": place(word.at), "colour": word.colour, "part": word.part,
              "glyphs": {lang: outline(label(word.key, lang), shapes.SMALL) for lang in LANGUAGES}}
             for word in cell.NAMES.values()]  # fmt: skip
    return {
        "size": [WIDTH * 72, cell.HEIGHT + numbers.ROOM],
        "box": shapes.BOX, "ellipse": shapes.ELLIPSE, "radius": shapes.RADIUS,
        "panels": [[*place((left, top)), right - left, top - bottom]
                   for (left, bottom), (right, top) in cell.CELL.panels],
        "wires": {name: wire(name, part) for name, part in cell.WIRES.items()},
        "nodes": {name: node_shape(part) for name, part in cell.NODES.items()},
        "labels": labels, "words": words, "crossings": cell.CELL.crossings,
        "values": {name: {"at": place(top), "align": align} for name, (top, align) in numbers.PLACES.items()},
        "lit": {step: sorted(parts) for step, parts in cell.LIT.items()} | {"all": sorted(cell.CELL.parts)},
    }  # fmt: skip


def script() -> bytes:
    """Return `cell_data.js`."""
    params, (x_t, state) = example.tiny_params(), example.tiny_step()
    weights = {f"{kind}_{layer}": getattr(params, f"{kind}_{layer}").tolist() for kind in "Wb" for layer in "fiCo"}
    step = {"x_t": x_t[0].tolist(), "state": {"h": state.h[0].tolist(), "C": state.C[0].tolist()}}
    data = {"drawing": drawing(), "params": weights, "step": step, "x": example.tiny_inputs()[:, 0].tolist(),
            "words": {lang: list(words) for lang, words in example.SENTENCE.items()}, "start": example.STEP,
            "rnn": {"W_h": example.tiny_rnn().W_h.tolist(), "b_h": example.tiny_rnn().b_h.tolist()},
            "pair": {"x": example.pair_inputs()[:, 0].tolist(),
                     "words": {lang: list(words) for lang, words in example.PAIR.items()}}}  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.LIVING_CELL_DATA = {text};\n".encode()


def styles() -> bytes:
    """Return the figures' colours as custom properties, for light and for dark pages, and the font of the numbers."""
    themes = {"html": 0, 'html[data-theme="dark"]': 1}
    rules = [f"{where} {{ {' '.join(f'--cell-{name}: {pair[n]};' for name, pair in COLOURS.items())} }}"
             for where, n in themes.items()]  # fmt: skip
    named = "".join(label(f"tiny_{k}", lang) for k in (1, 2) for lang in LANGUAGES)
    font = number_font("0123456789.−" + named)
    rules.append(f'@font-face {{ font-family: "Living cell"; src: url({font}) format("woff"); }}')
    return "\n".join(rules).encode()


def files(site: Path) -> dict[str, Content]:
    """Return the cell's data, its styles that come from the figures, and its modules as one script."""
    program = node.bundle(site / "cell" / "main.js", "LivingCell")
    return {"static/cell/data.js": script(), "static/cell/figures.css": styles(), "static/cell/cell.js": program}
