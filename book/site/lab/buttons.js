// The buttons of a lab's page and its editable code. What runs it, session.js, is loaded on the first use.
import { paint } from "./paint.js";
import { WORDS } from "./words.js";

const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const words = WORDS[lang];
const here = document.currentScript.src;
const name = location.pathname.split("/").pop().replace(/\.html$/, "");

function make(tag, className = "", text = "", more = {}) {
  const made = Object.assign(document.createElement(tag), { className, textContent: text });
  Object.entries(more).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

// Work is kept under the lab's name for both languages: the code is the same.
const key = (id) => `lstm-lab:${name}:${id}`;
const store = (change) => { try { return change(localStorage); } catch { return null; /* a browser that keeps nothing */ } };

function keep(cell) {
  const { value } = cell.area;
  store((all) => (value === cell.source ? all.removeItem(key(cell.id)) : all.setItem(key(cell.id), value)));
}

// An exercise is answered in a cell of its own, above the closed solution.
function answerCell(solution, stub) {
  const box = make("div", "cell docutils container lab-answer");
  const input = box.appendChild(make("div", "cell_input docutils container"));
  input.append(make("div", "lab-label", words.answer));
  input.appendChild(make("div", "highlight")).append(make("pre", "", stub));
  solution.before(box);
  return box;
}

function editable(box, id, n) {
  const pre = box.querySelector(".cell_input pre");
  const source = pre.textContent.replace(/\n$/, "");
  const code = make("div", "lab-code");
  const area = make("textarea", "lab-area d-print-none", "", {
    "aria-label": words.code(n), spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off",
  });
  const scroll = make("div", "lab-scroll"); // site.js sees to its cue
  pre.before(scroll);
  scroll.append(code);
  code.append(pre, area);
  pre.inert = true; // the area stands for it
  const cell = { id, n, source, box, pre, area, stored: [...box.querySelectorAll(":scope > .cell_output")] };
  area.value = store((all) => all.getItem(key(id))) ?? source;
  if (area.value !== source || !pre.firstElementChild) paint(pre, area.value);
  area.addEventListener("input", () => {
    paint(pre, area.value);
    keep(cell);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      use("run", cell);
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      const line = area.value.slice(0, area.selectionStart).split("\n").pop();
      document.execCommand("insertText", false, `\n${line.match(/^ */)[0]}${/:\s*$/.test(line) ? "    " : ""}`);
    }
  });
  return cell;
}

const button = (parent, action) =>
  parent.appendChild(make("button", `lab-button lab-${action}`, words[action], { type: "button" }));

function tools(cell) {
  cell.tools = make("div", "lab-tools d-print-none", "", { role: "group", "aria-label": words.cell(cell.n) });
  for (const action of ["run", "stop", "above", "reset"]) {
    if (action === "above" && cell.n === 1) continue;
    button(cell.tools, action).addEventListener("click", () => use(action, cell));
  }
  cell.tools.append(make("span", "lab-number", words.cell(cell.n), { "aria-hidden": "true" }));
  cell.box.querySelector(".cell_input").append(cell.tools);
}

const lab = { lang, name, cells: [], make, keep, paint, here };
let session;
function use(action, ...about) {
  if (location.protocol === "file:") return lab.say(words.file);
  if (typeof DecompressionStream === "undefined") return lab.say(words.old);
  session ??= new Promise((resolve, reject) => {
    const script = make("script", "", "", { src: new URL(`session.js?v=${VERSION}`, here).href });
    script.onload = () => resolve(globalThis.LabSession.open(lab));
    script.onerror = reject;
    document.head.append(script);
  });
  session.then((opened) => opened[action](...about), () => {
    session = undefined;
    lab.say(words.failed);
  });
}

function bar() {
  const made = make("div", "lab-bar d-print-none", "", { role: "group", "aria-label": words.tools });
  for (const action of ["all", "stop", "restart", "resetAll", "download"]) {
    button(made, action).addEventListener("click", () => use(action));
  }
  lab.status = make("div", "lab-status d-print-none", "", { role: "status" });
  lab.say = (text) => { lab.status.textContent = text; };
  document.querySelector("article .page-head").after(made, lab.status);
}

const given = JSON.parse(document.querySelector(".lab-cells").textContent);
const boxes = [...document.querySelectorAll("article .cell")];
given.forEach(([id, stub], at) => {
  const box = stub ? answerCell(boxes[at], stub) : boxes[at];
  lab.cells.push(editable(box, id, at + 1));
});
lab.cells.forEach(tools);
bar();
