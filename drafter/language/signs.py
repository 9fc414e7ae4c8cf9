"""Signs by which a line of a reply shows whose words it is: the request quoted or told back, or the answer to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.language import told
from drafter.language.numbering import enumerated
from drafter.language.parting import starts_list
from drafter.language.passages import Passage, Zone
from drafter.language.voices import QUESTION, WANTED, asks, authority_speaks
from drafter.patterns import cued

HEADING = cued(
    r"^\W*(?:(?:your |the |foi |details of |original |specific )){0,3}(?:request|questions?|enquiry|query|you asked|"
    r"information requested|"
    r"request details|scope of request|information sought|(?:what )?you(?: have)? asked(?: for)?|\w+ / questions|"
    r"terms of (?:your |the )?request|your questions)\W*$",
    re.IGNORECASE,
)
BOTH = cued(  # "Your request and our response:"
    r"\b(?:requests?|questions?|enquir(?:y|ies))\b[^.:]{0,60}\b(?:and|with|together with) (?:the|our) "
    r"(?:\w+ )?(?:response|answer|repl)\w*\b[^.:?]{0,40}[.:]?\s*$",
    re.IGNORECASE,
)
NUMBERED = cued(
    r"^\W*(?:request|question|query|q|part|item)\s?(?:no\.? |number )?(?P<number>\d{1,2}[a-z]?)\W*$", re.IGNORECASE
)
ANSWERED = cued(  # "Response: 214": the answer to what stands above it
    r"^\W*(?:(?:our|the|council|trust) )?(?:response|answer|reply|A\d{0,2})(?: \d{1,2}[a-z]?)?\s?[:–]\s+\S",
    re.IGNORECASE,
)
ANSWER = cued(
    r"^\W*(?:our |the |my |council |trust |foi |official |\w+ / )?(?:response|answers?|reply|decision|findings|outcome|"
    r"what we (?:can|hold|found|have))\b[^.?]{0,40}[:.–-]*\s*$|^\W*A\d{0,2}[.:)]\s",
    re.IGNORECASE,
)
ASKED_ALL = cued(  # the heading of the whole request, with its number: "Request 101003107"
    r"^\W*(?:foi |eir |information )?request(?: (?:ref\w*|no\.?|number|id))?\W{0,3}[\w/.-]*\d{4,}[\w/.-]*\W*$",
    re.IGNORECASE,
)
ANSWERS_ALL = cued(  # the heading of the whole answer: "Response", "Trust response:", "We said"
    r"^\W*(?:(?!your\b|this\b|for\b|to\b|of\b)[\w/’']+ ){0,3}(?:response|reply|answer)(?: \d{2}[-/.]\d{2}[-/.]\d{2,4})?"
    r"\W*$|^\W*we (?:said|answered|replied)\W*$",
    re.IGNORECASE,
)
_STATES = cued(  # "1. The budget is £400": an answer, and nothing that is wanted
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:[\w'’-]+ ){1,4}(?<!who )(?<!which )(?<!that )(?<!they )(?<!these )(?<!those )(?<!there )(?<!it )"
    r"(?:is|are|was|were|came to|comes to|totalled|amounts to)\b",
    re.IGNORECASE,
)
_SAYS = cued(  # the same with more words before the verb
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:[\w'’-]+ ){1,9}(?<!who )(?<!which )(?<!that )(?<!they )(?<!these )(?<!those )(?<!there )(?<!it )"
    r"(?:is|are|was|were|has been|have been) (?:being |therefore |also |now )?"
    r"(?:in|at|on|shown|set|given|withheld|exempt|refused|attached|enclosed|provided|supplied|redacted|not|listed|below)\b",
    re.IGNORECASE,
)
OURS = cued(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_TOLD = cued(r"^\W*[^:]{3,60}:\s+\S")  # "Number: 12": an answer
_REST = 40  # characters of a sentence after what it tells back; more of them are an answer
_PLEASE = cued(
    r"\bplease (?:also )?(?:(?:tell|send|let|give) me|can|could|include how|provide|confirm|state|supply|list|advise how)\b",
    re.IGNORECASE,
)
_LINE = 4000  # characters
_GIVES = cued(r"\b(?:please|can|could) (?:you )?(?:please )?(?:provide|supply|send|tell me|give me)\b", re.IGNORECASE)
_GIVE = cued(  # said to an authority, whatever it is called in the sentence
    r"^\W*(?:\w{1,3}[.):]\s*)?(?:(?:if|where|for)(?! you\b)\b[^,.]{0,80}, )?"
    r"please (?:also )?(?:provide|supply|state|list|send|give)\b(?! (?:us|this|these|it|that|proof|"
    r"further|more|evidence|details of your|your|any)\b)",
    re.IGNORECASE,
)
_REQUESTING = cued(  # in the voice of somebody who makes a request
    r"\bI (?:would like|wish|want|am writing|write)\b[^.?]{0,60}?\b(?:to (?:request|know|be told|be provided with)|"
    r"you to (?:provide|send|tell))\b|\bI(?: hereby| am|’m|'m) request(?:ing)?\b",
    re.IGNORECASE,
)
_INVERTED = cued(  # a question that lacks its mark
    r"^\W*(?:how (?:many|much|often|long)(?: [\w’'-]+){0,3}|why|what(?= d)) (?:did|does|do|is|are|was|were|has|have|had)\b",
    re.IGNORECASE,
)
_ROW = cued(  # of the form that a request came in
    r"^\W*(?:request|response|received|reference|case|disclosure) ?(?:date|id|number|no|ref\w*)?\W*$", re.IGNORECASE
)
OWN_QUESTION = cued(
    r"^\W*(?:(?:still |if )?(?:not (?:happy|satisfied|content)|unhappy|dissatisfied|happy|unclear|disagree|anything|"
    r"any (?:questions|quer)|questions|need|still|want|would you|can we|may we|"
    r"is (?:the|this|any) (?:information|data) held|(?:were|was|are|is) (?:these|this|those|it|they)\b|what (?:happens|"
    r"next|if|to do|we)|why (?:does|do|did|is|are|was|were|have|has) (?:the|this|an?|these|that|we|it)\b.{0,40}\b(?:exempt\w*|"
    r"exceptions?|withheld|refused|appl\w+|section|information)\b|how to|how (?:do|can) (?:you|i)|a review|which would)\b)",
    re.IGNORECASE,
)
_ANSWERING = "exempt withhold not-held ncnd cost supplied attached elsewhere sent-elsewhere future held".split()
_REFUSES = "exempt withhold not-held ncnd cost vexatious review regulator dissatisfied clarify apology".split()
_FRAGMENT = cued(  # "22", "£410 a year", "Nil.", "Yes, twice"
    r"^\W*(?:£?\d[\d,.]*%?(?:\s|\W*$)|(?:nil|none|no|yes|n/a|not (?:recorded|known|held|applicable))\b)",
    re.IGNORECASE,
)
_HELD = cued(r"^\W*(?:is|do we hold|does \w+ \w+ hold) (?:the|this|any) information(?: held)?\W*$", re.IGNORECASE)
CLOSED = cued(r"[\"”’'][ .*_]*$")
QUOTED = cued(r"^\W{0,3}[\"“‘']")


def alternate(lines: Sequence[Sequence[Passage]]) -> bool:
    """Whether the numbered lines of a reply are questions with their answers behind them."""
    numbered = [line for line in lines if line[0].label and len(line) > 1 and line[0].zone in (Zone.BODY, Zone.ECHO)]
    answered = [line for line in numbered if answered_from(line) < len(line)]
    return len(answered) > 1 and 2 * len(answered) >= len(numbered)


def answered_from(line: Sequence[Passage], alternate: bool = False) -> int:
    """The passage of a line, behind its first, from which the authority answers; the line's length where it does not."""
    for place, passage in enumerate(line[1:], 1):
        if passage.text.rstrip().endswith("?") or asks(passage.text):
            continue
        if alternate or _FRAGMENT.match(passage.text) or passage.says(*_ANSWERING):
            return place
    return len(line)


