"""What the checker said of programs, from the stored transcripts: the directives `checker-source` and `checker-output`.

    :::{checker-source} python gate_order
    :::

    :::{checker-output} c gate_order
    :cases: 1
    :::

They name a language and, if the program is wrong, its slip; `tap` at the end asks for that report. Of a sample in
`examples/` the source is shown as the lines that were changed. `cases` is how many cases are shown; `…` stands for
the others.
"""

import json
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

from tools.site.ext import languages

FILES = ("python_step", "foreign_programs")


def key(run: dict[str, Any]) -> str:
    """Return the words that name a transcript.

    Examples
    --------
    >>> key({"language": "c", "slip": None}), key({"language": "python", "slip": "no_bias", "options": ["tap"]})
    ('c', 'python no_bias tap')
    """
    return " ".join(
        [run["language"], *filter(None, [run["slip"]]), *(["tap"] if "tap" in run.get("options", ()) else [])]
    )


def shortened(said: str, cases: int | None) -> str:
    """Return what was said with the first cases alone; what is said of a case stands indented below it.

    Examples
    --------
    >>> print(shortened("head\\n\\n  FAIL  one\\n        why\\n  FAIL  two\\n        why\\n\\n2 cases fail.\\n", 1))
    head
    <BLANKLINE>
      FAIL  one
            why
      …
    <BLANKLINE>
    2 cases fail.
    """
    lines = said.rstrip("\n").split("\n")
    start = lines.index("") + 1
    end = lines.index("", start)
    rows = [n for n in range(start, end) if not lines[n].startswith("   ")]
    if cases is None or cases >= len(rows):
        return "\n".join(lines)
    return "\n".join([*lines[: rows[cases]], "  …", *lines[end:]])


class CheckerRun(SphinxDirective):
    """What both directives share: the transcript that is named."""

    required_arguments = 1
    final_argument_whitespace = True

    def named(self) -> dict[str, Any]:
        """Return the transcript, and note that the page depends on its file."""
        found: dict[str, dict[str, Any]] = {}
        for name in FILES:
            path = Path(self.env.srcdir) / "checker" / f"{name}.json"
            self.env.note_dependency(str(path))
            found |= {key(run): run for run in json.loads(path.read_text("utf8"))}
        if self.arguments[0] not in found:
            raise self.error(f"{self.name}: no transcript {self.arguments[0]!r}; there are {', '.join(found)}")
        return found[self.arguments[0]]

    def block(self, text: str, language: str) -> nodes.literal_block:
        block = nodes.literal_block(text, text, language=language, classes=["checker-run"])
        self.set_source_info(block)
        return block


class CheckerSource(CheckerRun):
    """The program, or the lines of it that were changed."""

    def run(self) -> list[nodes.Node]:
        run = self.named()
        if "source" in run:
            return [self.block(run["source"].rstrip("\n"), "python")]
        if not run["changes"]:
            raise self.error(f"{self.name}: {self.arguments[0]!r} has no changed lines")
        lines = [(sign, text) for sign, k in (("-", 0), ("+", 1)) for pair in run["changes"] for text in [pair[k]]]
        return [self.block("\n".join(f"{sign} {text.strip()}" for sign, text in lines), "diff")]


class CheckerOutput(CheckerRun):
    """The command, and what it printed."""

    option_spec: ClassVar[OptionSpec] = {"cases": directives.positive_int}

    def run(self) -> list[nodes.Node]:
        run, lang = self.named(), languages.current(self.config).folder
        command = run["command"] if lang == "en" else run["command"].replace(" check ", f" check --lang {lang} ", 1)
        said = (
            run[lang].rstrip("\n")
            if "tap" in run.get("options", ())
            else shortened(run[lang], self.options.get("cases"))
        )
        return [self.block(command, "text"), self.block(said, "text")]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("checker-source", CheckerSource)
    app.add_directive("checker-output", CheckerOutput)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
