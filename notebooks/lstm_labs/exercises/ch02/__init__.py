"""Exercises of chapter 02: how soon a gradient is worn down, the Jacobian of many steps, a latch and its gradient."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
