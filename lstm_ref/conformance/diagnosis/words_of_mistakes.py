"""Mistakes that no equation says, in words, by their names."""

from __future__ import annotations

from collections.abc import Mapping

from .words_of_gradients import BACKWARD

FORWARD: Mapping[str, Mapping[str, str]] = {
    "sigmoid-in-lines": {
        "en": "The sigmoid is piecewise linear.",
        "zh": "sigmoid 是用分段线性函数近似的。",
    },
    "sigmoid-from-table": {
        "en": "The sigmoid is the nearest entry of a table.",
        "zh": "sigmoid 取的是表中最近的一项。",
    },
    "sigmoid-interpolated": {
        "en": "The sigmoid is interpolated between the entries of a table.",
        "zh": "sigmoid 是在表中各项之间插值得到的。",
    },
    "tanh-from-table": {
        "en": "The tanh is the nearest entry of a table.",
        "zh": "tanh 取的是表中最近的一项。",
    },
    "tanh-interpolated": {
        "en": "The tanh is interpolated between the entries of a table.",
        "zh": "tanh 是在表中各项之间插值得到的。",
    },
    "sigmoid-inf-by-inf": {
        "en": "sigmoid(a) = exp(a) / (1 + exp(a)) is right on paper, but inf / inf for a large a.",
        "zh": "sigmoid(a) = exp(a) / (1 + exp(a)) 在数学上是对的，但 a 很大时会变成 inf / inf。",
    },
    "tanh-inf-by-inf": {
        "en": "tanh(a) = (exp(a) - exp(-a)) / (exp(a) + exp(-a)) is right on paper, but inf / inf for a large |a|.",
        "zh": "tanh(a) = (exp(a) - exp(-a)) / (exp(a) + exp(-a)) 在数学上是对的，但 |a| 很大时会变成 inf / inf。",
    },
    "all-float32": {"en": "Everything is computed in float32.", "zh": "全部用 float32 计算。"},
    "all-float16": {"en": "Everything is computed in float16.", "zh": "全部用 float16 计算。"},
    "weights-bfloat16": {"en": "The weights are truncated to bfloat16.", "zh": "权重被截断成了 bfloat16。"},
    "all-in-256ths": {
        "en": "All numbers are rounded to multiples of 1/256.",
        "zh": "所有的数都被舍入到 1/256 的倍数。",
    },
    "W_x-by-columns": {
        "en": "The weights of x_t are read by columns; those of h_{t-1} are read correctly.",
        "zh": "作用于 x_t 的权重被当成按列存放（相当于转置了），作用于 h_{t-1} 的没有读错。",
    },
    "h-beyond-8-left-out": {
        "en": "The products take the first 8 entries of h_{t-1} alone: an unrolled loop probably forgets the rest.",
        "zh": "矩阵乘法只用了 h_{t-1} 的前 8 个分量：可能是循环展开后漏掉了剩下的。",
    },
    "h-beyond-16-left-out": {
        "en": "The products take the first 16 entries of h_{t-1} alone: an unrolled loop probably forgets the rest.",
        "zh": "矩阵乘法只用了 h_{t-1} 的前 16 个分量：可能是循环展开后漏掉了剩下的。",
    },
    "x-beyond-8-left-out": {
        "en": "The products take the first 8 entries of x_t alone: an unrolled loop probably forgets the rest.",
        "zh": "矩阵乘法只用了 x_t 的前 8 个分量：可能是循环展开后漏掉了剩下的。",
    },
    "hx-beyond-16-left-out": {
        "en": "The products take the first 16 entries of [h_{t-1}, x_t] alone: "
        "an unrolled loop probably forgets the rest.",
        "zh": "矩阵乘法只用了 [h_{t-1}, x_t] 的前 16 个分量：可能是循环展开后漏掉了剩下的。",
    },
    "hx-beyond-24-left-out": {
        "en": "The products take the first 24 entries of [h_{t-1}, x_t] alone: "
        "an unrolled loop probably forgets the rest.",
        "zh": "矩阵乘法只用了 [h_{t-1}, x_t] 的前 24 个分量：可能是循环展开后漏掉了剩下的。",
    },
    "h0-of-row-0": {
        "en": "Every sequence begins with the h_0 of the first one.",
        "zh": "每条序列都用了第一条序列的 h_0。",
    },
    "C0-of-row-0": {
        "en": "Every sequence begins with the C_0 of the first one.",
        "zh": "每条序列都用了第一条序列的 C_0。",
    },
    "h-of-row-0": {
        "en": "Every sequence goes on with the h_{t-1} of the first one.",
        "zh": "每条序列都接着用第一条序列的 h_{t-1}。",
    },
    "x-of-row-0": {
        "en": "Every sequence reads the x_t of the first one.",
        "zh": "每条序列读到的都是第一条序列的 x_t。",
    },
    "h-in-place": {
        "en": "h is overwritten in place while its old values are still needed: later hidden units see the new ones.",
        "zh": "h 的旧值还没用完就被覆盖了：后面的隐藏单元看到的是新值。",
    },
    "x-read-batch-first": {
        "en": "x is read as (B, T, D); it is given as (T, B, D).",
        "zh": "x 被当成 (B, T, D) 读取，用例里的是 (T, B, D)。",
    },
    "h-written-batch-first": {
        "en": "h is answered as (B, T, H); expected: (T, B, H).",
        "zh": "h 是按 (B, T, H) 返回的，应为 (T, B, H)。",
    },
    "batch-and-time-swapped": {
        "en": "The axes of batch and time are swapped, in x and in h.",
        "zh": "x 和 h 中批量轴和时间轴都弄反了。",
    },
    "C-for-h": {"en": "C_t is answered in place of h_t.", "zh": "返回的是 C_t，应为 h_t。"},
    "step-returns-C-h": {
        "en": "A step returns (C_t, h_t); expected: (h_t, C_t).",
        "zh": "每一步返回的是 (C_t, h_t)，应为 (h_t, C_t)。",
    },
    "step-takes-C-h": {
        "en": "At each step h_{t-1} and C_{t-1} are taken for one another: they are handed over as (C, h).",
        "zh": "每一步都把 h_{t-1} 和 C_{t-1} 弄反了：传进去的是 (C, h)。",
    },
    "tanh-for-sigmoid": {
        "en": "All gates have tanh in place of the sigmoid.",
        "zh": "所有门都用了 tanh，应为 sigmoid。",
    },
    "sigmoid-for-tanh": {
        "en": "The sigmoid stands everywhere in place of tanh.",
        "zh": "凡是该用 tanh 的地方都用了 sigmoid。",
    },
    "activations-exchanged": {
        "en": "tanh and the sigmoid are exchanged everywhere.",
        "zh": "tanh 和 sigmoid 全都弄反了。",
    },
    "second-h_n-at-wrong-end": {
        "en": "For the second direction, h at x[T-1] is returned as h_n; that is its first step. Its h_n is at x[0]; "
        "C_n is right.",
        "zh": "第二个方向的 h_n 取成了 x[T-1] 处的 h，那其实是它的第一步；它的 h_n 在 x[0] 处。C_n 没有错。",
    },
    "h-from-its-end": {"en": "h is answered with the last step first.", "zh": "返回的 h 把最后一步排在了最前面。"},
    "second-not-reversed": {
        "en": "The second direction reads x from its beginning, as the first one does.",
        "zh": "第二个方向也从头读 x，与第一个方向一样。",
    },
    "second-reverses-rows": {
        "en": "For the second direction the batch is reversed, and not time.",
        "zh": "第二个方向反转的是批量，而不是时间。",
    },
    "second-not-turned-back": {
        "en": "The second direction is answered in the order in which it is computed; index t should belong to x[t].",
        "zh": "第二个方向按计算的顺序返回；应当让下标 t 对应 x[t]。",
    },
    "outputs-swapped": {
        "en": "In the output the second direction stands first.",
        "zh": "输出中把第二个方向放在了前面。",
    },
    "outputs-added": {
        "en": "The two directions are added; the output should be their concatenation.",
        "zh": "两个方向被加在一起；输出应当是二者的拼接。",
    },
    "outputs-in-turns": {
        "en": "In the output the hidden units of both directions are interleaved; "
        "one direction should follow the other.",
        "zh": "输出中两个方向的隐藏单元交错排列；应当先排完一个方向，再排另一个。",
    },
    "second-output-left-out": {
        "en": "The second direction is left out of the output.",
        "zh": "输出中漏掉了第二个方向。",
    },
    "second-with-first-weights": {
        "en": "The second direction uses the parameters of the first one.",
        "zh": "第二个方向用了第一个方向的参数。",
    },
    "second-with-first-biases": {
        "en": "The second direction uses the biases of the first one.",
        "zh": "第二个方向用了第一个方向的偏置。",
    },
    "second-with-first-state": {
        "en": "The second direction begins with the initial state of the first one.",
        "zh": "第二个方向用了第一个方向的初始状态。",
    },
    "second-state-ignored": {
        "en": "The second direction begins with zeros, and not with its initial state.",
        "zh": "第二个方向没有用它的初始状态，而是从零开始。",
    },
    "states-of-directions-swapped": {
        "en": "The initial states of the two directions are swapped.",
        "zh": "两个方向的初始状态弄反了。",
    },
    "weights-of-directions-swapped": {
        "en": "The parameters of the two directions are swapped.",
        "zh": "两个方向的参数弄反了。",
    },
    "second-final-at-wrong-end": {
        "en": "For the second direction, the state at x[T-1] is returned as final; that is its first step. "
        "Its final state is at x[0].",
        "zh": "第二个方向的最终状态取成了 x[T-1] 处的，那其实是它的第一步；它的最终状态在 x[0] 处。",
    },
    "final-states-of-directions-swapped": {
        "en": "The final states of the two directions are swapped.",
        "zh": "两个方向的最终状态弄反了。",
    },
}
MISTAKES = {**FORWARD, **BACKWARD}

