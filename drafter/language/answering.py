"""The answers of a reply: outcomes by passage, joined to their items and to the provisions they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.language import fitting
from drafter.language.blocks import Block, is_label
from drafter.language.general import recites
from drafter.language.merging import Placed, explained, merged, without_mentions
from drafter.language.outcomes import judge
from drafter.language.passages import Passage, Zone
from drafter.language.pointing import repeated
from drafter.language.relying import Cited, Relying, narrowed, points, referring, section
from drafter.language.retracted import denies_all
from drafter.law import Law
from drafter.model import Answer, Certainty, Evidence, Outcome
from drafter.patterns import cued

_REDACTION = cued(r"\b(?:redact\w*|black\w* out|blank\w* out|obscured|deletions?|anonymi[sz]ed)\b", re.IGNORECASE)
_NAMES_REDACTED = cued(
    r"\b(?:enclose|attach|suppl|provid|releas|copy|copies)\w*\b[^.]{0,80}\b(?:names?|signatures?|(?:e-?mail |home "
    r")?addresses|"
    r"(?:contact|personal) (?:details|data|information))\b[^.]{0,40}\b(?:redact\w*|black\w* out|blank\w* out|"
    r"obscured|removed|"
    r"taken out|deleted)\b|"
    r"^\W*(?:some |the |all |staff |officers’ |individuals’ )*(?:names?|signatures?|addresses|personal (?:details|"
    r"data|information))\b"
    r"[^.]{0,40}\b(?:redacted|black\w* out|blank\w* out|obscured)\W*$",
    re.IGNORECASE,
)
_APPLIED = cued(
    r"\b(?:in (?:this|the present|your) (?:case|instance)|(?:exemption|condition|exception|"
    r"it)\b[^.]{0,40}\bappl(?:y|ies)\b|"
    r"appl(?:y|ies) (?:here|to (?:this|the|your))|taken the decision|(?:this|the requested) information|"
    r"disclos(?:ure|ing) (?:of )?(?:this|it)\b)",
    re.IGNORECASE,
)
_STRUCK = cued(
    r"\b(?:outweigh\w*|on balance|lies in|favours? (?:maintaining|withholding|the exemption)|prevails)\b", re.I
)
_ANNOUNCES = cued(r"\b(?:an|some|the following|these|certain|the) exemptions?\b", re.IGNORECASE)
_APPLY = cued(
    r"\b(?:exemptions?|exceptions?)\b[^.]{0,60}\b(?:apply|applies|below|follow\w*|engaged)\b|"
    r"\b(?:is|are|be|remain) (?:therefore |also )?(?:exempt|excepted)\b",
    re.IGNORECASE,
)
_FORMALITY = cued(  # says what the letter is, not what is refused
    r"\b(?:is|be|as|serves?|acts?|represents?|constitutes?|forms?|treat(?:ed)? (?:\w+ )?as|consider \w+ to be)\b[^.]{0,20}"
    r"\b(?:refusal notice|notice of refusal)\b|"
    r"\bnot (?:obliged|required)(?: by (?:statute|law|the act))? to (?:supply|provide|release|disclose|comply with)\b[^.]{0,30}"
    r"\b(?:information (?:that )?you|your request)\b|"
    r"\b(?:attached|enclosed|below)\b[^.]{0,40}\b(?:refusal notice|notice of refusal)\b",
    re.IGNORECASE,
)
_OF_WHAT_WAS_ASKED = cued(
    r"^\W*(?:the|this|that|such) (?:requested |withheld )?(?:information|data|material|details)(?: (?:that )?(?:you )?(?:have )?"
    r"(?:requested|sought|asked for))? (?:is|are|has been) (?:therefore |also |being |considered )?"
    r"(?:exempt|withheld|excepted|refused)",
    re.IGNORECASE,
)
_FURTHER_ON = 700  # characters; over which a refusal is stated again with its provision
_REFUSED = (
    Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED
)  # fmt: skip
_SOON = 3  # lines; so soon after the law is recited it is applied
_BRIEF = 12  # words of a sentence that only announces
_NAME = 6  # words of a heading that names a thing
_NO_THING = cued(
    r"\b(?:reasons?|exemptions?|exceptions?|section|public|interest|test|harm|prejudice|factors?|conclusion|decision|response|"
    r"reply|outcome|summary|annexe?|appendix|notice|refusal|information|request|freedom|act|considerations?|balance|favou?r\w*|"
    r"disclosure|arguments?|background|overview|explanation|\d)\b",
    re.IGNORECASE,
)
_MORE_HELD = cued(
    r"\b(?:also|further) (?:\w+ ){0,3}(?:hold|held|identified|located|found)\b[^.]{0,40}\b(?:other|further|more|additional)\b|"
    r"\b(?:hold|held|identified|located|found) (?:\w+ )?(?:other|further|additional) (?:pieces|items|documents|"
    r"papers|correspondence|"
    r"e-?mails|records|letters)\b",
    re.IGNORECASE,
)
_QUALIFIED = "public-interest"


class Answering:
    """Reads the answers off the blocks of a reply."""

    def __init__(
        self,
        laws: Sequence[Law],
        scottish: bool,
        text: Callable[[Evidence], str],
        questions: Mapping[str, str],
        asked: frozenset[str] = frozenset(),
    ) -> None:
        """`laws` may be cited, that of the reply first; `text` cuts evidence from its source; `questions` are the items
        by number; `asked`: see `Relying`.
        """
        self.relying, self.text, self.questions = Relying(laws, scottish, asked), text, questions
        self.asked = " ".join(questions.values())
        self.pointers: dict[Evidence, str] = {}

    def answers(self, blocks: Sequence[Block]) -> list[Answer]:
        """Every answer, in the order of the text."""
        found: list[Answer] = []
        for block in blocks:
            stated = self._block(block)
            stated += [one for passage in block.passages for one in repeated(passage, found)]
            dealt_with = any(set(block.items) & set(answer.items) for answer in stated)
            found += stated if dealt_with else [*_supplied(block), *stated]
        found = self._with_applied(found, blocks)
        for place, answer in enumerate(found):
            text = self.text(answer.said) + self.pointers.get(answer.said, "")
            found[place] = referring(answer, text, found[:place])
        return self._doubted(without_mentions(_once(found)), blocks)

    def _block(self, block: Block) -> list[Answer]:
        cited = [self.relying.grounds(passage) for passage in block.passages]
        stated = [
            (place, outcome, sure)
            for place, passage in enumerate(block.passages)
            for outcome, sure in judge(passage, cited[place])
            if not fitting.answers(outcome, passage.text, self._question(passage), self.asked)
        ]
        answers = [
            (self._answer(block, place, outcome, sure, cited), block.passages[place]) for place, outcome, sure in stated
        ]
        named = {name for one in cited for name in one}
        return merged(
            _provisional(explained([(_specific(one, named), passage) for one, passage in answers]), block, cited),
            _headed(block),
        )

    def _question(self, passage: Passage) -> str:
        return " ".join(self.questions.get(number, "") for number in passage.items)

    def _answer(self, block: Block, place: int, outcome: Outcome, sure: Certainty, cited: Sequence[Cited]) -> Answer:
        passage = block.passages[place]
        citations = self.relying.citations(block, place, outcome, cited)
        if outcome is Outcome.WITHHELD and not citations and sure is Certainty.CERTAIN and passage.says("personal"):
            sure = Certainty.LIKELY
        if outcome is Outcome.WITHHELD and citations and self.relying.is_of_later(citations):
            outcome = Outcome.FUTURE_PUBLICATION
        after = block.passages[place + 1 : place + 2]
        if after and after[0].line - passage.line <= 1 and points(after[0]):
            self.pointers[passage.evidence] = " " + after[0].text
        return Answer(passage.items, outcome, passage.evidence, citations, sure, block.around)

    def _with_applied(self, found: list[Answer], blocks: Sequence[Block]) -> list[Answer]:
        """Add the refusals that tell what an exemption is for and then apply it, without a word of refusing."""
        relied = {
            section(fact.value) for answer in found if answer.certainty is not Certainty.POSSIBLE
            for fact in answer.citations if _number(fact.value) in self.text(fact.said)
        }  # fmt: skip
        added = []
        for block in blocks:
            if any(denies_all(passage) for passage in block.passages):
                continue
            for place, passage in enumerate(block.passages):
                sections = {section(name) for name in self.relying.grounds(passage)}
                if (
                    sections
                    and not sections & relied
                    and recites(passage)
                    and _is_applied(block.passages[place + 1 :], passage)
                ):
                    said = self.relying.condition(block, place)
                    relied |= sections
                    if said:
                        answer = Answer(
                            passage.items, Outcome.WITHHELD, passage.evidence, said, Certainty.LIKELY, block.around
                        )
                        added.append(answer)
        return sorted([*found, *added], key=lambda answer: (answer.said.source, answer.said.start)) if added else found

    def _doubted(self, answers: Sequence[Answer], blocks: Sequence[Block]) -> list[Answer]:
        """Only hint at a refusal that the reply denies as a whole, and at a redaction that is explained elsewhere."""
        denied = any(denies_all(passage) and not passage.items for block in blocks for passage in block.passages)
        named = [one for one in answers if one.citations and one.outcome is Outcome.WITHHELD]
        refused = any(
            one.outcome in _REFUSED and (one.citations or one.outcome is not Outcome.WITHHELD) for one in answers
        )
        redacted = any(map(self._redacts, named))
        personal = any(map(self.relying.is_personal, named))
        return [
            replace(answer, certainty=Certainty.POSSIBLE)
            if answer.outcome is Outcome.WITHHELD
            and not answer.citations
            and (
                denied
                or (redacted and self._redacts(answer))
                or (personal and _NAMES_REDACTED.search(self.text(answer.said)))
                or (named and (self._announces(answer, named) or self._named_further_on(answer, named)))
                or (refused and _FORMALITY.search(self.text(answer.said)))
            )
            else answer
            for answer in answers
        ]

    def _announces(self, answer: Answer, named: Sequence[Answer]) -> bool:
        """Whether it says no more than that exemptions apply, which are named further on."""
        text = self.text(answer.said)
        if _ANNOUNCES.search(text) and len(text.split()) < _BRIEF:
            return True
        return bool(_APPLY.search(text)) and any(
            answer.said.source == one.said.source
            and answer.said.start < one.said.start
            and (not answer.items or answer.items == one.items)
            for one in named
        )

    def _named_further_on(self, answer: Answer, named: Sequence[Answer]) -> bool:
        """Whether the next lines say of "the information requested" under which provision it is exempt."""
        return not answer.items and any(
            answer.said.source == one.said.source
            and 0 < one.said.start - answer.said.end < _FURTHER_ON
            and _OF_WHAT_WAS_ASKED.match(self.text(one.said))
            for one in named
        )

    def _redacts(self, answer: Answer) -> bool:
        return bool(_REDACTION.search(self.text(answer.said)))


def _once(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out what only says again, further on and without its provision, what was said of the same items."""
    return [
        answer for place, answer in enumerate(answers)
        if answer.citations or not answer.items or answer.outcome not in _REFUSED
        or not any(
            one.citations and one.outcome is answer.outcome
            and (
                set(answer.items) < set(one.items)
                or (one.items in ((), answer.items) and one.outcome is Outcome.OVER_COST_LIMIT)
            )
            for one in answers[:place]
        )
    ]  # fmt: skip


