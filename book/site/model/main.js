// Puts the trained language model in the place of its figure.
import { copier } from "../cell/address.js";
import { spoken } from "../cell/controls.js";
import { button, group, make } from "../cell/dom.js";
import { playBySpace } from "../cell/keys.js";
import { player } from "../cell/player.js";
import { WORDS as CELL } from "../cell/words.js";
import { read, written } from "./address.js";
import { answers } from "./answers.js";
import { builder } from "./builder.js";
import { line } from "./line.js";
import { panel } from "./panel.js";
import { question } from "./question.js";
import { NETWORKS, reading } from "./reading.js";
import { said } from "./say.js";
import { PRESETS, WORDS } from "./words.js";

export { restsOn, run, silenced } from "./network.js";

const START = "two";
const BEATS = ["read", "rest"]; // two beats a word

function revive(place) {
  const data = LIVING_MODEL_DATA, { lang } = data, says = WORDS[lang], story = reading(data), { here } = story;
  const remark = (textContent) => make("p", { className: "model-note", textContent });
  const numbers = (text) => text.split(" ").map((word) => data.words.indexOf(word));
  const ended = () => here.t === story.last();
  const spoke = spoken(), ask = question(story, lang), lines = make("div");
  const panels = NETWORKS.map((name) => panel(story, name, lang, () => stop()));
  const both = answers(story, lang), build = builder(story, lang, (choice) => { story.set(choice); begin(); note(); });
  let words = null;

  const refresh = () => {
    [words, ...panels, both, ask].forEach(({ show }) => show());
    presets.forEach(({ one, text }) => one.setAttribute("aria-pressed", String(numbers(text)) === String(here.sentence.words)));
    play.textContent = playing() ? CELL[lang].pause : CELL[lang].play;
    spoke.tell(said(story, lang));
    return here;
  };
  const { start, stop, playing } = player(BEATS, { ended, rewind: story.restart, on: () => story.go(here.t + 1), show: refresh });
  const note = () => history.replaceState(null, "", written(here));
  // At once, or after the question if it leads to what has not been read.
  const move = (t) => {
    const act = () => { story.go(t); stop(); note(); };
    if (t > here.reached) return ask.first(act);
    act();
    return true;
  };
  const toggle = () => (playing() ? stop() : ask.first(start));
  const play = button(CELL[lang].play, toggle);
  // Another sentence: its words, its question, its choices.
  const begin = () => {
    words = line(story, lang, move);
    lines.replaceChildren(words.element);
    ask.sentence();
    build.show();
    stop();
  };
  const presets = Object.values(PRESETS[lang]).map(([name, text]) => ({ text, one: button(name, () => { story.setWords(numbers(text)); begin(); note(); }) }));
  const follow = () => {
    const asked = read(location.hash);
    if (!asked || !story.setWords(asked.words)) return;
    story.go(asked.t);
    begin();
    place.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", follow);
  playBySpace(lines, toggle);
  const steps = [button(CELL[lang].back, () => move(Math.max(0, here.t - 1))), button(CELL[lang].on, () => move(Math.min(story.last(), here.t + 1)))];
  const keys = remark(says.rests);
  keys.prepend(...NETWORKS.map((name) => make("span", { className: `model-key model-key-${name}`, textContent: says.networks[name] })));
  const images = place.querySelector(".figure-pair__images");
  images.hidden = true;
  images.after(make("div", { className: "model-desk" },
    group(says.presets, "cell-presets", ...presets.map(({ one }) => one)), build.element, lines, keys,
    make("div", { className: "cell-run" }, play, ...steps, ...copier(CELL[lang], () => written(here))), ...ask.elements, ...spoke.elements, both.element,
    make("div", { className: "model-networks" }, ...panels.map(({ element }) => element)), remark(says.order)));
  story.setWords(numbers(PRESETS[lang][START][1]));
  begin();
  follow();
  place.classList.add("living-model--alive");
  place.story = story; // what is shown now, for whoever wants to check it
}

document.querySelectorAll(".living-model").forEach(revive);
