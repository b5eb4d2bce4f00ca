import { element, quiet, section } from "/charts/elements.js";
import { bar, runAddress } from "./frame.js";
import { follow } from "./live.js";

const list = element("div");
const state = bar();

document.getElementById("page").replaceChildren(
  element("h1", {}, "Training"),
  quiet("What DL4J's own pages show of the runs that this process trains, and of those that send their reports here: layers, gradients, updates, memory. The learning curves of every run are on its own page."),
  section("sessions", "Sessions", list));

function show(sessions) {
  if (!sessions.length) {
    list.replaceChildren(element("p", {}, "No training is heard. ", element("code", {}, "./workbench train experiments/eurusd.yaml --ui-server " + location.origin), " trains in another terminal and shows here."));
    return;
  }
  list.replaceChildren(element("ul", { class: "cards" }, ...sessions.map(card)));
}

function card(session) {
  const pages = ["overview", "model", "system"].map((page) => element("a", { href: "/train/" + encodeURIComponent(session.id) + "/" + page }, page));
  return element("li", {}, element("span", { class: "name" }, session.name),
    element("p", {}, pages[0], " · ", pages[1], " · ", pages[2], " · ", element("a", { href: runAddress(session.run) }, "the run")));
}

follow("/api/overview", {
  state,
  snapshot: (view) => show(view.sessions),
  events: { sessions: (event) => show(event.sessions) },
});
