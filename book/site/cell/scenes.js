// What can be moved in each cell, what is then computed, and what is said of it, in both languages.
(function () {
  "use strict";
  const { step, forward, number } = LivingCell;
  const bracket = (value) => (value < 0 ? `(${number(value)})` : number(value));
  const percent = (value) => `${Math.round(100 * value)}`;
  const first = (values, value) => [value, ...values.slice(1)];
  const symbol = (letter, below) => `<i>${letter}</i><sub>${below}</sub>`;

  const slider = (id, en, zh, mark, from, to, start) => ({ id, words: { en, zh }, mark, from, to, start });

  // Each scene: the lit parts, the sliders with their range and start, what follows from them, one sentence about it.
  function scenes({ params, step: { x_t, state } }) {
    const bias = (name, shift) => ({ ...params, [name]: first(params[name], shift) });
    return {
      f: {
        lit: "f",
        sliders: [
          slider("x", "a new subject begins", "新主语出现", symbol("x", "t,1"), 0, 1, x_t[0]),
          slider("announced", "something is announced", "有所预告", symbol("x", "t,2"), 0, 1, x_t[1]),
          slider("b", "bias", "偏置", symbol("b", "f,1"), -6, 6, params.b_f[0]),
        ],
        run: ({ x, announced, b }) => step(bias("b_f", b), [x, announced, ...x_t.slice(2)], state),
        say: {
          en: ({ f_t }) => `${percent(f_t[0])} % of the first number is kept, ${percent(f_t[1])} % of the second.`,
          zh: ({ f_t }) => `第一个数保留 ${percent(f_t[0])}%，第二个数保留 ${percent(f_t[1])}%。`,
        },
      },
      i: {
        lit: "i",
        sliders: [
          slider("x", "a new subject begins", "新主语出现", symbol("x", "t,1"), 0, 1, x_t[0]),
          slider("value", "male −1, female +1", "男 −1，女 +1", symbol("x", "t,4"), -1, 1, x_t[3]),
          slider("b", "bias", "偏置", symbol("b", "i,1"), -6, 6, params.b_i[0]),
        ],
        run: ({ x, value, b }) => step(bias("b_i", b), [x, ...x_t.slice(1, 3), value], state),
        say: {
          en: ({ i_t, C_tilde_t }) => `Of the candidate ${number(C_tilde_t[0])} the gate lets ${percent(i_t[0])} % in: ${number(i_t[0] * C_tilde_t[0])} will be written.`,
          zh: ({ i_t, C_tilde_t }) => `候选值是 ${number(C_tilde_t[0])}，输入门放进 ${percent(i_t[0])}%：将写入 ${number(i_t[0] * C_tilde_t[0])}。`,
        },
      },
      C: {
        lit: "C",
        sliders: (({ f_t, i_t, C_tilde_t }) => [
          slider("f", "forget gate", "遗忘门", symbol("f", "t,1"), 0, 1, f_t[0]),
          slider("i", "input gate", "输入门", symbol("i", "t,1"), 0, 1, i_t[0]),
          slider("candidate", "candidate", "候选值", symbol("C̃", "t,1"), -1, 1, C_tilde_t[0]),
        ])(step(params, x_t, state)),
        run: ({ f, i, candidate }) => {
          const { f_t, i_t, C_tilde_t } = step(params, x_t, state);
          return step(params, x_t, state, { f_t: first(f_t, f), i_t: first(i_t, i), C_tilde_t: first(C_tilde_t, candidate) });
        },
        say: ((sum) => ({ en: (t) => `The first number: ${sum(t)}.`, zh: (t) => `第一个数：${sum(t)}。` }))(
          ({ f_t, C_prev, i_t, C_tilde_t, C_t }) => `${number(f_t[0])} · ${bracket(C_prev[0])} + ${number(i_t[0])} · ${bracket(C_tilde_t[0])} = ${number(C_t[0])}`,
        ),
      },
      o: {
        lit: "o",
        sliders: [
          slider("C", "new cell state", "新的单元状态", symbol("C", "t,1"), -3, 3, step(params, x_t, state).C_t[0]),
          slider("due", "the answer is due", "到了该用的时候", symbol("x", "t,3"), 0, 1, x_t[2]),
          slider("b", "bias", "偏置", symbol("b", "o,1"), -6, 6, params.b_o[0]),
        ],
        run: ({ C, due, b }) => {
          const { C_t } = step(params, x_t, state);
          return step(bias("b_o", b), [...x_t.slice(0, 2), due, x_t[3]], state, { C_t: first(C_t, C) });
        },
        say: ((product) => ({ en: (t) => `The first number: ${product(t)}.`, zh: (t) => `第一个数：${product(t)}。` }))(
          ({ o_t, C_t, h_t }) => `${number(o_t[0])} · tanh(${number(C_t[0])}) = ${number(h_t[0])}`,
        ),
      },
    };
  }

  // Over the sentence: three sliders move the biases of the gates, in both entries; presets set all three.
  const PRESETS = [
    { words: { en: "The book’s weights", zh: "书中的权重" }, shifts: { f: 0, i: 0, o: 0 } },
    { words: { en: "Remember", zh: "记住" }, shifts: { f: 8, i: -8, o: 0 } },
    { words: { en: "Forget", zh: "遗忘" }, shifts: { f: -8, i: -8, o: 0 } },
    { words: { en: "Write", zh: "写入" }, shifts: { f: -8, i: 8, o: 0 } },
  ];
  function sentence({ params, x, words, start }, lang) {
    const shifted = (name, by) => params[name].map((b) => b + by);
    return {
      words: words[lang],
      start,
      presets: PRESETS,
      sliders: [
        slider("f", "forget gate: bias", "遗忘门：偏置", "+", -8, 8, 0),
        slider("i", "input gate: bias", "输入门：偏置", "+", -8, 8, 0),
        slider("o", "output gate: bias", "输出门：偏置", "+", -8, 8, 0),
      ],
      run: ({ f, i, o }) => forward({ ...params, b_f: shifted("b_f", f), b_i: shifted("b_i", i), b_o: shifted("b_o", o) }, x),
      say: {
        en: (word, { C_t }) => `After “${word}” the cell state is (${number(C_t[0])}, ${number(C_t[1])}).`,
        zh: (word, { C_t }) => `读完“${word}”，单元状态是 (${number(C_t[0])}, ${number(C_t[1])})。`,
      },
    };
  }

  Object.assign(LivingCell, { scenes, sentence });
})();
