"""Exercises of chapter 05: the forget gate of the running example, of any cell, and one made to measure."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
