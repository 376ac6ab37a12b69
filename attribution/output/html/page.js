"use strict";
// What is said of a quotation stands in its note, below the article. Here it is shown where the
// quotation stands, and the slider and the speakers choose which quotations are marked.
(() => {
  const card = document.getElementById("at-card");
  const slider = document.getElementById("at-least");
  const articles = [...document.querySelectorAll(".at-article")];
  let pinned = null; // the badge whose note stays open
  let waiting = 0; // to show a note, so that none flickers while the pointer only passes
  let hiding = 0;

  const numbers = (element, name) => (element.dataset[name] || "").split(" ").filter(Boolean);
  const within = (article) => article.querySelectorAll(".at-text [data-q], h1 [data-q]");
  const badgeOf = (article, number) => article.querySelector(`.at-badge[data-q="${number}"]`);

  function light(article, number) {
    for (const element of document.querySelectorAll(".at-lit")) element.classList.remove("at-lit");
    if (!article) return;
    for (const element of within(article))
      if (numbers(element, "q").includes(number)) element.classList.add("at-lit");
  }

  function show(article, number, near) {
    const note = article.querySelector(`.at-note[data-q="${number}"]`);
    if (!note) return;
    clearTimeout(hiding);
    clearTimeout(waiting);
    const close = document.createElement("button");
    close.type = "button";
    close.className = "at-close";
    close.textContent = "Close";
    close.addEventListener("click", () => hide(true));
    card.replaceChildren(close, ...note.cloneNode(true).childNodes);
    card.hidden = false;
    card.scrollTop = 0;
    light(article, number);
    const at = (near.getClientRects()[0] || near.getBoundingClientRect());
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    card.style.left = `${scrollX + Math.max(16, Math.min(at.left, room))}px`;
    // Below where there is room for it, else above, else where there is more room.
    const under = innerHeight - at.bottom - 20, over = at.top - 70;
    const below = card.scrollHeight < under || (card.scrollHeight > over && under > over);
    card.style.maxHeight = `${Math.max(160, below ? under : over)}px`;
    const top = below ? at.bottom + 10 : at.top - card.offsetHeight - 10;
    card.style.top = `${scrollY + top}px`;
  }

  function hide(backToText) {
    clearTimeout(hiding);
    clearTimeout(waiting);
    if (card.hidden) return;
    // The badge's focus would show it again, so it goes first.
    if (backToText && pinned) pinned.focus();
    pinned = null;
    card.hidden = true;
    light(null);
  }

  const hideSoon = () => {
    clearTimeout(waiting);
    clearTimeout(hiding);
    hiding = setTimeout(() => pinned || hide(), 250);
  };

  function pin(article, number, near, byKey) {
    show(article, number, near);
    pinned = badgeOf(article, number);
    // On a small screen the note covers the foot of it: what it speaks of stays in sight.
    const covered = near.getClientRects()[0].bottom + 12 - card.getBoundingClientRect().top;
    if (getComputedStyle(card).position === "fixed" && covered > 0) scrollBy({ top: covered });
    if (byKey) card.focus();
  }

  card.tabIndex = -1;
  card.addEventListener("pointerenter", () => clearTimeout(hiding));
  card.addEventListener("pointerleave", hideSoon);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide(true));

  for (const article of articles) {
    const marked = (event) => {
      const element = event.target.closest("[data-q]");
      return element && element.closest(".at-text, h1") && !element.classList.contains("at-off")
        ? element : null;
    };
    article.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || pinned) return;
      const element = marked(event);
      hideSoon();
      if (element) waiting = setTimeout(() => show(article, numbers(element, "q")[0], element), 120);
    });
    article.addEventListener("pointerleave", hideSoon);
    article.addEventListener("focusin", (event) => {
      if (event.target.classList.contains("at-badge") && !pinned)
        show(article, event.target.dataset.q, event.target);
    });
    article.addEventListener("focusout", hideSoon);
    article.addEventListener("click", (event) => {
      const element = marked(event);
      if (!element) return hide();
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (String(getSelection()) && !element.classList.contains("at-badge")) return;
      event.preventDefault();
      pin(article, numbers(element, "q")[0], element, event.detail === 0);
    });
    for (const details of article.querySelectorAll("details[data-speaker]"))
      details.addEventListener("toggle", () => choose(article));
  }

  // Where there are several articles, a list of them leads to each.
  if (articles.length > 1) {
    const contents = document.querySelector(".at-contents");
    contents.firstElementChild.textContent = `${articles.length} articles`;
    for (const article of articles) {
      const title = article.querySelector("h1"), words = title.cloneNode(true);
      for (const badge of words.querySelectorAll(".at-badge")) badge.remove();
      const link = document.createElement("a");
      link.href = `#${title.id}`;
      link.textContent = words.textContent;
      link.addEventListener("click", () => contents.open = false);
      const item = document.createElement("li"), count = article.querySelectorAll(".at-badge").length;
      item.append(link, ` ${count}`);
      contents.lastElementChild.append(item);
    }
    contents.hidden = false;
  }

  // Where speakers are open in the panel, only their quotations are marked.
  function choose(article) {
    const open = [...article.querySelectorAll("details[data-speaker][open]")];
    const chosen = new Set(open.flatMap((details) => numbers(details, "speaker")));
    for (const element of within(article))
      element.classList.toggle("at-apart", open.length > 0 && !numbers(element, "q").some((n) => chosen.has(n)));
  }

  function least() {
    let shown = 0, all = 0;
    for (const article of articles) {
      const kept = new Set();
      for (const badge of article.querySelectorAll(".at-badge")) {
        all += 1;
        if (Number(badge.dataset.confidence) >= Number(slider.value)) kept.add(badge.dataset.q);
      }
      shown += kept.size;
      for (const element of within(article))
        element.classList.toggle("at-off", !numbers(element, "q").some((n) => kept.has(n)));
      for (const item of article.querySelectorAll("li[data-q]")) item.hidden = !kept.has(item.dataset.q);
      for (const count of article.querySelectorAll("[data-of]"))
        count.textContent = numbers(count, "of").filter((n) => kept.has(n)).length;
      for (const bar of article.querySelectorAll("[data-each]"))
        numbers(bar, "each").reduce((at, n, i) => {
          const part = bar.children[i];
          part.toggleAttribute("hidden", !kept.has(n));
          part.setAttribute("x", at);
          return kept.has(n) ? at + Number(part.getAttribute("width")) + 1 : at;
        }, 0);
      for (const bar of article.querySelectorAll("[data-share]")) {
        const own = numbers(bar, "share").filter((n) => kept.has(n)).length;
        bar.firstElementChild.setAttribute("width", kept.size ? (100 * own) / kept.size : 0);
        bar.setAttribute("aria-label", `${own} of ${kept.size}`);
      }
    }
    const said = shown === all ? "all shown" : `${shown} of ${all} shown`;
    document.getElementById("at-least-said").textContent = `${Number(slider.value).toFixed(2)}, ${said}`;
    hide();
  }

  slider.form.classList.remove("at-waiting");
  slider.addEventListener("input", least);
  // A browser may keep the slider's place over a reload.
  least();
})();
