"""The law as data: which provision imposes a duty on a day, what an exemption needs, and by when.

A pack is dated, sourced data (`drafter/laws/*.toml`). Rules name a neutral duty; the pack
says which provision imposes it, since when, and where to read it.
"""

from drafter.law.load import load, packs
from drafter.law.pack import Law
from drafter.law.rows import Authority, Code, Cost, Duty, Exemption, Instrument, Regulator, Subject, TimeLimit

__all__ = [
    "Authority",
    "Code",
    "Cost",
    "Duty",
    "Exemption",
    "Instrument",
    "Law",
    "Regulator",
    "Subject",
    "TimeLimit",
    "load",
    "packs",
]
