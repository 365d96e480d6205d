// After one visit the book opens without the network. The line in the footer says so and switches it off and on. On a
// machine's own server, where pages change all the time, it begins only when asked; never from a file or to save data.
(function () {
  "use strict";
  const WORDS = {
    en: { keep: "Keep the book for reading offline", busy: "Keeping the book …", drop: "Kept for reading offline. Remove it" },
    zh: { keep: "存下全书，离线也能读", busy: "正在存下全书……", drop: "全书已存下，可离线阅读。点此删除" },
  };
  const PAUSE = 5000; // milliseconds: the page first
  const line = document.querySelector(".copyright");
  if (!line || !navigator.serviceWorker || location.protocol === "file:") return;
  const root = document.documentElement, words = WORDS[root.lang.slice(0, 2)];
  const worker = new URL(`${root.dataset.content_root}../offline-worker.js`, location.href), scope = new URL("./", worker).href;
  const button = document.createElement("button");
  button.className = "offline-switch";
  button.type = "button";

  const show = (state) => { button.dataset.state = state; button.textContent = words[state]; };
  const remember = (choice) => { try { localStorage.setItem("offline", choice); } catch { /* a browser that keeps nothing */ } };
  const recalled = () => { try { return localStorage.getItem("offline"); } catch { return "off"; } };
  const mine = async () => (await navigator.serviceWorker.getRegistrations()).find((found) => found.scope === scope);

  async function keep() {
    show("busy");
    try {
      const found = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
      const coming = found.installing ?? found.waiting ?? found.active;
      await new Promise((done) => {
        const look = () => ["activated", "redundant"].includes(coming.state) && done();
        coming.addEventListener("statechange", look);
        look();
      });
      show(coming.state === "activated" ? "drop" : "keep");
    } catch { show("keep"); }
  }

  async function drop() {
    await (await mine())?.unregister();
    const names = (await caches.keys()).filter((name) => name.startsWith(`${scope} `));
    await Promise.all(names.map((name) => caches.delete(name)));
    show("keep");
  }

  button.addEventListener("click", () => {
    const on = button.dataset.state === "keep";
    remember(on ? "on" : "off");
    if (on) keep(); else drop();
  });

  mine().then((found) => {
    show(found?.active ? "drop" : "keep");
    line.append(" ", button);
    const local = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
    const wanted = recalled() ?? (local || navigator.connection?.saveData ? "off" : "on");
    if (!found && wanted === "on") setTimeout(keep, PAUSE);
  });
})();
