import { axis, fontSize, frame } from "./chart-frame.js";
import { tip } from "./elements.js";
import { number } from "./format.js";

/** How much each setting matters, the most important on top, with the spread over shuffles. */
export function importanceOption(importance, colours) {
  const rows = [...importance.parameters].reverse();
  return {
    ...frame(colours, {
      trigger: "item",
      formatter: ({ dataIndex }) => tip([
        rows[dataIndex].key,
        "shuffled, the forest's error rises by " + number(rows[dataIndex].importance, 3) + " ± " + number(rows[dataIndex].standardDeviation, 2) + " of the variance",
      ]),
    }),
    grid: { left: 8, right: 24, top: 8, bottom: 44, containLabel: true },
    xAxis: axis(colours, "rise of the error, share of the variance", {
      min: (span) => Math.min(0, span.min),
      axisLabel: { color: colours.quiet, hideOverlap: true, formatter: (value) => number(value, 2) },
    }),
    yAxis: {
      type: "category",
      data: rows.map((row) => row.key),
      axisLabel: { color: colours.text, fontSize: fontSize(colours), width: 170, overflow: "truncate" },
      axisLine: { lineStyle: { color: colours.line } },
    },
    series: [
      { type: "bar", barMaxWidth: 22, itemStyle: { color: colours.series[0] }, data: rows.map((row) => row.importance) },
      {
        type: "custom",
        silent: true,
        data: rows.map((row, index) => [row.importance - row.standardDeviation, row.importance + row.standardDeviation, index]),
        encode: { x: [0, 1], y: 2 },
        renderItem: (_, api) => {
          const [left, y] = api.coord([api.value(0), api.value(2)]);
          const [right] = api.coord([api.value(1), api.value(2)]);
          return { type: "line", shape: { x1: left, y1: y, x2: right, y2: y }, style: { stroke: colours.text, lineWidth: 1.5 } };
        },
      },
    ],
  };
}
