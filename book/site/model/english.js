// The English grammar, as lstm_ref.learning.tasks.verb_numbers writes it: a verb agrees with its noun across others.
import { NONE } from "./grammar.js";

const MOST = 4; // nouns between
const classOf = (classes, word) => classes.findIndex((words) => words.includes(word));

export function english(g, choice, { words, say, pick, fresh }) {
  const subjects = [], others = [], between = [], kinds = [];
  const persons = () => g.people.flatMap(fresh), things = () => g.nouns.flatMap(fresh);
  const subject = () => { subjects.push(words.length - 1); };

  choice.speakers ??= [{}, {}];
  for (const [n, speaker] of choice.speakers.entries()) {
    if (pick(speaker, "who", n ? [NONE, ...persons()] : persons()) === NONE) break;
    subject();
    pick(speaker, "sees", [NONE, ...things()], { spell: (noun) => [g.sees, g.the, noun, g.and] });
    pick(speaker, "says", g.says);
  }
  say(g.the);
  const kind = classOf(g.nouns, pick(choice, "head", things())), head = words.length - 1;

  const parts = choice.parts = (choice.parts ?? []).filter((part) => part.kind !== NONE);
  for (let n = 0; ; n++) {
    const has = (one) => parts.slice(0, n).some((part) => part.kind === one);
    const free = [...(between.length < MOST ? g.places : []), ...[g.from, g.that].filter((one) => !has(one))];
    if (!free.length) break;
    const part = parts[n] ??= { kind: NONE };
    const chosen = pick(part, "kind", [NONE, ...free]);
    if (chosen === NONE) break;
    if (chosen === g.from) {
      pick(part, "who", persons());
      others.push(words.length - 1);
    } else if (chosen === g.that) {
      pick(part, "who", persons());
      subject();
      pick(part, "did", g.did);
    } else {
      say(g.the);
      kinds.push(classOf(g.nouns, pick(part, "noun", things())));
      between.push(words.length - 1);
    }
  }
  pick(choice, "adverb", [NONE, ...g.adverbs]);
  const verb = words.length;
  pick(choice, "verb", [...g.verbs[0].keys()], { spell: (stem) => [g.verbs[kind][stem]], show: (stem) => [g.verbs[1][stem]] });
  if (g.with_to.includes(words.at(-1))) say(g.to);
  const pronoun = words.length, gender = classOf(g.people, words[subjects.at(-1)]);
  say(g.pronouns[gender], g.stop);
  return { due: [verb - 1, pronoun - 1], right: [kind, gender], head, subjects, others, between, kinds };
}
