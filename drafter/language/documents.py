"""Texts that a reply only passes on: a quoted document, a policy set out in full, a leaflet on the law.

They are part of what is given, and state nothing about what is not: their zone is that of statutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from drafter.language import signs
from drafter.language.marks import Mark
from drafter.language.passages import Passage, Zone
from drafter.language.stating import asserted, firm
from drafter.language.voices import ASKING, AUTHORITY
from drafter.patterns import cued

_OPENS = cued(r"(?:(?<=[\s(:\[])|^)[\"“](?=\w|[£‘'(\[])")
_CLOSES = cued(r"(?<=[\w.,;:!?)’'\]])[\"”](?=[\s.,;:)\]]|$)")
_LONGEST = 120  # passages of a quotation; with more, a mark is missing
_AFTER = 25  # characters after the closing mark; more of them are the authority's own words
_TEXT_FOLLOWS = cued(
    r"\b(?:it|policy|procedure|minute|minutes|note|guidance|extract|text|wording|entry|paragraph|section|document|"
    r"leaflet|"
    r"statement|letter|e-?mail|report|book) (?:\w+ ){0,5}?(?:reads?|says?|runs?|states?|is as follows|was as follows)"
    r"(?: as follows| in full| in part)?\s*:\W*$|"
    r"\b(?:text|wording|extract|minute|policy)\b[^.]{0,60}\b(?:below|follows|in full|word for word|verbatim)\s*:\W*$",
    re.IGNORECASE,
)
_OWN = cued(
    r"\b(?:you|your|we|our|us|i|above|whole of (?:it|the)|end of (?:the )?(?:extract|quotation|text))\b", re.IGNORECASE
)
_RECITES = cued(
    r"^\W*(?:the )?(?:sections?|ss?\.|regulations?|regs?\.?)\s?\d+[\w()]*[^.]{0,60}?\s(?:gives?|provides?|sets?|"
    r"deals?|requires?|"
    r"exempts?|allows?|states?|says?|is|are|relates?|applies|imposes?|obliges?|covers?|creates?|entitles?|concerns?|"
    r"excludes?|"
    r"enables?|protects?|lays?|information|any|if|it|so|personal|you|anybody|the)\b",
    re.IGNORECASE,
)
_STARTS_WITH_SECTION = cued(r"^\W*(?:the )?(?:section|s\.|regulation|reg)\s?\d+", re.IGNORECASE)
_RELIED = cued(
    r"\b(?:(?:is|are|has been|have been|was|were) (?:\w+ )?(?:engaged|withheld|refused|redacted|relied|made out)|we "
    r"(?:have|are|consider|"
    r"believe|rely)|(?:this|these|that|requested) (?:information|exemption|document|data|report|questions?)|"
    r"applies (?:here|to (?:the|your|this|these|some|part))|your)\b",
    re.IGNORECASE,
)
_OUTCOMES = frozenset(
    ("withhold", "exempt", "cost", "not-held", "ncnd", "vexatious", "sent-elsewhere", "future", "not-recorded", "fee")
)
_OF_THEIRS = cued(r"\b(?:your|this) (?:question|part of your request)\b", re.IGNORECASE)
_DASH = cued(r"\s[–—-]\s|:\s")
_TERSE = 5  # words of an answer that stands behind its question
_LEAFLET = cued(r"\b(?:leaflets?|booklets?|fact ?sheets?)\b", re.IGNORECASE)
_SAYS = cued(
    r"^\W*(?:it|this|the (?:leaflet|booklet|fact ?sheet)) (?:also )?(?:says|tells|explains|states|sets out)\b",
    re.IGNORECASE,
)
_NONE = cued(
    r"^\W*(?:there (?:is|are|was|were) (?:none|no such \w+)|none(?: exists?)?|no such \w+ exists?)\W*$", re.IGNORECASE
)
_PAPERS = cued(  # asked for, and not a number of things
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:(?:a|any|all|the|your) )?(?:copy|copies|minutes|correspondence|e-?mails|letters?|reports?|"
    r"polic(?:y|ies)|documents?|notes|contracts?|agreements?|assessments?|plans?|guidance)\b",
    re.IGNORECASE,
)
_LISTED = 3  # so many different sections, each opening a line or a sentence, are a leaflet


def mark(reply: Sequence[Passage]) -> None:
    """Give the passages of such texts the zone of statutes."""
    for before, passage in pairwise(reply):
        if _SAYS.match(passage.text) and _LEAFLET.search(before.text):
            _pass_on(passage)
            passage.cited = ()
        elif _NONE.match(passage.text) and _PAPERS.match(before.text) and passage.zone is Zone.BODY:
            passage.marks += (Mark(passage.start, passage.end, "not-held", "none"),)
    _leaflets(reply)
    _quotations(reply)
    _set_out(reply)


def reclaim(told: Sequence[Passage]) -> None:
    """Give back to the body what was taken for the request told back, and is an answer between its lines."""
    for passage in told:
        said = asserted(passage) & _OUTCOMES
        if passage.says("elsewhere") and passage.text.rstrip().endswith(":") and passage.first and not passage.label:
            said |= {"elsewhere"}
        if said and passage.bullet and _answered(passage):
            passage.zone = Zone.BODY
        if not said or passage.text.rstrip().endswith("?") or ASKING.search(passage.text) or passage.bullet:
            continue
        if passage.label and passage.first and signs.is_question([passage]):
            continue  # "3. Copies of any advice relied on when names were withheld"
        terse = passage.words <= _TERSE and not passage.first
        if (
            terse
            or "elsewhere" in said
            or AUTHORITY.search(passage.text)
            or _OF_THEIRS.search(passage.text)
            or (passage.cited and said & {"exempt", "withhold", "cost"})
        ):
            passage.zone = Zone.BODY


def _answered(passage: Passage) -> bool:
    """Whether a point has what was asked for, a dash, and its answer: "How old they were – this is not recorded"."""
    dash = _DASH.search(passage.text, passage.opens)
    behind = passage.start + dash.start() if dash else passage.end
    return any(mark.signal in _OUTCOMES and mark.start > behind for mark in firm(passage))


def _leaflets(reply: Sequence[Passage]) -> None:
    """Exemptions told one by one, each in a line or a sentence that opens with its section, and none applied."""
    run: list[Passage] = []
    last: Passage | None = None
    for passage in reply:
        if _recites(passage):
            run.append(passage)
        elif not (last and passage.line == last.line and last in run[-1:] and not passage.cited):
            _close(run)
            run = []
        last = passage
    _close(run)


def _recites(passage: Passage) -> bool:
    opens = _RECITES.match(passage.text) or (passage.first and _STARTS_WITH_SECTION.match(passage.text))
    return bool(opens) and not _RELIED.search(passage.text) and not passage.says("held")


def _close(run: Sequence[Passage]) -> None:
    sections = {passage.cited[0].number.split("(")[0] for passage in run if passage.cited}
    if len(sections) >= _LISTED:
        for passage in run:
            _pass_on(passage)


def _quotations(reply: Sequence[Passage]) -> None:
    """Sentences between quotation marks that open in one and close in another."""
    place = 0
    while place < len(reply):
        end = _end_of_quotation(reply, place) if _is_open(reply[place].text) else None
        if end is None:
            place += 1
            continue
        first = place if re.match(r"\W{0,6}(?:\w{1,3}[.)]\s*)?[\"“]", reply[place].text) else place + 1
        for passage in reply[first : end + 1]:
            _pass_on(passage)
        place = end + 1


def _is_open(text: str) -> bool:
    opened = len(_OPENS.findall(text))
    return opened > 0 and opened > len(_CLOSES.findall(text))


def _end_of_quotation(reply: Sequence[Passage], place: int) -> int | None:
    """The passage in which a quotation ends; nothing where it runs on, or the authority goes on in the same sentence."""
    for end in range(place + 1, min(place + _LONGEST, len(reply))):
        text = reply[end].text
        if reply[end].zone in (Zone.REVIEW, Zone.SIGNATURE, Zone.GREETING):
            return None
        closing = _CLOSES.search(text)
        if closing and not _OPENS.search(text, 0, closing.start()):
            return end if len(text) - closing.end() < _AFTER else end - 1
    return None


def _set_out(reply: Sequence[Passage]) -> None:
    """The lines after "It reads:", until the authority speaks again."""
    inside = False
    for line in _lines(reply):
        if inside and (_OWN.search(" ".join(p.text for p in line)) or line[0].zone in (Zone.REVIEW, Zone.SIGNATURE)):
            inside = False
        if inside:
            for passage in line:
                _pass_on(passage)
        if line[-1].zone is Zone.BODY and _TEXT_FOLLOWS.search(line[-1].text) and not line[-1].says("asked"):
            inside = True


def _lines(reply: Sequence[Passage]) -> Iterator[list[Passage]]:
    for _, group in groupby(reply, key=lambda passage: (passage.source, passage.line)):
        yield list(group)


def _pass_on(passage: Passage) -> None:
    if passage.zone is Zone.BODY:
        passage.zone = Zone.STATUTE
