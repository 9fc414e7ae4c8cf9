"""What a passage of the reply does with what was asked: supplied, withheld, not held, sent elsewhere…

A passage is judged by the signals that it states; see `retracted` for those that it only mentions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.language.general import is_general
from drafter.language.marks import LISTED
from drafter.language.passages import Passage, Zone
from drafter.language.places import had_elsewhere, only_a_link
from drafter.language.retracted import is_tally, of_another_time, taken_back
from drafter.language.stating import asserted, stated
from drafter.law import Exemption, Law
from drafter.model import Certainty, Outcome
from drafter.patterns import cued

Judged = tuple[Outcome, Certainty]
Said = frozenset[str]  # the signals that a passage states

_SMALL = cued(
    r"(?:^|[\s(:])[<≤]\s?(?:3|5|6|10)\b(?!\s?(?:%|years|days|hours|£|k\b))|"
    r"^\W*(?:[\w&'-]+[\s:.)]{1,2}){0,4}(?:fewer|less) than (?:three|five|six|ten|3|5|6|10)(?!\s?%)\W*(?:$|;)",
    re.IGNORECASE,
)  # a small number that is masked
_RELIES = cued(
    r"\b(?:under|relies?|rely|reliance|uphold|covers?|made out|appl(?:y|ies)|refers?|engaged|exempts?|"
    r"excepts?|excepted|prevents?|relieves|claims?|claimed|by (?:virtue|way) of|pursuant to|attracts?|"
    r"(?:correctly|properly|rightly|validly) (?:applied|relied|engaged|used)|"
    r"falls? within|(?:is|as|with) (?:section|regulation|s\.)|ground of|in addition)\b",
    re.IGNORECASE,
)
_RELIEVED = cued(r"\b(?:relieves?|excuses?|frees) (?:us|the \w+|me|it)\b", re.IGNORECASE)
_TITLE = cued(
    r"^\W*(?:\w{1,3}[.)] )?(?:evidence of )?(?:the )?"
    r"(?:reasons? for (?:not|refus|withh|non)|exemptions? (?:applied|used|cited|claimed)(?: (?:in|during|by)\b|\W*$)|harm|"
    r"public interest|considerations?|factors?|arguments?|"
    r"balance|prejudice|"
    r"overview|qualified|absolute|outcome|conclusion|favou?r\w*|in favour|against|for and against|for "
    r"(?:non-)?disclosure)\b",
    re.IGNORECASE,
)  # the heading of reasons, which names the provision again
_EXPLAINS = cued(
    r"^[^.]{0,90}\b(?:exemption|exception|section [\d ()]+)\b[^.]{0,20}\b(?:explanation|explained|reasons?|rationale)\W*$",
    re.I,
)
_HEADED = cued(  # "Section 31(1)(g) – Law Enforcement": the heading of its reasons
    r"^\W*(?:sections?|regulations?|regs?\.?|s\.?)\s?\d+[A-Z]?(?:\s?\([\w]{1,3}\))*(?:\s?(?:and|&|,)\s?(?:\([\w]{1,3}\))+)*"
    r"\s?[-–—:]\s?[A-Z][\w’' ,&-]{3,60}$",
    re.IGNORECASE,
)
_LATER = cued(
    r"\b(?:will|shall|need|needs|require|requires|hope|expect|not yet|yet to|follow|extend(?:ed|ing)?|"
    r"separately|(?:plan|intend|aim)s? to|should have (?:this|it|that|these|them|an?|the)(?! been\b))\b"
    r"(?!.*\b(?:endeavour|trying|tried|had said)\b)",
    re.IGNORECASE | re.DOTALL,
)
_REVIEWER = cued(r"\b(?:he or she|reviewing officer|reviewer|panel|commissioner|complain\w*|review)\b", re.IGNORECASE)
_IF = cued(r"^\W*(?:if|should|where|once|in the event)\b", re.IGNORECASE)
_UNDECIDED = cued(r"\bnot yet\b|\byet to\b|\bextend\w*|\b(?:more|further|additional) time\b", re.IGNORECASE)
_ONLY_MENTIONED = cued(r"\bredactions?\b", re.IGNORECASE)
_VERB = cued(
    r"\bredactions? (?:have|has|were|was|are)\b|"
    r"\b(?:redacted|redacting|withh\w+|refus\w+|remov\w+|unable|not|declin\w+|suppress\w+)\b",
    re.IGNORECASE,
)
_COPY = cued(r"\bredacted (?:copy|copies|version|versions|form|document|report|minutes)\b", re.IGNORECASE)
_REFUSES = cued(
    r"\b(?:unable|not able|cannot|can not|can’t|can't|refus\w+|declin\w+|withh\w+|redact\w*|"
    r"not (?:be )?(?:disclos|releas|provid|suppl|shar)\w*|prohibit\w*|forbid\w*|"
    r"remov\w+|omit\w+|suppress\w+|mask\w+|confidential|sensitive)\b",
    re.IGNORECASE,
)
_NOTHING_MORE = cued(r"\b(?:there (?:is|are|was|were)|exists?) no (?:other|further|additional)\b", re.IGNORECASE)
_ASKED_OF_US = cued(r"\byour (?:response|answer|reply|figures?|policy|officers)\b", re.IGNORECASE)
_OTHER_FEE = cued(
    r"\b(?:fees?|charges?)\b[^.;]{0,40}\b(?:was|were|had been) (?:due|paid|not paid|charged|set|raised)\b|"
    r"\b(?:licen[cs]e|application|planning|parking|tuition|membership|registration|ground|service|management|entry|"
    r"legal|court|"
    r"consultancy|annual|monthly|hire|booking|certificate) (?:fees?|charges?)\b|"
    r"\b(?:fees?|charges?) for (?:a|an|the|each) (?:\w+ )?(?:permit|licen[cs]e|place|course|visit|"
    r"certificate|space|plot|room|hall)\b",
    re.IGNORECASE,
)
_ON_ITS_SITE = cued(
    r"\bpublished by\b[^.]{3,90}\bon (?:their|its) (?:own )?web ?site", re.IGNORECASE
)  # had there, not asked for
_CURT_NOT_HELD = re.compile(r"\b(?:known|unknown|held|recorded|records?)\b", re.IGNORECASE)
_CURT_ANSWER = re.compile(  # a whole answer
    r"^\W*(?:(?:\w{1,3}|Q\w{1,3}|A\w{0,3})[.):]\s*)?(?:this (?:information )?is )?"
    r"(?:commercial(?:ly)? (?:sensitive|in confidence|confidential)|"
    r"confidential|not (?:known|disclosed)|unknown|nothing held|no records?)\W*$",
    re.IGNORECASE,
)
_TITLED = 10  # words of a heading
_BARE = 5  # words beside the provisions
_EXEMPT = cued(r"\bexempt\b(?! (?:if|where|when|information))", re.IGNORECASE)
_EXEMPTION = cued(r"\bexempt|\bexcept(?:ed|ion)|\bsuppressed|\bas (?:above|before)", re.IGNORECASE)
_OUTCOME_FIRST = cued(r"^\W*(?:exempt|withheld|refused|not held|redacted)\b", re.IGNORECASE)
_FINITE = cued(r"\b(?:is|are|was|were|do|does|have|has|will|cannot)\b", re.IGNORECASE)
_TERSE = 8  # words; a passage so short that names a provision relies on it


def grounds(
    passage: Passage, laws: Sequence[Law], scottish: bool, asked: frozenset[str] = frozenset()
) -> dict[str, Exemption]:
    """The grounds of refusal cited in a passage, by their canonical names.

    `asked` are the sections that the request is about ("section 38(6) applications"): named again, they are its subject.
    """
    found = {}
    for citation in passage.cited:
        if citation.number in asked and not passage.says("exempt", "withhold"):
            continue
        provision = citation.provision(scottish)
        row = next((row for law in laws if (row := law.exemption(provision))), None)
        if row and (row.role != "rule" or "not-held" in row.needs):
            found[provision] = row
    return found


def judge(passage: Passage, cited: dict[str, Exemption]) -> list[Judged]:
    """Every outcome that a passage states, the strongest first; none where it only explains."""
    if passage.zone is not Zone.BODY and not (passage.zone is Zone.HEADING and _answers(passage.text)):
        return []
    said = asserted(passage)
    found = _refused(passage, cited, said)
    return _without_doubles(found + _beside(passage, said, [outcome for outcome, _ in found]))


def _answers(heading: str) -> bool:
    """Whether what is written like a heading is an answer: "Exempt under Section 40(2)", or a sentence in capitals."""
    return bool(_OUTCOME_FIRST.match(heading)) or (heading.isupper() and bool(_FINITE.search(heading)))


def _refused(passage: Passage, cited: dict[str, Exemption], said: Said) -> list[Judged]:
    """The outcomes of a passage that gives less than was asked."""
    if "ncnd" in said:
        if of_another_time(passage):
            return []
        roles = {row.role for row in cited.values()}
        costly = "cost" in roles and ("cost" in said or "confirm-or-deny" not in roles)
        return [
            (Outcome.NEITHER_CONFIRM_NOR_DENY, Certainty.CERTAIN),
            *([(Outcome.OVER_COST_LIMIT, Certainty.CERTAIN)] if costly else []),
        ]
    if cited and "deferred" in said and _UNDECIDED.search(passage.text):
        return [(Outcome.DECISION_DEFERRED, Certainty.CERTAIN)]
    if taken_back(passage) or (is_general(passage) and not any(mark.id == LISTED for mark in passage.marks)):
        return []
    return (_by_provision(passage, cited, said) if cited else []) or _without_provision(passage, said)


_APPLYING = frozenset(("exempt", "withhold", "cost", "vexatious", "repeated", "elsewhere", "future", "not-held"))


def _by_provision(passage: Passage, cited: dict[str, Exemption], said: Said) -> list[Judged]:
    """The outcomes that cited grounds of refusal make."""
    if _EXPLAINS.match(passage.text):
        return []
    terse = (passage.words <= _TERSE or _is_bare(passage)) and not _TITLE.match(passage.text)
    mentioned = {mark.signal for mark in passage.marks} & _APPLYING
    if mentioned and not said & _APPLYING and not _RELIEVED.search(passage.text):
        return []  # what refuses is only a condition, a possibility, or the words of others
    plain = terse or said & _APPLYING or stated(_REFUSES, passage) or _EXEMPT.search(passage.text)
    if not plain and (_TITLE.match(passage.text) or not stated(_RELIES, passage)):
        return []
    headed = bool(_HEADED.match(passage.text)) and not mentioned and not _EXEMPT.search(passage.text)
    sure = Certainty.CERTAIN if plain and not headed else Certainty.LIKELY
    return [(_outcome_of(row, said), sure) for row in cited.values() if not _is_signpost(row)]


def _is_signpost(row: Exemption) -> bool:
    """Whether a ground only sends the request to be answered under the other law; one's own data is withheld."""
    return row.role == "other-regime" and bool(row.needs)


