import { element } from "/charts/elements.js";
import { duration, number } from "/charts/format.js";
import { leaderboardTable } from "/charts/leaderboard-table.js";
import { runAddress } from "./frame.js";
import { lastLoss, secondsOf, trialsOf } from "./sweep-model.js";

/** The table of a sweep's trials, which follows them. */
export function sweepTable(model, stopTrial) {
  const objective = model.facts.objective;
  return leaderboardTable(trialsOf(model), model.parameters, objective, undefined, {
    trial: { fill: fillTrial, text: (trial) => trial.trial + " " + trial.runs.join(" ") },
    state: {
      text: (trial) => wordOf(trial) + (trial.stopping ? " stopping" : "") + (trial.enqueued ? " (enqueued)" : ""),
      fill: (cell, trial) => fillState(cell, trial, stopTrial),
    },
    columns: [
      { name: "epochs", of: (trial) => epochs(model, trial), text: (trial) => far(model, trial), fill: (cell, trial) => fillProgress(cell, model, trial) },
      { name: "last rmse", title: "validation RMSE of the last epoch, in price units", of: (trial) => lastLoss(model, trial.trial), text: (trial) => number(lastLoss(model, trial.trial)), numeric: true },
    ],
    time: { of: (trial) => secondsOf(model, trial, performance.now()), text: (trial) => time(secondsOf(model, trial, performance.now()), trial.state === "running") },
  });
}

/** Links to a trial's run, or to each of its runs. */
function fillTrial(cell, trial) {
  const [first, ...others] = trial.runs;
  const link = (run, text) => element("a", { href: runAddress(run) }, text);
  cell.replaceChildren(first ? link(first, String(trial.trial)) : String(trial.trial),
    ...others.flatMap((run, index) => [" ", link(run, "·" + (index + 2))]));
}

/** A trial that a person stopped counts as pruned, but that is not the word for it. */
function wordOf(trial) {
  return trial.stopped ? "stopped" : trial.state;
}

function fillState(cell, trial, stopTrial) {
  cell.replaceChildren(wordOf(trial) + (trial.enqueued ? " (enqueued)" : ""));
  if (trial.state !== "running") return;
  const button = element("button", { type: "button", class: "stop small", disabled: trial.stopping, "aria-label": "Stop trial " + trial.trial }, trial.stopping ? "Stopping …" : "Stop");
  button.addEventListener("click", () => stopTrial(trial.trial));
  cell.append(" ", button);
}

/** While a trial runs its time counts whole seconds. */
function time(seconds, runs) {
  if (seconds === undefined) return "–";
  return runs && seconds < 60 ? Math.floor(seconds) + " s" : duration(runs ? Math.floor(seconds) : seconds);
}

/** Of all its seeds. */
function epochs(model, trial) {
  const progress = model.progress.get(trial.trial);
  return progress ? progress.s * progress.m + progress.e : trial.epochs;
}

function far(model, trial) {
  const progress = model.progress.get(trial.trial);
  if (!progress) return trial.state === "running" ? "starting" : String(trial.epochs);
  const seed = model.facts.seeds > 1 ? "seed " + (progress.s + 1) + " of " + model.facts.seeds + ", " : "";
  return seed + progress.e + " of " + progress.m;
}

function fillProgress(cell, model, trial) {
  const progress = model.progress.get(trial.trial);
  const text = far(model, trial);
  if (!progress || trial.state !== "running") {
    cell.textContent = text;
    return;
  }
  if (cell.firstElementChild === null) cell.replaceChildren(element("progress", { "aria-label": "Epochs of trial " + trial.trial }), "");
  cell.firstElementChild.max = progress.m;
  cell.firstElementChild.value = progress.e;
  cell.lastChild.textContent = " " + text;
}
