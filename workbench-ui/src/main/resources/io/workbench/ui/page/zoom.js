// Which stretch of time is shown: buttons, keys, and parts of what is too long to be sent at once.

import { element } from "/charts/elements.js";
import { counted } from "./forecast-metrics.js";

const DAY = 24 * 3600 * 1000;
const SPANS = [["Last 6 hours", DAY / 4], ["Last day", DAY], ["Last week", 7 * DAY], ["All", Infinity]];

/** Six hours are of use where there are hardly more. */
function spans({ from, to }) {
  return to - from < 2 * DAY ? SPANS : SPANS.slice(1);
}

function bounds(times) {
  return { from: times[0], to: times[times.length - 1] };
}

/** Buttons that show the end of the times, or all. */
export function rangeButtons(times, range, zoom) {
  const all = bounds(times);
  return element("div", { class: "joined", role: "group", "aria-label": "Range" }, ...spans(all).map(([name, span]) => {
    const wanted = { from: Math.max(all.from, all.to - span + 1), to: all.to };
    const pressed = wanted.from === range.from && wanted.to === range.to && (span === Infinity || wanted.from > all.from);
    const button = element("button", { type: "button", "aria-pressed": String(pressed), disabled: span !== Infinity && all.to - span < all.from }, name);
    button.addEventListener("click", () => zoom(wanted));
    return button;
  }));
}

/** Buttons that take the windows before or after those that were sent; none where all were. */
export function partButtons(view, load) {
  const sent = view.times.length;
  if (sent === view.windows) return [];
  const button = (name, from, possible) => {
    const made = element("button", { type: "button", disabled: !possible }, name);
    made.addEventListener("click", () => load("?from=" + from + "&to=" + (from + sent)));
    return made;
  };
  const last = view.from + sent;
  return [
    element("span", { class: "joined" },
      button("◀ earlier", Math.max(0, view.from - sent), view.from > 0),
      button("later ▶", Math.min(view.windows - sent, last), last < view.windows)),
    element("span", { class: "quiet" }, " windows " + (view.from + 1).toLocaleString("en-US") + " to " + last.toLocaleString("en-US") + " of " + counted(view.windows) + " are here"),
  ];
}

/** Arrows move by a fifth, + and − zoom, Home and End lead to the ends, 0 shows all. */
export function keys(place, times, range, zoom) {
  place.addEventListener("keydown", (event) => {
    const all = bounds(times());
    const now = range();
    const span = now.to - now.from;
    const next = {
      ArrowLeft: () => moved(now.from - span / 5, span, all),
      ArrowRight: () => moved(now.from + span / 5, span, all),
      Home: () => moved(all.from, span, all),
      End: () => moved(all.to - span, span, all),
      "+": () => moved(now.from + span / 4, span / 2, all),
      "=": () => moved(now.from + span / 4, span / 2, all),
      "-": () => moved(now.from - span / 2, span * 2, all),
      "0": () => all,
    }[event.key];
    if (!next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoom(next());
  });
}

/** A range of a length within the ends. */
function moved(from, span, all) {
  const length = Math.min(span, all.to - all.from);
  const start = Math.max(all.from, Math.min(from, all.to - length));
  return { from: Math.round(start), to: Math.round(start + length) };
}
