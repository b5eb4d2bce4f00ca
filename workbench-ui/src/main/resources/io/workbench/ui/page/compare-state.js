// What the compare page shows, kept in the part of its address after "#": a copied link opens the same view.

const DEFAULTS = {
  runs: [], q: "", data: "", kind: "", status: "", tag: "", trials: false, sort: "-when",
  by: "validation.rmse", group: true, interval: false, unit: "loss", log: null, training: false, bands: true,
  part: "", baselines: ["persistence"],
};

/** The state that an address's fragment describes; what it does not say is as usual. */
export function read(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const state = structuredClone(DEFAULTS);
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    if (!given.has(key)) continue;
    if (Array.isArray(usual)) state[key] = [...new Set(given.getAll(key))].filter((value) => value !== "");
    else if (typeof usual === "string") state[key] = given.get(key);
    else state[key] = given.get(key) === "1";
  }
  return state;
}

/** The fragment that describes a state; what is as usual is left out. */
export function write(state) {
  const said = new URLSearchParams();
  for (const [key, usual] of Object.entries(DEFAULTS)) {
    const value = state[key];
    if (JSON.stringify(value) === JSON.stringify(usual)) continue;
    if (Array.isArray(value)) (value.length ? value : [""]).forEach((one) => said.append(key, one));
    else said.set(key, typeof value === "string" ? value : value ? "1" : "0");
  }
  return said.toString();
}

/** Writes a state into this page's address, without a new step in the browser's history. */
export function keep(state) {
  const fragment = write(state);
  history.replaceState(null, "", location.pathname + (fragment ? "#" + fragment : ""));
}

/** The address of the compare page with results chosen. */
export function compareAddress(ids) {
  return "/compare#" + write({ ...DEFAULTS, runs: ids });
}
