"""The words for why a target cannot be checked, in both languages."""

from __future__ import annotations

from .words import Words

# Why a target cannot be checked: `TargetError.fault`.
TARGETS: Words = {
    "no_start": {"en": "{program} cannot be started: {why}", "zh": "无法启动 {program}：{why}"},
    "no_program": {
        "en": "{program} cannot be started: No such file or directory",
        "zh": "无法启动 {program}：没有这个文件",
    },
    "no_file": {"en": "there is no file {file}", "zh": "没有文件 {file}"},
    "class": {
        "en": "{name} is a class; expected a function or a callable object: write step = {name}() and give step",
        "zh": "{name} 是类；应为函数或可调用的对象：可写 step = {name}()，然后指定 step",
    },
    "instance": {
        "en": "expected a subclass of torch.nn.Module, got an instance: give its class, {name}",
        "zh": "应为 torch.nn.Module 的子类，实际是已经建好的实例：请指定它的类 {name}",
    },
    "no_C": {
        "en": "{name} has no C_prev, and the cell has C: for a GRU or a plain RNN give "
        "--cell gru, gru_reset_after or rnn",
        "zh": "{name} 没有参数 C_prev，而这种单元类型有 C；若是 GRU 或普通 RNN，请用 "
        "--cell 指定 gru、gru_reset_after 或 rnn",
    },
    "one_direction": {
        "en": "{names}: the cases have one direction; for a bidirectional cell give --directions 2",
        "zh": "有 {names}，而用例只有一个方向；双向的单元请用 --directions 2",
    },
    "step_x": {
        "en": "x means the whole sequence, (T, B, D), and {names} the state at one step: name the input of a step x_t, "
        "or, for a sequence, its initial state h0, C0",
        "zh": "x 表示整个序列，形状 (T, B, D)，而 {names} 是某一步的状态：只算一步的函数，请把输入叫作 x_t；"
        "处理整个序列的函数，请把初始状态叫作 h0、C0",
    },
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
        "en": "unknown parameter {names}; known names:{known}",
        "zh": "未知的参数 {names}；可用的名字有：{known}",
    },
    "no_x": {
        "en": "expected a parameter x_t (one step) or x (the whole sequence), not both; got {names}",
        "zh": "参数里应有 x_t（一步）或 x（整个序列），两者不能并存；实际有 {names}",
    },
    "mixed": {
        "en": "no single layout contains all of {names}; the names of weights are:{known}",
        "zh": "没有哪种布局同时含有 {names}；权重的名字有：{known}",
    },
    "not_in_layout": {
        "en": "the names {names} are not those of the layout {layout} but of {owners}; its own are:{known}",
        "zh": "{names} 不是布局 {layout} 的名字，而是 {owners} 的；该布局的名字有：{known}",
    },
    "no_weights": {
        "en": "the function asks for no weights; their names are:{known}",
        "zh": "函数的参数里没有权重；权重的名字有：{known}",
    },
    "ambiguous": {
        "en": "{names}: the layouts {layouts} have these names; say which with --layout",
        "zh": "{layouts} 这几种布局都有 {names}，请用 --layout 指定一种",
    },
    "keywords": {
        "en": "the function takes any keywords; say which layout it expects with --layout: {known}",
        "zh": "函数接受任意关键字参数，请用 --layout 指定布局：{known}",
    },
    "not_of_cell": {
        "en": "this kind of cell has no {names}; known names: {known} (--cell says which kind it is)",
        "zh": "这种单元类型没有 {names}；可用的名字有：{known}（用 --cell 指明单元类型）",
    },
    "step_gradients": {
        "en": "a step is not asked for gradients; write a function of the whole sequence x, h0, C0, dh, dh_n, dC_n",
        "zh": "单步函数不检查梯度；请写成处理整个序列的函数，参数为 x、h0、C0、dh、dh_n、dC_n",
    },
    "weighed": {
        "en": "the loss also weighs the final states: ask for {names} too",
        "zh": "损失也包含最终状态，参数里还要有 {names}",
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
        "en": "expected an instance of torch.nn.Module from {name}(input_size, hidden_size), got {got}",
        "zh": "{name}(input_size, hidden_size) 应返回 torch.nn.Module 的实例，实际返回 {got}",
    },
    "layout_of_cell": {
        "en": "layout {layout} does not support {cell}, only {cells}; {cell} is in {known}",
        "zh": "布局 {layout} 不支持 {cell}，只支持 {cells}；支持 {cell} 的布局有：{known}",
    },
    "no_case": {
        "en": "there is no case {name} (python -m lstm_ref cases lists them); the nearest are {near}",
        "zh": "没有名为 {name} 的用例（用 python -m lstm_ref cases 列出全部），最接近的有：{near}",
    },
    "case_of_others": {
        "en": "the case {name} is of the cell {cell}, {dtype}, {directions} direction(s): "
        "leave out --cell, --dtype and --directions",
        "zh": "用例 {name} 的单元类型为 {cell}，数据类型 {dtype}，方向数 {directions}："
        "请去掉 --cell、--dtype 和 --directions",
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
    "programs_alone": {
        "en": "{option} applies to programs only; a program stands after --: check {option} … -- {target}",
        "zh": "{option} 只用于程序；程序要写在 -- 之后：check {option} … -- {target}",
    },
    "gradients_always": {
        "en": "--gradients applies to programs only: a module's gradients are always compared, a function's if it has "
        "the parameters dh, dh_n, dC_n",
        "zh": "--gradients 只用于程序：模块的梯度总会比较；函数若有参数 dh、dh_n、dC_n，也会比较",
    },
    "positive": {
        "en": "{option}: expected a number above 0, got {got}",
        "zh": "{option} 应为大于 0 的数，实际为 {got}",
    },
}
