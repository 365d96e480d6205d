// Plays a sentence: the beats of a word, then the next word. Who wants no motion sees each word once, complete.
const BEAT = 400; // milliseconds

export function player(beats, { ended, rewind, on, show }) {
  let timer = 0, beat = -1;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const stop = () => {
    clearTimeout(timer);
    timer = 0;
    show(null);
  };
  const tick = () => {
    const moving = !calm.matches && beats.length;
    beat += 1;
    if (beat >= (moving ? beats.length : 1)) {
      if (ended()) return stop();
      on();
      beat = 0;
    }
    timer = setTimeout(tick, moving ? BEAT : 4 * BEAT);
    show(moving ? beats[beat] : null);
  };
  const start = () => {
    if (ended()) rewind();
    beat = -1;
    tick();
  };
  return { start, stop, playing: () => timer !== 0 };
}