def introduces(line: Sequence[Passage]) -> bool:
    """Whether the request follows."""
    last = line[-1]
    if HEADING.match(last.text):
        return True
    if last.says("exempt", "withhold", "ncnd", "cost"):
        return False
    if BOTH.search(last.text) and last.zone in (Zone.BODY, Zone.HEADING):
        return True
    text = last.text.rstrip(" *_")
    return (
        last.says("asked") and text.endswith((":", ":-", "-", "following information", "as follows"))
    ) or told.introduces(text)


def only_names(passage: Passage) -> bool:
    """Whether a bullet names a field, whatever words it has ("whether disclosed or withheld"), and states nothing."""
    return bool(passage.bullet) and not (
        passage.cited
        or authority_speaks(passage.text)
        or _SAYS.match(passage.text)
        or passage.text.rstrip().endswith(".")
    )


def only_tells(passage: Passage, spoken: Sequence[told.Thing]) -> bool:
    """Whether a passage tells something back and says little else: no refusal, no answer behind it."""
    here = [one for one in spoken if passage.start <= one.start < passage.end]
    if passage.zone is not Zone.BODY or not here or passage.end - here[-1].end >= _REST:
        return False
    return bool(here[0].label) or not passage.says(*_REFUSES)


def is_quoted(before: Passage, passage: Passage) -> bool:
    """Whether a passage is the request in quotation marks, behind words that lead over to it."""
    return bool(QUOTED.match(passage.text)) and told.introduces(before.text)


