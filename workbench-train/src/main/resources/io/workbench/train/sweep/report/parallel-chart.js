import { between, fontSize, frame } from "./chart-frame.js";
import { tip } from "./elements.js";
import { number, setting, settings, shortKey } from "./format.js";

const INACTIVE = "–";

/** How to read the chart, and what can be done with it. */
export const PARALLEL_HINT = "Drag along an axis to keep only the trials inside. Lines run from the best (strong) to the worst; pruned trials are grey and dashed.";

/** Settings and objective of every trial as a line across parallel axes, coloured from best to worst. */
export function parallelOption(trials, parameters, objective, colours) {
  const shown = parallelTrials(trials);
  const keys = parameters.map((parameter) => parameter.key);
  const axes = parameters.map((parameter, dim) => parameterAxis(parameter, dim, shortKey(parameter.key, keys), shown));
  const scores = shown.map((trial) => trial.metric.mean);
  axes.push({ dim: axes.length, name: objective.metric, scale: true, min: Math.min(...scores), max: Math.max(...scores), axisLabel: { formatter: (value) => number(value, 3) } });
  const complete = shown.filter((trial) => trial.state === "complete").length;
  return {
    ...frame(colours, {
      trigger: "item",
      formatter: ({ dataIndex }) => tip(["Trial " + shown[dataIndex].trial + " · " + shown[dataIndex].state, objective.metric + " " + number(shown[dataIndex].metric.mean), settings(shown[dataIndex].parameters)]),
    }),
    parallel: {
      left: 40, right: 96, top: 48, bottom: 24,
      parallelAxisDefault: {
        nameTextStyle: { color: colours.text, fontWeight: 600 },
        nameTruncate: { maxWidth: 130 },
        nameGap: 18,
        axisLine: { lineStyle: { color: colours.quiet } },
        axisTick: { lineStyle: { color: colours.quiet } },
        axisLabel: { color: colours.text, fontSize: fontSize(colours), textBorderColor: colours.card, textBorderWidth: 3, width: 110, overflow: "truncate" },
        areaSelectStyle: { width: 22, color: colours.accent, borderColor: colours.accent, opacity: 0.25 },
      },
    },
    parallelAxis: axes,
    series: [{
      type: "parallel",
      inactiveOpacity: 0.04,
      activeOpacity: 0.75,
      emphasis: { lineStyle: { width: 4, opacity: 1 } },
      data: shown.map((trial, place) => ({
        value: [...parameters.map((parameter) => coordinate(parameter, trial, shown)), trial.metric.mean],
        lineStyle: trial.state === "complete"
          ? { color: between(colours.best, colours.worst, complete > 1 ? place / (complete - 1) : 0), width: place === 0 ? 4 : 1.6, opacity: 0.75 }
          : { color: colours.grey, width: 1.2, opacity: 0.8, type: "dashed" },
      })),
    }],
  };
}

/** The trials that are drawn, in the order of the lines. */
export function parallelTrials(trials) {
  return trials.filter((trial) => trial.metric && trial.rank);
}

/** Numbers of the trials inside all brushes; null while nothing is brushed. */
export function brushedTrials(chart, trials) {
  const axes = chart.getModel().queryComponents({ mainType: "parallelAxis" });
  if (axes.every((axis) => axis.activeIntervals.length === 0)) return null;
  const inside = chart.getModel().getSeriesByIndex(0).getRawIndicesByActiveState("active");
  return new Set(inside.map((index) => parallelTrials(trials)[index].trial));
}

/** Takes all brushes away. */
export function clearBrushes(chart) {
  chart.getModel().queryComponents({ mainType: "parallelAxis" })
    .forEach((_, index) => chart.dispatchAction({ type: "axisAreaSelect", parallelAxisIndex: index, intervals: [] }));
}

function isNumeric(parameter, trials) {
  return !parameter.choices.length
    && trials.every((trial) => ["undefined", "number"].includes(typeof trial.parameters[parameter.key]));
}

function coordinate(parameter, trial, trials) {
  const value = trial.parameters[parameter.key];
  return isNumeric(parameter, trials) ? (value ?? NaN) : value === undefined ? INACTIVE : setting(value);
}

function parameterAxis(parameter, dim, name, trials) {
  const values = trials.map((trial) => trial.parameters[parameter.key]).filter((value) => value !== undefined);
  if (!isNumeric(parameter, trials)) {
    const names = [...parameter.choices.map(setting), ...values.map(setting)];
    if (values.length < trials.length) names.push(INACTIVE);
    return { dim, name, type: "category", data: [...new Set(names)] };
  }
  const label = { formatter: (value) => number(value, 3) };
  const low = Math.min(...values);
  const high = Math.max(...values);
  const spread = { ...(low === high ? {} : { min: low, max: high }), ...(values.every(Number.isInteger) ? { minInterval: 1 } : {}) };
  return parameter.log && low > 0
    ? { dim, name: name + " (log)", type: "log", ...spread, axisLabel: label }
    : { dim, name, type: "value", scale: true, ...spread, axisLabel: label };
}
