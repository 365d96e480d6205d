"""What makes a sequence fast: all that the layers see in one array, their weights in one matrix, results in place.

hx, (T + 1, B, H + D + 1), holds [h_{t-1}, x_t, 1] for each step. W, (H + D + 1, L H), holds L layers side by side, the
biases as the last row. So hx[t] @ W gives every pre-activation of step t, bias included, and h_t is written to where
step t + 1 sees it. No step makes an array: each result goes into one that is there (`out=`). Of the two products,
`np.dot` is the quicker to call, and `np.matmul` the one that takes a part of a matrix as it lies, without a copy.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from .checks import Array

BLOCK = 2**19  # bytes: about what stays in a processor's cache


def concatenation(x: Array, h_0: Array) -> Array:
    """Return hx, (T + 1, B, H + D + 1): x is copied into it, h_0 too; every later h_t is still to be written.

    Examples
    --------
    >>> concatenation(np.full((2, 1, 3), 5.0), np.zeros((1, 2)))[0]
    array([[0., 0., 5., 5., 5., 1.]])
    """
    (T, B, D), H = x.shape, h_0.shape[1]
    hx = np.empty((T + 1, B, H + D + 1), x.dtype)
    hx[0, :, :H] = h_0
    hx[:-1, :, H:-1] = x
    hx[:, :, -1] = 1
    hx[-1] = 1  # the last row sees no x, and is there for the last h_t alone
    return hx


def pack(params: Any, names: str) -> Array:
    """Return the layers `names` side by side, (H + D + 1, L H), the biases as the last row.

    Examples
    --------
    >>> from lstm_ref import LSTMParams
    >>> params = LSTMParams.init(3, 2, rng=np.random.default_rng(0))
    >>> pack(params, "fi").shape, pack(params, "fi")[-1]
    ((6, 4), array([1., 1., 0., 0.]))
    """
    H = params.hidden_size
    W = np.empty((H + params.input_size + 1, len(names) * H), params.dtype)
    for k, name in enumerate(names):
        W[:-1, k * H : (k + 1) * H] = getattr(params, f"W_{name}").T
        W[-1, k * H : (k + 1) * H] = getattr(params, f"b_{name}")
    return W


def by_layer(packed: Array, H: int) -> Array:
    """Return a view (..., L, B, H) of packed values (..., B, L H).

    Examples
    --------
    >>> by_layer(np.array([[1, 2, 3, 4]]), 2)
    array([[[1, 2]],
    <BLANKLINE>
           [[3, 4]]])
    """
    return packed.reshape(*packed.shape[:-1], -1, H).swapaxes(-3, -2)


def sigmoid_of_minus(a: Array, out: Array) -> None:
    """Write 1 / (1 + exp(a)), the sigmoid of -a, to `out`; hence gates are packed with a minus.

    Where exp(a) overflows, the result is 0, as it should be; `run` lets it overflow in silence. A gate near 0 keeps
    its digits; one near 1 is rounded there, so 1 - f does not, as it does in `lstm_step_backward`.

    Examples
    --------
    >>> a = np.array([1000.0, 0.0, -1000.0])
    >>> with np.errstate(over="ignore"):
    ...     sigmoid_of_minus(a, out=a)
    >>> a
    array([0. , 0.5, 1. ])
    """
    np.exp(a, out=out)
    out += 1
    np.reciprocal(out, out=out)


def run(step: Callable[..., None], x: Array, h_0: Array, *over_time: Array) -> Array:
    """Take a step for each x_t, and return hx. The step is given hx_t, h_t to write to, and `over_time` at t.

    Examples
    --------
    >>> def add(hx_t, h_t):
    ...     np.add(hx_t[:, :1], hx_t[:, 1:2], out=h_t)
    >>> run(add, np.ones((3, 1, 1)), np.zeros((1, 1)))[:, 0, 0]
    array([0., 1., 2., 3.])
    """
    hx = concatenation(x, h_0)
    with np.errstate(over="ignore"):
        for hx_t, h_t, *rest in zip(hx[:-1], hx[1:, :, : h_0.shape[1]], *over_time, strict=True):
            step(hx_t, h_t, *rest)
    return hx


def run_to_the_end(step: Callable[..., None], x: Array, h_0: Array, *in_place: Array) -> Array:
    """Take a step for each x_t, and return the last h_t alone; each step writes over what the one before left.

    Examples
    --------
    >>> def add(hx_t, h_t):
    ...     np.add(hx_t[:, :1], hx_t[:, 1:2], out=h_t)
    >>> run_to_the_end(add, np.ones((3, 1, 1)), np.zeros((1, 1)))
    array([[3.]])
    """
    H = h_0.shape[1]
    hx_t: Array = concatenation(x[:1], h_0)[0]
    with np.errstate(over="ignore"):
        for x_t in x:
            hx_t[:, H:-1] = x_t
            step(hx_t, hx_t[:, :H], *in_place)
    return hx_t[:, :H].copy()


def last_first(
    fill: Callable[..., None], T: int, shapes: list[tuple[int, ...]], dtype: Any
) -> Iterator[tuple[Any, ...]]:
    """Yield each step t from the last to the first, with what `fill` wrote for it to arrays of the given shapes.

    fill(steps, *arrays) is asked for as many steps as fit into `BLOCK`: one by one, small steps would take many calls;
    all at once, large ones would not stay in the cache.

    Examples
    --------
    >>> def squares(steps, out):
    ...     np.square(np.arange(1.0, 4.0)[steps], out=out)
    >>> [(t, float(square)) for t, square in last_first(squares, 3, [()], np.float64)]
    [(2, 9.0), (1, 4.0), (0, 1.0)]
    """
    size = max(1, BLOCK // (np.dtype(dtype).itemsize * sum(map(math.prod, shapes))))
    arrays = [np.empty((min(size, T), *shape), dtype) for shape in shapes]
    for start in reversed(range(0, T, size)):
        stop = min(start + size, T)
        fill(slice(start, stop), *(array[: stop - start] for array in arrays))
        for t in reversed(range(start, stop)):
            yield t, *(array[t - start] for array in arrays)


def over_all_steps(da: Array, hx: Array, W_x: Array) -> tuple[Array, Array]:
    """Return the gradients by the layers, (L H, H + D + 1), and by x, (T, B, D): one product each for all steps.

    da, (T, B, L H), is the gradient by the pre-activations, W_x, (L H, D), the columns of the layers that see x.

    Examples
    --------
    >>> dW, dx = over_all_steps(np.ones((5, 2, 8)), np.ones((6, 2, 8)), np.ones((8, 3)))
    >>> dW.shape, dx.shape
    ((8, 8), (5, 2, 3))
    """
    T, B, width = da.shape
    rows = da.reshape(T * B, width)
    return rows.T @ hx[:-1].reshape(T * B, -1), (rows @ W_x).reshape(T, B, -1)


def unpack(dW: Array, names: str) -> dict[str, Array]:
    """Take apart a gradient by the layers `names`, (L H, H + D + 1), the biases as the last column.

    Examples
    --------
    >>> {name: a.shape for name, a in unpack(np.zeros((4, 6)), "fi").items()}
    {'W_f': (2, 5), 'b_f': (2,), 'W_i': (2, 5), 'b_i': (2,)}
    """
    gradients: dict[str, Array] = {}
    for name, rows in zip(names, dW.reshape(len(names), -1, dW.shape[1]), strict=True):
        gradients |= {f"W_{name}": rows[:, :-1], f"b_{name}": rows[:, -1]}
    return gradients
