"""The words of the help, in both languages."""

from __future__ import annotations

from ..report.words import Words

HELP: Words = {
    "about": {
        "en": "Test an LSTM, GRU or RNN cell against the conformance suite.",
        "zh": "用一致性用例集检查 LSTM、GRU 或 RNN 单元。",
    },
    "options": {"en": "options", "zh": "选项"},
    "commands": {"en": "commands", "zh": "命令"},
    "what": {"en": "arguments", "zh": "检查对象"},
    "which": {"en": "arguments", "zh": "参数"},
    "programs": {"en": "options for programs only", "zh": "只用于程序的选项"},
    "help": {"en": "show this help", "zh": "显示本帮助"},
    "check": {"en": "check a cell", "zh": "检查一个单元"},
    "check_about": {
        "en": "Run a cell on every case, compare what it answers, and say what is wrong.\n\n"
        "TARGET is a Python function or a subclass of torch.nn.Module:\n"
        "  module:name or folder/file.py:name. A function is handed what its parameters name:\n"
        "  step(x_t, h_prev, C_prev, W, b) returns (h, C);\n"
        "  lstm(x, h0, C0, W, b) takes the whole sequence and returns h or (h, (h_n, C_n)).\n"
        "  h, C, c, c0 and names with _l0 are understood too. A module is made by\n"
        "  TARGET(input_size, hidden_size), and called as forward(x, (h0, C0)).\n"
        "PROGRAM reads each case as one line of JSON and answers with one; with --plain it reads\n"
        "lines of plain numbers and answers with one.\n\n"
        "Exit status: 0 all cases pass; 1 a case fails or is not answered, or the program does not\n"
        "end as it should; 2 nothing could be checked (target or option).",
        "zh": "把每个用例交给待查的单元，比较答案，并指出错在哪里。\n\n"
        "TARGET 是 Python 函数或 torch.nn.Module 的子类：\n"
        "  module:name 或 folder/file.py:name。函数的参数叫什么，就传入什么：\n"
        "  step(x_t, h_prev, C_prev, W, b) 返回 (h, C)；\n"
        "  lstm(x, h0, C0, W, b) 处理整个序列，返回 h 或 (h, (h_n, C_n))。\n"
        "  也可以写成 h、C、c、c0，或带 _l0 的名字。模块由\n"
        "  TARGET(input_size, hidden_size) 建立，按 forward(x, (h0, C0)) 调用。\n"
        "PROGRAM 每次读入一行 JSON（一个用例），输出一行 JSON（答案）；\n"
        "用 --plain 时读入几行纯数字，输出一行纯数字。\n\n"
        "退出状态：0 全部通过；1 有没通过或没答上来的用例，或程序没有正常结束；\n"
        "2 没法检查（检查对象或选项有误）。",
    },
    "target": {"en": "module:name or file.py:name", "zh": "module:name 或 file.py:name"},
    "cell": {"en": "kind of cell (default lstm)", "zh": "单元类型（默认 lstm）"},
    "dtype": {"en": "dtype of the cases (default float64)", "zh": "用例的数据类型（默认 float64）"},
    "directions": {"en": "1, or 2 for a bidirectional cell (default 1)", "zh": "1 为单向，2 为双向（默认 1）"},
    "only_cell": {"en": "only those of this kind of cell (default all)", "zh": "只列这种单元类型的用例（默认全部）"},
    "only_dtype": {"en": "only those of this dtype (default all)", "zh": "只列这种数据类型的用例（默认全部）"},
    "only_directions": {
        "en": "only those of so many directions (default all)",
        "zh": "只列这么多方向的用例（默认全部）",
    },
    "case": {"en": "run this case alone", "zh": "只检查这个用例"},
    "layout": {
        "en": "layout of the weights (of a program: packed, W and b with the rows of all gates; "
        "of a function: by the names of its parameters)",
        "zh": "权重的布局（程序默认为 packed，即各个门的行合在一起的 W 和 b；函数由参数名决定）",
    },
    "case_layout": {"en": "layout of the weights (default packed)", "zh": "权重的布局（默认 packed）"},
    "tolerance": {
        "en": "largest difference that passes, in units of max(1, |value|) (default 1e-9 in float64, 1e-4 in float32)",
        "zh": "容差，以 max(1, |值|) 为单位（float64 默认 1e-9，float32 默认 1e-4）",
    },
    "report": {"en": "format of the report (default text)", "zh": "报告的格式（默认 text）"},
    "lang": {"en": "language of the messages (default en)", "zh": "输出的语言（默认 en）"},
    "gradients": {"en": "ask for gradients too", "zh": "同时要求给出梯度"},
    "plain": {"en": "plain numbers in place of JSON", "zh": "用纯数字代替 JSON"},
    "timeout": {"en": "seconds to wait for each answer (default 60)", "zh": "等待每个答案的秒数（默认 60）"},
    "cases": {"en": "list the cases", "zh": "列出用例"},
    "one": {
        "en": "print a case as it is sent to a program, to try it by hand",
        "zh": "打印发给程序的用例，便于手动调试",
    },
    "name": {"en": "name of a case", "zh": "用例的名字"},
    "answer": {"en": "print the right answer instead", "zh": "改为打印正确答案"},
}
