import re
from itertools import combinations, pairwise

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.patches import Patch, PathPatch
from matplotlib.text import Text

from lstm_labs.diagrams import SCHEMATICS, draw_blanks, draw_card, draw_cell, draw_cell_schematic, draw_schematic
from lstm_labs.diagrams.cell import CELL, LIT
from lstm_labs.diagrams.gru import GRU
from lstm_labs.diagrams.picture import Picture, Wire, draw
from lstm_labs.style import COLOURS, LIGHT, WIDTH, dark_variant, to_svg
from lstm_labs.words import LANGUAGES
from lstm_ref.lstm import lstm_step
from lstm_ref.params import LSTMParams, LSTMState

SLUGS = list(SCHEMATICS)
STEPS = ["f", "i", "C", "o", None]
WORKING = {  # the layers and operations of a step, as its equations have them
    "f": {"layer_f", "times_f"},
    "i": {"layer_i", "layer_C", "times_i"},
    "C": {"times_f", "times_i", "plus"},
    "o": {"layer_o", "tanh", "times_o"},
}
CROSSING = 10.5  # a wire goes on behind one that it crosses, this far away
REACH = {
    "layer": (16, 12),
    "ellipse": (19, 11),
    "operation": (9, 9),
    "block": (16, 16),
    "fork": (3, 3),
    "dots": (12, 3),
}


@pytest.fixture(scope="module")
def step():
    """Return a step whose every number that may has a minus sign: the widest that may appear."""
    params = LSTMParams.init(3, 2, rng=np.random.default_rng(3))
    state = LSTMState(h=np.array([[-0.88, -0.88]]), C=np.array([[-8.88, -8.88]]))
    return lstm_step(params, np.array([[-1.0, -0.5, -8.88]]), state)


@pytest.fixture(params=STEPS, ids=str)
def lit(request):
    return request.param


@pytest.fixture(params=LANGUAGES)
def lang(request):
    return request.param


@pytest.fixture(params=[*SLUGS, *(f"numbers_{lit}" for lit in STEPS)])
def fig(request, lang, step):
    """Return every schematic, and the cell with numbers for every step."""
    _, numbered, lit = request.param.partition("numbers_")
    if numbered:
        return draw_cell(step, None if lit == "None" else lit, lang)
    return draw_schematic(request.param, lang)


def wire_patches(fig):
    """Return the outlines of the wires by name; their heads are filled and have no line."""
    names = {name for picture, _ in SCHEMATICS.values() for name in picture.wires}
    return [patch for patch in fig.findobj(PathPatch) if patch.get_gid() in names]


def coloured(fig):
    """Return the names of the parts whose outline has a quantity's colour or the ink."""
    grey = {LIGHT["faint"], LIGHT["muted"]}
    parts = [patch for patch in fig.findobj(Patch) if patch.get_gid() not in (None, "panel")]
    seen = {(p.get_gid(), to_hex(p.get_edgecolor() if p.get_linewidth() else p.get_facecolor())) for p in parts}
    return {name for name, colour in seen if colour not in grey}


def boxes(fig):
    renderer = FigureCanvasAgg(fig).get_renderer()
    return {text.get_gid(): text.get_window_extent(renderer) for text in fig.findobj(Text) if text.get_text()}


def distance(point, start, end):
    """Return how far a point is from the straight line between two."""
    p, a, b = map(np.array, (point, start, end))
    share = np.clip((p - a) @ (b - a) / ((b - a) @ (b - a)), 0, 1)
    return np.linalg.norm(p - a - share * (b - a))


def is_at(point, node):
    return all(abs(point[k] - node.at[k]) <= REACH[node.kind][k] for k in (0, 1))


def touches(picture, wire, part):
    """Tell whether a wire begins or ends at a node, or on another wire."""
    ends = (picture.wires[wire].points[0], picture.wires[wire].points[-1]) if wire in picture.wires else ()
    if part in picture.nodes:
        return any(is_at(end, picture.nodes[part]) for end in ends)
    return any(distance(end, *line) <= CROSSING for end in ends for line in pairwise(picture.wires[part].points))


