"""Points to words: for each ground the reason, the question and what is asked for, from templates/grounds/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import escape

from drafter.law import Law
from drafter.letter.evidence import Marks
from drafter.letter.passages import plain
from drafter.letter.periods import between
from drafter.letter.points import OUTCOMES, Point, overlap
from drafter.letter.reading import label, passages
from drafter.letter.words import Words
from drafter.model import Case, Certainty, Evidence, Ground

PARTS = ("title", "stated", "asked", "want", "follow", "then")
EMPTY = dict.fromkeys(("title", "stated", "asked", "want", "then"), "")
Argued = tuple[Ground, Mapping[str, str]]  # a ground and its words
UNQUOTED = frozenset(("late", "no-review-route"))  # a date or a refusal, which would tell the reader nothing here
QUOTED = 3  # passages and items quoted in one point; the others are named by number


class Argument:
    """Writes the points of one letter, in order, so that a provision is explained once."""

    def __init__(self, words: Words, case: Case, law: Law, kind: str, common: Mapping[str, Any]) -> None:
        self.words, self.case, self.law, self.kind, self.common = words, case, law, kind, common
        self.marks = Marks()
        self.known: set[str] = set()  # provisions and tests that were already explained
        self.quoted: set[tuple[str, ...]] = set()  # items that were already quoted

    def points(self, found: Iterable[Point]) -> list[dict[str, Any]]:
        """The values of each point that has something to say."""
        made = (self.point(point) for point in found)
        return [values for values in made if values["first"] or values["further"]]

    def point(self, point: Point) -> dict[str, Any]:
        """One point as plain values: heading, what was asked, the passages with their reasons, what is wanted."""
        said = () if UNQUOTED.intersection(point.rules) else passages(self.case, point.evidence)
        parts = [(ground, self.parts(ground, point, said)) for ground in point.grounds]
        first = [self.want(ground, part) for ground, part in parts if ground.gap.rule in OUTCOMES]
        further = [self.want(ground, part) for ground, part in parts if ground.gap.rule not in OUTCOMES]
        titles = [part["title"] for ground, part in parts if ground.gap.rule in OUTCOMES] or [parts[0][1]["title"]]
        return {
            "label": label(self.case, point.items),
            "title": "; ".join(dict.fromkeys(titles[:2])),
            "asked": self.asked(point),
            "passages": self.reasoned(said, parts),
            "first": [want for want in dict.fromkeys(first) if want],
            "then": next((part["then"] for _, part in parts if part["then"]), ""),
            "further": [want for want in dict.fromkeys(further) if want],
            "on": self.marks.of(*point.evidence),
        }

    def parts(self, ground: Ground, point: Point, said: Sequence[Evidence]) -> dict[str, str]:
        """The words of one ground; what they explained is remembered."""
        values = self.values(ground, point, said)
        parts = EMPTY | self.words.parts(f"grounds/{ground.gap.rule}.html", values, PARTS)
        if ground.gap.certainty is Certainty.CERTAIN:
            exemption = values["exemption"]
            if values["duty"] and values["duty"] in parts["stated"]:
                self.known.add(ground.provision)
            if exemption and exemption["test"] and str(escape(exemption["test"])) in parts["stated"]:
                self.known.add(exemption["test"])
        return parts

    def values(self, ground: Ground, point: Point, said: Sequence[Evidence]) -> dict[str, Any]:
        """What the words of a ground may speak of."""
        provisions = ground.gap.provisions or point.provisions
        exemption = self.exemption(provisions)
        asked = " ".join(plain(self.case.text(item.said)) for item in self.case.items if item.number in point.items)
        theirs = " ".join(plain(self.case.text(passage)) for passage in said)
        return {
            **self.common,
            "rules": point.rules,
            "alone": all(rule in OUTCOMES for rule in point.rules),
            "cited": self.cited(ground.gap.provisions) or self.cited(provisions),
            "exemption": exemption,
            "personal": bool(exemption and "personal-data-basis" in exemption["needs"]),
            "duty": self.duty(ground),
            "words": f"{asked} {theirs}",
            "between": between(asked, theirs),
            "two": len(passages(self.case, ground.gap.evidence)) > 1,
        }

    def want(self, ground: Ground, parts: Mapping[str, str]) -> str:
        """What is asked for: a question where the finding is likely, a request where it is certain."""
        if ground.gap.certainty is not Certainty.CERTAIN:
            return parts["asked"]
        return parts.get("follow", parts["want"]) if self.kind == "follow-up" else parts["want"]

    def asked(self, point: Point) -> list[dict[str, str]]:
        """The items of a point as they were put, each quoted once in a letter."""
        if not point.items or point.items in self.quoted or len(point.items) > QUOTED:
            return []
        self.quoted.add(point.items)
        found = [item.said for item in self.case.items if item.number in point.items]
        return [{"text": plain(self.case.text(said)), "on": self.marks.of(said)} for said in found]

    def reasoned(self, said: Sequence[Evidence], parts: Sequence[Argued]) -> list[dict[str, Any]]:
        """The passages of the reply, each with the reasons that rest on it."""
        made = [self.passage(passage) for passage in said[:QUOTED]] or [self.passage(None)]
        told: set[str] = set()
        for ground, part in parts:
            reason = part["stated"] if ground.gap.certainty is Certainty.CERTAIN else ""
            if not reason or reason in told or (self.kind == "follow-up" and not self.want(ground, part)):
                continue
            told.add(reason)
            places = [n for n, passage in enumerate(said[:QUOTED]) if any(overlap(passage, one) for one in ground.gap.evidence)]
            place = made[places[-1] if places else -1]
            place["reasons"].append(reason)
            place["rests"] = f"{place['rests']} {self.marks.of(*ground.gap.evidence)}".strip()
        return made

    def passage(self, said: Evidence | None) -> dict[str, Any]:
        """A passage as a template has it; None where only the request is spoken of."""
        text, mark = (plain(self.case.text(said)), self.marks.of(said)) if said else ("", "")
        return {"text": text, "on": mark, "reasons": [], "rests": ""}

    def exemption(self, provisions: Sequence[str]) -> dict[str, Any] | None:
        """The row of the law pack for what the reply relies on, its test left out where it was already told."""
        rows = (self.law.exemption(name, self.case.answered) for name in provisions)
        row = next((row for row in rows if row), None)
        if row is None:
            return None
        test = "" if row.test in self.known else row.test
        return {"title": row.title, "absolute": row.absolute, "prejudice": row.prejudice, "needs": row.needs, "test": test}

    def duty(self, ground: Ground) -> str:
        """The sentence that brings in the provision: in full where it comes first, short where it comes again."""
        if not ground.provision or self.kind == "follow-up":
            return ""
        block = "again" if ground.provision in self.known else "first" if ground.binding else "practice"
        values = {"provision": self.cite(ground.provision), "wording": ground.wording}
        return self.words.parts("shared/duty.html", values, (block,))[block]

    def cite(self, provision: str) -> str:
        """A provision as the letter writes it: with the name of its Act where that is not the one of the letter."""
        whole = self.law.cite(provision, full=True)
        own = whole.endswith(self.law.name) or provision in self.known
        return self.law.cite(provision) if own else whole

    def cited(self, provisions: Sequence[str]) -> str:
        """Several provisions together: "sections 40(2) and 40(3)(a)(i)"."""
        words = [self.cite(provision) for provision in provisions]
        first = words[0].partition(" ")[0] if words else ""
        if len(words) > 1 and all(word.partition(" ")[0] == first and word.count(" ") == 1 for word in words):
            words = [f"{first}s {words[0].partition(' ')[2]}", *(word.partition(" ")[2] for word in words[1:])]
        return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)
