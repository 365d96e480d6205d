// A setting in the address: #shapes=pytorch,LSTM,both,D6,H4,L2,B3,T5, and P, n, batch_first, last_only where they are set.
const CHOICES = { framework: ["pytorch", "keras", "onnx"], cell: ["LSTM", "GRU", "RNN"], direction: ["forward", "reverse", "both"] };
const FLAGS = ["batch_first", "last_only"];
export const LIMITS = { D: [1, 9999], H: [1, 9999], P: [0, 9999], L: [1, 4], B: [1, 9999], T: [1, 9999], n: [0, 9999] };

export { CHOICES };

// Every size within its limits, no sequence longer than T.
export function within(setting) {
  const kept = Object.entries(LIMITS).map(([name, [least, most]]) => [name, Math.min(most, Math.max(least, setting[name]))]);
  const sizes = Object.fromEntries(kept);
  return { ...setting, ...sizes, n: Math.min(sizes.n, sizes.T) };
}

export function read(hash, start) {
  if (!hash.startsWith("#shapes=")) return null;
  const setting = { ...start, P: 0, n: 0, batch_first: false, last_only: false };
  const known = hash.slice("#shapes=".length).split(",").every((part) => {
    const name = Object.keys(CHOICES).find((choice) => CHOICES[choice].includes(part)), size = /^([A-Za-z])(\d{1,4})$/.exec(part);
    if (name) setting[name] = part;
    else if (FLAGS.includes(part)) setting[part] = true;
    else if (size && size[1] in LIMITS) setting[size[1]] = Number(size[2]);
    else return false;
    return true;
  });
  return known ? within(setting) : null;
}

export function written(setting) {
  const sizes = Object.keys(LIMITS).filter((name) => setting[name] || !["P", "n"].includes(name)).map((name) => `${name}${setting[name]}`);
  return `#shapes=${[...Object.keys(CHOICES).map((name) => setting[name]), ...sizes, ...FLAGS.filter((flag) => setting[flag])]}`;
}
