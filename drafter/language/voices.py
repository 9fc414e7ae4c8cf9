"""Who is speaking in a sentence of a reply: the requester, quoted or told back, or the authority?"""

from __future__ import annotations

import re
from functools import lru_cache

from drafter.language.courtesies import NOT_ASKED
from drafter.patterns import cued

BODY_WORD = (
    r"council|trust|university|college|academy|school|department|force|constabulary|board|authority|office|ministry|"
    r"agency|commission|service|hospital|government|executive|corporation|company|museum|library|police"
)
ASKING = cued(
    r"\?[\"'”’)]*\s*$|\b(?:please(?! (?:find|see|note|refer|accept|be (?:advised|aware|assured)|do not))|"
    r"kindly|could you|can you|would you|will you|can i|could i|may i|i (?:would|should) like|i'?d like|i’d like|"
    r"(?:i|we) (?:would|should) be (?:glad|obliged|pleased|grateful) (?:to (?:have|receive|be|see|know)|for|if)|"
    r"i (?:would |also ){1,2}ask (?:that you|you to|for|if|whether|how|what)|"
    r"i wish to|i want|i seek|would it be possible (?:for you )?to|"
    r"i would be grateful|i would appreciate|i am (?:requesting|seeking|looking|"
    r"asking|interested)|"
    r"i(?:'m|’m) (?:requesting|seeking|looking|asking|writing to request)|i (?:hereby |also |formally |am writing to )*request|"
    r"we (?:hereby |also |formally )*request|we are (?:instructed|writing) to (?:request|ask|seek)|"
    r"would (?:also )?like (?:to (?:know|see|request|have|receive|ask|obtain)|a|the|copies|details|all)|"
    r"provide me|supply me|send me|tell me|let me (?:know|have)|give me|"
    r"should (?:also )?include the|asking for|requesting (?:the|a|all|information on|copies|data))\b",
    re.IGNORECASE,
)
QUESTION = cued(
    r"^\W*(?:(?:\w{1,3}|Q\w{1,3})[.)]\s*){0,2}(?:and |also |if (?:so|yes|not|no),? |(?:of|in|for) "
    r"(?:those|these|each|all),? )?(?:(?:on|in|at|to|by|for|from|of|with) (?=how|what|wh))?"
    r"(?:how (?:many|much|often|long|is|are|do|does|did|was|were)|"
    r"what|which|who|whom|whose|when|where|why|is|are|was|were|do|does|did|has|have|had|can|will|would|should)\b[^.]*\?",
    re.IGNORECASE,
)
WANTED = cued(
    r"^\W*(?:(?:\w{1,3}|Q\w{1,3}|Question \d{1,2})[.):]\s*){0,2}(?:the |a |an |any |all )?(?:total |annual |current |full |exact |"
    r"overall |most recent |average )*"
    r"(?:number|numbers|amount|cost|costs|value|names?|dates?|details|copy|copies|lists?(?! (?:close|open|are|were|is|was|have)\b)|"
    r"breakdown|percentage|proportion|"
    r"budget|spend|spending|expenditure|minutes|correspondence|e-?mails|protocol|policy|policies|contract|reasons?|locations?|"
    r"reports?|documents?|information|data|figures)\b",
    re.IGNORECASE,
)
OPEN_QUESTION = cued(  # a question that lacks its mark
    r"^\W*(?:(?:\w{1,3}|Q\w{1,3})[.)]\s*){0,2}(?:and |also )?(?:if\b[^,.?]{0,100}, )?"
    r"(?:what (?:approximate |exact |total |overall )?(?:proportion|percentage|share|number|amount) of|"
    r"(?:what|who|which|why|where|when|(?:what|which) \w+) (?:is|are|was|were|do|does|did|has|have|had|will|would|"
    r"can|could|should)|"
    r"(?:(?:on|in|at|to|by|for|from|of) )?how (?:many|much|often|long|far)|"
    r"(?:is|are|was|were|does|did|has|have|will) (?:the|an?(?! look)|any|all|there|your|these|those|(?-i:[A-Z])[\w’'-]+|"
    r"\w+ of)|(?:are|did|will) \w+s)\s+(?:\S+\s+){3}",
    re.IGNORECASE,
)
AUTHORITY = cued(
    rf"\b(?:we|our|ours|us)\b|\bthe (?:{BODY_WORD})(?:'s|’s)?\b|\bI (?:can|am able|am unable|am not|"
    rf"am pleased|am writing in|confirm|"
    r"must|regret|have (?:now|considered|established|been advised|dealt|attached|enclosed)|attach|enclose|"
    r"should|would advise)\b|"
    r"\b(?:your request|your enquiry|you (?:have )?(?:asked|requested)|the information (?:you|requested)|"
    r"this information|"
    r"please (?:find|see|note|be advised|refer|be aware|accept))\b|\bis (?:not )?held\b|\bnot held\b",
    re.IGNORECASE,
)
ADDRESSING = cued(r"\b(?:you|your)\b", re.IGNORECASE)
STATES = cued(  # "The figures should be a table", "The dates are those of the award": how to answer, or why
    r"^\W*(?:the|this|that|these|those) (?:(?!of\b|for\b|to\b|that\b|which\b|who\b|how\b|what\b|where\b|in\b)[\w’'-]+ ){1,3}"
    r"(?:is|are|was|were|should|must|may|might|would|will)\b",
    re.IGNORECASE,
)
LEAD_IN = cued(
    r"\bask (?:you )?(?:two|three|four|five|six|several|some|a few) (?:things|questions)\W*$|"
    r"\bfollowing\W*$|\b(?:request|requesting|provide|supply|send|answer|know|"
    r"need|require|obtain|have|ask|like|seek|seeking|want) (?:me |us |you )?(?:with )?the following\b[^.?]{0,160}:\W*$|"
    r"\bfollowing (?:\w+ )?(?:information|details|data|questions?|documents|requests?|"
    r"points|items|about|on|regarding|relating|concerning|for|in relation|under)\b[^.?]{0,160}[:;.,–-]*\s*$|"
    r"^\W*(?:an? |my )?(?:foi|freedom of information|eir) request,? please\W*$|\basking (?:for )?this under\b|"
    r"\b(?:provide|supply|send|disclose|release|advise|confirm|state|list|indicate|specify|request|know|see|tell|answer|access to)"
    r"(?: (?:me|us|also))?(?: with)?(?: copies of)?\s?[:–-]+\W*$|"
    r"^\W*(?:the|my) (?:request|question)s? (?:is|are)\W*$|"
    r"^\W*i am (?:asking|making this request|requesting this(?: information)?) under\b|\bquestions? (?:below|that follow)\b|"
    r"(?:below|as follows)\W*$|(?:make|making|submit|submitting) (?:an?|this|my|the)? ?"
    r"(?:f\.?o\.?i\.?|freedom of information|eir|formal|information)? ?(?:act )?request\b(?![^.?]*\b(?:for|"
    r"about|regarding|concerning)\b)",
    re.IGNORECASE,
)
GENERAL = cued(
    r"\b(?:request(?:ing)?|seek(?:ing)?|asking for|like) (?:for )?(?:some |"
    r"the following )?(?:anonymi[sz]ed |aggregated? |recorded |statistical )?(?:information|data|details|figures|statistics) "
    r"(?:(?:held )?(?:by (?:the|your) \w+ )?(?:under|pursuant to|in accordance)[^,.?]*?,? ?|(?:held by|from) (?:the|your) \w+,? )?"
    r"(?:regarding|relating|about|on|concerning|in respect|in relation|$|\W*$)|details in respect",
    re.IGNORECASE,
)

