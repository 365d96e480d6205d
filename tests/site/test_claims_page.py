"""The claims ledger as it is published: a row for each claim, its figures and its verdict, and the files behind it."""

import json
import re

import pytest

from tools import ROOT
from tools.claims.claim import Kind
from tools.claims.ledger import CLAIMS, measurements, words
from tools.claims.published import PUBLISHED, published

NAMES = {
    "en": {Kind.HOLDS: "Holds", Kind.ONLY_IF: "Holds only if", Kind.NOT_HERE: "Does not hold here",
           Kind.NOT_YET: "Not measured yet"},
    "zh": {Kind.HOLDS: "成立", Kind.ONLY_IF: "有条件成立", Kind.NOT_HERE: "在此不成立", Kind.NOT_YET: "尚未测量"},
}  # fmt: skip
FOLDER = ROOT / "book" / "measurements"
MEASURED = measurements(FOLDER, [name for each in CLAIMS for name in each.files])
WORDS = words(ROOT / "book" / "claims.yml")
each_language = pytest.mark.parametrize("lang", ["en", "zh"])


def rows(pages, lang):
    [table] = pages[f"{lang}/claims.html"].select("table.ledger")
    return table.select("tbody > tr")


def text(cell):
    return "\n".join(p.get_text() for p in cell.select("p:not(.ledger-name)"))


@each_language
def test_every_claim_has_its_row_with_six_cells_each_with_its_name(pages, lang):
    found = rows(pages, lang)
    assert [text(row.select("td")[0]) for row in found] == [str(each.number) for each in CLAIMS]
    head = [th.get_text() for th in pages[f"{lang}/claims.html"].select("table.ledger thead th")]
    for row in found:
        assert [name.get_text() for name in row.select("td > .ledger-name")] == head
        assert len(head) == 6


@each_language
def test_the_verdict_on_the_page_is_the_one_that_the_rule_gives(pages, lang):
    for each, row in zip(CLAIMS, rows(pages, lang), strict=True):
        kind = each.verdict(MEASURED).kind
        assert row.select_one(".ledger-verdict > strong").get_text() == NAMES[lang][kind]
        assert f"verdict-{kind.value.replace('_', '-')}" in row["class"]


@each_language
def test_the_figures_on_the_page_are_the_computed_ones(pages, lang):
    for each, row in zip(CLAIMS, rows(pages, lang), strict=True):
        shown = text(row.select("td")[4])
        if each.judge:
            for name in re.findall(r"\{(\w+)\}", WORDS[each.number]["measured"].of(lang)):
                figure = each.figures(MEASURED)[name]
                assert "$" in figure or figure in shown, (each.number, name)
        else:
            assert shown == "–"


@each_language
def test_every_file_behind_a_claim_can_be_had(pages, site, lang):
    for each, row in zip(CLAIMS, rows(pages, lang), strict=True):
        links = {a.get_text(): a["href"] for a in row.select("a.download")}
        assert set(links) == set(each.files) & set(MEASURED)
        for name, href in links.items():
            file = json.loads((site / lang / href).read_text("utf8"))
            assert file == json.loads((FOLDER / f"{name}.json").read_text("utf8"))


@each_language
def test_a_reader_finds_the_ledger(pages, lang):
    for page in ("index", "after", "references", "teaching"):
        assert pages[f"{lang}/{page}.html"].select('.bd-article a[href="claims.html"]'), page


@pytest.mark.parametrize("key", PUBLISHED)
def test_what_stands_beside_a_paper_is_computed_and_cited(key):
    figures = published(key).figures(measurements(FOLDER, PUBLISHED[key].files))
    assert figures
    quoted = {lang: re.findall(rf"{{claim}}`{key}:(\w+)`", (ROOT / f"book/{lang}/claims.md").read_text("utf8"))
              for lang in ("en", "zh")}  # fmt: skip
    assert sorted(quoted["en"]) == sorted(quoted["zh"])
    assert quoted["en"]
    assert set(quoted["en"]) <= set(figures)


def test_a_paper_beside_which_nothing_stands_is_named():
    with pytest.raises(LookupError, match="nothing stands beside olah2015"):
        published("olah2015")
