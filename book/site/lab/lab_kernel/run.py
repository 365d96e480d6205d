"""Run one cell: its output as it comes, the value of its last expression, an error with the cell's own lines."""

from __future__ import annotations

import ast
import io
import linecache
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from typing import Any

from . import lazy
from .display import Display, Send, figures_left_open, represented
from .plan import Cell, names, plan

DRAWING = "matplotlib"


class Stream(io.TextIOBase):
    """A stream whose text is an output."""

    def __init__(self, name: str, send: Send) -> None:
        self._name, self._send = name, send

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Send what is written."""
        if text:
            self._send({"output_type": "stream", "name": self._name, "text": text})
        return len(text)


class Session:
    """The variables of a lab, and which cells have made them."""

    def __init__(self, display: Display) -> None:
        self.display = display
        self.variables: dict[str, Any] = {"__name__": "__main__"}
        self.done: dict[str, tuple[str, int]] = {}
        self.turn = 0

    def plan(self, cells: Sequence[Cell]) -> list[str]:
        """Return the ids of the cells to run for the last of `cells`."""
        return plan(cells, self.done)

    def needs(self, source: str) -> list[str]:
        """Return the packages beyond NumPy that a cell will import, or call a function for."""
        if DRAWING in sys.modules:
            return []
        try:
            imports = {name for node in ast.walk(ast.parse(source)) for name in _imported(node)}
        except (SyntaxError, ValueError):
            return []
        drawing = imports & {DRAWING, "PIL"} or lazy.draws(sorted(names(source).used), self.variables)
        return [DRAWING] if drawing else []

    def run(self, name: str, source: str, number: int) -> str:
        """Run a cell; return "", or the name of a package that it turned out to lack, or "error"."""
        file = f"<cell {number}>"
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        self.done.pop(name, None)
        send = self.display.send
        try:
            with redirect_stdout(Stream("stdout", send)), redirect_stderr(Stream("stderr", send)):
                self._execute(source, file)
                figures_left_open(self.display)
        except ModuleNotFoundError as error:
            if error.name in (DRAWING, "PIL") and DRAWING not in sys.modules:
                return DRAWING
            return self._failed(error, file)
        except BaseException as error:
            return self._failed(error, file)
        self.turn += 1
        self.done[name] = (source, self.turn)
        return ""

    def _execute(self, source: str, file: str) -> None:
        tree = ast.parse(source, file)
        last = tree.body[-1] if tree.body else None
        if not isinstance(last, ast.Expr):
            exec(compile(tree, file, "exec"), self.variables)
            return
        tree.body.pop()
        exec(compile(tree, file, "exec"), self.variables)
        value = eval(compile(ast.Expression(last.value), file, "eval"), self.variables)
        if value is None:
            return
        self.variables["_"] = value
        if own := getattr(value, "_ipython_display_", None):
            own()
        else:
            output = {"output_type": "execute_result", "data": represented(value), "metadata": {}}
            self.display.send(output | {"execution_count": self.turn + 1})

    def _failed(self, error: BaseException, file: str) -> str:
        lines = "".join(trimmed(error)).splitlines()
        output = {"output_type": "error", "ename": type(error).__name__, "evalue": str(error), "traceback": lines}
        self.display.send(output)
        return "error"


def trimmed(error: BaseException) -> list[str]:
    """Return the traceback with the cells' own lines alone; the last line says what went wrong."""
    told = traceback.TracebackException.from_exception(error)
    part: traceback.TracebackException | None = told
    while part is not None:
        part.stack = traceback.StackSummary.from_list([frame for frame in part.stack if frame.filename[:6] == "<cell "])
        part = part.__cause__ or part.__context__
    return [line for line in told.format() if line.strip() != "Traceback (most recent call last):" or told.stack]


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name.partition(".")[0] for name in node.names]
    return [(node.module or "").partition(".")[0]] if isinstance(node, ast.ImportFrom) else []
