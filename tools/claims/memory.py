"""Claims 1 to 4: gaps, what training finds, and what comes back of a gradient."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, judged
from tools.claims.compare import few, most, power

STARTS = {
    "rnn_uniform": Text("uniform", "均匀分布"),
    "rnn_orthogonal": Text("orthogonal", "正交"),
    "rnn_identity": Text("identity", "单位"),
}
SHORT = {"descent": "5", "adding_success": "10"}
LONG = {"descent": "100", "adding_success": "40"}
TASKS = {
    "descent": Text("one bit, {start} weights at the start", "记一个比特，{start}矩阵作初始权重"),
    "adding_success": Text("adding, {start} weights at the start", "加法，{start}矩阵作初始权重"),
}
FELT, KEPT, AFTER = -2.0, -1.0, 20  # log10 of a hundredth and of a tenth; steps
BIASES = {"b0": "0", "b1": "1", "b3": "3"}


def by_start(measured: Measured, file: str, size: str) -> dict[str, list[Any]]:
    """Return the share of the networks that solve the task, by where the RNN starts from."""
    summary = measured[file]["summary"]
    return {start: summary[start][size] for start in STARTS}


def gap_figures(measured: Measured) -> Figures:
    figures = {}
    for file in SHORT:
        short, long = (by_start(measured, file, at[file]) for at in (SHORT, LONG))
        for start in STARTS:
            figures |= {f"{file}_{start}": f"{short[start][0]} → {long[start][0]}"}
    return figures


def gap_verdict(measured: Measured) -> Verdict:
    held, failed = [], []
    for file, case in TASKS.items():
        short, long = (by_start(measured, file, at[file]) for at in (SHORT, LONG))
        for start, name in STARTS.items():
            text = Text(case.en.format(start=name.en), case.zh.format(start=name.zh))
            (held if most(short[start]) and few(long[start]) else failed).append(text)
    return judged(held, failed)


GAP = Claim(
    number=1,
    claim=Text(
        "A plain RNN bridges a short gap and fails on a long one.",
        "普通 RNN 跨得过短的间隔，跨不过长的。",
    ),
    sources=("olah2015",),
    files=("descent", "adding_success"),
    pages=("02_long_term_dependencies",),
    measured=Text(
        "Networks that learned it, from uniform, orthogonal and identity weights. One bit, lag 5 → 100: "
        "{descent_rnn_uniform}, {descent_rnn_orthogonal}, {descent_rnn_identity}. Adding, length 10 → 40: "
        "{adding_success_rnn_uniform}, {adding_success_rnn_orthogonal}, {adding_success_rnn_identity}.",
        "学会的网络，初始权重依次为均匀分布、正交矩阵和单位矩阵。记一个比特，间隔 5 → 100："
        "{descent_rnn_uniform}、{descent_rnn_orthogonal}、{descent_rnn_identity}。加法，长度 10 → 40："
        "{adding_success_rnn_uniform}、{adding_success_rnn_orthogonal}、{adding_success_rnn_identity}。",
    ),
    rule=Text(
        "Holds if, for both tasks and from every start, *most* learn the short gap and *few* the long one.",
        "两个任务、每种初始权重，都是短间隔*多数*学会、长间隔*少数*学会，才算成立。",
    ),
    figure=gap_figures,
    judge=gap_verdict,
)

METHODS = {
    "descent": Text("gradient descent, {start}", "梯度下降，{start}"),
    "training_success": Text("Adam, {start}", "Adam，{start}"),
}


def found_figures(measured: Measured) -> Figures:
    hand = measured["hand_set"]["results"]["accuracy"]["1000"]["lowest"]
    shares = {f"{file}_{start}": part[0] for file in METHODS for start, part in by_start(measured, file, "100").items()}
    return {"hand": f"{100 * hand:g}", **shares}


def found_verdict(measured: Measured) -> Verdict:
    if not all(measured["hand_set"]["summary"]["always_right"].values()):
        return Verdict(Kind.NOT_HERE)
    held, failed = [], []
    for file, case in METHODS.items():
        for start, part in by_start(measured, file, "100").items():
            name = STARTS[start]
            text = Text(case.en.format(start=name.en), case.zh.format(start=name.zh))
            (held if few(part) else failed).append(text)
    return judged(held, failed)


BY_HAND = Claim(
    number=2,
    claim=Text(
        "An RNN’s weights could be set by hand to bridge a long gap, yet in practice it does not learn them.",
        "人可以给 RNN 挑出跨过长间隔的权重，可是实际训练学不到。",
    ),
    sources=("olah2015", "bengio1994"),
    files=("hand_set", "descent", "training_success"),
    pages=("02_long_term_dependencies",),
    measured=Text(
        "By hand, 1,000 steps: {hand} % right. Trained at lag 100, from uniform, orthogonal and identity weights: "
        "gradient descent {descent_rnn_uniform}, {descent_rnn_orthogonal}, {descent_rnn_identity}; "
        "Adam {training_success_rnn_uniform}, {training_success_rnn_orthogonal}, {training_success_rnn_identity}.",
        "手工设定，1,000 步：答对 {hand}%。间隔 100，从均匀分布、正交矩阵、单位矩阵出发训练："
        "梯度下降 {descent_rnn_uniform}、{descent_rnn_orthogonal}、{descent_rnn_identity}；"
        "Adam {training_success_rnn_uniform}、{training_success_rnn_orthogonal}、{training_success_rnn_identity}。",
    ),
    rule=Text(
        "Holds if the unit set by hand is always right and, at lag 100, *few* networks learn it with either method "
        "from any start.",
        "手工设定的隐藏单元全对，而间隔 100 时，无论哪种方法、哪种初始权重，都只有*少数*学会，才算成立。",
    ),
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
    when = {"untrained": Text("untrained", "训练前"), "trained": Text("trained", "训练后")}
    held, failed = [], []
    for name, part in at_100(measured).items():
        for at, passing in ((held, True), (failed, False)):
            biases = [BIASES[bias] for bias, value in part.items() if (value >= FELT) == passing]
            if biases:
                at.append(
                    Text(
                        f"{when[name].en}, a forget bias of {' or '.join(biases)}",
                        f"{when[name].zh}，遗忘门偏置为 {' 或 '.join(biases)}",
                    )
                )
    return judged(held, failed)


GRADIENT = Claim(
    number=3,
    claim=Text(
        "LSTMs do not have the problem of long-term dependencies.",
        "LSTM 没有长期依赖的问题。",
    ),
    sources=("olah2015", "hochreiter1997"),
    files=("gradient_by_lag", "memory_and_gradient"),
    pages=("07_cell_update",),
    measured=Text(
        "How strongly $C$ depends on the $C$ of 100 steps before, with forget bias 0, 1 and 3. Untrained: "
        "{untrained_b0}, {untrained_b1}, {untrained_b3}. Trained on one bit: {trained_b0}, {trained_b1}, {trained_b3}. "
        "An untrained RNN: {rnn}.",
        "$C$ 对 100 步之前的 $C$ 的依赖有多强，遗忘门偏置为 0、1、3。训练前："
        "{untrained_b0}、{untrained_b1}、{untrained_b3}。在一个比特上训练后：{trained_b0}、{trained_b1}、{trained_b3}。"
        "未经训练的 RNN：{rnn}。",
    ),
    rule=Text(
        "Holds if the median is at least a hundredth, $10^{-2}$, with each bias, before and after training.",
        "训练前后，每种偏置的中位数都不小于百分之一，即 $10^{-2}$，才算成立。",
    ),
    figure=gradient_figures,
    judge=gradient_verdict,
)


def kept(measured: Measured) -> dict[str, float]:
    """Return log10 of how strongly C depends on the C of 20 steps before, by initialisation and bias, untrained."""
    file = measured["gradient_by_lag"]
    place = file["setup"]["lags"].index(AFTER)
    names = [f"lstm_{drawn}_{bias}" for drawn in ("uniform", "scaled") for bias in BIASES]
    return {name: file["results"]["task"][name]["cell"]["median"][place] for name in names}


def kept_figures(measured: Measured) -> Figures:
    return {name: power(value) for name, value in kept(measured).items()}


def kept_verdict(measured: Measured) -> Verdict:
    drawn = {"uniform": Text("uniform weights", "均匀分布"), "scaled": Text("scaled weights", "按大小缩放")}
    held, failed = [], []
    for name, value in kept(measured).items():
        _, kind, bias = name.split("_")
        text = Text(f"{drawn[kind].en}, forget bias {BIASES[bias]}", f"{drawn[kind].zh}，遗忘门偏置 {BIASES[bias]}")
        (held if value >= KEPT else failed).append(text)
    return judged(held, failed)


BY_DEFAULT = Claim(
    number=4,
    claim=Text(
        "Remembering for long is practically the default behaviour of an LSTM.",
        "长时间记住，几乎是 LSTM 的默认行为。",
    ),
    sources=("olah2015",),
    files=("gradient_by_lag",),
    pages=("07_cell_update", "05_forget_gate"),
    measured=Text(
        "What is left in $C$ of a change of $C$ made 20 steps before, untrained, with forget bias 0, 1 and 3. Uniform weights: "
        "{lstm_uniform_b0}, {lstm_uniform_b1}, {lstm_uniform_b3}; weights of variance 1/(H + D): "
        "{lstm_scaled_b0}, {lstm_scaled_b1}, {lstm_scaled_b3}.",
        "$C$ 改变一点，20 步之后还剩多少，未经训练，遗忘门偏置为 0、1、3。均匀分布的权重："
        "{lstm_uniform_b0}、{lstm_uniform_b1}、{lstm_uniform_b3}；方差为 1/(H + D) 的权重："
        "{lstm_scaled_b0}、{lstm_scaled_b1}、{lstm_scaled_b3}。",
    ),
    rule=Text(
        "Holds if the median is at least a tenth, $10^{-1}$, with each bias and both kinds of weights.",
        "每种偏置、两种权重，中位数都不小于十分之一，即 $10^{-1}$，才算成立。",
    ),
    figure=kept_figures,
    judge=kept_verdict,
)
CLAIMS = (GAP, BY_HAND, GRADIENT, BY_DEFAULT)
