// Where the reader is: which sentence, how far it has been read, which units are silent; what both networks make of it.
import { chinese } from "./chinese.js";
import { english } from "./english.js";
import { read, write } from "./grammar.js";
import { answer, order, restsOn, run, silenced } from "./network.js";
import { unpack } from "./unpack.js";

export const NETWORKS = ["lstm", "rnn"];
const GRAMMARS = { en: english, zh: chinese };

export function reading(data) {
  const { lang, words: vocabulary, grammar, classes } = data;
  const networks = Object.fromEntries(NETWORKS.map((name) => {
    const { params, read_out, ...about } = data[name], network = { params: unpack(params), ...unpack(read_out) };
    return [name, { ...network, ...about, size: network.W_y[0].length }];
  }));
  const here = { off: { lstm: new Set(), rnn: new Set() }, runs: {}, t: 0, reached: 0 };
  const compute = () => NETWORKS.forEach((name) => {
    const network = networks[name], units = here.off[name], inputs = here.sentence.words.slice(0, -1);
    const quiet = units.size ? silenced(network, units) : network, whole = run(network, inputs);
    here.runs[name] = { network: quiet, whole, steps: units.size ? run(quiet, inputs) : whole };
  });
  const go = (t) => {
    here.t = Math.max(0, Math.min(t, last()));
    here.reached = Math.max(here.reached, here.t);
  };
  const restart = () => Object.assign(here, { t: 0, reached: 0 });
  // A new sentence is read up to the word that announces.
  const set = (choice) => {
    here.sentence = write(GRAMMARS[lang], grammar, choice);
    Object.assign(here, { t: here.sentence.head, reached: here.sentence.head });
    compute();
  };
  const setWords = (words) => {
    const choice = read(GRAMMARS[lang], grammar, words);
    if (choice) set(choice);
    return choice !== null;
  };
  const toggle = (name, unit) => {
    const units = here.off[name];
    if (!units.delete(unit)) units.add(unit);
    compute();
  };
  // Which of the two answers is due at a step, or -1.
  const dueAt = (t) => here.sentence.due.indexOf(t);
  // What is weighed at a step: the right answers against the wrong, or the most probable word against all others.
  const weighed = (name, t) => {
    const n = dueAt(t), right = here.sentence.right[n];
    if (n >= 0) return [classes[n][right], classes[n].filter((_, c) => c !== right).flat()];
    const [first, ...others] = order(here.runs[name].steps[t].p);
    return [[first], others];
  };
  const rests = (name, t = here.t) => restsOn(here.runs[name].network, here.runs[name].steps, t, ...weighed(name, t));
  const answered = (name, n, kind = "steps") => answer(here.runs[name][kind][here.sentence.due[n]], classes[n]);
  const text = (word) => vocabulary[word];
  // A class of the first answer, by the words that it would give this sentence.
  const named = (c) => here.sentence.answers(c).map(text);
  const attractors = () => here.sentence.kinds.filter((kind) => kind !== here.sentence.right[0]).length;
  const last = () => here.sentence.words.length - 2; // the step that predicts the stop
  return { here, classes, networks, go, restart, set, setWords, toggle, dueAt, weighed, rests, answered, named, attractors, text, last };
}
