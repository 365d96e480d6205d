// What search finds, as elements, for the search page and for the dialog. The index comes with the first search.
(function () {
  "use strict";
  const zh = document.documentElement.lang.startsWith("zh");
  const root = document.documentElement.dataset.content_root;
  const HAN = /\p{Script=Han}/u;
  // Where a sentence ends; not after “et al.” and the like.
  const STOP = zh ? /(?<=[。！？][”’）》]*)(?![”’）》。])/u : /(?<=(?<!\b(?:al|vs|e\.g|i\.e))[.!?][”’)\]]*)\s+(?=[\p{Lu}\d“‘(])/u;
  const LONG = zh ? 100 : 240; // characters of a sentence that is shown whole

  const load = (name) => new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = root + name;
    script.onload = resolve;
    document.head.append(script);
  });
  let opened = null;
  const engine = () => {
    opened ??= Promise.all(["_static/minisearch.js", "_static/search/engine.js", "search_data.js"].map(load))
      .then(() => BookSearch.open(BOOK_SEARCH_DATA));
    return opened;
  };

  const element = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  const every = (text, word) => {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const pattern = HAN.test(word) ? escaped : `(?<![\\p{L}\\p{N}_])${escaped}[\\p{L}\\p{N}_]*`;
    return [...text.matchAll(new RegExp(pattern, "giu"))].map((found) => [found.index, found.index + found[0].length]);
  };
  const pairs = (word) => (HAN.test(word) && word.length > 2 ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)) : []);

  // Where the words stand in a text: whole words, or pairs of a Chinese word's characters where it does not stand whole.
  function places(text, words) {
    const found = words.map((word) => every(text, word)).map((whole, n) => (whole.length ? whole : pairs(words[n]).flatMap((pair) => every(text, pair))));
    const merged = [];
    for (const [start, end] of found.flat().sort((a, b) => a[0] - b[0]))
      if (merged.length && start <= merged.at(-1)[1]) merged.at(-1)[1] = Math.max(end, merged.at(-1)[1]);
      else merged.push([start, end]);
    return { merged, kinds: found.filter((at) => at.length).length };
  }

  // h_t as it is set elsewhere.
  const set = (text) => text.split(/(?<=\b\p{L})_(t(?:-1)?)\b/u).map((part, n) => (n % 2 ? element("sub", {}, part.replace("-", "−")) : part));

  // The sentence, the row of a table or the line of code that holds most of the words; prose before the others.
  function snippet(text, words) {
    const sentences = text.split("\n").flatMap((line) => line.split(STOP)).map((part) => part.trim()).filter(Boolean);
    const rank = (sentence) => 2 * places(sentence, words).kinds + /[.!?。！？][”’）)]?$/u.test(sentence);
    const best = sentences.reduce((one, other) => (rank(other) > rank(one) ? other : one), sentences[0] ?? "");
    const first = places(best, words).merged[0]?.[0] ?? 0;
    let start = best.length > LONG && first > LONG / 2 ? first - Math.round(LONG / 3) : 0;
    let end = Math.min(best.length, start + LONG);
    if (!zh && start) start = best.indexOf(" ", start) + 1;
    if (!zh && end < best.length) end = best.lastIndexOf(" ", end);
    const shown = best.slice(start, end);
    const pieces = [];
    let at = 0;
    for (const [from, to] of places(shown, words).merged) {
      pieces.push(...set(shown.slice(at, from)), element("mark", {}, ...set(shown.slice(from, to))));
      at = to;
    }
    return element("p", {}, start ? "… " : "", ...pieces, ...set(shown.slice(at)), end < best.length ? " …" : "");
  }

  const address = (page, anchor) => `${root}${page.page}.html${anchor ? `#${anchor}` : ""}`;
  const wordsOf = (hit, words) => [...words, ...hit.terms.filter((term) => !HAN.test(term))];
  const find = async (query) => (await engine()).search(query);

  globalThis.SearchResults = { find, snippet, element, address, wordsOf, zh, root };
})();
