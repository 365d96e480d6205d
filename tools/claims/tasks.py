"""Claim 16: the LSTM against the plain RNN on the tasks of this book."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, listed
from tools.claims.compare import less, scaled, solved_better

NAMES = {
    "remember_bit": Text("remembering a bit", "记一个比特"),
    "adding": Text("adding", "加法"),
    "copy": Text("copying", "复制"),
    "parity": Text("parity", "奇偶校验"),
    "embedded_reber": Text("the embedded Reber grammar", "嵌套 Reber 文法"),
    "a_n_b_n": Text("aⁿbⁿ", "aⁿbⁿ"),
}
RNNS, LSTMS = ("rnn_uniform", "rnn_orthogonal"), ("lstm_b1", "lstm_b3")


def beats(models: dict[str, Any], some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Return whether one of some cells is clearly better than each of the others."""
    return any(all(solved_better(models[one], models[other]) for other in others) for one in some)


def comparison(measured: Measured) -> dict[str, int]:
    """Return for each task 1 where an LSTM clearly beats every RNN, -1 where an RNN beats every LSTM, else 0."""
    variants = measured["variants"]["summary"]
    bit, error = variants["remember_bit"], {name: part["loss"] for name, part in variants["adding"].items()}
    lstm, rnn = ({"solved": bit[name]["right_at_all"], "updates": bit[name]["updates"]} for name in ("lstm", "rnn"))
    found = {
        "remember_bit": solved_better(lstm, rnn) - solved_better(rnn, lstm),
        "adding": less(error["lstm"], error["rnn"]) - less(error["rnn"], error["lstm"]),
    }
    for task, models in measured["rnn_or_lstm"]["summary"].items():
        found[task] = beats(models, LSTMS, RNNS) - beats(models, RNNS, LSTMS)
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
            f"{condition.en} (clearly better is the RNN at {behind.en})",
            f"{condition.zh}（明显更好的是 RNN：{behind.zh}）",
        )
    return Verdict(Kind.ONLY_IF, condition)


MOST_TASKS = Claim(
    number=16,
    sources=("olah2015",),
    files=("variants", "rnn_or_lstm"),
    pages=("10_variants", "02_long_term_dependencies"),
    figure=tasks_figures,
    judge=tasks_verdict,
)
CLAIMS = (MOST_TASKS,)
