import numpy as np

from lstm_ref.learning import windows


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


def distances(y, prediction, most, of=np.abs):
    return of([[prediction[t] - y[t - k] for t in range(most, len(y))] for k in range(most + 1)])


def shuffled_training(y, start, length):
    x, target, *test = split(y, start, length)
    order = np.random.default_rng(len(y)).permutation(len(target))
    return x[:, order], target[order], *test


def by_other(y, start, length, mean, std):
    x_train, target_train, x_test, target_test = split(y, start, length)
    old, new = (y[:start].mean(), y[:start].std()), (mean(y, start), std(y, start))
    return tuple((part * old[1] + old[0] - new[0]) / new[1] for part in (x_train, target_train, x_test, target_test))


def raw_targets(y, start, length):
    x_train, _, x_test, _ = split(y, start, length)
    return x_train, y[length:start], x_test, y[start:]


def wrong_axis(y, start, length):
    x, target, times = windows(y, length)
    return x[times < start], target[times < start], x[times >= start], target[times >= start]


def one_late(y, start, length):
    x, target, times = windows((y - y[:start].mean()) / y[:start].std(), length)
    return x[:, times <= start], target[times <= start], x[:, times > start], target[times > start]


def appended(y, prediction, most):
    out = []
    for row in distances(y, prediction, most):
        out = out.append(np.mean(row))
    return out


def up_to_minus_zero(y, prediction, most):
    return [np.mean(np.abs(prediction[most:] - y[most - k : -k])) for k in range(most + 1)]


def returned_early(y, prediction, most):
    for row in distances(y, prediction, most):
        return np.mean(row)


def standing(y, start, period, which):
    still = np.full(len(y) - start, y[start - 1]), np.resize(y[start - period : start], len(y) - start)
    return tuple(still[k] if k == which else part for k, part in enumerate(baselines(y, start, period)))


async def awaited(*a):
    return 1


RIGHT = [
    ("14.1", (1.3, 0.5, 2)),
    ("14.2", baselines),
    ("14.2", baselines_by_loop),
    ("14.3", mase),
    ("14.3", mase_by_loop),
    ("14.4", split),
    ("14.4", shuffled_training),
    ("14.5", shifts),
    ("14.5", lambda y, p, most: [np.abs(p - np.roll(y, k))[most:].mean() for k in range(most + 1)]),
]

