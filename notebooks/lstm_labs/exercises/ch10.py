"""Exercises of chapter 10: which cells can count, coupled gates, the LSTM that equals them, the GRU."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.random import Generator

from lstm_ref import (
    CoupledParams,
    GRUParams,
    GRUState,
    LSTMParams,
    LSTMState,
    coupled_forward,
    coupled_step,
    gru_step,
    lstm_forward,
    sigmoid,
)
from lstm_ref.checks import Array

from .calling import CHANGED, close, difference, invoke
from .cases import LAYERS, drawn, sizes
from .kinds import Build, Design, Guess, Mistake, Predict
from .reading import read
from .reads import NOT_FINITE, function
from .result import Wrong
from .shown import kind, shown
from .text import Text

# 10.1: LSTM, peepholes, coupled gates, GRU, plain RNN; 1 where some weights bring the state above 10.
predict = Predict(
    "10.1",
    want=(1.0, 1.0, 0.0, 0.0, 0.0),
    guesses=(
        Guess(
            (1, 1, 1, 0, 0),
            Text(
                "coupled gates have a cell state too, but look at (K4): its shares add up to 1. Between which two "
                "numbers does C_t lie?",
                "耦合门也有单元状态，可是看看式 (K4)：各个比例加起来是 1。C_t 落在哪两个数之间？",
            ),
        ),
        Guess(
            (1, 1, 0, 1, 0),
            Text(
                "the shares in (G4) add up to 1. Between which two numbers does h_t lie?",
                "式 (G4) 里各个比例加起来是 1。h_t 落在哪两个数之间？",
            ),
        ),
        Guess(
            (1, 1, 1, 1, 0),
            Text(
                "having gates is not enough: in (K4) and (G4), how much of the new is taken where all of the old stays?",
                "只有门还不够：在式 (K4) 和式 (G4) 里，旧的全部留下时，新的还能写进多少？",
            ),
        ),
        Guess(
            (1, 1, 1, 1, 1),
            Text(
                "the state of a plain RNN comes out of a tanh. How large can it be?",
                "普通 RNN 的状态是 tanh 算出来的。它最大能到多少？",
            ),
        ),
        Guess(
            (1, 1, 0, 0, 1),
            Text(
                "a plain RNN adds up, but then? What does the last function in (R1) do to a large sum?",
                "普通 RNN 确实求了和，然后呢？和很大时，式 (R1) 最外面的函数会怎样？",
            ),
        ),
        Guess(
            (0, 1, 0, 0, 0),
            Text(
                "a peephole lets a gate see the state. Must the state be seen in order to grow?",
                "窥视孔让门看到状态。状态要变大，非得被看到不可吗？",
            ),
        ),
        Guess(
            (1, 0, 0, 0, 0),
            Text(
                "which equations do peepholes change? Is (4) among them?",
                "窥视孔改动了哪几个式子？式 (4) 在其中吗？",
            ),
        ),
        Guess(
            (0, 0, 0, 0, 0),
            Text(
                "a tanh bounds each candidate and each h_t. What bounds the sum of 20 candidates in (4)?",
                "tanh 限制了每一个候选值和每一个 h_t。式 (4) 把 20 个候选值加起来，又有什么限制这个和？",
            ),
        ),
        Guess(
            (0, 0, 1, 1, 1),
            Text("1 stands for yes, 0 for no; you have them exchanged.", "1 表示能，0 表示不能；你写反了。"),
        ),
    ),
    hint=Text(
        "for each cell, put in the largest values: gates near 1, a candidate near 1. What comes out after two steps?",
        "对每种单元都取最大的值：门接近 1，候选值接近 1。走两步之后是多少？",
    ),
    right=Text(
        "Only (4) has two shares that need not add up to 1. (K4) and (G4) take averages, (R1) ends in a tanh: none of "
        "the three leaves (-1, 1).",
        "只有式 (4) 的两个比例加起来不必是 1。式 (K4) 和式 (G4) 是加权平均，式 (R1) 最外面是 tanh，"
        "三者都出不了 (-1, 1)。",
    ),
)


def joined(h: Array, x: Array) -> Array:
    """Return [h, x]."""
    return np.concatenate([h, x], axis=1)


def coupled(p: CoupledParams, x_t: Array, h_prev: Array, C_prev: Array) -> tuple[Array, Array]:
    """Return h_t and C_t as the package computes them."""
    step = coupled_step(p, x_t, LSTMState(h_prev, C_prev))
    return step.h_t, step.C_t


def coupled_cell(
    p: CoupledParams,
    x_t: Array,
    h_prev: Array,
    C_prev: Array,
    join: Any = joined,
    bias: float = 1,
    o: str = "o",
    squash: Any = np.tanh,
    update: Any = lambda f, new, old: f * old + (1 - f) * new,
    shows: Any = lambda new, old: np.tanh(new),
) -> tuple[Array, Array]:
    """Take one step, right unless a part is replaced."""
    a = {k: join(h_prev, x_t) @ getattr(p, f"W_{k}").T + bias * getattr(p, f"b_{k}") for k in ("f", "C", "o")}
    C_t = update(sigmoid(a["f"]), squash(a["C"]), C_prev)
    return sigmoid(a[o]) * shows(C_t, C_prev), C_t


def with_part(cell: Callable[..., Any], **parts: Any) -> Callable[..., Any]:
    """Return a step with parts replaced."""
    return lambda *case: cell(*case, **parts)


def drawn_layers(rng: Generator, layers: str, D: int, H: int) -> dict[str, Any]:
    """Return weights and biases of the layers."""
    return drawn(rng, **{f"{name}_{k}": (H, H + D) if name == "W" else (H,) for k in layers for name in "Wb"})


def draw_coupled(rng: Generator) -> dict[str, Any]:
    """Return the arguments of a step with all sizes different."""
    D, H, B = sizes(rng, 3)
    B, H = (H, B) if B == 2 else (B, H)  # two rows could be taken for the pair of states
    return {"params": CoupledParams(**drawn_layers(rng, "fCo", D, H)), **drawn(rng, x_t=(B, D)), **states(rng, B, H)}


def states(rng: Generator, B: int, H: int) -> dict[str, Any]:
    """Return a hidden state and a cell state."""
    return drawn(rng, h_prev=(B, H), C_prev=(B, H))


ORDER = Text("which comes first in [h_prev, x_t]?", "[h_prev, x_t] 里谁在前？")
NO_BIAS = Text(
    "what is left of your equations when every W is zero? A bias, for each layer.",
    "所有的 W 都为零时，你的式子里还剩什么？每个层都应当剩一个偏置。",
)
build = Build(
    "10.2",
    coupled,
    ("h_t", "C_t"),
    draw_coupled,
    mistakes=(
        Mistake(
            with_part(coupled_cell, update=lambda f, new, old: (1 - f) * old + f * new),
            Text("f_t is the share that is kept. Of which array?", "f_t 是保留的比例。保留的是哪个数组？"),
        ),
        Mistake(
            with_part(coupled_cell, update=lambda f, new, old: f * old + f * new),
            Text(
                "the gate says what to keep. When it keeps everything, how much is left to write?",
                "门决定保留多少。全部保留时，还能写入多少？",
            ),
        ),
        Mistake(
            with_part(coupled_cell, update=lambda f, new, old: f * old + new),
            Text(
                "the candidate is written whole. Which share of it does (K4) write?",
                "你把候选值整个写进去了。式 (K4) 只写入多大的比例？",
            ),
        ),
        Mistake(
            with_part(coupled_cell, update=lambda f, new, old: f * old),
            Text("what is forgotten leaves room. What fills it?", "忘掉的腾出了位置。由什么来填？"),
        ),
        Mistake(
            with_part(coupled_cell, shows=lambda new, old: np.tanh(old)),
            Text(
                "equation (6) shows the new cell state. Which one is yours?",
                "式 (6) 用的是新的单元状态。你用的是哪个？",
            ),
        ),
        Mistake(
            with_part(coupled_cell, shows=lambda new, old: new),
            Text("C_t is right. Which function stands in equation (6)?", "C_t 没有错。式 (6) 里还有哪个函数？"),
        ),
        Mistake(
            with_part(coupled_cell, update=lambda f, new, old: f * old + 1 - f * new),
            Text(
                "in (K4), which is computed first: the difference or the product after it? And in your line?",
                "式 (K4) 里先算减法，还是先算后面的乘法？你那一行呢？",
            ),
        ),
        Mistake(lambda *case: coupled(*case)[::-1], Text("h_t comes first.", "h_t 在前。")),
        Mistake(lambda *case: coupled(*case)[1], Text("that is C_t. h_t is wanted too.", "这是 C_t。h_t 也要。")),
        Mistake(lambda *case: coupled(*case)[0], Text("that is h_t. C_t is wanted too.", "这是 h_t。C_t 也要。")),
        Mistake(with_part(coupled_cell, join=lambda h, x: joined(x, h)), ORDER),
        Mistake(with_part(coupled_cell, bias=0), NO_BIAS),
        Mistake(
            with_part(coupled_cell, squash=sigmoid),
            Text("the candidate may be negative. Is the sigmoid ever?", "候选值可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(
            with_part(coupled_cell, o="f"),
            Text(
                "two gates are coupled. Does the output gate have a layer of its own?",
                "耦合的是两个门。输出门有没有自己的层？",
            ),
        ),
    ),
    hint=Text(
        "print f_t, C~_t, C_t, o_t, h_t and compare them one by one with `lr.coupled_step`.",
        "打印 f_t、C~_t、C_t、o_t、h_t，与 `lr.coupled_step` 的结果逐个比较。",
    ),
    right=Text(
        "Three layers instead of four: what one gate gives up is what it lets in.",
        "四个层变成三个：同一个门，让出多少，就放进多少。",
    ),
)


def drawn_coupled(rng: Generator) -> CoupledParams:
    """Return a cell with coupled gates of any size."""
    D, H = sizes(rng, 2)
    return CoupledParams(**drawn_layers(rng, "fCo", D, H))


def lstm_of(answer: Callable[..., Any], coupled: CoupledParams) -> tuple[LSTMParams, str]:
    """Return the weights that the answer gives for a cell, and the name of an argument that it changed.

    They may come as an LSTMParams, a dictionary of its fields, or eight arrays in their order.

    Raises
    ------
    Wrong
        If it is none of these, or a shape is wrong.
    """
    case = {"coupled": coupled}
    got, changed = invoke(answer, case)
    fields = got if isinstance(got, dict) else getattr(got, "__dict__", {})
    fields = dict(zip(LAYERS, got)) if isinstance(got, tuple | list) and len(got) == len(LAYERS) else fields
    missing = [name for name in LAYERS if name not in fields]
    if missing:
        raise Wrong(NO_LSTM, {"call": shown(case), "came": kind(got), "missing": ", ".join(missing)}, case)
    found = {}
    for name in LAYERS:
        like = getattr(coupled, name.replace("_i", "_f"))
        found[name] = read(fields[name], like, PART, {"call": shown(case), "name": name}, case)
    if not all(np.all(np.isfinite(array)) for array in found.values()):
        raise Wrong(NOT_FINITE, {}, case)
    return LSTMParams(**found), changed


def keeps_layers(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: forget gate, candidate and output gate are those of the coupled cell."""
    coupled = drawn_coupled(rng)
    found, _ = lstm_of(answer, coupled)
    for name, want in vars(coupled).items():
        if not close(getattr(found, name), want):
            raise Wrong(TAKEN_OVER, difference(getattr(found, name), want, (name,)), {"coupled": coupled})


