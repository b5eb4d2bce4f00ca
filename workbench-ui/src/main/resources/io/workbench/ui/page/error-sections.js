import { drawChart, element, section } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { FEW, autocorrelationOption, groupsOption, histogramOption } from "./error-charts.js";
import { counted } from "./forecast-metrics.js";
import { groupsTable, worstTable } from "./forecast-tables.js";

function chartOf(option, label, className = "chart short") {
  const place = element("div", { class: className, role: "img", "aria-label": label });
  return { place, start: () => drawChart(place, option) };
}

/** Adds what tells of the errors of all windows; going to a window is the caller's. */
export function errorSections(page, errors, goTo) {
  const model = errors.run.model ?? "model";
  const { hours, days } = errors.profile;
  const choice = element("select", {}, element("option", { value: "rmse" }, "RMSE"), element("option", { value: "mae" }, "MAE"));
  const byHour = chartOf((now) => groupsOption(hours, choice.value, model, now), "Error by hour of the day");
  const byDay = chartOf((now) => groupsOption(days, choice.value, model, now), "Error by day of the week");
  const shape = chartOf((now) => histogramOption(errors.distribution, errors.windows, now), "Histogram of the errors");
  const memory = chartOf((now) => autocorrelationOption(errors.distribution.autocorrelation, errors.windows, now), "Autocorrelation of the errors");
  const { mean, deviation, quantiles } = errors.distribution;
  page.append(
    section("times", "Errors by hour and day",
      element("div", { class: "tools" }, element("label", {}, "Measure", choice),
        element("span", { class: "quiet" }, "all " + counted(errors.windows) + " by the time that they are for, UTC; pale where fewer than " + FEW)),
      element("div", { class: "pair" },
        element("div", { id: "hours" }, element("h3", {}, "Hour of the day"), byHour.place, groupsTable("Errors by hour", hours, model)),
        element("div", { id: "days" }, element("h3", {}, "Day of the week"), byDay.place, groupsTable("Errors by day", days, model)))),
    element("div", { class: "pair" },
      section("distribution", "Errors and the normal distribution", shape.place,
        element("p", { class: "caption" }, "Mean " + number(mean, 3) + ", standard deviation " + number(deviation, 3) + "; half of the errors lie between " + number(quantiles[2], 3) + " and " + number(quantiles[4], 3) + ", 98 % between " + number(quantiles[0], 3) + " and " + number(quantiles[6], 3) + ".")),
      section("memory", "Autocorrelation of the errors", memory.place,
        element("p", { class: "caption" }, "Within the dashed lines lies what chance alone gives in 95 of 100 cases. Where the horizon is longer than one step, neighbouring errors share part of their way."))),
    section("worst", "Largest errors", worstTable(errors.worst, goTo)));
  const charts = [byHour, byDay, shape, memory].map((chart) => chart.start());
  choice.addEventListener("change", () => charts.slice(0, 2).forEach((chart) => chart.draw()));
}
