"""Training that stops and goes on: equal to the bit, nothing lost, and what a start is checked for."""

from dataclasses import replace

import numpy as np
import pytest
from cells import GRU, LSTM, RNN, each_cell, every_array
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_ref.learning import Model, adam_update, adding, fit, sgd_update, squared_loss, train

UPDATES = 7


def draw(rng):
    return adding(4, 5, rng)


def run(cell=LSTM, *, updates=UPDATES, start=None, draw=draw, update=adam_update, **other):
    rng = np.random.default_rng(0)
    model = Model.init(cell.Params.init(2, 3, rng=rng), rng=rng)
    settings = {"learning_rate": 0.05, "seed": 3} | other
    return fit(
        cell.forward, cell.backward, model, draw, squared_loss, updates=updates, update=update, start=start, **settings
    )


def assert_same(one, other):
    assert one.losses.tolist() == other.losses.tolist()
    assert one.generator == other.generator
    for name, a in one.model.arrays().items():
        np.testing.assert_array_equal(a, other.model.arrays()[name])
    if one.optimiser is None:
        assert other.optimiser is None
    else:
        assert one.optimiser.step == other.optimiser.step
        for part in ("mean", "square"):
            for name, a in getattr(one.optimiser, part).items():
                np.testing.assert_array_equal(a, getattr(other.optimiser, part)[name])


class StopAt:
    """A draw during which the user interrupts, after the generator was used."""

    def __init__(self, batch):
        self.batch, self.drawn = batch, 0

    def __call__(self, rng):
        x_and_target = draw(rng)
        self.drawn += 1
        if self.drawn == self.batch:
            raise KeyboardInterrupt
        return x_and_target


@pytest.mark.parametrize("update", [adam_update, sgd_update])
def test_it_is_the_loop_of_train(update):
    whole = run(update=update)
    rng, start = np.random.default_rng(3), run(updates=1, draw=StopAt(1)).model
    batches = (draw(rng) for _ in range(UPDATES))
    steps = list(train(LSTM.forward, LSTM.backward, start, batches, squared_loss, learning_rate=0.05, update=update))
    assert whole.losses.tolist() == [loss for _, loss in steps]
    for name, a in steps[-1][0].arrays().items():
        np.testing.assert_array_equal(whole.model.arrays()[name], a)
    assert whole.generator == rng.bit_generator.state
    assert not whole.interrupted


@settings(max_examples=20, deadline=None)
@given(pauses=st.sets(st.integers(1, UPDATES - 1)), update=st.sampled_from([adam_update, sgd_update]))
def test_with_pauses_anywhere_it_ends_in_the_same_numbers(pauses, update):
    start = None
    for updates in sorted(pauses):
        start = run(RNN, updates=updates, start=start, update=update)
        assert len(start.losses) == updates
    assert_same(run(RNN, start=start, update=update), run(RNN, update=update))


@each_cell
def test_an_interrupted_training_loses_nothing(cell):
    stopped = run(cell, draw=StopAt(5))
    assert stopped.interrupted
    assert len(stopped.losses) == 4
    assert_same(stopped, run(cell, updates=4))
    whole = run(cell, start=stopped)
    assert not whole.interrupted
    assert_same(whole, run(cell))


def test_an_interrupt_before_the_first_update_returns_the_first_model():
    stopped = run(draw=StopAt(1))
    assert stopped.interrupted
    assert (stopped.losses.shape, stopped.losses.dtype) == ((0,), np.float64)
    assert_same(run(start=stopped), run())


def test_an_interrupt_while_progress_is_shown_keeps_the_update():
    def progress(done, updates, loss):
        if done == 3:
            raise KeyboardInterrupt

    stopped = run(progress=progress)
    assert stopped.interrupted
    assert_same(stopped, run(updates=3))


def test_another_error_is_not_swallowed():
    def broken(rng):
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        run(draw=broken)


def test_progress_is_told_after_each_update():
    told = []
    first = run(updates=3, progress=lambda *what: told.append(what))
    assert told == [(done, 3, first.losses[done - 1]) for done in (1, 2, 3)]
    told.clear()
    run(start=first, progress=lambda *what: told.append(what[:2]))
    assert told == [(done, UPDATES) for done in range(4, UPDATES + 1)]


def test_what_it_is_given_stays_as_it_was():
    first = run(updates=3)
    before = [a.copy() for a in every_array(first.model)], first.losses.copy(), dict(first.generator)
    run(start=first)
    for a, kept in zip(every_array(first.model), before[0], strict=True):
        np.testing.assert_array_equal(a, kept)
    np.testing.assert_array_equal(first.losses, before[1])
    assert first.generator == before[2]


def test_a_training_that_is_complete_stays_so():
    whole = run()
    assert_same(run(start=whole, draw=None), whole)


def test_the_seed_decides_the_batches():
    assert_same(run(seed=3), run(seed=3))
    assert run(seed=4).losses[0] != run(seed=3).losses[0]


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"updates": 0}, ValueError, "updates: expected an integer of at least 1, got 0"),
        ({"seed": -1}, ValueError, "seed: expected an integer of at least 0, got -1"),
        ({"seed": True}, TypeError, "seed: expected an integer of at least 0, got bool"),
        ({"seed": None}, TypeError, "seed: expected an integer of at least 0, got NoneType"),
        ({"learning_rate": 0}, ValueError, "learning_rate: expected a positive number, got 0"),
        ({"max_norm": 0}, ValueError, "max_norm: expected a positive number, got 0"),
        ({"start": 3}, TypeError, "start: expected Fit, got int"),
        ({"start": run(updates=2), "seed": 4}, ValueError, "start: expected a fit of seed 4, got one of seed 3"),
        (
            {"start": run(updates=2), "updates": 1},
            ValueError,
            "start: expected a fit of at most 1 updates, got one of 2",
        ),
        ({"start": run(RNN, updates=1)}, ValueError, "start: expected .* LSTMParams with .*, got .* RNNParams with"),
        (
            {"start": replace(run(updates=1), generator={})},
            ValueError,
            "generator: expected the state of a PCG64, got {}",
        ),
    ],
    ids=str,
)
def test_bad_arguments_are_refused(change, error, words):
    with pytest.raises(error, match=words):
        run(**change)


def test_a_model_is_needed():
    with pytest.raises(TypeError, match="model: expected Model or SequenceModel, got NoneType"):
        fit(GRU.forward, GRU.backward, None, draw, squared_loss, updates=1, learning_rate=0.1, seed=0)
