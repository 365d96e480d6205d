"""The words of the help, in both languages."""

from __future__ import annotations

from ..report.words import Words

HELP: Words = {
    "about": {
        "en": "Hold an LSTM, GRU or RNN cell to the conformance suite.",
        "zh": "用一致性测试集检查 LSTM、GRU 或 RNN 单元。",
    },
    "options": {"en": "options", "zh": "选项"},
    "commands": {"en": "commands", "zh": "命令"},
    "what": {"en": "what is meant", "zh": "对象"},
    "programs": {"en": "options for programs", "zh": "只用于程序的选项"},
    "help": {"en": "show this help", "zh": "显示本帮助"},
    "check": {"en": "check a cell", "zh": "检查一个实现"},
    "check_about": {
        "en": "Ask a cell every case, compare what it answers, and say what is wrong.\n\n"
        "TARGET is a Python function or a class of torch.nn.Module:\n"
        "  module:name or folder/file.py:name. A function is handed what its parameters name:\n"
        "  step(x_t, h_prev, C_prev, W, b) returns (h, C);\n"
        "  lstm(x, h0, C0, W, b) takes the whole sequence and returns h or (h, (h_n, C_n)).\n"
        "  h, C, c, c0 and names with _l0 are understood too. A module is made by\n"
        "  TARGET(input_size, hidden_size), and called as forward(x, (h0, C0)).\n"
        "PROGRAM reads a case as one line of JSON and answers with one.\n\n"
        "Exit status: 0 right, 1 wrong, 2 the target or an option cannot be used.",
        "zh": "把每个用例交给待查的实现，比较答案，并指出错在哪里。\n\n"
        "TARGET 是 Python 函数或 torch.nn.Module 的类：\n"
        "  module:name 或 folder/file.py:name。函数的参数叫什么，就传入什么：\n"
        "  step(x_t, h_prev, C_prev, W, b) 返回 (h, C)；\n"
        "  lstm(x, h0, C0, W, b) 处理整个序列，返回 h 或 (h, (h_n, C_n))。\n"
        "  也可以写成 h、C、c、c0，或带 _l0 的名字。模块由\n"
        "  TARGET(input_size, hidden_size) 建立，按 forward(x, (h0, C0)) 调用。\n"
        "PROGRAM 每次读入一行 JSON（一个用例），输出一行 JSON（答案）。\n\n"
        "退出码：0 全部正确，1 有错误，2 对象或选项不可用。",
    },
    "target": {"en": "module:name or file.py:name", "zh": "module:name 或 file.py:name"},
    "cell": {"en": "the cell it means to be (lstm)", "zh": "它实现的是哪种单元（默认 lstm）"},
    "dtype": {"en": "the dtype of the cases (float64)", "zh": "用例的数据类型（默认 float64）"},
    "directions": {"en": "1, or 2 for a bidirectional one (1)", "zh": "1 为单向，2 为双向（默认 1）"},
    "only_cell": {"en": "those of this cell alone (all)", "zh": "只列这种单元类型的用例（默认全部）"},
    "only_dtype": {"en": "those of this dtype alone (all)", "zh": "只列这种数据类型的用例（默认全部）"},
    "only_directions": {
        "en": "those of so many directions alone (all)",
        "zh": "只列这么多方向的用例（默认全部）",
    },
    "case": {"en": "ask this case alone", "zh": "只检查这个用例"},
    "layout": {
        "en": "the layout of the weights; of a program packed: W and b of all gates",
        "zh": "权重的布局；程序默认为 packed，即所有门合在一起的 W 和 b",
    },
    "tolerance": {
        "en": "how much a number may differ, in units of max(1, |value|); 1e-9 in float64, 1e-4 in float32",
        "zh": "允许的差异，以 max(1, |值|) 为单位；float64 默认 1e-9，float32 默认 1e-4",
    },
    "report": {"en": "the form of the report (text)", "zh": "报告的形式（默认 text）"},
    "lang": {"en": "the language of the report (en)", "zh": "报告的语言（默认 en）"},
    "gradients": {"en": "ask for gradients too", "zh": "同时检查梯度"},
    "plain": {"en": "plain numbers in place of JSON", "zh": "用纯数字代替 JSON"},
    "timeout": {"en": "seconds for each answer (60)", "zh": "等待每个答案的秒数（默认 60）"},
    "cases": {"en": "list the cases", "zh": "列出用例"},
    "one": {"en": "print what a program is asked, to try it by hand", "zh": "打印交给程序的问题，便于手动调试"},
    "name": {"en": "the name of a case", "zh": "用例的名字"},
    "answer": {"en": "print the right answer instead", "zh": "改为打印正确答案"},
}
