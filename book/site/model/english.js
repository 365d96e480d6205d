// The English grammar, as lstm_ref.learning.tasks.verb_numbers writes it: a verb agrees with its noun across others.
import { NONE } from "./grammar.js";

const MOST = 4; // nouns between
const classOf = (classes, word) => classes.findIndex((words) => words.includes(word));

export function english(g, choice, { words, say, pick, fresh }) {
  const subjects = [], others = [], between = [], kinds = [];
  const persons = () => g.people.flatMap(fresh), things = () => g.nouns.flatMap(fresh);
  const subject = () => { subjects.push(words.length - 1); };
  const noun = (word) => {
    between.push(words.length - 1);
    kinds.push(classOf(g.nouns, word));
  };
  // Who or what does it: a person, or a noun, perhaps with a place, that its own verb agrees with.
  const clause = (part) => {
    const room = () => between.length < MOST;
    const who = pick(part, "actor", [...persons(), ...(room() ? things() : [])], { spell: (one) => (classOf(g.people, one) < 0 ? [g.the, one] : [one]) });
    if (classOf(g.people, who) >= 0) {
      subject();
      pick(part, "did", g.did);
      return;
    }
    noun(who);
    if (room() && pick(part, "place", [NONE, ...g.places]) !== NONE) {
      say(g.the);
      noun(pick(part, "noun", things()));
    }
    pick(part, "hides", [...g.hide[0].keys()], { spell: (stem) => [g.hide[classOf(g.nouns, who)][stem]] });
  };

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
      clause(part);
    } else {
      say(g.the);
      noun(pick(part, "noun", things()));
    }
  }
  pick(choice, "adverb", [NONE, ...g.adverbs]);
  const verb = words.length;
  const stem = pick(choice, "verb", [...g.verbs[0].keys()], { spell: (stem) => [g.verbs[kind][stem]], show: (stem) => [g.verbs[1][stem]] });
  if (g.belong.includes(words.at(-1))) say(g.to);
  const pronoun = words.length, gender = classOf(g.people, words[subjects.at(-1)]);
  say(g.pronouns[gender], g.stop);
  const answers = (number) => [g.verbs[number][stem]];
  return { answers, due: [verb - 1, pronoun - 1], right: [kind, gender], head, subjects, others, between, kinds };
}
