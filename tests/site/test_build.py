"""The build as a whole, on a small book: published, incremental, and safe when it fails."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import FIXTURE_BOOK, ROOT
from workshop import Workshop

from tools.site import build, stage
from tools.site.trees import fingerprint


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    workshop = Workshop(tmp_path_factory.mktemp("workshop"))
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    return workshop


def test_nothing_changed_builds_nothing(workshop):
    before = workshop.written()
    result = workshop.build()
    assert result.stdout.startswith("Nothing has changed")
    assert workshop.written() == before


def test_an_edited_chapter_is_rewritten_and_the_other_language_is_not(workshop):
    before = workshop.written()
    workshop.edit("book/en/01_fixture.md", "is a rectangle", "is still a rectangle")
    assert workshop.build().returncode == 0
    assert "is still a rectangle" in workshop.page("en/01_fixture.html").get_text()
    html = workshop.output / "html"
    changed = {path.relative_to(html).as_posix() for path, time in workshop.written().items() if time != before[path]}
    # Sphinx always writes the search page, and the root, whose contents list the chapter.
    assert changed == {"en/01_fixture.html", "en/index.html", "en/search.html"}


def test_a_new_title_reaches_the_sidebar_of_every_page(workshop):
    workshop.edit("book/en/references.md", "# References", "# Literature")
    assert workshop.build().returncode == 0
    for name in ("en/index.html", "en/01_fixture.html", "en/labs/01_fixture.html"):
        assert "Literature" in workshop.page(name).select_one(".bd-sidebar-primary").get_text()


def test_a_number_from_a_lab_is_renewed_on_other_pages(workshop):
    workshop.edit("notebooks/en/01_fixture.ipynb", "\"'0.731'\"", "\"'0.889'\"")
    assert workshop.build().returncode == 0
    assert "The lab found 0.889" in workshop.page("en/references.html").select_one("article p").get_text()


def test_a_removed_page_is_no_longer_published(workshop):
    stray = workshop.output / "html" / "en" / "gone.html"
    stray.write_text("gone")
    workshop.edit("book/en/index.md", "Go to", "Now go to")
    assert workshop.build().returncode == 0
    assert not stray.exists()


def contents(html):
    return {path.relative_to(html).as_posix(): path.read_bytes() for path in html.rglob("*") if path.is_file()}


def test_a_build_after_edits_equals_a_clean_build(workshop, tmp_path):
    rounds = [
        [("book/site/css/site.css", "--site-measure: 42rem", "--site-measure: 43rem")],
        [
            ("book/en/01_fixture.md", "# A chapter with everything", "# A chapter with almost everything"),
            ("book/zh/01_fixture.md", "## 代码", "## 一行代码"),
        ],
        [
            ("notebooks/en/01_fixture.ipynb", "#005f8a", "#3371ab"),
            ("notebooks/zh/01_fixture.ipynb", "\"'0.731'\"", "\"'0.889'\""),
            ("book/glossary.yml", "A share.", "A share of a whole."),
        ],
        [("book/en/index.md", "Now go to", "Go to")],  # a page with a living cell is the only one to be written
    ]
    for edits in rounds:
        for edit in edits:
            workshop.edit(*edit)
        assert workshop.build().returncode == 0, edits
    clean = Workshop(tmp_path / "clean", workshop.book)
    assert clean.build().returncode == 0
    after, wanted = contents(workshop.output / "html"), contents(clean.output / "html")
    assert {name for name in after.keys() | wanted.keys() if after.get(name) != wanted.get(name)} == set()


def test_alternative_texts_hold_stored_numbers(workshop):
    page = workshop.page("en/labs/01_fixture.html")
    assert [image["alt"] for image in page.select("figure.figure-pair img")] == ["A rectangle, 0.889 wide"] * 2
    page = workshop.page("en/index.html")
    assert [image["alt"] for image in page.select("figure.figure-pair img")] == ["A rectangle, 0.889 wide"] * 2


MISTAKES = {
    "{ref}`sec-gate`": "{ref}`sec-nowhere`",
    "[the chapter]": "$\\frac{1}$ [the chapter]",
    "## Start": ":::{figure-pair} none\n:alt: Nothing\n:::\n\n## Start",
    "or to": "or, {lab}`01:nothing` and {lab}`answer`, to",
    "{lab}`01:answer` wide": "{lab}`02:answer` wide",
}


WARNINGS = (
    "sec-nowhere",
    "KaTeX parse error",
    "there is no file /figures/none.en.svg",
    "01_fixture stores no 'nothing'; it stores answer",
    "the page index has no lab: name one, NN:name",
    "figure-pair '01_fixture', its alternative text: there is no lab 02",
    "index.md:",
)


def test_a_failure_is_shown_again_and_again_and_keeps_the_published_site(workshop):
    published = workshop.written()
    for good, bad in MISTAKES.items():
        workshop.edit("book/en/index.md", good, bad)
    for _ in range(2):
        result = workshop.build()
        assert result.returncode != 0
        for warning in WARNINGS:
            assert warning in result.stderr
        assert workshop.written() == published
    for good, bad in MISTAKES.items():
        workshop.edit("book/en/index.md", bad, good)
    assert workshop.build().returncode == 0


def test_urls_are_written_only_when_they_are_given(workshop):
    result = workshop.build(SITE_URL="https://example.org/book", REPO_URL="https://example.org/repo")
    assert result.returncode == 0
    page = workshop.page("zh/labs/01_fixture.html")
    assert page.select_one("link[rel=canonical]")["href"] == "https://example.org/book/zh/labs/01_fixture.html"
    assert page.select_one(".edit-page a")["href"] == "https://example.org/repo/edit/main/notebooks/zh/01_fixture.ipynb"
    assert "en/index.html</loc>" in (workshop.output / "html" / "sitemap.xml").read_text()
    assert workshop.build().returncode == 0
    assert workshop.page("zh/index.html").select_one("link[rel=canonical]") is None
    assert not (workshop.output / "html" / "sitemap.xml").exists()


WATCHED = [
    "tools/site/lab_pack.py",
    "tools/site/ext/assets.py",
    "tools/__init__.py",
    "notebooks/lstm_labs/words.py",
    "notebooks/lstm_labs/diagrams/cell.py",
    "lstm_ref/lstm.py",
    "_config.yml",
    "book/zh/_config.yml",
    "requirements.txt",
    "CITATION.cff",
    "CHANGELOG.md",
]
SOURCES = ["book/zh/_toc.yml", "book/en/index.md", "notebooks/zh/01_fixture.ipynb", "book/site/css/print.css"]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a project whose files may be touched: its tools, its packages and the fixture's book."""
    project = Workshop(tmp_path_factory.mktemp("project")).book
    for name in ("tools", "lstm_ref", "notebooks/lstm_labs"):
        shutil.copytree(ROOT / name, project / name, dirs_exist_ok=True)
    copied = ("_config.yml", "requirements.txt", "book/zh/_config.yml", "pyproject.toml", "README.md", "LICENSE")
    for name in (*copied, "CITATION.cff", "CHANGELOG.md"):
        shutil.copy(ROOT / name, project / name)
    return project