RELATIONS: Mapping[str, Mapping[str, str]] = {
    "without": {"en": "It computes {a} without {b}.", "zh": "单元算 {a} 时漏掉了 {b}。"},
    "with": {"en": "It computes {a} with {b}.", "zh": "单元算 {a} 时用的是 {b}。"},
    "for": {"en": "It answers {a} in place of {b}.", "zh": "单元返回的是 {a}，应为 {b}。"},
}  # what stands between two sides where an equation has a sign


def words_of_mistake(name: str, says: str, lang: str) -> str:
    """Return a mistake in words.

    Examples
    --------
    >>> words_of_mistake("no-f", "C_t = C_{t-1} + i_t * C~_t", "zh")
    '单元算的是 C_t = C_{t-1} + i_t * C~_t。'
    >>> words_of_mistake("dx-without-f", "dx without da_f W_f", "zh")
    '单元算 dx 时漏掉了 da_f W_f。'
    """
    if name in MISTAKES:
        return MISTAKES[name][lang]
    for word, relation in RELATIONS.items():
        a, found, b = says.partition(f" {word} ")
        if found:
            return relation[lang].format(a=a, b=b)
    computes = {"en": "It computes {says}.", "zh": "单元算的是 {says}。"}
    return computes[lang].format(says=says)