_OF_FACTS = cued(  # whatever the words in it: "How many were refused?", "Which exemptions do you use most?"
    r"^\W*(?:(?:\w{1,3}|Q\w{1,3})[.)]\s*)?(?:how (?:many|much|often)|what is (?:the|your) (?:policy|practice)|which|"
    r"(?:have|has|did|were|are there) any)\b"
    r"(?!.*\b(?:my|(?:this|these) (?:requests?|information|e-?mail|letter)|"
    r"rely|relying|relied|claim|you (?:mean|prefer))\b)[^.]*\?\W*$",
    re.IGNORECASE,
)
_TURN = cued(r"[,;] (?:and )?(?:so|but|therefore)\b|(?: ?[–—-]|;)\s(?=(?:i|we)\s)", re.IGNORECASE)
_THANKS = cued(r"(?:[.?!,;&]|\bplease and)\s+(?:many )?thanks?(?: you| in advance)?\W*$", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def asks(text: str) -> bool:
    """Whether a sentence asks for something (courtesies and remarks about procedure are left out)."""
    text = _THANKS.sub("", text)
    if not (ASKING.search(text) or QUESTION.match(text) or OPEN_QUESTION.match(text)):
        return False
    if not NOT_ASKED.search(text) or _OF_FACTS.match(text):
        return True
    # "I understand that records differ, so please send …", "Please send … - I understand that …"
    parts = _TURN.split(text)
    return len(parts) > 1 and any(ASKING.search(one) and not NOT_ASKED.search(one) for one in (parts[0], parts[-1]))


@lru_cache(maxsize=128)
def is_lead_in(text: str) -> bool:
    """Whether a sentence only announces what is asked for."""
    return bool(LEAD_IN.search(text) or GENERAL.search(text))


def authority_speaks(text: str) -> bool:
    """Whether a sentence is the authority's own and not the requester's told back."""
    return bool(AUTHORITY.search(text)) and not (ASKING.search(text) and ADDRESSING.search(text))


_LATER = cued(r"^(?:will|shall|would|may|might|intend to|reserve) ", re.IGNORECASE)  # "I will ask for a review"
_REVIEW_ASKED = cued(
    r"\b(?:(?:will|shall|may|might) )?(?:request|ask|like|want|seek|require|conduct|writing)\w*\b.{0,60}\b(?:internal review|"
    r"review of (?:your|the|this))|person who conducts|"
    r"\brequirement for review\b",
    re.IGNORECASE,
)
_REQUESTER_OPENS = cued(
    r"^\W*dear (?:[A-Z][\w’'&-]+ ){0,6}(?:" + BODY_WORD + r"|foi|sir|madam|information)\b", re.IGNORECASE
)


def is_review_request(text: str) -> bool:
    """Whether a requester's message asks for an internal review rather than for information."""
    return any(not _LATER.search(match[0]) for match in _REVIEW_ASKED.finditer(text[:900]))


def written_by_requester(text: str) -> bool:
    """Whether a quoted message is a requester's: addressed to a body, asking, and not answering."""
    head = text[:2500]
    asking = len(ASKING.findall(head)) + len(QUESTION.findall(head))
    if _REQUESTER_OPENS.match(text):
        return True
    return asking > len(AUTHORITY.findall(head))
