"""The answers of a reply: outcomes by passage, joined to their items and to the provisions they rest on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from drafter.language.blocks import Block
from drafter.language.outcomes import grounds, judge
from drafter.language.passages import Passage, Zone
from drafter.law import Exemption, Law
from drafter.model import Answer, Certainty, Evidence, Fact, Outcome

# A cost refusal explains that the data is not recorded in the form asked for: that is no "not held".
_EXPLAINED_BY = {
    Outcome.NOT_HELD: (Outcome.OVER_COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY),
    Outcome.WITHHELD: (
        Outcome.NOT_HELD, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED, Outcome.NEITHER_CONFIRM_NOR_DENY,
        Outcome.AVAILABLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION, Outcome.SENT_ELSEWHERE, Outcome.CLARIFICATION_WANTED,
        Outcome.DECISION_DEFERRED, Outcome.FEE_WANTED,
    ),
}  # fmt: skip
_GOES_ON = re.compile(
    r"^\W*(?:this|these|it|such|the (?:information|exemption|exception|reason|data)|section|regulation|"
    r"as (?:this|it|they|the|these|such)|under|because|disclosure|exemption)\b",
    re.I,
)
_POINTS_BACK = re.compile(
    r"\b(?:therefore|consequently|accordingly|on balance|for (?:these|this|the above|those) reasons?|"
    r"on this basis|as above|above|as such|"
    r"as a result|this exemption|the exemption|the exception|balance of)\b",
    re.IGNORECASE,
)
_AS_ABOVE = re.compile(
    r"\b(?:as|see|set out|detailed|given|explained|outlined|stated|refer to)\b[^.]{0,40}\babove\b|"
    r"\bsee the exemption\b|\bsame (?:exemption|reasons?)\b|\bas (?:in|for|per) (?:question|q)\b",
    re.I,
)
_TURNS = re.compile(
    r"^\W*(?:as (?:to|for|regards)|with (?:regard|respect|reference) to|regarding|in (?:relation|respect|"
    r"regard) (?:to|of)|concerning|turning to|for (?:questions?|items?|parts?|points?))\b",
    re.IGNORECASE,
)
FAR = 8  # lines; over which a cost refusal is explained
NEIGHBOURS = 30  # answers before and after that are compared: more never belong together
TERSE = 60  # characters; a title rather than a statement
NEAR = 2  # lines; a provision named so close belongs to the refusal


class Answering:
    """Reads the answers off the blocks of a reply."""

    def __init__(
        self, laws: Sequence[Law], scottish: bool, text: Callable[[Evidence], str], asked: frozenset[str] = frozenset()
    ) -> None:
        """`laws` may be cited; `text` cuts evidence from its source; `asked` are sections the request is about."""
        self.laws, self.scottish, self.text, self.asked = laws, scottish, text, asked

    def _grounds(self, passage: Passage) -> dict[str, Exemption]:
        return grounds(passage, self.laws, self.scottish, self.asked)

    def answers(self, blocks: Sequence[Block]) -> list[Answer]:
        """Every answer, in the order of the text."""
        found: list[Answer] = []
        for block in blocks:
            stated = self._block(block)
            dealt_with = any(set(block.items) & set(answer.items) for answer in stated)
            found += stated if dealt_with else [*_supplied(block), *stated]
        referred = [self._referring(answer, found[:place]) for place, answer in enumerate(found)]
        return _without_mentions(self._specific(referred, blocks))

    def _referring(self, answer: Answer, before: Sequence[Answer]) -> Answer:
        """ "Section 43 as above", "see the exemption in (a)": the provisions are those of the answer pointed to."""
        text = self.text(answer.said)
        if not _AS_ABOVE.search(text):
            return answer
        sections = {_section(provision) for provision in answer.provisions}
        for other in reversed(before):
            same = not sections or sections & {_section(provision) for provision in other.provisions}
            if other.citations and same and (other.outcome is answer.outcome or not sections):
                return replace(answer, citations=other.citations)
        return answer

    def _specific(self, answers: Sequence[Answer], blocks: Sequence[Block]) -> list[Answer]:
        """A bare section stands for the one limb of it that the same part of the letter names elsewhere."""
        named = {provision for block in blocks for passage in block.passages for provision in self._grounds(passage)}
        return [
            replace(answer, citations=tuple(_narrowed(fact, named) for fact in answer.citations)) for answer in answers
        ]

    def _block(self, block: Block) -> list[Answer]:
        cited = [self._grounds(passage) for passage in block.passages]
        stated = [
            (place, outcome, sure)
            for place, passage in enumerate(block.passages)
            for outcome, sure in judge(passage, cited[place])
        ]
        answers = [
            (self._answer(block, place, outcome, sure, cited), block.passages[place]) for place, outcome, sure in stated
        ]
        return _merged(_explained(answers))

    def _answer(
        self, block: Block, place: int, outcome: Outcome, sure: Certainty, cited: Sequence[dict[str, Exemption]]
    ) -> Answer:
        passage = block.passages[place]
        citations = self._citations(block, place, outcome, cited)
        if outcome is Outcome.WITHHELD and not citations and sure is Certainty.CERTAIN and passage.says("personal"):
            sure = Certainty.LIKELY
        return Answer(passage.items, outcome, passage.evidence, citations, sure, block.around)

    def _citations(
        self, block: Block, place: int, outcome: Outcome, cited: Sequence[dict[str, Exemption]]
    ) -> tuple[Fact, ...]:
        """The provisions of the passage itself; else, for a refusal, those that it or its neighbours point to."""
        passage = block.passages[place]
        own = _fitting(cited[place], outcome)
        if own:
            return self._facts(passage, own)
        if outcome not in (Outcome.WITHHELD, Outcome.OVER_COST_LIMIT):
            return ()
        for other in sorted(range(len(cited)), key=lambda other: (abs(other - place), other)):
            near = block.passages[other]
            fitting = _fitting(cited[other], outcome)
            if fitting and not near.says("considered") and _belongs(passage, near, other > place):
                return self._facts(near, fitting)
        return self._named(passage) if outcome is Outcome.WITHHELD else ()

    def _named(self, passage: Passage) -> tuple[Fact, ...]:
        """The provision that a refusal names in words only ("the exemption for commercial interests")."""
        text = passage.text.lower()
        if not re.search(r"\b(?:exemption|exception|exempt)\b", text):
            return ()
        nation = [law for law in self.laws if law.id.startswith("scot-") == self.scottish]
        named = [
            (len(name), row.provision)
            for law in nation[:1]
            for row in law.exemptions
            for name in row.names
            if name in text
        ]
        return (Fact("citation", max(named)[1], passage.evidence),) if named else ()

    def _facts(self, passage: Passage, provisions: Sequence[str]) -> tuple[Fact, ...]:
        facts = []
        for citation in passage.cited:
            provision = citation.provision(self.scottish)
            if provision in provisions:
                said = Evidence(passage.source, passage.start, passage.end)
                facts.append(Fact("citation", provision, said))
        return tuple(facts)


def _without_mentions(answers: Sequence[Answer]) -> list[Answer]:
    """Leave out a mere mention of a provision that another answer of the same items, or of the whole reply, relies on."""
    relied = [one for one in answers if one.certainty is Certainty.CERTAIN and one.citations]
    kept = []
    for answer in answers:
        sections = {_section(provision) for provision in answer.provisions}
        mention = (
            answer.certainty is Certainty.LIKELY
            and sections
            and any(
                sections <= {_section(provision) for provision in one.provisions}
                for one in relied
                if not answer.items or one.items == answer.items
            )
        )
        if not mention:
            kept.append(answer)
    return kept


def _narrowed(fact: Fact, named: set[str]) -> Fact:
    limbs = [provision for provision in named if provision.startswith(fact.value + "(")]
    shortest = min(limbs, key=len, default="")
    single = shortest and all(limb.startswith(shortest) for limb in limbs)
    return replace(fact, value=shortest) if single and "(" not in fact.value else fact


def _supplied(block: Block) -> list[Answer]:
    """A block that refuses nothing answers with its first words of substance."""
    own = [passage for passage in block.passages if passage.items == block.items]
    body = [passage for passage in own if passage.zone in (Zone.BODY, Zone.STATUTE) and not passage.says("query")]
    if not block.items or not body:
        return []
    return [Answer(block.items, Outcome.SUPPLIED, body[0].evidence, (), Certainty.LIKELY, block.around)]


def _belongs(passage: Passage, cited: Passage, after: bool) -> bool:
    """Whether a provision named in one passage is that of a refusal in another.

    It is in the same paragraph; or the refusal points back ("on balance", "this information is exempt");
    or the next lines go on about it ("This is because section …").
    """
    if passage.line == cited.line:
        return True
    if after:
        return cited.line - passage.line <= NEAR and bool(_GOES_ON.match(cited.text) or cited.zone is Zone.HEADING)
    if cited.zone is Zone.HEADING:
        return passage.line - cited.line <= NEAR + 2
    return bool(_POINTS_BACK.search(passage.text)) or passage.says("interest-test", "exempt")


def _fitting(cited: dict[str, Exemption], outcome: Outcome) -> list[str]:
    """The provisions that an outcome can rest on."""
    special = {
        Outcome.OVER_COST_LIMIT: "cost", Outcome.VEXATIOUS: "vexatious", Outcome.REPEATED: "repeated",
    }.get(outcome)  # fmt: skip
    if special:
        wanted = [
            name
            for name, row in cited.items()
            if row.role in (special, "vexatious" if special == "repeated" else special)
        ]
        return wanted or ([name for name, row in cited.items() if row.role == "cost"] if special == "vexatious" else [])
    if outcome is Outcome.AVAILABLE_ELSEWHERE:
        return [name for name, row in cited.items() if "location" in row.needs]
    if outcome is Outcome.FUTURE_PUBLICATION:
        return [name for name, row in cited.items() if "publication-plan" in row.needs]
    if outcome is Outcome.NOT_HELD:
        return [name for name, row in cited.items() if "not-held" in row.needs]
    if outcome in (Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY):
        return [
            name for name, row in cited.items()
            if row.role not in ("cost", "vexatious", "repeated") and not {"location", "not-held"}.intersection(row.needs)
        ]  # fmt: skip
    return []


Placed = tuple[Answer, Passage]


def _explained(answers: Sequence[Placed]) -> list[Placed]:
    """Leave out what only explains a stronger outcome of the same items."""
    return [
        placed
        for place, placed in enumerate(answers)
        if not any(_explains(placed, other) for other in answers[max(0, place - NEIGHBOURS) : place + NEIGHBOURS])
    ]


def _explains(placed: Placed, other: Placed) -> bool:
    answer, stronger = placed[0], other[0]
    if placed is other:
        return False
    if (
        answer.citations
        or stronger.items != answer.items
        or stronger.outcome not in _EXPLAINED_BY.get(answer.outcome, ())
    ):
        return False
    away = abs(placed[1].line - other[1].line)
    return away <= (FAR if stronger.outcome is Outcome.OVER_COST_LIMIT else NEAR)


def _merged(answers: Sequence[Placed]) -> list[Answer]:
    """One answer for the same outcome, items and provisions: the passage that names the most is its evidence."""
    kept: list[Answer] = []
    for answer, passage in answers:
        twin = next((one for one in reversed(kept[-NEIGHBOURS:]) if _same(one, answer)), None)
        if twin is None or (answer.certainty is Certainty.CERTAIN and _turns_to(passage)):
            kept.append(answer)
        elif _weight(answer) > _weight(twin):
            kept[kept.index(twin)] = replace(answer, citations=_united(answer, twin))
        else:
            kept[kept.index(twin)] = replace(twin, citations=_united(twin, answer))
    return kept


def _turns_to(passage: Passage) -> bool:
    """Whether a passage turns to another part of the request: by its label, or in words."""
    return passage.first and bool(passage.label or _TURNS.match(passage.text))


def _same(one: Answer, other: Answer) -> bool:
    if one.outcome is not other.outcome or one.items != other.items:
        return False
    if one.outcome in (Outcome.SUPPLIED, Outcome.NOT_HELD, Outcome.SENT_ELSEWHERE, Outcome.AVAILABLE_ELSEWHERE):
        return False
    mine, theirs = set(map(_section, one.provisions)), set(map(_section, other.provisions))
    return bool(mine & theirs) or mine == theirs


def _section(provision: str) -> str:
    return provision.split("(")[0]


def _united(one: Answer, other: Answer) -> tuple[Fact, ...]:
    return tuple({fact.value: fact for fact in (*one.citations, *other.citations)}.values())


def _weight(answer: Answer) -> tuple[bool, bool, bool]:
    own = any(fact.said == answer.said for fact in answer.citations)
    return own, answer.certainty is Certainty.CERTAIN, answer.said.end - answer.said.start > TERSE
