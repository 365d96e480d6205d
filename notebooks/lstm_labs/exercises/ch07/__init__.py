"""Exercises of chapter 07: the four corners of the update, the update forward and back, a cell that counts."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
