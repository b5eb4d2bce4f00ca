// Numbers and settings as text; nothing here touches the page.

/** A number with so many significant digits, without a needless exponent. */
export function number(value, digits = 4) {
  return plain(value, digits).replaceAll("-", "−");
}

/** The same as programs write it. */
function plain(value, digits) {
  if (value === null || value === undefined) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e7) return value.toExponential(digits - 1).replace(/\.?0+e/, "e");
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(digits)));
}

/** A share as a percentage with its sign. */
export function percent(share) {
  if (share === null || share === undefined) return "–";
  return (share >= 0 ? "+" : "−") + (100 * Math.abs(share)).toFixed(1) + " %";
}

/** Seconds in the largest two units, rounded before they are split. */
export function duration(seconds) {
  const tenths = seconds.toFixed(1);
  if (Number(tenths) < 60) return tenths + " s";
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return minutes + " min " + (whole % 60) + " s";
  return Math.floor(minutes / 60) + " h " + (minutes % 60) + " min";
}

/** A p-value. */
export function probability(p) {
  return p < 0.001 ? "< 0.001" : p.toFixed(p < 0.1 ? 3 : 2);
}

/** The value of a setting; absent where the setting is inactive. */
export function setting(value) {
  if (value === undefined || value === null) return "–";
  if (typeof value === "number") return number(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The last part of a key, or the whole of it where two keys end alike. */
export function shortKey(key, keys) {
  const last = key.slice(key.lastIndexOf(".") + 1);
  return keys.filter((other) => other === last || other.endsWith("." + last)).length > 1 ? key : last;
}

/** All settings of a trial in one line. */
export function settings(parameters) {
  return Object.entries(parameters).map(([key, value]) => key + " = " + setting(value)).join(" · ");
}
