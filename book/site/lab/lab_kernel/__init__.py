"""What runs the cells of a lab in the reader's browser, in place of IPython: a few functions, not a kernel.

The worker beside this folder loads it into Pyodide. It is plain Python, so that the tests run it without a browser.
"""

import json
from collections.abc import Callable

from . import lazy
from .display import install
from .figures import for_page
from .run import Session

__all__ = ["Session", "install", "start"]


def start(send: Callable[[str], object]) -> Session:
    """Return a new session, which sends each output as JSON."""
    lazy.defer()
    return Session(install(lambda output: send(json.dumps(for_page(output)))))
