import { axis, frame, leftAxis, spansOrders } from "/charts/chart-frame.js";
import { tip } from "/charts/elements.js";
import { number } from "/charts/format.js";

/** Training and validation loss by epoch of one run, with its best epoch. */
export function lossOption(history, bestEpoch, colours) {
  const losses = history.flatMap((epoch) => [epoch.trainLoss, epoch.validationLoss]).filter((loss) => loss !== undefined);
  const logarithmic = losses.length > 0 && spansOrders(losses);
  const line = (name, key, color, more = {}) => ({
    name, type: "line", showSymbol: history.length < 3, lineStyle: { width: 2 }, itemStyle: { color },
    data: history.map((epoch) => [epoch.epoch, epoch[key] ?? null]), ...more,
  });
  const best = bestEpoch === undefined ? {} : {
    markLine: {
      symbol: "none", silent: true, data: [{ xAxis: bestEpoch }],
      label: { formatter: "best", color: colours.quiet }, lineStyle: { color: colours.grey, type: "dashed" },
    },
  };
  return {
    ...frame(colours, {
      trigger: "axis",
      formatter: (items) => tip(["Epoch " + items[0].value[0], ...items.map((item) => item.seriesName + " " + number(item.value[1]))]),
    }),
    legend: { top: 0, textStyle: { color: colours.text } },
    ...leftAxis(colours, "loss (standardised)", losses, logarithmic, { right: 24, top: 36 }),
    xAxis: axis(colours, "epoch", { minInterval: 1, min: 1, splitLine: { show: false } }),
    series: [
      line("training", "trainLoss", colours.series[0]),
      line("validation", "validationLoss", colours.series[1], best),
    ],
  };
}
