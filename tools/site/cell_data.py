"""What the living cell draws and computes with, as one classic script: the figures' own geometry and the tiny cell."""

import json
import re
from typing import Any

from lstm_labs import example
from lstm_labs.diagrams import cell, numbers, shapes
from lstm_labs.style import COLOURS, WIDTH
from lstm_labs.words import LANGUAGES, label
from tools.site.trees import Content

TOP = cell.HEIGHT  # SVG counts downwards


def place(point: shapes.Point) -> list[float]:
    return [point[0], TOP - point[1]]


def at(point: shapes.Point) -> str:
    return f"{point[0]:g} {TOP - point[1]:g}"


def wire(points: tuple[shapes.Point, ...], arrow: bool) -> dict[str, str]:
    """Return a wire's line with rounded corners, and its arrow head, as SVG paths."""
    end, before = points[-1], points[-2]
    head = "M" + " L".join(at(corner) for corner in shapes.arrow_head(end, before)) + "Z" if arrow else ""
    stop = shapes.toward(end, before, shapes.HEAD - 1) if arrow else end
    line = f"M{at(points[0])}"
    for previous, corner, following in zip(points, points[1:-1], points[2:], strict=False):
        bend = (shapes.toward(corner, previous, shapes.BEND), corner, shapes.toward(corner, following, shapes.BEND))
        line += " L{} Q{} {}".format(*map(at, bend))
    return {"line": f"{line} L{at(stop)}", "head": head}


def symbol(mathtext: str) -> list[list[str]]:
    """Return a label as pieces of text, each with its style: it(alic), up(right) or sub(script)."""
    if not mathtext.startswith("$"):
        return [[mathtext, "up"]]
    text = mathtext.strip("$").replace(r"\sigma", "σ").replace(r"\ast", "∗").replace("{-}", "−")
    pieces: list[list[str]] = []
    text = re.sub(r"_(\w)", r"_{\1}", text)
    for tilde, letter, subscript, other in re.findall(r"(\\tilde )?(\w)(?:_\{(.*?)\})?|(\S)", text):
        if letter:
            pieces.append([letter, "tilde" if tilde else "it"])
            pieces += [[subscript, "sub"]] if subscript else []
        else:
            pieces.append([f" {other} ", "up"])
    return pieces


def drawing() -> dict[str, Any]:
    """Return the cell's parts, by name, in SVG's coordinates."""
    nodes = {name: {"kind": node.kind, "at": place(node.at), "symbol": symbol(node.symbol), "colour": node.colour}
             for name, node in cell.NODES.items()}  # fmt: skip
    labels = {name: {"at": place(mark.at), "symbol": symbol(mark.symbol), "colour": mark.colour, "align": mark.align,
                     "always": mark.always} for name, mark in cell.LABELS.items()}  # fmt: skip
    words = [{"at": place(word.at), "text": {lang: label(word.key, lang) for lang in LANGUAGES}, "colour": word.colour,
              "part": word.part} for word in cell.NAMES.values()]  # fmt: skip
    return {
        "size": [WIDTH * 72, cell.HEIGHT + numbers.ROOM],
        "box": shapes.BOX, "ellipse": shapes.ELLIPSE, "radius": shapes.RADIUS,
        "panels": [[*place((left, top)), right - left, top - bottom]
                   for (left, bottom), (right, top) in cell.CELL.panels],
        "wires": {name: {**wire(line.points, line.arrow), "colour": line.colour} for name, line in cell.WIRES.items()},
        "nodes": nodes, "labels": labels, "words": words,
        "values": {name: {"at": place(top), "align": align} for name, (top, align) in numbers.PLACES.items()},
        "lit": {step: sorted(parts) for step, parts in cell.LIT.items()} | {"all": sorted(cell.CELL.parts)},
    }  # fmt: skip


def script() -> bytes:
    """Return `cell_data.js`."""
    params, (x_t, state) = example.tiny_params(), example.tiny_step()
    weights = {f"{kind}_{layer}": getattr(params, f"{kind}_{layer}").tolist() for kind in "Wb" for layer in "fiCo"}
    step = {"x_t": x_t[0].tolist(), "state": {"h": state.h[0].tolist(), "C": state.C[0].tolist()}}
    data = {"drawing": drawing(), "params": weights, "step": step, "x": example.tiny_inputs()[:, 0].tolist(),
            "words": {lang: list(words) for lang, words in example.SENTENCE.items()}}  # fmt: skip
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.LIVING_CELL_DATA = {text};\n".encode()


def colours() -> bytes:
    """Return the figures' colours as custom properties, for light and for dark pages."""
    themes = {"html": 0, 'html[data-theme="dark"]': 1}
    rules = (f"{where} {{ {' '.join(f'--cell-{name}: {pair[n]};' for name, pair in COLOURS.items())} }}"
             for where, n in themes.items())  # fmt: skip
    return "\n".join(rules).encode()


def files() -> dict[str, Content]:
    return {"static/cell/data.js": script(), "static/cell/colours.css": colours()}
