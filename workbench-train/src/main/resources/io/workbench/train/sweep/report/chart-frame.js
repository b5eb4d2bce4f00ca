// What all charts look like: data and colours in, parts of an ECharts option out.

/** The part of an option that every chart has. */
export function frame(colours, tooltip) {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: colours.text, fontFamily: "system-ui, sans-serif" },
    tooltip: {
      confine: true,
      backgroundColor: colours.card,
      borderColor: colours.line,
      textStyle: { color: colours.text },
      ...tooltip,
    },
  };
}

/** A numeric axis, logarithmic where asked for. */
export function axis(colours, name, more = {}) {
  return {
    type: "value",
    name,
    nameLocation: "middle",
    nameGap: 32,
    nameTextStyle: { color: colours.quiet },
    axisLabel: { color: colours.quiet, hideOverlap: true },
    axisLine: { lineStyle: { color: colours.line } },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
    ...more,
  };
}

/** Whether numbers that are all positive span more than so many times the smallest. */
export function spansOrders(values, factor = 20) {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return low > 0 && high / low > factor;
}

/** A colour between two, both written #rrggbb, for a share from 0 to 1. */
export function between(from, to, share) {
  const part = (text, at) => parseInt(text.slice(at, at + 2), 16);
  const mix = (at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share);
  return "rgb(" + mix(1) + "," + mix(3) + "," + mix(5) + ")";
}
