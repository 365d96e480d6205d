// The four steps: what can be moved in each, what is then computed, and what is said of it.
import { step } from "./math.js";
import { bracket, number, percent } from "./numbers.js";
import { RESULTS } from "./sayings.js";
import { LAYERS, SLIDERS } from "./words.js";

const first = (values, value) => [value, ...values.slice(1)];
const mark = (letter, below) => `<i>${letter}</i><sub>${below}</sub>`;
const flag = (id, words, below, start) => ({ id, words, mark: mark("x", below), from: 0, to: 1, step: 0.5, start });
const bias = (layer, start) => ({ id: "b", words: SLIDERS.bias, mark: mark("b", `${layer},1`), from: -6, to: 6, step: 0.5, start });
const share = (id, words, letter, from, start) => ({ id, words, mark: mark(letter, "t,1"), from, to: 1, step: 0.1, start });

// Each scene: its sliders with their range and start, what follows from them, one sentence about it.
export function scenes({ params, step: { x_t, state } }, lang) {
  const given = step(params, x_t, state);
  const shifted = (name, b) => ({ ...params, [name]: first(params[name], b) });
  return {
    f: {
      equations: ["eq-f"],
      sliders: [
        flag("x", SLIDERS.subject, "t,1", x_t[0]),
        flag("announced", SLIDERS.announced, "t,2", x_t[1]),
        bias("f", params.b_f[0]),
      ],
      run: ({ x, announced, b }) => step(shifted("b_f", b), [x, announced, ...x_t.slice(2)], state),
      say: ({ f_t }) => RESULTS.f[lang](percent(f_t[0]), percent(f_t[1])),
    },
    i: {
      equations: ["eq-i", "eq-c-tilde"],
      sliders: [
        flag("x", SLIDERS.subject, "t,1", x_t[0]),
        { id: "value", words: SLIDERS.value, mark: mark("x", "t,4"), from: -1, to: 1, step: 0.5, start: x_t[3] },
        bias("i", params.b_i[0]),
      ],
      run: ({ x, value, b }) => step(shifted("b_i", b), [x, ...x_t.slice(1, 3), value], state),
      say: ({ i_t, C_tilde_t }) => RESULTS.i[lang](number(C_tilde_t[0]), percent(i_t[0]), number(i_t[0] * C_tilde_t[0])),
    },
    C: {
      equations: ["eq-c"],
      sliders: [
        share("f", LAYERS.f, "f", 0, given.f_t[0]),
        share("i", LAYERS.i, "i", 0, given.i_t[0]),
        share("candidate", LAYERS.C_tilde, "C̃", -1, given.C_tilde_t[0]),
      ],
      run: ({ f, i, candidate }) => step(params, x_t, state, {
        f_t: first(given.f_t, f), i_t: first(given.i_t, i), C_tilde_t: first(given.C_tilde_t, candidate),
      }),
      say: ({ f_t, C_prev, i_t, C_tilde_t, C_t }) => RESULTS.entry[lang](
        `${number(f_t[0])} · ${bracket(C_prev[0])} + ${number(i_t[0])} · ${bracket(C_tilde_t[0])} = ${number(C_t[0])}`,
      ),
    },
    o: {
      equations: ["eq-o", "eq-h"],
      sliders: [
        { id: "C", words: SLIDERS.state, mark: mark("C", "t,1"), from: -3, to: 3, step: 0.5, start: given.C_t[0] },
        flag("due", SLIDERS.due, "t,3", x_t[2]),
        bias("o", params.b_o[0]),
      ],
      run: ({ C, due, b }) => step(shifted("b_o", b), [...x_t.slice(0, 2), due, x_t[3]], state, { C_t: first(given.C_t, C) }),
      say: ({ o_t, C_t, h_t }) => RESULTS.entry[lang](`${number(o_t[0])} · tanh(${number(C_t[0])}) = ${number(h_t[0])}`),
    },
  };
}
