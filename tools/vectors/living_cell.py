"""Write tests/vectors/living_cell.json: sequences through lstm_ref, which the living cell's JavaScript is held to.

Run it when lstm_ref or this script has changed; a test fails when the file is stale.
"""

import json
from typing import Any

import numpy as np

from lstm_ref import LSTMParams, LSTMState, lstm_step
from tools import ROOT
from tools.files import write_if_changed

VECTORS = ROOT / "tests" / "vectors" / "living_cell.json"
WEIGHTS = [f"{kind}_{layer}" for kind in "Wb" for layer in "fiCo"]
FIELDS = ["C_prev", "a_f_t", "f_t", "a_i_t", "i_t", "a_C_t", "C_tilde_t", "C_t", "a_o_t", "o_t", "h_t"]


def case(D: int, H: int, T: int, scale: float, seed: int) -> dict[str, Any]:
    """Return random weights and inputs, and every value of every step; a large scale saturates all gates."""
    rng = np.random.default_rng(seed)
    params = LSTMParams(**{name: rng.uniform(-scale, scale, (H, H + D) if name[0] == "W" else H) for name in WEIGHTS})
    x, h, C = rng.uniform(-1, 1, (T, D)), rng.uniform(-1, 1, H), rng.uniform(-2, 2, H)
    state, steps = LSTMState(h=h[None], C=C[None]), []
    for x_t in x:
        step = lstm_step(params, x_t[None], state)
        steps.append({name: getattr(step, name)[0].tolist() for name in FIELDS})
        state = step.state
    weights = {name: getattr(params, name).tolist() for name in WEIGHTS}
    return {"params": weights, "x": x.tolist(), "state": {"h": h.tolist(), "C": C.tolist()}, "steps": steps}


def vectors() -> list[dict[str, Any]]:
    return [case(3, 2, 6, 1.0, 1), case(5, 4, 7, 2.0, 2), case(1, 3, 4, 0.5, 3), case(4, 3, 5, 800.0, 4)]


if __name__ == "__main__":
    write_if_changed(VECTORS, json.dumps(vectors(), separators=(",", ":")) + "\n")
