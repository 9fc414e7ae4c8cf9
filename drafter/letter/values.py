"""The words that every template may use, as plain values: who, when, under which law, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from drafter.law import Law
from drafter.law.bodies import body_kind
from drafter.law.provisions import whole
from drafter.letter.addressee import greeted
from drafter.letter.evidence import Marks
from drafter.letter.narrow import estimate, narrowed
from drafter.letter.passages import plain, quiet
from drafter.letter.points import Point
from drafter.letter.reading import label, overlap, reply_words, unmarked, well_answered
from drafter.letter.window import window
from drafter.model import Case, Deadline, Ground, Kind, Outcome, Sender

ROW = 3  # letters in a row that a chronology tells together
# Said in a reply that gives nothing too, or of what would follow if it did.
NOTHING_GIVEN = (
    Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED, Outcome.FUTURE_PUBLICATION
)  # fmt: skip
LABEL = re.compile(r"^([A-Za-z][A-Za-z ]{0,20}?)(?: no\.?)? ?: *", re.IGNORECASE)
COURTESY = re.compile(
    r"\b(?:response|reply|answers?) to (?:your|this) (?:\w+ )?(?:request|enquiry|query|e-?mail|letter)\b|"
    r"\b(?:see|find) (?:below )?(?:our|the|my) (?:response|reply|answers?)\b|"
    r"\b(?:holds?|held|holding) (?:some |all |part )?(?:of )?(?:the|this|that|relevant)?\s?(?:requested )?information\b|"
    r"\badvice and assistance\b|"
    r"\bhope\b.{0,80}\b(?:help\w*|assist\w*|useful|use|satisf\w+|answers?)\b|\bwould\b|\brisk\b",
    re.IGNORECASE | re.DOTALL,
)


def common(
    case: Case, law: Law, sender: Sender, deadlines: Sequence[Deadline], to: tuple[str, ...], addressee: str
) -> dict[str, Any]:
    """What any template may speak of; what is not known is empty or None, never missing."""
    regulator = law.regulator(case.today)
    limits = by_key(law, [*expected(case, law), *deadlines])
    return {
        "today": case.today,
        "to": greeted(to, case, addressee),
        "your": "your",  # "the" where the letter goes to somebody else than the authority
        "authority": quiet(plain(case.value("authority") or "")),
        "request": {"day": case.requested, "reference": plain(case.value("requester-reference") or "")},
        "reply": {"day": case.answered, "reference": unlabelled(plain(case.value("reference") or ""))},
        "whole_reply": reply_words(case),
        "review": {"asked": case.day("review-asked"), "answered": case.day("review-answered")},
        "sender": {"name": sender.name, "reference": sender.reference, "client": sender.client},
        "reviewed": any(message.kind is Kind.REVIEW_OUTCOME for message in case.messages),
        "law": laws(law, regulator.name if regulator else ""),
        "window": window(case, limits),
        "limits": limits,
        "due": limits.get("reply"),
        "referred": bool(case.all("referred")),
        "sent_on": any(answer.outcome is Outcome.SENT_ELSEWHERE for answer in case.answers),
        "narrowed": narrowed(case, law),
        "estimate": estimate(case, law),
    }


def unlabelled(reference: str) -> str:
    """A reference without the colon of its label, as a letter puts one of its own before it.

    >>> unlabelled("FOI: 06641")
    'FOI 06641'
    """
    return LABEL.sub(r"\1 ", reference)


def laws(law: Law, regulator: str) -> dict[str, str]:
    """The law in words: its name, what it calls a review, how one is asked for and under which provision."""
    limit = law.limit("review.ask") if "review.ask" in law.limit_keys else None
    return {
        "id": law.id,
        "name": law.name,
        "review": law.review,
        "asks": limit.what if limit else f"ask for {law.review}",
        "under": law.cite(whole(limit.provision)) if limit and limit.binding else "",
        "decides": decides(law),
        "regulator": regulator,
    }


def decides(law: Law) -> str:
    """The provision under which a regulator decides, with its Act where that is not the law of the letter."""
    if "regulator.ask" not in law.limit_keys:
        return ""
    section = whole(law.limit("regulator.ask").provision)
    own = law.cite(section, full=True).endswith(law.name)
    return law.cite(section, full=not own)


def expected(case: Case, law: Law) -> Iterator[Deadline]:
    """When the authority is to answer: the request, and a review for which it is asked today or was asked before."""
    body = body_kind(case.value("authority"))
    if case.requested and "reply" in law.limit_keys:
        yield law.deadline("reply", case.requested, body=body)
    if "review.answer" in law.limit_keys:
        open_since = None if case.day("review-answered") else case.day("review-asked")
        yield law.deadline("review.answer", open_since or case.today, body=body)


def by_key(law: Law, deadlines: Iterable[Deadline]) -> dict[str, dict[str, Any]]:
    """Time limits by the key that the law pack gives them, such as "review.answer"."""
    keys = {row.what: row.key for row in law.limits}
    return {
        keys.get(deadline.what, deadline.what): {
            "what": deadline.what,
            "day": deadline.on,
            "provision": law.cite(deadline.provision),
            "working": deadline.working.partition(";")[0],  # without the days left out
            "binding": deadline.binding,
        }
        for deadline in deadlines
    }


def thanks(case: Case, grounds: Iterable[Ground]) -> dict[str, Any]:
    """What was answered well: whether anything was, and which questions, if they have numbers."""
    gaps = [ground.gap for ground in grounds]
    missing = [said for gap in gaps if gap.rule == "attachment-missing" for said in gap.evidence]
    refused = {number for answer in case.answers if answer.outcome in NOTHING_GIVEN for number in answer.items or ("",)}
    supplied = (
        case.text(answer.said)
        for answer in case.answers
        if answer.outcome is Outcome.SUPPLIED
        and not set(answer.items or ("",)) <= refused
        and not any(overlap(answer.said, said) for said in missing)
    )
    given = any(not COURTESY.search(text) for text in supplied)
    return {"given": given, "label": label(case, well_answered(case, gaps))}


def chronology(case: Case) -> list[dict[str, Any]]:
    """The dated messages in order, each with the name of its kind; many letters of one's own in a row are one entry."""
    dated = [message for message in case.messages if message.sent and not message.quoted]
    dated.sort(key=lambda message: str(message.sent))
    found = [{"day": one.sent, "until": None, "times": 1, "kind": one.kind.value} for one in dated]
    made = found[:1]  # the request itself stands alone
    for kind, rows in groupby(found[1:], key=lambda row: row["kind"]):
        row = list(rows)
        many = kind == Kind.REQUEST.value and len(row) >= ROW
        made += [{**row[0], "until": row[-1]["day"], "times": len(row)}] if many else row
    return made


def elsewhere(case: Case, found: Iterable[Point], marks: Marks) -> list[dict[str, str]]:
    """The items for which the reply points to another body; where it tells no item, all of them."""
    numbers = {item for point in found if "sent-elsewhere" in point.rules for item in point.items}
    items = [item.said for item in case.items if not numbers or item.number in numbers]
    texts = [(unmarked(case.text(said)), said) for said in items]
    return [{"text": text, "on": marks.of(said)} for text, said in texts if not text.endswith(":")]
