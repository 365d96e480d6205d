"""The feed of changes, Atom (RFC 4287): an entry for each version in CHANGELOG.md."""

import re
import xml.etree.ElementTree as ET

from tools import ROOT
from tools.site.about import about

ATOM = "http://www.w3.org/2005/Atom"
VERSION = re.compile(r"^## (?P<title>\S.*)\n(?P<changes>(?:(?!## ).*\n?)*)", re.MULTILINE)
TITLE = "LSTM Step by Step: changes"


def versions(changelog: str) -> list[tuple[str, list[str]]]:
    """Return (title, changes) of each version, the newest first, as they stand in the changelog."""
    return [
        (found["title"], re.findall(r"^- (.+)$", found["changes"], re.MULTILINE))
        for found in VERSION.finditer(changelog)
    ]


def feed(site_url: str, changelog: str) -> bytes:
    """Return the feed. Only the newest version has a date that is known, that of CITATION.cff; the others follow it."""
    root, when = site_url.rstrip("/"), f"{about().date}T00:00:00Z"
    atom = ET.Element("feed", xmlns=ATOM)
    for name, text in (("title", TITLE), ("id", f"{root}/"), ("updated", when)):
        ET.SubElement(atom, name).text = text
    ET.SubElement(ET.SubElement(atom, "author"), "name").text = "The authors of LSTM Step by Step"
    ET.SubElement(atom, "link", rel="self", href=f"{root}/changes.xml")
    ET.SubElement(atom, "link", href=f"{root}/")
    for title, changes in versions(changelog):
        entry = ET.SubElement(atom, "entry")
        for name, text in (("title", title), ("id", f"{root}/#{title.split()[0]}"), ("updated", when)):
            ET.SubElement(entry, name).text = text
        ET.SubElement(entry, "link", href=f"{root}/")
        ET.SubElement(entry, "content", type="text").text = "\n".join(f"• {change}" for change in changes)
    ET.indent(atom)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(atom, encoding="unicode")}\n'.encode()


def changes(site_url: str) -> bytes:
    """Return the feed of this book."""
    return feed(site_url, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
