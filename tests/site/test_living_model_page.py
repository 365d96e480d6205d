"""The living model on a page: the published networks over the reader's sentence, their bars, rows and units."""

import gzip
from functools import partial

import numpy as np
import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)
from test_living_grammar import DRAW
from test_living_model import VECTORS, WORST

from lstm_labs.grammar import AGREEMENT_WORDS
from lstm_labs.trained import load_trained
from tools.vectors.living_model import read, rests_on, silenced, softmax

LANGUAGES = ["en", "zh"]
WORDS = ".model-word button"
STORY = "document.querySelector('.living-model').story"

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)
in_both = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def site(model_book):
    """Return the fixture book with a living model."""
    return model_book


def sentence(lang: str, seed: int, between: int | None = None):
    return DRAW[lang](np.random.default_rng(seed), between)


def share(p, classes, kind: int) -> float:
    """Return how much of the probability of all answers the words of one class have."""
    return p[classes[kind]].sum() / p[np.ravel(classes)].sum()


def first(p, classes) -> int:
    """Return the class whose words are together the likeliest."""
    return max(range(len(classes)), key=lambda kind: p[classes[kind]].sum())


def misread(lang: str):
    """Return a sentence at whose first answer one network is right and the other wrong, and not by a first class."""
    classes = load_trained(lang).about["classes"]["head"]
    for seed in range(2000):
        drawn = sentence(lang, seed, 4)
        words = drawn.words[: drawn.due[0] + 1]
        said = [
            first(np.array(read(load_trained(lang, cell).model, words)[-1]["p"]), classes) for cell in ("lstm", "rnn")
        ]
        if drawn.kind and said.count(drawn.kind) == 1:
            return drawn
    raise AssertionError("both networks make the same mistakes")


def address(words, t: int) -> str:
    return f"#model={t},{'.'.join(map(str, words))}"


@in_light
@in_both
@pytest.mark.parametrize("from_file", [False, True])
def test_the_script_agrees_with_lstm_ref_in_the_page(visit, site, server, lang, from_file):  # noqa: F811
    base = site.as_uri() + "/" if from_file else server
    page, trouble = visit(f"{base}{lang}/index.html", base)
    assert page.evaluate(WORST, VECTORS) < 1e-12
    assert trouble == []


@in_light
@in_both
def test_the_published_networks_compute_what_lstm_ref_does(visit, server, lang):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/index.html", server)
    for between in range(5):
        drawn = sentence(lang, 10 + between, between)
        page.goto("about:blank")
        page.goto(f"{server}{lang}/index.html{address(drawn.words, 0)}")
        classes = list(load_trained(lang).about["classes"].values())
        for cell in ("lstm", "rnn"):
            model, words = load_trained(lang, cell).model, drawn.words[:-1]
            network = page.evaluate(f"{STORY}.networks.{cell}")
            arrays = {name: array.tolist() for name, array in model.arrays().items()}
            assert network["params"] | {name: network[name] for name in ("W_y", "b_y")} == arrays  # to the bit
            steps = page.evaluate(f"{STORY}.here.runs.{cell}.steps")
            for step, wanted in zip(steps, read(model, words), strict=True):
                for name, row in wanted.items():
                    np.testing.assert_allclose(step[name], row, rtol=1e-12, atol=1e-12)
            for t, wanted in enumerate(read(model, words)):
                first, *rest = np.argsort(wanted["p"])[::-1]
                right, wrong = [int(first)], rest
                if t in drawn.due:
                    n = drawn.due.index(t)
                    right = classes[n][(drawn.kind, drawn.gender)[n]]
                    wrong = [word for words_of in classes[n] if words_of != right for word in words_of]
                norms = page.evaluate(f"{STORY}.rests('{cell}', {t})")
                np.testing.assert_allclose(norms, rests_on(model, words, t, right, wrong), rtol=1e-9, atol=1e-12)
    assert trouble == []


@in_light
@in_both
def test_bars_and_guesses_are_those_of_the_current_word(visit, server, lang):  # noqa: F811
    drawn = misread(lang)
    page, _ = visit(f"{server}{lang}/index.html{address(drawn.words, drawn.due[0])}", server)
    classes = load_trained(lang).about["classes"]["head"]
    for n, cell in enumerate(("lstm", "rnn")):
        model, words, step = load_trained(lang, cell).model, drawn.words[:-1], drawn.due[0]
        wrong = [word for c, words_of in enumerate(classes) if c != drawn.kind for word in words_of]
        norms = np.zeros(len(words))
        norms[: step + 1] = rests_on(model, words, step, classes[drawn.kind], wrong)
        bars = page.locator(f".model-bar.model-{cell}")
        shares = bars.evaluate_all("bars => bars.map(bar => Number(bar.style.getPropertyValue('--share')))")
        np.testing.assert_allclose(shares, norms / norms.max(), atol=0.00051)
        p = softmax(np.array(read(model, words)[step]["y"]))
        guesses = page.locator(".model-guesses").nth(n).locator("tbody tr")
        best = np.argsort(p)[::-1][:5]
        assert guesses.locator("th").all_inner_texts() == [AGREEMENT_WORDS[lang][word] for word in best]
        assert guesses.locator(".model-number").all_inner_texts() == [f"{p[word]:.2f}" for word in best]
        judged = page.locator(".model-answers tbody tr").nth(n).locator("td").first.inner_text()
        assert judged.endswith(f"{share(p, classes, drawn.kind):.2f}")
        assert {"en": ("right", "wrong"), "zh": ("对", "错")}[lang][first(p, classes) != drawn.kind] in judged


