import { arrange, element, quiet } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { badge, bar, problem, sweepAddress, when } from "./frame.js";
import { follow, onceAFrame } from "./live.js";

const items = new Map();
const drawn = new Map();
let view = { results: "", problems: [], total: 0 };

const state = bar();
const place = quiet("");
const problems = element("div");
const list = element("ul", { class: "cards", "aria-label": "Sweeps, the newest first" });
const empty = element("p", {}, "There is no sweep yet. ", element("code", {}, "./workbench sweep experiments/quickstart.yaml"),
  " starts one; it shows up here, whichever terminal it runs in.");

document.getElementById("page").replaceChildren(
  element("h1", {}, "Sweeps"), place, problems,
  element("section", { "aria-label": "Sweeps" }, empty, list));

const draw = onceAFrame(() => {
  const all = [...items.values()].sort((a, b) => time(b) - time(a));
  place.textContent = view.results + (view.total > items.size ? " · the newest " + items.size + " of " + view.total : "");
  problems.replaceChildren(...view.problems.map(problem));
  empty.hidden = all.length > 0;
  arrange(list, all.map(keep));
});

/** What runs stands first, then the newest. */
function time(item) {
  return (item.state === "running" ? 1e15 : 0) + Date.parse(item.at ?? item.startedAt ?? "1970-01-01T00:00:00Z");
}

function keep(item) {
  const text = JSON.stringify(item);
  if (drawn.get(item.id)?.text !== text) drawn.set(item.id, { text, element: card(item) });
  return drawn.get(item.id).element;
}

function card(item) {
  const name = item.state === "unreadable" ? element("span", {}, item.name) : element("a", { href: sweepAddress(item.id) }, item.name);
  const done = item.done === undefined ? null : item.done + (item.most ? " of " + item.most : "") + " trials";
  const progress = item.most ? element("progress", { max: item.most, value: item.done ?? 0, "aria-label": done }) : null;
  const best = item.metric ? element("p", { class: "best" }, element("strong", {}, number(item.value)), " ", item.metric) : null;
  const times = [item.startedAt ? "started " + when(item.startedAt) : null, item.at && item.state !== "running" ? "ended " + when(item.at) : null];
  return element("li", {}, element("span", { class: "name" }, name), " ", badge(item.state), progress,
    element("p", { class: "detail" }, [done, ...times].filter((part) => part !== null).join(" · ")), best,
    item.note ? element("p", { class: "detail" }, item.note) : null);
}

function take(item) {
  if (item.kind === "sweep") items.set(item.id, item);
}

follow("/api/overview/sweeps", {
  state,
  snapshot(now) {
    view = now;
    items.clear();
    now.items.forEach(take);
    draw();
  },
  events: {
    item(item) {
      take(item);
      draw();
    },
    gone({ id }) {
      items.delete(id);
      drawn.delete(id);
      draw();
    },
    folder({ sweeps, problems: now }) {
      view.total = sweeps;
      view.problems = now;
      draw();
    },
  },
});
