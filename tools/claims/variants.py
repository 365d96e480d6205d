"""Claims 12, 14 and 15: which cell, and which part of it, makes a difference."""

from collections.abc import Callable
from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, judged, listed
from tools.claims.compare import less, more, scaled, solved_better

CELLS = {
    "peephole": Text("peepholes", "窥视孔"),
    "coupled": Text("coupled gates", "耦合门"),
    "gru": Text("the GRU", "GRU"),
    "gru_b-1": Text("the GRU with a bias of −1 at the update gate", "更新门偏置为 −1 的 GRU"),
}
PARTS = {
    "f": Text("the forget gate", "遗忘门"),
    "i": Text("the input gate", "输入门"),
    "o": Text("the output gate", "输出门"),
    "tanh_C~": Text("the tanh of the candidate", "候选值的 tanh"),
    "tanh_h": Text("the tanh at the output", "输出处的 tanh"),
}
SAID_TO_MATTER = {"f", "tanh_h"}
ABLATED = {
    "remember_bit": Text("remembering a bit", "记一个比特"),
    "adding": Text("adding", "加法"),
}
BIT = Text("remembering a bit", "记一个比特")
ADDING = Text("adding", "加法")


def bits(measured: Measured) -> Any:
    return measured["variants"]["summary"]["remember_bit"]


def errors(measured: Measured) -> dict[str, Any]:
    return {name: part["loss"] for name, part in measured["variants"]["summary"]["adding"].items()}


def coupled_figures(measured: Measured) -> Figures:
    bit, error = bits(measured), errors(measured)
    return {
        f"{name}_{what}": value
        for name in ("lstm", "coupled")
        for what, value in {
            "here": bit[name]["right_at_30"][0],
            "all": bit[name]["right_at_all"][0],
            "updates": f"{bit[name]['updates']['median']:.0f}",
            "error": scaled(error[name]["median"]),
        }.items()
    }


def coupled_verdict(measured: Measured) -> Verdict:
    bit, error = bits(measured), errors(measured)
    lstm, coupled = bit["lstm"], bit["coupled"]
    worse = {
        Text("the share that remembers a bit", "记住一个比特的比例"): more(lstm["right_at_30"], coupled["right_at_30"]),
        Text("the share that remembers it at every lag", "各种间隔都记得住的比例"): more(
            lstm["right_at_all"], coupled["right_at_all"]
        ),
        Text("the error of adding", "加法的误差"): less(error["lstm"], error["coupled"]),
        Text("the number of updates", "更新次数"): less(lstm["updates"], coupled["updates"]),
    }
    return judged(
        [name for name, is_worse in worse.items() if not is_worse],
        [name for name, is_worse in worse.items() if is_worse],
        Text("the cost is ", "代价指的是"),
    )


COUPLING = Claim(
    number=12,
    sources=("greff2017",),
    files=("variants",),
    pages=("10_variants",),
    figure=coupled_figures,
    judge=coupled_verdict,
)


def missed(measured: Measured) -> dict[str, str]:
    """Return, by task, the part that is missed the most; a task on which none is clearly missed is left out."""
    bit, adding = (measured["ablations"]["summary"][task] for task in ABLATED)
    found: dict[str, str] = {}
    clear: dict[str, list[str]] = {
        "remember_bit": [part for part in PARTS if solved_better(bit["nothing"], bit[part])],
        "adding": [part for part in PARTS if less(adding["nothing"]["error"], adding[part]["error"])],
    }
    cost: dict[str, Callable[[str], Any]] = {
        "remember_bit": lambda part: (-bit[part]["solved"][1], bit[part]["updates"]["median"]),
        "adding": lambda part: adding[part]["error"]["median"],
    }
    for task, parts in clear.items():
        if parts:
            found[task] = max(parts, key=cost[task])
    return found


def better_cells(measured: Measured) -> list[Text]:
    """Return the variants that are clearly better than the LSTM, with the task."""
    bit, error = bits(measured), errors(measured)
    found = []
    for cell, name in CELLS.items():
        if more(bit[cell]["right_at_all"], bit["lstm"]["right_at_all"]):
            found.append(Text(f"{name.en} at {BIT.en}", f"{name.zh}（{BIT.zh}）"))
        if less(error[cell], error["lstm"]):
            found.append(Text(f"{name.en} at {ADDING.en}", f"{name.zh}（{ADDING.zh}）"))
    return found


