"""Random layers of Keras, where it is installed with PyTorch: to lstm_ref and from it, outputs and gradients."""

import os
from dataclasses import fields
from itertools import product

import numpy as np
import pytest
from cells import GRU, GRU_RESET_AFTER, LSTM, RNN, arrays
from layouts import gradients_as_keras

from lstm_ref.interop import from_keras, to_keras
from lstm_ref.stacks import stack_backward, stack_forward

torch = pytest.importorskip("torch")
os.environ.setdefault("KERAS_BACKEND", "torch")
keras = pytest.importorskip("keras")
if keras.backend.backend() != "torch":
    pytest.skip("the gradients are those of PyTorch", allow_module_level=True)

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")  # of PyTorch, by Keras

KINDS = {
    "lstm": (LSTM, "LSTM", {}),
    "gru": (GRU, "GRU", {"reset_after": False}),
    "gru_reset_after": (GRU_RESET_AFTER, "GRU", {"reset_after": True}),
    "rnn": (RNN, "SimpleRNN", {}),
}
SIZES = [(2, 3, 4, 6), (5, 4, 3, 7)]  # D, H, B, T
CASES = [(kind, *sizes, *flags) for kind, sizes, flags in product(KINDS, SIZES, product([True, False], repeat=2))]
TOLERANCE = 1e-6  # float32, by the size of what is compared
each_case = pytest.mark.parametrize(("kind", "D", "H", "B", "T", "use_bias", "ragged"), CASES)


def layer_of(kind, D, H, use_bias, seed):
    _, name, options = KINDS[kind]
    keras.utils.set_random_seed(seed)
    layer = getattr(keras.layers, name)(
        H, return_sequences=True, return_state=True, use_bias=use_bias, dtype="float32", **options
    )
    layer.build((None, None, D))
    if use_bias:  # a new layer's biases are constants
        *weights, bias = layer.get_weights()
        layer.set_weights([*weights, np.random.default_rng(seed).uniform(-1, 1, bias.shape).astype(np.float32)])
    return layer


def compare(layer, params, kind, D, B, T, ragged, rng):
    """Run both forward and back on the same numbers, and hold every output and every gradient to the other's."""
    cell, H = KINDS[kind][0], params.hidden_size

    def draw(*shape):
        return rng.uniform(-1, 1, shape).astype(np.float32)

    x, lengths = draw(T, B, D), rng.integers(1, T + 1, B) if ragged else np.full(B, T)
    parts = [field.name for field in fields(cell.State)]
    state, dfinal = ({part: draw(B, H) for part in parts} for _ in "ab")
    read = np.arange(T)[:, None] < lengths  # (T, B)
    doutput = draw(T, B, H) * read[:, :, None]

    given = {name: torch.tensor(a, requires_grad=True) for name, a in ({"x": x} | state).items()}
    mask = torch.tensor(read.T.copy()) if ragged else None
    fed, initial = given["x"].transpose(0, 1), [given[part] for part in parts]
    output, *last = layer(fed, initial_state=initial, mask=mask)
    output = output.transpose(0, 1) * torch.tensor(read[:, :, None])  # there a masked step repeats the last output
    loss = (output * torch.tensor(doutput)).sum()
    for part, array in zip(parts, last, strict=True):
        loss = loss + (array * torch.tensor(dfinal[part])).sum()
    layer.zero_grad()
    loss.backward()

    trace = stack_forward([params], x, [cell.State(**state)], lengths)
    by = stack_backward([params], trace, doutput, [cell.State(**dfinal)])
    pairs = {"output": (trace.output, output), "x": (by.x, given["x"].grad)}
    for part, array in zip(parts, last, strict=True):
        pairs[f"{part}_n"] = getattr(trace.final[0], part), array
        pairs[f"{part}_0"] = getattr(by.state[0], part), given[part].grad
    for variable, array in zip(layer.trainable_weights, gradients_as_keras(by.params[0]), strict=False):
        pairs[variable.name] = array, variable.value.grad
    for name, (here, there) in pairs.items():
        there = there.detach().cpu().numpy()
        assert here.shape == there.shape, name
        assert np.abs(here - there).max() <= TOLERANCE * max(1, np.abs(there).max()), name


@each_case
def test_a_layer_of_keras_computes_the_same_here(kind, D, H, B, T, use_bias, ragged):
    layer = layer_of(kind, D, H, use_bias, seed=1)
    said = {} if use_bias else KINDS[kind][2]
    params = from_keras(layer.get_weights(), **said)
    assert type(params) is KINDS[kind][0].Params
    compare(layer, params, kind, D, B, T, ragged, np.random.default_rng(2))


@each_case
def test_a_cell_from_here_computes_the_same_there(kind, D, H, B, T, use_bias, ragged):
    rng, cell = np.random.default_rng(3), KINDS[kind][0]
    params = cell.random_params(D, H, rng, np.float32)
    if not use_bias:
        params = cell.Params(**{n: a * (a.ndim > 1) for n, a in arrays(params).items()})
    layer = layer_of(kind, D, H, use_bias, seed=4)
    layer.set_weights(to_keras(params)[: 3 if use_bias else 2])
    compare(layer, params, kind, D, B, T, ragged, rng)


def test_the_weights_of_a_bidirectional_layer_are_refused_with_a_hint_that_is_right():
    both = keras.layers.Bidirectional(keras.layers.LSTM(3, return_sequences=True), merge_mode="concat")
    both.build((None, 5, 2))
    weights = both.get_weights()
    with pytest.raises(ValueError, match=r"give weights\[:3\] and weights\[3:\] one by one"):
        from_keras(weights)
    forward, reverse = from_keras(weights[:3]), from_keras(weights[3:])
    x = np.random.default_rng(5).uniform(-1, 1, (5, 4, 2)).astype(np.float32)
    from lstm_ref.stacks import Bidirectional

    there = both(x.swapaxes(0, 1)).detach().cpu().numpy().swapaxes(0, 1)
    assert np.abs(stack_forward([Bidirectional(forward, reverse)], x).output - there).max() < TOLERANCE
