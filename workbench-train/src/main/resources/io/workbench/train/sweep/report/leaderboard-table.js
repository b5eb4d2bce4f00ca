import { arrange, element } from "./elements.js";
import { duration, number, percent, setting, settings, shortKey } from "./format.js";

/**
 * The table of all trials: every column sorts, text and state filter, and so does a set of trials from elsewhere. It
 * takes other trials with sort, filter, focus and scrolling left as they are; only cells that differ are touched.
 *
 * @param live what a page that follows a sweep adds: "trial", "state" and "time" fill these columns' cells, "columns" come after
 *   them in place of "epochs"; a note's column is there from the start
 */
export function leaderboardTable(trials, parameters, objective, winner, live = null) {
  const columns = tableColumns(parameters, objective, trials, live);
  const state = { column: 0, descending: false, text: "", state: "", only: null };
  const rows = new Map();
  const body = element("tbody");
  const count = element("p", { class: "caption", "aria-live": "polite" });
  const heads = columns.map((column, index) => head(column, () => sortBy(index)));
  const show = () => {
    const shown = sorted(trials.filter((trial) => matches(trial, state)), columns[state.column], state.descending);
    arrange(body, shown.map((trial) => {
      if (!rows.has(trial.trial)) rows.set(trial.trial, row(trial, columns));
      return refresh(rows.get(trial.trial), trial, columns, winner);
    }));
    const text = shown.length === trials.length ? trials.length + " trials" : shown.length + " of " + trials.length + " trials shown";
    if (count.textContent !== text) count.textContent = text;
    heads.forEach((th, index) => th.setAttribute("aria-sort", index !== state.column ? "none" : state.descending ? "descending" : "ascending"));
  };
  const sortBy = (index) => {
    state.descending = state.column === index && !state.descending;
    state.column = index;
    show();
  };
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
  const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Leaderboard" }, table);
  const filter = (change) => { Object.assign(state, change); show(); };
  const { element: control, offer } = controls(filter);
  offer(trials);
  show();
  return {
    element: element("div", {}, control, scroll, count),
    showOnly: (only) => filter({ only }),
    update(now, winnerNow) {
      trials = now;
      winner = winnerNow;
      offer(trials);
      show();
    },
  };
}

function tableColumns(parameters, objective, trials, live) {
  const keys = parameters.map((parameter) => parameter.key);
  const columns = [
    { name: "rank", of: (trial) => trial.rank, text: (trial) => trial.rank ?? "–", numeric: true },
    { name: "trial", of: (trial) => trial.trial, text: (trial) => trial.trial, numeric: true, ...live?.trial },
    { name: "state", of: (trial) => trial.state, text: (trial) => trial.state + (trial.enqueued ? " (enqueued)" : ""), ...live?.state },
    ...(live?.columns ?? []),
    { name: objective.metric, of: (trial) => trial.metric?.mean, text: score, fill: fillScore, numeric: true },
    { name: "test rmse", of: (trial) => trial.test?.rmse, text: (trial) => number(trial.test?.rmse), numeric: true },
    { name: "skill (rmse)", of: (trial) => trial.skill?.rmseVsPersistence, text: (trial) => percent(trial.skill?.rmseVsPersistence), numeric: true },
    ...parameters.map(({ key }) => ({ name: shortKey(key, keys), title: key, of: (trial) => trial.parameters[key], text: (trial) => setting(trial.parameters[key]), numeric: isNumber(key, trials, parameters) })),
    ...(live ? [] : [{ name: "epochs", of: (trial) => trial.epochs, text: (trial) => trial.epochs, numeric: true }]),
    { name: "time", of: (trial) => trial.seconds, text: (trial) => duration(trial.seconds), numeric: true, ...live?.time },
  ];
  if (live || trials.some((trial) => trial.failure)) {
    columns.push({ name: live ? "note" : "failure", of: (trial) => trial.failure, text: (trial) => trial.failure ?? "", kind: "note" });
  }
  return columns;
}

/** Whether a setting has numbers alone; before there is a trial, where it is a range. */
function isNumber(key, trials, parameters) {
  const values = trials.map((trial) => trial.parameters[key]).filter((value) => value !== undefined && value !== null);
  const { choices } = parameters.find((parameter) => parameter.key === key);
  return [...values, ...(choices ?? [])].every((value) => typeof value === "number");
}

function score(trial) {
  if (!trial.metric) return "–";
  return number(trial.metric.mean, 5) + (trial.metric.n > 1 ? " ± " + number(trial.metric.high - trial.metric.mean, 2) : "");
}

function fillScore(cell, trial) {
  const [mean, half] = score(trial).split(/(?= ±)/);
  cell.replaceChildren(mean, ...(half ? [element("span", { class: "interval" }, half)] : []));
}

function head(column, onClick) {
  const button = element("button", { type: "button", title: column.title ? "Sort by " + column.title : null }, column.name);
  button.addEventListener("click", onClick);
  return element("th", { scope: "col", class: column.numeric ? "number" : null }, button);
}

function row(trial, columns) {
  const cells = columns.map((column) => element("td", { class: column.kind ?? (column.numeric ? "number" : null) }));
  return { tr: element("tr", { "data-trial": trial.trial }, ...cells), cells, texts: [] };
}

function refresh(row, trial, columns, winner) {
  const look = trial.trial === winner ? "winner" : trial.state;
  if (row.tr.className !== look) row.tr.className = look;
  columns.forEach((column, index) => {
    const text = String(column.text(trial));
    if (row.texts[index] === text) return;
    row.texts[index] = text;
    if (column.fill) column.fill(row.cells[index], trial);
    else row.cells[index].textContent = text;
  });
  return row.tr;
}

/** What has no value stands last, whichever way the column is sorted. */
function sorted(trials, column, descending) {
  const place = new Map(trials.map((trial, index) => [trial, index]));
  return [...trials].sort((a, b) => {
    const [left, right] = [column.of(a) ?? null, column.of(b) ?? null];
    if (left === null || right === null) return (left === null) - (right === null) || place.get(a) - place.get(b);
    const order = typeof left === "number" && typeof right === "number" ? left - right : String(left).localeCompare(String(right));
    return (descending ? -order : order) || place.get(a) - place.get(b);
  });
}

function matches(trial, filter) {
  if (filter.only && !filter.only.has(trial.trial)) return false;
  if (filter.state && trial.state !== filter.state) return false;
  const text = ["trial " + trial.trial, trial.state, settings(trial.parameters), trial.failure ?? ""].join(" ").toLowerCase().replaceAll("−", "-");
  return filter.text.toLowerCase().replaceAll("−", "-").split(/\s+/).every((word) => text.includes(word));
}

function controls(filter) {
  const text = element("input", { type: "search", placeholder: "such as gru, or trial 7" });
  text.addEventListener("input", () => filter({ text: text.value }));
  const choice = element("select", {}, element("option", { value: "" }, "all"));
  choice.addEventListener("change", () => filter({ state: choice.value }));
  const offered = new Set();
  const offer = (trials) => trials.forEach(({ state }) => {
    if (offered.has(state)) return;
    offered.add(state);
    choice.append(element("option", { value: state }, state));
  });
  return { element: element("div", { class: "controls" }, element("label", {}, "Filter", text), element("label", {}, "State", choice)), offer };
}
