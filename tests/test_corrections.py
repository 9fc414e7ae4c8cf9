"""What a person corrects goes before what was read, and what rests on it is found anew."""

from __future__ import annotations

from datetime import date

from drafter import ics
from drafter.draft import Findings, amended, examine, write
from drafter.model import Certainty, Evidence, Gap, Sender
from drafter.read import read_all
from tests.stories import STORIES

STORY = next(story for story in STORIES if story.folder.name == "depot-noise")
REPLIES, REQUESTS = read_all(STORY.reply), read_all(STORY.request)


def found(**told: str) -> Findings:
    facts = {kind.replace("_", "-"): value for kind, value in told.items()}
    return examine(REPLIES, REQUESTS, today=STORY.today, told=facts)


def test_nothing_told_changes_nothing() -> None:
    assert found() == STORY.findings()


def test_a_corrected_date_moves_what_is_counted_from_it() -> None:
    corrected = found(answered="2024-03-20")
    assert corrected.case.answered == date(2024, 3, 20)
    assert [due.on for due in corrected.deadlines] == [date(2024, 5, 20)]
    assert "your reply of 20 March 2024" in " ".join(block.text for block in write(corrected, "auto", Sender()).blocks)


def test_a_late_answer_is_found_where_the_dates_say_so() -> None:
    assert "late" not in [gap.rule for gap in found().gaps]
    assert "late" in [gap.rule for gap in found(requested="2024-01-04").gaps]


def test_a_fact_can_be_taken_away() -> None:
    assert found(reference="").case.value("reference") is None
    assert found(answered="").deadlines == ()


def test_a_fact_that_no_letter_tells_can_be_told() -> None:
    assert found(review_asked="2024-04-02").case.day("review-asked") == date(2024, 4, 2)
    assert write(found(review_email="clerk@stowmere.example"), "auto", Sender()).to_email == "clerk@stowmere.example"


def test_a_corrected_body_decides_which_laws_govern() -> None:
    assert found(authority="Glenmore Council").case.value("authority") == "Glenmore Council"
    reply = read_all([next(one for one in STORIES if one.folder.name == "pupil-data").reply[0]])
    scottish = examine(reply, today=STORY.today, told={"authority": "Scottish Borders Council"})
    assert scottish.case.law == "scot-foisa"


def test_a_gap_that_is_left_out_takes_its_ground_and_its_letter_with_it() -> None:
    every = found()
    refusals = {gap for gap in every.gaps if gap.items == ("3",)}
    rest = amended(every, refusals)
    assert (
        {gap.rule for gap in rest.gaps}
        == {ground.gap.rule for ground in rest.grounds}
        == {"not-held", "search-not-described"}
    )
    assert (every.route.letter, rest.route.letter) == ("internal-review", "follow-up")
    assert amended(every, set(every.gaps)).route.letter == "none"
    assert amended(every) == every


def test_a_gap_that_a_reader_saw_is_argued() -> None:
    every = found()
    text = REPLIES[0].text
    start = text.index("Under the licence")
    said = Evidence(REPLIES[0].id, start, text.index(".", start + 40))
    more = amended(every, (), [Gap("part-answered", "inform", Certainty.CERTAIN, (said,), ("4",))])
    assert len(more.grounds) == len(every.grounds) + 1
    assert "Question 4" in " ".join(block.text for block in write(more, "auto", Sender()).blocks)


def test_the_deadline_of_a_case_is_a_calendar_entry() -> None:
    made = ics.entries(found(authority="Stowmere, with a comma"), "internal-review").decode()
    assert "DTSTART;VALUE=DATE:20240529\r\n" in made and "Stowmere\\, with a comma" in made.replace("\r\n ", "")
    assert all(len(line.encode()) <= ics.WIDTH for line in made.split("\r\n"))
