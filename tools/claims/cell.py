"""Claims 5, 6, 10 and 13: what the equations say, seen in numbers."""

from typing import Any

from tools.claims.claim import Claim, Figures, Kind, Measured, Text, Verdict, judged

GATES = ("f", "i", "o")
SIMPLER = 0.9  # at most so many of the LSTM's parameters


def carried(measured: Measured) -> dict[str, Any]:
    return {name: part["by_lag"]["1000"] for name, part in measured["carry"]["results"].items()}


def carry_figures(measured: Measured) -> Figures:
    parts = carried(measured)
    after_100 = measured["carry"]["results"]["b_f=3"]["by_lag"]["100"]["ratio"]
    return {
        "open": f"{100 * parts['f=1']['equal']:g}",
        "near": f"{parts['f=0.999']['ratio']:g}",
        "b3": f"{after_100:.2g}",
    }


def carry_verdict(measured: Measured) -> Verdict:
    results, parts = measured["carry"]["results"], carried(measured)
    equal = {name for name, part in parts.items() if part["equal"] == 1}
    if equal == set(parts):
        return Verdict(Kind.HOLDS)
    if equal and equal == {name for name, part in results.items() if part["f_is_1"]}:
        least = {
            dtype: min(results[name]["a_f"] for name in equal if results[name]["dtype"] == dtype)
            for dtype in ("float64", "float32")
        }
        low, high = f"{least['float32']:g}", f"{least['float64']:g}"
        return Verdict(
            Kind.ONLY_IF,
            Text(
                f"$f$ is rounded to 1, from a pre-activation of {high} on (float32: {low}); what lies below loses a "
                "share with every step",
                f"$f$ 已舍入为 1，即预激活值达到 {high}（float32 为 {low}）；低于此，每一步都会损失一部分",
            ),
        )
    return Verdict(Kind.NOT_HERE)


UNCHANGED = Claim(
    number=5,
    claim=Text(
        "Information flows along the cell state unchanged ($f$ = 1, $i$ = 0).",
        "信息沿着单元状态流过去，原样不变（$f$ = 1，$i$ = 0）。",
    ),
    sources=("olah2015",),
    files=("carry",),
    pages=("04_cell_state",),
    measured=Text(
        "After 1,000 steps with $i$ = 0. $f$ = 1: {open} % of the values equal to the last bit. $f$ = 0.999: {near} of a "
        "value is left. Forget bias 3, after only 100 steps: {b3}.",
        "$i$ = 0，1,000 步之后。$f$ = 1：{open}% 的数一位不差。$f$ = 0.999：只剩原来的 {near}。"
        "遗忘门偏置为 3，仅 100 步之后：{b3}。",
    ),
    rule=Text(
        "Holds if every forget gate that was tried leaves all values equal bit for bit; only if $f$ = 1, if exactly "
        "those do whose $f$ is 1 in floating point.",
        "试过的每个遗忘门都让全部数值一位不差，才算成立；如果恰好是浮点数里 $f$ 等于 1 的那些做到，则仅当 $f$ = 1 时成立。",
    ),
    figure=carry_figures,
    judge=carry_verdict,
)


def ends_figures(measured: Measured) -> Figures:
    summary = measured["gate_ends"]["summary"]
    near = summary["near_an_end"]["lstm_b1"]
    return {
        "shut": f"−{abs(max(summary['nothing_up_to'].values())):g}",
        "open": f"{min(summary['everything_from'].values()):g}",
        "there": f"{100 * max(max(part.values()) for part in summary['at_an_end'].values()):g}",
        **{f"near_{gate}": f"{100 * near[gate]:.2g}" for gate in GATES},
    }


def ends_verdict(measured: Measured) -> Verdict:
    summary = measured["gate_ends"]["summary"]
    ends = [summary[end][gate] for end in ("nothing_up_to", "everything_from") for gate in GATES]
    if None in ends:
        return Verdict(Kind.NOT_HERE)
    if any(share > 0 for part in summary["at_an_end"].values() for share in part.values()):
        return Verdict(Kind.HOLDS)
    return Verdict(
        Kind.ONLY_IF,
        Text(
            "the gate is rounded to 0 or 1; no gate of the trained networks was",
            "门的值舍入为 0 或 1；训练出来的网络里，没有一个门到过那里",
        ),
    )


ENDS = Claim(
    number=6,
    claim=Text(
        "A gate at 0 lets nothing through, at 1 everything.",
        "门为 0，什么都不让通过；门为 1，全部通过。",
    ),
    sources=("olah2015",),
    files=("gate_ends",),
    pages=("04_cell_state",),
    measured=Text(
        "Nothing passes from a pre-activation of {shut} down, everything from {open} up (float64). In 40 trained "
        "networks {there} % of the gates are there; within 0.01 of an end, with forget bias 1, are {near_f} % of $f$, "
        "{near_i} % of $i$, {near_o} % of $o$ (medians).",
        "float64 下，预激活值不高于 {shut} 时什么都不通过，不低于 {open} 时全部通过。40 个训练出来的网络里，"
        "{there}% 的门正好在端点；遗忘门偏置为 1 时，离端点不到 0.01 的，$f$ 有 {near_f}%，$i$ 有 {near_i}%，$o$ 有 {near_o}%（中位数）。",
    ),
    rule=Text(
        "Holds if all three gates reach both ends exactly, and gates of trained networks are found there; only if "
        "rounded, if none is.",
        "三个门都能精确到达两端，且训练出来的门也有到达的，才算成立；一个都没有到达，则只在舍入时成立。",
    ),
    figure=ends_figures,
    judge=ends_verdict,
)


