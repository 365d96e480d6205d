// The language switch leads to the heading one is at, and is remembered. A heading has the same label in both languages
// or, in a lab, the same number.
(function () {
  "use strict";
  const READING = 160; // pixels from the top: a heading above this line is being read
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")];

  function here() {
    const n = headings.findLastIndex((heading) => heading.getBoundingClientRect().top <= READING);
    if (n <= 0) return "";
    const places = [headings[n].parentNode, ...headings[n].parentNode.querySelectorAll(":scope > span[id]")];
    return places.find(({ id }) => /^sec-/.test(id))?.id ?? `heading-${n}`;
  }

  document.querySelectorAll(".language-switch").forEach((link) => {
    link.addEventListener("click", () => {
      link.hash = scrollY > 0 ? here() : location.hash;
      try { localStorage.setItem("language", link.hreflang.slice(0, 2)); } catch { /* a browser that keeps nothing */ }
    });
  });
  const numbered = location.hash.match(/^#heading-(\d+)$/);
  if (numbered) headings[numbered[1]]?.scrollIntoView({ behavior: "instant" });
})();