@in_light
@in_both
@pytest.mark.parametrize("how", ["button", "row"])
def test_a_unit_is_switched_off_and_on_again(visit, server, lang, how):  # noqa: F811
    drawn = next(drawn for drawn in map(partial(sentence, lang, between=1), range(20)) if drawn.kind)
    page, _ = visit(f"{server}{lang}/index.html{address(drawn.words, drawn.due[0])}", server)
    model, classes = load_trained(lang).model, load_trained(lang).about["classes"]["head"]
    unit, before = load_trained(lang).about["units"]["head"]["unit"], page.locator(".model-answers").inner_text()
    rows = page.locator(".model-heat-lstm .model-block").first.locator(".model-row")
    assert rows.count() == model.params.hidden_size
    order = page.locator(".model-units").first.locator("button").all_inner_texts()
    place = [int(text.split()[0]) - 1 for text in order].index(unit)
    button = page.locator(".model-units").first.locator("button").nth(place)
    switch = button.press if how == "button" else lambda _: rows.nth(place).click()
    switch("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    quiet = read(silenced(model, [unit]), drawn.words[:-1])
    steps = page.evaluate(f"{STORY}.here.runs.lstm.steps")
    for name, row in quiet[-1].items():
        np.testing.assert_allclose(steps[-1][name], row, rtol=1e-12, atol=1e-12)
    p = np.array(quiet[drawn.due[0]]["p"])
    numbers = page.locator(".model-guesses").first.locator(".model-number").all_inner_texts()
    assert numbers == [f"{share:.2f}" for share in sorted(p, reverse=True)[:5]]
    judged = page.locator(".model-answers tbody td").first.inner_text()
    was = share(np.array(read(model, drawn.words[:-1])[drawn.due[0]]["p"]), classes, drawn.kind)
    now = share(p, classes, drawn.kind)
    assert judged.endswith(f"{was:.2f} → {now:.2f}" if f"{was:.2f}" != f"{now:.2f}" else f"{now:.2f}")
    switch("Enter")
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator(".model-answers").inner_text() == before


@in_light
def test_gates_and_states_are_drawn_unit_by_unit_as_far_as_read(visit, server):  # noqa: F811
    drawn = sentence("en", 5, 1)
    page, _ = visit(f"{server}en/index.html{address(drawn.words, 4)}", server)
    trained, units = load_trained("en"), load_trained("en").about["units"]
    steps = read(trained.model, drawn.words[:-1])
    first = [units[name]["unit"] for name in ("head", "pronoun") if units[name]["learned"] and units[name]["carriers"]]
    order = [*dict.fromkeys(first), *(k for k in range(trained.model.params.hidden_size) if k not in first)]
    named = page.locator(".model-units").first.locator("button").all_inner_texts()
    assert [int(text.split()[0]) - 1 for text in named] == order
    painted = page.locator(".model-heat-lstm .model-block").evaluate_all(
        """blocks => blocks.map(block => [...block.querySelectorAll(".model-row")].map(row =>
          [...row.style.background.matchAll(/--cell-(\\w+)\\) ([\\d.]+)%/g)]
            .map(([, sign, share]) => [sign, share / 100])))"""
    )
    for block, (name, own) in zip(painted, [("f_t", "f"), ("i_t", "i"), ("C_tilde_t", ""), ("o_t", "o"), ("C_t", ""),
                                            ("h_t", "")], strict=True):  # fmt: skip
        values = np.array([step[name] for step in steps]).T[order]
        values = np.tanh(values) if name == "C_t" else values
        values[:, 5:] = 0
        np.testing.assert_allclose([[share for _, share in row] for row in block], abs(values), atol=0.00051)
        signs = np.where(values[:, :5] < 0, "f", "accent") if not own else np.full((len(order), 5), own)
        assert [[sign for sign, _ in row[:5]] for row in block] == signs.tolist()


def test_a_page_loads_its_own_language_and_one_without_a_model_nothing(site):
    for lang, other in (("en", "zh"), ("zh", "en")):
        html = (site / lang / "index.html").read_text(encoding="utf-8")
        assert f"_static/model/{lang}.js" in html
        assert f"_static/model/{other}.js" not in html
        assert "model" not in "".join(
            part for part in (site / lang / "01_fixture.html").read_text("utf8").split('"') if "_static" in part
        )


def test_cell_and_model_together_are_small(site):
    for lang in LANGUAGES:
        static = site / lang / "_static"
        files = [*(static / "cell").glob("*"), static / "css/cell.css", static / "css/model.css"]
        files += [static / "model" / name for name in (f"{lang}.js", "model.js")]
        assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 80_000
