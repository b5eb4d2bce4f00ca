// What all charts look like: data and colours in, parts of an ECharts option out.

import { number } from "./format.js";

/** Pixels of a chart's text where nothing else is asked for. */
const FONT_SIZE = 12;

/** Digits that a logarithmic axis may have labels at, the fewest first. */
const MANTISSAS = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 5, 7]];
const ENOUGH_LABELS = 4;

/** The part of an option that every chart has. */
export function frame(colours, tooltip) {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: colours.text, fontFamily: "system-ui, sans-serif", fontSize: fontSize(colours) },
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
    nameGap: Math.round(fontSize(colours) * 1.5) + 14,
    nameTextStyle: { color: colours.quiet },
    axisLabel: { color: colours.quiet, fontSize: fontSize(colours), hideOverlap: true },
    axisLine: { lineStyle: { color: colours.line } },
    splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
    ...more,
  };
}

/** Pixels of the text in charts: they grow with the page's. */
export function fontSize(colours) {
  return colours.fontSize ?? FONT_SIZE;
}

/**
 * The axis at the left for numbers, and a grid that leaves room for its longest label. A logarithmic axis, which has
 * only positive numbers, spans them and not whole decades.
 *
 * @param grid the grid's other sides; below there is room for the labels and the name of an axis
 */
export function leftAxis(colours, name, values, logarithmic, grid = {}, more = {}) {
  const size = fontSize(colours);
  const [low, high] = spanOf(values);
  const ticks = logarithmic && low > 0 ? logarithmicTicks(low, high) : null;
  const letters = ticks ? Math.max(...ticks.map((tick) => number(tick).length)) : labelLength(low, high);
  const gap = Math.round(letters * size * 0.64 + 1.2 * size);
  const room = low === high ? 1.1 : (high / low) ** 0.03;
  const scale = ticks
    ? { type: "log", min: low / room, max: high * room, axisTick: { customValues: ticks } }
    : { type: "value", scale: true };
  const made = axis(colours, name, { ...scale, nameGap: gap, ...more });
  if (ticks) made.axisLabel = { ...made.axisLabel, customValues: ticks, formatter: (value) => number(value) };
  return { yAxis: made, grid: { left: gap + Math.round(size * 1.4), right: 2 * size, top: size, bottom: 4 * size, ...grid } };
}

function spanOf(values) {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  return low <= high ? [low, high] : [0, 1];
}

/** Round numbers from low to high: of few digits where the span is wide, evenly spread where it is narrow. */
function logarithmicTicks(low, high) {
  for (const mantissas of MANTISSAS) {
    const ticks = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      mantissas.forEach((mantissa) => ticks.push(Number((mantissa * 10 ** power).toPrecision(1))));
    }
    const inside = ticks.filter((tick) => tick >= low && tick <= high);
    if (inside.length >= ENOUGH_LABELS) return inside;
  }
  const step = roundStep((high - low) / ENOUGH_LABELS);
  const even = [];
  for (let count = Math.ceil(low / step); step > 0 && count * step <= high; count++) even.push(Number((count * step).toPrecision(6)));
  return even.length ? even : [low];
}

/** The largest of 1, 2, 5 and 10 times a power of ten that is not above a step. */
function roundStep(step) {
  if (!(step > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(step));
  return power * [5, 2, 1].find((times) => times * power <= step * (1 + 1e-9));
}

/** How many letters the labels of an evenly divided axis have. */
function labelLength(low, high) {
  const step = roundStep((high - low) / 5) || Math.abs(high) || 1;
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  const whole = Math.max(1, Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high), 1))) + 1);
  return whole + Math.floor((whole - 1) / 3) + (decimals ? decimals + 1 : 0) + (low < 0 ? 1 : 0);
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
