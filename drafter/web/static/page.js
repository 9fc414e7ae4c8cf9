// Files dropped, findings lit on both sides, words picked, dialogs, and what is said aloud.
"use strict";
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

let quiet;
function say(words, bad = false) {
  const box = one("#say");
  box.textContent = words;
  box.classList.toggle("bad", bad);
  box.classList.add("on");
  clearTimeout(quiet);
  quiet = setTimeout(() => box.classList.remove("on"), bad ? 9000 : 2500);
}

// --- the first page ---------------------------------------------------------------------------

function send(form) {
  const busy = one(".busy", form), id = crypto.randomUUID();
  form.elements.progress.value = id;
  busy.hidden = false;
  say("Reading …");
  form.requestSubmit();
  setInterval(async () => { // a scan takes seconds a page
    const words = await fetch(`/progress/${id}`).then((answer) => answer.text(), () => "");
    if (words) { busy.textContent = words; say(words); }
  }, 1000);
}
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-send]") && event.target.files.length) send(event.target.form);
});
function carriesFiles(event) { return [...(event.dataTransfer?.types || [])].includes("Files"); }
document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  one("[data-drop]")?.classList.add("over");
});
document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) one("[data-drop]")?.classList.remove("over"); });
document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  one("[data-drop]")?.classList.remove("over");
  const input = one("[data-send]") || one("#more-reply");
  if (!input || !event.dataTransfer.files.length) return;
  input.files = event.dataTransfer.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
one("form[data-now]")?.requestSubmit();
document.addEventListener("submit", (event) => {
  const ask = event.target.dataset.ask;
  if (ask && !window.confirm(ask)) event.preventDefault();
});

// --- one side lights the other ----------------------------------------------------------------

function light(from) {
  const numbers = from ? from.closest("[data-c]")?.dataset.c.split(" ") || [] : [];
  for (const element of all("[data-c]")) {
    element.classList.toggle("lit", element.dataset.c.split(" ").some((number) => numbers.includes(number)));
  }
}
for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (event) => light(event.target));
document.addEventListener("click", (event) => {
  const chip = event.target.closest(".chip");
  const target = chip && document.getElementById(chip.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
});

// --- words picked in the correspondence -------------------------------------------------------

let picked = null;
function place(node, offset) { // where a point of the page is in the text as it was read
  const paragraph = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-at]");
  if (!paragraph) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  // Offsets count characters, not the halves of them that JavaScript counts.
  return { source: paragraph.closest("[data-source]").dataset.source, at: Number(paragraph.dataset.at) + [...before.toString()].length };
}
document.addEventListener("selectionchange", () => {
  const pick = one("#pick"), selection = document.getSelection();
  if (!pick) return;
  picked = null;
  if (!selection.isCollapsed && selection.rangeCount && selection.toString().trim()) {
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
    if (start && end && start.source === end.source) {
      picked = { source: start.source, start: start.at, end: end.at, words: selection.toString() };
      const box = range.getBoundingClientRect();
      pick.style.top = `${box.bottom + window.scrollY + 8}px`;
      pick.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - 260))}px`;
    }
  }
  pick.hidden = !picked;
});
function missed() {
  const dialog = one("#missed"), form = one("form", dialog);
  form.reset();
  for (const name of ["source", "start", "end", "words"]) form.elements[name].value = picked ? picked[name] : "";
  dialog.showModal();
  (picked ? form.elements.rule : form.elements.words).focus();
}
document.addEventListener("mousedown", (event) => { if (event.target.closest("#pick")) event.preventDefault(); });
document.addEventListener("click", (event) => {
  if (event.target.closest("#pick") || event.target.closest('[data-open="missed"]')) missed();
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
});
document.addEventListener("input", (event) => { // words typed anew have no place yet
  if (event.target.matches("#missed-words")) event.target.form.elements.start.value = "";
});

// --- what htmx does, said aloud ---------------------------------------------------------------

let opened = [], scrolled = 0; // what was unfolded, and how far the correspondence was read
document.addEventListener("htmx:beforeSwap", () => {
  opened = all("details[id][open]").map((found) => found.id);
  scrolled = one(".sources")?.scrollTop || 0;
});
document.addEventListener("htmx:afterSettle", () => {
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (one(".sources") && scrolled) one(".sources").scrollTop = scrolled;
});
let aside = 0;
document.addEventListener("htmx:afterSettle", () => { // words that are set aside are never so in silence
  const now = all("#edited .aside > div").length;
  if (now > aside) say("Words of yours are no longer in the letter; they are kept beside it.", true);
  aside = now;
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (one("[data-show]", event.target) && event.target.matches("dialog") && !event.target.open) event.target.showModal();
  if (event.detail.requestConfig.path.endsWith("/missed")) one("#missed").close();
});
document.addEventListener("htmx:oobAfterSwap", (event) => { if (event.target.id === "next") say("The letter follows."); });
document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.responseText || "This did not work.", true));
document.addEventListener("htmx:sendError", () => say("drafter is not running any more. Start it again; copy what you typed first.", true));
