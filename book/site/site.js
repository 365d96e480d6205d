// The language switch keeps the heading one is at: both languages use the same labels.
document.querySelectorAll(".language-switch").forEach((link) => {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
});

// Print every fold open, and restore it afterwards.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open])")];
  opened.forEach((fold) => { fold.open = true; });
});
addEventListener("afterprint", () => opened.forEach((fold) => { fold.open = false; }));

// A formula that is wider than its box can be scrolled from the keyboard.
const reachWideFormulas = () => document.querySelectorAll("div.math").forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
});
addEventListener("resize", reachWideFormulas);
reachWideFormulas();
