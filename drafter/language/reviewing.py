"""What the reply says of its own review: where to send for one, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from drafter.calendar import add_months, count, working
from drafter.errors import LawError
from drafter.language.dates import dates
from drafter.language.lines import EMAIL, POSTCODE
from drafter.language.passages import Passage, Zone
from drafter.law import Law
from drafter.law.addresses import is_regulators
from drafter.model import Evidence, Fact, Kind, Message
from drafter.patterns import cued

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "fourteen": 14, "fifteen": 15, "twenty": 20, "twenty-eight": 28, "twenty eight": 28, "thirty": 30,
    "forty": 40, "sixty": 60, "a": 1, "an": 1,
}  # fmt: skip
_NUMBER = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_WINDOW = cued(
    rf"(?P<how>within|in (?:the )?(?:next )?|inside|up to|no later than|not later than|not more than|before the end of|"
    rf"\()\s?(?:a (?:further )?period of |the next |a maximum of )?"
    rf"(?P<number>\d{{1,3}}|{_NUMBER})\s?(?:\(\d{{1,3}}\)\s)?(?:(?P<working>working|business|school)\s|"
    rf"calendar\s)?(?P<unit>days?|weeks?|months?)\b"
    r"(?P<from>(?:,? (?:of|from|after|following|starting)\b(?![^.;:,()]{0,60}@)"
    r"(?:(?!\s(?:if|should|please|by|to|via|and|or|setting|stating|explaining|using|through|at)\b)[^.;:,()]){0,60})?)",
    re.IGNORECASE,
)
_ASKS = cued(
    r"\b(?:you|your|reviews?|request\w*|complain\w*|appeal\w*|ask\w*|writ\w*|submit\w*|contact\w*|representations?|"
    r"dissatisfied|unhappy|reconsider\w*|let us know|tell us|email)\b|@",
    re.IGNORECASE,
)
_THEIRS = cued(
    r"\b(?:we|it|he|she|they|officer|who|panel|council|trust|board|authority|commission|agency|department|reviewer|"
    r"review) (?:\w+ )?(?:will|shall|aims?|must|would|hopes?|expects?|trys?|try|undertakes?|endeavours?|intends?)\b"
    r"(?! (?:only|not) )[^.;]{0,90}$|\b(?:respond(?:ed)?|response|reply|replied|answer(?:ed)?|decide[ds]?|completed?|"
    r"outcome|result|investigat\w+|acknowledged?|dealt with|concluded|conducted|carried out|receive (?:a|the|"
    r"our))\b(?:(?!\byou\b)[^.;,]){0,45}$",
    re.IGNORECASE,
)
_BY = cued(
    r"\b(?:by|before|until|no later than|not later than)\W*(?:close of business on )?(?:\w{3,9}day,? )?(?:the )?$",
    re.IGNORECASE,
)
_REGULATOR = cued(r"\b(?:information commissioner|ICO|OSIC|commissioner|ombudsman|tribunal)\b")
_REVIEWS = cued(
    r"\b(?:reviews?|reviewed|complain\w*|appeals?|reconsider\w*|representations|dissatisfied|unhappy|look(?:ed)? at again)\b",
    re.IGNORECASE,
)
_WAYS = cued(r"\b(?:at|to|:|address(?:ed to)?)\s+(?=[A-Z])")


def review_facts(passages: Sequence[Passage], answered: date | None, law: Law | None, reader: str = "") -> list[Fact]:
    """E-mail, address, window and last day of a review, as far as the reply tells them; `reader` is the reader's e-mail address."""
    told = [
        one for one in passages if one.zone is Zone.REVIEW or (one.zone is not Zone.ECHO and _REVIEWS.search(one.text))
    ]
    found = [*_emails(told, reader), *_addresses(passages)]
    window = next(_windows(told), None)
    if window is None:
        return found + [fact for fact in [next(_last_days(told, answered), None)] if fact]
    fact, days = window
    found.append(fact)
    by = _end(answered, *days, law) if answered else None
    return found + ([Fact("review-by", by.isoformat(), fact.said)] if by else [])


def review_days(messages: Sequence[Message]) -> Iterator[Fact]:
    """When a review was asked for and answered; nothing where the authority replied anew after it was asked for."""
    own = [one for one in messages if one.sent and not one.quoted]
    asked = next((one for one in own if one.kind is Kind.REVIEW_REQUEST), None)
    outcome = next((one for one in reversed(own) if one.kind is Kind.REVIEW_OUTCOME), None)
    replies = [one.sent for one in own if one.kind is Kind.REPLY and one.sent]
    if asked and asked.sent and (outcome or all(day <= asked.sent for day in replies)):
        yield Fact(
            "review-asked",
            asked.sent.isoformat(),
            Evidence(asked.body[0].source, asked.body[0].start, asked.body[0].start),
        )
    if outcome and outcome.sent:
        at = outcome.body[0]
        yield Fact("review-answered", outcome.sent.isoformat(), Evidence(at.source, at.start, at.start))


