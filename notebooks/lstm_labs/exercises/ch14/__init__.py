"""Exercises of chapter 14: two forecasts, baselines, a scaled error, a pipeline that leaks, a test for a forecast that comes late."""

from .baselines import build_baselines
from .predict import predict
from .scaled import build_mase
from .shifts import build_shifts
from .split import build_split

__all__ = ["EXERCISES"]

EXERCISES = (predict, build_baselines, build_mase, build_split, build_shifts)
