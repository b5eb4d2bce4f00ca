// Metrics of runs, groups and baselines side by side, the best of each column marked; and what differs in their specs.

import { element } from "/charts/elements.js";
import { number, percent, probability, shortKey } from "/charts/format.js";
import { badge, runAddress } from "./frame.js";
import { swatch } from "./compare-colours.js";

const share = (value) => (value === undefined ? "–" : (100 * value).toFixed(1) + " %");
const METRICS = [["rmse", "RMSE", number], ["mae", "MAE", number], ["mase", "MASE", number], ["r2", "R²", number], ["directionalAccuracy", "direction", share]];
const metrics = (part) => METRICS.map(([key, title, text]) => ({ group: part, path: part + "." + key, title, text, of: (score) => score[part]?.[key] }));
const COLUMNS = [
  ...metrics("test"),
  { group: "against persistence", path: "skill.rmseVsPersistence", title: "RMSE", text: percent, of: (score) => score.rmseVsPersistence },
  { group: "against persistence", path: "skill.maeVsPersistence", title: "MAE", text: percent, of: (score) => score.maeVsPersistence },
  { group: "against persistence", path: "skill.dieboldMariano.pValue", title: "DM p", text: (value) => (value === undefined ? "–" : probability(value)), of: (score) => score.pValue },
  ...metrics("validation"),
  { group: "cost", path: "model.parameters", title: "parameters", text: (value) => value?.toLocaleString("en") ?? "–", of: (score) => score.parameters },
  { group: "cost", path: "training.seconds", title: "seconds", text: (value) => number(value, 3), of: (score) => score.seconds },
];

/** What results can be ranked by: path and name. */
export const OBJECTIVES = COLUMNS.map(({ group, path, title }) => [path, group === "cost" ? title : group + " " + title]);

/** The metrics, each test part apart. */
export function metricsTable(view, state, rank) {
  const seeds = view.rows.some(({ score }) => score.group);
  const groups = [...new Set(COLUMNS.map(({ group }) => group))];
  const top = element("tr", {}, element("td", { colspan: seeds ? 3 : 2 }),
    ...groups.map((group) => element("th", { scope: "colgroup", colspan: COLUMNS.filter((column) => column.group === group).length, class: "group" }, group)));
  const heads = COLUMNS.map((column, index) => {
    const button = element("button", { type: "button", title: "Rank by " + column.path }, column.title);
    button.addEventListener("click", () => rank(column.path));
    return element("th", { scope: "col", class: "number" + first(index), "aria-sort": column.path === state.by ? (higher(view, column) ? "descending" : "ascending") : "none" }, button);
  });
  const plain = ["run", "network", ...(seeds ? ["seeds"] : [])].map((text) => element("th", { scope: "col", class: text === "run" ? "stay" : null }, element("span", {}, text)));
  const bodies = view.data.map((one) => part(view, state, one, seeds));
  return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Table of metrics" },
    element("table", { class: "metrics" }, element("thead", {}, top, element("tr", {}, ...plain, ...heads)), ...bodies));
}

/** Whether more is better, as the server says. */
const higher = (view, { path }) => view.objectives.find(({ metric }) => metric === path).maximize;
const first = (index) => (index === 0 || COLUMNS[index - 1].group !== COLUMNS[index].group ? " first" : "");

function part(view, state, { letter, description }, seeds) {
  const rows = view.rows.map((row, index) => ({ row, index })).filter(({ row }) => row.score.data === letter);
  const head = view.data.length > 1
    ? [element("tr", { class: "part" }, element("th", { scope: "rowgroup", colspan: COLUMNS.length + (seeds ? 3 : 2) }, element("span", {}, letter + ": " + description)))] : [];
  return element("tbody", { "data-part": letter }, ...head, ...rows.map(({ row, index }) => line(view, state, row, index, seeds)));
}

function line(view, state, { score, ids, label, index: colour }, index, seeds) {
  const run = ids.length > 0;
  const name = run ? [swatch(colour), ids.length === 1 ? element("a", { href: runAddress(ids[0]) }, label) : label] : [label];
  return element("tr", { class: run ? "run" : "baseline", title: run ? ids.join("\n") : null },
    element("th", { scope: "row", class: "stay" }, element("span", {}, ...name, score.status && score.status !== "complete" ? " " : null, score.status && score.status !== "complete" ? badge(score.status) : null)),
    element("td", {}, score.model || (score.label === "oracle" ? "best possible" : "baseline")),
    seeds ? element("td", { class: "number", title: score.group?.seeds.join(", ") }, score.group ? String(score.group.seeds.length) : "") : null,
    ...COLUMNS.map((column, at) => cell(view, state, score, index, column, at)));
}

function cell(view, state, score, index, column, at) {
  const value = column.of(score);
  const spread = score.group?.spreads[column.path];
  const best = view.best[column.path]?.includes(index) && view.rows.filter(({ ids, score: other }) => ids.length && other.data === score.data).length > 1;
  const beats = !best && score.status === undefined && score.label !== "oracle" && value !== undefined && beatsAll(view, score.data, column, value);
  const text = [column.text(value)];
  if (spread) text.push(element("span", { class: "interval" }, " ± " + asFine(column.text(value), column, state.interval ? spread.halfWidth : spread.standardDeviation)));
  if (best) text.push(element("span", { class: "unseen" }, " (best)"));
  if (beats) text.push(element("span", { class: "unseen" }, " (better than every run)"));
  return element("td", { class: "number" + first(at) + (best ? " best" : "") + (beats ? " beats" : ""), title: beats ? "better than every run" : null, "data-path": column.path }, ...text);
}

/** A spread with as many decimals as its mean has. */
function asFine(mean, column, spread) {
  const decimals = /^[+−-]?\d*\.(\d+)$/.exec(mean)?.[1].length;
  return decimals ? spread.toFixed(decimals) : column.text(spread).replace("+", "");
}

/** Whether a baseline's number is better than that of every run of its test part. */
function beatsAll(view, letter, column, value) {
  const best = view.best[column.path]?.find((at) => view.rows[at].score.data === letter);
  if (best === undefined) return false;
  const run = column.of(view.rows[best].score);
  return higher(view, column) ? value > run : value < run;
}

/** The keys of the specs that differ: as rows for a few runs, as columns for many. */
export function differencesTable(view) {
  const runs = view.rows.filter(({ ids }) => ids.length);
  const heads = runs.map((row) => [swatch(row.index), row.label]);
  const value = (row, key) => row.score.differences[key] ?? "–";
  const short = (key) => shortKey(key, view.differences);
  const few = runs.length <= 6;
  const columns = few ? heads.map((text) => element("th", { scope: "col" }, element("span", {}, ...text)))
    : view.differences.map((key) => element("th", { scope: "col", title: key }, element("span", {}, short(key))));
  const rows = few
    ? view.differences.map((key) => [[key], ...runs.map((row) => value(row, key))])
    : runs.map((row, at) => [heads[at], ...view.differences.map((key) => value(row, key))]);
  return element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Table of settings that differ" },
    element("table", { class: "differences" }, element("thead", {}, element("tr", {}, element("th", { scope: "col", class: "stay" }, element("span", {}, few ? "setting" : "run")), ...columns)),
      element("tbody", {}, ...rows.map(([name, ...values]) => element("tr", {}, element("th", { scope: "row", class: "stay" }, element("span", {}, ...name)), ...values.map((text) => element("td", {}, text)))))));
}
