// The symbols of the page, in equations and in code: one colour for each, and the wire that it stands for.
const WIRES = {
  f: ["f", "layer_f"], i: ["i", "layer_i"], C_tilde: ["C_tilde", "layer_C"], o: ["o", "layer_o"],
  C: ["C_new", "C_out", "C_exit", "to_tanh"], C_prev: ["C_prev"], h: ["h_new", "h_exit", "h_up"], h_prev: ["h_prev"],
};
const IN_CODE = { f_t: "f", i_t: "i", C_tilde_t: "C_tilde", C_t: "C", C_prev: "C_prev", o_t: "o", h_t: "h" };

export function symbols(picture) {
  document.querySelectorAll(".highlight .n").forEach((token) => {
    const name = IN_CODE[token.textContent];
    if (name) token.classList.add(`q-${name}`);
  });
  const named = (element) => element.closest?.('[class*="q-"]')?.className.match(/\bq-(\w+)/)[1];
  const hint = ({ target }) => {
    const found = named(target) ?? named(document.activeElement);
    picture.hint(WIRES[found] ?? []);
    document.querySelectorAll('[class*="q-"]').forEach((place) => place.classList.toggle("q-now", place.classList.contains(`q-${found}`)));
  };
  document.addEventListener("mouseover", hint);
  document.addEventListener("focusin", hint);
}
