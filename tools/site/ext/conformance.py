"""The numbers and tables of the page on the conformance suite: the role `conformance`, and three directives.

    {conformance}`passing`             a number of the suite, of its mistakes, or of those that ONNX's node tests miss
    :::{conformance-kinds}             the kinds of cases, and what each catches
    :::{conformance-twice}             how far lstm_ref is from PyTorch's cases
    :::{conformance-mistakes} lstm     mistakes, each with the cases that catch it; a group of `GROUPS`

The cases say themselves what they catch; what was measured is in files. Nothing is typed but the words.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import ExtensionMetadata

from lstm_ref.conformance import case
from lstm_ref.conformance.cells import CELLS
from lstm_ref.conformance.diagnosis.words_of_mistakes import MISTAKES, RELATIONS, words_of_mistake
from tools.claims.claim import Text
from tools.conformance.facts import by_kind, figures, groups
from tools.site.ext import languages
from tools.vectors.mutants import Row
from tools.vectors.suite.inputs import KINDS

logger = logging.getLogger(__name__)
OF_CELLS = {
    "lstm": Text("LSTM", "LSTM"),
    "peephole": Text("LSTM with peepholes", "带窥视孔连接的 LSTM"),
    "coupled": Text("LSTM with coupled input and forget gates", "耦合输入门和遗忘门的 LSTM"),
    "gru": Text("GRU", "GRU"),
    "gru_reset_after": Text("GRU with its reset gate after the product", "重置门乘在矩阵之后的 GRU"),
    "rnn": Text("plain RNN", "普通 RNN"),
}
FOR = {
    "small": Text(
        "D, H, B and T all different: taking one for another shows",
        "D、H、B、T 各不相同，弄混了就看得出来",
    ),
    "odd": Text("one hidden unit, and more inputs than that", "只有一个隐藏单元，输入却更多"),
    "single": Text(
        "one sequence, one step: what is wrong here is not how the state is carried",
        "一条序列，一个时间步：这里要是错了，就与状态怎样传下去无关",
    ),
    "long": Text("many steps, and gradients that reach the first", "时间步很多，梯度一直传回第一步"),
    "extreme": Text(
        "pre-activations beyond what exp can take, exact zeros, a large C₀",
        "预激活值大到 exp 会上溢，也有恰好为零的；C₀ 很大",
    ),
    "two": Text(
        "two directions, one sequence of them beyond what exp can take; the mistakes are those that only two can have",
        "两个方向，其中一条序列的预激活值大到 exp 会上溢；查的是只有双向才会犯的错误",
    ),
    "wide": Text(
        "sizes beyond 8 and 16, with a remainder: a loop unrolled by 8 that forgets the rest is found here alone",
        "大小超过 8 和 16，而且除不尽：循环按 8 个一组展开而漏掉余下的，只有在这里才查得出",
    ),
}
KINDS_HEAD = Text("case", "用例"), Text("what it is for", "用来查什么"), Text("catches", "查出")
ALONE = Text("{n} of them by no other kind", "其中 {n} 个只有这一类能查出")
TWICE_HEAD = Text("cell", "单元"), Text("float64", "float64"), Text("float32", "float32")
MISTAKES_HEAD = (
    Text("what it computes", "错在哪里"), Text("caught by", "查出它的用例"), Text("smallest", "其中最小的"),
)  # fmt: skip
OF = "{}\u00a0/\u00a0{}"


def read(env: BuildEnvironment, name: str) -> Any:
    """Return what was measured, and note that the page depends on it, on the cases and on the mistakes."""
    path = Path(env.srcdir) / f"{name}.json"
    env.note_dependency(str(path))
    depend(env)
    return json.loads(path.read_text("utf8"))


def depend(env: BuildEnvironment) -> None:
    """Note that the page depends on the modules of the suite and on its vectors."""
    used = [
        module for name, module in sys.modules.items() if name.startswith(("lstm_ref.conformance", "tools.vectors"))
    ]
    for module in used:
        env.note_dependency(str(module.__file__))


class Figure(SphinxRole):
    """A number, set as text."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        found = figures(read(self.env, "measurements/wrong_lstms"))
        if self.text not in found:
            logger.warning(
                "conformance: no number %r; there are %s", self.text, ", ".join(found), location=self.get_location()
            )
            return [], []
        return [nodes.inline(self.rawtext, found[self.text], classes=["lab-value"])], []


