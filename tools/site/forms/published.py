"""The folder `conformance/` of the site: the vectors in every form, an index with their hashes, and one zip of all."""

import io
import json
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from lstm_ref.conformance import SUITE, stored, stored_names
from lstm_ref.conformance.cases import is_case
from lstm_ref.conformance.stored_vectors import FOLDER
from tools import ROOT
from tools.site.cache import remembered
from tools.site.forms.arrays import npz, safetensors
from tools.site.forms.c_header import c_header
from tools.site.trees import Content, fingerprint, tree
from tools.site.zips import zipped

TARGET, NAME = "conformance", f"lstm-conformance-{SUITE}"
LICENCE, READ_FIRST = ROOT / "LICENSE", Path(__file__).with_name("read_first.txt")
SCHEMA = ROOT / "lstm_ref" / "conformance" / "vectors.schema.json"


def ingredients() -> dict[str, Content]:
    """Return all files that the forms are made from, and those that make them."""
    files: dict[str, Content] = {path.name: path for path in (LICENCE, ROOT / "requirements.txt")}
    return files | tree(ROOT / "lstm_ref", prefix="lstm_ref/") | tree(ROOT / "tools" / "site", prefix="tools/site/")


def forms(name: str) -> dict[str, tuple[str, bytes]]:
    """Return stored vectors in each form: the name of its file and its bytes."""
    vectors = stored(name)
    owner = next(line for line in LICENCE.read_text("utf8").splitlines() if line.startswith("Copyright"))
    return {
        "json": (f"json/{name}.json", (FOLDER / f"{name}.json").read_bytes()),
        "npz": (f"npz/{name}.npz", npz(vectors)),
        "safetensors": (f"safetensors/{name}.safetensors", safetensors(vectors)),
        "c": (f"c/{name}.h", c_header(name, owner)),
    }


def facts(path: str, data: bytes) -> dict[str, Any]:
    """Return what the index says of a file."""
    return {"path": path, "bytes": len(data), "sha256": sha256(data).hexdigest()}


def members() -> dict[str, bytes]:
    """Return the files of the folder but for the zip, by their names in it; `index.json` lists all others."""
    texts = {"LICENSE": LICENCE, "README.txt": READ_FIRST, SCHEMA.name: SCHEMA}
    listed, files = [], {name: path.read_bytes() for name, path in texts.items()}
    for name in stored_names():
        made, vectors = forms(name), stored(name)
        files |= dict(made.values())
        of = {form: facts(*file) for form, file in made.items()}
        listed.append({"name": name, "case": is_case(vectors), "about": dict(vectors.about), "files": of})
    index = {
        "suite": SUITE,
        "license": "BSD-3-Clause",
        "zip": f"{NAME}.zip",
        "vectors": listed,
        "others": [facts(name, files[name]) for name in texts],
    }
    return files | {"index.json": (json.dumps(index) + "\n").encode()}


def archive() -> bytes:
    """Return the zip; equal vectors make equal bytes."""
    return zipped({f"{NAME}/{name}": data for name, data in members().items()})


def files() -> dict[str, Content]:
    """Return the folder by its names on the site: the zip, its hash as `sha256sum` writes it, and what is in it."""
    packed = remembered(TARGET, fingerprint(ingredients()), archive)
    with zipfile.ZipFile(io.BytesIO(packed)) as opened:
        made: dict[str, Content] = {
            f"{TARGET}/{name.removeprefix(f'{NAME}/')}": opened.read(name) for name in opened.namelist()
        }
    made[f"{TARGET}/{NAME}.zip"] = packed
    made[f"{TARGET}/{NAME}.zip.sha256"] = f"{sha256(packed).hexdigest()}  {NAME}.zip\n".encode()
    return made
