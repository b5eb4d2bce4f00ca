// The list of all results, from which some are chosen: search, facets, sorting, and no more rows than are looked at.

import { arrange, element } from "/charts/elements.js";
import { number, percent } from "/charts/format.js";
import { badge, runAddress, when } from "./frame.js";

const CHUNK = 100;
const COLUMNS = [
  ["name", "name", ({ result }, item) => result?.name ?? item.id],
  ["kind", "network", ({ result }) => result?.model ?? ""],
  ["data", "data", (entry) => entry.data],
  ["rmse", "test RMSE", ({ result }) => result?.testRmse],
  ["skill", "skill", ({ result }) => result?.skill],
  ["when", "ended", ({ result }) => result?.finishedAt ?? ""],
];
const FACETS = [
  ["data", "Data set", (entry) => [entry.data]],
  ["kind", "Network", ({ result }) => [result?.model ?? ""]],
  ["status", "Status", (entry) => [entry.status]],
  ["tag", "Tag", ({ result }) => result?.tags ?? []],
];

/** The chooser; `changed` is called with a new state of which a part has changed. */
export function chooser(state, { choose, changed }) {
  const items = new Map();
  const rows = new Map();
  let shown = [];
  let drawn = CHUNK;
  let asked = "";
  let most = 50;

  const search = element("input", { type: "search", placeholder: "name, id, tag, network, data", autocomplete: "off", spellcheck: "false" });
  const facets = new Map(FACETS.map(([key, title]) => [key, element("select", { "data-facet": key, "aria-label": title })]));
  const trials = element("input", { type: "checkbox" });
  const tally = element("span", { class: "quiet tally", role: "status" });
  const all = element("button", { type: "button" }, "Choose all shown");
  const heads = new Map(COLUMNS.map(([key, title], index) => {
    const button = element("button", { type: "button" }, title);
    button.addEventListener("click", () => changed({ sort: (state.sort === key ? "-" : "") + key }));
    return [key, element("th", { scope: "col", class: index === 3 || index === 4 ? "number" : null }, button)];
  }));
  const body = element("tbody");
  const scroll = element("div", { class: "scroll chooser-list", tabindex: "0", role: "region", "aria-label": "All results" },
    element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col", class: "tick" }, element("span", { class: "unseen" }, "chosen")), ...heads.values())), body));

  search.addEventListener("input", () => changed({ q: search.value }));
  trials.addEventListener("change", () => changed({ trials: trials.checked }));
  facets.forEach((select, key) => select.addEventListener("change", () => changed({ [key]: select.value })));
  all.addEventListener("click", () => choose(shown.slice(0, most).filter((entry) => entry.result).map((entry) => entry.id), true));
  scroll.addEventListener("scroll", () => {
    if (scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - 600) more();
  }, { passive: true });
  body.addEventListener("change", ({ target }) => choose([target.value], target.checked));
  body.addEventListener("keydown", move);

  /** Up and down lead from row to row. */
  function move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("tr");
    if (!step || !row) return;
    if (step > 0 && !row.nextElementSibling) more();
    const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
    next?.querySelector("input")?.focus();
    event.preventDefault();
  }

  function put(item) {
    const { result } = item;
    const path = result?.data ?? "";
    items.set(item.id, {
      ...item, data: result ? path.slice(path.lastIndexOf("/") + 1) : "", status: result?.status ?? "unreadable",
      text: [item.id, result?.name, result?.id, result?.model, result?.kind, path, ...(result?.tags ?? []), item.problem].join(" ").toLowerCase(),
    });
  }

  function passes(entry, without = null) {
    if (entry.sweep !== undefined && !state.trials && !state.runs.includes(entry.id)) return false;
    return FACETS.every(([key, , of]) => key === without || !state[key] || of(entry).includes(state[key]));
  }

  function draw() {
    if (search.value !== state.q) search.value = state.q;
    trials.checked = state.trials;
    const entries = [...items.values()];
    facets.forEach((select, key) => fillFacet(select, key, entries));
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    shown = entries.filter((entry) => passes(entry) && words.every((word) => entry.text.includes(word)));
    sort();
    tally.textContent = shown.length === entries.length ? entries.length + (entries.length === 1 ? " result" : " results") : shown.length + " of " + entries.length + " results";
    const question = JSON.stringify([state.q, state.sort, state.trials, ...FACETS.map(([key]) => state[key])]);
    if (question !== asked) {
      asked = question;
      drawn = CHUNK;
      scroll.scrollTop = 0;
    }
    arrange(body, shown.slice(0, drawn).map(kept));
    all.disabled = shown.length === 0;
  }

  function fillFacet(select, key, entries) {
    const [, title, of] = FACETS.find(([name]) => name === key);
    const counts = new Map();
    entries.filter((entry) => passes(entry, key)).forEach((entry) => of(entry).forEach((value) => value && counts.set(value, (counts.get(value) ?? 0) + 1)));
    if (state[key] && !counts.has(state[key])) counts.set(state[key], 0);
    const options = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([value, count]) => element("option", { value, selected: value === state[key] }, value + " (" + count + ")"));
    select.replaceChildren(element("option", { value: "" }, title + ": all"), ...options);
    select.value = state[key];
  }

  function sort() {
    const down = state.sort.startsWith("-");
    const key = state.sort.replace("-", "");
    const [, , of] = COLUMNS.find(([name]) => name === key) ?? COLUMNS[5];
    const factor = down ? -1 : 1;
    shown.sort((a, b) => {
      const [left, right] = [of(a, a), of(b, b)];
      if (left === undefined || right === undefined) return (left === undefined) - (right === undefined);
      const order = typeof left === "number" ? left - right : left < right ? -1 : left > right ? 1 : 0;
      return factor * order || (a.id < b.id ? -1 : 1);
    });
    heads.forEach((head, name) => head.setAttribute("aria-sort", name === key ? (down ? "descending" : "ascending") : "none"));
  }

  function more() {
    body.append(...shown.slice(drawn, drawn + CHUNK).map(kept));
    drawn += CHUNK;
  }

  /** A row is made anew only when its result is another, so that the focus and the eye stay where they are. */
  function kept(entry) {
    if (rows.get(entry.id)?.entry !== entry) rows.set(entry.id, { entry, element: row(entry) });
    const made = rows.get(entry.id).element;
    tickAs(made, state.runs.includes(entry.id));
    return made;
  }

  function tickAs(made, chosen) {
    made.querySelector("input").checked = chosen;
    made.classList.toggle("chosen", chosen);
  }

  function row(entry) {
    const { id, result, problem } = entry;
    const tick = element("input", { type: "checkbox", value: id, disabled: !result, "aria-label": "Compare " + (result?.name ?? id) + ", " + id });
    if (!result) {
      return element("tr", { class: "broken" }, element("td", { class: "tick" }, tick),
        element("td", { colspan: COLUMNS.length }, element("span", { class: "name" }, id), " ", badge("unreadable"), element("div", { class: "sentence" }, problem)));
    }
    const tags = (result.tags ?? []).map((tag) => element("span", { class: "tag" }, tag));
    return element("tr", {}, element("td", { class: "tick" }, tick),
      element("td", { class: "name" }, element("a", { href: runAddress(id) }, result.name), " ",
        result.status === "complete" ? null : badge(result.status), ...tags, element("div", { class: "id" }, id)),
      element("td", {}, result.model), element("td", {}, entry.data),
      element("td", { class: "number" }, number(result.testRmse)), element("td", { class: "number" }, percent(result.skill)),
      element("td", {}, when(result.finishedAt)));
  }

  return {
    elements: [
      element("div", { class: "controls" }, element("label", { class: "search" }, "Search", search), ...[...facets.values()],
        element("label", { class: "switch" }, trials, "trials of sweeps too"), all, tally),
      scroll,
    ],
    fill(list, mostAtOnce) {
      most = mostAtOnce;
      items.clear();
      rows.clear();
      list.forEach(put);
    },
    put,
    remove(id) {
      items.delete(id);
      rows.delete(id);
    },
    has: (id) => items.has(id),
    size: () => items.size,
    draw,
    /** Marks what is chosen, in place. */
    mark() {
      for (const one of body.rows) tickAs(one, state.runs.includes(one.querySelector("input").value));
    },
  };
}
