// What the reader sets, as a form: three choices, the sizes, what only one framework has.
import { make } from "../cell/dom.js";
import { CHOICES, LIMITS } from "./address.js";
import { WORDS } from "./words.js";

const NAMES = { pytorch: "PyTorch", keras: "Keras", onnx: "ONNX" };
const ONLY = { batch_first: "pytorch", last_only: "keras" };

export function controls(start, lang, changed) {
  const says = WORDS[lang];
  let now = start;
  const set = (change) => changed({ ...now, ...change });
  const labelled = (text, input, className = "") => make("label", { className: `shapes-field ${className}` }, make("span", { textContent: text }), input);

  const choice = (name) => {
    const options = CHOICES[name].map((value) => make("option", { value, textContent: name === "direction" ? says.directions[value] : NAMES[value] ?? value }));
    const input = make("select", { name, onchange: () => set({ [name]: input.value }) }, ...options);
    return { name, input, field: labelled(says[name], input) };
  };
  const size = (name) => {
    const [min, max] = LIMITS[name], input = make("input", { type: "number", name, min: name === "n" ? 1 : min, max, step: 1, required: true });
    input.addEventListener("input", () => { if (input.checkValidity()) set({ [name]: input.valueAsNumber }); });
    input.addEventListener("change", () => show(now)); // what was no number goes back to what holds
    return { name, input, field: labelled(says.sizes[name], input) };
  };
  const flag = (name, text, change) => {
    const input = make("input", { type: "checkbox", name, onchange: () => set(change(input.checked)) });
    return { name, input, field: labelled(text, input, "shapes-flag") };
  };
  const choices = Object.keys(CHOICES).map(choice), sizes = Object.keys(LIMITS).map(size);
  const flags = Object.keys(ONLY).map((name) => flag(name, says[name], (checked) => ({ [name]: checked })));
  const padded = flag("padded", says.padded, (checked) => ({ n: checked ? Math.max(1, now.T - 2) : 0 })), own = sizes.at(-1);

  function show(setting) {
    now = setting;
    choices.forEach(({ name, input }) => { input.value = now[name]; });
    sizes.forEach(({ name, input }) => { if (input.valueAsNumber !== now[name]) input.value = now[name]; });
    flags.forEach(({ name, input, field }) => { input.checked = now[name]; field.hidden = now.framework !== ONLY[name]; });
    padded.input.checked = now.n > 0;
    own.field.hidden = !now.n;
    own.input.max = now.T;
  }
  const fields = [...choices, ...sizes.slice(0, -1), ...flags, padded, own].map(({ field }) => field);
  return { element: make("fieldset", { className: "shapes-controls" }, make("legend", { textContent: says.title }), ...fields), show };
}
