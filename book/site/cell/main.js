// Puts the living cell in the place of its figure.
import { changes } from "./changes.js";
import { make } from "./dom.js";
import { oneStep } from "./one_step.js";
import { overSentence } from "./over_sentence.js";
import { draw } from "./picture.js";
import { prediction } from "./prediction.js";
import { scenes } from "./scenes.js";
import { sentence } from "./sentence.js";
import { symbols } from "./symbols.js";

export { belief } from "./belief.js";
export { forward } from "./math.js";
export { draw, overSentence };

const LAYERS = { f: "layer_f", i: "layer_i", C_tilde: "layer_C", o: "layer_o" };

function revive(place, n) {
  const data = LIVING_CELL_DATA, lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const images = place.querySelector(".figure-pair__images"), { kind } = place.dataset, id = `cell-${n}`;
  const picture = draw(data.drawing, lang), lit = data.drawing.lit[kind];
  const layers = Object.keys(LAYERS).filter((name) => !lit || lit.includes(LAYERS[name]));
  const extras = { prediction: prediction(lang), changes: kind === "whole" ? changes(lang, id, place) : undefined };
  const { above = [], beside, below = [], toggle, refresh } = lit
    ? oneStep(scenes(data, lang)[kind], picture, { lang, id, layers })
    : overSentence({ ...sentence(data, lang), start: kind === "home" ? 0 : data.start }, picture, data.drawing, { lang, extras });
  symbols(picture);
  if (lit) {
    picture.light(lit);
    refresh();
  }
  layers.forEach((name) => picture.parts.get(LAYERS[name]).concat(picture.parts.get(name)).forEach((part) => {
    part.classList.add("cell-opens");
    part.addEventListener("click", () => toggle(name));
  }));
  images.hidden = true;
  const desk = make("div", { className: "cell-desk" }, make("div", { className: "cell-view" }, ...above, picture.svg), make("div", { className: "cell-beside" }, ...beside));
  images.after(desk, make("div", { className: "cell-below" }, ...below));
  place.classList.add("living-cell--alive");
  place.trace = refresh; // what the cell shows now, for whoever wants to check it
}

document.querySelectorAll(".living-cell").forEach(revive);
