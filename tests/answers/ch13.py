from itertools import permutations

import numpy as np

from lstm_labs.exercises.ch13.order import ForeignCell, turned
from lstm_ref import LSTMParams, LSTMState, lstm_forward, lstm_step

NAMES = ("W_f", "b_f", "W_i", "b_i", "W_C", "b_C", "W_o", "b_o")
KERAS = ("kernel", "recurrent_kernel", "bias")
ORDERS = ["".join(order) for order in permutations("fiCo")]


def from_pytorch(weight_ih, weight_hh, bias_ih, bias_hh, order="ifCo", join=(1, 0), both=np.add):
    H, pair = weight_hh.shape[1], (weight_ih, weight_hh)
    W, b = np.hstack([pair[k] for k in join]), both(bias_ih, bias_hh)
    rows = {k: slice(n * H, (n + 1) * H) for n, k in enumerate(order)}
    return [part for k in "fiCo" for part in (W[rows[k]], b[rows[k]])]


def adds_in_place(weight_ih, weight_hh, bias_ih, bias_hh):
    bias_ih += bias_hh
    return from_pytorch(weight_ih, weight_hh, bias_ih, 0 * bias_hh)


def biases_elsewhere(*arrays):
    right, other = from_pytorch(*arrays), from_pytorch(*arrays, order="fiCo")
    return [(right, other)[k % 2][k] for k in range(8)]


def every_fourth(weight_ih, weight_hh, bias_ih, bias_hh):
    W, b = np.hstack([weight_hh, weight_ih]), bias_ih + bias_hh
    layers = {k: (W[n::4], b[n::4]) for n, k in enumerate("ifCo")}
    return tuple(part for k in "fiCo" for part in layers[k])


def to_keras(params, order="ifCo", turn=np.transpose, x_first=False):
    p, D, H = params, params.input_size, params.hidden_size
    W = np.concatenate([getattr(p, f"W_{k}") for k in order])
    x, h = (W[:, :D], W[:, D:]) if x_first else (W[:, H:], W[:, :H])
    return turn(x), turn(h), np.concatenate([getattr(p, f"b_{k}") for k in order])


def empties(params):
    found = to_keras(params)
    params.b_o[:] = 0
    return found


def last_states(params, x, lengths):
    state = LSTMState.zeros(params, x.shape[1])
    for t in range(len(x)):
        new = lstm_step(params, x[t], state)
        on = (t < lengths)[:, None]
        state = LSTMState(h=np.where(on, new.h_t, state.h), C=np.where(on, new.C_t, state.C))
    return state.h, state.C


def gathered(params, x, lengths):
    trace, rows = lstm_forward(params, x), np.arange(x.shape[1])
    return trace.h[lengths - 1, rows], trace.C[lengths - 1, rows]


def one_by_one(params, x, lengths):
    finals = [lstm_forward(params, x[:n, [k]]).final for k, n in enumerate(lengths)]
    return [np.vstack([final.h for final in finals]), np.vstack([final.C for final in finals])]


def zero_after(params, x, lengths):
    x[np.arange(len(x))[:, None] >= lengths] = 0
    return gathered(params, x, lengths)


def at(shift, rows=(True, True)):
    def answer(params, x, lengths):
        trace, every = lstm_forward(params, np.concatenate([x, x[:1]])), np.arange(x.shape[1])
        own, last = np.minimum(lengths - 1 + shift, len(x) - 1), np.full(len(every), len(x) - 1)
        h, C = (
            np.where((own < 0)[:, None], 0, part[own if mine else last, every])
            for part, mine in zip((trace.h, trace.C), rows, strict=True)
        )
        return h, C

    return answer


def cleared(params, x, lengths):
    h, C = gathered(params, x, lengths)
    full = (lengths == len(x))[:, None]
    return h * full, C * full


def sorted_by_length(params, x, lengths, sign=1):
    order = np.argsort(sign * lengths)
    return last_states(params, x[:, order], lengths[order])


def never_fed_back(params, x, lengths):
    state = LSTMState.zeros(params, x.shape[1])
    h, C = state.h, state.C
    for t in range(len(x)):
        new, on = lstm_step(params, x[t], state), (t < lengths)[:, None]
        h, C = np.where(on, new.h_t, h), np.where(on, new.C_t, C)
    return h, C


def held_first(params, x, lengths):
    state = LSTMState.zeros(params, x.shape[1])
    for t in range(len(x)):
        new, on = lstm_step(params, x[t], state), (t < lengths)[:, None]
        state = LSTMState(h=np.where(on, state.h, new.h_t), C=np.where(on, state.C, new.C_t))
    return state.h, state.C


