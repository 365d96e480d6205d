// Three units of a plain RNN read one of two sentences, chosen by its name.
import { button, group, make } from "./dom.js";
import { spoken } from "./controls.js";
import { plain } from "./math.js";
import { player } from "./player.js";
import { UNITS } from "./sayings.js";
import { strip } from "./strip.js";
import { walk } from "./walk.js";
import { WORDS } from "./words.js";

// One sentence: its strip, and the way through it.
function reading({ words, x }, rnn, wanted, lang, line, play) {
  const says = UNITS[lang], last = words.length - 1;
  const rows = rnn.b_h.map((_, k) => ({ symbol: "h", label: says.unit(k + 1), of: ({ h_t }) => h_t[k] }));
  const { here, go, restart } = walk({ start: last, run: () => plain(rnn, x) });
  const show = () => {
    memory.fill(here);
    const pronouns = here.run[last - 1].h_t.map((value) => says.pronouns[value < 0 ? 1 : 0]);
    line.tell(here.t < last - 1 ? says.reading(words[here.t]) : says.choice(words[last - 1], pronouns, says.pronouns[wanted < 0 ? 1 : 0]));
    play.textContent = WORDS[lang][playing() ? "pause" : "play"];
    return here.run[here.t];
  };
  const { start, stop, playing } = player([], { ended: () => here.t === last, rewind: restart, on: () => go(here.t + 1), show });
  const memory = strip({ words, rows }, says.memory, (n) => { go(n); stop(); });
  return { element: memory.element, show, stop, toggle: () => (playing() ? stop() : start()) };
}

export function threeUnits({ x, words, rnn, pair }, first, lang) {
  const says = UNITS[lang], line = spoken(), play = button(WORDS[lang].play, () => now.toggle());
  const sentences = { rnn: { words: words[lang], x, wanted: -1 }, pair: { words: pair.words[lang], x: pair.x, wanted: 1 } };
  const readings = Object.fromEntries(Object.entries(sentences).map(([name, one]) => [name, reading(one, rnn, one.wanted, lang, line, play)]));
  const place = make("div", { className: "cell-place" });
  let now = readings[first];
  const choices = Object.keys(sentences).map((name) => button(says[name], () => choose(name)));
  const choose = (name) => {
    now.stop();
    now = readings[name];
    choices.forEach((choice, n) => choice.setAttribute("aria-pressed", Object.keys(sentences)[n] === name));
    place.replaceChildren(now.element);
    now.show();
  };
  choose(first);
  return { below: [group(says.choose, "cell-presets", ...choices), place, make("div", { className: "cell-run" }, play), ...line.elements], refresh: () => now.show() };
}
