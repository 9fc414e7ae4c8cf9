"""Answers that only point to another: "See Q3", "As for question 2", "Please see the response to point 4 above"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.language.passages import Passage, Zone
from drafter.model import Answer, Certainty, Outcome
from drafter.patterns import cued

POINTS = cued(
    r"^\W*(?:[qa]?\w{1,3}[.):]\s*)?(?:please )?(?:see|refer to|as|same as)(?: (?:in|for|per|at|under))? "
    r"(?:(?:the |my |our )?(?:answer|response|reply) (?:to|at|in|for) )?(?:question|q|point|item|part|no)\W{0,2}"
    r"(?P<item>\d{1,2}(?:\([a-h]\))?)(?: above| below)?\W*$",
    re.IGNORECASE,
)


def repeated(passage: Passage, found: Sequence[Answer]) -> Iterator[Answer]:
    """The refusals that a passage points to, once more for its own items."""
    match = POINTS.match(passage.text)
    if (
        not match
        or not passage.first
        or not passage.items
        or match["item"] in passage.items
        or passage.zone is not Zone.BODY
    ):
        return
    for answer in found:
        refuses = answer.outcome is not Outcome.SUPPLIED and answer.certainty is not Certainty.POSSIBLE
        if refuses and match["item"] in answer.items:
            yield replace(answer, items=passage.items, said=passage.evidence)
