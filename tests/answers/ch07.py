import numpy as np

CORNERS = (0, 0.5, 2, 2.5)


def update(f, i, c, C):
    return f * C + i * c


def update_backward(dC, f, i, c, C):
    return dC * f, dC * C, dC * c, dC * i


def by_loops(f, i, c, C):
    B, H = f.shape
    return [[f[b, k] * C[b, k] + i[b, k] * c[b, k] for k in range(H)] for b in range(B)]


def back_by_loops(dC, f, i, c, C):
    rows = [
        [[d * v for d, v in zip(*pair, strict=True)] for pair in zip(dC, part, strict=True)] for part in (f, C, c, i)
    ]
    return rows


def in_float32(f, i, c, C):
    f, i, c, C = (part.astype(np.float32) for part in (f, i, c, C))
    return np.multiply(f, C) + np.multiply(i, c)


def back_in_float32(*case):
    return np.stack(update_backward(*(part.astype(np.float32) for part in case)))


def back_by_differences(dC, f, i, c, C, e=1e-4):
    def slope(*d):
        up, down = ([v + s * k for v, k in zip((f, i, c, C), d, strict=True)] for s in (e, -e))
        return (dC * (update(*up) - update(*down)) / (2 * e)).tolist()

    return [slope(0, 0, 0, 1), slope(1, 0, 0, 0), slope(0, 1, 0, 0), slope(0, 0, 1, 0)]


def in_place(f, i, c, C):
    C *= f
    C += i * c
    return C


def vandal(dC, f, i, c, C):
    result = update_backward(dC, f, i, c, C)
    dC[:] = 0
    return result


def misspelled(f_t, i_t, C_tilde_t, C_prev):
    return f_t * C_prev + i_t * C_tild_t  # noqa: F821


def matrix(f, i, c, C):
    return f @ C + i @ c


def forward(answer):
    return answer, update_backward


def back(answer):
    return update, answer


def counter(f=(0, 0, 0, 10), i=(0, 0, 0, 10), c=(0, 10, -10, 0)):
    """The six arrays, each layer given as its row of weights and its bias."""
    return {
        "W_f": [f[:3]], "b_f": [f[3]], "W_i": [i[:3]], "b_i": [i[3]], "W_C": [c[:3]], "b_C": [c[3]],
    }  # fmt: skip


def arrays(*layers, dtype=np.float64):
    return tuple(np.array(part, dtype=dtype) for part in counter(*layers).values())


def square(dC, f, i, c, C):
    return dC * f**2, dC * C, dC * c, dC * i


RIGHT = [
    ("07.1", CORNERS),
    ("07.1", [0, 0.5, 2.0, 2.5]),
    ("07.1", np.array(CORNERS, dtype=np.float32)),
    ("07.1", tuple(f * 2 + i * 0.5 for f in (0, 1) for i in (0, 1))),
    ("07.2", (update, update_backward)),
    ("07.2", [update, update_backward]),
    ("07.2", (by_loops, back_by_loops)),
    ("07.2", (in_float32, back_in_float32)),
    ("07.2", (lambda f, i, c, C: np.add(f * C, i * c).tolist(), back_by_differences)),
    ("07.2", (lambda f, i, c, C: C - (1 - f) * C + i * c, lambda dC, f, i, c, C: [dC * v for v in (f, C, c, i)])),
    (
        "07.2",
        (lambda *v: sum(np.stack(v[:2]) * np.stack(v[3:1:-1])), lambda dC, *v: tuple(dC * v[k] for k in (0, 3, 2, 1))),
    ),
    ("07.3", counter()),
    ("07.3", tuple(counter().values())),
    ("07.3", arrays()),
    ("07.3", arrays(dtype=np.float32)),
    ("07.3", counter(i=(0, 20, 20, -10))),
    ("07.3", counter(f=(0.5, 0, 0, 12), i=(0, 16, 16, -8), c=(0, 20, -8, 0))),
    ("07.3", counter(i=(0, 30, 30, -15), c=(0, 0, -20, 10))),
    ("07.3", counter(f=(0, 0, 0, 1000), i=(0, 0, 0, 1000), c=(0, 1000, -1000, 0))),
]

