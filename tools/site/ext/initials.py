"""The letter under which a term stands in a list: its own first letter, or that of its Chinese sound.

GB 2312 orders its common characters by their sound, so the first of each letter is known. What it cannot know is
written here: a rare character, and a common one that sounds otherwise in the word.
"""

FIRSTS = dict(zip("ABCDEFGHJKLMNOPQRSTWXYZ", "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", strict=True))
EXCEPTIONS = {"耦合": "O", "重复": "C", "重置": "C"}


def initial(text: str) -> str:
    """Return the capital letter that a term is sorted and found under.

    >>> initial("forget gate"), initial("遗忘门"), initial("重置门")
    ('F', 'Y', 'C')
    """
    if text[0].isascii():
        return text[0].upper()
    if text[:2] in EXCEPTIONS:
        return EXCEPTIONS[text[:2]]
    code = text[0].encode("gb2312")
    if code >= b"\xd8\xa1":
        raise ValueError(f"{text}: GB 2312 does not order {text[0]} by sound; EXCEPTIONS must say its letter")
    return max(letter for letter, first in FIRSTS.items() if first.encode("gb2312") <= code)


def by_sound(text: str) -> tuple[str, bytes]:
    """Return the key that sorts terms of both scripts in one list."""
    return initial(text), text.lower().encode("gb2312", errors="replace")