@pytest.mark.parametrize("name", WATCHED + SOURCES)
def test_touching_a_file_builds_anew(project, monkeypatch, name):
    monkeypatch.setattr(build, "ROOT", project)
    monkeypatch.setattr(build.lab_pack, "ROOT", project)

    def stamp():
        pages = {lang: stage.language_sources(project, lang) for lang in ("en", "zh")}
        return {
            part: fingerprint(files)
            for part, files in build.ingredients(project, pages, stage.site_files(project, runs_labs=True)).items()
        }

    before = stamp()
    assert before == stamp()
    text = (project / name).read_text("utf8")
    (project / name).write_text(text + "\n", "utf8")
    assert before != stamp()
    (project / name).write_text(text, "utf8")
    assert before == stamp()


def test_every_module_that_builds_is_watched():
    code = (
        "import sys, tools.site.build, tools.site.one_language, tools.site.ext.assets, tools.site.ext.lab_values\n"
        "import tools.site.ext.claims_ledger, tools.site.ext.conformance\n"
        "print(*(m.__file__ for n, m in sys.modules.items() if n.partition('.')[0] in ('tools', 'lstm_labs')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    pages = {lang: stage.language_sources(FIXTURE_BOOK, lang) for lang in ("en", "zh")}
    watched = build.ingredients(ROOT, pages, stage.site_files(ROOT, runs_labs=True))
    paths = {os.fspath(path) for files in watched.values() for path in files.values() if not isinstance(path, bytes)}
    loaded = ran.stdout.split()
    assert len(loaded) > 20
    assert set(loaded) <= paths
