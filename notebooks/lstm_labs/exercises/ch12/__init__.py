"""Exercises of chapter 12: what a loss can tell, a unit silenced and found, a gradient by the words, a number written."""

from .connect import build_connectivity
from .design import design
from .loss import build_loss
from .predict import predict
from .silence import build_silence
from .units import find

__all__ = ["EXERCISES"]

EXERCISES = (predict, build_loss, build_silence, find, build_connectivity, design)
