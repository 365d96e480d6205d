"""Claims 1 to 4: gaps, what training finds, and what comes back of a gradient."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, grouped, judged
from tools.claims.compare import few, most, power

STARTS = {
    "rnn_uniform": Text("from uniform weights", "均匀分布的初始权重"),
    "rnn_orthogonal": Text("from an orthogonal matrix", "以正交矩阵为初始权重"),
    "rnn_identity": Text("from the identity as weights", "以单位矩阵为初始权重"),
}
ANY_START = Text("from each of the three starts", "三种初始权重都是")
SHORT = {"descent": "5", "adding_success": "10"}
LONG = {"descent": "100", "adding_success": "40"}
TASKS = {"descent": Text("one bit", "记一个比特"), "adding_success": Text("adding", "加法")}
FELT, KEPT, AFTER = -2.0, -1.0, 20  # log10 of a hundredth and of a tenth; steps
BIASES = {"b0": "0", "b1": "1", "b3": "3"}


def by_start(measured: Measured, file: str, size: str) -> dict[str, list[Any]]:
    """Return the share of the networks that solve the task, by where the RNN starts from."""
    summary = measured[file]["summary"]
    return {start: summary[start][size] for start in STARTS}


def gap_figures(measured: Measured) -> Figures:
    figures: dict[str, str] = {}
    for file in SHORT:
        short, long = (by_start(measured, file, at[file]) for at in (SHORT, LONG))
        for start in STARTS:
            figures |= {f"{file}_{start}": f"{short[start][0]} → {long[start][0]}"}
    return figures


def gap_verdict(measured: Measured) -> Verdict:
    def holds(file: str, start: str) -> bool:
        short, long = (by_start(measured, file, at[file])[start] for at in (SHORT, LONG))
        return most(short) and few(long)

    return grouped(TASKS, STARTS, holds, ANY_START, Text("the task is ", "任务是"))


GAP = Claim(
    number=1,
    sources=("olah2015",),
    files=("descent", "adding_success"),
    pages=("02_long_term_dependencies",),
    figure=gap_figures,
    judge=gap_verdict,
)

METHODS = {"descent": Text("gradient descent", "梯度下降"), "training_success": Text("Adam", "Adam")}


def found_figures(measured: Measured) -> Figures:
    hand = measured["hand_set"]["results"]["accuracy"]["1000"]["lowest"]
    shares = {f"{file}_{start}": part[0] for file in METHODS for start, part in by_start(measured, file, "100").items()}
    return {"hand": f"{100 * hand:g}", **shares}


def found_verdict(measured: Measured) -> Verdict:
    if not all(measured["hand_set"]["summary"]["always_right"].values()):
        return Verdict(Kind.NOT_HERE)

    def holds(file: str, start: str) -> bool:
        return few(by_start(measured, file, "100")[start])

    return grouped(METHODS, STARTS, holds, ANY_START, Text("training is ", "训练用"))


BY_HAND = Claim(
    number=2,
    sources=("olah2015", "bengio1994"),
    files=("hand_set", "descent", "training_success"),
    pages=("02_long_term_dependencies",),
    figure=found_figures,
    judge=found_verdict,
)


def at_100(measured: Measured) -> dict[str, dict[str, float]]:
    """Return log10 of how strongly C depends on the C of 100 steps before, by forget bias: untrained, and trained."""
    untrained = measured["gradient_by_lag"]["summary"]["log10_at_100_task"]
    trained = measured["memory_and_gradient"]["summary"]
    return {
        "untrained": {bias: untrained[f"lstm_uniform_{bias}"]["cell"] for bias in BIASES},
        "trained": {bias: trained[f"lstm_{bias}"]["log10_gradient"]["median"] for bias in BIASES},
    }


def gradient_figures(measured: Measured) -> Figures:
    rnn = measured["gradient_by_lag"]["summary"]["log10_at_100_task"]["rnn_uniform"]["state"]
    parts = at_100(measured)
    figures = {f"{when}_{bias}": power(value) for when, part in parts.items() for bias, value in part.items()}
    return {"rnn": power(rnn), **figures}


def gradient_verdict(measured: Measured) -> Verdict:
    when = {"untrained": Text("before training", "训练前"), "trained": Text("after training", "训练后")}
    held: list[Text] = []
    failed: list[Text] = []
    for name, part in at_100(measured).items():
        for at, passing in ((held, True), (failed, False)):
            biases = [BIASES[bias] for bias, value in part.items() if (value >= FELT) == passing]
            if biases:
                at.append(
                    Text(
                        f"{when[name].en} the forget gate has a bias of {' or '.join(biases)}",
                        f"{when[name].zh}遗忘门偏置为 {' 或 '.join(biases)}",
                    )
                )
    return judged(held, failed)


GRADIENT = Claim(
    number=3,
    sources=("olah2015", "hochreiter1997"),
    files=("gradient_by_lag", "memory_and_gradient"),
    pages=("07_cell_update",),
    figure=gradient_figures,
    judge=gradient_verdict,
)


def kept(measured: Measured) -> dict[str, float]:
    """Return log10 of how strongly C depends on the C of 20 steps before, by initialization and bias, untrained."""
    file = measured["gradient_by_lag"]
    place = file["setup"]["lags"].index(AFTER)
    names = [f"lstm_{drawn}_{bias}" for drawn in ("uniform", "scaled") for bias in BIASES]
    return {name: file["results"]["task"][name]["cell"]["median"][place] for name in names}


def kept_figures(measured: Measured) -> Figures:
    return {name: power(value) for name, value in kept(measured).items()}


def kept_verdict(measured: Measured) -> Verdict:
    biases = {
        bias: Text(f"the forget gate has a bias of {number}", f"遗忘门偏置为 {number}")
        for bias, number in BIASES.items()
    }
    drawn = {
        "uniform": Text("with uniform weights", "均匀分布的权重"),
        "scaled": Text("with scaled weights", "按大小缩放的权重"),
    }
    either = Text("with either kind of weights", "两种权重都是")
    values = kept(measured)
    return grouped(biases, drawn, lambda bias, kind: values[f"lstm_{kind}_{bias}"] >= KEPT, either)


BY_DEFAULT = Claim(
    number=4,
    sources=("olah2015",),
    files=("gradient_by_lag",),
    pages=("07_cell_update", "05_forget_gate"),
    figure=kept_figures,
    judge=kept_verdict,
)
CLAIMS = (GAP, BY_HAND, GRADIENT, BY_DEFAULT)
