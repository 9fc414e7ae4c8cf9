"""Whether a reply weighs the public interest for a refusal, and whether it names anything of this case in doing so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.gaps.account import account, is_refusal, says, sentences
from drafter.law.formula import own_words
from drafter.model import Answer, Case, Evidence
from drafter.patterns import cued

SIGNS = ("interest-test", "factors", "weighing")
OWN = 3  # words of this case; a factor has no fewer
_LAW_ONLY = cued(
    r"\b(?:subject to|must|needs? to|ha(?:s|ve) to|requires?|required to|is (?:a )?qualified|are qualified|qualified exemption|"
    r"obliged)\b",
    re.IGNORECASE,
)
_NO_TEST = cued(r"\b(?:not subject to|not required to|no (?:need|requirement) to|absolute)\b", re.IGNORECASE)
_DONE = cued(
    r"\b(?:ha(?:s|ve) (?:been |also |therefore |carefully )?(?:considered|weighed|applied|carried|conclud\w+|decided|found)|"
    r"considers?|we (?:find|think|believe|consider|conclude|recogni[sz]e|accept)|outweigh\w*|favours|lies|prevails|in favour)\b",
    re.IGNORECASE,
)
_PASSIVE = cued(r"\b(?:been|being|be|are|is) weighed\b", re.IGNORECASE)
_OWN_TEST = cued(
    r"\b(?:public interest|disclos\w+|releas\w+|withh\w+|exempt\w+|exception\w*|favour\w*|balance)\b", re.I
)
_OTHER_RIGHT = cued(  # why one law is used and not the other
    r"\bseparate (?:statutory |legal )?(?:right|regime|access)|\bboth (?:laws|regimes|sets of)\b", re.IGNORECASE
)
_LEADS_ON = cued(r"[^.?!]\s*$|\bfollow(?:s|ing)\b", re.IGNORECASE)
_ARGUES = cued(r"\b(?:would|could|might|risk|but|however|argument|debate|because)\b", re.IGNORECASE)
_CONCEDES = cued(
    r"\b(?:accept|recogni[sz]e|acknowledge|appreciate|aware|conscious|understand|bore in mind|of course|although|while|"
    r"you argue|argue that|point out|concern|risk|value|benefit|entitled|deserve|need to know|question of|would like|"
    r"on the one)\w*\b",
    re.IGNORECASE,
)
_ANSWERS = ("not-held", "elsewhere", "asked", "supplied", "attached", "query", "sent-elsewhere")
_DRAWN = cued(r"\b(?:therefore|thus|so|accordingly|for (?:this|these|that|those) reasons?|hence|on balance)\b", re.I)


def told(case: Case, answer: Answer, provision: str) -> list[Evidence]:
    """The sentences in which a balance for a refusal under a provision may stand."""
    return list(sentences(case, account(case, answer, provision)))


def tests(case: Case, told: Sequence[Evidence]) -> list[Evidence]:
    """Those that weigh, or announce that it was done; not those that only tell that the law wants it."""
    return [
        said for said in told
        if says(case, [said], *SIGNS) and not _is_law_only(case.text(said)) and not _OTHER_RIGHT.search(case.text(said))
        and not _NO_TEST.search(case.text(said))
    ]  # fmt: skip


def put_off(case: Case, told: Sequence[Evidence]) -> bool:
    """Whether the balance is still to be struck."""
    return bool(says(case, told, "deferred", "extends"))


def names_a_factor(case: Case, told: Sequence[Evidence], answer: Answer) -> bool:
    """Whether a sentence on the public interest, or one beside it that bears on it, has something of this case."""
    places = [
        place for place, said in enumerate(told) if says(case, [said], *SIGNS) and not _by_others(case.text(said))
    ]
    return any(_is_factor(case, told, place, answer) for place in places)


def _by_others(text: str) -> bool:
    """Whether what is weighed in a sentence is weighed by others, in the ordinary sense of the word."""
    return bool(_PASSIVE.search(text)) and not _OWN_TEST.search(text)


def _is_law_only(text: str) -> bool:
    return bool(_LAW_ONLY.search(text)) and not _DONE.search(text) and len(own_words(text)) < OWN


def _is_factor(case: Case, told: Sequence[Evidence], place: int, answer: Answer) -> bool:
    """A sentence of this case by itself, or drawn from the one before, or borne out by the ones after it."""
    here = told[place]
    if _has_own(case, here) and not is_refusal(here, answer):
        return True
    text = case.text(here)
    before = told[place - 1] if place else None
    drawn = before and (_DRAWN.search(text) or _CONCEDES.search(case.text(before)))
    if before and drawn and not is_refusal(before, answer) and _has_own(case, before):
        return True
    after = told[place + 1 : place + 3]
    return any(_has_own(case, one) and (_beside(case, here, one) or _LEADS_ON.search(text)) for one in after)


def _beside(case: Case, one: Evidence, other: Evidence) -> bool:
    """Whether the second sentence argues on in the paragraph of the first, or concedes something."""
    if one.source != other.source or other.start < one.end or says(case, [other], *_ANSWERS):
        return False
    text = case.text(other)
    in_line = "\n" not in case.text(Evidence(one.source, one.start, other.start))
    return bool(_CONCEDES.search(text) or (in_line and (_ARGUES.search(text) or says(case, [other], *SIGNS))))


def _has_own(case: Case, said: Evidence) -> bool:
    return len(own_words(case.text(said))) >= OWN
