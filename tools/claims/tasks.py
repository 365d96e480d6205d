"""Claim 16: the LSTM against the plain RNN on the tasks of this book."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, listed
from tools.claims.compare import less, more, scaled

NAMES = {
    "remember_bit": Text("remembering a bit", "记一个比特"),
    "adding": Text("adding", "加法"),
    "copy": Text("copying", "复制"),
    "parity": Text("parity", "奇偶校验"),
    "embedded_reber": Text("the embedded Reber grammar", "嵌套 Reber 文法"),
    "a_n_b_n": Text("aⁿbⁿ", "aⁿbⁿ"),
}
RNNS = ("rnn_uniform", "rnn_orthogonal")


def solved_better(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether one cell clearly solves a task for more seeds, or for no fewer in clearly fewer updates."""
    if more(one["solved"], other["solved"]):
        return True
    return less(one["updates"], other["updates"]) and not more(other["solved"], one["solved"])


def comparison(measured: Measured) -> dict[str, int]:
    """Return for each task 1 where the LSTM is clearly better than every RNN, -1 where one is better than it, else 0."""
    variants = measured["variants"]["summary"]
    bit, error = variants["remember_bit"], {name: part["loss"] for name, part in variants["adding"].items()}
    lstm, rnn = ({"solved": bit[name]["right_at_all"], "updates": bit[name]["updates"]} for name in ("lstm", "rnn"))
    found = {
        "remember_bit": solved_better(lstm, rnn) - solved_better(rnn, lstm),
        "adding": less(error["lstm"], error["rnn"]) - less(error["rnn"], error["lstm"]),
    }
    for task, models in measured["rnn_or_lstm"]["summary"].items():
        wins = [solved_better(models["lstm"], models[name]) for name in RNNS]
        losses = [solved_better(models[name], models["lstm"]) for name in RNNS]
        found[task] = all(wins) - any(losses)
    return found


def tasks_figures(measured: Measured) -> Figures:
    variants = measured["variants"]["summary"]
    figures = {
        "bit_rnn": variants["remember_bit"]["rnn"]["right_at_all"][0],
        "bit_lstm": variants["remember_bit"]["lstm"]["right_at_all"][0],
        "add_rnn": scaled(variants["adding"]["rnn"]["loss"]["median"]),
        "add_lstm": scaled(variants["adding"]["lstm"]["loss"]["median"]),
    }
    for task, models in measured["rnn_or_lstm"]["summary"].items():
        for model, part in models.items():
            figures[f"{task}_{model}"] = f"{part['solved'][0]} ({part['updates']['median']:.0f})"
    return figures


def tasks_verdict(measured: Measured) -> Verdict:
    found = comparison(measured)
    better = [NAMES[task] for task, sign in found.items() if sign > 0]
    worse = [NAMES[task] for task, sign in found.items() if sign < 0]
    if 2 * len(better) > len(found):
        return Verdict(Kind.HOLDS)
    if not better:
        return Verdict(Kind.NOT_HERE)
    best, behind = listed(better), listed(worse)
    condition = Text(f"the task is {best.en}", f"任务是{best.zh}")
    if worse:
        condition = Text(
            f"{condition.en} (an RNN is clearly better at {behind.en})", f"{condition.zh}（RNN 明显更好的有：{behind.zh}）"
        )
    return Verdict(Kind.ONLY_IF, condition)


MOST_TASKS = Claim(
    number=16,
    claim=Text(
        "LSTMs work better than plain RNNs on most tasks; here, on the tasks of this book.",
        "在多数任务上，LSTM 比普通 RNN 好；这里指本书的各个任务。",
    ),
    sources=("olah2015",),
    files=("variants", "rnn_or_lstm"),
    pages=("10_variants", "02_long_term_dependencies"),
    measured=Text(
        "RNN against LSTM: a bit at every lag {bit_rnn}, {bit_lstm}; error of adding × 10⁻⁴ {add_rnn}, {add_lstm}. RNN "
        "from uniform weights, from orthogonal ones, LSTM; in brackets the median updates. Copying: {copy_rnn_uniform}, "
        "{copy_rnn_orthogonal}, {copy_lstm}. Parity: {parity_rnn_uniform}, {parity_rnn_orthogonal}, {parity_lstm}. "
        "Embedded Reber: {embedded_reber_rnn_uniform}, {embedded_reber_rnn_orthogonal}, {embedded_reber_lstm}. aⁿbⁿ: "
        "{a_n_b_n_rnn_uniform}, {a_n_b_n_rnn_orthogonal}, {a_n_b_n_lstm}.",
        "RNN 与 LSTM 相比：各种间隔上记一个比特 {bit_rnn}、{bit_lstm}；加法误差 × 10⁻⁴ {add_rnn}、{add_lstm}。"
        "以下依次为均匀分布的 RNN、正交矩阵的 RNN、LSTM，括号里是更新次数的中位数。复制：{copy_rnn_uniform}、"
        "{copy_rnn_orthogonal}、{copy_lstm}。奇偶校验：{parity_rnn_uniform}、{parity_rnn_orthogonal}、{parity_lstm}。"
        "嵌套 Reber 文法：{embedded_reber_rnn_uniform}、{embedded_reber_rnn_orthogonal}、{embedded_reber_lstm}。"
        "aⁿbⁿ：{a_n_b_n_rnn_uniform}、{a_n_b_n_rnn_orthogonal}、{a_n_b_n_lstm}。",
    ),
    rule=Text(
        "Holds if the LSTM is *clearly* better than every RNN, in the share that learns it or in updates, at more than "
        "half of the tasks; only for the tasks named, if at fewer.",
        "在半数以上的任务上，LSTM 学会的比例或更新次数都*明显*优于每一种 RNN，才算成立；不到半数，则只对列出的任务成立。",
    ),
    figure=tasks_figures,
    judge=tasks_verdict,
)
CLAIMS = (MOST_TASKS,)
