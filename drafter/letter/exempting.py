"""What a letter says of an exemption itself, from templates/exemptions/: argued, asked for, put on the side of disclosure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drafter.gaps.families import OUTCOMES
from drafter.letter.citing import Citing
from drafter.letter.points import Point
from drafter.letter.words import Words
from drafter.model import Certainty, Ground

# The blocks of a template: what the words of reply and request allow to be argued; what is asked of whatever stays
# refused; what can be given in any event; the harm to be shown; the public interest in disclosure.
OWN = dict.fromkeys(("argued", "open", "also", "harm", "interest"), "")
# The rules beside which an exemption itself is argued.
ARGUABLE = OUTCOMES | {
    "no-limb", "no-reasons", "harm-not-shown", "no-public-interest-balance", "balance-only-asserted",
    "confidence-not-shown", "personal-data-basis-missing",
}  # fmt: skip
BALANCE = ("no-public-interest-balance", "balance-only-asserted")
DOUBTED = frozenset(("body-cannot-use", "law-misstated"))  # whether this is the exemption at all
MOST = 2  # exemptions that one point argues


class Exempting:
    """The words for the exemptions of one letter."""

    def __init__(self, words: Words, citing: Citing) -> None:
        """Nothing said yet."""
        self.words, self.citing = words, citing
        self.spoken: set[str] = set()  # exemptions that a refusal was about
        self.told: set[str] = set()  # public interests of which the letter has spoken

    def parts(
        self, point: Point, values: Callable[[Ground], Mapping[str, Any]]
    ) -> Iterator[tuple[Ground, Mapping[str, str]]]:
        """For each exemption of a point the ground that brings it up and its words; the interest comes last."""
        grounds = [ground for ground in point.grounds if ground.gap.rule in ARGUABLE]
        refused = OUTCOMES.intersection(point.rules)
        if not grounds or DOUBTED.intersection(point.rules):
            return
        certain = _certain(grounds[0]) and not self.citing.brief
        interests = []
        for exemption in self.exemptions(point):
            if not refused and exemption["key"] in self.spoken:
                continue
            self.spoken.add(exemption["key"])
            known = values(grounds[0])
            own = self.own(exemption, known)
            stated = own["argued"] if certain else ""
            self.citing.learn(grounds[0], known, stated)
            for asked in ("also", "open"):
                yield grounds[0], {"stated": stated, "want": own[asked], "asked": own[asked], "first": own["also"]}
                stated, own["also"] = "", ""
            if certain and own["interest"] and "public-interest" in exemption["needs"]:
                interests.append(own["interest"])
        for interest in interests[:1]:
            if interest not in self.told:
                self.told.add(interest)
                weighed = next((one for one in grounds if one.gap.rule in BALANCE and _certain(one)), grounds[0])
                self.citing.learn(weighed, values(weighed), interest)
                yield weighed, {"stated": interest}

    def exemptions(self, point: Point) -> list[dict[str, Any]]:
        """The exemptions of a point for which there are words of their own, each kind once."""
        rows = (self.citing.exemption((provision,)) for provision in point.provisions)
        known = {row["key"]: row for row in rows if row and row["key"] and row["role"] != "confirm-or-deny"}
        return [row for key, row in known.items() if self.words.has(f"exemptions/{key}.html")][:MOST]

    def own(self, exemption: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
        """The words of one exemption, as the request, the reply and the sender's answers have them."""
        name = f"exemptions/{exemption['key']}.html"
        return OWN | self.words.parts(name, {**values, "exemption": exemption}, tuple(OWN))

    def harm(self, point: Point, values: Mapping[str, Any]) -> str:
        """What is asked about the harm that the first exemption of a point is to guard against."""
        own = next(iter(self.exemptions(point)), None)
        return self.own(own, values)["harm"] if own else ""


def _certain(ground: Ground) -> bool:
    return ground.gap.certainty is Certainty.CERTAIN
