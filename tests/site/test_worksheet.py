"""The worksheet: one printed page in every language and on either paper, a blank without answers, a solution that is
what lstm_ref computes and what a reader with rounded numbers gets."""

import re

import numpy as np
import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_pages import LANGUAGES, target

from lstm_labs.example import SENTENCE, tiny_inputs, tiny_params, tiny_step
from lstm_ref import lstm_step
from tools.site.worksheet import sheet

STEP = lstm_step(tiny_params(), *tiny_step())
FIELDS = ("f_t", "i_t", "C_tilde_t", "C_t", "o_t", "h_t")
PAPERS = {"A4": ("210mm", "297mm"), "Letter": ("8.5in", "11in"), "both, with room to spare": ("210mm", "274mm")}

in_languages = pytest.mark.parametrize("lang", LANGUAGES)
in_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")


def number(text: str) -> float:
    return float(text.strip().strip("()").replace("−", "-"))


def numbers(cells) -> list[float]:
    return [number(cell.get_text()) for cell in cells]


def equations(page) -> list[list]:
    """Return the two rows of each of the six equations."""
    return [body.select("tr") for body in page.select(".sheet-step tbody")]


@in_languages
def test_the_sheet_gives_what_the_step_needs(book_pages, lang):
    params, (x_t, state) = tiny_params(), tiny_step()
    for name in ("worksheet", "worksheet_solved"):
        page = book_pages[f"{lang}/{name}.html"]
        table = page.select_one(".sheet-sentence")
        assert [word.get_text() for word in table.select("thead th")] == list(SENTENCE[lang])
        inputs = [numbers(row.select("td")) for row in table.select("tbody tr")]
        np.testing.assert_array_equal(inputs, tiny_inputs()[:, 0].T)
        assert table.select_one("thead .sheet-now").get_text() == SENTENCE[lang][4]
        np.testing.assert_array_equal(numbers(page.select(".sheet-numbers td")), [*state.h[0], *x_t[0]])
        given = page.select_one(".sheet-given").get_text()
        assert "(0.80, 0.88)" in given
        for rows, layer in zip([equations(page)[n] for n in (0, 1, 2, 4)], "fiCo", strict=True):
            weights = [numbers(row.select(".sheet-weight")) for row in rows]
            W, b = getattr(params, f"W_{layer}"), getattr(params, f"b_{layer}")
            np.testing.assert_array_equal(weights, np.column_stack([W, b]))


@in_languages
def test_the_blank_has_no_answer(book_pages, lang):
    page = book_pages[f"{lang}/worksheet.html"]
    blanks = page.select(".sheet-blank")
    assert len(blanks) == 8 * 3 + 2 * 7 + 2 * 5
    assert [blank.get_text() for blank in blanks] == [""] * len(blanks)
    assert not page.select(".sheet-answer")
    text = page.select_one(".sheet").get_text()
    for value in ("−0.74", "−0.55", "−1.82", "−2.98", "0.10", "0.84"):
        assert value not in text, value


@in_languages
def test_the_solution_is_what_lstm_ref_computes(book_pages, lang):
    page = book_pages[f"{lang}/worksheet_solved.html"]
    assert all(blank.get_text() for blank in page.select(".sheet-blank"))
    for rows, field in zip(equations(page), FIELDS, strict=True):
        values = [number(row.select_one(".sheet-result").get_text()) for row in rows]
        np.testing.assert_allclose(values, getattr(STEP, field)[0], atol=0.00501)
    for rows, name in zip(
        [equations(page)[n] for n in (0, 1, 2, 4)], ("a_f_t", "a_i_t", "a_C_t", "a_o_t"), strict=True
    ):
        sums = [number(row.select("td")[-2].get_text()) for row in rows]
        np.testing.assert_allclose(sums, getattr(STEP, name)[0], atol=1e-9)
        for row, total in zip(rows, sums, strict=True):
            working = row.select_one("td.sheet-working").get_text().replace("−", "-").replace("·", "*")
            assert re.fullmatch(r"[-+*(). \d]+", working)
            assert eval(working) == pytest.approx(total)


@in_languages
def test_whoever_goes_on_with_rounded_numbers_gets_the_same(book_pages, lang):
    page = book_pages[f"{lang}/worksheet_solved.html"]
    sigma, tanh = ({row[0]: row[1] for row in (numbers(tr.select("td")) for tr in table.select("tbody tr"))}
                   for table in page.select(".sheet-tables table"))  # fmt: skip
    looked_up = {1: sigma, 2: sigma, 3: tanh, 5: sigma}
    for tag, (rows, field) in enumerate(zip(equations(page), FIELDS, strict=True), 1):
        for row in rows:
            value, blanks = (
                number(row.select_one(".sheet-result").get_text()),
                numbers(row.select(".sheet-products .sheet-blank")),
            )
            if tag in looked_up:
                a = number(row.select("td")[-2].get_text())
                assert (looked_up[tag][a] if a in looked_up[tag] else -looked_up[tag][-a]) == value, field
            elif tag == 4:
                f, C_prev, i, C_tilde, kept, written = blanks
                assert (round(f * C_prev, 2), round(i * C_tilde, 2)) == (kept, written)
                assert round(kept + written, 2) == value
            else:
                o, C, again, squashed = blanks
                assert o == again
                assert squashed == (tanh[C] if C in tanh else -tanh[-C])
                assert round(o * squashed, 2) == value


def test_tanh_is_given_where_a_lost_sign_leads_too():
    arguments = {number(a) for a, _ in sheet("en", solved=False)["tanh"]}
    for k in (0, 1):
        a_C = STEP.a_C_t[0, k]
        new = tiny_params().W_C[k, 2:] @ tiny_inputs()[4, 0]
        kept, written = (STEP.f_t * STEP.C_prev)[0, k], (STEP.i_t * STEP.C_tilde_t)[0, k]
        for right, wrong in (
            (a_C, a_C - 2 * new),
            (round(kept, 2) + round(written, 2), round(kept, 2) - round(written, 2)),
        ):
            assert {round(abs(right), 2), round(abs(wrong), 2)} <= arguments


@in_languages
def test_the_teaching_page_and_chapter_nine_lead_to_it(book_pages, lang):
    for name, wanted in (
        ("teaching", {"worksheet.html", "worksheet_solved.html"}),
        ("09_whole_cell", {"worksheet.html"}),
    ):
        page = book_pages[f"{lang}/{name}.html"]
        assert wanted <= {target("x", a["href"])[0] for a in page.select("article a[href]")}


@in_browser
@in_languages
@pytest.mark.parametrize("name", ["worksheet", "worksheet_solved"])
@pytest.mark.parametrize("paper", PAPERS)
def test_it_prints_on_one_page(browser, site, lang, name, paper):  # noqa: F811
    page = browser.new_page(color_scheme="dark", viewport={"width": 1280, "height": 900})
    page.goto(f"{site.as_uri()}/{lang}/{name}.html")
    width, height = PAPERS[paper]
    printed = page.pdf(width=width, height=height)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.set_viewport_size({"width": 711, "height": 1000})  # as wide as A4 between the margins
    page.emulate_media(media="print")
    cut = """() => { const sheet = document.querySelector(".sheet"), edge = sheet.getBoundingClientRect().right;
      return [getComputedStyle(sheet).overflowX, ...[...sheet.querySelectorAll("*")]
        .filter(part => part.getBoundingClientRect().right > edge + 0.5).map(part => part.outerHTML.slice(0, 80))]; }"""
    assert page.evaluate(cut) == ["visible"]
    page.close()
