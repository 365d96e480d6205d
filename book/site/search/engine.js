// Search over the book's sections with MiniSearch. Chinese is indexed by characters and by pairs of them, so that any
// word is found without a dictionary; other scripts by their words.
(function () {
  "use strict";
  const HAN = /\p{Script=Han}+/gu;
  const WEIGHT = { essay: 0.8, labs: 0.4, index: 0.4, translation_notes: 0.3, teaching: 0.3 };
  const weight = (page) => (/^\d\d_/.test(page) ? 1 : WEIGHT[page.split("/")[0]] ?? 0.2); // chapters, these, all others

  const pairs = (run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
  const latin = (text) => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu)?.filter((word) => !/\p{Script=Han}/u.test(word)) ?? [];
  const apart = (text) => text.replace(HAN, " $& ");
  const runs = (text) => text.match(HAN) ?? [];
  const stem = (word) => (/^[a-z]{4,}s$/.test(word) && !word.endsWith("ss") ? word.slice(0, -1) : word);

  // What is indexed: every character, every pair, every word.
  const tokenize = (text) => [...runs(text).flatMap((run) => [...run, ...pairs(run)]), ...latin(apart(text)).map(stem)];
  // What is asked for: pairs; a character only where it stands alone.
  const ask = (text) => [...runs(text).flatMap((run) => (run.length > 1 ? pairs(run) : [run])), ...latin(apart(text)).map(stem)];

  const plain = (text) => text.toLowerCase().split(/[\s‐-–-]+/u).map(stem).join(" ").trim();

  function open(data) {
    const index = new MiniSearch({
      fields: ["title", "heading", "text"], storeFields: ["page"], tokenize, processTerm: (term) => term,
      searchOptions: {
        tokenize: ask, combineWith: "AND", boost: { title: 4, heading: 3 },
        prefix: (term) => /^[a-z]{3,}/.test(term), fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false),
      },
    });
    const sections = Object.entries(data.pages).flatMap(([page, { title, sections }]) =>
      sections.map((section, n) => ({ ...section, page, title: n ? "" : title, id: `${page}#${section.anchor}#${n}` })));
    const byId = new Map(sections.map((section) => [section.id, section]));
    index.addAll(sections);

    // The terms in a query, longest first: 细胞状态 is the book's 单元状态.
    const known = data.terms.flatMap((term) => term.forms.map((form) => ({ form: plain(form), term })))
      .sort((a, b) => b.form.length - a.form.length);

    function inBooksWords(query) {
      const typed = plain(query), renamed = [];
      let words = typed;
      for (const { form, term } of known) {
        const preferred = plain(term.preferred);
        if (form !== preferred && (form.length > 1 || form === typed) && words.includes(form) && !words.includes(preferred)) {
          words = words.replace(form, ` ${preferred} `);
          renamed.push({ from: form, to: term.preferred });
        }
      }
      const whole = known.find(({ form }) => form === typed || form === words.trim());
      const part = known.find(({ form }) => form.length > 1 && words.includes(form));
      const start = typed.length > 1 ? known.findLast(({ form }) => form.startsWith(typed)) : undefined;
      return { words, renamed, term: (whole ?? part ?? start)?.term, wholly: Boolean(whole) };
    }

    const entry = (page) => ({ page, title: data.pages[page].title, score: 0, hits: [] });

    // A page counts as much as its best section; chapters count most.
    function byPage(hits) {
      const pages = new Map();
      for (const hit of hits) {
        const page = pages.get(hit.page) ?? entry(hit.page);
        page.score = Math.max(page.score, hit.score * weight(hit.page));
        page.hits.push({ ...byId.get(hit.id), terms: hit.terms });
        pages.set(hit.page, page);
      }
      return pages;
    }

    function search(query) {
      const { words, renamed, term, wholly } = inBooksWords(query);
      const complete = index.search(words);
      const pages = byPage(complete.length ? complete : index.search(words, { combineWith: "OR" }));
      const home = term && (term.chapter ?? (wholly ? "glossary" : null));
      if (home && data.pages[home]) {
        const page = pages.get(home) ?? entry(home);
        page.score += 1 + Math.max(0, ...[...pages.values()].map(({ score }) => score));
        if (!page.hits.length) page.hits.push({ ...data.pages[home].sections[0], terms: [] });
        pages.set(home, page);
      }
      const results = [...pages.values()].sort((a, b) => b.score - a.score);
      return { results, renamed, words: [...runs(words), ...latin(apart(words)).map(stem)], complete: complete.length > 0 };
    }
    return { search };
  }

  globalThis.BookSearch = { open, tokenize, ask };
})();
