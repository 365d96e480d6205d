// Print in light colours, and restore the reader's own afterwards.
let theme;
addEventListener("beforeprint", () => {
  theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
});
addEventListener("afterprint", () => {
  document.documentElement.dataset.theme = theme;
});

// A formula, a table or code that is wider than its box says so and can be scrolled from the keyboard, whenever it
// becomes so: when the window narrows, or when parallel reading puts the other language into a table.
const BOXES = "div.math, .pst-scrollable-table-container, article pre:not(.lab-code > pre), .lab-scroll";
const goesOn = (box) => {
  const hidden = box.scrollWidth - box.clientWidth;
  if (hidden > 1) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
  box.classList.toggle("goes-on", hidden > 1);
  box.classList.toggle("more-before", hidden > 1 && box.scrollLeft > 1);
  box.classList.toggle("more-after", hidden - box.scrollLeft > 1);
};
const reach = new ResizeObserver((sizes) => sizes.forEach(({ target }) => goesOn(target.closest(BOXES))));
document.querySelectorAll(`${BOXES}, .pst-scrollable-table-container > table, .lab-code`).forEach((part) => reach.observe(part));
document.querySelectorAll(BOXES).forEach((box) => box.addEventListener("scroll", () => goesOn(box), { passive: true }));
