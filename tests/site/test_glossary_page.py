"""The glossary's list: sorted as a reader looks, with a bar of letters that leads into it."""

import pytest

from tools.site.ext.initials import EXCEPTIONS, by_sound, initial


@pytest.mark.parametrize(
    ("term", "letter"),
    [("forget gate", "F"), ("LSTM 单元", "L"), ("tanh", "T"), ("遗忘门", "Y"), ("按元素乘法", "A"), ("注意力", "Z"),
     ("重置门", "C"), ("耦合输入门和遗忘门", "O"), ("嵌入", "Q"), ("长期依赖", "C")],
)  # fmt: skip
def test_a_term_stands_under_its_sound(term, letter):
    assert initial(term) == letter


def test_a_rare_character_must_be_told():
    with pytest.raises(ValueError, match="GB 2312 does not order 麒"):
        initial("麒麟")
    assert sorted(["注意力", "耦合", "门", "LSTM", "按"], key=by_sound) == ["按", "LSTM", "门", "耦合", "注意力"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_bar_leads_to_every_letter_and_the_terms_are_in_order(book_pages, lang):
    page = book_pages[f"{lang}/glossary.html"]
    bar = page.select(".glossary-jump a")
    letters = page.select(".glossary-letter")
    assert [a["href"] for a in bar] == [f"#{letter['id']}" for letter in letters]
    assert [a.get_text() for a in bar] == sorted(letter.get_text() for letter in letters)
    for letter in letters:
        terms = [strong.get_text() for strong in letter.find_next_sibling("dl").select("dt > strong")]
        assert terms
        assert {initial(term) for term in terms} == {letter.get_text()}
        assert terms == sorted(terms, key=by_sound)


def test_no_exception_is_left_over(book_pages):
    terms = " ".join(strong.get_text() for strong in book_pages["zh/glossary.html"].select("dt > strong"))
    assert [word for word in EXCEPTIONS if word not in terms] == []
