"""What every published page must hold, read without a browser."""

import copy
import posixpath
import re
import zipfile
from urllib.parse import unquote, urldefrag

import pytest

from tools.site import lab_notebooks

LANGUAGES = {"en": "en", "zh": "zh-CN"}

# Words of the theme, of Sphinx and of its extensions that have been seen on Chinese pages.
ENGLISH_THEME_WORDS = [
    "Back to top", "Breadcrumb", "Code cell", "Color mode", "Contents", "Copy to", "Copyright", "Dark", "Figure",
    "Hide", "Light", "Link to", "Main", "Navigation", "Next", "Note", "On this page", "Permalink", "Previous",
    "Search", "Section", "Show", "Site navigation", "Skip to", "System Settings", "Table of", "Toggle", "Warning",
]  # fmt: skip


def target(page_name: str, href: str) -> tuple[str, str]:
    """Return the path and the anchor that a relative link on a page leads to."""
    path, anchor = urldefrag(href)
    path = unquote(path.split("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page_name), path)) if path else page_name, unquote(
        anchor
    )


def is_external(url: str) -> bool:
    return re.match(r"(https?:)?//|mailto:", url) is not None


def test_both_languages_have_the_same_pages(pages):
    names = {lang: {name[3:] for name in pages if name.startswith(f"{lang}/")} for lang in LANGUAGES}
    assert names["en"] == names["zh"]
    assert {"index.html", "search.html", "05_forget_gate.html", "labs/05_forget_gate.html"} <= names["en"]


def test_language_is_declared(pages):
    assert pages["index.html"].html["lang"] == "en"
    for name, page in pages.items():
        if "/" in name:
            assert page.html["lang"] == LANGUAGES[name[:2]], name


def test_alternates_are_reciprocal_and_exist(pages):
    for name, page in pages.items():
        found = {link["hreflang"]: target(name, link["href"])[0] for link in page.select("link[rel=alternate]")}
        assert set(found) == {"en", "zh-CN", "x-default"}, name
        assert set(found.values()) <= set(pages), name
        assert name in found.values(), name
        is_home = name in ("index.html", "en/index.html", "zh/index.html")
        assert found["x-default"] == ("index.html" if is_home else found["en"]), name
        back = {link["hreflang"]: target(found["en"], link["href"])[0]
                for link in pages[found["en"]].select("link[rel=alternate]")}  # fmt: skip
        assert back == found, name


def test_language_switch_leads_to_the_same_page(pages):
    for name, page in pages.items():
        if "/" in name:
            other = "zh" if name.startswith("en/") else "en"
            (switch,) = page.select("a.language-switch")
            assert target(name, switch["href"]) == (f"{other}/{name[3:]}", "")
            assert switch["hreflang"] == switch["lang"] == LANGUAGES[other]
            assert switch.get_text() == {"en": "English", "zh": "中文"}[other]


def test_relative_links_and_anchors_resolve(site, pages):
    anchors = {name: {element["id"] for element in page.select("[id]")} for name, page in pages.items()}
    for name, page in pages.items():
        for element in page.select("[href], [src], form[action]"):
            url = element.get("href") or element.get("src") or element.get("action")
            if is_external(url) or url.startswith("data:") or url == "#":
                continue
            path, anchor = target(name, url)
            assert (site / path).is_file(), f"{name}: {url}"
            assert not anchor or anchor in anchors[path], f"{name}: {url}"


def test_no_page_loads_anything_from_elsewhere(pages):
    for name, page in pages.items():
        for element in page.select("script[src], img, source, iframe, link:not([rel=canonical])"):
            assert not is_external(element.get("src") or element.get("href") or ""), f"{name}: {element}"


def test_no_style_sheet_loads_anything_from_elsewhere_or_missing(site):
    for sheet in site.rglob("*.css"):
        for url in re.findall(r"url\(\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            if url.startswith(("data:", "#")) or "fontawesome" in url:  # no page uses the theme's icon font
                continue
            assert not is_external(url), f"{sheet}: {url}"
            assert (sheet.parent / url.split("?")[0].split("#")[0]).is_file(), f"{sheet}: {url}"


def test_no_page_uses_the_icon_font(pages):
    for name, page in pages.items():
        icons = [icon for icon in page.select("i[class*=fa-]") if icon.find_parent(id="pst-back-to-top") is None]
        assert not icons, name


def test_absolute_links_need_a_site_url(site, pages):
    assert not (site / "sitemap.xml").exists()
    for name, page in pages.items():
        assert not page.select("link[rel=canonical], .edit-page"), name


def interface_words(page) -> list[str]:
    """Return what a page says outside its text: attributes everywhere, words outside the article.

    The title of a citation's link is the cited work, in its own language.
    """
    words = [element[name] for name in ("title", "aria-label", "placeholder", "data-bs-title")
             for element in page.select(f"[{name}]:not(a.reference)") if element.get("lang") is None]  # fmt: skip
    words += [summary.get_text() for summary in page.select("details.hide > summary")]
    words += [label.get_text() for label in page.select(".caption-number, p.admonition-title")]
    for part in page.select(
        ".bd-sidebar-primary, .bd-header-article, .bd-footer-content, .prev-next-subtitle, .chapter-lab"
    ):
        words += [text for text in part.find_all(string=True) if text.find_parent(lang="en") in (None, page.html)]
    return words


@pytest.mark.parametrize("word", ENGLISH_THEME_WORDS)
def test_chinese_pages_keep_no_english_word_of_the_theme(pages, word):
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    for name, page in pages.items():
        if name.startswith("zh/"):
            assert not [text for text in interface_words(page) if pattern.search(text)], name


def test_formulas_are_rendered(book_pages):
    rendered = 0
    for name, page in book_pages.items():
        assert not page.select(".katex-error"), name
        rendered += len(page.select(".katex math"))
        article = copy.copy(page.select_one("article"))
        for hidden in article.select("pre, code, .katex"):
            hidden.extract()
        assert "$" not in article.get_text(), name
    assert rendered > 10


def test_step_equation_carries_its_tag(book_pages):
    for lang in LANGUAGES:
        (tag,) = book_pages[f"{lang}/05_forget_gate.html"].select("#eq-f .tag")
        assert tag.get_text() == "(1)"


def test_figures_have_both_variants_and_alt_in_the_language(book_pages):
    seen = 0
    for name, page in book_pages.items():
        for figure in page.select("figure.figure-pair"):
            light, dark = figure.select("img")
            assert light["class"] == ["only-light"]
            assert dark["class"] == ["only-dark"]
            assert light["src"].endswith(f".{name[:2]}.svg")
            assert dark["src"].endswith(f".{name[:2]}.dark.svg")
            assert light["alt"] == dark["alt"]
            assert len(light["alt"]) > 5, name
            assert (re.search("[一-鿿]", light["alt"]) is not None) == name.startswith("zh/"), name
            seen += 1
    assert seen >= 8


def test_titles_and_descriptions(book_pages):
    titles = [page.title.get_text() for page in book_pages.values()]
    for name, page in book_pages.items():
        (description,) = page.select("meta[name=description]")
        assert 5 < len(description["content"]) <= 160, name
        chinese = re.search("[一-鿿]", page.title.get_text()) is not None
        assert chinese == name.startswith("zh/"), name
    assert len(set(titles)) == len(titles)


def test_a_page_has_one_h1_and_one_main(pages):
    for name, page in pages.items():
        assert len(page.select("h1")) == 1, name
        assert len(page.select("main")) == 1, name


def test_chapter_and_lab_lead_to_each_other(site, book_pages):
    for lang in LANGUAGES:
        chapter, lab = f"{lang}/05_forget_gate.html", f"{lang}/labs/05_forget_gate.html"
        for here, there in ((chapter, lab), (lab, chapter)):
            links = [target(here, a["href"])[0] for a in book_pages[here].select(".chapter-lab--head a")]
            how_to = [f"{lang}/run_labs.html"] if here == lab else []
            assert links == [there, f"{lang}/labs/05_forget_gate.ipynb", *how_to]


def test_the_packs_are_published_and_linked_where_they_are_looked_for(site, book_pages):
    for lang in LANGUAGES:
        student, teacher = (f"{lang}/labs/lstm-labs-{lang}{kind}.zip" for kind in ("", "-teacher"))
        linked = {
            page: {
                target(f"{lang}/{page}.html", a["href"])[0] for a in book_pages[f"{lang}/{page}.html"].select("a.taken")
            }
            for page in ("index", "run_labs", "teaching")
        }
        wheel = lab_notebooks.wheel_name()
        assert linked == {"index": {student}, "run_labs": {student, wheel}, "teaching": {student, teacher}}
        for name, kinds in ((student, {"labs"}), (teacher, {"labs", "solutions"})):
            with zipfile.ZipFile(site / name) as pack:
                assert {path.split("/")[1] for path in pack.namelist() if path.endswith(".ipynb")} == kinds
        assert f"{lang}/run_labs.html" in {
            target(f"{lang}/index.html", a["href"])[0] for a in book_pages[f"{lang}/index.html"].select(".home-links a")
        }


def test_the_commands_name_the_wheel_of_today_and_those_of_the_how_to(book_pages):
    for lang in LANGUAGES:
        blocks = [block.get_text() for block in book_pages[f"{lang}/run_labs.html"].select("div.highlight pre")]
        assert sum(f'install "{lab_notebooks.wheel_name()}[labs]"' in block for block in blocks) == 2
        how_to = (lab_notebooks.ROOT / "notebooks" / lang / "README.md").read_text(encoding="utf-8")
        three_lines = [block for block in blocks if block.count("\n") == 3]
        assert len(three_lines) == 2
        assert all(f"    {line}\n" in how_to for block in three_lines for line in block.splitlines())


def test_solutions_are_folded(book_pages):
    words = {"en": "Show the solution", "zh": "显示答案"}
    for lang in LANGUAGES:
        folds = book_pages[f"{lang}/labs/05_forget_gate.html"].select("details.hide")
        assert folds
        assert all(fold.select_one(".collapsed").get_text() == words[lang] for fold in folds)
        assert not any(fold.has_attr("open") for fold in folds)
