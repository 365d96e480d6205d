"""What the measurements say: a table, the machine, and a plot."""

import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import matplotlib.pyplot as plt
from threadpoolctl import threadpool_info

from tools.bench.measure import Ratio, Times, geometric_mean, ratio

Size = tuple[int, int, int, int]  # T, B, D, H
Rows = Mapping[Size, Times]

COLUMNS = {  # what is divided by what
    "forward and backward / PyTorch": ("both", "torch both"),
    "forward and backward / products": ("both", "products both"),
    "forward / PyTorch": ("forward", "torch forward"),
    "forward / ONNX Runtime": ("forward", "onnx forward"),
    "forward / products": ("forward", "products forward"),
    "final state alone / PyTorch": ("final", "torch forward"),
    "step repeated / forward": ("steps", "forward"),
}


def machine() -> list[str]:
    """Return what the numbers depend on, a line each."""
    blas = [
        f"{pool['internal_api']} {pool['version']}, kernel {pool.get('architecture')}" for pool in threadpool_info()
    ]
    kernels = [line for line in blas if not line.startswith("openmp")]
    versions = [f"{name} {version_of(name)}" for name in ("numpy", "torch", "onnxruntime")]
    return [
        f"processor: {processor()}, {os.cpu_count()} cores, of which one is used",
        f"BLAS of NumPy: {'; '.join(kernels) or 'unknown'}",
        f"versions: Python {platform.python_version()}, {', '.join(versions)}",
        f"threads: {sorted({pool['num_threads'] for pool in threadpool_info()})}",
    ]


def processor() -> str:
    """Return the model of the processor, as far as the system tells."""
    listing = Path("/proc/cpuinfo")
    lines = listing.read_text(encoding="utf-8").splitlines() if listing.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.processor() or platform.machine()


def version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def table(title: str, rows: Rows) -> str:
    """Return the ratios of one cell and dtype: fastest by fastest, in brackets the quartiles of the rounds."""
    sizes = "".join(f"{', '.join(map(str, size)):>20}" for size in rows)
    lines = [title, f"{'T, B, D, H':32}{sizes}{'geometric mean':>16}"]
    for name, pair in COLUMNS.items():
        ratios = [ratio(times, *pair) for times in rows.values()]
        known = [r for r in ratios if r]
        mean = f"{geometric_mean(known):.2f}" if known else "–"
        lines.append(f"{name:32}" + "".join(f"{shown(r):>20}" for r in ratios) + f"{mean:>16}")
    return "\n".join(lines)


def shown(r: Ratio | None) -> str:
    return f"{r.best:.2f} [{r.low:.2f}, {r.high:.2f}]" if r else "–"


def plot(measured: Mapping[tuple[str, str], Rows], path: Path) -> None:
    """Draw every ratio over the sizes, a panel for each cell and dtype, and write it as SVG."""
    kinds, dtypes = (list(dict.fromkeys(key[k] for key in measured)) for k in (0, 1))
    figure, panels = plt.subplots(
        len(dtypes), len(kinds), figsize=(4.2 * len(kinds), 3.4 * len(dtypes)), sharey=True, squeeze=False
    )
    for (kind, dtype), rows in measured.items():
        axes = panels[dtypes.index(dtype)][kinds.index(kind)]
        axes.set(title=f"{kind}, {dtype}", yscale="log")
        axes.set_yticks([0.1, 0.2, 0.5, 1, 2, 5, 10, 20], minor=False)
        axes.yaxis.set_major_formatter("{x:g}")
        axes.axhline(1, color="black", linewidth=0.8)
        axes.set_xticks(range(len(rows)), [f"H = {H}\nB = {B}" for _, B, _, H in rows])
        for k, (name, pair) in enumerate(list(COLUMNS.items())[:-1]):
            points = [(x + (k - 2.5) / 12, r) for x, times in enumerate(rows.values()) if (r := ratio(times, *pair))]
            if points:
                places, ratios = zip(*points, strict=True)
                centre, low, high = ([getattr(r, part) for r in ratios] for part in ("best", "low", "high"))
                axes.plot(places, centre, "o", color=f"C{k}", markersize=4, label=name)
                axes.vlines(places, low, high, color=f"C{k}", linewidth=1)
    handles, labels = panels[0][0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="upper center", ncols=3, frameon=False)
    figure.text(0.01, 0.01, "\n".join(machine()), fontsize=7)
    figure.supylabel("time by time of the peer")
    figure.tight_layout(rect=(0, 0.08, 1, 0.9))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path)
    plt.close(figure)
