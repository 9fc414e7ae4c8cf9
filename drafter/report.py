"""The report of a case as plain values, in the shape that scripts rely on (`schema` 1)."""

from __future__ import annotations

from typing import Any

from drafter.draft import Findings
from drafter.gaps import RULES
from drafter.model import Answer, Case, Certainty, Deadline, Evidence, Ground, Item, Outcome

SCHEMA = 1
_TITLES = {rule.id: rule.title for rule in RULES}
_LOOKED_FOR = {rule.id: rule.looked_for for rule in RULES}


def report(findings: Findings) -> dict[str, Any]:
    """Everything found in one case; what is not known is None, dates are ISO 8601."""
    case = findings.case
    return {
        "schema": SCHEMA,
        "case": _case(case),
        "sources": [
            {"id": one.id, "sha256": one.sha256, "characters": len(one.text), "pages": len(one.pages) or None}
            for one in case.sources
        ],
        "items": [_item(case, item) for item in case.items],
        "gaps": [_gap(case, ground) for ground in findings.grounds],
        "deadlines": [_deadline(deadline) for deadline in findings.deadlines],
        "route": {"letter": findings.route.letter, "why": findings.route.why},
    }


def _case(case: Case) -> dict[str, str | None]:
    keys = ("authority", "requester", "reference", "requested", "answered")
    return {"law": case.law, **{key: case.value(key) for key in keys}}


def _item(case: Case, item: Item) -> dict[str, Any]:
    outcome = _outcome(case, item)
    said = evidence(case, item.said)
    return {"number": item.number, "text": said["text"], "outcome": outcome, "evidence": said}


def _outcome(case: Case, item: Item) -> str | None:
    """The strongest outcome of an item's answers: a refusal before anything supplied; None where nothing is said."""
    own = [answer for answer in case.answers if item.number in answer.items]
    rest: list[Answer] = [answer for answer in case.answers if not answer.items]
    for answers in (own, rest):
        sure = [one for one in answers if one.certainty is not Certainty.POSSIBLE]
        worst = next((one for one in sure if one.outcome is not Outcome.SUPPLIED), next(iter(sure), None))
        if worst:
            return worst.outcome.value
    return None


def _gap(case: Case, ground: Ground) -> dict[str, Any]:
    gap = ground.gap
    duty = None
    if ground.provision:
        duty = {
            "provision": ground.provision,
            "wording": ground.wording,
            "source": ground.source or None,
            "binding": ground.binding,
        }
    return {
        "rule": gap.rule,
        "title": _TITLES[gap.rule],
        "certainty": gap.certainty.value,
        "items": list(gap.items),
        "provisions": list(gap.provisions),
        "evidence": [evidence(case, said) for said in gap.evidence],
        "reckoned": gap.reckoned or None,
        "looked_for": _LOOKED_FOR[gap.rule] or None,
        "duty": duty,
    }


def evidence(case: Case, said: Evidence) -> dict[str, Any]:
    """A passage with its place; `text` is exactly that range of the source as read."""
    return {"source": said.source, "start": said.start, "end": said.end, "text": case.text(said)}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "what": deadline.what,
        "on": deadline.on.isoformat(),
        "provision": deadline.provision or None,
        "working": deadline.working,
    }
