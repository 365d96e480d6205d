"""Attested pairs: an edit of one side is told, one of both sides is new, a pair that moves is still attested."""

import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import ROOT
from tools.parity.attest import COLUMN, side_by_side
from tools.parity.attested import FILE, Placed, attest, open_pairs, placed, read_attested, summary

PROJECT = ROOT / "tests/fixtures/parity/project"
EN, ZH = "book/en/05_forget_gate.md", "book/zh/05_forget_gate.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project all of whose pairs have been read."""
    root = Path(shutil.copytree(PROJECT, tmp_path / "project"))
    book = placed(root)
    for place in book:
        attest(root, place.key, book)
    assert waiting(root) == []
    return root


def waiting(root: Path) -> list[Placed]:
    return open_pairs(root, placed(root))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(root: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tools.parity.attest", "--root", str(root), *arguments]
    return subprocess.run(command, input=answers, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("path", "old", "new", "state"),
    [
        (EN, "A note within.", "No note within.", "the English has changed"),
        (ZH, "里面的备注。", "里面没有备注。", "the Chinese has changed"),
        (EN, "everything is kept", "everything is dropped", "the English has changed"),
        (ZH, "> 引文里可以写忘记门！", "> 引文里不能写忘记门！", "the Chinese has changed"),
        (ZH, ":alt: 遗忘门的通路", ":alt: 遗忘门的出路", "the Chinese has changed"),
    ],
)
def test_an_edit_of_one_side_is_told(project: Path, path: str, old: str, new: str, state: str) -> None:
    edit(project / path, old, new)
    (found,) = waiting(project)
    assert found.state == state
    assert str(found.difference()).startswith(f"{ZH}:{found.pair.zh.line}: expected a pair that someone has read")


def test_an_edit_of_both_sides_is_new(project: Path) -> None:
    edit(project / EN, "A note within.", "Another note.")
    edit(project / ZH, "里面的备注。", "别的备注。")
    assert [place.state for place in waiting(project)] == ["new"]


def test_two_attested_sides_that_meet_anew_are_told(project: Path) -> None:
    edit(project / EN, "A note within.", "Inside the card.")
    assert [place.state for place in waiting(project)] == ["both are paired anew"]


def test_a_pair_that_moves_is_still_attested(project: Path) -> None:
    for path, block in [(EN, "> The gate keeps its old name in a quotation.\n\n"), (ZH, "> 引文里可以写忘记门！\n\n")]:
        text = (project / path).read_text(encoding="utf-8")
        (project / path).write_text(text.replace(block, "") + "\n" + block, encoding="utf-8")
    assert waiting(project) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (EN, "looks at $h_{t-1}$ and", "looks at $h_t$ and"),
        (ZH, "{lab}`half`", "{lab}`third`"),
        (EN, "https://example.org/en/paper", "https://example.org/en/other"),
        (ZH, "第一项，见", "第一项：见"),
        (EN, "Sources say so.", "*Sources* say so"),
        (EN, "Sources say so.", "sources say SO."),
        (EN, "f_t = sigmoid(a_t)\n", "f_t = tanh(a_t)\n"),
    ],
)
def test_only_words_count(project: Path, path: str, old: str, new: str) -> None:
    edit(project / path, old, new)
    assert waiting(project) == []


def test_the_words_of_others_count_too(project: Path) -> None:
    edit(project / ZH, "另一种看法[^one]", "另一种看法（<q>甲</q>）[^one]")
    book = placed(project)
    (quoting,) = waiting(project)
    attest(project, quoting.key, book)
    edit(project / ZH, "<q>甲</q>", "<q>乙</q>")
    assert [place.state for place in waiting(project)] == ["the Chinese has changed"]


def test_a_typed_number_is_a_word(project: Path) -> None:
    edit(project / EN, "between 0 and 1", "between 0 and 2")
    assert [place.state for place in waiting(project)] == ["the English has changed"]


