"""The words for what went wrong, in both languages."""

from __future__ import annotations

from .words import Words

# What kept an answer from being compared: `Outcome.fault`, with what stands in `Outcome.detail`.
FAULTS: Words = {
    "missing": {"en": "the answer has no {name}; it has: {got}", "zh": "答案里没有 {name}，只有：{got}"},
    "no_gradient": {
        "en": "missing of the gradients that were asked for: {names}",
        "zh": "要求给出的梯度中缺少：{names}",
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
        "en": "{name} is not a name to answer by; these are: {known}",
        "zh": "答案里不能有 {name}，可用的名字有：{known}",
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
    "parameter": {
        "en": "the module's parameter {name} has shape {got}; in the layout {layout} it has {want}",
        "zh": "模块的参数 {name} 形状为 {got}，按布局 {layout} 应为 {want}",
    },
    "raised": {"en": "{kind}: {message}{where}{hint}", "zh": "{kind}：{message}{where}{hint}"},
    "ended": {
        "en": "the program ended with {code} and gave no answer{last}",
        "zh": "程序没有给出答案就退出了，退出码 {code}{last}",
    },
    "ended_after": {
        "en": "the program ended with {code} after an answer; at the end of its input it should end with 0{last}",
        "zh": "程序给出答案之后以退出码 {code} 结束；输入结束时，退出码应为 0{last}",
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
        "en": "not asked: the program gave no answer to the case before",
        "zh": "没有问：前面的用例没有得到答案",
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
    "no_colon": {
        "en": "expected module:name or file.py:name, got {target}; a program stands after --",
        "zh": "检查对象应写成 module:name 或 file.py:name，实际为 {target}；程序要写在 -- 之后",
    },
    "no_module": {
        "en": "the module {module} cannot be imported: {why}{where}",
        "zh": "无法导入模块 {module}：{why}{where}",
    },
    "no_such_name": {"en": "there is no {name} in {module}", "zh": "{module} 里没有 {name}"},
    "no_signature": {
        "en": "expected a function whose parameters can be read, got {got}",
        "zh": "应为能读出参数名的函数，实际为 {got}",
    },
    "args": {
        "en": "*{name} has no names to hand values over by; write the parameters out, such as\n"
        "    def step(x_t, h_prev, C_prev, W, b)",
        "zh": "*{name} 没有名字，无法按名传入；请逐个写出参数，例如\n    def step(x_t, h_prev, C_prev, W, b)",
    },
    "unknown_name": {
        "en": "nothing is known by the name {names}; what can be asked for:{known}",
        "zh": "没有名为 {names} 的值；可以要的有：{known}",
    },
    "no_x": {
        "en": "expected a parameter x_t (one step) or x (the whole sequence), not both; got {names}",
        "zh": "参数里应有 x_t（一步）或 x（整个序列），两者不能并存；实际有 {names}",
    },
    "mixed": {
        "en": "no one layout has all of {names}; these are the names of weights:{known}",
        "zh": "没有一种布局含有 {names} 的全部；权重的名字有：{known}",
    },
    "no_weights": {
        "en": "the function asks for no weights; these are their names:{known}",
        "zh": "函数没有要权重；权重的名字有：{known}",
    },
    "ambiguous": {
        "en": "{names}: the layouts {layouts} have these names; say which with --layout",
        "zh": "{layouts} 这几种布局都有 {names}，请用 --layout 指定一种",
    },
    "keywords": {
        "en": "the function takes any keywords; say which layout it wants with --layout: {known}",
        "zh": "函数接受任意关键字参数，请用 --layout 指定布局：{known}",
    },
    "not_of_cell": {
        "en": "this cell has no {names}; what can be asked for: {known}",
        "zh": "这种单元类型没有 {names}；可以要的有：{known}",
    },
    "step_gradients": {
        "en": "a step is not asked for gradients; write a function of the whole sequence x, h0, C0, dh, dh_n, dC_n",
        "zh": "单步函数不检查梯度；请写成处理整个序列的函数，参数为 x、h0、C0、dh、dh_n、dC_n",
    },
    "weighed": {
        "en": "the loss also weighs the final states: ask for {names} too",
        "zh": "损失也包含末状态，参数里还要有 {names}",
    },
    "parameters": {
        "en": "{name} has the parameters {names} (with D = {D}, H = {H}); expected one layer, with the names of one "
        "layout:{known}\nrename them, or wrap the module in one that has these names and hands them over",
        "zh": "{name} 的参数为 {names}（D = {D}，H = {H}）；应只有一层，且使用同一种布局的名字：{known}\n"
        "请改参数名，或在外面包一个用这些名字的模块，由它把参数交给原来的模块",
    },
    "forward": {
        "en": "{name} is called as forward(x, {state}), and its forward takes: {asks}\n"
        "x is (T, B, D); of the initial state each part is (directions, B, H)",
        "zh": "{name} 按 forward(x, {state}) 调用，而它的 forward 的参数是：{asks}\n"
        "x 的形状为 (T, B, D)，初始状态各部分的形状为 (directions, B, H)",
    },
    "module_step": {
        "en": "{name} is one step; expected a module that takes the whole sequence, forward(x, {state}), x (T, B, D):\n"
        "write one around it that has the loop over t",
        "zh": "{name} 只算一步；应为处理整个序列的模块 forward(x, {state})，x 的形状为 (T, B, D)：\n"
        "请在外面再写一个模块，在其中对 t 循环",
    },
    "no_torch": {"en": "PyTorch cannot be imported: {why}", "zh": "无法导入 PyTorch：{why}"},
    "not_made": {
        "en": "{name}(input_size, hidden_size) raised {why}{where}",
        "zh": "调用 {name}(input_size, hidden_size) 时出错：{why}{where}",
    },
    "not_a_module": {
        "en": "expected a torch.nn.Module from {name}(input_size, hidden_size), got {got}",
        "zh": "{name}(input_size, hidden_size) 应返回 torch.nn.Module，实际返回 {got}",
    },
    "layout_of_cell": {
        "en": "the layout {layout} has no place for the cell {cell}, but for {cells}; {cell} is in {known}",
        "zh": "布局 {layout} 放不下 {cell}，只能放 {cells}；能放 {cell} 的布局有：{known}",
    },
    "no_case": {
        "en": "there is no case {name} (python -m lstm_ref cases lists them); the nearest are {near}",
        "zh": "没有名为 {name} 的用例（用 python -m lstm_ref cases 列出全部），最接近的有：{near}",
    },
    "no_cases": {
        "en": "there is no case of the cell {cell} in {dtype} with {directions} direction(s)",
        "zh": "单元类型 {cell} 没有 {dtype}、方向数为 {directions} 的用例",
    },
    "target": {
        "en": "expected one target, module:name or a program after --",
        "zh": "应有一个检查对象：module:name，或写在 -- 之后的程序",
    },
    "plain_gradients": {
        "en": "--plain asks for no gradients: leave out --gradients",
        "zh": "--plain 不检查梯度，请去掉 --gradients",
    },
    "programs_alone": {"en": "{option} is for programs alone", "zh": "{option} 只用于程序"},
    "positive": {
        "en": "{option}: expected a number above 0, got {got}",
        "zh": "{option} 应为大于 0 的数，实际为 {got}",
    },
}
