"""Which letter comes next, and by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from drafter.calendar import in_words
from drafter.law import Law, body_kind
from drafter.model import Case, Certainty, Deadline, Gap, Kind, Route, Side

# What a review can put right; anything else is asked in a plain letter.
REVIEWED = frozenset({
    "withheld", "withheld-unnamed", "neither-confirm-nor-deny", "over-cost-limit", "vexatious", "repeated",
    "personal-data-basis-missing", "no-limb", "no-reasons", "harm-not-shown", "no-public-interest-balance", "blanket-refusal",
    "no-qualified-person", "confidence-not-shown", "not-personal-data", "body-cannot-use", "wrong-regime",
})  # fmt: skip
_NAMES_LEFT_OUT = re.compile(
    r"\b(?:names?|signatures?|contact details|addresses|telephone numbers)\b[^.]{0,80}\b(?:been |are |were )?"
    r"(?:redacted|blacked out|obscured|removed|deleted|taken out)\b",
    re.IGNORECASE,
)
_UPHELD = re.compile(  # a review after which the refusal stands, though it is not told again
    r"(?:^|[.\n])(?![^.\n]{0,300}\b(?:neither|none|nor|never|not|no longer)\b)[^.\n]{0,200}?(?:"
    r"\b(?:uphold|upholding|upheld|maintain|stand by)\b[^.\n]{0,40}\b(?:decision|response|refusal|reply|exemptions?)\b|"
    r"\b(?:decision|response|refusal|reply|exemptions?)\b[^.\n]{0,60}\b(?:upheld|maintained)\b)|"
    r"\b(?:complaint|appeal)\b[^.\n]{0,30}\bnot (?:been )?upheld\b",
    re.IGNORECASE,
)
CLARIFICATION, FEE = "clarification-wanted", "fee-wanted"  # the authority waits before it goes on
LATE, WRONG_LAW = "late", "wrong-regime"
SUPPLIED = frozenset({"attachment-missing", "available-elsewhere"})
SILENT = (Kind.ACKNOWLEDGEMENT, Kind.HOLDING, Kind.AUTOMATIC, Kind.OTHER)


def choose(case: Case, gaps: Sequence[Gap], law: Law) -> Route:
    """The kind of the next letter, with the reason in a sentence."""
    raised = [gap for gap in gaps if gap.certainty is not Certainty.POSSIBLE]
    kinds = _written(case)
    last = _last(case)
    if Kind.REVIEW_OUTCOME in kinds:
        if raised and all(gap.rule in SUPPLIED for gap in raised):
            return Route("follow-up", "the review gave what was asked; what is missing from it can be asked for")
        if raised:
            return Route("regulator-complaint", "the review is over and leaves gaps; the regulator is next")
        if _is_upheld(case):
            return Route("regulator-complaint", "the review left the reply as it was; the regulator is next")
        return Route("none", "the review gave what was asked")
    if _unanswered(case):
        first = _answer_due(case, law, "reply", case.requested)
        if first and first.on >= case.today:
            return Route("none", f"no answer has come yet, and it is due by {in_words(first.on)}")
        return Route("chaser", "no answer has come yet, only a note that one will")
    asked = case.day("review-asked")
    due = law.due("review.answer", asked) if asked else None
    if asked and due:
        if due.on < case.today:
            return Route("chaser", f"the outcome of the review was due on {in_words(due.on)}")
        return Route("none", f"a review was asked for, and its outcome is due by {in_words(due.on)}")
    if last in (Kind.CLARIFICATION, Kind.FEE_NOTICE):
        return Route("follow-up", "the authority waits for an answer before it goes on")
    if not raised and not case.answers:
        return Route("none", "nothing was found to be refused or left open; check that it answers what was asked")
    if not raised:
        return Route("none", "everything that was asked seems to be answered")
    if all(gap.rule == LATE for gap in raised):  # in a plain letter there is nothing to ask
        return Route("none", "everything that was asked seems to be answered, though late")
    matters = {gap.rule for gap in raised if gap.rule in REVIEWED and not _no_matter_for_review(case, gap, law)}
    if matters:
        what = "another law may apply" if matters == {WRONG_LAW} else "something was refused"
        late = "; the time to ask for one has passed, so the authority may decline" if _too_late(case, law) else ""
        return Route("internal-review", f"{what}, and a review can put that right{late}")
    return Route("follow-up", "nothing was refused outright; what is open can be asked for")


def by_when(case: Case, gaps: Sequence[Gap], law: Law, letter: str) -> Deadline | None:
    """By when a letter of this kind is to be sent; where an answer is waited for, by when that was or is due."""
    asked = case.day("review-asked")
    if letter == "chaser" or (letter == "none" and is_awaited(case)):
        return _answer_due(case, law, "review.answer" if asked else "reply", asked or case.requested)
    if letter == "regulator-complaint":
        told = case.day("review-answered") or (case.answered if _last(case) is Kind.REVIEW_OUTCOME else None)
        return law.due("regulator.ask", told) if told else None
    if letter == "follow-up" and FEE in _rules(gaps):
        return law.due("fee.pay", case.answered) if case.answered else None
    waits = letter == "follow-up" and CLARIFICATION in _rules(gaps)
    return None if waits or letter == "new-request" else review_due(case, law)


def answer_due(case: Case, gaps: Sequence[Gap], law: Law, letter: str) -> Deadline | None:
    """By when the authority is to answer a letter of this kind that is sent today; None where no law says."""
    if letter == "internal-review":
        return _answer_due(case, law, "review.answer", case.today)
    if letter == "new-request" or (letter == "follow-up" and CLARIFICATION in _rules(gaps)):
        return _answer_due(case, law, "reply", case.today)
    return None


def _rules(gaps: Sequence[Gap]) -> set[str]:
    return {gap.rule for gap in gaps if gap.certainty is not Certainty.POSSIBLE}


def _written(case: Case) -> list[Kind]:
    """What the authority wrote, in order."""
    return [message.kind for message in case.messages if message.side is Side.AUTHORITY and not message.quoted]


def _is_upheld(case: Case) -> bool:
    """Whether the outcome of a review says that what was decided stands."""
    outcomes = (one for one in case.messages if one.kind is Kind.REVIEW_OUTCOME and not one.quoted)
    return any(_UPHELD.search(case.text(body)) for one in outcomes for body in one.body)


def _last(case: Case) -> Kind:
    kinds = _written(case)
    return kinds[-1] if kinds else Kind.OTHER


def is_awaited(case: Case) -> bool:
    """Whether an answer is waited for: the first one, or that to a review."""
    return bool(case.day("review-asked")) or _unanswered(case)


def _unanswered(case: Case) -> bool:
    """Whether nothing has come but notes that an answer will."""
    return _last(case) in SILENT and not {Kind.REPLY, Kind.REVIEW_OUTCOME} & set(_written(case))


def _answer_due(case: Case, law: Law, key: str, start: date | None) -> Deadline | None:
    return law.due(key, start, body=body_kind(case.value("authority"))) if start else None


def _no_matter_for_review(case: Case, gap: Gap, law: Law) -> bool:
    """Whether a refusal only sends the requester to the right to one's own data, or leaves names out of what is given."""
    rows = [row for provision in gap.provisions if (row := law.exemption(provision, case.answered))]
    if not rows:
        return False
    own = all(row.role == "other-regime" for row in rows)
    personal = all("personal-data-basis" in row.needs for row in rows)
    return own or (personal and any(_NAMES_LEFT_OUT.search(case.text(said)) for said in gap.evidence))


def _too_late(case: Case, law: Law) -> bool:
    due = review_due(case, law)
    return due is not None and due.on < case.today


def review_due(case: Case, law: Law) -> Deadline | None:
    """By when a review is to be asked for: the reply's own window, else that of the law or its code."""
    day = case.day("review-by")
    if day and case.answered:
        window = case.value("review-window") or ""
        return Deadline(
            "ask for an internal review",
            day,
            "",
            f"the reply allows it {window}, from {in_words(case.answered)}",
            False,
        )
    if not case.answered:
        return None
    if case.requested is None:
        return law.due("review.ask", case.answered)
    return law.due("review.ask", case.answered, received=case.requested)
