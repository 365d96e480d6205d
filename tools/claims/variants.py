"""Claims 11, 12 and 14 to 16: which cell, and which part of it, makes a difference."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, judged, listed
from tools.claims.compare import less, more, scaled

CELLS = {
    "peephole": Text("peepholes", "窥视孔"),
    "coupled": Text("coupled gates", "耦合门"),
    "gru": Text("the GRU", "GRU"),
    "gru_b-1": Text("the GRU with an update bias of −1", "更新门偏置为 −1 的 GRU"),
}
PARTS = {
    "f": Text("the forget gate", "遗忘门"),
    "i": Text("the input gate", "输入门"),
    "o": Text("the output gate", "输出门"),
    "tanh_C~": Text("the tanh of the candidate", "候选值的 tanh"),
    "tanh_h": Text("the tanh at the output", "输出处的 tanh"),
}
SAID_TO_MATTER = {"f", "tanh_h"}
BIT = Text("remembering a bit", "记一个比特")
ADDING = Text("adding", "加法")


def bits(measured: Measured) -> Any:
    return measured["variants"]["summary"]["remember_bit"]


def errors(measured: Measured) -> dict[str, Any]:
    return {name: part["loss"] for name, part in measured["variants"]["summary"]["adding"].items()}


def timing_figures(measured: Measured) -> Figures:
    summary = measured["timing"]["summary"]
    return {
        f"{model}_{gap}": f"{part['solved'][0]} ({part['updates']['median']:.0f})"
        for gap, parts in summary.items()
        for model, part in parts.items()
    }


def timing_verdict(measured: Measured) -> Verdict:
    held: list[Text] = []
    failed: list[Text] = []
    for gap, parts in measured["timing"]["summary"].items():
        with_them, without = parts["peephole"], parts["lstm"]
        better = more(with_them["solved"], without["solved"]) or less(with_them["updates"], without["updates"])
        worse = more(without["solved"], with_them["solved"]) or less(without["updates"], with_them["updates"])
        text = Text(f"the gap is {gap} steps", f"间隔为 {gap} 步")
        (held if better and not worse else failed).append(text)
    return judged(held, failed)


TIMING = Claim(
    number=11,
    sources=("gers2002",),
    files=("timing",),
    pages=("10_variants",),
    figure=timing_figures,
    judge=timing_verdict,
)


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


def costliest(measured: Measured) -> dict[str, str]:
    """Return the part whose loss costs the most, by task."""
    bit, adding = (measured["ablations"]["summary"][task] for task in ("remember_bit", "adding"))
    return {
        "bit": max(PARTS, key=lambda part: (-bit[part]["solved"][1], bit[part]["updates"]["median"])),
        "adding": max(PARTS, key=lambda part: adding[part]["error"]["median"]),
    }


def better_cells(measured: Measured) -> list[Text]:
    """Return the variants that are clearly better than the LSTM, with the task."""
    bit, error = bits(measured), errors(measured)
    found = []
    for cell, name in CELLS.items():
        if more(bit[cell]["right_at_all"], bit["lstm"]["right_at_all"]):
            found.append(Text(f"{name.en} at {BIT.en}", f"{name.zh}在{BIT.zh}上"))
        if less(error[cell], error["lstm"]):
            found.append(Text(f"{name.en} at {ADDING.en}", f"{name.zh}在{ADDING.zh}上"))
    return found


def parts_figures(measured: Measured) -> Figures:
    bit, adding = (measured["ablations"]["summary"][task] for task in ("remember_bit", "adding"))
    names = {"nothing": "whole", "f": "f", "i": "i", "o": "o", "tanh_C~": "c", "tanh_h": "h"}
    shares = {f"bit_{short}": bit[name]["solved"][0] for name, short in names.items()}
    spent = {f"updates_{short}": f"{bit[name]['updates']['median']:.0f}" for name, short in names.items()}
    return shares | spent | {f"add_{short}": scaled(adding[name]["error"]["median"]) for name, short in names.items()}


def parts_verdict(measured: Measured) -> Verdict:
    better, worst = better_cells(measured), costliest(measured)
    same = Text("no variant is clearly better", "没有哪种变体明显更好")
    matter = Text(
        "what matters most is among the forget gate and the tanh at the output",
        "最要紧的是遗忘门或输出处的 tanh",
    )
    as_said = set(worst.values()) <= SAID_TO_MATTER
    held = ([] if better else [same]) + ([matter] if as_said else [])
    verdict = judged(held, [text for text in (same, matter) if text not in held], Text("it says that ", "说的是"))
    if verdict.kind is not Kind.NOT_HERE:
        return verdict
    named = listed(better)
    bit, adding = PARTS[worst["bit"]], PARTS[worst["adding"]]
    return Verdict(
        Kind.NOT_HERE,
        Text(
            f"clearly better than the LSTM: {named.en}. Costliest to take out: {bit.en} for the bit, {adding.en} for "
            "adding",
            f"明显优于 LSTM 的有：{named.zh}。去掉后损失最大的，记比特是{bit.zh}，加法是{adding.zh}",
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
            f"a forget bias of 1 closes the gap at {task.en}",
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
CLAIMS = (TIMING, COUPLING, WHAT_MATTERS, FORGET_BIAS)
