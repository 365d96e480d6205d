"""The living cell: its JavaScript computes what lstm_ref computes, and a reader can move it."""

import gzip
import json
import subprocess

import numpy as np
import pytest
from conftest import ROOT
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from lstm_labs.diagrams import cell
from lstm_labs.example import tiny_params, tiny_step
from lstm_ref import lstm_step
from tools.site import cell_data, node
from tools.vectors import living_cell

VECTORS = json.loads(living_cell.VECTORS.read_text(encoding="utf-8"))
STEPS = {"05_forget_gate": "f", "06_input_gate": "i", "07_cell_update": "C", "08_output_gate": "o"}
# The largest difference between the stored steps and those computed by the script under test.
WORST = """cases => Math.max(...cases.flatMap(({ params, x, state, steps }) => {
  const trace = LivingCell.forward(params, x, state);
  return steps.flatMap((step, t) => Object.entries(step).flatMap(([name, values]) =>
    values.map((value, k) => Math.abs(trace[t][name][k] - value))));
}))"""

in_browser = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


def test_the_vectors_are_what_lstm_ref_computes():
    now = living_cell.vectors()
    assert len(VECTORS) == len(now) > 0
    for stored, computed in zip(VECTORS, now, strict=True):
        assert {name: stored[name] for name in ("params", "x", "state")} == {
            name: computed[name] for name in ("params", "x", "state")
        }, "run tools.vectors.living_cell"
        for kept, step in zip(stored["steps"], computed["steps"], strict=True):
            assert kept.keys() == step.keys()
            for name, row in step.items():  # another processor rounds the products of a large scale otherwise
                np.testing.assert_allclose(kept[name], row, rtol=1e-12, atol=1e-12)


