"""Where a network's final states are in its output: as a slice, as a line of code, as cells of a small drawing."""

from collections.abc import Iterable
from typing import Any

from tools.site.shapes.setting import Setting

END = -1  # the one column of an output that holds the final state alone


def states(s: Setting) -> list[dict[str, Any]]:
    """Return the final hidden state of each layer and direction, in PyTorch's order.

    `code` is empty where no slice of the output holds it: below the last layer. `at` is its column in the drawing.
    """
    found = []
    for layer in range(s.L):
        for way in range(s.directions):
            top, reverse = layer == s.L - 1, s.direction == "reverse" or way == 1
            found.append({
                "name": name(s, layer, way), "layer": layer, "reverse": reverse, "way": way,
                "code": code(s, way) if top else "", "at": END if top and alone(s) else column(s, reverse),
            })  # fmt: skip
    return found


def name(s: Setting, layer: int, way: int) -> str:
    """Return what the framework calls a final hidden state."""
    if s.framework == "pytorch":
        return f"h_n[{layer * s.directions + way}]"
    if s.framework == "onnx":
        return f"Y_h[{way}]"
    return ("forward_h", "backward_h")[way] if s.directions == 2 else "state_h"


def alone(s: Setting) -> bool:
    """Return whether the output is the final state alone."""
    return s.framework == "keras" and s.last_only


def as_read(s: Setting) -> bool:
    """Return whether the final state is the last of the output anyway.

    Keras's go_backwards leaves the outputs in the order in which it read, and after an end the last output is repeated.
    """
    return s.framework == "keras" and s.directions == 1


def column(s: Setting, reverse: bool) -> int:
    """Return the place in time of a final state in its layer's output."""
    if as_read(s):
        return s.T - 1
    return 0 if reverse else (s.n or s.T) - 1


def code(s: Setting, way: int) -> str:
    """Return the slice of the last layer's output that is the final state of one direction."""
    reverse = s.direction == "reverse" or way == 1
    shown = s.shown[0]
    part = (f":{shown}", f"{shown}:")[way] if s.directions == 2 else ""
    if alone(s):
        return f"output[:, {part}]" if part else "output"
    own_end = s.n > 0 and not reverse and not as_read(s)
    time = "0" if reverse and not as_read(s) else "lengths - 1" if own_end else "-1"
    if s.framework == "onnx":
        return f"Y[{time}, {way}{', np.arange(B)' if own_end else ''}]"
    every = {"pytorch": "torch.arange(B)", "keras": "np.arange(B)"}[s.framework] if own_end else ":"
    batch_first = s.batch_first or s.framework == "keras"
    index = [every, time] if batch_first else [time, every]
    index = index[:1] if index[1] == ":" and not part else index
    return f"output[{', '.join([*index, part] if part else index)}]"


def shown(size: int, most: int, near: Iterable[int] = ()) -> list[int | None]:
    """Return the places that are drawn, None for a gap.

    >>> shown(4, 5), shown(20, 5, [9])
    ([0, 1, 2, 3], [0, 1, None, 8, 9, 10, None, 18, 19])
    """
    if size <= most:
        return list(range(size))
    ends = {0, 1, size - 2, size - 1} | {place + d for place in near for d in (-1, 0, 1)}
    kept = sorted(place for place in ends if 0 <= place < size)
    drawn: list[int | None] = []
    for before, place in zip([-1, *kept], kept, strict=False):
        drawn += [place] if place == before + 1 else [None, place]
    return drawn


def grid(s: Setting) -> dict[str, Any]:
    """Return what is drawn: columns of time, features of one direction, and which columns lie outside the sequence."""
    turned = as_read(s) and s.direction == "reverse"
    outside = [s.T, s.T] if not s.n else [0, s.T - s.n] if turned else [s.n, s.T]
    return {
        "columns": shown(s.T, 8, [edge for edge in outside if 0 < edge < s.T]),
        "top": [END] if alone(s) else None,
        "features": shown(s.shown[1], 5),
        "outside": outside,
        "repeats": as_read(s) and not turned,
    }


def notes(s: Setting) -> list[str]:
    """Return what is to be said of a setting, as keys of the page's words."""
    keras = s.framework == "keras"
    said = {
        "reverse_ends_first": s.direction != "forward" and not (as_read(s) or alone(s)),
        "go_backwards": as_read(s) and s.direction == "reverse" and not alone(s),
        "below": s.framework == "pytorch" and s.L > 1,
        "stacked_keras": keras and s.L > 1,
        "stacked_onnx": s.framework == "onnx" and s.L > 1,
        "states_stay": s.batch_first and s.framework == "pytorch",
        "no_c": s.cell == "LSTM",
        "proj": s.P > 0,
        "packed": s.n > 0 and s.framework == "pytorch",
        "repeated": s.n > 0 and as_read(s) and s.direction == "forward" and not alone(s),
        "zeros": s.n > 0 and not (as_read(s) and s.direction == "forward") and not alone(s),
        "reset_after": keras and s.cell == "GRU",
    }
    return [key for key, applies in said.items() if applies]
