"""Answers that are none, for every exercise: what comes must be told, never raised."""

import sys

import numpy as np


class Tensor:
    """Like a tensor that requires grad."""

    shape = (2, 2)

    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")


class Hostile:
    """Whatever is asked of it raises."""

    def refuse(self, *_):
        raise OSError("no")

    __len__ = __eq__ = __float__ = __iter__ = __getitem__ = __repr__ = __str__ = __bool__ = __index__ = refuse
    __hash__ = None


class Quitter(list):
    """It ends the program when its length is asked for."""

    def __len__(self):
        sys.exit()


class Liar:
    """It has no class, if one asks it."""

    @property
    def __class__(self):
        raise ValueError("no class")


class UnprintableError(Exception):
    def __str__(self):
        raise ValueError("no")


def deep(*a):
    return deep(*a)


def raising(error):
    def answer(*a):
        raise error

    return answer


def numbers():
    yield from (1.0, 2.0)


LOOP: list = []
LOOP.append(LOOP)
VALUES = [
    None, 1e9, "f", b"f", [], (), {}, set(), np.nan, np.inf, 1j, 10**400, [[1, 2], [3]], ["a"], [None], LOOP,
    np.array([1, "a"], dtype=object), np.array([], dtype=object), np.array("2020", dtype="M8[Y]"), np.zeros((2, 0)),
    np.broadcast_to(0.0, (10**6, 10**6)), range(2 * 10**6), np.full((3, 3, 3), np.nan), (np.nan,) * 2, ((),) * 3,
    object(), Tensor(), Hostile(), [Hostile()] * 2, (Tensor(), Tensor()), int, type, np, numbers(), Exception("x"),
    Quitter(), Liar(),
]  # fmt: skip
ERRORS = [
    ValueError(), ValueError("x" * 500), KeyError("a"), IndexError("i"), ZeroDivisionError("z"), OverflowError("o"),
    MemoryError(), SystemExit(1), StopIteration(), UnprintableError(), AssertionError(), RuntimeError("two\nlines"),
]  # fmt: skip
FUNCTIONS = [lambda *a, value=value: value for value in VALUES] + [raising(error) for error in ERRORS]
FUNCTIONS += [
    deep,
    lambda: 1,
    lambda *a: sys.exit(),
    lambda *a: undefined_name,  # noqa: F821
    lambda *a: a[0].none,
    lambda *a: numbers(),
]
JUNK = VALUES + FUNCTIONS
