"""Disclosure is said to be prohibited by law, and the enactment that prohibits it is not named."""

from __future__ import annotations

import re

from drafter.gaps.missing import without
from drafter.gaps.nearby import line
from drafter.gaps.rule import Rule
from drafter.model import Answer, Case
from drafter.patterns import cued

_ACT = cued(
    r"\b(?P<name>(?:[A-Z][\w’'&-]*,? (?:\([\w ,]+\) )?(?:(?:of|and|for|the|in|to|on|etc\.?) )*){1,9}"
    r"(?:Act|Regulations|Order|Rules|Measure|Code|Directive|Scheme))\b|\b(?P<initials>CRCA|SRSA|FSMA|RIPA|IPA|HSCA)\b|"
    r"(?i:\bcontempt of court|\bcourt order|\border of the court|\binjunction)"
)
_ACCESS = cued(
    r"freedom of information|environmental information|data protection|^(?:the|this|that) (?:act|regulations)$", re.I
)


def names_one(case: Case, answer: Answer) -> bool:
    """Whether an Act other than the access laws, or a court, is named near the refusal."""
    around = case.text(answer.around or answer.said) + case.text(line(case, answer.said, 1))
    return any(not _ACCESS.search(match[0]) for match in _ACT.finditer(around))


RULE = Rule(
    id="no-enactment",
    title="The law that prohibits disclosure is not named",
    duty="refusal.prohibition",
    why="Only a prohibition that can be read can be tested, and many have gateways.",
    find=without("enactment", names_one),
    looked_for="the name of the enactment that prohibits disclosure",
    of_reasons=True,
)
