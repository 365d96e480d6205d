"""What was measured beside published results that are no claim of the ledger, by the key of the paper."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.claims.claim import Figures, Measured


@dataclass(frozen=True)
class Published:
    """A paper, the files that were measured beside it, and the figures that are quoted."""

    key: str  # of references.bib
    files: tuple[str, ...]
    figure: Callable[[Measured], Figures]

    def figures(self, measured: Measured) -> Figures:
        """Return what is quoted; nothing, as long as a file is missing."""
        return self.figure(measured) if set(self.files) <= set(measured) else {}


def reber(measured: Measured) -> Figures:
    """Return how many networks are perfect, the median share of right strings, and the median of the largest C."""
    figures: dict[str, str] = {}
    for model, by_updates in measured["continual_reber"]["summary"].items():
        for updates, part in by_updates.items():
            figures[f"{model}_{updates}"] = str(part["perfect"][0])
            figures[f"{model}_{updates}_right"] = f"{100 * part['right']['median']:.0f} %"
            for mark, spread in part.get("largest_C", {}).items():
                figures[f"{model}_{updates}_C_{mark}"] = f"{spread['median']:.0f}"
    return figures


def counting(measured: Measured) -> Figures:
    """Return how many networks count right as far as they were trained, and how far they go."""
    figures: dict[str, str] = {}
    for model, part in measured["count_beyond"]["summary"].items():
        figures |= {
            model: str(part["trained_n"][0]),
            f"{model}_median": f"{part['right_up_to']['median']:g}",
            f"{model}_furthest": f"{part['furthest']}",
        }
    return figures


PUBLISHED = {
    each.key: each
    for each in (
        Published("gers2000", ("continual_reber",), reber),
        Published("gers2001", ("count_beyond",), counting),
    )
}


def published(key: str) -> Published:
    """Return what stands beside a paper."""
    if key not in PUBLISHED:
        raise LookupError(f"nothing stands beside {key}; there are {', '.join(PUBLISHED)}")
    return PUBLISHED[key]