def pieces(picture, parts):
    """Return the connected pieces of some parts."""
    left, found = set(parts), []
    while left:
        piece, new = set(), {left.pop()}
        while new:
            piece |= new
            new = {a for a in left if any(touches(picture, a, b) or touches(picture, b, a) for b in new)}
            left -= new
        found.append(piece)
    return found


def test_a_step_lights_the_layers_and_operations_of_its_equations():
    for step, parts in LIT.items():
        assert {name for name in parts & set(CELL.nodes) if CELL.nodes[name].kind != "fork"} == WORKING[step]


def test_all_that_goes_into_a_lit_part_is_lit():
    for step, parts in LIT.items():
        for name in WORKING[step]:
            into = {wire for wire in CELL.wires if is_at(CELL.wires[wire].points[-1], CELL.nodes[name])}
            assert into, name
            assert into <= parts, (step, name)


def test_every_part_is_in_some_step():
    assert frozenset().union(*LIT.values()) == CELL.parts


@pytest.mark.parametrize("slug", [slug for slug, (_, lit) in SCHEMATICS.items() if lit])
def test_what_is_lit_hangs_together(slug):
    picture, lit = SCHEMATICS[slug]
    assert len(pieces(picture, lit)) == (2 if slug == "10_peephole" else 1)  # there, the old state and the new one


@pytest.mark.parametrize("slug", SLUGS)
def test_a_schematic_has_exactly_its_lit_parts_in_colour(slug, lang):
    picture, lit = SCHEMATICS[slug]
    assert coloured(draw_schematic(slug, lang)) == (lit or picture.parts)


def test_the_gaps_are_crossed_from_the_fact_to_where_it_is_used():
    for slug in ("02_short_gap", "02_long_gap"):
        picture, lit = SCHEMATICS[slug]
        assert {word.part for word in picture.words.values()} <= lit
        assert {name for name in lit if name[0] in "xh"} == {word.part for word in picture.words.values()}


@pytest.mark.parametrize("slug", SLUGS)
def test_labels_and_words_belong_to_parts(slug):
    picture, lit = SCHEMATICS[slug]
    assert {word.part for word in picture.words.values()} <= picture.parts | {""}
    assert (lit or set()) <= picture.parts


def ends(picture, name):
    return picture.wires[name].points[0], picture.wires[name].points[-1]


def test_a_peephole_copies_the_old_state_to_two_gates_and_the_new_one_to_the_third():
    picture, _ = SCHEMATICS["10_peephole"]
    plus, times = picture.nodes["plus"].at, picture.nodes["times_f"].at
    assert ends(picture, "peep")[0][0] < times[0] < plus[0] < ends(picture, "peep_o")[0][0]
    for wire, layer in {"peep_f": "layer_f", "peep_i": "layer_i", "peep_o": "layer_o"}.items():
        assert abs(ends(picture, wire)[1][0] - picture.nodes[layer].at[0]) < 16


def crossed(picture, wire):
    """Return the wires that a wire runs across."""

    def cross(one, other):
        (a, b), (c, d) = sorted(one), sorted(other)
        return a[0] < c[0] < b[0] and a[1] == b[1] and c[1] < a[1] < d[1] and c[0] == d[0]

    lines = {name: list(pairwise(found.points)) for name, found in picture.wires.items()}
    return {name for name, found in lines.items() for one in found for own in lines[wire]
            if name != wire and (cross(one, own) or cross(own, one))}  # fmt: skip


def test_a_peephole_is_not_broken_by_what_is_grey():
    picture, lit = SCHEMATICS["10_peephole"]
    assert pieces(picture, {name for name in lit if name.startswith("peep") and name != "peep_o"}) == [
        {"peep", "peep_f", "peep_i"}
    ]
    assert crossed(picture, "peep_i") == set()
    assert ends(picture, "peep")[1] == ends(picture, "peep_i")[0]


