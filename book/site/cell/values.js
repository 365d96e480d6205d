// What the picture is given: numbers beside the wires, a strand as wide as its number, a gate filled as far as it is open.
import { svg } from "./dom.js";
import { number, product } from "./numbers.js";
import { WORDS } from "./words.js";

const ANCHOR = { left: "start", center: "middle", right: "end" };
const FULL = 3.6; // width of the strand that carries 1 or more
const GATES = { layer_f: "f_t", layer_i: "i_t", layer_C: "C_tilde_t", layer_o: "o_t" };
const NAMED = { C_prev: 26, h_exit: -28 }; // where there is room for the names of the rows, beside the numbers

const carried = (trace) => ({
  C_prev: trace.C_prev, h_prev: trace.h_prev, x: trace.x_t, f: trace.f_t, i: trace.i_t, C_tilde: trace.C_tilde_t, o: trace.o_t,
  kept: product(trace.f_t, trace.C_prev), added: product(trace.i_t, trace.C_tilde_t), squashed: trace.C_t.map(Math.tanh),
  C_new: trace.C_t, C_out: trace.C_t, C_over: trace.C_t, C_exit: trace.C_t, to_tanh: trace.C_t,
  h_new: trace.h_t, h_exit: trace.h_t, h_up: trace.h_t, h_over: trace.h_t, h_top: trace.h_t,
});

const strand = (line, value, full) => {
  line.style.strokeWidth = `${full * Math.min(1, Math.abs(value))}px`;
  line.classList.toggle("minus", value < 0);
};

// Two bars in a box, one for each entry: from the floor for a share, from the middle for what has a sign. The name of
// the function is written in the colour of the paper where a bar is behind it.
let boxes = 0;
function bars(group, { at: [x, y] }, [width, height], signed) {
  const left = x - width / 2, top = y - height / 2, id = `cell-bars-${boxes++}`;
  const both = [left, x].map((edge) => ["cell-bar", ""].map((name) => svg("rect", { class: name, x: edge, width: width / 2, y, height: 0 })));
  const over = group.querySelector(".cell-glyphs").cloneNode();
  over.setAttribute("class", "cell-over-bar");
  const clip = svg("g", { "clip-path": `url(#${id})` }, over);
  const round = svg("clipPath", { id: `${id}-box` }, svg("rect", { x: left, y: top, width, height, rx: 5 }));
  const well = svg("g", { "clip-path": `url(#${id}-box)` }, round, svg("clipPath", { id }, ...both.map(([, cut]) => cut)), ...both.map(([bar]) => bar));
  group.querySelector("rect").after(well);
  group.append(clip);
  return (values) => both.forEach((pair, k) => pair.forEach((bar) => {
    const value = values[k] ?? 0, floor = signed ? y : top + height, high = Math.abs(value) * (signed ? height / 2 : height);
    bar.setAttribute("y", value < 0 ? floor : floor - high);
    bar.setAttribute("height", high);
  }));
}

export function values(drawing, lang, part, parts) {
  const strands = {}, gates = {}, columns = {};
  for (const [name, { strands: lines, colour }] of Object.entries(drawing.wires)) {
    strands[name] = lines.map((d) => svg("path", { class: "cell-strand", d, style: `--when: ${(d.match(/\d+/)[0] / drawing.size[0]).toFixed(2)}` }));
    const [group] = parts.get(name);
    group.classList.toggle("cell-share", ["f", "i", "o"].includes(colour));
    group.querySelector(".cell-line").after(...strands[name]);
  }
  for (const name of Object.keys(GATES)) {
    const [group] = parts.get(name);
    gates[name] = bars(group, drawing.nodes[name], drawing.box, name === "layer_C");
  }
  for (const [name, { align }] of Object.entries(drawing.values)) {
    columns[name] = svg("text", { class: "cell-value", "text-anchor": ANCHOR[align] });
    part(name, drawing.wires[name].colour, columns[name]).classList.add("cell-only-lit");
  }

  // `shown` chooses the hidden units and the inputs whose numbers stand on the wires.
  const write = (trace, shown = { hidden: [0, 1], inputs: [0, 1, 2, 3], names: WORDS[lang].entries }) => {
    const now = carried(trace);
    const entries = (name) => (name === "x" ? shown.inputs : shown.hidden).filter((k) => k < now[name].length);
    for (const [name, lines] of Object.entries(strands)) lines.forEach((line, row) => strand(line, now[name][entries(name)[row]] ?? 0, FULL / (lines.length / 2)));
    for (const [name, field] of Object.entries(GATES)) gates[name](shown.hidden.map((k) => trace[field][k]));
    for (const [name, column] of Object.entries(columns)) {
      const [x, y] = drawing.values[name].at;
      const rows = entries(name).map((k, row) => [svg("tspan", { x, y: y + 8.4 + 11 * row }, number(now[name][k])), row]);
      const named = NAMED[name] && shown.names ? rows.map(([, row]) => svg("tspan", { x: x + NAMED[name], y: y + 8.4 + 11 * row, class: "cell-entry" }, shown.names[row])) : [];
      column.replaceChildren(...rows.map(([piece]) => piece), ...named);
    }
  };
  return { write, columns };
}
