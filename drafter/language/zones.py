"""Which part of a reply a passage belongs to: letterhead, quoted request, answer, complaint paragraph, signature…

Only the body says what the authority does; everything else is there to be told apart from it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from drafter.language.passages import Passage, Zone
from drafter.patterns import cued

GREETING = cued(r"^\W*(?:dear\b|annwyl\b|good (?:morning|afternoon|evening)\b|hello\b|hi\b)", re.IGNORECASE)
SIGN_OFF = cued(
    r"^\W*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|warm|with kind)(?:est)? ?regards|regards|"
    r"sincerely|many thanks|best wishes)\b.{0,40}$|^\W*(?:cheers|all the best|thanks)\W*$",
    re.IGNORECASE,
)
RESUMES = cued(
    r"^\W*(?:annexe?|appendix|schedule|attachment|enclosure|response|foi request|request)\b[\s\w.:–-]{0,30}$",
    re.IGNORECASE,
)
STATUTE = cued(
    r"^\W*\(\s?(?:\d{1,2}[A-Z]?|[a-z]|[ivx]+)\s?\).*\b(?:exempt information|information is exempt|"
    r"public authority|shall|"
    r"by virtue of|the duty to confirm|for the purposes of|applies|prejudice|disclosure|subsection)\b|"
    r"^\W*\d{1,2}[A-Z]?\.?\s?[—–-]\s?\(1\)",
    re.IGNORECASE,
)
RIGHTS = cued(
    r"\b(?:you (?:may|can|have|are entitled|should|must|might|wish|would|could|will)|your right|"
    r"please (?:write|contact|email|send|e-mail)|"
    r"if you|should you|right (?:to|of)|within \w+ (?:working days|calendar days|days|months|weeks)|"
    r"can be contacted|contact details)\b",
    re.IGNORECASE,
)
_RUN_IN = 5  # words of a heading that stands in the line of its paragraph
_SILENT = 6  # lines of a complaints paragraph that may pass without a word of it: an address
COMPLAINTS_GO = cued(
    r"\b(?:complaints?|appeals?|reviews?)\b[^.]{0,80}\b(?:must|should|may|can|to) be (?:made|sent|submitted|"
    r"addressed|directed|put)\b|"
    r"\bcomplaints? (?:go|goes|to|about this)\b|\b(?:requests?|"
    r"application) for (?:an? )?(?:internal )?review\b[^.]{0,40}(?::|\bto be\b|\bshould\b|\bmust\b)|"
    r"^\W*(?:complaints?|review|appeals?)\W*:|\byou (?:may|can|could|have (?:the|a) right|"
    r"are entitled)\b[^.]{0,60}\b(?:review|reconsider|complain|appeal|look again)\b",
    re.IGNORECASE,
)
_TITLE_WORD = cued(r"^(?:[A-Z][\w’'&/()-]*|[\d\W]+|of|the|and|for|to|in|on|a|under|by|or|with|not)$")
_POINTS = cued(r"^\W*(?:please )?(?:see|refer to|same as|as (?:for|in|per|above|below))\b", re.IGNORECASE)
_SUBJECT = cued(r"^\W*(?:re|subject|reference|ref|our ref|your ref)\b\s?[:–-]", re.IGNORECASE)
_OUTCOMES = (
    "withhold exempt not-held cost ncnd vexatious elsewhere sent-elsewhere future attached apology supplied "
    "clarify fee deferred"
).split()


def assign(passages: Sequence[Passage]) -> None:
    """Give every passage of a letter its zone (the quoted request is found later, see `echo`)."""
    lines = [list(group) for _, group in groupby(passages, key=lambda passage: passage.line)]
    opening = _greeting(lines)
    zone = Zone.HEADER if opening else Zone.BODY
    for place, line in enumerate(lines):
        zone = Zone.GREETING if place == opening and GREETING.match(line[0].text) else _next(zone, line)
        standing = any(p.says("licence") for p in line) and not any(
            p.says("exempt", "not-held", "ncnd") or any(one.regulation and "(" in one.number for one in p.cited)
            for p in line
        )
        first = next((at for at, p in enumerate(line) if p.says("licence")), 0)
        for at, passage in enumerate(line):
            given = at < first and passage.says("attached", "supplied", "elsewhere")
            passage.zone = _one(zone, passage, len(line) > 1, standing and not given)
        if zone in (Zone.GREETING, Zone.HEADING):
            if zone is Zone.GREETING and len(line) > 1:
                for passage in line[1:]:
                    passage.zone = Zone.BODY
            zone = Zone.BODY
    _review(lines)


def _greeting(lines: list[list[Passage]]) -> int:
    """The line of the salutation; 0 where the letter has none, or starts with it."""
    for place, line in enumerate(lines[:80]):
        if GREETING.match(line[0].text) and line[0].words < 14:
            return place
    return 0


def _next(zone: Zone, line: list[Passage]) -> Zone:
    """The zone that a line continues or begins."""
    text = " ".join(passage.text for passage in line)
    if zone is Zone.HEADER:
        return zone
    if SIGN_OFF.match(text):
        return Zone.SIGNATURE
    if zone is Zone.SIGNATURE:
        resumes = RESUMES.match(text) or (len(text.split()) >= 18 and not line[0].says("licence", "query"))
        return (Zone.HEADING if RESUMES.match(text) else Zone.BODY) if resumes else zone
    if is_heading(line):
        return Zone.HEADING
    return Zone.BODY


def is_heading(line: Sequence[Passage]) -> bool:
    """Whether a line is a heading: short, no sentence, written as a title, or a subject line."""
    text = line[0].text
    words = text.split()
    if (line[0].label and line[0].says(*_OUTCOMES)) or _POINTS.match(text):
        return False
    if len(line) > 1 or len(words) > 14 or text.endswith((".", "?", ";", ",")) or line[0].bullet or "\t" in text:
        return False
    if _SUBJECT.match(text):
        return True
    return len(words) > 1 and text.upper() != text.lower() and all(_TITLE_WORD.match(word) for word in words)


def _one(zone: Zone, passage: Passage, many: bool, standing: bool) -> Zone:
    """The zone of one passage in a line (of `many`, or about `standing` matter) that belongs to the body."""
    if zone is not Zone.BODY:
        return zone
    if passage.first and many and passage.cited and passage.words <= _RUN_IN and not passage.says("exempt", "withhold"):
        return Zone.HEADING
    if STATUTE.match(passage.text) and not (passage.cited and passage.says("withhold")):
        return Zone.STATUTE
    if standing:
        return Zone.LICENCE
    if passage.says("query") and not passage.says(*_OUTCOMES):
        return Zone.COURTESY
    return zone


def _review(lines: list[list[Passage]]) -> None:
    """Mark the paragraphs on complaints: from where the reader is told what to do if unhappy."""
    inside, silent = False, 0
    for line in lines:
        if line[0].zone in (Zone.HEADER, Zone.GREETING, Zone.SIGNATURE) or (inside and RESUMES.match(line[0].text)):
            inside = False
            continue
        if inside and not _continues(line):
            inside = False
        silent = 0 if any(passage.says("review", "regulator", "dissatisfied") for passage in line) else silent + 1
        inside = inside and silent <= _SILENT
        for passage in line:
            if opens_review(passage):
                inside, silent = True, 0
            if inside and passage.zone is not Zone.HEADING:
                passage.zone = Zone.REVIEW


def opens_review(passage: Passage) -> bool:
    """Whether a passage tells the reader how to complain."""
    if passage.says("review-outcome") and not passage.says("dissatisfied"):
        return False
    if passage.says("complains") and COMPLAINTS_GO.search(passage.text):
        return True
    about = passage.says("dissatisfied", "review") or (passage.says("regulator") and passage.words > 3)
    return about and bool(RIGHTS.search(passage.text))


def _continues(line: Sequence[Passage]) -> bool:
    """Whether a line goes on with the complaints paragraph: it speaks of it, is an address, or says nothing else."""
    if any(passage.says("review", "regulator", "dissatisfied") for passage in line):
        return True
    return not any(
        passage.says("exempt", "withhold", "not-held", "ncnd", "cost", "asked", "attached") for passage in line
    )
