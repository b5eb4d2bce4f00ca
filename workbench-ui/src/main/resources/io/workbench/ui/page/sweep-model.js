// A sweep as the page knows it: the first view, and every change after it. Nothing here touches the page.

/** The longest curve that a running trial is drawn with, as the server sends it. */
const MOST_EPOCHS = 1000000;

/** An empty sweep. */
export function sweepModel(parameters) {
  return { parameters, facts: null, importance: null, trials: new Map(), curves: new Map(), progress: new Map(), elapsed: 0, heardAt: 0, clockAhead: 0 };
}

/** Takes a change in; gives back which parts are different now. */
export function apply(model, change, now) {
  const changed = new Set();
  model.elapsed = change.elapsedSeconds;
  model.heardAt = now;
  if (change.facts) {
    model.facts = change.facts;
    changed.add("facts");
  }
  for (const trial of change.trials ?? []) {
    model.trials.set(trial.trial, trial);
    if (!["running", "interrupted"].includes(trial.state)) model.progress.delete(trial.trial);
    changed.add("trials").add("curves");
  }
  for (const { trial, losses, epochs } of change.curves ?? []) {
    model.curves.set(trial, epochs ? byEpoch(losses, epochs) : losses);
    if (!losses.length) model.progress.delete(trial);
    changed.add("curves");
  }
  for (const { t, e, v } of change.points ?? []) {
    if (!(e >= 1 && e <= MOST_EPOCHS)) continue;
    const losses = model.curves.get(t) ?? [];
    while (losses.length < e - 1) losses.push(null);
    losses[e - 1] = v ?? null;
    model.curves.set(t, losses);
    changed.add("curves");
  }
  for (const progress of change.progress ?? []) {
    model.progress.set(progress.t, progress);
    changed.add("progress");
  }
  if (change.importance) {
    model.importance = change.importance;
    changed.add("importance");
  }
  if (changed.has("trials")) rank(model);
  return changed;
}

/** A loss for each epoch, null for those that the server left out of a long curve. */
function byEpoch(losses, epochs) {
  const all = new Array(epochs[epochs.length - 1]).fill(null);
  epochs.forEach((epoch, index) => { all[epoch - 1] = losses[index]; });
  return all;
}

/** Complete trials by the objective, then pruned ones, those first that ran for longer; equal ones by number. */
function rank(model) {
  const sign = model.facts.objective.goal === "maximize" ? -1 : 1;
  const scored = [...model.trials.values()].filter((trial) => trial.metric && ["complete", "pruned"].includes(trial.state));
  const pruned = (trial) => (trial.state === "pruned" ? 1 : 0);
  scored.sort((a, b) => pruned(a) - pruned(b) || pruned(a) * (b.epochs - a.epochs)
    || sign * (a.metric.mean - b.metric.mean) || a.trial - b.trial);
  model.trials.forEach((trial) => { delete trial.rank; });
  scored.forEach((trial, index) => { trial.rank = index + 1; });
}

/** All trials: ranked ones in their order, the others after them by number. */
export function trialsOf(model) {
  return [...model.trials.values()].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || a.trial - b.trial);
}

/** The best complete trial so far. */
export function bestOf(model) {
  return [...model.trials.values()].find((trial) => trial.rank === 1 && trial.state === "complete") ?? null;
}

/** Curves as they are drawn. */
export function curvesOf(model) {
  const curves = [];
  model.curves.forEach((losses, trial) => {
    if (losses.length && model.trials.has(trial)) curves.push({ trial, losses, state: model.trials.get(trial).state });
  });
  return curves;
}

/** The last validation loss of a trial that runs. */
export function lastLoss(model, trial) {
  const losses = model.curves.get(trial);
  return losses?.length ? losses[losses.length - 1] : undefined;
}

/** How many trials are in each state. */
export function countsOf(model) {
  const counts = {};
  model.trials.forEach(({ state }) => { counts[state] = (counts[state] ?? 0) + 1; });
  return counts;
}

/** Seconds that processes worked on the sweep until now. */
export function elapsedOf(model, now) {
  return model.elapsed + (model.facts.live && model.facts.state !== "judging" ? (now - model.heardAt) / 1000 : 0);
}

/** Seconds that a trial has had until now, by the server's clock; absent where nobody knows. */
export function secondsOf(model, trial, now) {
  if (trial.state !== "running" || !trial.startedAt) return trial.state === "interrupted" ? trial.seconds || undefined : trial.seconds;
  const until = model.facts.live ? now : model.heardAt;
  return trial.seconds + Math.max(0, (until + model.clockAhead - Date.parse(trial.startedAt)) / 1000);
}
