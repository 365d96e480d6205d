import numpy as np

from .common import joined, sigmoid


def gru(update=lambda z, old, new: (1 - z) * old + z * new, candidate=None, both=joined):
    """A GRU step, right unless one of its parts is replaced."""

    def before(W, r, h, x):
        return np.tanh(joined(r * h, x) @ W.T)

    def answer(W_z, W_r, W_h, h, x):
        z, r = sigmoid(both(h, x) @ W_z.T), sigmoid(both(h, x) @ W_r.T)
        return update(z, h, (candidate or before)(W_h, r, h, x))

    return answer


def reset_after(W, r, h, x):
    H = h.shape[1]
    return np.tanh(r * (h @ W[:, :H].T) + x @ W[:, H:].T)


RIGHT = [
    ("10.1", lambda f, c, C: f * C + (1 - f) * c),
    ("10.1", lambda f, c, C: (c + f * (C - c)).tolist()),
    ("10.2", gru()),
    ("10.2", gru(update=lambda z, old, new: old + z * (new - old))),
]

WRONG = [
    ("10.1", lambda f, c, C: (f * C + (1 - f) * c).sum(axis=0), "the shape (2,)", "(2,)"),
    ("10.1", lambda f, c, C: (1 - f) * C + f * c, "Which array does it multiply", "该乘哪个数组"),
    ("10.1", lambda f, c, C: f * C, "how much is then written", "此时该写入多少"),
    ("10.1", lambda f, c, C: f * C + (1 - f) ** 2 * c, "add up to 1", "加起来等于 1"),
    ("10.1", lambda f, c, C: np.clip(f * C + (1 - f) * c, -1, 1), "limited to (-1, 1)", "不必再截到"),
    ("10.2", lambda *a: gru()(*a).sum(axis=1), "the shape (3,)", "(3,)"),
    (
        "10.2",
        gru(update=lambda z, old, new: z * old + (1 - z) * new),
        "old state or of the new one",
        "还是新状态",
    ),
    ("10.2", gru(update=lambda z, old, new: z * new), "the old state stays", "原样留下"),
    ("10.2", gru(candidate=lambda W, r, h, x: np.tanh(joined(h, x) @ W.T)), "reset gate of 0", "重置门为 0"),
    ("10.2", gru(candidate=lambda W, r, h, x: np.tanh(r * (joined(h, x) @ W.T))), "hide x_t too", "挡住 x_t"),
    ("10.2", gru(candidate=lambda W, r, h, x: np.tanh(joined(0 * h, x) @ W.T)), "reset gate of 1", "重置门为 1"),
    ("10.2", gru(candidate=reset_after), "before it meets W_h", "乘 W_h 之前"),
    ("10.2", gru(both=lambda h, x: joined(0 * h, x)), "hidden state first", "隐状态在前"),
    ("10.2", gru(candidate=lambda W, r, h, x: sigmoid(joined(r * h, x) @ W.T)), "a tanh layer", "tanh 层"),
]