@pytest.mark.parametrize(("lit", "whole"), [("C", "C_over"), ("o", "h_over"), ("f", "h_over"), (None, "h_over")])
def test_where_two_lines_cross_the_one_that_alone_is_lit_is_whole(lit, whole):
    fig = draw_cell_schematic(lit, "en")
    seen = {patch.get_gid(): patch.get_visible() for patch in fig.findobj(Patch)}
    assert {name for name in ("C_over", "h_over") if seen[name]} == {whole}
    assert all(seen[name] for name in CELL.parts - {"C_over", "h_over"})


def test_a_sheet_to_fill_in_has_a_blank_for_each_number_that_is_computed(step, lang):
    solved, blank = draw_cell(step, None, lang), draw_blanks(step, lang)
    written = {gid.removeprefix("value_") for gid in boxes(solved) if gid.startswith("value_")}
    left = {gid.removeprefix("value_") for gid in boxes(blank) if gid.startswith("value_")}
    places = [patch for patch in blank.findobj(Patch) if str(patch.get_gid()).startswith("blank_")]
    assert left == {"C_prev", "h_prev", "x"}
    assert sorted(patch.get_gid().removeprefix("blank_") for patch in places) == sorted([*(written - left)] * 2)
    renderer = FigureCanvasAgg(blank).get_renderer()
    found = [patch.get_window_extent(renderer).padded(-1) for patch in places]
    assert not [1 for one, other in combinations(found, 2) if one.overlaps(other)]
    assert not [
        name for one in found for name, box in boxes(blank).items() if name != "label_C_tilde" and one.overlaps(box)
    ]


def test_no_line_of_the_gru_runs_into_another_from_across():
    assert {name: crossed(GRU, name) for name in GRU.wires if crossed(GRU, name)} == {}


def test_a_gate_has_one_colour_in_the_picture_of_a_gate_and_in_the_cell():
    gate, _ = SCHEMATICS["04_gate"]
    assert gate.nodes["layer"].colour == gate.wires["gate"].colour == CELL.nodes["layer_f"].colour
    legend, _ = SCHEMATICS["03_legend"]
    assert (legend.nodes["layer"].symbol, legend.nodes["layer"].colour) == ("tanh", CELL.nodes["layer_C"].colour)


@pytest.mark.parametrize("step", ["f", "i", "C", "o"])
def test_a_card_is_the_step_at_half_the_width_with_nothing_to_read(step):
    card = draw_card(step)
    assert card.get_figwidth() == WIDTH / 2
    assert coloured(card) == coloured(draw_cell_schematic(step, "en"))
    assert not [text for text in card.findobj(Text) if text.get_text()]


def test_coupled_gates_have_no_input_layer():
    picture, _ = SCHEMATICS["10_coupled"]
    assert sorted(name for name in picture.nodes if name.startswith("layer")) == ["layer_C", "layer_f", "layer_o"]
    assert picture.nodes["one_minus"].symbol == "1−"


def test_in_the_gru_z_weighs_the_new_state_and_one_minus_z_the_old_one():
    at = {name: node.at for name, node in GRU.nodes.items()}
    assert ends(GRU, "z_aside")[1][1] == at["times_new"][1]
    assert ends(GRU, "one_minus_z")[1][0] == at["times_old"][0] == at["one_minus"][0]
    assert ends(GRU, "r")[1][0] == at["times_r"][0]
    assert at["times_r"][0] < ends(GRU, "reset")[1][0] == ends(GRU, "to_h")[0][0]  # reset first, then the layer
    assert ends(GRU, "to_h")[1][0] == at["layer_h"][0]


