"""Errors put into the book: the rules find those that they are for, the attested pairs find the others."""

from dataclasses import replace
from pathlib import Path

import pytest

from tools import ROOT
from tools.parity.mutants.__main__ import WANTED
from tools.parity.mutants.kinds import HARMLESS, OTHERS, TARGETED, sentence
from tools.parity.mutants.score import Book, Mutant, Verdict
from tools.parity.mutants.source import Line, lines_of, paired, replaced

PAGE = Path("book/en/05_forget_gate.md")


@pytest.fixture(scope="module")
def book() -> Book:
    return Book(ROOT)


def judged(book: Book, kinds: dict, count: int) -> list[Verdict]:
    mutants = [mutant for kind, make in kinds.items() for mutant in book.mutants(kind, make, count, "test")]
    assert len(mutants) == count * len(kinds)
    return [book.judge(mutant) for mutant in mutants]


def shown(verdicts: list[Verdict]) -> str:
    return "\n".join(
        f"{v.mutant.kind}: {v.mutant.line.path}\n- {v.mutant.line.text}\n+ {v.mutant.edit}" for v in verdicts
    )


def test_the_rules_find_the_errors_that_they_are_for(book: Book) -> None:
    verdicts = judged(book, TARGETED, 20)
    missed = [verdict for verdict in verdicts if not verdict.by_rules]
    assert len(missed) <= (1 - WANTED) * len(verdicts), shown(missed)


def test_attested_pairs_find_what_no_rule_can_see(book: Book) -> None:
    unseen = {kind: make for kind, make in OTHERS.items() if kind not in ("two formulas or numbers exchanged",)}
    missed = [verdict for verdict in judged(book, unseen, 10) if not (verdict.by_rules or verdict.by_attested)]
    assert not missed, shown(missed)


def test_what_is_not_wrong_is_not_found(book: Book) -> None:
    alarms = [verdict for verdict in judged(book, HARMLESS, 20) if verdict.by_rules]
    assert not alarms, shown(alarms)


def test_the_draw_is_the_same_for_the_same_seed(book: Book) -> None:
    kind, make = next(iter(TARGETED.items()))
    first, again, other = (book.mutants(kind, make, 10, seed) for seed in ("1", "1", "2"))
    assert first == again != other
    assert {mutant.line.language for mutant in first} == {"en", "zh"}


def test_there_are_enough_kinds() -> None:
    assert len(TARGETED | OTHERS) >= 8


def test_a_file_that_cannot_be_read_is_found(book: Book) -> None:
    line = Line(PAGE, -1, 1, "description: …")
    verdict = book.judge(Mutant("", line, "description: a: b"))
    assert verdict.by_rules


def test_a_book_with_differences_is_refused(tmp_path: Path) -> None:
    for path, text in {
        "book/glossary.yml": "terms: []\n",
        "book/en/a.md": "(sec-a)=\n# One\n",
        "book/zh/a.md": "(sec-b)=\n# 一\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="expected a book without differences"):
        Book(tmp_path)


MARKUP = """---
title: A title
terms: [forget-gate]
---
(sec-a)=
# Heading

Words $x_2$ and `code 3` and {cite}`key4` [link](target5).

:::{figure-pair} 06_name
:alt: An alt text
Caption.
:::

```python
no = "words"
```

$$
x = 7
$$

% a comment

| cell 8 | <q>quoted 9</q> |
|---|---|
"""


def test_errors_are_put_into_words_alone() -> None:
    lines = lines_of(PAGE, MARKUP)
    words = ["".join(line.text[a:b] for a, b in line.words()) for line in lines]
    assert [word.split() for word in words] == [
        ["A", "title"],
        ["Heading"],
        ["Words", "and", "and", "[link."],
        ["An", "alt", "text"],
        ["Caption."],
        ["|", "cell", "8", "|", "|"],
    ]


def test_an_edit_changes_its_line_alone() -> None:
    line = next(line for line in lines_of(PAGE, MARKUP) if line.text == "Caption.")
    assert replaced(MARKUP, line, "Other.") == MARKUP.replace("Caption.", "Other.")
    assert replaced(MARKUP, line, None) == MARKUP.replace("Caption.\n", "")


def test_a_dropped_sentence_leaves_the_others() -> None:
    line = Line(PAGE, -1, 0, "One is first here. Two is second here. It is all.")
    assert list(sentence(line, None)) == [
        "Two is second here. It is all.",
        "One is first here. It is all.",
        "One is first here. Two is second here.",
    ]


def test_lines_are_paired_only_where_they_are_as_many() -> None:
    en = [Line(PAGE, cell, number, "en") for cell, number in [(0, 0), (1, 0), (1, 1)]]
    zh = [replace(line, path=Path("book/zh/05_forget_gate.md"), text="zh") for line in en[:2]]
    assert [(line.cell, line.text, line.counterpart) for line in paired(en, zh)] == [
        (0, "en", "zh"),
        (0, "zh", "en"),
        (1, "en", ""),
        (1, "en", ""),
        (1, "zh", ""),
    ]
