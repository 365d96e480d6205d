"""sphinxcontrib.katex with PyPI's Node, where a formula that KaTeX refuses is a warning with its place.

The renderer of sphinxcontrib.katex prints such a formula in red and goes on.
"""

import socket
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE, Popen

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinxcontrib import katex

from tools.site import node as nodejs
from tools.site.ext.symbol_classes import marking

logger = logging.getLogger(__name__)
Visitor = Callable[[HTML5Translator, nodes.Element], None]


def start_server(rundir: Path, timeout: float) -> tuple[Popen[bytes], socket.socket]:
    """Start Node and connect to it by a file socket; over TCP, each formula would wait 40 ms for an acknowledgement.

    The library connects as soon as the socket's file exists, which can be before Node listens; here it tries again.
    """
    address, deadline = rundir / "katex.sock", time.monotonic() + timeout
    process = Popen(katex.KaTeXServer.build_command(socket=address), stdin=PIPE, stdout=PIPE, cwd=rundir)
    connection = socket.socket(socket.AF_UNIX)
    while True:
        try:
            connection.connect(str(address))
            return process, connection
        except (FileNotFoundError, ConnectionRefusedError):
            if time.monotonic() > deadline or process.poll() is not None:
                process.kill()
                raise katex.KaTeXServer.timeout_error(timeout) from None
            time.sleep(0.002)


def reporting(visit: Visitor) -> Visitor:
    """Wrap a visitor so that a formula's error becomes a Sphinx warning at the formula's line."""

    def visit_and_report(translator: HTML5Translator, node: nodes.Element) -> None:
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            logger.warning("KaTeX: %s", error, location=node)
            raise nodes.SkipNode from error

    return visit_and_report


def setup(app: Sphinx) -> ExtensionMetadata:
    katex.NODEJS_BINARY = str(nodejs.BINARY)
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    # The font's own tilde is a bar in small print on a screen of one pixel a point; this one is drawn.
    katex.KATEX_DEFAULT_OPTIONS["macros"] = {r"\tilde": r"\widetilde"}
    katex.KaTeXServer.start_server_process = start_server
    katex.render_latex = marking(katex.render_latex)
    app.add_html_math_renderer(
        "strict_katex",
        (reporting(katex.html_visit_math), None),
        (reporting(katex.html_visit_displaymath), None),
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
