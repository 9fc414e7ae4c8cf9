"""The small and capital letters of the name of a body."""

from __future__ import annotations

import re

from drafter.language.bodies import JOINERS


def shown(name: str) -> str:
    """A name as a letter writes it: one in capitals gets small letters, an abbreviation keeps its own."""
    if name != name.upper() or len(name) < 7:
        return name
    return " ".join(_small(word, place) for place, word in enumerate(name.split()))


def _small(word: str, place: int) -> str:
    low = word.lower()
    if place and low in JOINERS:
        return low
    if low in ("nhs", "hm", "uk", "bbc", "cbc", "mbc", "frs", "icb", "ccg", "gp", "rnli") or not re.search(
        r"[aeiouy]", low
    ):
        return word
    return (
        re.sub(r"(?<![’'\w])[a-zà-ý]|(?<=\w[-])[a-zà-ý]", lambda match: match[0].upper(), low) if low != "plc" else low
    )
