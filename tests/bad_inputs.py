"""Bad inputs for every public call: a table of (call, argument, what is wrong, value, error, words of the message)."""

from dataclasses import is_dataclass, replace
from itertools import product

import numpy as np
from cells import COUPLED, GRU, GRU_RESET_AFTER, LSTM, NO_FORGET, PEEPHOLE, RNN, arrays, random

SIZES = {"D": 3, "H": 4, "B": 2, "T": 5}


class Subclass(np.ndarray):
    """An array that may give operators another meaning."""


TYPE_FAULTS = {  # made from the good array: the value, and what the message says came
    "None": (lambda a: None, "NoneType"),
    "a list": (lambda a: a.tolist(), "list"),
    "a scalar": (lambda a: np.float64(1), "float64"),
    "ints": (lambda a: a.astype(np.int64), "int64"),
    "bools": (lambda a: a > 0, "bool"),
    "complex": (lambda a: a.astype(complex), "complex128"),
    "objects": (lambda a: a.astype(object), "object"),
    "text": (lambda a: a.astype(str), "<U"),
    "half": (lambda a: a.astype(np.float16), "float16"),
    "a matrix": (lambda a: a.reshape(len(a), -1).view(np.matrix), "subclass matrix"),
    "masked": (lambda a: np.ma.array(a, mask=a > 0), "subclass MaskedArray"),
    "a subclass": (lambda a: a.view(Subclass), "subclass Subclass"),
}
SHAPE_FAULTS = {
    "an axis too many": lambda a: a[None],
    "an axis too few": lambda a: a[0, ...],
    "no rows": lambda a: a[:0],
    "no columns": lambda a: a[..., :0],
}
NUMBER_FAULTS = {"NaN": np.nan, "infinity": np.inf, "minus infinity": -np.inf}
SIZE_FAULTS = [
    *((bad, TypeError, type(bad).__name__) for bad in (True, np.True_, 1.0, "2", None, [2])),
    *((bad, ValueError, str(bad)) for bad in (0, -1)),
]
DTYPE_FAULTS = [None, int, "int64", np.float16, complex, object, str, "text", 5]
FORGET_BIAS_FAULTS = [
    *((bad, TypeError, type(bad).__name__) for bad in (None, True, "1", 1j, np.ones(4))),
    *((bad, ValueError, str(bad)) for bad in (np.nan, np.inf)),
    *((bad, ValueError, "a larger int") for bad in (10**400, -(10**5000))),
]

STRANGERS = """
    step params D x_t
    step params H state
    step x_t D x_t
    step x_t B state
    step state H state
    step state B state
    step_backward params D step
    step_backward params H step
    step_backward step D step
    step_backward step H step
    step_backward step B dstate
    step_backward dstate H dstate
    step_backward dstate B dstate
    forward params D x
    forward params H state
    forward x D x
    forward x B state
    forward state H state
    forward state B state
    final params D x
    final params H state
    final x D x
    final x B state
    final state H state
    final state B state
    backward params D trace
    backward params H trace
    backward trace D trace
    backward trace H trace
    backward trace B dh
    backward trace T dh
    backward dh H dh
    backward dh B dh
    backward dh T dh
    backward dfinal H dfinal
    backward dfinal B dfinal
""".strip().splitlines()  # the call, the argument that has one too many of what, and who is named


def good(cell, *, dtype=np.float64, **sizes):
    """Return good arguments for each call of a cell."""
    D, H, B, T = (SIZES | sizes).values()
    rng = np.random.default_rng(0)
    params, state, dstate = cell.random_params(D, H, rng, dtype), *(cell.random_state(B, H, rng, dtype) for _ in "ab")
    x, dh = random(rng, T, B, D, dtype=dtype), random(rng, T, B, H, dtype=dtype)
    step, trace = cell.step(params, x[0], state), cell.forward(params, x, state)
    calls = {
        cell.Params: arrays(params),
        cell.State: arrays(state),
        cell.Params.init: {"input_size": D, "hidden_size": H, "rng": rng, "dtype": dtype},
        cell.step: {"params": params, "x_t": x[0], "state": state},
        cell.step_backward: {"params": params, "step": step, "dstate": dstate},
        cell.forward: {"params": params, "x": x, "state": state},
        cell.final: {"params": params, "x": x, "state": state},
        cell.backward: {"params": params, "trace": trace, "dh": dh, "dfinal": dstate},
    }
    if cell is LSTM:
        calls[cell.State.zeros] = {"params": params, "batch_size": B}
    return calls


def bad_array(a, *, finite):
    """Yield every way in which one array can be bad by itself."""
    for fault, (spoil, came) in TYPE_FAULTS.items():
        yield fault, spoil(a), TypeError, came
    for fault, spoil in SHAPE_FAULTS.items():
        spoiled = np.asarray(spoil(a))
        yield fault, spoiled, ValueError, str(spoiled.shape)
    for fault, number in NUMBER_FAULTS.items() if finite else ():
        spoiled = a.copy()
        spoiled.flat[-1] = number
        yield fault, spoiled, ValueError, "NaN or infinity"