def _number(provision: str) -> str:
    return section(provision).rpartition(".")[2]


def _is_applied(after: Sequence[Passage], recital: Passage) -> bool:
    """Whether the next lines apply what a passage recites."""
    near = [passage for passage in after[:6] if passage.line - recital.line <= _SOON]
    return any(_APPLIED.search(passage.text) and not passage.says("considered") for passage in near)


def _provisional(answers: Sequence[Placed], block: Block, cited: Sequence[Cited]) -> list[Placed]:
    """A qualified exemption whose balance is still to be struck refuses nothing yet."""
    weighing = any(p.says("interest-test", "extends") for p in block.passages)
    struck = any(_STRUCK.search(passage.text) for passage in block.passages)
    open_still = [
        one.items for one, _ in answers if one.outcome is Outcome.DECISION_DEFERRED and weighing and not struck
    ]
    qualified = {name for one in cited for name, row in one.items() if _QUALIFIED in row.needs}
    return [
        (replace(answer, certainty=Certainty.POSSIBLE), passage)
        if answer.outcome is Outcome.WITHHELD and answer.items in open_still and qualified.issuperset(answer.provisions)
        else (answer, passage)
        for answer, passage in answers
    ]


def _headed(block: Block) -> set[int]:
    """Where passages start that stand right below a heading that names a thing ("Account numbers"), or behind a sentence
    that tells of more that is held.
    """
    found = set()
    for above, passage in pairwise(block.passages):
        named = above.zone is Zone.HEADING and not above.cited and not above.marks and above.words <= _NAME
        if named and passage.line - above.line <= _SOON and not _NO_THING.search(above.text):
            found.add(passage.start)
        if above.line == passage.line and _MORE_HELD.search(above.text):
            found.add(passage.start)
    return found


def _specific(answer: Answer, named: set[str]) -> Answer:
    return replace(answer, citations=tuple(narrowed(fact, named) for fact in answer.citations))


def _supplied(block: Block) -> list[Answer]:
    """A block that refuses nothing answers with its first words of substance."""
    own = [passage for passage in block.passages if passage.items == block.items]
    body = [passage for passage in own if passage.zone in (Zone.BODY, Zone.STATUTE) and not passage.says("query")]
    body = [passage for passage in body if not is_label(passage)]
    if not block.items or not body:
        return []
    return [Answer(block.items, Outcome.SUPPLIED, body[0].evidence, (), Certainty.LIKELY, block.around)]