def _is_title(passage: Passage) -> bool:
    """Whether a passage is a heading rather than a sentence."""
    text = passage.text.rstrip()
    return passage.words <= _TITLED and not text.endswith((".", ";")) and not _FINITE.search(text)


def _is_bare(passage: Passage) -> bool:
    """Whether a passage is hardly more than the provisions it cites."""
    rest, last = "", 0
    for citation in passage.cited:
        rest += passage.text[last : max(last, citation.start - passage.start)]
        last = citation.end - passage.start
    return len([word for word in (rest + passage.text[last:]).split() if word.isalpha()]) <= _BARE


_BY_ROLE = {
    "confirm-or-deny": Outcome.NEITHER_CONFIRM_NOR_DENY,
    "cost": Outcome.OVER_COST_LIMIT,
    "repeated": Outcome.REPEATED,
    "vexatious": Outcome.VEXATIOUS,
}
_BY_NEED = {
    "location": Outcome.AVAILABLE_ELSEWHERE,
    "publication-plan": Outcome.FUTURE_PUBLICATION,
    "not-held": Outcome.NOT_HELD,
}


def _outcome_of(row: Exemption, said: Said) -> Outcome:
    """The outcome that relying on a ground of refusal makes."""
    if row.role in _BY_ROLE:
        return Outcome.VEXATIOUS if row.role == "cost" and "vexatious" in said else _BY_ROLE[row.role]
    for need, outcome in _BY_NEED.items():
        if need in row.needs and "harm" not in row.needs:
            return outcome
    return Outcome.WITHHELD


