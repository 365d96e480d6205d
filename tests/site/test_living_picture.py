"""What the living cell lets the reader see: strands, bars, one sentence of belief, sums unfolded, one colour each."""

import numpy as np
import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from lstm_labs.example import SENTENCE, tiny_inputs, tiny_params, tiny_step
from lstm_labs.style import COLOURS
from lstm_ref import lstm_forward, lstm_step

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed"),
    pytest.mark.parametrize("visit", ["light"], indirect=True),
]
COLOUR = "e => getComputedStyle(e).color"
ENDS = "rects => rects.map(rect => ['y', 'height'].map(name => Number(rect.getAttribute(name))))"


def rgb(name: str) -> str:
    code = COLOURS[name][0]
    return f"rgb({', '.join(str(int(code[n : n + 2], 16)) for n in (1, 3, 5))})"


def test_a_strand_is_as_wide_as_its_number_and_broken_when_negative(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    step = lstm_forward(tiny_params(), tiny_inputs())
    for wire, values in (("C_exit", step.C[4, 0]), ("C_prev", step.C[3, 0]), ("h_exit", step.h[4, 0])):
        strands = page.locator(f"[data-part={wire}] .cell-strand").evaluate_all(
            """lines => lines.map(getComputedStyle).map(({ strokeWidth, strokeDasharray, stroke }) =>
                 [parseFloat(strokeWidth), strokeDasharray !== "none", stroke])"""
        )
        widths, broken, colours = zip(*strands, strict=True)
        np.testing.assert_allclose(widths, 3.6 * np.minimum(1, abs(values)), atol=1e-3)
        assert list(broken) == (values < 0).tolist()
        assert list(colours) == [rgb("f" if value < 0 else "accent") for value in values]


def test_a_gate_is_filled_as_far_as_it_is_open(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/05_forget_gate.html", server)
    step = lstm_step(tiny_params(), *tiny_step())
    bars, box = (page.locator(f"[data-part=layer_f] {part}") for part in (".cell-bar", ".cell-outline"))
    [(top, height)] = box.evaluate_all(ENDS)
    tops, heights = np.transpose(bars.evaluate_all(ENDS))
    np.testing.assert_allclose(heights, height * step.f_t[0], atol=1e-9)
    np.testing.assert_allclose(tops + heights, top + height)  # from the floor up
    assert bars.first.evaluate("bar => getComputedStyle(bar).fill") == rgb("f")
    page.get_by_label("bias").press("End")
    assert bars.evaluate_all(ENDS)[0][1] > 0.7 * height


def test_a_candidate_is_filled_from_the_middle_downwards_when_negative(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/06_input_gate.html", server)
    bars, box = (page.locator(f"[data-part=layer_C] {part}") for part in (".cell-bar", ".cell-outline"))
    [(top, height)] = box.evaluate_all(ENDS)
    expected = lstm_step(tiny_params(), *tiny_step()).C_tilde_t[0]
    assert (expected < 0).all()
    np.testing.assert_allclose(bars.evaluate_all(ENDS), [[top + height / 2, -height / 2 * v] for v in expected])


def test_numbers_are_in_the_font_of_the_figures_and_keep_apart(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    assert page.evaluate("""document.fonts.ready.then(() => [...document.fonts].some(({ family, status }) =>
      family.includes("Living cell") && status === "loaded"))""")
    assert "Living cell" in page.locator(".cell-value").first.evaluate("text => getComputedStyle(text).fontFamily")
    memory = page.locator(".cell-strip td span").first
    assert memory.evaluate("number => getComputedStyle(number).fontVariantNumeric") == "tabular-nums"
    overlaps = page.evaluate("""() => {
      const parts = [...document.querySelectorAll(".cell-picture .lit :is(.cell-value, .cell-label)")].map(part =>
        [part.closest("[data-part]").dataset.part, part.getBoundingClientRect()]);
      return parts.flatMap(([name, a], n) => parts.slice(n + 1).filter(([, b]) => a.left < b.right - 1 &&
        b.left < a.right - 1 && a.top < b.bottom - 4 && b.top < a.bottom - 4).map(([other]) => [name, other]));
    }""")
    assert overlaps == []


def test_after_every_word_one_sentence_says_what_is_believed(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html#cell=8", server)
    beliefs = []
    for word in page.locator(".cell-words button").all():
        word.press("Enter")
        beliefs.append(page.locator(".cell-status").inner_text())
    assert beliefs == [
        "After “Grandma”: female; nothing is owed yet.",
        "After “says”: female; nothing is owed yet.",
        "After “those”: female; nothing is owed yet.",
        "After “books”: female; books, so a plural verb is owed.",
        "After “Grandpa”: male; books, so a plural verb is still owed.",
        "After “bought”: male; plural, so the verb is belong.",
        "After “belong”: male; the verb has come.",
        "After “to”: male, so the pronoun is him; the verb has come.",
        "After “him”: male; the verb has come.",
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_state_has_its_sentence(visit, server, lang):  # noqa: F811
    page, _ = visit(f"{server}{lang}/09_whole_cell.html", server)
    said = page.evaluate(
        """([words, lang]) => {
          const sizes = [-3, -0.8, -0.2, 0, 0.2, 0.8, 3];
          const state = (C_t, open) => ({ C_t, h_t: C_t.map(value => open * Math.tanh(value)) });
          return words.map((word, t) => sizes.flatMap(a => sizes.flatMap(b => [0, 1].map(open =>
            LivingCell.belief(word, t, state([a, b], open), lang)))));
        }""",
        [list(SENTENCE[lang]), lang],
    )
    for word, sentences in zip(SENTENCE[lang], said, strict=True):
        assert all(f"“{word}”" in text and "undefined" not in text for text in sentences)
        assert len(set(sentences)) >= 4  # sign and size make a difference
    end = {"en": "no gender is held", "zh": "不记得性别"}[lang]
    assert all((end in sentences[6 * len(sentences) // 14]) for sentences in said[:1])


@pytest.mark.parametrize(
    ("name", "layer", "t"),  # at word 4 the sums of the output gate are those of the input gate
    [("f", "forget gate", 4), ("i", "input gate", 4), ("C_tilde", "candidate", 4), ("o", "output gate", 5)],
)
def test_a_layer_unfolds_to_its_sums_and_folds_again(visit, server, name, layer, t):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html#cell={t}", server)
    trace = lstm_forward(tiny_params(), tiny_inputs())
    weights = getattr(tiny_params(), f"W_{name[0]}")
    hx_t = np.concatenate([trace.h[t - 1, 0], tiny_inputs()[t, 0]])
    button = page.locator(".cell-layers").get_by_role("button", name=layer)
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.locator(".cell-unfolded").is_visible()
    for k, sums in enumerate(page.locator(".cell-sums").all()):
        numbers = [float(cell.replace("−", "-")) for cell in sums.locator("td:last-child").all_inner_texts()]
        *terms, bias, total, value = numbers
        np.testing.assert_allclose(terms, (weights[k] * hx_t)[weights[k] != 0], atol=0.00501)
        assert sum(terms) + bias == pytest.approx(total, abs=0.02)
        field = trace.C_tilde if name == "C_tilde" else getattr(trace, name)
        assert value == pytest.approx(field[t, 0, k], abs=0.00501)
    assert page.locator(".cell-sums").count() == 2
    button.press("Enter")
    assert not page.locator(".cell-unfolded").is_visible()


def test_a_click_on_the_number_unfolds_it_too(visit, server):  # noqa: F811
    page, _ = visit(f"{server}zh/05_forget_gate.html", server)
    number = page.locator("[data-part=f] .cell-value tspan").first
    number.click()
    assert page.locator(".cell-sums:visible").count() == 2
    number.click()
    assert not page.locator(".cell-unfolded").is_visible()


def test_a_symbol_has_one_colour_everywhere_and_lights_its_wire(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    for name in ("f", "i", "C_tilde", "o", "C", "h"):
        for place in (".katex", ".highlight"):
            assert page.locator(f"{place} .q-{name}").first.evaluate(COLOUR) == rgb(name)
    page.locator(".cell-layers").get_by_role("button", name="output gate").focus()
    assert page.locator("[data-part=layer_o].hinted").count() > 0
    assert page.locator(".katex .q-o.q-now").count() > 0
    page.locator("div.math .q-f").first.hover()
    assert page.locator(".hinted").evaluate_all("parts => [...new Set(parts.map(part => part.dataset.part))]") == [
        "f",
        "layer_f",
    ]


def test_the_formula_to_copy_has_no_classes(site, visit):  # noqa: F811
    html = (site / "en/09_whole_cell.html").read_text(encoding="utf-8")
    assert 'class="enclosing q-f"' in html
    assert "htmlClass" not in html


@pytest.mark.parametrize(
    ("page_name", "equation"), [("zh/07_cell_update", ".cell-equation"), ("en/09_whole_cell", "div.math >> nth=3")]
)
def test_the_symbols_of_an_equation_light_their_wires_by_keyboard(visit, server, page_name, equation):  # noqa: F811
    page, trouble = visit(f"{server}{page_name}.html", server)
    bar = page.locator(equation).first.get_by_role("toolbar")
    buttons = bar.locator("button")
    names = ["C", "f", "C_prev", "i", "C_tilde"]  # in the order of equation (4)
    assert [
        name.split("q-")[1].split()[0] for name in buttons.evaluate_all("all => all.map(one => one.className)")
    ] == names
    assert buttons.evaluate_all("all => all.map(one => one.tabIndex)") == [
        0,
        -1,
        -1,
        -1,
        -1,
    ]  # one stop of the keyboard
    buttons.first.focus()
    lit = set()
    for n, name in enumerate(names):
        if n:
            page.keyboard.press("ArrowRight")
        at = page.evaluate("document.activeElement.className")
        assert f"q-{name}" in at.split()
        hinted = page.locator(".hinted").evaluate_all("parts => [...new Set(parts.map(part => part.dataset.part))]")
        assert name in hinted or (name == "C" and "C_exit" in hinted)
        lit.add(tuple(hinted))
        symbol = page.locator(equation).first.locator(f".katex-html .q-{name}").first.bounding_box()
        assert page.evaluate("document.activeElement.tabIndex") == 0
        box = buttons.nth(n).bounding_box()
        assert all(box[side] == pytest.approx(symbol[side], abs=1) for side in box)
    assert len(lit) == len(names)
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.className").split()[1] == "q-C"
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")  # there is nothing beyond the last
    assert page.evaluate("document.activeElement.className").split()[1] == "q-C_tilde"
    page.keyboard.press("Tab")
    assert not bar.evaluate("bar => bar.contains(document.activeElement)")
    assert trouble == []


def test_a_symbol_brings_the_picture_into_view(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/09_whole_cell.html", server)
    symbol = page.locator("div.math [role=toolbar] button").first
    assert symbol.get_attribute("aria-label") == "forget gate: its line in the picture"
    symbol.press("Enter")
    box = page.locator(".cell-picture").bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 900
