// Follows DL4J's own train.js on its pages: says which run this is, and leads back to our pages.
document.addEventListener("DOMContentLoaded", () => {
  const header = document.querySelector(".header-text") ?? document.body;
  const link = document.createElement("a");
  link.href = "/train";
  link.className = "header-text";
  link.style.marginLeft = "1.5rem";
  link.textContent = "← Workbench · " + decodeURIComponent(location.pathname.split("/")[2] ?? "");
  header.after(link);
  fillTimes();
});

// DL4J's Overview has a place for the start and the length of the training, and never fills it.
function fillTimes() {
  const start = document.getElementById("startTime");
  const total = document.getElementById("totalRuntime");
  if (!start || !total) return;
  const session = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const fill = async () => {
    const reply = await fetch("/api/training/" + encodeURIComponent(session), { cache: "no-store" });
    if (!reply.ok) return;
    const { startedAt, seconds } = await reply.json();
    start.textContent = new Date(startedAt).toLocaleString();
    total.textContent = [seconds / 3600, (seconds / 60) % 60, seconds % 60]
      .map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  };
  // It empties both whenever it has drawn new points.
  new MutationObserver(() => start.textContent === "" && fill()).observe(start, { childList: true });
  fill();
}
