"""Answers put together: one for the same outcome, items and provisions, and none for what only explains another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from drafter.language.passages import Passage
from drafter.language.relying import section, united
from drafter.model import Answer, Certainty, Evidence, Outcome
from drafter.patterns import cued

# A cost refusal explains that the data is not recorded in the form asked for: that is no "not held".
_EXPLAINED_BY = {
    Outcome.NOT_HELD: (Outcome.OVER_COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY),
    Outcome.OVER_COST_LIMIT: (Outcome.VEXATIOUS,),  # its burden is why
    Outcome.WITHHELD: (
        Outcome.NOT_HELD, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED, Outcome.NEITHER_CONFIRM_NOR_DENY,
        Outcome.AVAILABLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION, Outcome.SENT_ELSEWHERE, Outcome.CLARIFICATION_WANTED,
        Outcome.DECISION_DEFERRED, Outcome.FEE_WANTED,
    ),
}  # fmt: skip
_HELD = cued(  # said outright, and not of the form or the place in which it is kept
    r"\b(?:does|do|did) not (?:\w+ )?(?:hold|store)\b"
    r"(?!.*\b(?:format|form|way|central\w*|level|collat\w+|readily|manner|report\w*|"
    r"within (?!the (?:scope|terms)|scope|your))\b)",
    re.IGNORECASE,
)
_OTHER_PART = cued(  # "in relation to question 3", "we cannot complete section B"
    r"^\W*(?:as|with|in|for|regarding|concerning|turning)\b[^,.–]{0,20}\b(?:questions?|items?|parts?|points?)\b|"
    r"\b(?:answer|complete|provide|supply) (?:your )?(?:questions?|items?|parts?|points?|section) (?:\d{1,2}|[a-h])\b",
    re.IGNORECASE,
)
_TURNS = cued(
    r"^\W*(?:as (?:to|for|regards)|with (?:regard|respect|reference) to|regarding|in (?:relation|respect|"
    r"regard) (?:to|of)|concerning|turning to|for (?:questions?|items?|parts?|points?))\b",
    re.IGNORECASE,
)
_ACT = cued(r"\b(?:redact\w*|withheld|withholding|black\w* out|blank\w* out|suppressed)\b", re.IGNORECASE)
_BY_CHOICE = cued(
    r"\b(?:do|does|will|shall) not (?:provide|give|release|disclose|publish|supply|share)\b|\bwithh|\brefus|\bdeclin",
    re.IGNORECASE,
)
_INABILITY = (Outcome.CLARIFICATION_WANTED, Outcome.SENT_ELSEWHERE, Outcome.DECISION_DEFERRED, Outcome.FEE_WANTED)
_HEADED = cued(r"^[^.:?]{3,70}:\s+\S")  # "Names of owners: refused": a thing asked for, and its answer
_THEREFORE = cued(  # says again, as a formality, what was said just before
    r"^\W*(?:(?:it is )?(?:for|because of) (?:this|that|these|those) reasons?|(?:this|that) is why|accordingly|therefore|as such|"
    r"in terms of section|this is (?:a |the |our )?(?:formal )?notice\b|this (?:letter|"
    r"e-?mail) (?:therefore )?(?:is|represents|constitutes|serves))\b",
    re.IGNORECASE,
)
_SEARCHED = cued(  # how it was looked for
    r"^\W*(?:we|i|(?:a |our )?search(?:es)?|having|following (?:a |"
    r"our )?search\w*)\b[^.,]{0,40}?\bsearch(?:ed|es|ing)?\b[^.]{0,200}\b(?:any|this|these|"
    r"such|it|no|nothing|none)\b",
    re.IGNORECASE,
)
_SO = cued(
    r"^\W*(?:therefore|accordingly|consequently|as such|for th(?:is|ese) reasons?),? (?:this|the|that|such|it)\b",
    re.IGNORECASE,
)
_PARAGRAPH = 300  # characters between two sentences of one paragraph
_OWN_ANSWERS = (Outcome.SUPPLIED, Outcome.NOT_HELD, Outcome.SENT_ELSEWHERE, Outcome.AVAILABLE_ELSEWHERE)
_LEADS_OVER = cued(  # "the following exemptions apply"
    r"\bfollowing (?:exemptions?|exceptions?|sections?)\b[^.:]{0,40}[.:]?\s*$|\b(?:exemptions?|exceptions?)\b[^.:]{0,30}:\s*$",
    re.IGNORECASE,
)
_NEAR = 2  # lines; over which a refusal is explained
_FAR = 8  # lines; over which a cost refusal is explained
_NEIGHBOURS = 30  # answers before and after that are compared: more never belong together
_CURT = 3  # words of a line that is an answer of its own ("Not recorded.")
_TERSE = 60  # characters; a title rather than a statement

Placed = tuple[Answer, Passage]


def explained(answers: Sequence[Placed]) -> list[Placed]:
    """Leave out what only explains a stronger outcome of the same items."""
    return [
        placed
        for place, placed in enumerate(answers)
        if not any(_explains(placed, other) for other in answers[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS])
    ]


def _explains(placed: Placed, other: Placed) -> bool:
    answer, stronger = placed[0], other[0]
    if placed is other or answer.citations or stronger.items != answer.items:
        return False
    if stronger.outcome not in _EXPLAINED_BY.get(answer.outcome, ()):
        return False
    if (
        stronger.outcome is Outcome.OVER_COST_LIMIT
        and answer.outcome is Outcome.NOT_HELD
        and _HELD.search(placed[1].text)
    ):
        of_its_own = placed[1].label or _OTHER_PART.search(placed[1].text)
        return placed[1].line == other[1].line and not of_its_own
    if stronger.outcome in _INABILITY and _ACT.search(placed[1].text):
        return False  # what was taken out of a document is not what is still to be asked for
    if stronger.outcome is Outcome.NOT_HELD and _BY_CHOICE.search(placed[1].text):
        return placed[1] is other[1]
    away = abs(placed[1].line - other[1].line)
    if away and (_HEADED.match(placed[1].text) or (not answer.items and placed[1].first and placed[1].words <= _CURT)):
        return False
    return away <= (_FAR if stronger.outcome is Outcome.OVER_COST_LIMIT else _NEAR)


def merged(answers: Sequence[Placed], headed: Collection[int] = ()) -> list[Answer]:
    """One answer for the same outcome, items and provisions: the passage that names the most is its evidence.

    `headed` is where passages start in which something else is refused, by the heading or the sentence above them.
    """
    kept: list[Answer] = []
    line = -_FAR  # of the last answer that says something new
    announced: Placed | None = None  # the last one that leads over to its provisions
    cost: tuple[int, Answer | None] = (-_FAR, None)  # the line of the last cost refusal, and what stands for it
    for answer, passage in answers:
        twin = next((one for one in reversed(kept[-_NEIGHBOURS:]) if _same(one, answer)), None)
        if kept and (_only_therefore(answer, passage, kept[-1]) or _only_when(answer, passage, kept[-1], line)):
            kept[-1] = replace(kept[-1], citations=united(kept[-1], answer))
            continue
        line = passage.line
        costs = answer.outcome is Outcome.OVER_COST_LIMIT
        same = twin is not None
        near = _NEAR if answer.citations else _FAR
        if not same and costs and cost[1] in kept and passage.line - cost[0] <= near and _goes_on(cost[1], answer):
            twin = cost[1]
        if twin is None or (answer.certainty is Certainty.CERTAIN and (_turns_to(passage) or passage.start in headed)):
            kept.append(answer)
            said = answer
        else:
            more, less = (answer, twin) if same and _weight(answer) > _weight(twin) else (twin, answer)
            said = replace(more, items=more.items or less.items, citations=united(more, less))
            leads = announced and announced[0].said == less.said and passage.line - announced[1].line <= 1
            follows = more is answer and _SO.match(passage.text) and 0 <= answer.said.start - less.said.end <= 2
            if leads or follows:
                said = replace(said, said=Evidence(less.said.source, less.said.start, more.said.end))
            kept[kept.index(twin)] = said
        announced = (answer, passage) if _LEADS_OVER.search(passage.text) else announced
        cost = (passage.line, said) if costs else cost
    return kept


def _only_therefore(answer: Answer, passage: Passage, before: Answer) -> bool:
    """Whether a passage only says again, with the provision or the search, that what was just said is not held."""
    if not (answer.outcome is before.outcome is Outcome.NOT_HELD and answer.items == before.items):
        return False
    searched = _SEARCHED.match(passage.text) and 0 <= answer.said.start - before.said.end < _PARAGRAPH
    return bool(_THEREFORE.match(passage.text) or (searched and not answer.citations))


def _only_when(answer: Answer, passage: Passage, before: Answer, line: int) -> bool:
    """Whether a passage only says when that will be published which was just refused because it will be."""
    return (
        answer.outcome is before.outcome is Outcome.FUTURE_PUBLICATION
        and answer.items == before.items
        and bool(before.citations)
        and not answer.citations
        and passage.line - line <= _NEAR
    )


def _goes_on(before: Answer | None, answer: Answer) -> bool:
    """Whether a cost refusal goes on with the one just before: one of them names no item, or no provision."""
    if before is None or (before.items and answer.items and before.items != answer.items):
        return False
    return not (before.citations and answer.citations) or not (before.items and answer.items)


def _turns_to(passage: Passage) -> bool:
    """Whether a passage turns to another part of the request: by its label, or in words."""
    return passage.first and bool(passage.label or _TURNS.match(passage.text))


def _same(one: Answer, other: Answer) -> bool:
    if one.outcome is not other.outcome or one.items != other.items or one.outcome in _OWN_ANSWERS:
        return False
    if one.outcome is Outcome.FEE_WANTED:
        return True
    mine, theirs = set(map(section, one.provisions)), set(map(section, other.provisions))
    return bool(mine & theirs) or mine == theirs


def _weight(answer: Answer) -> tuple[bool, bool, bool]:
    own = any(fact.said == answer.said for fact in answer.citations)
    if answer.outcome is Outcome.NEITHER_CONFIRM_NOR_DENY:
        own = False  # the statement tells more than the provision under which it is made
    return own, answer.certainty is Certainty.CERTAIN, answer.said.end - answer.said.start > _TERSE


def without_mentions(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out a mere mention of a provision that another answer of the same items, or of the whole reply, relies on."""
    relied = [one for one in answers if one.certainty is Certainty.CERTAIN and one.citations]
    return [answer for answer in answers if not _mentions(answer, relied)]


def _mentions(answer: Answer, relied: Sequence[Answer]) -> bool:
    sections = set(map(section, answer.provisions))
    if answer.certainty is not Certainty.LIKELY or not sections:
        return False
    return any(
        sections <= set(map(section, one.provisions))
        for one in relied
        if not answer.items or not one.items or one.items == answer.items
    )
