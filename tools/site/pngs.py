"""Every figure as a PNG for slides, on white, twice the size of the screen; drawn once for each content."""

import hashlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import resvg_py


def figure_pngs(figures: Path, cache: Path) -> dict[str, Path]:
    """Return `<lang>/figures/<slug>.<lang>.png` for each figure, as files in the cache; draw those that it lacks."""
    cache.mkdir(parents=True, exist_ok=True)
    lights = [path for path in sorted(figures.glob("*.svg")) if not path.stem.endswith(".dark")]
    cached = {path: cache / f"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.png" for path in lights}
    missing = [(path, png) for path, png in cached.items() if not png.exists()]
    if missing:
        with ProcessPoolExecutor(max_workers=2) as pool:
            list(pool.map(draw, missing))
    for stale in set(cache.glob("*.png")) - set(cached.values()):
        stale.unlink()
    return {f"{path.stem.rsplit('.', 1)[1]}/figures/{path.stem}.png": png for path, png in cached.items()}


def draw(job: tuple[Path, Path]) -> None:
    svg, png = job
    data = resvg_py.svg_to_bytes(svg_path=str(svg), dpi=96, zoom=2, background="#ffffff", skip_system_fonts=True)
    png.write_bytes(bytes(data))
