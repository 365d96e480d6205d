"""The words of the checker, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Words = Mapping[str, Mapping[str, str]]

# The report itself.
REPORT: Words = {
    "head": {
        "en": "{name}: cell {cell}, layout {layout}, {dtype}, tolerance {tolerance}",
        "zh": "{name}：单元类型 {cell}，布局 {layout}，{dtype}，容差 {tolerance}",
    },
    "right": {"en": "pass", "zh": "通过"},
    "wrong": {"en": "FAIL", "zh": "出错"},
    "worst": {"en": "largest difference {worst}", "zh": "最大误差 {worst}"},
    "step": {"en": "step t = {t} ({nth}), ", "zh": "t = {t}（{nth}），"},
    "state": {
        "en": "sequence {b}, unit {k}: {symbol} is {got}, expected {want}",
        "zh": "序列 {b}，隐藏单元 {k}：{symbol} 为 {got}，应为 {want}",
    },
    "gradient": {
        "en": "{symbol} at {index} is {got}, expected {want}",
        "zh": "{symbol} 在 {index} 处为 {got}，应为 {want}",
    },
    "agree": {"en": "right in this step: {symbols}", "zh": "这一步里正确的有 {symbols}"},
    "agree_all": {"en": "the values of all steps are right", "zh": "各步的值都正确"},
    "same": {"en": "(as above)", "zh": "（同上）"},
    "end": {"en": "the end of the program", "zh": "程序结束时"},
    "ungraded": {
        "en": "No gradients were compared: the case has none, or the module returns no final state.",
        "zh": "没有比较梯度：用例没有梯度，或者模块没有返回最终状态。",
    },
    "one_end_wrong": {
        "en": "The case passes, but the end of the program does not.",
        "zh": "这个用例通过，但程序结束时有问题。",
    },
    "end_wrong": {
        "en": "All {n} cases pass, but the end of the program does not.",
        "zh": "{n} 个用例全部通过，但程序结束时有问题。",
    },
    "nth": {"en": "the {nth}", "zh": "第 {nth} 步"},
    "comma": {"en": ", ", "zh": "、"},
    "listed": {"en": "{name}: {names}", "zh": "{name}：{names}"},
    "semicolon": {"en": "; ", "zh": "；"},
    "reverse": {"en": "{symbol} (second direction)", "zh": "{symbol}（第二个方向）"},
    "more": {"en": " or {more}", "zh": "或 {more} 个"},
    "last": {"en": "; last on its standard error:", "zh": "；标准错误的最后几行："},
    "line": {"en": "{file}, line {line}, in {function}", "zh": "{file} 第 {line} 行，{function}"},
    "compared": {"en": "Compared: {names}", "zh": "比较了：{names}"},
    "all_right": {"en": "All {n} cases pass.", "zh": "{n} 个用例全部通过。"},
    "one_right": {"en": "The case passes.", "zh": "这个用例通过。"},
    "one_wrong": {"en": "The case fails.", "zh": "这个用例没有通过。"},
    "some_wrong": {"en": "{wrong} of {n} cases fail.", "zh": "{n} 个用例中有 {wrong} 个没有通过。"},
    "what": {"en": "What is wrong:", "zh": "错在哪里："},
    "mends_before": {"en": "Fix, before the cell is called{then}:", "zh": "在调用之前这样改{then}："},
    "mends_after": {"en": "Fix, after the answer is back{then}:", "zh": "在得到答案之后这样改{then}："},
    "mends_gradients": {"en": "Fix, after the gradients are back{then}:", "zh": "在得到梯度之后这样改{then}："},
    "after": {"en": "and after the answer is back:", "zh": "得到答案之后："},
    "after_gradients": {"en": "and after the gradients are back:", "zh": "得到梯度之后："},
    "then_all": {
        "en": " ({mended} of {n} cases then pass)",
        "zh": "（试了 {n} 个用例，改后 {mended} 个通过）",
    },
    "then_one": {"en": " (the case then passes)", "zh": "（改后这个用例通过）"},
    "then_values": {
        "en": " (the values then agree, the gradients still differ)",
        "zh": "（改后各个值一致，梯度仍不一致）",
    },
    "then_part": {"en": " (in part: other errors remain)", "zh": "（只能改正一部分，其余的错误还在）"},
    "error": {"en": "error: {message}", "zh": "错误：{message}"},
}

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def say(words: Words, key: str, lang: str, **detail: Any) -> str:
    """Return the words of a key in a language, filled in.

    Examples
    --------
    >>> say(REPORT, "all_right", "zh", n=12)
    '12 个用例全部通过。'
    """
    return words[key][lang].format(**detail)
