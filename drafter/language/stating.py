"""What a sentence says without stating it: conditional, possible, reported, quoted, or of somebody else.

"If the information is exempt we will tell you", "names may be redacted", "you argue that section 43 does not
apply", "the contractor refused": the words are there, and the authority refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.language.marks import Mark
from drafter.language.passages import Passage
from drafter.patterns import Cued, cued

Range = tuple[int, int]

# Signals that stand for a refusal; only these are taken back by the words around them.
REFUSING = ("withhold", "exempt", "cost", "vexatious", "repeated", "not-held", "ncnd", "not-recorded", "clarify", "fee")
_ACT = r"(?:withh\w+|refus\w+|redact\w*|exempt\w*|declin\w+|appl(?:y|ied)|engage\w*|rel(?:y|ied)|remov\w+|invoke\w*|cite\w*)"
_SOFT = (
    # a condition, up to the end of its clause
    cued(
        r"\b(?:if|where|unless|wherever|whether|should (?:you|we|it|the|any|this|an?)|were (?:you|we|it|the|any|this)|"
        r"in the event|in (?:any )?case(?:s)? (?:of|where|that)|when(?= (?:a|an|any|information|requests?)\b)|"
        r"the extent to which|to the extent that|"
        r"subject to(?= [^.,;]{0,50}\bbeing\b))\b(?: (?:we|you|it|they)\b)?(?:(?! we (?:have|are|do)\b| [–—-] )[^,;:?])*",
        re.IGNORECASE,
    ),
    # what would follow from an exemption or a fee that may or may not come
    cued(
        r"^\W*(?:if|should|where)\b(?! you\b)[^.;,]{0,60}\b(?:exempt\w*|exceptions?|fees?|charges?|th(?:is|at) (?:is|be) the case)"
        r"\b[^.;,]{0,40},[^.;,]{0,40}\b(?:will|would|may|might|shall)\b[^.;]*",
        re.IGNORECASE,
    ),
    # what may be done
    cued(
        rf"\b(?:(?-i:may)|might|could|would|can(?! confirm| not)|cannot always)\b(?: (?!we\b|i\b|and\b|"
        rf"so\b)\w+){{0,4}}? {_ACT}",
        re.IGNORECASE,
    ),
    cued(
        r"\b(?:this|which|that|it) (?:could|(?-i:may)|might) be because\b[^;]*|"
        r"\b(?:may|might) not (?:always )?be able to\b[^,;]*|"
        r"\b(?-i:may|might|can|could) be (?:\w+ ){0,3}(?:manifestly|vexatious)\b",
        re.I,
    ),
    cued(
        rf"\b(?:policy|policies|procedures?|guidance) (?:on|about|for) (?:\w+ )?(?:{_ACT}|vexatious)[^,;]*|"
        rf"\b(?:entitled|able|allowed|permitted|right|power|free|reasons?|grounds?|policy|policies|procedures?|"
        rf"guidance|"
        rf"process) (?:to|of|for|on|about) (?:\w+ )?{_ACT}|"
        rf"\b(?:normally|usually|generally|typically|ordinarily|sometimes|often) (?:be )?{_ACT}|"
        rf"\b(?:instead of|rather than|short of|without) (?:\w+ )?{_ACT}",
        re.IGNORECASE,
    ),
    cued(r"\brequests (?:(?:which|that) (?:are|would|have)|defined|made under)\b[^,;]*", re.IGNORECASE),
    cued(
        r"\bnot (?:be )?(?:disclos|releas|provid|suppl|shar|giv|compl)\w+ (?:[\w’'-]+ ){0,6}?(?=if\b|unless\b|"
        r"where (?:this|it|that|doing|"
        r"disclosure|release)\b)",
        re.IGNORECASE,
    ),
    cued(r"\bcannot (?:disclose|release|provide|supply|share|give|comply) (?:[\w’'-]+ ){0,6}?(?=if\b)", re.IGNORECASE),
    cued(r"\bexplain(?:s|ed|ing)? why\b[^,;]*", re.IGNORECASE),
    # what the requester, or an earlier letter, says
    cued(r"\breview of (?:\w+ ){0,4}(?:decision|refusal) (?:not )?to\b[^,;]*", re.IGNORECASE),
    cued(
        r"\byou (?:also |had |have |then |rightly )?(?:say|said|remark(?:ed)?|expect(?:ed)?|suggest(?:ed)?|"
        r"wonder(?:ed)?|"
        r"argued?|believed?|fe(?:el|lt)|mention(?:ed)?|quoted?|refer(?:red)? to|consider(?:ed)?|contend(?:ed)?|"
        r"ask(?:ed)? (?:whether|if|why|that|about)|wrote|disagreed?|disputed?|were concerned|claim(?:ed)?|"
        r"complain(?:ed)?|state[d]?|assert(?:ed)?|note[d]?|appeal(?:ed)?|challenged?)\b[^,;]*",
        re.IGNORECASE,
    ),
    cued(
        r"^\W*(?:in (?:your|the) (?:request|e-?mail|letter|message)\b[^.?]{0,90}?,? )?you (?:have |had |also |then "
        r")*(?:asked|"
        r"requested|sought|wanted|wrote)\b(?:(?!, (?:which|these|this|that|we|but|and we|however|all of which|"
        r"it)\b)[^?;])*",
        re.IGNORECASE,
    ),
    # what the words of another text say
    cued(
        r"\b(?:policy|procedure|leaflet|guidance|guide|code|handbook|minutes?|note|paper|report|letter|notice|"
        r"contract|agreement|"
        r"poster|form|rules|newspaper|article|press) (?:also |itself )?(?:states?|says?|said|stated|reads?|"
        r"provides?|requires?|"
        r"explains?|tells?|told|advises?)\b[^;]*",
        re.IGNORECASE,
    ),
    cued(r"\b(?:response|reply|decision|refusal) (?:has|had) (?:also )?(?:stated|said|explained|cited)\b[^;]*", re.I),
    cued(
        r"\b(?:commissioner|ICO|tribunal)\b[^.;]{0,80}? (?:supports?|supported|found|finds|ruled|agrees?|agreed|accepts?|"
        r"accepted)\b"
        r"(?:(?!,? (?:and|so) we\b)[^;])*",
        re.IGNORECASE,
    ),
    cued(  # what other bodies do, and what is told of something that nobody asked for
        r"\b(?:in other cases|(?:(?:other|some|many|most|several) )?(?:councils|authorities|forces|trusts|departments|"
        r"universities) (?:have|had|may|might|do|did)(?! not hold))\b[^;]*",
        re.IGNORECASE,
    ),
    cued(
        r"^.*\b(?:but|which|though|although) you (?:did not|didn['’]t|have not) ask(?:ed)?\b.*$",
        re.IGNORECASE | re.DOTALL,
    ),
    cued(r"\b(?:said|told us|replied|stated|advised us|informed us) that (?:it|he|she|they)\b[^;]*", re.IGNORECASE),
    # why something happened
    cued(rf"\bthe need (?:to|for|of) (?:\w+ )?{_ACT}[^,;]*", re.IGNORECASE),
    cued(
        r"\b(?:because|since|as) the (?!council|trust|force|authority|department|agency|board|university|school|police)"
        r"(?!information|data|request|disclosure|release)"
        r"(?:\w+ ){1,2}(?:(?:did|had) not (?:hold|have|contain|keep|record|show|held)|"
        r"(?:would|could|did) not (?:share|give|provide|release|disclose|supply|answer|tell|let))\b[^;]*",
        re.IGNORECASE,
    ),
    # what other people do
    cued(
        r"\b(?:contractors?|inspectors?|surveyors?|engineers?|auditors?|consultants?|architects?|valuers?|compan(?:y|ies)|providers?|suppliers?|applicants?|pupils?|students?|patients?|tenants?|"
        r"drivers?|"
        r"insurers?|owners?|landlords?|famil(?:y|ies)|parents?|child(?:ren)?|trustees|members of (?:the )?public|"
        r"claimants?|"
        r"developers?|operators?|residents?|customers?|witness(?:es)?|householders?|employers?|passengers?|candidates?|"
        r"neighbours?|objectors?|bidders?|tenderers?|charity|charities|club|firms?)\b"
        r"(?: (?:who|that|had|has|have|also|then|in|of|at|\d+)){0,2} "
        r"(?:(?:do|does|did|could|can|would|will) not|cannot|refused|declined|(?:was|were|is|are) (?:unable|not "
        r"(?:able|prepared|willing))|has "
        r"not|have not|had not|"
        r"withheld|withholds?|removed)\b[^,;]*",
        re.IGNORECASE,
    ),
    cued(
        r"\b(?:officers?|staff|members?|people|they|he|she|employees|councillors?) (?:\w+ ){0,3}?(?:refused|declined|"
        r"(?:was|were) (?:unable|not able|not prepared|not willing))\b[^,;]*",
        re.IGNORECASE,
    ),
)
_QUOTED = cued(r"[\"“]([^\"“”]{20,})[\"”]")  # a phrase in quotation marks is the writer's own; a sentence is not


def soft(passage: Passage) -> list[Range]:
    """The ranges of a passage (offsets in its text) that it does not state: conditions, possibilities, the words of others."""
    return list(_soft(passage.text))


@lru_cache(maxsize=512)
def _soft(text: str) -> tuple[Range, ...]:
    found = [match.span() for pattern in _SOFT for match in pattern.finditer(text)]
    return tuple(found + [match.span(1) for match in _QUOTED.finditer(text) if match[1].count(" ") > 3])


def firm(passage: Passage) -> list[Mark]:
    """The marks that a passage states itself; those that refuse nothing count wherever they stand."""
    if not any(mark.signal in REFUSING for mark in passage.marks):
        return list(passage.marks)
    inside, base = soft(passage), passage.start
    return [
        mark for mark in passage.marks
        if mark.signal not in REFUSING
        or not _meets(mark.start - base, (mark.start + 1 if mark.signal in ("clarify", "ncnd") else mark.end) - base, inside)
    ]  # fmt: skip


def asserted(passage: Passage) -> frozenset[str]:
    """The signals that a passage states itself."""
    return frozenset(mark.signal for mark in firm(passage))


def stated(pattern: Cued, passage: Passage) -> bool:
    """Whether words stand in what a passage states itself."""
    inside = soft(passage)
    return any(not _meets(match.start(), match.start() + 1, inside) for match in pattern.finditer(passage.text))


def _meets(start: int, end: int, ranges: Sequence[Range]) -> bool:
    return any(start < last and first < end for first, last in ranges)
