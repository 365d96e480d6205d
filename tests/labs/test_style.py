import os
import re
import subprocess
import sys
from itertools import combinations

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.text import Text

from lstm_labs.plots.shared import HUES
from lstm_labs.style import (
    COLOURS,
    LIGHT,
    LINE_STYLES,
    WIDTH,
    dark_variant,
    figure,
    heat,
    line,
    number,
    off_paper,
    on_paper,
    rounded,
    to_svg,
    use_style,
)
from lstm_labs.words import LABELS, LANGUAGES, label

LSTM = ["f", "i", "C_tilde", "o", "C", "h"]
TEXT_INKS = [*LSTM, "rnn", "ink", "muted", "accent"]
THEMES = [0, 1]  # light, dark
# what a reader without red or without green cones sees, in linear RGB (Machado, Oliveira and Fernandes 2009)
VISION = {
    "normal": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
}
RGB_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour):
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """Return the contrast ratio of WCAG 2."""
    darker, lighter = sorted(float(RGB_TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb):
    """Return CIE L*a*b* of linear RGB: the distance of two colours is how different they look."""
    x, y, z = np.cbrt(RGB_TO_XYZ @ np.clip(rgb, 0.001, 1) / RGB_TO_XYZ.sum(axis=1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def sample(lang="en"):
    with use_style(lang):
        fig, ax = figure(2.4)
        for shift, quantity in enumerate(LSTM):
            line(ax, np.arange(20), np.sin(np.arange(20) / 3 + shift), quantity, f"${quantity[0]}_t$")
        ax.set_xlabel(label("time_step", lang))
        fig.legend(loc="outside upper center", ncols=6)
    return fig


def words(text):
    with use_style("zh"):
        fig, ax = figure(2)
        ax.set_title(text)
    return fig


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", TEXT_INKS)
def test_inks_can_be_read_on_the_page_and_on_a_panel(name, theme):
    for ground in ("paper", "panel"):
        assert contrast(COLOURS[name][theme], COLOURS[ground][theme]) >= 4.5


def test_the_dark_paper_is_the_dark_page():
    assert COLOURS["paper"] == ("#ffffff", "#121212")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("quantities", [LSTM, HUES], ids=["quantities", "hues"])
def test_quantities_look_different_to_every_eye(quantities, vision, theme):
    seen = {name: lab(np.array(VISION[vision]) @ linear(COLOURS[name][theme])) for name in quantities}
    for one, other in combinations(quantities, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= 19.5, (one, other)


def test_colour_never_speaks_alone():
    assert set(LINE_STYLES) == set(LSTM)
    assert len({str(stroke) for stroke in LINE_STYLES.values()}) == len(LSTM)


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_can_be_read_on_the_strongest_tint(theme):
    for tint in ("accent", "f"):
        ink, paper, colour = (COLOURS[name][theme] for name in ("ink", "paper", tint))
        channels = [round(0.45 * int(colour[k : k + 2], 16) + 0.55 * int(paper[k : k + 2], 16)) for k in (1, 3, 5)]
        assert contrast(ink, "#{:02x}{:02x}{:02x}".format(*channels)) >= 4.5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plot_fits_the_page_and_its_text_can_be_read(lang):
    fig = sample(lang)
    to_svg(fig)
    assert fig.get_figwidth() <= WIDTH == 4.5
    assert min(text.get_fontsize() for text in fig.findobj(Text) if text.get_text()) >= 10


@pytest.mark.parametrize("key", LABELS)
def test_the_font_has_every_word_of_the_catalogue(key):
    for lang in LANGUAGES:
        assert to_svg(words(label(key, lang)))


@pytest.mark.parametrize(("text", "missing"), [("遗忘门 龘", "龘"), ("a $h_t$ β", "β"), ("$遗$", "遗")])
def test_a_missing_glyph_is_an_error_that_names_it(text, missing):
    with pytest.raises(ValueError, match=f"no glyph for '{missing}'"):
        to_svg(words(text))


def test_a_text_in_another_font_is_an_error():
    with use_style("en"):
        fig, ax = figure(2)
    ax.text(0, 0, "stray")
    with pytest.raises(ValueError, match="'stray' was created outside use_style"):
        to_svg(fig)


def test_svg_has_equal_bytes_in_every_process():
    code = "import sys; sys.path.insert(0, 'tests/labs'); import test_style as t; print(t.to_svg(t.sample('zh')))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert runs.pop().decode().startswith("<?xml")


def test_svg_coordinates_have_two_decimals_and_no_metadata():
    svg = to_svg(sample())
    assert not re.search(r"\d\.\d{3}", re.sub(r"scale\([^)]*\)", "", svg))
    assert "scale(0.1" in svg or "scale(0.0" in svg  # the glyphs keep their scale
    assert "<dc:date" not in svg
    assert "Matplotlib" not in svg


def test_the_dark_variant_has_only_dark_colours():
    light = to_svg(sample())
    dark = dark_variant(light)
    hexes = set(re.findall(r"#[0-9a-f]{6}\b", dark))
    assert hexes
    assert hexes <= {dark_hex for _, dark_hex in COLOURS.values()}
    assert hexes.isdisjoint(LIGHT.values())
    assert len(dark) == len(light)


def test_a_figure_on_paper_is_opaque_and_off_paper_as_it_was():
    svg = to_svg(sample())
    shown = on_paper(svg)
    assert shown.index("<rect") < shown.index("<path")
    assert re.search(r'<rect width="100%" height="100%" [^>]*fill="#ffffff"/>', shown)
    assert off_paper(shown) == svg


def test_a_matplotlib_that_has_no_language_draws_all_the_same(monkeypatch):
    with use_style("zh"):
        assert mpl.rcParams["text.language"] == "zh-Hans"
    older = {name: value for name, value in mpl.rcParams.items() if name != "text.language"}
    monkeypatch.setattr(mpl, "rcParams", mpl.RcParams(older))
    with use_style("zh"):
        assert "text.language" not in mpl.rcParams


def test_no_light_colour_is_also_a_dark_one():
    assert set(LIGHT.values()).isdisjoint(dark for _, dark in COLOURS.values())
    assert len(set(LIGHT.values())) == len(LIGHT)


def test_a_colour_outside_the_palette_has_no_dark_variant():
    with pytest.raises(ValueError, match="#ff00ff"):
        dark_variant('<path style="stroke: #ff00ff"/>')


def test_an_unknown_language_is_an_error():
    with pytest.raises(ValueError, match="'de'"), use_style("de"):
        pass


def test_data_are_rounded_so_that_processors_agree():
    assert rounded([[1 / 3, 1e-9 / 3]]).tolist() == [[0.333333, 3.33333e-10]]
    with use_style("en"):
        _, ax = figure(2)
        drawn = line(ax, [0, 1], [1 / 3, 2 / 3], "f", "")
    assert drawn.get_ydata().tolist() == [0.333333, 0.666667]


def test_a_heat_prints_its_numbers():
    with use_style("zh"):
        fig, ax = figure(1.5)
        heat(ax, [[0.1, -0.8], [0, 0]], ["他", "她"], ["$f_t$", "$i_t$"])
    assert [text.get_text() for text in ax.texts] == ["0.10", "−0.80", "0.00", "0.00"]
    assert dark_variant(to_svg(fig))


def test_numbers_have_a_true_minus_and_no_negative_zero():
    assert [number(value) for value in (-1.5, -0.001, 2)] == ["−1.50", "0.00", "2.00"]
