"""What a diagnosis finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a candidate.

    Attributes
    ----------
    kind : str
        What kind of thing, such as "order", "transposed" or "mistake"; `words` says it in a sentence.
    data : mapping of str to object
        What there is to say about it, such as the order of the gates.
    conversion : str
        Python that would mend it, in terms of the names that the candidate is given; below a line of three dots, of
        those that it answers, and below a second one, of the gradients that it answers. Empty where nothing that is
        given differently would help.
    mended : int or None
        How many cases agree when the candidate is asked with the conversions of all findings, one after the other;
        `data["cases"]` of them were tried. None where there is nothing to convert, or more is wrong than that.
    defines : tuple of str
        Lines that define the sizes which the conversion names.

    Examples
    --------
    >>> Finding("transposed", {"arrays": ("W",), "cases": 7}, "W = W.T", 7).mended
    7
    """

    kind: str
    data: Mapping[str, Any] = field(default_factory=dict)
    conversion: str = ""
    mended: int | None = None
    defines: tuple[str, ...] = ()
