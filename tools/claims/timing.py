"""Claim 11: peepholes and precise timing."""

from tools.claims.claim import Claim, Figures, Measured, Text, Verdict, judged
from tools.claims.compare import less, more


def timing_figures(measured: Measured) -> Figures:
    summary = measured["timing"]["summary"]
    return {
        f"{model}_{gap}": f"{part['solved'][0]} ({part['updates']['median']:.0f})"
        for gap, parts in summary.items()
        for model, part in parts.items()
    }


def timing_verdict(measured: Measured) -> Verdict:
    held: list[Text] = []
    failed: list[Text] = []
    for gap, parts in measured["timing"]["summary"].items():
        with_them, without = parts["peephole"], parts["lstm"]
        better = more(with_them["solved"], without["solved"]) or less(with_them["updates"], without["updates"])
        worse = more(without["solved"], with_them["solved"]) or less(without["updates"], with_them["updates"])
        text = Text(f"the gap is {gap} steps", f"间隔为 {gap} 步")
        (held if better and not worse else failed).append(text)
    return judged(held, failed)


TIMING = Claim(
    number=11,
    sources=("gers2002",),
    files=("timing",),
    pages=("10_variants",),
    figure=timing_figures,
    judge=timing_verdict,
)
CLAIMS = (TIMING,)
