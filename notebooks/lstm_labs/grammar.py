"""The words of the book's grammar: what each number of `lstm_ref.learning.book_sentences` is in both languages.

Both languages are in step word by word: one number is one word in either. The article *the* stands for 那, the noun
that announces for the measure word, and the verb that answers for the noun.
"""

from __future__ import annotations

from collections.abc import Iterable

from lstm_ref.learning.tasks.sentences import ROLES, STOP

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


def sentence_text(words: Iterable[int], lang: str) -> str:
    """Return a sentence as a reader writes it.

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
    text, gap = "", " " if lang == "en" else ""
    for word in (int(word) for word in words if word >= 0):
        if word >= len(ROLES):
            raise ValueError(f"words: expected 0 to {len(ROLES) - 1}, got {word}")
        text += (gap if text and word != STOP else "") + GRAMMAR_WORDS[lang][word]
    return text
