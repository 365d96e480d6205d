// The result as HTML: the table, the drawing with its lit cells, the lines of code, the notes. The directive asks for it
// while the site is built, with numbers from Python; the page asks for it again when a setting changes.
import { WORDS } from "./words.js";

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const code = (text, also = "") => `<code class="shapes-code${also}">${escaped(text).replace(/([_.])/g, "$1<wbr>")}</code>`;
const letters = (shape) => tuple(shape.map(([letter]) => letter.replace(/[A-Z]/, "<i>$&</i>")));
const tuple = (parts) => `(${parts.join(", ")}${parts.length === 1 ? "," : ""})`;
export const numbers = (shape) => tuple(shape.map(([, number]) => number));

function table({ rows, parameters }, says) {
  const line = ({ names, layers, shape, of }) => `<tr${of ? ` class="shapes-${of}"` : ""}><th scope="row">${names.map((name) => code(name)).join(" ")}`
    + `${layers ? ` <span class="shapes-layers">${says.layers(...layers)}</span>` : ""}</th><td>${letters(shape)}</td><td>${numbers(shape)}</td></tr>`;
  const part = (kind) => `<tbody><tr><th scope="rowgroup" colspan="3" class="shapes-kind">${says.kinds[kind]}${kind === "learned" ? says.colon + says.parameters(parameters) : ""}</th></tr>`
    + `${rows.filter((row) => row.kind === kind).map(line).join("")}</tbody>`;
  const heads = says.heads.map((head) => `<th scope="col">${head}</th>`).join("");
  return `<table class="shapes-table"><caption>${says.caption}</caption><thead><tr>${heads}</tr></thead>${Object.keys(says.kinds).map(part).join("")}</table>`;
}

// One layer: a row for each feature of each direction, a column for each time step.
function layerGrid(layer, { states, grid: { columns, top, features, outside, repeats } }, says) {
  const own = states.filter((state) => state.layer === layer), last = own[0].code !== "", places = (last && top) || columns;
  const cell = ({ at, reverse }, t) => {
    if (t === null) return `<span class="shapes-gap">…</span>`;
    if (t === at) return `<span class="shapes-cell shapes-lit">${reverse ? "←" : "→"}</span>`;
    const past = t >= outside[0] && t < outside[1];
    return `<span class="shapes-cell${past ? " shapes-past" : ""}">${past ? (repeats ? "=" : "0") : ""}</span>`;
  };
  const row = (state) => (feature) => (feature === null ? places.map(() => `<span class="shapes-gap">⋮</span>`) : places.map((t) => cell(state, t))).join("");
  const block = (state) => `<span class="shapes-of">${escaped(state.name)}</span><span class="shapes-cells">${features.map(row(state)).join("")}</span>`;
  const label = last ? "" : `<span class="shapes-below">${says.outputOf(layer)}${says.stop}${says.notReturned}</span>`;
  return `<div class="shapes-layer${last ? "" : " shapes-hidden"}" style="--columns: ${places.length}">${label}${own.map(block).join("")}</div>`;
}

function axis({ grid: { columns, top } }, says) {
  const places = top ?? columns;
  if (places[0] < 0) return "";
  return `<div class="shapes-layer shapes-axis" style="--columns: ${places.length}"><span class="shapes-of">${says.time}</span>`
    + `<span class="shapes-cells">${places.map((t) => `<span>${t ?? "…"}</span>`).join("")}</span></div>`;
}

function picture(found, says) {
  const { states, rows } = found, tops = states.filter((state) => state.code), output = tops[0].code.split("[")[0];
  const named = [...new Set(tops.map(({ name }) => code(name.split("[")[0])))].join(says.stop), layers = [...new Set(states.map(({ layer }) => layer))].reverse();
  const { shape } = rows.find(({ names }) => names[0] === output), [, steps] = shape.find(([letter]) => letter === "T") ?? [0, 1];
  const features = shape.at(-1)[1] * (output === "Y" ? tops.length : 1);
  const spoken = [says.drawn(features, steps, output), ...tops.map(({ name, at }) => says.lit(name, says.columnAt(at)))].join(says.gap);
  const grids = layers.map((layer) => layerGrid(layer, found, says) + (layer === layers[0] ? axis(found, says) : "")).join("");
  return `<div class="shapes-picture"><p class="shapes-title">${says.picture(code(output), named)}</p>`
    + `<div role="img" aria-label="${escaped(spoken)}">${grids}</div></div>`;
}

function lines({ states }, says) {
  const deep = states[0].layer !== states.at(-1).layer;
  const line = ({ name, layer, reverse, code: slice }) => {
    const where = [...(deep ? [says.outputOf(layer)] : []), reverse ? says.reverse : says.forward].join(says.stop);
    return `<li>${slice ? `${code(name)} = ${code(slice, " shapes-slice")}` : `${code(name)}${says.colon}${says.nothing}`} <span class="shapes-layers">${says.bracket(where)}</span></li>`;
  };
  return `<ul class="shapes-lines">${[...states].sort((a, b) => b.layer - a.layer).map(line).join("")}</ul>`;
}

export function render(found, lang) {
  const says = WORDS[lang];
  if (found.refused) return `<p class="shapes-refused">${says.refused[found.refused]}</p>`;
  const notes = found.notes.map((key) => `<li>${says.notes[key]}</li>`).join("");
  return `<p class="shapes-call">${code(found.call)}</p><div class="shapes-where">${picture(found, says)}`
    + `<div>${lines(found, says)}<ul class="shapes-notes">${notes}</ul></div></div>${table(found, says)}`;
}
