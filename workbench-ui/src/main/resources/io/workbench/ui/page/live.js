// A page's data: one snapshot, then the events after it. A page that was away misses no event; when it was away for
// too long, the server says "reset", and a new snapshot is taken.

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

  async function load() {
    source?.close();
    try {
      const reply = await fetch(address, { cache: "no-store" });
      const view = await reply.json();
      if (reply.ok) {
        snapshot(view);
        listen(view.position);
      } else {
        state("missing", view.problem);
      }
    } catch {
      state("waiting", "The server does not answer; trying again.");
      setTimeout(load, RETRY_MILLIS);
    }
  }

  function listen(position) {
    source = new EventSource(address + "/events?after=" + encodeURIComponent(position));
    for (const [type, hear] of Object.entries(events)) {
      source.addEventListener(type, (event) => hear(JSON.parse(event.data)));
    }
    source.addEventListener("reset", load);
    source.addEventListener("open", () => state("live", "live"));
    source.addEventListener("error", () => {
      state("waiting", "The server does not answer; trying again.");
      if (source.readyState === EventSource.CLOSED) setTimeout(load, RETRY_MILLIS);
    });
  }

  load();
  return { reload: load };
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
