// What tools/site/shapes computes in Python, for every setting that the reader chooses; a test compares the two.
import { grid, notes, states } from "./slices.js";

const GATES = { LSTM: 4, GRU: 3, RNN: 1 };
const CLASSES = { LSTM: "LSTM", GRU: "GRU", RNN: "SimpleRNN" };

const times = (count, dim) => (count === 1 ? dim : [`${count}${dim[0]}`, count * dim[1]]);
const row = (kind, names, shape, { of = "", layers = null } = {}) => ({ kind, of, names, layers, shape });
const counted = (from, to) => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
const held = ({ cell }) => (cell === "LSTM" ? ["h", "c"] : ["h"]);
// The sizes in letters and numbers, and which layers a row speaks of.
const sizes = (s) => ({
  ...Object.fromEntries(["D", "H", "B", "T"].map((letter) => [letter, [letter, s[letter]]])),
  dirs: s.direction === "both" ? 2 : 1,
  gates: times(GATES[s.cell], ["H", s.H]),
  layers: (first, last) => (s.L > 1 ? [first, last] : null),
});

function refused({ framework, cell, direction, P, H, L }) {
  const reasons = framework === "pytorch"
    ? { reverse: direction === "reverse", proj_cell: P > 0 && cell !== "LSTM", proj_size: P > 0 && P >= H }
    : { no_proj: P > 0, stacked: framework === "keras" && direction === "reverse" && L > 1 };
  return Object.keys(reasons).find((name) => reasons[name]);
}

function pytorch(s) {
  const { D, H, B, T, dirs, gates } = sizes(s), one = s.P ? ["P", s.P] : H;
  const steps = s.batch_first ? [B, T] : [T, B], stacked = [times(dirs, ["L", s.L]), B];
  const named = (kind, from, to) => counted(from, to).flatMap((k) => ["", "_reverse"].slice(0, dirs).map((end) => `${kind}_l${k}${end}`));
  const state = (kind, end) => held(s).map((of) => row(kind, [`${of}_${end}`], [...stacked, of === "h" ? one : H], { of }));
  return [
    row("in", ["x"], [...steps, D]), ...state("in", "0"), ...(s.n ? [row("in", ["lengths"], [B])] : []),
    row("out", ["output"], [...steps, times(dirs, one)], { of: "h" }), ...state("out", "n"),
    row("learned", named("weight_ih", 0, 1), [gates, D]),
    ...(s.L > 1 ? [row("learned", named("weight_ih", 1, s.L), [gates, times(dirs, one)])] : []),
    row("learned", named("weight_hh", 0, s.L), [gates, one]),
    ...["bias_ih", "bias_hh"].map((kind) => row("learned", named(kind, 0, s.L), [gates])),
    ...(s.P ? [row("learned", named("weight_hr", 0, s.L), [one, H])] : []),
  ];
}

function keras(s) {
  const { D, H, B, T, dirs, gates, layers } = sizes(s), both = dirs === 2, every = { layers: layers(0, s.L - 1) };
  const ways = both ? ["forward", "backward"] : ["state"];
  const named = (name) => (both ? ways.map((way) => `${way}_layer.cell.${name}`) : [`cell.${name}`]);
  return [
    row("in", ["x"], [B, T, D]), ...(s.n ? [row("in", ["mask"], [B, T])] : []),
    row("out", ["output"], [B, ...(s.last_only ? [] : [T]), times(dirs, H)], { of: "h" }),
    ...held(s).map((of) => row("out", ways.map((way) => `${way}_${of}`), [B, H], { of, ...every })),
    row("learned", named("kernel"), [D, gates], { layers: layers(0, 0) }),
    ...(s.L > 1 ? [row("learned", named("kernel"), [times(dirs, H), gates], { layers: [1, s.L - 1] })] : []),
    row("learned", named("recurrent_kernel"), [H, gates], every),
    row("learned", named("bias"), s.cell === "GRU" ? [["2", 2], gates] : [gates], every),
  ];
}

function onnx(s) {
  const { D, H, B, T, dirs, gates, layers } = sizes(s), ways = [`${dirs}`, dirs], every = { layers: layers(0, s.L - 1) };
  const [lowest, above] = [{ layers: layers(0, 0) }, { layers: [1, s.L - 1] }], deep = s.L > 1, below = times(dirs, H);
  const state = (kind, name) => held(s).map((of) => row(kind, [`${name}_${of}`], [ways, B, H], { of, ...every }));
  return [
    row("in", ["X"], [T, B, D], lowest), ...(deep ? [row("in", ["X"], [T, B, below], above)] : []),
    ...(s.n ? [row("in", ["sequence_lens"], [B], every)] : []), ...state("in", "initial"),
    row("out", ["Y"], [T, ways, B, H], { of: "h", ...every }), ...state("out", "Y"),
    row("learned", ["W"], [ways, gates, D], lowest), ...(deep ? [row("learned", ["W"], [ways, gates, below], above)] : []),
    row("learned", ["R"], [ways, gates, H], every), row("learned", ["B"], [ways, times(2 * GATES[s.cell], H)], every),
  ];
}

function call({ framework, cell, direction, D, H, P, L, batch_first, last_only }) {
  const given = (...options) => options.filter(Boolean).join(", ");
  if (framework === "pytorch") return `nn.${cell}(${given(D, H, L > 1 && `num_layers=${L}`, batch_first && "batch_first=True", direction === "both" && "bidirectional=True", P > 0 && `proj_size=${P}`)})`;
  if (framework === "onnx") return `${cell}(hidden_size=${H}, direction="${direction === "both" ? "bidirectional" : direction}")`;
  const layer = `${CLASSES[cell]}(${given(H, !last_only && "return_sequences=True", "return_state=True", direction === "reverse" && "go_backwards=True")})`;
  return direction === "both" ? `Bidirectional(${layer})` : layer;
}

const count = ({ names, layers, shape }) => shape.reduce((product, [, number]) => product * number, names.length * (layers ? layers[1] - layers[0] + 1 : 1));

export function describe(s) {
  const reason = refused(s);
  if (reason) return { refused: reason };
  const rows = { pytorch, keras, onnx }[s.framework](s);
  const parameters = rows.filter(({ kind }) => kind === "learned").reduce((sum, one) => sum + count(one), 0);
  return { call: call(s), rows, parameters, states: states(s), grid: grid(s), notes: notes(s) };
}
