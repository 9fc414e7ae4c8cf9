"""What the person who sends a letter should know first; never part of the letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.law import Law
from drafter.letter.passages import plain
from drafter.letter.values import by_key
from drafter.letter.window import window
from drafter.model import Case, Certainty, Deadline, Ground

OWN = ("follow-up", "internal-review", "regulator-complaint")  # letters about a reply


def notes(
    kind: str, case: Case, law: Law, deadlines: Sequence[Deadline], to: tuple[str, ...], email: str
) -> Iterator[str]:
    """Each as one plain sentence."""
    if not email:
        yield "no e-mail address was found to send this to"
    if not to:
        yield "no name or address was found to send this to"
    for fact in case.all("referred")[:1] if kind in OWN else ():
        yield f"the reply sends you on to {plain(fact.value)}; --letter new-request asks there"
    if kind != "internal-review":
        return
    time = window(case, by_key(law, deadlines))
    if time["by"] and not time["open"]:
        yield f"the time for asking for a review ended on {time['by'].isoformat()}; say in the letter why it is late"


def left_out(grounds: Sequence[Ground], argued: Sequence[Ground]) -> Iterator[str]:
    """Which points were too weak for the letter."""
    told = {ground.gap.rule for ground in argued}
    rules = (ground.gap.rule for ground in grounds if ground.gap.certainty is not Certainty.POSSIBLE)
    weak = [rule for rule in dict.fromkeys(rules) if rule not in told]
    if weak:
        yield f"left out as weak: {', '.join(weak)}; --strength all takes them in"
