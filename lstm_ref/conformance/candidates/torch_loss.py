"""The loss of a case on what a module of PyTorch returned, and the gradients by autograd."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...checks import Array


def fits(output: Any, last: list[Any], asked: Mapping[str, Array], ends: list[str]) -> bool:
    """Return whether the output and the final states have the sizes of what the loss weighs them with."""
    T, (B, H) = asked["dh"].shape[0], asked["h0"].shape
    return tuple(output.shape) == (T, B, len(ends) * H) and all(one.numel() == len(ends) * B * H for one in last)


def loss_of(output: Any, last: list[Any], asked: Mapping[str, Array], ends: list[str]) -> Any:
    """Return the loss of a case: outputs and final states, each multiplied by what it is weighed with, summed."""
    import torch

    loss = (output * torch.cat([torch.tensor(asked[f"dh{end}"]) for end in ends], -1)).sum()
    for part, state in zip("hC", last, strict=False):
        weighed = torch.stack([torch.tensor(asked[f"d{part}_n{end}"]) for end in ends])
        loss = loss + (state * weighed.reshape(state.shape)).sum()
    return loss


def gradient(tensor: Any) -> Any:
    """Return the gradient with respect to a tensor as an array: zeros if the loss does not depend on it."""
    import torch

    return (torch.zeros_like(tensor) if tensor.grad is None else tensor.grad).numpy()
