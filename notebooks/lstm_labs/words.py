"""Every word that stands in a figure, in both languages; drawing code holds none."""

LANGUAGES = ("en", "zh")

LABELS: dict[str, dict[str, str]] = {
    "forget": {"en": "forget", "zh": "遗忘门"},
    "input": {"en": "input", "zh": "输入门"},
    "candidate": {"en": "candidate", "zh": "候选值"},
    "output": {"en": "output", "zh": "输出门"},
    "time_step": {"en": "time step $t$", "zh": "时间步 $t$"},
    "value": {"en": "value", "zh": "值"},
    "gate_value": {"en": "value of the gate", "zh": "门的值"},
    "pre_activation": {"en": "pre-activation $a$", "zh": "预激活值 $a$"},
    "tiny_1": {"en": "gender", "zh": "性别"},
    "tiny_2": {"en": "plural", "zh": "量词"},
    "card_entry": {"en": "{}: {}", "zh": "第 {} 维：{}"},
    "card_at": {"en": "at *{}*", "zh": "读到“{}”"},
    "card_input": {
        "en": "{}: three flags (new subject, something announced, answer due), then the value",
        "zh": "{}，依次是“新主语”“预告”“该用”三个标志和“取值”",
    },
    "quiet": {"en": "no new subject", "zh": "没有新主语"},
    "event": {"en": "new subject", "zh": "新主语"},
    "bias_f": {"en": "bias $b_f$", "zh": "偏置 $b_f$"},
    "value_f": {"en": "forget gate $f_t$", "zh": "遗忘门 $f_t$"},
    "input_gender": {"en": "input $x_4$: male −1, female +1", "zh": "输入 $x_4$：男 −1，女 +1"},
    "proposed": {"en": "candidate", "zh": "候选值"},
    "written_open": {"en": "written: new subject", "zh": "写入：有新主语"},
    "written_shut": {"en": "written: no new subject", "zh": "写入：没有新主语"},
    "keep": {"en": "$f=1,\\ i=0$: keep", "zh": "$f=1,\\ i=0$：保持"},
    "clear": {"en": "$f=0,\\ i=0$: clear", "zh": "$f=0,\\ i=0$：清空"},
    "replace": {"en": "$f=0,\\ i=1$: replace", "zh": "$f=0,\\ i=1$：替换"},
    "add_up": {"en": "$f=1,\\ i=1$: add up", "zh": "$f=1,\\ i=1$：累加"},
    "step_number": {"en": "step", "zh": "步数"},
    "cell_state_C": {"en": "cell state $C_t$", "zh": "单元状态 $C_t$"},
    "update": {"en": "update", "zh": "更新门"},
    "reset": {"en": "reset", "zh": "重置门"},
    "fact_enters": {"en": "the fact enters", "zh": "信息在此输入"},
    "fact_used": {"en": "it is used", "zh": "在此用到"},
    "legend_module": {"en": "repeating module", "zh": "重复模块"},
    "legend_layer": {"en": "learned layer", "zh": "可学习的层"},
    "legend_weights": {"en": "has weights", "zh": "有权重"},
    "legend_function": {"en": "pointwise function", "zh": "按元素的函数"},
    "legend_no_weights": {"en": "has no weights", "zh": "没有权重"},
    "legend_operation": {"en": "pointwise operation", "zh": "按元素的运算"},
    "legend_vector": {"en": "vector transfer", "zh": "传送一个向量"},
    "legend_join": {"en": "concatenate", "zh": "拼接"},
    "legend_fork": {"en": "copy", "zh": "复制"},
    "legend_cross": {"en": "cross, do not touch", "zh": "交叉，互不相接"},
    "gate_arrives": {"en": "what arrives", "zh": "送来的向量"},
    "gate_passes": {"en": "what passes", "zh": "放过去的部分"},
    "gate_between": {"en": "between 0 and 1", "zh": "介于 0 和 1 之间"},
    "hidden_state_h": {"en": "hidden state $h_t$", "zh": "隐状态 $h_t$"},
    "cell_rnn": {"en": "plain RNN", "zh": "普通 RNN"},
    "cell_lstm": {"en": "LSTM", "zh": "LSTM"},
    "cell_lstm_b0": {"en": "LSTM, $b_f = 0$", "zh": "LSTM，$b_f = 0$"},
    "cell_peephole": {"en": "peepholes", "zh": "窥视孔"},
    "cell_coupled": {"en": "$i_t = 1 - f_t$", "zh": "$i_t = 1 - f_t$"},
    "cell_gru": {"en": "GRU", "zh": "GRU"},
    "cell_gru_b-1": {"en": "GRU, $b_z = -1$", "zh": "GRU，$b_z = -1$"},
    "task_bit": {"en": "remember a bit", "zh": "记住一个比特"},
    "task_adding": {"en": "add two numbers", "zh": "两数相加"},
    "share_remembering": {"en": "share of networks", "zh": "网络的比例"},
    "squared_error": {"en": "squared error", "zh": "均方误差"},
    "lag": {"en": "lag $k$, in steps", "zh": "间隔 $k$（步）"},
    "log_gradient": {"en": "gradient, $\\log_{10}$", "zh": "梯度，$\\log_{10}$"},
    "init_uniform": {"en": "uniform", "zh": "均匀分布"},
    "init_orthogonal": {"en": "orthogonal", "zh": "正交矩阵"},
    "init_orthogonal_3": {"en": "orthogonal × 3", "zh": "正交矩阵 × 3"},
    "kind_rnn_uniform": {"en": "RNN, uniform", "zh": "RNN，均匀分布"},
    "kind_rnn_orthogonal": {"en": "RNN, orthogonal", "zh": "RNN，正交矩阵"},
    "kind_rnn_identity": {"en": "RNN, identity", "zh": "RNN，单位矩阵"},
    "kind_lstm_b0": {"en": "LSTM, $b_f = 0$", "zh": "LSTM，$b_f = 0$"},
    "kind_lstm_b1": {"en": "LSTM, $b_f = 1$", "zh": "LSTM，$b_f = 1$"},
    "kind_lstm_b3": {"en": "LSTM, $b_f = 3$", "zh": "LSTM，$b_f = 3$"},
    "mark_learned": {"en": "a mark is a network: filled, it has learned", "zh": "一个圆点是一个网络，实心的学会了"},
    "length": {"en": "length of the sequence", "zh": "序列长度"},
    "gradient_100": {"en": "gradient over 100 steps, $\\log_{10}$", "zh": "隔 100 步的梯度，$\\log_{10}$"},
    "way_belt": {"en": "along the belt", "zh": "沿传送带"},
    "way_detours": {"en": "by detours", "zh": "绕道"},
    "gradient_C": {"en": "gradient of the loss by $C_t$", "zh": "损失对 $C_t$ 的梯度"},
    "updates": {"en": "updates", "zh": "更新次数"},
    "weight": {"en": "weight", "zh": "权重"},
    "weight_f": {"en": "forget", "zh": "遗忘门"},
    "weight_C": {"en": "value", "zh": "取值"},
    "weight_h": {"en": "own h", "zh": "自己的 h"},
    "loss_nats": {"en": "loss, in nats", "zh": "损失（奈特）"},
    "gate_before": {"en": "before training", "zh": "训练前"},
    "gate_him": {"en": "trained: Grandma says … Grandpa …", "zh": "训练后：奶奶说……爷爷……"},
    "gate_her": {"en": "trained: Grandpa says … Grandma …", "zh": "训练后：爷爷说……奶奶……"},
    "answer_verb": {"en": "the verb", "zh": "名词"},
    "answer_pronoun": {"en": "the pronoun", "zh": "代词"},
    "without_forget": {"en": "without a forget gate", "zh": "没有遗忘门"},
    "with_forget": {"en": "with a forget gate", "zh": "有遗忘门"},
    "symbols_read": {"en": "symbols read", "zh": "读过的符号数"},
    "largest_C": {"en": "largest $|C|$", "zh": "最大的 $|C|$"},
    "share_right": {"en": "share right", "zh": "选对的比例"},
    "by_hand": {"en": "set by hand", "zh": "手工设定"},
    "trained": {"en": "trained", "zh": "训练得到"},
    "sentence_him": {"en": "Grandma says … Grandpa … → him", "zh": "奶奶说……爷爷…… → 他"},
    "sentence_her": {"en": "Grandpa says … Grandma … → her", "zh": "爷爷说……奶奶…… → 她"},
    "task_verb": {"en": "English: the verb", "zh": "英语：动词"},
    "task_noun": {"en": "Chinese: the noun", "zh": "汉语：名词"},
    "cell_no_forget": {"en": "no forget gate", "zh": "没有遗忘门"},
    "rule_last": {"en": "last one seen", "zh": "看最近的一个"},
    "attractors": {"en": "attractors in between", "zh": "中间有几个干扰名词"},
    "unit": {"en": "hidden unit", "zh": "隐藏单元"},
    "right_without": {"en": "right without it", "zh": "静音后答对的比例"},
    "state_of_all": {"en": "cell state at each word", "zh": "各个词处的单元状态"},
    "size_written": {"en": r"size of $i_t * \tilde{C}_t$", "zh": r"$i_t * \tilde{C}_t$ 的大小"},
    "word_new_subject": {"en": "new subject", "zh": "新主语"},
    "word_new_woman": {"en": "new subject: a woman", "zh": "新主语是女性"},
    "word_new_man": {"en": "new subject: a man", "zh": "新主语是男性"},
    "word_other_person": {"en": "another person", "zh": "别的人"},
    "word_other": {"en": "any other word", "zh": "其余的词"},
    "order_article": {"en": "our equations", "zh": "本书的式子"},
    "order_d2l": {"en": "equations of d2l.ai", "zh": "d2l.ai 的式子"},
    "order_pytorch": {"en": "PyTorch, Keras", "zh": "PyTorch、Keras"},
    "order_onnx": {"en": "ONNX", "zh": "ONNX"},
    "order_right": {"en": "the right order", "zh": "正确的顺序"},
    "order_other": {"en": "another order", "zh": "别的顺序"},
    "gender_sentence": {"en": "$h_t$ in the sentence", "zh": "原句的 $h_t$"},
    "gender_pair": {"en": "$h_t$ in its pair", "zh": "另一句的 $h_t$"},
    "both_right": {"en": "him, her: both right", "zh": "他、她：都答对"},
    "right_100": {"en": "right after 100 steps", "zh": "隔 100 步答对的比例"},
    "came": {"en": "what came", "zh": "实际值"},
    "lstm_said": {"en": "forecast of the LSTM", "zh": "LSTM 的预测"},
    "last_said": {"en": "same as last", "zh": "与上一个相同"},
    "season_said": {"en": "same as a season ago", "zh": "与上个周期同期相同"},
    "test_part": {"en": "test part", "zh": "测试部分"},
    "steps_back": {"en": "series delayed by $k$ steps", "zh": "推迟 $k$ 步的序列"},
    "distance_from_it": {"en": "mean distance from it", "zh": "与它的平均距离"},
    "rising_walk": {"en": "rising random walk", "zh": "上升的随机游走"},
    "season": {"en": "season", "zh": "季节性序列"},
    "walk_levels": {"en": "random walk: values", "zh": "随机游走：数值"},
    "walk_changes": {"en": "random walk: changes", "zh": "随机游走：变化量"},
    "rising_walk_levels": {"en": "rising random walk: values", "zh": "上升的随机游走：数值"},
    "rising_walk_changes": {"en": "rising random walk: changes", "zh": "上升的随机游走：变化量"},
    "season_levels": {"en": "season: values", "zh": "季节性序列：数值"},
    "season_changes": {"en": "season: changes", "zh": "季节性序列：变化量"},
    "error_over_last": {"en": "error over that of persistence", "zh": "误差与持续性预测之比"},
}


def check_language(lang: str) -> None:
    """Raise ValueError unless `lang` is one of the book's two languages."""
    if lang not in LANGUAGES:
        raise ValueError(f"lang: expected {' or '.join(map(repr, LANGUAGES))}, got {lang!r}")


def label(key: str, lang: str) -> str:
    r"""Return the words for `key` in `lang`, "en" or "zh".

    Raises
    ------
    ValueError
        If `lang` is another language.
    KeyError
        If the catalogue has no such key.

    Examples
    --------
    >>> label("forget", "en"), label("forget", "zh")
    ('forget', '遗忘门')
    """
    check_language(lang)
    if key not in LABELS:
        raise KeyError(f"no label {key!r}; lstm_labs.words has {', '.join(sorted(LABELS))}")
    return LABELS[key][lang]
