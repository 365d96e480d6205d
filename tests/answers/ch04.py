import math

import numpy as np

LEFT = (0.7, 0.257, 0.256, 0.00003)
AT_50 = (1.0, 0.0)


def belt(f, i, C_tilde, C_0):
    C = np.empty_like(f)
    for t in range(len(f)):
        C[t] = f[t] * (C[t - 1] if t else C_0) + i[t] * C_tilde[t]
    return C


def by_numbers(f, i, C_tilde, C_0):
    T, B, H = f.shape
    C = [[[0.0] * H for _ in range(B)] for _ in range(T)]
    for b in range(B):
        for k in range(H):
            c = float(C_0[b, k])
            for t in range(T):
                c = f[t, b, k] * c + i[t, b, k] * C_tilde[t, b, k]
                C[t][b][k] = c
    return C


def by_products(f, i, C_tilde, C_0):
    kept = np.cumprod(f, axis=0)
    return kept * (C_0 + np.cumsum(i * C_tilde / kept, axis=0))


def by_recursion(f, i, C_tilde, C_0):
    C = f[0] * C_0 + i[0] * C_tilde[0]
    return [C] if len(f) == 1 else [C, *by_recursion(f[1:], i[1:], C_tilde[1:], C)]


def in_float32(*case):
    return belt(*(array.astype(np.float32) for array in case))


def taking(step):
    def answer(f, i, C_tilde, C_0):
        C, states = C_0, []
        for f_t, i_t, c_t in zip(f, i, C_tilde, strict=True):
            C = step(f_t, i_t, c_t, C, C_0)
            states.append(C)
        return np.array(states)

    return answer


def in_place(f, i, C_tilde, C_0):
    C, states = C_0.copy(), []
    for f_t, i_t, c_t in zip(f, i, C_tilde, strict=True):
        C *= f_t
        C += i_t * c_t
        states.append(C)
    return states


def vandal(f, i, C_tilde, C_0):
    states = []
    for f_t, i_t, c_t in zip(f, i, C_tilde, strict=True):
        C_0[:] = f_t * C_0 + i_t * c_t
        states.append(C_0.copy())
    return np.stack(states)


def undiminished(f, i, C_tilde, C_0):
    return np.cumprod(f, axis=0) * C_0 + np.cumsum(i * C_tilde, axis=0)


def zeros_first(f, i, C_tilde, C_0):
    return np.concatenate([C_0[None], belt(f, i, C_tilde, C_0)])


def log_odds(n):
    f = 0.5 ** (1 / n)
    return np.log(f / (1 - f))


def by_bisection(n):
    low, high = -1.0, 50.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + math.exp(-middle))) ** n < 0.5 else (low, middle)
    return low


def float32_odds(n):
    f = np.float32(0.5) ** np.float32(1 / n)
    return -np.log(1 / f - 1)


def to_three_decimals(n):
    return round(-math.log(math.expm1(math.log(2) / n)), 3)


RIGHT = [
    ("04.1", LEFT),
    ("04.1", [0.7, 0.3, 0.3, 0]),
    ("04.1", np.array(LEFT, dtype=np.float32)),
    ("04.1", (0.7, 0.25, 0.25, 0.0)),
    ("04.2", belt),
    ("04.2", by_numbers),
    ("04.2", by_products),
    ("04.2", by_recursion),
    ("04.2", in_float32),
    ("04.3", (log_odds, AT_50)),
    ("04.3", [by_bisection, [1, 0]]),
    ("04.3", (float32_odds, np.array(AT_50))),
    ("04.3", (to_three_decimals, (np.float64(1), 0))),
    ("04.3", (lambda n: np.array([log_odds(n)]), (1 / (1 + np.exp(-50)), 0.0))),
]

