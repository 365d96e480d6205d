// Makes the shape calculator on the page listen: the table and the drawing that stand there already follow the settings.
import { copier } from "../cell/address.js";
import { spoken } from "../cell/controls.js";
import { make } from "../cell/dom.js";
import { read, within, written } from "./address.js";
import { controls } from "./controls.js";
import { describe } from "./describe.js";
import { numbers, render } from "./render.js";
import { WORDS } from "./words.js";

export { describe };

function revive(place) {
  const lang = document.documentElement.lang.startsWith("zh") ? "zh" : "en", says = WORDS[lang];
  const start = JSON.parse(place.dataset.setting), desk = place.querySelector(".shapes-desk"), spoke = spoken();
  let now = start;
  const form = controls(start, lang, (setting) => {
    show(within(setting));
    history.replaceState(null, "", written(now));
  });

  function show(setting) {
    const found = describe(setting);
    now = setting;
    form.show(now);
    desk.innerHTML = render(found, lang);
    const out = (found.rows ?? []).filter(({ kind }) => kind === "out");
    spoke.tell(found.refused ? says.refused[found.refused]
      : says.summary(out.map(({ names, shape }) => `${names.join(says.stop)} ${numbers(shape)}`).join(says.stop), found.parameters));
  }
  const follow = () => {
    const asked = read(location.hash, start);
    if (!asked) return;
    show(asked);
    place.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", follow);
  form.show(now);
  desk.before(form.element, make("div", { className: "cell-run" }, ...copier(says, () => written(now))), spoke.elements[1]);
  follow();
  place.classList.add("shapes--alive");
}

document.querySelectorAll(".shapes").forEach(revive);
