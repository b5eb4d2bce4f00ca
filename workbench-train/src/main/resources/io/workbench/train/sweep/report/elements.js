// Elements of the page. Whatever comes from a result enters as text, never as HTML.

/** An element with attributes and children; text children become text nodes. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A section with its heading. */
export function section(id, title, ...content) {
  return element("section", { id, "aria-labelledby": id + "-title" }, element("h2", { id: id + "-title" }, title), ...content);
}

/** A paragraph that is of less weight than its neighbours. */
export function quiet(text) {
  return element("p", { class: "quiet" }, text);
}

/** Where a chart is drawn, with what it shows for those who do not see it. */
export function chartPlace(label, size = "") {
  return element("div", { class: "chart " + size, role: "img", "aria-label": label });
}

/** Puts elements into a holder in their order, and no others; one that stays keeps its state, and the focus if it has it. */
export function arrange(holder, elements) {
  const focus = document.activeElement;
  elements.forEach((one, index) => {
    if (holder.children[index] !== one) holder.insertBefore(one, holder.children[index] ?? null);
  });
  while (holder.children.length > elements.length) holder.lastElementChild.remove();
  if (focus !== document.activeElement && holder.contains(focus)) focus.focus({ preventScroll: true });
}

/** A tooltip's lines as an element, so that ECharts never parses text as HTML. */
export function tip(lines) {
  return element("div", { class: "tip" }, ...lines.map((line) => element("div", {}, line)));
}

/** The colours of the style sheet as they are now, light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue("--" + name).trim();
  return {
    text: of("text"), quiet: of("quiet"), line: of("line"), card: of("card"), accent: of("accent"), grey: of("grey"),
    best: of("best"), worst: of("worst"), bad: of("bad"), series: [of("series-1"), of("series-2"), of("series-3")],
    fontSize: Math.round(parseFloat(getComputedStyle(document.body).fontSize) * 0.75),
  };
}

const drawn = [];

/** Draws a chart into an element, again whenever the colours change, and keeps it as wide as its place. */
export function drawChart(place, option, ready = () => {}) {
  const chart = echarts.init(place, null, { renderer: "canvas" });
  const draw = () => chart.setOption(option(colours()), { notMerge: true });
  draw();
  ready(chart);
  drawn.push(draw);
  new ResizeObserver(() => chart.resize()).observe(place);
  return { chart, draw, merge: (part) => chart.setOption(part(colours())) };
}

/** Draws all charts again. */
export function redrawAll() {
  drawn.forEach((draw) => draw());
}
