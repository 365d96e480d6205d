"""What a page on paper is without: links to itself, buttons, the dark twins of figures, folds.

A fold stands open, but the answers to a chapter's questions move to its end, behind a link from each question.
"""

import re

from bs4 import BeautifulSoup, Tag

from tools.pocket.book import Page, words

DROPPED = (
    ".headerlink, nav, script, style, button, .only-dark, .figure-png, .glossary-jump, .visually-hidden, "
    ".sd-summary-state-marker, .copybtn, .sheet-note, section:has(> .shapes), "
    "table.ledger thead, table.ledger colgroup, table.ledger td:nth-child(-n+2) .ledger-name"  # its rows are cards
)
QUESTIONS = re.compile(r"sec-\d+-questions")
MAKER = BeautifulSoup("", "html.parser")


def new(name: str, *children: Tag | str, **attributes: str) -> Tag:
    """Return a new element; `class_` stands for `class`, `_` for `-`."""
    tag = MAKER.new_tag(name, attrs={key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()})
    tag.extend(children)
    return tag


def still(page: Page, lang: str) -> None:
    """Change the page's text into what stands still."""
    for unwanted in page.text.select(DROPPED):
        unwanted.decompose()
    for image in page.text.select("img"):
        for attribute in ("loading", "class"):
            image.attrs.pop(attribute, None)
    for hidden in page.text.select("[aria-hidden]:not(.katex-html)"):
        del hidden["aria-hidden"]
    answers = [answer(fold, f"answer-{n}", lang) for n, fold in enumerate(folds_of_questions(page.text), 1)]
    if answers:
        heading = new("h2", words(lang)["answers"])
        page.text.append(new("section", heading, *answers, id="answers", class_="answers"))
    for fold in page.text.select("details"):
        open_fold(fold)


def folds_of_questions(text: Tag) -> list[Tag]:
    """Return the folds under a chapter's heading of questions."""
    marks = text.find_all(id=QUESTIONS)
    sections = [mark if mark.name == "section" else mark.find_parent("section") for mark in marks]
    return [fold for section in sections if section for fold in section.select("details")]


def parts(fold: Tag) -> tuple[list[Tag | str], list[Tag | str]]:
    """Return what stands on a fold and what stands in it, both taken out."""
    summary = fold.find("summary")
    assert isinstance(summary, Tag)
    title = summary.select_one(".sd-summary-text") or summary
    content = fold.select_one(".sd-summary-content")
    summary.extract()
    inside = content if content is not None else fold
    return [child.extract() for child in list(title.contents)], [child.extract() for child in list(inside.contents)]  # type: ignore[misc]


def open_fold(fold: Tag) -> None:
    """Put a box with a title in the place of a fold."""
    title, content = parts(fold)
    box = new("div", new("p", *title, class_="fold-title"), *content, class_="fold")
    if fold.get("id"):
        box["id"] = str(fold["id"])
    fold.replace_with(box)


def answer(fold: Tag, name: str, lang: str) -> Tag:
    """Leave the question, with a link to its answer, and return the answer, with a link back."""
    title, content = parts(fold)
    asked = [MAKER.new_string(part) if isinstance(part, str) else part.__copy__() for part in title]
    place = new("a", words(lang)["answers"], href=f"#{name}", class_="to-answer")
    fold.replace_with(new("div", new("p", *title, " ", place), id=f"asked-{name}", class_="question"))
    back = new("a", *asked, href=f"#asked-{name}")
    return new("div", new("p", back, class_="asked"), *content, id=name, class_="answer")
