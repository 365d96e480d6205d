"""What machines read of a page, parsed as they parse it: on the real site without its address, on a small one with."""

import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pybtex.database import parse_string
from workshop import Workshop

from tools.site import addresses
from tools.site.cards import HEIGHT, TEXT_WIDTH, WIDTH, named, svg, title_lines, wrap
from tools.site.feed import feed

URL = "https://example.org/book"
TAG = {"en": "en", "zh": "zh-CN"}


def metas(page):
    """Return the content of the meta elements by their name."""
    named = {meta.get("property") or meta.get("name"): meta["content"] for meta in page.select("head meta[content]")}
    return {name: content for name, content in named.items() if name.startswith(("og:", "twitter:", "citation_"))}


def resource(page):
    """Return what the page tells of itself as schema.org's JSON."""
    (script,) = page.select("script[type='application/ld+json']")
    return json.loads(script.string)


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    """Return the fixture book, built with its address, and its pages by name."""
    workshop = Workshop(tmp_path_factory.mktemp("addressed"))
    result = workshop.build(SITE_URL=f"{URL}/")
    assert result.returncode == 0, result.stderr
    html = workshop.output / "html"
    pages = {
        path.relative_to(html).as_posix(): BeautifulSoup(path.read_text("utf8"), "html.parser")
        for path in html.rglob("*.html")
    }
    return html, pages


def test_every_page_of_text_tells_what_it_is(book_pages):
    for name, page in book_pages.items():
        lang, told, tags = name[:2], resource(page), metas(page)
        assert told["@type"] == "LearningResource", name
        assert told["inLanguage"] == tags["citation_language"] == TAG[lang], name
        assert told["name"] == tags["og:title"] == tags["citation_title"] == page.h1.get_text().rstrip("#"), name
        assert told["description"] == tags["og:description"] == page.select_one("meta[name=description]")["content"]
        assert int(told["timeRequired"].removeprefix("PT").removesuffix("M")) >= 1, name
        assert tags["og:locale"] != tags["og:locale:alternate"], name


def test_a_chapter_teaches_the_terms_of_its_front_matter_in_its_language(book_pages):
    assert resource(book_pages["en/05_forget_gate.html"])["teaches"][0] == "forget gate"
    assert resource(book_pages["zh/05_forget_gate.html"])["teaches"][0] == "遗忘门"
    assert resource(book_pages["zh/labs/05_forget_gate.html"])["teaches"][0] == "遗忘门"


def test_without_an_address_nothing_absolute_is_said_of_the_book(book_pages):
    for name, page in book_pages.items():
        assert not metas(page).keys() & {"og:url", "og:image", "citation_public_url"}, name
        assert not resource(page).keys() & {"@id", "url", "image", "workTranslation", "translationOfWork"}, name
        assert all(not link["href"].startswith("http") for link in page.select("link[rel=alternate][hreflang]")), name


def test_every_chapter_says_how_to_cite_it(book_pages):
    for name, page in book_pages.items():
        shown = page.select(".cite-page pre")
        is_chapter = name[3:5].isdigit()
        assert len(shown) == is_chapter or name[3:] in ("essay.html", "claims.html", "questions.html"), name
        if is_chapter:
            (entry,) = parse_string(shown[0].get_text(), "bibtex").entries.values()
            assert int(entry.fields["chapter"]) == int(name[3:5])
            assert f"{int(name[3:5])} · " + entry.fields["title"].strip("{}") == resource(page)["name"], name
            assert "url" not in entry.fields


def test_the_two_languages_of_a_page_have_keys_of_their_own(book_pages):
    keys = [
        next(iter(parse_string(shown.get_text(), "bibtex").entries))
        for page in book_pages.values()
        for shown in page.select(".cite-page pre")
    ]
    assert len(keys) == len(set(keys)) > 20


def test_with_an_address_every_page_says_where_it_is(addressed):
    html, pages = addressed
    for name, page in pages.items():
        if name in ("404.html",) or name.endswith("search.html"):
            continue
        here = f"{URL}/{name}"
        assert page.select_one("link[rel=canonical]")["href"] == here
        links = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
        assert {href for tag, href in links.items() if tag != "x-default"} == {
            f"{URL}/{lang}/{name if name == 'index.html' else name[3:]}" for lang in TAG
        }
        if "/" not in name:
            continue
        tags, told = metas(page), resource(page)
        assert tags["og:url"] == tags["citation_public_url"] == told["@id"] == told["url"] == here
        image = tags["og:image"]
        assert image == told["image"]
        assert Image.open(io.BytesIO((html / image.removeprefix(f"{URL}/")).read_bytes())).size == (WIDTH, HEIGHT)
        other = told["workTranslation" if name.startswith("en/") else "translationOfWork"]["@id"]
        assert links[TAG["zh" if name.startswith("en/") else "en"]] == other


