"""The audit of forecasts: each finding planted and seen, thresholds from both sides, what is refused."""

import dataclasses

import numpy as np
import pytest

from lstm_labs.forecasts import CLEAN, PLANTED, alarms, copied_walk, detected
from lstm_ref.learning import Finding, audit_forecast, autoregressive, random_walk, seasonal, windows

SEEDS = range(1000, 1200)  # not those of the lab
Y = random_walk(60, np.random.default_rng(3))
P = Y + np.random.default_rng(4).normal(size=60)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("copied_walk", 198, 200),
        ("copied_season", 198, 200),
        ("constant", 200, 200),
        ("leaked_most", 198, 200),
        ("leaked_half", 60, 140),  # at the threshold
        ("leaked_fifth", 0, 2),  # what it cannot see
        ("one_late", 198, 200),
        ("scaled_by_all", 200, 200),
        ("shuffled", 200, 200),
    ],
)
def test_what_is_planted_is_found_this_often(name, least, most):
    assert least <= detected(name, SEEDS) <= most


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("phi_0.5", 0, 20), ("phi_-0.5", 0, 2), ("season", 0, 2), ("phi_0.9", 150, 200)],
)
def test_where_nothing_is_wrong_this_is_found(name, least, most):
    assert least <= alarms(name, SEEDS) <= most


def test_all_that_is_drawn_is_tested():
    assert len(PLANTED) == 9
    assert len(CLEAN) == 4


def flags(y, prediction, **more):
    return set(audit_forecast(y, prediction, **more).flags)


def test_measures_are_those_of_a_loop():
    y = np.concatenate([Y, random_walk(40, np.random.default_rng(8))])
    prediction = y + np.random.default_rng(9).normal(size=100)
    got = audit_forecast(y[60:], prediction[60:], train=y[:60], period=5, horizon=2)
    off = [abs(y[t] - prediction[t]) for t in range(60, 100)]
    last = [abs(y[t] - y[t - 2]) for t in range(60, 100)]
    season = [abs(y[t] - y[t - 5]) for t in range(60, 100)]
    near = [abs(prediction[t] - y[t - 2]) for t in range(60, 100)]
    assert (got.count, got.horizon) == (40, 2)
    assert got.to_persistence == pytest.approx(sum(off) / sum(last))
    assert got.to_season == pytest.approx(sum(off) / sum(season))
    assert got.to_last == pytest.approx(sum(near) / sum(off))
    assert got.movement == pytest.approx(prediction[60:].std() / y[60:].std())
    assert got.r_squared == pytest.approx(
        1 - np.sum((y - prediction)[60:] ** 2) / np.sum((y[60:] - y[60:].mean()) ** 2)
    )
    assert (got.late_windows, got.scaling_seen) == (None, None)


def test_without_a_training_part_the_values_without_a_past_are_left_out():
    got = audit_forecast(Y, P, period=7, horizon=3)
    off = np.abs(Y - P)
    assert got.to_persistence == pytest.approx(off[3:].mean() / np.abs(Y[3:] - Y[:-3]).mean())
    assert got.to_season == pytest.approx(off[7:].mean() / np.abs(Y[7:] - Y[:-7]).mean())


def test_the_linear_forecast_is_hard_to_beat_where_it_is_the_best():
    ratios = []
    for seed in range(20):
        y = autoregressive(1300, np.random.default_rng(seed), weight=0.7)
        ratios.append(audit_forecast(y[1000:], 0.7 * y[999:-1], train=y[:1000]).to_linear)
    assert np.median(ratios) == pytest.approx(1, abs=0.02)


def test_no_better_begins_where_the_errors_are_equal():
    y, train = Y[20:], Y[:20]
    last = Y[19:-1]
    assert flags(y, last, train=train) >= {Finding.LAG, Finding.NO_BETTER}
    assert Finding.NO_BETTER not in flags(y, last + 0.01 * (y - last), train=train)
    assert Finding.NO_BETTER in flags(y, last - 0.01 * (y - last), train=train)


def test_no_better_than_a_season_ago_asks_for_a_period():
    y = seasonal(200, np.random.default_rng(0))
    ago = y[88:-12]
    assert Finding.NO_BETTER_SEASON in flags(y[100:], ago, train=y[:100], period=12)
    assert Finding.NO_BETTER_SEASON not in flags(y[100:], ago, train=y[:100])
    assert Finding.NO_BETTER_SEASON not in flags(y[100:], ago + 0.1 * (y[100:] - ago), train=y[:100], period=12)


def test_a_copy_of_the_last_value_known_is_found_at_any_horizon():
    y = random_walk(300, np.random.default_rng(2))
    for horizon in (1, 4):
        got = audit_forecast(y[200:], y[200 - horizon : -horizon], train=y[:200], horizon=horizon)
        assert Finding.LAG in got.flags
        assert (got.to_last, got.to_persistence) == (0, 1)


def test_late_is_nearer_to_the_last_value_and_need_not_be_a_copy():
    y = random_walk(300, np.random.default_rng(2))
    last, came = y[199:-1], y[200:]
    away = np.where(came > last, -1, 1)  # from what came, so that it is off on the far side of the last value
    for far, late in ((3.5, True), (4.5, False)):
        got = audit_forecast(came, last + away * far * np.abs(came - last), train=y[:200])
        assert got.to_last == pytest.approx(far / (1 + far))
        assert (Finding.LAG in got.flags) is late
        assert got.to_persistence == pytest.approx(1 + far)