def ends(line: Sequence[Passage]) -> bool:
    """Whether the authority speaks again."""
    head = line[0]
    if _HELD.match(head.text) or _ROW.match(head.text):
        return True
    if head.zone is Zone.HEADING and not HEADING.match(head.text):
        return head.says("respond", "exempt") or bool(ANSWER.match(head.text))
    if head.says("exempt", "not-held", "ncnd") and not asks(head.text):
        return True
    if asks(head.text) or QUESTION.match(head.text):
        return False
    strong = head.says("withhold", "exempt", "not-held", "ncnd", "cost", "supplied", "respond", "held", "attached")
    if WANTED.match(head.text):
        return strong and bool(_SAYS.match(head.text))
    return not QUOTED.match(head.text) and (authority_speaks(head.text) or strong)


def belongs(passage: Passage, known: bool) -> bool:
    """Whether a passage inside a request told back is told back itself."""
    return not known or is_ask(passage, known) or bool(WANTED.match(passage.text))


def is_question(line: Sequence[Passage]) -> bool:
    """Whether a line asks, or names what is wanted, in the requester's words."""
    head = line[0]
    wanted = WANTED.match(head.text) and not _STATES.match(head.text) and (head.label or not _TOLD.match(head.text))
    return bool(wanted) or any(QUESTION.match(passage.text) or asks(passage.text) for passage in line)


def names_thing(line: Sequence[Passage]) -> bool:
    """Whether a line names a thing, and states nothing of it."""
    text = told.whole(line)[line[0].opens :]
    return starts_list(text) and not (_STATES.match(text) or _SAYS.match(text) or OURS.search(text))


def is_ask(passage: Passage, known: bool) -> bool:
    """Whether a passage outside an introduced quotation is a question of the requester all the same."""
    text = passage.text
    if len(text) < _LINE and _GIVES.search(text) and len(list(enumerated(text))) > 1 and asks(text):
        return True  # the whole request in one line, as a web form leaves it
    if OWN_QUESTION.match(text) or passage.says("dissatisfied", "query", "clarify", "narrow"):
        return False
    if text.rstrip(" *_'’\"”").endswith("?"):
        return bool(QUESTION.match(text) or asks(text))
    if passage.says("withhold", "exempt", "cost"):
        return False
    if _INVERTED.match(text):
        return passage.first and not OURS.search(text)
    return asks(text) and bool(_GIVE.match(text) or (_PLEASE.search(text) and not authority_speaks(text)))


def requests_all(line: Sequence[Passage]) -> bool:
    """Whether a line is a whole request with numbers inside it, as a web form leaves it."""
    text = told.whole(line)
    return len(line) > 1 and len(text) < _LINE and requests(line[0]) and len(list(enumerated(text))) > 1


def requests(passage: Passage) -> bool:
    """Whether a passage is the request itself, by its voice ("I would like to request the rota")."""
    return bool(_REQUESTING.search(passage.text)) and asks(passage.text)
