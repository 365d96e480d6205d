"""Exercises of chapter 01: three units at Grandpa, the loop of a plain network, and a unit that holds and obeys."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import RNNParams, rnn_forward, sigmoid
from lstm_ref.checks import Array

from ..example import STEP, tiny_inputs, tiny_rnn
from .cases import arrays, drawn, sizes
from .kinds import YOURS, Build, Design, Guess, Mistake, Predict
from .reading import read
from .reads import NOT_FINITE
from .result import Wrong
from .text import Text

WAIT = 20  # silent steps after a pulse, in exercise 01.3

AT_GRANDPA = rnn_forward(tiny_rnn(), tiny_inputs()[: STEP + 1]).h[-1, 0]
STATES = Text(
    "these are good values, but only their signs are wanted: +1 or -1 for each unit.",
    "数值算得不错，不过这里只要正负号：每个隐藏单元写 +1 或 -1。",
)

predict = Predict(
    "01.1",
    want=tuple(np.sign(AT_GRANDPA).tolist()),
    guesses=(
        Guess(
            (-1, -1, -1),
            Text(
                "so all three would follow Grandpa. In the second unit, is his -1 larger in size than 1.2 times an old "
                "value close to 1?",
                "照这样，三个都跟着爷爷变了。在第二个隐藏单元里，旧值接近 1，它的 1.2 倍与爷爷的 -1 相比，谁的绝对值大？",
            ),
        ),
        Guess(
            (1, 1, 1),
            Text(
                "so all three would stay with Grandma. Where u = 2, Grandpa brings -2. Can w h be that large, if h is "
                "below 1?",
                "照这样，三个都还守着奶奶。u = 2 时，爷爷带来的是 -2。h 小于 1，w h 能有这么大吗？",
            ),
        ),
        Guess(
            (1, -1, 1),
            Text(
                "every sign is the other way round. w h and u x_4 are added: which term decides the sign of the sum?",
                "正负号全反了。w h 与 u x_4 相加，和的正负号由哪一项决定？",
            ),
        ),
        Guess(
            (-1, 1, 1),
            Text(
                "the third unit does not fade, since w = 1. But is its old value, below 1, a match for u x_4 = -2?",
                "第三个隐藏单元的 w = 1，旧值不怎么变淡。可是旧值小于 1，敌得过 u x_4 = -2 吗？",
            ),
        ),
        Guess(
            (1, 1, -1),
            Text(
                "the first unit halves its old value at every step. What is left of it against u x_4 = -2?",
                "第一个隐藏单元每一步都把旧值减半。剩下的旧值，敌得过 u x_4 = -2 吗？",
            ),
        ),
        Guess(
            (1, -1, -1),
            Text(
                "the first two are exchanged. Which of them holds its old value, the one with w = 0.5 or with w = 1.2?",
                "前两个弄反了。守着旧值的是哪一个，w = 0.5 的，还是 w = 1.2 的？",
            ),
        ),
        Guess(
            (-1, -1, 1),
            Text(
                "not w alone decides: compare w h with u x_4. u is 1 in the second unit and 2 in the third.",
                "不能只看 w，要拿 w h 与 u x_4 比。第二个隐藏单元的 u 是 1，第三个的 u 是 2。",
            ),
        ),
        Guess(tuple(AT_GRANDPA), STATES),
        Guess(tuple(np.arctanh(AT_GRANDPA)), STATES),
    ),
    hint=Text(
        "one sign for each unit, +1 or -1. After books every old value is positive and below 1: compare w h with "
        "u x_4 at Grandpa.",
        "每个隐藏单元写一个正负号：+1 或 -1。读完“本”时，旧值都是正的，都小于 1。读到“爷爷”，拿 w h 与 u x_4 比一比。",
    ),
    right=Text(
        "In the units with u = 2 the new word outweighs any old value below 1, for w is at most 1 there; in the one "
        "with u = 1 and w = 1.2 the old value, 0.95, outweighs the new word.",
        "u = 2 的隐藏单元，w 不超过 1，旧值又小于 1，敌不过新来的词；u = 1、w = 1.2 的那个隐藏单元，"
        "旧值是 0.95，新来的词敌不过它。",
    ),
)


def forward(W_h: Array, b_h: Array, x: Array) -> Array:
    """Return h of all steps, as the package computes it."""
    return rnn_forward(RNNParams(W_h, b_h), x).h


def joined(*parts: Array) -> Array:
    """Return the concatenation along the last axis."""
    return np.concatenate(parts, axis=1)


def unrolled(
    join: Any = joined, bias: float = 1, squash: Any = np.tanh, back: int = 1, start: float = 0
) -> Callable[..., Array]:
    """Return a forward pass, right unless a part is replaced; each step gets the state of `back` steps before."""

    def answer(W_h: Array, b_h: Array, x: Array) -> Array:
        states = [np.full((x.shape[1], len(b_h)), start)] * back
        for x_t in x:
            states.append(squash(join(states[-back], x_t) @ W_h.T + bias * b_h))
        return np.stack(states[back:])

    return answer


def draw_sequence(rng: Generator) -> dict[str, Any]:
    """Return weights and a sequence with all sizes different."""
    T, B, D, H = sizes(rng, 4)
    return drawn(rng, W_h=(H, H + D), b_h=(H,), x=(T, B, D))


def sums_handed_on(W_h: Array, b_h: Array, x: Array) -> Array:
    """Return h of all steps, where each step gets the pre-activation of the one before."""
    return np.tanh(unrolled(squash=lambda a: a)(W_h, b_h, x))


TIME = Text(
    "which axis of x is time? Your loop goes along another.",
    "x 的哪个轴是时间？你的循环走的是另一个轴。",
)
build = Build(
    "01.2",
    forward,
    ("h",),
    draw_sequence,
    mistakes=(
        Mistake(
            unrolled(back=1000),
            Text(
                "the first step is right, the second is not. What does a step get from the one before?",
                "第一步是对的，第二步就不对了。每一步从上一步拿到了什么？",
            ),
        ),
        Mistake(
            unrolled(back=2),
            Text(
                "each step uses the state of two steps before. When does the new state take the place of the old one?",
                "每一步用的都是两步之前的状态。新状态什么时候替换旧状态？",
            ),
        ),
        Mistake(
            sums_handed_on,
            Text(
                "the first step is right. What is handed on to the second: h, or the sum before the tanh?",
                "第一步是对的。传给第二步的是 h，还是取 tanh 之前的和？",
            ),
        ),
        Mistake(
            unrolled(start=1),
            Text("which state stands before the first word?", "读第一个词之前，状态是什么？"),
        ),
        Mistake(
            lambda W, b, x: np.concatenate([0 * forward(W, b, x)[:1], forward(W, b, x)[:-1]]),
            Text(
                "the first of your states is the one before the first word, and the last word is missing.",
                "你的第一个状态是读第一个词之前的，最后一个词的状态却没有。",
            ),
        ),
        Mistake(
            lambda W, b, x: np.concatenate([0 * forward(W, b, x)[:1], forward(W, b, x)]),
            Text(
                "the zeros before the first word are no state of a word. How many words are there?",
                "读第一个词之前的零，不是哪个词的状态。一共有几个词？",
            ),
        ),
        Mistake(
            lambda W, b, x: np.stack([forward(W, b, x)[-1]] * len(x)),
            Text(
                "every entry is the state of the last step: all are one and the same array, overwritten at each step.",
                "每一步返回的都是最后的状态：它们是同一个数组，每一步都被改写。",
            ),
        ),
        Mistake(
            unrolled(lambda h, x: joined(x, h)),
            Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？"),
        ),
        Mistake(
            unrolled(bias=0), Text("what is left of equation (R1) when W_h is zero?", "W_h 为零时，式 (R1) 还剩什么？")
        ),
        Mistake(
            unrolled(squash=lambda a: a),
            Text("what keeps every entry of h between -1 and 1?", "是什么让 h 的每个元素都在 -1 与 1 之间？"),
        ),
        Mistake(
            unrolled(squash=sigmoid),
            Text("an entry of h may be negative. Is the sigmoid ever?", "h 的元素可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda W, b, x: forward(W, b, x)[:1],
            Text(
                "only one step was taken. Does `return` stand inside the loop?",
                "只走了一步。`return` 是不是写在循环里面了？",
            ),
        ),
        Mistake(
            lambda W, b, x: forward(W, b, x)[-1],
            Text("the states of all steps are wanted, not of the last alone.", "要的是每一步的状态，不只是最后一步。"),
        ),
        Mistake(
            lambda W, b, x: forward(W, b, x).swapaxes(0, 1),
            Text("time comes first, then the batch.", "时间轴在前，批量轴在后。"),
        ),
        Mistake(lambda W, b, x: forward(W, b, x.swapaxes(0, 1)), TIME),
        Mistake(lambda W, b, x: forward(W, b, x.swapaxes(0, 1)).swapaxes(0, 1), TIME),
        Mistake(
            lambda W, b, x: forward(W, b, x).swapaxes(1, 2),
            Text(
                "the rows of x_t are the examples, and so are those of h_t. Which axis of W_h must meet [h_prev, x_t]?",
                "x_t 的每一行是一个样本，h_t 也一样。W_h 的哪个轴应当与 [h_prev, x_t] 对齐？",
            ),
        ),
    ),
    hint=Text(
        "print h of the first two steps and compare them with equation (R1), written out for one example.",
        "打印前两步的 h，取一个样本，与式 (R1) 逐项对照。",
    ),
    right=Text(
        "One line, repeated with the same weights, and a state handed on: this is the whole network, for any T, B, D, H.",
        "同一行代码，同一组权重，一步步重复，只把状态传下去：整个网络就是这样，T、B、D、H 取多少都成立。",
    ),
    fixed=(arrays(W_h=[[0.5, 2]], b_h=[0.5], x=[[[1]], [[0]], [[-1]]]),),
)


def w_and_u(answer: Any) -> tuple[float, float]:
    """Read two finite numbers."""
    found: tuple[float, float] = read(answer, (0.0, 0.0), YOURS, {})
    if not np.all(np.isfinite(found)):
        raise Wrong(NOT_FINITE, {})
    return found


def run(unit: tuple[float, float], *inputs: float) -> list[float]:
    """Return every state of h_t = tanh(w h + u x), from 0."""
    (w, u), h, states = unit, 0.0, []
    for x_t in inputs:
        h = float(np.tanh(w * h + u * x_t))
        states.append(h)
    return states


def told(unit: tuple[float, float], **values: Any) -> dict[str, Any]:
    """Return what a message says of a unit, pulses with their signs."""
    signs = {name: f"{value:+g}" if name in ("pulse", "later") else value for name, value in values.items()}
    return {"w": unit[0], "u": unit[1], "wait": WAIT, **signs}


SILENCE = [0.0] * WAIT


def holds(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: after a pulse and at every silent step, at least half is there, with the sign of the pulse."""
    for pulse in (1.0, -1.0):
        for waited, h in enumerate(run(unit, pulse, *SILENCE)):
            if not h * pulse >= 0.5:
                hint = TURNS if unit[0] < 0 else FADES
                raise Wrong(LOST if waited else NOT_WRITTEN, told(unit, pulse=pulse, waited=waited, h=h, hint=hint))


