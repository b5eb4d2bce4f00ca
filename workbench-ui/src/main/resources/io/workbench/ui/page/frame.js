// What every page has: the bar with its links, and whether the page is live.

import { element } from "/charts/elements.js";

/** The pages in the bar; a further page adds its line here. */
const PAGES = [
  ["/", "Runs"],
  ["/sweeps", "Sweeps"],
  ["/compare", "Compare"],
  ["/train", "Training"],
];

/** Fills the bar; gives back what shows the state of the page's events. */
export function bar() {
  const live = element("span", { class: "live", role: "status" }, "connecting");
  const links = PAGES.map(([address, name]) =>
    element("a", { href: address, "aria-current": current(address) }, name));
  document.querySelector("nav.bar").replaceChildren(element("span", { class: "home" }, "Workbench"), ...links, live);
  return (state, sentence) => {
    live.className = "live " + (state === "live" ? "on" : "off");
    live.textContent = sentence;
  };
}

/** "true" for a page below the one in the bar. */
function current(address) {
  if (location.pathname === address) return "page";
  return address !== "/" && location.pathname.startsWith(address + "/") ? "true" : null;
}

/** A table of numbers, which scrolls where it is wider than the page; the first column names the rows. */
export function table(label, heads, rows) {
  return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": label }, element("table", { class: "plain" },
    element("thead", {}, element("tr", {}, ...heads.map((text, index) => element("th", { scope: "col", class: index ? "number" : null }, text)))),
    element("tbody", {}, ...rows)));
}

/** A row of such a table. */
export function row(name, cells, className = null) {
  return element("tr", { class: className }, element("th", { scope: "row" }, name), ...cells.map((cell) => element("td", { class: "number" }, cell)));
}

/** The state of a run or sweep, as a word in its colour. */
export function badge(state) {
  return element("span", { class: "badge " + state }, state);
}

/** The address of a run's page. */
export function runAddress(id) {
  return "/runs/" + encodeURIComponent(id);
}

/** The address of a sweep's page. */
export function sweepAddress(id) {
  return "/sweeps/" + encodeURIComponent(id);
}

/** A time of the server's clock as this browser's place writes it. */
export function when(time) {
  return time ? new Date(time).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) : "–";
}

/** A sentence about something that is wrong. */
export function problem(sentence) {
  return element("p", { class: "problem" }, sentence);
}
