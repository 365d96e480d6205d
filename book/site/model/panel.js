// One network: its next words, its units as switches and as rows of colour, the numbers of the units that carry.
import { make } from "../cell/dom.js";
import { guesses } from "./guesses.js";
import { heat } from "./heat.js";
import { carrying } from "./say.js";
import { ordered, switches } from "./units.js";
import { FEATURES, WORDS } from "./words.js";

export function panel(story, name, lang, changed) {
  const { size, carriers, accuracy } = story.networks[name], says = WORDS[lang], units = ordered(size, carriers, lang);
  const toggle = (k) => {
    story.toggle(name, k);
    changed();
  };
  const parts = [guesses(story, name, lang), heat(story, name, units, lang, toggle), switches(story, name, units, lang, toggle)];
  const [next, strips, buttons] = parts, without = make("p", { className: "model-note", textContent: says.without });
  const shares = FEATURES[lang].map(({ due }, n) => says.share(due, (100 * accuracy[n]).toFixed(1))).join(says.stop);
  const about = make("p", { className: "model-note", textContent: says.size(size, shares) });
  const numbers = make("div", { className: "model-values" });
  const show = () => {
    next.show(...(story.dueAt(story.here.t) < 0 ? [[], []] : story.weighed(name, story.here.t)));
    strips.show();
    buttons.show();
    without.hidden = !story.here.off[name].size;
    numbers.replaceChildren(...carrying(story, name, units, lang).map((textContent) => make("p", { textContent })));
  };
  const title = make("p", { className: "model-name", textContent: says.networks[name] });
  return { element: make("div", { className: "model-network" }, title, about, next.element, without, strips.element, numbers, buttons.element), show };
}
