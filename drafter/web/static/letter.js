// The letter: words are kept as they are typed, and nothing is done with the letter before they are.
"use strict";
const waiting = new Map(); // element -> timer
let writing = Promise.resolve(); // one change after the other
let sending = 0;
const PAUSE = 400; // milliseconds without a key

function keep(element) {
  clearTimeout(waiting.get(element));
  waiting.delete(element);
  const path = `/case/${one("#letter").dataset.case}/edit`;
  const values = { key: element.dataset.key, words: element.innerText };
  sending += 1;
  writing = writing
    .then(() => htmx.ajax("POST", path, { values, target: "#edited", swap: "outerHTML" }))
    .catch(() => {}) // what went wrong was said already, and the words are still on the page
    .finally(() => { sending -= 1; });
  return writing;
}
const busy = () => waiting.size + sending > 0;
function flush() {
  for (const element of [...waiting.keys()]) keep(element);
  return writing;
}
document.addEventListener("input", (event) => {
  const element = event.target.closest?.("[data-key]");
  if (!element) return;
  const block = element.closest(".b");
  block?.classList.add("changed");
  const undo = block && one(".undo", block);
  if (undo) undo.hidden = false;
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => keep(element), PAUSE));
});
document.addEventListener("focusout", (event) => { if (waiting.has(event.target)) keep(event.target); });
window.addEventListener("beforeunload", (event) => { if (busy()) { flush(); event.preventDefault(); } });

// Whatever is asked of the server waits for the words that are still being typed.
document.addEventListener("htmx:confirm", (event) => {
  if (!busy() || event.detail.path.endsWith("/edit")) return;
  event.preventDefault();
  flush().then(() => event.detail.issueRequest());
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[download]");
  if (!link || !busy()) return;
  event.preventDefault();
  flush().then(() => link.click());
});

// Paste as plain words where the browser does not do so itself; bold and italics have no place here.
document.addEventListener("beforeinput", (event) => {
  if (event.inputType.startsWith("format")) event.preventDefault();
});
document.addEventListener("paste", (event) => {
  const element = event.target.closest?.("[data-key]");
  if (!element || element.contentEditable === "plaintext-only") return;
  event.preventDefault();
  document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
});
for (const element of document.querySelectorAll('[contenteditable="plaintext-only"]')) settle(element);
function settle(element) {
  if (element.contentEditable !== "plaintext-only") element.setAttribute("contenteditable", "true"); // older browsers
}
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "letter") return;
  all("[data-key]", event.target).forEach(settle);
  const fresh = event.target.dataset.fresh;
  if (fresh) one(`[data-key="${fresh}"]`, event.target)?.focus();
});

// Copy, and where that is asked for open the mail program or a site; what is open there takes the focus, so copying is first.
async function copied(address) {
  const text = fetch(address).then((answer) => answer.ok ? answer.text() : Promise.reject());
  try {
    await navigator.clipboard.writeText(await text);
    return true;
  } catch {
    say("It could not be copied; download it as plain text instead.", true);
    return false;
  }
}
document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  event.preventDefault();
  await flush();
  const { open: asked, copy: text } = copy.dataset;
  if (!asked) return await copied(text) && say("Copied.");
  const link = await fetch(asked).then((answer) => answer.json()).catch(() => null); // the words may have changed
  if (!link?.address) return say("This did not work.", true);
  const mail = link.address.startsWith("mailto:");
  if (!(mail && link.whole) && await copied(text)) say(link.whole ? "Copied too." : "Copied: paste it there.");
  if (mail) window.location.href = link.address;
  else window.open(link.address, "_blank", "noopener,noreferrer");
});
