"""index.html in a real browser, where there is one: it sorts, filters, pages and links, and says nothing to the network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from drafter.batch.index.charts import Counts
from drafter.batch.index.columns import cells
from drafter.batch.index.page import page
from drafter.batch.index.repeats import Repeat

BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
QUIET = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
pytestmark = pytest.mark.skipif(not BROWSER, reason="no Chromium here")

# What a reader does, one step after another, and what is then to be seen.
STEPS = """
const seen = {}, get = (id) => document.getElementById(id);
const column = (key) => [...document.querySelectorAll(`td.${key}`)].map((cell) => cell.textContent);
const head = (key) => document.querySelector(`th[data-key=${key}] button`).click();
const tell = (one, event) => one.dispatchEvent(new Event(event, { bubbles: true }));
const clear = () => get("clear").click(), count = () => get("count").textContent;
const choose = (key, value) => {
  const one = document.querySelector(`select[data-key=${key}]`);
  one.value = value;
  tell(one, "change");
};
seen.first = column("case").slice(0, 2);
seen.passed = document.querySelectorAll("td.passed").length;
seen.rows = column("case").length;
head("case"); seen.up = column("case")[0];
head("case"); seen.down = column("case")[0];
head("strength"); seen.strength = column("strength")[0];
get("next").click(); seen.page = get("page").textContent; seen.later = column("case").length;
choose("authority", "Council 1"); seen.filtered = [...new Set(column("authority"))]; seen.count = count(); clear();
seen.cleared = count();
choose("outcome", "withheld"); seen.outcome = count(); clear();
choose("gaps", "late"); seen.gap = count(); clear();
get("search").value = "2024-05-08 COUNCIL"; tell(get("search"), "input"); seen.found = column("case"); clear();
get("failed").click(); seen.failed = column("error"); clear();
document.querySelector(".repeats .pick").click(); seen.repeat = count(); clear();
tell(document.querySelector("svg .pick"), "click"); seen.chart = count(); clear();
seen.links = [...document.querySelectorAll("td.files a")].slice(0, 2).map((one) => one.getAttribute("href"));
const out = document.createElement("pre");
out.id = "seen";
out.textContent = JSON.stringify(seen);
document.body.append(out);
"""


def made(cases: int = 150) -> bytes:
    """A page with many cases of three bodies, one failed, and one repeated paragraph."""
    counts, rows = Counts(), []
    for number in range(cases):
        row = {
            "authority": f"Council {number % 3}",
            "deadline": f"2024-05-{number % 28 + 1:02}",
            "letter": "internal-review",
            "strength": ("weak", "fair", "strong")[number % 3],
            "items": [["1", "withheld" if number % 2 else "supplied"]],
            "gaps": {"late": 1} if number % 5 == 0 else {"no-limb": 2},
            "provisions": ["FOIA s.12"],
            "refused": [["FOIA s.12", "over-cost-limit"]],
            "files": ["report.json", "letter #1.docx"],
        }
        row = row if number else {}
        counts.add(row)
        rows.append(
            cells(
                f"case {number}",
                f"case {number}",
                "" if number else "a.txt: is <b>empty",
                row,
                ["P1"] if number < 9 else [],
            )
        )
    repeat = Repeat("withheld", "FOIA s.12", "We cannot <i>tell</i>.", frozenset(), {"a", "b"}, id="P1")
    return page(rows, [f"case {number}" for number in range(cases)], counts, [repeat], date(2024, 5, 15))


def dom(path: Path, profile: Path) -> str:
    """The page as the browser has it after its scripts ran."""
    command = [str(BROWSER), *QUIET, f"--user-data-dir={profile}", "--dump-dom", path.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout


def test_the_index_works_in_a_browser(tmp_path: Path) -> None:
    text = made().decode()
    # The policy of the page lets no other script run, so the copy that is driven has none.
    driven = re.sub(r"<meta http-equiv[^>]*>", "", text).replace("</body>", f"<script>{{{STEPS}}}</script></body>")
    (tmp_path / "index.html").write_text(driven)
    found = re.findall(r'<pre id="seen">(.*?)</pre>', dom(tmp_path / "index.html", tmp_path / "profile"), re.DOTALL)
    assert json.loads(unescape(found[0])) == {
        "first": ["case 0", "case 1"],
        "passed": 55,
        "rows": 100,
        "up": "case 0",
        "down": "case 149",
        "strength": "strong",
        "page": "2 of 2",
        "later": 50,
        "filtered": ["Council 1"],
        "count": "50 of 150 cases",
        "cleared": "150 of 150 cases",
        "outcome": "75 of 150 cases",
        "gap": "29 of 150 cases",
        "found": [f"case {number}" for number in range(7, 150, 28)],
        "failed": ["a.txt: is <b>empty"],
        "repeat": "9 of 150 cases",
        "chart": "149 of 150 cases",
        "links": ["cases/case%201/report.json", "cases/case%201/letter%20%231.docx"],
    }


def test_under_its_own_policy_the_page_draws_its_rows_and_nothing_else_runs(tmp_path: Path) -> None:
    text = made(3).decode().replace("</body>", "<script>document.title = 'broken in'</script></body>")
    (tmp_path / "index.html").write_text(text)
    seen = dom(tmp_path / "index.html", tmp_path / "profile")
    assert "3 of 3 cases" in seen and "<title>drafter: index of cases</title>" in seen
    assert "&lt;b&gt;empty" in seen and "<b>empty" not in seen.split("</script>", 1)[0]
