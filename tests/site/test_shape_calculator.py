"""The shape calculator on a page: what stands there first, what a reader changes, what is lit, in both languages."""

import gzip
import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from test_accessibility import violations
from test_browser import CHROMIUM, browser, server, visit  # noqa: F401 (fixtures)

from tools.site.shapes.describe import describe
from tools.site.shapes.setting import Setting
from tools.vectors import shapes

FIRST = Setting()
DESK = ".shapes-desk"

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is not installed")
in_light = pytest.mark.parametrize("visit", ["light"], indirect=True)
in_both = pytest.mark.parametrize("lang", ["en", "zh"])


@pytest.fixture(scope="module")
def site(shape_book):
    """Return the fixture book with a shape calculator."""
    return shape_book


def address(s: Setting) -> str:
    flags = [flag for flag in ("batch_first", "last_only") if getattr(s, flag)]
    sizes = [f"{name}{getattr(s, name)}" for name in "DHPLBTn"]
    return f"#shapes={','.join([s.framework, s.cell, s.direction, *sizes, *flags])}"


def table(html: str) -> list[tuple[list[str], str, str]]:
    """Return the rows of the table: names, shape in letters, shape in numbers."""
    rows = BeautifulSoup(html, "html.parser").select(".shapes-table tbody tr:has(td)")
    return [([name.text for name in row.select("code")], *(cell.text for cell in row.select("td"))) for row in rows]


def expected(s: Setting) -> list[tuple[list[str], str, str]]:
    def written(parts: list) -> str:
        return f"({', '.join(map(str, parts))}{',' if len(parts) == 1 else ''})"

    return [(row["names"], *(written([dim[k] for dim in row["shape"]]) for k in (0, 1))) for row in describe(s)["rows"]]


def lit(page) -> list[tuple[int, int, str]]:
    """Return row, column and arrow of each lit cell of the output, the features of both directions counted through."""
    return page.locator(".shapes-layer:not(.shapes-hidden, .shapes-axis)").evaluate(
        """layer => [...layer.querySelectorAll(".shapes-cells")].flatMap((block, n) => {
          const columns = Number(getComputedStyle(layer).getPropertyValue("--columns")), cells = [...block.children];
          return cells.flatMap((cell, k) => cell.matches(".shapes-lit")
            ? [[n * cells.length / columns + Math.floor(k / columns), k % columns, cell.textContent]] : []);
        })"""
    )


def codes(page) -> dict[str, str]:
    lines = page.locator(".shapes-lines li").evaluate_all(
        "lines => lines.map(line => [...line.querySelectorAll('code')].map(code => code.textContent))"
    )
    return {name: "".join(code) for name, *code in lines}


@in_both
def test_the_first_setting_is_in_the_page_and_the_script_adds_only_its_controls(site, browser, server, lang):  # noqa: F811
    html = (site / lang / "index.html").read_text(encoding="utf-8")
    assert table(html) == expected(FIRST)
    assert str(describe(FIRST)["parameters"]) in html
    assert (["output"], "(T, B, 2H)", "(5, 3, 8)") in table(html)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}{lang}/index.html")
    assert page.locator(f"{DESK} .shapes-table").is_visible()
    assert page.locator(".shapes-controls").count() == 0
    assert lit(page) == [*([k, 4, "→"] for k in range(4)), *([k, 0, "←"] for k in range(4, 8))]
    assert codes(page) == {"h_n[0]": "", "h_n[1]": "", "h_n[2]": "output[-1, :, :H]", "h_n[3]": "output[0, :, H:]"}
    still = page.locator(DESK).inner_html()
    context.close()
    page = browser.new_page()
    page.goto(f"{server}{lang}/index.html{address(FIRST)}")  # computed by the script
    assert page.locator(DESK).inner_html() == still
    page.close()


