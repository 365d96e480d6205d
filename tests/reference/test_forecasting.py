"""Series, windows, baselines and errors: against values computed by hand and loops; what is refused, in which words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_ref.learning import (
    Scaling,
    absolute_error,
    autoregressive,
    mase,
    persistence,
    r_squared,
    random_walk,
    relative_error,
    root_mean_square,
    seasonal,
    seasonal_persistence,
    windows,
)

Y = np.array([3.0, 5.0, 4.0, 8.0, 6.0, 7.0, 9.0])
P = np.array([3.5, 4.0, 4.0, 6.0, 7.0, 7.0, 8.0])


@given(n=st.integers(2, 30), length=st.integers(1, 12), horizon=st.integers(1, 6))
def test_a_window_ends_a_horizon_before_its_target(n, length, horizon):
    y = np.arange(float(n)) ** 2
    if n < length + horizon:
        with pytest.raises(ValueError, match=f"y: expected at least {length + horizon} numbers, got {n}"):
            windows(y, length, horizon)
        return
    x, target, times = windows(y, length, horizon)
    assert x.shape == (length, len(times), 1)
    assert times[-1] == n - 1
    for b, time in enumerate(times):
        assert target[b] == y[time]
        assert x[:, b, 0].tolist() == [y[time - horizon - k] for k in reversed(range(length))]


@given(n=st.integers(2, 40), start=st.integers(1, 39), period=st.integers(2, 9), horizon=st.integers(1, 20))
def test_baselines_say_the_last_value_that_is_known_and_fits(n, start, period, horizon):
    y = np.random.default_rng(n).normal(size=n)
    season = next(back for back in range(period, 100, period) if back >= horizon)
    for steps, said in (
        (horizon, lambda: persistence(y, start, horizon)),
        (season, lambda: seasonal_persistence(y, start, period, horizon)),
    ):
        if steps <= start < n:
            assert said().tolist() == [y[t - steps] for t in range(start, n)]
        else:
            with pytest.raises(ValueError, match=f"start: expected {steps} to {n - 1}, got {start}"):
                said()


def test_errors_are_those_computed_by_hand():
    assert absolute_error(Y, P) == pytest.approx((0.5 + 1 + 0 + 2 + 1 + 0 + 1) / 7)
    assert root_mean_square(Y, P) == pytest.approx(((0.25 + 1 + 4 + 1 + 1) / 7) ** 0.5)
    assert r_squared(Y, P) == pytest.approx(1 - 7.25 / 28)  # the mean is 6: 9 + 1 + 4 + 4 + 0 + 1 + 9
    assert r_squared(Y, np.full(7, 6.0)) == 0
    assert relative_error(Y[1:], P[1:], Y[:-1]) == pytest.approx((5 / 6) / (12 / 6))  # steps: 2 1 4 2 1 2
    assert mase(Y, P, np.array([1.0, 4.0, 2.0])) == pytest.approx((5.5 / 7) / 2.5)
    assert mase(Y, P, np.array([1.0, 4.0, 2.0]), period=2) == pytest.approx(5.5 / 7)


def test_a_forecast_without_error_is_a_draw_with_another_and_one_with_error_is_infinitely_worse():
    assert relative_error(Y, Y, Y) == 1
    assert relative_error(Y, P, Y) == np.inf
    assert relative_error(Y, Y, P) == 0


def test_a_scaling_comes_back_and_knows_its_part_alone():
    scaling = Scaling.of(Y[:4])
    z = scaling.apply(Y)
    assert (scaling.mean, scaling.deviation) == (5, pytest.approx(3.5**0.5))
    assert (z[:4].mean(), z[:4].std()) == (pytest.approx(0), pytest.approx(1))
    np.testing.assert_allclose(scaling.undo(z), Y, rtol=0, atol=1e-12)
    single = Y.astype(np.float32)
    assert scaling.apply(single).dtype == scaling.undo(single).dtype == np.float32


def test_series_are_what_they_say():
    rng = np.random.default_rng(0)
    steps = np.diff(random_walk(40_000, rng, drift=0.5, noise=2))
    assert steps.mean() == pytest.approx(0.5, abs=0.05)
    assert steps.std() == pytest.approx(2, abs=0.05)
    assert abs(np.corrcoef(steps[1:], steps[:-1])[0, 1]) < 0.02
    y = autoregressive(40_000, rng, weight=-0.6, noise=2)
    assert np.corrcoef(y[1:], y[:-1])[0, 1] == pytest.approx(-0.6, abs=0.02)
    assert y.std() == pytest.approx(2 / 0.8, abs=0.05)
    firsts = [autoregressive(1, rng, weight=0.8, noise=3)[0] for _ in range(5000)]
    assert np.std(firsts) == pytest.approx(3 / 0.6, rel=0.05)
    y = seasonal(5000, rng, period=10, trend=0.03, noise=0.1)
    apart = y[10:] - y[:-10]
    assert apart.mean() == pytest.approx(0.3, abs=0.01)
    assert apart.std() == pytest.approx(0.1 * 2**0.5, abs=0.01)
    waves = np.abs(np.fft.rfft(seasonal(120, rng, period=12, noise=0))) / 60
    assert waves[[10, 20]] == pytest.approx([1, 0.5])
    assert np.delete(waves, [10, 20]) == pytest.approx(0)


RNG = np.random.default_rng(0)
REFUSED = [
    (lambda: random_walk(0, RNG), "n: expected an integer of at least 1, got 0"),
    (lambda: random_walk(3, 0), "rng: expected numpy.random.Generator, got int"),
    (lambda: random_walk(3, RNG, noise=-1), "noise: expected at least 0, got -1"),
    (lambda: random_walk(3, RNG, drift=np.nan), "drift: expected a finite number"),
    (lambda: seasonal(3, RNG, period=1), "period: expected an integer of at least 2, got 1"),
    (lambda: autoregressive(3, RNG, weight=1), "weight: expected a number between -1 and 1, got 1"),
    (lambda: windows(Y, 0), "length: expected an integer of at least 1, got 0"),
    (lambda: windows(Y, 2, horizon=0), "horizon: expected an integer of at least 1, got 0"),
    (lambda: windows(Y.tolist(), 2), "y: expected a NumPy array of shape (n,), got list"),
    (lambda: persistence(Y, 7), "start: expected 1 to 6, got 7"),
    (lambda: persistence(Y, 2, horizon=3), "start: expected 3 to 6, got 2"),
    (lambda: seasonal_persistence(Y, 4, 1), "period: expected an integer of at least 2, got 1"),
    (lambda: absolute_error(Y, P[1:]), "prediction: expected 7 numbers, one for each of y, got 6"),
    (lambda: absolute_error(Y, P.astype(np.float32)), "prediction: expected dtype float64 like y, got float32"),
    (lambda: absolute_error(Y, P * np.nan), "prediction: expected finite numbers, got NaN or infinity"),
    (lambda: r_squared(np.ones(3), np.ones(3)), "y: expected numbers that vary, got 3 times 1.0"),
    (lambda: relative_error(Y, P, P[1:]), "baseline: expected shape (7,), got (6,)"),
    (lambda: mase(Y, P, Y[:2], period=2), "train: expected at least 3 numbers, got 2"),
    (lambda: mase(Y, P, np.ones(9)), "train: expected numbers that change over 1 steps, got none that does"),
    (lambda: Scaling.of(np.ones(3)), "train: expected numbers that vary, got 3 times 1.0"),
    (lambda: Scaling(0.0, 0.0), "deviation: expected a number above 0, got 0.0"),
]


@pytest.mark.parametrize(("call", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_bad_input_is_named(call, words):
    with pytest.raises((TypeError, ValueError)) as caught:
        call()
    assert str(caught.value).startswith(words)
