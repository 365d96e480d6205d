"""axe-core finds nothing, and what no rule can tell: large text, reduced motion, the keyboard."""

import pytest
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from tools.site import node

AXE = node.SITE / "node_modules" / "axe-core" / "axe.min.js"
SIX = ["en/index", "zh/05_forget_gate", "en/09_whole_cell", "zh/labs/07_cell_update", "en/glossary", "zh/search"]
SHOW = """() => { document.querySelectorAll("details").forEach(fold => { fold.open = true }); }"""
RUN = """async () => (await axe.run()).violations.map(({ id, impact, nodes }) =>
  `${id} (${impact}): ${nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(" … ")}`)"""

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)


def violations(page) -> list[str]:
    """Return what axe-core reports of the page with every fold open."""
    page.emulate_media(reduced_motion="reduce")  # a fold that is still fading in has too little contrast
    page.evaluate(SHOW)
    page.add_script_tag(path=AXE)
    return page.evaluate(RUN)


@in_light
def test_no_page_has_a_violation(visit, server, pages):  # noqa: F811
    page, _ = visit(f"{server}404.html", server)
    found = {"404.html": violations(page)}
    for name in pages:
        page.goto(f"{server}{name}?choose")
        found[name] = violations(page)
    assert {name: reports for name, reports in found.items() if reports} == {}


@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
def test_six_pages_have_none_in_any_configuration(visit, server, size):  # noqa: F811
    page, _ = visit(f"{server}{SIX[0]}.html", server, size)
    for name in SIX:
        page.goto(f"{server}{name}.html?q=LSTM")
        page.wait_for_timeout(100)
        assert violations(page) == [], name
        if page.locator(".parallel-button").count():
            page.keyboard.press("Alt+p")
            page.wait_for_timeout(200)
            assert violations(page) == [], f"{name}, parallel"
            page.keyboard.press("Alt+p")


@in_light
def test_text_at_twice_the_size_fits_a_phone(visit, server):  # noqa: F811
    page, _ = visit(f"{server}{SIX[0]}.html", server, (390, 800))
    for name in SIX:
        page.goto(f"{server}{name}.html?q=LSTM")
        page.add_style_tag(content="html { font-size: 200% !important; }")
        wide = """() => [...document.querySelectorAll("main *")]
          .filter(element => element.getBoundingClientRect().right > 391)
          .map(element => element.outerHTML.slice(0, 60))"""
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"{name}: {page.evaluate(wide)[:5]}"


def test_nothing_moves_for_who_wants_no_motion(browser, server):  # noqa: F811
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    for name in SIX:
        page.goto(f"{server}{name}.html")
        moving = """() => [...document.querySelectorAll("*")].filter(element => {
          const style = getComputedStyle(element);
          const long = value => value.split(",").some(part => parseFloat(part) > 0.01);
          return long(style.transitionDuration) || (style.animationName !== "none" && long(style.animationDuration));
        }).map(element => element.outerHTML.slice(0, 100))"""
        assert page.evaluate(moving) == [], name
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto", name
    context.close()


@in_light
def test_everything_is_reached_by_keyboard_and_seen(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/05_forget_gate.html", server)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main-content"
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className || document.activeElement.tagName"))
        outline = page.evaluate(
            "(({ outlineStyle, outlineWidth, boxShadow }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 1"
            " || boxShadow !== 'none')(getComputedStyle(document.activeElement))"
        )
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert outline or page.evaluate("document.activeElement === document.body"), where
    words = " ".join(reached)
    for tool in (
        "language-switch",
        "parallel-button",
        "theme-switch-button",
        "cell-button",
        "INPUT",
        "sd-summary-title",
    ):
        assert tool in words, tool
