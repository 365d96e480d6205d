import math

import numpy as np

WIDTHS = (3, 5, 8, 5, 5, 5, 5)


def by_loops(W, b_1, b_2):
    H = len(b_1)
    W_hh = [[W[k, j] for j in range(H)] for k in range(H)]
    W_hx = [[W[k, j] for j in range(H, W.shape[1])] for k in range(H)]
    return W_hh, W_hx, [one + two for one, two in zip(b_1, b_2, strict=True)]


def with_split(W, b_1, b_2):
    return (*np.split(W, [len(W)], axis=1), np.add(b_1, b_2))


def by_products(W, b_1, b_2):
    H, columns = W.shape
    return W @ np.eye(columns)[:, :H], W @ np.eye(columns)[:, H:], np.sum([b_1, b_2], axis=0)


def in_float32(W, b_1, b_2):
    H = W.shape[0]
    return [part.astype(np.float32) for part in (W[:, :H], W[:, H:], b_1 + b_2)]


def vandal(W, b_1, b_2):
    b_1 += b_2
    return W[:, : len(W)], W[:, len(W) :], b_1


def cut(k):
    return lambda W, b_1, b_2: (W[:, : k(W)], W[:, k(W) :], b_1 + b_2)


def biases(b):
    return lambda W, b_1, b_2: (W[:, : len(W)], W[:, len(W) :], b(b_1, b_2))


def count(D, H):
    return 4 * (H * (H + D) + H)


def search(count=count, start=0, stop=10**6):
    def answer(budget, D):
        H = start
        while count(D, H + 1) <= budget and stop > H:
            H += 1
        return H

    return answer


def by_bisection(budget, D):
    low, high = 0, budget
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if count(D, middle) <= budget else (low, middle - 1)
    return low


def by_quadratic(budget, D):
    return (math.isqrt((D + 1) ** 2 + budget) - D - 1) // 2


def by_vector(budget, D):
    H = np.arange(100_000)
    return H[count(D, H) <= budget][-1]


def corrected(budget, D):
    H = int((math.sqrt((D + 1) ** 2 + budget) - D - 1) / 2)
    return np.float64(max(n for n in range(max(H - 3, 0), H + 4) if count(D, n) <= budget))


def by_roots(budget, D):
    return int(max(np.roots([4, 4 * (D + 1), -budget])))


def root(budget, D, kind=np.float64):
    return (np.sqrt(kind((D + 1) ** 2 + budget)) - (D + 1)) / 2


RIGHT = [
    ("03.1", WIDTHS),
    ("03.1", [3, 5, 3 + 5, 5, 5, 5, 5]),
    ("03.1", np.array(WIDTHS)),
    ("03.1", tuple(map(np.float32, WIDTHS))),
    ("03.2", lambda W, b_1, b_2: (W[:, : len(W)], W[:, len(W) :], b_1 + b_2)),
    ("03.2", by_loops),
    ("03.2", with_split),
    ("03.2", by_products),
    ("03.2", in_float32),
    ("03.2", lambda W, b_1, b_2: [part.tolist() for part in with_split(W, b_1, b_2)]),
    ("03.3", search()),
    ("03.3", by_bisection),
    ("03.3", by_quadratic),
    ("03.3", by_vector),
    ("03.3", corrected),
]

