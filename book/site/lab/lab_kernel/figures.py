"""A figure in the book's colours has a twin for the dark page, in the browser as on the site."""

from typing import Any

SVG = "image/svg+xml"


def for_page(output: dict[str, Any]) -> dict[str, Any]:
    """Return an output, and for a figure in the book's colours alone its two variants for the page, without paper."""
    svg = output.get("data", {}).get(SVG)
    if svg is None:
        return output
    from lstm_labs.style import dark_variant, off_paper

    try:
        light = off_paper(svg)
        return output | {"page": {"light": light, "dark": dark_variant(light)}}
    except ValueError:  # a colour of the reader's own
        return output