def _before_regulator(text: str) -> str:
    """A sentence up to where it speaks of the regulator."""
    match = _REGULATOR.search(text)
    return text[: match.start()] if match else text


def _emails(told: Sequence[Passage], reader: str) -> Iterator[Fact]:
    for passage in told:
        for match in EMAIL.finditer(passage.text):
            if passage.says("regulator") and _REGULATOR.search(passage.text[: match.start()]):
                break
            if not is_regulators(match[0]) and match[0].lower() != reader and "whatdotheyknow" not in match[0]:
                start = passage.start + match.start()
                yield Fact("review-email", match[0], Evidence(passage.source, start, start + len(match[0])))


def _windows(told: Sequence[Passage]) -> Iterator[tuple[Fact, tuple[int, str]]]:
    """How long a review may be asked for, with number and unit; not how long it will take."""
    for place, passage in enumerate(told):
        text = passage.text
        for match in _WINDOW.finditer(text):
            left = text[: match.start()]
            before = told[place - 1].text if place and told[place - 1].end + 3 > passage.start else ""
            asks = (
                _ASKS.search(left)
                or _ASKS.search(text[match.end() : match.end() + 60])
                or (match["how"] == "(" and _REVIEWS.search(before + left))
            )
            if not asks or _REGULATOR.search(left) or _THEIRS.search(left):
                continue
            said = match[0].lstrip("(").strip()
            start = passage.start + match.start() + match[0].index(said)
            unit = "working" if match["working"] else match["unit"].lower().rstrip("s")
            number = match["number"].lower()
            days = (int(number) if number.isdigit() else _NUMBERS[number], unit)
            yield Fact("review-window", said, Evidence(passage.source, start, start + len(said))), days


def _last_days(told: Sequence[Passage], answered: date | None) -> Iterator[Fact]:
    """A last day that is named: "by 14 April 2025"."""
    for passage in told:
        for dated in dates(passage.text, answered.year if answered else None):
            left = passage.text[: dated.start]
            if not _BY.search(left) or not answered or _REGULATOR.search(left) or _THEIRS.search(left):
                continue
            if answered < dated.day <= answered + timedelta(days=200):
                said = Evidence(passage.source, passage.start + dated.start, passage.start + dated.end)
                yield Fact("review-by", dated.day.isoformat(), said)


def _end(answered: date, number: int, unit: str, law: Law | None) -> date | None:
    """The last day of a window that starts with the reply; working days leave out weekends and the law's bank holidays."""
    if unit == "month":
        return add_months(answered, number)
    if unit != "working":
        return answered + timedelta(days=number * (7 if unit == "week" else 1))
    if law is None or law.holidays is None:
        return None
    try:
        return count(answered, number, working(law.holidays, law.limit("reply", "", answered).calendar))[-1].on
    except LawError:
        return None


def _addresses(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The postal address in the complaints paragraph: lines that end with a postcode, or one in a sentence."""
    lines: list[Passage] = []
    for passage in passages:
        if passage.zone is not Zone.REVIEW and not (lines and passage.zone is Zone.HEADING):
            continue
        if passage.says("regulator") or _REGULATOR.search(passage.text):
            break
        lines.append(passage)
    for address in filter(None, [_block(lines)]):
        text = "\n".join(
            re.sub(r"^(?:e-?mail|tel\w*)\b.*", "", one.text, flags=re.IGNORECASE).strip(" ,") for one in address
        )
        said = Evidence(address[0].source, address[0].start, address[-1].end)
        yield Fact("review-address", "\n".join(line for line in text.split("\n") if line), said)
        return
    yield from _in_sentence(lines)


def _block(lines: Sequence[Passage]) -> list[Passage]:
    """The run of short lines that ends with a postcode."""
    for place, passage in enumerate(lines):
        if POSTCODE.search(passage.text) and passage.words < 14 and not is_regulators(passage.text):
            start = place
            while start and lines[start - 1].words <= 8 and not re.search(r"[.:?]\s*$", lines[start - 1].text):
                start -= 1
            return list(lines[start : place + 1])
    return []


def _in_sentence(lines: Sequence[Passage]) -> Iterator[Fact]:
    """An address that a sentence gives: "write to the Head of Legal, Town Hall, Northtown, NT1 2AB"."""
    for passage in lines:
        code = POSTCODE.search(passage.text)
        if not code or is_regulators(passage.text):
            continue
        ways = [match.end() for match in _WAYS.finditer(passage.text, 0, code.start())]
        parts = [part.strip() for part in passage.text[ways[-1] : code.end()].split(",")] if ways else []
        if 2 <= len(parts) <= 8 and all(len(part) < 60 for part in parts):
            said = Evidence(passage.source, passage.start + ways[-1], passage.start + code.end())
            yield Fact("review-address", "\n".join(parts), said)
            return
