import { drawChart, quiet, redrawAll } from "/charts/elements.js";
import { chooser } from "./compare-chooser.js";
import { shown as colours } from "./compare-colours.js";
import { curvesOption, curvesSpanOrders } from "./compare-curves.js";
import { savePicture, saveTable } from "./compare-export.js";
import { forecastsOf, firstZoom, forecastsOption, forget, keepOnly } from "./compare-forecasts.js";
import { nameRows } from "./compare-names.js";
import { keep, read } from "./compare-state.js";
import { differencesTable, metricsTable, OBJECTIVES } from "./compare-table.js";
import { choice, pressed, chosenList, sections } from "./compare-parts.js";
import { bar, problem } from "./frame.js";
import { follow, onceAFrame } from "./live.js";

const MOST_FORECASTS = 12;
const ALL_PARTS = "all";
const state = read(location.hash);
const live = bar();
const parts = sections();
const list = chooser(state, { choose, changed: (part) => { Object.assign(state, part); keep(state); drawList(); } });
parts.chooser.append(...list.elements);
parts.details.open = state.runs.length < 2;
const drawList = onceAFrame(() => list.draw());

let most = 50;
let view = null;
let forecastRows = [];
let zoom = null;
let asked = 0;
const charts = { curves: null, forecasts: null };

/** Chooses results, or no longer. */
function choose(ids, yes) {
  const others = state.runs.filter((id) => !ids.includes(id));
  const wanted = yes ? [...state.runs, ...ids.filter((id) => !state.runs.includes(id))] : others;
  state.runs = wanted.slice(0, most);
  keepOnly(state.runs);
  say(wanted.length > most ? "At most " + most + " results can be compared at once; the first " + most + " are." : "");
  keep(state);
  list.mark();
  load();
}

function say(sentence) {
  parts.notice.replaceChildren(...(sentence ? [problem(sentence)] : []));
}

const request = () => ({ ids: state.runs, by: state.by, grouped: state.group });
const runRows = () => view.rows.filter(({ ids }) => ids.length);
const labels = () => runRows().map(({ label }) => label);

/** Asks for the comparison of what is chosen; of several answers under way the last counts. */
async function load() {
  const turn = ++asked;
  drawChosen();
  if (!state.runs.length) { view = null; drawAll(); return; }
  let reply;
  let answer;
  try {
    reply = await fetch("/api/compare", { method: "POST", body: JSON.stringify(request()) });
    answer = await reply.json();
  } catch {
    if (turn === asked) say("The server does not answer; the comparison is as it was.");
    return;
  }
  if (turn !== asked) return;
  if (reply.ok) {
    nameRows(answer, state.runs);
    view = answer;
  } else {
    view = null;
    say(answer.problem);
  }
  drawAll();
}

function drawChosen() {
  parts.chosen.replaceChildren(...chosenList(state.runs, view, (id) => choose([id], false)));
  parts.tools.hidden = state.runs.length === 0;
}

function drawAll() {
  drawChosen();
  const some = view !== null && runRows().length > 0;
  for (const part of [parts.metrics, parts.differences, parts.curves, parts.forecasts]) part.hidden = !some;
  parts.empty.hidden = state.runs.length > 0;
  parts.missing.replaceChildren(...(view?.missing ?? []).map(({ id, sentence }) => problem(id + ": " + sentence)));
  if (!some) return;
  drawTables();
  drawControls();
  drawCurves();
  loadForecasts();
}

function drawTables() {
  parts.metricsTable.replaceChildren(metricsTable(view, state, (path) => set({ by: path }, load)));
  const notes = view.notes.map(noteOf);
  if (parts.metricsTable.querySelector(".beats")) notes.push("Underlined: a baseline that is better than every run.");
  parts.notes.replaceChildren(...notes.map(quiet));
  parts.facts.textContent = view.data.length === 1 ? view.data[0].description : "";
  const none = runRows().length < 2 ? "One row alone differs from nothing." : "Apart from what the table above shows, their specs are the same.";
  parts.differencesTable.replaceChildren(view.differences.length ? differencesTable(view) : quiet(none));
}

