"""The backward step, one line after the other, each made of the terms that it sums."""

import numpy as np

from lstm_ref.checks import Array
from lstm_ref.traces import StepTrace

from ..hints import ORDER
from ..line import Factor, Line, Term, product
from ..text import Text
from .case import H, backward_case
from .slopes import sigmoid_slope, tanh_slope

PARAMS, STEP, DH, DC_NEXT = backward_case()
TANH_C = np.tanh(STEP.C_t)
AT_HAND = {
    **{name: getattr(STEP, name) for name in ("f_t", "i_t", "C_tilde_t", "o_t", "C_prev", "C_t", "h_t")},
    **{"tanh(C_t)": TANH_C, "dh_t": DH, "dC_next": DC_NEXT},
}
ONLY = Text("the only one", "唯一的一项")
ASKED = Text(
    "Change that value alone: how far does what it makes move, and how far then the loss?",
    "只让这个值变一点：由它得出的量变多少？损失又跟着变多少？",
)


def arrives(value: Array, name: str, *confused: tuple[Array, Text]) -> Factor:
    """Return the gradient that arrives at the line from what was computed later."""
    return Factor(value, Text(f"what arrives, {name}", f"传到这里的梯度 {name}"), confused)


def line(name: str, *factors: Factor) -> Line:
    """Return a line that is one element-wise product."""
    known = {other: value for other, value in AT_HAND.items() if other != name}
    return Line(name, (product(ONLY, *factors),), ASKED, known)


DO = line("do_t", arrives(DH, "dh_t"), Factor(TANH_C, Text("what o_t multiplies in (6)", "式 (6) 里与 o_t 相乘的量")))
BELT = Term(
    DC_NEXT,
    Text("what comes back along the belt from the next step", "沿传送带从下一步传回来的那一份"),
)
SHOWN = product(
    Text("what comes through h_t, by (6)", "由式 (6) 经过 h_t 传回来的那一份"),
    arrives(DH, "dh_t"),
    Factor(STEP.o_t, Text("the gate that tanh(C_t) goes through in (6)", "式 (6) 里 tanh(C_t) 要过的门")),
    tanh_slope(TANH_C, STEP.C_t, "tanh(C_t)", "C_t"),
)
DC_T = BELT.value + SHOWN.value
DC = Line("dC_t", (BELT, SHOWN), ASKED, AT_HAND)
DA_O = line("da_o_t", arrives(DO.value, "do_t"), sigmoid_slope(STEP.o_t, STEP.a_o_t, "o_t"))

EARLY = Text(
    "you begin with dC_next. After (6') the gradient by C_t is more than what came from the next step.",
    "你是从 dC_next 算起的。有了 (6')，对 C_t 的梯度已经不只是下一步传来的那一份。",
)
FROM_H = Text(
    "you begin with dh_t. Does equation (4) make h_t?",
    "你是从 dh_t 算起的。式 (4) 得出的是 h_t 吗？",
)


def through_4(name: str, beside: Array, role: Text) -> Line:
    """Return a line of (4'): the gradient by C_t times what stands beside a value in equation (4)."""
    return line(name, arrives(DC_T, "dC_t", (DC_NEXT, EARLY), (DH, FROM_H)), Factor(beside, role))


DC_PREV = through_4("dC_prev", STEP.f_t, Text("what C_prev is multiplied with in (4)", "式 (4) 里与 C_prev 相乘的量"))
DF = through_4("df_t", STEP.C_prev, Text("what f_t is multiplied with in (4)", "式 (4) 里与 f_t 相乘的量"))
DI = through_4("di_t", STEP.C_tilde_t, Text("what i_t is multiplied with in (4)", "式 (4) 里与 i_t 相乘的量"))
DC_TILDE = through_4(
    "dC_tilde_t", STEP.i_t, Text("what C_tilde_t is multiplied with in (4)", "式 (4) 里与 C_tilde_t 相乘的量")
)
DA_C = line(
    "da_C_t", arrives(DC_TILDE.value, "dC_tilde_t"), tanh_slope(STEP.C_tilde_t, STEP.a_C_t, "C_tilde_t", "a_C_t")
)
DA_I = line("da_i_t", arrives(DI.value, "di_t"), sigmoid_slope(STEP.i_t, STEP.a_i_t, "i_t"))
DA_F = line("da_f_t", arrives(DF.value, "df_t"), sigmoid_slope(STEP.f_t, STEP.a_f_t, "f_t"))


def by_way_of(value: Array, da: Array, W: Array, name: Text, code: str) -> Term:
    """Return the share of dhx_t that comes back through one layer."""
    before = Text(
        f"in one term stands d{code}_t instead of da_{code[0]}_t: the slope is missing there.",
        f"有一项里写的是 d{code}_t，而不是 da_{code[0]}_t：那里漏了导数。",
    )
    return Term(da @ W, name, confused=((value @ W, before),))


DHX = Line(
    "dhx_t",
    (
        by_way_of(
            DF.value,
            DA_F.value,
            PARAMS.W_f,
            Text("what comes through the forget gate", "经过遗忘门传回来的那一份"),
            "f",
        ),
        by_way_of(
            DI.value, DA_I.value, PARAMS.W_i, Text("what comes through the input gate", "经过输入门传回来的那一份"), "i"
        ),
        by_way_of(
            DC_TILDE.value,
            DA_C.value,
            PARAMS.W_C,
            Text("what comes through the candidate", "经过候选值传回来的那一份"),
            "C_tilde",
        ),
        by_way_of(
            DO.value,
            DA_O.value,
            PARAMS.W_o,
            Text("what comes through the output gate", "经过输出门传回来的那一份"),
            "o",
        ),
    ),
    ASKED,
)


def by_weights(step: StepTrace) -> Line:
    """Return the line for the gradient by W_f."""
    hx_t, da = step.hx_t, DA_F.value
    total = da.T @ hx_t
    swapped = np.concatenate([hx_t[:, H:], hx_t[:, :H]], axis=1)
    one = Text(
        "that is the share of one example. All of them used the same weights.",
        "这只是一个样本的那一份。所有样本用的是同一组权重。",
    )
    value = Text(
        "that is made from df_t. W_f acts on the pre-activation: whose gradient belongs here?",
        "这是用 df_t 算的。W_f 直接决定的是预激活值：这里该用对哪个量的梯度？",
    )
    return Line(
        "dW_f",
        (Term(total, ONLY),),
        ASKED,
        unsummed=(da[:, :, None] * hx_t[:, None, :],),
        mistakes=(
            (DF.value.T @ hx_t, value),
            (da.T @ swapped, ORDER),
            *((np.outer(da[k], hx_t[k]), one) for k in range(len(da))),
            (DA_I.value.T @ hx_t, Text("that is the gradient by W_i.", "这是对 W_i 的梯度。")),
        ),
    )


DB = Line(
    "db_f",
    (Term(DA_F.value.sum(axis=0), ONLY),),
    ASKED,
    unsummed=(DA_F.value,),
    mistakes=(
        (
            DF.value.sum(axis=0),
            Text(
                "that is summed from df_t. b_f is added to the pre-activation.",
                "这是把 df_t 加起来的。b_f 是加在预激活值上的。",
            ),
        ),
    ),
)

SIX, FOUR, THREE = (DO, DC), (DC_PREV, DF, DI, DC_TILDE), (DA_C, DA_I, DA_F)
WEIGHTS = (DHX, by_weights(STEP), DB)
