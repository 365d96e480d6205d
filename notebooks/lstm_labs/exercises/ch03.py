"""Exercises of chapter 03: one layer, four layers, and the concatenation."""

from typing import Any

import numpy as np

from .exercise import Exercise, Text, Wrong, call_for, call_number, example, is_function


def count_exact(answer: Any) -> None:
    """03.1: four layers, each with a matrix on the concatenation and a bias."""
    for D, H in ((3, 2), (1, 1), (10, 20)):
        got = call_number(answer, D=D, H=H)
        want = 4 * (H * (H + D) + H)
        if got != want:
            raise Wrong(reason(got, D, H), {"D": D, "H": H, "got": f"{got:.12g}", "want": want})


def reason(got: float, D: int, H: int) -> Text:
    """Return the text that fits a wrong count."""
    known = {
        H * (H + D) + H: ONE_LAYER,
        4 * H * (H + D): NO_BIAS,
        4 * (H * D + H): NO_HIDDEN,
        4 * (H * (H + D) + 2 * H): TWO_BIASES,
    }
    return next((text for count, text in known.items() if count == got), OTHER_COUNT)


def split_shapes(answer: Any) -> None:
    """03.2: two matrices, the columns of h and the columns of x."""
    for H, D in ((2, 3), (3, 1)):
        parts = call_for(2, answer, **example(1, W=(H, H + D)), H=H)
        got, want = tuple(part.shape for part in parts), ((H, H), (H, D))
        if got != want:
            raise Wrong(SPLIT_SHAPES, {"of": str((H, H + D)), "H": H, "got": str(got), "want": str(want)})


def split_adds_up(answer: Any) -> None:
    """03.2: W [h, x] = W_h h + W_x x, for any h and x."""
    case = example(2, W=(2, 5), h=(2,), x=(3,))
    W_h, W_x = call_for(2, answer, W=case["W"], H=2)
    want = case["W"] @ np.concatenate([case["h"], case["x"]])
    got = W_h @ case["h"] + W_x @ case["x"]
    if not np.allclose(got, want):
        raise Wrong(SPLIT_SUM, {"want": want, "got": got})


ONE_LAYER = Text(
    "For D = {D} and H = {H} it returned {got}; expected {want}.\nHint: that is one layer. How many are there?",
    "D = {D}、H = {H} 时，它返回了 {got}，应当是 {want}。\n提示：这是一个层的参数个数。一共有几个层？",
)
NO_BIAS = Text(
    "For D = {D} and H = {H} it returned {got}; expected {want}.\nHint: each layer has a bias too.",
    "D = {D}、H = {H} 时，它返回了 {got}，应当是 {want}。\n提示：每个层还有一个偏置。",
)
NO_HIDDEN = Text(
    "For D = {D} and H = {H} it returned {got}; expected {want}.\n"
    "Hint: a layer reads the concatenation of h and x; how long is it?",
    "D = {D}、H = {H} 时，它返回了 {got}，应当是 {want}。\n提示：每个层读的是 h 与 x 的拼接，它有多长？",
)
TWO_BIASES = Text(
    "For D = {D} and H = {H} it returned {got}; expected {want}.\n"
    "Hint: some frameworks keep two biases for each layer and add them; here there is one.",
    "D = {D}、H = {H} 时，它返回了 {got}，应当是 {want}。\n提示：有些框架给每个层两个偏置再相加，这里只有一个。",
)
OTHER_COUNT = Text(
    "For D = {D} and H = {H} it returned {got}; expected {want}.\n"
    "Hint: for one layer, count the entries of W, of the shape (H, H + D), and of b. Then count the layers.",
    "D = {D}、H = {H} 时，它返回了 {got}，应当是 {want}。\n"
    "提示：先数一个层：W 的形状是 (H, H + D)，再加上 b；然后数有几个层。",
)
SPLIT_SHAPES = Text(
    "For W of the shape {of} and H = {H} it returned the shapes {got}; expected {want}.\n"
    "Hint: which columns of W meet h, and which meet x? Return W_h first.",
    "W 的形状为 {of}、H = {H} 时，返回值的形状是 {got}，应当是 {want}。\n"
    "提示：W 的哪些列与 h 相乘，哪些列与 x 相乘？先返回 W_h。",
)
SPLIT_SUM = Text(
    "W [h, x] is {want}, but W_h h + W_x x is {got}.\nHint: which comes first in [h, x]?",
    "W [h, x] 等于 {want}，而 W_h h + W_x x 等于 {got}。\n提示：[h, x] 里谁在前？",
)

EXERCISES = (
    Exercise(
        "03.1",
        (is_function("D", "H"), count_exact),
        Text(
            "Four layers of the same size: an LSTM has four times the parameters of a plain RNN.",
            "四个层大小相同，所以 LSTM 的参数是普通 RNN 的四倍。",
        ),
    ),
    Exercise(
        "03.2",
        (is_function("W", "H"), split_shapes, split_adds_up),
        Text(
            "One matrix on the concatenation is two matrices whose products are added; many frameworks store it so.",
            "作用于拼接向量的一个矩阵，等于两个矩阵各自相乘再相加；许多框架就是这样存储的。",
        ),
    ),
)
