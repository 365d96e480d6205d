import numpy as np

from lstm_ref import LSTMState, lstm_step

from .common import joined, sigmoid


def step(p, x, h, C):
    z = joined(h, x)
    f, i, o = (sigmoid(z @ W.T + b) for W, b in ((p.W_f, p.b_f), (p.W_i, p.b_i), (p.W_o, p.b_o)))
    C_t = f * C + i * np.tanh(z @ p.W_C.T + p.b_C)
    return o * np.tanh(C_t), C_t


def run(step=step, carry=lambda h, C: (h, C)):
    """A forward pass, right unless one of its parts is replaced."""

    def answer(params, x):
        h = C = np.zeros((x.shape[1], len(params.b_f)))
        hs, Cs = [], []
        for x_t in x:
            shown, kept = step(params, x_t, h, C)
            hs.append(shown)
            Cs.append(kept)
            h, C = carry(shown, kept)
        return np.array(hs), np.array(Cs)

    return answer


def packed(params, x):
    p = params
    W, b = np.concatenate([p.W_f, p.W_i, p.W_C, p.W_o]), np.concatenate([p.b_f, p.b_i, p.b_C, p.b_o])
    T, B, H = len(x), x.shape[1], len(p.b_f)
    h, C = np.zeros((T + 1, B, H)), np.zeros((T + 1, B, H))
    for t in range(T):
        f, i, c, o = np.split(joined(h[t], x[t]) @ W.T + b, 4, axis=1)
        C[t + 1] = sigmoid(f) * C[t] + sigmoid(i) * np.tanh(c)
        h[t + 1] = sigmoid(o) * np.tanh(C[t + 1])
    return h[1:], C[1:]


def with_package(params, x):
    state, hs, Cs = LSTMState.zeros(params, x.shape[1]), [], []
    for x_t in x:
        state = lstm_step(params, x_t, state).state
        hs.append(state.h.tolist())
        Cs.append(state.C.tolist())
    return [hs, Cs]


def in_float32(params, x):
    return np.stack(run()(params, x)).astype(np.float32)


def replaced(**names):
    """A step that takes other layers than it should: replaced(W_i="W_f")."""

    def answer(p, x, h, C):
        layers = {name: getattr(p, names.get(name, name)) for name in vars(p)}
        return step(type(p)(**layers), x, h, C)

    return answer


def no_bias(p, x, h, C):
    return step(type(p)(**{name: value * (name[0] == "W") for name, value in vars(p).items()}), x, h, C)


def x_first(p, x, h, C):
    H = h.shape[1]
    D = x.shape[1]
    turned = {
        name: np.concatenate([value[:, D:], value[:, :D]], axis=1) if name[0] == "W" else value
        for name, value in vars(p).items()
    }
    assert turned["W_f"].shape == (H, H + D)
    return step(type(p)(**turned), x, h, C)


def old_state(p, x, h, C):
    return sigmoid(joined(h, x) @ p.W_o.T + p.b_o) * np.tanh(C), step(p, x, h, C)[1]


def no_tanh(p, x, h, C):
    C_t = step(p, x, h, C)[1]
    return sigmoid(joined(h, x) @ p.W_o.T + p.b_o) * C_t, C_t


def sigmoid_candidate(p, x, h, C):
    z = joined(h, x)
    C_t = sigmoid(z @ p.W_f.T + p.b_f) * C + sigmoid(z @ p.W_i.T + p.b_i) * sigmoid(z @ p.W_C.T + p.b_C)
    return sigmoid(z @ p.W_o.T + p.b_o) * np.tanh(C_t), C_t


def one_array(params, x):
    h, C, hs, Cs = np.zeros((x.shape[1], len(params.b_f))), np.zeros((x.shape[1], len(params.b_f))), [], []
    for x_t in x:
        h, C[:] = step(params, x_t, h, C)
        hs.append(h)
        Cs.append(C)
    return np.array(hs), np.array(Cs)


def vandal(params, x):
    result = run()(params, x)
    params.W_f[:] = 0
    return result


def vandal_of_x(params, x):
    result = run()(params, x)
    x += 1
    return result


