import { axis, frame, leftAxis, spansOrders } from "./chart-frame.js";
import { number } from "./format.js";

/** More curves than this are drawn thin and pale, so that those behind are seen. */
const MANY = 40;

/** Of a longer curve only so many points are drawn: a screen has no room for more. */
const MOST_POINTS = 400;

/** Validation RMSE by epoch of every trial; running ones in colour, pruned ones grey, the winner on top. */
export function curvesOption(curves, winner, logarithmic, colours) {
  return {
    ...frame(colours, { show: false }),
    xAxis: axis(colours, "epoch", { minInterval: 1, min: 1, splitLine: { show: false } }),
    ...curvesPart(curves, winner, logarithmic, colours),
  };
}

/**
 * The part of the option that changes with the curves. All of them are one series: a line series each takes ECharts
 * ten times as long.
 */
export function curvesPart(curves, winner, logarithmic, colours) {
  const spans = curves.map(spanOfCurve);
  return {
    ...leftAxis(colours, "validation RMSE", spans.flatMap(([, , low, high]) => [low, high]).filter((loss) => !Number.isNaN(loss)), logarithmic),
    series: [{
      id: "curves",
      type: "custom",
      clip: true,
      data: spans,
      encode: { x: [0, 1], y: [2, 3] },
      emphasis: { focus: "self" },
      renderItem: ({ dataIndex }, api) => shape(curves[dataIndex], look(curves[dataIndex], winner, colours, curves.length > MANY), api),
    }],
  };
}

/** First and last epoch, lowest and highest loss: the axes' spans. */
function spanOfCurve({ losses }) {
  const known = losses.filter((loss) => loss !== null && loss !== undefined);
  return known.length ? [1, losses.length, lowest(known), highest(known)] : [NaN, NaN, NaN, NaN];
}

function lowest(values) {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

function highest(values) {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

function look(curve, winner, colours, many) {
  if (curve.trial === winner) return { color: colours.series[1], width: 3, opacity: 1, z: 5 };
  if (curve.state === "running") return { color: colours.best, width: many ? 1 : 1.6, opacity: many ? 0.45 : 0.9, z: 4 };
  return curve.state === "complete"
    ? { color: colours.series[0], width: many ? 1 : 1.2, opacity: many ? 0.4 : 0.55, z: 3 }
    : { color: colours.grey, width: 1, opacity: many ? 0.4 : 0.6, z: 2 };
}

function shape(curve, { color, width, opacity, z }, api) {
  const known = [];
  curve.losses.forEach((loss, epoch) => {
    if (loss !== null && loss !== undefined) known.push([epoch + 1, loss]);
  });
  const step = Math.ceil(known.length / MOST_POINTS);
  const points = known.filter((_, index) => index % step === 0 || index === known.length - 1).map((point) => api.coord(point));
  const states = { emphasis: { style: { opacity: 1, lineWidth: 3.5 } }, blur: { style: { opacity: 0.12 } } };
  if (points.length === 1) {
    const [[cx, cy]] = points;
    return { type: "circle", z2: z, shape: { cx, cy, r: 2.5 }, style: { fill: color, opacity }, ...states };
  }
  return { type: "polyline", z2: z, shape: { points }, style: { stroke: color, fill: "none", lineWidth: width, opacity }, ...states };
}

/** Whether the curves are better read on a logarithmic axis. */
export function curvesSpanOrders(curves) {
  const losses = curves.flatMap((curve) => curve.losses).filter((loss) => loss !== null && loss !== undefined);
  return losses.length > 0 && spansOrders(losses);
}

/** What a curve says in words. */
export function curveText(curve) {
  const losses = curve.losses.filter((loss) => loss !== null && loss !== undefined);
  const best = losses.length ? number(lowest(losses)) : "none";
  return "Trial " + curve.trial + " · " + curve.state + " · " + curve.losses.length + " epochs, lowest loss " + best;
}
