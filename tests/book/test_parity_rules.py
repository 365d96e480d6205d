"""The rules for a pair of texts: each finds what it is for, none speaks where only the wording differs."""

from collections import Counter

import pytest
import yaml

from tools import ROOT
from tools.parity.check import GLOSSARY
from tools.parity.glossary import read_glossary
from tools.parity.inline import inline_parts, inline_prose
from tools.parity.model import Block, markdown
from tools.parity.rules import check_code, text_rules
from tools.parity.rules.numbers import chinese_numbers, english_numbers

FIXTURES = ROOT / "tests/fixtures/parity"
BROKEN = yaml.safe_load((FIXTURES / "rules.yml").read_text(encoding="utf-8"))
HARMLESS = yaml.safe_load((FIXTURES / "harmless.yml").read_text(encoding="utf-8"))
RULES = text_rules(read_glossary((ROOT / GLOSSARY).read_text(encoding="utf-8"), GLOSSARY))


def block(text: str) -> Block:
    tokens = markdown().parseInline(text)[0].children
    made = Block("paragraph", "", 0, 1, prose=[(1, text) for text in inline_prose(tokens)])
    made.add(inline_parts(tokens))
    return made


def findings(en: str, zh: str) -> list[tuple[str, str]]:
    a, b = block(en), block(zh)
    found = [(name, message) for name, rule in RULES.items() for message in rule(a.text, b.text)]
    return found + [("code", message) for message in check_code(a, b)]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case['rule']}: {case['message']}")
def test_a_rule_finds_what_it_is_for(case: dict[str, str]) -> None:
    mine = [message for rule, message in findings(case["en"], case["zh"]) if rule == case["rule"]]
    assert len(mine) == 1
    assert case["message"] in mine[0]


@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case["to"])
def test_another_wording_is_no_difference(case: dict[str, str]) -> None:
    changed = "zh" if any("\u3400" <= character <= "\u9fff" for character in case["to"]) else "en"
    assert case["to"] != case[changed]
    assert findings(case["en"], case["zh"]) == []
    assert findings(**{"en": case["en"], "zh": case["zh"], changed: case["to"]}) == []


def test_there_are_enough_harmless_changes() -> None:
    assert len({case["to"] for case in HARMLESS}) >= 60


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("十到三十分钟", "10 30"),
        ("一千个词", "1000"),
        ("一万多种", "10000"),
        ("两百零五次", "205"),
        ("二十五个", "25"),
        ("四舍五入到四分位数，唯一，几十次", ""),
        ("四分之三和百分之一", "3/4 1/100"),
        ("一两行，两三个", ""),
        ("三者相同", ""),
        ("0.5 · 0.4 − 5 · 1 + 3", "0.5 0.4 5 1 3"),
        ("从 −8 到 8，(−1, 1)", "−8 8 −1 1"),
    ],
)
def test_chinese_numbers_are_read(text: str, values: str) -> None:
    assert chinese_numbers(text).sure == Counter(values.split())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ten thousand of twenty-five", "10000 25"),
        ("a hundred and two hundred", "100 200"),
        ("three quarters, one third, the second", "3/4 1/3 2"),
        ("one of both, a pair, half of it", ""),
        ("3 to 45-minute lessons, 10⁻⁴", "3 45 10 ⁻⁴"),
        ("float32, R1, G3a and W_2", "float32 R1 G3a"),
    ],
)
def test_english_numbers_are_read(text: str, values: str) -> None:
    assert english_numbers(text).sure == Counter(values.split())
