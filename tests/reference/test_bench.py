"""The benchmark: that its works agree, how it counts, and what it says of a peer that is missing; never how fast."""

import itertools

import numpy as np
import pytest

from tools.bench import report, works
from tools.bench.measure import Ratio, geometric_mean, measure, ratio


@pytest.mark.parametrize("kind", works.CELLS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_works_agree_and_run(kind, dtype):
    """Making them compares them: steps, final state, ONNX Runtime in float32, and PyTorch where it is installed."""
    found = works.works(kind, 5, 2, 3, 4, dtype)
    assert {"forward", "both", "final", "steps", "products forward", "products both"} <= found.keys()
    assert ("onnx forward" in found) == (dtype == np.float32)
    for work in found.values():
        work()


def test_works_that_disagree_are_refused():
    with pytest.raises(AssertionError):
        works.assert_same(np.ones(3), np.ones(3) + 1e-9)


def test_works_take_turns_and_short_ones_are_repeated():
    """By a clock that counts calls: work a takes 1 ms, work b 10 ms; the clock itself takes nothing."""
    now, calls = [0.0], []

    def work(name, seconds):
        def call():
            now[0] += seconds
            calls.append(name)

        return call

    times = measure({"a": work("a", 1e-3), "b": work("b", 1e-2)}, 0.05, rounds=3, clock=lambda: now[0])
    assert times == {"a": pytest.approx([1e-3] * 5), "b": pytest.approx([1e-2] * 5)}  # a round takes 12 ms
    assert "".join(calls) == "ab" + "aab" * 5
    assert len(measure({"a": work("a", 1.0)}, 0.0, rounds=4, clock=lambda: now[0])["a"]) == 4


def test_a_ratio_is_the_fastest_by_the_fastest_with_the_quartiles_of_the_rounds():
    times = {"ours": [2.0, 3.0, 4.0, 5.0, 6.0], "peer": [1.0, 2.0, 1.0, 2.0, 1.0]}  # rounds: 2, 1.5, 4, 2.5, 6
    assert ratio(times, "ours", "peer") == Ratio(best=2.0, low=2.0, high=4.0)
    assert ratio(times, "ours", "missing") is None
    assert geometric_mean([Ratio(2, 0, 0), Ratio(8, 0, 0)]) == pytest.approx(4)


def test_the_table_leaves_a_missing_peer_out_and_the_plot_does_too(tmp_path):
    seconds = itertools.count(1)
    names = ("forward", "both", "final", "steps", "products forward", "products both")
    rows = {(5, 2, 3, 4): {name: [float(next(seconds))] * 3 for name in names}}
    lines = report.table("LSTM, float64", rows).splitlines()
    assert lines[0] == "LSTM, float64"
    shown = {line[:32].strip(): line[32:].split() for line in lines[2:]}
    assert shown["forward / PyTorch"] == ["–", "–"]
    assert shown["forward and backward / products"] == ["0.33", "[0.33,", "0.33]", "0.33"]
    report.plot({("LSTM", "float64"): rows}, tmp_path / "bench.svg")
    assert (tmp_path / "bench.svg").read_text(encoding="utf-8").lstrip().startswith("<?xml")


def test_the_machine_is_named():
    text = "\n".join(report.machine())
    assert f"numpy {np.__version__}" in text
    assert "kernel" in text
