// Puts the living cell in the place of its figure: the drawing, its sliders or its sentence, one line about the result.
(function () {
  "use strict";
  const { draw, number, scenes, sentence } = LivingCell;
  const data = LIVING_CELL_DATA;
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const WORDS = {
    en: { reset: "Reset", play: "Play", pause: "Pause", back: "Back", on: "Next word", picture: "The LSTM cell with its values", words: "Words of the sentence", presets: "Presets", pairs: ": ", stop: "; " },
    zh: { reset: "复原", play: "播放", pause: "暂停", back: "上一个词", on: "下一个词", picture: "LSTM 单元及各处的值", words: "句子里的词", presets: "预设", pairs: "：", stop: "；" },
  }[lang];
  const NAMES = { f_t: "f", i_t: "i", C_tilde_t: "C̃", C_t: "C", o_t: "o", h_t: "h" };
  const PACE = 1400; // milliseconds a word

  const make = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const button = (text, act) => make("button", { type: "button", className: "cell-button", textContent: text, onclick: act });

  // The sliders, and a function that reads them; `changed` is called when one moves.
  function sliders(list, id, changed) {
    const inputs = new Map();
    const rows = list.map(({ id: name, words, mark, from, to, start }) => {
      const input = make("input", { type: "range", id: `${id}-${name}`, min: from, max: to, step: 0.01, value: start });
      const output = make("output", { htmlFor: input.id });
      const text = make("label", { htmlFor: input.id, innerHTML: `${words[lang]} <span class="cell-mark">${mark}</span>` });
      const show = () => { output.textContent = number(Number(input.value)); };
      input.addEventListener("input", () => { show(); changed(); });
      inputs.set(name, { input, start, show });
      show();
      return make("div", { className: "cell-slider" }, text, input, output);
    });
    const read = () => Object.fromEntries([...inputs].map(([name, { input, start }]) => [name, input.dataset.moved ? Number(input.value) : start]));
    const set = (values) => inputs.forEach(({ input, start, show }, name) => {
      const value = values?.[name];
      input.value = value ?? start;
      if (value === undefined) delete input.dataset.moved;
      else input.dataset.moved = "yes";
      show();
    });
    inputs.forEach(({ input }) => input.addEventListener("input", () => { input.dataset.moved = "yes"; }, true));
    return { element: make("div", { className: "cell-sliders" }, ...rows), read, set };
  }

  const inWords = (trace) => `${WORDS.picture}${WORDS.pairs}${Object.entries(NAMES)
    .map(([name, letter]) => `${letter} = ${trace[name].map(number).join(", ")}`).join(WORDS.stop)}`;

  // The line about the result is seen at once, and read aloud when a slider rests or the playing stops.
  function spoken() {
    const status = make("p", { className: "cell-status" }), aloud = make("p", { className: "visually-hidden" });
    aloud.setAttribute("role", "status");
    let timer = 0;
    const tell = (text) => {
      status.textContent = text;
      clearTimeout(timer);
      timer = setTimeout(() => { aloud.textContent = text; }, 2 * PACE);
    };
    return { elements: [status, aloud], tell };
  }

  function show(picture, trace, shown) {
    picture.write(trace, shown);
    picture.svg.setAttribute("aria-label", inWords(trace));
  }

  function oneStep(scene, picture, id) {
    const line = spoken();
    const refresh = () => {
      const trace = scene.run(controls.read());
      show(picture, trace);
      line.tell(scene.say[lang](trace));
      return trace;
    };
    const controls = sliders(scene.sliders, id, refresh);
    picture.light(data.drawing.lit[scene.lit]);
    refresh();
    const reset = button(WORDS.reset, () => { controls.set(); refresh(); });
    return { elements: [controls.element, make("div", { className: "cell-foot" }, ...line.elements, reset)], refresh };
  }

  // A story is any network over a sentence: its words, start, sliders and presets, what is computed and what is said.
  function overSentence(story, picture, id, withSliders) {
    let t = story.start, timer = 0;
    const line = spoken();
    const controls = sliders(story.sliders, id, () => refresh());
    const words = story.words.map((word, n) => button(word, () => go(n)));
    const presets = story.presets.map((preset) => button(preset.words[lang], () => { controls.set(preset.shifts); refresh(); }));
    const group = (label, className, ...children) => {
      const made = make("div", { className }, ...children);
      made.setAttribute("role", "group");
      made.setAttribute("aria-label", label);
      return made;
    };
    const refresh = () => {
      const shifts = controls.read(), trace = story.run(shifts)[t];
      show(picture, trace, story.shown);
      line.tell(story.say[lang](story.words[t], trace));
      words.forEach((word, n) => word.setAttribute("aria-current", n === t ? "step" : "false"));
      presets.forEach((preset, n) => preset.setAttribute("aria-pressed", Object.entries(story.presets[n].shifts).every(([gate, by]) => shifts[gate] === by)));
      return trace;
    };
    const stop = () => { clearInterval(timer); timer = 0; play.textContent = WORDS.play; };
    const go = (n) => { stop(); t = n; refresh(); };
    const on = () => { t = (t + 1) % words.length; refresh(); };
    const play = button(WORDS.play, () => {
      if (timer) return stop();
      t = t === words.length - 1 ? 0 : t;
      refresh();
      play.textContent = WORDS.pause;
      timer = setInterval(() => (t === words.length - 1 ? stop() : on()), PACE);
    });
    const step = (by) => () => go((t + by + words.length) % words.length);
    picture.light(data.drawing.lit.all);
    refresh();
    const strip = group(WORDS.words, "cell-words", ...words);
    const run = make("div", { className: "cell-run" }, play, button(WORDS.back, step(-1)), button(WORDS.on, step(1)));
    const extra = withSliders ? [group(WORDS.presets, "cell-presets", ...presets), controls.element] : [];
    return { elements: [strip, run, ...extra, make("div", { className: "cell-foot" }, ...line.elements)], refresh };
  }

  LivingCell.overSentence = overSentence;

  document.querySelectorAll(".living-cell").forEach((place, n) => {
    const images = place.querySelector(".figure-pair__images"), { kind } = place.dataset, id = `cell-${n}`;
    const picture = draw(data.drawing, lang);
    const { elements, refresh } = kind in data.drawing.lit ? oneStep(scenes(data)[kind], picture, id) : overSentence(sentence(data, lang), picture, id, kind === "whole");
    images.hidden = true;
    images.after(picture.svg, make("div", { className: "cell-controls" }, ...elements));
    place.classList.add("living-cell--alive");
    place.trace = refresh; // what the cell shows now, for whoever wants to check it
  });
})();
