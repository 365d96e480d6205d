// A network that reads words and predicts the next: values, probabilities, units silenced, what a prediction rests on.
import { forward, plain } from "../cell/math.js";
import { throughLSTM, throughRNN } from "./backward.js";

const oneHot = (word, size) => Array.from({ length: size }, (_, k) => (k === word ? 1 : 0));
const softmax = (y) => {
  const top = Math.max(...y), exp = y.map((value) => Math.exp(value - top)), sum = exp.reduce((a, b) => a + b);
  return exp.map((value) => value / sum);
};
const isLSTM = ({ params }) => "W_f" in params;
const dot = (row, h, b) => row.reduce((sum, w, k) => sum + w * h[k], b);

// Each step of the sentence with y, the scores of the words, and p, their probabilities.
export function run(network, words) {
  const { params, W_y, b_y } = network, x = words.map((word) => oneHot(word, b_y.length));
  const steps = isLSTM(network) ? forward(params, x) : plain(params, x);
  return steps.map((step) => {
    const y = W_y.map((row, v) => dot(row, step.h_t, b_y[v]));
    return { ...step, y, p: softmax(y) };
  });
}

// A network in which nothing hears these units, as lstm_ref.learning.ablate makes it.
export function silenced(network, units) {
  const mute = (rows) => rows.map((row) => row.map((w, k) => (units.has(k) ? 0 : w)));
  const params = Object.fromEntries(Object.entries(network.params).map(([name, values]) => [name, name.startsWith("W_") ? mute(values) : values]));
  return { ...network, params, W_y: mute(network.W_y) };
}

// The score of `right` minus the score of `wrong`, two lists of words: log of the odds of the one against the other.
// Its gradient by the scores: the softmax over the one list, minus that over the other.
const within = (y, list) => {
  const shares = softmax(list.map((word) => y[word]));
  return y.map((_, v) => (list.includes(v) ? shares[list.indexOf(v)] : 0));
};

// The norm of the gradient of right minus wrong at step t by each input up to t.
export function restsOn(network, steps, t, right, wrong) {
  const { y } = steps[t], plusses = within(y, right), minuses = within(y, wrong), { W_y, params } = network;
  const dh = steps[t].h_t.map((_, k) => W_y.reduce((sum, row, v) => sum + row[k] * (plusses[v] - minuses[v]), 0));
  return (isLSTM(network) ? throughLSTM : throughRNN)(params, steps.slice(0, t + 1), dh);
}

// Where an answer is due: the share of each class among the answers, and the class with the largest.
export function answer({ p }, classes) {
  const sums = classes.map((words) => words.reduce((sum, word) => sum + p[word], 0));
  const all = sums.reduce((a, b) => a + b), shares = sums.map((sum) => sum / all);
  return { shares, first: shares.indexOf(Math.max(...shares)) };
}

export const order = (p) => [...p.keys()].sort((a, b) => p[b] - p[a]);
