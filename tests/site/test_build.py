"""The build as a whole, on a small book: published, incremental, and safe when it fails."""

import pytest
from workshop import Workshop


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


MISTAKES = {
    "{ref}`sec-gate`": "{ref}`sec-nowhere`",
    "[the chapter]": "$\\frac{1}$ [the chapter]",
    "## Start": ":::{figure-pair} none\n:alt: Nothing\n:::\n\n## Start",
}


def test_a_failure_is_shown_again_and_again_and_keeps_the_published_site(workshop):
    published = workshop.written()
    for good, bad in MISTAKES.items():
        workshop.edit("book/en/index.md", good, bad)
    for _ in range(2):
        result = workshop.build()
        assert result.returncode != 0
        for warning in ("sec-nowhere", "KaTeX parse error", "there is no file /figures/none.en.svg", "index.md:"):
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


def test_folds_need_no_script(workshop):
    titles = [summary.get_text() for summary in workshop.page("zh/01_fixture.html").select("details > summary")]
    assert titles == ["常见误解", "备注"]
