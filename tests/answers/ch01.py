import numpy as np

from .common import joined, sigmoid

RIGHT = [
    ("01.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b)),
    ("01.1", lambda W, b, h, x: (2 * sigmoid(2 * (h @ W[:, : len(b)].T + x @ W[:, len(b) :].T + b)) - 1).tolist()),
    ("01.2", 1.2),
    ("01.2", np.float64(1.3)),
]

WRONG = [
    ("01.1", lambda W, b, h, x: joined(h, x) @ W.T + b, "between -1 and 1", "-1 与 1 之间"),
    ("01.1", lambda W, b, h, x: sigmoid(joined(h, x) @ W.T + b), "keeps its sign", "正负号不变"),
    ("01.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T), "when W_h is zero", "W_h 为零时"),
    ("01.1", lambda W, b, h, x: np.tanh(x @ W[:, -x.shape[1] :].T + b), "which comes first", "谁在前"),
    ("01.1", lambda W, b, h, x: np.tanh(joined(h, x) @ W.T + b.sum()), "one entry for each hidden unit", "按隐藏单元"),
    ("01.1", lambda W, b, h, x: np.tanh(W @ joined(h, x).T + b[:, None]), "the shape (2, 3)", "形状是 (2, 3)"),
    ("01.2", 0.5, "1 × the input 0 leave 0.363", "再输入 1 个 0，状态是 0.363"),
    ("01.2", 1, "not less than 0.5", "不小于 0.5"),
    ("01.2", -1.2, "1 × the input 0 leave -0.723", "状态是 -0.723"),
    ("01.2", 1.5, "does not take its place", "没能取代它"),
    ("01.2", [1.2], "one real number, got list", "得到的却是 list"),
    ("01.2", np.nan, "one real number, got nan", "得到的却是 nan"),
]
