"""What stands on the worksheet, the running example's step on paper: given numbers, blanks and what belongs in them.

Every number is computed by `lstm_ref` from `lstm_labs.example`. On the blank sheet a blank is an empty text, so that
the page does not hold its answer.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from lstm_labs.example import SENTENCE, STEP, tiny_inputs, tiny_params, tiny_step
from lstm_labs.style import number
from lstm_labs.words import label
from lstm_ref.activations import sigmoid
from lstm_ref.checks import Array
from lstm_ref.lstm import lstm_step

LAYERS = {  # by the number of the equation: its formula, and the names of its layer and of its value
    1: (r"f_t = \sigma\left(W_f \cdot [h_{t-1}, x_t] + b_f\right)", "f", "f_t"),
    2: (r"i_t = \sigma\left(W_i \cdot [h_{t-1}, x_t] + b_i\right)", "i", "i_t"),
    3: (r"\tilde{C}_t = \tanh\left(W_C \cdot [h_{t-1}, x_t] + b_C\right)", "C", "C_tilde_t"),
    5: (r"o_t = \sigma\left(W_o \cdot [h_{t-1}, x_t] + b_o\right)", "o", "o_t"),
}
UPDATE, OUTPUT = r"C_t = f_t * C_{t-1} + i_t * \tilde{C}_t", r"h_t = o_t * \tanh(C_t)"
COLUMNS = ("h_1", "h_2", "x_1", "x_2", "x_3", "x_4")
WORDS: dict[str, dict[str, Any]] = {
    "name": {"en": "Name", "zh": "姓名"},
    "date": {"en": "Date", "zh": "日期"},
    "sentence": {"en": "The sentence and its inputs, word by word", "zh": "句子和逐词的输入"},
    "inputs": {
        "en": ["new subject", "announcement", "answer due", "value"],
        "zh": ["新主语", "预告", "该用", "取值"],
    },
    "table": {"en": "The six equations", "zh": "六个式子"},
    "before": {"en": "Before *{}*:", "zh": "读“{}”之前："},
    "at": {"en": "at *{}*:", "zh": "读到“{}”："},
    "then": {"en": "; ", "zh": "；"},
    "source": {"en": "From *LSTM Step by Step*, CC BY 4.0", "zh": "选自《LSTM 分步讲解》，CC BY 4.0"},
    "equation": {"en": "equation", "zh": "式子"},
    "bias": {"en": "bias", "zh": "偏置"},
    "working": {"en": "weight · number, added up", "zh": "权重 · 数，再相加"},
    "sum": {"en": "sum", "zh": "和"},
    "result": {"en": "value", "zh": "值"},
    "lookup": {"en": "To look up", "zh": "查这里"},
    "odd": {"en": "A minus sign goes through tanh:", "zh": "负号可以移到 tanh 外面："},
    "ask": {
        "en": "In words: what was let go at *{}*, what was kept, what is shown now, what is held back?",
        "zh": "用一句话说：读到“{}”，放下了什么，留住了什么；现在露出什么，还藏着什么？",
    },
    "answer": {
        "en": "Female was let go and male written; the plural of *books* was kept. The gender is shown; the plural is "
        "held back until its verb is due.",
        "zh": "放下了“女”，写上了“男”；“本”还留着。现在露出的是性别；“本”先藏着，等它的名词。",
    },
}


def words(lang: str) -> dict[str, Any]:
    """Return the sheet's words in a language, with the word of the step in its place."""
    word = SENTENCE[lang][STEP]
    chosen = {key: both[lang] for key, both in WORDS.items()}
    return {key: text.format(word) if isinstance(text, str) else text for key, text in chosen.items()}


def whole(value: float) -> str:
    """Write a small integer with a true minus sign.

    >>> whole(-5.0)
    '−5'
    """
    return f"{value:.0f}".replace("-", "−")


def bracket(text: str) -> str:
    """Put a negative number into brackets, after a sign."""
    return f"({text})" if text.startswith("−") else text


