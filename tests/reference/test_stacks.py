"""Layers, directions and lengths: equal to single cells over single sequences, each cut to its length."""

from dataclasses import fields, is_dataclass

import numpy as np
import pytest
from cells import CELLS, LSTM, RNN, arrays, assert_close, each_cell, every_array, random

from lstm_ref import gradient_check
from lstm_ref.stacks import Bidirectional, Reverse, stack_backward, stack_forward

D, H, B, T = 3, 4, 5, 7
LENGTHS = [4, 7, 1, 6, 4]
FORMS = ["forward", "reverse", "bidirectional"]

each_form = pytest.mark.parametrize("form", FORMS)


def layer_of(cell, form, rng, D=D, H=H, dtype=np.float64):
    params = [cell.random_params(D, H, rng, dtype) for _ in "ab"]
    return {"forward": params[0], "reverse": Reverse(params[0]), "bidirectional": Bidirectional(*params)}[form]


def cells_of(layer):
    """Return the cells of a layer, each with whether it reads from the end."""
    if isinstance(layer, Bidirectional):
        return [(layer.forward, False), (layer.reverse, True)]
    return [(layer.params, True)] if isinstance(layer, Reverse) else [(layer, False)]


def stack_of(cell, form, rng):
    """Return two layers, the second reading what the first puts out."""
    width = H * (2 if form == "bidirectional" else 1)
    return [layer_of(cell, form, rng), layer_of(cell, form, rng, D=width)]


