"""The notebooks as a reader takes them away: the sentence on what to install, and pictures beside the drawings."""

import base64
import json
import re

import nbformat
import pytest
from conftest import ROOT

from lstm_labs.words import LANGUAGES
from tools.site import lab_notebooks, lab_pack
from tools.site.figures import SVG

KINDS = (lab_notebooks.learner_notebooks, lab_notebooks.solved_notebooks)
each_language = pytest.mark.parametrize("lang", LANGUAGES)


def read(data):
    return nbformat.reads(data.decode(), as_version=4)


def test_the_wheel_has_the_name_that_is_told():
    assert lab_pack.build_wheel()[0] == lab_notebooks.wheel_name()


@each_language
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_cell_says_what_to_install_and_git_does_not(lang, kind, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    for name, data in kind(ROOT, lang).items():
        stored = nbformat.read(ROOT / "notebooks" / lang / name, as_version=4).cells[0].source
        before, _, said = read(data).cells[0].source.rpartition("\n\n")
        assert before == stored
        assert f'`%pip install "{lab_notebooks.wheel_name()}[labs]"`' in said
        assert f"`lstm-labs-{lang}.zip`" in said
        assert {"en": "*Run the labs*", "zh": "《运行实验》"}[lang] in said
        assert len(re.findall("[.。](?:\\s|$)", said)) == 1, "one sentence"


@each_language
def test_with_an_address_the_wheel_is_installed_from_the_site(lang, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/book/")
    said = read(lab_notebooks.learner_notebooks(ROOT, lang)["05_forget_gate.ipynb"]).cells[0].source
    assert f'"lstm_ref[labs] @ https://example.org/book/{lab_notebooks.wheel_name()}"' in said
    assert f"(https://example.org/book/{lang}/run_labs.html)" in said


@each_language
def test_a_picture_stands_beside_every_drawing_and_never_in_git(lang):
    pictures = 0
    for name, data in lab_notebooks.solved_notebooks(ROOT, lang).items():
        notebook = read(data)
        nbformat.validate(notebook)
        for output in (output for cell in notebook.cells for output in cell.get("outputs", [])):
            if SVG in output.get("data", {}):
                png = base64.b64decode(output["data"]["image/png"])
                size = output["metadata"]["image/png"]
                assert png.startswith(b"\x89PNG")
                assert int.from_bytes(png[16:20]) == 2 * size["width"] == 864
                pictures += 1
        assert "image/png" not in (ROOT / "notebooks" / lang / name).read_text("utf8")
    assert pictures >= 10


def test_the_published_notebooks_are_these(site):
    for lang in LANGUAGES:
        for folder, kind in zip(("labs", "labs/solutions"), KINDS, strict=True):
            for name, data in kind(ROOT, lang).items():
                assert (site / lang / folder / name).read_bytes() == data
                assert json.loads(data)["nbformat"] == 4
