import numpy as np


def baselines(y, start, period):
    return y[start - 1 : -1], y[start - period : -period]


def baselines_by_loop(y, start, period):
    times = range(start, len(y))
    return np.array([y[t - 1] for t in times]), np.array([y[t - period] for t in times])


def mase(y, prediction, train):
    return np.mean(np.abs(y - prediction)) / np.mean(np.abs(np.diff(train)))


def mase_by_loop(y, prediction, train):
    off = sum(abs(a - b) for a, b in zip(y, prediction, strict=True)) / len(y)
    return off / (sum(abs(train[k] - train[k - 1]) for k in range(1, len(train))) / (len(train) - 1))


def split(y, start, length, seen=None, last=0):
    seen = y[:start] if seen is None else seen
    z = (y - seen.mean()) / seen.std()
    train, test = range(length, start + last), range(start, len(y))

    def of(times):
        return np.stack([z[t - length : t] for t in times], axis=1)[:, :, None], z[list(times)]

    return *of(train), *of(test)


def shifts(y, prediction, most):
    found = []
    for k in range(most + 1):
        found.append(np.mean([abs(prediction[t] - y[t - k]) for t in range(most, len(y))]))
    return np.array(found)


RIGHT = [
    ("14.1", (1.3, 0.5, 2)),
    ("14.2", baselines),
    ("14.2", baselines_by_loop),
    ("14.3", mase),
    ("14.3", mase_by_loop),
    ("14.4", split),
    ("14.5", shifts),
    ("14.5", lambda y, p, most: [np.abs(p - np.roll(y, k))[most:].mean() for k in range(most + 1)]),
]

WRONG = [
    ("14.1", (1.3, 0.5, 1), "the mean of the test part", "测试部分的平均值"),
    ("14.1", (0.77, 2, 2), "upside down", "上下颠倒"),
    ("14.1", (1.3, 30, 2), "Which quotient is below 1", "哪个商小于 1"),
    ("14.2", lambda y, start, period: baselines(y, start + 1, period), "write down for the first", "先写出第一个预测"),
    ("14.2", lambda y, start, period: baselines(y, start, period)[::-1], "the order is", "顺序是"),
    ("14.2", lambda y, start, period: y[start - 1 : -1], "expected", "需要"),
    ("14.3", lambda y, p, train: mase(y, p, y), "comes from the test part", "取自测试部分"),
    ("14.3", lambda y, p, train: mase(y, p, train) ** 2, "`np.diff` gives the steps", "`np.diff` 给出每一步"),
    ("14.3", lambda y, p, train: 1 / mase(y, p, train), "upside down", "上下颠倒"),
    ("14.4", lambda y, start, length: split(y, start, length, y), "has seen the test part", "算进了测试部分"),
    ("14.4", lambda y, start, length: split(y, start, length, last=1), "is in both parts", "两边都有"),
    ("14.4", lambda y, start, length: split(y, start, length, y[: start - 1]), "times < start", "times < start"),
    ("14.5", lambda y, p, most: shifts(y, p, most)[1:], "k begins at 0", "k 从 0 数起"),
    ("14.5", lambda y, p, most: shifts(p, y, most), "you delay the forecast", "你推迟的是预测"),
    ("14.5", lambda y, p, most: shifts(y, p, most) + 1, "for t from `most` on", "t 从 `most` 数起"),
]
