"""The answers of a reply: outcomes by passage, joined to their items and to the provisions they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.language.blocks import Block
from drafter.language.outcomes import grounds, judge
from drafter.language.passages import Passage, Zone
from drafter.law import Exemption, Law
from drafter.model import Answer, Certainty, Evidence, Fact, Item, Outcome

# A cost refusal explains that the data is not recorded in the form asked for: that is no "not held".
_EXPLAINED_BY = {
    Outcome.NOT_HELD: (Outcome.OVER_COST_LIMIT, Outcome.NEITHER_CONFIRM_NOR_DENY),
    Outcome.WITHHELD: (
        Outcome.NOT_HELD, Outcome.OVER_COST_LIMIT, Outcome.VEXATIOUS, Outcome.REPEATED, Outcome.NEITHER_CONFIRM_NOR_DENY,
        Outcome.AVAILABLE_ELSEWHERE, Outcome.FUTURE_PUBLICATION, Outcome.SENT_ELSEWHERE, Outcome.CLARIFICATION_WANTED,
        Outcome.DECISION_DEFERRED, Outcome.FEE_WANTED,
    ),
}  # fmt: skip
NEAR = 2  # lines; a provision named so close belongs to the refusal


class Answering:
    """Reads the answers off the blocks of a reply."""

    def __init__(self, laws: Sequence[Law], scottish: bool, items: Sequence[Item]) -> None:
        """`laws` are those whose provisions may be cited; the items are those of the request."""
        self.laws, self.scottish, self.items = laws, scottish, items

    def answers(self, blocks: Sequence[Block]) -> list[Answer]:
        """Every answer, in the order of the text."""
        found: list[Answer] = []
        for block in blocks:
            found += self._block(block)
        return found

    def _block(self, block: Block) -> list[Answer]:
        cited = [grounds(passage, self.laws, self.scottish) for passage in block.passages]
        stated = [
            (place, outcome, sure)
            for place, passage in enumerate(block.passages)
            for outcome, sure in judge(passage, cited[place])
        ]
        answers = [self._answer(block, place, outcome, sure, cited) for place, outcome, sure in stated]
        return _merged(_explained(answers, [block.passages[place].line for place, _, _ in stated]))

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
        """The provisions of the passage itself, else those named nearby in the same block."""
        own = _fitting(cited[place], outcome)
        if own:
            return self._facts(block.passages[place], own)
        if outcome is not Outcome.WITHHELD:
            return ()
        line = block.passages[place].line
        order = sorted(range(len(cited)), key=lambda other: abs(other - place))
        for other in order:
            passage = block.passages[other]
            near = abs(passage.line - line) <= NEAR or passage.zone is Zone.HEADING
            fitting = _fitting(cited[other], outcome)
            if near and fitting and not passage.says("considered"):
                return self._facts(passage, fitting)
        return ()

    def _facts(self, passage: Passage, provisions: Sequence[str]) -> tuple[Fact, ...]:
        facts = []
        for citation in passage.cited:
            provision = citation.provision(self.scottish)
            if provision in provisions:
                said = Evidence(passage.source, passage.start, passage.end)
                facts.append(Fact("citation", provision, said))
        return tuple(facts)


def _fitting(cited: dict[str, Exemption], outcome: Outcome) -> list[str]:
    """The provisions that an outcome can rest on."""
    special = {
        Outcome.OVER_COST_LIMIT: "cost", Outcome.VEXATIOUS: "vexatious", Outcome.REPEATED: "repeated",
    }.get(outcome)  # fmt: skip
    if special:
        wanted = [name for name, row in cited.items() if row.role in (special, "vexatious" if special == "repeated" else special)]
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


def _explained(answers: list[Answer], lines: Sequence[int]) -> list[Answer]:
    """Leave out what only explains a stronger outcome of the same items."""
    kept = []
    for answer, line in zip(answers, lines, strict=True):
        stronger = _EXPLAINED_BY.get(answer.outcome, ())
        explained = not answer.citations and any(
            other is not answer and other.outcome in stronger and other.items == answer.items and abs(line - its_line) <= NEAR
            for other, its_line in zip(answers, lines, strict=True)
        )
        if not explained:
            kept.append(answer)
    return kept


def _merged(answers: Sequence[Answer]) -> list[Answer]:
    """One answer for the same outcome, items and provisions: the passage that names the most is its evidence."""
    kept: list[Answer] = []
    for answer in answers:
        twin = next((one for one in kept if _same(one, answer)), None)
        if twin is None:
            kept.append(answer)
        elif _weight(answer) > _weight(twin):
            kept[kept.index(twin)] = replace(answer, citations=_united(answer, twin))
        else:
            kept[kept.index(twin)] = replace(twin, citations=_united(twin, answer))
    return kept


def _same(one: Answer, other: Answer) -> bool:
    if one.outcome is not other.outcome or one.items != other.items:
        return False
    if one.outcome in (Outcome.SUPPLIED, Outcome.NOT_HELD, Outcome.SENT_ELSEWHERE, Outcome.AVAILABLE_ELSEWHERE):
        return False
    mine, theirs = set(map(_section, one.provisions)), set(map(_section, other.provisions))
    return not mine or not theirs or bool(mine & theirs)


def _section(provision: str) -> str:
    return provision.split("(")[0]


def _united(one: Answer, other: Answer) -> tuple[Fact, ...]:
    return tuple({fact.value: fact for fact in (*one.citations, *other.citations)}.values())


def _weight(answer: Answer) -> tuple[bool, bool]:
    own = any(fact.said == answer.said for fact in answer.citations)
    return own, answer.certainty is Certainty.CERTAIN


