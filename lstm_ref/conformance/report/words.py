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
    "right": {"en": "right", "zh": "正确"},
    "wrong": {"en": "WRONG", "zh": "错误"},
    "worst": {"en": "largest difference {worst}", "zh": "最大差异 {worst}"},
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
    "one_end_wrong": {"en": "The case is right, the end is not.", "zh": "这个用例正确，但程序结束时有问题。"},
    "end_wrong": {"en": "All {n} cases are right, the end is not.", "zh": "{n} 个用例全部正确，但程序结束时有问题。"},
    "nth": {"en": "the {nth}", "zh": "第 {nth} 步"},
    "comma": {"en": ", ", "zh": "、"},
    "semicolon": {"en": "; ", "zh": "；"},
    "reverse": {"en": "{symbol} (reverse)", "zh": "{symbol}（反向）"},
    "more": {"en": " or {more}", "zh": "或 {more} 个"},
    "last": {"en": "; last on its standard error:", "zh": "；标准错误的最后几行："},
    "line": {"en": "{file}, line {line}, in {function}", "zh": "{file} 第 {line} 行，{function}"},
    "compared": {"en": "Compared: {names}", "zh": "比较了：{names}"},
    "all_right": {"en": "All {n} cases are right.", "zh": "{n} 个用例全部正确。"},
    "one_right": {"en": "The case is right.", "zh": "这个用例正确。"},
    "some_wrong": {"en": "{wrong} of {n} cases are wrong.", "zh": "{n} 个用例中有 {wrong} 个不对。"},
    "what": {"en": "What is wrong:", "zh": "错在哪里："},
    "mends_before": {
        "en": "Lines that mend {it}{then}, before the cell is called:",
        "zh": "在调用之前加上这几行{it}{then}：",
    },
    "mends_after": {
        "en": "Lines that mend {it}{then}, after the cell has answered:",
        "zh": "在得到答案之后加上这几行{it}{then}：",
    },
    "mends_gradients": {
        "en": "Lines that mend {it}{then}, after the gradients are back:",
        "zh": "在得到梯度之后加上这几行{it}{then}：",
    },
    "after": {"en": "and after it has answered:", "zh": "得到答案之后："},
    "after_gradients": {"en": "and after the gradients are back:", "zh": "得到梯度之后："},
    "then_all": {
        "en": " ({mended} of {n} cases then agree)",
        "zh": "（试了 {n} 个用例，改后一致的有 {mended} 个）",
    },
    "then_values": {"en": " (the gradients still differ)", "zh": "（梯度仍不一致）"},
    "then_part": {"en": "", "zh": "（其余的错误还在）"},
    "it_all": {"en": "it", "zh": "就能改正"},
    "it_values": {"en": "the values", "zh": "，各个值就一致了"},
    "it_part": {"en": "a part of it", "zh": "，能改正其中一部分"},
    "error": {"en": "error: {message}", "zh": "错误：{message}"},
}

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def say(words: Words, key: str, lang: str, **detail: Any) -> str:
    """Return the words of a key in a language, filled in.

    Examples
    --------
    >>> say(REPORT, "all_right", "zh", n=12)
    '12 个用例全部正确。'
    """
    return words[key][lang].format(**detail)