def parts_figures(measured: Measured) -> Figures:
    bit, adding = (measured["ablations"]["summary"][task] for task in ABLATED)
    names = {"nothing": "whole", "f": "f", "i": "i", "o": "o", "tanh_C~": "c", "tanh_h": "h"}
    figures: dict[str, str] = {}
    for name, short in names.items():
        figures |= {
            f"bit_{short}": f"{bit[name]['solved'][0]} ({bit[name]['updates']['median']:.0f})",
            f"add_{short}": scaled(adding[name]["error"]["median"]),
        }
    return figures


def parts_verdict(measured: Measured) -> Verdict:
    better, most_missed = better_cells(measured), missed(measured)
    same = Text("no variant is clearly better", "没有哪种变体明显更好")
    matter = Text("the forget gate or the tanh at the output is missed the most", "去掉遗忘门或输出处的 tanh 损失最大")
    as_said = bool(most_missed) and set(most_missed.values()) <= SAID_TO_MATTER
    held = ([] if better else [same]) + ([matter] if as_said else [])
    verdict = judged(held, [text for text in (same, matter) if text not in held], Text("it says that ", "说的是"))
    if verdict.kind is not Kind.NOT_HERE:
        return verdict
    named = listed(better)
    parts = listed(
        Text(f"{PARTS[part].en} at {ABLATED[task].en}", f"{ABLATED[task].zh}上是{PARTS[part].zh}")
        for task, part in most_missed.items()
    )
    return Verdict(
        Kind.NOT_HERE,
        Text(
            f"clearly better than the LSTM: {named.en}. Missed the most: {parts.en or 'no part'}",
            f"明显优于 LSTM 的有：{named.zh}。去掉后损失最大的，{parts.zh or '没有'}",
        ),
    )


WHAT_MATTERS = Claim(
    number=14,
    sources=("olah2015", "greff2017"),
    files=("variants", "ablations"),
    pages=("10_variants",),
    figure=parts_figures,
    judge=parts_verdict,
)


def gap_figures(measured: Measured) -> Figures:
    bit, error = bits(measured), errors(measured)
    names = {"lstm_b0": "b0", "lstm": "b1", "gru": "gru"}
    return {f"bit_{short}": bit[name]["right_at_30"][0] for name, short in names.items()} | {
        f"add_{short}": scaled(error[name]["median"]) for name, short in names.items()
    }


def gap_verdict(measured: Measured) -> Verdict:
    """Judge both halves: some cell beats the LSTM somewhere; where b = 0 is behind the GRU, b = 1 is not."""
    bit, error = bits(measured), errors(measured)
    behind = {
        BIT: [more(bit["gru"]["right_at_30"], bit[name]["right_at_30"]) for name in ("lstm_b0", "lstm")],
        ADDING: [less(error["gru"], error[name]) for name in ("lstm_b0", "lstm")],
    }
    gaps = {task: with_1 for task, (with_0, with_1) in behind.items() if with_0}
    held: list[Text] = []
    failed: list[Text] = []
    beats = Text("some cell beats the LSTM at some task", "有的单元在有的任务上胜过 LSTM")
    (held if better_cells(measured) else failed).append(beats)
    for task, still in gaps.items():
        closes = Text(
            f"a forget gate with a bias of 1 closes the gap to the GRU at {task.en}",
            f"遗忘门偏置为 1，在{task.zh}上追平 GRU",
        )
        (failed if still else held).append(closes)
    return judged(held, failed, Text("it says that ", "说的是"))


FORGET_BIAS = Claim(
    number=15,
    sources=("olah2015", "jozefowicz2015"),
    files=("variants",),
    pages=("10_variants",),
    figure=gap_figures,
    judge=gap_verdict,
)
CLAIMS = (COUPLING, WHAT_MATTERS, FORGET_BIAS)
