// Forecasts of several runs over what came, with their errors below, on one axis of time.

import { axis, frame } from "/charts/chart-frame.js";
import { tip } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { look } from "./compare-colours.js";

const LEGIBLE_WINDOWS = 240;

const kept = new Map();

/** A run's forecasts, of a panel those of one instrument; null where they cannot be had. They are asked for once. */
export function forecastsOf(id, instrument) {
  if (!kept.has(id)) kept.set(id, new Map());
  const ofRun = kept.get(id);
  if (!ofRun.has(instrument)) ofRun.set(instrument, ask(id, instrument));
  return ofRun.get(instrument);
}

/** Forgets what is known of a run. */
export function forget(id) {
  kept.delete(id);
}

/** Forgets all runs but those with these ids. */
export function keepOnly(ids) {
  [...kept.keys()].filter((id) => !ids.includes(id)).forEach(forget);
}

async function ask(id, instrument) {
  const whose = instrument === undefined ? "" : "?instrument=" + encodeURIComponent(instrument);
  try {
    const reply = await fetch("/api/runs/" + encodeURIComponent(id) + "/forecast" + whose, { cache: "no-store" });
    return reply.ok ? await reply.json() : null;
  } catch {
    kept.delete(id);
    return null;
  }
}

/** At first the last windows alone, so that lines can be told apart. */
export function firstZoom({ times }) {
  return { start: Math.max(0, 100 - 100 * LEGIBLE_WINDOWS / times.length), end: 100 };
}

/** A baseline's forecasts; persistence foretells the last price. */
function baseline(forecasts, name) {
  return name === "persistence" ? forecasts.last : forecasts.baselines?.[name];
}

/**
 * The chart.
 *
 * @param rows {label, index, forecasts}
 * @param names of the baselines that are drawn too
 * @param zoom {start, end} in percent of the time
 */
export function forecastsOption(rows, names, zoom, colours) {
  const [first] = rows;
  const time = (gridIndex, show) => ({
    type: "time", gridIndex, axisLabel: { show, color: colours.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } }, splitLine: { show: false },
  });
  const lines = [line("actual", first.forecasts, first.forecasts.actual, colours.text, { width: 2 })];
  for (const { label, index, forecasts } of rows) {
    const { color, dash } = look(index, colours);
    lines.push(line(label, forecasts, forecasts.forecast, color, { type: dash, width: 1.5 }));
    lines.push({ ...line(label, forecasts, errors(forecasts, forecasts.forecast), color, { type: dash, width: 1.2 }), id: "error of " + index, xAxisIndex: 1, yAxisIndex: 1 });
  }
  for (const name of names) {
    const values = baseline(first.forecasts, name);
    if (!values) continue;
    lines.push(line(name, first.forecasts, values, colours.grey, { type: "dashed", width: 1.2 }));
    lines.push({ ...line(name, first.forecasts, errors(first.forecasts, values), colours.grey, { type: "dashed", width: 1 }), id: "error of " + name, xAxisIndex: 1, yAxisIndex: 1 });
  }
  return {
    ...frame(colours, { trigger: "axis", formatter: words }),
    useUTC: true,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    legend: { type: "scroll", top: 0, icon: "rect", itemWidth: 18, itemHeight: 4, textStyle: { color: colours.text }, data: [...new Set(lines.map(({ name }) => name))] },
    grid: [{ left: 72, right: 24, top: 40, height: "44%" }, { left: 72, right: 24, top: "62%", bottom: 72 }],
    xAxis: [time(0, false), time(1, true)],
    yAxis: [axis(colours, "price", { scale: true, nameGap: 56 }), axis(colours, "actual − forecast", { gridIndex: 1, nameGap: 56, splitNumber: 3 })],
    dataZoom: [
      { type: "inside", xAxisIndex: [0, 1], zoomOnMouseWheel: "ctrl", ...zoom },
      { type: "slider", xAxisIndex: [0, 1], bottom: 8, height: 24, textStyle: { color: colours.quiet }, borderColor: colours.line, ...zoom },
    ],
    series: lines,
  };
}

function errors(forecasts, values) {
  return forecasts.actual.map((price, window) => (price === null || values[window] === null ? null : price - values[window]));
}

function line(name, forecasts, values, color, style) {
  return {
    name, type: "line", symbol: "none", sampling: "lttb", itemStyle: { color }, lineStyle: { color, ...style },
    emphasis: { focus: "series" }, data: forecasts.times.map((time, window) => [time, values[window]]),
  };
}

function words(items) {
  const at = new Date(items[0].value[0]).toISOString().replace(".000Z", " UTC").replace("T", " ");
  const of = (item) => (item.seriesId?.startsWith("error of ") ? "  error of " : "") + item.seriesName + " " + number(item.value[1], 6);
  return tip([at, ...items.slice(0, 16).map(of)]);
}
