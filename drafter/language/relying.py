"""The provisions that an answer rests on: named in the passage, beside it, in words only, or where it points to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.language.blocks import Block
from drafter.language.outcomes import grounds
from drafter.language.passages import Passage, Zone
from drafter.language.retracted import taken_back
from drafter.law import Exemption, Law
from drafter.model import Answer, Fact, Outcome
from drafter.patterns import cued

NEAR = 2  # lines; a provision named so close belongs to the refusal
_REACH = 40  # passages before and after in which a provision is looked for
_GOES_ON = cued(
    r"^\W*(?:this|these|it|such|the (?:information|exemption|exception|reason|data)|sections?|regulations?|s\.?\d|"
    r"as (?:this|it|they|the|these|such)|in (?:such|these) (?:cases|circumstances)|under|because|disclosure|exemption|reg\.)\b",
    re.I,
)
_THEREFORE = cued(
    r"^\W*(?:(?:we|i|the (?:council|trust|force|university|authority|department|board)) (?:have |has |are |is )?"
    r"(?:therefore|accordingly|consequently)|therefore|accordingly|consequently)\b",
    re.IGNORECASE,
)
_SOON = 8  # lines
_POINTS_BACK = cued(
    r"\b(?:therefore|consequently|accordingly|on balance|for (?:these|this|the above|those) reasons?|"
    r"on this basis|as above|above|as such|"
    r"as a result|this exemption|the exemption|the exception|balance of)\b",
    re.IGNORECASE,
)
_AS_ABOVE = cued(
    r"\b(?:as|see|set out|detailed|given|explained|outlined|stated|refer to|already)\b[^.]{0,40}\b(?:above|"
    r"described|before|earlier)\b|"
    r"\bsee the exemption\b|\bsame (?:exemption|reasons?|grounds?)\b|"
    r"\bas (?:in |for |per |at |under )?\(?(?:question |q|item |point |part )?(?P<item>\d{1,2}|[a-h](?=[),;]))\b\)?",
    re.I,
)
_IN_WORDS = cued(r"\b(?:exemptions?|exceptions?|exempt)\b", re.IGNORECASE)
_EXEMPTION = cued(r"\bexemption\b", re.IGNORECASE)
_NEIGHBOURS = frozenset({
    Outcome.WITHHELD, Outcome.OVER_COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY, Outcome.AVAILABLE_ELSEWHERE,
    Outcome.FUTURE_PUBLICATION, Outcome.VEXATIOUS, Outcome.REPEATED, Outcome.NOT_HELD,
})  # fmt: skip
_ROLES = {
    Outcome.OVER_COST_LIMIT: ("cost",), Outcome.VEXATIOUS: ("vexatious", "cost"),
    Outcome.REPEATED: ("repeated", "vexatious"), Outcome.NEITHER_CONFIRM_NOR_DENY: ("confirm-or-deny",),
}  # fmt: skip
_NEEDS = {
    Outcome.AVAILABLE_ELSEWHERE: "location",
    Outcome.FUTURE_PUBLICATION: "publication-plan",
    Outcome.NOT_HELD: "not-held",
}

Cited = dict[str, Exemption]  # the grounds of refusal cited in a passage, by their canonical names


def section(provision: str) -> str:
    """The section or regulation of a provision, without its limbs."""
    return provision.split("(")[0]


class Relying:
    """Finds the provisions of answers."""

    def __init__(self, laws: Sequence[Law], scottish: bool, asked: frozenset[str]) -> None:
        """`laws` may be cited, that of the reply first; `asked` are sections that the request is about."""
        self.laws, self.scottish, self.asked = laws, scottish, asked

    def is_personal(self, answer: Answer) -> bool:
        """Whether an answer rests on the exemption for personal data, which names and addresses fall under."""
        rows = [law.exemption(name) for name in answer.provisions for law in self.laws]
        return any(row and "personal-data-basis" in row.needs for row in rows)

    def is_of_later(self, citations: Sequence[Fact]) -> bool:
        """Whether all that is relied on is that the information will be published."""
        rows = [row for fact in citations for law in self.laws if (row := law.exemption(fact.value))]
        return bool(rows) and all("publication-plan" in row.needs and "harm" not in row.needs for row in rows)

    def grounds(self, passage: Passage) -> Cited:
        """The grounds of refusal cited in a passage."""
        return grounds(passage, self.laws, self.scottish, self.asked)

    def citations(self, block: Block, place: int, outcome: Outcome, cited: Sequence[Cited]) -> tuple[Fact, ...]:
        """The provisions of the passage itself; else those that it names in words, or that its neighbours name."""
        passage = block.passages[place]
        if outcome is Outcome.FEE_WANTED:
            return self._any(passage)
        own = fitting(cited[place], outcome)
        if own:
            return self._facts(passage, own)
        if outcome not in _NEIGHBOURS:
            return ()
        beside = self._beside(block, place, outcome, cited)
        named = self._named(passage) if outcome is Outcome.WITHHELD else ()
        if named and not any(section(fact.value) == section(named[0].value) for fact in beside):
            return named
        return beside

    def condition(self, block: Block, place: int) -> tuple[Fact, ...]:
        """The provisions of a passage that tells the law, with the condition that the same paragraph applies."""
        passage = block.passages[place]
        own = fitting(self.grounds(passage), Outcome.WITHHELD)
        more = [
            fact for other in block.passages[place + 1 :] if other.line == passage.line
            for fact in self._facts(other, fitting(self.grounds(other), Outcome.WITHHELD))
            if any(section(fact.value) == section(name) for name in own)
        ]  # fmt: skip
        return (*self._facts(passage, own), *more) if own else ()

    def _beside(self, block: Block, place: int, outcome: Outcome, cited: Sequence[Cited]) -> tuple[Fact, ...]:
        """The provisions of the nearest passage that belongs to the refusal."""
        passage = block.passages[place]
        near_by = range(max(0, place - _REACH), min(len(cited), place + _REACH + 1))
        for other in sorted(near_by, key=lambda other: (abs(other - place), other)):
            near = block.passages[other]
            wanted = fitting(cited[other], outcome)
            if wanted and not taken_back(near) and _belongs(passage, near, other > place):
                return self._facts(near, wanted)
        return ()

    def _named(self, passage: Passage) -> tuple[Fact, ...]:
        """The provision that a refusal names in words only ("the exemption for commercial interests")."""
        text = passage.text.lower()
        if not _IN_WORDS.search(text):
            return ()
        rows = self.laws[0].exemptions if self.laws else ()
        named = [(len(name), row.provision) for row in rows for name in row.names if name in text]
        return (Fact("citation", max(named)[1], passage.evidence),) if named else ()

    def _any(self, passage: Passage) -> tuple[Fact, ...]:
        """Every provision that a passage cites, for what is no refusal."""
        return tuple(Fact("citation", one.provision(self.scottish), passage.evidence) for one in passage.cited)

    def _facts(self, passage: Passage, provisions: Sequence[str]) -> tuple[Fact, ...]:
        return tuple(fact for fact in self._any(passage) if fact.value in provisions)


def referring(answer: Answer, text: str, before: Sequence[Answer]) -> Answer:
    """ "Section 43 as above", "see the exemption in (a)", "as 3": it has the provisions of the answer pointed to."""
    match = _AS_ABOVE.search(text)
    if not match:
        return answer
    if match["item"]:
        for other in reversed(before):
            if other.citations and match["item"] in other.items:
                return replace(answer, citations=united(answer, other))
        return answer
    sections = {section(provision) for provision in answer.provisions}
    for other in reversed(before):
        same = not sections or sections & {section(provision) for provision in other.provisions}
        if other.citations and same and (other.outcome is answer.outcome or not sections):
            return replace(answer, citations=other.citations)
    return answer


def points(passage: Passage) -> bool:
    """Whether a passage that states nothing itself points to the exemption of another answer."""
    return bool(_EXEMPTION.search(passage.text) and _AS_ABOVE.search(passage.text))


def united(one: Answer, other: Answer) -> tuple[Fact, ...]:
    """The provisions of two answers, each once."""
    return tuple({fact.value: fact for fact in (*one.citations, *other.citations)}.values())


def narrowed(fact: Fact, named: set[str]) -> Fact:
    """A bare section stands for the one limb of it that the same part of the letter names elsewhere."""
    limbs = [provision for provision in named if provision.startswith(fact.value + "(")]
    shortest = min(limbs, key=len, default="")
    single = shortest and all(limb.startswith(shortest) for limb in limbs)
    return fact._replace(value=shortest) if single and "(" not in fact.value else fact


def _belongs(passage: Passage, cited: Passage, after: bool) -> bool:
    """Whether a provision named in one passage is that of a refusal in another.

    It is in the same paragraph; or the refusal points back ("on balance", "this information is exempt");
    or the next lines go on about it ("This is because section …").
    """
    if passage.line == cited.line:
        return True
    if after and _THEREFORE.match(cited.text) and cited.line - passage.line <= _SOON:
        return True
    if after:
        return cited.line - passage.line <= NEAR and bool(_GOES_ON.match(cited.text) or cited.zone is Zone.HEADING)
    if cited.zone is Zone.HEADING:
        return passage.line - cited.line <= NEAR + 2
    return bool(_POINTS_BACK.search(passage.text)) or passage.says("interest-test", "exempt")


def fitting(cited: Cited, outcome: Outcome) -> list[str]:
    """The provisions that an outcome can rest on."""
    for role in _ROLES.get(outcome, ()):
        found = [name for name, row in cited.items() if row.role == role]
        if found:
            return found
    if outcome in _NEEDS:
        return [name for name, row in cited.items() if _NEEDS[outcome] in row.needs]
    if outcome in (Outcome.WITHHELD, Outcome.NEITHER_CONFIRM_NOR_DENY):
        return [
            name for name, row in cited.items()
            if row.role not in ("cost", "vexatious", "repeated") and not {"location", "not-held"}.intersection(row.needs)
        ]  # fmt: skip
    return []
