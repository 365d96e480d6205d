"""Mistakes that no equation says, in words, by their names."""

from __future__ import annotations

from collections.abc import Mapping

MISTAKES: Mapping[str, Mapping[str, str]] = {}
