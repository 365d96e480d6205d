// Print in light colours with every fold open, and restore both afterwards.
let opened = [], theme;
addEventListener("beforeprint", () => {
  theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  opened = [...document.querySelectorAll("main details:not([open])")];
  opened.forEach((fold) => { fold.open = true; });
});
addEventListener("afterprint", () => {
  document.documentElement.dataset.theme = theme;
  opened.forEach((fold) => { fold.open = false; });
});

// A formula that is wider than its box can be scrolled from the keyboard.
const reachWideFormulas = () => document.querySelectorAll("div.math").forEach((box) => {
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
});
addEventListener("resize", reachWideFormulas);
reachWideFormulas();
