// Parallel reading: below each block, or beside it where there is room (css/parallel.css), stands the same block of the
// other language. Both pages have the same blocks in the same order (tools/parity sees to it), so the n-th belongs to the
// n-th; a paragraph that is marked as joined is one with the paragraph above it.
(function () {
  "use strict";
  const button = document.querySelector(".parallel-button");
  if (!button) return;
  const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, th, td, summary";
  const APART = ".cell-desk, .cell-below, .model-desk, .shapes, pre, .glossary-terms, .glossary-reverse, .glossary-sources, details.hide > summary, .parallel";
  const link = document.querySelector(".language-switch");
  const keep = (value) => { try { localStorage.setItem("parallel", value); } catch { /* a browser that keeps nothing */ } };
  const kept = () => { try { return localStorage.getItem("parallel"); } catch { return null; } };

  const blocks = (root) => [...root.querySelectorAll(BLOCKS)].filter((block) => !block.closest(APART) && !block.querySelector(BLOCKS));
  const groups = (root) => blocks(root).reduce((all, block) => {
    if (all.length && block.matches("p.joined")) all.at(-1).push(block);
    else all.push([block]);
    return all;
  }, []);
  const article = () => document.querySelector("article.bd-article");
  const text = (block) => {
    const copy = block.cloneNode(true);
    copy.querySelectorAll(".headerlink, .parallel, .figure-png, .chapter-number").forEach((part) => part.remove());
    return copy;
  };

  function translation(block) {
    const copy = text(block), span = document.createElement("span");
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    copy.querySelectorAll("a[href]").forEach((a) => { a.href = new URL(a.getAttribute("href"), link.href.split("#")[0]); });
    span.className = "parallel";
    span.lang = link.lang;
    span.append(...copy.childNodes);
    return span;
  }

  function show() {
    const other = new DOMParser().parseFromString(`<article>${PARALLEL_TEXT}</article>`, "text/html");
    const mine = groups(article()), theirs = groups(other);
    // Numbers and symbols read alike in both languages, whatever commas and brackets stand around them.
    const words = (group) => group.map((block) => text(block).textContent).join("").normalize("NFKC").replace(/[\s\p{P}]/gu, "");
    if (mine.length !== theirs.length) return;
    mine.forEach((group, n) => {
      if (words(group) !== words(theirs[n])) putBeside(group.at(-1), theirs[n].map(translation));
    });
  }

  // Prose becomes two columns, its own words in one box and the others' in the next; in a cell, a term and a summary there is no room.
  function putBeside(block, others) {
    if (block.matches("h1, h2, h3, h4, p, li, dd")) {
      const own = document.createElement("span");
      own.className = "parallel-own";
      own.append(...block.childNodes);
      block.append(own);
      block.classList.add("parallel-pair");
    }
    block.append(...others);
  }
  function hide() {
    article().querySelectorAll(".parallel").forEach((span) => span.remove());
    article().querySelectorAll(".parallel-own").forEach((own) => own.replaceWith(...own.childNodes));
    article().querySelectorAll(".parallel-pair").forEach((block) => block.classList.remove("parallel-pair"));
  }

  // What is read stays where it is while the text around it grows or shrinks.
  function inPlace(change) {
    const at = blocks(article()).find((block) => block.getBoundingClientRect().bottom > 80);
    const before = at?.getBoundingClientRect().top;
    change();
    if (at && scrollY > 0) scrollBy({ top: at.getBoundingClientRect().top - before, behavior: "instant" });
  }

  const load = () => new Promise((resolve) => {
    if (globalThis.PARALLEL_TEXT) return resolve();
    const script = document.createElement("script");
    script.src = button.dataset.text;
    script.onload = resolve;
    document.head.append(script);
  });

  async function turn(on) {
    button.setAttribute("aria-pressed", on);
    if (on) await load();
    const wanted = button.getAttribute("aria-pressed") === "true";
    document.documentElement.classList.toggle("reads-parallel", wanted);
    inPlace(() => { hide(); if (wanted) show(); });
  }
  const flip = () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    keep(on ? "on" : "off");
    turn(on);
  };

  button.addEventListener("click", flip);
  document.addEventListener("keydown", (event) => {
    if (event.code === "KeyP" && event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      flip();
    }
  });
  if (kept() === "on") turn(true);
  globalThis.ParallelText = { groups, load };
})();
