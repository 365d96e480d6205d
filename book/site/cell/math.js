// The LSTM in JavaScript: one step and a sequence, with the names and the equations of lstm_ref. Any D, H and T;
// a vector is an array, a matrix an array of rows, W_f and the others (H, H + D) as in the book.
export const sigmoid = (a) => (a >= 0 ? 1 / (1 + Math.exp(-a)) : Math.exp(a) / (1 + Math.exp(a)));
const affine = (W, z, b) => W.map((row, k) => row.reduce((sum, w, j) => sum + w * z[j], b[k]));

const update = (f_t, C_prev, i_t, C_tilde_t) => f_t.map((f, k) => f * C_prev[k] + i_t[k] * C_tilde_t[k]); // (4)
const output = (o_t, C_t) => o_t.map((o, k) => o * Math.tanh(C_t[k])); // (6)

// One time step; `given` replaces what the layers or the update would compute, to see what follows from it.
export function step(params, x_t, state, given = {}) {
  const hx_t = [...state.h, ...x_t], C_prev = state.C;
  const a_f_t = affine(params.W_f, hx_t, params.b_f);
  const f_t = given.f_t ?? a_f_t.map(sigmoid); // (1)
  const a_i_t = affine(params.W_i, hx_t, params.b_i);
  const i_t = given.i_t ?? a_i_t.map(sigmoid); // (2)
  const a_C_t = affine(params.W_C, hx_t, params.b_C);
  const C_tilde_t = given.C_tilde_t ?? a_C_t.map(Math.tanh); // (3)
  const C_t = given.C_t ?? update(f_t, C_prev, i_t, C_tilde_t); // (4)
  const a_o_t = affine(params.W_o, hx_t, params.b_o);
  const o_t = a_o_t.map(sigmoid); // (5)
  const h_t = output(o_t, C_t); // (6)
  return { params, x_t, hx_t, h_prev: state.h, C_prev, a_f_t, f_t, a_i_t, i_t, a_C_t, C_tilde_t, C_t, a_o_t, o_t, h_t };
}

// A sequence of inputs, each step from the state that the one before it left.
export function forward(params, x, state) {
  const zeros = params.b_f.map(() => 0), trace = [];
  let before = state ?? { h: zeros, C: zeros };
  for (const x_t of x) {
    const now = step(params, x_t, before);
    trace.push(now);
    before = { h: now.h_t, C: now.C_t };
  }
  return trace;
}

// A plain RNN over a sequence, from zeros: (R1).
export function plain(params, x) {
  const trace = [];
  let h = params.b_h.map(() => 0);
  for (const x_t of x) {
    h = affine(params.W_h, [...h, ...x_t], params.b_h).map(Math.tanh);
    trace.push({ h_t: h });
  }
  return trace;
}
