"""The law as data: which provision imposes a duty on a day, what an exemption needs, and by when.

A pack is dated, sourced data (`drafter/laws/*.toml`). Rules name a neutral duty; the pack
says which provision imposes it, since when, and where to read it.
"""

from drafter.law.bodies import body_kind, is_scottish
from drafter.law.check import arguments
from drafter.law.choose import choose
from drafter.law.load import load, packs
from drafter.law.pack import Law
from drafter.law.rows import Cost, Duty, Exemption, Instrument, TimeLimit
from drafter.law.sources import Authority, Code, Regulator, Subject
from drafter.law.timing import Counted

__all__ = [
    "Authority",
    "Code",
    "Cost",
    "Counted",
    "Duty",
    "Exemption",
    "Instrument",
    "Law",
    "Regulator",
    "Subject",
    "TimeLimit",
    "arguments",
    "body_kind",
    "choose",
    "is_scottish",
    "load",
    "packs",
]
