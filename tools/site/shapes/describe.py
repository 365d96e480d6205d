"""All that the shape calculator says of a setting."""

from math import prod
from typing import Any

from tools.site.shapes.rows import copies, keras, onnx, pytorch
from tools.site.shapes.setting import Setting, refused
from tools.site.shapes.slices import grid, notes, states

ROWS = {"pytorch": pytorch, "keras": keras, "onnx": onnx}


def describe(s: Setting) -> dict[str, Any]:
    """Return the shapes of a setting and where its final states are found, or why it is refused."""
    if reason := refused(s):
        return {"refused": reason}
    rows = ROWS[s.framework](s)
    sizes = [prod(number for _, number in row["shape"]) * copies(row) for row in rows if row["kind"] == "learned"]
    found = {"call": call(s), "rows": rows, "parameters": sum(sizes)}
    return found | {"states": states(s), "grid": grid(s), "notes": notes(s)}


def call(s: Setting) -> str:
    """Return the line that makes the network, one layer of it in Keras and in ONNX."""
    if s.framework == "pytorch":
        options = [f"num_layers={s.L}"] * (s.L > 1) + ["batch_first=True"] * s.batch_first
        options += ["bidirectional=True"] * (s.direction == "both") + [f"proj_size={s.P}"] * (s.P > 0)
        return f"nn.{s.cell}({', '.join([str(s.D), str(s.H), *options])})"
    if s.framework == "onnx":
        named = "bidirectional" if s.direction == "both" else s.direction
        return f'{s.cell}(hidden_size={s.H}, direction="{named}")'
    options = ["return_sequences=True"] * (not s.last_only) + ["return_state=True"]
    options += ["go_backwards=True"] * (s.direction == "reverse")
    layer = f"{'SimpleRNN' if s.cell == 'RNN' else s.cell}({', '.join([str(s.H), *options])})"
    return f"Bidirectional({layer})" if s.direction == "both" else layer
