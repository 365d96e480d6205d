"""Vectors as a C header: C99 that is C++ too, an array for each name, its initialiser read back to the same bits.

A case has what the checker asks and expects, by the same names and with the weights packed; but what the loss weighs an
output with is `loss_weight_h`, since `dh` is all of the gradient by h. Other vectors (several layers, lengths) keep the
names and the layout of their framework.
"""

import json
import textwrap

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.conformance import SUITE, Vectors, case, stored
from lstm_ref.conformance.cases import is_case
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.questions import expected, question

TYPES = {"float64": "double", "float32": "float", "int64": "int"}  # whole numbers are the lengths of sequences
SIZES = ("layers", "directions", "D", "H", "B", "T")
OF_THE_JSON = ("layout", "gates")  # the header of a case has its own layout
PACKED = """\
Asked: x (T, B, D); the states before the first step, (B, H); the weights of all gates in one array, {gates} from the
top: W ({rows}, H + D) acts on [h_(t-1), x_t], b ({rows}){more}. Expected: the values of every step, (T, B, H), index t
belonging to x[t]; the states after the last step, (B, H). The names of a second direction end in _reverse."""
MORE = {
    "peephole": "; P (3 H): the peepholes of f, i, o",
    "gru_reset_after": "; b_hh (H): added to the candidate's product with h_(t-1), before the reset gate multiplies it",
}
AS_STORED = "The arrays have the names and the layout of {layout}, as the JSON has them."
LOSS = """\
The loss is the sum of all <name> that have a loss_weight_<name>, each multiplied by it; d<name> is the gradient of the
loss by <name>."""


def c_header(name: str, copyright_line: str) -> bytes:
    """Return the header of stored vectors, with the line that names who has the copyright."""
    if not (name.isascii() and name.isidentifier()):
        raise ValueError(f"name: expected one that C takes as an identifier, got {name!r}")
    vectors, guard = stored(name), f"LSTM_CONFORMANCE_{name.upper()}_H"
    arrays = "\n\n".join(definition(f"{name}_{of}", array) for of, array in arrays_of(vectors).items())
    sizes = ", ".join(f"{name}_{size} = {vectors.about[size]}" for size in SIZES)
    return (
        f"{comment(said(vectors, copyright_line))}\n\n#ifndef {guard}\n#define {guard}\n\n"
        f"enum {{ {sizes} }};\n\n"
        f"static const double {name}_tolerance = {vectors.about['tolerance']!r}; /* of max(1, |value|) */\n\n"
        f"{arrays}\n\n#endif\n"
    ).encode()


def arrays_of(vectors: Vectors) -> dict[str, Array]:
    """Return the arrays of a header by their names in it, without the name of the vectors.

    Examples
    --------
    >>> list(arrays_of(stored("rnn_pytorch")))
    ['x', 'h0', 'W', 'b', 'h', 'h_n', 'dx', 'dh0', 'dW', 'db', 'loss_weight_h', 'loss_weight_h_n']
    """
    if is_case(vectors):
        vectors = case(vectors.name)
        answers = expected(vectors, "packed")
        held = {name: answers[name] for name in answers if name in vectors.outputs or name.startswith("d")}
        arrays = question(vectors, "packed") | held
    else:
        by = {f"d{name}": array for name, array in vectors.gradients.items()}
        arrays = {**vectors.inputs, **vectors.outputs, **by}
    return arrays | {f"loss_weight_{name}": array for name, array in vectors.loss_weights.items()}


def said(vectors: Vectors, copyright_line: str) -> list[str]:
    """Return the paragraphs of a header's comment."""
    about = dict(vectors.about)
    if is_case(vectors):
        gates = CELLS[about["cell"]].gates
        rows = "H" if len(gates) == 1 else f"{len(gates)} H"
        reading = PACKED.format(gates=", ".join(gates), rows=rows, more=MORE.get(about["cell"], ""))
        about = {key: value for key, value in about.items() if key not in OF_THE_JSON}
    else:
        reading = AS_STORED.format(layout=about["layout"])
    if vectors.loss_weights:
        reading += f" {LOSS}"
    title = f"{vectors.name}, of the LSTM conformance vectors {SUITE} (LSTM Step by Step, lstm_ref.conformance)."
    licence = f"{copyright_line}. SPDX-License-Identifier: BSD-3-Clause"
    return [title, f"Made from {vectors.name}.json.", licence, f"About them: {json.dumps(about)}", reading]


def comment(paragraphs: list[str]) -> str:
    """Return a comment; nothing in it opens or closes one.

    Examples
    --------
    >>> print(comment(["o_t */ tanh"]))
    /*
     * o_t * / tanh
     */
    """
    safe = [text.replace("*/", "* /").replace("/*", "/ *") for text in paragraphs]
    lines = [
        line
        for text in safe
        for line in ("", *textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False))
    ][1:]
    return "\n".join(["/*", *(f" * {line}".rstrip() for line in lines), " */"])


def definition(name: str, array: Array) -> str:
    """Return the definition of one array.

    Examples
    --------
    >>> print(definition("b", np.array([[0.5, 2.0]], "float32")))
    static const float b[1][2] = {
      {0.5f, 2.0f}
    };
    """
    if not np.isfinite(array).all():
        raise ValueError(f"{name}: expected finite numbers, which alone a C literal can be")
    sizes = "".join(f"[{n}]" for n in array.shape)
    return f"static const {TYPES[array.dtype.name]} {name}{sizes} = {initialiser(array)};"


def initialiser(array: Array, indent: str = "") -> str:
    """Return the numbers of an array between braces, the last axis on one line."""
    if array.ndim == 1:
        suffix = "f" if array.dtype == np.float32 else ""
        return "{" + ", ".join(str(value) + suffix for value in array) + "}"  # str: the shortest that reads back
    rows = ",\n".join(f"{indent}  {initialiser(row, indent + '  ')}" for row in array)
    return f"{{\n{rows}\n{indent}}}"
