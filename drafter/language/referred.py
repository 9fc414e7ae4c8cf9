"""Where a reply sends the requester on: the body that it says holds the information."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from drafter.language.bodies import names
from drafter.language.casing import shown
from drafter.model import Answer, Evidence, Fact, Outcome

_BEFORE = re.compile(  # in a sentence that is all capitals; "Chipley with Moor" is a name
    r"^.{0,80}\s(?:(?i:with|by)\s(?i:the)|By|BY)\s|^(?i:the)\s", re.DOTALL
)
ANY = frozenset(("local authority", "local council", "local authorities"))  # no name


def referred(answers: Iterable[Answer], text: Callable[[Evidence], str], known: Sequence[Fact]) -> Iterator[Fact]:
    """A fact "referred" for each body that such a passage names, the authority itself left out."""
    own = {fact.value.casefold() for fact in known if fact.kind == "authority"}
    seen: set[str] = set()
    for answer in answers:
        if answer.outcome is not Outcome.SENT_ELSEWHERE:
            continue
        for name in names(text(answer.said)):
            said = shown(_BEFORE.sub("", name.text))
            if not (name.weak and len(said.split()) < 3) and said.casefold() not in own | seen | ANY:
                seen.add(said.casefold())
                start = answer.said.start + name.start
                yield Fact("referred", said, Evidence(answer.said.source, start, start + len(name.text)))
