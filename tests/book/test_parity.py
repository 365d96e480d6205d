"""The parity check finds every kind of difference, where it is and nothing besides; `make parity` is for the book."""

import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from tools import ROOT
from tools.parity.align import align, page
from tools.parity.check import check
from tools.parity.model import EXTENSIONS, Block
from tools.parity.prose import check_prose

FIXTURES = ROOT / "tests/fixtures/parity"
CHAPTER, LAB = "book/zh/05_forget_gate.md", "notebooks/zh/05_forget_gate.ipynb"
TOC, GLOSSARY = "book/zh/_toc.yml", "book/glossary.yml"
FILES = {"chapter": CHAPTER, "lab": LAB, "contents": TOC, "glossary": GLOSSARY}
CASES = yaml.safe_load((FIXTURES / "cases.yml").read_text(encoding="utf-8"))


HARMLESS = [
    ("$b_f$；", "{math}`b_f`；"),
    ("https://example.org/zh/paper", "https://example.org/zh/other"),
    ("另一种看法", "另一种看法（<q>忘记门</q>）"),
    ("（bias）", "（bias，一个数）"),
    ("emphasize-lines: 1", "emphasize-lines:   1"),
    ("title: 遗忘什么", "title: 别的标题"),
]
SLIPS = [
    "门, 它", "门, LSTM", "LSTM, 它", "它. 门", "LSTM.它", "函数(x) 是", "f(x)的", "它（门(门)）",
    '他说"LSTM" 好', '用 LSTM"好',
    "用 LSTM 好！", "用 LSTM!", "说 *（甲", "（甲）* 乙", "甲* LSTM", "说 *甲", "**甲（A）**乙", "用LSTM 好",
    "用 LSTM好", "占 3%的", "甲\n乙",
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURES / "project", tmp_path / "project"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    before, found, _ = path.read_text(encoding="utf-8").partition(text)
    assert found, f"{text!r} is not in {path.name}"
    return before.count("\n") + 1


def test_the_good_pair_has_no_difference(project: Path) -> None:
    assert check(project) == []


def assert_one_difference(project: Path, start: str, besides: str = "") -> str:
    found = [str(difference) for difference in check(project)]
    if besides:  # what the pair's words then lack is told too
        assert sum(besides in difference for difference in found) == 1
        found = [difference for difference in found if besides not in difference]
    assert len(found) == 1, "\n".join(found)
    assert found[0].startswith(start)
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kind"])
def test_every_kind_of_difference_is_found_once_and_on_its_line(project: Path, case: dict[str, str]) -> None:
    name = FILES[case["file"]]
    edit(project / name, case["replace"], case["by"])
    line = line_of(project / name, case["at"])
    found = assert_one_difference(project, f"{name}:{line}: ", case.get("besides", ""))
    assert case["message"] in found


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_what_each_language_may_do_its_own_way(project: Path, old: str, new: str) -> None:
    edit(project / CHAPTER, old, new)
    assert check(project) == []


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_of_typography(text: str) -> None:
    assert len(list(check_prose(Block("paragraph", "", 0, 1, prose=[(1, text)])))) == 1


def test_what_is_no_slip_of_typography() -> None:
    texts = ["有资料这样说：“门 \ufffc 是 3%，即 (0, 1) 内的数”。", "So they say!"]
    assert [slip for text in texts for slip in check_prose(Block("", "", 0, 1, prose=[(1, text)]))] == []


@pytest.mark.parametrize("name", [CHAPTER, LAB, TOC])
def test_a_missing_file(project: Path, name: str) -> None:
    (project / name).unlink()
    assert_one_difference(project, f"{name}:1: expected this file / came none")


def test_a_file_too_many(project: Path) -> None:
    shutil.copy(project / LAB, project / LAB.replace("05", "06"))
    name = LAB.replace("05", "06").replace("zh", "en")
    assert_one_difference(project, f"{name}:1: expected this file / came none")


def test_a_file_that_is_not_text(project: Path) -> None:
    (project / CHAPTER).write_bytes(b"\xff\xfe")
    assert_one_difference(project, f"{CHAPTER}:1: is not UTF-8")


def test_a_missing_glossary(project: Path) -> None:
    (project / GLOSSARY).unlink()
    assert_one_difference(project, f"{GLOSSARY}:1: is missing")


def test_a_key_term_that_the_glossary_lacks(project: Path) -> None:
    edit(project / GLOSSARY, "key: bias", "key: offset")
    assert_one_difference(project, f"{CHAPTER}:1: terms: expected a key of the glossary / came bias")


def test_a_copy_that_jupyter_keeps_is_no_notebook(project: Path) -> None:
    shutil.copytree(project / "notebooks/zh", project / "notebooks/zh/.ipynb_checkpoints")
    assert check(project) == []


def test_a_heading_without_a_target(project: Path) -> None:
    for language in ("en", "zh"):
        edit(project / CHAPTER.replace("zh", language), "(sec-table)=", "(table)=")
    found = [str(difference) for difference in check(project)]
    message = "expected `(sec-…)=` before the heading / came table"
    assert found == [f"book/{language}/05_forget_gate.md:26: {message}" for language in ("en", "zh")]


def test_a_page_at_another_level_of_the_contents(project: Path) -> None:
    edit(project / TOC, "      - file: references", "          - file: references")
    found = [str(difference) for difference in check(project)]
    assert [line.split("  (")[0] for line in found] == [
        f"{TOC}:9: expected contents file: references / came the end of the contents",
        f"{TOC}:9: expected the end of the contents / came contents file: references",
    ]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ([("long " * 30, "x"), ("short", "x")], ("长" * 50, "x")),
        ([("text", "x"), ("text", "y")], ("一", "x")),
    ],
    ids=["by length", "by equation"],
)
def test_the_missing_paragraph_is_the_one_without_a_counterpart(english: list, chinese: tuple) -> None:
    en, zh = (
        [Block("paragraph", "", 0, 1, {"inline math": Counter([math])}, prose=[(1, text)]) for text, math in row]
        for row in (english, [chinese])
    )
    (first, same), (second, none) = align(page(en).children, page(zh).children)
    assert (first.block, same.block, second.block, none) == (en[0], zh[0], en[1], None)


