"""The row of a case in the index, as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.draft import Findings
from drafter.law.addresses import withdrawn
from drafter.model import Certainty, Letter, Outcome, Sender
from drafter.route import is_awaited

TIMED = ("internal-review", "follow-up", "regulator-complaint")  # letters that are to be sent by a day


def row(findings: Findings, told: Mapping[str, Any], letter: Letter | None, who: Sender) -> dict[str, Any]:
    """What the index shows of a case; `told` is its report. Dates are ISO 8601, what is not known is None."""
    case, kind = told["case"], letter.kind if letter else "none"
    timed = kind in TIMED or (kind == "none" and is_awaited(findings.case))
    due = told["deadlines"][0] if told["deadlines"] and timed else None
    return {
        "authority": case["authority"],
        "law": case["law"],
        "reference": case["reference"],
        "client": who.client or None,
        "requested": case["requested"],
        "answered": case["answered"],
        "deadline": due["on"] if due else None,
        "step": due["what"] if due else None,
        "items": [[item["number"], item["outcome"]] for item in told["items"]],
        "gaps": gaps(findings),
        "provisions": provisions(findings),
        "refused": refused(findings),
        "letter": kind,
        "why": told["route"]["why"],
        "strength": strength(findings),
        "questions": [question.id for question in letter.questions] if letter else [],
        "checks": list(checks(findings, letter)),
    }


def checks(findings: Findings, letter: Letter | None) -> Iterator[str]:
    """What is to be looked at before a letter goes: what could not be read, what is to be filled in, what is doubtful."""
    yield from (remark for source in findings.case.sources for remark in source.remarks)
    if letter is None:
        return
    if letter.blanks:
        yield f"fill in {', '.join(letter.blanks)}"
    yield from letter.notes
    if when := withdrawn(letter.to_email):
        yield f"{letter.to_email}: such addresses were withdrawn ({when})"
    if not findings.case.answered:
        yield "the reply bears no date that could be read"


def gaps(findings: Findings) -> dict[str, int]:
    """How many gaps of each rule a letter may raise; mere hints are left out."""
    return dict(Counter(gap.rule for gap in findings.gaps if gap.certainty is not Certainty.POSSIBLE))


def provisions(findings: Findings) -> list[str]:
    """The provisions that the reply relies on, in the order in which it names them."""
    refusing = [answer for answer in findings.case.answers if answer.outcome is not Outcome.SUPPLIED]
    return list(dict.fromkeys(provision for answer in refusing for provision in answer.provisions))


def refused(findings: Findings) -> list[list[str]]:
    """Each provision relied on with the outcome it led to, once a case."""
    pairs = [
        (provision, answer.outcome.value)
        for answer in findings.case.answers
        if answer.outcome is not Outcome.SUPPLIED and answer.certainty is not Certainty.POSSIBLE
        for provision in answer.provisions
    ]
    return [list(pair) for pair in dict.fromkeys(pairs)]


def strength(findings: Findings) -> str | None:
    """How firm the ground is: strong where two certain gaps or more break a binding duty, fair where one does.

    None where no gap can be raised.
    """
    raised = [one for one in findings.grounds if one.gap.certainty is not Certainty.POSSIBLE]
    firm = [one for one in raised if one.binding and one.provision and one.gap.certainty is Certainty.CERTAIN]
    rules = {one.gap.rule for one in firm}
    return ("weak", "fair", "strong")[min(2, len(rules))] if raised else None
