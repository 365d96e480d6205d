"""The three units of chapter 1 over both sentences, on the page."""

import numpy as np
import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_living_sentence import FAR_AWAY, current, memory

from lstm_labs.example import PAIR, SENTENCE, pair_inputs, tiny_inputs, tiny_rnn
from lstm_ref import rnn_forward

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
    pytest.mark.parametrize("visit", ["light"], indirect=True),
]
SENTENCES = [("rnn", tiny_inputs(), SENTENCE), ("pair", pair_inputs(), PAIR)]


@pytest.mark.parametrize(("name", "x", "words"), SENTENCES)
def test_the_units_are_those_of_the_reference(visit, server, name, x, words):  # noqa: F811
    page, trouble = visit(f"{server}zh/01_rnn.html", server)
    h = page.evaluate("([params, x]) => LivingCell.plain(params, x).map(({ h_t }) => h_t)", [
        {"W_h": tiny_rnn().W_h.tolist(), "b_h": tiny_rnn().b_h.tolist()}, x[:, 0].tolist()
    ])  # fmt: skip
    expected = rnn_forward(tiny_rnn(), x).h[:, 0]
    np.testing.assert_allclose(h, expected, rtol=0, atol=1e-12)
    place = page.locator(f".living-cell[data-kind={name}]")
    assert place.locator(".cell-words button").all_inner_texts() == list(words["zh"])
    shown = [float(text.replace("−", "-")) for text in place.locator(".cell-strip td span").all_inner_texts()]
    np.testing.assert_allclose(np.reshape(shown, (3, -1)), expected.T, atol=0.00501)
    assert trouble == []


def test_both_sentences_can_be_chosen_and_played(visit, server):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    page.clock.install()
    page.goto(f"{server}en/01_rnn.html")
    place = page.locator(".living-cell").first
    assert place.locator(".cell-status").inner_text() == "At “to” the three units say him, her, him; the answer is him."
    place.get_by_role("button", name="lent to Grandpa").press("Enter")
    assert place.locator(".cell-status").inner_text() == "At “to” the three units say him, him, him; the answer is her."
    page.clock.pause_at(FAR_AWAY)
    place.get_by_role("button", name="Play").press("Enter")
    assert place.locator("[aria-current=step]").inner_text() == "Grandma"
    assert np.isnan(memory(page)[:3, 1:10]).all()
    page.clock.run_for(20_000)
    assert current(place) == "her"
