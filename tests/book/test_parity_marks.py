"""Marks in comments: two paragraphs that are one pair with one, and rules that are off for a block."""

import shutil
from pathlib import Path

import pytest

from tools import ROOT
from tools.parity.attested import placed
from tools.parity.check import check

EN, ZH = "book/en/05_forget_gate.md", "book/zh/05_forget_gate.md"
LAB = "notebooks/zh/05_forget_gate.ipynb"
LONG_EN = (
    "A plain paragraph stands here, a rather long one, so that it cannot be taken for its shorter neighbour below."
)
LONG_ZH = "这里是普通的一段，写得相当长，这样它就不会被当成下面那个较短的邻居。"
TWO_ZH = "这里是普通的一段，写得相当长。\n\n% parity: together\n这样它就不会被当成下面那个较短的邻居。"
TWO_EN = (
    "A plain paragraph stands here, a rather long one.\n\n% parity: together\n\n"
    "So it cannot be taken for its shorter neighbour below."
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "tests/fixtures/parity/project", tmp_path / "project"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def messages(project: Path) -> list[str]:
    return [str(difference).split("  (")[0] for difference in check(project)]


@pytest.mark.parametrize(("path", "old", "new"), [(ZH, LONG_ZH, TWO_ZH), (EN, LONG_EN, TWO_EN)])
def test_two_paragraphs_are_a_pair_with_one(project: Path, path: str, old: str, new: str) -> None:
    before = len(placed(project))
    edit(project / path, old, new)
    assert messages(project) == []
    (pair,) = [place.pair for place in placed(project) if "普通的一段" in place.pair.zh.text]
    assert "neighbour below" in pair.en.text
    assert "邻居" in pair.zh.text
    assert before == len(placed(project))


def test_without_the_mark_they_are_not(project: Path) -> None:
    edit(project / ZH, LONG_ZH, TWO_ZH.replace("% parity: together\n", ""))
    assert len(messages(project)) == 1


def test_what_the_two_hold_is_compared_with_the_one(project: Path) -> None:
    edit(project / ZH, LONG_ZH, TWO_ZH.replace("这样它", "这样 $x$ 它"))
    assert messages(project) == [f"{ZH}:15: inline math: expected nothing more / came `$x$`"]


def test_the_order_of_the_two_is_that_of_the_page(project: Path) -> None:
    edit(project / ZH, LONG_ZH, TWO_ZH)
    (pair,) = [place.pair for place in placed(project) if "普通的一段" in place.pair.zh.text]
    assert pair.zh.text == TWO_ZH.replace("\n\n% parity: together", "")


def test_a_pair_has_one_such_mark(project: Path) -> None:
    edit(project / ZH, LONG_ZH, TWO_ZH)
    edit(project / EN, LONG_EN, TWO_EN)
    assert messages(project) == [f"{ZH}:15: mark `together`: expected one in a pair / came more"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("(sec-table)=\n", "% parity: together\n\n(sec-table)=\n", 27, "came directive and target"),
        ("有资料这样说。", "% parity: together\n有资料这样说。", 45, "came nothing and paragraph"),
        (LONG_ZH, f"% parity: togehter\n{LONG_ZH}", 16, "expected `together` or `free ` with numbers"),
        (LONG_ZH, f"% parity: free number\n{LONG_ZH}", 16, "came `free number`"),
    ],
)
def test_a_mark_that_says_nothing(project: Path, old: str, new: str, line: int, message: str) -> None:
    edit(project / ZH, old, new)
    (found,) = messages(project)
    assert found.startswith(f"{ZH}:{line}: mark")
    assert message in found


def test_a_translators_comment_is_no_mark(project: Path) -> None:
    edit(project / ZH, LONG_ZH, f"% 译注：together\n{LONG_ZH}")
    assert messages(project) == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("numbers", LONG_ZH, LONG_ZH.replace("一段", "两段")),
        ("terms", LONG_ZH, LONG_ZH.replace("普通的一段", "普通的一段偏置")),
        ("code", LONG_ZH, LONG_ZH.replace("这里", "这里 `step` ")),
        ("language", LONG_ZH, LONG_ZH.replace("普通的", " a plain paragraph of words ")),
        ("length", LONG_ZH, LONG_ZH + LONG_ZH + LONG_ZH),
    ],
)
def test_a_mark_turns_one_rule_off(project: Path, rule: str, old: str, new: str) -> None:
    edit(project / ZH, old, new)
    assert [f": {rule}: " in message for message in messages(project)] == [True]
    edit(project / ZH, new, f"% parity: free {rule}\n{new}")
    assert messages(project) == []


def test_only_that_rule_is_off_and_only_there(project: Path) -> None:
    edit(project / ZH, LONG_ZH, f"% parity: free numbers, code\n{LONG_ZH.replace('一段', '两段偏置')}")
    edit(project / ZH, "一个脚注", "两个脚注")
    found = messages(project)
    assert [": terms: " in message for message in found] == [True, False]
    assert ": numbers: " in found[1]


def test_what_is_inside_a_marked_block_is_free_too(project: Path) -> None:
    edit(project / ZH, "里面的备注。", "里面的两个备注。")
    assert len(messages(project)) == 1
    edit(project / EN, "::::{dropdown} A misconception", "% parity: free numbers\n::::{dropdown} A misconception")
    assert messages(project) == []


def test_marks_work_in_a_notebook(project: Path) -> None:
    edit(project / LAB, "加起来：", "两个加起来：")
    assert len(messages(project)) == 1
    edit(project / LAB, '"两个加起来：', '"% parity: free numbers\\n",\n    "两个加起来：')
    assert messages(project) == []


@pytest.mark.parametrize("role", ["{lab}`half`", "{lab}`05:half`", "{glue:text}`labs/05.ipynb::half:s`"])
def test_a_number_of_a_lab_is_compared_by_its_name(project: Path, role: str) -> None:
    old = "{lab}`half`"
    for path in (EN, ZH):
        edit(project / path, old, role)
    assert messages(project) == []
    edit(project / ZH, role, role.replace("half", "third"))
    (message,) = messages(project)
    assert "glued numbers: expected" in message


def test_a_number_of_a_lab_in_an_alternative_text(project: Path) -> None:
    edit(project / EN, ":alt: The forget gate's path", ":alt: The forget gate's path, {lab}`half`")
    edit(project / ZH, ":alt: 遗忘门的通路", ":alt: 遗忘门的通路，{lab}`third`")
    (message,) = messages(project)
    assert "glued numbers: expected `half` / came `third`" in message
