// Word and sentence in the address: #model=7,0.6.10.17 and so on, the words by their numbers.
export function read(hash) {
  const found = /^#model=(\d+),(\d+(?:\.\d+)*)$/.exec(hash);
  return found && { t: Number(found[1]), words: found[2].split(".").map(Number) };
}

export const written = ({ t, sentence }) => `#model=${t},${sentence.words.join(".")}`;