class SuiteTable(SphinxDirective):
    """What the three tables share."""

    def run(self) -> list[nodes.Node]:
        self.lang = languages.current(self.config).folder
        depend(self.env)
        return [self.made()]

    def made(self) -> nodes.table:
        raise NotImplementedError

    def table(self, kind: str, head: Sequence[Text], rows: Sequence[Sequence[nodes.Node]]) -> nodes.table:
        group = nodes.tgroup("", cols=len(head))
        group += [nodes.colspec("", colwidth=1) for _ in head]
        group += nodes.thead("", self.row([nodes.paragraph("", title.of(self.lang)) for title in head]))
        group += nodes.tbody("", *map(self.row, rows))
        return nodes.table("", group, classes=["suite", f"suite-{kind}"])

    def row(self, cells: Sequence[nodes.Node]) -> nodes.row:
        return nodes.row("", *(nodes.entry("", cell) for cell in cells))

    def lines(self, *lines: nodes.Node) -> nodes.container:
        return nodes.container("", *lines)

    def text(self, *parts: str | nodes.Node) -> nodes.paragraph:
        return nodes.paragraph("", "", *(nodes.Text(part) if isinstance(part, str) else part for part in parts))


class Kinds(SuiteTable):
    """The kinds of cases, and how many of the LSTM's mistakes each catches."""

    def made(self) -> nodes.table:
        rows: list[list[nodes.Node]] = []
        for kind, of in KINDS.items():
            part, whole, alone = by_kind(kind)
            sizes = "  ".join(f"{letter} {size}" for letter, size in of.sizes.items())
            caught = [self.text(OF.format(part, whole))]
            caught += [self.text(ALONE.of(self.lang).format(n=alone))] if alone else []
            name = self.lines(self.text(nodes.literal("", kind)), self.text(sizes))
            rows.append([name, self.text(FOR[kind].of(self.lang)), self.lines(*caught)])
        return self.table("kinds", KINDS_HEAD, rows)


class Twice(SuiteTable):
    """The largest differences between lstm_ref and PyTorch, a row for each cell."""

    def made(self) -> nodes.table:
        found = {(row["cell"], row["dtype"]): row for row in read(self.env, "checker/made_twice")}
        rows: list[list[nodes.Node]] = []
        for cell in CELLS:
            of = [self.differences(found[cell, dtype]) for dtype in ("float64", "float32")]
            rows.append([self.text(OF_CELLS[cell].of(self.lang)), *of])
        return self.table("twice", TWICE_HEAD, rows)

    def differences(self, row: dict[str, Any]) -> nodes.container:
        """Return that of the values, and below it that of the gradients."""
        return self.lines(*(self.text(*self.power(row[name])) for name in ("values", "gradients")))

    def power(self, number: float) -> tuple[str, nodes.Node]:
        """Return 4e-16 as one writes it."""
        digits, _, exponent = f"{number:.0e}".partition("e")
        return f"{digits}\u00a0×\u00a010", nodes.superscript("", str(int(exponent)).replace("-", "−"))


class Mistakes(SuiteTable):
    """The mistakes of a group, each with how many cases catch it and the smallest of these."""

    required_arguments = 1

    def made(self) -> nodes.table:
        rows = groups().get(self.arguments[0])
        if rows is None:
            raise self.error(f"conformance-mistakes: no group {self.arguments[0]!r}; there are {', '.join(groups())}")
        return self.table("mistakes", MISTAKES_HEAD, [self.mistake(row) for row in rows])

    def mistake(self, row: Row) -> list[nodes.Node]:
        in_words = row.mistake in MISTAKES or any(f" {word} " in row.says for word in RELATIONS)
        says = words_of_mistake(row.mistake, row.says, self.lang) if in_words else nodes.literal("", row.says)
        caught = OF.format(len(row.cases), row.of)
        smallest = min(row.cases, key=lambda name: case(name).outputs["h"].size)
        cell = self.lines(self.text(says), self.text(row.mistake))
        kind = smallest.removeprefix(f"{row.cell}_").rpartition("_float")[0] or smallest.removeprefix(f"{row.cell}_")
        return [cell, self.text(caught), self.text(nodes.literal("", kind))]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_role("conformance", Figure())
    for name, directive in (("kinds", Kinds), ("twice", Twice), ("mistakes", Mistakes)):
        app.add_directive(f"conformance-{name}", directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
