"""The `cell-card` directive: what a page needs to compute the running example's step by hand.

    ```{cell-card} i C
    ```

The argument names the layers of the page (of f, i, C, o). The card shows the word's input, the state before the step,
and for each of these layers the two pre-activations, all from `lstm_labs.example`.
"""

import numpy as np
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from lstm_labs.example import SENTENCE, STEP, tiny_params, tiny_step
from lstm_labs.words import label
from tools.site.ext import languages

LAYERS = ("f", "i", "C", "o")
NAMES = ("h_1", "h_2", "x_1", "x_2", "x_3", "x_4")  # of h_{t-1} and x_t, entry by entry


def expression(weights: np.ndarray, bias: float) -> str:
    """Return a pre-activation as LaTeX, without the terms whose weight is 0.

    >>> expression(np.array([2.0, 0, 0, 0, 0, -3]), 1)
    '2\\\\,h_1 - 3\\\\,x_4 + 1'
    """
    terms = [(weight, rf"\,{name}") for weight, name in zip(weights, NAMES, strict=True) if weight]
    terms += [(bias, "")] if bias else []
    text = "".join(f" {'-' if number < 0 else '+'} {abs(number):g}{name}" for number, name in terms)
    return ("-" if text.startswith(" - ") else "") + text[3:]


def card(layers: list[str], lang: str) -> str:
    """Return the card as Markdown."""
    params, (x_t, state) = tiny_params(), tiny_step()
    word, entries = SENTENCE[lang][STEP], ", ".join(f"{value:g}" for value in x_t[0])
    rows = [
        ("$h_{t-1}$", *(f"{value:.2f}" for value in state.h[0])),
        ("$C_{t-1}$", *(f"{value:.2f}" for value in state.C[0])),
    ]
    for layer in layers:
        W, b = getattr(params, f"W_{layer}"), getattr(params, f"b_{layer}")
        rows.append((f"$a_{layer}$", *(f"${expression(W[k], b[k])}$" for k in (0, 1))))
    heads = [
        label("card_at", lang).format(word),
        *(label("card_entry", lang).format(k, label(f"tiny_{k}", lang)) for k in (1, 2)),
    ]
    table = [heads, ["---"] * 3, *rows]
    lines = ["| " + " | ".join(row) + " |" for row in table]
    return "\n".join([*lines, "", label("card_input", lang).format(f"$x_t = ({entries})$")])


class CellCard(SphinxDirective):
    """Puts the card on the page."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the table and the line on the input, in a box of their own."""
        layers = self.arguments[0].split()
        if not layers or set(layers) - set(LAYERS):
            raise self.error(f"cell-card: expected layers of {', '.join(LAYERS)}, got {self.arguments[0]}")
        box = nodes.container(classes=["cell-card"])
        box += self.parse_text_to_nodes(card(layers, languages.current(self.config).folder))
        return [box]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("cell-card", CellCard)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
