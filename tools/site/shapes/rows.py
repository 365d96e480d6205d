"""The arrays of a network with their names and shapes, a row of the table each."""

from typing import Any

from tools.site.shapes.setting import Dim, Setting

Row = dict[str, Any]
GATES = {"LSTM": 4, "GRU": 3, "RNN": 1}


def times(count: int, dim: Dim) -> Dim:
    """Return several times a dimension.

    >>> times(4, ["H", 3])
    ['4H', 12]
    """
    return dim if count == 1 else [f"{count}{dim[0]}", count * dim[1]]


def row(kind: str, names: list[str], *shape: Dim, of: str = "", layers: list[int] | None = None) -> Row:
    """Return a row of the table: what goes in, comes out or is learned; `of` is the state that it holds."""
    return {"kind": kind, "of": of, "names": names, "layers": layers, "shape": [list(dim) for dim in shape]}


def copies(row: Row) -> int:
    """Return how many arrays a row stands for."""
    first, last = row["layers"] or (0, 0)
    return len(row["names"]) * (last - first + 1)


def layers(s: Setting, first: int, last: int) -> list[int] | None:
    """Return the layers that a row speaks of, or None where there is only one."""
    return [first, last] if s.L > 1 else None


def pytorch(s: Setting) -> list[Row]:
    """Return the rows of torch.nn.LSTM, GRU and RNN."""
    D, H, B, T = ["D", s.D], ["H", s.H], ["B", s.B], ["T", s.T]
    time_and_batch = [B, T] if s.batch_first else [T, B]
    stacked, gates = times(s.directions, ["L", s.L]), times(GATES[s.cell], H)

    def named(kind: str, layers: range) -> list[str]:
        return [f"{kind}_l{k}{end}" for k in layers for end in ("", "_reverse")[: s.directions]]

    all_layers, above = range(s.L), range(1, s.L)
    held = [("h", s.shown), ("c", H)][: 2 if s.cell == "LSTM" else 1]
    rows = [row("in", ["x"], *time_and_batch, D)]
    rows += [row("in", [f"{of}_0"], stacked, B, size, of=of) for of, size in held]
    rows += [row("in", ["lengths"], B)] * (s.n > 0)
    rows += [row("out", ["output"], *time_and_batch, times(s.directions, s.shown), of="h")]
    rows += [row("out", [f"{of}_n"], stacked, B, size, of=of) for of, size in held]
    rows += [row("learned", named("weight_ih", range(1)), gates, D)]
    rows += [row("learned", named("weight_ih", above), gates, times(s.directions, s.shown))] * (s.L > 1)
    rows += [row("learned", named("weight_hh", all_layers), gates, s.shown)]
    rows += [row("learned", named(kind, all_layers), gates) for kind in ("bias_ih", "bias_hh")]
    return rows + [row("learned", named("weight_hr", all_layers), s.shown, H)] * (s.P > 0)


def keras(s: Setting) -> list[Row]:
    """Return the rows of Keras's LSTM, GRU (with reset_after, its default) and SimpleRNN."""
    D, H, B, T = ["D", s.D], ["H", s.H], ["B", s.B], ["T", s.T]
    shown, gates, every = times(s.directions, H), times(GATES[s.cell], H), layers(s, 0, s.L - 1)
    ways = ("forward", "backward") if s.directions == 2 else ("state",)
    cells = [f"{way}_layer.cell." for way in ways] if s.directions == 2 else ["cell."]
    rows = [row("in", ["x"], B, T, D)] + [row("in", ["mask"], B, T)] * (s.n > 0)
    rows += [row("out", ["output"], B, *([] if s.last_only else [T]), shown, of="h")]
    rows += [row("out", [f"{way}_{of}" for way in ways], B, H, of=of, layers=every)
             for of in ("h", "c")[: 2 if s.cell == "LSTM" else 1]]  # fmt: skip
    rows += [row("learned", [f"{cell}kernel" for cell in cells], D, gates, layers=layers(s, 0, 0))]
    rows += [row("learned", [f"{cell}kernel" for cell in cells], shown, gates, layers=[1, s.L - 1])] * (s.L > 1)
    rows += [row("learned", [f"{cell}recurrent_kernel" for cell in cells], H, gates, layers=every)]
    bias = [["2", 2], gates] if s.cell == "GRU" else [gates]
    return [*rows, row("learned", [f"{cell}bias" for cell in cells], *bias, layers=every)]


def onnx(s: Setting) -> list[Row]:
    """Return the rows of ONNX's LSTM, GRU and RNN, whose weights are inputs too; a layer is a node."""
    D, H, B, T, ways = ["D", s.D], ["H", s.H], ["B", s.B], ["T", s.T], [str(s.directions), s.directions]
    gates, every = times(GATES[s.cell], H), layers(s, 0, s.L - 1)
    kept = ("h", "c")[: 2 if s.cell == "LSTM" else 1]
    rows = [row("in", ["X"], T, B, D, layers=layers(s, 0, 0))]
    rows += [row("in", ["X"], T, B, times(s.directions, H), layers=[1, s.L - 1])] * (s.L > 1)
    rows += [row("in", ["sequence_lens"], B, layers=every)] * (s.n > 0)
    rows += [row("in", [f"initial_{of}"], ways, B, H, of=of, layers=every) for of in kept]
    rows += [row("out", ["Y"], T, ways, B, H, of="h", layers=every)]
    rows += [row("out", [f"Y_{of}"], ways, B, H, of=of, layers=every) for of in kept]
    rows += [row("learned", ["W"], ways, gates, D, layers=layers(s, 0, 0))]
    rows += [row("learned", ["W"], ways, gates, times(s.directions, H), layers=[1, s.L - 1])] * (s.L > 1)
    rows += [row("learned", ["R"], ways, gates, H, layers=every)]
    return [*rows, row("learned", ["B"], ways, times(2 * GATES[s.cell], H), layers=every)]
