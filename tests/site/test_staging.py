"""Staging and configuration: the pure parts of the site's build."""

import json
import os
import shutil

import pytest
from conftest import FIXTURE_BOOK, ROOT

from tools.site import config, figures, node, publish, stage, trees
from tools.site.lab_pages import lab_page


def test_merge_replaces_values_merges_mappings_and_keeps_the_order():
    base = {"title": "A", "sphinx": {"config": {"language": "en", "extensions": ["x"], "keep": 1}}, "last": True}
    overlay = {"sphinx": {"config": {"language": "zh_CN", "extensions": ["y"], "new": 2}}}
    merged = config.merge(base, overlay)
    both = {"language": "zh_CN", "extensions": ["y"], "keep": 1, "new": 2}
    assert merged == {"title": "A", "sphinx": {"config": both}, "last": True}
    assert list(merged) == ["title", "sphinx", "last"]
    assert list(merged["sphinx"]["config"]) == ["language", "extensions", "keep", "new"]
    assert base["sphinx"]["config"]["language"] == "en"


def test_the_overlay_holds_nothing_but_what_differs():
    def repeated(base, overlay):
        for key, value in overlay.items():
            if isinstance(value, dict) and isinstance(base.get(key), dict):
                yield from repeated(base[key], value)
            elif base.get(key) == value:
                yield key

    shared = config.read(ROOT / "_config.yml")
    overlay = config.read(ROOT / "book" / "zh" / "_config.yml")
    assert list(repeated(shared, overlay)) == []


def test_each_language_gets_its_own_configuration():
    assert config.for_language("en")["sphinx"]["config"]["language"] == "en"
    assert config.for_language("zh")["sphinx"]["config"]["language"] == "zh_CN"


def test_mirror_copies_times_and_removes_what_is_stale(tmp_path):
    source = tmp_path / "chapter.md"
    source.write_text("text")
    os.utime(source, (1000, 1000))
    target = tmp_path / "staged"
    (target / "old").mkdir(parents=True)
    (target / "old" / "page.md").write_text("stale")
    trees.mirror({"a/chapter.md": source, "b.json": b"{}"}, target)
    assert (target / "a" / "chapter.md").stat().st_mtime == 1000
    assert (target / "b.json").read_bytes() == b"{}"
    assert not (target / "old" / "page.md").exists()


def test_mirror_leaves_alone_what_is_current_and_renews_what_is_not(tmp_path):
    same, changed = tmp_path / "same.md", tmp_path / "changed.md"
    same.write_text("same")
    changed.write_text("before")
    wanted = {"same.md": same, "changed.md": changed, "made.json": b"1", "remade.json": b"1"}
    target = tmp_path / "staged"
    trees.mirror(wanted, target)
    before = {path.name: path.stat().st_ctime_ns for path in target.iterdir()}
    changed.write_text("after")
    trees.mirror(wanted | {"remade.json": b"2"}, target)
    after = {path.name: path.stat().st_ctime_ns for path in target.iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"changed.md", "remade.json"}
    assert (target / "changed.md").read_text() == "after"


def test_sources_of_one_language_hold_its_own_figures_and_no_links():
    staged = stage.language_sources(FIXTURE_BOOK, "zh")
    drawn = {name for name in staged if name.startswith("figures/")}
    assert set(staged) - drawn == {
        "_toc.yml", "index.md", "01_fixture.md", "references.md", "references.bib", "glossary.yml", "lstm_ref/step.py",
        "labs/01_fixture.ipynb",
    }  # fmt: skip
    slugs = {"01_fixture", *(slug for slug, _ in figures.drawings("zh"))}
    assert drawn == {f"figures/{slug}.zh{theme}.svg" for slug in slugs for theme in ("", ".dark")}


def test_a_lab_figure_is_the_stored_output_and_its_dark_twin():
    staged = stage.language_sources(FIXTURE_BOOK, "en")
    assert b'stroke="#005f8a"' in staged["figures/01_fixture.en.svg"]
    assert b'stroke="#5cc8f2"' in staged["figures/01_fixture.en.dark.svg"]


