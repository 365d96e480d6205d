from itertools import combinations

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Patch
from matplotlib.text import Text

from lstm_ref.diagrams import draw_cell, draw_cell_schematic
from lstm_ref.diagrams.cell import ALL, LIT, NODES, WIRES
from lstm_ref.labels import LANGUAGES
from lstm_ref.lstm import lstm_step
from lstm_ref.params import LSTMParams, LSTMState
from lstm_ref.plotting import COLOURS, LIGHT, WIDTH, dark_variant, to_svg

STEPS = ["f", "i", "C", "o", None]
BUS = {"h_prev", "x", "bus_f", "fork_f"}
EXPECTED = {
    "f": BUS | {"to_f", "layer_f", "f", "C_prev", "times_f"},
    "i": BUS | {"bus_i", "fork_i", "bus_C", "fork_C", "to_i", "to_C", "layer_i", "layer_C", "i", "C_tilde", "times_i"},
    "C": {"C_prev", "f", "times_f", "kept", "plus", "i", "C_tilde", "times_i", "added", "C_new"}
    | {"fork_state", "C_out", "C_exit"},
    "o": BUS
    | {"bus_i", "fork_i", "bus_C", "fork_C", "to_o", "layer_o", "o", "C_new", "fork_state", "to_tanh", "tanh"}
    | {"squashed", "times_o", "h_new", "fork_h", "h_exit", "h_up"},
    None: set(WIRES) | set(NODES),
}


@pytest.fixture(scope="module")
def step():
    """Return a step whose every number has a minus sign: the widest that may appear."""
    params = LSTMParams.init(2, 2, rng=np.random.default_rng(3))
    state = LSTMState(h=np.array([[-0.88, -0.88]]), C=np.array([[-8.88, -8.88]]))
    return lstm_step(params, np.array([[-1.0, -0.5]]), state)


@pytest.fixture(params=STEPS, ids=str)
def lit(request):
    return request.param


@pytest.fixture(params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(params=["schematic", "numbers"])
def fig(request, lang, lit, step):
    return draw_cell_schematic(lang, lit) if request.param == "schematic" else draw_cell(step, lang, lit)


def coloured(fig):
    """Return the names of the parts whose outline has a quantity's colour or the ink."""
    grey = {LIGHT["faint"], LIGHT["muted"]}
    parts = [patch for patch in fig.findobj(Patch) if patch.get_gid() in ALL]
    seen = {(p.get_gid(), to_hex(p.get_edgecolor() if p.get_linewidth() else p.get_facecolor())) for p in parts}
    return {name for name, colour in seen if colour not in grey}


def boxes(fig):
    renderer = FigureCanvasAgg(fig).get_renderer()
    return {text.get_gid(): text.get_window_extent(renderer) for text in fig.findobj(Text) if text.get_text()}


def test_a_step_lights_exactly_its_parts(lang, lit):
    assert coloured(draw_cell_schematic(lang, lit)) == EXPECTED[lit]


def test_every_part_is_in_some_step():
    assert frozenset().union(*LIT.values()) == ALL


def test_all_steps_share_one_geometry(lit):
    def outlines(fig):
        return {p.get_gid(): p.get_path().vertices.round(6).tolist() for p in fig.findobj(Patch) if p.get_gid()}

    assert outlines(draw_cell_schematic("en", lit)) == outlines(draw_cell_schematic("zh", "f"))


def test_no_two_texts_overlap(fig):
    for (name, box), (other, other_box) in combinations(boxes(fig).items(), 2):
        apart = box.x1 <= other_box.x0 or other_box.x1 <= box.x0 or box.y1 <= other_box.y0 or other_box.y1 <= box.y0
        assert apart, (name, other)


def test_every_text_is_inside_the_canvas(fig):
    for name, box in boxes(fig).items():
        assert box.x0 >= 0, name
        assert box.y0 >= 0, name
        assert box.x1 <= fig.bbox.x1, name
        assert box.y1 <= fig.bbox.y1, name


def test_no_text_lies_on_a_wire(fig):
    lines = [p for p in fig.findobj(Patch) if p.get_gid() in WIRES]
    for name, box in boxes(fig).items():
        for wire in lines:
            path = wire.get_path().transformed(wire.get_transform())
            assert not path.intersects_bbox(box, filled=False), (name, wire.get_gid())


def test_text_is_large_enough_and_the_canvas_narrow_enough(fig):
    assert min(text.get_fontsize() for text in fig.findobj(Text)) >= 10
    assert fig.get_figwidth() <= WIDTH


def test_a_schematic_has_a_dark_variant(fig):
    dark = dark_variant(to_svg(fig))
    assert all(light not in dark for light, _ in COLOURS.values())


def test_the_lit_symbols_are_the_equations(lang):
    def symbols(step):
        return {text.get_gid() for text in draw_cell_schematic(lang, step).findobj(Text) if text.get_text()}

    context = {"label_C_prev", "label_h_prev", "label_x", "label_C_exit", "label_h_exit", "label_h_up"}
    inner = {step: {name for name in symbols(step) - context if name.startswith("label_")} for step in "fiCo"}
    assert inner == {
        "f": {"label_f"},
        "i": {"label_i", "label_C_tilde"},
        "C": {"label_f", "label_i", "label_C_tilde", "label_kept", "label_added"},
        "o": {"label_o", "label_to_tanh"},
    }


def test_numbers_are_those_of_the_step(step):
    values = {text.get_gid(): text.get_text() for text in draw_cell(step, "en").findobj(Text)}
    assert values["value_C_prev"] == "−8.88\n−8.88"
    assert values["value_x"] == "−1.00\n−0.50"
    for name, array in {"f": step.f_t, "C_tilde": step.C_tilde_t, "C_exit": step.C_t, "h_exit": step.h_t}.items():
        shown = [float(line.replace("−", "-")) for line in values[f"value_{name}"].split("\n")]
        np.testing.assert_allclose(shown, array[0], atol=0.005)


def test_a_cell_too_large_to_print_is_refused():
    params = LSTMParams.init(2, 3, rng=np.random.default_rng(0))
    large = lstm_step(params, np.zeros((1, 2)), LSTMState.zeros(params, 1))
    with pytest.raises(ValueError, match="H = 3"):
        draw_cell(large, "en")


def test_unknown_steps_and_languages_are_refused():
    with pytest.raises(ValueError, match="'z'"):
        draw_cell_schematic("en", "z")
    with pytest.raises(ValueError, match="'fr'"):
        draw_cell_schematic("fr")
