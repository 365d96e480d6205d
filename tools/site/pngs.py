"""Every figure as a PNG for slides, on white, twice the size of the screen; drawn once for each content."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import resvg_py

from tools.site.cache import FOLDER, remembered


def figure_pngs(figures: Iterable[Path], cache: Path = FOLDER) -> dict[str, bytes]:
    """Return `<lang>/figures/<slug>.<lang>.png` for each figure that is light."""
    lights = [path for path in sorted(figures) if not path.stem.endswith(".dark")]
    with ProcessPoolExecutor(2) as pool:
        drawn = pool.map(partial(png, cache=cache), lights, chunksize=4)
        return {
            f"{path.stem.rsplit('.', 1)[1]}/figures/{path.stem}.png": data
            for path, data in zip(lights, drawn, strict=True)
        }


def png(figure: Path, cache: Path) -> bytes:
    svg = figure.read_text(encoding="utf-8")
    key = hashlib.sha256(f"{version('resvg-py')} {svg}".encode()).hexdigest()
    return remembered(f"{figure.stem}.png", key, partial(draw, svg), cache)


def draw(svg: str) -> bytes:
    drawn = resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=2, background="#ffffff", skip_system_fonts=True)
    return bytes(drawn)
