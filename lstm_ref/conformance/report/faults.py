"""The words for what went wrong, in both languages."""

from __future__ import annotations

from .words import Words

# What kept an answer from being compared: `Outcome.fault`, with what stands in `Outcome.detail`.
FAULTS: Words = {
    "missing": {"en": "the answer has no {name}; it has: {got}", "zh": "答案里没有 {name}，只有：{got}"},
    "no_gradient": {
        "en": "gradients missing from the answer: {names}",
        "zh": "答案里缺少要求的梯度：{names}",
    },
    "no_graph": {
        "en": "what the module returns has no gradient: {names} (torch.no_grad, detach or NumPy inside?)",
        "zh": "模块返回的 {names} 不带梯度（里面用了 torch.no_grad、detach 或 NumPy？）",
    },
    "frozen": {
        "en": "these parameters of the module have no gradient, as requires_grad is False: {names}",
        "zh": "模块的这些参数没有梯度，因为 requires_grad 为 False：{names}",
    },
    "unknown": {
        "en": "unknown output name {name}; known: {known}",
        "zh": "答案里有未知的名字 {name}；可用的名字有：{known}",
    },
    "shape": {"en": "{name}: expected shape {want}, got {got}", "zh": "{name} 的形状应为 {want}，实际为 {got}"},
    "ragged": {"en": "{name}: its lists are of different lengths", "zh": "{name} 里的列表长短不一"},
    "not_numbers": {"en": "{name}: expected numbers, got {got}", "zh": "{name} 应为数，实际为 {got}"},
    "returned": {
        "en": "{name} returned {got}; expected {wanted} or a dict",
        "zh": "{name} 返回了 {got}，应返回 {wanted} 或字典",
    },
    "no_part": {
        "en": "{name} returned no {part}, which the next step needs; it returned: {got}",
        "zh": "{name} 没有返回下一步要用的 {part}，只返回了：{got}",
    },
    "masked": {"en": "{name} is a masked array: nothing to compare", "zh": "{name} 是带掩码的数组，无法比较"},
    "too_large": {"en": "{name} has an integer too large for a float64", "zh": "{name} 里有 float64 放不下的整数"},
    "typed_array": {
        "en": "{name}: expected lists of numbers, got an object; of a Float32Array or Float64Array "
        "answer Array.from(…)",
        "zh": "{name} 应为数的列表，实际为对象；Float32Array、Float64Array 请用 Array.from(…) 转换",
    },
    "coroutine": {
        "en": "{name} is async and returned a coroutine; expected a plain function",
        "zh": "{name} 是异步函数，返回了协程；应为普通函数",
    },
    "gradients_named": {
        "en": "{name} returned {got}; gradients are returned by their names, in one dict with h: {known}",
        "zh": "{name} 返回了 {got}；梯度要按名返回，与 h 放在同一个字典里：{known}",
    },
    "parameter": {
        "en": "the module's parameter {name} has shape {got}; in the layout {layout} it has {want}\n"
        "is it another cell? --cell says which",
        "zh": "模块的参数 {name} 形状为 {got}，按布局 {layout} 应为 {want}\n是不是别的单元类型？请用 --cell 指明",
    },
    "no_parameter": {
        "en": "the module has a parameter {name}; for this cell the layout {layout} has: {known}",
        "zh": "模块有参数 {name}，而布局 {layout} 中这种单元类型的参数是：{known}",
    },
    "raised": {"en": "{kind}: {message}{where}{hint}", "zh": "{kind}：{message}{where}{hint}"},
    "ended": {
        "en": "the program ended with status {code} and gave no answer{last}",
        "zh": "程序没有给出答案就退出了，退出状态 {code}{last}",
    },
    "ended_after": {
        "en": "the program ended with status {code} after an answer; expected status 0 at the end of its input{last}",
        "zh": "程序给出答案之后以退出状态 {code} 结束；输入结束时，退出状态应为 0{last}",
    },
    "more_lines": {
        "en": "another line came after the last answer: {line}\n"
        "standard output is for answers, one line each; print to standard error",
        "zh": "最后一个答案之后还有别的输出：{line}\n标准输出只放答案，每个一行，其他内容请输出到标准错误",
    },
    "no_end": {
        "en": "the program did not end in {seconds} seconds after the end of its input",
        "zh": "输入结束后 {seconds} 秒内，程序没有退出",
    },
    "second_line": {
        "en": "another line came after the answer, and each case is answered by one: {line}\n"
        "standard output is for answers; print to standard error",
        "zh": "答案之后又来了一行，而每个用例只答一行：{line}\n标准输出只放答案，其他内容请输出到标准错误",
    },
    "not_asked": {
        "en": "not asked: the program gave no answer to a case before",
        "zh": "没有问：程序没有回答前面的用例",
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
