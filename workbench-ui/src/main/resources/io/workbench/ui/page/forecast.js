import { chartPlace, colours, drawChart, element, redrawAll, section } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { errorSections } from "./error-sections.js";
import { bandName, counted, indexAt, share, utc } from "./forecast-metrics.js";
import { rangeTable, toggles } from "./forecast-tables.js";
import { bar, problem, runAddress } from "./frame.js";
import { onceAFrame } from "./live.js";
import { overlayColours, pricesOption } from "./prices-chart.js";
import { keys, partButtons, rangeButtons } from "./zoom.js";

const id = decodeURIComponent(location.pathname.split("/")[2]);
const address = "/api/runs/" + encodeURIComponent(id) + "/forecast";
const instrument = new URLSearchParams(location.search).get("instrument");
const page = document.getElementById("page");
const state = bar();
const shown = new Set();

let view = null;
let range = null;
let prices = null;

const troubles = element("div", { role: "alert" });
const overlays = element("div");
const buttons = element("div");
const parts = element("div");
const metrics = element("div");
const pricesPlace = chartPlace("Actual and forecast prices over time, and their difference below");
const zoomable = element("div", { class: "zoomable", tabindex: "0", role: "group", "aria-label": "Prices; arrow keys move, plus and minus zoom, 0 shows all" }, pricesPlace);
const bandText = element("p", { class: "caption", hidden: true });
const rangeText = element("p", { class: "range", "aria-live": "polite" });

/** Asks of the instrument that the page's address names, or of the only one. */
async function ask(where) {
  const whose = instrument === null ? "" : (where.includes("?") ? "&" : "?") + "instrument=" + encodeURIComponent(instrument);
  const reply = await fetch(where + whose, { cache: "no-store" });
  const answer = await reply.json();
  if (!reply.ok) throw new Error(answer.problem);
  return answer;
}

/** The windows that are shown, as indexes into what was sent. */
function windows() {
  return [indexAt(view.times, range.from), indexAt(view.times, range.to + 1)];
}

const showRange = onceAFrame(() => {
  const [from, to] = windows();
  const shownOfAll = to - from === view.windows ? "all " : (to - from).toLocaleString("en-US") + " of ";
  rangeText.replaceChildren(element("strong", {}, shownOfAll + counted(view.windows)),
    to > from ? " · " + utc(view.times[from]) + " to " + utc(view.times[to - 1]) + " UTC" : "");
  metrics.replaceChildren(rangeTable(view, shown, from, to));
  buttons.replaceChildren(rangeButtons(view.times, range, zoom));
});

/** Shows the windows between two times. */
function zoom(to) {
  range = to;
  prices.chart.dispatchAction({ type: "dataZoom", startValue: range.from, endValue: range.to });
  showRange();
}

function follow(chart) {
  chart.on("datazoom", () => {
    const now = chart.getOption().dataZoom[0];
    range = { from: Math.round(now.startValue), to: Math.round(now.endValue) };
    showRange();
  });
}

function showOverlays() {
  const now = colours();
  overlays.replaceChildren(toggles(view, shown, { over: overlayColours(view, now), forecast: now.series[1], actual: now.text }, (name, on) => {
    if (on) shown.add(name);
    else shown.delete(name);
    prices.draw();
    showRange();
  }));
}

/** Takes the windows from an index on; an error leaves the page as it was. */
async function load(query = "") {
  try {
    view = await ask(address + query);
    range = { from: view.times[0], to: view.times[view.times.length - 1] };
    troubles.replaceChildren();
    parts.replaceChildren(...partButtons(view, load));
    state("live", "read " + new Date().toLocaleTimeString([], { timeStyle: "short" }));
    return true;
  } catch (fault) {
    state("missing", "not read");
    troubles.replaceChildren(problem(fault instanceof TypeError ? "The server does not answer; reload the page when it runs again." : fault.message));
    return false;
  } finally {
    if (prices !== null) {
      prices.draw();
      showRange();
    }
  }
}

async function goTo(worst) {
  const at = worst.window - view.from;
  if (at < 0 || at >= view.times.length) {
    const half = Math.floor(view.times.length / 2);
    const from = Math.max(0, Math.min(worst.window - half, view.windows - 2 * half));
    if (!await load("?from=" + from + "&to=" + (from + 2 * half))) return;
  }
  const centre = worst.window - view.from;
  zoom({ from: view.times[Math.max(0, centre - 24)], to: view.times[Math.min(view.times.length - 1, centre + 24)] });
  zoomable.scrollIntoView({ block: "nearest" });
  zoomable.focus({ preventScroll: true });
}

/** The instruments of a panel, each with a link to its forecasts. */
function instrumentLinks() {
  const links = view.run.instruments.map((name) => element("a", name === view.run.instrument
    ? { href: "?instrument=" + encodeURIComponent(name), "aria-current": "page" } : { href: "?instrument=" + encodeURIComponent(name) }, name));
  return element("nav", { "aria-label": "Instruments" }, ...links.flatMap((link) => [link, " "]));
}

function bandSentence(interval) {
  return "The " + bandName(interval) + " is the forecast ± " + number(interval.halfWidth) + ", from the model’s errors on the validation part; it held "
    + share(interval.testCoverage) + " of the whole test part.";
}

async function start() {
  const read = await load();
  const name = view?.run.name ?? id;
  document.title = name + " · forecasts · Workbench";
  const head = element("header", {}, element("h1", {}, read ? name : "No forecasts to show"),
    element("p", { class: "quiet" }, element("a", { href: runAddress(id) }, "The run"), " · " + id + (view?.run.model ? " · " + view.run.model : "")));
  page.replaceChildren(head, troubles);
  if (!read) return;
  if (view.run.instruments.length > 0) head.append(instrumentLinks());
  view.intervals.forEach((band) => shown.add(bandName(band)));
  page.append(section("prices", "Forecasts of the test part",
    element("div", { class: "tools" }, buttons, parts), element("div", { class: "tools" }, overlays), zoomable,
    element("p", { class: "caption" }, "Times are UTC. Drag moves, Ctrl and the wheel zoom; with the keyboard on the chart arrows move, + and − zoom, 0 shows all."),
    rangeText, metrics, bandText,
    element("p", { class: "caption" }, "Mean error is actual − forecast; skill is 1 − RMSE / persistence’s; direction is the share of the moves whose side was foretold.")));
  showOverlays();
  prices = drawChart(pricesPlace, (now) => pricesOption(view, shown, range, now), follow);
  keys(zoomable, () => view.times, () => range, zoom);
  showRange();
  try {
    const errors = await ask(address + "/errors");
    bandText.hidden = errors.intervals.length === 0;
    bandText.textContent = errors.intervals.map(bandSentence).join(" ");
    errorSections(page, errors, goTo);
  } catch (fault) {
    troubles.replaceChildren(problem(fault.message));
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  redrawAll();
  if (prices !== null) showOverlays();
});
start();
