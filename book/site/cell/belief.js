// One sentence on what the cell believes, from the sign and the size of its two numbers and the words that have passed.
import { BELIEF } from "./sayings.js";

const SURE = 0.4, TRACE = 0.1; // below a trace, nothing counts as held
const ANNOUNCED = 3, DUE = 5, PRONOUN = 7; // the words that announce, that come before the verb, before the pronoun

const sign = (value) => (value < 0 ? "minus" : "plus");
const held = (value, says) => (Math.abs(value) < TRACE ? says.none : says[Math.abs(value) < SURE ? "trace" : "sure"][sign(value)]);
// When an answer is due, what the cell shows decides; what it holds and does not show helps nobody.
const answered = (holds, shows, says) =>
  Math.abs(shows) >= TRACE ? says[sign(shows)] : Math.abs(holds) >= TRACE ? says.hidden : says.none;

function announced(t, { C_t, h_t }, says) {
  if (t < ANNOUNCED) return Math.abs(C_t[1]) < TRACE ? says.early.none : says.early.some;
  if (t > DUE) return says.past;
  if (t === DUE) return answered(C_t[1], h_t[1], says.due);
  return held(C_t[1], t === ANNOUNCED ? says.now : says.still);
}

export function belief(word, t, trace, lang) {
  const says = BELIEF[lang];
  const gender = t === PRONOUN ? answered(trace.C_t[0], trace.h_t[0], says.pronoun) : held(trace.C_t[0], says.gender);
  return says.after(word, gender, announced(t, trace, says));
}
