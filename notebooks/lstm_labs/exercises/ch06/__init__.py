"""Exercises of chapter 06: what the tiny cell writes and where, equations (2) and (3), a cell that writes when told."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
