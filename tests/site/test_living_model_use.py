"""What a reader does with the living model: predict, step and play, keep the address, build a sentence."""

import pytest
from test_accessibility import violations
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_living_model_page import STORY, WORDS, address, in_both, in_light, sentence, site  # noqa: F401 (fixture)
from test_living_sentence import FAR_AWAY

from lstm_labs.grammar import AGREEMENT_WORDS

NEXT = {"en": "Next word", "zh": "下一词"}
SKIP = {"en": "No guess, go on", "zh": "不猜了，往下走"}

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")


def shown(page):
    """Return the words of the sentence as they stand there, and the one that is read."""
    return page.locator(WORDS).all_inner_texts(), page.locator(f"{WORDS}[aria-current=step]").inner_text()


def go_on(page, lang: str) -> None:
    """Say that there will be no guess."""
    page.locator(WORDS).last.press("Enter")
    page.get_by_role("button", name=SKIP[lang]).press("Enter")


@in_light
@in_both
def test_the_reader_predicts_first(visit, server, lang):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/index.html", server)
    words, current = shown(page)
    assert words.count("?") == 2
    page.get_by_role("button", name=NEXT[lang]).press("Enter")
    assert shown(page)[1] == current  # nothing moves unasked
    question = page.locator(".cell-question")
    assert question.evaluate("box => box.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not question.is_visible()
    page.locator(f"{WORDS}[aria-current=step]").press("ArrowRight")
    assert question.evaluate("box => box.contains(document.activeElement)")
    said = question.get_by_role("button").first.inner_text()
    page.keyboard.press("Enter")
    assert shown(page)[1] != current
    assert not question.is_visible()
    assert page.locator(".cell-verdict").inner_text() == ""  # the answer is not due yet
    page.locator(WORDS).last.press("Enter")
    assert said in page.locator(".cell-verdict").inner_text()
    assert "?" not in shown(page)[0]
    page.locator(".cell-presets button").last.press("Enter")
    assert page.locator(".cell-verdict").inner_text() == ""  # another sentence, another question
    go_on(page, lang)
    page.locator(WORDS).last.press("Enter")
    assert page.locator(".cell-verdict").inner_text() == ""
    assert trouble == []


@in_light
def test_the_words_listen_to_the_keyboard_and_play(visit, server):  # noqa: F811
    drawn = sentence("zh", 8, 1)
    page, _ = visit("about:blank", "about:")
    page.clock.install()
    page.goto(f"{server}zh/index.html{address(drawn.words, 0)}")
    go_on(page, "zh")
    page.clock.pause_at(FAR_AWAY)
    texts = [AGREEMENT_WORDS["zh"][word] for word in drawn.words]
    page.locator(f"{WORDS}[aria-current=step]").focus()
    for key, n in [
        ("End", len(texts) - 2),
        ("ArrowRight", len(texts) - 2),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("ArrowRight", 1),
    ]:
        page.keyboard.press(key)
        assert shown(page)[1] == texts[n]
        assert page.evaluate("document.activeElement.textContent") == texts[n]
    assert page.locator(f"{WORDS}[tabindex='0']").count() == 1
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="暂停").is_visible()
    page.clock.run_for(60_000)
    assert shown(page)[1] == texts[-2]
    assert page.get_by_role("button", name="播放").is_visible()


@in_light
@in_both
def test_the_address_holds_sentence_and_word(visit, server, lang):  # noqa: F811
    page, _ = visit(f"{server}{lang}/index.html", server)
    go_on(page, lang)
    page.locator(".cell-presets button").first.press("Enter")
    page.locator(WORDS).nth(2).press("Enter")
    kept, where = shown(page), page.evaluate("location.hash")
    page.goto("about:blank")
    page.goto(f"{server}{lang}/index.html{where}")
    assert shown(page)[1] == kept[1]
    assert len(shown(page)[0]) == len(kept[0])
    for odd in ("#model=3,0.0.0", "#model=", "#model=2", "#model=1,99", "#sec-start"):
        page.goto("about:blank")
        page.goto(f"{server}{lang}/index.html{odd}")
        assert page.locator(".cell-presets [aria-pressed=true]").count() == 1  # the sentence to begin with
    words = sentence(lang, 9, 3).words
    page.goto(f"{server}{lang}/index.html{address(words, 77)}")
    assert page.locator(f"{WORDS}[aria-current=step]").evaluate(
        "word => word === [...document.querySelectorAll('.model-word button')].at(-1)"
    )


@in_light
@in_both
def test_every_preset_is_a_sentence_and_says_what_it_is(visit, server, lang):  # noqa: F811
    page, _ = visit(f"{server}{lang}/index.html", server)
    seen = []
    for preset in page.locator(".cell-presets button").all():
        preset.press("Enter")
        assert preset.get_attribute("aria-pressed") == "true"
        seen.append(page.evaluate(f"[{STORY}.attractors(), {STORY}.here.sentence.right]"))
    (none, _), (two, [kind, gender]), (other, [same, changed]) = seen
    assert (none, two, other) == (0, 2, 2)
    assert same == kind
    assert changed != gender


@in_light
@in_both
def test_a_sentence_is_built_by_choosing(visit, server, lang):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/index.html", server)
    page.locator(".model-build summary").press("Enter")
    selects = page.locator(".model-sentence select")
    count, words = selects.count(), shown(page)[0]
    adverb = {"en": "adverb", "zh": "副词"}[lang]
    page.get_by_label(adverb, exact=True).select_option(index=1)
    assert len(shown(page)[0]) == len(words) + 1
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == adverb
    page.get_by_label(adverb, exact=True).select_option(index=0)
    assert shown(page)[0] == words
    person = {"en": "person", "zh": "人物"}[lang]
    page.get_by_label(person, exact=True).first.select_option(label={"en": "Tom", "zh": "哥哥"}[lang])
    assert shown(page)[0][0] == {"en": "Tom", "zh": "哥哥"}[lang]
    assert selects.count() == count
    removed = {"en": "what is added to the noun", "zh": "旁边的东西"}[lang]
    page.get_by_label(removed, exact=True).first.select_option(index=0)
    assert len(shown(page)[0]) < len(words)
    assert selects.count() < count
    assert page.locator(".cell-presets [aria-pressed=true]").count() == 0
    assert trouble == []


@in_both
@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
def test_the_page_is_accessible_and_fits(visit, server, lang, size):  # noqa: F811
    longest = max((sentence(lang, seed, 4) for seed in range(40)), key=lambda drawn: len(drawn.words))
    page, trouble = visit(f"{server}{lang}/index.html{address(longest.words, longest.due[0])}", server, size)
    page.locator(".model-units button").first.press("Enter")
    assert violations(page) == []
    right = "Math.max(...[...document.querySelectorAll('.model-desk *')].map(one => one.getBoundingClientRect().right))"
    assert page.evaluate(right) <= size[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert trouble == []


def test_without_javascript_the_figure_stands_there(browser, server):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}zh/index.html")
    assert page.locator(".living-model img.only-light").is_visible()
    assert page.locator(".model-desk").count() == 0
    context.close()
