import { brushedTrials, clearBrushes, PARALLEL_HINT, parallelOption, parallelTrials } from "./parallel-chart.js";
import { curveText, curvesOption, curvesSpanOrders } from "./curves-chart.js";
import { chartPlace, drawChart, element, quiet, redrawAll, section } from "./elements.js";
import { duration, number, percent, probability, settings } from "./format.js";
import { forecastOption } from "./forecast-chart.js";
import { historyOption } from "./history-chart.js";
import { importanceOption } from "./importance-chart.js";
import { leaderboardTable } from "./leaderboard-table.js";

const view = JSON.parse(document.getElementById("data").textContent);
const { leaderboard } = view;
const { sweep, trials, winner } = leaderboard;
const charts = [];

function chart(label, option, ready, size = "") {
  const place = chartPlace(label, size);
  charts.push(() => drawChart(place, option, ready));
  return place;
}

function facts(pairs) {
  return element("dl", { class: "facts" }, ...pairs.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, String(value)))));
}

function header() {
  const states = [...new Set(trials.map((trial) => trial.state))]
    .map((state) => trials.filter((trial) => trial.state === state).length + " " + state).join(", ");
  return element("header", {},
    element("h1", {}, sweep.name),
    element("p", { class: "verdict " + (winner.real ? "real" : "doubt") }, winner.verdict),
    facts([
      ["Trials", states || "none yet"],
      ["Search", sweep.method + ", " + sweep.trials + " trials asked for"],
      ["Objective", sweep.objective.goal + " " + sweep.objective.metric],
      ["Seeds a trial", sweep.seeds],
      ["Started", sweep.startedAt.replace("T", " ").replace(/(\.\d+)?Z$/, " UTC")],
      ["Time", duration(sweep.seconds)],
    ]));
}

function leaderboardSection() {
  const table = leaderboardTable(trials, view.parameters, sweep.objective, winner.trial);
  const rule = "Complete trials come first, by the objective, then pruned ones; failed ones have no rank. "
    + (sweep.seeds > 1 ? "± is half of the 95 % interval over the seeds (Student's t)." : "The winner is chosen by validation, never by test.");
  return { element: section("leaderboard", "Leaderboard", quiet(rule), table.element), table };
}

function historySection() {
  return section("history", "Optimisation history", chart("Objective by trial and best so far", (colours) => historyOption(trials, sweep.objective, colours)));
}

function importanceSection() {
  const { importance } = leaderboard;
  const drawing = importance.parameters.length ? chart("Importance of each setting", (colours) => importanceOption(importance, colours)) : null;
  return section("importance", "What mattered", quiet(importance.note), drawing);
}

function parallelSection(table) {
  const shown = parallelTrials(trials);
  if (!shown.length || !view.parameters.length) return null;
  const clear = element("button", { type: "button", hidden: true }, "Clear the brushes");
  const caption = element("p", { class: "caption", "aria-live": "polite" });
  const drawing = chart("Settings and objective of every trial as lines across parallel axes",
    (colours) => parallelOption(trials, view.parameters, sweep.objective, colours),
    (made) => {
      const brushed = () => {
        const only = brushedTrials(made, trials);
        clear.hidden = only === null;
        caption.textContent = only === null ? "" : only.size + " of " + shown.length + " trials are inside the brushes; the leaderboard shows them alone.";
        table.showOnly(only);
      };
      made.on("axisareaselected", brushed);
      clear.addEventListener("click", () => { clearBrushes(made); brushed(); });
    }, "tall");
  drawing.style.minWidth = 9 * (view.parameters.length + 1) + "rem";
  return section("parallel", "Parallel coordinates",
    quiet(PARALLEL_HINT),
    element("div", { class: "controls" }, clear), element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Parallel coordinates" }, drawing), caption);
}

function curvesSection() {
  if (!view.curves.length) return null;
  const byTrial = new Map(trials.map((trial) => [trial.trial, trial]));
  const curves = view.curves.map((curve) => ({ ...curve, state: byTrial.get(curve.trial).state }));
  let logarithmic = curvesSpanOrders(curves);
  const caption = element("p", { class: "caption", "aria-live": "polite" }, "Point at a curve to see its trial.");
  const toggle = element("button", { type: "button", "aria-pressed": String(logarithmic) }, "Logarithmic axis");
  const drawing = chart("Validation loss by epoch of all trials", (colours) => curvesOption(curves, winner.trial, logarithmic, colours), (made) => {
    made.on("mouseover", ({ dataIndex }) => {
      const curve = curves[dataIndex];
      if (curve) caption.textContent = curveText(curve) + " · " + settings(byTrial.get(curve.trial).parameters);
    });
    toggle.addEventListener("click", () => {
      logarithmic = !logarithmic;
      toggle.setAttribute("aria-pressed", String(logarithmic));
      redrawAll();
    });
  }, "tall");
  return section("curves", "Learning curves", quiet("Every trial; pruned and failed ones are grey, the winner is thick."), element("div", { class: "controls" }, toggle), drawing, caption);
}

function realitySection() {
  const check = winner.realityCheck;
  if (!check) return section("reality", "Is the winner real?", element("p", {}, winner.verdict));
  const rows = check.comparisons.map((comparison) => element("tr", {},
    ...[comparison.baseline, percent(comparison.improvement), number(comparison.statistic, 3), number(comparison.meanBlockLength, 3), probability(comparison.pValue), probability(comparison.pValueAlone)]
      .map((text, index) => element("td", { class: index ? "number" : null }, text))));
  const heads = ["naive forecast", "winner's error against it", "t", "mean block", "p, adjusted", "p, alone"].map((text, index) => element("th", { scope: "col", class: index ? "number" : null }, text));
  return section("reality", "Is the winner real?",
    element("div", { class: "wide" }, element("table", { class: "plain" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows))),
    quiet("On the " + check.windows + " windows of the test part: White's reality check in Hansen's studentised form, " + check.loss + " errors, "
      + check.resamples + " resamples. “Adjusted” counts the luck of choosing among "
      + check.trials + " trials; “alone” would hold had there been one. Real means: every adjusted p below 0.05. + is better."));
}

function winnerSection() {
  if (winner.trial === undefined) return null;
  const best = trials.find((trial) => trial.trial === winner.trial);
  const { forecasts } = view;
  const note = forecasts && forecasts.times.length < forecasts.windows ? "The last " + forecasts.times.length + " of " + forecasts.windows + " windows of the test part." : null;
  return section("winner", "The winner: trial " + winner.trial, quiet(settings(best.parameters)),
    forecasts ? chart("Actual and forecast prices of the test part, and the errors", (colours) => forecastOption(forecasts, colours), undefined, "tallest") : null,
    note ? quiet(note) : null,
    element("div", { class: "pair" }, ...view.plots.map((plot) => element("img", { src: plot.uri, alt: plot.name, loading: "lazy" }))));
}

function provenanceSection() {
  return section("provenance", "Provenance", facts(view.provenance.map((fact) => [fact.name, fact.value])), element("h3", {}, "The sweep's settings"), element("pre", { tabindex: "0" }, view.yaml));
}

const { element: leaderboardElement, table } = leaderboardSection();
document.title = sweep.name + " · sweep";
document.getElementById("page").replaceChildren(...[
  header(), leaderboardElement, realitySection(),
  element("div", { class: "pair" }, historySection(), importanceSection()),
  parallelSection(table), curvesSection(), winnerSection(), provenanceSection(),
].filter((part) => part !== null));
charts.forEach((draw) => draw());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
