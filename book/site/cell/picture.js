// The cell as SVG: drawn once, then lit and given values. It knows nothing of where the values come from.
(function () {
  "use strict";
  const make = (name, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };
  const number = (value) => {
    const text = Math.abs(value).toFixed(2);
    return (value < 0 && Number(text) !== 0 ? "−" : "") + text;
  };
  const ANCHOR = { left: "start", center: "middle", right: "end" };

  function written(symbol, [x, y], align, attributes) {
    let dropped = 0;
    const pieces = symbol.flatMap(([text, style]) => {
      const drop = style === "sub" ? 3 : 0;
      const piece = make("tspan", { class: `cell-${style}`, dy: drop - dropped }, style === "tilde" ? `${text}\u0303` : text);
      dropped = drop;
      return [piece];
    });
    return make("text", { x, y, "text-anchor": ANCHOR[align], ...attributes }, ...pieces);
  }

  function shape(node, drawing) {
    const [x, y] = node.at, [width, height] = drawing.box, [wide, high] = drawing.ellipse, r = drawing.radius;
    const sign = (name, at, size) => written(node.symbol, at, "center", { class: `cell-sign ${name}`, "font-size": size });
    if (node.kind === "fork") return [make("circle", { class: "cell-fork", cx: x, cy: y, r: 2.8 })];
    if (node.kind === "layer") {
      const box = make("rect", { class: "cell-layer", x: x - width / 2, y: y - height / 2, width, height, rx: 5 });
      return [box, sign("cell-on-layer", [x, y + 4], node.symbol[0][1] === "it" ? 14 : 11.5)];
    }
    if (node.kind === "ellipse") return [make("ellipse", { class: "cell-outline", cx: x, cy: y, rx: wide / 2, ry: high / 2 }), sign("", [x, y + 4], 11.5)];
    const arm = r * (node.symbol[0][0] === "×" ? 0.36 : 0.5);
    const cross = node.symbol[0][0] === "×" ? `M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}` : `M${x - arm} ${y}h${2 * arm}M${x} ${y - arm}v${2 * arm}`;
    return [make("circle", { class: "cell-outline", cx: x, cy: y, r }), make("path", { class: "cell-line", d: cross })];
  }

  function draw(drawing, lang) {
    const [width, height] = drawing.size, parts = [];
    const part = (name, colour, ...children) => {
      const group = make("g", { class: "cell-part", style: `--c: var(--cell-${colour})` }, ...children);
      parts.push([name, group]);
      return group;
    };
    const svg = make("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "cell-picture" });
    for (const [x, y, w, h] of drawing.panels) svg.append(make("rect", { class: "cell-panel", x, y, width: w, height: h, rx: 16 }));
    for (const [name, { line, head, colour }] of Object.entries(drawing.wires))
      svg.append(part(name, colour, make("path", { class: "cell-line", d: line }), make("path", { class: "cell-head", d: head })));
    for (const [name, node] of Object.entries(drawing.nodes)) svg.append(part(name, node.colour, ...shape(node, drawing)));
    for (const [name, { at, symbol, colour, align, always }] of Object.entries(drawing.labels)) {
      const group = part(name, colour, written(symbol, at, align, { class: "cell-label", "font-size": 14 }));
      if (!always) group.classList.add("cell-only-lit");
      svg.append(group);
    }
    for (const { at, text, colour, part: name } of drawing.words)
      svg.append(part(name, colour, make("text", { x: at[0], y: at[1], class: "cell-word", "text-anchor": "middle", "font-size": 10.9 }, text[lang])));
    const columns = {};
    for (const [name, { at: [x, y], align }] of Object.entries(drawing.values)) {
      columns[name] = make("text", { class: "cell-value", "text-anchor": ANCHOR[align] });
      columns[name].dataset.at = `${x} ${y}`;
      const group = part(name, drawing.wires[name].colour, columns[name]);
      group.classList.add("cell-only-lit");
      svg.append(group);
    }

    const light = (names) => {
      const lit = new Set(names);
      parts.forEach(([name, group]) => group.classList.toggle("lit", lit.has(name)));
      // The same number stands at the exit, if that is lit.
      columns.C_new?.parentNode.classList.toggle("lit", lit.has("C_new") && !lit.has("C_exit"));
    };
    // `shown` chooses the hidden units and the inputs whose numbers stand on the wires.
    const write = (trace, shown = { hidden: [0, 1], inputs: [0, 1, 2, 3] }) => {
      const product = (a, b) => a.map((value, k) => value * b[k]);
      const values = {
        C_prev: trace.C_prev, h_prev: trace.h_prev, x: trace.x_t, f: trace.f_t, i: trace.i_t, C_tilde: trace.C_tilde_t, o: trace.o_t,
        kept: product(trace.f_t, trace.C_prev), added: product(trace.i_t, trace.C_tilde_t), C_new: trace.C_t, C_exit: trace.C_t, h_exit: trace.h_t,
      };
      for (const [name, column] of Object.entries(columns)) {
        const [x, y] = column.dataset.at.split(" ");
        const entries = (name === "x" ? shown.inputs : shown.hidden).filter((k) => k < values[name].length);
        column.replaceChildren(...entries.map((k, row) => make("tspan", { x, y: Number(y) + 8 + 11 * row }, number(values[name][k]))));
      }
    };
    return { svg, light, write };
  }

  Object.assign(globalThis.LivingCell, { draw, number });
})();