/** A note of the comparison, in this page's words where it shows another thing than a table in text does. */
function noteOf({ kind, sentence }) {
  if (kind === "testParts") return "The results are of " + view.data.length + " different test parts (" + letters().join(", ") + "), whose errors cannot be compared with each other.";
  if (kind === "seeds" && state.interval) return "Runs that differ in their seeds alone are one row: the mean ± half its 95 % interval, by Student's t.";
  return sentence;
}

const letters = () => view.data.map(({ letter: one }) => one);

/** The part of which forecasts and prices are drawn. */
function letter() {
  const known = letters();
  return known.includes(state.part) ? state.part : known[0];
}

/** Whether a row's forecasts can be drawn: a panel has them by instrument alone. */
function foretells({ ids, score }) {
  return ids.some((id) => view.runs[id].forecasts && (score.instrument !== undefined || !view.runs[id].instruments.length));
}

/** Letters of the parts of which there are forecasts to draw. */
function foretold() {
  const letters = new Set(runRows().filter(foretells).map(({ score }) => score.data));
  return [...letters].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

/** The part of which forecasts are drawn. */
function forecastLetter() {
  const known = foretold();
  return known.includes(letter()) ? letter() : known[0];
}

function set(part, then) {
  Object.assign(state, part);
  keep(state);
  then();
}

function drawControls() {
  const options = view.data.map(({ letter: one, origin }) => [one, one + ": " + origin]);
  const partChoice = (some, value) => (options.length > 1 ? [choice("Test part", some, value, (part) => set({ part }, drawAll))] : []);
  const names = (part) => [...new Set(view.rows.filter(({ ids, score }) => !ids.length && score.data === part).map(({ score }) => score.label))];
  const baselines = (part) => names(part).map((name) => pressed(name, state.baselines.includes(name), (on) =>
    set({ baselines: on ? [...state.baselines, name] : state.baselines.filter((other) => other !== name) }, drawAll)));
  const grouped = runRows().some(({ ids }) => ids.length > 1);
  parts.tableControls.replaceChildren(
    choice("Rank by", OBJECTIVES, state.by, (by) => set({ by }, load)),
    pressed("Group seeds", state.group, (group) => set({ group }, load)),
    ...(grouped ? [pressed("95 % interval", state.interval, (interval) => set({ interval }, drawAll))] : []));
  const inPrice = state.unit === "price";
  parts.curveControls.replaceChildren(...(inPrice ? partChoice(options, letter()) : partChoice([...options, [ALL_PARTS, "all"]], curvesOfAll() ? ALL_PARTS : letter())),
    pressed("Logarithmic", logarithmic(), (log) => set({ log }, drawAll)),
    pressed("Price units", inPrice, (on) => set({ unit: on ? "price" : "loss" }, drawAll)),
    pressed("Training too", state.training, (training) => set({ training }, drawAll)),
    ...(grouped ? [pressed("Bands", state.bands, (bands) => set({ bands }, drawAll))] : []),
    ...(inPrice ? baselines(letter()) : []), parts.curvesPicture);
  const withForecasts = foretold();
  parts.forecastControls.replaceChildren(...partChoice(options.filter(([one]) => withForecasts.includes(one)), forecastLetter()),
    ...baselines(forecastLetter()).filter((button) => button.textContent !== "oracle"), parts.forecastsPicture);
}

/** Among all parts the curve of a panel is drawn once. */
function curveRows() {
  return runRows().filter(({ score }) => (curvesOfAll() ? score.instrument === undefined : score.data === letter()))
    .sort((a, b) => a.index - b.index)
    .map((row) => ({ label: row.label, index: row.index, runs: row.ids.map((id) => view.runs[id]) }));
}

function curvesOfAll() {
  return state.part === ALL_PARTS && state.unit !== "price";
}

function logarithmic() {
  return state.log ?? curvesSpanOrders(curveRows(), state.unit === "price");
}

function across() {
  return view.rows.filter(({ ids, score }) => !ids.length && score.data === letter() && score.validation && state.baselines.includes(score.label))
    .map(({ score }) => ({ name: score.label, value: score.validation.rmse }));
}

const curves = (palette) => curvesOption(curveRows(), { log: logarithmic(), inPrice: state.unit === "price", training: state.training, bands: state.bands }, across(), palette);

function drawCurves() {
  const several = view.data.length > 1 && curvesOfAll();
  const bands = runRows().some(({ ids }) => ids.length > 1) && state.bands;
  const panels = curveRows().some(({ runs }) => runs.some(({ instruments }) => instruments.length));
  parts.curvesCaption.textContent = [bands ? "A line is the mean over seeds, its band runs from the lowest to the highest." : "",
    several ? "Losses of different data are standardised each by its own: compare shapes, not heights." : "",
    panels ? "A panel's loss is over all its instruments, each in its own scale" + (state.unit === "price" ? ", so that it has no curve in price units." : ".") : ""].filter(Boolean).join(" ");
  charts.curves ??= drawChart(parts.curvesChart, () => curves(colours()));
  charts.curves.draw();
}

/** Of seeds in one row the first that has forecasts: their mean would be an ensemble, better than the row's numbers. */
async function firstForecasts({ label, index, ids, score }) {
  for (const [at, id] of ids.entries()) {
    const forecasts = view?.runs[id]?.forecasts ? await forecastsOf(id, score.instrument) : null;
    if (forecasts) return { label: score.group ? label + " · seed " + score.group.seeds[at] : label, index, forecasts, seeds: ids.length };
  }
  return null;
}

/** Forecasts are read one run after the other, and only for as many as an eye can tell apart. */
async function loadForecasts() {
  const turn = asked;
  const rows = runRows().filter((row) => row.score.data === forecastLetter() && foretells(row)).sort((a, b) => a.index - b.index);
  const ready = [];
  for (const row of rows.slice(0, MOST_FORECASTS)) {
    const one = await firstForecasts(row);
    if (turn !== asked) return;
    if (one) ready.push(one);
  }
  forecastRows = ready;
  drawForecasts(rows.length);
}

function drawForecasts(rows) {
  const some = forecastRows.length > 0;
  parts.forecastsChart.hidden = !some;
  parts.forecastsPicture.hidden = !some;
  const first = forecastRows[0]?.forecasts;
  parts.forecastsCaption.textContent = !some ? "None of these results has test forecasts." : [
    "Above the prices, below actual − forecast. Drag the slider, or turn the wheel with Ctrl.",
    first.windows > first.times.length ? "The last " + first.times.length + " of " + first.windows + " windows." : "",
    forecastRows.some(({ seeds }) => seeds > 1) ? "Of a row of several seeds, one seed's forecasts." : "",
    rows > MOST_FORECASTS ? "The first " + MOST_FORECASTS + " of " + rows + " rows." : ""].join(" ").trim();
  if (!some) return;
  charts.forecasts ??= drawChart(parts.forecastsChart, () => forecasts(colours()), (made) => made.on("datazoom", () => {
    const [{ start, end }] = made.getOption().dataZoom;
    zoom = { start, end };
  }));
  charts.forecasts.draw();
}

const forecasts = (palette) => forecastsOption(forecastRows, state.baselines, zoom ?? firstZoom(forecastRows[0].forecasts), palette);

parts.curvesPicture.addEventListener("click", () => savePicture(curves, "learning-curves", labels()));
parts.forecastsPicture.addEventListener("click", () => savePicture(forecasts, "forecasts", labels()));
for (const format of ["csv", "markdown", "latex"]) {
  parts.files[format].addEventListener("click", () => saveTable(request(), format, labels()).catch(({ message }) => say(message)));
}
parts.clear.addEventListener("click", () => choose([...state.runs], false));
parts.copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    parts.copied.textContent = "The link is in the clipboard.";
  } catch {
    parts.copied.textContent = "The browser does not allow that; the link is this page's address.";
  }
});
addEventListener("hashchange", () => {
  Object.assign(state, read(location.hash));
  keepOnly(state.runs);
  drawList();
  load();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);

function again(id) {
  if (!state.runs.includes(id)) return;
  forget(id);
  load();
}

parts.show();
load();
follow("/api/results", {
  state: live,
  snapshot(now) {
    most = now.most;
    list.fill(now.items, most);
    parts.place.textContent = now.results;
    parts.problems.replaceChildren(...now.problems.map(problem));
    parts.none.hidden = now.items.length > 0;
    drawList();
  },
  events: {
    item(item) { list.put(item); parts.none.hidden = true; drawList(); again(item.id); },
    gone({ id }) { list.remove(id); drawList(); again(id); },
  },
});
