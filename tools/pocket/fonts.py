"""The fonts of the PDF, open ones that npm and Matplotlib bring, cut to the characters of the book.

Noto Serif SC comes in a hundred slices with a weight axis. A PDF would hold each slice that a page uses, drawn shape by
shape; so the characters of the book are taken from the slices, set to one weight and merged into one font.
"""

import re
import shutil
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from tools.files import replace
from tools.site.cache import remembered
from tools.site.node import ensure_packages
from tools.site.trees import fingerprint

HERE = Path(__file__).resolve().parent
NOTO, SOURCE = Path("@fontsource-variable/noto-serif-sc"), Path("@fontsource/source-serif-4/files")
WEIGHTS = (400, 700)
LATIN = {
    f"latin-{weight}{'-italic' if style == 'italic' else ''}": [
        f"source-serif-4-{part}-{weight}-{style}.woff2" for part in ("latin", "latin-ext")
    ]
    for weight in WEIGHTS
    for style in ("normal", "italic")
}
CODE = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
FACE = re.compile(r"src: url\(\./(files/[^)]+)\).*?unicode-range: ([^;]+);", re.DOTALL)


def in_range(ranges: str) -> set[int]:
    """Return the characters of a CSS unicode-range.

    >>> sorted(in_range("U+41,U+61-63"))
    [65, 97, 98, 99]
    """
    pairs = [part.strip().removeprefix("U+").split("-") for part in ranges.split(",")]
    return {code for pair in pairs for code in range(int(pair[0], 16), int(pair[-1], 16) + 1)}


def slices(package: Path, characters: set[int]) -> dict[Path, set[int]]:
    """Return the slices that hold any of the characters, each with those that are to come from it."""
    wanted: dict[Path, set[int]] = {}
    for file, ranges in FACE.findall((package / "wght.css").read_text(encoding="utf-8")):
        if found := in_range(ranges) & characters:
            wanted[package / file] = found
    return wanted


def cut(path: Path, characters: set[int], weight: int) -> TTFont:
    """Return the characters of one slice, at one weight, with the features that trim punctuation."""
    font = TTFont(path)
    subsetter = Subsetter(
        Options(layout_features=["halt", "chws", "palt", "kern", "ccmp", "locl"], notdef_outline=True)
    )
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = None
    return instantiateVariableFont(font, {"wght": weight}, inplace=True)


def chinese(modules: Path, characters: set[int], weight: int) -> bytes:
    """Return one font with all of the characters that Noto Serif SC has."""
    with TemporaryDirectory() as folder:
        files = []
        for number, (path, found) in enumerate(slices(modules / NOTO, characters).items()):
            file = f"{folder}/{number}.ttf"
            cut(path, found, weight).save(file)
            files.append(file)
        merged = Merger().merge(files)
        for name, text in (1, "Noto Serif SC"), (4, f"Noto Serif SC {weight}"), (6, f"NotoSerifSC-{weight}"):
            merged["name"].setName(text, name, 3, 1, 0x409)
        out = BytesIO()
        merged.save(out)
    return out.getvalue()


def write(folder: Path, text: str, lang: str) -> None:
    """Write the fonts that a text needs into a folder."""
    modules = ensure_packages(HERE)
    for path in LATIN.values():
        for name in path:
            replace(folder / name, (modules / SOURCE / name).read_bytes())
    for name in CODE:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name, folder / name)
    characters = {ord(character) for character in text if ord(character) > 0x7F}
    key = fingerprint(
        {
            "text": "".join(map(chr, sorted(characters))).encode(),
            "code": Path(__file__),
            "lock": HERE / "package-lock.json",
        }
    )
    for weight in WEIGHTS:
        make = partial(chinese, modules, characters, weight)
        made = remembered(f"noto-serif-{lang}-{weight}", key, make)
        replace(folder / f"chinese-{weight}.ttf", made)
