import { element, redrawAll, section } from "/charts/elements.js";
import { bar, problem } from "./frame.js";
import { follow } from "./live.js";
import { painter } from "./painter.js";
import { curvesSection, historySection, importanceSection, parallelSection } from "./sweep-charts.js";
import { sweepHead } from "./sweep-head.js";
import { apply, sweepModel, trialsOf } from "./sweep-model.js";
import { stopDialog } from "./sweep-stop.js";
import { sweepTable } from "./sweep-table.js";

const id = decodeURIComponent(location.pathname.slice("/sweeps/".length));
const address = "/api/sweeps/" + encodeURIComponent(id);
const page = document.getElementById("page");
const state = bar();
const paint = painter();
const head = sweepHead(id, () => ask("the sweep", "Its trials end after the batch that they are at. The sweep can be gone on with later, and its command says how.", address + "/stop"));
const ask = stopDialog(head.say);

/** A server that is away for less time is only slow. */
const PATIENCE_MILLIS = 4000;

let model = null;
let parts = null;
let heard = new Date();
let losing = null;
/** Since when there is no server any more: the time by the page's clock, and for people. */
let lost = null;
const now = () => lost?.at ?? performance.now();

/** What is on the page below the head; made once, for the settings stay the same. */
function makeParts() {
  const stopTrial = (trial) => ask("trial " + trial, "It is given up for good: it keeps what it has reached so far, and is not started again when the sweep goes on.", address + "/trials/" + trial + "/stop");
  const table = sweepTable(model, stopTrial);
  const curves = curvesSection(model);
  const history = historySection(model);
  const parallel = parallelSection(model, table.showOnly);
  const importance = importanceSection(model);
  page.replaceChildren(head.element, element("div", { class: "pair" }, curves.element, history.element),
    section("trials", "Trials", table.element), parallel.element, importance.element);
  return {
    head: paint(() => head.show(model, now(), lost?.since), 200),
    table: paint(() => table.update(trialsOf(model), model.facts.winner), 400),
    curves: paint(curves.draw, 500),
    history: paint(history.draw, 500),
    parallel: paint(parallel.draw, 700),
    importance: paint(importance.draw, 500),
  };
}

/** The parts of the page that show each part of the sweep. */
const SHOWN_BY = {
  facts: ["head", "table", "curves"],
  trials: ["head", "table", "history", "parallel"],
  curves: ["curves", "table"],
  progress: ["table"],
  importance: ["importance"],
};

function take(change) {
  const changed = apply(model, change, performance.now());
  parts ??= makeParts();
  new Set([...changed].flatMap((part) => SHOWN_BY[part])).forEach((name) => parts[name]());
}

/** Without its server the page tells how things stood, and offers nothing that needs one. */
function noteServer(answers) {
  if (!answers) {
    losing ??= setTimeout(() => show({ at: performance.now(), since: heard }), PATIENCE_MILLIS);
    return;
  }
  clearTimeout(losing);
  losing = null;
  show(null);
}

function show(loss) {
  if (lost === loss || parts === null) return;
  lost = loss;
  parts.head();
  page.querySelectorAll("td button.stop").forEach((button) => { button.disabled = lost !== null || button.textContent !== "Stop"; });
}

const live = follow(address, {
  state(name, sentence) {
    noteServer(name !== "waiting");
    state(name, name === "missing" ? "not followed" : sentence);
    if (name === "missing" && parts === null) page.replaceChildren(element("h1", {}, "This sweep cannot be shown"), problem(sentence));
  },
  snapshot(view) {
    const again = sweepModel(view.parameters);
    // The parts hold on to the model, so that it is filled anew and not replaced.
    if (model === null) model = again;
    else Object.assign(model, again);
    model.clockAhead = Date.parse(view.now) - performance.now();
    take(view.all);
    if (parts) Object.values(parts).forEach((draw) => draw());
  },
  events: { change: take, reload: () => live.reload() },
});

setInterval(() => {
  if (losing === null) heard = new Date();
  if (!model?.facts?.live || lost) return;
  head.tick(model, now());
  parts.table();
}, 1000);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);
