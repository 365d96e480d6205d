"""Merge the shared Jupyter Book configuration with a language's overlay."""

from pathlib import Path
from typing import Any

import yaml

from tools import ROOT


def merge(base: dict[str, Any], overlay: dict[str, Any]) -> dict[str, Any]:
    """Return base with the overlay's values; mappings merge, anything else is replaced, base's key order stays."""
    merged = dict(base)
    for key, value in overlay.items():
        both_mappings = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = merge(base[key], value) if both_mappings else value
    return merged


def read(path: Path) -> dict[str, Any]:
    settings: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return settings


def for_language(lang: str, root: Path = ROOT) -> dict[str, Any]:
    """Return the whole configuration of one language."""
    shared = read(root / "_config.yml")
    overlay = root / "book" / lang / "_config.yml"
    return merge(shared, read(overlay)) if overlay.is_file() else shared