def summed(weights: Array, bias: float, shown: list[str]) -> str:
    """Write a dot product and its bias, without the terms whose weight is 0; `shown` are the numbers of the vector.

    >>> summed(np.array([2.0, 0, 3]), -1, ["0.59", "0.01", "−1"])
    '2 · 0.59 + 3 · (−1) − 1'
    """
    terms = [f"{whole(w)} · {bracket(value)}" for w, value in zip(weights, shown, strict=True) if w]
    end = f" {'−' if bias < 0 else '+'} {whole(abs(bias))}" if bias else ""
    return " + ".join(terms) + end


def sheet(lang: str, solved: bool) -> dict[str, Any]:
    """Return what the template needs: words, given numbers, and the blanks, empty unless `solved`."""
    fill: Callable[[str], str] = (lambda text: text) if solved else (lambda text: "")
    params, (x_t, state) = tiny_params(), tiny_step()
    step = lstm_step(params, x_t, state)
    shown = [*map(number, state.h[0]), *map(whole, x_t[0])]
    equations: list[dict[str, Any]] = []
    for tag, (formula, layer, field) in LAYERS.items():
        W, b = getattr(params, f"W_{layer}"), getattr(params, f"b_{layer}")
        a, value = getattr(step, f"a_{layer}_t")[0], getattr(step, field)[0]
        rows = [{"weights": [whole(w) for w in W[k]], "bias": whole(b[k]), "working": fill(summed(W[k], b[k], shown)),
                 "sum": fill(number(a[k])), "value": fill(number(value[k]))} for k in (0, 1)]  # fmt: skip
        equations.append({"tag": tag, "formula": formula, "rows": rows})
    f, i, C_tilde, o = (field[0] for field in (step.f_t, step.i_t, step.C_tilde_t, step.o_t))
    C_prev, C, h = state.C[0], step.C_t[0], step.h_t[0]
    update = [(f[k], C_prev[k], i[k], C_tilde[k], f[k] * C_prev[k], i[k] * C_tilde[k]) for k in (0, 1)]
    output = [(o[k], C[k], o[k], np.tanh(C[k])) for k in (0, 1)]
    for tag, formula, signs, blanks, value in (
        (4, UPDATE, (" · ", " + ", " · ", " = ", " + ", ""), update, C),
        (6, OUTPUT, (" · tanh ", " = ", " · ", ""), output, h),
    ):
        sums = [{"blanks": [(fill(bracket(number(one))), sign) for one, sign in zip(blanks[k], signs, strict=True)],
                 "value": fill(number(value[k]))} for k in (0, 1)]  # fmt: skip
        equations.append({"tag": tag, "formula": formula, "rows": sums})
    return {
        "say": words(lang), "solved": solved, "sentence": SENTENCE[lang], "step": STEP,
        "inputs": tiny_inputs()[:, 0].T.astype(int), "whole": whole,
        "entries": [label("tiny_1", lang), label("tiny_2", lang)], "columns": list(zip(COLUMNS, shown, strict=True)),
        "given": {"h": [*map(number, state.h[0])], "C": [*map(number, C_prev)], "x": [*map(whole, x_t[0])]},
        "equations": sorted(equations, key=lambda equation: equation["tag"]), "answer": fill(WORDS["answer"][lang]),
        "sigma": [(whole(a), number(float(sigmoid(np.array(float(a)))))) for a in range(-5, 6)],
        "tanh": [(number(a), number(np.tanh(a))) for a in tanh_arguments()],
    }  # fmt: skip


def tanh_arguments() -> list[float]:
    """Return the sizes at which tanh may be wanted, for every sign that a reader may take for the right one.

    So the table gives no answer away: of two numbers that stand in it for each blank, one belongs there.
    """
    params, (x_t, state) = tiny_params(), tiny_step()
    step = lstm_step(params, x_t, state)
    hx_t = step.hx_t[0]
    kept, written = np.round(step.f_t * state.C, 2)[0], np.round(step.i_t * step.C_tilde_t, 2)[0]
    old, new = params.W_C[:, :2] @ hx_t[:2], params.W_C[:, 2:] @ hx_t[2:]
    sizes = np.abs([old + new, old - new, kept + written, kept - written])
    return sorted(round(float(size), 2) for size in sizes.flat)
