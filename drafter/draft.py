"""The whole way of a reply, from files to the next letter, as a few functions that can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from drafter import gaps, route
from drafter.errors import ReadError
from drafter.garbage import uncollected
from drafter.language import understand
from drafter.law import Law, load
from drafter.model import (
    Case,
    Deadline,
    Gap,
    Ground,
    Kind,
    Letter,
    Message,
    Outcome,
    Route,
    Sender,
    Side,
    Source,
)
from drafter.read import read_all
from drafter.read.sent_on import with_a_reply
from drafter.read.thread import Part, body, thread

SPEAKS_OF_A_REQUEST = re.compile(
    r"\brequest|\benquir|\b(?:letter|e-?mail) (?:of|dated) \d|"
    r"\bquer(?:y|ies)\b|\bquestions?\b|\byou(?:r letter|r e-?mail| asked| wrote)|"
    r"\bfreedom of information|\bF\.?O\.?I\b|\bEIR\b|"
    r"\benvironmental information|\bautomatic|\bout of (?:the )?office|\bleave\b|\bcommissioner",
    re.IGNORECASE,
)
UK = ("uk-foia", "uk-eir", "scot-foisa", "scot-eisr")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in one correspondence: the case, its gaps joined to the law, and what comes next."""

    case: Case
    law: Law
    gaps: tuple[Gap, ...]
    grounds: tuple[Ground, ...]
    deadlines: tuple[Deadline, ...]
    route: Route


def analyse(
    files: Sequence[str | Path],
    requests: Sequence[str | Path] = (),
    *,
    today: date,
    law: str | None = None,
    told: Mapping[str, str] | None = None,
) -> Findings:
    """Read the files of one case and find every gap in them.

    `law` is the id of a pack, or the path of one's own; without it the reply tells. `told` are facts as a person
    corrects them, by kind. Raises DrafterError.
    """
    replies, asked = _distinct(read_all(files), read_all(requests))
    return examine(replies, asked, today=today, law=law, told=told)


@uncollected()
def examine(
    replies: Sequence[Source],
    requests: Sequence[Source] = (),
    *,
    today: date,
    law: str | None = None,
    told: Mapping[str, str] | None = None,
) -> Findings:
    """The same for sources that were read already.

    `told` are facts as a person corrects them, by kind: what rests on them is found anew, and "" means not known.
    """
    own = load(law) if law else None
    laws = [own] if own and own.id not in UK else [load(pack) for pack in UK]
    by_id = {source.id: source for source in (*replies, *requests)}
    messages = [_message(part, by_id[part.source]) for part in thread(replies, requests)]
    messages = with_a_reply([message for message in messages if message.body], by_id)
    case = understand([*replies, *requests], messages, today, laws, own.id if own else None, told)
    _refuse_what_is_no_reply(case)
    chosen = own or load(case.law)
    found = gaps.find(case, chosen)
    grounds = tuple(chosen.ground(gap, case) for gap in found)
    return _routed(Findings(case, chosen, found, grounds, (), Route("none", "")))


def amended(findings: Findings, without: Collection[Gap] = (), more: Sequence[Gap] = ()) -> Findings:
    """The findings without some gaps, and with others that a reader saw: grounds and route follow."""
    found = tuple(gap for gap in findings.gaps if gap not in without) + tuple(more)
    grounds = tuple(ground for ground in findings.grounds if ground.gap not in without)
    grounds += tuple(findings.law.ground(gap, findings.case) for gap in more)
    return _routed(replace(findings, gaps=found, grounds=grounds))


@uncollected()
def write(
    findings: Findings,
    kind: str,
    sender: Sender,
    templates: Path | None = None,
    *,
    strength: str = "fair",
    answers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Letter:
    """The next letter for a case; `kind` "auto" takes the one that comes next. Raises LetterError.

    Points weaker than `strength` ("all", "fair", "strong") are left out; `answers` are "yes" or "no" by question,
    `fields` the words that a house style lets its user set.
    """
    from drafter import letter

    kind = findings.route.letter if kind == "auto" else kind
    due = route.review_due(findings.case, findings.law)
    return letter.write(
        kind,
        findings.case,
        findings.grounds,
        findings.law,
        sender,
        (due,) if due else (),
        templates,
        strength=strength,
        answers=answers,
        fields=fields,
    )


def remarks(findings: Findings, written: Letter) -> tuple[str, ...]:
    """What each block of a letter rests on, in words: passage, place, rule, provision."""
    from drafter.letter.provenance import remarks

    return remarks(written, findings.case, findings.grounds)


def _message(part: Part, source: Source) -> Message:
    """A part of a source as a message; what kind it is, is found by its words."""
    side = part.side or Side.AUTHORITY
    return Message(side, Kind.OTHER, body(part, source), part.sent, part.subject, part.sender, "", part.quoted)


def _refuse_what_is_no_reply(case: Case) -> None:
    """Raises ReadError where no public body speaks, or where what it says has nothing of a reply."""
    name = case.sources[0].id
    if not any(message.side is Side.AUTHORITY and not message.quoted for message in case.messages):
        raise ReadError(f"{name}: holds no reply of a public body, only a request; give the reply too")
    told = case.value("authority") or any(SPEAKS_OF_A_REQUEST.search(source.text) for source in case.sources)
    if not (told or case.items or any(answer.outcome is not Outcome.SUPPLIED for answer in case.answers)):
        raise ReadError(f"{name}: does not read like a reply to an information request; give the reply itself")


def _distinct(replies: Sequence[Source], requests: Sequence[Source]) -> tuple[list[Source], list[Source]]:
    taken = {source.id for source in replies}
    renamed = [replace(one, id=f"request: {one.id}") if one.id in taken else one for one in requests]
    return list(replies), renamed


def _routed(findings: Findings) -> Findings:
    """The findings with the letter that comes next, and by when."""
    chosen = route.choose(findings.case, findings.gaps, findings.law)
    due = route.by_when(findings.case, findings.gaps, findings.law, chosen.letter)
    return replace(findings, route=chosen, deadlines=(due,) if due else ())
