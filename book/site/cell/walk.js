// Where the reader is in a sentence, what has been changed from which word on, and what the network computes of it.
export function walk(story) {
  const plain = story.run({}, 0);
  const here = { t: story.start, reached: story.start, from: 0, shifts: {}, run: plain, plain };
  const go = (t) => {
    here.t = t;
    here.reached = Math.max(here.reached, t);
  };
  const restart = () => Object.assign(here, { t: 0, reached: 0 });
  const change = (shifts, from = here.t) => {
    const changed = Object.values(shifts).some((by) => by !== 0);
    Object.assign(here, { shifts, from: changed ? from : 0, run: changed ? story.run(shifts, from) : plain });
  };
  return { here, go, restart, change };
}
