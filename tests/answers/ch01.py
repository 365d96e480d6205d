import math

import numpy as np

from .common import joined, sigmoid


def run(join=joined, bias=1, squash=np.tanh):
    """A forward pass, right unless one of its parts is replaced."""

    def answer(W_h, b_h, x):
        h, states = np.zeros((x.shape[1], len(b_h))), []
        for x_t in x:
            h = squash(join(h, x_t) @ W_h.T + bias * b_h)
            states.append(h)
        return np.array(states)

    return answer


rnn = run()


def filled_in(W_h, b_h, x):
    (T, B, _), H = x.shape, len(b_h)
    h = np.zeros((T + 1, B, H))
    for t in range(T):
        h[t + 1] = np.tanh(h[t] @ W_h[:, :H].T + x[t] @ W_h[:, H:].T + b_h)
    return h[1:]


def by_loops(W_h, b_h, x):
    states, h = [], [[0.0] * len(b_h) for _ in x[0]]
    for x_t in x:
        z = [[*h_b, *x_b] for h_b, x_b in zip(h, x_t, strict=True)]
        h = [
            [math.tanh(sum(w * v for w, v in zip(row, z_b, strict=True)) + b) for row, b in zip(W_h, b_h, strict=True)]
            for z_b in z
        ]
        states.append(h)
    return states


def in_float32(W_h, b_h, x):
    return run()(*(array.astype(np.float32) for array in (W_h, b_h, x)))


def recursive(W_h, b_h, x):
    if len(x) == 0:
        return np.zeros((0, x.shape[1], len(b_h)))
    before = recursive(W_h, b_h, x[:-1])
    h = before[-1] if len(before) else np.zeros((x.shape[1], len(b_h)))
    return np.concatenate([before, np.tanh(joined(h, x[-1]) @ W_h.T + b_h)[None]])


def forgetful(W_h, b_h, x):
    h = np.zeros((x.shape[1], len(b_h)))
    return np.stack([np.tanh(joined(h, x_t) @ W_h.T + b_h) for x_t in x])


def too_late(W_h, b_h, x):
    h = h_prev = np.zeros((x.shape[1], len(b_h)))
    states = []
    for x_t in x:
        h_t = np.tanh(joined(h_prev, x_t) @ W_h.T + b_h)
        h_prev, h = h, h_t
        states.append(h_t)
    return np.stack(states)


def sums_handed_on(W_h, b_h, x):
    a, states = np.zeros((x.shape[1], len(b_h))), []
    for x_t in x:
        a = joined(a, x_t) @ W_h.T + b_h
        states.append(np.tanh(a))
    return np.stack(states)


def from_ones(W_h, b_h, x):
    h, states = np.ones((x.shape[1], len(b_h))), []
    for x_t in x:
        h = np.tanh(joined(h, x_t) @ W_h.T + b_h)
        states.append(h)
    return np.stack(states)


def returns_too_early(W_h, b_h, x):
    h, states = np.zeros((x.shape[1], len(b_h))), []
    for x_t in x:
        h = np.tanh(joined(h, x_t) @ W_h.T + b_h)
        states.append(h)
        return np.stack(states)


def stored_before(W_h, b_h, x):
    h, states = np.zeros((x.shape[1], len(b_h))), []
    for x_t in x:
        states.append(h)
        h = np.tanh(joined(h, x_t) @ W_h.T + b_h)
    return np.stack(states)


def with_start(W_h, b_h, x):
    h = np.zeros((x.shape[1], len(b_h)))
    states = [h]
    for x_t in x:
        h = np.tanh(joined(h, x_t) @ W_h.T + b_h)
        states.append(h)
    return np.stack(states)


def overwritten(W_h, b_h, x):
    h, states = np.zeros((x.shape[1], len(b_h))), []
    for x_t in x:
        h[:] = np.tanh(joined(h, x_t) @ W_h.T + b_h)
        states.append(h)
    return np.stack(states)


def along_the_batch(W_h, b_h, x):
    h, states = np.zeros((len(x), len(b_h))), []
    for k in range(x.shape[1]):
        h = np.tanh(joined(h, x[:, k]) @ W_h.T + b_h)
        states.append(h)
    return np.stack(states)


def columns(W_h, b_h, x):
    h, states = np.zeros((len(b_h), x.shape[1])), []
    for x_t in x:
        h = np.tanh(W_h @ np.concatenate([h, x_t.T]) + b_h[:, None])
        states.append(h)
    return np.stack(states)


def not_transposed(W_h, b_h, x):
    h = np.zeros((x.shape[1], len(b_h)))
    return np.tanh(joined(h, x[0]) @ W_h + b_h)


def one_state_for_all(W_h, b_h, x):
    h = np.zeros(len(b_h))
    return np.stack([h := np.tanh(np.concatenate([h, x_t]) @ W_h.T + b_h) for x_t in x])


def vandal(W_h, b_h, x):
    result = rnn(W_h, b_h, x)
    x *= 0
    return result


