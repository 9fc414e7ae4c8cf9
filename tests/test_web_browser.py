"""The review page in a browser, as a user works with it."""

from __future__ import annotations

import email
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from tests.stories import STORIES
from tests.surfing import browsing, served, violations

STORY = next(story for story in STORIES if story.folder.name == "depot-noise")
FILES = [str(path) for path in (*STORY.reply, *STORY.request)]
REFUSAL = """Kelder Council

Dear requester,

Your request of 4 March 2024 is refused under section 12 of the Freedom of Information Act.
"""
HOSTILE = """Dear Ms Quill,

Your request of 4 March 2024 under the Freedom of Information Act 2000. <script>window.caught = 1</script>
<img src="http://evil.invalid/x.png" onerror="window.caught = 2">
{{ 7 * 7 }} {% raw %} </mark></article><style>body{display:none}</style>

The report is withheld under section 40(2). <iframe src="javascript:parent.caught = 3"></iframe>

Yours sincerely,
</textarea><script>window.caught = 4</script> Records Team
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def address(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The first page; whatever the browser asks for or complains about is looked at in the end."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB", accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: said.type == "error" and faults.append(said.text))
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.goto(address)
    opened.faults, opened.asked = faults, asked
    yield opened
    own = address.partition("?")[0]
    assert [url for url in asked if not url.startswith((own, "blob:", "data:", "mailto:"))] == []
    assert faults == []
    context.close()


def sample(page: Any) -> Any:
    page.get_by_role("button", name="See a sample case").click()
    page.locator(".paper").wait_for()
    return page


def letter(page: Any) -> str:
    return str(page.locator(".paper").inner_text())


def taken(page: Any, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def settled(page: Any) -> None:
    page.wait_for_function("() => !document.querySelector('.htmx-request') && !busy()")


def test_a_reply_that_is_chosen_becomes_a_case(page: Any) -> None:
    page.set_input_files("#reply", FILES)
    page.locator(".paper").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Stowmere Borough Council"
    assert "The council does not hold this information." in page.locator("mark").all_inner_texts()
    assert page.locator("#gaps input[type=checkbox]").count() == len(STORY.findings().gaps)
    assert "29 May 2024" in page.locator("#next").inner_text()
    assert "information said not to be held" in letter(page)


def test_a_file_that_is_dropped_is_read(page: Any) -> None:
    text = STORY.reply[0].read_text(encoding="utf-8")
    page.evaluate(
        """(text) => {
            const data = new DataTransfer();
            data.items.add(new File([text], "reply.eml"));
            for (const name of ["dragover", "drop"]) {
                document.querySelector("[data-drop]").dispatchEvent(
                    new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));
            }
        }""",
        text,
    )
    page.locator(".paper").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "Stowmere Borough Council"


def test_pasted_text_is_read_and_a_failure_keeps_it(page: Any) -> None:
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("Their reply").fill("1234 5678")
    page.get_by_role("button", name="Find what is missing").click()
    assert page.get_by_role("alert").is_visible()
    assert page.get_by_label("Their reply").input_value() == "1234 5678"
    page.faults.clear()  # the browser logs the status of the refusal
    page.get_by_label("Their reply").fill(HOSTILE.replace("<", "‹"))
    page.get_by_role("button", name="Find what is missing").click()
    page.locator(".paper").wait_for()
    assert page.locator("#gaps .card").count() >= 1


def test_an_unticked_gap_leaves_the_letter_and_comes_back(page: Any) -> None:
    sample(page)
    box = page.get_by_role("checkbox", name="Not held, and no word on what was searched")
    assert "which teams and record systems were searched" in letter(page)
    box.uncheck()
    page.wait_for_function("() => !document.querySelector('.paper').innerText.includes('record systems were searched')")
    assert page.evaluate("() => document.activeElement.type") == "checkbox"
    box.check()
    page.wait_for_function("() => document.querySelector('.paper').innerText.includes('record systems were searched')")


def test_a_corrected_date_moves_the_deadline(page: Any) -> None:
    sample(page)
    page.get_by_text("More details").click()
    page.get_by_label("They answered on").fill("2024-03-20")
    page.locator("#next", has_text="20 May 2024").wait_for()
    page.locator(".paper", has_text="your reply of 20 March 2024").wait_for()
    assert "Corrected by you" in page.locator("#facts").inner_text()
    assert page.locator("#morefacts").get_attribute("open") is not None
    page.get_by_role("button", name=re.compile("^As read.*They answered on")).click()
    page.locator("#next", has_text="29 May 2024").wait_for()


def test_another_law_is_applied(page: Any) -> None:
    sample(page)
    page.get_by_label("Law", exact=True).select_option("uk-foia")
    page.locator("#next", has_text="Request for an internal review").wait_for()
    page.locator(".paper", has_text="Freedom of Information Act 2000").wait_for()


def test_a_question_that_is_answered_reaches_the_letter(page: Any) -> None:
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("Their reply").fill(REFUSAL)
    page.get_by_role("button", name="Find what is missing").click()
    page.locator(".needs", has_text="your name").wait_for()
    page.get_by_label("What is your name?").fill("Ada Quill")
    page.get_by_label("Where should the answer go?").fill("1 Mill Lane\nKelder")
    page.get_by_label("Your e-mail address").click()
    page.locator(".paper", has_text="1 Mill Lane").wait_for()
    assert letter(page).count("Ada Quill") == 2
    assert "your name" not in page.locator(".tools").inner_text()


def test_edits_survive_ticks_and_are_set_aside_when_their_words_go(page: Any) -> None:
    sample(page)
    thanks = page.locator(".words", has_text="Thank you for the information")
    thanks.fill("Thank you for what little you sent.")
    search = page.locator(".words", has_text="Please check once more")
    search.fill("Please look again, in the cellar too.")
    settled(page)
    page.get_by_role("checkbox", name="Not held, and no word on what was searched").uncheck()
    page.locator("#edited", has_text="Set aside").wait_for()
    page.locator("#say", has_text="no longer in the letter").wait_for()
    assert "what little you sent" in letter(page)
    assert "in the cellar too" not in letter(page)
    assert "in the cellar too" in page.locator("#edited").inner_text()
    page.get_by_role("checkbox", name="Not held, and no word on what was searched").check()
    page.locator(".paper", has_text="in the cellar too").wait_for()
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    page.locator(".paper", has_text="Thank you for the information").wait_for()


def test_words_that_are_still_being_typed_reach_the_download(page: Any) -> None:
    sample(page)
    page.locator(".words", has_text="Thank you for the information").fill("Typed a moment ago.")
    assert b"Typed a moment ago." in taken(page, "As plain text")


def test_a_paragraph_of_ones_own(page: Any) -> None:
    sample(page)
    page.get_by_role("button", name="Add a paragraph of your own").click()
    page.wait_for_function("() => document.activeElement.matches('[data-key^=own]')")
    page.keyboard.type("I shall be away in May.")
    text = taken(page, "As plain text").decode()
    assert text.index("I shall be away in May.") < text.index("Yours faithfully")


def test_every_download_opens(page: Any) -> None:
    sample(page)
    page.locator(".words", has_text="Thank you for the information").fill("Thank you, Größe.")
    word = Document(io.BytesIO(taken(page, "Download for Word")))
    assert "Thank you, Größe." in [paragraph.text for paragraph in word.paragraphs]
    noted = Document(io.BytesIO(taken(page, "For Word, with a note")))
    assert any("The council does not hold" in comment.text for comment in noted.comments)
    assert "Thank you, Größe." in taken(page, "As plain text").decode()
    mail = email.message_from_bytes(taken(page, "As an e-mail draft"), policy=email.policy.default)
    assert mail["To"] == "reviews@stowmere.example"
    assert "Thank you, Größe." in mail.get_body(("plain",)).get_content()
    names = zipfile.ZipFile(io.BytesIO(taken(page, "Everything in one ZIP"))).namelist()
    assert names == ["index.txt", "letter.docx", "exhibits/01 request.eml", "exhibits/02 reply.eml"]
    entry = taken(page, "Add to calendar").decode()
    assert "DTSTART;VALUE=DATE:20240529" in entry and "Stowmere" in entry and entry.count("BEGIN:VEVENT") == 2
    page.get_by_role("button", name="Copy the letter").click()
    page.locator("#say", has_text="Copied").wait_for()
    assert "Thank you, Größe." in page.evaluate("() => navigator.clipboard.readText()")


def test_the_letter_is_opened_elsewhere_with_the_words_as_they_are_now(page: Any) -> None:
    sample(page)
    page.evaluate("() => { window.open = (address) => { window.opened = address } }")
    mail = page.get_by_role("link", name="Open in your mail program")
    assert str(mail.get_attribute("href")).startswith("mailto:reviews@stowmere.example?subject=Request")
    page.get_by_label("Letter", exact=True).select_option("new-request")
    page.get_by_role("link", name="WhatDoTheyKnow").wait_for()
    page.locator(".words", has_text="Please send it by e-mail").fill("Größe & co, please.")
    page.get_by_role("link", name="WhatDoTheyKnow").click()
    page.wait_for_function("() => window.opened")
    assert str(page.evaluate("() => window.opened")).startswith("https://www.whatdotheyknow.com/select_authority")
    page.locator("#say", has_text="Copied: paste it there").wait_for()
    assert "Größe & co, please." in page.evaluate("() => navigator.clipboard.readText()")
    assert page.get_by_role("link", name="WhatDoTheyKnow").get_attribute("rel") == "noopener noreferrer"
    page.get_by_role("link", name="Open in your mail program").click()
    page.wait_for_timeout(500)
    (address,) = [url for url in page.asked if url.startswith("mailto:")]
    assert "Gr%C3%B6%C3%9Fe%20%26%20co" in address and address.endswith("Tobias%20Penhale%0D%0A")


def test_one_side_lights_the_other(page: Any) -> None:
    sample(page)
    page.locator("#c2").hover()
    assert page.locator("mark.lit").count() == 1
    page.locator("mark", has_text="does not hold").hover()
    assert page.locator(".card.lit").get_attribute("id") == "c1"
    page.locator("mark .chip").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "c1"


def test_a_finding_marked_wrong_and_a_missed_one_are_saved_as_a_case(page: Any, tmp_path: Path) -> None:
    sample(page)
    page.get_by_role("button", name=re.compile("^This is wrong.*Not held, and")).click()
    page.locator(".row.wrong").wait_for()
    page.evaluate(
        """() => {
            const line = [...document.querySelectorAll(".source p")].find((one) => one.textContent.startsWith("Under the licence"));
            line.scrollIntoView();
            document.getSelection().selectAllChildren(line);
        }"""
    )
    page.get_by_role("button", name="Something is missing here").click()
    assert page.get_by_label("The words that show it").input_value().startswith("Under the licence")
    page.locator("#missed-rule").select_option("part-answered")
    page.get_by_role("button", name="Add it").click()
    page.locator(".card", has_text="Added by you").wait_for()
    page.locator(".paper", has_text="Question 4").wait_for()
    page.get_by_role("button", name="Save as a test case").click()
    page.get_by_text("See the labels").click()
    assert 'quote = "Under the licence' in page.locator("dialog pre").inner_text()
    page.get_by_label("Folder").fill(str(tmp_path / "cases"))
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Saved").wait_for()
    (gold,) = (tmp_path / "cases").glob("*/gold.toml")
    told = tomllib.loads(gold.read_text(encoding="utf-8"))
    rules = [row["rule"] for row in told["gap"]]
    assert "search-not-described" not in rules and "part-answered" in rules
    assert sorted(path.name for path in gold.parent.iterdir()) == ["gold.toml", "reply.eml", "request.eml"]


def test_a_hostile_letter_stays_text(page: Any) -> None:
    page.get_by_text("Paste the text instead").click()
    page.get_by_label("Their reply").fill(HOSTILE)
    page.get_by_role("button", name="Find what is missing").click()
    page.locator(".paper").wait_for()
    shown = page.locator(".source").first.inner_text()
    assert "<script>window.caught = 1</script>" in shown and "{{ 7 * 7 }}" in shown
    assert page.evaluate("() => window.caught") is None
    assert page.locator("iframe, .source img, main style").count() == 0


def test_a_long_hostile_letter_stays_text(page: Any, tmp_path: Path) -> None:
    line = "The committee met <b onclick=alert(1)> in the hall, and has met there since the depot opened in 1987.\n"
    file = tmp_path / "long.txt"
    file.write_text(HOSTILE + line * (5_000_000 // len(line)), encoding="utf-8")
    page.set_input_files("#reply", str(file))
    page.locator("#gaps .card").first.wait_for(timeout=400_000)
    page.locator(".paper").wait_for()
    assert "lines without a finding: read, and left out here" in page.locator(".source .passed").inner_text()
    assert page.evaluate("() => window.caught") is None
    assert page.evaluate("() => document.querySelectorAll('.source b').length") == 0


def test_two_cases_in_two_tabs_keep_apart(page: Any) -> None:
    sample(page)
    other = page.context.new_page()
    other.goto(page.url.partition("/case")[0])
    sample(other)
    assert page.url != other.url
    page.get_by_role("checkbox", name="Refused because of the cost").uncheck()
    page.wait_for_function(
        "() => !document.querySelector('.paper').innerText.includes('said to be manifestly unreasonable')"
    )
    other.reload()
    other.locator(".paper", has_text="said to be manifestly unreasonable").wait_for()


def test_a_file_is_added_to_a_case(page: Any) -> None:
    page.set_input_files("#reply", FILES[0])
    page.locator(".paper").wait_for()
    assert page.locator(".source").count() == 1
    page.set_input_files("#more-request", FILES[1])
    page.locator(".source.requester").wait_for()
    assert page.locator(".source").count() == 2


def test_a_case_that_is_closed_is_gone(page: Any) -> None:
    sample(page)
    case = page.url
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Close this case").click()
    page.get_by_text("Drop the reply here").wait_for()
    page.goto(case)
    assert page.get_by_role("heading", level=1).inner_text() == "This case is no longer open"
    page.faults.clear()


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 360), ("dark", 1600)])
def test_nothing_is_in_the_way_of_anybody(page: Any, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    assert violations(page) == []
    sample(page)
    page.locator("details").evaluate_all("(found) => found.forEach((one) => { one.open = true })")
    page.get_by_role("button", name=re.compile("^This is wrong.*Not held, and")).click()
    page.locator(".row.wrong").wait_for()
    page.locator(".words", has_text="Thank you for the information").fill("Thank you.")
    settled(page)
    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
    page.get_by_label("Letter", exact=True).select_option("new-request")
    page.get_by_role("link", name="WhatDoTheyKnow").wait_for()
    assert violations(page) == []
    page.get_by_role("button", name="Add a gap that was missed").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Save as a test case").click()
    page.locator("dialog[open] form").wait_for()
    assert violations(page) == []


def test_the_keyboard_reaches_the_gaps_and_the_letter(page: Any) -> None:
    sample(page)
    page.evaluate("() => window.scrollTo(0, 0)")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "gaps"
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.type") == "checkbox":
            break
    page.keyboard.press("Space")
    page.wait_for_function("() => !document.querySelector('#gaps input').checked")


def test_it_prints_the_letter_and_the_marks(page: Any) -> None:
    sample(page)
    page.emulate_media(media="print")
    assert page.locator(".top").is_hidden() and page.locator(".tools").is_hidden()
    assert page.locator(".paper").is_visible() and page.locator("mark").first.is_visible()


def test_files_named_on_the_command_line_are_opened(browser: Any, tmp_path: Path) -> None:
    with served(tmp_path, FILES[0], "--request", FILES[1]) as address:
        opened = browser.new_page()
        opened.goto(address)
        opened.locator(".paper").wait_for()
        assert opened.get_by_role("heading", level=1).inner_text() == "Stowmere Borough Council"
        opened.close()
