"""The reply says that information is not held, not recorded, or does not exist.

That is no refusal under the Act; what can be asked is how it was looked for.
"""

from __future__ import annotations

from drafter.gaps.outcome import outcome_rule
from drafter.model import Outcome

RULE = outcome_rule(
    Outcome.NOT_HELD,
    title="Said not to be held",
    duty="access.answer",
    why="What is held somewhere else in the body, or by a contractor on its behalf, counts as held.",
)