def test_a_short_training_part_and_a_far_horizon_are_no_error():
    y = random_walk(300, np.random.default_rng(2))
    for start, horizon in ((10, 1), (40, 60), (50, 12), (1, 30)):
        got = audit_forecast(y[start:], y[start:] + 0.1, train=y[:start], horizon=horizon, period=24)
        assert got.flags == (Finding.TOO_GOOD,)
    assert audit_forecast(Y[:20], P[:20], horizon=10, period=2).count == 20


def test_a_high_r_squared_is_empty_only_beside_no_better():
    y = random_walk(300, np.random.default_rng(5))
    got = audit_forecast(y[200:], y[199:-1], train=y[:200])
    assert got.r_squared > 0.8
    assert Finding.EMPTY_R_SQUARED in got.flags
    assert Finding.EMPTY_R_SQUARED not in flags(y[200:], y[199:-1] + 0.01 * (y[200:] - y[199:-1]), train=y[:200])
    low = autoregressive(300, np.random.default_rng(5), weight=0.3)
    got = audit_forecast(low[200:], low[199:-1], train=low[:200])
    assert got.r_squared < 0.8
    assert got.flags == (Finding.LAG, Finding.NO_BETTER)


def test_the_future_itself_is_too_good_unless_there_is_nothing_left_to_leak():
    y = autoregressive(200, np.random.default_rng(0), weight=0.5)
    assert flags(y[100:], y[100:].copy(), train=y[:100]) == {Finding.TOO_GOOD}
    ramp = np.arange(200.0)
    assert flags(ramp[100:], ramp[100:].copy(), train=ramp[:100]) == set()


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_scaling_is_recognised(dtype):
    train, y = (Y[:30] * 3 + 100).astype(dtype), (Y[30:] * 3 + 120).astype(dtype)
    p = y + np.linspace(-1, 1, 30).astype(dtype)
    whole = np.concatenate([train, y])

    def seen(scaled):
        return audit_forecast(y, p, train=train, scaled_train=scaled.astype(dtype)).scaling_seen

    for part, name in ((train, "train"), (whole, "train and test")):
        low, high = part.min(), part.max()
        assert seen((train - part.mean()) / part.std()) == name
        assert seen((train - part.mean()) / part.std(ddof=1)) == name
        assert seen((train - low) / (high - low)) == name
        assert seen(2 * (train - low) / (high - low) - 1) == name
    assert seen(train / 100) == "unknown"


def test_the_first_forecast_decides_what_training_may_know():
    _, _, times = windows(Y, 10)

    def late(train_times, at, horizon=1):
        return audit_forecast(Y, P, train_times=train_times, times=at, horizon=horizon).late_windows

    assert late(times[times < 40], times[times >= 40]) == 0
    assert late(times[times <= 40], times[times >= 40]) == 1
    assert late(times[times < 40], times[times >= 40], horizon=3) == 2
    assert late(times[::2], times[1::2]) == len(times[::2]) - 1


def test_what_is_returned_is_frozen_and_reads_as_text():
    got = audit_forecast(**copied_walk(np.random.default_rng(0)))
    with pytest.raises(dataclasses.FrozenInstanceError):
        got.flags = ()
    assert str(got).startswith("100 forecasts, horizon 1\nR²: 0.")
    assert "- late: nearer to the last known value than to the one that came" in str(got)
    assert str(dataclasses.replace(got, flags=())).endswith("- nothing found")


REFUSED = [
    ({"y": Y[:19], "prediction": P[:19]}, "y: expected at least 20 numbers, got 19"),
    ({"prediction": P[1:]}, "prediction: expected 60 numbers, one for each of y, got 59"),
    ({"y": np.ones(60)}, "y: expected numbers that vary, got 60 times 1.0"),
    ({"y": Y * np.nan}, "y: expected finite numbers"),
    ({"train": Y.astype(np.float32)}, "train: expected dtype float64 like y, got float32"),
    ({"train": np.zeros((2, 2))}, "train: expected shape (m,), got (2, 2)"),
    ({"horizon": 0}, "horizon: expected an integer of at least 1, got 0"),
    ({"horizon": 31}, "horizon: half of the forecasts have no value 31 steps before them"),
    ({"period": 1}, "period: expected an integer of at least 2, got 1"),
    ({"period": 40}, "period: half of the forecasts have no value 40 steps before them"),
    ({"scaled_train": Y}, "train: expected with scaled_train, got None"),
    ({"train": Y, "scaled_train": Y[1:]}, "scaled_train: expected shape (60,), got (59,)"),
    ({"times": np.arange(3)}, "times: expected with train_times, and train_times with it"),
    ({"times": np.arange(3), "train_times": [1]}, "train_times: expected a NumPy array (n,) of integers, got list"),
    (
        {"times": np.arange(3.0), "train_times": np.arange(3)},
        "times: expected a NumPy array (n,) of integers, got float64",
    ),
    ({"times": np.arange(0), "train_times": np.arange(3)}, "times: expected at least one integer, got none"),
]


@pytest.mark.parametrize(("change", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_bad_input_is_named(change, words):
    with pytest.raises((TypeError, ValueError)) as caught:
        audit_forecast(**{"y": Y, "prediction": P} | change)
    assert str(caught.value).startswith(words)
