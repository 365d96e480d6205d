"""Exercises of chapter 08: what is seen at one word, the output gate and the hidden state, a gate made to measure."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
