"""The living cell over the sentence: memory word by word, presets from a word on, a prediction, four beats, keys."""

import numpy as np
import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_living_cell import values, written

from lstm_labs.example import tiny_inputs, tiny_params
from lstm_ref import LSTMParams, lstm_forward

PARAMETERS = [f"{kind}_{gate}" for gate in "fiCo" for kind in "Wb"]
TRACE = lstm_forward(tiny_params(), tiny_inputs())
PRESETS = ["remember", "forget", "write", "add", "hold"]
FAR_AWAY = "2100-01-01"  # from then on, the clock of the page moves only when told
BEATS = ["Step 1: what to forget", "Step 2: what to store", "Step 3: the new cell state", "Step 4: what to output"]

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
    pytest.mark.parametrize("visit", ["light"], indirect=True),
]


def said(page) -> None:
    """Answer the question once and for all."""
    page.evaluate("localStorage.setItem('living-cell-prediction', 'replaced')")
    page.reload()


def memory(page) -> np.ndarray:
    """Return the numbers of the strip, (rows, words); those that are not known yet are nan."""
    rows = page.evaluate("""() => [...document.querySelectorAll(".cell-strip tbody tr")].map(row =>
      [...row.querySelectorAll("td span")].map(cell => cell.textContent.replace("−", "-")))""")
    return np.array([[float(text) if text else np.nan for text in row] for row in rows])


def current(page) -> str:
    return page.locator(".cell-words [aria-current=step]").inner_text()


def test_the_strip_is_filled_as_the_sentence_is_read(visit, server):  # noqa: F811
    page, trouble = visit(f"{server}zh/09_whole_cell.html", server)
    expected = np.concatenate([TRACE.C[:, 0].T, TRACE.h[:, 0].T])
    before = memory(page)
    assert np.isnan(before[:, 5:]).all()
    np.testing.assert_allclose(before[:, :5], expected[:, :5], atol=0.00501)
    said(page)
    for t, word in enumerate(page.locator(".cell-words button").all()):
        word.press("Enter")
        assert values(page, "h_exit") == written(TRACE.h[t, 0])
        assert values(page, "C_exit") == written(TRACE.C[t, 0])
    np.testing.assert_allclose(memory(page), expected, atol=0.00501)
    assert page.locator(".cell-ghost:visible").count() == 0
    assert trouble == []


@pytest.mark.parametrize("start", [1, 3, 4, 6])
@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_does_what_it_says_over_the_rest_of_the_sentence(visit, server, preset, start):  # noqa: F811
    page, trouble = visit(f"{server}en/09_whole_cell.html#cell=8,{preset},{start}", server)
    C, h = np.split(memory(page), 2)
    np.testing.assert_allclose(C[:, :start], TRACE.C[:start, 0].T, atol=0.00501)  # before it, nothing has changed
    for t in range(start, len(C[0])):
        held = C[:, t - 1]
        page.locator(".cell-words button").nth(t).press("Enter")
        candidate = np.array(page.evaluate("document.querySelector('.living-cell').trace().C_tilde_t"))
        expected = {"remember": held, "forget": 0, "write": candidate, "add": held + candidate, "hold": TRACE.C[t, 0]}
        np.testing.assert_allclose(C[:, t], np.broadcast_to(expected[preset], 2), atol=0.05)
    if preset == "remember":  # a little lost at each word would add up
        np.testing.assert_allclose(C[:, -1], C[:, start - 1], atol=0.02)
    if preset in ("forget", "hold"):
        assert abs(h[:, start:]).max() <= 0.01
    assert trouble == []


