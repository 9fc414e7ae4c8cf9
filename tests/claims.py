"""What a letter claims: the sentences in which it speaks about the reply or cites the law, and what each of them rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafter.draft import Findings
from drafter.gaps import RULES
from drafter.law import Law
from drafter.law.ground import day
from drafter.law.provisions import lineage
from drafter.letter.passages import plain
from drafter.letter.reading import overlap
from drafter.letter.window import theirs
from drafter.model import Block, Letter, Outcome

QUOTED = re.compile(r"“[^”]*”")
SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z(])")
# Sentences that ask for something, or tell what follows if it is not given.
ASKS = re.compile(r"^(?:Please|For anything|If |Should |I should be|I ask|I hope|So that)")
REPLY = re.compile(
    r"\b(?:your|the|its) (?:reply|refusal|answer|outcome)\b|\b(?:this|these) (?:answer|refus|words)", re.I
)
ABSENT = re.compile(r"\b(?:could not find|do not find|does not (?:say|tell|name|describe)|cannot find)\b")
SEARCHED = {rule.id: rule.looked_for for rule in RULES}
CITED = re.compile(r"\b(section|regulation|article)s? (\d+\w*(?:\(\w+\))*(?:(?:, | and )\d+\w*(?:\(\w+\))*)*)")


def sentences(block: Block) -> Iterator[str]:
    """The sentences of a letter's own words."""
    yield from SENTENCE.split(QUOTED.sub("“…”", block.text))


def unfounded(letter: Letter, findings: Findings) -> Iterator[str]:
    """The sentences about the reply that rest on nothing that was found in it, or on no search."""
    for block in letter.blocks:
        if block.kind in ("blockquote", "tr", "h2"):
            continue
        for said in sentences(block):
            if (REPLY.search(said) or ABSENT.search(said)) and not ASKS.match(said) and not said.endswith(":"):
                founded = _in_a_point(said, block, findings) if block.kind == "li" else _known(said, letter, findings)
                if not founded:
                    yield said


def _in_a_point(said: str, block: Block, findings: Findings) -> bool:
    """Whether a sentence of a point rests on a passage; one that misses something, on a rule that tells what it searched."""
    if not ABSENT.search(said):
        return bool(block.evidence) or "point" in said
    rules = {
        gap.rule
        for gap in findings.gaps
        if any(overlap(one, other) for one in block.evidence for other in gap.evidence) or not gap.evidence
    }
    return any(SEARCHED[rule] for rule in rules)


def _known(said: str, letter: Letter, findings: Findings) -> bool:
    """Whether what a sentence outside the points tells of the reply is a fact of the case."""
    case = findings.case
    window, outcomes = theirs(plain(case.value("review-window") or "")), {answer.outcome for answer in case.answers}
    told = {
        "of your reply": case.answered is not None or "of your reply to" in said or letter.kind == "internal-review",
        "follow up your reply": True,
        "allows": bool(window) and window in said,
        "Thank you for your answer to": Outcome.SUPPLIED in outcomes,
        "points me to you": Outcome.SENT_ELSEWHERE in outcomes,
        "As I read its reply": Outcome.SENT_ELSEWHERE in outcomes,
        "cannot find that I have had": letter.kind == "chaser",
        "Copies of my request": True,
        "what it should hold": True,
    }
    return any(words in said and true for words, true in told.items())


def out_of_force(letter: Letter, findings: Findings) -> Iterator[str]:
    """The provisions that a letter cites and that neither the law of the day has nor the reply relies on."""
    known = {findings.law.cite(name) for name in _in_force(findings)}
    for block in letter.blocks:
        if block.kind in ("blockquote", "tr") or (letter.kind == "new-request" and block.kind == "li"):
            continue  # the words of others
        for kind, numbers in CITED.findall(QUOTED.sub("“…”", block.text)):
            for number in re.split(r", | and ", numbers):
                if f"{kind} {number}" not in known:
                    yield f"{kind} {number}"


def _in_force(findings: Findings) -> Iterator[str]:
    """Every provision of the pack that counts on one of the days of the case, and every one that the reply relies on."""
    law, case = findings.law, findings.case
    days = {day(matters, case) for matters in ("requested", "review", "answered")} | {case.today}
    for one in days:
        for row in _rows(law, one):
            yield from lineage(row)
    for gap in findings.gaps:
        for name in gap.provisions:
            yield from lineage(name)


def _rows(law: Law, on: date) -> Iterator[str]:
    for row in (*law.duties, *law.limits, *law.exemptions, *law.costs):
        if row.since <= on and (row.until is None or on <= row.until) and hasattr(row, "provision"):
            yield row.provision
