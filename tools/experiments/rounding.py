"""How measured numbers are written: few digits, so that they are the same on another processor."""

import json
import re
from collections.abc import Iterable
from math import log10, sqrt
from typing import Any

import numpy as np

LINE = 110  # characters


def three_digits(number: float) -> float:
    return float(f"{number:.3g}")


def exponent(number: float) -> float:
    """Return log10 to one decimal; -300 stands for everything below it, and for 0."""
    return round(log10(max(number, 1e-300)), 1) + 0.0


def spread(values: Iterable[float]) -> dict[str, Any]:
    """Return median and quartiles, to three digits."""
    low, middle, high = (three_digits(q) for q in np.percentile(list(values), [25, 50, 75]))
    return {"median": middle, "quartiles": [low, high]}


def interval(part: int, whole: int) -> list[float]:
    """Return the 95 % interval of a share (Wilson 1927), to two digits.

    >>> interval(0, 20), interval(19, 20)
    ([0.0, 0.16], [0.76, 0.99])
    """
    z = 1.96
    middle = (part + z**2 / 2) / (whole + z**2)
    half = z * sqrt(part * (whole - part) / whole + z**2 / 4) / (whole + z**2)
    return [round(middle - half, 2) + 0.0, round(middle + half, 2)]


def share(part: int, whole: int) -> list[Any]:
    """Return a share as it is written, with its interval.

    >>> share(19, 20)
    ['19/20', 0.76, 0.99]
    """
    return [f"{part}/{whole}", *interval(part, whole)]


def to_json(measurement: dict[str, Any]) -> str:
    """Return the measurement as JSON: a list of numbers is one line, and a short object that holds no other."""
    text = json.dumps(measurement, indent=1, ensure_ascii=False)
    for inner in (r"\[[^\[\]{}]*\]", r"{[^{}]*}"):
        text = re.sub(inner, lambda found: on_one_line(found[0]), text)
    return text + "\n"


def on_one_line(text: str) -> str:
    line = re.sub(r"(?<=[\[{]) | (?=[\]}])", "", " ".join(text.split()))
    return line if len(line) <= LINE or line[0] == "[" else text
