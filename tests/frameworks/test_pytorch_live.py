"""Random modules of PyTorch, where it is installed: to lstm_ref and from it, outputs and all gradients."""

from dataclasses import fields
from itertools import product

import numpy as np
import pytest
from cells import GRU_RESET_AFTER, LSTM, RNN, arrays
from layouts import gradients_as_pytorch

from lstm_ref.interop import from_pytorch, to_pytorch
from lstm_ref.stacks import Bidirectional, stack_backward, stack_forward

torch = pytest.importorskip("torch")
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence  # noqa: E402  it may not be there

CELLS = {"LSTM": LSTM, "GRU": GRU_RESET_AFTER, "RNN": RNN}
DTYPES = {"float64": 1e-12, "float32": 1e-5}  # with the largest difference allowed, by the size of what is compared
SIZES = [(2, 3, 4, 6), (5, 4, 3, 7), (3, 1, 2, 5)]  # D, H, B, T
CASES = [
    (kind, *sizes, layers, dirs, bias, ragged)
    for kind, sizes, (layers, dirs), bias, ragged in product(
        CELLS, SIZES, [(1, 1), (1, 2), (2, 1), (3, 2)], [True, False], [True, False]
    )
]
each_case = pytest.mark.parametrize(("kind", "D", "H", "B", "T", "layers", "dirs", "bias", "ragged"), CASES)


@pytest.fixture(autouse=True)
def one_thread():
    torch.set_num_threads(1)


def module_of(kind, D, H, layers, dirs, bias, dtype, seed):
    torch.manual_seed(seed)
    options = {"num_layers": layers, "bidirectional": dirs == 2, "bias": bias, "dtype": getattr(torch, dtype)}
    return getattr(torch.nn, kind)(D, H, **options)


