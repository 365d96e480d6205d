"""What the experiments are made of: the ablated cell, their tasks, and how they judge."""

import numpy as np
import pytest

import lstm_ref as ref
from lstm_labs.lab import load_measurement
from lstm_ref.learning import embedded_reber, r_squared
from tools.experiments import ablated, sequences
from tools.experiments.best_rate import at_best_rate, solved
from tools.experiments.claims import (
    ablations,
    bounds,
    continual_reber,
    count_beyond,
    forecasting,
    gate_ends,
    rnn_or_lstm,
    timing,
)
from tools.experiments.stored import one_at_a_time

T, B, D, H = 6, 4, 3, 5
PARAMS = ref.LSTMParams.init(D, H, rng=np.random.default_rng(0), forget_bias=0.7)
X = np.random.default_rng(1).normal(size=(T, B, D))
DH = np.random.default_rng(2).normal(size=(T, B, H))


def test_nothing_taken_out_is_the_lstm():
    mine, theirs = ablated.ablated_forward(PARAMS, X, without="nothing"), ref.lstm_forward(PARAMS, X)
    np.testing.assert_allclose(mine.h, theirs.h, rtol=0, atol=1e-14)
    np.testing.assert_allclose(mine.C, theirs.C, rtol=0, atol=1e-14)
    grads = ablated.ablated_backward(PARAMS, mine, DH, without="nothing").params
    wanted = ref.lstm_backward(PARAMS, theirs, DH).params
    for name in vars(PARAMS):
        np.testing.assert_allclose(getattr(grads, name), getattr(wanted, name), rtol=0, atol=1e-12)


def test_without_a_forget_gate_it_is_the_package_s_cell_without_one():
    arrays = {name: array for name, array in vars(PARAMS).items() if not name.endswith("_f")}
    theirs = ref.no_forget_forward(ref.NoForgetParams(**arrays), X)
    np.testing.assert_allclose(ablated.ablated_forward(PARAMS, X, without="f").h, theirs.h, rtol=0, atol=1e-14)


@pytest.mark.parametrize("without", ablated.WITHOUT)
def test_the_gradients_of_an_ablated_cell_are_right(without):
    kind = ablated.ablated(without)
    grads = kind.backward(PARAMS, kind.forward(PARAMS, X), DH).params

    def loss():
        return float(np.sum(kind.forward(PARAMS, X).h * DH))

    assert max(ref.gradient_check(loss, dict(vars(PARAMS)), dict(vars(grads))).values()) < 1e-6


@pytest.mark.parametrize(("without", "gate"), ablated.GATES.items())
def test_a_gate_that_was_taken_out_is_1_and_learns_nothing(without, gate):
    kind = ablated.ablated(without)
    trace = kind.forward(PARAMS, X)
    assert np.all(trace.gates[gate] == 1)
    grads = kind.backward(PARAMS, trace, DH).params
    assert not getattr(grads, f"W_{without}").any()
    assert not getattr(grads, f"b_{without}").any()


def test_an_activation_that_was_taken_out_is_the_identity():
    with_tanh = ablated.ablated_forward(PARAMS, X, without="nothing")
    np.testing.assert_allclose(
        np.tanh(ablated.ablated_forward(PARAMS, X, without="tanh_C~").C_tilde[0]), with_tanh.C_tilde[0], atol=1e-14
    )
    last = ablated.ablated_forward(PARAMS, X, without="tanh_h")
    assert np.array_equal(last.shown, last.C)


@pytest.mark.parametrize("gap", [1, 7])
def test_two_spikes_are_n_or_n_plus_1_apart_and_neither_place_tells(gap):
    x, target = timing.spikes(gap, 400, np.random.default_rng(0))
    places = np.argsort(-x[:, :, 0], axis=0, kind="stable")[:2]
    apart = np.abs(places[0] - places[1])
    assert np.array_equal(x[:, :, 0].sum(axis=0), np.full(400, 2))
    assert np.array_equal(apart, np.where(target > 0, gap + 1, gap))
    assert np.array_equal(np.flatnonzero(x[:, 0, 1]), [len(x) - 1])
    for sign in (1, -1):
        assert set(places[:, target == sign].min(axis=0)) == set(range(timing.LEAD))
    assert places.max() < len(x) - 1


def scores_of(symbols, classes):
    """Return scores (T, B, V) that leave no doubt."""
    return 20.0 * (np.asarray(symbols)[..., None] == np.arange(classes))


def test_a_string_is_right_if_all_possible_symbols_and_no_others_are_predicted():
    batch = embedded_reber(6, np.random.default_rng(0))
    exact = np.where(batch[2], 0.0, -20.0)
    assert sequences.all_possible(exact, batch) == 1
    exact[0, 0] = 20 * np.eye(7)[batch[1][0, 0]]  # one of two possible symbols is left out, in one string
    assert sequences.all_possible(exact, batch) == pytest.approx(5 / 6)


