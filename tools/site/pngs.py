"""Every figure as a PNG for slides and notebooks, on white, twice the size of the screen; drawn once a content."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import resvg_py

from tools.site.cache import FOLDER, remembered

ZOOM = 2


def figure_pngs(figures: Iterable[Path], cache: Path = FOLDER) -> dict[str, bytes]:
    """Return `<lang>/figures/<slug>.<lang>.png` for each figure that is light."""
    lights = {path.stem: path.read_text("utf8") for path in sorted(figures) if not path.stem.endswith(".dark")}
    missing = {slug: svg for slug, svg in lights.items() if not (cache / name(slug) / key(svg)).is_file()}
    if missing:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            list(pool.map(partial(png, cache=cache), missing, missing.values(), chunksize=4))
    return {f"{slug.rsplit('.', 1)[1]}/figures/{name(slug)}": png(slug, svg, cache) for slug, svg in lights.items()}


def name(slug: str) -> str:
    return f"{slug}.png"


def key(svg: str) -> str:
    return hashlib.sha256(f"resvg {version('resvg-py')} {svg}".encode()).hexdigest()


def png(slug: str, svg: str, cache: Path = FOLDER) -> bytes:
    """Return a figure as PNG, from the cache if it has been drawn before; `slug` ends with its language, `.en`."""
    return remembered(name(slug), key(svg), partial(draw, svg), cache)


def draw(svg: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, dpi=96, zoom=ZOOM, background="#ffffff", skip_system_fonts=True))
