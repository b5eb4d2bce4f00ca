import { axis, frame, spansOrders } from "./chart-frame.js";
import { number } from "./format.js";

/** Validation loss by epoch of every trial; pruned ones grey, the winner on top. */
export function curvesOption(curves, winner, logarithmic, colours) {
  const look = (curve) => {
    if (curve.trial === winner) return { color: colours.series[1], width: 3, opacity: 1, z: 5 };
    return curve.state === "complete"
      ? { color: colours.series[0], width: 1.2, opacity: 0.55, z: 3 }
      : { color: colours.grey, width: 1, opacity: 0.6, z: 2 };
  };
  return {
    ...frame(colours, { show: false }),
    grid: { left: 64, right: 16, top: 12, bottom: 48 },
    xAxis: axis(colours, "epoch", { minInterval: 1, min: 1, splitLine: { show: false } }),
    yAxis: axis(colours, "validation RMSE", { type: logarithmic ? "log" : "value", scale: true, nameGap: 48 }),
    series: curves.map((curve) => {
      const { color, width, opacity, z } = look(curve);
      return {
        id: String(curve.trial),
        type: "line",
        z,
        data: curve.losses.map((loss, epoch) => [epoch + 1, loss]),
        showSymbol: curve.losses.length === 1,
        triggerLineEvent: true,
        itemStyle: { color },
        lineStyle: { color, width, opacity },
        emphasis: { focus: "series", lineStyle: { width: 3.5, opacity: 1 } },
        blur: { lineStyle: { opacity: 0.12 } },
      };
    }),
  };
}

/** Whether the curves are better read on a logarithmic axis. */
export function curvesSpanOrders(curves) {
  const losses = curves.flatMap((curve) => curve.losses).filter((loss) => loss !== null);
  return losses.length > 0 && spansOrders(losses);
}

/** What a curve says in words. */
export function curveText(curve) {
  const losses = curve.losses.filter((loss) => loss !== null);
  const best = losses.length ? number(Math.min(...losses)) : "none";
  return "Trial " + curve.trial + " · " + curve.state + " · " + curve.losses.length + " epochs, lowest loss " + best;
}
