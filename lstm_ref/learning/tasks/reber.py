"""The embedded Reber grammar: strings whose last symbol but one is decided by their second."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...checks import Array
from .batches import Indices, Mask, check_draw, check_source, predict_next

SYMBOLS = "BTPSXVE"
INNER = {  # node: ways on, each with its symbol; the string ends at node 7
    0: [("B", 1)],
    1: [("T", 2), ("P", 3)],
    2: [("S", 2), ("X", 4)],
    3: [("T", 3), ("V", 5)],
    4: [("X", 3), ("S", 6)],
    5: [("P", 4), ("V", 6)],
    6: [("E", 7)],
}


def edges() -> dict[str, list[tuple[str, str]]]:
    """Return the ways on from each node of the embedded grammar, which has the inner one twice: after T and after P."""
    ways = {"start": [("B", "outer")], "outer": [("T", "T0"), ("P", "P0")], "end": [("E", "start")]}
    for outer in "TP":
        ways |= {f"{outer}{node}": [(s, f"{outer}{to}") for s, to in inner] for node, inner in INNER.items()}
        ways[f"{outer}7"] = [(outer, "end")]
    return ways


EDGES = edges()
NODES = list(EDGES)
TWO_WAYS = [[ways[0], ways[-1]] for ways in EDGES.values()]  # the same twice where there is one
SYMBOL = np.array([[SYMBOLS.index(symbol) for symbol, _ in ways] for ways in TWO_WAYS])  # (nodes, 2)
NEXT = np.array([[NODES.index(node) for _, node in ways] for ways in TWO_WAYS])  # (nodes, 2)
POSSIBLE = (SYMBOL[:, :, None] == np.arange(len(SYMBOLS))).any(axis=1)  # (nodes, 7)
START = NODES.index("start")


def embedded_reber(batch_size: int, rng: np.random.Generator, dtype: Any = np.float64) -> tuple[Array, Indices, Mask]:
    """Draw strings of the embedded Reber grammar; say at each step which symbol follows.

    A string is B, then T or P, a string of Reber's grammar, the same T or P once more, and E. Where two symbols can
    follow, both are equally likely. Source: Hochreiter and Schmidhuber (1997, experiment 1).

    Parameters
    ----------
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the ways are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.

    Returns
    -------
    x : ndarray (T, B, 7)
        The symbols B T P S X V E, one-hot; T is that of the longest string without its E, and after the end of
        another all are 0.
    target : ndarray (T, B) of int64
        The symbol that follows, 0 to 6 in this order; -1 after the end.
    possible : ndarray (T, B, 7) of bool
        Which symbols can follow; none after the end.

    Raises
    ------
    TypeError, ValueError
        If `batch_size` is no positive integer, `rng` no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target, possible = embedded_reber(1, np.random.default_rng(0))
    >>> "".join("BTPSXVE"[symbol] for symbol in target[:, 0])
    'PBTSSSSSXSEPE'
    >>> possible[0, 0]
    array([False,  True,  True, False, False, False, False])
    """
    check_source(batch_size, rng, dtype)
    node, symbols, nodes = np.full(batch_size, START), [], []
    going = np.full(batch_size, True)
    while going.any():
        way = rng.integers(0, 2, batch_size)
        symbols.append(np.where(going, SYMBOL[node, way], -1))
        node = NEXT[node, way]
        nodes.append(node)
        going &= node != START
    x, target = predict_next(np.array(symbols), len(SYMBOLS), dtype)
    return x, target, POSSIBLE[np.array(nodes[:-1])] & (target >= 0)[..., None]


def continual_reber(
    length: int, batch_size: int, rng: np.random.Generator, dtype: Any = np.float64
) -> tuple[Array, Indices, Mask]:
    """Draw streams of embedded Reber strings, one after the other without a gap; say which symbol follows.

    Nothing tells where a string ends but its E, and after E follows B. Source: Gers, Schmidhuber and Cummins (2000).

    Parameters
    ----------
    length : int
        T, how many symbols are read.
    batch_size : int
        B.
    rng : numpy.random.Generator
        Where the ways are drawn from.
    dtype : numpy dtype
        float64 or float32, of x.

    Returns
    -------
    x : ndarray (T, B, 7)
        The symbols B T P S X V E, one-hot; each stream begins with B.
    target : ndarray (T, B) of int64
        The symbol that follows, 0 to 6 in this order.
    possible : ndarray (T, B, 7) of bool
        Which symbols can follow: all of them, and only they, are to be predicted.

    Raises
    ------
    TypeError, ValueError
        If a size is not a positive integer, `rng` is no Generator, or `dtype` no float32 or float64.

    Examples
    --------
    >>> x, target, possible = continual_reber(20, 1, np.random.default_rng(0))
    >>> "".join("BTPSXVE"[symbol] for symbol in target[:, 0])
    'PBTSSSSSXSEPEBPBPVVE'
    """
    check_draw("length", length, batch_size, rng, dtype)
    node = np.full(batch_size, START)
    symbols, nodes = np.empty((2, length + 1, batch_size), np.int64)
    for t, way in enumerate(rng.integers(0, 2, (length + 1, batch_size))):
        symbols[t], node = SYMBOL[node, way], NEXT[node, way]
        nodes[t] = node
    return *predict_next(symbols, len(SYMBOLS), dtype), POSSIBLE[nodes[:-1]]
