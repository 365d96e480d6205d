// The outputs of a cell, as a notebook stores them, shown in the place of the stored ones.
const SVG = "image/svg+xml";
const joined = (text) => (Array.isArray(text) ? text.join("") : text);
const image = (make, alt, source, className) => make("img", className, "", { src: source, alt });
const svg = (text) => `data:${SVG};charset=utf-8,${encodeURIComponent(text)}`;

// Of HTML the page shows text and bars, and nothing that could act.
function tame(make, html) {
  const shown = make("div", "lab-html");
  for (const part of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const bar = part.nodeName === "PROGRESS" && make("progress", "", "", { value: part.value, max: part.max });
    shown.append(bar || part.textContent);
  }
  return shown;
}

function shownData(lab, alt, { data, page }) {
  const { make } = lab;
  if (page || data[SVG]) {
    const shown = make("div", "lab-figure");
    if (page) shown.append(image(make, alt, svg(page.light), "only-light"), image(make, alt, svg(page.dark), "only-dark"));
    else shown.append(image(make, alt, svg(joined(data[SVG])), "on-paper"));
    return shown;
  }
  if (data["image/png"]) return image(make, alt, `data:image/png;base64,${data["image/png"]}`, "on-paper");
  if (data["text/html"] !== undefined) return tame(make, joined(data["text/html"]));
  return data["text/plain"] === undefined ? null : make("pre", "", joined(data["text/plain"]));
}

export class Outputs {
  constructor(lab, cell, alt) {
    Object.assign(this, { lab, cell, alt, list: [], nodes: {} });
    this.place = lab.make("div", "cell_output docutils container lab-output", "", { role: "group" });
    cell.stored.forEach((output) => { output.hidden = true; });
    cell.output?.remove();
    cell.output = this.place;
    cell.box.append(this.place);
  }

  add(output) {
    const { transient, page, ...stored } = output;
    const last = this.list.at(-1), id = transient?.display_id;
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text += output.text;
      this.place.lastChild.textContent = last.text;
      return;
    }
    const shown = this.shown(output);
    if (id && this.nodes[id]) {
      this.nodes[id].node.replaceWith(shown ?? "");
      this.nodes[id].stored.data = stored.data;
      this.nodes[id].node = shown;
      return;
    }
    this.list.push(stored);
    if (id) this.nodes[id] = { node: shown, stored };
    if (shown) this.place.append(shown);
  }

  shown(output) {
    const { make } = this.lab;
    if (output.output_type === "stream") return make("pre", `lab-${output.name}`, output.text);
    if (output.output_type === "error") return make("pre", "lab-error", output.traceback.join("\n"));
    return shownData(this.lab, this.alt, output);
  }

  // What a screen reader is told of it.
  get summary() {
    const streams = this.list.filter((output) => output.output_type === "stream").map((output) => output.text);
    const results = this.list.map((output) => joined(output.data?.["text/plain"] ?? "")).filter((text) => !/^<.*>$/.test(text));
    return [...streams, ...results].join(" ").trim().slice(0, 300) || (this.place.querySelector("img") ? this.alt : "");
  }
}
