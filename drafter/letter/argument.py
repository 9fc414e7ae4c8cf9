"""Points to words: for each ground the reason, the question and what is asked for, from templates/grounds/."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from drafter.gaps.families import COVERAGE, OUTCOMES
from drafter.letter.citing import Cases, Citing
from drafter.letter.evidence import Marks
from drafter.letter.exempting import Exempting
from drafter.letter.passages import plain
from drafter.letter.periods import between
from drafter.letter.points import MAIN, REFUSALS, Point
from drafter.letter.quoting import quotable, rests, worth_quoting
from drafter.letter.reading import label, overlap, reachable, unmarked, unnumbered
from drafter.letter.wishes import joined
from drafter.letter.words import Words
from drafter.model import Case, Certainty, Evidence, Ground, Kind

PARTS = ("title", "stated", "again", "asked", "want", "follow", "then", "decide")
EMPTY = dict.fromkeys(("title", "stated", "again", "asked", "want", "then", "decide", "duty", "first"), "")
Argued = tuple[Ground, Mapping[str, str]]  # a ground and its words
FIRST = MAIN | {"estimate-does-not-add-up", "estimate-counts-wrong-work"}  # wanted now; the others if a refusal stays
TITLED = OUTCOMES | COVERAGE  # what a point may be named after
QUOTED = 3  # passages and items quoted in one point; the others are named by number


class Argument:
    """Writes the points of one letter, in order, so that nothing is quoted, explained or asked for twice."""

    def __init__(self, words: Words, case: Case, citing: Citing, common: Mapping[str, Any]) -> None:
        """`common` are the values that every template may use."""
        self.words, self.case, self.citing, self.common = words, case, citing, common
        self.exempting = Exempting(words, citing)
        self.marks = Marks()
        kinds = (message for message in case.messages if message.kind is Kind.REVIEW_OUTCOME)
        self.outcome = [body for message in kinds for body in message.body]
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
            if "contradiction" in point.rules and not any(passage["text"] for passage in values["passages"]):
                continue  # nothing that could be shown
            if values["first"] or values["further"] or values["same"]:
                made.append(values)
        return made

    def point(self, point: Point, number: int) -> dict[str, Any]:
        """One point as plain values: heading, what was asked, the passages with their reasons, what is wanted."""
        self.citing.relied.clear()
        said = worth_quoting(self.case, point, self.shown)
        self.shown.update(said)

        def values(ground: Ground) -> dict[str, Any]:
            return self.values(ground, point, said)

        parts: list[Argued] = [(ground, self.parts(ground, values(ground))) for ground in point.grounds]
        parts += [(ground, {**EMPTY, **part}) for ground, part in self.exempting.parts(point, values)]
        heard = [ground for ground, part in parts if self.want(ground, part) or part["stated"]]
        said = quotable(said, heard)
        heard += [ground for ground, _ in parts if any(rests(ground, one) for one in said)]
        titles = [part["title"] for ground, part in parts if ground.gap.rule in TITLED and ground in heard]
        titles = list(filter(None, titles)) or [parts[0][1]["title"]]
        reasoned = self.reasoned(said, parts, number)
        decide = list(dict.fromkeys(part["decide"] for _, part in parts if part["decide"]))
        reasons = any(passage["reasons"] for passage in reasoned)
        return {
            "label": label(self.case, point.items),
            "title": titled(titles),
            "asked": self.asked(point),
            "passages": reasoned,
            "open": bool(REFUSALS.intersection(point.rules)) or reasons or bool(decide),
            "decide": decide,
            "on": self.marks.of(*point.evidence),
            **self.wanted(parts, number),
        }

    def parts(self, ground: Ground, values: Mapping[str, Any]) -> Mapping[str, str]:
        """The words of one ground; what they explained is remembered."""
        parts = EMPTY | self.words.parts(f"grounds/{ground.gap.rule}.html", values, PARTS)
        if ground.gap.certainty is Certainty.CERTAIN:
            self.citing.learn(ground, values, parts["stated"])
        return {**parts, "duty": values["duty"], "first": ground.gap.rule if ground.gap.rule in FIRST else ""}

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
            "alone": all(one.gap.rule in TITLED for one in point.grounds if self.says(one)),
            "cited": self.citing.cited(provisions),
            "exemption": exemption,
            "personal": bool(exemption and "personal-data-basis" in exemption["needs"]),
            "duty": self.citing.duty(ground),
            "said": theirs,
            "reckoned": ground.gap.reckoned,
            "words": f"{asked} {theirs}",
            "told": " ".join(want for wants in self.wants for want in wants),
            "between": between(asked, theirs),
            "two": sum(rests(ground, one) for one in said) > 1,
            "question": asked,
            "cases": Cases(self.citing.case),
            "brief": self.citing.brief,
            "reachable": partial(reachable, self.case, ground.gap.evidence),
            "refused": bool(REFUSALS.intersection(point.rules)),
            "decided": bool(OUTCOMES.intersection(point.rules)),
        }
        return made | {"harm": self.exempting.harm(point, made) if ground.gap.rule == "harm-not-shown" else ""}

    def says(self, ground: Ground) -> bool:
        """Whether a ground says something in this letter: a complaint asks nothing of the authority."""
        return ground.gap.certainty is Certainty.CERTAIN or self.common["your"] == "your"

    def wanted(self, parts: Sequence[Argued], number: int) -> dict[str, Any]:
        """What is asked for: about the answer, then about how it was given; `same` is a point that asked it all."""
        wants = {want: bool(part["first"]) for ground, part in reversed(parts) if (want := self.want(ground, part))}
        firsts = {want: wants[want] for want in reversed(wants)}
        wants = {want: firsts[start] for start, want in joined(firsts).items()}
        ordered = tuple(wants)
        same = self.wants.get(ordered, 0)
        if ordered and not same:
            self.wants[ordered] = number
        later = [ground for ground, part in parts if not part["first"] and self.want(ground, part)]
        evidence = [said for ground in later for said in ground.gap.evidence]
        near = [part for ground, part in parts if any(rests(ground, said) for said in evidence)]
        thens = {part["then"] for part in near if part["then"]} or {part["then"] for _, part in parts if part["then"]}
        return {
            "first": [want for want in ordered if wants[want] and not same],
            "then": thens.pop() if len(thens) == 1 else "",  # "For what is published" would not fit what is withheld
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

    def reasoned(self, said: Sequence[Evidence], parts: Sequence[Argued], number: int) -> list[dict[str, Any]]:
        """The passages of the reply, each with the reasons that rest on it and were not given before."""
        made = [self.passage(passage) for passage in said[:QUOTED]] or [self.passage(None)]
        for ground, part in parts:
            reason = part["stated"] if ground.gap.certainty is Certainty.CERTAIN else ""
            if not reason or (self.citing.brief and not self.want(ground, part)):
                continue
            reason = self.once(reason, part, number)
            if not reason:
                continue
            rests = ground.gap.evidence
            places = [n for n, one in enumerate(said[:QUOTED]) if any(overlap(one, other) for other in rests)]
            place = made[places[-1] if places else -1]
            if reason not in place["reasons"]:
                place["reasons"].append(reason)
            place["rests"] = f"{place['rests']} {self.marks.of(*rests)}".strip()
        return made

    def once(self, reason: str, part: Mapping[str, str], number: int) -> str:
        """A reason in full where it is given first, in a few words where only its passage is new."""
        duty = part["duty"]
        bare = reason.replace(duty, "").strip() or reason
        if bare in self.reasons and (not duty or duty not in reason):
            return part["again"]  # a remark, not an argument
        if bare in self.reasons:
            values = {"point": self.reasons[bare], "here": number}
            return self.words.parts("shared/duty.html", values, ("same",))["same"]
        self.reasons[bare] = number
        return reason

    def passage(self, said: Evidence | None) -> dict[str, Any]:
        """A passage as a template has it; None where only the request is spoken of."""
        text, mark = (unnumbered(self.case.text(said)), self.marks.of(said)) if said else ("", "")
        again = said is not None and any(said.within(body) for body in self.outcome)
        return {"text": text, "on": mark, "review": again, "reasons": [], "rests": ""}


def titled(titles: Iterable[str]) -> str:
    """The first two titles as one."""
    first, *others = dict.fromkeys(titles)
    return "; ".join((first, *(title[:1].lower() + title[1:] for title in others[:1])))