WRONG = [
    ("04.1", (0.7, 0.7, 0.7, 0.7), "after a hundred", "一百步之后"),
    ("04.1", (0.7, 0.699, 0.693, 0.693), "after a hundred", "一百步之后"),
    ("04.1", (0.7, 0, 0, 0), "Does it ever take all", "会拿光吗"),
    ("04.1", (0.7, -0.3, -0.3, -9.3), "subtract, or multiply", "还是乘法"),
    ("04.1", (1, 0.37, 0.37, 0), "Of which number", "哪个数的比例"),
    ("04.1", (0.7, 0.26, 0.26, 0.26), "the other 900", "多出来的 900 步"),
    ("04.1", (0.7, 0.63, 0.26, 0), "right for 100 steps", "走 100 步的结果"),
    ("04.1", (0, 0, 0, 0), "changes anything", "会改变它"),
    ("04.1", (0.7, 0.5, 0.3, 0), "3 of 4 values are right", "4 个值中有 3 个正确"),
    ("04.1", 0.7, "expected 4 values", "需要 4 个值"),
    ("04.2", taking(lambda f, i, c, C, C_0: f * C + c), "how much of C_tilde is written", "C_tilde 写入多少"),
    ("04.2", taking(lambda f, i, c, C, C_0: C + i * c), "of the old state is kept", "旧状态留下多少"),
    ("04.2", taking(lambda f, i, c, C, C_0: f * (C + i * c)), "forgotten at once", "当即就要忘掉"),
    ("04.2", taking(lambda f, i, c, C, C_0: f * C_0 + i * c), "second step start from", "第二步从哪里出发"),
    ("04.2", lambda f, i, c, C_0: np.cumprod(f, axis=0) * C_0, "put on the belt", "放上去的呢"),
    ("04.2", undiminished, "the first step has put on", "第一步放上传送带的值"),
    ("04.2", lambda f, i, c, C_0: belt(f, i, c, np.zeros_like(C_0)), "where does C_0 come in", "C_0 用在哪里"),
    ("04.2", lambda f, i, c, C_0: belt(i, f, c, C_0), "acts on the old state", "作用于旧状态"),
    ("04.2", taking(lambda f, i, c, C, C_0: f * C + (1 - f) * c), "no longer asked", "输入门没有用上"),
    ("04.2", taking(lambda f, i, c, C, C_0: (1 - f) * C + i * c), "kept or the share", "丢掉的比例"),
    ("04.2", taking(lambda f, i, c, C, C_0: np.tanh(f * C + i * c)), "meet a tanh", "遇到 tanh"),
    ("04.2", lambda f, i, c, C_0: belt(f, i, c, C_0)[-1], "not the last alone", "不只是最后一步"),
    ("04.2", zeros_first, "before the first step", "第一步之前"),
    ("04.2", lambda *case: zeros_first(*case)[:-1], "before each step", "每一步之前"),
    ("04.2", in_place, "changed in place", "同一个数组"),
    ("04.2", vandal, "changes its argument C_0", "参数 C_0"),
    ("04.2", taking(lambda f, i, c, C, C_0: f * C - i * c), "two steps on paper", "在纸上走两步"),
    ("04.2", lambda f, i, c, C_0: f * C_0 + i, "two steps on paper", "在纸上走两步"),
    ("04.2", lambda f, i, c, C_0: belt(f, i, c, C_0).swapaxes(0, 1), "time comes first", "时间轴在前"),
    ("04.2", lambda f, i, C_tilde: C_tilde, "how many arguments", "几个参数"),
    ("04.3", (lambda n: 0.5 ** (1 / n), AT_50), "or the gate that it makes", "偏置所决定的门"),
    ("04.3", (lambda n: -log_odds(n), AT_50), "Is your sign right", "正负号对吗"),
    ("04.3", (lambda n: np.log(2 * n - 1), AT_50), "in n equal parts", "平均分到 n 步"),
    ("04.3", (lambda n: -math.log(math.expm1(1 / n)), AT_50), "this leaves 1 / e", "n 步之后剩下的是 1 / e"),
    ("04.3", (lambda n: math.log(0.5) / n, AT_50), "undoes a sigmoid", "sigmoid 的反函数"),
    ("04.3", (lambda n: 0, AT_50), "half is lost at every step", "每一步都丢掉一半"),
    ("04.3", (lambda n: n, AT_50), "which pre-activation gives", "门才是这个值"),
    ("04.3", (lambda n: log_odds(n) + 0.1, AT_50), "which leaves 0.524979**1 = 0.525", "状态剩下 0.524979**1 = 0.525"),
    ("04.3", (lambda n: np.inf, AT_50), "This bias makes a gate of 1", "使门等于 1"),
    ("04.3", (log_odds, (50, 0)), "the gate at 50.0", "门的值是 50.0"),
    ("04.3", (log_odds, (0.999, 0.0)), "not what a float64 holds", "float64 算出的不是它"),
    ("04.3", (log_odds, (1 - 2**-53, 0.0)), "not what a float64 holds", "float64 算出的不是它"),
    ("04.3", (log_odds, (1, 1.93e-22)), "in exact arithmetic", "精确的实数运算"),
    ("04.3", (log_odds, (1, 0.25)), "compute f * (1 - f)", "来算 f * (1 - f)"),
    ("04.3", (log_odds, (0, 1)), "The gate comes first", "门的值在前"),
    ("04.3", (log_odds, 1), "at_50 is 1; expected 2 values", "at_50 是 1；这里需要 2 个值"),
    ("04.3", log_odds, "expected a function of n and", "需要一个以 n 为参数的函数"),
    ("04.3", (1.0, AT_50), "Expected a function of n", "以 n 为参数的函数"),
]
