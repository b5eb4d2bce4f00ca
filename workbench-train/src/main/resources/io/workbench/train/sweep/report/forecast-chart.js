import { axis, fontSize, frame } from "./chart-frame.js";
import { tip } from "./elements.js";
import { number } from "./format.js";

/** Actual and forecast prices over time with the errors below; zoom by wheel or slider. */
export function forecastOption(forecasts, colours) {
  const points = (values) => forecasts.times.map((time, window) => [time, values[window]]);
  const errors = forecasts.times.map((time, window) => [time, forecasts.actual[window] - forecasts.forecast[window]]);
  const line = (name, values, color, more = {}) => ({
    name, type: "line", symbol: "none", sampling: "lttb", lineStyle: { width: 1.5 }, itemStyle: { color }, data: points(values), ...more,
  });
  const time = (gridIndex, show) => ({
    type: "time", gridIndex, axisLabel: { show, color: colours.quiet, fontSize: fontSize(colours), hideOverlap: true }, axisLine: { lineStyle: { color: colours.line } }, splitLine: { show: false },
  });
  return {
    ...frame(colours, {
      trigger: "axis",
      formatter: (items) => tip([
        new Date(items[0].value[0]).toISOString().replace(".000Z", " UTC").replace("T", " "),
        ...items.map((item) => item.seriesName + " " + number(item.value[1], 7)),
      ]),
    }),
    useUTC: true,
    axisPointer: { link: [{ xAxisIndex: "all" }] },
    legend: { type: "scroll", top: 0, textStyle: { color: colours.text }, selected: { "last price": false } },
    grid: [{ left: 72, right: 16, top: 36, height: "46%" }, { left: 72, right: 16, top: "62%", bottom: 72 }],
    xAxis: [time(0, false), time(1, true)],
    yAxis: [
      axis(colours, "price", { scale: true, nameGap: 56 }),
      axis(colours, "error", { gridIndex: 1, nameGap: 56, splitNumber: 3 }),
    ],
    dataZoom: [
      { type: "inside", xAxisIndex: [0, 1], zoomOnMouseWheel: "ctrl" },
      { type: "slider", xAxisIndex: [0, 1], bottom: 8, height: 24, textStyle: { color: colours.quiet }, borderColor: colours.line },
    ],
    series: [
      line("actual", forecasts.actual, colours.text),
      line("forecast", forecasts.forecast, colours.series[1]),
      line("last price", forecasts.last, colours.series[2], { lineStyle: { width: 1, type: "dashed" } }),
      { ...line("actual − forecast", [], colours.series[0]), data: errors, xAxisIndex: 1, yAxisIndex: 1 },
    ],
  };
}
