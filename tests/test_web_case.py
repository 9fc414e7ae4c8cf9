"""The review page without a browser: what each form does to a case, and what is given back."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from drafter.evaluate import labelled
from drafter.gaps import RULES
from drafter.web.families import FAMILIES
from tests.asking import Browser, friend
from tests.shell import run
from tests.stories import STORIES

STORY = next(story for story in STORIES if story.folder.name == "depot-noise")
FILES = [("reply", "reply.eml", STORY.reply[0].read_bytes()), ("request", "request.eml", STORY.request[0].read_bytes())]


@pytest.fixture(scope="module")
def browser() -> Browser:
    return friend()


@pytest.fixture
def case(browser: Browser) -> str:
    """The address of a new case."""
    return browser.upload("/read", FILES).headers["location"]


def gap(page: str, title: str) -> str:
    """The key of a gap on the page."""
    found = re.search(rf'<label for="g-(\w+)">{title}', page)
    assert found
    return found[1]


def test_the_first_page_asks_for_nothing_heavy() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from tests.asking import friend; assert friend().get('/').status == 200; "
        "print(sorted({'spacy', 'docx', 'pypdfium2', 'rapidfuzz'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=Path(__file__).parent.parent
    )
    assert ran.stdout == "[]\n", ran.stderr


def test_a_case_shows_its_evidence_exactly_and_numbered(browser: Browser, case: str) -> None:
    page = browser.get(case).text
    marks = re.findall(r'<mark class="(f-\w+)" data-c="(\d+)"><a class="chip"[^>]*></a>([^<]*)</mark>', page)
    assert ("f-elsewhere", "1", "The council does not hold this information.") in marks
    assert all(f'id="c{number}"' in page for _, number, _ in marks)


def test_several_files_at_once_need_no_word_on_which_is_which(browser: Browser) -> None:
    both = [("reply", name, data) for _, name, data in FILES]
    page = browser.get(browser.upload("/read", both).headers["location"]).text
    assert page.count("<h3><span>You wrote</span> request.eml</h3>") == 1 and "29 May 2024" in page


def test_a_tick_taken_out_leaves_the_letter_and_can_change_its_kind(browser: Browser, case: str) -> None:
    page = browser.get(case).text
    for key in re.findall(r'<input type="checkbox" id="g-(\w+)"', page):
        last = browser.post(f"{case}/tick", {"gap": key}).text
    assert "No letter is needed" in last and 'id="next"' in last and 'hx-swap-oob="true"' in last


def test_a_date_that_cannot_be_is_refused_and_nothing_changes(browser: Browser, case: str) -> None:
    for day in ("2024-13-01", "yesterday", "0024-01-01"):
        answer = browser.post(f"{case}/facts", {"answered": day})
        assert answer.status == 422 and day in answer.text
    assert 'value="2024-03-28"' in browser.get(case).text


def test_a_fact_that_is_emptied_is_not_known(browser: Browser, case: str) -> None:
    page = browser.post(f"{case}/facts", {"reference": ""}).text
    assert "Corrected by you" in page
    assert "EIR 2024/0187" not in browser.get(f"{case}/file/letter.txt").text
    assert "EIR 2024/0187" in browser.post(f"{case}/facts", {"forget": "reference"}).text


def test_the_address_for_reviews_can_be_corrected(browser: Browser, case: str) -> None:
    browser.post(f"{case}/facts", {"review-email": "clerk@stowmere.example"})
    assert "clerk@stowmere.example" in browser.get(f"{case}/letter").text


def test_words_that_stand_nowhere_are_no_evidence(browser: Browser, case: str) -> None:
    answer = browser.post(f"{case}/missed", {"words": "not in the letters", "rule": "late"})
    assert answer.status == 422
    assert browser.post(f"{case}/missed", {"words": "The council received", "rule": "no-such-rule"}).status == 422
    assert "Added by you" not in browser.get(case).text


def test_words_are_found_wherever_lines_are_broken(browser: Browser, case: str) -> None:
    page = browser.post(
        f"{case}/missed", {"words": " The  council\nreceived 31 complaints", "rule": "contradiction"}
    ).text
    assert "Added by you" in page and "The council received 31 complaints</mark>" in page
    key = gap(page, "Two statements")
    assert "Added by you" not in browser.post(f"{case}/wrong", {"gap": key}).text


def test_a_place_that_is_no_place_is_refused(browser: Browser, case: str) -> None:
    form = {"source": "reply.eml", "start": "0", "end": "5", "words": "other words", "rule": "late"}
    assert browser.post(f"{case}/missed", form).status == 422


def test_a_labelled_case_can_be_scored_and_writes_over_nothing(browser: Browser, case: str, tmp_path: Path) -> None:
    key = gap(browser.get(case).text, "Not held, and no word")
    browser.post(f"{case}/wrong", {"gap": key, "on": "1"})
    assert "search-not-described" not in browser.get(f"{case}/labels").text
    for _ in range(2):
        saved = browser.post(f"{case}/labels", {"folder": str(tmp_path), "name": "../../depot & noise"})
        assert saved.status == 200
    assert sorted(path.name for path in tmp_path.iterdir()) == ["depot-noise", "depot-noise-2"]
    first, _ = labelled(tmp_path)
    assert [path.name for path in (*first.reply, *first.request)] == ["reply.eml", "request.eml"]
    assert first.facts["authority"] == "Stowmere Borough Council" and len(first.gaps) == len(STORY.findings().gaps) - 1


@pytest.mark.parametrize("folder", ["", "cases", "../cases", "/proc/nothing/here"])
def test_a_folder_that_cannot_be_used_is_refused(browser: Browser, case: str, folder: str) -> None:
    assert browser.post(f"{case}/labels", {"folder": folder, "name": "x"}).status == 422


def test_a_labelled_case_can_be_downloaded(browser: Browser, case: str) -> None:
    import io
    import zipfile

    packed = zipfile.ZipFile(io.BytesIO(browser.get(f"{case}/file/labels.zip").body))
    assert packed.namelist() == [
        f"stowmere-borough-council/{name}" for name in ("reply.eml", "request.eml", "gold.toml")
    ]
    told = tomllib.loads(packed.read("stowmere-borough-council/gold.toml").decode())
    assert told["case"]["law"] == "uk-eir" and len(told["item"]) == 4


def test_every_rule_of_a_family_exists() -> None:
    known = {rule.id for rule in RULES}
    named = [rule for family in FAMILIES for rule in family.rules]
    assert set(named) <= known and len(named) == len(set(named))


def test_a_download_that_does_not_exist_is_refused(browser: Browser, case: str) -> None:
    assert browser.get(f"{case}/file/letter.exe").status == 422


def test_a_request_site_is_offered_where_the_letters_name_one(browser: Browser) -> None:
    mail = (
        STORY.reply[0].read_bytes().replace(b"tobias.penhale@example.org", b"request-12345-0a1b2c3d@whatdotheyknow.com")
    )
    case = browser.upload("/read", [("reply", "reply.eml", mail)]).headers["location"]
    assert 'href="https://www.whatdotheyknow.com/request/12345"' in browser.get(f"{case}/letter").text


def test_without_the_extra_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "drafter.web.serve", raising=False)
    ran = run(monkeypatch, "review", "--no-browser")
    assert ran.code == 2 and ran.out == b""
    assert ran.err.splitlines() == [
        "drafter: the review page needs uvicorn, which is not installed; pip install 'foi-drafter[web]'"
    ]


def test_a_file_that_is_missing_is_told_on_the_page() -> None:
    from datetime import date

    from drafter.web.app import application
    from drafter.web.safety import Guard
    from tests.asking import KEY, PORT

    browser = Browser(Guard(application(lambda: date(2024, 4, 8), ["/nowhere/reply.txt"]), PORT, KEY))
    browser.get(f"/?key={KEY}")
    assert 'action="/waiting"' in browser.get("/").text
    answer = browser.post("/waiting")
    assert answer.status == 422 and "/nowhere/reply.txt" in answer.text


def test_the_reading_of_a_scan_is_told_as_it_goes(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    from drafter.read import ocr
    from drafter.web import work

    seen: list[str] = []
    read = work.read_bytes

    def slowly(data: bytes, name: str) -> object:
        ocr.shown(name, 2, 7)
        seen.append(browser.guard.app.state.room.progress["abc"])
        return read(data, name)

    monkeypatch.setattr(work, "read_bytes", slowly)
    text = STORY.reply[0].read_text(encoding="utf-8")
    assert browser.post("/read", {"reply-text": text, "progress": "abc"}).status == 303
    assert seen == ["Reading scanned page 2 of 7 of reply.txt …"]
    assert browser.get("/progress/abc").text == ""


def test_what_only_the_user_knows_is_asked_and_used(browser: Browser) -> None:
    reply = """Kelder Council

