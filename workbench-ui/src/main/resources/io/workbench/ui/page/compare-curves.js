// Learning curves of all rows over each other: a line a run, and for seeds their mean in a band.

import { axis, frame, leftAxis, spansOrders } from "/charts/chart-frame.js";
import { tip } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { look } from "./compare-colours.js";

/** One row's curve: mean, lowest and highest of its runs by epoch, as long as at least two of several train. */
export function curve(runs, key, inPrice) {
  const byEpoch = new Map();
  for (const run of runs) {
    run.epochs.forEach((epoch, index) => {
      const loss = run[key][index];
      if (loss === null || (inPrice && run.priceUnit === undefined)) return;
      const value = inPrice ? Math.sqrt(loss) * run.priceUnit : loss;
      byEpoch.set(epoch, [...(byEpoch.get(epoch) ?? []), value]);
    });
  }
  return [...byEpoch].sort(([a], [b]) => a - b)
    .filter(([, values]) => values.length >= Math.min(2, runs.length))
    .map(([epoch, values]) => ({
      epoch, mean: values.reduce((sum, value) => sum + value, 0) / values.length, low: Math.min(...values), high: Math.max(...values),
    }));
}

/** Whether a logarithmic axis reads better. */
export function curvesSpanOrders(rows, inPrice) {
  const values = rows.flatMap(({ runs }) => curve(runs, "validation", inPrice).map((point) => point.mean));
  return values.length > 0 && spansOrders(values, 10);
}

/**
 * The chart.
 *
 * @param rows {label, index, runs}
 * @param how {log, inPrice, training, bands}
 * @param baselines {name, value} in price units, drawn across
 */
export function curvesOption(rows, how, baselines, colours) {
  const series = [];
  for (const row of rows) {
    const { color, dash } = look(row.index, colours);
    const points = curve(row.runs, "validation", how.inPrice);
    if (how.bands && row.runs.length > 1) series.push(band(row, points, color));
    series.push(line(row.label, points, color, { width: 2, type: dash }));
    if (how.training) series.push(line(row.label, curve(row.runs, "training", how.inPrice), color, { width: 1, type: "dotted", opacity: 0.6 }));
  }
  const across = how.inPrice ? baselines : [];
  if (across.length && series.length) series[series.length - 1].markLine = {
    symbol: "none", silent: true, lineStyle: { color: colours.quiet, type: "dashed" },
    data: across.map(({ name, value }) => ({ yAxis: value, label: { formatter: name, position: "insideEndTop", color: colours.quiet } })),
  };
  return {
    ...frame(colours, {
      trigger: "axis",
      formatter: (items) => tip(["Epoch " + items[0].value[0], ...items.filter((item) => item.seriesType === "line").map((item) => item.seriesName + " " + number(item.value[1]))]),
    }),
    legend: { type: "scroll", top: 0, icon: "rect", itemWidth: 18, itemHeight: 4, textStyle: { color: colours.text }, data: rows.map((row) => row.label) },
    ...leftAxis(colours, axisName(how), heights(rows, how, across), how.log, { right: 24, top: 40 },
      across.length && !how.log ? range(rows, across, how) : {}),
    xAxis: axis(colours, "epoch", { minInterval: 1, min: 1, splitLine: { show: false } }),
    series,
  };
}

/** What the lines are of; training's are dotted. */
function axisName({ inPrice, training }) {
  return (training ? "validation, dotted training " : "validation ") + (inPrice ? "RMSE (price)" : "loss (standardised)");
}

/** All that is drawn, in the axis's unit. */
function heights(rows, how, across) {
  const keys = how.training ? ["validation", "training"] : ["validation"];
  const points = rows.flatMap(({ runs }) => keys.flatMap((key) => curve(runs, key, how.inPrice)));
  return [...across.map(({ value }) => value), ...points.flatMap(({ mean, low, high }) => (how.bands ? [low, high] : [mean]))];
}

/** Lines across do not widen an axis by themselves. */
function range(rows, across, how) {
  const values = heights(rows, how, across);
  // Not spread into Math.min: fifty long curves have more numbers than a call takes arguments.
  const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
  const room = (high - low) * 0.05;
  const rounded = (value) => Number(value.toPrecision(3));
  return { min: rounded(low - room) || low, max: rounded(high + room) };
}

function line(name, points, color, style) {
  return {
    name, type: "line", showSymbol: points.length === 1, itemStyle: { color }, lineStyle: { color, ...style },
    emphasis: { focus: "series" }, data: points.map(({ epoch, mean }) => [epoch, mean]),
  };
}

/** A shape from the lowest to the highest seed; stacked areas would be wrong on a logarithmic axis. */
function band(row, points, color) {
  return {
    name: row.label, type: "custom", silent: true, z: 1, clip: true, itemStyle: { color }, tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    data: points.map(({ epoch, low, high }) => [epoch, low, high]),
    renderItem(params, api) {
      if (params.dataIndex > 0) return null;
      const upper = points.map(({ epoch, high }) => api.coord([epoch, high]));
      const lower = points.map(({ epoch, low }) => api.coord([epoch, low]));
      return { type: "polygon", shape: { points: [...upper, ...lower.reverse()] }, style: { fill: color, opacity: 0.18 } };
    },
  };
}
