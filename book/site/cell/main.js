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
import { threeUnits } from "./three_units.js";

export { belief } from "./belief.js";
export { forward, plain } from "./math.js";
export { draw, overSentence };

const LAYERS = { f: "layer_f", i: "layer_i", C_tilde: "layer_C", o: "layer_o" };

const KINDS = { whole: wholeCell, home: wholeCell, rnn: units, pair: units };

function wholeCell(data, lang, kind, id, place) {
  const picture = draw(data.drawing, lang);
  const story = { ...sentence(data, lang), start: kind === "home" ? 0 : data.start };
  const extras = { prediction: prediction(lang), changes: kind === "whole" ? changes(lang, id, place) : undefined };
  return { picture, layers: Object.keys(LAYERS), ...overSentence(story, picture, data.drawing, { lang, extras }) };
}

function units(data, lang, kind) {
  return threeUnits(data, kind, lang);
}

function chapterStep(data, lang, kind, id) {
  const picture = draw(data.drawing, lang), lit = data.drawing.lit[kind];
  const layers = Object.keys(LAYERS).filter((name) => lit.includes(LAYERS[name]));
  picture.light(lit);
  return { picture, layers, ...oneStep(scenes(data, lang)[kind], picture, { lang, id, layers }) };
}

function revive(place, n) {
  const data = LIVING_CELL_DATA, lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const images = place.querySelector(".figure-pair__images"), { kind } = place.dataset;
  const { picture, layers = [], above = [], beside = [], below = [], toggle, refresh, mounted } = (KINDS[kind] ?? chapterStep)(data, lang, kind, `cell-${n}`, place);
  layers.forEach((name) => [LAYERS[name], name].flatMap((part) => picture.parts.get(part)).forEach((part) => {
    part.classList.add("cell-opens");
    part.addEventListener("click", () => toggle(name));
  }));
  images.hidden = true;
  const desk = picture ? [make("div", { className: "cell-desk" }, make("div", { className: "cell-view" }, ...above, picture.svg), make("div", { className: "cell-beside" }, ...beside))] : [];
  images.after(...desk, make("div", { className: "cell-below" }, ...below));
  refresh();
  mounted?.();
  place.classList.add("living-cell--alive");
  if (picture) symbols(picture, lang);
  place.trace = refresh; // what the cell shows now, for whoever wants to check it
}

document.querySelectorAll(".living-cell").forEach(revive);
