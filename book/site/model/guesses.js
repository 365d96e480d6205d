// The most probable next words of a network, as bars; a thin bar under one shows what it was with all units.
import { make } from "../cell/dom.js";
import { number } from "../cell/numbers.js";
import { order } from "./network.js";
import { WORDS } from "./words.js";

const MANY = 5;

export function guesses(story, name, lang) {
  const says = WORDS[lang], { here, text } = story;
  const head = make("tr", {}, ...[says.word, says.probability].map((textContent) => make("th", { scope: "col", textContent })));
  const body = make("tbody");
  const table = make("table", { className: "model-guesses" },
    make("caption", { textContent: says.guesses }),
    make("colgroup", {}, make("col", { className: "model-guess" }), make("col")), make("thead", { className: "visually-hidden" }, head), body);
  const row = (word, p, before, kind) => {
    const bar = make("span", { className: "model-share" }), thin = make("span", { className: "model-before", hidden: number(before) === number(p) });
    bar.style.setProperty("--share", p.toFixed(3));
    thin.style.setProperty("--share", before.toFixed(3));
    return make("tr", { className: kind }, make("th", { scope: "row", textContent: text(word) }),
      make("td", {}, make("span", { className: "model-track" }, bar, thin), make("span", { className: "model-number", textContent: number(p) })));
  };
  const show = (right, wrong) => {
    const { steps, whole } = here.runs[name], { p } = steps[here.t], { p: before } = whole[here.t];
    const kind = (word) => (right.includes(word) ? "model-right" : wrong.includes(word) ? "model-wrong" : "");
    body.replaceChildren(...order(p).slice(0, MANY).map((word) => row(word, p[word], before[word], kind(word))));
  };
  return { element: table, show };
}