Dear Ms Quill,

Thank you for your request of 4 March 2024 for the contract with Fallow Fleet.

The contract is withheld under section 43(2) of the Freedom of Information Act 2000, because its release would prejudice
the commercial interests of the contractor.
"""
    case = browser.post("/read", {"reply-text": reply}).headers["location"]
    page = browser.get(f"{case}/letter").text
    asked = re.findall(r'name="q-([\w-]+)" value="yes"', page)
    assert asked and 'id="asked" hx-swap-oob="true"' in page
    before = browser.get(f"{case}/file/letter.txt").text
    texts = set()
    for said in ("yes", "no"):
        after = browser.post(f"{case}/sender", {f"q-{asked[0]}": said}).text
        assert f'name="q-{asked[0]}" value="{said}" checked' in after
        texts.add(browser.get(f"{case}/file/letter.txt").text)
    assert len(texts | {before}) > 1
    browser.post(f"{case}/sender", {f"q-{asked[0]}": ""})
    assert browser.get(f"{case}/file/letter.txt").text == before


def test_a_point_too_weak_for_a_letter_is_not_ticked_until_the_user_does(browser: Browser) -> None:
    reply = """Kelder Council

Dear Ms Quill,

Your request of 4 March 2024: how many dogs were licensed, and the policy on dogs.