def test_with_an_address_the_sitemap_has_every_canonical_page(addressed):
    html, pages = addressed
    root = ET.fromstring((html / "sitemap.xml").read_bytes())
    listed = {loc.text for loc in root.iter(f"{{{addresses.SITEMAP}}}loc")}
    canonical = {page.select_one("link[rel=canonical]")["href"] for page in pages.values()
                 if page.select_one("link[rel=canonical]")}  # fmt: skip
    assert listed == {href for href in canonical if not href.endswith("search.html")}
    assert f"Sitemap: {URL}/sitemap.xml" in (html / "robots.txt").read_text()


def test_with_an_address_every_page_has_a_twin_that_llms_txt_lists(addressed):
    html, pages = addressed
    text = (html / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# LSTM Step by Step")
    assert "\n> " in text
    listed = dict(re.findall(r"^- \[([^]]+)\]\((https://[^)]+)\): \S", text, re.MULTILINE))
    twins = {f"{URL}/{path.relative_to(html).as_posix()}" for path in html.rglob("*.md")}
    told = {f"{URL}/{name.removesuffix('html')}md" for name, page in pages.items() if "/" in name and metas(page)}
    assert twins == told == {href for _, href in re.findall(r"\[([^]]+)\]\((https://[^)]+)\)", text)}
    assert listed["1 · A chapter with everything"].endswith("/en/01_fixture.md")


def test_a_twin_has_formulas_headings_and_tables_as_text(addressed):
    html, _ = addressed
    text = (html / "en" / "01_fixture.md").read_text(encoding="utf-8")
    assert "# 1 · A chapter with everything" in text
    assert "\n## The gate\n" in text
    assert "looks at $h_{t-1}$ and $x_t$ and" in text
    assert "\n$$\nf_t = \\sigma(W_f \\cdot [h_{t-1}, x_t] + b_f) \\tag{1}\n$$\n" in text
    assert "[the chapter](01_fixture.md)" in (html / "en" / "index.md").read_text(encoding="utf-8")
    assert not re.search(r"[\ue000\ue001]|<span|katex|\.html", text)


def test_the_feed_has_an_entry_for_each_version():
    atom = "{http://www.w3.org/2005/Atom}"
    changelog = "# Changelog\n\n## 0.2.0\n\n- Two & more.\n- `b`.\n\n## 0.1.0\n\n- One.\n"
    root = ET.fromstring(feed(f"{URL}/", changelog))
    entries = root.findall(f"{atom}entry")
    assert [entry.find(f"{atom}title").text for entry in entries] == ["0.2.0", "0.1.0"]
    assert [entry.find(f"{atom}content").text for entry in entries] == ["• Two & more.\n• `b`.", "• One."]
    assert len({entry.find(f"{atom}id").text for entry in entries}) == 2
    assert {element.tag for element in root} >= {f"{atom}id", f"{atom}updated", f"{atom}title", f"{atom}author"}


def test_with_an_address_pages_name_the_feed(addressed):
    html, pages = addressed
    (link,) = pages["zh/index.html"].select("link[type='application/atom+xml']")
    assert link["href"] == f"{URL}/changes.xml"
    assert (html / "changes.xml").is_file()


def test_with_an_address_a_citation_has_it(addressed):
    _, pages = addressed
    (entry,) = parse_string(
        pages["zh/01_fixture.html"].select_one(".cite-page pre").get_text(), "bibtex"
    ).entries.values()
    assert entry.fields["url"] == f"{URL}/zh/01_fixture.html"


@pytest.mark.parametrize(
    "title", ["The problem of long-term dependencies", "把文中的例子训练出来", "长期依赖问题", "LSTM 分步讲解", "A"]
)
def test_a_card_breaks_its_title_without_losing_a_word_or_leaving_one_character(title):
    size, lines = title_lines(title)
    assert "".join("".join(lines).split()) == "".join(title.split())
    assert len(lines) <= 3
    assert len(lines) == 1 or min(map(len, lines)) > 1
    assert wrap(title, size, TEXT_WIDTH * 10) == [title]


def test_a_card_says_which_chapter_it_is_and_is_safe_with_any_title():
    figure = '<svg viewBox="0 0 2 2"><path/></svg>'
    card = named("13 · What <b> & co do", "Book", figure, "en")
    assert card.above == "Chapter 13"
    texts = [text.text for text in ET.fromstring(svg(card)).iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0] == "Chapter 13"
    assert " ".join(texts[1:-1]) == "What <b> & co do"
    assert texts[-1] == "Book"
