import numpy as np

from lstm_labs.exercises.ch11.case import backward_case
from lstm_ref import LSTMState, lstm_step_backward

from .common import sigmoid

params, s, dh, dn = backward_case()
B, H = dh.shape
f, i, c, o, C, Cp, hx = s.f_t, s.i_t, s.C_tilde_t, s.o_t, s.C_t, s.C_prev, s.hx_t
squashed = np.tanh(C)
do = dh * squashed
through = dh * o * (1 - squashed**2)
d_state = dn + through
da_o = do * o * (1 - o)
d_prev, df, di, dc = d_state * f, d_state * Cp, d_state * c, d_state * i
da_c, da_i, da_f = dc * (1 - c**2), di * i * (1 - i), df * f * (1 - f)
ways = [da_f @ params.W_f, da_i @ params.W_i, da_c @ params.W_C, da_o @ params.W_o]
dhx, d_w, db = sum(ways), da_f.T @ hx, da_f.sum(axis=0)


def step_back(params, step, dh_t, dC_next):
    p = params
    tanh_C_t = np.tanh(step.C_t)
    dC_t = dC_next + dh_t * step.o_t * (1 - tanh_C_t**2)
    das = {
        "f": dC_t * step.C_prev * step.f_t * (1 - step.f_t),
        "i": dC_t * step.C_tilde_t * step.i_t * (1 - step.i_t),
        "C": dC_t * step.i_t * (1 - step.C_tilde_t**2),
        "o": dh_t * tanh_C_t * step.o_t * (1 - step.o_t),
    }
    grads = {f"W_{k}": da.T @ step.hx_t for k, da in das.items()} | {f"b_{k}": da.sum(axis=0) for k, da in das.items()}
    return grads, sum(da @ getattr(p, f"W_{k}") for k, da in das.items()), dC_t * step.f_t


def step_by_package(params, step, dh_t, dC_next):
    found = lstm_step_backward(params, step, LSTMState(h=dh_t, C=dC_next))
    return [vars(found.params), np.concatenate([found.state.h, found.x_t], axis=1), found.state.C]


def loop(belt=1.0, detour=1.0, forwards=False, add=True, last_columns=False, step=step_back):
    def over(params, steps, dh):
        H = dh.shape[2]
        total = dict.fromkeys(vars(params), 0)
        dh_next = dC_next = np.zeros_like(dh[0])
        order = range(len(steps)) if forwards else reversed(range(len(steps)))
        for t in order:
            grads, dhx_t, dC_prev = step(params, steps[t], dh[t] + dh_next, dC_next)
            dh_next, dC_next = detour * (dhx_t[:, -H:] if last_columns else dhx_t[:, :H]), belt * dC_prev
            total = {name: total[name] * add + grads[name] for name in total}
        return total

    return over


def only_last(params, steps, dh):
    return step_back(params, steps[-1], dh[-1], 0 * dh[-1])[0]


def without(name):
    def answer(params, step, dh_t, dC_next):
        grads, *rest = step_back(params, step, dh_t, dC_next)
        return {key: value for key, value in grads.items() if key != name}, *rest

    return answer


def spoiled(name):
    def answer(params, step, dh_t, dC_next):
        grads, *rest = step_back(params, step, dh_t, dC_next)
        return grads | {name: 2 * grads[name]}, *rest

    return answer


RIGHT = [
    ("11.1", (0.86, 0.09)),
    ("11.1", [0.864, 0.0888]),
    ("11.1", (0.95**3, 0.95**6 * 0.12)),
    ("11.2", (do, d_state)),
    ("11.2", [do.tolist(), d_state.astype(np.float32)]),
    ("11.2", (squashed * dh, through + dn)),
    ("11.3", da_o),
    ("11.3", da_o.tolist()),
    ("11.3", do * sigmoid(s.a_o_t) * sigmoid(-s.a_o_t)),
    ("11.3", do * (o - o**2)),
    ("11.4", (d_prev, df, di, dc)),
    ("11.4", [d_prev, df.tolist(), di.astype(np.float32), dc]),
    ("11.5", (da_c, da_i, da_f)),
    ("11.5", (dc / np.cosh(s.a_C_t) ** 2, di * (i - i * i), df * f / (1 + np.exp(s.a_f_t)))),
    ("11.6", (dhx, d_w, db)),
    ("11.6", (np.einsum("bh,hk->bk", da_o, params.W_o) + sum(ways[:3]), np.einsum("bh,bk->hk", da_f, hx), da_f.sum(0))),
    ("11.7", step_back),
    ("11.7", step_by_package),
    ("11.8", loop()),
    ("11.8", loop(step=step_by_package)),
    ("11.9", (-10.5, 5.3)),
    ("11.9", [-10, 5]),
    ("11.9", np.array([-10.8, 5.5])),
]