def test_a_missing_file_of_the_book_is_named(tmp_path):
    (tmp_path / "book" / "en").mkdir(parents=True)
    with pytest.raises(SystemExit, match=r"_toc\.yml, references\.bib, glossary\.yml"):
        stage.language_sources(tmp_path, "en")


@pytest.mark.parametrize("name", ["book/en/02_more.md", "notebooks/en/02_more.ipynb"])
def test_a_page_that_no_contents_list_is_named(tmp_path, name):
    book = shutil.copytree(FIXTURE_BOOK, tmp_path / "book")
    shutil.copy(next((book / name).parent.glob(f"01_fixture{(book / name).suffix}")), book / name)
    with pytest.raises(SystemExit, match=r"_toc\.yml does not list (labs/)?02_more"):
        stage.language_sources(book, "en")


@pytest.fixture
def notebook():
    return json.loads((FIXTURE_BOOK / "notebooks" / "zh" / "01_fixture.ipynb").read_text(encoding="utf-8"))


def test_a_lab_page_shows_the_figure_files_with_the_alt_text(notebook):
    before = json.dumps(notebook)
    (cell,) = [cell for cell in lab_page(notebook, "zh")["cells"] if "figure" in cell["metadata"]]
    (output,) = cell["outputs"]
    assert output["data"] == {"text/markdown": ":::{figure-pair} 01_fixture\n:alt: 一个矩形，宽 {lab}`answer`\n:::\n"}
    assert cell["metadata"]["mystnb"]["markdown_format"] == "myst"
    assert json.dumps(notebook) == before


def test_a_figure_cell_without_a_drawing_is_an_error(notebook):
    (cell,) = [cell for cell in notebook["cells"] if "figure" in cell["metadata"]]
    cell["outputs"] = []
    with pytest.raises(ValueError, match=r"'01_fixture': the cell must have one SVG output, it has 0"):
        lab_page(notebook, "zh")


@pytest.mark.parametrize(("lang", "words"), [("en", "Show the solution"), ("zh", "显示答案")])
def test_solutions_fold_behind_words_in_the_language(notebook, lang, words):
    cells = {cell["id"]: cell for cell in lab_page(notebook, lang)["cells"]}
    assert "hide-cell" in cells["solved"]["metadata"]["tags"]
    assert cells["solved"]["metadata"]["mystnb"]["code_prompt_show"] == words
    assert cells["glue"]["metadata"].get("tags") is None


def test_katex_keeps_only_the_small_fonts():
    css = node.katex_assets()["katex.min.css"].decode()
    assert ".woff2" in css
    assert ".ttf" not in css
    assert not [name for name in node.katex_assets() if not name.endswith((".css", ".woff2"))]


def test_the_lock_names_no_registry_and_the_katex_of_the_renderer():
    from sphinxcontrib.katex import katex_version

    text = (node.SITE / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in text
    assert json.loads(text)["packages"]["node_modules/katex"]["version"] == katex_version


def test_packages_are_installed_again_only_after_a_new_lock(tmp_path, monkeypatch):
    calls = []
    monkeypatch.setattr(node.subprocess, "run", lambda command, **_: calls.append(command))
    (tmp_path / "node_modules").mkdir()
    lock = tmp_path / "package-lock.json"
    for text in ("one", "one", "two"):
        lock.write_text(text)
        node.ensure_packages(tmp_path)
    assert len(calls) == 2


def test_what_no_page_asks_for_is_not_published():
    assert publish.is_published("en/_static/styles/theme.css")
    assert not publish.is_published("en/_static/scripts/fontawesome.js")
    assert not publish.is_published("en/_static/scripts/bootstrap.js.map")


def test_the_missing_page_brings_its_icon():
    page = publish.missing_page(ROOT / "book" / "site").decode()
    assert 'rel="icon" type="image/svg+xml" href="data:image/svg+xml,%3Csvg' in page
