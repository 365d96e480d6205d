"""The pictures for slides: one for each figure of each language, drawn once for each content."""

import pytest

from tools.site.figures import draw_schematic, to_svg
from tools.site.pngs import figure_pngs


@pytest.fixture
def figure(tmp_path):
    path = tmp_path / "04_gate.en.svg"
    path.write_text(to_svg(draw_schematic("04_gate", "en")), "utf8")
    return path


def size(png):
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_a_picture_is_twice_as_large_as_on_screen_and_light(figure, tmp_path):
    pngs = figure_pngs([figure, figure.with_name("04_gate.en.dark.svg")], tmp_path / "cache")
    assert list(pngs) == ["en/figures/04_gate.en.png"]
    assert size(pngs["en/figures/04_gate.en.png"])[0] == 4.5 * 96 * 2


def test_a_picture_is_drawn_again_only_when_its_figure_changes(figure, tmp_path):
    def cached():
        return {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*") if path.is_file()}

    first = figure_pngs([figure], tmp_path / "cache")
    drawn = cached()
    assert figure_pngs([figure], tmp_path / "cache") == first
    assert cached() == drawn
    figure.write_text(figure.read_text("utf8").replace("</svg>", '<circle r="50"/></svg>'), "utf8")
    assert figure_pngs([figure], tmp_path / "cache") != first
    assert len(cached()) == len(drawn) == 1
    assert cached().keys() != drawn.keys()


def test_every_figure_on_a_page_links_its_picture(site, book_pages):
    linked = 0
    for name, page in book_pages.items():
        for figure in page.select("figure.figure-pair"):
            if figure.select_one("figcaption"):
                href = figure.select_one("a.figure-png")["href"]
                assert (site / name).parent.joinpath(href).resolve().is_file()
                linked += 1
    assert linked >= 10
