// The colours of lines, one a row, in the page's look or, for a picture to keep, always the light one.

import { colours } from "/charts/elements.js";

const DASHES = ["solid", "dashed", "dotted"];
const NAMES = ["line-1", "line-2", "line-3", "line-4", "line-5", "line-6", "line-7", "line-8"];

/** The colours as they are now. */
export function shown() {
  const style = getComputedStyle(document.documentElement);
  return { ...colours(), lines: NAMES.map((name) => style.getPropertyValue("--" + name).trim()) };
}

/** The light colours, as the style sheets first give them. */
export function light() {
  const first = new Map();
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (rule.selectorText !== ":root") continue;
      for (const name of rule.style) first.set(name, rule.style.getPropertyValue(name).trim());
    }
  }
  const of = (name) => first.get("--" + name);
  return {
    text: of("text"), quiet: of("quiet"), line: of("line"), card: of("card"), accent: of("accent"), grey: of("grey"),
    best: of("best"), worst: of("worst"), bad: of("bad"), series: [of("series-1"), of("series-2"), of("series-3")], lines: NAMES.map(of),
  };
}

/** How the line of a run is drawn; after eight colours they come again, dashed. */
export function look(index, { lines }) {
  return { color: lines[index % lines.length], dash: DASHES[Math.floor(index / lines.length) % DASHES.length] };
}

/** A short piece of the line, for tables and lists. */
export function swatch(index) {
  const made = document.createElement("span");
  made.className = "swatch line-" + (index % NAMES.length + 1) + " " + DASHES[Math.floor(index / NAMES.length) % DASHES.length];
  made.setAttribute("aria-hidden", "true");
  return made;
}
