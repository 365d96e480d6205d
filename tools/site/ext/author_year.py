"""Label the list of references as the text cites: author and year, [Cho et al., 2014]."""

from collections import Counter
from collections.abc import Iterable, Iterator

from pybtex.database import Entry
from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style
from pybtex.style.labels import BaseLabelStyle
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def label(entry: Entry) -> str:
    """Return the last name of the author, of both, or of the first of more, and the year."""
    names = [" ".join([*person.prelast_names, *person.last_names]) for person in entry.persons["author"]]
    names = [name.strip("{}") for name in names]
    authors = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
    return f"{authors}, {entry.fields['year']}"


class Labels(BaseLabelStyle):  # type: ignore[misc]  # pybtex has no types
    def format_labels(self, sorted_entries: Iterable[Entry]) -> Iterator[str]:
        """Yield the labels; two that are equal get letters, 2014a and 2014b."""
        labels = [label(entry) for entry in sorted_entries]
        total, seen = Counter(labels), Counter[str]()
        for text in labels:
            seen[text] += 1
            yield text + (chr(ord("a") + seen[text] - 1) if total[text] > 1 else "")


class AuthorYear(Style):  # type: ignore[misc]
    default_label_style = Labels
    default_sorting_style = "author_year_title"


def setup(app: Sphinx) -> ExtensionMetadata:
    register_plugin("pybtex.style.formatting", "author_year", AuthorYear)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
