import { element } from "/charts/elements.js";
import { ask } from "./live.js";

const UNANSWERED = "No answer came from the server: it may have been asked or not. The trials' states here tell, once this page is live.";

/**
 * Asks whether something is to be stopped, and asks the server for it.
 *
 * @param said called with the server's sentence
 */
export function stopDialog(said) {
  const title = element("h2", { id: "stop-title" });
  const text = element("p");
  const problem = element("p", { class: "problem", role: "alert", hidden: true });
  const yes = element("button", { type: "button", class: "stop" });
  const no = element("button", { type: "button" }, "Let it run");
  const dialog = element("dialog", { "aria-labelledby": "stop-title" }, title, text, problem, element("div", { class: "controls" }, yes, no));
  document.body.append(dialog);
  let address = "";

  no.addEventListener("click", () => dialog.close());
  yes.addEventListener("click", async () => {
    yes.disabled = true;
    try {
      const reply = await ask(address, { method: "POST" }, UNANSWERED);
      const { sentence } = await reply.json().catch(() => { throw new Error(UNANSWERED); });
      dialog.close();
      said(sentence);
    } catch ({ message }) {
      fail(message);
    }
  });

  function fail(sentence) {
    problem.hidden = false;
    text.hidden = true;
    problem.textContent = sentence;
    yes.hidden = true;
    no.textContent = "Close";
  }

  return (what, explanation, at) => {
    address = at;
    title.textContent = "Stop " + what + "?";
    text.textContent = explanation;
    text.hidden = false;
    yes.textContent = "Stop " + what;
    yes.hidden = false;
    yes.disabled = false;
    no.textContent = "Let it run";
    problem.hidden = true;
    dialog.showModal();
    no.focus();
  };
}
