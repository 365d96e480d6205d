// The two answers of a sentence for both networks: the share of the right class, and what a silenced unit does to it.
import { make } from "../cell/dom.js";
import { number } from "../cell/numbers.js";
import { NETWORKS } from "./reading.js";
import { FEATURES, WORDS } from "./words.js";

export function answers(story, lang) {
  const says = WORDS[lang], { here } = story;
  const heads = FEATURES[lang].map(() => make("th", { scope: "col" }));
  const cells = NETWORKS.map(() => FEATURES[lang].map(() => make("td")));
  const rows = NETWORKS.map((name, n) => make("tr", {}, make("th", { scope: "row", textContent: says.networks[name] }), ...cells[n]));
  const caption = make("caption");
  const table = make("table", { className: "model-answers" }, caption,
    make("thead", {}, make("tr", {}, make("td"), ...heads)), make("tbody", {}, ...rows));

  const judged = (name, n) => {
    const right = here.sentence.right[n], now = story.answered(name, n), before = story.answered(name, n, "whole");
    const share = number(now.shares[right]), was = number(before.shares[right]);
    return { text: share === was ? share : says.became(was, share), right: now.first === right };
  };
  const fill = ({ due }, n) => {
    const at = here.sentence.due[n], known = here.reached >= at;
    heads[n].textContent = known ? `${due}${says.pairs}${story.text(here.sentence.words[at + 1])}` : due;
    NETWORKS.forEach((name, row) => {
      const { text, right } = known ? judged(name, n) : { text: says.later, right: null };
      cells[row][n].textContent = known ? `${right ? "✓" : "✗"} ${right ? says.right : says.wrong}${says.stop}${text}` : text;
      cells[row][n].className = known ? (right ? "model-right" : "model-wrong") : "model-later";
    });
  };
  const show = () => {
    caption.textContent = says.answers(story.attractors());
    FEATURES[lang].forEach(fill);
  };
  return { element: table, show };
}
