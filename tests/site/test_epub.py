"""The EPUB of both languages, built in memory from the pages of the site, and checked without epubcheck."""

import posixpath
import re
import zipfile
from collections import Counter
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from lxml import etree

from lstm_labs.words import LANGUAGES
from tools import ROOT
from tools.pocket import epub
from tools.pocket.book import listed, words

NAMES = {
    "x": "http://www.w3.org/1999/xhtml",
    "m": "http://www.w3.org/1998/Math/MathML",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def find(root, path: str) -> list:
    return root.xpath(path, namespaces=NAMES)


@pytest.fixture(scope="module", params=LANGUAGES)
def lang(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def files(site, lang) -> dict[str, bytes]:
    """Return the files of an EPUB, unpacked again."""
    toc = ROOT / "book" / lang / "_toc.yml"
    with zipfile.ZipFile(BytesIO(epub.packed(epub.contents(site / lang, toc, lang)))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def trees(files) -> dict[str, etree._Element]:
    """Return every file of XML, parsed strictly."""
    kinds = (".xhtml", ".opf", ".svg", ".xml")
    return {name: etree.fromstring(data) for name, data in files.items() if name.endswith(kinds)}


@pytest.fixture(scope="module")
def chapters(site, lang, files) -> dict[str, tuple[BeautifulSoup, etree._Element]]:
    """Return each page of the toc as the site has it, and as the EPUB has it."""
    names = [name for _, name in listed(ROOT / "book" / lang / "_toc.yml") if f"book/{name}.xhtml" in files]
    assert len(names) > 15
    return {
        name: (
            BeautifulSoup((site / lang / f"{name}.html").read_text(encoding="utf-8"), "html.parser"),
            etree.fromstring(files[f"book/{name}.xhtml"]),
        )
        for name in names
    }


def test_the_spine_is_the_toc(lang, trees):
    package = trees["book/package.opf"]
    address = {item.get("id"): item.get("href") for item in find(package, "//opf:item")}
    spine = [address[item.get("idref")] for item in find(package, "//opf:itemref")]
    shown = find(trees["book/nav.xhtml"], "//x:nav[@id='toc']//x:a/@href")
    wanted = [f"{name}.xhtml" for _, name in listed(ROOT / "book" / lang / "_toc.yml") if "worksheet" not in name]
    assert spine == ["cover.xhtml", "nav.xhtml", *wanted, "colophon.xhtml"]
    assert shown == spine[2:]


def test_the_manifest_names_every_file_once(files, trees):
    listed = Counter(f"book/{href}" for href in find(trees["book/package.opf"], "//opf:item/@href"))
    there = {name for name in files if name.startswith("book/")} - {"book/package.opf"}
    assert listed == Counter(there)


def test_every_link_and_picture_leads_somewhere(files, trees):
    ids = {name: find(tree, "//@id") for name, tree in trees.items()}
    assert [name for name, found in ids.items() if len(found) != len(set(found))] == []
    inside = 0
    for name, tree in trees.items():
        for address in find(tree, "//x:a/@href | //x:img/@src | //x:link/@href"):
            if re.match(r"(https?|mailto):", address):
                continue
            path, _, fragment = address.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in files, (name, address)
            assert not fragment or fragment in ids[target], (name, address)
            inside += bool(fragment)
    assert inside > 100


def test_nothing_runs_or_comes_from_elsewhere(files, trees):
    for name, tree in trees.items():
        assert find(tree, "//x:script | //x:iframe | //x:button | //x:form | //x:details") == [], name
        assert find(tree, "//@*[starts-with(name(), 'on')]") == [], name
        sources = find(tree, "//@src | //x:link/@href | //*[local-name() = 'image']/@*[local-name() = 'href']")
        assert [source for source in sources if source.startswith(("http", "//", "data:"))] == [], name
    assert b"url(" not in files["book/style.css"]


def test_every_formula_is_mathml(chapters):
    for name, (page, chapter) in chapters.items():
        tex = [formula.select_one("annotation").get_text() for formula in page.select(".bd-article .katex")]
        wanted = Counter(" ".join(text.split()) for text in tex)
        found = Counter(find(chapter, "//m:math/@alttext"))
        assert wanted <= found, (name, wanted - found)
        assert all(len(math) and math[0].tag.endswith("semantics") for math in find(chapter, "//m:math")), name
        assert find(chapter, "//*[contains(@class, 'katex')]") == [], name


def test_every_numbered_equation_has_its_number(chapters):
    for name, (page, chapter) in chapters.items():
        tags = [tag.get_text() for tag in page.select(".bd-article .katex-html .tag")]
        joined = "".join(find(chapter, "//x:span[@class='equation-number']/text()"))
        assert joined.replace(" ", "") == "".join(tags).replace("\u200b", "").replace(" ", ""), name


def test_no_word_is_lost(chapters):
    left_out = ".headerlink, nav, script, .only-dark, .figure-png, .glossary-jump, .visually-hidden, .katex, .copybtn, "
    left_out += ".ledger thead, .ledger td:nth-child(-n+2) .ledger-name, section:has(> .shapes)"  # it is to be operated
    for name, (page, chapter) in chapters.items():
        text = page.select_one(".bd-article")
        for part in text.select(left_out):
            part.decompose()
        wanted = Counter("".join(text.get_text().split()))
        shown = Counter("".join("".join(chapter.itertext()).split()))
        assert wanted <= shown, (name, wanted - shown)


def test_answers_stand_at_the_end_of_the_chapter(chapters, lang):
    asked = 0
    for name, (_, chapter) in chapters.items():
        answers = find(chapter, "//x:section[@id='answers']")
        if not re.match(r"\d\d_", name):
            assert answers == [], name
            continue
        last = find(chapter, "//x:body/x:section/x:section")[-1]
        assert answers == [last], name
        assert find(last, "./x:h2/text()") == [words(lang)["answers"]]
        questions = find(chapter, "//x:div[@class='question']//x:a[@class='to-answer']/@href")
        assert questions == [f"{name}.xhtml#{mark}" for mark in find(last, "./x:div/@id")], name
        asked += len(questions)
    assert asked > 30


def test_languages_are_stated(trees, lang):
    want = {"en": "en", "zh": "zh-CN"}[lang]
    assert find(trees["book/package.opf"], "//dc:language/text()") == [want]
    assert find(trees["book/package.opf"], "//opf:spine/@page-progression-direction") == ["ltr"]
    for name, tree in trees.items():
        if name.endswith(".xhtml"):
            assert (tree.get("lang"), tree.get(LANG)) == (want, want), name


def test_pictures_have_alternative_texts(trees):
    for name, tree in trees.items():
        assert [image.get("src") for image in find(tree, "//x:img") if not image.get("alt")] == [], name
