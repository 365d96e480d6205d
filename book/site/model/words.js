// Every word that the living model says, in both languages. What is computed comes in as an argument.
export const WORDS = {
  en: {
    gap: " ",
    pairs: ": ",
    stop: ", ",
    presets: "A sentence to begin with",
    build: "Build your own sentence",
    line: "The sentence, word by word",
    networks: { lstm: "LSTM", rnn: "Plain RNN" },
    rests: "Bars under the words: what the prediction rests on, by the gradient; the longest bar of each network is 1.",
    guesses: "Most probable next words",
    word: "word",
    probability: "probability",
    without: "Thin bar: with all units.",
    size: (units, shares) => `${units} hidden units. Right on the test sentences: ${shares}.`,
    share: (due, share) => `${due} ${share} %`,
    units: "Switch hidden units off and on",
    unit: (k, carries) => (carries ? `${k} ${carries}` : `${k}`),
    all: (symbol) => `${symbol} of every hidden unit, word by word`,
    order: "One row per hidden unit, one column per word; a click on a row switches the unit off. Marked below: where an answer is due. C is drawn as tanh C.",
    answers: (count) => `The two answers, and the share of the right class among them; attractors in between: ${count}`,
    later: "not yet due",
    right: "right",
    wrong: "wrong",
    became: (before, after) => `${before} → ${after}`,
  },
  zh: {
    gap: "",
    pairs: "：",
    stop: "，",
    presets: "先选一句",
    build: "自己造句",
    line: "句子，逐词列出",
    networks: { lstm: "LSTM", rnn: "普通 RNN" },
    rests: "词下的条：按梯度看，预测靠的是哪些词；每个网络以最长的一条为 1。",
    guesses: "最可能的下一个词",
    word: "词",
    probability: "概率",
    without: "细条：隐藏单元全开时的值。",
    size: (units, shares) => `${units} 个隐藏单元。测试句的正确率：${shares}。`,
    share: (due, share) => `${due} ${share}%`,
    units: "静音或恢复隐藏单元",
    unit: (k, carries) => (carries ? `${k} ${carries}` : `${k}`),
    all: (symbol) => `各隐藏单元的 ${symbol}，逐词列出`,
    order: "一行是一个隐藏单元，一列是一个词；点一行，就静音那个隐藏单元。下边的标记：该作答的地方。C 画的是 tanh C。",
    answers: (count) => `要答的两处，以及对的一类占多少；中间的干扰名词：${count} 个`,
    later: "还没到",
    right: "对",
    wrong: "错",
    became: (before, after) => `${before} → ${after}`,
  },
};

export const PRESETS = {
  en: {
    none: ["No attractor", "Grandma says the books that Dad bought belong to him ."],
    two: ["Two attractors", "Grandma says the books near the clock that Dad bought behind the box belong to him ."],
    other: ["Other gender", "Grandma says the books near the clock that Mum bought behind the box belong to her ."],
  },
  zh: {
    none: ["没有干扰名词", "奶奶 说 这 本 爸爸 昨天 找到 的 书 属于 他 。"],
    two: ["两个干扰名词", "奶奶 说 这 本 爸爸 在 那 把 伞 和 那 封 信 旁边 找到 的 书 属于 他 。"],
    other: ["换一个性别", "奶奶 说 这 本 妈妈 在 那 把 伞 和 那 封 信 旁边 找到 的 书 属于 她 。"],
  },
};

// The features that the answers turn on: what the units that carry them are called, and what is due.
export const FEATURES = {
  en: [{ carries: "number", due: "verb" }, { carries: "gender", due: "pronoun" }],
  zh: [{ carries: "量词", due: "名词" }, { carries: "性别", due: "代词" }],
};