def test_counting_is_judged_from_the_first_b_to_the_end():
    string, after = count_beyond.string(3)
    assert string[:, 0].argmax(axis=1).tolist() == [0, 1, 1, 1, 2, 2, 2]
    assert after == [2, 2, 0]
    target = np.array([[1], [1], [1], [2], *([symbol] for symbol in after)])
    batch = (string, target, None)
    assert sequences.counted(scores_of(target, 3), batch) == 1
    early = target.copy()
    early[1] = 2  # before the first b everything may be said
    assert sequences.counted(scores_of(early, 3), batch) == 1
    early[-1] = 2  # but not another b where the end is due
    assert sequences.counted(scores_of(early, 3), batch) == 0


def test_copying_is_judged_at_the_end():
    batch = sequences.TASKS["copy"].draw(5, np.random.default_rng(0))
    y = scores_of(batch[1], 10)
    assert sequences.copied(y, batch) == 1
    y[-1, 2] = scores_of(9, 10)
    y[0] = scores_of(3, 10)
    assert sequences.copied(y, batch) == 0.8


def test_a_stream_is_cut_into_its_strings():
    right = np.array([[1, 1, 1, 1, 0, 1, 1, 1, 1], [1, 0, 1, 1, 1, 1, 0, 0, 0]], bool).T
    ends = np.array([[0, 0, 1, 0, 0, 1, 0, 0, 0], [0, 0, 0, 1, 0, 0, 0, 1, 0]], bool).T
    assert continual_reber.by_string(right, ends).tolist() == [[2, 1, 1], [5, 0, 0], [3, 0, 1], [7, 0, 0]]


def test_cells_that_are_compared_have_about_as_many_parameters():
    for counts in (*rnn_or_lstm.SETUP["parameters"].values(), continual_reber.SETUP["parameters"]):
        assert max(counts.values()) < 1.07 * min(counts.values())
    sizes = {
        model: ref.count_parameters(kind.start(3, count_beyond.SIZES[model], np.random.default_rng(0)))
        for model, kind in count_beyond.MODELS.items()
    }
    assert max(sizes.values()) < 1.07 * min(sizes.values())


def test_the_rate_is_chosen_by_other_seeds_and_every_seed_runs_at_it():
    setup = {"models": ["a", "b"], "learning_rates": [1, 2], "selection_seeds": [7, 8, 9], "seeds": [0, 1]}
    jobs = []

    def job(model, rate, seed, *at):
        jobs.append((model, rate, seed, *at))
        return {"a": rate, "b": -rate}[model] + seed / 100

    found = at_best_rate(setup, one_at_a_time, job, lambda result: result, lambda runs: {"runs": runs}, "here")
    assert (found["a"]["rate"], found["b"]["rate"]) == (1, 2)
    assert found["a"]["selection"] == {"1": 1.08, "2": 2.08}
    assert found["b"]["runs"] == [-2, -1.99]
    assert {each[3] for each in jobs} == {"here"}
    assert len(jobs) == 2 * 2 * 3 + 2 * 2


def test_unsolved_runs_count_with_the_whole_budget():
    result = solved([10, None, 30], 100)
    assert (result["solved"][0], result["updates"]["median"]) == ("2/3", 30)


def test_a_gate_s_share_is_what_its_sigmoid_says():
    for gate in "fio":
        half = gate_ends.let_through(gate, 0.0)
        assert (half["share"], half["nothing"], half["everything"]) == (0.5, False, False)
        assert gate_ends.let_through(gate, 1000.0)["everything"]
        assert gate_ends.let_through(gate, -1000.0)["nothing"]


def test_a_cell_that_adds_up_sums_the_powers_of_its_forget_gate():
    for name, f in (("f=1", 1.0), ("f=0.9", 0.9), ("f=0.5", 0.5)):
        wanted = [sum(f**k for k in range(mark)) for mark in bounds.SETUP["marks"]]
        assert bounds.add_up(name)[:-1] == pytest.approx(wanted, rel=1e-9)


def test_the_ablations_are_those_of_the_cell():
    assert list(ablations.MODELS) == list(ablated.WITHOUT)


def test_forecasts_are_parted_in_time_unless_they_are_shuffled():
    times, rng = np.arange(forecasting.LENGTH, forecasting.COUNT), np.random.default_rng(0)
    for way in forecasting.WAYS:
        learned, asked = forecasting.parted(way, times, rng)
        assert sorted([*learned, *asked]) == list(range(len(times)))
        assert len(asked) == forecasting.COUNT - forecasting.TRAIN
        assert (times[learned].max() < times[asked].min()) == (way != "shuffled")


def test_the_forecast_that_opens_chapter_14_has_the_highest_r_squared():
    squares = load_measurement("forecasting")["results"]["rising_walk"]["levels"]["r_squared"]
    assert max(range(len(squares)), key=squares.__getitem__) == 9  # the seed of the lab
    y, said, at, *_ = forecasting.forecast("rising_walk", "levels", 0.01, 9)
    assert r_squared(y[at], said) == pytest.approx(squares[9], abs=0.0006)
