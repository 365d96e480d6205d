import math
from types import SimpleNamespace

import numpy as np

from lstm_ref import CoupledParams, GRUState, LSTMParams, LSTMState, coupled_step, gru_step

from .common import joined, sigmoid


def coupled(
    update=lambda f, new, old: f * old + (1 - f) * new,
    both=joined,
    squash=np.tanh,
    shown=lambda new, old: np.tanh(new),
    bias=1,
    o="o",
):
    """A step with coupled gates, right unless one of its parts is replaced."""

    def coupled_cell(p, x_t, h_prev, C_prev):
        z = both(h_prev, x_t)
        f, C_tilde = sigmoid(z @ p.W_f.T + bias * p.b_f), squash(z @ p.W_C.T + bias * p.b_C)
        C_t = update(f, C_tilde, C_prev)
        o_t = sigmoid(z @ getattr(p, f"W_{o}").T + bias * getattr(p, f"b_{o}"))
        return o_t * shown(C_t, C_prev), C_t

    return coupled_cell


def coupled_by_loops(p, x_t, h_prev, C_prev):
    def layer(W, b, z):
        return [sum(w * v for w, v in zip(row, z, strict=True)) + c for row, c in zip(W, b, strict=True)]

    hs, Cs = [], []
    for x, h, C in zip(x_t, h_prev, C_prev, strict=True):
        z = [*h, *x]
        f, c, o = (layer(W, b, z) for W, b in ((p.W_f, p.b_f), (p.W_C, p.b_C), (p.W_o, p.b_o)))
        keep = [1 / (1 + math.exp(-a)) for a in f]
        new = [k * old + (1 - k) * math.tanh(a) for k, old, a in zip(keep, C, c, strict=True)]
        hs.append([math.tanh(C_t) / (1 + math.exp(-a)) for C_t, a in zip(new, o, strict=True)])
        Cs.append(new)
    return hs, Cs


def coupled_package(p, x_t, h_prev, C_prev):
    step = coupled_step(p, x_t, LSTMState(h_prev, C_prev))
    return np.stack([step.h_t, step.C_t])


def in_float32(step):
    return lambda p, *arrays: tuple(
        np.asarray(part, dtype=np.float32) for part in step(p, *(array.astype(np.float32) for array in arrays))
    )


def with_input_gate(p, x_t, h_prev, C_prev):
    z = joined(h_prev, x_t)
    f, i = sigmoid(z @ p.W_f.T + p.b_f), sigmoid(z @ p.W_i.T + p.b_i)
    return f * C_prev + i


def coupled_vandal(p, x_t, h_prev, C_prev):
    result = coupled()(p, x_t, h_prev, C_prev)
    C_prev[:] = result[1]
    return result


def as_lstm(c):
    return LSTMParams(W_f=c.W_f, b_f=c.b_f, W_i=-c.W_f, b_i=-c.b_f, W_C=c.W_C, b_C=c.b_C, W_o=c.W_o, b_o=c.b_o)


def with_gate(W, b):
    """The LSTM whose input gate is made of the coupled cell in some other way."""
    return lambda c: LSTMParams(**vars(c), W_i=W(c), b_i=b(c))


def weights_gone(c):
    return LSTMParams(**{**vars(as_lstm(c)), "W_o": -c.W_o})


def vandal_of_coupled(c):
    result = vars(as_lstm(c)) | {"W_f": c.W_f.copy()}
    c.W_f[:] = 0
    return result


def gru(update=lambda z, old, new: (1 - z) * old + z * new, candidate=None, both=joined, bias=1, swapped=False):
    """A GRU step, right unless one of its parts is replaced."""

    def before(p, r, h, x):
        return np.tanh(both(r * h, x) @ p.W_h.T + bias * p.b_h)

    def gru_cell(p, x_t, h_prev):
        z = sigmoid(both(h_prev, x_t) @ p.W_z.T + bias * p.b_z)
        r = sigmoid(both(h_prev, x_t) @ p.W_r.T + bias * p.b_r)
        z, r = (r, z) if swapped else (z, r)
        return update(z, h_prev, (candidate or before)(p, r, h_prev, x_t))

    return gru_cell


