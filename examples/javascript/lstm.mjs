// An LSTM in JavaScript, and the lines around it by which `python -m lstm_ref check -- node lstm.mjs` can ask it.
//
// Put your own cell in the place of lstmStep. It is asked case after case on standard input, each a line of JSON with
// the sizes D H B T and with x (T, B, D), h0 (B, H), C0 (B, H), W (4H, H + D) and b (4H). It answers each case with one
// line: h (T, B, H), h_n and C_n (B, H), and the values between, which may be left out: with them the checker can say
// which equation goes wrong first. The rows of W and b are those of f, i, C~ and o, H each, in this order; the columns
// of W meet [h_{t-1}, x_t].
import { createInterface } from "node:readline";

const sigmoid = (a) => 1 / (1 + Math.exp(-a));

// One step of one sequence: x_t (D), h_prev and C_prev (H); every value it returns has H numbers.
function lstmStep(x_t, h_prev, C_prev, W, b) {
  const H = h_prev.length;
  const hx = [...h_prev, ...x_t];
  const layer = (act, block) =>
    Array.from({ length: H }, (_, k) => act(hx.reduce((a, v, j) => a + W[block * H + k][j] * v, b[block * H + k])));
  const f = layer(sigmoid, 0); // (1) forget gate
  const i = layer(sigmoid, 1); // (2) input gate
  const C_tilde = layer(Math.tanh, 2); // (3) candidate
  const C = C_prev.map((C_k, k) => f[k] * C_k + i[k] * C_tilde[k]); // (4) cell state
  const o = layer(sigmoid, 3); // (5) output gate
  const h = C.map((C_k, k) => o[k] * Math.tanh(C_k)); // (6) hidden state
  return { f, i, C_tilde, C, o, h };
}

// A whole batch: x (T, B, D), h0 and C0 (B, H); every value is (T, B, H), the last h and C are (B, H).
function lstmSequence({ x, h0, C0, W, b }) {
  const values = { f: [], i: [], C_tilde: [], C: [], o: [], h: [] };
  let [h_prev, C_prev] = [h0, C0];
  for (const x_t of x) {
    const steps = x_t.map((x_n, n) => lstmStep(x_n, h_prev[n], C_prev[n], W, b));
    for (const [name, list] of Object.entries(values)) list.push(steps.map((step) => step[name]));
    h_prev = values.h.at(-1);
    C_prev = values.C.at(-1);
  }
  return { ...values, h_n: h_prev, C_n: C_prev };
}

const isShaped = (array, [size, ...rest]) =>
  size === undefined
    ? Number.isFinite(array)
    : Array.isArray(array) && array.length === size && array.every((part) => isShaped(part, rest));

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const asked = JSON.parse(line);
    const { cell, D, H, B, T } = asked;
    if (cell !== "lstm") throw new Error(`expected the cell lstm, got ${cell}`);
    const shapes = { x: [T, B, D], h0: [B, H], C0: [B, H], W: [4 * H, H + D], b: [4 * H] };
    for (const [name, shape] of Object.entries(shapes)) {
      if (!isShaped(asked[name], shape)) throw new Error(`expected ${name} as numbers, (${shape.join(", ")})`);
    }
    console.log(JSON.stringify(lstmSequence(asked)));
  }
} catch (error) {
  console.error(`lstm: ${error.message}`);
  process.exitCode = 1;
  process.stdin.destroy(); // or it would wait for the end of input
}