def rows_arrays(cell):
    """Arrays that are bad by themselves."""
    for call, arguments in good(cell).items():
        for name, a in arguments.items():
            if isinstance(a, np.ndarray):
                for fault, value, error, came in bad_array(a, finite=name != "dh"):
                    yield call, name, fault, value, error, (name, "expected", came)


def rows_parts(cell):
    """Arrays inside a trace that are bad: a trace is not checked when it is made."""
    inside = [(cell.step_backward, "step", "hx_t"), (cell.step_backward, "step", "h_t"), (cell.backward, "trace", "hx")]
    for call, name, part in inside:
        whole = good(cell)[call][name]
        for fault, value, error, came in bad_array(getattr(whole, part), finite=True):
            yield call, name, f"{part}: {fault}", replace(whole, **{part: value}), error, (name, part, "expected", came)


def rows_types(cell, stranger):
    """Anything but the dataclass that is expected, the one of another cell too."""
    others = {name: value for arguments in good(stranger).values() for name, value in arguments.items()}
    for call, arguments in good(cell).items():
        for name in [name for name, value in arguments.items() if is_dataclass(value)]:
            none_is_zeros = {("state", cell.forward), ("state", cell.final), ("dfinal", cell.backward)}
            none = [] if (name, call) in none_is_zeros else [None]
            other = [others[name]] if type(others[name]) is not type(arguments[name]) else []  # some share LSTMState
            for bad in [*none, (), {}, "text", np.ones((2, 4)), *other]:
                came = type(bad).__name__
                yield call, name, f"a {came}", bad, TypeError, (name, "expected", type(arguments[name]).__name__, came)


def rows_strangers(cell):
    """Good arguments of another size or dtype: each is at odds with the rest."""
    for line in STRANGERS:
        verb, name, letter, named = line.split()
        call = getattr(cell, verb)
        value = good(cell, **{letter: SIZES[letter] + 1})[call][name]
        yield call, name, f"another {letter}", value, ValueError, (named, "expected", "got")
    firsts = {"step": "x_t", "step_backward": "step", "forward": "x", "final": "x", "backward": "trace"}
    for verb, named in firsts.items():
        call = getattr(cell, verb)
        for name, value in good(cell, dtype=np.float32)[call].items():
            words = (named, "float32", "float64") if name == "params" else (name, "float64", "float32")
            yield call, name, "float32 among float64", value, TypeError, words


def rows_constructors(cell):
    """Arrays that do not belong together; the first one sets the measure, so the next one is named."""
    for call in (cell.Params, cell.State):
        for name, a in list(good(cell)[call].items())[1:]:
            yield call, name, "float32 among float64", a.astype(np.float32), TypeError, (name, "float64", "float32")
            yield call, name, "a row more", np.concatenate([a, a[:1]]), ValueError, (name, "expected", "got")
            yield call, name, "another width", np.repeat(a, 2, axis=-1), ValueError, (name, "expected", "got")
    name, W = next(iter(good(cell)[cell.Params].items()))
    yield cell.Params, name, "no inputs", W[:, : len(W)], ValueError, (name, "(H, H + D)", "(4, 4)")


def rows_init(cell):
    """Sizes, generator and dtype of new parameters."""
    for name, (bad, error, came) in product(("input_size", "hidden_size"), SIZE_FAULTS):
        yield cell.Params.init, name, repr(bad), bad, error, (name, "integer of at least 1", came)
    for bad in (None, 0, np.random.RandomState(0), np.random):
        came = type(bad).__name__
        yield cell.Params.init, "rng", came, bad, TypeError, ("rng", "numpy.random.Generator", came)
    for bad in DTYPE_FAULTS:
        yield cell.Params.init, "dtype", repr(bad), bad, TypeError, ("dtype", "float32 or float64", str(bad))


def rows_forget_bias(cell):
    for bad, error, came in FORGET_BIAS_FAULTS:
        fault = repr(bad) if came != "a larger int" else f"an int of {int(bad).bit_length()} bits"
        yield cell.Params.init, "forget_bias", fault, bad, error, ("forget_bias", "number", came)


def rows_zeros():
    """The state of zeros."""
    for bad, error, came in SIZE_FAULTS:
        yield LSTM.State.zeros, "batch_size", repr(bad), bad, error, ("batch_size", "integer of at least 1", came)


def rows():
    strangers = {LSTM: RNN, RNN: LSTM, PEEPHOLE: LSTM, COUPLED: LSTM, NO_FORGET: COUPLED}
    strangers |= {GRU: GRU_RESET_AFTER, GRU_RESET_AFTER: GRU}
    for cell, stranger in strangers.items():
        yield from rows_arrays(cell)
        yield from rows_parts(cell)
        yield from rows_types(cell, stranger)
        yield from rows_strangers(cell)
        yield from rows_constructors(cell)
        yield from rows_init(cell)
    for cell in (LSTM, PEEPHOLE, COUPLED):
        yield from rows_forget_bias(cell)
    yield from rows_zeros()
