"""The pictures for slides: one for each figure of each language, drawn once for each content."""

import shutil

from tools.site.pngs import figure_pngs

ROOT_FIGURE = "04_gate.en.svg"


def size(png):
    data = png.read_bytes()
    assert data.startswith(b"\x89PNG")
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def test_a_picture_is_twice_as_large_as_on_screen_and_on_white(tmp_path, root_figures):
    shutil.copy(root_figures / ROOT_FIGURE, tmp_path)
    shutil.copy(root_figures / "04_gate.en.dark.svg", tmp_path)
    pngs = figure_pngs(tmp_path, tmp_path / "cache")
    assert list(pngs) == ["en/figures/04_gate.en.png"]
    assert size(pngs["en/figures/04_gate.en.png"])[0] == 4.5 * 96 * 2


def test_a_picture_is_drawn_again_only_when_its_figure_changes(tmp_path, root_figures):
    figure = tmp_path / ROOT_FIGURE
    shutil.copy(root_figures / ROOT_FIGURE, figure)
    (first,) = figure_pngs(tmp_path, tmp_path / "cache").values()
    drawn = first.stat().st_mtime_ns
    (second,) = figure_pngs(tmp_path, tmp_path / "cache").values()
    assert (second, second.stat().st_mtime_ns) == (first, drawn)
    figure.write_text(figure.read_text("utf8").replace("</svg>", "<!-- changed --></svg>"), "utf8")
    (third,) = figure_pngs(tmp_path, tmp_path / "cache").values()
    assert third != first
    assert not first.exists()


def test_every_figure_on_a_page_links_its_picture(site, book_pages):
    linked = 0
    for name, page in book_pages.items():
        for figure in page.select("figure.figure-pair"):
            if figure.select_one("figcaption"):
                href = figure.select_one("a.figure-png")["href"]
                assert (site / name).parent.joinpath(href).resolve().is_file()
                linked += 1
    assert linked >= 10
