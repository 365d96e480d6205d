// The words of a sentence are one stop of the keyboard: arrows, Home and End go through them, Space plays.
export function walkByKeys(row, heads, pick) {
  const keys = { ArrowLeft: (n) => n - 1, ArrowRight: (n) => n + 1, Home: () => 0, End: () => heads.length - 1 };
  row.addEventListener("keydown", (event) => {
    const n = keys[event.key]?.(heads.indexOf(document.activeElement));
    if (!heads[n]) return;
    event.preventDefault();
    if (pick(n) !== false) heads.find((head) => head.tabIndex === 0).focus(); // false: a question comes first
  });
}

export function playBySpace(element, toggle) {
  element.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
  element.addEventListener("keyup", (event) => { if (event.key === " ") event.preventDefault(); });
}

// Which word is read now, and which one the keyboard comes to.
export function mark(heads, t) {
  heads.forEach((head, n) => {
    head.setAttribute("aria-current", n === t ? "step" : "false");
    head.tabIndex = n === t ? 0 : -1;
  });
}
