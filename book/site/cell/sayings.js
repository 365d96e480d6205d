// The sentences that the living cell says, in both languages. What is computed comes in as an argument.
// What is said of one step.
export const RESULTS = {
  f: {
    en: (first, second) => `${first} % of the gender is kept, ${second} % of the plural.`,
    zh: (first, second) => `性别保留 ${first}%，量词保留 ${second}%。`,
  },
  i: {
    en: (candidate, share, written) => `The gate lets in ${share} % of the candidate ${candidate}: ${written} will be written for the gender.`,
    zh: (candidate, share, written) => `候选值是 ${candidate}，输入门放进 ${share}%：将向性别那一维写入 ${written}。`,
  },
  entry: { en: (sum) => `The gender: ${sum}.`, zh: (sum) => `性别：${sum}。` },
};

// Before it plays, the reader says what will be left of the gender; afterwards both are seen side by side.
export const PREDICTION = {
  en: {
    ask: "Predict first: what will have become of Grandma’s gender at the end?",
    kept: "It is kept: female",
    replaced: "It is replaced: male",
    faded: "It fades: nothing is left",
    result: (said, came, first, last) => `You said: ${said}. Result: ${came} (${first} became ${last}).`,
    short: { kept: "kept", replaced: "replaced", faded: "faded" },
  },
  zh: {
    ask: "先猜一猜：读到最后，单元记下的奶奶的性别会怎样？",
    kept: "留着：女",
    replaced: "换掉：男",
    faded: "变淡：什么也不剩",
    result: (said, came, first, last) => `你猜的是“${said}”，结果是“${came}”（${first} 变成 ${last}）。`,
    short: { kept: "留着", replaced: "换掉", faded: "变淡" },
  },
};

// What the cell believes after a word. A sure value is large, a trace is small; plus and minus as in the example.
export const BELIEF = {
  en: {
    after: (word, gender, announced) => `After “${word}”: ${gender}; ${announced}.`,
    gender: {
      sure: { plus: "female", minus: "male" },
      trace: { plus: "a trace of female", minus: "a trace of male" },
      none: "no gender is held",
    },
    pronoun: {
      plus: "female, so the pronoun is *her*",
      minus: "male, so the pronoun is *him*",
      hidden: "a gender is held but not shown, so the pronoun is a guess",
      none: "no gender is held, so the pronoun is a guess",
    },
    early: { some: "a verb is expected, though nothing has been announced", none: "nothing is owed yet" },
    now: {
      sure: { plus: "books, so a plural verb is owed", minus: "books, yet a singular verb is expected" },
      trace: { plus: "only a trace of the plural was stored", minus: "a trace of a singular, which is wrong" },
      none: "that books is plural is not held",
    },
    still: {
      sure: { plus: "books, so a plural verb is still owed", minus: "books, yet a singular verb is expected" },
      trace: { plus: "of the plural only a trace is left", minus: "a trace of a singular, which is wrong" },
      none: "that books is plural is lost",
    },
    due: {
      plus: "plural, so the verb is *belong*",
      minus: "singular, so the verb is *belongs*",
      hidden: "singular or plural is held but not shown, so the verb is a guess",
      none: "that books is plural is lost, so the verb is a guess",
    },
    past: "the verb has come",
  },
  zh: {
    after: (word, gender, announced) => `读完“${word}”：${gender}；${announced}。`,
    gender: {
      sure: { plus: "女", minus: "男" },
      trace: { plus: "隐约还记着“女”", minus: "隐约还记着“男”" },
      none: "不记得性别",
    },
    pronoun: {
      plus: "女，代词该是“她”",
      minus: "男，代词该是“他”",
      hidden: "性别记着却没有露出来，代词只能猜",
      none: "不记得性别，代词只能猜",
    },
    early: { some: "还没有预告，却已经等着一个名词", none: "还没有什么要等" },
    now: {
      sure: { plus: "“本”等着它的名词", minus: "等着的名词却不是论“本”的" },
      trace: { plus: "“本”只记下一点影子", minus: "隐约等着一个不是论“本”的名词" },
      none: "没有记下“本”",
    },
    still: {
      sure: { plus: "“本”还等着它的名词", minus: "等着的名词却不是论“本”的" },
      trace: { plus: "“本”只剩一点影子", minus: "隐约等着一个不是论“本”的名词" },
      none: "“本”已经忘了",
    },
    due: {
      plus: "该接论“本”的名词了：“书”",
      minus: "该接名词了，但选出来的不会是“书”",
      hidden: "“本”记着却没有露出来，名词只能猜",
      none: "“本”已经忘了，名词只能猜",
    },
    past: "名词已经来了",
  },
};

// Three units of a plain RNN over the two sentences of chapter 1.
export const UNITS = {
  en: {
    choose: "Which sentence is read",
    rnn: "… Grandpa bought belong to",
    pair: "… lent to Grandpa belong to",
    memory: "The three units, word by word",
    unit: (n) => `unit ${n}`,
    pronouns: ["her", "him"],
    reading: (word) => `After “${word}”: blue is positive, red is negative.`,
    choice: (word, [first, second, third], wanted) => `At “${word}” the three units say *${first}*, *${second}*, *${third}*; the answer is *${wanted}*.`,
  },
  zh: {
    choose: "读哪一句",
    rnn: "……爷爷买的书属于",
    pair: "……借给爷爷的书属于",
    memory: "三个隐藏单元，逐词列出",
    unit: (n) => `第 ${n} 个`,
    pronouns: ["她", "他"],
    reading: (word) => `读完“${word}”：蓝为正，红为负。`,
    choice: (word, [first, second, third], wanted) => `读到“${word}”，三个隐藏单元说的是“${first}”“${second}”“${third}”；应该是“${wanted}”。`,
  },
};
