"""Numbers in both languages, in digits and in words, brought to one form: `0.96`, `−1`, `3`, `3/4`, `float32`."""

import re
from collections.abc import Iterator

from tools.parity.rules.balance import Found, unlike

DIGITS = re.compile(
    r"(?P<label>(?<![A-Za-z\d])[A-Za-z]+\d+[a-z]?(?![A-Za-z\d])′?)"  # float32, R1, G3a: a name, not a number
    r"|(?P<number>(?:(?<![\w)\].])[−-])?(?<![A-Za-z_])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)*′?)"
    r"|(?P<power>⁻?[⁰¹²³⁴-⁹]+)"
)

SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
ONES = {word: value for value, word in enumerate(SMALL)}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "tenth": 10, "tenths": 10, "hundredth": 100, "hundredths": 100, "thousandth": 1000, "thousandths": 1000,
}  # fmt: skip
MAY_STAND_FOR = {
    "0": "zeros no nothing none never without empty",
    "1": "a an each every single once only",
    "2": "both twice double doubled pairs either neither",
    "other": "other another",
    "1/2": "half halved halves way",
}
LOOSE_WORDS = {word: value for value, words in MAY_STAND_FOR.items() for word in words.split()}

HAN_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
HAN_NUMBER = "[零一二两三四五六七八九十百千万]+"
HAN_IDIOMS = re.compile(
    "四舍五入|四分位|唯一|统一|万一|一一|逐一|十分(?!钟|之)|千万|三角|再三|[几数][十百千万]+|[十百千万]几|百科|万能|千差万别|成千上万"
)
HAN_FRACTION = re.compile(f"({HAN_NUMBER})分之({HAN_NUMBER})")
HAN_LOOSE = [
    (re.compile("[零无空没]|什么[也都]不"), "0"),
    (re.compile("[各每单首]|前者|前一"), "1"),
    (re.compile(f"双|(?<!{HAN_NUMBER[:-1]})倍|后者|后一|还[多要]"), "2"),
    (re.compile("另(?!外)"), "other"),
    (re.compile("半"), "1/2"),
]


def check_numbers(en: str, zh: str) -> Iterator[str]:
    """Yield a message if a number of one text has no partner in the other."""
    english, chinese = english_numbers(en), chinese_numbers(zh)
    for value in ("2", "other"):  # *both* is a partner for 两者 before it is one for 两, and *other* for 另一
        common = min(english.loose[value], chinese.loose[value])
        for found in (english, chinese):
            found.loose[value] -= common
    chinese.loose["2"] += chinese.loose["other"]  # another 另一 may be the second
    yield from unlike(english, chinese)


def english_numbers(text: str) -> Found:
    """Return the numbers of an English text."""
    found = Found()
    _add_digits(found, text)
    words = re.findall(r"[a-z]+|[^\sa-z]", text.lower())
    place = 0
    while place < len(words):
        key, length, sure = _english_number([*words[place : place + 4], "", "", ""])
        if key:
            found.add(key, " ".join(words[place : place + length]).replace(" - ", "-"), sure)
        place += length
    return found


def _english_number(words: list[str]) -> tuple[str, int, bool]:
    """Return the number that the words begin with, of how many words it is, and whether it wants a partner."""
    word, after, third = words[:3]
    if word in LOOSE_WORDS:
        return LOOSE_WORDS[word], 1, False
    if word in ORDINALS:
        return str(ORDINALS[word]), 1, ORDINALS[word] > 1
    if word in PARTS:
        return f"1/{PARTS[word]}", 1, True
    if word in ONES and after in PARTS:
        return f"{ONES[word]}/{PARTS[after]}", 2, True
    value, length = ONES.get(word, TENS.get(word, SCALES.get(word, -1))), 1
    if word in TENS and after == "-" and third in ONES:
        value, length = value + ONES[third], 3
    if value >= 0 and word not in SCALES and words[length] in SCALES:
        value, length = value * SCALES[words[length]], length + 1
    return (str(value) if value >= 0 else ""), length, value > 1


def chinese_numbers(text: str) -> Found:
    """Return the numbers of a Chinese text."""
    found = Found()
    _add_digits(found, text)
    for pattern, value in HAN_LOOSE:
        for match in pattern.finditer(text):
            found.add(value, match[0], sure=False)
    text = HAN_IDIOMS.sub(" ", text)
    for match in HAN_FRACTION.finditer(text):
        found.add(f"{_han_value(match[2])}/{_han_value(match[1])}", match[0])
    text = HAN_FRACTION.sub(" ", text)
    for match in re.finditer(f"({HAN_NUMBER})([者是侧边]?)", text):
        number = match[1]
        if len(number) > 1 and not set(number) & set(HAN_SCALES):  # 一两, 两三: about so many
            for digit in number:
                found.add(str(HAN_DIGITS[digit]), number, sure=False)
        else:
            count = _han_value(number)
            found.add(str(count), number, sure=count > 1 and not match[2])
    return found


def _add_digits(found: Found, text: str) -> None:
    for match in DIGITS.finditer(text):
        found.add(match[0].replace(",", "").replace("-", "−"), match[0])


def _han_value(number: str) -> int:
    total, digit = 0, -1
    for character in number:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
            continue
        scale = HAN_SCALES[character]
        total = max(total + max(digit, 0), 1) * scale if scale == 10_000 else total + abs(digit) * scale
        digit = -1
    return total + max(digit, 0)