def gru_by_loops(p, x_t, h_prev):
    def layer(W, b, z):
        return [sum(w * v for w, v in zip(row, z, strict=True)) + c for row, c in zip(W, b, strict=True)]

    rows = []
    for x, h in zip(x_t, h_prev, strict=True):
        z, r = ([1 / (1 + math.exp(-a)) for a in layer(W, b, [*h, *x])] for W, b in ((p.W_z, p.b_z), (p.W_r, p.b_r)))
        seen = [r_k * h_k for r_k, h_k in zip(r, h, strict=True)]
        new = [math.tanh(a) for a in layer(p.W_h, p.b_h, [*seen, *x])]
        rows.append([(1 - z_k) * h_k + z_k * n_k for z_k, h_k, n_k in zip(z, h, new, strict=True)])
    return rows


def gru_split(p, x_t, h_prev):
    H = h_prev.shape[1]
    h_part, x_part = h_prev @ np.vstack([p.W_z, p.W_r])[:, :H].T, x_t @ np.vstack([p.W_z, p.W_r, p.W_h])[:, H:].T
    z, r = sigmoid(h_part[:, :H] + x_part[:, :H] + p.b_z), sigmoid(h_part[:, H:] + x_part[:, H : 2 * H] + p.b_r)
    return h_prev + z * (np.tanh((r * h_prev) @ p.W_h[:, :H].T + x_part[:, 2 * H :] + p.b_h) - h_prev)


def gru_float32(p, x_t, h_prev):
    return gru()(p, x_t.astype(np.float32), h_prev.astype(np.float32)).astype(np.float32)


def reset_after(p, r, h, x):
    H = h.shape[1]
    return np.tanh(r * (h @ p.W_h[:, :H].T) + x @ p.W_h[:, H:].T + p.b_h)


def gru_vandal(p, x_t, h_prev):
    h_prev[:] = gru()(p, x_t, h_prev)
    return h_prev


def x_first(h, x):
    return joined(x, h)


RIGHT = [
    ("10.1", (1, 1, 0, 0, 0)),
    ("10.1", (True, True, False, False, False)),
    ("10.1", [1.0, 1.0, 0.0, 0.0, 0.0]),
    ("10.1", np.array([1, 1, 0, 0, 0])),
    ("10.1", (np.True_, np.int64(1), 0, 0.0, False)),
    ("10.2", coupled()),
    ("10.2", coupled(update=lambda f, new, old: new + f * (old - new))),
    ("10.2", coupled_by_loops),
    ("10.2", coupled_package),
    ("10.2", in_float32(coupled())),
    ("10.2", lambda *case: [part.tolist() for part in coupled()(*case)]),
    ("10.3", as_lstm),
    ("10.3", lambda c: LSTMParams(**vars(c), W_i=-c.W_f, b_i=-c.b_f)),
    ("10.3", lambda c: vars(c) | {"W_i": -c.W_f, "b_i": (0 - c.b_f).tolist()}),
    ("10.3", lambda c: (c.W_f, c.b_f, -c.W_f, -c.b_f, c.W_C, c.b_C, c.W_o, c.b_o)),
    ("10.3", lambda c: LSTMParams(**{n: a.astype(np.float32) for n, a in vars(as_lstm(c)).items()})),
    ("10.3", lambda c: SimpleNamespace(**vars(as_lstm(c)))),
    ("10.4", gru()),
    ("10.4", gru_by_loops),
    ("10.4", gru_split),
    ("10.4", gru_float32),
    ("10.4", lambda p, x_t, h_prev: gru_step(p, x_t, GRUState(h_prev)).h_t.tolist()),
]

