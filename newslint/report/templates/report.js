(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const STORE = "newslint checked";
  const notes = all(".note");
  const form = byId("filter");
  const line = byId("line");
  const articles = all("article");
  const rows = new Map(all("[data-story]").map((row) => [row.dataset.story, row]));
  const noteOf = new Map(notes.map((note) => [note.dataset.q, note]));
  const ends = new Map(notes.map((note) => [note.dataset.q, []]));
  for (const end of all(".place, .ref")) for (const q of end.dataset.q.split(" ").filter(Boolean)) ends.get(q).push(end);

  /* What is lit: the query that is kept (chosen by key, click or link), or the one under the pointer. */
  let kept = null;
  let lit = null;

  const light = (note) => {
    if (lit && lit !== note) for (const each of [lit, ...ends.get(lit.dataset.q)]) each.classList.remove("lit");
    lit = note;
    if (lit) for (const each of [lit, ...ends.get(lit.dataset.q)]) each.classList.add("lit");
    draw();
  };

  const draw = () => {
    line.replaceChildren();
    if (!lit) return;
    const places = ends.get(lit.dataset.q).filter((end) => end.classList.contains("place"));
    const main = places.filter((place) => isMain(place, lit));
    const far = places.filter((place) => !isMain(place, lit));
    if (main.length) for (const place of firstOfEach(far)) join(main[0], place, lit.dataset.level);
  };

  const isMain = (place, note) => place.dataset.main.split(" ").includes(note.dataset.q);

  /* Pieces that follow each other are one place. */
  const firstOfEach = (places) => places.filter((place, at) => !at || places[at - 1].nextElementSibling !== place);

  const join = (from, to, level) => {
    const [a, b] = [from, to].map((end) => end.getClientRects()[0]);
    if (!a || !b) return;
    const column = from.closest(".copy").getBoundingClientRect().left;
    const gutter = Math.max(4, column + 4);
    const [y, z] = [a.bottom + 2, b.bottom + 2];
    const bend = Math.min(9, Math.abs(z - y) / 2, Math.max(0, a.left - gutter), Math.max(0, b.left - gutter));
    const down = z > y ? bend : -bend;
    const path = y === z
      ? `M${a.left} ${y} V${y + 7} H${b.left} V${y}`
      : `M${a.left} ${y} H${gutter + bend} Q${gutter} ${y} ${gutter} ${y + down} V${z - down} Q${gutter} ${z} ${gutter + bend} ${z} H${b.left}`;
    line.append(shape("path", { d: path, class: level }));
    for (const [x, at] of [[a.left, y], [b.left, z]]) line.append(shape("circle", { cx: x, cy: at, r: 3, class: level }));
  };

  const shape = (name, values) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    return made;
  };

  const keep = (note, { scroll = true, focus = true } = {}) => {
    kept = note;
    light(note);
    if (!note) return;
    const place = ends.get(note.dataset.q)[0] || note;
    if (scroll) place.scrollIntoView({ block: "center" });
    if (focus) note.focus({ preventScroll: true });
    history.replaceState(null, "", `#${note.id}`);
  };

  const shown = () => notes.filter((note) => !note.hidden);

  const step = (by) => {
    const open = shown();
    if (!open.length) return;
    const at = open.indexOf(kept);
    const next = at < 0 ? nearest(open, by) : at + by;
    keep(open[Math.max(0, Math.min(open.length - 1, next))]);
  };

  /* Where to begin: the first query that is not above the top of the window. */
  const nearest = (open, by) => {
    const found = open.findIndex((note) => note.getBoundingClientRect().top > 0);
    return found < 0 ? open.length - 1 : by > 0 ? found : found - 1;
  };

  /* A checked query goes by its own name, which stays while its words do. */
  const checked = recall(STORE);

  const mark = (note) => {
    const done = checked.has(note.id);
    note.querySelector(".tick").checked = done;
    for (const each of [note, ...ends.get(note.dataset.q)]) each.classList.toggle("done", done);
  };

  const tick = (note, done) => {
    if (done) checked.add(note.id);
    else checked.delete(note.id);
    remember(STORE, checked);
    mark(note);
    if (form.elements.open.checked) filter();
    else say();
  };

  const titles = new Map(articles.map((article) => [article, article.getAttribute("aria-label") + " " + article.querySelector(".file").textContent]));
  const texts = new Map(notes.map((note) => [note, (note.textContent + " " + titles.get(note.closest("article"))).toLowerCase()]));

  const filter = () => {
    const levels = new Set(all("[name=level]:checked", form).map((box) => box.value));
    const rule = form.elements.rule.value;
    const words = form.elements.words.value.toLowerCase().split(" ").filter(Boolean);
    const open = form.elements.open.checked;
    for (const note of notes) {
      const fits = levels.has(note.dataset.level) && (!rule || note.dataset.rule === rule)
        && words.every((word) => texts.get(note).includes(word)) && !(open && checked.has(note.id));
      note.hidden = !fits;
    }
    for (const end of new Set([...ends.values()].flat())) {
      const here = end.dataset.q.split(" ").filter(Boolean).map((q) => noteOf.get(q));
      const visible = here.filter((note) => !note.hidden);
      end.classList.toggle("off", !visible.length);
      if (visible.length && end.classList.contains("place")) {
        end.classList.remove("error", "warning", "suggestion");
        end.classList.add(visible[0].dataset.level);
      }
    }
    const narrowed = levels.size < 3 || rule || words.length || open;
    for (const article of articles) {
      const own = all(".note", article);
      const stays = !narrowed || own.some((note) => !note.hidden)
        || (!own.length && levels.size === 3 && !rule && !open && words.every((word) => titles.get(article).toLowerCase().includes(word)));
      article.hidden = !stays;
      rows.get(article.id).hidden = !stays;
    }
    byId("nothing").hidden = articles.some((article) => !article.hidden);
    if (kept && kept.hidden) keep(null);
    say();
    draw();
  };

  const say = () => {
    const open = shown();
    const done = open.filter((note) => checked.has(note.id)).length;
    byId("status").textContent = `${open.length} of ${notes.length} shown, ${done} checked`;
  };

  const noteUnder = (target) => {
    const end = target.closest && target.closest(".note, .place, .ref");
    if (!end || end.classList.contains("off")) return null;
    return end.classList.contains("note") ? end : end.dataset.q.split(" ").filter(Boolean).map((q) => noteOf.get(q)).find((note) => !note.hidden) || null;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") light(noteUnder(event.target) || kept);
  });
  document.addEventListener("focusin", (event) => {
    const note = noteUnder(event.target);
    if (note && note !== kept) keep(note, { scroll: false, focus: false });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest(".foot, .side")) return;
    const note = noteUnder(event.target);
    if (note) {
      if (event.target.closest("a")) event.preventDefault();
      keep(note, { scroll: false });
      if (!note.contains(event.target)) note.scrollIntoView({ block: "nearest" });
    } else {
      keep(null);
    }
  });
  document.addEventListener("change", (event) => {
    const note = event.target.closest(".note");
    if (note) tick(note, event.target.checked);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=search], select")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = {
      j: () => step(1),
      ArrowDown: () => step(1),
      k: () => step(-1),
      ArrowUp: () => step(-1),
      x: () => kept && tick(kept, !checked.has(kept.id)),
      "/": () => form.elements.words.focus(),
      Escape: () => keep(null),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const what of ["scroll", "resize"]) addEventListener(what, draw, { passive: true });

  const follow = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target && target.matches(".note")) keep(target);
  };
  addEventListener("hashchange", follow);

  if ("IntersectionObserver" in window) {
    const watcher = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) rows.get(target.id).classList.toggle("here", isIntersecting);
    }, { rootMargin: "-20% 0px -70% 0px" });
    for (const article of articles) watcher.observe(article);
  }
  notes.forEach(mark);
  filter();
  follow();
})();
