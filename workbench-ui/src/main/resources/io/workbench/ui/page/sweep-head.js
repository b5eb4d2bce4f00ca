import { element, quiet } from "/charts/elements.js";
import { duration, number } from "/charts/format.js";
import { badge, problem, when } from "./frame.js";
import { bestOf, countsOf, elapsedOf } from "./sweep-model.js";

const SEGMENTS = ["complete", "pruned", "failed", "running", "interrupted"];

/** The head of a sweep's page: what it is, how far it is, and what can be done about it. */
export function sweepHead(id, stopSweep) {
  const title = element("h1");
  const shares = element("div", { class: "shares", role: "img" });
  const facts = element("dl", { class: "facts" });
  const verdict = element("p", { class: "verdict", hidden: true });
  const problems = element("div", { role: "status" });
  const notice = element("p", { class: "notice", role: "status", hidden: true });
  const elapsed = element("dd");
  const stop = element("button", { type: "button", class: "stop" }, "Stop the sweep");
  const report = element("a", { href: "/sweeps/" + encodeURIComponent(id) + "/report" }, "Open the report");
  const resume = resumeLine();
  const head = element("header", { class: "sweep" }, title, quiet(id), problems, shares, facts, verdict,
    element("div", { class: "actions" }, stop, report), resume.element, notice);
  stop.addEventListener("click", stopSweep);

  return {
    element: head,
    say(sentence) {
      notice.hidden = false;
      notice.textContent = sentence;
    },
    tick: (model, now) => { elapsed.textContent = shortly(elapsedOf(model, now)); },
    /** @param lost when the server was last heard of, if it does not answer any more */
    show(model, now, lost) {
      const { facts: known } = model;
      document.title = known.name + " · " + known.state + " · Workbench";
      title.replaceChildren(known.name, " ", lost ? element("span", { class: "badge" }, known.state + ", last seen " + clockTime(lost)) : badge(known.state));
      shares.classList.toggle("lost", Boolean(lost));
      showShares(shares, model);
      elapsed.textContent = shortly(elapsedOf(model, now));
      fill(facts, factsOf(model), elapsed);
      verdict.hidden = !known.verdict;
      verdict.className = "verdict " + (known.real ? "real" : "doubt");
      verdict.textContent = known.verdict ?? "";
      problems.replaceChildren(...known.problems.map(problem));
      stop.hidden = !["running", "stopping"].includes(known.state);
      stop.disabled = known.state === "stopping" || Boolean(lost);
      stop.textContent = known.state === "stopping" ? "Stopping …" : "Stop the sweep";
      report.hidden = !known.report;
      resume.show(known.live && !lost ? null : known.resume, endOf(known));
      if (known.resume && !known.live) notice.hidden = true;
    },
  };
}

function endOf({ live, end }) {
  if (live) return "The server of this page does not answer. If the sweep does not run any more, go on with";
  return (end ? "It ended: " + end : "Its process was killed") + ". Go on with";
}

function clockTime(time) {
  return time.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

function shortly(seconds) {
  return seconds < 60 ? Math.floor(seconds) + " s" : duration(Math.floor(seconds));
}

/** A bar of all trials by state. */
function showShares(place, model) {
  const counts = countsOf(model);
  const most = Math.max(model.facts.most, model.trials.size);
  const parts = SEGMENTS.filter((state) => counts[state]);
  place.setAttribute("aria-label", parts.map((state) => counts[state] + " " + state).join(", ") + " of " + most + " trials");
  place.replaceChildren(...parts.map((state) => {
    const part = element("span", { class: state });
    part.style.width = (100 * counts[state]) / most + "%";
    return part;
  }));
}

function factsOf(model) {
  const { facts } = model;
  const counts = countsOf(model);
  const over = (counts.complete ?? 0) + (counts.pruned ?? 0) + (counts.failed ?? 0);
  const best = bestOf(model);
  const states = [...SEGMENTS, "waiting"].filter((state) => counts[state]).map((state) => counts[state] + " " + state);
  return [
    ["Best so far", best ? number(best.metric.mean, 5) + " · trial " + best.trial : "–", "best"],
    ["Trials ended", over + " of " + facts.most],
    ["States", states.join(", ") || "none yet", "states"],
    ["Objective", facts.objective.goal + " " + facts.objective.metric],
    ["Search", facts.method + (facts.pruner === "none" ? "" : ", pruned by " + facts.pruner), "search"],
    ["Workers", facts.workers + (facts.executor === "local" ? "" : " on " + facts.executor)],
    ["Seeds a trial", facts.seeds],
    ["Started", when(facts.startedAt)],
  ];
}

function fill(list, facts, elapsed) {
  list.replaceChildren(
    ...facts.map(([name, value, look]) => element("div", { class: look }, element("dt", {}, name), element("dd", {}, String(value)))),
    element("div", {}, element("dt", {}, "Time"), elapsed));
}

/** The command that goes on with a sweep, with a button that copies it. */
function resumeLine() {
  const reason = element("span");
  const code = element("code", { tabindex: "0" });
  const copy = element("button", { type: "button" }, "Copy");
  const line = element("div", { class: "resume", hidden: true }, reason, code, copy);
  copy.addEventListener("click", async () => {
    await copyText(code);
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  });
  return {
    element: line,
    show(command, end) {
      line.hidden = !command;
      reason.textContent = end + ": ";
      if (code.textContent !== (command ?? "")) code.textContent = command ?? "";
    },
  };
}

/** The clipboard may be out of reach, as on another machine's address; then the text is selected, and copied the old way. */
async function copyText(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }
}