def material(cell, layers, rng):
    """Return x, states, the gradients by outputs and by final states, all random."""
    many = sum(len(cells_of(layer)) for layer in layers)
    state, dfinal = ([cell.random_state(B, H, rng) for _ in range(many)] for _ in "ab")
    return random(rng, T, B, D), state, random(rng, T, B, H * many // len(layers)), dfinal


def one(state, b):
    """Return one sequence's row of a state."""
    return type(state)(*(getattr(state, field.name)[b : b + 1] for field in fields(state)))


def alone(cell, layers, x, state, doutput, dfinal):
    """Run one sequence (L, 1, D) through the layers with the verbs of the cell alone, step after step, and back."""
    state, dfinal, traces, below = list(state), list(dfinal), [], x
    finals = []
    for layer in layers:
        kept = []
        for params, reverse in cells_of(layer):
            trace = cell.forward(params, below[::-1] if reverse else below, state.pop(0))
            kept.append((params, reverse, trace))
            finals.append(trace.final)
        below = np.concatenate([t.h[::-1] if reverse else t.h for _, reverse, t in kept], axis=2)
        traces.append(kept)
    by_params, by_state, dabove = [], [], doutput
    for kept in reversed(traces):
        dbelow, these = 0, []
        for k, (params, reverse, trace) in enumerate(kept):
            dh = dabove[:, :, k * H : (k + 1) * H]
            by = cell.backward(params, trace, dh[::-1] if reverse else dh, dfinal[-len(kept) + k])
            dbelow = dbelow + (by.x[::-1] if reverse else by.x)
            these.append(by)
        dfinal = dfinal[: -len(kept)]
        by_params = [by.params for by in these] + by_params
        by_state = [by.state for by in these] + by_state
        dabove = dbelow
    return below, finals, by_params, dabove, by_state


def flat(layer_gradients):
    """Return the gradients by all cells of a stack in order."""
    return [by for layer in layer_gradients for by, _ in cells_of(layer)]


@each_cell
@each_form
def test_equals_single_sequences_cut_to_their_length(cell, form):
    rng = np.random.default_rng(1)
    layers = stack_of(cell, form, rng)
    x, state, doutput, dfinal = material(cell, layers, rng)
    trace = stack_forward(layers, x, state, LENGTHS)
    by = stack_backward(layers, trace, doutput, dfinal)
    sums = None
    for b, length in enumerate(LENGTHS):
        single = [one(part, b) for part in state], doutput[:length, b : b + 1], [one(part, b) for part in dfinal]
        output, finals, by_params, dx, by_state = alone(cell, layers, x[:length, b : b + 1], *single)
        assert_close(trace.output[:length, b : b + 1], output)
        assert not trace.output[length:, b].any()
        assert_close(by.x[:length, b : b + 1], dx)
        assert not by.x[length:, b].any()
        for k, final in enumerate(finals):
            assert_close(one(trace.final[k], b), final)
            assert_close(one(by.state[k], b), by_state[k])
        now = [arrays(part) for part in by_params]
        sums = now if sums is None else [{n: s[n] + a[n] for n in s} for s, a in zip(sums, now, strict=True)]
    for got, wanted in zip(flat(by.params), sums, strict=True):
        for name, array in wanted.items():
            assert_close(getattr(got, name), array)


@each_cell
@each_form
def test_without_lengths_all_run_to_the_end(cell, form):
    rng = np.random.default_rng(2)
    layers = stack_of(cell, form, rng)
    x, state, doutput, dfinal = material(cell, layers, rng)
    free, full = stack_forward(layers, x, state), stack_forward(layers, x, state, [T] * B)
    pairs = [(free.output, full.output), *zip(every(free.final), every(full.final), strict=True)]
    by, by_full = (stack_backward(layers, trace, doutput, dfinal) for trace in (free, full))
    pairs += zip(every(by), every(by_full), strict=True)
    for got, wanted in pairs:
        assert_close(got, wanted, atol=0)


def every(values):
    """Return all arrays below a value, through tuples, lists and dataclasses."""
    if is_dataclass(values):
        values = [getattr(values, field.name) for field in fields(values)]
    return [values] if isinstance(values, np.ndarray) else [a for part in values for a in every(part)]


@each_cell
def test_a_layer_of_one_cell_is_the_cell(cell):
    rng = np.random.default_rng(3)
    params, x, state, dh = cell.random_params(D, H, rng), random(rng, T, B, D), cell.random_state(B, H, rng), None
    dh, dfinal = random(rng, T, B, H), cell.random_state(B, H, rng)
    trace, wanted = stack_forward([params], x, [state]), cell.forward(params, x, state)
    assert_close(trace.output, wanted.h, atol=0)
    assert_close(trace.final[0], wanted.final, atol=0)
    by, wanted_by = stack_backward([params], trace, dh, [dfinal]), cell.backward(params, wanted, dh, dfinal)
    for got, array in zip(every_array(by.params[0]), every_array(wanted_by.params), strict=True):
        assert_close(got, array, atol=0)
    assert_close(by.x, wanted_by.x, atol=0)
    assert_close(by.state[0], wanted_by.state, atol=0)


@each_form
def test_padding_has_no_influence(form):
    rng = np.random.default_rng(4)
    layers = stack_of(LSTM, form, rng)
    x, state, doutput, dfinal = material(LSTM, layers, rng)
    padded, dpadded = x.copy(), doutput.copy()
    for b, length in enumerate(LENGTHS):
        padded[length:, b], dpadded[length:, b] = 1e3, np.nan
    traces = [stack_forward(layers, given, state, LENGTHS) for given in (x, padded)]
    assert_close(traces[1].output, traces[0].output, atol=0)
    by = [stack_backward(layers, t, d, dfinal) for t, d in zip(traces, (doutput, dpadded), strict=True)]
    for got, wanted in zip(every(by[1]), every(by[0]), strict=True):
        assert_close(got, wanted, atol=0)


def test_gradients_are_those_of_finite_differences():
    rng = np.random.default_rng(5)
    layers = stack_of(LSTM, "bidirectional", rng)
    x, state, doutput, dfinal = material(LSTM, layers, rng)
    trace = stack_forward(layers, x, state, LENGTHS)
    by = stack_backward(layers, trace, doutput, dfinal)
    held = {"x": x} | {f"{k}.{n}": a for k, part in enumerate(state) for n, a in arrays(part).items()}
    cells = [cell for layer in layers for cell, _ in cells_of(layer)]
    held |= {f"p{k}.{n}": a for k, params in enumerate(cells) for n, a in arrays(params).items()}
    grads = {"x": by.x} | {f"{k}.{n}": a for k, part in enumerate(by.state) for n, a in arrays(part).items()}
    grads |= {f"p{k}.{n}": a for k, part in enumerate(flat(by.params)) for n, a in arrays(part).items()}

    def loss():  # the check moves the numbers in the arrays themselves
        after = stack_forward(layers, x, state, LENGTHS)
        by_state = zip(every(after.final), every(dfinal), strict=True)
        return float((after.output * doutput).sum() + sum((a * d).sum() for a, d in by_state))

    assert max(gradient_check(loss, held, grads).values()) < 1e-6


def test_h_n_and_C_n_are_in_the_order_of_final():
    rng = np.random.default_rng(6)
    trace = stack_forward(stack_of(LSTM, "bidirectional", rng), random(rng, T, B, D), lengths=LENGTHS)
    assert trace.h_n.shape == trace.C_n.shape == (4, B, H)
    for k, state in enumerate(trace.final):
        assert_close(trace.h_n[k], state.h, atol=0)
        assert_close(trace.C_n[k], state.C, atol=0)
    last = np.array(LENGTHS) - 1
    assert_close(trace.h_n[2], trace.output[last, range(B), :H], atol=0)
    assert_close(trace.h_n[3], trace.output[0, :, H:], atol=0)


def test_cells_without_a_cell_state_have_no_C_n():
    rng = np.random.default_rng(7)
    lstm, rnn = LSTM.random_params(D, H, rng), RNN.random_params(H, H, rng)
    assert stack_forward([RNN.random_params(D, H, rng)], random(rng, T, B, D)).C_n is None
    assert stack_forward([lstm, rnn], random(rng, T, B, D)).C_n is None


def test_layers_of_different_sizes_and_kinds_run_and_have_no_one_h_n():
    rng = np.random.default_rng(8)
    layers = [LSTM.random_params(D, H, rng), Reverse(RNN.random_params(H, 2, rng))]
    trace = stack_forward(layers, random(rng, T, B, D), lengths=LENGTHS)
    assert [state.h.shape for state in trace.final] == [(B, H), (B, 2)]
    with pytest.raises(ValueError, match=r"h_n: expected one H in all layers, got \[2, 4\]"):
        _ = trace.h_n


@pytest.mark.parametrize("lengths", [np.array(LENGTHS), np.array(LENGTHS, np.uint8), tuple(LENGTHS)], ids=type)
def test_lengths_may_be_any_integers_and_are_copied(lengths):
    rng = np.random.default_rng(9)
    trace = stack_forward([LSTM.random_params(D, H, rng)], random(rng, T, B, D), lengths=lengths)
    assert trace.lengths.tolist() == LENGTHS
    assert trace.lengths is not lengths


def test_float32_stays():
    rng = np.random.default_rng(10)
    layers = [layer_of(LSTM, "bidirectional", rng, dtype=np.float32)]
    trace = stack_forward(layers, random(rng, T, B, D, dtype=np.float32), lengths=LENGTHS)
    by = stack_backward(layers, trace, np.ones_like(trace.output))
    assert {a.dtype for a in [trace.output, *every(trace.final), *every(by)]} == {np.dtype(np.float32)}


def bad_calls():
    rng = np.random.default_rng(11)
    lstm, other = LSTM.random_params(D, H, rng), LSTM.random_params(H, H, rng)
    x, state = random(rng, T, B, D), LSTM.random_state(B, H, rng)
    nan = x.copy()
    nan[-1, 2, 0] = np.nan  # in the padding
    by = LSTM.backward(lstm, LSTM.forward(lstm, x), random(rng, T, B, H)).params
    f32 = LSTM.random_params(H, H, rng, np.float32)
    trace = stack_forward([lstm], x, lengths=LENGTHS)
    rnn = RNN.random_params(D, H, rng)
    dh = random(rng, T, B, H)
    return {
        "a cell for a list": (lambda: stack_forward(lstm, x), "layers: expected a list or tuple of layers"),
        "no layers": (lambda: stack_forward([], x), "layers: expected at least 1 layer, got none"),
        "no cell": (lambda: stack_forward([lstm, None], x), r"layers\[1\]: expected the parameters of a cell"),
        "a gradient": (lambda: stack_forward([by], x), r"layers\[0\]: expected .*, got LSTMParamsGradient"),
        "sizes": (lambda: stack_forward([lstm, lstm], x), r"layers\[1\]: expected input size 4, .* got 3"),
        "dtypes": (lambda: stack_forward([lstm, f32], x), r"layers\[1\]: expected dtype float64 .* got float32"),
        "x of other width": (lambda: stack_forward([other], x), r"x: expected shape \(T, B, 4\), got \(7, 5, 3\)"),
        "NaN in padding": (lambda: stack_forward([lstm], nan, lengths=LENGTHS), "x: expected finite numbers"),
        "a state for a list": (lambda: stack_forward([lstm], x, state), "state: expected a list or tuple of states"),
        "few states": (lambda: stack_forward([lstm, other], x, [state]), "state: expected 2 states, .* got 1"),
        "rows": (lambda: stack_forward([lstm], x[:, :2], [state]), r"state\[0\].h: expected shape \(2, 4\)"),
        "a state of another cell": (lambda: stack_forward([rnn], x, [state]), r"state\[0\]: expected RNNState"),
        "one length": (lambda: stack_forward([lstm], x, lengths=4), "lengths: expected 5 integers, got int"),
        "few lengths": (lambda: stack_forward([lstm], x, lengths=[7, 7]), r"lengths: expected shape \(5,\).*\(2,\)"),
        "zero": (lambda: stack_forward([lstm], x, lengths=[7, 7, 0, 7, 7]), "lengths: .* from 1 to T = 7, got 0"),
        "too long": (lambda: stack_forward([lstm], x, lengths=[7, 7, 8, 7, 7]), "lengths: .* from 1 to T = 7, got 8"),
        "floats": (lambda: stack_forward([lstm], x, lengths=[7.0] * 5), "lengths: expected integers, got float64"),
        "bools": (lambda: stack_forward([lstm], x, lengths=[True] * 5), "lengths: expected integers, got bool"),
        "no trace": (lambda: stack_backward([lstm], None, dh), "trace: expected StackTrace, got NoneType"),
        "a cell's trace": (lambda: stack_backward([lstm], LSTM.forward(lstm, x), dh), "trace: expected StackTrace"),
        "direction": (lambda: stack_backward([Reverse(lstm)], trace, dh), "trace: expected cell 0 .* reverse, .* forw"),
        "class": (lambda: stack_backward([rnn], trace, dh), "trace: expected cell 0 to be RNNParams"),
        "more cells": (lambda: stack_backward([lstm, other], trace, dh), "trace: expected 2 cells, .* got 1"),
        "doutput": (lambda: stack_backward([lstm], trace, dh[:-1]), r"doutput: expected shape \(7, 5, 4\), got \(6,"),
        "dfinal": (lambda: stack_backward([lstm], trace, dh, [None, None]), "dfinal: expected 1 states, .* got 2"),
        "reverse of no cell": (lambda: Reverse(Reverse(lstm)), "params: expected the parameters of a cell"),
        "two classes": (lambda: Bidirectional(lstm, rnn), "reverse: expected LSTMParams like forward, got RNNParams"),
        "two sizes": (lambda: Bidirectional(lstm, other), "reverse: expected input size 3 and hidden size 4 .* got 4"),
        "two dtypes": (lambda: Bidirectional(other, f32), "reverse: expected dtype float64 like forward, got float32"),
    }  # fmt: skip


@pytest.mark.parametrize("what", bad_calls())
def test_bad_arguments_are_refused_by_name(what):
    call, words = bad_calls()[what]
    with pytest.raises((TypeError, ValueError), match=rf"^{words}"):
        call()


def test_every_cell_of_the_package_can_be_stacked():
    from lstm_ref.stacks.cells import VERBS

    assert set(VERBS) == {cell.Params for cell in CELLS.values()}