WRONG = [
    ("03.1", (5, 3, 8, 3, 3, 3, 3), "D counts the inputs", "D 是输入的维数"),
    ("03.1", (3, 5, 5, 5, 5, 5, 5), "is left out", "哪些数会被丢掉"),
    ("03.1", (3, 5, 15, 5, 5, 5, 5), "to join is not to multiply", "拼接不是相乘"),
    ("03.1", (3, 5, 8, 8, 5, 5, 5), "How many rows", "矩阵有几行"),
    ("03.1", (3, 5, 8, 8, 8, 5, 5), "How many rows", "矩阵有几行"),
    ("03.1", (3, 5, 8, 8, 8, 8, 8), "How many rows", "矩阵有几行"),
    ("03.1", (3, 5, 8, 3, 3, 5, 5), "multiplied by C_prev entry by entry", "与 C_prev 按元素相乘"),
    ("03.1", (3, 5, 8, 1, 5, 5, 5), "has each its own", "还是各有一个"),
    ("03.1", (3, 5, 8, 5, 5, 10, 5), "Does a sum get longer", "相加会变长吗"),
    ("03.1", (3, 5, 8, 5, 5, 5, 3), "of the next time step", "到了下一个时间步"),
    ("03.1", (1, 1, 2, 1, 1, 1, 1), "carries a whole vector", "传送的是整个向量"),
    ("03.1", (5, 5, 10, 5, 5, 5, 5), "what the module is given", "送进模块的输入"),
    ("03.1", (3, 5, 8, 5, 5, 5, 8), "6 of 7 values are right", "7 个值中有 6 个正确"),
    ("03.1", (3, 5, 8), "tuple (3); expected 7 values", "需要 7 个值"),
    ("03.1", (3, 5, (5, 3), 5, 5, 5, 5), "expected one number", "需要一个数"),
    ("03.2", lambda W, b_1, b_2: (W[:, len(W) :], W[:, : len(W)], b_1 + b_2), "asked for first", "先要的是哪一个"),
    ("03.2", cut(lambda W: W.shape[1] - len(W)), "is that D or H", "这是 D 还是 H"),
    (
        "03.2",
        lambda W, b_1, b_2: (*cut(lambda W: W.shape[1] - len(W))(W, b_1, b_2)[1::-1], b_1 + b_2),
        "which comes first",
        "谁在前",
    ),
    ("03.2", cut(lambda W: 2), "for two hidden units alone", "只有两个隐藏单元时才对"),
    ("03.2", cut(lambda W: W.shape[1] // 2), "equally long", "一样长"),
    ("03.2", lambda W, b_1, b_2: (W[: len(W)], W[len(W) :], b_1 + b_2), "belongs to h alone", "只与 h 相乘"),
    (
        "03.2",
        lambda W, b_1, b_2: (W[:, : len(W)].T, W[:, len(W) :].T, b_1 + b_2),
        "Are those of your parts",
        "也是这样吗",
    ),
    ("03.2", biases(lambda b_1, b_2: np.concatenate([b_1, b_2])), "each hidden unit has one sum", "只有一个和"),
    ("03.2", biases(lambda b_1, b_2: b_1), "Where is the other one", "另一个呢"),
    ("03.2", biases(lambda b_1, b_2: b_2), "Where is the other one", "另一个呢"),
    ("03.2", biases(lambda b_1, b_2: (b_1 + b_2) / 2), "count in full", "全数计入"),
    ("03.2", biases(lambda b_1, b_2: b_1 * b_2), "multiply or add", "相乘还是相加"),
    ("03.2", biases(lambda b_1, b_2: b_1 - b_2), "draw a line where h ends", "画一道线"),
    ("03.2", lambda W, b_1, b_2: (W[:, : len(W)], W[:, len(W) :], b_1, b_2), "do the work of one", "合成一个"),
    ("03.2", lambda W, b_1, b_2: (W[:, : len(W)], W[:, len(W) :]), "expected 3 values", "需要 3 个值"),
    ("03.2", lambda W, b_1, b_2: np.split(W, 2, axis=1), "equal division", "equal division"),
    ("03.2", vandal, "changes its argument b_1", "参数 b_1"),
    ("03.3", search(lambda D, H: H * (H + D) + H), "that is for one layer", "只有一个层"),
    ("03.3", search(lambda D, H: 3 * (H * (H + D) + H)), "the candidate is a layer too", "候选值也是一个层"),
    ("03.3", search(lambda D, H: 4 * H * (H + D)), "the bias vector of one layer", "偏置向量里有几个数"),
    ("03.3", search(lambda D, H: 4 * (H * (H + D) + 1)), "the shape of `b_f`", "`b_f` 的形状"),
    ("03.3", search(lambda D, H: 4 * (H * (H + D) + 2 * H)), "one bias vector, not two", "不是两个"),
    ("03.3", search(lambda D, H: 4 * (H * D + H)), "reads h_prev too", "还要读 h_prev"),
    ("03.3", search(lambda D, H: 4 * (H * (H + D) + D)), "for H = 1, 2, 3", "H = 1、2、3"),
    ("03.3", search(start=1), "not even H = 1 fits", "连 H = 1 也放不下"),
    ("03.3", lambda budget, D: search()(budget, D) + 1, "When does your search stop", "查找停在哪里"),
    ("03.3", lambda budget, D: round(root(budget, D)), "rounded to the nearest", "四舍五入"),
    ("03.3", lambda budget, D: math.ceil(root(budget, D)), "H is rounded up", "往上取整"),
    ("03.3", lambda budget, D: search()(budget - 1, D), "be used up", "全部用完"),
    ("03.3", lambda D, budget: search()(budget, D), "Which argument comes first", "哪个参数在前"),
    ("03.3", lambda budget, D: search(stop=10_000)(budget, D), "how far does your search go", "到哪里为止"),
    ("03.3", lambda budget, D: int(root(budget, D, np.float32)), "how many digits", "保留多少位"),
    ("03.3", by_roots, "how many digits", "保留多少位"),
    ("03.3", lambda budget, D: int(root(budget, D)), "more digits than a float64 keeps", "超出了 float64"),
    ("03.3", root, "what kind of number", "应当是什么样的数"),
    ("03.3", lambda budget, D: -1, "what kind of number", "应当是什么样的数"),
    ("03.3", 2, "Expected a function of budget, D", "以 budget, D 为参数的函数"),
]