// What a choice is called, and what stands in its place while nothing is chosen.
export const SLOTS = {
  en: {
    who: ["person", "+ person"],
    sees: ["what is seen", "+ sees"],
    says: ["says or thinks", ""],
    head: ["noun that the verb agrees with", ""],
    kind: ["what is added to the noun", "+ more"],
    noun: ["noun in between", ""],
    actor: ["who or what does it", ""],
    did: ["what was done", ""],
    place: ["place", "+ place"],
    hides: ["verb of the clause", ""],
    adverb: ["adverb", "+ adverb"],
    verb: ["verb", ""],
  },
  zh: {
    who: ["人物", "+ 人物"],
    looking: ["看着", "+ 看着"],
    says: ["说或觉得", ""],
    this: ["这或那", ""],
    measure: ["量词，名词要和它搭配", ""],
    when: ["时间", "+ 时间"],
    with: ["跟谁一起", "+ 跟谁"],
    place: ["旁边的东西", "+ 东西"],
    inner: ["中间的量词", ""],
    noun: ["中间的名词", ""],
    seen: ["看着的东西", ""],
    did: ["动作", ""],
    answer: ["名词", ""],
    adverb: ["副词", "+ 副词"],
    verb: ["动词", ""],
  },
};

export const SAYS = {
  en: {
    after: (word, lstm, rnn) => `After “${word}” the LSTM expects “${lstm[0]}” first (${lstm[1]}), the plain RNN “${rnn[0]}” (${rnn[1]}).`,
    due: (what, word, lstm, rnn) => `The ${what} is due: “${word}”. The LSTM is ${lstm}, the plain RNN is ${rnn}.`,
    verdict: (said, share) => `${said} (${share})`,
    support: (lstm, rnn) => `The prediction rests most on ${lstm} in the LSTM, on ${rnn} in the plain RNN.`,
    listed: (words) => words.map((word) => `“${word}”`).join(" and "),
    off: (units) => `Hidden units switched off: ${units}.`,
    each: (network, units) => `${network} ${units.join(", ")}`,
    none: (feature) => `No single unit carries the ${feature}.`,
    unlearned: (feature) => `The ${feature} was not learned well enough to look for a unit.`,
    unit: (k, carries, values) => `Unit ${k} (${carries}): ${values}.`,
    value: (symbol, value) => `${symbol}\u00a0=\u00a0${value}`,
    joined: (values) => values.join(", "),
  },
  zh: {
    after: (word, lstm, rnn) => `读完“${word}”，LSTM 最看好“${lstm[0]}”（${lstm[1]}），普通 RNN 最看好“${rnn[0]}”（${rnn[1]}）。`,
    due: (what, word, lstm, rnn) => `该出现${what}了：“${word}”。LSTM ${lstm}，普通 RNN ${rnn}。`,
    verdict: (said, share) => `答${said}了（${share}）`,
    support: (lstm, rnn) => `LSTM 主要靠${lstm}，普通 RNN 主要靠${rnn}。`,
    listed: (words) => words.map((word) => `“${word}”`).join("和"),
    off: (units) => `已静音的隐藏单元：${units}。`,
    each: (network, units) => `${network} 第 ${units.join("、")} 维`,
    none: (feature) => `没有哪一个隐藏单元独自记着${feature}。`,
    unlearned: (feature) => `${feature}没有学到家，不去找记着它的隐藏单元。`,
    unit: (k, carries, values) => `第 ${k} 维（${carries}）：${values}。`,
    value: (symbol, value) => `${symbol}\u00a0=\u00a0${value}`,
    joined: (values) => values.join("，"),
  },
};

// Before a sentence plays, the reader says which answer the LSTM will give where the first one is due.
export const PREDICTION = {
  en: {
    ask: "First say: when the verb is due, which one will the LSTM expect?",
    skip: "No guess, go on",
    or: " or ",
    result: (said, lstm, rnn, right) => `You said: ${said}. The LSTM: ${lstm}. The plain RNN: ${rnn}. The right answer: ${right}.`,
  },
  zh: {
    ask: "先猜一猜：到了该出现名词的地方，LSTM 最看好哪一类？",
    skip: "不猜了，往下走",
    or: "或",
    result: (said, lstm, rnn, right) => `你猜的是${said}。LSTM：${lstm}。普通 RNN：${rnn}。对的是${right}。`,
  },
};
