"""The law in the words of a letter: each provision brought in once, each test told once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from markupsafe import escape

from drafter.law import Authority, Law, arguments
from drafter.letter.words import Words
from drafter.model import Ground

MOST = 2  # decided cases in one point


class Cases(dict[str, str]):
    """The sentence for each argument that a template asks for, made when it is asked for."""

    def __init__(self, made: Callable[[str], str]) -> None:
        """`made` raises KeyError for what is no argument."""
        super().__init__()
        self.made = made

    def __missing__(self, argument: str) -> str:  # noqa: D105
        self[argument] = self.made(argument)
        return self[argument]


class Citing:
    """The provisions of one letter, and which of them the reader knows by now."""

    def __init__(self, words: Words, law: Law, on: date | None, today: date, brief: bool) -> None:
        """`on` is the day of the reply; a `brief` letter asks questions and argues no law."""
        self.words, self.law, self.on, self.today, self.brief = words, law, on, today, brief
        self.known: set[str] = set()
        self.relied: list[str] = []  # decided cases in the point that is being written
        self.offered: dict[str, str] = {}  # the sentence of each decided case that a template asked for

    def duty(self, ground: Ground) -> str:
        """The sentence that brings in the provision: in full where it comes first, short where it comes again."""
        if not ground.provision or self.brief:
            return ""
        block = (
            "again"
            if f"{ground.provision} {ground.wording}" in self.known
            else "first"
            if ground.binding
            else "practice"
        )
        values = {"provision": self.cite(ground.provision), "wording": ground.wording}
        return self.words.parts("shared/duty.html", values, (block,))[block]

    def case(self, argument: str) -> str:
        """The decided case that carries an argument, as a sentence; empty where none does or enough is said.

        Raises KeyError where there is no such argument.
        """
        case = carried(self.law, self.today)[argument]
        if not case or self.brief or len(self.relied) >= MOST or case.citation in self.known:
            return ""
        values = {"case": {"says": case.proposition.rstrip("."), "name": case.name, "citation": case.citation}}
        block = "binding" if case.binding else "persuasive"
        made = self.words.parts("shared/case.html", values, (block,))[block]
        self.offered[case.citation] = made
        return made

    def exemption(self, provisions: Sequence[str]) -> dict[str, Any] | None:
        """The row of the law pack for what the reply relies on, its test left out where it was already told."""
        rows = {name: row for name in provisions if (row := self.law.exemption(name, self.on))}
        row = next(iter(rows.values()), None)
        if row is None:
            return None
        cited = self.cited([name for name, other in rows.items() if other.test == row.test])
        test = row.test[:1].lower() + row.test[1:]  # it follows "For section 43(2) to apply:"
        told = self.brief or test in self.known
        plain = {"title": row.title, "absolute": row.absolute, "prejudice": row.prejudice, "needs": row.needs}
        return {**plain, "cited": cited, "key": row.key, "role": row.role, "test": "" if told else test}

    def learn(self, ground: Ground, values: Mapping[str, Any], stated: str) -> None:
        """Remember what the words of a ground have explained."""
        if values["duty"] and values["duty"] in stated:
            self.known |= {ground.provision, f"{ground.provision} {ground.wording}"}
        test = values["exemption"]["test"] if values["exemption"] else ""
        if test and str(escape(test)) in stated:
            self.known.add(test)
        for citation, told in self.offered.items():
            if citation not in self.known and told in stated:
                self.known.add(citation)
                self.relied.append(citation)

    def cite(self, provision: str) -> str:
        """A provision as the letter writes it: with the name of its Act where that is not the one of the letter."""
        whole = self.law.cite(provision, full=True)
        own = whole.endswith(self.law.name) or provision in self.known
        return self.law.cite(provision) if own else whole

    def cited(self, provisions: Sequence[str]) -> str:
        """Several provisions together: "sections 40(2) and 40(3)(a)(i)"."""
        words = list(dict.fromkeys(self.cite(provision) for provision in provisions))
        first = words[0].partition(" ")[0] if words else ""
        if len(words) > 1 and all(word.partition(" ")[0] == first and word.count(" ") == 1 for word in words):
            words = [f"{first}s {words[0].partition(' ')[2]}", *(word.partition(" ")[2] for word in words[1:])]
        return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


@lru_cache(maxsize=32)
def carried(law: Law, today: date) -> Mapping[str, Authority | None]:
    """For each argument the decided case that carries it best on a day."""
    return {argument: law.case_for(argument, today) for argument in arguments()}
