// What a person takes along: the table as a file, and each chart as a picture on white.

import { light } from "./compare-colours.js";
import { ask } from "./live.js";

const WIDTH = 1200;
const HEIGHT = 675;
const ENDINGS = { csv: "csv", markdown: "md", latex: "tex" };

/** A file's name that says what is in it and of when it is. */
export function fileName(what, labels, ending) {
  const words = labels.slice(0, 3).map((label) => label.split("/").pop().replace(/[^A-Za-z0-9._-]+/g, "-")).join("-vs-");
  const more = labels.length > 3 ? "-and-" + (labels.length - 3) + "-more" : "";
  return (what + "-" + words + more).slice(0, 120) + "-" + new Date().toISOString().slice(0, 10) + "." + ending;
}

/** Saves the comparison as csv, markdown or latex; throws a sentence. */
export async function saveTable(request, format, labels) {
  const options = { method: "POST", body: JSON.stringify({ ...request, format }) };
  const reply = await ask("/api/compare/file", options, "The server does not answer, so no file was saved.");
  save(await reply.blob(), fileName("comparison", labels, ENDINGS[format]));
}

/** Saves a chart as a PNG, in light colours whatever the page's are. */
export function savePicture(option, what, labels) {
  const place = document.createElement("div");
  place.style.width = WIDTH + "px";
  place.style.height = HEIGHT + "px";
  const chart = echarts.init(place, null, { renderer: "canvas", width: WIDTH, height: HEIGHT });
  chart.setOption({ ...option(light()), animation: false });
  const picture = chart.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: "#ffffff" });
  chart.dispose();
  save(blob(picture), fileName(what, labels, "png"));
}

function blob(address) {
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: "image/png" });
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
