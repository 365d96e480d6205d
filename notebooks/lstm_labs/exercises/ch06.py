"""Exercises of chapter 06: what the tiny cell writes and where, equations (2) and (3), a cell that writes when told."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from lstm_ref import lstm_forward
from lstm_ref.activations import sigmoid
from lstm_ref.checks import Array

from ..example import tiny_inputs, tiny_params
from .cases import arrays, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict
from .reading import Values
from .reads import weights
from .result import Wrong
from .text import Text

TRACE = lstm_forward(tiny_params(), tiny_inputs())
WORDS = [0, 3, 4, 8]  # Grandma, books, Grandpa, him: a row each below, a column a dimension
GATE, CANDIDATE, STATE = (values[WORDS, 0] for values in (TRACE.i, TRACE.C_tilde, TRACE.C))
VALUE = np.tile(tiny_inputs()[WORDS, 0, 3:], 2)
OPEN = sigmoid(np.array(2.0))
WRITTEN = GATE * CANDIDATE
ROWS = np.arange(4)[:, None]


def guessed(hint: Text, change: Callable[[Array], Array]) -> tuple[Guess, ...]:
    """Return a guess made from the candidates, and the same by a reader who takes the value input for them."""
    return tuple(Guess(change(candidate), hint) for candidate in (CANDIDATE, VALUE))


PROPOSED = Text(
    "these are the candidates: what is proposed. Which factor says whether it is written?",
    "这是候选值，也就是提议。写不写，由哪个因子决定？",
)
SIGN = Text(
    "a gate is never negative, but what is written may be. Where does the sign come from?",
    "门的值不会是负的，写入的量却可以是。正负号从哪里来？",
)
EVERYWHERE = Text(
    "the candidate is nearly the same in both dimensions. Is the gate?", "候选值在两个维度上几乎一样。门也一样吗？"
)
NO_SUBJECT = Text(
    "the last word says male, but it begins no subject. What does the gate of dimension 1 look at?",
    "最后一个词也是“男”，但它不是新主语。第 1 维的门看的是哪个输入？",
)
NO_FLAG = Text(
    "where no flag is up, b_i is all that is left of the sum. How much does a gate at -4 let in?",
    "没有标志立起来时，和里只剩下 b_i。预激活值是 -4 的门放进去多少？",
)

predict = Predict(
    "06.1",
    want=WRITTEN,
    tolerance=0.038,  # one digit: -0.8 at Grandpa, where the input alone would give -0.876
    guesses=(
        *guessed(PROPOSED, lambda C: C),
        Guess(GATE, SIGN),
        Guess(np.abs(WRITTEN), SIGN),
        Guess(
            WRITTEN[:, ::-1],
            Text(
                "the two dimensions are swapped. Which row of W_i has its 6 under the new subject?",
                "两个维度弄反了。W_i 的哪一行在“新主语”那一列上是 6？",
            ),
        ),
        *guessed(EVERYWHERE, lambda C: np.where(ROWS < 3, OPEN * C, WRITTEN)),
        *guessed(NO_SUBJECT, lambda C: np.where(ROWS < 3, GATE * C, np.array([-OPEN, 0]))),
        Guess(np.array([[1, 0], [0, 1], [-1, 0], [-1, 0]]), NO_SUBJECT),
        *guessed(NO_FLAG, lambda C: OPEN * C),
        Guess(
            np.arctanh(CANDIDATE),
            Text(
                "these are pre-activations, and of the candidate alone. What does the tanh make of them?",
                "这是预激活值，而且只是候选值的。取 tanh 之后是多少？",
            ),
        ),
        Guess(
            np.log(GATE / (1 - GATE)),
            Text(
                "these are the pre-activations of the gate. What does the sigmoid make of them, and what do they scale?",
                "这是门的预激活值。取 sigmoid 之后是多少？又与什么相乘？",
            ),
        ),
        Guess(
            GATE * VALUE,
            Text(
                "at Grandpa the input is not all that the candidate sees. What does h_1 bring, through W_C?",
                "读到“爷爷”时，候选值看到的不只是输入。h_1 经过 W_C 带来了什么？",
            ),
        ),
        Guess(
            np.round(WRITTEN),
            Text(
                "a gate is never quite open or shut: which shares do 2 and -4 give?",
                "门不会全开，也不会全关：预激活值是 2 和 -4 时，比例各是多少？",
            ),
        ),
        Guess(
            sigmoid(tiny_inputs()[WORDS, 0, :2] * 6) * CANDIDATE,
            Text(
                "where no flag is up you let half in. What does b_i = -4 take away?",
                "没有标志立起来时，你放进去一半。b_i = -4 减去了什么？",
            ),
        ),
        Guess(
            STATE,
            Text(
                "that is the new cell state, with what was kept of the old one. What does this word alone add?",
                "这是新的单元状态，旧状态里留下的也算在内了。单是这个词加进去的是多少？",
            ),
        ),
    ),
    hint=Text(
        "one row a word, one column a dimension. For each: the share from W_i and b_i, the candidate from W_C and b_C, "
        "then their product.",
        "每个词一行，每一维一列。每一处都先由 W_i 和 b_i 求比例，再由 W_C 和 b_C 求候选值，最后相乘。",
    ),
    right=Text(
        "The candidate says what, the gate says where. At the last word the two candidates are close to -1, and "
        "next to nothing is written.",
        "候选值定写什么，门定写在哪里。读到最后一个词，两个候选值都接近 -1，却几乎什么也没写。",
    ),
)


def joined(*parts: Values) -> Values:
    """Return the concatenation along the last axis."""
    return np.concatenate(parts, axis=1)


def equations_2_3(W_i: Values, b_i: Values, W_C: Values, b_C: Values, h_prev: Values, x_t: Values) -> Any:
    """Return i_t and C~_t."""
    hx_t = joined(h_prev, x_t)
    return sigmoid(hx_t @ W_i.T + b_i), np.tanh(hx_t @ W_C.T + b_C)


def activated(gate: Callable[..., Any], candidate: Callable[..., Any]) -> Callable[..., Any]:
    """Return equations (2) and (3) with other activation functions."""

    def answer(W: Values, b: Values, V: Values, c: Values, h: Values, x: Values) -> Any:
        return gate(joined(h, x) @ W.T + b), candidate(joined(h, x) @ V.T + c)

    return answer


def with_layers(chosen: Callable[..., Any]) -> Callable[..., Any]:
    """Return equations (2) and (3) with other weights and biases than should be taken."""

    def answer(W: Values, b: Values, V: Values, c: Values, h: Values, x: Values) -> Any:
        W_i, b_i, W_C, b_C = chosen(W, b, V, c)
        return equations_2_3(W_i, b_i, W_C, b_C, h, x)

    return answer


def draw_layers(rng: Generator) -> dict[str, Values]:
    """Return the arguments of an input gate and a candidate with all sizes different."""
    B, H, D = sizes(rng, 3)
    return drawn(rng, W_i=(H, H + D), b_i=(H,), W_C=(H, H + D), b_C=(H,), h_prev=(B, H), x_t=(B, D))


GATE_BIAS = Text("what is left of equation (2) when W_i is zero?", "W_i 为零时，式 (2) 还剩下什么？")
CANDIDATE_BIAS = Text("what is left of equation (3) when W_C is zero?", "W_C 为零时，式 (3) 还剩下什么？")
OWN = Text(
    "what does the candidate have that it does not share with the gate, beside the tanh?",
    "除了 tanh，候选值还有什么是不与门共用的？",
)
PRODUCT = Text(
    "that is what will be written. The product is made in step 3; here both factors are wanted.",
    "这是将要写入的量。乘积留到第三步再求，这里要的是两个因子。",
)
ORDER = Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？")
SAME = Text("both layers see the same [h_prev, x_t]. Do yours?", "两个层看到的是同一个 [h_prev, x_t]。你的也是吗？")
BIASES = Text(
    "weights and inputs are right. Which bias belongs to which layer?", "权重和输入都对。哪个偏置属于哪个层？"
)
build = Build(
    "06.2",
    equations_2_3,
    ("i_t", "C~_t"),
    draw_layers,
    mistakes=(
        Mistake(
            lambda *case: equations_2_3(*case)[::-1],
            Text("which of the two is asked for first?", "两者中先返回哪一个？"),
        ),
        Mistake(
            activated(sigmoid, sigmoid),
            Text(
                "a candidate may also lower an entry of the state. Is a sigmoid ever negative?",
                "候选值也可以让状态的元素变小。sigmoid 会是负的吗？",
            ),
        ),
        Mistake(
            activated(np.tanh, np.tanh),
            Text("a gate is a share, never negative. Is the tanh?", "门是比例，不会是负的。tanh 呢？"),
        ),
        Mistake(
            activated(np.tanh, sigmoid),
            Text("which of the two is a share, and which has a sign?", "两者中哪个是比例，哪个有正有负？"),
        ),
        Mistake(
            activated(np.array, np.array),
            Text(
                "these are the pre-activations. What makes the one a share and the other a number from -1 to 1?",
                "这是预激活值。怎样把一个变成比例，把另一个变成 -1 与 1 之间的数？",
            ),
        ),
        Mistake(
            activated(sigmoid, np.array),
            Text("what keeps a candidate between -1 and 1?", "靠什么让候选值在 -1 与 1 之间？"),
        ),
        Mistake(
            with_layers(lambda W, b, V, c: (V, c, W, b)),
            Text("which weights belong to which layer?", "哪组权重属于哪个层？"),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, b, W, b)), OWN),
        Mistake(with_layers(lambda W, b, V, c: (W, b, W, c)), OWN),
        Mistake(
            lambda W, b, V, c, h, x: (sigmoid(joined(x, h) @ W.T + b), np.tanh(joined(x, h) @ V.T + c)),
            ORDER,
        ),
        Mistake(lambda W, b, V, c, h, x: (sigmoid(joined(h, x) @ W.T + b), np.tanh(joined(x, h) @ V.T + c)), SAME),
        Mistake(lambda W, b, V, c, h, x: (sigmoid(joined(x, h) @ W.T + b), np.tanh(joined(h, x) @ V.T + c)), SAME),
        Mistake(
            activated(lambda a: sigmoid(-a), np.tanh),
            Text(
                "is i_t the share that is let in or the share that is kept out?",
                "i_t 是放进去的比例，还是挡在外面的比例？",
            ),
        ),
        Mistake(
            with_layers(lambda W, b, V, c: (W, -b, V, c)),
            Text(
                "with W_i at zero and b_i large, is your gate open? Follow the sign of b_i to the exponential.",
                "W_i 为零、b_i 很大时，你的门是开着的吗？看看 b_i 进入指数函数时带什么符号。",
            ),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, 0 * b, V, c)), GATE_BIAS),
        Mistake(with_layers(lambda W, b, V, c: (W, b, V, 0 * c)), CANDIDATE_BIAS),
        Mistake(
            with_layers(lambda W, b, V, c: (W, 0 * b, V, 0 * c)),
            Text("what is left of either equation when its weights are zero?", "权重为零时，两个式子各剩下什么？"),
        ),
        Mistake(with_layers(lambda W, b, V, c: (W, b, V, b)), BIASES),
        Mistake(with_layers(lambda W, b, V, c: (W, c, V, c)), BIASES),
        Mistake(with_layers(lambda W, b, V, c: (W, c, V, b)), BIASES),
        Mistake(
            with_layers(lambda W, b, V, c: (W, b.sum(), V, c.sum())),
            Text("a bias has one entry for each hidden unit.", "偏置对每个隐藏单元各有一个元素。"),
        ),
        Mistake(
            lambda *case: tuple(part.T for part in equations_2_3(*case)),
            Text(
                "the rows of h_prev are the examples. Which axis of the weights must meet which axis of [h_prev, x_t]?",
                "h_prev 的每一行是一个样本。权重的哪个轴应当与 [h_prev, x_t] 的哪个轴对齐？",
            ),
        ),
        Mistake(lambda *case: np.prod(equations_2_3(*case), axis=0), PRODUCT),
        Mistake(lambda *case: (equations_2_3(*case)[0], np.prod(equations_2_3(*case), axis=0)), PRODUCT),
        Mistake(
            lambda W, b, V, c, h, x: (
                sigmoid(x @ W[:, h.shape[1] :].T + b),
                np.tanh(x @ V[:, h.shape[1] :].T + c),
            ),
            Text("do the two layers see the hidden state?", "这两个层看得到隐状态吗？"),
        ),
    ),
    hint=Text(
        "print a_i_t and a_C_t for one example and compare them with equations (2) and (3).",
        "只看一个样本，打印 a_i_t 和 a_C_t，分别对照式 (2) 和式 (3)。",
    ),
    right=Text(
        "Your function is equations (2) and (3), for any batch and any sizes.",
        "你的函数就是式 (2) 和式 (3)，对任意批量和任意维数都成立。",
    ),
    fixed=(
        arrays(W_i=[[1, 2]], b_i=[0.5], W_C=[[1, -1]], b_C=[0.25], h_prev=[[-1]], x_t=[[0.5]]),
        arrays(W_i=[[0, 1]], b_i=[0], W_C=[[1, 0]], b_C=[0], h_prev=[[0]], x_t=[[-30]]),
    ),
)

HIDDEN = np.concatenate([[0], np.linspace(-1, 1, 41)])  # at 0 first: what fails there is not due to h
OPEN_ENOUGH, SHUT_ENOUGH = 0.9, 0.05


def write(found: dict[str, Values], sign: int, flag: int) -> tuple[Values, Values]:
    """Return i and C~ of the cell of one unit for all hidden states."""
    case = joined(HIDDEN[:, None], np.full((len(HIDDEN), 2), (sign, flag)))
    W_i, b_i, W_C, b_C = found.values()
    i, C_tilde = equations_2_3(W_i, b_i, W_C, b_C, case[:, :1], case[:, 1:])
    return i[:, 0], C_tilde[:, 0]


def told(
    text: Text, hints: Callable[[float, float], Text], sign: int, fails: NDArray[np.bool_], *values: Values
) -> Wrong:
    """Return the first failure, with the hint for a hidden state that matters or one for i and s * C~."""
    k = int(np.argmax(fails))
    i, C_tilde = (float(value[k]) for value in values)
    hint = HIDDEN_MATTERS if HIDDEN[k] != 0 else hints(i, sign * C_tilde)
    shown = {"h": float(HIDDEN[k]), "sign": sign, "i": i, "C_tilde": C_tilde, "written": i * C_tilde}
    return Wrong(text, {**shown, "hint": hint})


def writes_when_told(found: dict[str, Values], rng: Generator) -> None:
    """06.3: with the flag, the sign is written, whatever the hidden state."""
    for sign in (1, -1):
        i, C_tilde = write(found, sign, flag=1)
        fails = ~(sign * i * C_tilde >= OPEN_ENOUGH)
        if np.any(fails):
            raise told(NOT_WRITTEN, why_not_written, sign, fails, i, C_tilde)


def silent_otherwise(found: dict[str, Values], rng: Generator) -> None:
    """06.3: without the flag, next to nothing is written."""
    for sign in (1, -1):
        i, C_tilde = write(found, sign, flag=0)
        fails = ~(np.abs(i * C_tilde) <= SHUT_ENOUGH)
        if np.any(fails):
            raise told(NOT_SILENT, lambda i, C_tilde: SHUT, sign, fails, i, C_tilde)


def why_not_written(i: float, C_tilde: float) -> Text:
    """Return the hint for a gate that is not open, or for a candidate of the wrong sign or size."""
    return SHUT_AT_FLAG if i < OPEN_ENOUGH else OTHER_SIGN if C_tilde <= 0 else TOO_SMALL


NOT_WRITTEN = Text(
    "With flag = 1, sign = {sign} and h = {h}: i = {i}, C~ = {C_tilde}, so {written} is written; expected 0.9 or more "
    "in size, with the sign of the input.\nHint: {hint}",
    "标志 = 1、符号 = {sign}、h = {h} 时，i = {i}，C~ = {C_tilde}，写入 {written}；写入的量应当与符号同号，"
    "绝对值至少为 0.9。\n提示：{hint}",
)
NOT_SILENT = Text(
    "With flag = 0, sign = {sign} and h = {h}: i = {i}, C~ = {C_tilde}, so {written} is written; expected at most 0.05 "
    "in size.\nHint: {hint}",
    "标志 = 0、符号 = {sign}、h = {h} 时，i = {i}，C~ = {C_tilde}，写入 {written}；绝对值应当不超过 0.05。\n"
    "提示：{hint}",
)
SHUT_AT_FLAG = Text(
    "the gate is not open far enough. Which entry of W_i acts on the flag, and what does b_i add to it?",
    "门开得不够大。W_i 的哪个元素与标志相乘？b_i 又给它加上多少？",
)
OTHER_SIGN = Text(
    "the gate is open. Which entry of W_C makes the candidate follow the sign?",
    "门是开着的。W_C 的哪个元素能让候选值随符号而变？",
)
TOO_SMALL = Text(
    "the gate is open and the sign is right. How large must the pre-activation of the candidate be?",
    "门开着，正负号也对。候选值的预激活值要多大才够？",
)
SHUT = Text(
    "the candidate follows the sign in any case. What closes the gate when no input asks for it to be open?",
    "不管标志是几，候选值都随符号变。没有输入要求开门时，靠什么让门关上？",
)
HIDDEN_MATTERS = Text(
    "at h = 0 it is as it should be. Which weights act on h, and what is left if h pulls against them?",
    "h = 0 时没有问题。哪些权重与 h 相乘？h 往反方向拉时，还剩多少？",
)

design = Design(
    "06.3",
    weights(W_i=(1, 3), b_i=(1,), W_C=(1, 3), b_C=(1,)),
    (writes_when_told, silent_otherwise),
    right=Text(
        "The gate answers whether, the candidate answers what: two questions, two layers.",
        "门回答写不写，候选值回答写什么：两个问题，所以要两个层。",
    ),
)

EXERCISES = (predict, build, design)
