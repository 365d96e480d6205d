// A chapter's step: its part of the cell lit, its equation beside it, its sliders, one line about the result.
import { sliders, spoken } from "./controls.js";
import { button, make } from "./dom.js";
import { show } from "./describe.js";
import { unfold } from "./unfold.js";
import { WORDS } from "./words.js";

// The page's own equation, without its number: what stands in the text has the number.
function equation(id) {
  const copy = document.querySelector(`#${id} .katex-display`)?.cloneNode(true);
  copy?.querySelector(".tag")?.remove();
  return copy ? [make("div", { className: "cell-equation" }, copy)] : [];
}

export function oneStep(scene, picture, { lang, id, layers }) {
  const line = spoken(), sums = layers.length ? unfold(layers, lang) : null;
  const refresh = () => {
    const trace = scene.run(controls.read());
    show(picture, trace, lang);
    sums?.update(trace);
    line.tell(scene.say(trace));
    return trace;
  };
  const controls = sliders(scene.sliders, id, lang, refresh);
  const reset = button(WORDS[lang].reset, () => { controls.set(); refresh(); });
  const foot = make("div", { className: "cell-foot" }, ...line.elements, reset);
  const beside = [...scene.equations.flatMap(equation), controls.element, foot, ...(sums ? [sums.heads] : [])];
  return { beside, below: sums ? [sums.panel] : [], toggle: sums?.toggle, refresh };
}