WRONG = [
    ("10.1", (1, 1, 1, 0, 0), "look at (K4)", "看看式 (K4)"),
    ("10.1", (1, 1, 0, 1, 0), "shares in (G4)", "式 (G4) 里各个比例"),
    ("10.1", (True, True, True, True, False), "having gates is not enough", "只有门还不够"),
    ("10.1", (1, 1, 1, 1, 1), "comes out of a tanh", "tanh 算出来的"),
    ("10.1", (1, 1, 0, 0, 1), "but then?", "然后呢？"),
    ("10.1", (0, 1, 0, 0, 0), "in order to grow", "非得被看到不可"),
    ("10.1", (1, 0, 0, 0, 0), "Is (4) among them", "式 (4) 在其中吗"),
    ("10.1", (0, 0, 0, 0, 0), "sum of 20 candidates", "20 个候选值加起来"),
    ("10.1", (0, 0, 1, 1, 1), "you have them exchanged", "你写反了"),
    ("10.1", (1, 0, 1, 0, 0), "after two steps", "走两步之后"),
    ("10.1", (10, 10, 1, 1, 1), "0 of 5", "5 个值中有 0"),
    ("10.1", (1, 1), "expected 5 values", "需要 5 个值"),
    ("10.2", coupled(update=lambda f, new, old: (1 - f) * old + f * new), "Of which array", "保留的是哪个数组"),
    ("10.2", coupled(update=lambda f, new, old: f * old + f * new), "left to write", "还能写入多少"),
    ("10.2", coupled(update=lambda f, new, old: f * old + new), "written whole", "整个写进去"),
    ("10.2", coupled(update=lambda f, new, old: f * old), "leaves room", "腾出了位置"),
    ("10.2", coupled(shown=lambda new, old: np.tanh(old)), "the new cell state", "新的单元状态"),
    ("10.2", coupled(shown=lambda new, old: new), "stands in equation (6)", "还有哪个函数"),
    ("10.2", lambda *case: coupled()(*case)[::-1], "h_t comes first", "h_t 在前"),
    ("10.2", coupled(both=x_first), "which comes first", "谁在前"),
    ("10.2", coupled(bias=0), "when every W is zero", "所有的 W 都为零"),
    ("10.2", coupled(squash=sigmoid), "may be negative", "可以是负的"),
    ("10.2", coupled(o="f"), "a layer of its own", "自己的层"),
    ("10.2", coupled(update=lambda f, new, old: f * old + (1 - f) ** 2 * new), "one by one", "逐个比较"),
    ("10.2", coupled(update=lambda f, new, old: np.clip(f * old + (1 - f) * new, -0.1, 0.1)), "one by one", "逐个比较"),
    ("10.2", with_input_gate, "has no attribute 'W_i'", "has no attribute 'W_i'"),
    ("10.2", lambda *case: coupled()(*case)[1], "expected 2 values", "需要 2 个值"),
    ("10.2", lambda *case: coupled()(*case)[1], "that is C_t", "这是 C_t"),
    ("10.2", lambda *case: coupled()(*case)[0], "that is h_t", "这是 h_t"),
    ("10.2", coupled(update=lambda f, new, old: f * old + 1 - f * new), "computed first", "先算减法"),
    ("10.2", coupled_vandal, "changes its argument C_prev", "参数 C_prev"),
    ("10.3", with_gate(lambda c: c.W_f, lambda c: c.b_f), "equals the forget gate", "与遗忘门相等"),
    ("10.3", with_gate(lambda c: -c.W_f, lambda c: c.b_f), "equals the forget gate", "与遗忘门相等"),
    ("10.3", with_gate(lambda c: c.W_f, lambda c: -c.b_f), "do what to the input gate", "起什么作用"),
    ("10.3", with_gate(lambda c: 1 - c.W_f, lambda c: 1 - c.b_f), "of 1 minus the pre-activation", "用 1 减去预激活值"),
    ("10.3", with_gate(lambda c: 1 - c.W_f, lambda c: -c.b_f), "of 1 minus the pre-activation", "用 1 减去预激活值"),
    ("10.3", with_gate(lambda c: -c.W_f, lambda c: 1 - c.b_f), "of 1 minus the pre-activation", "用 1 减去预激活值"),
    ("10.3", with_gate(lambda c: -c.W_f, lambda c: 0 * c.b_f), "to do with b_f", "与 b_f 有关系吗"),
    ("10.3", with_gate(lambda c: 0 * c.W_f, lambda c: -c.b_f), "could follow them", "跟着变"),
    ("10.3", with_gate(lambda c: 1 / c.W_f, lambda c: 1 / c.b_f), "At which other number", "另外哪个数上"),
    ("10.3", with_gate(lambda c: c.W_C, lambda c: -c.b_f), "At which other number", "另外哪个数上"),
    ("10.3", weights_gone, "W_o[0, 0] of your LSTM", "W_o[0, 0]"),
    ("10.3", lambda c: c, "CoupledParams without W_i, b_i", "其中没有 W_i、b_i"),
    ("10.3", lambda c: (-c.W_f, -c.b_f), "eight arrays", "八个数组"),
    ("10.3", lambda c: LSTMParams(**vars(c)), "missing 2 required", "missing 2 required"),
    ("10.3", lambda c: vars(c) | {"W_i": -c.W_f.T, "b_i": -c.b_f}, "for W_i an array of the shape", "形状为"),
    ("10.3", lambda c: vars(c) | {"W_i": -c.W_f, "b_i": np.nan * c.b_f}, "finite", "有限"),
    (
        "10.3",
        CoupledParams.init(2, 3, rng=np.random.default_rng(0)),
        "Expected a function of coupled",
        "coupled 为参数",
    ),
    ("10.3", vandal_of_coupled, "changes its argument coupled.W_f", "参数 coupled.W_f"),
    ("10.4", gru(update=lambda z, old, new: z * old + (1 - z) * new), "in Olah's article", "Olah 的文章的约定"),
    ("10.4", gru(update=lambda z, old, new: z * new), "becomes of the old state", "旧状态会怎样"),
    ("10.4", gru(update=lambda z, old, new: 0 * z + old), "one by one", "逐个比较"),
    ("10.4", gru(update=lambda z, old, new: new), "that is the candidate", "这是候选隐状态"),
    ("10.4", gru(update=lambda z, old, new: (1 - z) * old + new), "written whole", "整个写进去"),
    ("10.4", gru(update=lambda z, old, new: 1 - z * old + z * new), "computed first", "先算减法"),
    ("10.4", gru(update=lambda z, old, new: old + z * new), "add up to 1", "加起来是 1 吗"),
    ("10.4", gru(candidate=lambda p, r, h, x: np.tanh(joined(h, x) @ p.W_h.T + p.b_h)), "when r_t is 0", "r_t 为 0 时"),
    ("10.4", gru(candidate=reset_after), "before it meets W_h", "乘 W_h 之前"),
    (
        "10.4",
        gru(candidate=lambda p, r, h, x: np.tanh(r * (joined(h, x) @ p.W_h.T + p.b_h))),
        "hide x_t too",
        "挡住 x_t",
    ),
    (
        "10.4",
        gru(candidate=lambda p, r, h, x: r * np.tanh(joined(h, x) @ p.W_h.T + p.b_h)),
        "multiply the candidate by r_t",
        "乘到了候选隐状态上",
    ),
    ("10.4", gru(swapped=True), "which gate has the weights W_z", "W_z 是哪个门"),
    (
        "10.4",
        gru(candidate=lambda p, r, h, x: sigmoid(joined(r * h, x) @ p.W_h.T + p.b_h)),
        "may be negative",
        "可以是负的",
    ),
    ("10.4", lambda *case: np.tanh(gru()(*case)), "come after it", "后面还有 tanh"),
    ("10.4", gru(both=x_first), "which comes first", "谁在前"),
    ("10.4", gru(bias=0), "when every W is zero", "所有的 W 都为零"),
    ("10.4", gru(both=lambda h, x: joined(0 * h, x)), "one by one", "逐个比较"),
    ("10.4", lambda *case: (gru()(*case), gru()(*case)), "expected", "应当是"),
    ("10.4", gru_vandal, "changes its argument h_prev", "参数 h_prev"),
]
