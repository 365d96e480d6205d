// The search dialog: results come while one types; the arrows go through them, Enter in the field leads to all of them.
(function () {
  "use strict";
  const dialog = document.getElementById("pst-search-dialog"), form = dialog?.querySelector("form");
  if (!form) return;
  const zh = document.documentElement.lang.startsWith("zh"), field = form.elements.q, MOST = 7;
  const WORDS = zh
    ? { count: (n) => `找到 ${n} 个页面`, none: "没有找到，换一个说法试试。", all: "查看全部结果", renamed: (a, b) => `“${a}”在本书中称为“${b}”。` }
    : { count: (n) => (n === 1 ? "1 page found" : `${n} pages found`), none: "Nothing found. Try another word.", all: "See all results", renamed: (a, b) => `This book calls “${a}” “${b}”.` };
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const status = make("p", { role: "status", className: "search-live-status" }), list = make("ol", { className: "search-live" });
  let timer = 0, tools = null;
  dialog.append(status, list);

  const ready = () => {
    tools ??= new Promise((resolve) => {
      if (globalThis.SearchResults) return resolve();
      document.head.append(make("script", { src: `${document.documentElement.dataset.content_root}_static/search/results.js`, onload: resolve }));
    });
    return tools;
  };

  function row(page, words) {
    const { element, snippet, address, wordsOf } = SearchResults, hit = page.hits[0];
    const title = [element("strong", {}, page.title)];
    if (hit && hit.heading !== page.title) title.push(element("span", {}, hit.heading));
    const link = element("a", { href: address(page, hit?.anchor) }, ...title);
    return element("li", {}, link, ...(hit ? [snippet(hit.text, wordsOf(hit, words))] : []));
  }

  async function search() {
    const asked = field.value.trim();
    if (!asked) return void (status.textContent = "", list.replaceChildren());
    await ready();
    const { results, renamed, words } = await SearchResults.find(asked);
    if (asked !== field.value.trim()) return;
    const { element } = SearchResults, rows = results.slice(0, MOST).map((page) => row(page, words));
    if (results.length > MOST) rows.push(element("li", {}, element("a", { href: `${form.action}?q=${encodeURIComponent(asked)}` }, WORDS.all)));
    const called = renamed.map(({ from, to }) => WORDS.renamed(from, to));
    status.textContent = [...called, results.length ? WORDS.count(results.length) : WORDS.none].join(zh ? "" : " ");
    list.replaceChildren(...rows);
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 120);
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("a")];
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, stops.indexOf(document.activeElement) + step))].focus();
  });
})();
