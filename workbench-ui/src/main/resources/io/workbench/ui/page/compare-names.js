// What rows are called on the page, and which colour they have.

import { setting, shortKey } from "/charts/format.js";

const MOST_SETTINGS = 2;

/** Settings that tell a run from others, where they are few. */
function settings(differences) {
  const keys = Object.keys(differences);
  return keys.length > MOST_SETTINGS ? [] : keys.map((key) => shortKey(key, keys) + " " + setting(differences[key]));
}

/** Of one instrument of a panel, with its name. */
function withInstrument(name, { score }) {
  return score.instrument === undefined ? name : name + "/" + score.instrument;
}

/** A run of a sweep is known by its trial's number. */
function nameOf(row, runs) {
  const [id] = row.ids;
  const name = withInstrument(runs[id].name, row);
  const trial = /\/trials\/(\d+)(\/|$)/.exec(id);
  return trial ? name + " · trial " + trial[1] : name;
}

/**
 * Gives each row of a run a label that no other has, and the number of its colour: in the order of choosing and,
 * within a panel, of its instruments, so that another ranking changes neither.
 */
export function nameRows({ rows, runs }, chosen) {
  const order = new Map(chosen.map((id, at) => [id, at]));
  const place = ({ ids, score }) => runs[ids[0]].instruments.indexOf(score.instrument);
  const ofRuns = rows.filter(({ ids }) => ids.length).sort((a, b) => order.get(a.ids[0]) - order.get(b.ids[0]) || place(a) - place(b));
  const ways = [
    (row) => nameOf(row, runs),
    (row) => nameOf(row, runs) + "-" + row.score.model,
    (row) => [nameOf(row, runs) + "-" + row.score.model, ...settings(row.score.differences)].join(" · "),
    (row) => withInstrument(row.ids[0], row),
  ];
  ofRuns.forEach((row, index) => {
    row.index = index;
    const way = ways.find((one) => ofRuns.filter((other) => one(other) === one(row)).length === 1) ?? ways[3];
    row.label = way(row);
  });
  rows.filter(({ ids }) => !ids.length).forEach((row) => { row.label = row.score.label; });
}
