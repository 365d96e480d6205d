"""What the book says of itself to machines that quote it: read from CITATION.cff, so that nothing is stated twice."""

from dataclasses import dataclass
from functools import cache

import yaml

from tools import ROOT

SOURCE = ROOT / "CITATION.cff"
TEXT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class About:
    """Version, date and year of the book, and the article that it is based on."""

    version: str
    date: str
    year: str
    article: str
    article_author: str
    article_url: str


@cache
def about() -> About:
    """Return what CITATION.cff says."""
    said = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    (article,) = said["references"]
    (author,) = article["authors"]
    date = str(said["date-released"])
    return About(
        version=str(said["version"]),
        date=date,
        year=date[:4],
        article=article["title"],
        article_author=f"{author['given-names']} {author['family-names']}",
        article_url=article["url"],
    )
