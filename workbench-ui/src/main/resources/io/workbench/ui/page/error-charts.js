import { axis, fontSize, frame } from "/charts/chart-frame.js";
import { tip } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { counted, share } from "./forecast-metrics.js";

/** Groups of fewer windows are drawn pale: their errors are mostly chance. */
export const FEW = 10;

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What a group of windows is called: an hour or a day. */
export function groupName(groups, group) {
  return groups.length === DAYS.length ? DAYS[group.key - 1] : String(group.key).padStart(2, "0") + ":00";
}

/** Errors of the model beside persistence's, a pair of bars a group. */
export function groupsOption(groups, metric, model, colours) {
  const bars = (name, of, color) => ({
    name, type: "bar", barGap: "10%", barMaxWidth: 22, itemStyle: { color }, data: groups.map((group) => ({ value: group[of]?.[metric] ?? null, itemStyle: { opacity: group.windows < FEW ? 0.35 : 1 } })),
  });
  return {
    ...frame(colours, {
      trigger: "axis", axisPointer: { type: "shadow" },
      formatter: (items) => {
        const group = groups[items[0].dataIndex];
        return tip([groupName(groups, group) + " UTC · " + counted(group.windows), ...items.map((item) => item.seriesName + " " + number(item.value))]);
      },
    }),
    legend: { top: 0, textStyle: { color: colours.text }, itemHeight: 10, itemWidth: 16 },
    grid: { left: 80, right: 8, top: 32, bottom: 28 },
    xAxis: { ...category(colours), data: groups.map((group) => groupName(groups, group).replace(":00", "")) },
    yAxis: axis(colours, metric === "rmse" ? "RMSE" : "MAE", { nameGap: 62, splitNumber: 4 }),
    series: [bars(model, "model", colours.series[1]), bars("persistence", "persistence", colours.series[2])],
  };
}

function category(colours) {
  return { type: "category", axisTick: { show: false }, axisLabel: { color: colours.quiet, fontSize: fontSize(colours), hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } } };
}

/** How often errors of which size come, beside a normal distribution of the same mean and deviation. */
export function histogramOption(distribution, windows, colours) {
  const { counts, normal, low, binWidth } = distribution;
  const edge = (bin) => low + bin * binWidth;
  return {
    ...frame(colours, {
      trigger: "axis", axisPointer: { type: "shadow" },
      formatter: (items) => {
        const bin = items[0].dataIndex;
        const place = bin === 0 ? "below " + number(edge(1), 3) : bin === counts.length - 1 ? "above " + number(edge(bin), 3) : number(edge(bin), 3) + " to " + number(edge(bin + 1), 3);
        return tip(["error " + place, counted(counts[bin]) + ", " + share(counts[bin] / windows), "normal " + number(normal[bin], 3)]);
      },
    }),
    legend: { top: 0, textStyle: { color: colours.text }, itemHeight: 10, itemWidth: 16 },
    grid: { left: 68, right: 16, top: 32, bottom: 46 },
    xAxis: { ...category(colours), name: "actual − forecast", nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colours.quiet },
      data: counts.map((_, bin) => number(edge(bin + 0.5), 2)) },
    yAxis: axis(colours, "windows", { nameGap: 52, minInterval: 1, splitNumber: 4 }),
    series: [
      { name: "errors", type: "bar", barCategoryGap: "4%", itemStyle: { color: colours.series[0] }, data: counts },
      { name: "normal", type: "line", smooth: true, symbol: "none", lineStyle: { width: 1.5 }, itemStyle: { color: colours.text }, data: normal },
    ],
  };
}

/** How far errors tell those that follow; within the dashed lines lies what chance alone gives in 95 of 100 cases. */
export function autocorrelationOption(autocorrelation, windows, colours) {
  const bound = 1.96 / Math.sqrt(windows);
  return {
    ...frame(colours, {
      trigger: "axis", axisPointer: { type: "shadow" },
      formatter: (items) => tip(["lag " + (items[0].dataIndex + 1), "correlation " + number(items[0].value, 3)]),
    }),
    grid: { left: 68, right: 16, top: 16, bottom: 46 },
    xAxis: { ...category(colours), name: "windows later", nameLocation: "middle", nameGap: 28, nameTextStyle: { color: colours.quiet }, data: autocorrelation.map((_, lag) => lag + 1) },
    yAxis: axis(colours, "correlation", { nameGap: 52, splitNumber: 4, min: ({ min }) => Math.min(-2 * bound, min), max: ({ max }) => Math.max(2 * bound, max), axisLabel: { color: colours.quiet, fontSize: fontSize(colours), formatter: (value) => number(value, 2), showMinLabel: false, showMaxLabel: false } }),
    series: [{
      name: "autocorrelation", type: "bar", barMaxWidth: 10, itemStyle: { color: colours.series[0] }, data: autocorrelation,
      markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: colours.quiet, type: "dashed" }, data: [{ yAxis: bound }, { yAxis: -bound }] },
    }],
  };
}
