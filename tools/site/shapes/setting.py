"""What a reader of the shape calculator chooses, and which of it no framework has."""

from dataclasses import dataclass
from typing import Any

Dim = list[Any]  # [letters, number]


@dataclass(frozen=True)
class Setting:
    """What the reader chooses; the defaults are what stands there at first."""

    framework: str = "pytorch"  # or keras, onnx
    cell: str = "LSTM"  # or GRU, RNN
    direction: str = "both"  # or forward, reverse
    D: int = 6
    H: int = 4
    P: int = 0  # PyTorch's proj_size, 0 for none
    L: int = 2
    B: int = 3
    T: int = 5
    n: int = 0  # the length of the sequence that is drawn; 0: all are T long
    batch_first: bool = False  # PyTorch
    last_only: bool = False  # Keras without return_sequences

    @property
    def directions(self) -> int:
        """How many directions there are."""
        return 2 if self.direction == "both" else 1

    @property
    def shown(self) -> Dim:
        """What one layer shows in one direction."""
        return ["P", self.P] if self.P else ["H", self.H]


def refused(s: Setting) -> str:
    """Return why there is no such network, as a key of the page's words, or an empty string."""
    if s.framework == "pytorch":
        reasons = {
            "reverse": s.direction == "reverse",
            "proj_cell": s.P > 0 and s.cell != "LSTM",
            "proj_size": s.P >= s.H and s.P > 0,
        }
    else:
        reasons = {
            "no_proj": s.P > 0,
            "stacked": s.framework == "keras" and s.direction == "reverse" and s.L > 1,
        }
    return next((name for name, applies in reasons.items() if applies), "")
