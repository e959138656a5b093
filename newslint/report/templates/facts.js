"use strict";
(() => {
  const STORE = "newslint facts";
  const recall = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(STORE) || "[]"));
    } catch {
      return new Set();
    }
  };
  const checked = recall();
  for (const box of document.querySelectorAll(".tick")) {
    box.checked = checked.has(box.dataset.name);
    box.addEventListener("change", () => {
      if (box.checked) checked.add(box.dataset.name);
      else checked.delete(box.dataset.name);
      try {
        localStorage.setItem(STORE, JSON.stringify([...checked]));
      } catch {
        /* This browser keeps nothing: the ticks hold as long as the page is open. */
      }
    });
  }
})();
