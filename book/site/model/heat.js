// Gates, candidate, state and output of all units over the sentence: a row for each unit, a strip of colour for each word.
import { make } from "../cell/dom.js";
import { WORDS } from "./words.js";

const QUANTITIES = {
  lstm: [["f", "f_t", "f"], ["i", "i_t", "i"], ["C̃", "C_tilde_t", ""], ["o", "o_t", "o"], ["C", "C_t", ""], ["h", "h_t", ""]],
  rnn: [["h", "h_t", ""]],
};
const drawn = { C_t: Math.tanh };

// One element a row, painted by one gradient; what has a sign has the two colours of the strip of the living cell.
function painted(values, colour, reached) {
  const wide = 100 / values.length;
  const stops = values.map((value, t) => {
    const share = t > reached ? 0 : Math.min(1, Math.abs(value)), sign = colour || (value < 0 ? "f" : "accent");
    return `color-mix(in srgb, var(--cell-${sign}) ${(100 * share).toFixed(1)}%, var(--cell-paper)) ${(t * wide).toFixed(2)}% ${((t + 1) * wide).toFixed(2)}%`;
  });
  return `linear-gradient(90deg, ${stops.join(", ")})`;
}

export function heat(story, name, units, lang, toggle) {
  const { here } = story;
  const blocks = QUANTITIES[name].map(([symbol, field, colour]) => {
    const rows = units.map(({ k, carries }) => make("div", { className: carries ? "model-row model-carries" : "model-row", onclick: () => toggle(k) }));
    const cursor = make("div", { className: "model-cursor" }), marks = [0, 1].map(() => make("div", { className: "model-due" }));
    const all = make("div", { className: "model-rows" }, ...rows, cursor, ...marks);
    all.setAttribute("role", "img");
    all.setAttribute("aria-label", WORDS[lang].all(symbol));
    const show = () => {
      const { steps } = here.runs[name], act = drawn[field] ?? ((value) => value);
      rows.forEach((row, n) => {
        row.style.background = painted(steps.map((step) => act(step[field][units[n].k])), colour, here.reached);
        row.classList.toggle("model-off", here.off[name].has(units[n].k));
      });
      all.style.setProperty("--wide", 1 / steps.length);
      [here.t, ...here.sentence.due].forEach((t, n) => [cursor, ...marks][n].style.setProperty("--from", t / steps.length));
    };
    return { element: make("div", { className: "model-block" }, make("p", { innerHTML: `<i>${symbol}</i>` }), all), show };
  });
  const element = make("div", { className: `model-heat model-heat-${name}` }, ...blocks.map((block) => block.element));
  return { element, show: () => blocks.forEach(({ show }) => show()) };
}