LINES = [  # a derivative that is wrong, and what it is told, in both languages
    (
        "11.2",
        (dh * squashed, dh * o * (1 - squashed**2)),
        "a term is missing: what comes back along",
        "缺了一项：沿传送带",
    ),
    ("11.2", (do, dn), "a term is missing: what comes through h_t", "缺了一项：由式 (6) 经过 h_t"),
    ("11.2", (do, dn - through), "one term has the wrong sign: what comes through h_t", "有一项的正负号反了：由式 (6)"),
    ("11.2", (do, through - dn), "one term has the wrong sign: what comes back along", "有一项的正负号反了：沿传送带"),
    ("11.2", (do, dn + 2 * through), "one term is taken 2 times", "有一项被乘了 2 倍"),
    (
        "11.2",
        (do, dn + dh * o),
        "missing: the slope of the tanh that makes tanh",
        "漏乘了它：得出 tanh(C_t)",
    ),
    ("11.2", (do, dn + dh * (1 - squashed**2)), "missing: the gate that tanh(C_t) goes through", "tanh(C_t) 要过的门"),
    ("11.2", (do, dn + dh * o * (1 - C**2)), "taken with y = C_t, which went into", "送进 tanh 的 C_t 当成了 y"),
    (
        "11.2",
        (do, dn + dh * o * squashed * (1 - squashed)),
        "a sigmoid. Which function makes tanh",
        "得出 tanh(C_t) 的是哪个函数",
    ),
    (
        "11.2",
        (do, dn + dh * o * (1 - np.tanh(squashed) ** 2)),
        "tanh(C_t) goes through the tanh twice",
        "过了两次 tanh",
    ),
    ("11.2", (do, dn + dh * o * (1 - squashed)), "What makes it even?", "左右对称"),
    ("11.2", (do, dn + dh * o * squashed**2), "would be 0 where tanh(C_t) is 0", "tanh 在那里是平的吗"),
    (
        "11.2",
        (do, dn + dh * o**2 * (1 - squashed**2)),
        "twice: the gate that tanh(C_t)",
        "多乘了一次：式 (6) 里 tanh(C_t)",
    ),
    ("11.2", (do, dn + through * f), "a factor too many: f_t", "多乘了 f_t"),
    ("11.2", (dh, d_state), "which is missing: what o_t multiplies in (6)", "漏乘了它：式 (6) 里与 o_t 相乘"),
    ("11.2", (dh * C, d_state), "stands C_t: what o_t multiplies in (6)", "你写的是 C_t"),
    ("11.2", (dh * o, d_state), "stands o_t: what o_t multiplies", "你写的是 o_t"),
    (
        "11.2",
        (squashed, d_state),
        "which is missing: what arrives, dh_t",
        "漏乘了它：传到这里的梯度 dh_t",
    ),
    ("11.2", (o, d_state), "do_t: this is o_t itself", "这就是 o_t 本身"),
    ("11.2", (-do, d_state), "do_t: right up to its sign", "只差一个正负号"),
    ("11.2", (do / 2, d_state), "it is 0.5 times what it should be", "应有值的 0.5 倍"),
    ("11.2", (do.sum(axis=0), d_state), "Something is summed that should stay apart", "不该相加的"),
    ("11.2", (do, d_state.T), "dC_t: right, but transposed: (3, 4) instead of (4, 3)", "但转置了：形状是 (3, 4)"),
    ("11.2", (do, d_state @ np.ones((H, 2))), "dC_t: the shape is (4, 2); expected (4, 3).", "形状是 (4, 2)"),
    ("11.2", (do, dh), "dC_t: this is dh_t itself", "这就是 dh_t 本身"),
    ("11.3", do, "missing: the slope of the sigmoid that makes o_t", "漏乘了它：得出 o_t"),
    ("11.3", do * (1 - o**2), "the slope of a tanh. Which function makes o_t", "得出 o_t 的是哪个函数"),
    ("11.3", do * s.a_o_t * (1 - s.a_o_t), "with y the pre-activation of o_t", "o_t 的预激活值当成了 y"),
    (
        "11.3",
        do * sigmoid(o) * sigmoid(-o),
        "o_t goes through the sigmoid twice",
        "你让 o_t 过了两次 sigmoid",
    ),
    ("11.3", do * o, "Where o_t is nearly 1", "o_t 接近 1 时"),
    ("11.3", do * (1 - o), "Where o_t is nearly 0", "o_t 接近 0 时"),
    ("11.3", o * (1 - o), "which is missing: what arrives, do_t", "漏乘了它：传到这里的梯度 do_t"),
    ("11.3", dh * o * (1 - o), "stands dh_t: what arrives, do_t", "你写的是 dh_t：传到这里的梯度 do_t"),
    ("11.3", da_o * o, "a factor too many: o_t", "多乘了 o_t"),
    ("11.4", (d_state, df, di, dc), "dC_prev: right up to a factor, which is missing", "dC_prev：只差一个因子"),
    ("11.4", (d_prev, d_state * f, di, dc), "stands f_t: what f_t is multiplied with", "你写的是 f_t：式 (4) 里与 f_t"),
    ("11.4", (d_prev, d_state * C, di, dc), "stands C_t: what f_t is multiplied with", "你写的是 C_t：式 (4) 里与 f_t"),
    ("11.4", (d_prev, df, d_state * i, dc), "stands i_t: what i_t is multiplied", "你写的是 i_t：式 (4) 里与 i_t"),
    (
        "11.4",
        (d_prev, df, di, d_state * c),
        "stands C_tilde_t: what C_tilde_t is",
        "你写的是 C_tilde_t：式 (4) 里与 C_tilde_t",
    ),
    ("11.4", (dn * f, df, di, dc), "you begin with dC_next", "你是从 dC_next 算起的"),
    ("11.4", (dh * f, df, di, dc), "you begin with dh_t. Does equation (4)", "你是从 dh_t 算起的"),
    (
        "11.4",
        (f, Cp, c, i),
        "missing: what arrives, dC_t",
        "传到这里的梯度 dC_t",
    ),
    (
        "11.4",
        (d_prev * f, df, di, dc),
        "twice: what C_prev is multiplied with",
        "多乘了一次：式 (4) 里与 C_prev",
    ),
    ("11.5", (dc, da_i, da_f), "the slope of the tanh that makes C_tilde_t", "漏乘了它：得出 C_tilde_t"),
    (
        "11.5",
        (dc * c * (1 - c), da_i, da_f),
        "a sigmoid. Which function makes C_tilde_t",
        "得出 C_tilde_t 的是哪个函数",
    ),
    ("11.5", (dc * (1 - s.a_C_t**2), da_i, da_f), "y = a_C_t, which went into", "送进 tanh 的 a_C_t"),
    ("11.5", (da_c, di * (1 - i**2), da_f), "Which function makes i_t", "得出 i_t 的是哪个函数"),
    ("11.5", (da_c, da_i, df * f), "Where f_t is nearly 1", "f_t 接近 1 时"),
    ("11.5", (da_c, da_i, df), "missing: the slope of the sigmoid that makes f_t", "漏乘了它：得出 f_t"),
    ("11.5", (da_c, da_f, da_i), "da_C_t: exact.", "da_C_t：完全正确。"),
    ("11.6", (dhx - ways[0], d_w, db), "missing: what comes through the forget gate", "缺了一项：经过遗忘门"),
    ("11.6", (dhx - ways[1], d_w, db), "missing: what comes through the input gate", "缺了一项：经过输入门"),
    ("11.6", (dhx - ways[2], d_w, db), "missing: what comes through the candidate", "缺了一项：经过候选值"),
    ("11.6", (dhx - ways[3], d_w, db), "missing: what comes through the output gate", "缺了一项：经过输出门"),
    ("11.6", (dhx - ways[3] + do @ params.W_o, d_w, db), "stands do_t instead of da_o_t", "写的是 do_t，而不是 da_o_t"),
    ("11.6", (dhx - ways[2] + dc @ params.W_C, d_w, db), "dC_tilde_t instead of da_C_t", "写的是 dC_tilde_t，而不是"),
    ("11.6", (dhx[:, :H], d_w, db), "What is there is right; columns are cut off", "只是少了几列"),
    ("11.6", (dhx, d_w.T, db), "dW_f: right, but transposed", "dW_f：数值对，但转置了"),
    ("11.6", (dhx, d_w / B, db), "a mean over the 4 examples", "对 4 个样本取了平均"),
    ("11.6", (dhx, da_f[:, :, None] * hx[:, None], db), "dW_f: the shape is (4, 3, 5)", "dW_f：形状是 (4, 3, 5)"),
    ("11.6", (dhx, np.outer(da_f[0], hx[0]), db), "the share of one example", "这只是一个样本的那一份"),
    ("11.6", (dhx, df.T @ hx, db), "that is made from df_t", "这是用 df_t 算的"),
    ("11.6", (dhx, da_i.T @ hx, db), "the gradient by W_i", "这是对 W_i 的梯度"),
    (
        "11.6",
        (dhx, d_w, da_f),
        "db_f: the shape is (4, 3); expected (3,)",
        "db_f：形状是 (4, 3)",
    ),
    ("11.6", (dhx, d_w, db / B), "db_f: right up to a factor, it is 0.25", "db_f：只差一个倍数"),
    ("11.6", (dhx, d_w, df.sum(axis=0)), "that is summed from df_t", "这是把 df_t 加起来的"),
]

