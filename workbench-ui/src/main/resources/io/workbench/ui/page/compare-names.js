// What rows are called on the page, and which colour they have.

import { setting, shortKey } from "/charts/format.js";

const MOST_SETTINGS = 2;

/** Settings that tell a run from others, where they are few. */
function settings(differences) {
  const keys = Object.keys(differences);
  return keys.length > MOST_SETTINGS ? [] : keys.map((key) => shortKey(key, keys) + " " + setting(differences[key]));
}

/** A run of a sweep is known by its trial's number. */
function nameOf(id, { name }) {
  const trial = /\/trials\/(\d+)(\/|$)/.exec(id);
  return trial ? name + " · trial " + trial[1] : name;
}

/**
 * Gives each row of a run a label that no other has, and the number of its colour: in the order of choosing, so that
 * another ranking changes neither.
 */
export function nameRows({ rows, runs }, chosen) {
  const order = new Map(chosen.map((id, at) => [id, at]));
  const ofRuns = rows.filter(({ ids }) => ids.length).sort((a, b) => order.get(a.ids[0]) - order.get(b.ids[0]));
  const ways = [
    ({ ids }) => nameOf(ids[0], runs[ids[0]]),
    ({ ids, score }) => nameOf(ids[0], runs[ids[0]]) + "-" + score.model,
    ({ ids, score }) => [nameOf(ids[0], runs[ids[0]]) + "-" + score.model, ...settings(score.differences)].join(" · "),
    ({ ids }) => ids[0],
  ];
  ofRuns.forEach((row, index) => {
    row.index = index;
    const way = ways.find((one) => ofRuns.filter((other) => one(other) === one(row)).length === 1) ?? ways[3];
    row.label = way(row);
  });
  rows.filter(({ ids }) => !ids.length).forEach((row) => { row.label = row.score.label; });
}
