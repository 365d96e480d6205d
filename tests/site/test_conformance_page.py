"""The page on the conformance suite as it is published: its numbers, tables and outputs are those of the data."""

import json
import re
import shutil

import pytest
from workshop import Workshop

from lstm_ref.conformance import case
from lstm_ref.conformance.cells import CELLS
from tools import ROOT
from tools.conformance.facts import by_kind, figures, groups, table
from tools.conformance.made_twice import stored as differences
from tools.conformance.python_step import stored as python_runs
from tools.conformance.transcripts import stored as foreign_runs
from tools.site.ext.checker_runs import key, shortened
from tools.vectors.catches import names
from tools.vectors.suite.inputs import KINDS

MEASURED = json.loads((ROOT / "book/measurements/wrong_lstms.json").read_text("utf8"))
FIGURES = figures(MEASURED)
RUNS = {key(run): run for run in [*python_runs(), *foreign_runs()]}
OUTPUT = re.compile(r"\{checker-output\} (.+)\n(?::cases: (\d+))?")
each_language = pytest.mark.parametrize("lang", ["en", "zh"])


def source(lang):
    return (ROOT / f"book/{lang}/conformance.md").read_text("utf8")


def article(pages, lang):
    return pages[f"{lang}/conformance.html"].select_one("article")


def rows(pages, lang, kind):
    return [
        [td.get_text(" ", strip=True) for td in row.select("td")]
        for found in article(pages, lang).select(f"table.suite-{kind}")
        for row in found.select("tbody > tr")
    ]


@each_language
def test_the_numbers_are_those_of_the_data(pages, lang):
    quoted = re.findall(r"\{conformance\}`(\w+)`", source(lang))
    assert [value.get_text() for value in article(pages, lang).select(".lab-value")] == [
        FIGURES[name] for name in quoted
    ]
    assert len(quoted) > 20


def test_what_the_page_says_without_a_number_holds():
    assert FIGURES["orders_passing"] == FIGURES["orders"]
    assert FIGURES["drawn_orders_passing"] == FIGURES["suite_passing"] == "0"
    assert all(test["gates_alike"] for test in MEASURED["results"]["node_tests"]["shipped"]["tests"].values())
    for one in map(case, names()):
        if "kind" in one.about:
            kind, wide = CELLS[one.about["cell"]], one.about["kind"] == "wide"
            assert bool(one.gradients) != wide
            assert set(one.inputs) <= set(one.gradients) or wide
            assert set(kind.states if wide else kind.values) <= set(one.outputs)
            assert one.about["torch"]
            assert one.about["dtype"] != "float64" or one.about["tolerance"] == 1e-12
        else:
            assert one.name.endswith(("_pytorch", "_keras"))


@each_language
def test_the_outputs_are_those_that_were_stored(pages, lang):
    shown = [block.get_text().rstrip("\n") for block in article(pages, lang).select(".checker-run.highlight-text pre")]
    want = []
    for name, cases in OUTPUT.findall(source(lang)):
        run = RUNS[name]
        command = run["command"] if lang == "en" else run["command"].replace("check", "check --lang zh", 1)
        want += [command, run[lang].rstrip("\n") if "tap" in name else shortened(run[lang], int(cases or 99))]
    assert shown == want
    assert {name for name, _ in OUTPUT.findall(source(lang))} == set(RUNS)


@each_language
def test_a_wrong_program_is_shown_by_its_changed_lines(pages, lang):
    shown = [block.get_text() for block in article(pages, lang).select(".checker-run.highlight-diff pre")]
    wrong = [run for run in RUNS.values() if run["slip"] and run["language"] != "python"]
    assert len(shown) == len(wrong) == 3
    for block, run in zip(shown, wrong, strict=True):
        for old, new in run["changes"]:
            assert f"- {old.strip()}\n" in block
            assert f"+ {new.strip()}\n" in block


@each_language
def test_the_kinds_have_what_their_cases_catch(pages, lang):
    for (name, _, caught), (kind, of) in zip(rows(pages, lang, "kinds"), KINDS.items(), strict=True):
        part, whole, alone = by_kind(kind)
        assert name.split() == [kind, "D", str(of.D), "H", str(of.H), "B", str(of.B), "T", str(of.T)]
        assert caught.startswith(f"{part}\u00a0/\u00a0{whole}")
        assert (str(alone) in caught.split()) == bool(alone)


@each_language
def test_how_far_the_two_computations_are_apart_is_as_stored(pages, lang):
    found = {(row["cell"], row["dtype"]): row for row in differences()}
    for (_, *shown), cell in zip(rows(pages, lang, "twice"), CELLS, strict=True):
        for text, dtype in zip(shown, ("float64", "float32"), strict=True):
            numbers = [float(f"{a}e-{b}") for a, b in re.findall(r"(\d)\u00a0×\u00a010 −(\d+)", text)]
            assert numbers == [found[cell, dtype][name] for name in ("values", "gradients")]


@each_language
def test_every_mistake_is_there_once_with_the_cases_that_catch_it(pages, lang):
    shown = {tuple(row) for row in rows(pages, lang, "mistakes")}
    listed = [row for found in groups().values() for row in found]
    assert len(shown) == len(listed) == len({(row.mistake, row.says) for row in table()})
    for row in listed:
        assert any(
            cells[0].endswith(f" {row.mistake}") and cells[1] == f"{len(row.cases)}\u00a0/\u00a0{row.of}"
            for cells in shown
        ), row


@each_language
def test_what_is_offered_can_be_had(pages, site, lang):
    links = [a["href"] for a in article(pages, lang).select("a[href]") if "//" not in a["href"]]
    files = [href for href in links if not href.partition("#")[0].endswith(".html") and not href.startswith("#")]
    assert {href.rpartition(".")[2] for href in files} >= {"zip", "json", "h", "c", "rs", "mjs", "py"}
    for href in files:
        assert (site / lang / href).is_file(), href
    for name in ("c/lstm.c", "rust/lstm.rs", "javascript/lstm.mjs", "python/lstm_step.py"):
        [href] = [href for href in files if href.endswith(f"/{name.rpartition('/')[2]}")]
        assert (site / lang / href).read_bytes() == (ROOT / "examples" / name).read_bytes()


@each_language
def test_a_reader_finds_the_page(pages, lang):
    for page in ("index", "questions", "13_in_practice", "after"):
        assert pages[f"{lang}/{page}.html"].select('.bd-article a[href="conformance.html"]'), page


WRONG = [  # what a page asks for, in English and in Chinese, as a build ends at its first error; and what is said
    (
        ("{conformance}`nothing`", "conformance: no number 'nothing'; there are passing, wrong,"),
        (":::{checker-output} cobol\n:::", "checker-output: no transcript 'cobol'; there are python gate_order,"),
    ),
    (
        (":::{checker-source} c\n:::", "checker-source: 'c' has no changed lines"),
        (":::{conformance-mistakes} cnn\n:::", "conformance-mistakes: no group 'cnn'; there are lstm,"),
    ),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_not_there_is_refused(tmp_path, wrong):
    workshop = Workshop(tmp_path)
    for folder in ("measurements", "checker"):
        shutil.copytree(ROOT / "book" / folder, workshop.book / "book" / folder)
    for (asked, _), lang, start in zip(wrong, ("en", "zh"), ("## Start\n", "## 开始\n"), strict=True):
        workshop.edit(f"book/{lang}/index.md", start, f"{start}\n{asked}\n")
    result = workshop.build()
    assert result.returncode != 0
    for _, said in wrong:
        assert said in result.stderr
