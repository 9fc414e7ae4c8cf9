"""Points to words: for each ground the reason, the question and what is asked for, from templates/grounds/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from drafter.letter.citing import Citing
from drafter.letter.evidence import Marks
from drafter.letter.passages import plain
from drafter.letter.periods import between
from drafter.letter.points import COVERAGE, MAIN, OUTCOMES, REFUSALS, Point
from drafter.letter.reading import label, overlap, passages, unmarked
from drafter.letter.words import Words
from drafter.model import Case, Certainty, Evidence, Ground

PARTS = ("title", "stated", "asked", "want", "follow", "then")
OWN = dict.fromkeys(("argued", "open", "harm", "interest"), "")  # the blocks of exemptions/
EMPTY = dict.fromkeys(("title", "stated", "asked", "want", "then"), "")
# The rules beside which an exemption itself is argued.
ARGUABLE = OUTCOMES | {
    "no-limb", "no-reasons", "harm-not-shown", "no-public-interest-balance", "balance-only-asserted",
    "confidence-not-shown", "personal-data-basis-missing",
}  # fmt: skip
Argued = tuple[Ground, Mapping[str, str]]  # a ground and its words
UNQUOTED = frozenset(("no-review-route",))  # rests on a refusal that another point quotes
SHORT = 3  # words of a passage that is worth quoting
SHORTEST = {"late": 5, "attachment-missing": 1}  # a bare date tells the reader nothing, "Attached." does
TITLED = OUTCOMES | COVERAGE  # what a point may be named after
QUOTED = 3  # passages and items quoted in one point; the others are named by number


class Argument:
    """Writes the points of one letter, in order, so that nothing is quoted, explained or asked for twice."""

    def __init__(self, words: Words, case: Case, citing: Citing, common: Mapping[str, Any]) -> None:
        """`common` are the values that every template may use."""
        self.words, self.case, self.citing, self.common = words, case, citing, common
        self.marks = Marks()
        self.rules: set[str] = set()  # every rule that speaks in the letter
        self.quoted: set[Evidence] = set()  # items quoted so far
        self.shown: set[Evidence] = set()  # passages of the reply quoted so far
        self.reasons: dict[str, int] = {}  # what was explained, and in which point
        self.wants: dict[tuple[str, ...], int] = {}  # what was asked for, and in which point

    def points(self, found: Sequence[Point]) -> list[dict[str, Any]]:
        """The values of each point that has something to say."""
        self.rules = {rule for point in found for rule in point.rules}
        made: list[dict[str, Any]] = []
        for point in found:
            values = self.point(point, len(made) + 1)
            if values["first"] or values["further"] or values["same"]:
                made.append(values)
        return made

    def point(self, point: Point, number: int) -> dict[str, Any]:
        """One point as plain values: heading, what was asked, the passages with their reasons, what is wanted."""
        self.citing.relied.clear()
        said = self.said(point)
        parts = [part for ground in point.grounds for part in self.argued(ground, point, said)]
        parts += self.interests(point, said)
        titles = [part["title"] for ground, part in parts if ground.gap.rule in TITLED and part["title"]]
        titles = titles or [parts[0][1]["title"]]
        reasoned = self.reasoned(said, parts, number)
        return {
            "label": label(self.case, point.items),
            "title": titled(titles),
            "asked": self.asked(point),
            "passages": reasoned,
            "open": bool(REFUSALS.intersection(point.rules)) or any(passage["reasons"] for passage in reasoned),
            "on": self.marks.of(*point.evidence),
            **self.wanted(parts, number),
        }

    def said(self, point: Point) -> tuple[Evidence, ...]:
        """The passages worth quoting, each wording once."""
        found = () if UNQUOTED.intersection(point.rules) else passages(self.case, point.evidence)
        texts = {plain(self.case.text(one)): one for one in reversed(found)}
        shortest = next((words for rule, words in SHORTEST.items() if rule in point.rules), SHORT)
        said = tuple(
            one
            for text, one in reversed(texts.items())
            if len(text.split()) >= shortest and not (point.apart and one in self.shown)
        )
        self.shown.update(said)
        return said

    def argued(self, ground: Ground, point: Point, said: Sequence[Evidence]) -> Iterator[Argued]:
        """The words of a ground, then what is to be said of each exemption that the point is about, each once."""
        values = self.values(ground, point, said)
        yield ground, self.parts(ground, values)
        if ground is not next((one for one in point.grounds if one.gap.rule in ARGUABLE), None):
            return
        for exemption in self.exemptions(point):
            own = self.own(exemption, values)
            if ground.gap.certainty is Certainty.CERTAIN:
                self.citing.learn(ground, values, own["argued"])
            stated = "" if self.citing.brief else own["argued"]
            yield ground, {**EMPTY, "stated": stated, "want": own["open"], "asked": own["open"], "duty": ""}

    def interests(self, point: Point, said: Sequence[Evidence]) -> Iterator[Argued]:
        """The public interest in what was asked for, where it has to be weighed and the refusal is certain."""
        ground = next((one for one in point.grounds if one.gap.rule in ARGUABLE), None)
        if ground is None or self.citing.brief or ground.gap.certainty is not Certainty.CERTAIN:
            return
        for exemption in self.exemptions(point):
            if "public-interest" in exemption["needs"]:
                values = self.values(ground, point, said)
                interest = self.own(exemption, values)["interest"]
                self.citing.learn(ground, values, interest)
                yield ground, {**EMPTY, "stated": interest, "duty": ""}
                return

    def exemptions(self, point: Point) -> list[dict[str, Any]]:
        """The exemptions of a point for which there are words of their own, each kind once, two at most."""
        rows = (self.citing.exemption((provision,)) for provision in point.provisions)
        known = {row["key"]: row for row in rows if row and row["key"] and row["role"] != "confirm-or-deny"}
        return [row for key, row in known.items() if self.words.has(f"exemptions/{key}.html")][:2]

    def own(self, exemption: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, str]:
        """What a letter says of one exemption, by the words of the request and of the reply."""
        return OWN | self.words.parts(
            f"exemptions/{exemption['key']}.html", {**values, "exemption": exemption}, tuple(OWN)
        )

    def parts(self, ground: Ground, values: Mapping[str, Any]) -> Mapping[str, str]:
        """The words of one ground; what they explained is remembered."""
        parts = EMPTY | self.words.parts(f"grounds/{ground.gap.rule}.html", values, PARTS)
        if ground.gap.certainty is Certainty.CERTAIN:
            self.citing.learn(ground, values, parts["stated"])
        return {**parts, "duty": values["duty"]}

    def values(self, ground: Ground, point: Point, said: Sequence[Evidence]) -> dict[str, Any]:
        """What the words of a ground may speak of."""
        provisions = ground.gap.provisions or point.provisions
        exemption = self.citing.exemption(provisions)
        items = [item for item in self.case.items if item.number in point.items] or self.case.items
        asked = " ".join(plain(self.case.text(item.said)) for item in items)
        theirs = " ".join(plain(self.case.text(passage)) for passage in said)
        made = {
            **self.common,
            "rules": point.rules,
            "certain": [one.gap.rule for one in point.grounds if one.gap.certainty is Certainty.CERTAIN],
            "letter_rules": self.rules,
            "alone": all(rule in TITLED for rule in point.rules),
            "cited": self.citing.cited(provisions),
            "exemption": exemption,
            "personal": bool(exemption and "personal-data-basis" in exemption["needs"]),
            "duty": self.citing.duty(ground),
            "said": theirs,
            "reckoned": ground.gap.reckoned,
            "words": f"{asked} {theirs}",
            "told": " ".join(want for wants in self.wants for want in wants),
            "between": between(asked, theirs),
            "two": len(passages(self.case, ground.gap.evidence)) > 1,
            "question": asked,
            "cases": self.citing.cases(),
            "own": OWN,
        }
        own = next(iter(self.exemptions(point)), None) if ground.gap.rule == "harm-not-shown" else None
        return made | {"own": self.own(own, made)} if own else made

    def wanted(self, parts: Sequence[Argued], number: int) -> dict[str, Any]:
        """What is asked for: about the answer, then about how it was given; `same` is a point that asked it all."""
        wants = {
            want: ground.gap.rule in MAIN and bool(part["title"])
            for ground, part in reversed(parts)
            if (want := self.want(ground, part))
        }
        ordered = tuple(reversed(wants))
        same = self.wants.get(ordered, 0)
        if ordered and not same:
            self.wants[ordered] = number
        return {
            "first": [want for want in ordered if wants[want] and not same],
            "then": next((part["then"] for _, part in parts if part["then"]), ""),
            "further": [want for want in ordered if not wants[want] and not same],
            "same": same,
        }

    def want(self, ground: Ground, parts: Mapping[str, str]) -> str:
        """A question where the finding is likely, a request where it is certain."""
        if ground.gap.certainty is not Certainty.CERTAIN:
            return parts["asked"]
        return parts.get("follow", parts["want"]) if self.citing.brief else parts["want"]

    def asked(self, point: Point) -> list[dict[str, str]]:
        """The items of a point as they were put, each quoted once in a letter."""
        whole = len(self.case.items) > 1 and len(point.items) == len(self.case.items)
        enclosure = len(point.items) > 1 and point.rules == ("attachment-missing",)
        if whole or enclosure or len(point.items) > QUOTED:
            return []
        found = [item.said for item in self.case.items if item.number in point.items and item.said not in self.quoted]
        self.quoted.update(found)
        return [{"text": unmarked(self.case.text(said)), "on": self.marks.of(said)} for said in found]

    def wanted_elsewhere(self, found: Sequence[Point]) -> list[dict[str, str]]:
        """The items for which the reply points to another body; where it tells no item, all of them."""
        numbers = {item for point in found if "sent-elsewhere" in point.rules for item in point.items}
        items = [item.said for item in self.case.items if not numbers or item.number in numbers]
        return [{"text": unmarked(self.case.text(said)), "on": self.marks.of(said)} for said in items]

    def reasoned(self, said: Sequence[Evidence], parts: Sequence[Argued], number: int) -> list[dict[str, Any]]:
        """The passages of the reply, each with the reasons that rest on it and were not given before."""
        made = [self.passage(passage) for passage in said[:QUOTED]] or [self.passage(None)]
        for ground, part in parts:
            reason = part["stated"] if ground.gap.certainty is Certainty.CERTAIN else ""
            if not reason or (self.citing.brief and not self.want(ground, part)):
                continue
            reason = self.once(reason, part["duty"], number)
            rests = ground.gap.evidence
            places = [n for n, one in enumerate(said[:QUOTED]) if any(overlap(one, other) for other in rests)]
            place = made[places[-1] if places else -1]
            if reason not in place["reasons"]:
                place["reasons"].append(reason)
            place["rests"] = f"{place['rests']} {self.marks.of(*rests)}".strip()
        return made

    def once(self, reason: str, duty: str, number: int) -> str:
        """A reason in full where it is given first, in a few words where only its passage is new."""
        bare = reason.replace(duty, "").strip() or reason
        if bare in self.reasons:
            values = {"point": self.reasons[bare], "here": number}
            return self.words.parts("shared/duty.html", values, ("same",))["same"]
        self.reasons[bare] = number
        return reason

    def passage(self, said: Evidence | None) -> dict[str, Any]:
        """A passage as a template has it; None where only the request is spoken of."""
        text, mark = (plain(self.case.text(said)), self.marks.of(said)) if said else ("", "")
        return {"text": text, "on": mark, "reasons": [], "rests": ""}


def titled(titles: Iterable[str]) -> str:
    """The first two titles as one."""
    first, *others = dict.fromkeys(titles)
    return "; ".join((first, *(title[:1].lower() + title[1:] for title in others[:1])))
