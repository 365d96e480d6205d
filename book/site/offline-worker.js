// Keeps the book in the browser, all of it or nothing: every file must be the one that the build has listed, and a new
// edition takes the place of the old one when all of it is there. What is heavy is kept once it has been used.
const VERSION = "{{version}}";
const FILES = {{files}};
const mine = (name) => `${registration.scope} ${name}`;
const BOOK = mine(`book ${VERSION}`), USED = mine(`used ${VERSION}`);

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(replace()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

async function keep() {
  const book = await caches.open(BOOK);
  await book.addAll(Object.entries(FILES).map(([name, integrity]) => new Request(name, { integrity, cache: "no-cache" })));
  await skipWaiting();
}

async function replace() {
  const old = (await caches.keys()).filter((name) => name.startsWith(mine("")) && name !== BOOK && name !== USED);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(request) {
  const [address] = request.url.split(/[?#]/);
  const file = address.endsWith("/") ? `${address}index.html` : address;
  const used = await caches.open(USED);
  const kept = (await (await caches.open(BOOK)).match(file)) ?? (await used.match(file));
  if (kept) return kept.redirected ? new Response(kept.body, { headers: kept.headers }) : kept;
  const response = await fetch(request);
  if (response.status === 200) await used.put(file, response.clone());
  return response;
}
