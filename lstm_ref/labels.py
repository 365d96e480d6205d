"""Every word that stands in a figure, in both languages; drawing code holds none."""

LANGUAGES = ("en", "zh")

WORDS: dict[str, dict[str, str]] = {
    "forget": {"en": "forget", "zh": "遗忘门"},
    "input": {"en": "input", "zh": "输入门"},
    "candidate": {"en": "candidate", "zh": "候选值"},
    "output": {"en": "output", "zh": "输出门"},
    "time_step": {"en": "time step $t$", "zh": "时间步 $t$"},
    "value": {"en": "value", "zh": "值"},
    "gate_value": {"en": "value of the gate", "zh": "门的取值"},
    "pre_activation": {"en": "pre-activation $a$", "zh": "预激活值 $a$"},
    "activation": {"en": "activation", "zh": "激活值"},
    "cell_state": {"en": "cell state", "zh": "单元状态"},
    "hidden_state": {"en": "hidden state", "zh": "隐状态"},
    "hidden_unit": {"en": "hidden unit", "zh": "隐藏单元"},
    "tiny_1": {"en": "gender", "zh": "性别"},
    "tiny_2": {"en": "number", "zh": "量词"},
    "nothing_new": {"en": "no new subject", "zh": "没有新主语"},
    "new_subject": {"en": "new subject", "zh": "新主语"},
    "bias_f": {"en": "bias $b_f$", "zh": "偏置 $b_f$"},
    "value_f": {"en": "forget gate $f_t$", "zh": "遗忘门 $f_t$"},
}


def check_language(lang: str) -> None:
    """Raise ValueError unless `lang` is one of the book's two languages."""
    if lang not in LANGUAGES:
        raise ValueError(f"lang must be one of {LANGUAGES}, got {lang!r}")


def label(key: str, lang: str) -> str:
    r"""Return the words for `key` in `lang`, "en" or "zh".

    Raises
    ------
    ValueError
        If `lang` is another language.
    KeyError
        If the catalogue has no such key.

    Examples
    --------
    >>> label("forget", "en"), label("forget", "zh")
    ('forget', '遗忘门')
    """
    check_language(lang)
    if key not in WORDS:
        raise KeyError(f"no label {key!r}; lstm_ref.labels has {', '.join(sorted(WORDS))}")
    return WORDS[key][lang]
