// The picture in words, for who does not see it.
import { number } from "./numbers.js";
import { WORDS } from "./words.js";

const NAMES = { f_t: "f", i_t: "i", C_tilde_t: "C̃", C_t: "C", o_t: "o", h_t: "h" };

export function show(picture, trace, lang, shown) {
  const says = WORDS[lang];
  picture.write(trace, shown);
  const all = Object.entries(NAMES).map(([name, letter]) => `${letter} = ${trace[name].map(number).join(", ")}`);
  picture.svg.setAttribute("aria-label", `${says.picture}${says.pairs}${all.join(says.stop)}`);
}
