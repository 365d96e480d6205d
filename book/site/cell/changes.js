// What the reader can change from the current word on: presets, three biases, and the link that says so.
import { copier, read, written } from "./address.js";
import { sliders } from "./controls.js";
import { button, group, make } from "./dom.js";
import { WORDS } from "./words.js";

export function changes(lang, id, place) {
  return ({ story, here, change, refresh, go }) => {
    const says = WORDS[lang], last = story.words.length - 1;
    const at = make("p", { className: "cell-from-here" }), without = make("p", { className: "cell-without", textContent: says.without });
    const controls = sliders(story.sliders, id, lang, () => {
      change(controls.read());
      refresh();
      note();
    });
    // On a phone the sliders are folded, so that the cell stays together.
    const fold = make("details", { className: "cell-fold", open: matchMedia("(min-width: 577px)").matches }, make("summary", { textContent: says.fold }), controls.element);
    const preset = () => story.presets.find(({ shifts }) => Object.entries(shifts).every(([gate, by]) => (here.shifts[gate] ?? 0) === by))?.name;
    const choose = (name, from) => {
      const { shifts } = story.presets.find((one) => one.name === name) ?? story.presets[0];
      controls.set(shifts);
      change(shifts, from);
    };
    const buttons = story.presets.map(({ name, words }) => button(words[lang], () => {
      choose(name, here.t);
      refresh();
      note();
    }));
    const hash = () => written({ t: here.t, preset: preset(), from: here.from });
    const note = () => history.replaceState(null, "", hash());
    const follow = () => {
      const asked = read(location.hash, last);
      if (!asked) return;
      choose(asked.preset, asked.from);
      go(asked.t);
      refresh();
      place.scrollIntoView({ block: "nearest" });
    };
    addEventListener("hashchange", follow);
    const show = () => {
      at.textContent = says.from(story.words[here.run === here.plain ? here.t : here.from]);
      buttons.forEach((one, n) => one.setAttribute("aria-pressed", story.presets[n].name === preset()));
      without.hidden = here.run === here.plain;
    };
    return {
      below: [without, group(says.presets, "cell-presets", at, ...buttons), fold, make("div", { className: "cell-run" }, ...copier(says, hash))],
      refresh: show,
      note,
      follow,
    };
  };
}
