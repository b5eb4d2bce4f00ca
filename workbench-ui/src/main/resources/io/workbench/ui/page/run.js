import { chartPlace, drawChart, element, quiet, redrawAll, section } from "/charts/elements.js";
import { duration, number, percent } from "/charts/format.js";
import { badge, bar, problem, row, table, when } from "./frame.js";
import { compareAddress } from "./compare-state.js";
import { follow, onceAFrame } from "./live.js";
import { lossOption } from "./run-chart.js";

const id = decodeURIComponent(location.pathname.slice("/runs/".length));
const address = "/api/runs/" + encodeURIComponent(id);
/** Of a long run the older half of the curve is thinned; a new snapshot has it evenly. */
const MOST_EPOCHS = 2000;
const page = document.getElementById("page");
const state = bar();

let view = null;
let chart = null;
const head = element("header");
const lossPlace = chartPlace("Training and validation loss by epoch", "tall");
const caption = element("p", { class: "caption", "aria-live": "polite" });
const curves = section("curves", "Learning curves", lossPlace, caption);
const rest = element("div");

const redraw = onceAFrame(() => {
  showHead();
  const { history } = view;
  lossPlace.hidden = history.length === 0;
  const last = history[history.length - 1];
  caption.textContent = last === undefined ? "No epoch has ended yet."
    : "Epoch " + last.epoch + planned(last.epoch) + ": training " + number(last.trainLoss) + ", validation " + number(last.validationLoss)
      + ", learning rate " + number(last.learningRate) + ", " + number(last.seconds, 2) + " s." + left(last.epoch);
  if (history.length === 0) return;
  if (chart === null) chart = drawChart(lossPlace, (colours) => lossOption(view.history, view.bestEpoch, colours));
  else chart.draw();
});

/** While it trains: of how many epochs. */
function planned(epoch) {
  return view.item.state === "running" && view.item.most >= epoch ? " of " + view.item.most : "";
}

/** The time that the epochs which may still come would take; it may stop before. */
function left(epoch) {
  const recent = view.history.slice(-5);
  const epochs = planned(epoch) ? view.item.most - epoch : 0;
  if (!epochs || epoch < 2) return "";
  return " At most " + duration(Math.ceil((epochs * recent.reduce((sum, { seconds }) => sum + seconds, 0)) / recent.length)) + " of training left.";
}

function showHead() {
  const { item, session } = view;
  document.title = item.name + " · Workbench";
  const train = session === undefined ? null
    : element("p", {}, element("a", { href: "/train/" + encodeURIComponent(session) + "/overview" }, "Layers, gradients and memory on DL4J's pages"));
  const compare = view.scores.length ? element("p", {}, element("a", { href: compareAddress([id]) }, "Compare with other results")) : null;
  head.replaceChildren(
    element("h1", {}, item.name, " ", badge(item.state)),
    quiet(id + " · " + (item.state === "running" ? "started " + when(item.startedAt) : when(item.at))),
    ...[item.note ? problem(item.note) : null, forecasts(), compare, train].filter((part) => part !== null));
}

function forecasts() {
  return view.forecasts ? element("p", {}, element("a", { href: location.pathname + "/forecast" }, "Forecasts of the test part")) : null;
}

function showRest() {
  const facts = view.facts.map(({ name, value }) => element("div", {}, element("dt", {}, name), element("dd", {}, value)));
  const plots = view.plots.map((name) => element("img", { src: address + "/plots/" + encodeURIComponent(name), alt: name.replaceAll("_", " "), loading: "lazy" }));
  rest.replaceChildren(...[
    view.scores.length ? section("scores", "Test part", view.verdict ? element("p", {}, view.verdict) : null, scoreTable()) : null,
    view.instruments.length ? section("instruments", "Test part of each instrument", ...instruments()) : null,
    facts.length ? section("facts", "Facts", element("dl", { class: "facts" }, ...facts)) : null,
    plots.length ? section("plots", "Plots", element("div", { class: "pair" }, ...plots)) : null,
  ].filter((part) => part !== null));
}

const COLUMNS = [
  ["RMSE", (test) => number(test.rmse)],
  ["MAE", (test) => number(test.mae)],
  ["R²", (test) => number(test.r2)],
  ["MASE", (test) => number(test.mase)],
  ["sMAPE", (test) => (test.smape === undefined ? "–" : percent(test.smape).slice(1))],
  ["direction", (test) => (test.directionalAccuracy === undefined ? "–" : percent(test.directionalAccuracy).slice(1))],
];

function scoreTable() {
  return table("Metrics", ["forecast", ...COLUMNS.map(([name]) => name)],
    view.scores.map(({ name, test }, index) => row(name, COLUMNS.map(([, of]) => of(test)), index ? null : "winner")));
}

/** Each instrument of a panel in its own prices, beside persistence. */
function instruments() {
  const link = (name) => (view.forecasts ? element("a", { href: location.pathname + "/forecast?instrument=" + encodeURIComponent(name) }, name) : name);
  return [
    table("Metrics of each instrument", ["instrument", ...COLUMNS.map(([name]) => name), "persistence RMSE", "against persistence"],
      view.instruments.map(({ name, test, persistenceRmse, skill }) => row(link(name), [...COLUMNS.map(([, of]) => of(test)), number(persistenceRmse), percent(skill)]))),
    ...view.instruments.filter(({ verdict }) => verdict).map(({ name, verdict }) => element("p", {}, element("strong", {}, name), ": " + verdict)),
  ];
}

function addEpochs({ epochs }) {
  for (const epoch of epochs) {
    while (view.history.at(-1)?.epoch >= epoch.epoch) view.history.pop();
    view.history.push(epoch);
  }
  if (view.history.length > MOST_EPOCHS) view.history = view.history.filter((_, index) => index % 2 === 0 || index > MOST_EPOCHS / 2);
  redraw();
}

const live = follow(address, {
  state(name, sentence) {
    state(name, name === "missing" ? "not followed" : sentence);
    if (name === "missing") page.replaceChildren(element("h1", {}, "No such run"), problem(sentence));
  },
  snapshot(now) {
    view = now;
    if (!head.isConnected) page.replaceChildren(head, curves, rest);
    showRest();
    redraw();
  },
  events: {
    epochs: addEpochs,
    item(item) {
      const ended = view.item.state === "running" && item.state !== "running";
      view.item = item;
      redraw();
      if (ended) live.reload();
    },
  },
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
