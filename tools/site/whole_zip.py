"""Write `_build/lstm-step-by-step.zip`: the whole site in one file, which works unpacked, without a server."""

import os
import zipfile
from pathlib import Path

from tools import ROOT

HTML, TARGET = ROOT / "_build" / "html", ROOT / "_build" / "lstm-step-by-step.zip"
FOLDER, LONG_AGO = "lstm-step-by-step", (1980, 1, 1, 0, 0, 0)  # equal sites make equal files


def write_zip(html: Path = HTML, target: Path = TARGET) -> Path:
    part = target.with_name(f".{target.name}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(html.rglob("*")):
            if path.is_file():
                name = zipfile.ZipInfo(f"{FOLDER}/{path.relative_to(html).as_posix()}", LONG_AGO)
                name.external_attr = 0o644 << 16
                archive.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
    os.replace(part, target)
    return target


if __name__ == "__main__":
    print(f"{write_zip()} ({TARGET.stat().st_size / 1e6:.1f} MB): unpack it and open index.html")