def asks_an_array(params, x, lengths):
    return params if lengths > 1 else x


def sets_a_field(params):
    params.b_f = 2 * params.b_f


def no_list(ih, hh, *biases):
    return np.concatenate(hh, ih, axis=1)


def no_list_either(ih, hh, *biases):
    return np.hstack(hh, ih)


def differ(got, want):
    return not np.allclose(got, want)


def never(got, want):
    return False


def asks_for_order(foreign):
    return foreign._order


def reads_fields(foreign):
    return next(iter(vars(foreign).values()))


def equal_cell(foreign):
    return next((order for order in ORDERS if foreign == ForeignCell(order)), None)


def find_order(foreign, alike=False, letters=lambda order: "".join(order), fits=np.allclose, otherwise="fiCo"):
    rng = np.random.default_rng(0)
    given = {f"{n}_{k}": np.ones((2, 5) if n == "W" else 2) for k in "fiCo" for n in "Wb"}
    if not alike:
        given = {name: rng.normal(size=array.shape) for name, array in given.items()}
    params, x, h, C = LSTMParams(**given), *(rng.normal(size=(4, n)) for n in (3, 2, 2))
    want = lstm_step(params, x, LSTMState(h=h, C=C)).h_t
    for order in permutations("fiCo"):
        W, b = (np.concatenate([given[f"{n}_{k}"] for k in order]) for n in "Wb")
        if fits(foreign(W, b, x, h, C)[0], want):
            return letters(order)
    return otherwise


def too_few(foreign):
    return foreign(1, 2)


RIGHT = [
    ("13.1", (8, 4, 2, 64)),
    ("13.1", [8.0, np.int64(4), 2, 64]),
    ("13.2", (0, 1, 0, 0, 0)),
    ("13.2", [False, True, False, False, False]),
    ("13.3", from_pytorch),
    ("13.4", to_keras),
    ("13.4", lambda p: [part.astype(np.float32) for part in to_keras(p)]),
    ("13.5", last_states),
    ("13.5", gathered),
    ("13.5", one_by_one),
    ("13.6", find_order),
    ("13.6", lambda foreign: find_order(foreign, letters=tuple)),
    ("13.6", lambda foreign: find_order(foreign, letters=np.array)),
    ("13.6", lambda foreign: np.array(ORDERS)[ORDERS.index(find_order(foreign))]),
]

