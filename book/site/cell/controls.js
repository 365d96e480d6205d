// Sliders, and the line that says the result.
import { make } from "./dom.js";
import { number } from "./numbers.js";

const REST = 2800; // milliseconds: the result is read aloud when a slider rests or the playing stops

// The sliders with a function that reads them; one that was not moved has its exact start, between two steps or not.
export function sliders(list, id, lang, changed) {
  const inputs = new Map();
  const rows = list.map(({ id: name, words, mark, from, to, step, start }) => {
    const input = make("input", { type: "range", id: `${id}-${name}`, min: from, max: to, step, value: start });
    const output = make("output", { htmlFor: input.id });
    const text = make("label", { htmlFor: input.id, innerHTML: `${words[lang]} <span class="cell-mark">${mark}</span>` });
    const slider = { input, start, moved: false };
    slider.value = () => (slider.moved ? Number(input.value) : start);
    slider.show = () => { output.textContent = number(slider.value()); };
    input.addEventListener("input", () => { slider.moved = true; slider.show(); changed(); });
    inputs.set(name, slider);
    slider.show();
    return make("div", { className: "cell-slider" }, text, input, output);
  });
  const read = () => Object.fromEntries([...inputs].map(([name, slider]) => [name, slider.value()]));
  const set = (values = {}) => inputs.forEach((slider, name) => {
    slider.moved = name in values;
    slider.input.value = values[name] ?? slider.start;
    slider.show();
  });
  return { element: make("div", { className: "cell-sliders" }, ...rows), read, set };
}

export function spoken() {
  const status = make("p", { className: "cell-status" }), aloud = make("p", { className: "visually-hidden" });
  aloud.setAttribute("role", "status");
  let timer = 0;
  const tell = (text) => {
    status.innerHTML = text.replace(/\*(\w+)\*/g, "<em>$1</em>");
    clearTimeout(timer);
    timer = setTimeout(() => { aloud.textContent = status.textContent; }, REST);
  };
  return { elements: [status, aloud], tell };
}