def flips(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: the opposite pulse takes the place of what is held."""
    for pulse in (1.0, -1.0):
        h = run(unit, pulse, *SILENCE, -pulse, *SILENCE)[-1]
        if not h * -pulse >= 0.5:
            raise Wrong(STUCK, told(unit, pulse=pulse, later=-pulse, h=h, hint=LARGER if h * pulse > 0 else WEAK))


def flips_at_once(unit: tuple[float, float], rng: Generator) -> None:
    """01.3: so it does right after another pulse of the old sign, as Grandpa after books."""
    for pulse in (1.0, -1.0):
        states = run(unit, pulse, *SILENCE, pulse, -pulse, *SILENCE)
        old, h = states[WAIT + 1], states[-1]
        if not h * -pulse >= 0.5:
            hint = AT_MOST if h * pulse > 0 else WEAK
            raise Wrong(STUBBORN, told(unit, pulse=pulse, later=-pulse, old=old, h=h, hint=hint))


NOT_WRITTEN = Text(
    "With w = {w} and u = {u}, the pulse {pulse} brings the state to {h}; wanted is the sign of the pulse and at least "
    "0.5 in size.\nHint: the first state is tanh(u x). Which sign must u have, and which size?",
    "w = {w}、u = {u} 时，来过信号 {pulse}，状态是 {h}；应当与 {pulse} 同号，绝对值不小于 0.5。\n"
    "提示：第一个状态是 tanh(u x)。u 应当是什么符号，又要多大？",
)
TURNS = Text(
    "what does a negative w do to the sign at every silent step?", "w 是负数时，没有信号的每一步，状态的符号会怎样？"
)
FADES = Text(
    "compute tanh(w * 0.5). A state of 0.5 holds only if this is not less than 0.5.",
    "算一算 tanh(w * 0.5)。它不小于 0.5，状态 0.5 才保持得住。",
)
LOST = Text(
    "With w = {w} and u = {u}, the pulse {pulse} and then {waited} silent steps leave {h}; wanted is the sign of the "
    "pulse and at least 0.5 in size.\nHint: {hint}",
    "w = {w}、u = {u} 时，来过信号 {pulse}，再过 {waited} 步没有信号，状态是 {h}；应当与 {pulse} 同号，绝对值不小于 0.5。\n"
    "提示：{hint}",
)
LARGER = Text(
    "the later pulse brings u x, the old state w h. Which of the two is larger in size?",
    "后来的信号带来 u x，旧状态带来 w h。两者谁的绝对值大？",
)
WEAK = Text(
    "the sign has turned, but too weakly to grow large again in time. Is u x much larger in size than w h?",
    "符号是翻过来了，只是太弱，来不及长大。u x 的绝对值比 w h 大得多吗？",
)
AT_MOST = Text(
    "how large can h become at most, and then w h? Which u outweighs it?",
    "h 最大能到多少？这时 w h 是多少？怎样的 u 才压得过它？",
)
STUCK = Text(
    "With w = {w} and u = {u}, the pulse {pulse} is held, but the later pulse {later} does not take its place: {wait} "
    "silent steps after it the state is {h}; wanted is the sign of the later pulse and at least 0.5 in size.\n"
    "Hint: {hint}",
    "w = {w}、u = {u} 时，{pulse} 守住了，可后来的 {later} 没能取代它：再过 {wait} 步没有信号，状态是 {h}；"
    "应当与 {later} 同号，绝对值不小于 0.5。\n提示：{hint}",
)
STUBBORN = Text(
    "With w = {w} and u = {u}, the pulse {later} does take the place of an old {pulse}, but not right after another "
    "{pulse}: that one brought the state to {old}, and {wait} silent steps after {later} it is {h}; wanted is the sign "
    "of the later pulse and at least 0.5 in size.\nHint: {hint}",
    "w = {w}、u = {u} 时，{later} 能取代早先的 {pulse}，可是紧跟在又一个 {pulse} 后面就不行："
    "后一个 {pulse} 把状态推到了 {old}，{later} 之后再过 {wait} 步没有信号，状态是 {h}；"
    "应当与 {later} 同号，绝对值不小于 0.5。\n提示：{hint}",
)

design = Design(
    "01.3",
    w_and_u,
    (holds, flips, flips_at_once),
    right=Text(
        "A w above 1 holds either sign, and a u above w lets every pulse through. Every pulse: nothing in this unit can "
        "tell which one concerns it.",
        "w 大于 1，两种符号都守得住；u 又大于 w，什么信号都进得来。可是，该不该让它进来，这个隐藏单元分不出。",
    ),
)

EXERCISES = (predict, build, design)