The policy is on our website at https://www.kelder.example/dogs/policy-2024.pdf.

The number of dogs is withheld under section 43(2) of the Freedom of Information Act 2000.
"""
    case = browser.post("/read", {"reply-text": reply}).headers["location"]
    page = browser.get(case).text
    key = gap(page, "Said to be available elsewhere")
    assert f'id="g-{key}" name="on" value="1" aria' in page and "Weak: a letter is stronger without it" in page
    assert "policy-2024" not in browser.get(f"{case}/file/letter.txt").text
    assert "policy-2024" in browser.post(f"{case}/tick", {"gap": key, "on": "1"}).text


def test_a_note_that_an_answer_will_come_is_no_answer(browser: Browser) -> None:
    note = """Kelder Council

5 March 2024

Dear Ms Quill,

Thank you for your request of 4 March 2024 under the Freedom of Information Act 2000. We aim to reply by 3 April 2024.

Yours sincerely
"""
    page = browser.get(browser.post("/read", {"reply-text": note}).headers["location"]).text
    assert "No answer has come yet, only a note that one will." in page and "seems to be answered" not in page
    assert "There is no answer yet" in page and "Untick" not in page and "The reply is due" in page


def test_requests_stand_in_the_order_of_their_days(browser: Browser) -> None:
    later = FILES[1][2].replace(b"4 Mar 2024", b"9 Mar 2024").replace(b"Penhale", b"P.")
    files = [FILES[0], ("request", "a.eml", later), FILES[1]]
    page = browser.get(browser.upload("/read", files).headers["location"]).text
    assert re.findall(r"You wrote</span> (\S+)</h3>", page) == ["request.eml", "a.eml"]
