"""Exercises of chapter 10: which cells can count, coupled gates, the LSTM that equals them, the GRU."""

from .build import build
from .design import design
from .gru import build_gru
from .predict import predict

EXERCISES = (predict, build, design, build_gru)
