import { arrange, element, quiet, section } from "/charts/elements.js";
import { number, percent } from "/charts/format.js";
import { compareAddress } from "./compare-state.js";
import { badge, bar, problem, runAddress, sweepAddress, when } from "./frame.js";
import { follow, onceAFrame } from "./live.js";

/** As many as a snapshot has. */
const MOST_ITEMS = 500;
const items = new Map();
const ticked = new Set();
const drawn = new Map();
let view = { results: "", problems: [], total: 0 };

const running = element("div");
const troubles = element("div");
const finished = element("div");
const problems = element("div");
const place = quiet("");
const state = bar();

document.getElementById("page").replaceChildren(
  element("h1", {}, "Runs and sweeps"), place, problems,
  section("running", "Running now", running),
  section("failed", "Failed, broken or unfinished", troubles),
  section("finished", "Finished", finished));

const draw = onceAFrame(() => {
  const all = [...items.values()].sort((a, b) => time(b) - time(a));
  const runs = all.filter((item) => item.state === "running");
  const bad = all.filter((item) => ["failed", "unreadable", "interrupted"].includes(item.state));
  const done = all.filter((item) => ["complete", "pruned"].includes(item.state));
  document.title = (runs.length ? "(" + runs.length + ") " : "") + "Workbench";
  place.textContent = view.results + (view.total > items.size ? " · the newest " + items.size + " of " + view.total : "");
  problems.replaceChildren(...view.problems.map(problem));
  fill(running, runs, cards, emptyRunning(all.length === 0));
  fill(troubles, bad, cards, [quiet("Nothing failed.")]);
  fill(finished, done, table, [element("p", {}, "Nothing has finished yet. ", element("code", {}, "./workbench train experiments/eurusd.yaml"), " trains one network.")]);
});

function time(item) {
  return Date.parse(item.at ?? item.startedAt ?? "1970-01-01T00:00:00Z");
}

/** A list keeps its elements as long as their items are the same, so that the focus stays where it is. */
function fill(into, list, shape, empty) {
  if (!list.length) into.replaceChildren(...empty);
  else shape(into, list);
}

function cards(into, list) {
  const holder = into.querySelector("ul") ?? element("ul", { class: "cards" });
  if (!holder.isConnected) into.replaceChildren(holder);
  arrange(holder, list.map((item) => keep("card", item, card)));
}

function table(into, list) {
  if (!into.querySelector("tbody")) {
    const heads = ["", "name", "kind", "ended", "done", "result", "against persistence"].map((text, index) => element("th", { scope: "col", class: index > 3 ? "number" : null }, text || element("span", { class: "unseen" }, "to compare")));
    into.replaceChildren(element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Finished runs and sweeps" },
      element("table", { class: "plain" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody"))), comparing());
  }
  arrange(into.querySelector("tbody"), list.map((item) => keep("row", item, row)));
}

function keep(shape, item, make) {
  const key = shape + " " + item.id;
  const text = JSON.stringify(item);
  if (drawn.get(key)?.text !== text) drawn.set(key, { text, element: make(item) });
  return drawn.get(key).element;
}

function emptyRunning(nothing) {
  return [element("p", {}, nothing ? "There is no run yet. " : "Nothing runs now. ",
    element("code", {}, "./workbench sweep experiments/quickstart.yaml"), " starts a sweep; it shows up here, whichever terminal it runs in.")];
}

/** Leads to the compare page with the runs that are ticked. */
function comparing() {
  const button = element("button", { type: "button", disabled: ticked.size === 0 }, "Compare the ticked");
  button.addEventListener("click", () => location.assign(compareAddress([...ticked])));
  return element("p", { class: "comparing" }, button);
}

function tick(item) {
  if (item.kind !== "run") return null;
  const box = element("input", { type: "checkbox", "aria-label": "Compare " + item.name + ", " + item.id });
  box.checked = ticked.has(item.id);
  box.addEventListener("change", () => {
    if (box.checked) ticked.add(item.id);
    else ticked.delete(item.id);
    offerToCompare();
  });
  return box;
}

function offerToCompare() {
  const button = finished.querySelector(".comparing button");
  if (button) button.disabled = ticked.size === 0;
}

function link(item) {
  if (item.state === "unreadable") return element("span", {}, item.name);
  return element("a", { href: item.kind === "sweep" ? sweepAddress(item.id) : runAddress(item.id) }, item.name);
}

/** Of what lies deeper than the results themselves, such as the runs that came with the workbench. */
function folder(item) {
  const end = item.id.lastIndexOf("/");
  return end < 0 ? null : element("span", { class: "detail" }, " in " + item.id.slice(0, end));
}

function kind(item) {
  return item.kind === "sweep" ? "sweep" : item.model ?? "run";
}

function done(item) {
  if (item.done === undefined) return "–";
  const unit = item.kind === "sweep" ? " trial" : " epoch";
  return item.done + (item.most ? " of " + item.most : "") + unit + ((item.most || item.done) === 1 ? "" : "s");
}

function result(item) {
  return item.metric ? item.metric + " " + number(item.value) : "–";
}

function card(item) {
  const bar = item.state === "running" && item.most
    ? element("progress", { max: item.most, value: item.done ?? 0, "aria-label": done(item) }) : null;
  const details = [kind(item), item.done === undefined ? null : done(item), item.metric ? result(item) : null, item.state === "running" ? null : when(item.at)];
  return element("li", {},
    element("span", { class: "name" }, link(item)), folder(item), " ", badge(item.state), bar,
    element("p", { class: "detail" }, details.filter((text) => text !== null).join(" · ")),
    item.note ? element("p", {}, item.note) : null);
}

function row(item) {
  const better = item.skill === undefined ? "–" : percent(item.skill);
  const texts = [when(item.at), done(item), result(item), better];
  return element("tr", {}, element("td", { class: "tick" }, tick(item)), element("td", { class: "name" }, link(item), folder(item)), element("td", {}, kind(item), item.state === "complete" ? null : " ", item.state === "complete" ? null : badge(item.state)),
    ...texts.map((text, index) => element("td", { class: index ? "number" : null }, text)));
}

function forget(id) {
  items.delete(id);
  drawn.delete("card " + id);
  drawn.delete("row " + id);
}

function forgetOldest() {
  const [oldest] = [...items.values()].filter((item) => item.state !== "running").sort((a, b) => time(a) - time(b));
  if (oldest) forget(oldest.id);
}

follow("/api/overview", {
  state,
  snapshot(now) {
    view = now;
    items.clear();
    now.items.forEach((item) => items.set(item.id, item));
    draw();
  },
  events: {
    item(item) {
      items.set(item.id, item);
      if (items.size > MOST_ITEMS) forgetOldest();
      draw();
    },
    gone({ id }) {
      forget(id);
      ticked.delete(id);
      offerToCompare();
      draw();
    },
    folder({ total, problems: now }) {
      view.total = total;
      view.problems = now;
      draw();
    },
  },
});
