// Before the sentence plays for the first time, the reader says what will be left; at its end both stand side by side.
import { button, group, make } from "./dom.js";
import { number } from "./numbers.js";
import { PREDICTION } from "./sayings.js";

const KEY = "living-cell-prediction", SURE = 0.4;
const remembered = {
  get: () => { try { return localStorage.getItem(KEY); } catch { return null; } },
  set: (said) => { try { localStorage.setItem(KEY, said); } catch { /* then it is asked again on the next page */ } },
};
const gender = (trace) => trace.C_t[0];
const outcome = (run) => (Math.abs(gender(run.at(-1))) < SURE ? "faded" : gender(run.at(-1)) > 0 ? "kept" : "replaced");

export function prediction(lang) {
  const says = PREDICTION[lang], choices = ["kept", "replaced", "faded"];
  let said = remembered.get(), then = () => {};
  const question = group(says.ask, "cell-question", make("p", { textContent: says.ask }), ...choices.map((choice) => button(says[choice], () => {
    said = choice;
    remembered.set(choice);
    question.hidden = true;
    then();
  })));
  question.hidden = true;
  question.addEventListener("keydown", (event) => { if (event.key === "Escape") question.hidden = true; });
  const verdict = make("p", { className: "cell-verdict" });
  // Does what moves the sentence on, at once or when the reader has answered; says whether it was at once.
  const first = (act) => {
    if (choices.includes(said)) {
      act();
      return true;
    }
    then = act;
    question.hidden = false;
    question.querySelector("button").focus();
    return false;
  };
  const show = (run, ended) => {
    verdict.textContent = ended && choices.includes(said)
      ? says.result(says.short[said], says.short[outcome(run)], number(gender(run[0])), number(gender(run.at(-1)))) : "";
  };
  return { elements: [question, verdict], first, show };
}
