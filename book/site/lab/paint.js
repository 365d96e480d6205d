// Python that a reader has changed, in the colours of the page: the kinds of tokens that Pygments' style sheet knows.
const KEYWORDS = "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield";
const KINDS = [
  ["c1", /#.*/],
  ["s2", /[fFrRbB]{0,2}(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)/],
  ["mf", /\b\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?j?\b|\.\d+/],
  ["kc", /\b(?:True|False|None)\b/],
  ["k", new RegExp(`\\b(?:${KEYWORDS.split(" ").join("|")})\\b`)],
  ["n", /[\p{L}_][\p{L}\p{N}_]*/u],
  ["o", /[-+*/%@=<>!&|^~]+/],
];
const ALL = new RegExp(KINDS.map(([, found]) => `(${found.source})`).join("|"), "gu");

export function paint(pre, source) {
  const parts = [];
  let end = 0;
  for (const match of source.matchAll(ALL)) {
    const span = document.createElement("span");
    span.className = KINDS[match.slice(1).findIndex((part) => part !== undefined)][0];
    span.textContent = match[0];
    parts.push(source.slice(end, match.index), span);
    end = match.index + match[0].length;
  }
  pre.replaceChildren(...parts, `${source.slice(end)}\n`);
}
