"""Exercise 10.1: which cells can count."""

from ..kinds import Guess, Predict
from ..text import Text

# 10.1: LSTM, peepholes, coupled gates, GRU, plain RNN; 1 where some weights bring the state above 10.
predict = Predict(
    "10.1",
    want=(1.0, 1.0, 0.0, 0.0, 0.0),
    guesses=(
        Guess(
            (1, 1, 1, 0, 0),
            Text(
                "coupled gates have a cell state too, but look at (K4): its shares add up to 1. Between which two "
                "numbers does C_t lie?",
                "耦合门也有单元状态，可是看看式 (K4)：各个比例加起来是 1。C_t 落在哪两个数之间？",
            ),
        ),
        Guess(
            (1, 1, 0, 1, 0),
            Text(
                "the shares in (G4) add up to 1. Between which two numbers does h_t lie?",
                "式 (G4) 里各个比例加起来是 1。h_t 落在哪两个数之间？",
            ),
        ),
        Guess(
            (1, 1, 1, 1, 0),
            Text(
                "having gates is not enough: in (K4) and (G4), how much of the new is taken where all of the old stays?",
                "只有门还不够：在式 (K4) 和式 (G4) 里，旧的全部留下时，新的还能写进多少？",
            ),
        ),
        Guess(
            (1, 1, 1, 1, 1),
            Text(
                "the state of a plain RNN comes out of a tanh. How large can it be?",
                "普通 RNN 的状态是 tanh 算出来的。它最大能到多少？",
            ),
        ),
        Guess(
            (1, 1, 0, 0, 1),
            Text(
                "a plain RNN adds up, but then? What does the last function in (R1) do to a large sum?",
                "普通 RNN 确实求了和，然后呢？和很大时，式 (R1) 最外面的函数会怎样？",
            ),
        ),
        Guess(
            (0, 1, 0, 0, 0),
            Text(
                "a peephole lets a gate see the state. Must the state be seen in order to grow?",
                "窥视孔让门看到状态。状态要变大，非得被看到不可吗？",
            ),
        ),
        Guess(
            (1, 0, 0, 0, 0),
            Text(
                "which equations do peepholes change? Is (4) among them?",
                "窥视孔改动了哪几个式子？式 (4) 在其中吗？",
            ),
        ),
        Guess(
            (0, 0, 0, 0, 0),
            Text(
                "a tanh bounds each candidate and each h_t. What bounds the sum of 20 candidates in (4)?",
                "tanh 限制了每一个候选值和每一个 h_t。式 (4) 把 20 个候选值加起来，又有什么限制这个和？",
            ),
        ),
        Guess(
            (0, 0, 1, 1, 1),
            Text("1 stands for yes, 0 for no; you have them exchanged.", "1 表示有，0 表示没有；你写反了。"),
        ),
    ),
    hint=Text(
        "for each cell, put in the largest values: gates near 1, a candidate near 1. What comes out after two steps?",
        "对每种单元都取最大的值：门接近 1，候选值接近 1。走两步之后是多少？",
    ),
    right=Text(
        "Only (4) has two shares that need not add up to 1. (K4) and (G4) take averages, (R1) ends in a tanh: none of "
        "the three leaves (-1, 1).",
        "只有式 (4) 的两个比例加起来不必是 1。式 (K4) 和式 (G4) 是加权平均，式 (R1) 最外面是 tanh，"
        "三者都出不了 (-1, 1)。",
    ),
)
