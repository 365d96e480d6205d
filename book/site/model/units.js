// The hidden units of a network, those that carry a feature first; each can be silenced.
import { button, group } from "../cell/dom.js";
import { FEATURES, WORDS } from "./words.js";

// `carriers` holds for each answer the unit that carries its feature, counted from 0, or null.
export function ordered(size, carriers, lang) {
  const names = (k) => FEATURES[lang].filter((_, n) => carriers[n] === k).map(({ carries }) => carries).join(" · ");
  const all = Array.from({ length: size }, (_, k) => ({ k, carries: names(k) }));
  const first = carriers.filter((k, n) => k !== null && carriers.indexOf(k) === n).map((k) => all[k]);
  return [...first, ...all.filter((unit) => !first.includes(unit))];
}

export function switches(story, name, units, lang, toggle) {
  const says = WORDS[lang];
  const buttons = units.map(({ k, carries }) => button(says.unit(k + 1, carries), () => toggle(k)));
  const show = () => buttons.forEach((one, n) => one.setAttribute("aria-pressed", story.here.off[name].has(units[n].k)));
  return { element: group(`${says.networks[name]}${says.pairs}${says.units}`, "model-units", ...buttons), show };
}
