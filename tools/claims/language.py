"""Claims 7 to 9: the unit that carries an agreement in trained language models, and its gates.

The rules were written after these networks had been measured.
"""

from typing import Any

from tools.claims.claim import Claim, Figures, Measured, Text, Verdict, grouped, judged
from tools.claims.compare import most

FILE = "agreement"
ENGLISH, CHINESE = Text("the English grammar", "英语语法"), Text("the Chinese grammar", "汉语语法")
GRAMMARS = {"en": ENGLISH, "zh": CHINESE}
DRAWN = Text("the sentences are drawn from ", "句子出自")


def looked(measured: Measured, lang: str, what: str) -> dict[str, Any]:
    """Return what an LSTM's gates do, over the networks that have a unit for the answer."""
    found: dict[str, Any] = measured[FILE]["summary"][lang]["lstm"][what]
    return found


def printed(part: dict[str, Any]) -> dict[str, str]:
    """Return every share as a fraction and every spread as its median.

    >>> printed({"seeds": 3, "halved": ["1/3", 0.06, 0.79], "dip": {"median": -0.2, "quartiles": [-0.3, -0.1]}})
    {'halved': '1/3', 'dip': '−0.2'}
    """
    return {
        name: value[0] if isinstance(value, list) else f"{value['median']:g}".replace("-", "−")
        for name, value in part.items()
        if name != "seeds"
    }


def figures(parts: dict[str, dict[str, Any]]) -> Figures:
    return {f"{lang}_{name}": figure for lang, part in parts.items() for name, figure in printed(part).items()}


def by_grammar(parts: dict[str, dict[str, Any]], shares: tuple[str, ...]) -> Verdict:
    """Return the verdict on a claim that holds in a grammar if all shares are those of most networks."""
    held = [lang for lang, part in parts.items() if all(most(part[share]) for share in shares)]
    return judged(
        [name for lang, name in GRAMMARS.items() if lang in held],
        [name for lang, name in GRAMMARS.items() if lang not in held],
        DRAWN,
    )


def forgetting(measured: Measured) -> dict[str, dict[str, Any]]:
    return {lang: looked(measured, lang, "forgetting") for lang in GRAMMARS}


FORGETS = Claim(
    number=7,
    sources=("olah2015",),
    files=(FILE,),
    pages=("12_language_model",),
    figure=lambda measured: figures(forgetting(measured)),
    judge=lambda measured: by_grammar(forgetting(measured), ("new_subject_below_word",)),
)


def writing(measured: Measured) -> dict[str, dict[str, Any]]:
    return {lang: looked(measured, lang, "writing") for lang in GRAMMARS}


def writing_verdict(measured: Measured) -> Verdict:
    parts = writing(measured)
    groups = {
        "gap_above_that_at_other_person": Text("how far apart a woman and a man are written", "写入的男女之差"),
        "subject_above_word": Text("the size of what is written", "写入的大小"),
    }
    members = {lang: Text(f"in {name.en}", name.zh) for lang, name in GRAMMARS.items()}
    return grouped(
        groups,
        members,
        lambda share, lang: most(parts[lang][share]),
        Text("in both grammars", "两种语法都是"),
        Text("what is meant is ", "指的是"),
    )


WRITES = Claim(
    number=8,
    sources=("olah2015",),
    files=(FILE,),
    pages=("12_language_model",),
    figure=lambda measured: figures(writing(measured)),
    judge=writing_verdict,
)


def carried(measured: Measured) -> dict[str, dict[str, Any]]:
    return {lang: looked(measured, lang, "carried")["head"] for lang in GRAMMARS}


CARRIES = Claim(
    number=9,
    sources=("olah2015",),
    files=(FILE,),
    pages=("12_language_model",),
    figure=lambda measured: figures(carried(measured)),
    judge=lambda measured: by_grammar(carried(measured), ("evidence_more_than_before", "o_more_open_when_due")),
)
CLAIMS = (FORGETS, WRITES, CARRIES)
