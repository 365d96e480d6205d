"""The second function of exercise 07.2: the gradients with respect to all that made C_t."""

from numpy.random import Generator

from ..cases import arrays, drawn
from ..kinds import Build, Mistake
from ..reading import Values
from ..text import Text
from .update import draw_state, equation_4


def by_differences(dC_t: Values, *values: Values) -> tuple[Values, ...]:
    """Return the gradients with respect to C_prev, f_t, i_t, C_tilde_t: by finite differences, exact as (4) is linear in each."""

    def change(moved: int) -> Values:
        up, down = ([v + s * (k == moved) for k, v in enumerate(values)] for s in (0.5, -0.5))
        return equation_4(*up) - equation_4(*down)

    return tuple(dC_t * change(moved) for moved in (3, 0, 1, 2))


def draw_gradient(rng: Generator) -> dict[str, Values]:
    """Return the same with the gradient with respect to C_t in front."""
    state = draw_state(rng)
    return {**drawn(rng, dC_t=state["f_t"].shape), **state}


CHAIN = Text(
    "this is how C_t changes. How does the loss change with C_t?",
    "这是 C_t 的变化。损失又怎样随 C_t 变化？",
)
SLOPES = Text(
    "the gradients with respect to the gates and the candidate themselves are wanted. Is there a sigmoid or a tanh in equation (4)?",
    "这里要的是对门和候选值本身的梯度。式 (4) 里有 sigmoid 或 tanh 吗？",
)
backward = Build(
    "07.2",
    by_differences,
    ("dC_prev", "df_t", "di_t", "dC_tilde_t"),
    draw_gradient,
    mistakes=(
        Mistake(lambda dC, f, i, c, C: (f, C, c, i), CHAIN),
        Mistake(lambda dC, f, i, c, C: (dC * f, C, c, i), CHAIN),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * f, dC * c, dC * i),
            Text(
                "raise f_t by 1. Does C_t grow by f_t, or by what f_t multiplies?",
                "f_t 加 1 时，C_t 增加的是 f_t，还是 f_t 所乘的那个数？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * equation_4(f, i, c, C), dC * c, dC * i),
            Text("does f_t multiply the new state or the old one?", "f_t 乘的是新状态，还是旧状态？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * (1 - f), dC * C, dC * c, dC * i),
            Text(
                "raise C_prev by 1 where f_t is near 1. Is it true that C_t hardly changes?",
                "在 f_t 接近 1 的地方让 C_prev 加 1，C_t 真的几乎不变吗？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC, dC * C, dC * c, dC * i),
            Text("which gate does C_prev go through on its way to C_t?", "C_prev 要经过哪个门才到 C_t？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * C, dC * i, dC * c),
            Text(
                "raise C_tilde_t by 1 where i_t is 0. Does C_t change?",
                "在 i_t 为 0 的地方让 C_tilde_t 加 1，C_t 变吗？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * c, dC * C, dC * i),
            Text(
                "which gate stands beside the old state in equation (4)?",
                "式 (4) 里，与旧状态相乘的是哪个门？",
            ),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * i, dC * C, dC * c, dC * f),
            Text("which gate does C_prev go through on its way to C_t?", "C_prev 要经过哪个门才到 C_t？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i * (1 - c**2)), SLOPES
        ),
        Mistake(lambda dC, f, i, c, C: (dC * f, dC * C * f * (1 - f), dC * c * i * (1 - i), dC * i), SLOPES),
        Mistake(
            lambda dC, f, i, c, C: (dC * C, dC * c, dC * i, dC * f),
            Text("in which order are the four wanted?", "这四个值应按什么顺序返回？"),
        ),
        Mistake(
            lambda dC, f, i, c, C: tuple((dC * part).sum(axis=0) for part in (f, C, c, i)),
            Text(
                "each example has a state of its own. Is anything summed?", "每个样本有自己的状态。这里要对什么求和吗？"
            ),
        ),
    ),
    hint=Text(
        "look at {place}: raise the value whose gradient it is by 1 and leave the others unchanged. By how much does "
        "C_t change, and by how much the loss?",
        "看 {place}：只让它对应的那个值加 1，其余不动。C_t 变多少？损失又变多少？",
    ),
    right=Text("", ""),
    fixed=(arrays(dC_t=[[2]], f_t=[[0.8]], i_t=[[0.5]], C_tilde_t=[[-0.5]], C_prev=[[4]]),),
)
