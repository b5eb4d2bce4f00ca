// A page's data: one snapshot, then the events after it. A page that was away misses no event; when it was away for
// too long, the server says "reset", and a new snapshot is taken. A browser opens six connections to a server at most,
// whatever its tabs: one that nobody sees gives its own back, and asks for what it missed when it is seen again.

const RETRY_MILLIS = 2000;
const SERVER_FAULT = 500;

/**
 * Follows an address and its events.
 *
 * @param address of the snapshot, whose "position" the events follow; the events are at address + "/events"
 * @param snapshot called with each snapshot
 * @param events functions by the event's type, called with its data
 * @param state called with "live", "waiting", "missing" or "failed", and a sentence
 */
export function follow(address, { snapshot, events, state }) {
  let source = null;
  let heard = null;

  async function load() {
    source?.close();
    let reply;
    let view;
    try {
      reply = await fetch(address, { cache: "no-store" });
      view = await reply.json();
    } catch {
      retry("The server does not answer; trying again.");
      return;
    }
    if (reply.ok) show(view);
    else if (reply.status >= SERVER_FAULT) retry("The server failed; trying again.");
    else state("missing", view.problem);
  }

  function retry(sentence) {
    state("waiting", sentence);
    setTimeout(load, RETRY_MILLIS);
  }

  /** A fault of the page itself is no fault of the server: it is told as what it is, and goes to the console. */
  function show(view) {
    heard = null;
    try {
      snapshot(view);
    } catch (fault) {
      state("failed", "This page has a fault; the browser's console says which.");
      throw fault;
    }
    heard = view.position;
    listen();
  }

  function listen() {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(address + "/events?after=" + encodeURIComponent(heard));
    for (const [type, hear] of Object.entries(events)) {
      source.addEventListener(type, (event) => {
        heard = event.lastEventId;
        hear(JSON.parse(event.data));
      });
    }
    source.addEventListener("reset", load);
    source.addEventListener("open", () => state("live", "live"));
    source.addEventListener("error", () => {
      state("waiting", "The server does not answer; trying again.");
      if (source.readyState === EventSource.CLOSED) setTimeout(load, RETRY_MILLIS);
    });
  }

  document.addEventListener("visibilitychange", () => {
    source?.close();
    if (document.hidden) state("waiting", "not followed while it is not seen");
    else if (heard !== null) listen();
  });
  load();
  return { reload: load };
}

/**
 * Asks a server for something; throws a sentence when it refuses, or when no answer comes.
 *
 * @param unanswered what to say when it is not known whether it was done
 */
export async function ask(address, options, unanswered) {
  let reply;
  try {
    reply = await fetch(address, options);
  } catch {
    throw new Error(unanswered);
  }
  if (reply.ok) return reply;
  const { problem } = await reply.json().catch(() => ({}));
  throw new Error(problem ?? "The server refused: " + [reply.status, reply.statusText].join(" ").trim() + ".");
}

/** Calls a function once before the next frame, however often it is asked for. */
export function onceAFrame(draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}
