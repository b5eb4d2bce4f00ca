// A page's data: one snapshot, then the events after it. A page that was away misses no event; when it was away for
// too long, the server says "reset", and a new snapshot is taken. A browser opens six connections to a server at most,
// whatever its tabs: one that nobody sees gives its own back, and asks for what it missed when it is seen again.

const RETRY_MILLIS = 2000;

/**
 * Follows an address and its events.
 *
 * @param address of the snapshot, whose "position" the events follow; the events are at address + "/events"
 * @param snapshot called with each snapshot
 * @param events functions by the event's type, called with its data
 * @param state called with "live", "waiting" or "missing", and a sentence
 */
export function follow(address, { snapshot, events, state }) {
  let source = null;
  let heard = null;

  async function load() {
    source?.close();
    try {
      const reply = await fetch(address, { cache: "no-store" });
      const view = await reply.json();
      if (reply.ok) {
        snapshot(view);
        heard = view.position;
        listen();
      } else {
        state("missing", view.problem);
      }
    } catch {
      state("waiting", "The server does not answer; trying again.");
      setTimeout(load, RETRY_MILLIS);
    }
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