_PLAIN = (  # in this order: the first one that is said is the outcome
    ("vexatious", Outcome.VEXATIOUS, Certainty.CERTAIN),
    ("repeated", Outcome.REPEATED, Certainty.LIKELY),
    ("cost", Outcome.OVER_COST_LIMIT, Certainty.CERTAIN),
    ("not-held", Outcome.NOT_HELD, Certainty.CERTAIN),
)


_OF_REQUESTS = ("vexatious", "repeated")  # "Vexatious requests": the heading of what is said of them in general
_YOURS = cued(r"\b(?:your|this|the) (?:request|question|correspondence|e-?mail|letter)s?\b", re.IGNORECASE)


def _without_provision(passage: Passage, said: Said) -> list[Judged]:
    """The outcome of a passage that cites no ground of refusal."""
    for signal, outcome, sure in _PLAIN:
        if signal in said and not (signal in _OF_REQUESTS and _is_title(passage) and not _YOURS.search(passage.text)):
            return [(outcome, Certainty.POSSIBLE if _NOTHING_MORE.search(passage.text) else sure)]
    if "clarify" in said and not said & {"exempt"}:
        return []  # what is refused is only to go on before it is explained
    if "deferred" in said and "attached" not in said and _LATER.search(passage.text):
        return (
            []
            if _REVIEWER.search(passage.text) or _IF.match(passage.text)
            else [(Outcome.DECISION_DEFERRED, Certainty.LIKELY)]
        )
    if _CURT_ANSWER.match(passage.text):
        return [(Outcome.NOT_HELD if _CURT_NOT_HELD.search(passage.text) else Outcome.WITHHELD, Certainty.CERTAIN)]
    if "not-recorded" in said:
        return [(Outcome.NOT_RECORDED_INFORMATION, Certainty.LIKELY)]
    if _SMALL.search(passage.text):
        return [(Outcome.WITHHELD, Certainty.CERTAIN)]
    if passage.cited and "withhold" not in said:
        return []  # what is cited is no ground of refusal
    if "withhold" not in said and not _EXEMPTION.search(passage.text):
        return []  # a section of some other Act is relied on
    if said & {"exempt", "withhold"} and not _TITLE.match(passage.text):
        return [(Outcome.WITHHELD, _refused_how_surely(passage))]
    return []


