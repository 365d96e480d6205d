"""The claims ledger: every verdict follows from the files, and every rule can give another one."""

import copy
import re

import pytest
import yaml

from tools import ROOT
from tools.claims.claim import Claim, Kind, Text, Verdict, grouped, joined, judged, listed
from tools.claims.compare import few, less, more, most, power, scaled
from tools.claims.ledger import CLAIMS, claim, measurements, words
from tools.experiments.experiment import experiments
from tools.experiments.rounding import interval, share

BOOK = ROOT / "book"
MEASURED = measurements(BOOK / "measurements", [name for each in CLAIMS for name in each.files])
WORDS = words(BOOK / "claims.yml")
EXPERIMENTS = experiments()
JUDGED = [each for each in CLAIMS if each.judge]
each_claim = pytest.mark.parametrize("each", CLAIMS, ids=lambda each: str(each.number))
each_judged = pytest.mark.parametrize("each", JUDGED, ids=lambda each: str(each.number))
ALL, NONE, SOME = share(20, 20), share(0, 20), share(10, 20)


def test_there_are_sixteen_claims_in_order():
    assert [each.number for each in CLAIMS] == list(range(1, 17))
    assert set(WORDS) == set(range(1, 17))


@each_claim
def test_a_claim_has_words_sources_files_and_pages(each):
    cited = set(re.findall(r"^@\w+\{(\w+),", (BOOK / "references.bib").read_text("utf8"), re.M))
    assert set(each.sources) <= cited
    assert all((BOOK / lang / f"{page}.md").exists() for page in each.pages for lang in ("en", "zh"))
    assert each.pages
    assert set(WORDS[each.number]) == ({"claim", "measured", "rule"} if each.judge else {"claim", "rule"})
    assert all(text.en and text.zh for text in WORDS[each.number].values())


@each_judged
def test_what_is_judged_is_an_experiment_and_has_been_measured(each):
    assert set(each.files) <= set(EXPERIMENTS)
    assert each.missing(MEASURED) == []


@each_claim
def test_every_figure_that_is_printed_is_computed_and_every_computed_one_is_the_same_in_both_languages(each):
    if not each.judge:
        assert each.figures(MEASURED) == {}
        return
    figures = each.figures(MEASURED)
    in_words = {lang: set(re.findall(r"\{(\w+)\}", WORDS[each.number]["measured"].of(lang))) for lang in ("en", "zh")}
    assert in_words["en"] == in_words["zh"] <= set(figures)
    for lang in ("en", "zh"):
        assert "{" not in re.sub(r"\$[^$]*\$", "", WORDS[each.number]["measured"].filled(figures).of(lang))


@pytest.mark.parametrize("number", [7, 8, 9])
def test_what_is_not_measured_says_so_and_calls_for_a_rule_once_it_is(number):
    waiting = claim(number)
    assert waiting.verdict(MEASURED).kind is Kind.NOT_YET
    with pytest.raises(LookupError, match=f"claim {number}: language_model is measured now"):
        waiting.verdict({"language_model": {}})


@each_judged
def test_without_its_files_a_claim_is_not_measured(each):
    for name in each.files:
        part = {other: file for other, file in MEASURED.items() if other != name}
        assert each.verdict(part) == Verdict(Kind.NOT_YET)


@each_judged
def test_a_condition_is_given_in_both_languages_and_filled(each):
    verdict = each.verdict(MEASURED)
    if verdict.kind is Kind.ONLY_IF:
        assert verdict.condition.en
        assert re.search(r"[\u4e00-\u9fff]", verdict.condition.zh)


def spread(median, low=None, high=None):
    return {"median": median, "quartiles": [low or median, high or median]}


def changed(**files):
    """Return the measurements after some changes of their files."""
    measured = copy.deepcopy(MEASURED)
    for name, change in files.items():
        change(measured[name])
    return measured


def put(value, *path):
    """Return a change that puts a value where the path leads; a star stands for every key."""

    def change(file, path=path):
        first, *rest = path
        for key in list(file) if first == "*" else [first]:
            if rest:
                change(file[key], rest)
            else:
                file[key] = value

    return change


def both(*changes):
    def change(file):
        for each in changes:
            each(file)

    return change


def gap(short, long):
    """Return how claim 1's files change if every RNN solves the short and the long gap so often."""
    return {
        "descent": both(put(short, "summary", "*", "5"), put(long, "summary", "*", "100")),
        "adding_success": both(put(short, "summary", "*", "10"), put(long, "summary", "*", "40")),
    }


