// The words of the sentence, each a step; under each, a bar for either network: how much the prediction rests on it.
import { button, group, make } from "../cell/dom.js";
import { mark, walkByKeys } from "../cell/keys.js";
import { NETWORKS } from "./reading.js";
import { WORDS } from "./words.js";

export function line(story, lang, pick) {
  const { here, text } = story, inputs = here.sentence.words.slice(0, -1);
  const heads = inputs.map((word, n) => button(text(word), () => pick(n)));
  const bars = inputs.map(() => NETWORKS.map((name) => make("i", { className: `model-bar model-${name}` })));
  const pieces = heads.map((head, n) => make("span", { className: "model-word" }, head, make("span", { className: "model-bars" }, ...bars[n])));
  const element = group(WORDS[lang].line, "model-line", ...pieces, make("span", { className: "model-stop", textContent: text(here.sentence.words.at(-1)) }));
  walkByKeys(element, heads, pick);

  const show = () => {
    mark(heads, here.t);
    heads.forEach((head, n) => {
      const answer = story.dueAt(n - 1) >= 0;
      head.textContent = answer && here.reached < n - 1 ? "?" : text(inputs[n]);
      pieces[n].className = `model-word${answer ? " model-answer" : ""}${n > here.reached ? " model-ahead" : ""}`;
    });
    NETWORKS.forEach((name, which) => {
      const norms = story.rests(name), most = Math.max(...norms);
      bars.forEach((pair, n) => pair[which].style.setProperty("--share", most > 0 ? ((norms[n] ?? 0) / most).toFixed(3) : 0));
    });
  };
  return { element, show };
}
