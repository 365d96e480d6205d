"""The texts of an SVG that matplotlib wrote as outlines: where each stands and how large it is set."""

import re
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

import numpy as np

SVG, HREF = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
FONT_SIZE = 100  # in which matplotlib writes its glyphs


@dataclass(frozen=True)
class Text:
    words: str
    size: float  # pt
    box: tuple[float, float, float, float]  # left, top, right, bottom, in points

    def is_apart_from(self, other):
        left, top, right, bottom = self.box
        return right <= other.box[0] or other.box[2] <= left or bottom <= other.box[1] or other.box[3] <= top


def matrix(transform):
    """Return a 3 × 3 matrix for an SVG transform of translations, scales and rotations."""
    product = np.eye(3)
    for kind, numbers in re.findall(r"(\w+)\(([^)]*)\)", transform or ""):
        values = [float(number) for number in re.split(r"[ ,]+", numbers.strip())]
        step = np.eye(3)
        if kind == "translate":
            step[:2, 2] = values if len(values) == 2 else (values[0], 0)
        elif kind == "scale":
            step[0, 0], step[1, 1] = values[0], values[-1]
        elif kind == "rotate" and len(values) == 1:
            cos, sin = np.cos(np.deg2rad(values[0])), np.sin(np.deg2rad(values[0]))
            step[:2, :2] = [[cos, -sin], [sin, cos]]
        else:
            raise ValueError(f"transform {kind}{values} is not read here")
        product = product @ step
    return product


def outline(path):
    """Return the corners and control points of a glyph, (3, n)."""
    numbers = np.array([float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", path.get("d", ""))])
    points = numbers.reshape(-1, 2)
    return matrix(path.get("transform")) @ np.vstack([points.T, np.ones(len(points))])


def texts(svg):
    """Return the texts of a figure, each with the words that matplotlib notes beside it."""
    root = ElementTree.fromstring(svg, ElementTree.XMLParser(target=ElementTree.TreeBuilder(insert_comments=True)))
    glyphs = {f"#{path.get('id')}": path for path in root.iter(f"{SVG}path") if path.get("id")}
    found = []

    def visit(element, outer):
        here = outer @ matrix(element.get("transform")) if isinstance(element.tag, str) else outer
        comments = [child.text.strip() for child in element if child.tag is ElementTree.Comment]
        if comments:
            points, sizes = zip(*corners(element, here, glyphs), strict=True)
            across = np.hstack(points)
            found.append(Text(comments[0], max(sizes), (*across.min(axis=1), *across.max(axis=1))))
            return
        for child in element:
            visit(child, here)

    visit(root, np.eye(3))
    return found


def corners(element, outer, glyphs):
    """Yield for each glyph below an element its points, (2, n), and the size of its font."""
    for child in element:
        if isinstance(child.tag, str):
            here = outer @ matrix(child.get("transform"))
            if child.tag == f"{SVG}use":
                points = here @ outline(glyphs[child.get(HREF)])
                if points.size:  # a space has no outline
                    yield points[:2], abs(outer[:2, :2] @ [1, 0]).max() * FONT_SIZE
            yield from corners(child, here, glyphs)


def faults(svg, smallest=10.0):
    """Return what is wrong with the texts of a figure: too small, outside the canvas, or on one another."""
    width, height = (float(side) for side in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    found, seen = [], texts(svg)
    for text in seen:
        left, top, right, bottom = text.box
        if left < 0 or top < 0 or right > width or bottom > height:
            found.append(f"{text.words!r} is outside the canvas")
        if text.size < smallest - 0.01:
            found.append(f"{text.words!r} has {text.size:.1f} pt")
    found += [f"{a.words!r} lies on {b.words!r}" for a, b in combinations(seen, 2) if not a.is_apart_from(b)]
    return found
