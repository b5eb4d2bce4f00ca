import { curvesOption, curvesPart, curvesSpanOrders, curveText } from "/charts/curves-chart.js";
import { chartPlace, drawChart, element, quiet, section } from "/charts/elements.js";
import { settings } from "/charts/format.js";
import { historyOption } from "/charts/history-chart.js";
import { importanceOption } from "/charts/importance-chart.js";
import { brushedTrials, clearBrushes, PARALLEL_HINT, parallelOption, parallelTrials } from "/charts/parallel-chart.js";
import { curvesOf, trialsOf } from "./sweep-model.js";

/** A section whose chart is made when there is something to draw. */
function chartSection(id, title, { place, parts, empty }) {
  const none = quiet(empty);
  const all = section(id, title, none, ...parts);
  return {
    element: all,
    show(something) {
      none.hidden = something;
      parts.forEach((part) => { part.hidden = !something; });
      return something && place.clientWidth > 0;
    },
  };
}

/** Learning curves of all trials. */
export function curvesSection(model) {
  const place = chartPlace("Validation RMSE by epoch of all trials");
  const caption = element("p", { class: "caption", "aria-live": "polite" }, "Point at a curve to see its trial.");
  const toggle = element("button", { type: "button", "aria-pressed": "false" }, "Logarithmic axis");
  const part = chartSection("curves", "Learning curves",
    { place, parts: [place, element("div", { class: "controls under" }, toggle, caption)], empty: "No trial has ended an epoch yet." });
  let chart = null;
  let curves = [];
  let logarithmic = null;
  let axis = null;
  toggle.addEventListener("click", () => {
    logarithmic = !(logarithmic ?? axis);
    draw();
  });

  function draw() {
    curves = curvesOf(model);
    if (!part.show(curves.length > 0)) return;
    const now = logarithmic ?? curvesSpanOrders(curves);
    const winner = model.facts.winner;
    if (chart === null) {
      axis = now;
      chart = drawChart(place, (colours) => curvesOption(curves, model.facts.winner, axis, colours));
      chart.chart.on("mouseover", ({ dataIndex }) => {
        const curve = curves[dataIndex];
        if (curve) caption.textContent = curveText(curve) + " · " + settings(model.trials.get(curve.trial).parameters);
      });
    } else if (now !== axis) {
      axis = now;
      chart.draw();
    } else {
      chart.merge((colours) => curvesPart(curves, winner, axis, colours));
    }
    toggle.setAttribute("aria-pressed", String(axis));
  }

  return { element: part.element, draw };
}

/** The objective by trial, and the best so far. */
export function historySection(model) {
  const place = chartPlace("Objective by trial and best so far");
  const part = chartSection("history", "Best so far", { place, parts: [place], empty: "No trial has a result yet." });
  let chart = null;
  const option = (colours) => historyOption(trialsOf(model), model.facts.objective, colours);
  return {
    element: part.element,
    draw() {
      if (!part.show(trialsOf(model).some((trial) => trial.metric))) return;
      if (chart === null) chart = drawChart(place, option);
      else chart.merge((colours) => { const { series, yAxis, grid } = option(colours); return { series, yAxis, grid }; });
    },
  };
}

/** How much each setting matters. */
export function importanceSection(model) {
  const place = chartPlace("Importance of each setting");
  const note = quiet("");
  const all = section("importance", "What mattered", note, place);
  let chart = null;
  return {
    element: all,
    draw() {
      const { importance } = model;
      note.textContent = importance?.note ?? "Not known yet.";
      place.hidden = !importance?.parameters.length;
      if (place.hidden || place.clientWidth === 0) return;
      if (chart === null) chart = drawChart(place, (colours) => importanceOption(model.importance, colours));
      else chart.draw();
    },
  };
}

/** Settings and objective on parallel axes, whose brushes filter the table. */
export function parallelSection(model, showOnly) {
  const place = chartPlace("Settings and objective of every trial as lines across parallel axes", "tall");
  place.style.minWidth = 9 * (model.parameters.length + 1) + "rem";
  const clear = element("button", { type: "button", hidden: true }, "Clear the brushes");
  const caption = element("p", { class: "caption", "aria-live": "polite" });
  const wide = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": "Parallel coordinates" }, place);
  const hint = quiet(PARALLEL_HINT);
  const part = chartSection("parallel", "Parallel coordinates",
    { place, parts: [hint, wide, element("div", { class: "controls under" }, clear, caption)], empty: "No trial has a result yet." });
  let chart = null;
  let trials = [];
  let held = false;
  place.addEventListener("pointerdown", () => { held = true; });
  addEventListener("pointerup", () => {
    if (!held) return;
    held = false;
    draw();
  });
  clear.addEventListener("click", () => { clearBrushes(chart.chart); brushed(); });

  function brushed() {
    const only = brushedTrials(chart.chart, trials);
    clear.hidden = only === null;
    caption.textContent = only === null ? "" : only.size + " of " + parallelTrials(trials).length + " trials are inside the brushes; the table shows them alone.";
    showOnly(only);
  }

  /** A merge keeps the brushes, and lets what is inside of them be seen anew. */
  function draw() {
    if (held) return;
    trials = trialsOf(model);
    if (!part.show(parallelTrials(trials).length > 0 && model.parameters.length > 0)) return;
    const option = (colours) => parallelOption(trials, model.parameters, model.facts.objective, colours);
    if (chart === null) {
      chart = drawChart(place, (colours) => parallelOption(trials, model.parameters, model.facts.objective, colours));
      chart.chart.on("axisareaselected", brushed);
    } else {
      chart.merge(option);
      if (!clear.hidden) brushed();
    }
  }

  return { element: part.element, draw };
}
