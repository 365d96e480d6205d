"""What a claim is, and how it is judged: a rule of what was measured, never of what anybody thinks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

Measured = Mapping[str, Any]  # the files of `book/measurements` by name
Figures = Mapping[str, str]  # what is quoted, by name, as it is printed


class Kind(Enum):
    """What a verdict can be."""

    HOLDS = "holds"
    ONLY_IF = "only_if"
    NOT_HERE = "not_here"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Text:
    """The same words in the two languages."""

    en: str
    zh: str

    def of(self, lang: str) -> str:
        """Return the words in a language."""
        return {"en": self.en, "zh": self.zh}[lang]

    def filled(self, figures: Mapping[str, Any]) -> Text:
        """Return the words with every {name} replaced by its figure."""
        return Text(self.en.format_map(figures), self.zh.format_map(figures))


def listed(texts: Iterable[Text]) -> Text:
    """Return the texts as one: with semicolons between them."""
    parts = list(texts)
    return Text("; ".join(part.en for part in parts), "；".join(part.zh for part in parts))


@dataclass(frozen=True)
class Verdict:
    """A verdict, and the condition under which it is one."""

    kind: Kind
    condition: Text | None = None

    def __post_init__(self) -> None:
        if (self.kind is Kind.ONLY_IF) and not self.condition:
            raise ValueError("condition: a verdict that holds only if … must say if what")


NOT_YET = Verdict(Kind.NOT_YET)


@dataclass(frozen=True)
class Claim:
    """One line of the ledger; its words are in `book/claims.yml`.

    Where `figure` and `judge` are missing, nothing has been measured yet; as soon as all `files` are there, they must
    be too.
    """

    number: int
    sources: tuple[str, ...]  # keys of references.bib
    files: tuple[str, ...]  # names in book/measurements
    pages: tuple[str, ...]  # where the book shows it
    figure: Callable[[Measured], Figures] | None = None
    judge: Callable[[Measured], Verdict] | None = None

    def missing(self, measured: Measured) -> list[str]:
        """Return the files that nobody has measured yet."""
        return [name for name in self.files if name not in measured]

    def figures(self, measured: Measured) -> Figures:
        """Return what is quoted; nothing, as long as a file is missing."""
        if self.missing(measured):
            return {}
        figures: Figures = self.known(self.figure)(measured)
        return figures

    def verdict(self, measured: Measured) -> Verdict:
        """Return what the rule says of the files."""
        if self.missing(measured):
            return NOT_YET
        verdict = self.known(self.judge)(measured)
        condition = verdict.condition and verdict.condition.filled(self.figures(measured))
        return Verdict(verdict.kind, condition)

    def known(self, function: Callable[[Measured], Any] | None) -> Callable[[Measured], Any]:
        """Return the function, which must be there as soon as there is something to apply it to."""
        if function is None:
            raise LookupError(f"claim {self.number}: {', '.join(self.files)} is measured now, so it needs a rule")
        return function


NOTHING = Text("", "")


def judged(held: Iterable[Text], failed: Iterable[Text], before: Text = NOTHING) -> Verdict:
    """Return the verdict on a claim that was tested in several cases: it holds in all, only in some, or in none.

    The condition names the cases in which it holds, with some words before them.
    """
    held, failed = list(held), list(failed)
    if not held:
        return Verdict(Kind.NOT_HERE)
    cases = listed(held)
    return Verdict(Kind.ONLY_IF, Text(before.en + cases.en, before.zh + cases.zh)) if failed else Verdict(Kind.HOLDS)


def grouped(
    groups: Mapping[str, Text],
    members: Mapping[str, Text],
    holds: Callable[[str, str], bool],
    every: Text,
    before: Text = NOTHING,
) -> Verdict:
    """Return the verdict on a claim that was tested for each member of each group; `every` stands for all members."""
    held: list[Text] = []
    failed: list[Text] = []
    for group, name in groups.items():
        inside = [member for key, member in members.items() if holds(group, key)]
        if inside:
            which = every if len(inside) == len(members) else joined(inside)
            held.append(Text(f"{name.en}, {which.en}", f"{name.zh}（{which.zh}）"))
        if len(inside) < len(members):
            failed.append(name)
    return judged(held, failed, before)


def joined(texts: Iterable[Text]) -> Text:
    """Return the texts as one: with "or" between them."""
    parts = list(texts)
    return Text(" or ".join(part.en for part in parts), "或".join(part.zh for part in parts))
