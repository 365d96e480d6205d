"""`make chapter N=07`: one chapter is found by its number, built and opened."""

import sys

import pytest

from tools.site import chapter


@pytest.mark.parametrize(
    ("arguments", "page"), [(["7"], "en/07_cell_update.html"), (["10", "zh"], "zh/10_variants.html")]
)
def test_a_chapter_is_built_printed_and_opened(monkeypatch, capsys, arguments, page):
    done = []
    monkeypatch.setattr(chapter, "build", lambda source, output: done.append(output))
    monkeypatch.setattr(chapter.webbrowser, "open", lambda address: done.append(address))
    monkeypatch.setattr(sys, "argv", ["chapter", *arguments])
    chapter.main()
    path = chapter.ROOT / "_build" / "html" / page
    assert done == [chapter.ROOT / "_build", path.as_uri()]
    assert capsys.readouterr().out == f"{path}\n"


@pytest.mark.parametrize("number", ["44", ""])
def test_a_chapter_that_is_not_there_is_named_with_those_that_are(number):
    with pytest.raises(SystemExit, match=r"There is no chapter (44|.which one).*; there are 01, 02, .*10"):
        chapter.page_name(number, "en")