def test_the_script_agrees_in_node():
    program = (
        f"const LivingCell = await import({json.dumps(str(ROOT / 'book/site/cell/math.js'))});"
        f"console.log(({WORST})(JSON.parse(process.argv[1])))"
    )
    command = [node.BINARY, "--input-type=module", "-e", program, json.dumps(VECTORS)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert float(result.stdout) < 1e-12


def test_all_of_it_is_small(site):
    files = [*(site / "en/_static/cell").glob("*"), site / "en/_static/css/cell.css"]
    assert {path.name for path in files} == {"data.js", "cell.js", "figures.css", "cell.css"}
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 80_000


def values(page, wire: str) -> list[str]:
    """Return the numbers that stand on a wire, without the names of the rows."""
    order = page.evaluate("Object.keys(LIVING_CELL_DATA.drawing.values)")
    return page.locator(".cell-value").nth(order.index(wire)).locator("tspan:not(.cell-entry)").all_text_contents()


def written(row: np.ndarray) -> list[str]:
    return [f"{value:z.2f}".replace("-", "−") for value in row]


@in_browser
@in_light
@pytest.mark.parametrize("from_file", [False, True])
def test_the_script_agrees_in_the_page(visit, site, server, from_file):  # noqa: F811
    base = site.as_uri() + "/" if from_file else server
    page, trouble = visit(f"{base}zh/09_whole_cell.html", base)
    assert page.evaluate(WORST, VECTORS) < 1e-12
    assert trouble == []


@in_browser
@in_light
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", STEPS)
def test_each_step_shows_its_own_step_and_two_or_three_sliders(visit, server, lang, name):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/{name}.html", server)
    step = lstm_step(tiny_params(), *tiny_step())
    shown = page.evaluate("document.querySelector('.living-cell').trace()")
    for field in ("f_t", "i_t", "C_tilde_t", "C_t", "o_t", "h_t"):
        np.testing.assert_allclose(shown[field], getattr(step, field)[0], rtol=0, atol=1e-12)
    assert 2 <= page.locator(".cell-slider input").count() <= 3
    lit = page.locator(".cell-part.lit").evaluate_all("parts => parts.map(part => part.dataset.part)")
    assert cell.LIT[STEPS[name]] - {"C_new"} <= set(lit) <= cell.LIT[STEPS[name]]  # the exit has the same number
    assert len(lit) < page.locator(".cell-part").count()
    assert not page.locator(".living-cell img").first.is_visible()
    assert trouble == []


@in_browser
@in_light
def test_a_slider_moves_by_keyboard_and_reset_brings_it_back(visit, server):  # noqa: F811
    page, trouble = visit(f"{server}en/05_forget_gate.html", server)
    before = values(page, "f")
    page.get_by_label("bias").focus()
    page.keyboard.press("Home")
    params, (x_t, state) = tiny_params(), tiny_step()
    b_f = params.b_f.copy()
    b_f[0] = -6
    assert page.locator(".cell-slider output").last.inner_text() == "−6.00"
    f_t = 1 / (1 + np.exp(-(np.concatenate([state.h, x_t], axis=1) @ params.W_f.T + b_f)))
    assert values(page, "f") == written(f_t[0])
    status = page.locator(".cell-status").inner_text()
    assert status.startswith(f"{round(100 * f_t[0, 0])} % of the gender is kept")
    assert values(page, "f")[0] in page.locator(".cell-picture").get_attribute("aria-label")
    page.get_by_role("button", name="Reset").press("Enter")
    assert values(page, "f") == before
    assert trouble == []


@in_browser
def test_without_javascript_the_figure_stands_there(browser, server):  # noqa: F811
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name, figure in (("en/05_forget_gate", "05_numbers"), ("zh/09_whole_cell", "09_words"), ("en/index", "cell")):
        page.goto(f"{server}{name}.html")
        image = page.locator(".living-cell img.only-light")
        assert image.is_visible()
        assert f"/{figure}." in image.get_attribute("src")
        assert page.locator(".cell-picture").count() == 0
    context.close()


@in_browser
@in_light
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", STEPS)
def test_picture_and_equation_of_a_step_are_in_the_first_screen(visit, server, lang, name):  # noqa: F811
    page, _ = visit(f"{server}{lang}/{name}.html", server, (390, 844))
    equation = page.locator(".cell-equation").first.bounding_box()
    assert equation["y"] + equation["height"] <= 844
    page.set_viewport_size({"width": 1280, "height": 900})
    equation, picture = (
        page.locator(".cell-equation").first.bounding_box(),
        page.locator(".cell-picture").bounding_box(),
    )
    assert equation["x"] >= picture["x"] + picture["width"]
    assert picture["y"] + picture["height"] <= 900
    assert page.locator("figure[id^=fig-] .cell-picture").count() == 1


@in_browser
@in_light
@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
def test_the_cell_at_work_is_in_the_first_screen_of_the_home_page(visit, server, size):  # noqa: F811
    page, _ = visit(f"{server}zh/index.html", server, size)
    box = page.locator(".cell-picture").bounding_box()
    assert box["y"] + box["height"] <= size[1]


@in_browser
@in_light
def test_the_words_of_the_home_page_stand_upright_and_fit(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/index.html", server, (1280, 900))
    for word in page.locator(".cell-words button").all():
        assert word.evaluate("e => getComputedStyle(e).writingMode") == "horizontal-tb"
        assert word.evaluate("e => e.scrollWidth <= e.clientWidth"), word.inner_text()


@in_browser
@in_light
@pytest.mark.parametrize(("width", "is_open"), [(1280, True), (390, False)])
def test_the_biases_are_folded_on_a_phone(visit, server, width, is_open):  # noqa: F811
    page, _ = visit(f"{server}zh/09_whole_cell.html", server, (width, 844))
    assert page.get_by_label("遗忘门：偏置加上").is_visible() == is_open
    page.locator(".cell-fold > summary").press("Enter")
    assert page.get_by_label("遗忘门：偏置加上").is_visible() != is_open


def test_the_tiny_cell_is_the_books(site):
    text = (site / "en/_static/cell/data.js").read_text(encoding="utf-8")
    data = json.loads(text.removeprefix("globalThis.LIVING_CELL_DATA = ").removesuffix(";\n"))
    assert data["params"]["W_f"] == tiny_params().W_f.tolist()
    x_t, state = tiny_step()
    assert data["step"] == {"x_t": x_t[0].tolist(), "state": {"h": state.h[0].tolist(), "C": state.C[0].tolist()}}


def test_data_and_styles_are_equal_bytes_on_every_run(monkeypatch):
    before = cell_data.styles(), cell_data.script()
    monkeypatch.setattr("time.time", lambda: 2e9)
    assert (cell_data.styles(), cell_data.script()) == before
