r"""Questions and answers as lines of text, which a program in any language reads and writes.

JSON     a question is one line, an object; so is the answer, by the names in `questions`
plain    a question is a line "D H B T" and a line of numbers for each array, row by row, in the order of `question`;
         the answer is one line: the numbers of h, (T, B, H), and if one likes those of C_n, (B, H), after them; of two
         directions those of output, (T, B, 2 H)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from ...checks import Array
from ..cells import CELLS
from ..checking import CandidateError
from ..questions import Question
from .answers import as_array
from .signature import NAMES

FORMAT = 1
ANSWERS = {"output", "h_n", "C_n", *(value for kind in CELLS.values() for value in kind.values)}
GRADED = {"x", "h0", "C0", *(name for names in NAMES.values() for name in names)}
ECHOED = ("format", "case", "cell")  # an answer may repeat them


def sizes(asked: Mapping[str, Array]) -> dict[str, int]:
    """Return D, H, B and T of a question; they stay as they are if x is handed over with batch and time swapped."""
    B, H = asked["h0"].shape
    D = asked["x"].shape[2]
    return {"D": D, "H": H, "B": B, "T": asked["x"].size // (B * D)}


def json_question(asked: Mapping[str, Array], cell: str) -> str:
    """Return a question as one line of JSON: what it is about, its sizes, its arrays.

    The sizes are there by their letters, and in `sizes`, as ONNX calls its bias B and has no B for the batch.

    Examples
    --------
    >>> from lstm_ref.conformance import case
    >>> from lstm_ref.conformance.questions import question
    >>> json_question(question(case("rnn_pytorch"), "packed"), "rnn")[:80]
    '{"format": 1, "case": "rnn_pytorch", "cell": "rnn", "dtype": "float64", "directi'
    """
    about: dict[str, Any] = {"format": FORMAT, "case": asked.case if isinstance(asked, Question) else ""}
    about |= {"cell": cell, "dtype": str(asked["x"].dtype), "directions": 2 if "h0_reverse" in asked else 1}
    about |= {"sizes": sizes(asked)}
    return json.dumps(about | sizes(asked) | {name: array.tolist() for name, array in asked.items()}) + "\n"


def plain_question(asked: Mapping[str, Array]) -> str:
    """Return a question as lines of numbers.

    Examples
    --------
    >>> import numpy as np
    >>> asked = {"x": np.array([[[0.5, -1.0]]]), "h0": np.zeros((1, 1)), "W": np.ones((1, 3)), "b": np.zeros(1)}
    >>> print(plain_question(asked), end="")
    2 1 1 1
    0.5 -1.0
    0.0
    1.0 1.0 1.0
    0.0
    """
    rows = [sizes(asked).values(), *(array.ravel().tolist() for array in asked.values())]
    return "".join(" ".join(map(repr, row)) + "\n" for row in rows)


def json_answer(line: str) -> dict[str, Array]:
    """Return the arrays in an answer; null is NaN, which JavaScript writes so.

    Raises
    ------
    CandidateError
        "not_json", "not_object", or of an entry those of `as_array`.
    """
    try:
        read = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        raise CandidateError("not_json", line=beginning(line)) from None
    if not isinstance(read, dict):
        raise CandidateError("not_object", line=beginning(line))
    return {name: entry(name, value) for name, value in read.items() if name not in ECHOED}


def entry(name: str, value: Any) -> Array:
    """Return an entry of an answer; if its name is none to answer by, that is found when it is judged."""
    plain = name.removesuffix("_reverse")
    try:
        return as_array(name, value, none=np.nan)
    except CandidateError:
        if plain in ANSWERS or (plain.startswith("d") and plain[1:] in ANSWERS | GRADED):
            raise
        return np.full((), np.nan)


def plain_answer(line: str, asked: Mapping[str, Array]) -> dict[str, Array]:
    """Return h, and C_n if it is there, of a line of numbers.

    Raises
    ------
    CandidateError
        "not_plain", or "count" if there are too few or too many.

    Examples
    --------
    >>> import numpy as np
    >>> asked = {"x": np.zeros((2, 1, 3)), "h0": np.zeros((1, 1)), "C0": np.zeros((1, 1))}
    >>> plain_answer("0.5 nan 0.25", asked)["C_n"]
    array([[0.25]])
    """
    try:
        found = np.array([float(word) for word in line.split()])
    except ValueError:
        raise CandidateError("not_plain", line=beginning(line)) from None
    _, H, B, T = sizes(asked).values()
    two = "h0_reverse" in asked
    name, width = ("output", 2 * H) if two else ("h", H)
    n, with_C = T * B * width, "C0" in asked and not two
    if len(found) not in {n, n + B * H * with_C}:
        raise CandidateError("count", want=n, more=f"{n + B * H}" if with_C else "", got=len(found))
    last = {"C_n": found[n:].reshape(B, H)} if len(found) > n else {}
    return {name: found[:n].reshape(*asked["x"].shape[:2], width), **last}


def is_answer(line: str, *, plain: bool) -> bool:
    """Return whether a line could be an answer: an object of JSON, or numbers."""
    try:
        return bool([float(word) for word in line.split()]) if plain else isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def beginning(line: str, *, most: int = 60) -> str:
    """Return a line that can be shown in a message."""
    line = line.strip()
    return line if len(line) <= most else line[:most] + " …"
