"""The figures as a reader gets them: what the code draws now, every label readable, no number typed beside them."""

import json
import re
import shutil

import pytest
from conftest import ROOT
from matplotlib.figure import Figure
from svg_texts import faults, texts

from lstm_labs.style import to_svg, use_style
from lstm_labs.words import LANGUAGES
from tools.site import figures
from tools.site.cache import remembered


def notebooks(lang):
    return [json.loads(path.read_text("utf8")) for path in sorted((ROOT / "notebooks" / lang).glob("*.ipynb"))]


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(scope="module")
def drawn(lang):
    """Return every figure of a language by name: schematics drawn now, the labs' as stored."""
    stored = {name: svg for notebook in notebooks(lang) for name, svg in figures.lab_figures(notebook).items()}
    return figures.draw(lang) | stored


def test_the_site_shows_what_the_code_draws_now_and_the_labs_have_stored(site, lang, drawn):
    shown = {path.name.split(".")[0]: path for path in (site / lang / "_images").glob(f"*.{lang}.svg")}
    assert shown.keys() == drawn.keys()  # and every drawing is on some page
    assert {name for name, path in shown.items() if path.read_text("utf8") != drawn[name]} == set()


def test_no_label_is_outside_its_canvas_or_on_another_or_small(drawn):
    assert len(drawn) > 30
    assert min(len(texts(svg)) for name, svg in drawn.items() if not name.endswith("_card")) >= 3
    assert {name: faults(svg) for name, svg in drawn.items() if faults(svg)} == {}


def figure_with(*words, size=10.0):
    with use_style("zh"):
        fig = Figure(figsize=(2, 1))
        for x, y, text in words:
            fig.text(x / 144, y / 72, text, fontsize=size)
    return to_svg(fig)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ([(10, 10, "one"), (10, 30, "遗忘门 $f_t$")], []),
        ([(10, 10, "one"), (20, 14, "two")], ["'one' lies on 'two'"]),
        ([(130, 10, "one")], ["'one' is outside the canvas"]),
        ([(10, -4, "$h_t$")], ["'$h_t$' is outside the canvas"]),
    ],
)
def test_a_fault_is_seen(words, wrong):
    assert faults(figure_with(*words)) == wrong


def test_small_text_is_seen_and_its_size_is_read():
    assert faults(figure_with((10, 10, "one"), size=9)) == ["'one' has 9.0 pt"]
    (text,) = texts(figure_with((10, 10, "$W_f$"), size=14))
    assert text.size == pytest.approx(14)
    left, top, right, bottom = text.box
    assert 9 < left < 12  # the letter begins where it is set, on the line 10 pt above the lower edge
    assert 62 < bottom < 68  # the subscript hangs below
    assert 10 < right - left < 25
    assert 8 < bottom - top < 16


def test_a_rotated_text_is_read_where_it_stands():
    with use_style("en"):
        fig = Figure(figsize=(2, 1))
        fig.text(0.5, 0.1, "upward", rotation=90, va="bottom")
    left, top, right, bottom = texts(to_svg(fig))[0].box
    assert bottom - top > 2 * (right - left)
    assert bottom == pytest.approx(72 - 7.2, abs=1.5)


@pytest.mark.parametrize(
    "name", ["lstm_ref/lstm.py", "notebooks/lstm_labs/words.py", "notebooks/lstm_labs/fonts/LSTMBookSansSC.ttf"]
)
def test_schematics_are_drawn_again_after_an_edit(tmp_path, monkeypatch, name):
    for folder in ("lstm_ref", "notebooks/lstm_labs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(figures, "ROOT", tmp_path)
    before = figures.drawing_key()
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"\n")
    assert figures.drawing_key() != before


def test_schematics_are_drawn_again_with_another_matplotlib(monkeypatch):
    before = figures.drawing_key()
    monkeypatch.setattr(figures, "version", lambda package: "4.0" if package == "matplotlib" else "2.0")
    assert figures.drawing_key() != before


def test_what_is_remembered_is_made_once_for_each_key(tmp_path):
    made = []

    def make():
        made.append(None)
        return b"made"

    for key in ("one", "one", "two", "one"):
        assert remembered("thing", key, make, tmp_path) == b"made"
    assert len(made) == 3
    assert [path.name for path in (tmp_path / "thing").iterdir()] == ["one"]


def alternative_texts():
    for path in sorted((ROOT / "book").glob("*/*.md")):
        for text in re.findall(r"^:alt:(.*)$", path.read_text("utf8"), re.M):
            yield f"{path.parent.name}/{path.stem}", text
    for lang in LANGUAGES:
        for notebook in notebooks(lang):
            for cell in notebook["cells"]:
                if "figure" in cell["metadata"]:
                    yield f"{lang}/{cell['metadata']['figure']['name']}", cell["metadata"]["figure"]["alt"]


def typed(text):
    """Return the decimal numbers of an alternative text that no lab has stored."""
    return re.findall(r"\d+\.\d+", re.sub(r"\{lab\}`[^`]*`", "", text))


def test_no_decimal_number_is_typed_into_an_alternative_text():
    found = list(alternative_texts())
    assert len(found) > 80
    assert sum("{lab}" in text for _, text in found) >= 4
    assert {name: typed(text) for name, text in found if typed(text)} == {}
    assert typed("from 0.7 to {lab}`adam_0.003_50`") == ["0.7"]