RIGHT = [
    ("09.1", (-1, 1, 1, -1)),
    ("09.1", [-1.0, 1.0, 1.0, -1.0]),
    ("09.1", np.array([-1, 1, 1, -1])),
    ("09.1", (np.int64(-1), np.float32(1), np.array(1), np.array([-1]))),
    ("09.2", run()),
    ("09.2", packed),
    ("09.2", with_package),
    ("09.2", in_float32),
    ("09.2", lambda params, x: [part.tolist() for part in packed(params, x)]),
    ("09.3", (6, 2, 4)),
    ("09.3", [6, 2, 4]),
    ("09.3", np.array([6, 2, 4])),
    ("09.3", (6.0, np.int64(2), np.array([4]))),
]

WRONG = [
    ("09.1", (-1, -1, 1, 1), "named last", "最后提到的人"),
    ("09.1", (1, 1, -1, -1), "named first", "最先提到的人"),
    ("09.1", (1, -1, -1, 1), "the other way round", "全反了"),
    ("09.1", (-1, 1, -1, 1), "exchanged", "互换之后"),
    ("09.1", (0, 1, 1, 0), "answer with signs", "用正负号作答"),
    ("09.1", (1, 1, 1, 1), "2 of 4 values are right", "4 个值中有 2 个正确"),
    ("09.1", (-1, 1), "tuple (2); expected 4 values", "你的答案是含 2 个值的元组；这里需要 4 个值"),
    ("09.1", ("him", "her", "her", "him"), "expected one number", "需要一个数"),
    ("09.2", run(carry=lambda h, C: (0 * h, 0 * C)), "from the one before", "从上一步拿到了什么"),
    ("09.2", run(carry=lambda h, C: (0 * h, C)), "Is h?", "h 呢？"),
    ("09.2", run(carry=lambda h, C: (h, 0 * C)), "Is C?", "C 呢？"),
    ("09.2", lambda p, x: run()(p, x)[::-1], "h comes first", "h 在前"),
    ("09.2", run(x_first), "which comes first", "谁在前"),
    ("09.2", run(old_state), "the new cell state", "新的单元状态"),
    ("09.2", run(no_tanh), "within (-1, 1)", "(-1, 1) 之内"),
    ("09.2", run(no_bias), "four layers has a bias", "各有一个偏置"),
    ("09.2", run(sigmoid_candidate), "may be negative", "可以是负的"),
    ("09.2", run(replaced(W_i="W_f", b_i="b_f")), "weights of its own", "自己的权重"),
    ("09.2", lambda p, x: tuple(part[-1] for part in run()(p, x)), "of all steps", "每一步的状态"),
    ("09.2", lambda p, x: tuple(part.swapaxes(0, 1) for part in run()(p, x)), "time comes first", "时间轴在前"),
    ("09.2", lambda p, x: list(zip(*run()(p, x), strict=True)), "Collect h and C separately", "分开收集"),
    ("09.2", lambda p, x: [np.concatenate([0 * s[:1], s]) for s in run()(p, x)], "do not belong", "不算在内"),
    ("09.2", one_array, "writes into", "同一个数组"),
    ("09.2", run(replaced(W_o="W_i")), "of the first step", "打印第一步"),
    ("09.2", lambda p, x: run()(p, x)[0], "expected 2 values", "需要 2 个值"),
    ("09.2", lambda p, x: run()(p, x)[0], "The cell states of all steps", "单元状态也要"),
    ("09.2", vandal, "changes its argument params.W_f", "参数 params.W_f"),
    ("09.2", vandal_of_x, "changes its argument x", "参数 x"),
    ("09.3", (1, 2, 4), "cell_a: equation (1) is not the wrong one", "cell_a：错的不是式 (1)"),
    ("09.3", (6, 3, 4), "cell_b: equation (3) is not the wrong one", "cell_b：错的不是式 (3)"),
    ("09.3", (6, 2, 1), "cell_c: equation (1) is not the wrong one", "cell_c：错的不是式 (1)"),
    ("09.3", (6, 2, 5), "The numbers are beside the equations", "编号写在练习 09.2"),
    ("09.3", (6, 2, 7), "no equation (7)", "没有式 (7)"),
    ("09.3", 6, "expected 3 values, (cell_a, cell_b, cell_c)", "需要 3 个值：(cell_a, cell_b, cell_c)"),
    ("09.3", (6, np.nan, 4), "finite", "有限"),
]