WRONG = [
    ("14.1", (1.3, 0.5, 1), "the mean of the test part", "测试部分的平均值"),
    ("14.1", (0.77, 2, 2), "upside down", "上下颠倒"),
    ("14.1", (1.3, 30, 2), "Which quotient is below 1", "哪个商小于 1"),
    ("14.1", (0.77, 2, 1), "and the choice with them", "选择也跟着错了"),
    ("14.1", (0.6, -30, 1), "those are differences", "这是差"),
    ("14.1", (0.6, 30, 2), "those are differences", "这是差"),
    ("14.1", (0.97, 0.55, 1), "the two R²", "这是两个 R²"),
    ("14.1", (0.5, 1.3, 1), "A comes first", "先写 A"),
    ("14.2", awaited, "without `async`", "不写 `async`"),
    ("14.2", lambda *a: dict(zip(("a", "b"), baselines(*a), strict=True)), "only the form is not", "只是形式不对"),
    ("14.2", lambda *a: (baselines(*a)[0] + 0j, baselines(*a)[1]), "of complex128", "类型为 complex128 的数组"),
    ("14.2", lambda y, start, period: (y[start:], y[start:]), "the value itself", "要预测的那个值"),
    (
        "14.2",
        lambda y, start, period: (np.roll(y, -1)[start:], baselines(y, start, period)[1]),
        "come after",
        "之后的值",
    ),
    ("14.2", lambda y, start, period: (y[start + 1 :], baselines(y, start, period)[1]), "come after", "之后的值"),
    ("14.2", lambda *a: standing(*a, which=0), "the second is right", "第二个对了"),
    ("14.2", lambda *a: standing(*a, which=1), "the first is right", "第一个对了"),
    ("14.2", lambda y, start, period: baselines(y, start + 1, period), "write down for the first", "先写出第一个预测"),
    ("14.2", lambda y, start, period: baselines(y, start, period)[::-1], "the order is", "顺序是"),
    ("14.2", lambda y, start, period: y[start - 1 : -1], "expected", "需要"),
    ("14.3", lambda y, p, train: mase(y, p, y), "comes from the test part", "取自测试部分"),
    ("14.3", lambda y, p, train: mase(y, p, train) ** 2, "`np.diff` gives the steps", "`np.diff` 给出每一步"),
    ("14.3", lambda y, p, train: 1 / mase(y, p, train), "upside down", "上下颠倒"),
    ("14.3", lambda y, p, train: np.mean(y - p) / np.mean(np.abs(np.diff(train))), "then the mean", "再取平均"),
    ("14.3", lambda y, p, train: np.mean(p - y) / np.mean(np.abs(np.diff(train))), "then the mean", "再取平均"),
    ("14.3", lambda y, p, train: np.mean(np.abs(y - p)) / np.mean(np.diff(train)), "above is right", "分子对了"),
    ("14.3", lambda y, p, train: np.mean(y - p) / np.mean(np.diff(train)), "above and below", "上下都没有取绝对值"),
    ("14.3", lambda y, p, train: np.abs(y - p) / np.mean(np.abs(np.diff(train))), "take the mean of these", "取平均"),
    (
        "14.3",
        lambda y, p, train: (np.mean(np.abs(y - p)), np.mean(np.abs(np.diff(train)))),
        "both are right",
        "两个都对",
    ),
    ("14.4", wrong_axis, "`a[:, mask]` along axis 1", "`a[:, mask]` 沿轴 1"),
    ("14.4", one_late, "the first that is forecast", "第一个要预测的"),
    ("14.4", lambda y, start, length: split(y, start, length, last=-1), "`start` - 1", "`start` - 1"),
    ("14.4", lambda y, start, length: split(y, start, length, y[start:]), "those of the test part", "是测试部分的"),
    ("14.4", lambda *a: by_other(*a, lambda y, n: y[:n].mean(), lambda y, n: y.std()), "Is the deviation?", "标准差呢"),
    ("14.4", lambda *a: by_other(*a, lambda y, n: y.mean(), lambda y, n: y[:n].std()), "Is the mean?", "均值呢"),
    ("14.4", lambda *a: by_other(*a, lambda y, n: y[:n].mean(), lambda y, n: y[:n].var()), "the variance", "方差"),
    ("14.4", lambda *a: by_other(*a, lambda y, n: y[:n].mean(), lambda y, n: 1), "about the deviation", "标准差呢"),
    ("14.4", raw_targets, "the targets are still raw", "目标还是原来的值"),
    ("14.4", lambda y, start, length: split(y, start, length, y), "has seen the test part", "算进了测试部分"),
    ("14.4", lambda y, start, length: split(y, start, length, last=1), "is in both parts", "两边都有"),
    ("14.4", lambda y, start, length: split(y, start, length, y[: start - 1]), "times < start", "times < start"),
    ("14.5", lambda y, p, most: shifts(y, p, most)[1:], "k begins at 0", "k 从 0 数起"),
    ("14.5", lambda y, p, most: shifts(p, y, most), "you delay the forecast", "你推迟的是预测"),
    ("14.5", lambda *a: np.mean(distances(*a, of=np.array), axis=1), "The absolute value is missing", "少了绝对值"),
    ("14.5", lambda *a: np.abs(np.mean(distances(*a, of=np.array), axis=1)), "first the absolute value", "先取绝对值"),
    ("14.5", lambda *a: np.mean(distances(*a, of=np.square), axis=1), "those are squares", "这是平方"),
    ("14.5", lambda *a: np.sqrt(np.mean(distances(*a, of=np.square), axis=1)), "those are squares", "这是平方"),
    ("14.5", lambda *a: np.sum(distances(*a), axis=1), "those are sums", "这是和"),
    ("14.5", lambda y, *a: np.sum(distances(y, *a), axis=1) / len(y), "by the length of y", "y 的长度"),
    ("14.5", lambda *a: np.median(distances(*a), axis=1), "those are medians", "这是中位数"),
    ("14.5", lambda *a: np.mean(distances(*a), axis=0), "the mean over all k", "对各个 k 取了平均"),
    ("14.5", lambda *a: np.mean(distances(*a)), "one mean over all k", "对所有的 k"),
    ("14.5", distances, "their mean for each k is missing", "还要对每个 k 取平均"),
    ("14.5", lambda *a: shifts(*a)[::-1], "in reversed order", "顺序反了"),
    ("14.5", lambda *a: shifts(*a)[:, None], "an axis of length 1", "长度为 1 的轴"),
    ("14.5", lambda *a: shifts(*a)[None], "an axis of length 1", "长度为 1 的轴"),
    ("14.5", returned_early, "inside the loop", "写在循环里面"),
    ("14.5", appended, "`append` changes the list", "直接改动列表"),
    ("14.5", up_to_minus_zero, "arrays is empty", "数组是空的"),
    ("14.5", lambda y, p, most: shifts(y, p, most) + 1, "for t from `most` on", "t 从 `most` 数起"),
]
