// The meanings of a table's columns are many lines: fold them, so that the articles come first.
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("dl.column-descriptions")) {
    const fold = document.createElement("details");
    const title = document.createElement("summary");
    title.textContent = "What the columns mean (字段说明)";
    list.before(fold);
    fold.append(title, list);
  }
});