@in_light
@in_both
@pytest.mark.parametrize("from_file", [False, True])
def test_settings_change_table_drawing_and_code(visit, site, server, lang, from_file):  # noqa: F811
    base = site.as_uri() + "/" if from_file else server
    page, trouble = visit(f"{base}{lang}/index.html", base)
    now = FIRST
    for change in (
        {"H": 3}, {"batch_first": True}, {"n": 3}, {"P": 2}, {"L": 1}, {"n": 0}, {"direction": "forward"}, {"P": 0},
        {"cell": "GRU"}, {"framework": "onnx"}, {"direction": "reverse"}, {"framework": "keras"}, {"T": 7},
        {"direction": "both"}, {"last_only": True}, {"D": 100},
    ):  # fmt: skip
        now = replace(now, **change)
        ((name, value),) = change.items()
        field = page.locator(f".shapes-controls [name={name}]")
        if name in ("framework", "cell", "direction"):
            field.select_option(value)
        elif isinstance(value, bool) or name == "n":
            page.locator(f"[name={'padded' if name == 'n' else name}]").set_checked(bool(value))
        else:
            field.fill(str(value))
        assert table(page.locator(DESK).inner_html()) == expected(now), now
        assert codes(page) == {state["name"]: state["code"] for state in describe(now)["states"]}, now
        assert f"{describe(now)['parameters']}" in page.locator(".shapes-kind").last.inner_text()
        assert page.locator(".shapes-call").inner_text() == describe(now)["call"]
    assert trouble == []