def test_all_steps_share_one_geometry(lit):
    def outlines(fig):
        return {p.get_gid(): p.get_path().vertices.round(6).tolist() for p in fig.findobj(Patch) if p.get_gid()}

    assert outlines(draw_cell_schematic(lit, "en")) == outlines(draw_cell_schematic("f", "zh"))


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
    for name, box in boxes(fig).items():
        for wire in wire_patches(fig):
            path = wire.get_path().transformed(wire.get_transform())
            assert not path.intersects_bbox(box, filled=False), (name, wire.get_gid())


def test_text_is_large_enough_and_the_canvas_narrow_enough(fig):
    assert min(text.get_fontsize() for text in fig.findobj(Text)) >= 10
    assert fig.get_figwidth() <= WIDTH


def test_a_schematic_has_a_dark_variant(fig):
    light, inks = to_svg(fig), dict(COLOURS.values())
    used = set(re.findall(r"#[0-9a-f]{6}\b", light))
    assert used <= set(inks)
    assert set(re.findall(r"#[0-9a-f]{6}\b", dark_variant(light))) == {inks[colour] for colour in used}


def test_lit_strokes_are_equal_and_wider_than_context(fig):
    widths = {lit: set() for lit in (True, False)}
    for patch in wire_patches(fig):
        widths[to_hex(patch.get_edgecolor()) != LIGHT["faint"]].add(patch.get_linewidth())
    assert widths[True] == {1.8}
    assert widths[False] <= {1.3}


def test_the_lit_symbols_are_the_equations(lang):
    def symbols(step):
        return {text.get_gid() for text in draw_cell_schematic(step, lang).findobj(Text) if text.get_text()}

    context = {"label_C_prev", "label_h_prev", "label_x", "label_C_exit", "label_h_exit", "label_h_up"}
    inner = {step: {name for name in symbols(step) - context if name.startswith("label_")} for step in "fiCo"}
    assert inner == {
        "f": {"label_f"},
        "i": {"label_i", "label_C_tilde"},
        "C": {"label_f", "label_i", "label_C_tilde", "label_kept", "label_added"},
        "o": {"label_o", "label_to_tanh"},
    }


def test_numbers_are_those_of_the_step(step):
    values = {text.get_gid(): text.get_text() for text in draw_cell(step, None, "en").findobj(Text)}
    assert values["value_C_prev"] == "−8.88\n−8.88"
    assert values["value_x"] == "−1.00\n−0.50\n−8.88"
    for name, array in {"f": step.f_t, "C_tilde": step.C_tilde_t, "C_exit": step.C_t, "h_exit": step.h_t}.items():
        shown = [float(line.replace("−", "-")) for line in values[f"value_{name}"].split("\n")]
        np.testing.assert_allclose(shown, array[0], atol=0.005)


def test_a_cell_too_large_to_print_is_refused():
    params = LSTMParams.init(2, 3, rng=np.random.default_rng(0))
    large = lstm_step(params, np.zeros((1, 2)), LSTMState.zeros(params, 1))
    with pytest.raises(ValueError, match="H = 3"):
        draw_cell(large, None, "en")


def test_a_word_is_lit_with_its_part():
    words = {text.get_gid(): to_hex(text.get_color()) for text in draw_schematic("05_step", "zh").findobj(Text)}
    assert words["name_f"] == LIGHT["f"]
    assert words["name_o"] == LIGHT["muted"]


def test_what_is_not_lit_is_grey():
    picture = Picture(20, {"a": Wire(((0, 9), (50, 9)), "f"), "b": Wire(((60, 9), (90, 9)), "f")}, {})
    assert coloured(draw(picture, frozenset({"a"}), "en")) == {"a"}
    assert coloured(draw(picture, None, "en")) == {"a", "b"}


def test_an_unknown_slug_is_refused():
    with pytest.raises(KeyError, match="99_step"):
        draw_schematic("99_step", "en")


def test_unknown_steps_and_languages_are_refused():
    with pytest.raises(ValueError, match="'z'"):
        draw_cell_schematic("z", "en")
    with pytest.raises(ValueError, match="'fr'"):
        draw_cell_schematic(None, "fr")
