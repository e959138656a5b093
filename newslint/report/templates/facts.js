(() => {
  const STORE = "newslint facts";
  const checked = recall(STORE);
  for (const box of document.querySelectorAll(".tick")) {
    box.checked = checked.has(box.dataset.name);
    box.addEventListener("change", () => {
      if (box.checked) checked.add(box.dataset.name);
      else checked.delete(box.dataset.name);
      remember(STORE, checked);
    });
  }
})();