@in_light
def test_the_lit_cells_are_h_n_of_the_last_layer(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/index.html", server)
    seen = 0
    for case in json.loads(shapes.VECTORS.read_text(encoding="utf-8"))["cases"]:
        s = Setting(**case["setting"])
        if "error" in case["found"] or s.cell != "LSTM" or s.L > 2:
            continue
        page.goto(f"{server}en/index.html{address(s)}")
        size, wanted = s.P or s.H, []
        for way, equal in enumerate(list(case["found"]["equal"].values())[-s.directions :]):
            index = equal[0].removeprefix("output").strip("[]").split(", ")
            steps = [
                int(part) if part in ("-1", "0") else s.n - 1 for part in index if part in ("-1", "0", "lengths - 1")
            ]
            t = steps[0] % s.T if steps else 0
            wanted += [[way * size + k, t, "←" if way or s.direction == "reverse" else "→"] for k in range(size)]
        assert lit(page) == wanted, s
        seen += 1
    assert seen > 30


@in_light
def test_a_large_network_is_drawn_with_gaps(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/index.html{address(Setting(H=500, T=900, n=30, L=1))}", server, (390, 800))
    columns = page.locator(".shapes-axis .shapes-cells span").all_inner_texts()
    assert columns == ["0", "1", "…", "29", "30", "31", "…", "898", "899"]
    assert [column for _, column, _ in lit(page)] == [3] * 4 + [0] * 4
    assert page.locator(".shapes-past").first.inner_text() == "0"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


REFUSED = [
    (replace(FIRST, P=4), {"en": "smaller than H", "zh": "必须小于"}),
    (replace(FIRST, P=2, cell="GRU"), {"en": "only the LSTM", "zh": "只有 LSTM"}),
    (replace(FIRST, direction="reverse"), {"en": "turn x round", "zh": "翻转"}),
    (replace(FIRST, P=2, framework="keras"), {"en": "Only PyTorch", "zh": "只有 PyTorch"}),
    (replace(FIRST, framework="keras", direction="reverse"), {"en": "go_backwards", "zh": "go_backwards"}),
]


@in_light
@in_both
@pytest.mark.parametrize(("s", "words"), REFUSED)
def test_what_no_framework_has_is_refused_in_words(visit, server, lang, s, words):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/index.html{address(s)}", server)
    assert words[lang] in page.locator(".shapes-refused").inner_text()
    assert page.locator(".shapes-table").count() == 0
    assert trouble == []


@in_light
@in_both
def test_the_address_holds_the_setting(visit, server, lang):  # noqa: F811
    page, _ = visit(f"{server}{lang}/index.html", server)
    page.locator("[name=H]").fill("9")
    page.locator("[name=batch_first]").check()
    kept, where = page.locator(DESK).inner_html(), page.evaluate("location.hash")
    assert where == "#shapes=pytorch,LSTM,both,D6,H9,L2,B3,T5,batch_first"
    page.goto("about:blank")
    page.goto(f"{server}{lang}/index.html{where}")
    assert page.locator(DESK).inner_html() == kept
    assert page.locator("[name=H]").input_value() == "9"
    page.evaluate("location.hash = '#shapes=keras,GRU,forward,D3,H2,L9,B0,T4,n7'")
    page.wait_for_function("document.querySelector('[name=framework]').value === 'keras'")
    kept = Setting("keras", "GRU", "forward", D=3, H=2, L=4, B=1, T=4, n=4)  # within its limits
    assert table(page.locator(DESK).inner_html()) == expected(kept)
    assert page.locator("[name=n]").input_value() == "4"
    for odd in ("#shapes=", "#shapes=pytorch,LSTM,sideways", "#shapes=D5,x<b>", "#shapes=D99999", "#sec-start"):
        page.goto("about:blank")
        page.goto(f"{server}{lang}/index.html{odd}")
        assert table(page.locator(DESK).inner_html()) == expected(FIRST), odd


@in_light
@in_both
def test_the_keyboard_reaches_every_setting_and_the_result_is_said(visit, server, lang):  # noqa: F811
    page, _ = visit("about:blank", "about:")
    page.clock.install()
    page.goto(f"{server}{lang}/index.html")
    page.locator("[name=framework]").focus()
    reached = []
    for _ in range(11):
        reached.append(page.evaluate("document.activeElement.name ?? ''"))
        style = page.evaluate(
            "(({ outlineStyle, outlineWidth }) => [outlineStyle, parseFloat(outlineWidth)])"
            "(getComputedStyle(document.activeElement))"
        )
        assert style[0] != "none", reached
        assert style[1] > 1, reached
        page.keyboard.press("Tab")
    assert reached == ["framework", "cell", "direction", *"DHPLBT", "batch_first", "padded"]
    page.locator("[name=D]").focus()
    page.keyboard.press("ArrowUp")
    assert table(page.locator(DESK).inner_html()) == expected(replace(FIRST, D=7))
    assert page.evaluate("document.activeElement.name") == "D"
    aloud = page.locator(".shapes [role=status]")
    assert aloud.inner_text() == ""
    page.clock.run_for(10_000)
    assert "output (5, 3, 8)" in aloud.inner_text()
    assert str(describe(replace(FIRST, D=7))["parameters"]) in aloud.inner_text()
    page.locator("[name=cell]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".shapes-call").inner_text().startswith("nn.GRU")
    for name in page.locator(".shapes-controls :is(select, input)").all():
        assert name.evaluate("field => field.labels.length") == 1


@in_light
def test_what_is_no_number_changes_nothing_and_goes_back(visit, server):  # noqa: F811
    page, _ = visit(f"{server}en/index.html", server)
    for typed in ("", "0", "-3", "2.5", "12345"):
        page.locator("[name=H]").fill(typed)
        assert table(page.locator(DESK).inner_html()) == expected(FIRST), typed
        page.locator("[name=H]").blur()
        assert page.locator("[name=H]").input_value() == "4", typed


@in_both
@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
@pytest.mark.parametrize("s", [FIRST, Setting("keras", n=3, L=1), replace(FIRST, P=9)])
def test_the_page_is_accessible_and_fits(visit, server, lang, size, s):  # noqa: F811
    page, trouble = visit(f"{server}{lang}/index.html{address(s)}", server, size)
    assert violations(page) == []
    right = "Math.max(...[...document.querySelectorAll('.shapes *')].map(one => one.getBoundingClientRect().right))"
    assert page.evaluate(right) <= size[0]
    page.add_style_tag(content="html { font-size: 200% !important; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert trouble == []


def test_only_pages_with_a_calculator_load_it_and_it_is_small(site):
    for lang in ("en", "zh"):
        assert "_static/shapes/shapes.js" in (site / lang / "index.html").read_text(encoding="utf-8")
        assert "shapes" not in (site / lang / "01_fixture.html").read_text(encoding="utf-8")
    script = (site / "en/_static/shapes/shapes.js").read_bytes()
    assert len(gzip.compress(script)) < 8 * 1024