def test_a_change_keeps_the_plain_run_behind_it(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html#cell=8", server)
    page.locator(".cell-words button").nth(4).press("Enter")
    page.get_by_role("button", name="Remember").press("Enter")
    ghosts = (
        page.locator(".cell-strip tbody tr")
        .first.locator("td")
        .evaluate_all("cells => cells.map(cell => !cell.querySelector('.cell-ghost').hidden)")
    )
    assert ghosts == [False] * 4 + [True] * 5
    assert page.locator(".cell-without").is_visible()
    assert memory(page)[0, 8] > 0.7
    page.get_by_role("button", name="The book’s weights").press("Enter")
    assert page.locator(".cell-ghost:visible").count() == 0
    assert not page.locator(".cell-without").is_visible()


def test_a_slider_moves_by_half_and_counts_from_the_current_word(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    page.get_by_label("forget gate: added to the bias").press("ArrowRight")
    assert page.locator(".cell-slider output").first.inner_text() == "0.50"
    f_t = page.evaluate("document.querySelector('.living-cell').trace().f_t")
    np.testing.assert_allclose(f_t, 1 / (1 + np.exp(-np.array([-1.5, 3.5]))), atol=1e-12)
    np.testing.assert_allclose(memory(page)[0, :4], TRACE.C[:4, 0, 0], atol=0.00501)


@pytest.mark.parametrize("how", ["Play", "Next word", "key"])
def test_the_reader_predicts_first_and_only_once(visit, server, how):  # noqa: F811
    page, trouble = visit(f"{server}en/09_whole_cell.html", server)
    if how == "key":
        page.locator(".cell-words [aria-current=step]").press("ArrowRight")
    else:
        page.get_by_role("button", name=how, exact=True).press("Enter")
    assert current(page) == "Grandpa"  # nothing moves unasked
    assert page.locator(".cell-question").is_visible()
    page.get_by_role("button", name="It fades: nothing is left").press("Enter")
    assert not page.locator(".cell-question").is_visible()
    page.locator(".cell-words button").last.press("Enter")
    assert page.locator(".cell-verdict").inner_text() == ("You said: faded. Result: replaced (0.88 became −0.65).")
    page.goto(f"{server}en/index.html")
    page.get_by_role("button", name="Next word").press("Enter")
    assert current(page) == "says"
    assert trouble == []


def test_going_back_asks_nothing(visit, server):  # noqa: F811
    page, _ = visit(f"{server}zh/09_whole_cell.html", server)
    page.get_by_role("button", name="上一词").press("Enter")
    assert current(page) == "本"
    assert not page.locator(".cell-question").is_visible()


def test_the_home_page_waits_at_the_first_word(visit, server):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    page.clock.install()
    page.goto(f"{server}en/index.html")
    page.clock.run_for(10_000)
    assert current(page) == "Grandma"
    assert np.isnan(memory(page)[:, 1:]).all()


def test_play_has_four_beats_a_word_and_stops_at_the_end(visit, browser, server):  # noqa: F811
    context = browser.new_context(reduced_motion="no-preference")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{server}en/index.html")
    said(page)
    page.clock.pause_at(FAR_AWAY)
    page.get_by_role("button", name="Play").click()
    for beat, (title, known) in enumerate(zip(BEATS, [0, 0, 2, 4], strict=True)):
        page.clock.run_for(399)  # of the 400 milliseconds that a beat lasts
        assert page.locator(".cell-beat").inner_text() == title
        assert int((~np.isnan(memory(page)[:, 0])).sum()) == known
        lit = page.evaluate("kind => LIVING_CELL_DATA.drawing.lit[kind]", "fiCo"[beat])
        shown = page.evaluate("[...document.querySelectorAll('.cell-part.lit')].map(part => part.dataset.part)")
        assert set(lit) - {"C_new"} <= set(shown) <= set(lit)
        page.clock.run_for(1)
    assert current(page) == "says"
    page.clock.run_for(20_000)
    assert current(page) == "him"
    assert page.locator(".cell-beat").inner_text() == ""
    assert page.get_by_role("button", name="Play").is_visible()
    context.close()


def test_without_motion_play_shows_whole_words(visit, server):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    page.clock.install()
    page.goto(f"{server}en/index.html")
    said(page)
    page.clock.pause_at(FAR_AWAY)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(1700)
    assert current(page) == "says"
    assert page.locator(".cell-beat").inner_text() == ""
    assert not np.isnan(memory(page)[:, 1]).any()


def test_the_row_of_words_listens_to_the_keyboard(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    said(page)
    page.locator(".cell-words [aria-current=step]").focus()
    for key, word in [
        ("ArrowRight", "bought"),
        ("End", "him"),
        ("ArrowRight", "him"),
        ("Home", "Grandma"),
        ("ArrowLeft", "Grandma"),
    ]:
        page.keyboard.press(key)
        assert current(page) == word
        assert page.evaluate("document.activeElement.textContent") == word
    assert page.locator(".cell-words button[tabindex='0']").count() == 1
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Pause").is_visible()
    page.keyboard.press("Space")
    assert page.get_by_role("button", name="Play").is_visible()


def test_the_address_holds_word_and_preset(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    page.get_by_role("button", name="Write").press("Enter")
    assert page.evaluate("location.hash") == "#cell=4,write"
    page.get_by_role("button", name="Previous word", exact=True).press("Enter")
    assert page.evaluate("location.hash") == "#cell=3,write,4"
    shown = memory(page)
    page.reload()
    assert current(page) == "books"
    np.testing.assert_equal(memory(page)[:, :4], shown[:, :4])
    assert page.get_by_role("button", name="Write").get_attribute("aria-pressed") == "true"
    page.goto(f"{server}en/09_whole_cell.html#sec-09-pair")
    assert page.evaluate("location.hash") == "#sec-09-pair"
    assert current(page) == "books"  # an ordinary anchor leaves the cell alone
    for odd, word in (("#cell=99,nothing", "him"), ("#cell=", "Grandpa"), ("#cell=3,remember,77", "books")):
        page, trouble = visit(f"{server}en/09_whole_cell.html{odd}", server)
        assert current(page) == word
        assert trouble == []


def test_the_link_can_be_copied_without_a_clipboard(visit, site):  # noqa: F811
    page, trouble = visit(f"{site.as_uri()}/zh/09_whole_cell.html", site.as_uri())
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="记住").press("Enter")
    page.get_by_role("button", name="复制链接").press("Enter")
    assert page.locator(".cell-link").input_value().endswith("/zh/09_whole_cell.html#cell=4,remember")
    assert page.evaluate("getSelection().toString()").endswith("#cell=4,remember")
    assert trouble == []


def test_another_network_walks_another_sentence_with_the_same_parts(visit, server):  # noqa: F811
    page, trouble = visit(f"{server}en/09_whole_cell.html", server)
    params, rng = LSTMParams.init(4, 5, rng=np.random.default_rng(7)), np.random.default_rng(8)
    x = rng.normal(size=(2, 1, 4))
    arrays = {name: getattr(params, name).tolist() for name in PARAMETERS}
    h = page.evaluate(
        """([params, x]) => {
          const { drawing } = LIVING_CELL_DATA, picture = LivingCell.draw(drawing, "en");
          const story = { words: ["one", "two"], start: 1, shown: { hidden: [4, 2], inputs: [3] },
            rows: [{ symbol: "h", label: "4", of: ({ h_t }) => h_t[4] }],
            run: () => LivingCell.forward(params, x), say: (word) => word };
          const { beside, below, refresh } = LivingCell.overSentence(story, picture, drawing, { lang: "en" });
          document.querySelector(".living-cell").replaceChildren(picture.svg, ...beside, ...below);
          return refresh().h_t;
        }""",
        [arrays, x[:, 0].tolist()],
    )
    trace = lstm_forward(params, x)
    np.testing.assert_allclose(h, trace.h[1, 0], rtol=0, atol=1e-12)
    assert values(page, "h_exit") == written(trace.h[1, 0, [4, 2]])
    assert values(page, "x") == written(x[1, 0, [3]])
    page.get_by_role("button", name="one").press("Enter")
    assert values(page, "C_exit") == written(trace.C[0, 0, [4, 2]])
    assert trouble == []
