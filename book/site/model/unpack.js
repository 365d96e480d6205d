// The numbers of a network: each a whole number of 16 bits, divided by a power of ten, which gives the very float64
// that its decimal stands for. `shape` is that of the array; a power is one letter or digit, base 36.
function array({ shape: [rows, columns], whole, powers }) {
  const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0)), view = new DataView(bytes.buffer);
  const values = Array.from(powers, (power, n) => view.getInt16(2 * n, true) / 10 ** parseInt(power, 36));
  return columns === undefined ? values : Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

export const unpack = (arrays) => Object.fromEntries(Object.entries(arrays).map(([name, packed]) => [name, array(packed)]));
