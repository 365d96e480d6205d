"""The words in code are read where they stand, paired, and held to the glossary and to the rules for pairs."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import ROOT
from tools.parity.words.check import check_words, paths
from tools.parity.words.found import Words
from tools.parity.words.markup import read_html, read_translations, read_yaml
from tools.parity.words.python import read_python
from tools.parity.words.script import read_script

FILES = {
    "book/glossary.yml": """terms:
  - key: forget-gate
    en: forget gate
    zh: 遗忘门
    forbidden: [忘记门]
    forbidden_en: [forgetting gate]
    definition: {en: A gate., zh: 一个门。}
  - key: bias
    en: bias
    zh: 偏置
    definition: {en: A number., zh: 一个数。}
""",
    "notebooks/lstm_labs/words.py": 'LABELS = {\n    "f": {"en": "the forget gate", "zh": "遗忘门"},\n}\n',
    "notebooks/lstm_labs/exercises/ch05/design.py": (
        'TEXT = Text(\n    "Expected {want} in 3 steps.\\n"\n    "Hint: the bias.",\n'
        '    "{want}，应在 3 步之内。\\n"\n    "提示：偏置。",\n)\n'
    ),
    "tools/site/lab_pages.py": 'WORDS = {"en": ("Show", "Hide"), "zh": ("显示", "隐藏")}\n',
    "book/site/cell/scenes.js": 'const S = [slider("b", "forget gate: bias", "遗忘门：偏置", 3)];\n',
    "book/site/404.html": '<html><body>\n<p title="Two">Words</p>\n<p lang="zh-CN">文字</p>\n</body></html>\n',
    "book/site/locale/zh_CN/LC_MESSAGES/sphinx.po": 'msgid "Open the lab"\nmsgstr "打开实验"\n',
    "_config.yml": "title: A book of 3 steps\n",
    "book/zh/_config.yml": "title: 三步之书\n",
    "README.zh.md": "# 书\n\n一本书。\n",
    "notebooks/en/README.md": "# Labs\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_good_words(project: Path) -> None:
    assert check_words(project) == []
    assert len(paths(project)) == len(FILES)


LABELS, CH05 = "notebooks/lstm_labs/words.py", "notebooks/lstm_labs/exercises/ch05/design.py"
PAGES, SCENES, PO = (
    "tools/site/lab_pages.py",
    "book/site/cell/scenes.js",
    "book/site/locale/zh_CN/LC_MESSAGES/sphinx.po",
)
ERROR, GLOSSARY, LABS = "book/site/404.html", "book/glossary.yml", "notebooks/en/README.md"
IN_CHINESE, IN_ENGLISH = "expected 遗忘门 (forget-gate) / came 忘记门", "expected forget gate (forget-gate) / came"


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        (LABELS, "遗忘门", "忘记门", 2, IN_CHINESE),
        (LABELS, "forget", "forgetting", 2, IN_ENGLISH),
        (CH05, "提示：偏置", "提示：忘记门", 5, IN_CHINESE),
        (CH05, "3 步", "4 步", 4, "numbers: expected 3 / came 4"),
        (CH05, "the bias", "the forget gate", 4, "terms: expected forget gate"),
        (CH05, "提示：偏置。", "Hint: the bias, of course it is.", 4, "language: expected Chinese / came “Hint"),
        (PAGES, "隐藏", "忘记门", 1, IN_CHINESE),
        (SCENES, "遗忘门", "忘记门", 1, IN_CHINESE),
        (SCENES, "：偏置", "", 1, "terms: expected bias / came nothing more"),
        (ERROR, "文字", "忘记门", 3, IN_CHINESE),
        (ERROR, "Two", "Forgetting gate", 2, IN_ENGLISH),
        (PO, "打开实验", "忘记门", 2, IN_CHINESE),
        (PO, "打开", "打开两个", 2, "numbers: expected nothing more / came 两"),
        ("book/zh/_config.yml", "三步", "四步", 1, "numbers: expected 3 / came 四"),
        ("README.zh.md", "一本书。", "一本讲忘记门的书。", 3, IN_CHINESE),
        (LABS, "Labs", "Forgetting gates", 1, IN_ENGLISH),
        (GLOSSARY, "一个门。", "一个忘记门。", 7, IN_CHINESE),
        (GLOSSARY, "A number.", "Three numbers.", 11, "numbers: expected three / came nothing more"),
    ],
)
def test_wrong_words_are_found_where_they_stand(
    project: Path, name: str, old: str, new: str, line: int, message: str
) -> None:
    edit(project / name, old, new)
    found = [str(difference) for difference in check_words(project)]
    assert any(text.startswith(f"{name}:{line}: {message}") for text in found), found


def test_the_command_prints_the_findings_and_fails(project: Path) -> None:
    command = [sys.executable, "-m", "tools.parity.words", "--root", str(project)]
    good = subprocess.run(command, capture_output=True, text=True, check=False)
    edit(project / "tools/site/lab_pages.py", "隐藏", "忘记门")
    bad = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (good.returncode, good.stdout, good.stderr) == (0, "", f"0 findings in {len(FILES)} files\n")
    assert bad.returncode == 1
    assert bad.stdout == "tools/site/lab_pages.py:1: expected 遗忘门 (forget-gate) / came 忘记门\n"


def shown(words: Words) -> tuple[list[str], list[tuple[str, str]]]:
    return [text.raw for text in words.texts], [(en.raw, zh.raw) for en, zh in words.pairs]


def test_python_is_read() -> None:
    source = '"""A docstring."""\nA = {"en": ["one", f"two {x}"], "zh": ["一", f"二 {x}"]}\nB = Text("yes", "yes")\n'
    texts, pairs = shown(read_python(source))
    assert texts == ["A docstring.", "en", "zh", "one", "two {}", "一", "二 {}", "yes", "yes"]
    assert sorted(pairs) == [("one", "一"), ("two {}", "二 {}"), ("yes", "yes")]


def test_named_arguments_are_a_pair() -> None:
    assert shown(read_python('Text(zh="一", en="one")'))[1] == [("one", "一")]
    assert shown(read_python('f("id", "some words", "一些词")'))[1] == [("some words", "一些词")]


SCRIPT = """// a comment: 忘记门
const WORDS = zh
  ? { count: (n) => `找到 ${n} 个`, none: "没有" }
  : { none: "nothing", count: (n) => (n === 1 ? "1 page" : `${n} pages`) };
