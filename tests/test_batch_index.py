"""The index: cells that compute nothing, words that stay words, paragraphs that many replies share."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date

import pytest

from drafter.batch.index import order
from drafter.batch.index.charts import Counts, by_body, by_outcome
from drafter.batch.index.columns import HEADS, cells, link, safe
from drafter.batch.index.page import page
from drafter.batch.index.repeats import Repeat, Repeats
from drafter.batch.index.tables import as_csv, as_xlsx
from drafter.batch.passages import comparable, digest, sketch

TODAY = date(2024, 4, 8)
EVIL = '=HYPERLINK("http://evil.example")</script><script>alert(1)</script>\x07'
ROW = {
    "authority": EVIL,
    "items": [["1", "withheld"], ["2", None], ["3", "withheld"], ["4", "supplied"]],
    "gaps": {"no-limb": 2, "late": 1},
    "provisions": ["FOIA s.40(2)", "FOIA s.12"],
    "refused": [["FOIA s.40(2)", "withheld"], ["FOIA s.12", "over-cost-limit"]],
    "letter": "internal-review",
    "files": ["letter.docx"],
}
REFUSAL = (
    "We cannot release the names of staff below the senior grades because disclosure would be unfair to them under {}."
)


def said(text: str) -> list[str]:
    words = comparable(text)
    return [digest(" ".join(words)), sketch(words), "withheld", "FOIA s.40(2)", text]


def gathered() -> tuple[list[dict[str, str]], list[str], Counts, list[Repeat]]:
    counts, repeats = Counts(), Repeats()
    for name in ("one", "two"):
        counts.add(ROW)
        repeats.add(name, EVIL, [said(REFUSAL.format("section 40(2), as on 3 May 2024"))])
    groups = repeats.groups()
    rows = [cells(name, f"{name} #1", "", ROW, repeats.of(name)) for name in ("one", "two")]
    return rows, ["one #1", "two #1"], counts, groups


def test_cells_are_plain_words() -> None:
    made = cells("one", "one #1", "", ROW, ["P1"])
    assert list(made) == list(HEADS)
    assert (made["outcome"], made["gaps"]) == ("withheld 1, 3; supplied 4; untold 2", "no-limb ×2; late")
    assert made["files"] == "cases/one #1/letter.docx" and link("one #1", "é.txt") == "cases/one%20%231/%C3%A9.txt"


@pytest.mark.parametrize("text", ["=1+1", "+44 1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1+1"])
def test_formulas_are_words(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_csv_and_xlsx_compute_nothing() -> None:
    rows, places, counts, repeats = gathered()
    text = as_csv(rows).decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert found[0]["Body"].startswith("'=HYPERLINK") and "\x07" not in text
    made = as_xlsx(rows, places, counts, repeats)
    assert made == as_xlsx(rows, places, counts, repeats)
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        sheets = "".join(book.read(name).decode() for name in book.namelist() if "sheets/" in name)
        assert "<f>" not in sheets and "'=HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
        assert "cases/one%20%231" in book.read("xl/worksheets/_rels/sheet1.xml.rels").decode().replace("\\", "/")


def test_the_page_loads_nothing_and_runs_no_other_script() -> None:
    rows, places, counts, repeats = gathered()
    text = page(rows, places, counts, repeats, TODAY).decode()
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 1
    assert base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode() in text
    assert "default-src 'none'" in text and "alert(1)</script>" not in text
    assert not re.findall(r"(?:src|href)=\"(?!#)", text) and "@import" not in text
    data = json.loads(re.findall(r'id="data">(.*?)</script>', text, re.DOTALL)[0])
    assert data["rows"][0][1] == EVIL


def test_deadlines_to_come_are_first() -> None:
    days = ["2024-04-07", None, "2024-04-08", "2024-01-01", "2024-06-01"]
    ranked = sorted(days, key=lambda day: order(day, TODAY))
    assert ranked == ["2024-04-08", "2024-06-01", "2024-04-07", "2024-01-01", None]


def test_nothing_at_all_is_a_page_too() -> None:
    assert b"<b>0</b> cases" in page([], [], Counts(), [], TODAY)
    assert as_csv([]).decode("utf-8-sig").startswith("Case,Body,Deadline")
    assert as_xlsx([], [], Counts(), [])


def test_charts_tell_what_they_show() -> None:
    counts = gathered()[2]
    assert "<title>FOIA s.40(2), withheld: 2</title>" in by_outcome(counts.outcomes)
    assert "&lt;script&gt;" in by_body(counts.bodies) and "<script>" not in by_body(counts.bodies)
    assert by_outcome(Counts().outcomes) == by_body(Counts().bodies) == ""


def test_the_same_paragraph_in_many_replies_is_one() -> None:
    repeats = Repeats()
    for number in range(300):
        text = REFUSAL.format(f"section 40(2); our reference is {number}, of {number % 28 + 1} May 2024")
        repeats.add(f"case {number}", f"Council {number % 3}", [said(text)])
    near = REFUSAL.format("the Act").replace("names", "name")
    repeats.add("near", "Council 4", [said(near)])
    other = (
        "The information is published on our website every quarter, and you will find it under the heading of spending."
    )
    repeats.add("other", "Council 4", [said(other)])
    groups = repeats.groups()
    assert [len(one.cases) for one in groups] == [300]
    assert groups[0].bodies["Council 0"] == 100
    assert repeats.of("case 7") == ["P1"] and repeats.of("other") == repeats.of("near") == []


def test_paragraphs_that_nearly_say_the_same_are_one() -> None:
    repeats = Repeats()
    one = (
        "The information is exempt because it is personal data of members of staff, and to release it would be unfair "
        "to them, since they hold junior posts and do not expect their names to be made public by the council."
    )
    for number, text in enumerate(
        (one, one.replace("council", "authority"), one.replace("members of staff", "employees"))
    ):
        repeats.add(f"case {number}", "Council", [said(text)])
    assert [len(group.cases) for group in repeats.groups()] == [3]