WRONG = [
    ("13.1", (8, 4, 2, 56), "How many vectors of length 8", "几个长度为 8 的向量"),
    ("13.1", (2, 4, 2, 64), "How many blocks are stacked", "上下叠了几个部分"),
    ("13.1", (4, 8, 2, 64), "Keras’s way", "Keras 的摆法"),
    ("13.1", (8, 6, 6, 64), "keeps what acts on x_t", "分开存放"),
    ("13.1", (16, 2, 4, 64), "the input size", "输入的大小"),
    ("13.1", (8, 4, 2, 60), "3 of 4 values are right", "4 个值中有 3 个正确"),
    ("13.2", (1, 1, 1, 1, 1), "know what a row means", "一行是什么意思"),
    ("13.2", (0, 0, 0, 0, 0), "Four fit", "只有四个"),
    ("13.2", (0, 1, 0, 1, 0), "cut after the fourth", "切在了第四列后"),
    ("13.2", (0, 1, 0, 0, 1), "the same shape", "形状一样"),
    ("13.2", (0, 1, 1, 0, 0), "they are added", "会加到一起"),
    ("13.2", (1, 1, 0, 0, 0), "change with their order", "形状会变吗"),
    ("13.2", (1, 0, 1, 1, 1), "1 is an error", "1 是报错"),
    ("13.1", (8, 2, 4, 64), "the columns have changed places", "列数写反了"),
    ("13.2", (0, 2, 0, 0, 0), "each number is 0 or 1", "只能是 0 或 1"),
    ("13.2", (1, 0, 0, 0, 0), "3 of 5 values are right", "5 个值中有 3 个正确"),
    ("13.3", lambda *a: from_pytorch(*a, order="fiCo"), "the order of the equations", "按式子的顺序"),
    ("13.3", lambda *a: from_pytorch(*a, order="ifoC"), "have changed places", "换了位置"),
    ("13.3", lambda *a: from_pytorch(*a, order="oCfi"), "four blocks of H rows", "四个部分，各 H 行"),
    ("13.3", lambda *a: from_pytorch(*a, join=(0, 1)), "which comes first", "谁在前"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: p), "bias_hh is missing", "少了 bias_hh"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: q), "bias_ih is missing", "少了 bias_ih"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: 2 * p), "taken twice", "加了两次"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: (p + q) / 2), "their mean", "取的是平均"),
    ("13.3", lambda *a: [part.T for part in from_pytorch(*a)], "right but transposed", "但转置了"),
    ("13.3", every_fourth, "every fourth row", "每隔四行"),
    ("13.3", adds_in_place, "changes its argument bias_ih", "改动了自己的参数 bias_ih"),
    ("13.3", lambda *a: from_pytorch(*a)[:6], "expected 8 values", "需要 8 个值"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: 2 * q), "taken twice", "加了两次"),
    ("13.3", lambda *a: from_pytorch(*a, both=lambda p, q: 0 * p), "Both biases are missing", "两个偏置都没有加上"),
    ("13.3", lambda *a: from_pytorch(*a, order="fiCo", join=(0, 1)), "two things", "有两处"),
    ("13.3", biases_elsewhere, "In which order are the biases", "偏置是按什么顺序叠的"),
    ("13.3", lambda *a: LSTMParams(*from_pytorch(*a)), "only the form is not: expected a tuple", "只是形式不对"),
    ("13.3", lambda *a: dict(zip(NAMES, from_pytorch(*a), strict=True)), "(W_f, b_f, W_i", "(W_f, b_f, W_i"),
    ("13.3", lambda *a: LSTMParams(*from_pytorch(*a, order="ifoC")), "have changed places", "换了位置"),
    ("13.3", lambda *a: {"W": from_pytorch(*a)}, "return a tuple: (W_f, b_f", "请返回一个元组：(W_f, b_f"),
    ("13.3", lambda *a: [part.tolist() for part in from_pytorch(*a)], "W_f is list", "W_f 是含"),
    ("13.3", lambda *a: [np.float32(part) for part in from_pytorch(*a)], "array of float32", "float32 的数组"),
    ("13.3", no_list, "one array, or a list of arrays", "几个数组组成的列表"),
    ("13.3", no_list_either, "one array, or a list of arrays", "几个数组组成的列表"),
    ("13.3", adds_in_place, "who may need it again", "之后可能还要用"),
    (
        "13.4",
        lambda p: dict(zip(KERAS, to_keras(p), strict=True)),
        "(kernel, recurrent_kernel",
        "(kernel, recurrent_kernel",
    ),
    ("13.4", lambda p: to_keras(p, "ifoC"), "Keras has PyTorch’s order", "Keras 的顺序与 PyTorch 一样"),
    ("13.4", lambda p: (*to_keras(p)[:2], to_keras(p, "fiCo")[2]), "order are the biases", "偏置是按什么顺序叠的"),
    ("13.4", lambda p: (to_keras(p)[0].T, *to_keras(p)[1:]), "one of the two matrices", "另一个还没有转置"),
    ("13.4", lambda p: [to_keras(p)[0], to_keras(p)[1].T, to_keras(p)[2]], "one of the two", "另一个还没有"),
    ("13.4", lambda p: (*to_keras(p)[:2], to_keras(p)[2].reshape(4, -1)), "one long vector", "偏置是一个长向量"),
    ("13.4", lambda p: (*to_keras(p)[:2], to_keras(p)[2][:, None]), "an axis of length 1", "长度为 1 的轴"),
    ("13.4", lambda p: (*to_keras(p)[:2], to_keras(p)[2].astype(str)), ") of str; expected", "类型为 str 的数组"),
    ("13.4", sets_a_field, "Make a new object", "请新建一个对象"),
    ("13.4", lambda p: to_keras(p, "fiCo"), "the order of the equations", "按式子的顺序"),
    ("13.4", lambda p: to_keras(p, "ifoC"), "have changed places", "换了位置"),
    ("13.4", lambda p: to_keras(p, "iofC"), "stack i, f, C~, o", "按 i、f、C~、o 叠起来"),
    ("13.4", lambda p: to_keras(p, turn=lambda W: W), "that is PyTorch’s layout", "这是 PyTorch 的摆法"),
    ("13.4", lambda p: to_keras(p, turn=lambda W: W.reshape(W.shape[::-1])), "reshape does not", "reshape 不等于转置"),
    ("13.4", lambda p: to_keras(p, x_first=True), "you cut the columns as [x_t, h_prev]", "[x_t, h_prev] 来切"),
    ("13.4", lambda p: [to_keras(p)[k] for k in (1, 0, 2)], "kernel acts on x_t", "kernel 乘 x_t"),
    ("13.4", lambda p: (*to_keras(p)[:2], np.stack([to_keras(p)[2], 0 * to_keras(p)[2]])), "one bias", "只有一个偏置"),
    ("13.4", lambda p: (*to_keras(p)[:2], to_keras(p)[2] / 2), "all of it", "全给它"),
    ("13.4", empties, "changes its argument params.b_o", "改动了自己的参数 params.b_o"),
    ("13.5", lambda p, x, n: vars(lstm_forward(p, x).final).values(), "it returned", "它返回了"),
    ("13.5", lambda p, x, n: tuple(vars(lstm_forward(p, x).final).values()), "after the padding", "读完填充之后"),
    (
        "13.5",
        lambda p, x, n: tuple(vars(lstm_forward(p, x * (np.arange(len(x))[:, None] < n)[:, :, None]).final).values()),
        "zeros are an input too",
        "零也是输入",
    ),
    ("13.5", at(1), "one step too many", "多读了一步"),
    ("13.5", at(-1), "before its last word", "少读了最后一个词"),
    ("13.5", cleared, "set to zero here", "清成了零"),
    ("13.5", lambda *a: gathered(*a)[::-1], "h comes first", "h 在前"),
    ("13.5", lambda *a: gathered(*a)[0], "The cell state is wanted too", "单元状态也要"),
    ("13.5", zero_after, "changes its argument x", "改动了自己的参数 x"),
    (
        "13.5",
        lambda p, x, n: (2 * gathered(p, x, n)[0], gathered(p, x, n)[1]),
        "t < lengths takes",
        "t < lengths 的句子",
    ),
    ("13.6", lambda foreign: find_order(foreign, alike=True), "for each of 6 different cells", "6 个不同的单元"),
    ("13.6", lambda foreign: turned(find_order(foreign)), "right, but inverted", "方向反了"),
    ("13.6", lambda foreign: find_order(foreign)[::-1], "off by up to", "最多差"),
    ("13.5", lambda *a: LSTMState(*last_states(*a)), "expected a tuple, (h, C)", "一个元组 (h, C)"),
    ("13.5", sorted_by_length, "in the order of the lengths", "按长度排了序"),
    ("13.5", lambda *a: sorted_by_length(*a, sign=-1), "in the order of the lengths", "按长度排了序"),
    ("13.5", never_fed_back, "every step begins from zero", "每一步都从零状态开始"),
    ("13.5", held_first, "the wrong way round", "条件写反了"),
    ("13.5", lambda *a: (gathered(*a)[0], lstm_forward(*a[:2]).final.C), "h is right. C is", "h 对了。C 却是"),
    ("13.5", asks_an_array, "this condition is an array", "这个条件是一个数组"),
    ("13.6", lambda foreign: find_order(foreign, fits=differ), "that does not?", "第一个对不上的"),
    ("13.6", lambda foreign: find_order(foreign, fits=never, otherwise=None), "none of the 24", "24 种顺序都对不上"),
    ("13.6", lambda foreign: find_order(foreign).lower(), "is called C here", "写作大写的 C"),
    ("13.6", lambda foreign: find_order(foreign).replace("C", "g"), "is called C here", "写作大写的 C"),
    ("13.6", lambda foreign: find_order(foreign).replace("C", "C~"), "is called C here", "写作大写的 C"),
    ("13.6", lambda foreign: ", ".join(find_order(foreign)), "the letters alone", "中间和末尾都不加"),
    ("13.6", lambda foreign: find_order(foreign) + " ", "the letters alone", "中间和末尾都不加"),
    ("13.6", lambda foreign: "{hello}", "it returned '{hello}'", "它返回的是 '{hello}'"),
    ("13.6", asks_for_order, "has no attribute '_order'", "has no attribute '_order'"),
    ("13.6", reads_fields, "raised TypeError", "抛出了 TypeError"),
    ("13.6", equal_cell, "none of the 24", "24 种顺序都对不上"),
    ("13.6", lambda foreign: "ifgo", "the four letters f, i, C, o", "f、i、C、o 四个字母"),
    ("13.6", lambda foreign: 3, "the four letters f, i, C, o", "f、i、C、o 四个字母"),
    ("13.6", too_few, "raised TypeError", "抛出了 TypeError"),
]