WRONG = [
    ("11.1", (0.86, 0.1), "counts from “Grandpa” only", "从“爷爷”才算起"),
    ("11.1", (0.86, 0.71), "at one word the gate is shut", "有一个词"),
    ("11.1", (0.71, 0.71), "is shorter than the way", "到“爷爷”比到“奶奶”近"),
    ("11.1", (0.1, 0.09), "Which of the two is asked", "这里问的是哪一个状态"),
    ("11.1", (1, 1), "nothing is lost on your belt", "传送带上一点也没丢"),
    ("11.1", (1, 0), "never quite 1 or 0", "不会恰好是 1 或 0"),
    ("11.1", (0.86, -0.02), "nothing is subtracted", "不是减掉的"),
    ("11.1", (0.86, 0.5), "1 of 2 values is right", "2 个值中有 1 个正确"),
    *LINES,
    ("11.2", do, "expected 2 arrays: (do_t, dC_t)", "需要 2 个数组：(do_t, dC_t)"),
    ("11.3", 3.0, "da_o_t is 3.0; expected an array", "这里需要形状为 (4, 3) 的实数数组"),
    ("11.3", do * f * i, "is right. Change that value alone", "只让这个值变一点"),
    ("11.3", np.full((B, H), np.nan), "da_o_t[0, 0] is nan", "da_o_t[0, 0] 是 nan"),
    ("11.3", np.where(np.eye(B, H), np.inf, da_o), "da_o_t[0, 0] is inf", "da_o_t[0, 0] 是 inf"),
    ("11.7", spoiled("W_f"), "9 of 10 gradients are right; the first that is not is W_f", "10 个梯度中有 9 个正确"),
    ("11.7", spoiled("b_o"), "the first that is not is b_o", "第一个不对的是 b_o"),
    ("11.7", without("b_C"), "expected a dictionary with the names", "需要一个字典"),
    ("11.7", lambda *a: step_back(*a)[:2], "expected three values: grads", "需要三个值：grads"),
    ("11.7", lambda p, s, dh, dn: step_back(p, s, dh, 0 * dn), "is an argument, dC_next", "参数 dC_next"),
    ("11.8", loop(belt=0.0), "what comes back along the belt is lost", "两步之间丢了传送带上的那一份"),
    ("11.8", loop(detour=0.0), "h_t also goes into the next step", "h_t 还要送进下一步"),
    ("11.8", loop(belt=0.0, detour=0.0), "each step stands alone", "各步互不相干"),
    ("11.8", loop(forwards=True), "begins at the first step", "从第一步开始"),
    ("11.8", loop(add=False), "only one step counts", "只算了一步"),
    ("11.8", only_last, "only one step counts", "只算了一步"),
    ("11.8", loop(detour=-1.0), "a sequence of one step, then of two", "只有一步的序列"),
    ("11.8", step_back, "how many arguments", "几个参数"),
    ("11.9", (-5, 3), "of the gradient is left", "梯度只剩"),
    ("11.9", (-5, 5.3), "of the old gender is kept", "旧的性别还留着"),
    ("11.9", (-12, 7), "could not shut it again", "再也关不上它"),
    ("11.9", (-20, 5.3), "Shut it less", "别关这么紧"),
    ("11.9", 5.3, "expected 2 values, (w, b)", "需要 2 个值：(w, b)"),
]