def test_after_a_difference_the_pages_fall_into_step_again(project: Path) -> None:
    edit(project / CHAPTER, "这里是普通的一段，写得相当长，这样它就不会被当成下面那个较短的邻居。\n\n", "")
    edit(project / CHAPTER, "## 一张表", "多出一段。\n\n(sec-more)=\n## 一张表")
    edit(project / CHAPTER, "a_t = W_f z_t", "a_t = z_t")
    found = [str(difference) for difference in check(project)]
    lines = [line_of(project / CHAPTER, text) for text in ("由 [](#eq-f)", "多出一段", "(sec-more)=", "a_t = z_t")]
    assert [int(difference.split(":")[1]) for difference in found] == lines
    assert found[-1].endswith("(English: book/en/05_forget_gate.md:57)")


def test_the_stored_numbers_of_an_alternative_text_are_compared(project: Path) -> None:
    for language, name in [("en", "half"), ("zh", "third")]:
        edit(project / CHAPTER.replace("zh", language), ":name: fig", f":title: {{lab}}`{name}`\n:name: fig")
    assert_one_difference(project, f"{CHAPTER}:19: glued numbers: expected `half` / came `third`")


def test_the_translation_notes_may_hold_forbidden_phrases(project: Path) -> None:
    for language, text in [("en", "Forms: forgetting gate."), ("zh", "旧译有忘记门。")]:
        (project / "book" / language / "translation_notes.md").write_text(text + "\n", encoding="utf-8")
    assert check(project) == []


def test_the_command_prints_the_differences_and_fails(project: Path) -> None:
    command = [sys.executable, "-m", "tools.parity", "--root", str(project)]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    edit(project / CHAPTER, "Gers2000", "Gers2001")
    bad = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (good.returncode, good.stdout) == (0, "")
    assert good.stderr == "Both languages agree.\n"
    assert bad.returncode == 1
    assert bad.stdout == (
        "book/zh/05_forget_gate.md:8: citations: expected `cite Gers2000` / came `cite Gers2001`"
        "  (English: book/en/05_forget_gate.md:8)\n"
    )


def test_the_glossary_follows_its_own_rules() -> None:
    terms = yaml.safe_load((ROOT / GLOSSARY).read_text(encoding="utf-8"))["terms"]
    sentences = [(term["key"], term["definition"]["zh"]) for term in terms]
    sentences += [(term["key"], other["note"]["zh"]) for term in terms for other in term.get("zh_alternates", [])]
    slips = [(key, slip) for key, text in sentences for slip in check_prose(Block("", "", 0, 1, prose=[(1, text)]))]
    assert slips == []


def test_the_check_reads_markdown_as_the_site_does() -> None:
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    assert set(config["parse"]["myst_enable_extensions"]) == EXTENSIONS
