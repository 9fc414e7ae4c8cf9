"""The rows of a law pack that are about people and books: regulators, codes, decided cases, subjects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drafter.law.rows import GRADES, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulator:
    """Who decides on complaints, where to write, and the appeal that follows."""

    name: str
    address: tuple[str, ...]
    email: str = ""
    web: str = ""
    appeal: str = ""
    since: date
    until: date | None = None
    source: str
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code of practice: good practice that a letter may mention, never a breach by itself."""

    key: str
    name: str
    binding: bool = False
    since: date
    until: date | None = None
    source: str
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A decided case that a letter may rely on: what it settles in our words, and for which duties or exemptions.

    `argues` names the arguments of letters that it carries exactly; a case without any is never cited.
    """

    key: str
    name: str
    citation: str
    proposition: str
    supports: tuple[str, ...]
    argues: tuple[str, ...] = ()
    binding: bool
    good_law: bool = True
    since: date
    until: date | None = None
    source: str
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upheld:
    """How many complaints about a section the regulator decided for the requester: orders points, foretells nothing."""

    provision: str
    complaints: int
    percent: int
    since: date
    until: date | None = None
    source: str
    evidence: str = one_of(*GRADES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A limb of a definition of subject matter, with words by which requests of that kind are known."""

    key: str
    provision: str
    title: str
    words: tuple[str, ...]
    weak: tuple[str, ...] = ()
    since: date
    until: date | None = None
    source: str = ""
    evidence: str = one_of(*GRADES)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What provisions say, in our words, where no duty, exemption or time limit carries it."""

    provisions: tuple[str, ...]
    says: str
    since: date | None = None
    until: date | None = None
    source: str
    evidence: str = one_of(*GRADES)
