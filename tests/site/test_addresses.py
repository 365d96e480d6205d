"""Addresses for search engines: the sitemap, robots.txt and the chooser's head."""

import xml.etree.ElementTree as ET

from bs4 import BeautifulSoup

from tools import ROOT
from tools.site import addresses

URL = "https://example.org/book/"
PAGES = ["404.html", "zh/b.html", "en/b.html", "en/search.html", "index.html", "en/index.html", "zh/index.html"]
NAMES = {"s": addresses.SITEMAP, "x": addresses.XHTML}


def read_sitemap():
    root = ET.fromstring(addresses.sitemap(URL, PAGES))
    return {
        url.find("s:loc", NAMES).text: {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        for url in root.findall("s:url", NAMES)
    }


def test_the_sitemap_has_every_page_worth_finding():
    told = [f"https://example.org/book/{page}" for page in PAGES if "404" not in page and "search" not in page]
    assert sorted(read_sitemap()) == sorted(told)


def test_each_page_names_its_translation_and_itself():
    found = read_sitemap()
    b = {"en": "https://example.org/book/en/b.html", "zh-CN": "https://example.org/book/zh/b.html"}
    assert found[b["en"]] == found[b["zh-CN"]] == b | {"x-default": b["en"]}
    homes = found["https://example.org/book/index.html"]
    assert homes["zh-CN"] == "https://example.org/book/zh/index.html"
    assert homes["x-default"] == "https://example.org/book/index.html"
    assert found["https://example.org/book/zh/index.html"] == homes


def test_robots_lets_everything_be_read_and_names_the_sitemap():
    assert addresses.robots(URL).decode().splitlines() == [
        "User-agent: *", "Allow: /", "", "Sitemap: https://example.org/book/sitemap.xml"
    ]  # fmt: skip


def test_the_chooser_gets_absolute_links_in_its_head_alone():
    page = (ROOT / "book" / "site" / "chooser.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(addresses.chooser(page, URL), "html.parser")
    assert soup.select_one("link[rel=canonical]")["href"] == "https://example.org/book/index.html"
    links = {link["hreflang"]: link["href"] for link in soup.select("link[rel=alternate]")}
    assert links["zh-CN"] == "https://example.org/book/zh/index.html"
    assert {a["href"] for a in soup.select("a[hreflang]")} == {"en/index.html", "zh/index.html"}
