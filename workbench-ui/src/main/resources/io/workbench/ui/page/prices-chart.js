import { forecastOption } from "/charts/forecast-chart.js";
import { tip } from "/charts/elements.js";
import { number } from "/charts/format.js";
import { bandName, indexAt, utc } from "./forecast-metrics.js";

export const LAST = "last price";

/** Colours of what can be laid over the prices, by its name. */
export function overlayColours(view, colours) {
  const palette = [colours.best, colours.worst, colours.bad, colours.grey];
  const of = { [LAST]: colours.series[2] };
  Object.keys(view.baselines).forEach((name, index) => { of[name] = palette[index % palette.length]; });
  return of;
}

/**
 * The chart of forecastOption with baselines and bands over the prices.
 *
 * @param shown names of the overlays
 * @param range the times that are shown
 */
export function pricesOption(view, shown, range, colours) {
  const base = forecastOption(view, colours);
  const over = overlayColours(view, colours);
  const [actual, forecast, last, error] = base.series;
  const line = (name) => ({
    ...last, name, itemStyle: { color: over[name] }, lineStyle: { width: 1.25, type: "dashed" },
    data: view.times.map((time, window) => [time, (name === LAST ? view.last : view.baselines[name])[window]]),
  });
  const bands = view.intervals.filter((band) => shown.has(bandName(band)))
    .sort((a, b) => b.coverage - a.coverage).flatMap((band, index) => bandSeries(view, band, index, colours));
  const overlays = Object.keys(over).filter((name) => shown.has(name)).map(line);
  return {
    ...base,
    legend: { show: false },
    tooltip: { ...base.tooltip, formatter: (items) => tip(tipLines(view, shown, items[0].value[0])) },
    grid: [{ left: 72, right: 16, top: 12, height: "54%" }, { left: 72, right: 16, top: "66%", bottom: 72 }],
    dataZoom: [
      { ...base.dataZoom[0], startValue: range.from, endValue: range.to, moveOnMouseWheel: "shift" },
      { ...base.dataZoom[1], startValue: range.from, endValue: range.to, labelFormatter: (value) => utc(Math.round(value)).slice(0, 16).replace(" ", "\n") },
    ],
    series: [...bands, ...overlays, actual, forecast, { ...error, lineStyle: { width: 1 }, markLine: zeroLine(colours) }],
  };
}

/** A band is its low side, unseen, and its width stacked upon it. Both must keep all their points to fit each other. */
function bandSeries(view, band, index, colours) {
  const side = (data, areaStyle) => ({
    type: "line", symbol: "none", silent: true, stack: "band " + index, stackStrategy: "all", lineStyle: { opacity: 0 }, itemStyle: { color: colours.series[1] }, areaStyle, data, z: 1,
  });
  return [
    side(view.times.map((time, window) => [time, band.low[window]])),
    side(view.times.map((time, window) => [time, band.high[window] - band.low[window]]), { color: colours.series[1], opacity: 0.16 }),
  ];
}

function zeroLine(colours) {
  return { silent: true, symbol: "none", data: [{ yAxis: 0 }], label: { show: false }, lineStyle: { color: colours.quiet, type: "solid", width: 1, opacity: 0.6 } };
}

function tipLines(view, shown, time) {
  const window = indexAt(view.times, time);
  const price = (values) => number(values[window], 7);
  return [
    utc(view.times[window]) + " UTC",
    "actual " + price(view.actual),
    "forecast " + price(view.forecast),
    "error " + number(view.actual[window] - view.forecast[window]),
    ...(shown.has(LAST) ? [LAST + " " + price(view.last)] : []),
    ...Object.entries(view.baselines).filter(([name]) => shown.has(name)).map(([name, values]) => name + " " + price(values)),
    ...view.intervals.filter((band) => shown.has(bandName(band))).map((band) => bandName(band) + " " + price(band.low) + " to " + price(band.high)),
  ];
}
