import { element } from "/charts/elements.js";
import { number, percent } from "/charts/format.js";
import { groupName } from "./error-charts.js";
import { bandName, coverageOf, metricsOf, share, utc } from "./forecast-metrics.js";
import { row, table } from "./frame.js";
import { LAST } from "./prices-chart.js";

const COLUMNS = [
  ["RMSE", (of) => number(of.rmse)],
  ["MAE", (of) => number(of.mae)],
  ["mean error", (of) => number(of.bias, 3)],
  ["skill", (of) => percent(of.skill)],
  ["direction", (of) => share(of.direction)],
];

/** The model beside persistence and the baselines that are shown, in the windows that are shown. */
export function rangeTable(view, shown, from, to) {
  const rows = [[view.run.model ?? "model", view.forecast], ["persistence", view.last], ...Object.entries(view.baselines).filter(([name]) => shown.has(name))];
  const coverage = (forecast, band) => (forecast === view.forecast ? share(coverageOf(view, band, from, to)) : "–");
  return table("Metrics of the range", ["forecast", ...COLUMNS.map(([name]) => name), ...view.intervals.map((band) => "in " + bandName(band))],
    rows.map(([name, forecast], index) => {
      const metrics = metricsOf(view, forecast, from, to);
      const skill = forecast === view.last ? { ...metrics, skill: undefined, direction: undefined } : metrics;
      return row(name, [...COLUMNS.map(([, of]) => of(skill)), ...view.intervals.map((band) => coverage(forecast, band))], index ? null : "winner");
    }));
}

/** The numbers that a chart of groups draws. */
export function groupsTable(label, groups, model) {
  return element("details", {}, element("summary", {}, "As a table"),
    table(label, [groups.length === 7 ? "day" : "hour", "windows", model + " RMSE", "persistence RMSE", model + " MAE", "persistence MAE"],
      groups.map((group) => row(groupName(groups, group), [
        number(group.windows), number(group.model?.rmse), number(group.persistence?.rmse), number(group.model?.mae), number(group.persistence?.mae)]))));
}

/** The largest errors; each leads to its place in the chart. */
export function worstTable(worst, go) {
  return table("Table of the largest errors", ["time (UTC)", "last", "actual", "forecast", "error"], worst.map((one) => {
    const button = element("button", { type: "button", class: "go", "aria-label": "Show " + utc(one.time) }, utc(one.time));
    button.addEventListener("click", () => go(one));
    return row(button, [number(one.last, 7), number(one.actual, 7), number(one.forecast, 7), number(one.error)]);
  }));
}

/** A band within a wider one is drawn over it, and so darker. */
function isInner({ intervals }, band) {
  return intervals.some(({ coverage }) => coverage > band.coverage);
}

/** What the colours are, with checkboxes of what can be laid over the prices. */
export function toggles(view, shown, colours, change) {
  const swatch = (colour, kind) => {
    const made = element("span", { class: "swatch " + kind });
    made.style.color = colour;
    if (kind.startsWith("band")) made.style.background = colour;
    return made;
  };
  const box = (name, colour, kind) => {
    const input = element("input", { type: "checkbox", checked: shown.has(name) });
    input.addEventListener("change", () => change(name, input.checked));
    return element("label", {}, input, swatch(colour, kind), name === LAST ? "last price (persistence)" : name);
  };
  return element("fieldset", {}, element("legend", {}, "Shown"),
    element("span", { class: "key" }, swatch(colours.actual, "line"), "actual"),
    element("span", { class: "key" }, swatch(colours.forecast, "line"), "forecast"),
    ...view.intervals.map((band) => box(bandName(band), colours.forecast, isInner(view, band) ? "band inner" : "band")),
    ...Object.entries(colours.over).map(([name, colour]) => box(name, colour, "dashed")));
}
