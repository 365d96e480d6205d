// The symbols of the page, in equations and in code: one colour for each, and the wire that it stands for.
import { button, group } from "./dom.js";
import { QUANTITIES, WORDS } from "./words.js";

const WIRES = {
  f: ["f", "layer_f"], i: ["i", "layer_i"], C_tilde: ["C_tilde", "layer_C"], o: ["o", "layer_o"],
  C: ["C_new", "C_out", "C_over", "C_exit", "to_tanh"], C_prev: ["C_prev"], h: ["h_new", "h_exit", "h_up", "h_over", "h_top"], h_prev: ["h_prev"],
};
const IN_CODE = { f_t: "f", i_t: "i", C_tilde_t: "C_tilde", C_t: "C", C_prev: "C_prev", o_t: "o", h_t: "h" };
const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };

const named = (element) => element.closest?.('[class*="q-"]')?.className.match(/\bq-(\w+)/)[1];

// What KaTeX has set is hidden from who listens to the page, and takes no focus. So a button lies over each symbol, for
// the keyboard alone: the mouse goes through it. An equation is one stop; arrows, Home and End go through its symbols.
function keyboard(equation, picture, lang) {
  const places = [...equation.querySelectorAll('.katex-html [class*="q-"]')];
  if (!places.length) return;
  const buttons = places.map((place) => {
    const name = named(place), made = button("", () => picture.svg.scrollIntoView({ block: "nearest" }));
    made.className = `cell-symbol q-${name}`;
    made.setAttribute("aria-label", WORDS[lang].line(QUANTITIES[name][lang]));
    return made;
  });
  const stop = (at) => buttons.forEach((one, n) => { one.tabIndex = n === at ? 0 : -1; });
  const bar = group(WORDS[lang].symbols, "cell-symbols", ...buttons);
  bar.setAttribute("role", "toolbar");
  bar.addEventListener("keydown", (event) => {
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(document.activeElement) + STEPS[event.key]));
    stop(at);
    buttons[at].focus();
  });
  stop(0);
  equation.append(bar);
  const lay = () => {
    const from = equation.getBoundingClientRect();
    places.forEach((place, n) => {
      const { left, top, width, height } = place.getBoundingClientRect();
      Object.assign(buttons[n].style, {
        left: `${left - from.left + equation.scrollLeft}px`, top: `${top - from.top}px`, width: `${width}px`, height: `${height}px`,
      });
    });
  };
  const watched = new ResizeObserver(lay);
  [equation, places[0].closest(".katex-html")].forEach((part) => watched.observe(part));
  document.fonts.ready.then(lay);
}

export function symbols(picture, lang) {
  document.querySelectorAll(".highlight .n").forEach((token) => {
    const name = IN_CODE[token.textContent];
    if (name) token.classList.add(`q-${name}`);
  });
  document.querySelectorAll("div.math, .cell-equation").forEach((equation) => keyboard(equation, picture, lang));
  const hint = ({ target }) => {
    const found = named(target) ?? named(document.activeElement);
    picture.hint(WIRES[found] ?? []);
    document.querySelectorAll('[class*="q-"]').forEach((place) => place.classList.toggle("q-now", place.classList.contains(`q-${found}`)));
  };
  document.addEventListener("mouseover", hint);
  document.addEventListener("focusin", hint);
}
