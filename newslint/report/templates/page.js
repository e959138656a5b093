"use strict";
/* What is ticked is remembered by this browser, under a name for each kind of page. */
const recall = (store) => {
  try {
    return new Set(JSON.parse(localStorage.getItem(store) || "[]"));
  } catch {
    return new Set();
  }
};
const remember = (store, ticked) => {
  try {
    localStorage.setItem(store, JSON.stringify([...ticked]));
  } catch {
    /* This browser keeps nothing: the ticks hold as long as the page is open. */
  }
};
