"""Mistakes that no equation says, in words, by their names."""

from __future__ import annotations

from collections.abc import Mapping

FORWARD: Mapping[str, Mapping[str, str]] = {
    "sigmoid-in-lines": {
        "en": "The sigmoid is put together of straight lines.",
        "zh": "sigmoid 是用几段直线近似的。",
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
    "all-float32": {"en": "Everything is computed in float32.", "zh": "全部用 float32 计算。"},
    "all-float16": {"en": "Everything is computed in float16.", "zh": "全部用 float16 计算。"},
    "weights-bfloat16": {"en": "The weights are cut to bfloat16.", "zh": "权重被截断成了 bfloat16。"},
    "all-in-256ths": {
        "en": "All numbers are rounded to multiples of 1/256.",
        "zh": "所有的数都被舍入到 1/256 的倍数。",
    },
    "W_x-by-columns": {
        "en": "The weights of x_t are read by columns; those of h_{t-1} are read right.",
        "zh": "作用于 x_t 的权重是按列读取的，作用于 h_{t-1} 的没有读错。",
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
        "en": "h is written over while its old values are still needed: the later hidden units see the new ones.",
        "zh": "h 的旧值还要用就被覆盖了：后面的隐藏单元看到的是新值。",
    },
    "x-read-batch-first": {
        "en": "x is read as (B, T, D); it is given as (T, B, D).",
        "zh": "x 被当成 (B, T, D) 读取，给出的是 (T, B, D)。",
    },
    "h-written-batch-first": {
        "en": "h is answered as (B, T, H); (T, B, H) is wanted.",
        "zh": "h 是按 (B, T, H) 返回的，应为 (T, B, H)。",
    },
    "batch-and-time-swapped": {
        "en": "The axes of batch and time are swapped, in x and in h.",
        "zh": "x 和 h 中批量轴和时间轴都弄反了。",
    },
    "C-for-h": {"en": "C_t is answered in place of h_t.", "zh": "返回的是 C_t，应为 h_t。"},
    "step-returns-C-h": {
        "en": "A step returns (C_t, h_t); (h_t, C_t) is wanted.",
        "zh": "每一步返回的是 (C_t, h_t)，应为 (h_t, C_t)。",
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
        "zh": "第二个方向按计算的次序返回；应当让下标 t 对应 x[t]。",
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
        "en": "In the output the hidden units of both directions take turns; one direction should follow the other.",
        "zh": "输出中两个方向的隐藏单元交替排列；应当先排完一个方向，再排另一个。",
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
        "en": "As final state of the second direction, that at the last x is answered, which is its first step.",
        "zh": "第二个方向的最终状态取成了最后一个 x 处的，那其实是它的第一步。",
    },
    "final-states-of-directions-swapped": {
        "en": "The final states of the two directions are swapped.",
        "zh": "两个方向的最终状态弄反了。",
    },
}
BACKWARD: Mapping[str, Mapping[str, str]] = {
    "dC-not-from-h": {
        "en": "dC_t comes from C_{t+1} alone; what comes from h_t is left out.",
        "zh": "dC_t 只算了来自 C_{t+1} 的部分，漏掉了来自 h_t 的部分。",
    },
    "db_f-of-row-0": {
        "en": "db_f is that of the first sequence; it should be summed over the batch.",
        "zh": "db_f 只算了第一条序列；应当对整个批量求和。",
    },
    "dh-of-this-step-alone": {
        "en": "What comes to dh_t from step t + 1 is left out.",
        "zh": "dh_t 漏掉了从 t + 1 步传回来的部分。",
    },
    "dh-of-loss-left-out": {
        "en": "dh_t comes from step t + 1 alone; what the loss gives to h_t at once is left out.",
        "zh": "dh_t 只算了从 t + 1 步传回来的部分，漏掉了损失直接给 h_t 的部分。",
    },
    "dh-from-next-twice": {
        "en": "What comes to dh_t from step t + 1 is added twice.",
        "zh": "dh_t 把从 t + 1 步传回来的部分加了两次。",
    },
    "dC-as-dh": {
        "en": "What comes to dh_t from step t + 1 is the gradient by C_t in its place.",
        "zh": "从 t + 1 步传回给 dh_t 的，用成了对 C_t 的梯度。",
    },
    "dh-of-last-step-alone": {
        "en": "The loss is taken to see the last h alone: dh_t is ignored before it.",
        "zh": "只把损失对最后一个 h 的梯度算了进去，前面各步的 dh_t 都没有用。",
    },
    "gradients-averaged-over-time": {
        "en": "The gradients by the parameters are averaged over the time steps; they should be summed.",
        "zh": "参数的梯度对时间步取了平均；应当求和。",
    },
    "gradients-averaged-over-batch": {
        "en": "The gradients by the parameters are averaged over the batch; they should be summed.",
        "zh": "参数的梯度对批量取了平均；应当求和。",
    },
    "dx-of-last-step-alone": {
        "en": "dx is answered for the last step alone, with zeros before it.",
        "zh": "dx 只给出了最后一步的，前面各步都是零。",
    },
    "dx-of-row-0-alone": {
        "en": "dx is answered for the first sequence alone, with zeros for the others.",
        "zh": "dx 只给出了第一条序列的，其余都是零。",
    },
    "gates-detached-from-h": {
        "en": "What comes to dh_{t-1} and dx_t through z_t and r_t is left out.",
        "zh": "漏掉了经过 z_t 和 r_t 传给 dh_{t-1} 和 dx_t 的部分。",
    },
    "gradient-cut-at-peepholes": {
        "en": "dC_t and dC_{t-1} leave out what comes through the peephole connections.",
        "zh": "dC_t 和 dC_{t-1} 漏掉了经过窥视孔连接传来的部分。",
    },
    "dx-of-first-alone": {
        "en": "dx leaves the second direction out.",
        "zh": "dx 漏掉了第二个方向。",
    },
    "dx-of-second-not-turned-back": {
        "en": "The second direction's share of dx is in the order in which it is computed; "
        "index t should belong to x[t].",
        "zh": "dx 中第二个方向的部分按计算的次序排列；应当让下标 t 对应 x[t]。",
    },
    "dW-of-second-left-out": {
        "en": "The gradients by the parameters of the second direction are zeros.",
        "zh": "第二个方向参数的梯度都是零。",
    },
    "dW-of-second-added-to-first": {
        "en": "The gradients by the parameters of the second direction are added to those of the first one too.",
        "zh": "第二个方向参数的梯度也被加到了第一个方向的上面。",
    },
    "gradients-of-states-swapped": {
        "en": "The gradients by the initial states of the two directions are swapped.",
        "zh": "两个方向初始状态的梯度弄反了。",
    },
    "dh-of-second-from-its-end": {
        "en": "The dh of the second direction is read from its end; index t belongs to x[t].",
        "zh": "第二个方向的 dh 是从末尾开始读的；下标 t 应当对应 x[t]。",
    },
    "dh-of-directions-swapped": {
        "en": "The dh of the two directions are swapped.",
        "zh": "两个方向的 dh 弄反了。",
    },
    "dh_n-of-directions-swapped": {
        "en": "The gradients by the final states of the two directions are swapped.",
        "zh": "两个方向最终状态的梯度弄反了。",
    },
    "dh_n-of-second-ignored": {
        "en": "The gradient by the final state of the second direction is ignored.",
        "zh": "没有用第二个方向最终状态的梯度。",
    },
}
MISTAKES = {**FORWARD, **BACKWARD}

RELATIONS: Mapping[str, Mapping[str, str]] = {
    "without": {"en": "It computes {a} without {b}.", "zh": "它算 {a} 时漏掉了 {b}。"},
    "with": {"en": "It computes {a} with {b}.", "zh": "它算 {a} 时用的是 {b}。"},
    "for": {"en": "It answers {a} for {b}.", "zh": "它返回的是 {a}，应为 {b}。"},
}  # what stands between two sides where an equation has a sign


def words_of_mistake(name: str, says: str, lang: str) -> str:
    """Return a mistake in words.

    Examples
    --------
    >>> words_of_mistake("no-f", "C_t = C_{t-1} + i_t * C~_t", "zh")
    '它算的是 C_t = C_{t-1} + i_t * C~_t。'
    >>> words_of_mistake("dx-without-f", "dx without da_f W_f", "zh")
    '它算 dx 时漏掉了 da_f W_f。'
    """
    if name in MISTAKES:
        return MISTAKES[name][lang]
    for word, relation in RELATIONS.items():
        a, found, b = says.partition(f" {word} ")
        if found:
            return relation[lang].format(a=a, b=b)
    computes = {"en": "It computes {says}.", "zh": "它算的是 {says}。"}
    return computes[lang].format(says=says)
