// Before a sentence plays, the reader says which answer the LSTM will expect; when it is due all stand side by side.
import { button, group, make } from "../cell/dom.js";
import { PREDICTION } from "./words.js";

export function question(story, lang) {
  const says = PREDICTION[lang], { here } = story;
  const choices = make("div"), verdict = make("p", { className: "cell-verdict" });
  let said = null, free = false, asked = null, then = () => {};
  const box = group(says.ask, "cell-question", make("p", { textContent: says.ask }), choices);
  const close = (act = () => {}) => {
    box.hidden = true;
    asked?.focus();
    act();
  };
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  const named = (c) => story.named(c).join(says.or);
  const sentence = () => {
    said = null;
    box.hidden = true;
    const options = story.classes[0].map((_, c) => button(named(c), () => { said = c; close(then); }));
    choices.replaceChildren(...options, button(says.skip, () => { free = true; close(then); }));
  };
  // Does what leads past the words that have been read, at once or when the reader has answered; says whether at once.
  const first = (act) => {
    if (free || said !== null || here.reached >= here.sentence.due[0]) {
      act();
      return true;
    }
    then = act;
    asked = document.activeElement;
    box.hidden = false;
    box.querySelector("button").focus();
    return false;
  };
  const show = () => {
    const known = said !== null && here.reached >= here.sentence.due[0];
    const first = (name) => named(story.answered(name, 0, "whole").first);
    verdict.textContent = known ? says.result(named(said), first("lstm"), first("rnn"), named(here.sentence.right[0])) : "";
  };
  return { elements: [box, verdict], sentence, first, show };
}