def bound_figures(measured: Measured) -> Figures:
    summary = measured["bounds"]["summary"]
    return {
        "mild": f"{summary['largest_h']['1']:.3f}",
        "rounded": summary["rounded_to_1"]["10"][0],
        "mark": f"{max(measured['bounds']['setup']['marks']):,}",
        "C_open": f"{summary['C_after_1000']['f=1']:,.0f}",
        "C_09": f"{summary['C_after_1000']['f=0.9']:g}",
    }


def bound_verdict(measured: Measured) -> Verdict:
    summary, marks = measured["bounds"]["summary"], measured["bounds"]["setup"]["marks"]
    grows = measured["bounds"]["results"]["adding_up"]["f=1"]["C"] == marks
    within = all(h <= 1 for h in summary["largest_h"].values())
    if not (grows and within and all(written <= 1 for written in summary["most_written"].values())):
        return Verdict(Kind.NOT_HERE)
    if all(share[0].startswith("0/") for share in summary["rounded_to_1"].values()):
        return Verdict(Kind.HOLDS)
    return Verdict(
        Kind.ONLY_IF,
        Text(
            "real numbers are meant: in float64 an $|h|$ close to 1 is rounded to 1; and $C$ grows without bound only "
            "where $f$ = 1, as without a forget gate",
            "按实数理解：在 float64 里，接近 1 的 $|h|$ 会舍入为 1；而且只有 $f$ = 1（如同没有遗忘门）时，$C$ 才会无限增大",
        ),
    )


BOUNDS = Claim(
    number=10,
    claim=Text(
        "tanh keeps $h$ within (−1, 1); $C$ itself is not bounded.",
        "tanh 让 $h$ 保持在 (−1, 1) 之内；$C$ 本身没有界限。",
    ),
    sources=("olah2015", "gers2000"),
    files=("bounds",),
    pages=("08_output_gate", "07_cell_update"),
    measured=Text(
        "Largest $|h|$ of 20 random cells over 1,000 steps, weights of size 1: {mild}; weights of size 10: rounded to 1 "
        "in {rounded}. A cell set to add up, after {mark} steps: $C$ = {C_open} with $f$ = 1, {C_09} with $f$ = 0.9.",
        "20 个随机单元走 1,000 步，最大的 $|h|$：权重大小为 1 时是 {mild}；为 10 时，{rounded} 舍入成了 1。"
        "设成只加不减的单元，{mark} 步之后：$f$ = 1 时 $C$ = {C_open}，$f$ = 0.9 时 $C$ = {C_09}。",
    ),
    rule=Text(
        "Holds if $|h|$ < 1 in every run, no step adds more than 1 to $C$, and with $f$ = 1 $C$ grows by 1 at every "
        "step; only in real numbers, if $|h|$ is rounded to 1 somewhere.",
        "每次运行都有 $|h|$ < 1，每步给 $C$ 加的都不超过 1，且 $f$ = 1 时 $C$ 每步增加 1，才算成立；"
        "如果有 $|h|$ 舍入成 1，则只按实数成立。",
    ),
    figure=bound_figures,
    judge=bound_verdict,
)


def counts(measured: Measured) -> dict[str, int]:
    found: dict[str, int] = measured["variants"]["setup"]["parameters_at_equal_size"]
    return found


def count_figures(measured: Measured) -> Figures:
    count = counts(measured)
    return {
        "lstm": f"{count['lstm']:,}",
        "gru": f"{count['gru']:,}",
        "share": f"{100 * count['gru'] / count['lstm']:.0f}",
        "coupled": f"{count['coupled']:,}",
    }


def count_verdict(measured: Measured) -> Verdict:
    count = counts(measured)
    simpler = Text("as many hidden units", "隐藏单元个数相同")
    ok = count["gru"] <= SIMPLER * count["lstm"]
    return judged([simpler], []) if ok else judged([], [simpler])


SIMPLER_GRU = Claim(
    number=13,
    claim=Text("A GRU is simpler than an LSTM.", "GRU 比 LSTM 简单。"),
    sources=("olah2015", "cho2014"),
    files=("variants",),
    pages=("10_variants",),
    measured=Text(
        "Parameters with 16 hidden units and 2 inputs: GRU {gru}, LSTM {lstm}, that is {share} %. An LSTM with coupled "
        "gates has {coupled} too.",
        "16 个隐藏单元、2 个输入时的参数个数：GRU {gru}，LSTM {lstm}，即 {share}%。耦合门的 LSTM 也是 {coupled}。",
    ),
    rule=Text(
        "Holds if with as many hidden units it has at most 90 % of the LSTM’s parameters.",
        "隐藏单元个数相同时，参数不超过 LSTM 的 90%，就算成立。",
    ),
    figure=count_figures,
    judge=count_verdict,
)
CLAIMS = (UNCHANGED, ENDS, BOUNDS, SIMPLER_GRU)
