r"""Name the LSTM's symbols in a formula by a class, so that a page can give each its colour of the figures.

`f_t` becomes `\htmlClass{q-f}{f_t}` on its way to KaTeX; the formula that is kept for copying stays as it was.
"""

import re
from collections.abc import Callable
from typing import Any

SYMBOLS = {
    "f": r"f_t",
    "i": r"i_t",
    "C_tilde": r"\\tilde\s?(?:\{C\}|C)_t",
    "o": r"o_t",
    "C_prev": r"C_\{t-1\}",
    "C": r"C_t",
    "h_prev": r"h_\{t-1\}",
    "h": r"h_t",
}
FIND = re.compile(r"(?<![A-Za-z\\_{])(?:" + "|".join(f"(?P<{name}>{form})" for name, form in SYMBOLS.items()) + ")")
MARKED = re.compile(r"\\htmlClass\{q-\w+\}\{((?:[^{}]|\{[^{}]*\})*)\}")
TRUST = {"trust": True, "strict": False}  # \htmlClass is no LaTeX

Render = Callable[[str, dict[str, Any] | None], str]


def mark(latex: str) -> str:
    r"""Put a class around every symbol.

    >>> mark(r"C_t = f_t * C_{t-1}")
    '\\htmlClass{q-C}{C_t} = \\htmlClass{q-f}{f_t} * \\htmlClass{q-C_prev}{C_{t-1}}'
    """
    return FIND.sub(lambda found: rf"\htmlClass{{q-{found.lastgroup}}}{{{found[0]}}}", latex)


def unmark(html: str) -> str:
    r"""Take the classes out of the LaTeX that KaTeX repeats.

    >>> unmark(mark(r"\tilde{C}_t, h_{t-1}"))
    '\\tilde{C}_t, h_{t-1}'
    """
    return MARKED.sub(r"\1", html)


def marking(render: Render) -> Render:
    """Wrap a renderer of LaTeX."""

    def render_marked(latex: str, options: dict[str, Any] | None = None) -> str:
        marked = mark(latex)
        return render(latex, options) if marked == latex else unmark(render(marked, (options or {}) | TRUST))

    return render_marked
