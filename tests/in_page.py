"""A lab run in the page by a browser, and what differs from the outputs that its notebook stores."""

import ast
import re
from pathlib import Path

import nbformat

from tools import ROOT

SECONDS = 240  # for a whole lab, on a machine with other work
ENDED = "() => !document.documentElement.classList.contains('lab-runs') && document.querySelector('.lab-output')"
# A search over np.arange: NumPy's whole numbers have 32 bits here unless told otherwise, and the count overflows. The
# reply, "how many digits do your numbers keep?", is the right one.
JUDGED_WRONG_HERE = {"03": [("03.3", "en"), ("03.3", "zh")]}
ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def stored(lang, name):
    """Return the code cells of a committed notebook that a page shows."""
    notebook = nbformat.read(ROOT / "notebooks" / lang / f"{name}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell for cell in cells if "remove-cell" not in cell.metadata.get("tags", [])]


def solved(page, cells):
    """Put the solutions into the exercises' cells."""
    for cell, area in zip(cells, page.locator(".lab-area").all(), strict=True):
        if "stub" in cell.metadata:
            area.fill(cell.source)


def run(page, cell, press):
    """Run a cell by a press of a button or of keys, and wait until it has ended."""
    cell.evaluate("cell => { delete cell.dataset.state; }")
    press()
    page.wait_for_function(
        "cell => ['done', 'error'].includes(cell.dataset.state)", arg=cell.element_handle(), timeout=SECONDS * 1000
    )


def run_all(page):
    """Run every cell, and wait until nothing runs."""
    page.locator(".lab-bar .lab-all").click()
    page.wait_for_selector("html.lab-runs")
    page.wait_for_function(ENDED, timeout=SECONDS * 1000)


def taken(page) -> dict[str, nbformat.NotebookNode]:
    """Download the reader's notebook; return its code cells by id."""
    with page.expect_download() as download:
        page.locator(".lab-download").click()
    notebook = nbformat.read(Path(download.value.path()), as_version=4)
    nbformat.validate(notebook)
    return {cell.id: cell for cell in notebook.cells if cell.cell_type == "code"}


def shown(cell):
    """Return what a cell shows as nbval compares it: text as it is, a figure only by being there."""
    streams: dict[str, str] = {}
    rich = []
    for output in cell.outputs:
        if output.output_type == "stream":
            streams[output.name] = streams.get(output.name, "") + output.text
        elif output.output_type == "error":
            rich.append(("error", f"{output.ename}: {output.evalue}"))
        else:
            kinds = {kind: "" if kind.startswith("image/") else text for kind, text in output.data.items()}
            rich.append((output.output_type, {kind: ADDRESS.sub("", text) for kind, text in kinds.items()}))
    return streams, rich


def differences(lang, name, ran):
    """Return the cells that show something else than the notebook stores."""
    return [
        f"{lang}/{name} {cell.id}: {shown(ran[cell.id])}, stored {shown(cell)}"
        for cell in stored(lang, name)
        if shown(ran[cell.id]) != shown(cell)
    ]


def misjudged(page, number):
    """Check every right and wrong answer of a chapter in the last cell; return what is judged as it should not be."""
    last = page.locator(".cell:has(.lab-run)").last
    last.locator(".lab-area").fill(judging(number))
    run(page, last, last.locator(".lab-run").click)
    said = last.locator(".lab-output").inner_text().strip()
    found = re.fullmatch(r"[1-9]\d* [1-9]\d* (\[.*\])", said)
    return (
        [case for case in ast.literal_eval(found[1]) if case not in JUDGED_WRONG_HERE.get(number, [])]
        if found
        else said
    )


def judging(number):
    """Return a cell that checks every right and wrong answer of a chapter, and prints what is not as it should be."""
    folder = Path(__file__).parent / "answers"
    parts = [(folder / f"{part}.py").read_text("utf8") for part in ("common", f"ch{number}")]
    source = re.sub(r"^from \.common import .*\n", "", "\n".join(parts), flags=re.M)
    return source + JUDGE


JUDGE = """
import re
from lstm_labs.exercises import check as checked

plain = lambda text: re.sub(r"\\s", "", text)
both = [(ex, answer, lang) for ex, answer in RIGHT for lang in ("en", "zh")]
bad = [(ex, lang) for ex, answer, lang in both if checked(ex, answer, lang, 0).verdict != "right"]
for ex, answer, *said in WRONG:
    for lang, words in zip(("en", "zh"), said):
        result = checked(ex, answer, lang, 0)
        if result.verdict != "wrong" or plain(words) not in plain(result.text):
            bad.append((ex, lang, words))
print(len(RIGHT), len(WRONG), bad)
"""
