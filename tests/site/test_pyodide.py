"""Fetching Pyodide: the lock judges, another source helps out, and nothing is stored half or wrong."""

import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from bs4 import BeautifulSoup

from lstm_ref.conformance import stored_names
from tools import ROOT
from tools.site import build as building
from tools.site import lab_pack
from tools.site.pyodide import layout, sources
from tools.site.pyodide.fetch import UnreachableError, fetch
from tools.site.pyodide.lock import CORE, LEFT_OUT, Lock, closure, read
from tools.vectors.suite.inputs import NAMES

GOOD = {"a.wasm": b"the core", "b.whl": b"a wheel"}


def sha(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def lock():
    wheel = {"file_name": "b.whl", "sha256": sha(GOOD["b.whl"]), "depends": []}
    return Lock("1.0", {}, {"a.wasm": sha(GOOD["a.wasm"])}, {"b": wheel})


def source(files, called=None):
    def asked(version, names):
        if called is not None:
            called.append(names)
        yield from ((name, data) for name, data in files.items() if name in names)

    return asked


def broken(version, names):
    yield "a.wasm", GOOD["a.wasm"]
    raise OSError("no route to host")


def held(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_all_files_are_fetched_once(lock, tmp_path):
    called = []
    paths = fetch(lock, tmp_path, [source(GOOD, called)])
    assert {name: path.read_bytes() for name, path in paths.items()} == GOOD
    assert fetch(lock, tmp_path, [source({}, called)]) == paths
    assert called == [("a.wasm", "b.whl")]


def test_a_file_with_another_hash_is_refused_and_named(lock, tmp_path):
    with pytest.raises(UnreachableError, match=r"1 of 2 files are missing .*asked: b\.whl is not the file of the lock"):
        fetch(lock, tmp_path, [source(GOOD | {"b.whl": b"another wheel"})])
    assert held(tmp_path) == {"a.wasm": GOOD["a.wasm"]}


def test_the_next_source_is_asked_for_what_is_missing_alone(lock, tmp_path):
    called = []
    wrong = source({"b.whl": b"another wheel"})
    fetch(lock, tmp_path, [broken, wrong, source(GOOD, called)])
    assert called == [("b.whl",)]
    assert held(tmp_path) == GOOD


def test_a_spoilt_file_is_fetched_again_and_an_old_one_removed(lock, tmp_path):
    fetch(lock, tmp_path, [source(GOOD)])
    (tmp_path / "b.whl").write_bytes(GOOD["b.whl"][:3])
    (tmp_path / "old.whl").write_bytes(b"old")
    fetch(lock, tmp_path, [source(GOOD)])
    assert held(tmp_path) == GOOD


def test_a_move_that_fails_leaves_nothing(lock, tmp_path, monkeypatch):
    def full(*_):
        raise OSError("no space left on device")

    monkeypatch.setattr("tools.files.os.replace", full)
    with pytest.raises(UnreachableError, match="no space left"):
        fetch(lock, tmp_path / "cache", [source(GOOD)])
    assert not any(name in GOOD for name in held(tmp_path / "cache"))


def test_the_lock_has_all_that_it_needs():
    lock = read()
    assert set(lock.core) == set(CORE)
    assert closure(lock.packages) == lock.packages
    needed = {other for package in lock.packages.values() for other in package["depends"]}
    assert needed <= set(lock.packages)
    assert not needed & set(LEFT_OUT)
    assert all(len(value) == 64 for value in lock.hashes.values())
    assert len(sources.SOURCES) > 1


def test_the_wheel_is_laid_out_in_two_that_are_the_whole():
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("lstm_ref/lstm.py", "lstm_labs/fonts/F.ttf"):
            archive.writestr(name, name)
    parts = {name: zipfile.ZipFile(BytesIO(data)) for name, data in layout.halves(whole.getvalue()).items()}
    assert {name: part.namelist() for name, part in parts.items()} == {
        layout.CODE: ["lstm_ref/lstm.py"],
        layout.FONTS: ["lstm_labs/fonts/F.ttf"],
    }
    assert parts[layout.CODE].read("lstm_ref/lstm.py") == b"lstm_ref/lstm.py"


def test_the_cases_of_the_suite_are_in_the_wheel_and_stay_out_of_the_page():
    _, data = lab_pack.build_wheel()
    vectors = "lstm_ref/conformance/vectors/{}.json".format
    packed = set(zipfile.ZipFile(BytesIO(data)).namelist())
    assert set(map(vectors, stored_names())) < packed
    assert {f"lstm_ref/conformance/{name}.json" for name in ("manifest", "vectors.schema")} < packed
    there = set(zipfile.ZipFile(BytesIO(layout.halves(data)[layout.CODE])).namelist())
    assert {name for name in stored_names() if vectors(name) not in there} == set(NAMES)


def test_what_the_page_has_of_the_suite_imports_without_the_checker(tmp_path):
    _, data = lab_pack.build_wheel()
    with zipfile.ZipFile(BytesIO(layout.halves(data)[layout.CODE])) as archive:
        archive.extractall(tmp_path)
    assert not (tmp_path / "lstm_ref" / "conformance" / "diagnosis").exists()
    code = "import lstm_ref.conformance as c; print(c.__file__, c.stored('lstm_pytorch').name)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ran.stdout.startswith(str(tmp_path))
    assert ran.stdout.endswith("lstm_pytorch\n")


def test_no_lab_reads_a_case_of_the_suite():
    sources = [path for path in (ROOT / "notebooks").rglob("*") if path.suffix in (".py", ".ipynb")]
    texts = {path: path.read_text("utf8") for path in sources}
    assert any("lstm_pytorch" in text for text in texts.values())
    assert not [(path, name) for path, text in texts.items() for name in NAMES if name in text]


def test_where_nothing_can_be_fetched_the_site_has_no_buttons_and_says_so(tmp_path, monkeypatch, capfd):
    from workshop import Workshop

    workshop = Workshop(tmp_path)
    monkeypatch.setattr("tools.site.pyodide.fetch.SOURCES", (broken, source({})))
    monkeypatch.setattr(layout, "fetch", lambda lock: fetch(lock, tmp_path / "empty"))
    assert building.build(workshop.book, workshop.output)
    said = [line for line in capfd.readouterr().err.splitlines() if "Pyodide" in line]
    assert len(said) == 1
    assert said[0].startswith("The labs will have no Run buttons: Pyodide could not be fetched: ")
    assert "no route to host" in said[0]
    html = workshop.output / "html"
    assert not (html / "pyodide").exists()
    (lab,) = (html / "en" / "labs").glob("*.html")
    page = BeautifulSoup(lab.read_text("utf8"), "html.parser")
    assert page.select(".cell")
    assert not page.select(".lab-cells, script[src*='lab/'], link[href*='lab.css']")


def test_a_lab_names_its_cells_and_grows_by_little(site):
    if not (site / "pyodide").is_dir():
        pytest.skip("Pyodide could not be fetched")
    import gzip

    for lab in sorted((site / "en" / "labs").glob("*.html")):
        page = BeautifulSoup(lab.read_text("utf8"), "html.parser")
        cells = page.select_one("script.lab-cells")
        assert cells is not None, lab
        added = [cells.string.encode()]
        added += [(site / "en" / "_static" / name).read_bytes() for name in ("lab/buttons.js", "css/lab.css")]
        assert sum(len(gzip.compress(part)) for part in added) < 5000, lab
    assert not [page for page in (site / "en").glob("*.html") if "lab-cells" in page.read_text("utf8")]
    assert (ROOT / "book" / "site" / "lab" / "lab_kernel").is_dir()
