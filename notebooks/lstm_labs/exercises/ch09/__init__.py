"""Exercises of chapter 09: what the whole cell answers, a forward pass of one's own, three broken cells."""

from .build import build
from .predict import predict
from .repair import design

EXERCISES = (predict, build, design)
