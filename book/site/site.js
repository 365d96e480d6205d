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

// A formula or a table that is wider than its box can be scrolled from the keyboard, whenever it becomes so: when the
// window narrows, or when parallel reading puts the other language into the table.
const reach = new ResizeObserver((sizes) => sizes.forEach(({ target }) => {
  const box = target.closest("div.math, .pst-scrollable-table-container");
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
}));
document.querySelectorAll("div.math, .pst-scrollable-table-container, .pst-scrollable-table-container > table")
  .forEach((part) => reach.observe(part));
