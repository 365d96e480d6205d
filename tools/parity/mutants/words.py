"""Words and what an error puts in their place, by language; written apart from the words that the check knows."""

Pairs = dict[str, list[tuple[str, str]]]


def _both_ways(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [way for a, b in pairs for way in ((a, b), (b, a))]


def _in_a_ring(*words: str) -> list[tuple[str, str]]:
    return list(zip(words, (*words[1:], words[0]), strict=True))


NUMBER_WORDS: Pairs = {
    "en": [
        *_in_a_ring("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        ("one", "two"), ("first", "second"), ("second", "third"), ("third", "fourth"), ("twice", "three times"),
        ("a hundred", "a thousand"), ("a thousand", "a hundred"), ("thirty", "forty"), ("hundredth", "tenth"),
        ("thousandth", "hundredth"), ("half", "a third"), ("both", "all three"), ("three", "two"), ("four", "three"),
    ],
    "zh": [
        *((f"{a}(?=[个种步维层行列次条组章节张位份类项对处件])", b) for a, b in _in_a_ring(*"两三四五六七八九")),
        *((f"(?<=第){a}", b) for a, b in _in_a_ring(*"一二三四五六七八九")),
        ("(?<![一第进同逐十])一(?=[个种层行列次条组章节张位份类项对])", "两"), ("两倍", "三倍"), ("四倍", "三倍"), ("一半", "三分之一"),
        ("百分之一", "十分之一"), ("千分之一", "百分之一"), ("一千", "一百"), ("十(?=[次步])", "九"), ("三(?=[个种步])", "两"),
        ("四(?=[个种步])", "三"), ("三十", "四十"),
    ],
}  # fmt: skip

CONFUSED: Pairs = {
    "en": [
        *_in_a_ring("forget gate", "input gate", "output gate"), *_both_ways([("update gate", "reset gate")]),
        *_in_a_ring("cell state", "hidden state", "candidate"), *_both_ways([("weight", "bias"), ("weights", "biases")]),
        *_both_ways([("sigmoid", "tanh")]), *_both_ways([("vanishing gradient", "exploding gradient")]),
        ("forget gates", "output gates"), ("hidden unit", "hidden state"), ("hidden units", "hidden layers"),
        ("element-wise product", "concatenation"), ("concatenation", "element-wise product"), ("subject", "measure word"),
        ("learning rate", "batch size"), ("conveyor belt", "peephole connection"), ("LSTM", "GRU"), ("GRU", "LSTM"),
        ("initialization", "activation function"), ("layer", "gate"), ("gate", "layer"), ("backpropagation", "unrolling"),
    ],
    "zh": [
        *_in_a_ring("遗忘门", "输入门", "输出门"), *_both_ways([("更新门", "重置门")]),
        *_in_a_ring("单元状态", "隐状态", "候选值"), *_both_ways([("权重", "偏置")]), *_both_ways([("sigmoid", "tanh")]),
        *_both_ways([("梯度消失", "梯度爆炸")]), ("隐藏单元", "隐状态"), ("按元素乘法", "拼接"), ("拼接", "按元素乘法"),
        ("主语", "量词"), ("学习率", "批量大小"), ("传送带", "窥视孔连接"), ("初始化", "激活函数"),
        ("(?<=[个各每])层", "门"), ("(?<=[个各每])门", "层"), ("反向传播", "展开"), ("LSTM(?! *单元)", "GRU"), ("GRU", "LSTM"),
        ("遗忘门", "忘记门"), ("单元状态", "细胞状态"), ("偏置(?=参数|项|向量)", "偏差"), ("隐状态", "隐藏状态"),
    ],
}  # fmt: skip

NEGATIONS: Pairs = {
    "en": [
        ("is not", "is"), ("are not", "are"), ("does not", "does"), ("do not", "do"), ("cannot", "can"), ("not", "also"),
        ("never", "always"), ("no", "some"), ("nothing", "everything"), ("none", "all"), ("without", "with"),
    ],
    "zh": [
        ("不是", "是"), ("没有", "有"), ("不(?=[能会必要用让同等让受在])", ""), ("从不", "总是"), ("并非", "正是"), ("未经", "经过"),
        ("什么也不", "什么都"), ("不必", "必须"),
    ],
}  # fmt: skip

COMPARISONS: Pairs = {
    "en": _both_ways(
        [
            ("larger", "smaller"), ("more", "fewer"), ("at least", "at most"), ("above", "below"), ("longer", "shorter"),
            ("before", "after"), ("faster", "slower"), ("closer", "farther"), ("largest", "smallest"), ("better", "worse"),
            ("higher", "lower"), ("large", "small"), ("long", "short"), ("up", "down"), ("earlier", "later"),
        ]
    ),
    "zh": _both_ways(
        [
            ("大于", "小于"), ("更大", "更小"), ("较大", "较小"), ("最大", "最小"), ("更多", "更少"), ("不超过", "不少于"), ("超过", "低于"),
            ("之前", "之后"), ("上方", "下方"), ("更快", "更慢"), ("更好", "更差"), ("以上", "以下"), ("很长", "很短"), ("很大", "很小"),
            ("至少", "至多"), ("升到", "降到"), ("前者", "后者"), ("加大", "减小"),
        ]
    ),
}  # fmt: skip

OPPOSITES: Pairs = {
    "en": _both_ways(
        [
            ("left", "right"), ("new", "old"), ("row", "column"), ("rows", "columns"), ("positive", "negative"),
            ("male", "female"), ("open", "shut"), ("sum", "product"), ("plural", "singular"), ("kept", "dropped"),
            ("input", "output"), ("early", "late"), ("multiplication", "addition"), ("next", "previous"),
        ]
    ),
    "zh": _both_ways(
        [
            ("左边", "右边"), ("新的", "旧的"), ("每一行", "每一列"), ("为正", "为负"), ("女", "男"), ("打开", "关上"), ("乘积", "和"),
            ("单数", "复数"), ("保留", "丢掉"), ("乘法", "加法"), ("下一步", "上一步"), ("乘以", "加上"), ("相乘", "相加"), ("进来", "出去"),
        ]
    ),
}  # fmt: skip

MODALS: Pairs = {
    "en": [("can", "must"), ("may", "must"), ("often", "always"), ("some", "all"), ("must", "may"), ("should", "may"),
           ("only", "also"), ("nearly", "exactly"), ("almost", "exactly"), ("always", "often"), ("every", "hardly any")],
    "zh": [("可以", "必须"), ("可能", "一定"), ("常(?=[让用常])", "总"), ("必须", "可以"), ("只(?=[有能用要取])", "也"), ("几乎", "恰好"),
           ("总是", "有时"), ("所有", "有些"), ("一定", "可能"), ("每个", "个别")],
}  # fmt: skip

SYNONYMS: Pairs = {
    "en": [("so", "thus"), ("begins", "starts"), ("shows", "makes plain"), ("often", "frequently"), ("whole", "entire"),
           ("large", "big"), ("way", "path"), ("exactly", "precisely"), ("becomes", "turns into"), ("nearly", "almost")],
    "zh": [("所以", "因此"), ("可见", "由此可见"), ("如果", "假如"), ("看看", "看一看"), ("怎样", "如何"), ("几乎", "差不多"),
           ("恰好", "正好"), ("得到", "获得"), ("容易", "很容易"), ("例如", "比如"), ("但", "不过"), ("算出", "求出")],
}  # fmt: skip

PUNCTUATION: Pairs = {
    "en": [("; ", ", "), (", and ", " and "), (": ", ", "), (r"\. (?=[A-Z])", "; "), ("“|”", "")],
    "zh": [("；", "，"), ("，", "、"), ("：", "，"), ("。(?=.)", "；"), ("“|”", "")],
}
