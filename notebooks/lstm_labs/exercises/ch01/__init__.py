"""Exercises of chapter 01: three units at Grandpa, the loop of a plain network, and a unit that holds and obeys."""

from .build import build
from .design import design
from .predict import predict

EXERCISES = (predict, build, design)
