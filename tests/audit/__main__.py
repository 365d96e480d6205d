"""The slow checks, `make audit`: Lighthouse (mobile) on every chapter, axe-core on every page, every lab in its page.

axe-core looks at every configuration. All need a Chromium.
Lighthouse is installed beside this file by npm, as its lock says.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from audit import labs
from audit.compressed_server import serve
from playwright.sync_api import Page, sync_playwright

from tools import ROOT
from tools.site import node

HERE = Path(__file__).resolve().parent
HTML, CHROMIUM = ROOT / "_build" / "html", "/usr/bin/chromium"

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
WANTED = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0}
WEIGHT = 350_000  # bytes
AXE = node.SITE / "node_modules" / "axe-core" / "axe.min.js"
RUN = "async () => (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 120)}`)"


def install() -> Path:
    """Install Lighthouse as locked; return its command line program.

    `npm ci` refuses its lock, because two packages of Lighthouse ask for different versions of a third.
    """
    command = [
        node.BINARY,
        node.NPM,
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
    ]
    subprocess.run([*command, "--ignore-scripts"], cwd=HERE, check=True, stdout=subprocess.DEVNULL)
    return HERE / "node_modules" / "lighthouse" / "cli" / "index.js"


def lighthouse(program: Path, url: str) -> list[str]:
    """Return what a page falls short of, and print its scores."""
    binary = node.BINARY
    options = ["--quiet", "--output=json", "--output-path=stdout", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    command = [binary, program, url, *options]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    report = json.loads(result.stdout)
    scores = {name: report["categories"][name]["score"] for name in WANTED}
    weight = report["audits"]["total-byte-weight"]["numericValue"]
    print(url.split("/", 3)[3], *(f"{name} {100 * score:.0f}" for name, score in scores.items()), f"{weight:.0f} bytes")
    short = [f"{url}: {name} {scores[name]}" for name, wanted in WANTED.items() if scores[name] < wanted]
    return [*short, *([f"{url}: {weight:.0f} bytes"] if weight > WEIGHT else [])]


def axe(page: Page, base: str, name: str) -> list[str]:
    page.goto(f"{base}{name}?choose")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.add_script_tag(path=AXE)
    return [f"{name}: {found}" for found in page.evaluate(RUN)]


def main() -> None:
    program, server = install(), serve(HTML)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base, failures = f"http://127.0.0.1:{server.server_port}/", []
    names = [path.relative_to(HTML).as_posix() for path in sorted(HTML.rglob("*.html"))]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split()[1:])
        for theme in ("light", "dark"):
            for width in (1280, 390):
                page = chromium.new_page(
                    color_scheme=theme, viewport={"width": width, "height": 850}, reduced_motion="reduce"
                )
                found = [report for name in names for report in axe(page, base, name)]
                print(f"axe, {theme}, {width} px: {len(names)} pages, {len(found)} violations")
                failures += found
                page.close()
        for lang, name in labs.labs():
            failures += labs.run(chromium, base, lang, name)
        chromium.close()
    chapters = [name for name in names if name.startswith(("en/", "zh/")) and name[3:5].isdigit()]
    for name in [*chapters, "en/index.html", "zh/index.html"]:
        failures += lighthouse(program, base + name)
    print("\n".join(failures))
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
