// The layers by name; each opens to the sums that give its two numbers, term by term, and closes again.
import { group, make } from "./dom.js";
import { bracket, number } from "./numbers.js";
import { LAYERS, WORDS } from "./words.js";

const SYMBOLS = { f: "f", i: "i", C_tilde: "C̃", o: "o" };
const FIELDS = { f: ["W_f", "b_f", "a_f_t", "f_t"], i: ["W_i", "b_i", "a_i_t", "i_t"], C_tilde: ["W_C", "b_C", "a_C_t", "C_tilde_t"], o: ["W_o", "b_o", "a_o_t", "o_t"] };
const row = (...texts) => make("tr", {}, ...texts.map((innerHTML, n) => make(n ? "td" : "th", n ? { innerHTML } : { innerHTML, scope: "row" })));

// One entry of a layer: weight times input, line by line; then the bias, the sum, and what the function makes of it.
function sums(name, k, trace, lang) {
  const says = WORDS[lang], [W, b, a, value] = FIELDS[name], { params } = trace, hidden = trace.h_prev.length;
  const of = (j) => (j < hidden ? [`<i>h</i><sub>${j + 1}</sub>`, says.entries[j] ?? ""] : [`<i>x</i><sub>${j - hidden + 1}</sub>`, says.inputs[j - hidden] ?? ""]);
  const terms = params[W][k].flatMap((w, j) => (w ? [row(`${of(j)[0]} ${of(j)[1]}`, `${number(w)} · ${bracket(trace.hx_t[j])}`, number(w * trace.hx_t[j]))] : []));
  const act = name === "C_tilde" ? "tanh" : "σ";
  return make("table", { className: "cell-sums" },
    make("caption", { innerHTML: `<i>${SYMBOLS[name]}</i><sub>t</sub>${says.pairs}${says.entries[k] ?? k + 1}` }),
    make("tbody", {}, ...terms, row(says.bias, "", number(params[b][k])), row(says.sum, "", number(trace[a][k])),
      row(`${act}(${number(trace[a][k])})`, "", number(trace[value][k]))));
}

export function unfold(names, lang) {
  let open = null, now = null;
  const panel = make("div", { className: "cell-unfolded", hidden: true });
  const heads = names.map((name) => make("button", {
    type: "button", className: `cell-button cell-layer q-${name}`, onclick: () => toggle(name),
    innerHTML: `<i>${SYMBOLS[name]}</i><sub>t</sub> ${LAYERS[name][lang]}`,
  }));
  const refresh = () => {
    heads.forEach((head, n) => head.setAttribute("aria-expanded", names[n] === open));
    panel.hidden = !open;
    panel.replaceChildren(...(open ? now.shown.map((k) => sums(open, k, now.trace, lang)) : []));
    panel.style.setProperty("--c", open ? `var(--cell-${open})` : "");
  };
  const toggle = (name) => {
    open = open === name ? null : name;
    refresh();
  };
  const update = (trace, shown = [0, 1]) => {
    now = { trace, shown };
    if (open) refresh();
  };
  return { heads: group(WORDS[lang].layers, "cell-layers", ...heads), panel, toggle, update };
}
