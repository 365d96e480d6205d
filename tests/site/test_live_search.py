"""Search while one types: in the dialog, by keyboard, with whole words marked and whole sentences shown."""

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


@pytest.fixture
def dialog(visit, site, server):  # noqa: F811
    """Return a function that types into the dialog of a page."""

    def type_in(lang, text, from_file=False, size=(1280, 800)):
        base = site.as_uri() + "/" if from_file else server
        page, trouble = visit(f"{base}{lang}/05_forget_gate.html", base, size)
        page.keyboard.press("Control+k")
        page.keyboard.type(text)
        page.wait_for_selector(".search-live > li")
        return page, trouble

    return type_in


@pytest.mark.parametrize("from_file", [False, True])
def test_results_come_while_typing_and_the_arrows_go_through_them(dialog, from_file):
    page, trouble = dialog("zh", "遗忘门", from_file)
    assert page.locator(".search-live a").first.get_attribute("href").startswith(("05_forget_gate.html", "./05"))
    assert "找到" in page.locator(".search-live-status").inner_text()
    focus = "document.activeElement.getAttribute('href') ?? document.activeElement.name"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".search-live a").nth(1).get_attribute("href")
    assert page.evaluate(focus) == second
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh/05_forget_gate.html*")
    assert trouble == []


@in_light
def test_another_name_of_a_thing_and_nothing_are_told(dialog):
    page, _ = dialog("zh", "细胞状态")
    assert "“细胞状态”在本书中称为“单元状态”。" in page.locator(".search-live-status").inner_text()
    page.fill("#pst-search-dialog input", "zzzzqqq")
    page.wait_for_function("document.querySelector('.search-live-status').textContent.startsWith('没有找到')")
    assert page.locator(".search-live > li").count() == 0


@in_light
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_the_icon_stands_beside_the_letters(dialog, size):
    page, _ = dialog("en", "gate", size=size)
    for form in ("#pst-search-dialog form", ".bd-search-container form"):
        if form.startswith("."):
            page.keyboard.press("Enter")
            page.wait_for_url("**/search.html*")
        icon, field = (page.locator(f"{form} {part}").bounding_box() for part in (".icon", "input"))
        assert icon["x"] + icon["width"] <= field["x"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


SNIPPET = """([text, words]) => {
  const shown = SearchResults.snippet(text, words);
  return [shown.textContent, [...shown.querySelectorAll("mark")].map(mark => mark.textContent)];
}"""
TEXTS = [
    ("zh", "门有三个。遗忘门决定保留多少。\nW_f · 遗忘门的权重", ["遗忘门"], ["遗忘门决定保留多少。", ["遗忘门"]]),
    ("zh", "遗忘的门开着。", ["遗忘门"], ["遗忘的门开着。", ["遗忘"]]),
    ("zh", "先遗忘，再过忘门。", ["遗忘门"], ["先遗忘，再过忘门。", ["遗忘", "忘门"]]),
    ("en", "It is f_t. Greff et al. found that gates matter. No more.", ["gate"],
     ["Greff et al. found that gates matter.", ["gates"]]),
    ("en", "The share f_t is kept, not C_t-1.", ["f_t"], ["The share ft is kept, not Ct−1.", ["ft"]]),
]  # fmt: skip


@in_light
@pytest.mark.parametrize(("lang", "text", "words", "shown"), TEXTS)
def test_a_sentence_is_shown_whole_and_a_word_is_marked_whole(dialog, lang, text, words, shown):
    page, _ = dialog(lang, "LSTM")
    assert page.evaluate(SNIPPET, [text, words]) == shown


@in_light
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_searched_is_kept_in_lines(dialog, lang):
    page, _ = dialog(lang, "LSTM")
    lines = page.evaluate("""() => Object.values(BOOK_SEARCH_DATA.pages).flatMap(({ sections }) => sections)
      .flatMap(({ text }) => text.split("\\n"))""")
    assert {"f_t = sigmoid(a_f_t) # (1) (B, H)"} <= set(lines)
    assert any(line.startswith("f_t · ") and line.endswith(" · H") for line in lines)
    assert not [line for line in lines if line != " ".join(line.split())]
