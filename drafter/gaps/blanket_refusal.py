"""A whole document or dataset is withheld though only parts of it are said to be exempt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.gaps.look import facts_in
from drafter.gaps.nearby import line, sentence
from drafter.gaps.rule import Found, Rule
from drafter.law import Law
from drafter.model import Answer, Case, Certainty, Evidence, Outcome
from drafter.patterns import cued

_DOCUMENT = cued(
    r"\bcop(?:y|ies) of (?:the|this|that|our|a|each)\b|"
    r"\b(?:contract|agreement|report|document|minutes|notebooks?|file|spreadsheet|dataset|assessment|plan|paper|correspondence)"
    r"s?\b[^.;]{0,40}\b(?:is|are)\b",
    re.IGNORECASE,
)
_CONTAINS = cued(  # a part of it, not what all of it is about
    r"(?<!may )(?<!might )\b(?:contains?|includes?|containing|including)\b"
    r"(?! (?:\w+ )?(?:information|material|matters|advice|discussions?|views|opinions)"
    r" (?:relating|related|about|on|of|which|that|as to)\b)",
    re.IGNORECASE,
)
_GIVEN = cued(
    r"\b(?:remainder|rest of (?:the|it)|other parts?|extracts?|in part|partial\w*|meaningful|separat\w+|summary|attached|"
    r"enclosed|redacted (?:copy|version)s?)\b",
    re.IGNORECASE,
)
_CUT = cued(r"\b(?:redact\w*|(?:taken|blanked|left) out|remov(?:ed|ing)|edited)\b", re.IGNORECASE)


def find(case: Case, law: Law) -> Iterator[Found]:
    """Every refusal of a whole whose paragraph names a part as the reason, and does not speak of giving the rest."""
    for answer in case.answers:
        if answer.outcome is Outcome.WITHHELD and _is_whole(case, answer) and not _GIVEN.search(_told(case, answer)):
            evidence = tuple(dict.fromkeys((answer.said, *_reason(case, answer))))
            yield Found(evidence, answer.items, answer.provisions, Certainty.LIKELY)


def _reason(case: Case, answer: Answer) -> list[Evidence]:
    """The sentence of the same paragraph that gives the reason, where the refusal itself does not."""
    parts = facts_in(case, line(case, answer.said), "personal", "parts")
    if any(fact.said.within(answer.said) for fact in parts):
        return []
    return [sentence(case, fact.said.source, fact.said.start) for fact in parts[:1]]


def _is_whole(case: Case, answer: Answer) -> bool:
    """Whether a refusal is of a whole, in so many words or by naming a document and what in it is the reason."""
    here, text = line(case, answer.said), case.text(answer.said)
    refusing = {fact.said for fact in facts_in(case, here, "withhold")} | {answer.said}
    if any(fact.said in refusing for fact in facts_in(case, here, "blanket")):
        return bool(facts_in(case, here, "personal", "parts") or _CONTAINS.search(_told(case, answer)))
    return bool(_DOCUMENT.search(text) and _CONTAINS.search(text)) and not _CUT.search(_told(case, answer))


def _told(case: Case, answer: Answer) -> str:
    return case.text(line(case, answer.said))


RULE = Rule(
    id="blanket-refusal",
    title="All of it is refused, though only parts are exempt",
    duty="access.partial",
    why="What is not itself exempt must still be given.",
    find=find,
)
