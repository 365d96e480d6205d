// The search page: what is typed is searched at once.
(function () {
  "use strict";
  const { find, snippet, element, address, wordsOf, zh, root } = SearchResults;
  const form = document.querySelector(".bd-search-container form");
  const field = form.elements.q, out = document.getElementById("search-found"), status = document.getElementById("search-status");
  const otherSide = document.querySelector(".language-switch");
  const WORDS = zh
    ? {
        count: (n) => `找到 ${n} 个页面`, none: (q) => `没有找到“${q}”。换一个说法，或者看看术语表。`, glossary: "术语表",
        some: "没有哪一节包含全部词语，下面的页面包含其中一部分。", other: "在英文版中搜索", renamed: (a, b) => `“${a}”在本书中称为“${b}”。`,
      }
    : {
        count: (n) => (n === 1 ? "1 page found" : `${n} pages found`), none: (q) => `Nothing found for “${q}”. Try another word, or look in the glossary.`,
        glossary: "Glossary", some: "No section holds all of the words; these pages hold some.", other: "Search the Chinese edition", renamed: (a, b) => `This book calls “${a}” “${b}”.`,
      };
  let timer = 0;

  function show(page, words) {
    const hits = page.hits.slice(0, 3);
    const title = element("h2", {}, element("a", { href: address(page, "") }, page.title));
    const list = element("ul", {}, ...hits.map((hit) => {
      const own = hit.heading === page.title ? [] : [element("a", { href: address(page, hit.anchor) }, hit.heading)];
      return element("li", {}, ...own, snippet(hit.text, wordsOf(hit, words)));
    }));
    return element("li", {}, title, ...(hits.length ? [list] : []));
  }

  async function search(query) {
    const asked = query.trim();
    history.replaceState(null, "", asked ? `?q=${encodeURIComponent(asked)}` : location.pathname);
    otherSide.search = asked ? `?q=${encodeURIComponent(asked)}` : "";
    if (!asked) return void (status.textContent = "", out.replaceChildren());
    const { results, renamed, words, complete } = await find(asked);
    if (asked !== field.value.trim()) return;
    const notes = renamed.map(({ from, to }) => element("p", { className: "search-note" }, WORDS.renamed(from, to)));
    if (results.length && !complete) notes.push(element("p", { className: "search-note" }, WORDS.some));
    if (!results.length) notes.push(element("p", {}, element("a", { href: `${root}glossary.html` }, WORDS.glossary)));
    if (!results.length || (!zh && /\p{Script=Han}/u.test(asked))) notes.push(element("p", {}, element("a", { href: otherSide.href }, WORDS.other)));
    status.textContent = results.length ? WORDS.count(results.length) : WORDS.none(asked);
    out.replaceChildren(...notes, element("ol", { className: "search-pages" }, ...results.map((page) => show(page, words))));
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(field.value), 120);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); search(field.value); });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.focus();
  search(field.value);
})();
