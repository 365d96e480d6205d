"""What a right derivative is made of: a line of a derivation, the terms of its sum, their factors."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from lstm_ref.checks import Array

from .text import Text


@dataclass(frozen=True)
class Factor:
    """One factor of a term: what it is for, and what is likely to stand in its place, each with a hint of its own."""

    value: Array
    role: Text
    confused: tuple[tuple[Array, Text], ...] = ()


@dataclass(frozen=True)
class Term:
    """One term of a sum: its value, its name, and wrong forms of it; element-wise ones are made by `product`."""

    value: Array
    name: Text
    factors: tuple[Factor, ...] = ()
    confused: tuple[tuple[Array, Text], ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of a derivation: its name in code, the sum that is right, and a question for whoever is far off.

    `known` are the arrays that the reader has at hand, by name: any of them may be a factor too many, or stand in the
    place of another. `unsummed` and `mistakes` are likely wrong forms of the whole.
    """

    name: str
    terms: tuple[Term, ...]
    asked: Text
    known: Mapping[str, Array] = field(default_factory=dict)
    unsummed: tuple[Array, ...] = ()
    mistakes: tuple[tuple[Array, Text], ...] = ()

    @property
    def value(self) -> Array:
        """The right derivative."""
        total: Array = np.sum([term.value for term in self.terms], axis=0)
        return total


def product(name: Text, *factors: Factor) -> Term:
    """Return the term that is an element-wise product.

    Examples
    --------
    >>> two, three = (Factor(np.array([k]), Text("", "")) for k in (2.0, 3.0))
    >>> product(Text("", ""), two, three).value
    array([6.])
    """
    return Term(np.prod([factor.value for factor in factors], axis=0), name, factors)
