// Metrics of a stretch of windows, by the definitions of result.json; nothing here touches the page.

/** The first index whose time is not before the given one. */
export function indexAt(times, time) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How good one forecast was in the windows from an index up to another.
 *
 * @param forecast a price a window; last prices make the metrics of persistence
 */
export function metricsOf(view, forecast, from, to) {
  let squares = 0, sizes = 0, sum = 0, naive = 0, moved = 0, hits = 0;
  for (let window = from; window < to; window++) {
    const error = view.actual[window] - forecast[window];
    const change = view.actual[window] - view.last[window];
    squares += error * error;
    sizes += Math.abs(error);
    sum += error;
    naive += change * change;
    if (change !== 0) {
      moved++;
      if (Math.sign(forecast[window] - view.last[window]) === Math.sign(change)) hits++;
    }
  }
  const windows = to - from;
  if (windows === 0) return { windows };
  return {
    windows,
    rmse: Math.sqrt(squares / windows),
    mae: sizes / windows,
    bias: sum / windows,
    skill: naive > 0 ? 1 - Math.sqrt(squares / naive) : undefined,
    direction: moved > 0 ? hits / moved : undefined,
  };
}

/** The share of the windows whose price lay within a band. */
export function coverageOf(view, band, from, to) {
  let within = 0;
  for (let window = from; window < to; window++) {
    if (band.low[window] <= view.actual[window] && view.actual[window] <= band.high[window]) within++;
  }
  return to > from ? within / (to - from) : undefined;
}

/** A time of the data; everything on the page is UTC. */
export function utc(millis) {
  return new Date(millis).toISOString().replace("T", " ").replace(/(:00)?\.000Z$/, "").replace("Z", "");
}

/** So many windows. */
export function counted(windows) {
  return windows.toLocaleString("en-US") + (windows === 1 ? " window" : " windows");
}

/** A share as a percentage without a sign. */
export function share(value) {
  return value === undefined ? "–" : (100 * value).toFixed(1) + " %";
}

/** The name of an interval. */
export function bandName(band) {
  return Number((100 * band.coverage).toFixed(1)) + " % interval";
}
