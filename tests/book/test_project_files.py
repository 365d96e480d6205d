"""Files that other people's services read: CITATION.cff and the workflows, against the published schemas."""

import subprocess
import sys

import pytest

from tools import ROOT

CHECKED = {
    "vendor.citation-file-format": [ROOT / "CITATION.cff"],
    "vendor.github-workflows": sorted((ROOT / ".github" / "workflows").glob("*.yml")),
}


def check(schema, *paths):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("schema", CHECKED)
def test_is_valid(schema):
    result = check(schema, *CHECKED[schema])
    assert CHECKED[schema]
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("schema", "broken"), [(next(iter(CHECKED)), "title: 1\n"), (list(CHECKED)[1], "jobs: {}\n")])
def test_what_is_not_valid_is_found(schema, broken, tmp_path):
    path = tmp_path / "broken.yml"
    path.write_text(broken)
    assert check(schema, path).returncode == 1
