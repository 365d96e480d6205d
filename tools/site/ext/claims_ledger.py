"""The claims ledger: the directive `claims-ledger` sets the table, the role `claim` a figure of it.

What is computed comes from `tools.claims` and the staged measurements, the words from `claims.yml`; nothing is typed.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import ExtensionMetadata

from tools.claims.claim import Claim, Kind, Measured, Text, Verdict
from tools.claims.ledger import CLAIMS, claim, measurements, words
from tools.claims.published import published
from tools.site.ext import languages

logger = logging.getLogger(__name__)
COLUMNS = (
    (Text("#", "#"), 4),
    (Text("The claim", "论断"), 18),
    (Text("Source", "出处"), 12),
    (Text("Experiment", "实验"), 14),
    (Text("Measured", "测得"), 27),
    (Text("Rule and verdict", "规则与判定"), 25),
)
VERDICTS = {
    Kind.HOLDS: (Text("Holds", "成立"), Text(".", "。")),
    Kind.ONLY_IF: (Text("Holds only if", "有条件成立"), Text(" ", "：")),
    Kind.NOT_HERE: (Text("Does not hold here", "在此不成立"), Text(": ", "：")),
    Kind.NOT_YET: (Text("Not measured yet", "尚未测量"), Text(".", "。")),
}
CHAPTER = Text("chapter {}", "第 {} 章")
STOP = Text(".", "。")


def measured(env: BuildEnvironment, names: Iterable[str]) -> Measured:
    """Return what was measured, by these names, and note that the page depends on it and on the rules."""
    folder = Path(env.srcdir) / "measurements"
    names = sorted(set(names))
    sources = [str(module.__file__) for name, module in sys.modules.items() if name.startswith("tools.claims")]
    for path in (*(folder / f"{name}.json" for name in names), Path(env.srcdir) / "claims.yml", *sources):
        env.note_dependency(str(path))
    return measurements(folder, names)


class ClaimsLedger(SphinxDirective):
    """The table, a row for each claim."""

    def run(self) -> list[nodes.Node]:
        self.lang = languages.current(self.config).folder
        self.words = words(Path(self.env.srcdir) / "claims.yml")
        found = measured(self.env, (name for each in CLAIMS for name in each.files))
        group = nodes.tgroup("", cols=len(COLUMNS))
        group += [nodes.colspec("", colwidth=width) for _, width in COLUMNS]
        head = nodes.row("", *(nodes.entry("", self.text(name)) for name, _ in COLUMNS))
        group += nodes.thead("", head)
        group += nodes.tbody("", *(self.row(each, found) for each in CLAIMS))
        return [nodes.table("", group, classes=["ledger", "colwidths-given"])]

    def text(self, text: Text) -> nodes.paragraph:
        return nodes.paragraph("", text.of(self.lang))

    def marked_up(self, text: str) -> nodes.paragraph:
        found, _ = self.state.inline_text(text, self.lineno)
        return nodes.paragraph("", "", *found)

    def row(self, claim: Claim, found: Measured) -> nodes.row:
        printed, verdict = self.words[claim.number], claim.verdict(found)
        missing = claim.missing(found)
        figures = "–" if missing else printed["measured"].filled(claim.figures(found)).of(self.lang)
        cells: list[list[nodes.Node]] = [
            [nodes.paragraph("", str(claim.number), ids=[f"claim-{claim.number}"])],
            [self.marked_up(printed["claim"].of(self.lang))],
            [self.marked_up("{cite}`" + ",".join(claim.sources) + "`")],
            [self.shown(claim, found)],
            [self.marked_up(line) for line in figures.splitlines()],
            [self.judged(verdict)],
        ]
        if "rule" in printed:
            cells[-1].append(
                nodes.container("", self.marked_up(printed["rule"].of(self.lang)), classes=["ledger-rule"])
            )
        row = nodes.row("", classes=[f"verdict-{verdict.kind.value.replace('_', '-')}"])
        for (name, _), cell in zip(COLUMNS, cells, strict=True):
            label = nodes.inline("", name.of(self.lang), classes=["ledger-label"])
            row += nodes.entry("", nodes.paragraph("", "", label, classes=["ledger-name"]), *cell)
        return row

    def judged(self, verdict: Verdict) -> nodes.paragraph:
        """Return the verdict and its condition as a sentence."""
        name, after = VERDICTS[verdict.kind]
        text = nodes.paragraph("", "", nodes.strong("", name.of(self.lang)), classes=["ledger-verdict"])
        if verdict.condition is None:
            return text
        condition, _ = self.state.inline_text(verdict.condition.of(self.lang), self.lineno)
        text += [nodes.Text(after.of(self.lang)), *condition, nodes.Text(STOP.of(self.lang))]
        return text

    def shown(self, claim: Claim, found: Measured) -> nodes.paragraph:
        """Return links to the chapters that show the experiment, and to its files."""
        links: list[nodes.Node] = []
        for page in claim.pages:
            text = CHAPTER.of(self.lang).format(int(page[:2]))
            links.append(self.link("/" + page, text))
        for name in claim.files:
            if name in found:
                at = {"reftarget": f"/measurements/{name}.json", "refdoc": self.env.docname}
                links.append(addnodes.download_reference("", "", nodes.literal("", name), **at))
        return nodes.paragraph("", "", *(part for link in links for part in (link, nodes.Text(" "))))

    def link(self, page: str, text: str) -> addnodes.pending_xref:
        options: dict[str, Any] = {"refdomain": "std", "reftype": "doc", "reftarget": page, "refexplicit": True}
        return addnodes.pending_xref("", nodes.inline("", text), refdoc=self.env.docname, refwarn=True, **options)


class ClaimRole(SphinxRole):
    """A figure of a claim or of what stands beside a paper, as text: {claim}`11:lstm_80`, {claim}`gers2001:lstm`."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        of, _, name = self.text.partition(":")
        try:
            one = claim(int(of)) if of.isdigit() else published(of)
            figures = one.figures(measured(self.env, one.files))
            if name not in figures:
                there = ", ".join(sorted(figures)) or "none"
                raise LookupError(f"{of} has no figure {name!r}; it has {there}")
        except LookupError as error:
            logger.warning("claim: %s", error.args[0], location=self.get_location())
            return [], []
        return [nodes.inline(self.rawtext, figures[name], classes=["lab-value"])], []


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("claims-ledger", ClaimsLedger)
    app.add_role("claim", ClaimRole())
    return {"parallel_read_safe": True, "parallel_write_safe": True}
