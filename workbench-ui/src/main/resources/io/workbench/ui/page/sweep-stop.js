import { element } from "/charts/elements.js";

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
      const reply = await fetch(address, { method: "POST" });
      const answer = await reply.json();
      if (reply.ok) {
        dialog.close();
        said(answer.sentence);
      } else {
        fail(answer.problem);
      }
    } catch {
      fail("The server does not answer, so nothing was stopped.");
    }
  });

  function fail(sentence) {
    problem.hidden = false;
    problem.textContent = sentence;
    yes.hidden = true;
    no.textContent = "Close";
  }

  return (what, explanation, at) => {
    address = at;
    title.textContent = "Stop " + what + "?";
    text.textContent = explanation;
    yes.textContent = "Stop " + what;
    yes.hidden = false;
    yes.disabled = false;
    no.textContent = "Let it run";
    problem.hidden = true;
    dialog.showModal();
    no.focus();
  };
}
