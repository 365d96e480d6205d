"""What "most", "few" and "clearly" mean in the rules, and how numbers are printed.

A share is ["19/20", low, high] with its 95 % interval; a spread is a median with its quartiles.
"""

from typing import Any

HALF = 0.5


def most(share: list[Any]) -> bool:
    """Return whether the interval of the share lies above one half."""
    return bool(share[1] > HALF)


def few(share: list[Any]) -> bool:
    """Return whether the interval of the share lies below one half."""
    return bool(share[2] < HALF)


def more(share: list[Any], other: list[Any]) -> bool:
    """Return whether a share is clearly larger than another: their intervals are apart."""
    return bool(share[1] > other[2])


def less(spread: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether a spread is clearly smaller than another: their quartiles are apart."""
    return bool(spread["quartiles"][1] < other["quartiles"][0])


def solved_better(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether one cell clearly solves a task for more seeds, or for no fewer in clearly fewer updates."""
    if more(one["solved"], other["solved"]):
        return True
    return less(one["updates"], other["updates"]) and not more(other["solved"], one["solved"])


def power(exponent: float) -> str:
    """Return a power of ten as mathematics.

    >>> power(-21.6), power(0.0)
    ('$10^{-21.6}$', '1')
    """
    return f"$10^{{{exponent:g}}}$" if exponent else "1"


def scaled(number: float, by: int = 4) -> str:
    """Return a small number in units of 10 to the minus `by`.

    >>> scaled(0.000717)
    '7.2'
    """
    return f"{number * 10**by:.2g}" if number * 10**by < 100 else f"{number * 10**by:.0f}"
