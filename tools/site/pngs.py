"""Every figure as a PNG for slides, on white, twice the size of the screen; drawn once for each content."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import resvg_py

from tools.site.cache import FOLDER, remembered


def figure_pngs(figures: Iterable[Path], cache: Path = FOLDER) -> dict[str, bytes]:
    """Return `<lang>/figures/<slug>.<lang>.png` for each figure that is light."""
    lights = [path for path in sorted(figures) if not path.stem.endswith(".dark")]
    drawn = partial(png, cache=cache)
    if missing := [path for path in lights if not (cache / name(path) / key(path)).is_file()]:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(drawn, missing, chunksize=4))
    return {f"{path.stem.rsplit('.', 1)[1]}/figures/{path.stem}.png": drawn(path) for path in lights}


def name(figure: Path) -> str:
    return f"{figure.stem}.png"


def key(figure: Path) -> str:
    return hashlib.sha256(f"resvg {version('resvg-py')} ".encode() + figure.read_bytes()).hexdigest()


def png(figure: Path, cache: Path) -> bytes:
    return remembered(name(figure), key(figure), partial(draw, figure), cache)


def draw(figure: Path) -> bytes:
    svg = figure.read_text(encoding="utf-8")
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=2, background="#ffffff", skip_system_fonts=True))
