// What is said of a step: the answer that is due and who is right, what it rests on, the numbers of the carrying units.
import { number } from "../cell/numbers.js";
import { NETWORKS } from "./reading.js";
import { FEATURES, SAYS, WORDS } from "./words.js";

const MANY = 2; // words that a prediction rests on most

export function said(story, lang) {
  const says = SAYS[lang], { here, text } = story, n = story.dueAt(here.t), { words } = here.sentence;
  const expected = (name) => {
    const { p } = here.runs[name].steps[here.t], most = Math.max(...p);
    return [text(p.indexOf(most)), number(most)];
  };
  const verdict = (name) => {
    const { shares, first } = story.answered(name, n), right = here.sentence.right[n];
    return says.verdict(first === right ? WORDS[lang].right : WORDS[lang].wrong, number(shares[right]));
  };
  const support = (name) => {
    const norms = story.rests(name), best = [...norms.keys()].sort((a, b) => norms[b] - norms[a]).slice(0, MANY);
    return says.listed(best.sort((a, b) => a - b).map((t) => text(words[t])));
  };
  const [lstm, rnn] = NETWORKS;
  const first = n < 0 ? says.after(text(words[here.t]), expected(lstm), expected(rnn))
    : says.due(FEATURES[lang][n].due, text(words[here.t + 1]), verdict(lstm), verdict(rnn));
  const silent = (name) => [...here.off[name]].map((k) => k + 1);
  const off = NETWORKS.filter((name) => silent(name).length).map((name) => says.each(WORDS[lang].networks[name], silent(name)));
  return [first, says.support(support(lstm), support(rnn)), ...(off.length ? [says.off(says.joined(off))] : [])].join(WORDS[lang].gap);
}

// The carrying units at this word.
const FIELDS = { f: "f_t", i: "i_t", "C̃": "C_tilde_t", C: "C_t", o: "o_t", h: "h_t" };

export function carrying(story, name, units, lang) {
  const says = SAYS[lang], step = story.here.runs[name].steps[story.here.t];
  const values = (k) => Object.entries(FIELDS).filter(([, field]) => field in step).map(([symbol, field]) => says.value(symbol, number(step[field][k])));
  const { carriers, learned } = story.networks[name];
  const missing = FEATURES[lang].flatMap(({ carries }, n) => (carriers[n] !== null ? [] : [(learned[n] ? says.none : says.unlearned)(carries)]));
  const found = units.filter(({ carries }) => carries).map(({ k, carries }) => says.unit(k + 1, carries, says.joined(values(k))));
  return [...found, ...missing];
}
