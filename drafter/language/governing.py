"""Which law governs a reply: the one that it names and cites most, of the nation whose body answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from drafter.language.citations import NAMED, NAMES
from drafter.language.passages import Passage, Zone
from drafter.language.retracted import is_tally
from drafter.law import Law, is_scottish
from drafter.patterns import cued

UK = ("uk-foia", "uk-eir")  # for information, and for environmental information
SCOTLAND = ("scot-foisa", "scot-eisr")
_BY_NUMBER = 3  # times that a regulation cited by its number counts as much as the name of a law
_FEES = cued(  # the regulations on the cost of answering are of the other law
    r"\b(?:fees? regulations|appropriate limit|cost limit|cost of the time|£ ?25 (?:per|an) hour)\b|\brate of £ ?25\b",
    re.IGNORECASE,
)
_BOTH = cued(  # "the Freedom of Information Act and the Environmental Information Regulations": neither in particular
    r"\b(?:FOIA?|Freedom of Information(?: Act)?(?: 2000)?)(?: \(FOIA?\))?\W{0,2}(?:and|or|&|/)\W{0,2}(?:the |under the )?"
    r"(?:EIRs?|Environmental Information Regulations(?: 2004)?)(?: \(EIRs?\))?\b",
    re.IGNORECASE,
)
_ASIDE = (Zone.LICENCE, Zone.ECHO, Zone.HEADER)
Votes = Counter[str]  # how often each law is named, by its id; how often a "section" and a "regulation" is cited


def votes(said: Iterable[Passage]) -> Votes:
    """How often an authority's own passages name each law, and cite sections and regulations of no law in particular."""
    found: Votes = Counter()
    for passage in said:
        if passage.zone in _ASIDE or is_tally(passage):
            continue
        text = passage.text
        spoken = NAMED.search(text)
        text = _BOTH.sub(" ", text) if spoken else text
        for law, pattern in NAMES.items() if spoken else ():
            if named := len(pattern.findall(text)):
                found[law] += named
                text = pattern.sub(" ", text)
        if any(one.regulation for one in passage.cited) and not _FEES.search(text):
            found["regulation"] += _BY_NUMBER * sum(one.regulation for one in passage.cited)
        found["section"] += any(not one.regulation and not one.law for one in passage.cited)
    return found


def names_scotland(told: Votes, reply: Sequence[Passage], laws: Iterable[Law]) -> bool:
    """Whether a reply names one of Scotland's laws, or its regulator."""
    if any(told[law] for law in SCOTLAND):
        return True
    names = [name.lower() for law in laws if law.territory == "scotland" for name in law.regulator_names]
    return any(name in passage.text.lower() for passage in reply if passage.says("regulator") for name in names)


def is_of_scotland(authority: str | None, told: Votes, asked: Iterable[Passage]) -> bool:
    """Whether the body is Scottish; where nothing tells, whether the request names one of Scotland's laws."""
    if authority or any(told[law] for law in UK):
        return is_scottish(authority)
    return any(NAMES[law].search(passage.text) for passage in asked for law in SCOTLAND)


def law(told: Votes, scottish: bool) -> str:
    """The id of the law that governs: of the two of a nation the one that is named and cited more."""
    information, environment = SCOTLAND if scottish else UK
    return environment if told[environment] + told["regulation"] > told[information] else information
