// A network over a sentence: the picture at one word, the memory over all of them, and what moves the reader on.
import { spoken } from "./controls.js";
import { show } from "./describe.js";
import { button, make } from "./dom.js";
import { playBySpace } from "./keys.js";
import { player } from "./player.js";
import { strip } from "./strip.js";
import { unfold } from "./unfold.js";
import { walk } from "./walk.js";
import { BEATS, WORDS } from "./words.js";

const ORDER = Object.keys(BEATS);
const DONE = { C: "C", h: "o" }; // the beat that gives a row of the strip its number

// `extras` are what not every place has: a question first, presets and sliders, an address.
export function overSentence(story, picture, drawing, { lang, extras = {} }) {
  const says = WORDS[lang], { here, go, restart, change } = walk(story), last = story.words.length - 1;
  const line = spoken(), caption = make("p", { className: "cell-beat" });
  const sums = unfold(["f", "i", "C_tilde", "o"], lang);
  const first = extras.prediction?.first ?? ((act) => { act(); return true; });

  const refresh = (beat = null) => {
    const trace = here.run[here.t], at = ORDER.indexOf(beat);
    picture.light(drawing.lit[beat ?? "all"]);
    picture.svg.classList.toggle("cell-flowing", beat !== null);
    show(picture, trace, lang, story.shown);
    memory.fill({ ...here, done: (symbol) => beat === null || at >= ORDER.indexOf(DONE[symbol]) });
    caption.textContent = beat ? BEATS[beat][lang] : "";
    caption.style.setProperty("--c", beat ? `var(--cell-${beat})` : "");
    if (beat === null || beat === ORDER.at(-1)) line.tell(story.say(story.words[here.t], here.t, trace));
    sums.update(trace, story.shown?.hidden);
    play.textContent = playing() ? says.pause : says.play;
    extras.prediction?.show(here.run, here.t === last && beat === null);
    changes?.refresh();
    return trace;
  };
  const { start, stop, playing } = player(ORDER, {
    ended: () => here.t === last,
    rewind: restart,
    on: () => go(here.t + 1),
    show: refresh,
  });
  // The reader's own way: at once, or after the question if it leads to what has not been seen.
  const move = (n) => {
    const act = () => { go(n); stop(); changes?.note(); };
    if (n > here.reached) return first(act);
    act();
    return true;
  };
  const toggle = () => (playing() ? stop() : here.reached === last ? start() : first(start));
  const play = button(says.play, toggle);
  const step = (by) => () => move(Math.max(0, Math.min(last, here.t + by)));
  const memory = strip(story, says.memory, move);
  playBySpace(memory.element, toggle);
  const changes = extras.changes?.({ story, here, change, go, refresh: () => stop() });
  const run = make("div", { className: "cell-run" }, play, button(says.back, step(-1)), button(says.on, step(1)));
  const beside = [...line.elements, ...(extras.prediction?.elements ?? []), run, sums.heads];
  const below = [sums.panel, memory.element, ...(changes?.below ?? [])];
  return { above: [caption], beside, below, toggle: sums.toggle, refresh, mounted: changes?.follow };
}
