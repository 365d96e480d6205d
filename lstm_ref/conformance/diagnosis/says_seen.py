"""The sentences for what can be seen of an answer, and for wrong gradients, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

SEEN: Mapping[str, Mapping[str, str]] = {
    "changes": {
        "en": "It changes in place what it is given as {arrays}: the next step is given what the last one left. "
        "Compute with a copy.",
        "zh": "单元就地改动了传给它的 {arrays}：下一步拿到的是上一步改过的。应当在副本上计算。",
    },
    "only_large": {
        "en": "Only cases with large pre-activations fail: probably exp overflows somewhere, saturation is not exact, "
        "or the state is clipped.",
        "zh": "只在预激活值很大的用例上出错：可能是某处的 exp 上溢了，或者饱和处算得不准，或者状态被裁剪了。",
    },
    "only_wide": {
        "en": "Only cases with D and H larger than 8 fail: a loop that takes 8 or 16 at once probably loses some.",
        "zh": "只在 D 和 H 大于 8 的用例上出错：可能是循环一次算 8 个或 16 个，漏掉了一部分。",
    },
    "only_batch": {
        "en": "Only cases with more than one sequence in the batch fail.",
        "zh": "只在批量中不止一条序列的用例上出错。",
    },
    "only_steps": {
        "en": "Only cases with more than one time step fail.",
        "zh": "只在不止一个时间步的用例上出错。",
    },
    "only_long": {
        "en": "Only cases with long sequences fail.",
        "zh": "只在序列很长的用例上出错。",
    },
    "only_one_sequence": {
        "en": "Only cases with a single sequence, B = 1, fail.",
        "zh": "只在单条序列（B = 1）的用例上出错。",
    },
    "only_one_step": {
        "en": "Only cases with a single time step, T = 1, fail.",
        "zh": "只在单个时间步（T = 1）的用例上出错。",
    },
    "only_one_unit": {
        "en": "Only cases with a single hidden unit, H = 1, fail.",
        "zh": "只在单个隐藏单元（H = 1）的用例上出错。",
    },
    "only_wider": {
        "en": "Only cases with D > H fail: D and H are probably taken for one another somewhere.",
        "zh": "只在 D > H 的用例上出错：可能是某处把 D 和 H 弄混了。",
    },
    "only_narrower": {
        "en": "Only cases with D < H fail: D and H are probably taken for one another somewhere.",
        "zh": "只在 D < H 的用例上出错：可能是某处把 D 和 H 弄混了。",
    },
    "no_number": {
        "en": "{name} is {got} in {case}: not a finite number.",
        "zh": "在 {case} 中，{name} 的值是 {got}，不是有限的数。",
    },
    "small_float64": {
        "en": "No difference is larger than {worst}: probably something is computed in float32 inside, or the numbers "
        "are printed with too few digits, or a small constant (epsilon) is added. "
        "If it is meant to be float32: --dtype float32.",
        "zh": "误差都不超过 {worst}：可能是内部用了 float32，或者输出的数位数不够，或者加了一个很小的常数（epsilon）。"
        "如果本来就打算用 float32，请加上 --dtype float32。",
    },
    "small_float32": {
        "en": "The differences are small everywhere, at most {worst}: probably numbers of fewer digits than float32, "
        "a table or an approximation, or a small constant added; a wrong equation is unlikely.",
        "zh": "各处的误差都很小，最大 {worst}：可能是用了比 float32 位数更少的数、查表或近似，或者加了一个很小的常数；"
        "不太可能是式子写错了。",
    },
    "steps_last": {
        "en": "h has shape {got}, that of one time step; expected: h of every step, {want}.",
        "zh": "h 的形状是 {got}，只有一个时间步；应为每一步的 h，形状 {want}。",
    },
    "steps_sequence": {
        "en": "h has shape {got}, that of one sequence; expected: an axis for the batch too, {want}.",
        "zh": "h 的形状是 {got}，只有一条序列；批量也应有自己的轴，形状 {want}。",
    },
    "state": {
        "en": "The first step, t = 0, is right, and the second, t = 1, is not: the state is probably not carried "
        "right, or x is taken at the wrong step.",
        "zh": "第一步（t = 0）是对的，第二步（t = 1）就不对了：可能是状态没有正确地传过去，或者 x 取错了时间步。",
    },
    "difference": {
        "en": "The first value that differs is {name}{index}, in {case}{equation}{agree}.{hint}",
        "zh": "最先不同的值是 {case} 中的 {name}{index}{equation}{agree}。{hint}",
    },
    "at_step": {
        "en": " in sequence {b} and hidden unit {k} at step t = {t} (counted from 0)",
        "zh": "（序列 {b} 的隐藏单元 {k}，t = {t} 这一步，都从 0 数起）",
    },
    "at_end": {
        "en": " in sequence {b} and hidden unit {k} (counted from 0)",
        "zh": "（序列 {b} 的隐藏单元 {k}，都从 0 数起）",
    },
    "equation": {"en": ", equation ({number})", "zh": "，由式 ({number}) 算出"},
    "agree": {"en": "; {names} of that step are right", "zh": "；这一步的 {names} 是对的"},
    "hint": {
        "en": " If {names} are answered too, the first wrong equation can be named.",
        "zh": "如果把 {names} 也一并返回，就能指出最先出错的是哪个式子。",
    },
    "gradients": {
        "en": "{values}. Of the gradients {wrong} are wrong{right}.",
        "zh": "{values}；梯度中 {wrong} 不对{right}。",
    },
    "gradient_factor": {
        "en": "{values}. The gradients {wrong} are {factor} times the expected ones{right}.",
        "zh": "{values}；梯度 {wrong} 是应有值的 {factor} 倍{right}。",
    },
    "gradient_transposed": {
        "en": "{values}. The gradients {arrays} are answered transposed.",
        "zh": "{values}；梯度 {arrays} 返回时转置了。",
    },
    "gradient_concatenation": {
        "en": "{values}. The columns of {arrays} are answered in the order [x, h]; expected: that of the weights, "
        "[h, x].",
        "zh": "{values}；{arrays} 的列是按 [x, h] 返回的，应当与权重一样按 [h, x]。",
    },
    "gradient_missing": {
        "en": "{values}. The gradients {wrong} are zeros throughout{right}.",
        "zh": "{values}；梯度 {wrong} 全是零{right}。",
    },
    "values": {"en": "All values are right", "zh": "各个值都对"},
    "values_mended": {"en": "With the lines below all values are right", "zh": "加上下面几行，各个值就都对"},
    "right": {"en": "; {names} are right", "zh": "；{names} 是对的"},
}
