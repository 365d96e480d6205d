"""The sentences for each kind of finding, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from .says_seen import SEEN

SAYS: Mapping[str, Mapping[str, str]] = {
    "order": {
        "en": "The gates are read in the order {order}; they are given in the order {given}.{owned}{rows}",
        "zh": "单元按 {order} 的顺序读各个门，而用例里的顺序是 {given}。{owned}{rows}",
    },
    "order_weights": {
        "en": "In the weights, but not in the biases, the gates are read in the order {order}; "
        "they are given in the order {given}.{owned}{rows}",
        "zh": "单元按 {order} 的顺序读权重中的各个门，偏置则不然；用例里的顺序是 {given}。{owned}{rows}",
    },
    "order_biases": {
        "en": "In the biases, but not in the weights, the gates are read in the order {order}; "
        "they are given in the order {given}.{owned}{rows}",
        "zh": "单元按 {order} 的顺序读偏置中的各个门，权重则不然；用例里的顺序是 {given}。{owned}{rows}",
    },
    "order_second": {
        "en": "In the second direction alone the gates are read in the order {order}; "
        "they are given in the order {given}.{owned}{rows}",
        "zh": "只有第二个方向的门是按 {order} 的顺序读的，用例里的顺序是 {given}。{owned}{rows}",
    },
    "interleaved": {
        "en": "The {line}s of the gates are read as interleaved: {line} {n} u + g for hidden unit u of the gate "
        "number g (both counted from 0); they are given as blocks of H {line}s, there it is {line} g H + u. "
        "In any language: hand over {line} g H + u as {line} {n} u + g.",
        "zh": "单元以为各个门的{line}是交错排列的：把第 {n} u + g {line}当作 g 号门的隐藏单元 u（都从 0 数起）；"
        "而用例里每个门一块，每块 H {line}，它在第 g H + u {line}。"
        "不论用什么语言：把第 g H + u {line}放到第 {n} u + g {line}再交给它。",
    },
    "row": {"en": "row", "zh": "行"},
    "column": {"en": "column", "zh": "列"},
    "rows": {
        "en": " In any language: take the {n} blocks{of} in the order {blocks}.",
        "zh": "不论用什么语言：从用例里{of}的 {n} 块中，依次取第 {blocks} 块交给它。",
    },
    "of_all": {"en": "", "zh": ""},
    "of_weights": {"en": " of the weights", "zh": "权重"},
    "of_biases": {"en": " of the biases", "zh": "偏置"},
    "of_second": {"en": " of the second direction", "zh": "第二个方向"},
    "peephole_order": {
        "en": "The peephole weights are read in the order {order}; they are given in the order {given}.",
        "zh": "单元按 {order} 的顺序读窥视孔连接的权重，而用例里的顺序是 {given}。",
    },
    "owned": {"en": " The order read is that of {owners}.", "zh": "单元用的是 {owners} 的顺序。"},
    "exchanged": {
        "en": "It takes parameters of one gate for those of another: {uses}.",
        "zh": "单元把一个门的参数当成了另一个门的：{uses}。",
    },
    "uses": {"en": "{a} where {b} belongs", "zh": "该用 {b} 的地方用了 {a}"},
    "transposed": {
        "en": "The weights are read by columns: {arrays} should be given transposed. In any language: hand over the "
        "columns as rows.",
        "zh": "权重被转置了：{arrays} 应先转置再交给它。不论用什么语言：把列当作行交给它。",
    },
    "recurrent_transposed": {
        "en": "Each gate's weights of h_{{t-1}}, (H, H), are used transposed; those of x_t are not.",
        "zh": "每个门作用于 h_{{t-1}} 的权重（H × H）被转置了，作用于 x_t 的没有。",
    },
    "concatenation": {
        "en": "The weights are read as acting on the concatenation [x_t, h_{{t-1}}]; "
        "they are given for [h_{{t-1}}, x_t]. In any language: of each row hand over the last D numbers first, then "
        "the first H.",
        "zh": "权重被当成作用于拼接 [x_t, h_{{t-1}}]，而用例里的作用于 [h_{{t-1}}, x_t]。"
        "不论用什么语言：每一行中，把前 H 个数移到后 D 个数之后再交给它。",
    },
    "bias_ignored": {"en": "The biases are left out.", "zh": "没有加偏置。"},
    "bias_twice": {
        "en": "The biases are added twice. In any language: hand over half of them.",
        "zh": "偏置加了两次。不论用什么语言：把偏置减半再交给它。",
    },
    "bias_b_hh": {"en": "The bias b_hh is left out.", "zh": "漏掉了偏置 b_hh。"},
    "bias_forget": {
        "en": "1 is added to the bias of the forget gate. That belongs to initialization; "
        "trained weights already contain it. In any language: take the addition out, or hand over that bias less 1.",
        "zh": "遗忘门的偏置被加了 1。这是初始化的做法，训练好的权重里已经有它了。"
        "不论用什么语言：去掉多加的，或者把这个偏置减 1 再交给它。",
    },
    "bias_left": {
        "en": "Of the two biases, {other} is left out; both are to be added. "
        "In any language: hand over their sum as the other.",
        "zh": "两个偏置中漏掉了 {other}；应当两个都加。不论用什么语言：把它们的和当作另一个交给它。",
    },
    "bias_doubled": {
        "en": "Of the two biases, {kept} is taken twice and {other} not at all. In any language: hand over half "
        "of their sum as {kept}.",
        "zh": "两个偏置中，{kept} 用了两次，{other} 没有用到。不论用什么语言：把它们的和的一半当作 {kept} 交给它。",
    },
    "initial_states_swapped": {
        "en": "h_0 and C_0 are taken for one another.",
        "zh": "h_0 和 C_0 弄反了。",
    },
    "initial_state_zero": {
        "en": "The initial state {names} is ignored: it starts from zeros.",
        "zh": "忽略了用例里的初始状态 {names}，从零开始。",
    },
    "final_states_swapped": {
        "en": "The final states are answered in the wrong order: (C, h) for (h, C).",
        "zh": "返回的最终状态顺序反了：应为 (h, C)，却给了 (C, h)。",
    },
    "z_candidate": {
        "en": "z_t has the other meaning: it should weigh the candidate hidden state, and here it weighs the old "
        "h_{{t-1}}. Negate W_z and b_z before they are handed over.",
        "zh": "z_t 的含义相反：它应当乘候选隐状态，这里却乘旧的 h_{{t-1}}。把 W_z 和 b_z 取负再交给它即可。",
    },
    "z_old": {
        "en": "z_t has the other meaning: in this layout it should weigh the old h_{{t-1}}, and here it weighs the "
        "candidate hidden state. Negate W_z and b_z before they are handed over.",
        "zh": "z_t 的含义相反：在这种布局里它应当乘旧的 h_{{t-1}}，这里却乘候选隐状态。"
        "把 W_z 和 b_z 取负再交给它即可。",
    },
    "cell": {
        "en": "It computes another cell of the suite, {cell}: check it with --cell {cell}.",
        "zh": "单元算的是用例集里的另一种单元 {cell}：请用 --cell {cell} 来检查。",
    },
    "batch_first": {
        "en": "The axes of batch and time are swapped: it reads x as (B, T, D) and answers (B, T, H).",
        "zh": "批量轴和时间轴弄反了：单元按 (B, T, D) 读取 x，返回 (B, T, H)。",
    },
    "answer_batch_first": {
        "en": "It reads x correctly, as (T, B, D), but answers with the axes of batch and time swapped, (B, T, H).",
        "zh": "单元正确地按 (T, B, D) 读取 x，但返回时批量轴和时间轴弄反了，成了 (B, T, H)。",
    },
    "time_reversed": {
        "en": "It reads the sequence from its end.",
        "zh": "单元从末尾开始读序列。",
    },
    "answer_reversed": {
        "en": "It answers h of all time steps in reverse, the last one first.",
        "zh": "单元返回的各时间步的 h 顺序是反的，最后一步在最前面。",
    },
    "reverse_not_turned": {
        "en": "The second direction is answered in the order in which it is computed; index t should belong to x[t].",
        "zh": "第二个方向按计算的顺序返回；应当让下标 t 对应 x[t]。",
    },
    **SEEN,
}
