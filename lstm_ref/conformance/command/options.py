"""The options of the commands, and the help in both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import Any

from ..cells import CELLS
from ..layouts import LAYOUTS
from ..report.words import say
from .help import HELP

NAME = "python -m lstm_ref"
HEADING_COLON = re.compile(r"(?<=[\u4e00-\u9fff]):(?=(\x1b\[0m)?$)", re.MULTILINE)


class ChineseFormatter(argparse.RawDescriptionHelpFormatter):
    """The help with a Chinese word before the usage, and full-width colons after headings."""

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: Any = None) -> None:
        """Add the usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def format_help(self) -> str:
        """Return the help."""
        return HEADING_COLON.sub("：", super().format_help())


def parser(lang: str) -> argparse.ArgumentParser:
    """Return the parser of the commands, with help in a language."""
    formatter = ChineseFormatter if lang == "zh" else argparse.RawDescriptionHelpFormatter

    def says(key: str) -> str:
        return say(HELP, key, lang)

    def make(add: Any, *names: str, **options: Any) -> tuple[argparse.ArgumentParser, Any]:
        one = add(*names, add_help=False, formatter_class=formatter, allow_abbrev=False, **options)
        group = one.add_argument_group(says("options"))
        group.add_argument("-h", "--help", action="help", help=says("help"))
        return one, group

    top, _ = make(argparse.ArgumentParser, prog=NAME, description=says("about"))
    commands = top.add_subparsers(dest="command", required=True, title=says("commands"))

    usage = f"{NAME} check [{says('options')}] TARGET\n       {NAME} check [{says('options')}] -- PROGRAM …"
    check, group = make(commands.add_parser, "check", help=says("check"), usage=usage, description=says("check_about"))
    check.add_argument_group(says("what")).add_argument("target", nargs="?", metavar="TARGET", help=says("target"))
    choose(group, says)
    group.add_argument("--case", metavar="NAME", help=says("case"))
    group.add_argument("--layout", choices=LAYOUTS, help=says("layout"))
    group.add_argument("--tolerance", type=float, metavar="TOL", help=says("tolerance"))
    group.add_argument("--report", choices=("text", "tap", "junit"), default="text", help=says("report"))
    group.add_argument("--lang", choices=("en", "zh"), default="en", help=says("lang"))
    programs = check.add_argument_group(says("programs"))
    programs.add_argument("--gradients", action="store_true", help=says("gradients"))
    programs.add_argument("--plain", action="store_true", help=says("plain"))
    programs.add_argument("--timeout", type=float, metavar="SECONDS", help=says("timeout"))

    _, group = make(commands.add_parser, "cases", help=says("cases"), description=says("cases"))
    choose(group, says, "only_")
    group.add_argument("--lang", choices=("en", "zh"), default="en", help=says("lang"))

    case, group = make(commands.add_parser, "case", help=says("one"), description=says("one"))
    case.add_argument_group(says("which")).add_argument("name", metavar="NAME", help=says("name"))
    group.add_argument("--layout", choices=LAYOUTS, default="packed", help=says("case_layout"))
    group.add_argument("--gradients", action="store_true", help=says("gradients"))
    group.add_argument("--plain", action="store_true", help=says("plain"))
    group.add_argument("--answer", action="store_true", help=says("answer"))
    group.add_argument("--lang", choices=("en", "zh"), default="en", help=says("lang"))
    return top


def choose(group: Any, says: Any, kind: str = "") -> None:
    """Add the options that choose cases; their help has the words of a kind."""
    group.add_argument("--cell", choices=CELLS, help=says(f"{kind}cell"))
    group.add_argument("--dtype", choices=("float64", "float32"), help=says(f"{kind}dtype"))
    group.add_argument("--directions", type=int, choices=(1, 2), help=says(f"{kind}directions"))