def writes_the_rest(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: with no state and no input, the input gate is 1 - f."""
    coupled = drawn_coupled(rng)
    gate_is_the_rest(lstm_of(answer, coupled)[0], coupled, "b", np.zeros(coupled.W_f.shape[1]))


def writes_the_rest_always(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: with every state and input, the input gate is 1 - f."""
    for _ in range(3):
        coupled = drawn_coupled(rng)
        hx_t = drawn(rng, hx_t=(coupled.W_f.shape[1],))["hx_t"]
        gate_is_the_rest(lstm_of(answer, coupled)[0], coupled, "W", hx_t)


def gate_is_the_rest(found: LSTMParams, coupled: CoupledParams, part: str, hx_t: Array) -> None:
    """Raise the finding about W or b at the first unit whose input gate is not 1 - f for [h_prev, x_t] = hx_t."""
    a_f, a_i = coupled.W_f @ hx_t + coupled.b_f, found.W_i @ hx_t + found.b_i
    f, i = sigmoid(a_f), sigmoid(a_i)
    for k in np.flatnonzero(~np.isclose(i, 1 - f, rtol=1e-5, atol=1e-6))[:1]:
        hint = hint_for(getattr(found, f"{part}_i"), getattr(coupled, f"{part}_f"), part)
        values = {"unit": int(k), "a": float(a_f[k]), "f": float(f[k]), "want": float(1 - f[k]), "got": float(i[k])}
        raise Wrong(BIAS if part == "b" else WEIGHTS, {**values, "hint": hint}, {"coupled": coupled})


def hint_for(own: Array, given: Array, part: str) -> Text:
    """Return the hint for weights or biases of an input gate, made from those of a forget gate."""
    if close(own, given):
        return SAME if part == "b" else SIGN
    if close(own, 1 - given):
        return ONE_MINUS
    if close(own, np.zeros_like(own)):
        return NO_BIAS_GIVEN if part == "b" else NO_WEIGHTS_GIVEN
    return ANY


def computes_the_same(answer: Callable[..., Any], rng: Generator) -> None:
    """10.3: over a sequence, h and C are those of the coupled cell, which is left as it was."""
    coupled = drawn_coupled(rng)
    x = drawn(rng, x=(6, 3, coupled.input_size))["x"]
    found, changed = lstm_of(answer, coupled)
    want, got = coupled_forward(coupled, x), lstm_forward(found, x)
    if not close((got.h, got.C), (want.h, want.C)):
        values = difference((got.h, got.C), (want.h, want.C), ("h", "C"))
        raise Wrong(DIFFERENT_STATES, values, {"coupled": coupled})
    if changed:
        raise Wrong(CHANGED, {"name": changed}, {"coupled": coupled})


PART = Text("Called with {call}, it returned for {name}", "以 {call} 调用时，它给 {name} 的是")
NO_LSTM = Text(
    "Called with {call}, it returned {came} without {missing}.\n"
    "Hint: an LSTM has four layers, so eight arrays. `LSTMParams` takes each by its name.",
    "以 {call} 调用时，它返回了 {came}，其中没有 {missing}。\n"
    "提示：LSTM 有四个层，所以要八个数组。`LSTMParams` 按名字接收它们。",
)
TAKEN_OVER = Text(
    "{place} of your LSTM is {got}; in the cell with coupled gates it is {want}.\n"
    "Hint: which layers do both cells have? What should become of those layers?",
    "你的 LSTM 里，{place} 是 {got}；在耦合门的单元里，它是 {want}。\n提示：哪些层是两种单元都有的？这些层该怎么办？",
)
BIAS = Text(
    "With h_prev and x_t all zeros, the biases alone decide. There b_f[{unit}] = {a}, f_t is {f} and 1 - f_t is {want}; "
    "your i_t is {got}.\nHint: {hint}",
    "h_prev 和 x_t 全为零时，只有偏置起作用。这里 b_f[{unit}] = {a}，f_t 是 {f}，1 - f_t 是 {want}；"
    "你的 i_t 却是 {got}。\n提示：{hint}",
)
WEIGHTS = Text(
    "With drawn h_prev and x_t, the pre-activation a_f_t[{unit}] is {a}, f_t is {f} and 1 - f_t is {want}; "
    "your i_t is {got}.\nHint: {hint}",
    "任取一组 h_prev 和 x_t，预激活值 a_f_t[{unit}] 是 {a}，f_t 是 {f}，1 - f_t 是 {want}；"
    "你的 i_t 却是 {got}。\n提示：{hint}",
)
DIFFERENT_STATES = Text(
    "Over a sequence of 6 steps, {place} of your LSTM is {got}; the cell with coupled gates has {want}.\n"
    "Hint: compare f, i, C~ and o of both at the first step.",
    "走过 6 步的序列，你的 LSTM 的 {place} 是 {got}，耦合门的单元是 {want}。\n提示：比较两者第一步的 f、i、C~、o。",
)
SAME = Text(
    "your input gate equals the forget gate. Look at the curve of the sigmoid: where does it take the value 1 - f_t?",
    "你的输入门与遗忘门相等。看看 sigmoid 的曲线：它在哪里取到 1 - f_t？",
)
SIGN = Text(
    "an input that opens the forget gate should do what to the input gate?",
    "让遗忘门打开的输入，对输入门应当起什么作用？",
)
ONE_MINUS = Text(
    "1 minus the gate is not the gate of 1 minus the sum. Try a sum of 0.",
    "1 减去门的值，不等于用 1 减去和、再算门的值。取和为 0 试一试。",
)
NO_BIAS_GIVEN = Text("has your b_i to do with b_f?", "你的 b_i 与 b_f 有关系吗？")
NO_WEIGHTS_GIVEN = Text(
    "the forget gate follows h_prev and x_t. What in your input gate could follow them?",
    "遗忘门随 h_prev 和 x_t 变化。你的输入门靠什么跟着变？",
)
ANY = Text(
    "compute sigmoid(a) for a few numbers a from -3 to 3. At which other number is the sigmoid 1 - sigmoid(a)?",
    "从 -3 到 3 取几个 a，算出 sigmoid(a)。在另外哪个数上，sigmoid 的值是 1 - sigmoid(a)？",
)

design = Design(
    "10.3",
    function("coupled"),
    (keeps_layers, writes_the_rest, writes_the_rest_always, computes_the_same),
    right=Text(
        "1 - sigmoid(a) = sigmoid(-a). So whatever coupled gates can do, a plain LSTM can: coupling saves parameters "
        "and takes freedom away.",
        "1 - sigmoid(a) = sigmoid(-a)。所以耦合门能做的，普通的 LSTM 都能做：耦合省了参数，也少了自由度。",
    ),
)


def gru(p: GRUParams, x_t: Array, h_prev: Array) -> Array:
    """Return h_t as the package computes it."""
    return gru_step(p, x_t, GRUState(h_prev)).h_t


def gru_cell(
    p: GRUParams,
    x_t: Array,
    h_prev: Array,
    join: Any = joined,
    bias: float = 1,
    z: str = "z",
    r: str = "r",
    squash: Any = np.tanh,
    update: Any = lambda z, new, old: (1 - z) * old + z * new,
    candidate: Any = None,
) -> Array:
    """Take one step, right unless a part is replaced."""
    gates = {k: sigmoid(join(h_prev, x_t) @ getattr(p, f"W_{k}").T + bias * getattr(p, f"b_{k}")) for k in "zr"}
    r_t = gates[r]
    a_h = join(r_t * h_prev, x_t) @ p.W_h.T + bias * p.b_h if candidate is None else candidate(p, r_t, h_prev, x_t)
    h_t: Array = update(gates[z], squash(a_h), h_prev)
    return h_t


def reset_after(p: GRUParams, r: Array, h: Array, x: Array) -> Array:
    """Return the candidate's pre-activation with r_t after the product."""
    H = h.shape[1]
    return r * (h @ p.W_h[:, :H].T) + x @ p.W_h[:, H:].T + p.b_h


def reset_candidate(p: GRUParams, x_t: Array, h_prev: Array) -> Array:
    """Return h_t with r_t on the candidate instead of the old state."""
    step = gru_step(p, x_t, GRUState(h_prev))
    a_h = joined(h_prev, x_t) @ p.W_h.T + p.b_h
    h_t: Array = (1 - step.z_t) * h_prev + step.z_t * step.r_t * np.tanh(a_h)
    return h_t


def draw_gru(rng: Generator) -> dict[str, Any]:
    """Return the arguments of a step with all sizes different."""
    B, D, H = sizes(rng, 3)
    return {"params": GRUParams(**drawn_layers(rng, "zrh", D, H)), **drawn(rng, x_t=(B, D), h_prev=(B, H))}


build_gru = Build(
    "10.4",
    gru,
    ("h_t",),
    draw_gru,
    mistakes=(
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: z * old + (1 - z) * new),
            Text(
                "in Olah's article, is z_t the share of the old state or of the new one?",
                "按 Olah 的文章的约定，z_t 是旧状态的比例，还是新状态的比例？",
            ),
        ),
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: z * new),
            Text("where z_t is 0, what becomes of the old state?", "z_t 为 0 的地方，旧状态会怎样？"),
        ),
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: new),
            Text("that is the candidate. How much of it does (G4) take?", "这是候选隐状态。式 (G4) 取它的多少？"),
        ),
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: (1 - z) * old + new),
            Text(
                "the candidate is written whole. Which share of it does (G4) write?",
                "你把候选隐状态整个写进去了。式 (G4) 只写入多大的比例？",
            ),
        ),
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: 1 - z * old + z * new),
            Text(
                "in (G4), which is computed first: the difference or the product after it? And in your line?",
                "式 (G4) 里先算减法，还是先算后面的乘法？你那一行呢？",
            ),
        ),
        Mistake(
            with_part(gru_cell, update=lambda z, new, old: old + z * new),
            Text("do the two shares in (G4) add up to 1?", "式 (G4) 的两个比例，加起来是 1 吗？"),
        ),
        Mistake(
            with_part(gru_cell, candidate=lambda p, r, h, x: joined(h, x) @ p.W_h.T + p.b_h),
            Text("what does the candidate see when r_t is 0?", "r_t 为 0 时，候选隐状态看到的是什么？"),
        ),
        Mistake(
            with_part(gru_cell, candidate=reset_after),
            Text(
                "is h_prev multiplied by r_t before it meets W_h, or the product after?",
                "r_t 是在乘 W_h 之前乘到 h_prev 上，还是乘到乘完的结果上？",
            ),
        ),
        Mistake(
            with_part(gru_cell, candidate=lambda p, r, h, x: r * (joined(h, x) @ p.W_h.T + p.b_h)),
            Text("r_t hides the old state. Does it hide x_t too?", "r_t 挡住旧状态。它也挡住 x_t 吗？"),
        ),
        Mistake(
            reset_candidate,
            Text(
                "you multiply the candidate by r_t. What does (G3) multiply by r_t?",
                "你把 r_t 乘到了候选隐状态上。式 (G3) 里，r_t 乘的是什么？",
            ),
        ),
        Mistake(
            with_part(gru_cell, z="r", r="z"),
            Text(
                "which gate has the weights W_z, and what does that gate decide?",
                "W_z 是哪个门的权重，这个门决定什么？",
            ),
        ),
        Mistake(
            with_part(gru_cell, r="z"),
            Text(
                "the update gate stands in (G4). Which gate stands in (G3)?", "更新门在式 (G4) 里。式 (G3) 里是哪个门？"
            ),
        ),
        Mistake(
            with_part(gru_cell, squash=sigmoid),
            Text("the candidate may be negative. Is the sigmoid ever?", "候选隐状态可以是负的。sigmoid 会是负的吗？"),
        ),
        Mistake(
            lambda *case: np.tanh(gru(*case)),
            Text(
                "h_t is an average of two numbers. Does a tanh come after it?",
                "h_t 是两个数的加权平均。后面还有 tanh 吗？",
            ),
        ),
        Mistake(with_part(gru_cell, join=lambda h, x: joined(x, h)), ORDER),
        Mistake(with_part(gru_cell, bias=0), NO_BIAS),
    ),
    hint=Text(
        "print z_t, r_t, h~_t, h_t and compare them one by one with `lr.gru_step`.",
        "打印 z_t、r_t、h~_t、h_t，与 `lr.gru_step` 的结果逐个比较。",
    ),
    right=Text(
        "(G4) is (K4) with z_t for 1 - f_t, and r_t comes before the product. All of the state is seen.",
        "把 1 - f_t 换成 z_t，式 (K4) 就成了式 (G4)；r_t 在矩阵乘法之前起作用。状态全部露在外面。",
    ),
)

EXERCISES = (predict, build, design, build_gru)
