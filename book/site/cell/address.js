// Word and preset in the address: #cell=4,remember; a third number where the preset began at an earlier word.
import { button, make } from "./dom.js";

export function read(hash, last) {
  const found = /^#cell=(\d+)(?:,([a-z]+)(?:,(\d+))?)?$/.exec(hash);
  if (!found) return null;
  const [t, from] = [found[1], found[3] ?? found[1]].map((n) => Math.min(Number(n), last));
  return { t, preset: found[2] ?? "book", from };
}

export function written({ t, preset, from }) {
  const changed = preset && preset !== "book";
  return `#cell=${t}${changed ? `,${preset}${from === t ? "" : `,${from}`}` : ""}`;
}

// Without a clipboard the link stands there, chosen, to be copied by hand.
export function copier(says, hash) {
  const field = make("input", { type: "text", readOnly: true, hidden: true, className: "cell-link" });
  field.setAttribute("aria-label", says.copy);
  const copy = button(says.copy, async () => {
    const link = location.href.split("#")[0] + hash();
    try {
      await navigator.clipboard.writeText(link);
      copy.textContent = says.copied;
      setTimeout(() => { copy.textContent = says.copy; }, 1600);
    } catch {
      Object.assign(field, { value: link, hidden: false });
      field.select();
    }
  });
  return [copy, field];
}