def test_the_command_shows_both_sides_and_writes_what_is_answered_with_yes(project: Path) -> None:
    (project / FILE).unlink()
    total = len(waiting(project))
    first, second = waiting(project)[:2]
    done = run(project, answers="n\ny\nq\n")
    assert first.key in done.stdout
    assert "What to forget" in done.stdout
    assert "遗忘什么" in done.stdout
    assert f"2 of {total}  {second.key}  new" in done.stdout
    assert read_attested(project) == {second.key}
    assert done.stderr == f"{total - 1} pairs of blocks to be read, 0 of them changed since (make attest)\n"


def test_the_command_takes_a_key_or_a_file(project: Path) -> None:
    edit(project / EN, "A note within.", "No note within.")
    edit(project / "notebooks/zh/05_forget_gate.ipynb", "- 其一", "- 其中一条")
    page, lab = waiting(project)
    assert run(project, page.key, answers="y\n").stdout.count("in both languages") == 1
    assert [place.key for place in waiting(project)] == [lab.key]
    assert run(project, "notebooks/en/05_forget_gate.ipynb", answers="y\n").returncode == 0
    assert waiting(project) == []
    nothing = run(project, page.key)
    assert (nothing.returncode, nothing.stderr) == (1, f"No pair waits under {page.key}.\n")


def test_nothing_is_attested_without_an_answer(project: Path) -> None:
    edit(project / EN, "A note within.", "No note within.")
    before = (project / FILE).read_bytes()
    for answers in ("", "\n", "perhaps\n", "n\n", "q\n"):
        run(project, answers=answers)
    assert (project / FILE).read_bytes() == before


def test_the_file_is_one_sorted_line_a_pair(project: Path) -> None:
    lines = (project / FILE).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(lines) == len({place.key for place in placed(project)})
    assert max(map(len, lines)) <= 20


def test_what_is_gone_leaves_the_file_and_its_head_stays(project: Path) -> None:
    path = project / FILE
    path.write_text("# A head.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    gone = next(place.key for place in placed(project) if "note within" in place.pair.en.text)
    edit(project / EN, "A note within.", "Another note.")
    edit(project / ZH, "里面的备注。", "别的备注。")
    (new,) = waiting(project)
    attest(project, new.key, placed(project))
    assert path.read_text(encoding="utf-8").startswith("# A head.\n")
    assert gone not in read_attested(project)
    assert new.key in read_attested(project)


def test_a_change_that_waits_is_still_known_as_one_after_another_is_attested(project: Path) -> None:
    edit(project / EN, "A note within.", "No note within.")
    edit(project / EN, "Sources say so.", "Sources deny it.")
    first, second = waiting(project)
    attest(project, first.key, placed(project))
    assert [(place.key, place.state) for place in waiting(project)] == [(second.key, "the English has changed")]


def test_a_pair_that_nobody_has_read_is_a_difference(project: Path) -> None:
    edit(project / EN, "A note within.", "No note within.")
    command = [sys.executable, "-m", "tools.parity", "--root", str(project)]
    failed = subprocess.run(command, capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert "the English has changed  (English: book/en/05_forget_gate.md:" in failed.stdout
    assert "1 pairs of blocks to be read, 1 of them changed since" in failed.stderr


def test_a_project_without_attested_pairs_is_held_to_the_rules_alone(project: Path) -> None:
    (project / FILE).unlink()
    command = [sys.executable, "-m", "tools.parity", "--root", str(project)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_every_pair_of_the_book_has_been_read() -> None:
    assert open_pairs(ROOT, placed(ROOT)) == []


def test_the_two_columns_never_touch() -> None:
    def width(text: str) -> int:
        return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)

    for place in placed(PROJECT):
        left, right = zip(*(_cut(line, width) for line in side_by_side(place).splitlines()), strict=True)
        assert left[0].strip() == f"{place.en_path}:{place.pair.en.line}"
        assert right[0] == f"  {place.zh_path}:{place.pair.zh.line}"
        assert all(not text or text.startswith("  ") for text in right)
        assert all(width(text) <= COLUMN + 2 for text in right)


def _cut(line: str, width: Callable[[str], int]) -> tuple[str, str]:
    at = next((at for at in range(len(line) + 1) if width(line[:at]) >= COLUMN), len(line))
    return line[:at], line[at:]


def test_a_summary_counts_what_has_changed() -> None:
    assert summary([]) == "0 pairs of blocks to be read, 0 of them changed since (make attest)"
