"""Equation (4), and what it is tried on."""

from numpy.random import Generator

from ..cases import drawn, sizes
from ..reading import Values


def equation_4(f_t: Values, i_t: Values, C_tilde_t: Values, C_prev: Values) -> Values:
    """Return C_t."""
    return f_t * C_prev + i_t * C_tilde_t


def draw_state(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an update, the gates between 0 and 1, with B and H different."""
    B, H = sizes(rng, 2)
    gates = {name: rng.integers(1, 10, (B, H)) / 10 for name in ("f_t", "i_t")}
    return {**gates, **drawn(rng, C_tilde_t=(B, H), C_prev=(B, H))}
