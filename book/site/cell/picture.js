// The cell as SVG: drawn once with the figures' own lines and letters, then lit and given values.
import { svg } from "./dom.js";
import { values } from "./values.js";

const glyphs = (d, [x, y], name) => svg("path", { d, transform: `translate(${x} ${y})`, class: `cell-glyphs ${name}` });

const CROSS = { "×": (x, y, arm) => `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`, "+": (x, y, arm) => `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}` };

function shape({ kind, at, symbol, glyphs: d }, { box: [width, height], ellipse: [wide, high], radius }) {
  const [x, y] = at;
  if (kind === "fork") return [svg("circle", { class: "cell-fork", cx: x, cy: y, r: 2.8 })];
  if (kind === "layer")
    return [svg("rect", { class: "cell-outline", x: x - width / 2, y: y - height / 2, width, height, rx: 5 }), glyphs(d, at, "cell-on-layer")];
  if (kind === "ellipse") return [svg("ellipse", { class: "cell-outline", cx: x, cy: y, rx: wide / 2, ry: high / 2 }), glyphs(d, at, "")];
  const arm = radius * (symbol === "×" ? 0.36 : 0.5);
  return [svg("circle", { class: "cell-outline", cx: x, cy: y, r: radius }), svg("path", { class: "cell-sign", d: CROSS[symbol](x, y, arm) })];
}

export function draw(drawing, lang) {
  const [width, height] = drawing.size, parts = new Map();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "cell-picture" });
  const part = (name, colour, ...children) => {
    const group = svg("g", { class: "cell-part", style: `--c: var(--cell-${colour})` }, ...children);
    group.dataset.part = name;
    parts.set(name, [...(parts.get(name) ?? []), group]);
    picture.append(group);
    return group;
  };
  for (const [x, y, w, h] of drawing.panels) picture.append(svg("rect", { class: "cell-panel", x, y, width: w, height: h, rx: 16 }));
  for (const [name, { line, head, strands, colour }] of Object.entries(drawing.wires)) {
    const track = svg("path", { class: strands.length ? "cell-line cell-track" : "cell-line", d: line });
    part(name, colour, track, svg("path", { class: "cell-head", d: head }));
  }
  for (const [name, node] of Object.entries(drawing.nodes)) part(name, node.colour, ...shape(node, drawing));
  for (const [name, { at, glyphs: d, colour, always }] of Object.entries(drawing.labels))
    part(name, colour, glyphs(d, at, "cell-label")).classList.toggle("cell-only-lit", !always);
  for (const { at, glyphs: d, colour, part: name } of drawing.words) part(name, colour, glyphs(d[lang], at, "cell-label"));

  const { write, columns } = values(drawing, lang, part, parts);
  const light = (names) => {
    const lit = new Set(names);
    parts.forEach((groups, name) => groups.forEach((group) => group.classList.toggle("lit", lit.has(name))));
    // Where two lines cross, the one that alone is lit is whole.
    drawing.crossings.forEach((pieces) => {
      const below = lit.has(pieces[0]) && !lit.has(pieces[1]) ? 1 : 0;
      pieces.forEach((name, n) => parts.get(name).forEach((group) => group.classList.toggle("cell-below-crossing", n === below)));
    });
    // The same number stands at the exit, if that is lit.
    columns.C_new.parentNode.classList.toggle("lit", lit.has("C_new") && !lit.has("C_exit"));
  };
  const hint = (names) => parts.forEach((groups, name) => groups.forEach((group) => group.classList.toggle("hinted", names.includes(name))));
  return { svg: picture, light, write, hint, parts };
}
