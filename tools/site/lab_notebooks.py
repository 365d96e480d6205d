"""The notebooks as a reader takes them away, each saying what to install: with open exercises, or solved.

Both come from the executed notebooks. In a learner's, a cell tagged "solution" is replaced by its stub, the cells that
only keep numbers for the text are left out, and outputs are cleared. In a solved one a PNG stands beside each SVG,
since JupyterLab shows no SVG of a notebook that it does not trust.
"""

import base64
import os
import tomllib
from pathlib import Path

import nbformat

from lstm_labs.style import off_paper
from tools import ROOT
from tools.site.figures import SVG, displayed
from tools.site.pngs import ZOOM, png

PNG = "image/png"
INSTALL = {  # what each language says where the site's address is known, and where it is not
    "en": (
        'If Python does not find `lstm_labs`, run `%pip install "lstm_ref[labs] @ {site}/{wheel}"` in a new cell '
        "and restart the kernel; or take the whole lab pack, `{pack}`, from [*Run the labs*]({site}/en/run_labs.html).",
        "If Python does not find `lstm_labs`, take `{wheel}` from the page *Run the labs*, put it beside this "
        'notebook, run `%pip install "{wheel}[labs]"` in a new cell and restart the kernel; or take the whole lab '
        "pack, `{pack}`, from the same page.",
    ),
    "zh": (
        "如果提示找不到 `lstm_labs`，请在新单元格里运行 "
        '`%pip install "lstm_ref[labs] @ {site}/{wheel}"`，'
        "再重启内核；也可以到[《运行实验》]({site}/zh/run_labs.html)页下载整个实验包 `{pack}`。",
        "如果提示找不到 `lstm_labs`，请到《运行实验》页下载 `{wheel}`，放到本笔记本旁边，"
        '在新单元格里运行 `%pip install "{wheel}[labs]"`，再重启内核；也可以在同一页下载整个实验包 `{pack}`。',
    ),
}


def wheel_name() -> str:
    """Return the name of the wheel's file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["project"]
    return f"{project['name']}-{project['version']}-py3-none-any.whl"


def pack_name(lang: str, *, teacher: bool = False) -> str:
    """Return the name of a language's lab pack, without `.zip`."""
    return f"lstm-labs-{lang}-teacher" if teacher else f"lstm-labs-{lang}"


def install_words(lang: str, site_url: str) -> str:
    """Return the sentence that says what to install, from the site's address if there is one."""
    known, unknown = INSTALL[lang]
    words = known if site_url else unknown
    return words.format(site=site_url.rstrip("/"), wheel=wheel_name(), pack=f"{pack_name(lang)}.zip")


def taken(notebook: nbformat.NotebookNode, lang: str) -> nbformat.NotebookNode:
    """Return a copy whose first cell says what to install."""
    copy: nbformat.NotebookNode = nbformat.from_dict(notebook)
    copy.cells[0].source += f"\n\n{install_words(lang, os.environ.get('SITE_URL', ''))}"
    return copy


def learner(notebook: nbformat.NotebookNode, lang: str) -> nbformat.NotebookNode:
    """Return the notebook with its exercises open and nothing executed."""
    opened = taken(notebook, lang)
    opened.cells = [cell for cell in opened.cells if "remove-cell" not in cell.metadata.get("tags", [])]
    for cell in opened.cells:
        if cell.cell_type == "code":
            cell.source = cell.metadata.pop("stub", cell.source)
            cell.metadata.pop("tags", None)
            cell.metadata.pop("figure", None)
            cell.outputs, cell.execution_count = [], None
    return opened


def solved(notebook: nbformat.NotebookNode, lang: str) -> nbformat.NotebookNode:
    """Return the notebook with its outputs, and a picture beside each drawing."""
    illustrated = taken(notebook, lang)
    for cell in illustrated.cells:
        if "figure" in cell.metadata:
            output = displayed(cell)
            data = png(f"{cell.metadata.figure.name}.{lang}", off_paper("".join(output["data"][SVG])))
            width, height = (int.from_bytes(data[start : start + 4]) // ZOOM for start in (16, 20))
            output["data"][PNG] = base64.b64encode(data).decode()
            output["metadata"][PNG] = {"width": width, "height": height}
    return illustrated


def learner_notebooks(source: Path, lang: str) -> dict[str, bytes]:
    """Return the learner notebooks of one language, by file name."""
    return {name: written(learner(notebook, lang)) for name, notebook in notebooks(source, lang).items()}


def solved_notebooks(source: Path, lang: str) -> dict[str, bytes]:
    """Return the solved notebooks of one language, by file name."""
    return {name: written(solved(notebook, lang)) for name, notebook in notebooks(source, lang).items()}


def notebooks(source: Path, lang: str) -> dict[str, nbformat.NotebookNode]:
    paths = sorted((source / "notebooks" / lang).glob("*.ipynb"))
    return {path.name: nbformat.read(path, as_version=4) for path in paths}


def written(notebook: nbformat.NotebookNode) -> bytes:
    text: str = nbformat.writes(notebook)
    return f"{text}\n".encode()
