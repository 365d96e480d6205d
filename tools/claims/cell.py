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
    sources=("olah2015",),
    files=("carry",),
    pages=("04_cell_state",),
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
    sources=("olah2015",),
    files=("gate_ends",),
    pages=("04_cell_state",),
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
            "real numbers are meant, as float64 rounds an $|h|$ close to 1 to 1; and $C$ grows without bound only "
            "where $f$ = 1, as without a forget gate",
            "按实数理解，因为 float64 会把接近 1 的 $|h|$ 舍入为 1；而且只有 $f$ = 1（如同没有遗忘门）时，"
            "$C$ 才会无限增大",
        ),
    )


BOUNDS = Claim(
    number=10,
    sources=("olah2015", "gers2000"),
    files=("bounds",),
    pages=("08_output_gate", "07_cell_update"),
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
    sources=("olah2015", "cho2014"),
    files=("variants",),
    pages=("10_variants",),
    figure=count_figures,
    judge=count_verdict,
)
CLAIMS = (UNCHANGED, ENDS, BOUNDS, SIMPLER_GRU)
