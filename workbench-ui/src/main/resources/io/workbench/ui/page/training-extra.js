// Follows DL4J's own train.js on its pages: says which run this is, and leads back to our pages.
document.addEventListener("DOMContentLoaded", () => {
  const header = document.querySelector(".header-text") ?? document.body;
  const link = document.createElement("a");
  link.href = "/train";
  link.className = "header-text";
  link.style.marginLeft = "1.5rem";
  link.textContent = "← Workbench · " + decodeURIComponent(location.pathname.split("/")[2] ?? "");
  header.after(link);
});
