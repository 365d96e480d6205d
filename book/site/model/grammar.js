// One walk through a grammar reads a sentence, writes it, and lists what can be chosen in it. What is chosen stands in
// an object, `choice`; words are numbers. A walk calls `say` with words that must be there, `pick` for a choice.
export const NONE = -1;
const alone = (value) => (value === NONE ? [] : [value]);
const spelled = (value, spell) => (value === NONE ? [] : spell(value));

// Of the words of a class, those that have not been said; if all have been, all but the latest.
const fresh = (said) => (words) => {
  const free = words.filter((word) => !said.includes(word));
  if (free.length) return free;
  const latest = said.findLast((word) => words.includes(word));
  return words.filter((word) => word !== latest);
};

// Notes which choices give the words that are there; throws where the grammar has none.
function reader(there) {
  const words = [], here = (some) => some.every((word, n) => there[words.length + n] === word);
  const say = (...some) => words.push(...some); // what is said and is not there, `read` sees in the end
  const pick = (holder, name, values, { spell = alone } = {}) => {
    const found = values.find((value) => value !== NONE && here(spell(value)));
    if (found === undefined && !values.includes(NONE)) throw new RangeError("no sentence of this grammar");
    holder[name] = found ?? NONE;
    say(...spelled(holder[name], spell));
    return holder[name];
  };
  return { words, say, pick, fresh: fresh(words), upcoming: () => there[words.length] };
}

// What was chosen and is no longer possible gives way to what is nearest: word numbers of one class are neighbours.
function possible(values, wanted) {
  if (wanted === undefined || values.includes(wanted)) return wanted ?? values[0];
  const far = (value) => Math.abs(value - wanted);
  return values.filter((value) => value !== NONE).reduce((best, value) => (far(value) < far(best) ? value : best));
}

function writer() {
  const words = [], slots = [];
  const pick = (holder, name, values, { spell = alone, show = spell } = {}) => {
    const value = possible(values, holder[name]);
    slots.push({ holder, name, values, value, at: words.length, size: spelled(value, spell).length, show: (one) => spelled(one, show) });
    words.push(...spelled(value, spell));
    holder[name] = value;
    return value;
  };
  return { words, slots, say: (...some) => words.push(...some), pick, fresh: fresh(words), upcoming: () => undefined };
}

// The sentence of a choice, with what is to be known of it, and the slots: everything that can be chosen, in its order.
export function write(walk, numbers, choice) {
  const tape = writer(), known = walk(numbers, choice, tape);
  return { words: tape.words, slots: tape.slots, choice, ...known };
}

// The choice that gives these words, or null if the grammar has no such sentence.
export function read(walk, numbers, words) {
  const choice = {};
  try {
    walk(numbers, choice, reader(words));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
  const again = write(walk, numbers, choice).words;
  return again.length === words.length && again.every((word, n) => word === words[n]) ? choice : null;
}