WRONG = [
    ("07.1", (0, 2, 0.5, 2.5), "go through", "要过的是哪个门"),
    ("07.1", (2, 2.5, 0, 0.5), "dropped or kept", "丢掉，还是保留"),
    ("07.1", (0, 0.46, 0.96, 0.99), "within (-1, 1)", "(-1, 1) 之内"),
    ("07.1", (0, 0.5, 1, 1), "within (-1, 1)", "(-1, 1) 之内"),
    ("07.1", (0, 0.5, 2, 1.25), "the mean", "平均值"),
    ("07.1", (0, 0.5, 2, 0.5), "push out", "挤掉"),
    ("07.1", (2, 0.5, 2, 0.5), "you look at i alone", "只看了 i"),
    ("07.1", (2, 0.5, 2, 2.5), "both gates shut", "两个门都关"),
    ("07.1", (0.5, 0.5, 2, 2), "you look at f alone", "只看了 f"),
    ("07.1", (2.5, 2, 0.5, 0), "Which pair comes first", "哪一对"),
    ("07.1", (2, 2.5, 0.5, 0), "Which pair comes first", "哪一对"),
    ("07.1", (0, 0.5, 2, 3), "3 of 4 values are right.", "4 个值中有 3 个正确"),
    ("07.1", (0, 0.5, 2), "expected 4 values", "需要 4 个值"),
    ("07.1", ("clear", "replace", "keep", "add up"), "expected one number", "需要一个数"),
    ("07.2", update, "two functions, (update, update_backward)", "需要两个函数"),
    ("07.2", (update, 3), "Expected a function of dC_t, f_t, i_t, C_tilde_t, C_prev", "以 dC_t, f_t"),
    ("07.2", forward(lambda f, i, c, C: f * c + i * C), "the old state or the candidate", "旧状态，还是候选值"),
    ("07.2", forward(lambda f, i, c, C: f * C), "through the input gate", "从输入门进来"),
    ("07.2", forward(lambda f, i, c, C: i * c), "old state with f_t = 1", "旧状态还剩多少"),
    ("07.2", forward(lambda f, i, c, C: f * C + c), "with i_t = 0", "i_t = 0 时"),
    ("07.2", forward(lambda f, i, c, C: C + i * c), "with f_t = 0", "f_t = 0 时"),
    ("07.2", forward(lambda f, i, c, C: f * C + (1 - f) * c), "what does i_t do", "i_t 起什么作用"),
    ("07.2", forward(lambda f, i, c, C: (1 - f) * C + i * c), "kept or the share", "丢掉的比例"),
    ("07.2", forward(lambda f, i, c, C: np.tanh(f * C + i * c)), "larger than 1", "大于 1"),
    ("07.2", forward(lambda f, i, c, C: np.clip(f * C + i * c, -1, 1)), "larger than 1", "大于 1"),
    ("07.2", forward(lambda f, i, c, C: f @ C.T + i @ c.T), "not a matrix product", "不是矩阵乘法"),
    ("07.2", forward(matrix), "print the shapes", "打印各数组的形状"),
    ("07.2", forward(lambda f, i, c, C: f * C - i * c), "two terms of equation (4)", "式 (4) 的两项"),
    ("07.2", forward(in_place), "changes its argument C_prev", "参数 C_prev"),
    ("07.2", forward(misspelled), "is every name spelled", "每个名字都"),
    ("07.2", forward(lambda *values: None), "it returned None", "它返回了 None"),
    ("07.2", back(lambda dC, f, i, c, C: (f, C, c, i)), "how C_t changes", "C_t 的变化"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, C, c, i)), "how C_t changes", "C_t 的变化"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, dC * f, dC * c, dC * i)), "what f_t multiplies", "f_t 所乘"),
    (
        "07.2",
        back(lambda dC, f, i, c, C: (dC * f, dC * update(f, i, c, C), dC * c, dC * i)),
        "the new state or",
        "新状态，还是",
    ),
    ("07.2", back(lambda dC, f, i, c, C: (dC * (1 - f), dC * C, dC * c, dC * i)), "hardly change", "几乎不变"),
    ("07.2", back(lambda dC, f, i, c, C: (dC, dC * C, dC * c, dC * i)), "on its way to C_t", "哪个门才到 C_t"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * i, dC * C, dC * c, dC * f)), "on its way to C_t", "哪个门才到 C_t"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, dC * C, dC * i, dC * c)), "where i_t is 0", "i_t 为 0 的地方"),
    (
        "07.2",
        back(lambda dC, f, i, c, C: (dC * f, dC * c, dC * C, dC * i)),
        "beside the old state",
        "与旧状态相乘的是哪个门",
    ),
    (
        "07.2",
        back(lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i * (1 - c**2))),
        "with respect to the gates and the candidate themselves",
        "对门和候选值本身的梯度",
    ),
    (
        "07.2",
        back(lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i)),
        "with respect to the gates and the candidate themselves",
        "对门和候选值本身的梯度",
    ),
    ("07.2", back(lambda dC, f, i, c, C: (dC * C, dC * c, dC * i, dC * f)), "in which order", "什么顺序"),
    (
        "07.2",
        back(lambda dC, f, i, c, C: tuple((dC * part).sum(axis=0) for part in (f, C, c, i))),
        "a state of its own",
        "自己的状态",
    ),
    ("07.2", back(square), "finite differences of equation (4) give", "对式 (4) 做有限差分"),
    ("07.2", back(square), "look at dC_prev[0, 0]", "看 dC_prev[0, 0]："),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, dC * C, dC * c, dC * i**2)), "look at dC_tilde_t", "看 dC_tilde_t"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, dC * C, dC * c)), "expected 4 values", "需要 4 个值"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f, dC * C, dC * c)), "look at dC_prev: raise", "看 dC_prev：只让"),
    ("07.2", back(lambda dC, f, i, c, C: (dC * f).sum()), "look at dC_prev: raise", "看 dC_prev：只让"),
    ("07.2", back(update), "how many arguments", "几个参数"),
    ("07.2", back(vandal), "changes its argument dC_t", "参数 dC_t"),
    ("07.3", counter(c=(0, 0, 0, 0)), "After a single “a” the state is 0", "读了一个 a，状态是 0"),
    ("07.3", counter(i=(0, 0, 0, 0)), "How near 1", "各离 1 多远"),
    ("07.3", counter(c=(0, 10, 0, 0)), "After a single “b” the state is 0", "读了一个 b，状态是 0"),
    ("07.3", counter(i=(0, 20, -20, 0)), "Which factor must be negative", "哪个因子应当是负的"),
    ("07.3", counter(c=(0, 10, -20, 5)), "at a blank the inputs are 0", "读到空白时"),
    ("07.3", counter(f=(0, 10, 10, 0)), "instead of 1;", "应当是 1；"),
    ("07.3", counter(f=(0, -20, -20, 10)), "with the count so far", "已有的计数会怎样"),
    ("07.3", counter(f=(0, 0, 0, 5)), "a short sequence is counted correctly", "短的序列是对的"),
    ("07.3", counter(i=(0, 0, 0, 4)), "a short sequence is counted correctly", "短的序列是对的"),
    ("07.3", counter(c=(1, 10, -10, 0)), "With h_prev = 1", "h_prev 都取 1"),
    ("07.3", counter(f=(-8, 0, 0, 10)), "acts on h_prev", "与 h_prev 相乘"),
    ("07.3", counter(i=(9, 0, 0, 10)), "With h_prev = -1", "h_prev 都取 -1"),
    ("07.3", arrays()[:2], "expected W_f (1, 3), b_f (1,)", "需要 W_f (1, 3), b_f (1,)"),
    ("07.3", ([0, 0, 0], *arrays()[1:]), "W_f is an array of the shape (3,)", "形状为 (3,)"),
    ("07.3", (*arrays()[:5], [np.nan]), "finite", "有限"),
]
