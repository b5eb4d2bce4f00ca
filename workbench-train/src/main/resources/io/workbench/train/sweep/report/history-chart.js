import { axis, frame, leftAxis, spansOrders } from "./chart-frame.js";
import { tip } from "./elements.js";
import { number, settings } from "./format.js";

/** Objective by trial, and the best complete trial so far. */
export function historyOption(trials, objective, colours) {
  const scored = trials.filter((trial) => trial.metric).sort((a, b) => a.trial - b.trial);
  const better = objective.goal === "maximize" ? Math.max : Math.min;
  const best = [];
  let soFar = null;
  for (const trial of scored) {
    if (trial.state === "complete") soFar = soFar === null ? trial.metric.mean : better(soFar, trial.metric.mean);
    if (soFar !== null) best.push([trial.trial, soFar]);
  }
  const dots = (state) => scored.filter((trial) => (trial.state === "complete") === (state === "complete"))
    .map((trial) => ({ value: [trial.trial, trial.metric.mean], trial }));
  const values = scored.map((trial) => trial.metric.mean);
  return {
    ...frame(colours, {
      trigger: "item",
      formatter: ({ data }) => data.trial
        ? tip(["Trial " + data.trial.trial + " · " + data.trial.state, objective.metric + " " + number(data.trial.metric.mean), settings(data.trial.parameters)])
        : tip(["Best so far " + number(data[1])]),
    }),
    legend: { type: "scroll", top: 0, textStyle: { color: colours.text } },
    ...leftAxis(colours, objective.metric, values, spansOrders(values), { top: 40 }),
    xAxis: axis(colours, "trial", { minInterval: 1, splitLine: { show: false } }),
    series: [
      { name: "complete", type: "scatter", symbolSize: 8, itemStyle: { color: colours.series[0] }, data: dots("complete") },
      { name: "pruned or unfinished", type: "scatter", symbol: "diamond", symbolSize: 8, itemStyle: { color: "transparent", borderColor: colours.grey, borderWidth: 1.5 }, data: dots("pruned") },
      { name: "best so far", type: "line", step: "end", symbol: "none", lineStyle: { width: 2 }, itemStyle: { color: colours.series[1] }, data: best },
    ],
  };
}
