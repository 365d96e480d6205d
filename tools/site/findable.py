"""All that SITE_URL adds to the site: what search engines, messengers, feed readers and language models ask for."""

from collections.abc import Mapping
from pathlib import Path

from lstm_labs.words import LANGUAGES
from tools.site import addresses
from tools.site.cards import cards
from tools.site.feed import changes
from tools.site.trees import Content
from tools.site.twins import llms, twins


def files(site_url: str, output: Path, pages: Mapping[str, Content]) -> dict[str, Content]:
    """Return the files by their name, made from the `pages` to be published and the folders below `output`."""
    html = [name for name in pages if name.endswith(".html")]
    chooser = pages[addresses.CHOOSER]
    assert isinstance(chooser, Path)
    made: dict[str, Content] = {
        addresses.CHOOSER: addresses.chooser(chooser.read_text(encoding="utf-8"), site_url),
        "sitemap.xml": addresses.sitemap(site_url, html),
        "robots.txt": addresses.robots(site_url),
        "changes.xml": changes(site_url),
    }
    twin_of: dict[str, Path] = {}
    for lang in LANGUAGES:
        built = output / lang / "html"
        made |= dict(cards(built, output / "src" / lang / "figures", lang))
        texts = dict(twins(built, lang))
        made |= texts
        twin_of |= {name: (built / name.partition("/")[2]).with_suffix(".html") for name in texts}
    return made | {"llms.txt": llms(twin_of, site_url)}