def _refused_how_surely(passage: Passage) -> Certainty:
    """A redacted copy that is supplied is a hint at most; refusing words are certain; the rest is likely."""
    copy = _COPY.search(passage.text) and passage.says("attached", "supplied")
    if copy or (not passage.says("exempt") and _ONLY_MENTIONED.search(passage.text) and not _VERB.search(passage.text)):
        return Certainty.POSSIBLE
    return Certainty.CERTAIN if _REFUSES.search(passage.text) else Certainty.LIKELY


def _beside(passage: Passage, said: Said, stated: Sequence[Outcome]) -> list[Judged]:
    """What a passage may say beside its main outcome: where else to look or to ask, what will be published."""
    if is_tally(passage):
        return []
    found: list[Judged] = []
    if "sent-elsewhere" in said and Outcome.OVER_COST_LIMIT not in stated:
        there = _ON_ITS_SITE.search(passage.text)
        found.append((Outcome.SENT_ELSEWHERE, Certainty.POSSIBLE if there else Certainty.CERTAIN))
    if "future" in said and not is_general(passage):
        found.append((Outcome.FUTURE_PUBLICATION, Certainty.CERTAIN))
    sure = had_elsewhere(passage) if "elsewhere" in said or only_a_link(passage) else None
    if sure and not {Outcome.WITHHELD, Outcome.FUTURE_PUBLICATION} & {*stated}:
        found.append((Outcome.AVAILABLE_ELSEWHERE, sure))
    if (
        "fee" in said
        and not stated
        and not _OTHER_FEE.search(passage.text)
        and not _is_title(passage)
        and not is_general(passage)
    ):
        found.append((Outcome.FEE_WANTED, Certainty.LIKELY))
    if "clarify" in said and not stated and not _ASKED_OF_US.search(passage.text):
        found.append((Outcome.CLARIFICATION_WANTED, Certainty.LIKELY))
    if not stated and not found and "supplied" in said:
        found.append((Outcome.SUPPLIED, Certainty.CERTAIN))
    return found


def _without_doubles(found: list[Judged]) -> list[Judged]:
    return list({outcome: (outcome, sure) for outcome, sure in reversed(found)}.values())[::-1]
