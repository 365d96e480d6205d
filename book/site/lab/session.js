// Runs the cells of a lab in a worker, which the first Run starts, and Stop ends: nothing else ends a loop for certain.
import { download } from "./notebook.js";
import { Outputs } from "./outputs.js";
import { SAYS } from "./says.js";

export function open(lab) {
  const says = SAYS[lab.lang];
  const running = new Map(); // the cells that were asked for and have not ended, by id
  let worker, outputs = {};
  const cellOf = (id) => lab.cells.find((cell) => cell.id === id);

  function mark(cell, state) {
    cell.box.dataset.state = state;
    const busy = state === "waiting" || state === "running";
    cell.box.setAttribute("aria-busy", busy);
    if (busy) running.set(cell.id, cell);
    else running.delete(cell.id);
    document.documentElement.classList.toggle("lab-runs", running.size > 0);
  }

  function progress({ loaded, total, what }) {
    const cell = running.values().next().value;
    if (!cell) return;
    cell.bar ??= lab.make("div", "lab-progress");
    if (!cell.bar.isConnected) {
      cell.bar.append(lab.make("progress", "", "", { "aria-label": says[what] }), lab.make("span"));
      cell.tools.after(cell.bar);
      lab.say(says[what]);
    }
    const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
    Object.assign(cell.bar.firstChild, { max: total, value: loaded });
    cell.bar.lastChild.textContent = `${says[what]}: ${says.megabytes(megabytes(loaded), megabytes(total))}`;
  }
  const noProgress = () => lab.cells.forEach((cell) => { cell.bar?.remove(); cell.bar = undefined; });

  const hears = {
    progress,
    plan({ ids, asked }) {
      ids.forEach((id) => mark(cellOf(id), "waiting"));
      const others = ids.filter((id) => id !== asked).map((id) => cellOf(id).n);
      cellOf(asked).note?.remove();
      if (!others.length) return;
      cellOf(asked).note = lab.make("div", "lab-note", says.first(others));
      cellOf(asked).tools.after(cellOf(asked).note);
    },
    begin({ id }) {
      noProgress();
      const cell = cellOf(id);
      mark(cell, "running");
      const alt = cell.stored[0]?.querySelector("img")?.alt;
      outputs[id] = new Outputs(lab, cell, (cell.area.value === cell.source && alt) || says.figure);
    },
    output({ id, text }) { outputs[id].add(JSON.parse(text)); },
    end({ id, outcome }) {
      const cell = cellOf(id), { summary } = outputs[id];
      mark(cell, outcome === "error" ? "error" : "done");
      const error = outputs[id].list.at(-1);
      lab.say(outcome === "error" ? says.error(cell.n, `${error.ename}: ${error.evalue}`) : says.done(cell.n, summary || says.nothing));
    },
    idle({ ids }) { ids.forEach((id) => running.has(id) && mark(cellOf(id), "idle")); },
    failed({ why }) { end(says.failed(why)); },
  };

  function begin() {
    worker = new Worker(new URL(`../../../pyodide/worker.js?v=${VERSION}`, lab.here), { type: "module" });
    worker.onmessage = ({ data }) => hears[data.kind](data);
    worker.onerror = (event) => { event.preventDefault(); end(says.failed(event.message ?? "worker")); };
  }
  function end(said) {
    worker?.terminate();
    worker = undefined;
    noProgress();
    [...running.values()].forEach((cell) => mark(cell, "idle"));
    lab.say(said);
  }
  function ask(cells, asked) {
    if (!cells.length) return;
    if (!worker) begin();
    const ids = asked ?? [cells.at(-1).id];
    ids.forEach((id) => mark(cellOf(id), "waiting"));
    lab.say(says.waiting);
    worker.postMessage({ cells: cells.map((cell) => [cell.id, cell.area.value, cell.n]), asked });
  }
  const upTo = (cell) => lab.cells.slice(0, cell.n);
  function back(cell) {
    cell.area.value = cell.source;
    lab.keep(cell);
    lab.paint(cell.pre, cell.source);
    cell.output?.remove();
    cell.note?.remove();
    cell.output = undefined;
    cell.stored.forEach((output) => { output.hidden = false; });
    delete outputs[cell.id];
    mark(cell, "idle");
  }

  return {
    run: (cell) => running.has(cell.id) || ask(upTo(cell)),
    above: (cell) => ask(upTo(cell).slice(0, -1), upTo(cell).slice(0, -1).map(({ id }) => id)),
    all: () => ask(lab.cells, lab.cells.map(({ id }) => id)),
    stop: () => end(says.stopped),
    restart: () => end(says.restarted),
    reset(cell) { if (!running.has(cell.id)) back(cell); lab.say(says.reset); },
    resetAll() {
      if (!confirm(says.sure)) return;
      end(says.reset);
      lab.cells.forEach(back);
    },
    download: () => download(lab, (id) => outputs[id]?.list ?? []),
  };
}