RIGHT = [
    ("01.1", (-1, 1, -1)),
    ("01.1", [-1.0, 1.0, -1.0]),
    ("01.1", np.array([-1, 1, -1], dtype=np.float32)),
    ("01.1", (np.int64(-1), +1, np.array([-1]))),
    ("01.2", rnn),
    ("01.2", filled_in),
    ("01.2", by_loops),
    ("01.2", recursive),
    ("01.2", in_float32),
    ("01.2", run(squash=lambda a: 2 * sigmoid(2 * a) - 1)),
    ("01.2", lambda W_h, b_h, x: tuple(rnn(W_h, b_h, x))),
    ("01.3", (1.2, 2)),
    ("01.3", [1.1, 1.5]),
    ("01.3", np.array([3, 3.5])),
    ("01.3", (np.float32(1.2), np.float64(1.3))),
    ("01.3", (50, 100)),
]

WRONG = [
    ("01.1", (-1, -1, -1), "all three would follow Grandpa", "三个都跟着爷爷变了"),
    ("01.1", (1, 1, 1), "all three would stay", "三个都还守着奶奶"),
    ("01.1", (1, -1, 1), "the other way round", "全反了"),
    ("01.1", (-1, 1, 1), "the third unit does not fade", "第三个隐藏单元的 w = 1"),
    ("01.1", (1, 1, -1), "halves its old value", "把旧值减半"),
    ("01.1", (1, -1, -1), "the first two are exchanged", "前两个弄反了"),
    ("01.1", (-1, -1, 1), "not w alone", "不能只看 w"),
    ("01.1", (-0.908, 0.14, -0.766), "only their signs", "只要正负号"),
    ("01.1", (-1.51, 0.14, -1.01), "only their signs", "只要正负号"),
    ("01.1", (-1, 0, -1), "2 of 3 values are right", "3 个值中有 2 个正确"),
    ("01.1", (-1, 1), "expected 3 values", "需要 3 个值"),
    ("01.1", ("-", "+", "-"), "expected one number", "需要一个数"),
    ("01.2", forgetful, "What does a step get", "从上一步拿到了什么"),
    ("01.2", too_late, "of two steps before", "两步之前"),
    ("01.2", sums_handed_on, "the sum before the tanh", "取 tanh 之前的和"),
    ("01.2", from_ones, "before the first word", "读第一个词之前，状态"),
    ("01.2", returns_too_early, "inside the loop", "写在循环里面"),
    ("01.2", stored_before, "the last word is missing", "最后一个词的状态却没有"),
    ("01.2", with_start, "How many words", "一共有几个词"),
    ("01.2", overwritten, "overwritten at each step", "都被改写"),
    ("01.2", run(lambda h, x: joined(x, h)), "which comes first", "谁在前"),
    ("01.2", run(bias=0), "when W_h is zero", "W_h 为零时"),
    ("01.2", run(squash=lambda a: a), "between -1 and 1", "-1 与 1 之间"),
    ("01.2", run(squash=sigmoid), "Is the sigmoid ever", "sigmoid 会是负的吗"),
    ("01.2", lambda W, b, x: rnn(W, b, x)[-1], "not of the last alone", "不只是最后一步"),
    ("01.2", lambda W, b, x: rnn(W, b, x).swapaxes(0, 1), "time comes first", "时间轴在前"),
    ("01.2", along_the_batch, "axis of x is time", "哪个轴是时间"),
    ("01.2", lambda W, b, x: along_the_batch(W, b, x).swapaxes(0, 1), "axis of x is time", "哪个轴是时间"),
    ("01.2", columns, "Which axis of W_h", "W_h 的哪个轴"),
    ("01.2", not_transposed, "print the shapes", "打印各数组的形状"),
    ("01.2", one_state_for_all, "print the shapes", "打印各数组的形状"),
    ("01.2", run(squash=lambda a: np.clip(a, -1, 1)), "of the first two steps", "打印前两步"),
    ("01.2", vandal, "changes its argument x", "参数 x"),
    (
        "01.2",
        lambda W, b, x: run(bias=0, squash=lambda a: np.tanh(a) + b)(W, b, x),
        "before the tanh or after",
        "之前，还是之后",
    ),
    ("01.2", np.zeros((2, 2)), "a function of W_h, b_h, x", "以 W_h, b_h, x 为参数的函数"),
    ("01.3", (0.5, 2), "not less than 0.5", "不小于 0.5"),
    ("01.3", (1, 2), "not less than 0.5", "不小于 0.5"),
    ("01.3", (1.2, 0.3), "the first state is tanh(u x)", "第一个状态是 tanh(u x)"),
    ("01.3", (1.2, -2), "Which sign must u have", "u 应当是什么符号"),
    ("01.3", (-1.2, 2), "what does a negative w do", "w 是负数时"),
    ("01.3", (1.5, 1), "does not take its place", "没能取代它"),
    ("01.3", (1.2, 1), "right after another +1", "紧跟在又一个 +1 后面"),
    ("01.3", (3, 2.99), "right after another +1", "紧跟在又一个 +1 后面"),
    ("01.3", (3, 2.9), "does not take its place", "没能取代它"),
    ("01.3", (1.1, 1.1), "too weakly", "只是太弱"),
    ("01.3", 1.2, "expected 2 values, (w, u)", "需要 2 个值：(w, u)"),
    ("01.3", (1.2, "2"), "u is text; expected one number", "u 是一段文字；这里需要一个数"),
    ("01.3", (np.nan, 2), "finite", "有限"),
]
