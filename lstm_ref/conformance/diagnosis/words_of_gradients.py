"""Mistakes of gradients that no equation says, in words, by their names."""

from __future__ import annotations

from collections.abc import Mapping

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
        "en": "The gradient passed back to dh_t from step t + 1 is left out.",
        "zh": "dh_t 漏掉了从 t + 1 步传回来的部分。",
    },
    "dh-of-loss-left-out": {
        "en": "dh_t comes from step t + 1 alone; the direct contribution of the loss to dh_t is left out.",
        "zh": "dh_t 只算了从 t + 1 步传回来的部分，漏掉了损失对 dh_t 的直接贡献。",
    },
    "dh-from-next-twice": {
        "en": "The gradient passed back to dh_t from step t + 1 is added twice.",
        "zh": "dh_t 把从 t + 1 步传回来的部分加了两次。",
    },
    "dC-as-dh": {
        "en": "The gradient passed back to dh_t from step t + 1 is that with respect to C_t; "
        "it should be that with respect to h_t.",
        "zh": "从 t + 1 步传回 dh_t 的，应为对 h_t 的梯度，却用了对 C_t 的梯度。",
    },
    "dh-of-last-step-alone": {
        "en": "dh_t is used only at the last time step and ignored before it.",
        "zh": "只用了最后一个时间步的 dh_t，前面各步的都没有用。",
    },
    "gradients-averaged-over-time": {
        "en": "The gradients with respect to the parameters are averaged over the time steps; they should be summed.",
        "zh": "参数的梯度对时间步取了平均；应当求和。",
    },
    "gradients-averaged-over-batch": {
        "en": "The gradients with respect to the parameters are averaged over the batch; they should be summed.",
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
        "zh": "dx 中第二个方向的部分按计算的顺序排列；应当让下标 t 对应 x[t]。",
    },
    "dW-of-second-left-out": {
        "en": "The gradients with respect to the parameters of the second direction are zeros.",
        "zh": "第二个方向参数的梯度都是零。",
    },
    "dW-of-second-added-to-first": {
        "en": "The gradients with respect to the parameters of the second direction are added to those of the "
        "first one too.",
        "zh": "第二个方向参数的梯度也被加进了第一个方向参数的梯度里。",
    },
    "gradients-of-states-swapped": {
        "en": "The gradients with respect to the initial states of the two directions are swapped.",
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
        "en": "The gradients with respect to the final states of the two directions are swapped.",
        "zh": "两个方向最终状态的梯度弄反了。",
    },
    "dh_n-of-second-ignored": {
        "en": "The gradient with respect to the final state of the second direction is ignored.",
        "zh": "没有用第二个方向最终状态的梯度。",
    },
}
