"""Exercises of chapter 04: what an almost open gate leaves, the belt over many steps, and what a long memory costs."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
