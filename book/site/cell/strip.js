// Memory over time: a column for each word, a row for each number, filled as far as the sentence has been read.
import { button, make } from "./dom.js";
import { mark, walkByKeys } from "./keys.js";
import { number } from "./numbers.js";

const paint = (cell, value) => {
  cell.style.setProperty("--share", Math.min(1, Math.abs(value)).toFixed(3));
  cell.classList.toggle("minus", value < 0);
};
const SAME = 0.1; // a smaller change is not worth a second band

export function strip({ words, rows }, caption, pick) {
  const heads = words.map((word, n) => button(word, () => pick(n)));
  const cells = rows.map(() => words.map(() => {
    const text = make("span"), ghost = make("i", { className: "cell-ghost" });
    return { td: make("td", {}, text, ghost), text, ghost };
  }));
  const lines = rows.map(({ symbol, label }, n) => {
    const head = make("th", { scope: "row", innerHTML: `<i class="cell-${symbol}">${symbol}</i> ${label}` });
    return make("tr", { className: n && symbol !== rows[n - 1].symbol ? "cell-next" : "" }, head, ...cells[n].map(({ td }) => td));
  });
  const tops = heads.map((head) => make("th", { scope: "col" }, head));
  const top = make("tr", { className: "cell-words" }, make("td"), ...tops);
  const table = make("table", { className: "cell-strip" }, make("caption", { className: "visually-hidden" }, caption), make("thead", {}, top), make("tbody", {}, ...lines));

  walkByKeys(top, heads, pick);

  // `run` is what happens, `plain` what would happen without the change; `done` says which rows of column t are computed.
  const fill = ({ run, plain, t, reached, from, done = () => true }) => {
    mark(heads, t);
    tops.forEach((top, n) => top.classList.toggle("cell-from", plain !== run && n === from));
    rows.forEach(({ of, symbol }, row) => words.forEach((_, n) => {
      const { td, text, ghost } = cells[row][n], known = n < t || (n === t && done(symbol)) || (n > t && n <= reached);
      const value = of(run[n]), was = of(plain[n]), other = known && Math.abs(value - was) >= SAME;
      td.className = known ? (n > t ? "cell-known cell-ahead" : "cell-known") : "";
      td.classList.toggle("cell-from", plain !== run && n === from);
      text.textContent = known ? number(value) : "";
      paint(td, known ? value : 0);
      ghost.hidden = !other;
      if (other) paint(ghost, was);
    }));
  };
  return { element: table, fill };
}