def bias(value):
    return {
        "gradient_by_lag": put(value, "summary", "log10_at_100_task", "*", "cell"),
        "memory_and_gradient": put(value, "summary", "*", "log10_gradient", "median"),
    }


def kept(value):
    def change(file):
        for name, parts in file["results"]["task"].items():
            if name.startswith("lstm"):
                parts["cell"]["median"] = [value] * len(file["setup"]["lags"])

    return {"gradient_by_lag": change}


def all_lines(value):
    return {"carry": put(value, "results", "*", "by_lag", "1000", "equal")}


def variants(**cells):
    """Return how the comparison changes: for a cell, its shares, its updates and its error."""

    def change(file):
        for name, (here, everywhere, updates, error) in cells.items():
            bit = {"right_at_30": here, "right_at_all": everywhere, "updates": updates}
            file["summary"]["remember_bit"][name] |= bit
            file["summary"]["adding"][name]["loss"] = error

    return {"variants": change}


GOOD, BAD = (ALL, ALL, spread(20), spread(0.001)), (NONE, NONE, spread(900), spread(0.1))
SAME = dict.fromkeys(("lstm", "lstm_b0", "peephole", "coupled", "gru", "gru_b-1"), GOOD)


def ablated(costliest):
    def change(file):
        for part in file["summary"]["remember_bit"]:
            bad = part == costliest
            file["summary"]["remember_bit"][part] = {"solved": NONE if bad else ALL, "updates": spread(20)}
            file["summary"]["adding"][part] = {"error": spread(0.1 if bad else 0.001)}

    return {"ablations": change}


def timing(lstm, peephole):
    def change(file):
        for parts in file["summary"].values():
            parts["lstm"]["solved"], parts["peephole"]["solved"] = lstm, peephole
            parts["lstm"]["updates"] = parts["peephole"]["updates"] = spread(100)

    return {"timing": change}


def sequences(rnn, lstm):
    def change(file):
        for models in file["summary"].values():
            for name in models:
                models[name] = {"solved": rnn if name.startswith("rnn") else lstm, "updates": spread(100)}

    return {"rnn_or_lstm": change}


HOLDS, ONLY_IF, NOT_HERE = Kind.HOLDS, Kind.ONLY_IF, Kind.NOT_HERE
CHANGES = [
    (1, gap(ALL, NONE), HOLDS),
    (1, gap(ALL, ALL), NOT_HERE),
    (1, gap(ALL, SOME), NOT_HERE),
    (1, gap(NONE, NONE), NOT_HERE),
    (1, {"descent": gap(ALL, NONE)["descent"], "adding_success": gap(ALL, ALL)["adding_success"]}, ONLY_IF),
    (2, {name: put(NONE, "summary", "*", "100") for name in ("descent", "training_success")}, HOLDS),
    (2, {name: put(ALL, "summary", "*", "100") for name in ("descent", "training_success")}, NOT_HERE),
    (2, {"hand_set": put(False, "summary", "always_right", "1000")}, NOT_HERE),
    (3, bias(0.0), HOLDS),
    (3, bias(-2.0), HOLDS),
    (3, bias(-2.1), NOT_HERE),
    (3, {"memory_and_gradient": bias(-9.0)["memory_and_gradient"]}, ONLY_IF),
    (4, kept(-1.0), HOLDS),
    (4, kept(-1.1), NOT_HERE),
    (5, all_lines(1.0), HOLDS),
    (5, all_lines(0.99), NOT_HERE),
    (5, {"carry": put(0.5, "results", "a_f=37", "by_lag", "1000", "equal")}, NOT_HERE),
    (6, {"gate_ends": put(0.01, "summary", "at_an_end", "lstm_b1", "f")}, HOLDS),
    (6, {"gate_ends": put(None, "summary", "everything_from", "o")}, NOT_HERE),
    (10, {"bounds": put(NONE, "summary", "rounded_to_1", "*")}, HOLDS),
    (10, {"bounds": put(1.01, "summary", "largest_h", "10")}, NOT_HERE),
    (10, {"bounds": put(1.01, "summary", "most_written", "1")}, NOT_HERE),
    (10, {"bounds": put([1.0, 9.0, 90.0, 90.0], "results", "adding_up", "f=1", "C")}, NOT_HERE),
    (11, timing(NONE, ALL), HOLDS),
    (11, timing(ALL, NONE), NOT_HERE),
    (11, timing(SOME, SOME), NOT_HERE),
    (12, variants(lstm=GOOD, coupled=GOOD), HOLDS),
    (12, variants(lstm=GOOD, coupled=BAD), NOT_HERE),
    (12, variants(lstm=GOOD, coupled=(ALL, ALL, spread(20), spread(0.1))), ONLY_IF),
    (13, {"variants": put(1200, "setup", "parameters_at_equal_size", "gru")}, NOT_HERE),
    (14, variants(**SAME) | ablated("f"), HOLDS),
    (14, variants(**SAME) | ablated("tanh_h"), HOLDS),
    (14, variants(**SAME) | ablated("i"), ONLY_IF),
    (14, variants(**SAME) | ablated("none of them"), ONLY_IF),
    (14, variants(**(SAME | {"lstm": BAD})) | ablated("f"), ONLY_IF),
    (14, variants(**(SAME | {"lstm": BAD})) | ablated("o"), NOT_HERE),
    (15, variants(**(SAME | {"lstm_b0": BAD, "coupled": (ALL, ALL, spread(20), spread(0.0001))})), HOLDS),
    (15, variants(**SAME), NOT_HERE),
    (15, variants(**(SAME | {"lstm_b0": BAD, "lstm": BAD})), ONLY_IF),
    (16, variants(lstm=GOOD, rnn=BAD) | sequences(NONE, ALL), HOLDS),
    (16, variants(lstm=GOOD, rnn=BAD) | sequences(SOME, SOME), ONLY_IF),
    (16, variants(lstm=BAD, rnn=GOOD) | sequences(ALL, NONE), NOT_HERE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "files", "kind"), CHANGES, ids=[f"{number} {kind.value}" for number, _, kind in CHANGES]
)
def test_other_numbers_give_another_verdict(number, files, kind):
    assert claim(number).verdict(changed(**files)).kind is kind


