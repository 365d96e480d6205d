// The worker of the labs: loads Pyodide from this folder, counts the bytes, and runs cells one after another.
import display from "./lab_kernel/display.py";
import figures from "./lab_kernel/figures.py";
import kernel from "./lab_kernel/__init__.py";
import lazy from "./lab_kernel/lazy.py";
import plan from "./lab_kernel/plan.py";
import run from "./lab_kernel/run.py";

const MODULES = { __init__: kernel, display, figures, lazy, plan, run };
const base = new URL("./", self.location.href).href;
const say = (kind, more) => self.postMessage({ kind, ...more });
const fetched = self.fetch.bind(self);
let manifest, counted;

function count(name, bytes) {
  if (!counted || !(name in counted.files)) return;
  counted.files[name] += bytes;
  const loaded = Object.values(counted.files).reduce((sum, part) => sum + part, 0);
  if (performance.now() - counted.told < 100 && loaded < counted.total) return;
  counted.told = performance.now();
  say("progress", { loaded, total: counted.total, what: counted.what });
}
function expect(what, names) {
  const total = names.reduce((sum, name) => sum + manifest.sizes[name], 0);
  counted = { what, total, told: 0, files: Object.fromEntries(names.map((name) => [name, 0])) };
  count(names[0], 0);
}

// Every file passes here, so that its bytes are counted, and what is packed is unpacked.
self.fetch = async (address, options) => {
  const url = new URL(address, base);
  const wanted = url.pathname.split("/").pop();
  const packed = `${wanted}.packed` in manifest.sizes;
  const name = packed ? `${wanted}.packed` : wanted;
  if (!(name in manifest.sizes)) return fetched(address, options);
  const answer = await fetched(versioned(name), options);
  if (!answer.ok || !answer.body) return answer;
  let body = answer.body.pipeThrough(new TransformStream({
    transform(chunk, controller) { count(name, chunk.byteLength); controller.enqueue(chunk); },
  }));
  if (packed) body = body.pipeThrough(new DecompressionStream("gzip"));
  const type = wanted.endsWith(".wasm") ? "application/wasm" : answer.headers.get("Content-Type") ?? "";
  return new Response(body, { headers: { "Content-Type": type } });
};
const versioned = (name) => `${base}${name}?v=${manifest.versions[name] ?? manifest.version}`;

async function script(name) {
  const loaded = await import(versioned(name));
  count(name, manifest.sizes[name]);
  return loaded;
}
const archive = async (name) => {
  const answer = await self.fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
};
const fileOf = (name) => manifest.lock.packages[name].file_name;
const needed = (name) => [fileOf(name), ...manifest.lock.packages[name].depends.flatMap(needed)];

async function begin() {
  manifest = await (await fetched(`${base}manifest.json`, { cache: "no-cache" })).json();
  const core = ["pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm.packed", "python_stdlib.zip"];
  expect("loading", [...core, fileOf("numpy"), manifest.code]);
  const package_ = archive(manifest.code);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([script("pyodide.js"), script("pyodide.asm.js")]);
  const pyodide = await loadPyodide({
    indexURL: base, packageBaseUrl: base, lockFileContents: manifest.lock, createPyodideModule, packages: ["numpy"],
    env: { HOME: "/home/pyodide", MPLBACKEND: "agg" },
  });
  pyodide.unpackArchive(await package_, "zip", { extractDir: "/lab" });
  pyodide.FS.mkdirTree("/lab/lab_kernel");
  Object.entries(MODULES).forEach(([name, text]) => pyodide.FS.writeFile(`/lab/lab_kernel/${name}.py`, text));
  pyodide.runPython("import sys; sys.path.insert(0, '/lab')");
  const session = pyodide.pyimport("lab_kernel").start((text) => say("output", { id: current, text }));
  return { pyodide, session };
}

let current, started;
async function draw(pyodide) {
  expect("drawing", [...new Set(needed("matplotlib"))].filter((name) => name !== fileOf("numpy")).concat(manifest.fonts));
  const fonts = archive(manifest.fonts);
  await pyodide.loadPackage("matplotlib", { messageCallback: () => {} });
  pyodide.unpackArchive(await fonts, "zip", { extractDir: "/lab" });
  counted = undefined;
}

async function runOne({ pyodide, session }, [id, source, n]) {
  current = id;
  if (session.needs(source).length) await draw(pyodide);
  say("begin", { id });
  let outcome = session.run(id, source, n);
  if (outcome === "matplotlib") {
    await draw(pyodide);
    say("begin", { id });
    outcome = session.run(id, source, n);
  }
  say("end", { id, outcome });
  return outcome;
}

async function work({ cells, asked }) {
  started ??= begin();
  const python = await started;
  counted = undefined;
  const last = cells.at(-1)[0];
  const ids = asked ?? python.session.plan(python.pyodide.toPy(cells.map(([id, source]) => [id, source]))).toJs();
  if (!asked) say("plan", { ids, asked: last });
  for (const id of ids) {
    if (await runOne(python, cells.find((cell) => cell[0] === id)) === "error") break;
  }
  say("idle", { ids });
}

let turn = Promise.resolve();
self.onmessage = ({ data }) => {
  turn = turn.then(() => work(data)).catch((error) => say("failed", { why: error.message }));
};
