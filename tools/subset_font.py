"""Cut the figures' font from Noto Sans SC: the characters of GB 2312 level 1, Latin, punctuation and a few signs.

`python -m tools.subset_font <folder of the npm package @fontsource/noto-sans-sc>` writes notebooks/lstm_labs/fonts/.
The package holds the typeface as overlapping slices; each character is taken from the first slice that has it.
Greek and mathematics are not in it: matplotlib's mathtext draws those.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tools import ROOT

FONTS = ROOT / "notebooks" / "lstm_labs" / "fonts"
FAMILY = "LSTM Book Sans SC"  # its own name, so that an installed Noto Sans SC never takes its place
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x100)])).replace("\xad", "")
PUNCTUATION = "–—‘’“”…′″−≈≠≤≥∞√→←↑↓↔⇒⊙《》〈〉「」『』【】、。"
FULL_WIDTH = "！（），．／：；＜＝＞？［］～％＋－＊"


def gb2312_level_1() -> str:
    """Return the 3,755 common characters: rows 16 to 55 of GB 2312; the last row ends five places early."""
    codes = [bytes((row + 0xA0, column + 0xA0)) for row in range(16, 56) for column in range(1, 95)]
    return "".join(code.decode("gb2312") for code in codes[:-5])


def slices(package: Path) -> list[Path]:
    """List the regular weight's slices, the widest first, so that few of them are needed."""
    found = package.glob("files/noto-sans-sc-*-400-normal.woff")
    return sorted(found, key=lambda path: (-path.stat().st_size, path.name))


def cut(source: Path, wanted: set[str], target: Path) -> set[str]:
    """Write the wanted characters that `source` has to `target`, without hints or layout; return them."""
    font = TTFont(source)
    present = {character for character in wanted if ord(character) in font.getBestCmap()}
    if present:
        options = Options(hinting=False, layout_features=[], notdef_outline=True)
        options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "vhea", "vmtx"]
        subsetter = Subsetter(options)
        subsetter.populate(text="".join(sorted(present)))
        subsetter.subset(font)
        font.flavor = None
        font.save(target)
    return present


def rename(font: TTFont) -> None:
    """Give the family its own name; the copyright and version entries stay."""
    names = {1: FAMILY, 2: "Regular", 3: FAMILY, 4: FAMILY, 6: FAMILY.replace(" ", "")}
    font["name"].names = [record for record in font["name"].names if record.nameID in (0, 5, 7, 13, 14)]
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def main(package: Path) -> None:
    wanted = set(gb2312_level_1() + LATIN + PUNCTUATION + FULL_WIDTH)
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, source in enumerate(slices(package)):
            part = Path(folder) / f"{number:03}.ttf"
            found = cut(source, wanted, part)
            wanted -= found
            parts += [str(part)] if found else []
        if wanted:
            raise SystemExit(f"in no slice of the package: {''.join(sorted(wanted))}")
        font = Merger().merge(parts)
    rename(font)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(FONTS / "LSTMBookSansSC.ttf")
    shutil.copy(package / "LICENSE", FONTS / "OFL.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