def test_every_rule_was_seen_to_give_another_verdict_than_today():
    for each in JUDGED:
        others = {kind for number, _, kind in CHANGES if number == each.number} - {each.verdict(MEASURED).kind}
        assert others, each.number


def test_most_and_few_are_what_the_page_says():
    assert [n for n in range(21) if most(share(n, 20))] == list(range(15, 21))
    assert [n for n in range(21) if few(share(n, 20))] == list(range(6))
    for lang in ("en", "zh"):
        assert re.search(r"20 .*\b15\b.*\b5\b", (BOOK / lang / "claims.md").read_text("utf8"))


def test_clearly_means_apart():
    assert more(ALL, SOME)
    assert not more(ALL, ["17/20", *interval(17, 20)])
    assert less(spread(1, 0.5, 1.5), spread(3, 1.6, 4))
    assert not less(spread(1, 0.5, 1.5), spread(3, 1.5, 4))


def test_a_verdict_under_a_condition_names_it():
    with pytest.raises(ValueError, match="condition"):
        Verdict(Kind.ONLY_IF)


def test_cases_are_judged_and_named():
    a, b = Text("a", "甲"), Text("b", "乙")
    assert judged([a, b], []) == Verdict(Kind.HOLDS)
    assert judged([], [a, b]) == Verdict(Kind.NOT_HERE)
    assert judged([a], [b], Text("it is ", "是")).condition == Text("it is a", "是甲")
    assert listed([a, b]) == Text("a; b", "甲；乙")
    assert joined([a, b]) == Text("a or b", "甲或乙")


def test_groups_that_hold_as_a_whole_are_named_as_a_whole():
    groups, members = {"g": Text("g", "组"), "k": Text("k", "类")}, {"m": Text("m", "子"), "n": Text("n", "女")}
    every = Text("each", "都")
    assert grouped(groups, members, lambda g, m: True, every).kind is Kind.HOLDS
    some = grouped(groups, members, lambda g, m: (g, m) != ("k", "n"), every)
    assert some.condition == Text("g, each; k, m", "组（都）；类（子）")


def test_figures_are_printed_short():
    assert (power(0.0), power(-2.5)) == ("1", "$10^{-2.5}$")
    assert (scaled(0.0000108, 4), scaled(0.0356, 4)) == ("0.11", "356")


def test_a_claim_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match="there is no claim 17"):
        claim(17)


def test_the_words_are_in_both_languages():
    text = (BOOK / "claims.yml").read_text("utf8")
    for number, parts in yaml.safe_load(text).items():
        for name, part in parts.items():
            assert list(part) == ["en", "zh"], (number, name)
            assert part["en"].count("\n") == part["zh"].count("\n"), (number, name)


def test_a_claim_is_frozen():
    with pytest.raises(AttributeError):
        claim(1).number = 2
    assert isinstance(claim(1), Claim)
