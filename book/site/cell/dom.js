// Elements of the page and of a drawing.
export const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
export const button = (text, act) => make("button", { type: "button", className: "cell-button", textContent: text, onclick: act });
export const group = (label, className, ...children) => {
  const made = make("div", { className }, ...children);
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", label);
  return made;
};
export const svg = (name, attributes, ...children) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
