// The sentence as text in which every word that can be chosen is a choice; only sentences of the grammar can be made.
import { make } from "../cell/dom.js";
import { NONE } from "./grammar.js";
import { SLOTS, WORDS } from "./words.js";

export function builder(story, lang, changed) {
  const says = WORDS[lang], names = SLOTS[lang], { here, text } = story;
  const place = make("div", { className: "model-sentence" });
  const joined = (words) => words.map(text).join(says.gap).replace(" .", ".");
  const choice = ({ holder, name, values, value, show }) => {
    const [label, nothing] = names[name];
    const options = values.map((one) => make("option", { value: one, selected: one === value, textContent: one === NONE ? nothing : joined(show(one)) }));
    const select = make("select", { className: value === NONE ? "model-nothing" : "" }, ...options);
    select.setAttribute("aria-label", label);
    select.addEventListener("change", () => {
      holder[name] = Number(select.value);
      changed(here.sentence.choice);
      const same = here.sentence.slots.findIndex((slot) => slot.holder === holder && slot.name === name);
      place.querySelectorAll("select")[same]?.focus(); // the choice is drawn anew; one that was taken back is gone
    });
    return select;
  };
  const show = () => {
    const { words, slots } = here.sentence, pieces = [];
    let at = 0;
    const fixed = (to) => { if (to > at) pieces.push(make("span", { textContent: joined(words.slice(at, to)) })); };
    for (const slot of slots) {
      fixed(slot.at);
      pieces.push(choice(slot));
      at = slot.at + slot.size;
    }
    fixed(words.length);
    place.replaceChildren(...pieces);
  };
  return { element: make("details", { className: "model-build" }, make("summary", { textContent: says.build }), place), show };
}
