"""Exercises of chapter 03: how wide each line is, one matrix that is two, and the largest cell within a budget."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
