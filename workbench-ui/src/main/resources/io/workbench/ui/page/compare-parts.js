// The compare page's sections, and its small controls.

import { chartPlace, element, quiet, section } from "/charts/elements.js";
import { swatch } from "./compare-colours.js";

/** A labelled choice among [value, name]. */
export function choice(label, options, value, changed) {
  const select = element("select", {}, ...options.map(([one, name]) => element("option", { value: one }, name)));
  select.value = value;
  select.addEventListener("change", () => changed(select.value));
  return element("label", {}, label, select);
}

/** A button that is on or off. */
export function pressed(label, on, changed) {
  const made = button(label);
  made.setAttribute("aria-pressed", String(on));
  made.addEventListener("click", () => changed(!on));
  return made;
}

function button(label) {
  return element("button", { type: "button" }, label);
}

/** What is chosen, each with a button that lets go of it. */
export function chosenList(ids, view, drop) {
  return ids.map((id) => {
    const row = view?.rows.find(({ ids, score }) => ids.includes(id) && score.instrument === undefined);
    const name = nameOf(id, row, view);
    const cross = element("button", { type: "button", "aria-label": "Leave out " + name + ", " + id, title: "Leave out" }, "×");
    cross.addEventListener("click", () => drop(id));
    return element("li", { title: id }, row ? swatch(row.index) : null, element("span", { class: "what" }, name), cross);
  });
}

function nameOf(id, row, view) {
  if (!row) return view?.runs[id]?.name ?? id.split("/").pop();
  return row.label + (row.score.group ? " · seed " + row.score.group.seeds[row.ids.indexOf(id)] : "");
}

/** All parts of the page, and show(), which puts them into it. */
export function sections() {
  const caption = () => element("p", { class: "caption", "aria-live": "polite" });
  const controls = () => element("div", { class: "controls" });
  const parts = {
    place: quiet(""), problems: element("div"), notice: element("div", { role: "status" }), missing: element("div", { id: "missing", role: "status" }),
    chooser: element("div"), chosen: element("ul", { class: "picks", "aria-label": "Chosen results" }), tools: controls(),
    clear: button("Clear"), copy: button("Copy link"), copied: element("span", { class: "quiet", role: "status" }),
    files: { csv: button("CSV"), markdown: button("Markdown"), latex: button("LaTeX") },
    metricsTable: element("div"), tableControls: controls(), notes: element("div"), facts: quiet(""),
    differencesTable: element("div"),
    curvesChart: chartPlace("Validation loss by epoch of the chosen results", "tall"), curveControls: controls(), curvesCaption: caption(), curvesPicture: button("PNG"),
    forecastsChart: chartPlace("Actual and forecast prices of the chosen results, and the errors", "tallest"), forecastControls: controls(), forecastsCaption: caption(), forecastsPicture: button("PNG"),
    empty: element("p", { id: "empty" }, "Tick two or more results above: their metrics, settings, learning curves and forecasts then stand side by side here."),
    none: element("p", { hidden: true }, "There is no result yet. ", element("code", {}, "./workbench train experiments/eurusd.yaml --model all"), " trains four networks to compare."),
  };
  parts.tools.append(parts.clear, parts.copy, parts.copied);
  parts.details = element("details", {}, element("summary", {}, element("h2", {}, "Choose results")), parts.none, parts.chooser);
  const head = element("section", { id: "choose", "aria-label": "Choose results" }, parts.details, parts.chosen, parts.tools);
  const exports = element("div", { class: "controls files" }, element("span", { class: "quiet" }, "Save as"), ...Object.values(parts.files));
  parts.metrics = section("metrics", "Metrics", parts.facts, parts.tableControls, parts.metricsTable, parts.notes, exports);
  parts.differences = section("differences", "Settings that differ", parts.differencesTable);
  parts.curves = section("curves", "Learning curves", parts.curveControls, parts.curvesChart, parts.curvesCaption);
  parts.forecasts = section("forecasts", "Forecasts of the test part", parts.forecastControls, parts.forecastsChart, parts.forecastsCaption);
  for (const one of [parts.metrics, parts.differences, parts.curves, parts.forecasts]) one.hidden = true;
  parts.show = () => document.getElementById("page").replaceChildren(element("h1", {}, "Compare results"), parts.place, parts.problems, head,
    parts.notice, parts.missing, parts.empty, parts.metrics, parts.differences, parts.curves, parts.forecasts);
  return parts;
}
