// The running example as a story: its words, what can be changed from a word on, what follows, and what is said of it.
import { belief } from "./belief.js";
import { forward } from "./math.js";
import { PRESETS, SLIDERS, WORDS } from "./words.js";

const FAR = 8; // added to a bias, it decides the gate whatever the word
const SHIFTS = {
  book: { f: 0, i: 0, o: 0 },
  remember: { f: FAR, i: -FAR, o: 0 },
  forget: { f: -FAR, i: -FAR, o: 0 },
  write: { f: -FAR, i: FAR, o: 0 },
  add: { f: FAR, i: FAR, o: 0 },
  hold: { f: 0, i: 0, o: -FAR },
};

const slider = (gate) => ({ id: gate, words: SLIDERS[`bias_${gate}`], mark: "+", from: -FAR, to: FAR, step: 0.5, start: 0 });

export function sentence({ params, x, words }, lang) {
  const shifted = (shifts) => Object.fromEntries(Object.entries(params).map(([name, values]) => {
    const by = name.startsWith("b_") ? shifts[name.slice(2)] ?? 0 : 0;
    return [name, by ? values.map((b) => b + by) : values];
  }));
  const entry = (symbol, field) => WORDS[lang].entries.map((label, k) => ({ symbol, label, of: (trace) => trace[field][k] }));
  return {
    words: words[lang],
    sliders: ["f", "i", "o"].map(slider),
    presets: Object.entries(SHIFTS).map(([name, shifts]) => ({ name, words: PRESETS[name], shifts })),
    rows: [...entry("C", "C_t"), ...entry("h", "h_t")],
    // The whole sentence; the shifts of the biases count from one word on.
    run: (shifts, from) => {
      const before = forward(params, x.slice(0, from)), last = before.at(-1);
      return [...before, ...forward(shifted(shifts), x.slice(from), last && { h: last.h_t, C: last.C_t })];
    },
    say: (word, t, trace) => belief(word, t, trace, lang),
  };
}
