import { element } from "./elements.js";
import { duration, number, percent, setting, settings, shortKey } from "./format.js";

/** The table of all trials: every column sorts, text and state filter, and so does a set of trials from elsewhere. */
export function leaderboardTable(trials, parameters, objective, winner) {
  const columns = tableColumns(parameters, objective, trials);
  const state = { column: 0, descending: false, text: "", state: "", only: null };
  const body = element("tbody");
  const count = element("p", { class: "caption", "aria-live": "polite" });
  const heads = columns.map((column, index) => head(column, () => sortBy(index)));
  const show = () => {
    const rows = sorted(trials.filter((trial) => matches(trial, state)), columns[state.column], state.descending);
    body.replaceChildren(...rows.map((trial) => row(trial, columns, winner)));
    count.textContent = rows.length === trials.length ? trials.length + " trials" : rows.length + " of " + trials.length + " trials shown";
    heads.forEach((th, index) => th.setAttribute("aria-sort", index !== state.column ? "none" : state.descending ? "descending" : "ascending"));
  };
  const sortBy = (index) => {
    state.descending = state.column === index && !state.descending;
    state.column = index;
    show();
  };
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
  const scroll = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Leaderboard" }, table);
  show();
  const filter = (change) => { Object.assign(state, change); show(); };
  return { element: element("div", {}, controls(trials, filter), scroll, count), showOnly: (only) => filter({ only }) };
}

function tableColumns(parameters, objective, trials) {
  const keys = parameters.map((parameter) => parameter.key);
  const columns = [
    { name: "rank", of: (trial) => trial.rank, text: (trial) => trial.rank ?? "–", numeric: true },
    { name: "trial", of: (trial) => trial.trial, text: (trial) => trial.trial, numeric: true },
    { name: "state", of: (trial) => trial.state, text: (trial) => trial.state + (trial.enqueued ? " (enqueued)" : "") },
    { name: objective.metric, of: (trial) => trial.metric?.mean, text: score, numeric: true },
    { name: "test rmse", of: (trial) => trial.test?.rmse, text: (trial) => number(trial.test?.rmse), numeric: true },
    { name: "skill (rmse)", of: (trial) => trial.skill?.rmseVsPersistence, text: (trial) => percent(trial.skill?.rmseVsPersistence), numeric: true },
    ...parameters.map(({ key }) => ({ name: shortKey(key, keys), title: key, of: (trial) => trial.parameters[key], text: (trial) => setting(trial.parameters[key]) })),
    { name: "epochs", of: (trial) => trial.epochs, text: (trial) => trial.epochs, numeric: true },
    { name: "time", of: (trial) => trial.seconds, text: (trial) => duration(trial.seconds), numeric: true },
  ];
  if (trials.some((trial) => trial.failure)) {
    columns.push({ name: "failure", of: (trial) => trial.failure, text: (trial) => trial.failure ?? "", kind: "note" });
  }
  return columns;
}

function score(trial) {
  if (!trial.metric) return "–";
  const half = trial.metric.n > 1 ? element("span", { class: "interval" }, " ± " + number(trial.metric.high - trial.metric.mean, 2)) : null;
  return element("span", {}, number(trial.metric.mean, 5), half);
}

function head(column, onClick) {
  const button = element("button", { type: "button", title: column.title ? "Sort by " + column.title : null }, column.name);
  button.addEventListener("click", onClick);
  return element("th", { scope: "col", class: column.numeric ? "number" : null }, button);
}

function row(trial, columns, winner) {
  const cells = columns.map((column) => element("td", { class: column.kind ?? (column.numeric ? "number" : null) }, asNode(column.text(trial))));
  return element("tr", { class: trial.trial === winner ? "winner" : trial.state, "data-trial": trial.trial }, ...cells);
}

function asNode(value) {
  return value instanceof Node ? value : String(value);
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
  const text = ["trial " + trial.trial, trial.state, settings(trial.parameters), trial.failure ?? ""].join(" ").toLowerCase();
  return filter.text.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

function controls(trials, filter) {
  const text = element("input", { type: "search", placeholder: "such as gru, or trial 7" });
  text.addEventListener("input", () => filter({ text: text.value }));
  const states = [...new Set(trials.map((trial) => trial.state))];
  const choice = element("select", {}, element("option", { value: "" }, "all"), ...states.map((state) => element("option", { value: state }, state)));
  choice.addEventListener("change", () => filter({ state: choice.value }));
  return element("div", { class: "controls" }, element("label", {}, "Filter", text), element("label", {}, "State", choice));
}