const SAY = { en: (t) => `After “${word(`x`)}”.`, zh: (t) => `读完“${t}”。` };
const T = { en: { a: "one", b: "two" }, zh: { a: "一", b: "二" } };
const P = /忘记门|'/;
"""


def test_a_script_is_read() -> None:
    texts, pairs = shown(read_script(SCRIPT))
    assert texts == [
        "找到 {} 个", "没有", "nothing", "1 page", "{} pages", "After “{}”.", "读完“{}”。", "one", "two", "一", "二",
    ]  # fmt: skip
    assert sorted(pairs) == sorted([("nothing", "没有"), ("After “{}”.", "读完“{}”。"), ("one", "一"), ("two", "二")])
    assert [text.line for text in read_script(SCRIPT).texts][:3] == [3, 3, 4]


def test_a_comment_in_a_call_is_no_argument() -> None:
    assert shown(read_script('f("some words", /* a note */ "一些词");'))[1] == [("some words", "一些词")]


def test_html_is_read_without_scripts_and_templates() -> None:
    source = '<p title="{{ a }} t">{% if x %}Some\nwords{% endif %}</p><script>no("words")</script>\n<b>more</b>'
    assert [(text.line, text.raw.split()) for text in read_html(source).texts] == [
        (1, ["t"]),
        (1, ["Some", "words"]),
        (3, ["more"]),
    ]


def test_translations_and_settings_are_read() -> None:
    translated = read_translations('msgid ""\nmsgstr ""\n\nmsgid "Yes"\nmsgstr "是"\n')
    assert shown(translated)[1] == [("Yes", "是")]
    assert [text.line for text in translated.texts] == [4, 5]
    assert shown(read_yaml("a: [x, {en: one, zh: 一}]\n")) == (["x", "one", "一"], [("one", "一")])


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="no list of the project's files without git")
def test_every_file_with_chinese_words_outside_the_chapters_is_checked() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    elsewhere = ("book/zh/", "book/en/", "notebooks/zh/", "notebooks/en/", "tests/", "tools/parity/")
    texts = {".py", ".js", ".html", ".po", ".yml", ".md"}
    checked = {path.as_posix() for path in paths(ROOT)}
    missing = [
        name
        for name in tracked
        if Path(name).suffix in texts and not name.startswith(elsewhere) and name not in checked
        if (ROOT / name).exists() and re.search("[\u3400-\u9fff]", (ROOT / name).read_text(encoding="utf-8"))
    ]
    assert missing == []


def test_the_pairs_of_the_labs_are_seen() -> None:
    seen = {
        name: len(reader((ROOT / name).read_text(encoding="utf-8")).pairs)
        for name, reader in [
            ("notebooks/lstm_labs/words.py", read_python),
            ("notebooks/lstm_labs/exercises/ch05/design.py", read_python),
            ("book/site/cell/words.js", read_script),
            ("book/site/cell/sayings.js", read_script),
            ("book/site/search/page.js", read_script),
        ]
    }
    assert min(seen.values()) >= 5, seen
