"""Hints that fit in several exercises."""

from .text import Text

ORDER = Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？")
TIME_FIRST = Text("time comes first, then the batch.", "时间轴在前，批量轴在后。")
ALL_STEPS = Text("the states of all steps are wanted, not of the last alone.", "要的是每一步的状态，不只是最后一步。")
NO_GATE = Text(
    "which function turns any number into one between 0 and 1?",
    "哪个函数能把任意实数变成 0 与 1 之间的数？",
)
NEGATIVE_GATE = Text("a gate is never negative. Is the tanh?", "门的值不会是负的。tanh 呢？")
POSITIVE_CANDIDATE = Text(
    "the candidate may be negative. Is the sigmoid ever?", "候选值可以是负的。sigmoid 会是负的吗？"
)
KEPT_OR_DROPPED = Text(
    "is f_t the share that is kept or the share that is dropped?", "f_t 是保留的比例，还是丢掉的比例？"
)
OLD_STATE_SHOWN = Text(
    "equation (6) shows the new cell state. Which one is yours?",
    "式 (6) 用的是新的单元状态。你用的是哪个？",
)
NO_BIAS = Text(
    "what is left of your equations when every W is zero? A bias, for each layer.",
    "所有的 W 都为零时，你的式子里还剩什么？每个层都应当剩一个偏置。",
)
