// The Chinese grammar, as lstm_ref.learning.tasks.measure_words writes it: a noun fits its measure word across a clause.
import { NONE } from "./grammar.js";

const MOST = 4; // things between
const classOf = (classes, word) => classes.findIndex((words) => words.includes(word));

export function chinese(g, choice, { words, say, pick, fresh, upcoming }) {
  const subjects = [], others = [], between = [], kinds = [];
  const persons = () => g.people.flatMap(fresh);
  const subject = () => { subjects.push(words.length - 1); };
  const act = (holder) => {
    const acts = pick(holder, "who", [NONE, ...persons()]) !== NONE;
    if (acts) subject();
    return acts;
  };
  // A thing, once 这 or 那 has been said: its measure word, perhaps a clause of its own, its noun.
  const thing = (holder) => {
    const kind = g.measures.indexOf(pick(holder, "inner", g.measures));
    between.push(words.length - 1);
    kinds.push(kind);
    if (act(holder)) {
      pick(holder, "did", g.did);
      say(g.of);
    }
    pick(holder, "noun", fresh(g.nouns[kind]));
  };
  const seen = (holder) => pick(holder, "seen", g.nouns.flatMap(fresh), { spell: (noun) => [g.measures[classOf(g.nouns, noun)], noun] });

  choice.speakers ??= [{}, {}];
  for (const [n, speaker] of choice.speakers.entries()) {
    if (pick(speaker, "who", n ? [NONE, ...persons()] : persons()) === NONE) break;
    subject();
    if (pick(speaker, "looking", [NONE, ...g.these], { spell: (one) => [g.looking, one] }) !== NONE) seen(speaker);
    pick(speaker, "says", g.says);
  }
  pick(choice, "this", g.these);
  const kind = g.measures.indexOf(pick(choice, "measure", g.measures)), head = words.length - 1;

  const acts = act(choice);
  if (acts) {
    pick(choice, "when", [NONE, ...g.when]);
    if (pick(choice, "with", [NONE, ...persons()], { spell: (who) => [g.with, who, g.together] }) !== NONE) others.push(words.length - 2);
  }
  const things = choice.things = (choice.things ?? []).filter((one) => one.place !== NONE);
  const count = things.length;
  for (let n = 0; n < MOST; n++) {
    const joint = n ? ([g.comma, g.and].includes(upcoming()) ? upcoming() : n < count - 1 ? g.comma : g.and) : g.at;
    const one = things[n] ??= { place: NONE };
    if (pick(one, "place", [NONE, ...g.these], { spell: (which) => [joint, which] }) === NONE) break;
    thing(one);
  }
  if (between.length) say(g.beside);
  if (acts) pick(choice, "did", g.did);
  if (acts || between.length) say(g.of);

  const noun = words.length;
  pick(choice, "answer", [...g.nouns[kind].keys()], { spell: (which) => [g.nouns[kind][which]] });
  pick(choice, "adverb", [NONE, ...g.adverbs]);
  pick(choice, "verb", g.verbs);
  const pronoun = words.length, gender = classOf(g.people, words[subjects.at(-1)]);
  say(g.pronouns[gender], g.stop);
  const answers = (measure) => g.nouns[measure];
  return { answers, due: [noun - 1, pronoun - 1], right: [kind, gender], head, subjects, others, between, kinds };
}
