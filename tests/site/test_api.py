"""The page of the package: every public name once, in both languages, and renewed with its docstring."""

import doctest
import shutil
import sys

import numpy as np
import pytest
from conftest import ROOT
from workshop import Workshop

import lstm_ref
import lstm_ref.conformance
import lstm_ref.interop
import lstm_ref.learning
import lstm_ref.stacks

LABELS = {
    "en": {"Parameters:", "Returns:", "Yields:", "Raises:", "Attributes:", "Examples"},
    "zh": {"参数:", "返回:", "逐次产出:", "抛出:", "属性:", "示例"},
}
MODULES = (lstm_ref, lstm_ref.learning, lstm_ref.stacks, lstm_ref.interop, lstm_ref.conformance)
PUBLIC = {f"{module.__name__}.{name}": getattr(module, name) for module in MODULES for name in module.__all__}


@pytest.fixture(scope="module")
def workshop(tmp_path_factory):
    """Return the fixture book with the real package and its page."""
    workshop = Workshop(tmp_path_factory.mktemp("workshop"))
    shutil.copytree(ROOT / "lstm_ref", workshop.book / "lstm_ref", dirs_exist_ok=True)
    for lang in LABELS:
        shutil.copy2(ROOT / "book" / lang / "api.md", workshop.book / "book" / lang)
        workshop.edit(f"book/{lang}/_toc.yml", "- file: references", "- file: api\n      - file: references")
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    return workshop


@pytest.fixture(scope="module")
def api(workshop):
    return {lang: workshop.page(f"{lang}/api.html") for lang in LABELS}


def described(page):
    """Return the names that a page describes, with their members."""
    return [signature["id"] for signature in page.select("dt.sig")]


@pytest.mark.parametrize("lang", LABELS)
def test_every_public_name_is_described_once(api, lang):
    names = [signature["id"] for signature in api[lang].select("dt.sig") if not signature.find_parent("dd")]
    assert sorted(names) == sorted(PUBLIC)


def test_both_languages_describe_the_same_in_the_same_order(api):
    assert described(api["en"]) == described(api["zh"])
    assert "lstm_ref.LSTMParams.init" in described(api["zh"])


@pytest.mark.parametrize("lang", LABELS)
def test_labels_are_in_the_language_of_the_page(api, lang):
    assert {label.get_text() for label in api[lang].select("dl.py dl.field-list > dt, dl.py p.rubric")} == LABELS[lang]


def test_english_sentences_on_the_chinese_page_are_marked(api):
    sentences = api["zh"].select("dl.py p:not(.rubric)")
    assert len(sentences) > 100
    assert all(sentence["lang"] == "en" for sentence in sentences)
    assert not api["en"].select("dl.py [lang]")


@pytest.mark.parametrize("lang", LABELS)
def test_docstrings_read_like_the_chapters(api, lang):
    page = api[lang]
    text = page.select_one("article").get_text()
    assert "equations (6′) to (1′)" in text
    assert " -- " not in text
    step = page.find(id="lstm_ref.lstm_step").parent
    assert [a["href"] for a in step.select("dd a.reference")] == [
        "#lstm_ref.LSTMParams", "#lstm_ref.LSTMState", "#lstm_ref.StepTrace",
    ]  # fmt: skip
    assert "h_{t-1}" in [tex.get_text() for tex in step.select("annotation")]
    assert "dtype=np.float64" in page.find(id="lstm_ref.LSTMParams.init").get_text()
    assert step.select_one(".highlight .gp").get_text() == ">>> "


@pytest.mark.parametrize("lang", LABELS)
def test_the_source_of_the_cell_is_folded_whole_and_a_file(workshop, api, lang):
    source = (workshop.book / "lstm_ref" / "lstm.py").read_text(encoding="utf-8")
    assert api[lang].select_one("details.own-sheet:not([open]) pre").get_text() == source
    download = workshop.output / "html" / lang / api[lang].select_one("a.download")["href"]
    assert download.read_text(encoding="utf-8") == source


def test_a_type_of_the_training_module_is_linked(api):
    train = api["en"].find(id="lstm_ref.learning.train").parent
    links = [a["href"] for a in train.select("dd a.reference")]
    assert "#lstm_ref.learning.Model" in links  # of two types, each
    assert "#lstm_ref.learning.SequenceModel" in links
    update = api["en"].find(id="lstm_ref.learning.adam_update").parent
    assert "AdamState or None" in update.get_text()


@pytest.mark.parametrize("name", PUBLIC)
def test_examples_need_only_what_the_page_says(name):
    module = sys.modules[name.rpartition(".")[0]]
    public = {public: getattr(module, public) for public in module.__all__}
    public |= {name: getattr(lstm_ref, name) for name in lstm_ref.__all__}
    runner = doctest.DocTestRunner()
    for example in doctest.DocTestFinder().find(PUBLIC[name], name, module=False, globs={"np": np} | public):
        runner.run(example)
    assert runner.failures == 0


def test_an_edited_docstring_is_shown(workshop):
    before = "Take one step, equations (1) to (6)."
    workshop.edit("lstm_ref/lstm.py", before, "Take a step on the left foot.")
    result = workshop.build()
    assert result.returncode == 0, result.stderr
    for lang in LABELS:
        text = workshop.page(f"{lang}/api.html").find(id="lstm_ref.lstm_step").parent.get_text()
        assert "Take a step on the left foot." in text
        assert before not in text


def test_a_name_that_is_gone_fails_the_build(workshop):
    workshop.edit("lstm_ref/__init__.py", "from .gradcheck import gradient_check", "")
    result = workshop.build()
    assert result.returncode != 0
    assert "gradient_check" in result.stderr
