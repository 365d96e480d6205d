"""The words of the checker, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Words = Mapping[str, Mapping[str, str]]

# What kept an answer from being compared: `Outcome.fault`, with what stands in `Outcome.detail`.
FAULTS: Words = {
    "missing": {"en": "the answer has no {name}; it has: {got}", "zh": "答案里没有 {name}，只有：{got}"},
    "unknown": {
        "en": "{name} is not a name to answer by; these are: {known}",
        "zh": "答案里不能有 {name}，可用的名字有：{known}",
    },
    "shape": {"en": "{name}: expected shape {want}, got {got}", "zh": "{name} 的形状应为 {want}，实际为 {got}"},
    "ragged": {"en": "{name}: its lists are of different lengths", "zh": "{name} 里的列表长短不一"},
    "not_numbers": {"en": "{name}: expected numbers, got {got}", "zh": "{name} 应为数，实际为 {got}"},
    "returned": {
        "en": "expected h, (h, C) or a dict from {name}, got {got}",
        "zh": "{name} 应返回 h、(h, C) 或字典，实际返回 {got}",
    },
    "raised": {"en": "{kind}: {message}\n{where}", "zh": "{kind}：{message}\n{where}"},
    "ended": {
        "en": "the program ended with {code} and gave no answer{last}",
        "zh": "程序没有给出答案就退出了，退出码 {code}{last}",
    },
    "timeout": {
        "en": "no answer in {seconds} seconds (is the line ended, and the output flushed?)",
        "zh": "{seconds} 秒内没有答案（答案末尾换行了吗？输出缓冲区刷新了吗？）",
    },
    "not_json": {
        "en": "expected one line of JSON on standard output, got: {line}",
        "zh": "标准输出上应有一行 JSON，实际为：{line}",
    },
    "not_object": {
        "en": 'expected a JSON object such as {{"h": […]}}, got: {line}',
        "zh": "应为 JSON 对象，例如 {{\"h\": […]}}，实际为：{line}",
    },
    "not_plain": {
        "en": "expected a line of numbers on standard output, got: {line}",
        "zh": "标准输出上应有一行数，实际为：{line}",
    },
    "printed": {
        "en": "another line came before the answer: {line}\n"
        "standard output is for answers; print to standard error",
        "zh": "答案之前还有别的输出：{line}\n标准输出只放答案，其他内容请输出到标准错误",
    },
    "count": {"en": "expected {want} numbers{more}, got {got}", "zh": "应有 {want} 个数{more}，实际有 {got} 个"},
}  # fmt: skip

# Why a target cannot be checked: `TargetError.fault`.
TARGETS: Words = {
    "no_start": {"en": "{program} cannot be started: {why}", "zh": "无法启动 {program}：{why}"},
    "no_module": {"en": "the module {module} cannot be imported: {why}", "zh": "无法导入模块 {module}：{why}"},
}


# The report itself.
REPORT: Words = {
    "head": {
        "en": "{name}: cell {cell}, layout {layout}, {dtype}, tolerance {tolerance}",
        "zh": "{name}：单元类型 {cell}，布局 {layout}，{dtype}，容差 {tolerance}",
    },
    "right": {"en": "right", "zh": "正确"},
    "wrong": {"en": "WRONG", "zh": "错误"},
    "worst": {"en": "largest difference {worst}", "zh": "最大差异 {worst}"},
    "step": {
        "en": "step t = {t} ({nth}), sequence {b}, unit {k}: {symbol} is {got}, expected {want}",
        "zh": "t = {t}（{nth}），序列 {b}，隐藏单元 {k}：{symbol} 为 {got}，应为 {want}",
    },
    "state": {
        "en": "sequence {b}, unit {k}: {symbol} is {got}, expected {want}",
        "zh": "序列 {b}，隐藏单元 {k}：{symbol} 为 {got}，应为 {want}",
    },
    "gradient": {
        "en": "{symbol} at {index} is {got}, expected {want}",
        "zh": "{symbol} 在 {index} 处为 {got}，应为 {want}",
    },
    "agree": {"en": "{symbols} of this step agree", "zh": "这一步的 {symbols} 与标准答案一致"},
    "agree_all": {"en": "all values of all steps agree", "zh": "各步的值都与标准答案一致"},
    "same": {"en": "(as above)", "zh": "（同上）"},
    "nth": {"en": "the {nth}", "zh": "第 {nth} 步"},
    "comma": {"en": ", ", "zh": "、"},
    "semicolon": {"en": "; ", "zh": "；"},
    "reverse": {"en": "{symbol} (reverse)", "zh": "{symbol}（反向）"},
    "more": {"en": " or {more}", "zh": "或 {more} 个"},
    "last": {"en": "; last on its standard error:", "zh": "；标准错误的最后几行："},
    "line": {"en": "{file}, line {line}, in {function}", "zh": "{file} 第 {line} 行，{function}"},
    "all_right": {"en": "All {n} cases are right.", "zh": "{n} 个用例全部正确。"},
    "some_wrong": {"en": "{wrong} of {n} cases are wrong.", "zh": "{n} 个用例中有 {wrong} 个错误。"},
    "what": {"en": "What is wrong:", "zh": "错在哪里："},
    "mends": {"en": "{mended} of {n} cases agree with this:", "zh": "这样改以后，{n} 个用例中有 {mended} 个正确："},
    "error": {"en": "error: {message}", "zh": "错误：{message}"},
}

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def say(words: Words, key: str, lang: str, **detail: Any) -> str:
    """Return the words of a key in a language, filled in.

    Examples
    --------
    >>> say(FAULTS, "shape", "zh", name="h", want=(2, 1), got=(1, 2))
    'h 的形状应为 (2, 1)，实际为 (1, 2)'
    """
    return words[key][lang].format(**detail)
