"""Exercises of chapter 11: the belt, the backward step line by line and whole, the loop, a gate that can be taught."""

from .build import five, four, six, three, weights
from .case import backward_case
from .design import design
from .loop import loop
from .predict import predict
from .step import step_back

__all__ = ["EXERCISES", "backward_case"]

EXERCISES = (predict, six, five, four, three, weights, step_back, loop, design)
