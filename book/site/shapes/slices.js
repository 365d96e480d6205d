// Where the final states are in the output: as a line of code, as cells of the drawing.
const END = -1; // the one column of an output that holds the final state alone
const only = (flags) => Object.keys(flags).filter((key) => flags[key]);
const isKeras = ({ framework }) => framework === "keras";
const dirs = ({ direction }) => (direction === "both" ? 2 : 1);
// Whether the output is the final state alone, and whether the final state is the last of the output anyway:
// Keras's go_backwards leaves the outputs in the order in which it read, and after an end the last output is repeated.
const alone = (s) => isKeras(s) && s.last_only;
const asRead = (s) => isKeras(s) && dirs(s) === 1;

function name({ framework, direction }, layer, way) {
  const both = direction === "both";
  if (framework === "pytorch") return `h_n[${layer * (both ? 2 : 1) + way}]`;
  if (framework === "onnx") return `Y_h[${way}]`;
  return both ? ["forward_h", "backward_h"][way] : "state_h";
}

const column = (s, reverse) => (asRead(s) ? s.T - 1 : reverse ? 0 : (s.n || s.T) - 1);

function code(s, way) {
  const reverse = s.direction === "reverse" || way === 1, letter = s.P ? "P" : "H";
  const part = dirs(s) === 2 ? [`:${letter}`, `${letter}:`][way] : "";
  if (alone(s)) return part ? `output[:, ${part}]` : "output";
  const ownEnd = s.n > 0 && !reverse && !asRead(s);
  const time = reverse && !asRead(s) ? "0" : ownEnd ? "lengths - 1" : "-1";
  if (s.framework === "onnx") return `Y[${time}, ${way}${ownEnd ? ", np.arange(B)" : ""}]`;
  const every = ownEnd ? `${isKeras(s) ? "np" : "torch"}.arange(B)` : ":";
  const index = s.batch_first || isKeras(s) ? [every, time] : [time, every];
  if (index[1] === ":" && !part) index.pop();
  return `output[${[...index, ...(part ? [part] : [])].join(", ")}]`;
}

export function states(s) {
  return Array.from({ length: s.L * dirs(s) }, (_, k) => {
    const layer = Math.floor(k / dirs(s)), way = k % dirs(s), top = layer === s.L - 1, reverse = s.direction === "reverse" || way === 1;
    const at = top && alone(s) ? END : column(s, reverse);
    return { name: name(s, layer, way), layer, reverse, way, code: top ? code(s, way) : "", at };
  });
}

// The places that are drawn, null for a gap.
function shown(size, most, near = []) {
  const every = Array.from({ length: size <= most ? size : 0 }, (_, place) => place);
  if (every.length) return every;
  const wanted = new Set([0, 1, size - 2, size - 1, ...near.flatMap((place) => [place - 1, place, place + 1])]);
  const kept = [...wanted].filter((place) => place >= 0 && place < size).sort((a, b) => a - b);
  return kept.flatMap((place, k) => (place === (kept[k - 1] ?? -1) + 1 ? [place] : [null, place]));
}

export function grid(s) {
  const turned = asRead(s) && s.direction === "reverse";
  const outside = !s.n ? [s.T, s.T] : turned ? [0, s.T - s.n] : [s.n, s.T];
  return {
    columns: shown(s.T, 8, outside.filter((edge) => edge > 0 && edge < s.T)),
    top: alone(s) ? [END] : null,
    features: shown(s.P || s.H, 5),
    outside,
    repeats: asRead(s) && !turned,
  };
}

export function notes(s) {
  const keras = isKeras(s), torch = s.framework === "pytorch", repeated = asRead(s) && s.direction === "forward", steps = !alone(s);
  return only({
    reverse_ends_first: s.direction !== "forward" && !(asRead(s) || alone(s)),
    go_backwards: asRead(s) && s.direction === "reverse" && steps,
    below: torch && s.L > 1,
    stacked_keras: keras && s.L > 1,
    stacked_onnx: s.framework === "onnx" && s.L > 1,
    states_stay: s.batch_first && torch,
    no_c: s.cell === "LSTM",
    proj: s.P > 0,
    packed: s.n > 0 && torch,
    repeated: s.n > 0 && repeated && steps,
    zeros: s.n > 0 && !repeated && steps,
    reset_after: keras && s.cell === "GRU",
  });
}
