"use strict";
// Data in, table out. Words of strangers reach the page as text only, never as HTML.
const { today, heads, rows, places } = JSON.parse(document.getElementById("data").textContent);
const keys = Object.keys(heads), column = Object.fromEntries(keys.map((key, at) => [key, at]));
const shown = keys.filter((key) => key === "case" || key !== "error" && rows.some((row) => row[column[key]]));
const many = new Set(["outcome", "gaps", "provisions", "repeats"]), SIZE = 100;
const rank = { strong: 0, fair: 1, weak: 2 };
const get = (id) => document.getElementById(id);
const all = (selector) => [...document.querySelectorAll(selector)];
const compare = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" }).compare;
let sorted = { key: "", up: true }, page = 0, found = [];

// What a cell offers to a filter: "withheld 1, 3; supplied 2" offers withheld and supplied.
function values(key, text) {
  if (!many.has(key)) return text ? [text] : [];
  const parts = text.split(key === "repeats" ? " " : "; ").filter(Boolean);
  if (key === "outcome") return parts.map((part) => part.split(" ")[0]);
  return key === "gaps" ? parts.map((part) => part.replace(/ ×\d+$/, "")) : parts;
}

function options() {
  for (const select of all("select[data-key]")) {
    const at = column[select.dataset.key], counts = new Map();
    for (const row of rows) for (const one of new Set(values(select.dataset.key, row[at]))) counts.set(one, (counts.get(one) || 0) + 1);
    for (const [one, count] of [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))) {
      select.add(new Option(`${one} (${count})`, one));
    }
    select.parentElement.hidden = counts.size === 0;
  }
}

function matching() {
  const words = get("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = all("select[data-key]").filter((select) => select.value);
  const failed = get("failed").checked;
  return rows.map((_, at) => at).filter((at) => {
    const row = rows[at];
    if (failed && !row[column.error]) return false;
    if (!chosen.every((one) => values(one.dataset.key, row[column[one.dataset.key]]).includes(one.value))) return false;
    const text = words.length ? row.join("\n").toLowerCase() : "";
    return words.every((word) => text.includes(word));
  });
}

// Empty cells come last both ways; without a column the order is that of the file, the next deadline first.
function order(list) {
  if (!sorted.key) return list;
  const at = column[sorted.key], sign = sorted.up ? 1 : -1;
  const by = sorted.key === "strength" ? (a, b) => rank[a] - rank[b] : compare;
  return list.sort((one, two) => {
    const a = rows[one][at], b = rows[two][at];
    return a && b ? sign * by(a, b) || one - two : !a - !b || one - two;
  });
}

function link(address, text) {
  const made = document.createElement("a");
  made.href = address;
  made.textContent = text;
  return made;
}

function cell(key, row, at) {
  const made = document.createElement("td"), text = row[column[key]];
  made.className = key === "strength" && text === "strong" ? "strength strong" : key;
  if (key === "deadline" && text && text < today) {
    made.classList.add("passed");
    made.title = "has passed";
  }
  if (key === "files" && text) {
    for (const path of text.split("; ")) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      made.append(link(`${places[at]}/${encodeURIComponent(name)}`, name));
    }
  } else if (key === "case" && row[column.files]) {
    const names = row[column.files].split("; ").map((path) => path.slice(path.lastIndexOf("/") + 1));
    made.append(link(`${places[at]}/${encodeURIComponent(names.find((name) => name.startsWith("letter.")) || names[0])}`, text));
  } else made.textContent = text;
  return made;
}

function draw() {
  const last = Math.max(0, Math.ceil(found.length / SIZE) - 1);
  page = Math.min(Math.max(page, 0), last);
  const part = found.slice(page * SIZE, (page + 1) * SIZE);
  get("rows").replaceChildren(...part.map((at) => {
    const made = document.createElement("tr");
    const failed = rows[at][column.error];
    made.append(...(failed ? ["case", "error"] : shown).map((key) => cell(key, rows[at], at)));
    if (failed) made.lastChild.colSpan = Math.max(1, shown.length - 1);
    return made;
  }));
  get("count").textContent = `${found.length.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} cases`;
  get("page").textContent = `${page + 1} of ${last + 1}`;
  get("back").disabled = page === 0;
  get("next").disabled = page === last;
  for (const head of all("#heads th")) head.setAttribute("aria-sort", head.dataset.key !== sorted.key ? "none" : sorted.up ? "ascending" : "descending");
}

function update() { found = order(matching()); page = 0; draw(); }

function pick(event) {
  const one = event.target.closest(".pick");
  if (!one) return;
  const key = one.dataset.key === "provision" ? "provisions" : one.dataset.key, value = one.dataset.value || one.textContent;
  const select = document.querySelector(`select[data-key="${key}"]`);
  select.value = value;
  update();
  get("filters").scrollIntoView({ behavior: "smooth" });
}

for (const key of shown) {
  const head = document.createElement("th"), button = document.createElement("button");
  head.dataset.key = key;
  head.scope = "col";
  button.type = "button";
  button.textContent = heads[key];
  button.addEventListener("click", () => { sorted = { key, up: sorted.key !== key || !sorted.up }; update(); });
  head.append(button);
  get("heads").append(head);
}
get("search").addEventListener("input", update);
for (const one of all("select[data-key], #failed")) one.addEventListener("change", update);
get("clear").addEventListener("click", () => {
  get("search").value = "";
  get("failed").checked = false;
  for (const select of all("select[data-key]")) select.value = "";
  sorted = { key: "", up: true };
  update();
});
get("back").addEventListener("click", () => { page -= 1; draw(); });
get("next").addEventListener("click", () => { page += 1; draw(); });
document.addEventListener("click", pick);
options();
update();
