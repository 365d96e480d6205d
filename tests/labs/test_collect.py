"""Five notebooks of students: what they have answered comes into one table, whatever lies beside them."""

import csv
import json
import subprocess
import sys

import pytest

from lstm_labs import collect
from lstm_labs.exercises import check


def cell(source, *texts, split=False):
    outputs = [{"output_type": "stream", "name": "stdout", "text": t.splitlines(True) if split else t} for t in texts]
    return {"cell_type": "code", "source": source, "outputs": outputs, "metadata": {}}


def notebook(*cells):
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, ensure_ascii=False)


def reply(exercise, answer, lang):
    return check(exercise, answer, lang).text + "\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "class"
    (folder / "王芳").mkdir(parents=True)
    right, wrong = (-1, 1, 1, -1), (1, 1, 1, 1)
    (folder / "anna.ipynb").write_text(
        notebook(
            {"cell_type": "markdown", "source": 'text with check("01.1")'},
            cell('check("09.1", a)', reply("09.1", wrong, "en"), split=True),
            cell('check("09.1", b)', reply("09.1", right, "en")),
            cell('check("09.2", ...)', reply("09.2", ..., "en")),
            cell('check("09.3", c)'),
        ),
        "utf-8",
    )
    (folder / "王芳" / "实验.ipynb").write_text(
        notebook(
            cell('check("09.1", a)', reply("09.1", right, "zh") + reply("09.1", wrong, "zh")),
            cell(["check(\n", '  "09.2", a)'], "打印\n" + reply("09.2", ..., "zh")),
            cell('check("09.3", a)', reply("09.3", (6, 2, 4), "zh")),
        ),
        "utf-8",
    )
    (folder / "not_run.ipynb").write_text(notebook(cell('check("05.1", ...)'), cell("check('05.2', ...)")), "utf-8-sig")
    (folder / "broken.ipynb").write_text('{"cells": [', "utf-8")
    (folder / "foreign.ipynb").write_text(notebook(cell("print(1)", "1\n")), "utf-8")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "anna.ipynb").write_text("{", "utf-8")
    return folder


def run(*arguments, cwd):
    command = [sys.executable, "-m", "lstm_labs.collect", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def test_a_class_becomes_a_table(folder, tmp_path):
    ran = run(folder, "out.csv", cwd=tmp_path)
    assert ran.returncode == 0
    assert ran.stdout == "out.csv: 3 notebooks\n"
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader((tmp_path / "out.csv").read_text("utf-8-sig").splitlines())
    found = {row["notebook"]: row for row in rows}
    assert set(found) == {"anna.ipynb", "王芳/实验.ipynb", "not_run.ipynb"}
    names = ("chapter", "05.1", "09.1", "09.2", "09.3", "right", "wrong", "open", "not run")
    assert [found["anna.ipynb"][n] for n in names] == ["09", "", "right", "open", "not run", "1", "0", "1", "1"]
    assert [found["王芳/实验.ipynb"][n] for n in names] == ["09", "", "wrong", "open", "right", "1", "1", "1", "0"]
    assert [found["not_run.ipynb"][n] for n in names] == ["05", "not run", "", "", "", "0", "0", "0", "2"]
    assert {path.name for path in tmp_path.iterdir()} == {"class", "out.csv"}


def test_what_is_no_notebook_of_the_book_is_named(folder, tmp_path):
    ran = run(folder, cwd=tmp_path)
    assert "left out: broken.ipynb: this is no notebook that can be read\n" in ran.stderr
    assert "left out: foreign.ipynb: no exercise of the book is asked here\n" in ran.stderr
    assert "checkpoints" not in ran.stderr
    assert (tmp_path / "answers.csv").exists()


def test_a_folder_that_is_not_there_is_named(tmp_path, capsys):
    assert collect.main([str(tmp_path / "none")]) == 2
    assert "there is no such folder" in capsys.readouterr().err
    assert collect.main([str(tmp_path)]) == 2
    assert "no notebook of the book was found" in capsys.readouterr().err
    assert collect.main([]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_table_that_cannot_be_written_is_named_and_the_old_one_stays(folder, tmp_path, capsys):
    assert collect.main([str(folder), str(tmp_path / "none" / "out.csv")]) == 2
    assert "out.csv: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_reply_after_a_print_without_an_end_is_found(lang):
    text = "loss: " + reply("09.1", (-1, 1, 1, -1), lang)
    assert collect.read_notebook(notebook(cell('check("09.1", a)', text))) == {"09.1": "right"}
    assert collect.read_notebook(notebook(cell('check("09.1", a)', "1" + text[6:]))) == {"09.1": "not run"}


def test_one_notebook_is_no_notebooks(tmp_path, capsys):
    (tmp_path / "anna.ipynb").write_text(notebook(cell('check("09.1", a)')), "utf-8")
    assert collect.main([str(tmp_path), str(tmp_path / "out.csv")]) == 0
    assert capsys.readouterr().out.endswith("out.csv: 1 notebook\n")


def test_a_name_is_no_formula(tmp_path):
    collect.write(tmp_path / "out.csv", [["=1+1", "05"]])
    assert (tmp_path / "out.csv").read_text("utf-8-sig") == "'=1+1,05\n"


@pytest.mark.parametrize("text", ["[]", "1", "null", '{"cells": 3}', '{"cells": [{}]}', '{"cells": [1]}', "[" * 10**5])
def test_what_is_json_but_no_notebook_is_refused(text):
    with pytest.raises(ValueError, match="no notebook"):
        collect.read_notebook(text)
