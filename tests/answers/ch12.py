import numpy as np

from lstm_labs.trained import load_trained
from lstm_ref import LSTMState, lstm_backward, lstm_forward, lstm_step

EN, ZH, RNN = load_trained("en"), load_trained("zh"), load_trained("en", "rnn")
(EN_1, EN_2), (ZH_1, ZH_2) = (
    [trained.about["units"][answer]["unit"] for answer in ("head", "pronoun")] for trained in (EN, ZH)
)


def towards_her(trained, unit):
    her, him = trained.model.W_y[[trained.about["classes"]["pronoun"][g][0] for g in (0, 1)], unit]
    return float(np.sign(her - him))


def written(trained, unit, size):
    return trained, unit, size * towards_her(trained, unit), -size * towards_her(trained, unit)


def loss(y, target, due):
    total = 0.0
    for b, step in enumerate(due):
        scores = y[step, b] - max(y[step, b])
        total += np.log(sum(np.exp(score) for score in scores)) - scores[target[step, b]]
    return total / len(due)


def loss_by_softmax(y, target, due):
    rows = np.arange(len(due))
    chosen = y[due, rows]
    p = np.exp(chosen - chosen.max(axis=1, keepdims=True))
    p /= p.sum(axis=1, keepdims=True)
    return -np.log(p[rows, target[due, rows]]).mean()


def loss_unsafe(y, target, due):
    rows = np.arange(len(due))
    p = np.exp(y[due, rows])
    p /= p.sum(axis=1, keepdims=True)
    return -np.log(p[rows, target[due, rows]]).mean()


def silent(params, x, k):
    state, hs = LSTMState.zeros(params, x.shape[1]), []
    for x_t in x:
        step = lstm_step(params, x_t, state)
        h_t = step.h_t.copy()
        h_t[:, k] = 0
        state = LSTMState(h=h_t, C=step.C_t)
        hs.append(h_t)
    return np.stack(hs)


def silent_by_mask(params, x, k):
    mask = np.arange(params.hidden_size) != k
    state, hs = LSTMState.zeros(params, x.shape[1]), []
    for x_t in x:
        step = lstm_step(params, x_t, state)
        state = LSTMState(h=step.h_t * mask, C=step.C_t * mask)
        hs.append(step.h_t * mask)
    return np.array(hs)


def norms(params, x, w_right, w_wrong, step):
    trace = lstm_forward(params, x)
    dh = np.zeros(trace.h.shape)
    dh[step] = w_right - w_wrong
    return np.sqrt((lstm_backward(params, trace, dh).x ** 2).sum(axis=2))


def norms_by_differences(params, x, w_right, w_wrong, step):
    w, found, small = w_right - w_wrong, np.zeros(x.shape), 1e-6
    for index in np.ndindex(x.shape):
        moved = [x.copy(), x.copy()]
        moved[0][index] += small
        moved[1][index] -= small
        up, down = (lstm_forward(params, m).h[step, index[1]] @ w for m in moved)
        found[index] = (up - down) / (2 * small)
    return np.linalg.norm(found, axis=2)


RIGHT = [
    ("12.1", (1.10, 1.79, 0.07)),
    ("12.1", (np.log(3), np.log(6), 0.0693)),
    ("12.2", loss),
    ("12.2", loss_by_softmax),
    ("12.3", silent),
    ("12.3", silent_by_mask),
    ("12.4", (EN, EN_1, EN_2)),
    ("12.4", (ZH.model, ZH_1, ZH_2)),
    ("12.5", norms),
    ("12.5", norms_by_differences),
    ("12.6", written(EN, EN_2, 6)),
    ("12.6", (ZH, 15, -6, 6)),
]

WRONG = [
    ("12.1", (0.33, 0.17, 0.02), "those are probabilities", "这是概率"),
    ("12.1", (1.58, 2.58, 0.1), "those are bits", "以比特为单位"),
    ("12.1", (1.10, 1.79, 0.69), "a mean over all words of the sentence", "所有的词取平均"),
    ("12.1", (0, 0.69, 0.07), "knowing the class is not knowing the word", "不等于知道是哪个词"),
    ("12.1", (1.10, 2, 0.07), "2 of 3 values are right", "3 个值中有 2 个正确"),
    ("12.2", lambda y, target, due: loss_unsafe(y - y.max(), target, due), "every exp is 0", "全是 0"),
    ("12.2", loss_unsafe, "more than a float can hold", "超出了浮点数的范围"),
    ("12.2", lambda y, target, due: -loss(y, target, due), "a loss is not", "损失不是"),
    ("12.2", lambda y, target, due: loss(y, target, due) * len(due), "the mean is wanted", "这里要的是平均"),
    ("12.2", lambda y, target, due: loss(y, target, due) + 1, "pick the scores of the due steps first", "先取出"),
    ("12.3", lambda params, x, k: lstm_forward(params, x).h, "nothing is silent", "谁也没静音"),
    ("12.3", lambda params, x, k: silent(params, x, k)[:, :, ::-1], "copy h_t, set column k to 0", "把第 k 列设为 0"),
    ("12.4", (EN, EN_2, EN_1), "You have swapped the two", "两个写反了"),
    ("12.4", (EN, 16, EN_2), "There is no unit 16", "没有隐藏单元 16"),
    ("12.4", (EN, 0.5, EN_2), "There is no unit 0.5", "没有隐藏单元 0.5"),
    ("12.4", (EN_1, EN_2), "expected (model, unit_1, unit_2)", "需要 (model, unit_1, unit_2)"),
    ("12.4", (RNN, 1, 2), "expected a trained LSTM", "训练的 LSTM"),
    ("12.4", ("en", 1, 2), "part of your answer is text", "第 1 部分是一段文字"),
    ("12.4", (EN, "1", EN_2), "unit_1 is text; expected one number", "unit_1 是一段文字"),
    ("12.5", lambda *case: norms(*case) ** 2, "the root is missing", "还没有开平方"),
    ("12.5", lambda *case: norms(*case) + 1, "That is what dh holds at this step", "dh 在这一步放的"),
    ("12.6", (EN, EN_2, 0, 0), "of the sentences get *", "有"),
    ("12.6", (EN, EN_2, *written(EN, EN_2, 6)[:1:-1]), "of the sentences get *her*", "的句子接“她”"),
    ("12.6", (EN, -1, 1, 1), "There is no unit -1", "没有隐藏单元 -1"),
    ("12.6", (EN, EN_2, np.inf, 1), "Not every number", "不是有限的"),
]
