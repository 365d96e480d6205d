// How one prediction depends on each input: the backward pass of lstm_ref, from a gradient by the last h_t alone.
const back = (W, da, size) => Array.from({ length: size }, (_, j) => W.reduce((sum, row, k) => sum + row[j] * da[k], 0));
const times = (...factors) => factors[0].map((_, k) => factors.reduce((product, factor) => product * factor[k], 1));
const plus = (...terms) => terms[0].map((_, k) => terms.reduce((sum, term) => sum + term[k], 0));
const norm = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
const slopeOfSigmoid = (s) => s.map((value) => value * (1 - value));
const slopeOfTanh = (u) => u.map((value) => 1 - value * value);

// The norms of the gradients by x_t, for each step of the trace; `dh` is the gradient by h at the last of them.
export function throughLSTM(params, trace, dh) {
  const H = dh.length, norms = [];
  let dC = dh.map(() => 0);
  for (const { hx_t, C_prev, f_t, i_t, C_tilde_t, C_t, o_t } of [...trace].reverse()) {
    const squashed = C_t.map(Math.tanh);
    dC = plus(dC, times(dh, o_t, slopeOfTanh(squashed))); // (6′)
    const da_o = times(dh, squashed, slopeOfSigmoid(o_t)); // (5′)
    const da_f = times(dC, C_prev, slopeOfSigmoid(f_t)); // (1′)
    const da_i = times(dC, C_tilde_t, slopeOfSigmoid(i_t)); // (2′)
    const da_C = times(dC, i_t, slopeOfTanh(C_tilde_t)); // (3′)
    const { W_f, W_i, W_C, W_o } = params, size = hx_t.length;
    const dhx = plus(back(W_f, da_f, size), back(W_i, da_i, size), back(W_C, da_C, size), back(W_o, da_o, size));
    norms.unshift(norm(dhx.slice(H)));
    dh = dhx.slice(0, H);
    dC = times(dC, f_t); // (4′)
  }
  return norms;
}

export function throughRNN(params, trace, dh) {
  const H = dh.length, norms = [];
  for (const { h_t } of [...trace].reverse()) {
    const dhx = back(params.W_h, times(dh, slopeOfTanh(h_t)), params.W_h[0].length);
    norms.unshift(norm(dhx.slice(H)));
    dh = dhx.slice(0, H);
  }
  return norms;
}
