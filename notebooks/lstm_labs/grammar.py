"""The words of the book's grammars: what each number of `lstm_ref.learning.book_sentences` is in both languages, of
`verb_number_sentences` in English, and of `measure_word_sentences` in Chinese.

In the first, both languages are in step word by word: one number is one word in either. The article *the* stands for
那, the noun that announces for the measure word, and the verb that answers for the noun. The other two are a grammar of
each language: `AGREEMENT_WORDS`.
"""

from __future__ import annotations

from collections.abc import Iterable

from lstm_ref.learning.tasks import measure_words, verb_numbers
from lstm_ref.learning.tasks.sentences import ROLES

from .words import check_language

_BY_ROLE = {
    "female_1": ("Grandma", "奶奶"),
    "female_2": ("Mum", "妈妈"),
    "male_1": ("Grandpa", "爷爷"),
    "male_2": ("Dad", "爸爸"),
    "says": ("says", "说"),
    "the": ("the", "那"),
    "plural": ("books", "本"),
    "singular": ("letter", "封"),
    "just": ("just", "刚"),
    "recently": ("recently", "最近"),
    "bought": ("bought", "买的"),
    "wrote": ("wrote", "写的"),
    "found": ("found", "找到的"),
    "hid": ("hid", "藏的"),
    "plural_answer": ("belong", "书"),
    "singular_answer": ("belongs", "信"),
    "now": ("now", "现在"),
    "only": ("only", "只"),
    "to": ("to", "属于"),
    "her": ("her", "她"),
    "him": ("him", "他"),
    "stop": (".", "。"),
}
GRAMMAR_WORDS = {
    "en": tuple(_BY_ROLE[role][0] for role in ROLES),
    "zh": tuple(_BY_ROLE[role][1] for role in ROLES),
}


_ENGLISH = """
Grandma Mum Anna Grandpa Dad Tom
says thinks sees and the
book letter picture box clock
books letters pictures boxes clocks
near beside behind from that bought got borrowed hides covers hide cover still really
pleases surprises belongs
please surprise belong
to her him .
"""
_CHINESE = """
奶奶 妈妈 姐姐 爷爷 爸爸 哥哥
说 觉得 看着 这 那
本 封 把 张
书 杂志 信 感谢信 伞 钥匙 照片 票
昨天 刚才 跟 一起 在 、 和 旁边 找到 看到 留下 的
应该 也许 属于 归 适合 她 他 。
"""  # no noun fits two of the measure words: 椅子 does, 把 and 张
AGREEMENT_WORDS = {"en": tuple(_ENGLISH.split()), "zh": tuple(_CHINESE.split())}
AGREEMENT_ROLES = {"en": verb_numbers.ROLES, "zh": measure_words.ROLES}


def sentence_text(words: Iterable[int], lang: str) -> str:
    """Return a sentence of `book_sentences` as a reader writes it.

    Parameters
    ----------
    words : iterable of int
        Numbers of words, from 0 to 21; those below 0, which fill up a batch, are left out.
    lang : str
        "en" or "zh".

    Raises
    ------
    ValueError
        If `lang` is another language, or a number is none of a word.

    Examples
    --------
    >>> words = [0, 4, 5, 6, 2, 10, 14, 18, 20, 21]
    >>> sentence_text(words, "en"), sentence_text(words, "zh")
    ('Grandma says the books Grandpa bought belong to him.', '奶奶说那本爷爷买的书属于他。')
    """
    check_language(lang)
    return _joined(words, GRAMMAR_WORDS[lang], lang)


def agreement_text(words: Iterable[int], lang: str) -> str:
    """Return a sentence of `verb_number_sentences` ("en") or `measure_word_sentences` ("zh") as a reader writes it.

    Parameters
    ----------
    words : iterable of int
        Numbers of words, from 0 to 44 or 42; those below 0, which fill up a batch, are left out.
    lang : str
        "en" or "zh".

    Raises
    ------
    ValueError
        If `lang` is another language, or a number is none of a word.

    Examples
    --------
    >>> agreement_text([0, 6, 10, 16, 21, 10, 15, 25, 4, 26, 40, 41, 43, 44], "en")
    'Grandma says the books near the clock that Dad bought belong to him.'
    >>> agreement_text([0, 6, 9, 11, 4, 27, 10, 13, 19, 30, 31, 34, 15, 37, 41, 42], "zh")
    '奶奶说这本爸爸在那把伞旁边找到的书属于他。'
    """
    check_language(lang)
    return _joined(words, AGREEMENT_WORDS[lang], lang)


def _joined(words: Iterable[int], known: tuple[str, ...], lang: str) -> str:
    text, gap, stop = "", " " if lang == "en" else "", len(known) - 1
    for word in (int(word) for word in words if word >= 0):
        if word > stop:
            raise ValueError(f"words: expected 0 to {stop}, got {word}")
        text += (gap if text and word != stop else "") + known[word]
    return text
