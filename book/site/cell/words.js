// The words on the living cell's controls and labels, in both languages; its sentences are in sayings.js.
export const WORDS = {
  en: {
    reset: "Reset",
    play: "Play",
    pause: "Pause",
    back: "Previous word",
    on: "Next word",
    copy: "Copy the link",
    copied: "Copied",
    picture: "The LSTM cell with its values",
    symbols: "The symbols of this equation: arrows go through them",
    line: (name) => `${name}: its line in the picture`,
    fold: "Change the biases",
    memory: "What the cell holds and shows, word by word",
    presets: "What the cell does from this word on",
    from: (word) => `From “${word}” on:`,
    without: "The thin band in a cell: its value without the change.",
    layers: "The layers: open one to see its sums",
    pairs: ": ",
    stop: "; ",
    entries: ["gender", "plural"],
    bias: "bias",
    sum: "sum",
    inputs: ["a new subject begins", "something is announced", "the answer is due", "value"],
  },
  zh: {
    reset: "复原",
    play: "播放",
    pause: "暂停",
    back: "上一词",
    on: "下一词",
    copy: "复制链接",
    copied: "已复制",
    picture: "LSTM 单元及各处的值",
    symbols: "这个式子里的符号，用方向键逐个查看",
    line: (name) => `${name}：图上的那条线`,
    fold: "改动偏置",
    memory: "单元存着什么、露出什么，逐词列出",
    presets: "单元从这个词起怎么做",
    from: (word) => `从“${word}”起：`,
    without: "格子里的细条：不改动时的值。",
    layers: "各层，点开看加权和",
    pairs: "：",
    stop: "；",
    entries: ["性别", "量词"],
    bias: "偏置",
    sum: "和",
    inputs: ["新主语出现", "有所预告", "到了该用上的时候", "取值"],
  },
};

// The four beats of a time step, by the titles of their chapters.
export const BEATS = {
  f: { en: "Step 1: what to forget", zh: "第一步：遗忘什么" },
  i: { en: "Step 2: what to store", zh: "第二步：存入什么" },
  C: { en: "Step 3: the new cell state", zh: "第三步：更新单元状态" },
  o: { en: "Step 4: what to output", zh: "第四步：输出什么" },
};

export const LAYERS = {
  f: { en: "forget gate", zh: "遗忘门" },
  i: { en: "input gate", zh: "输入门" },
  C_tilde: { en: "candidate", zh: "候选值" },
  o: { en: "output gate", zh: "输出门" },
};

// What the symbols of the equations stand for.
export const QUANTITIES = {
  ...LAYERS,
  C: { en: "cell state", zh: "单元状态" },
  C_prev: { en: "old cell state", zh: "旧的单元状态" },
  h: { en: "hidden state", zh: "隐状态" },
  h_prev: { en: "old hidden state", zh: "旧的隐状态" },
};

export const PRESETS = {
  book: { en: "The book’s weights", zh: "书中的权重" },
  remember: { en: "Remember", zh: "记住" },
  forget: { en: "Forget", zh: "遗忘" },
  write: { en: "Write", zh: "写入" },
  add: { en: "Add up", zh: "累加" },
  hold: { en: "Hold back", zh: "不露出" },
};

export const SLIDERS = {
  subject: { en: "a new subject begins", zh: "新主语出现" },
  announced: { en: "something is announced", zh: "有所预告" },
  due: { en: "the answer is due", zh: "到了该用上的时候" },
  value: { en: "male −1, female +1", zh: "男 −1，女 +1" },
  bias: { en: "bias", zh: "偏置" },
  state: { en: "new cell state", zh: "新的单元状态" },
  bias_f: { en: "forget gate: added to the bias", zh: "遗忘门：偏置加上" },
  bias_i: { en: "input gate: added to the bias", zh: "输入门：偏置加上" },
  bias_o: { en: "output gate: added to the bias", zh: "输出门：偏置加上" },
};