def compare(module, layers, kind, D, H, B, T, dtype, ragged, rng):
    """Run both forward and back on the same numbers, and hold every output and every gradient to the other's."""
    cell, many = CELLS[kind], len(list(directions_of(layers)))

    def draw(*shape):
        return rng.uniform(-1, 1, shape).astype(dtype)

    x, lengths = draw(T, B, D), rng.integers(1, T + 1, B) if ragged else np.full(B, T)
    parts = [field.name for field in fields(cell.State)]
    state, dfinal = ({part: draw(many, B, H) for part in parts} for _ in "ab")
    doutput = draw(T, B, H * many // len(layers))

    given = {name: torch.tensor(a, requires_grad=True) for name, a in ({"x": x} | state).items()}
    initial = tuple(given[part] for part in parts)
    fed = pack_padded_sequence(given["x"], lengths, enforce_sorted=False) if ragged else given["x"]
    output, last = module(fed, initial if len(parts) > 1 else initial[0])
    output = pad_packed_sequence(output, total_length=T)[0] if ragged else output
    last = dict(zip(parts, last if len(parts) > 1 else (last,), strict=True))
    loss = (output * torch.tensor(doutput)).sum()
    (loss + sum((last[part] * torch.tensor(dfinal[part])).sum() for part in parts)).backward()

    trace = stack_forward(layers, x, states(cell, state, many), lengths)
    by = stack_backward(layers, trace, doutput, states(cell, dfinal, many))
    pairs = {"output": (trace.output, output), "x": (by.x, given["x"].grad)}
    for k, (final, dstate) in enumerate(zip(trace.final, by.state, strict=True)):
        for part in parts:
            pairs[f"{part}_n[{k}]"] = getattr(final, part), last[part][k]
            pairs[f"{part}_0[{k}]"] = getattr(dstate, part), given[part].grad[k]
    named = dict(module.named_parameters())
    for suffix, gradients in directions_of(by.params):
        for name, array in gradients_as_pytorch(gradients).items():
            if f"{name}_{suffix}" in named:
                pairs[f"{name}_{suffix}"] = array, named[f"{name}_{suffix}"].grad
    assert named.keys() <= pairs.keys()
    for name, (here, there) in pairs.items():
        there = there.detach().numpy()
        assert here.shape == there.shape, name
        assert np.abs(here - there).max() <= DTYPES[dtype] * max(1, np.abs(there).max()), name


def directions_of(layers):
    """Yield the cells of a stack, or the gradients by them, with the endings of PyTorch's names."""
    for k, layer in enumerate(layers):
        if isinstance(layer, Bidirectional):
            yield f"l{k}", layer.forward
            yield f"l{k}_reverse", layer.reverse
        else:
            yield f"l{k}", layer


def states(cell, entries, many):
    return [cell.State(*(entries[field.name][k] for field in fields(cell.State))) for k in range(many)]


@each_case
@pytest.mark.parametrize("dtype", DTYPES)
def test_a_module_of_pytorch_computes_the_same_here(kind, D, H, B, T, layers, dirs, bias, ragged, dtype):
    module = module_of(kind, D, H, layers, dirs, bias, dtype, seed=1)
    here = from_pytorch(module.state_dict())
    compare(module, here, kind, D, H, B, T, dtype, ragged, np.random.default_rng(2))


@each_case
def test_a_stack_from_here_computes_the_same_there(kind, D, H, B, T, layers, dirs, bias, ragged):
    rng = np.random.default_rng(3)
    cell, here = CELLS[kind], []
    for k in range(layers):
        made = [cell.random_params(dirs * H if k else D, H, rng) for _ in range(dirs)]
        if not bias:
            zeros = ({n: a * (a.ndim > 1) for n, a in arrays(params).items()} for params in made)
            made = [cell.Params(**given) for given in zeros]
        here.append(Bidirectional(*made) if dirs == 2 else made[0])
    module = module_of(kind, D, H, layers, dirs, bias, "float64", seed=4)
    handed = {n: torch.from_numpy(a) for n, a in to_pytorch(here).items() if bias or n.startswith("weight")}
    module.load_state_dict(handed)  # strict: every name there, none beside
    compare(module, here, kind, D, H, B, T, "float64", ragged, rng)


def test_a_tensor_that_is_changed_later_changes_nothing():
    module = module_of("GRU", 2, 3, 2, 2, True, "float64", seed=5)
    here = from_pytorch(module.state_dict())
    kept = [a.copy() for _, cell in directions_of(here) for a in arrays(cell).values()]
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.zero_()
    now = [a for _, cell in directions_of(here) for a in arrays(cell).values()]
    assert all(np.array_equal(a, b) for a, b in zip(kept, now, strict=True))


@pytest.mark.parametrize("kind", CELLS)
def test_from_there_and_back_computes_the_same_there(kind):
    module, again = (module_of(kind, 2, 3, 2, 2, True, "float64", seed) for seed in (6, 7))
    handed = to_pytorch(from_pytorch(module.state_dict()))
    again.load_state_dict({n: torch.from_numpy(a) for n, a in handed.items()})
    x = torch.rand(5, 4, 2, dtype=torch.float64)
    assert (module(x)[0] - again(x)[0]).abs().max() < 1e-14


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_short_floats_are_refused_by_name(dtype):
    module = module_of("LSTM", 2, 3, 1, 1, True, dtype, seed=8)
    with pytest.raises(TypeError, match="weight_ih_l0: expected dtype float32 or float64, got "):
        from_pytorch(module.state_dict())


def test_a_projection_is_refused_by_name():
    module = torch.nn.LSTM(2, 4, proj_size=3)
    with pytest.raises(ValueError, match="weight_hr_l0: a module with proj_size"):
        from_pytorch(module.state_dict())


def test_the_state_dict_of_a_whole_model_is_refused_with_the_name():
    model = torch.nn.Sequential(torch.nn.LSTM(2, 3), torch.nn.Identity())
    with pytest.raises(ValueError, match=r"state_dict: expected names like weight_ih_l0 .* got '0.weight_ih_l0'"):
        from_pytorch(model.state_dict())
