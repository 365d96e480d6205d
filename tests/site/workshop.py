"""A book that tests may edit and build."""

import os
import shutil
import subprocess
import sys

from bs4 import BeautifulSoup
from conftest import FIXTURE_BOOK, ROOT


class Workshop:
    """A copy of the fixture book and the folder where it is built."""

    def __init__(self, folder, book=None):
        """Copy the fixture book and the site's own files to the folder, or take a book as it is."""
        self.book, self.output = book or folder / "source", folder / "build"
        if book is not None:
            return
        shutil.copytree(FIXTURE_BOOK, self.book)
        site = self.book / "book" / "site"
        shutil.copytree(ROOT / "book" / "site", site, ignore=shutil.ignore_patterns("node_modules"))

    def build(self, **environment):
        command = [sys.executable, "-m", "tools.site.build", "--source", self.book, "--output", self.output]
        environment = os.environ | environment
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    def edit(self, name, before, after):
        path = self.book / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def page(self, name):
        return BeautifulSoup((self.output / "html" / name).read_text(encoding="utf-8"), "html.parser")

    def written(self):
        return {path: path.stat().st_mtime_ns for path in (self.output / "html").rglob("*.html")}
