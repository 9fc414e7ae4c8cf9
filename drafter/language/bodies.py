"""The names of public bodies in a text, told by the words that such names end in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from drafter.patterns import Cued, cued

FILE = Path(__file__).parent / "en" / "names" / "bodies.toml"
_WORD = r"(?:[A-ZÀ-Ý][\w’'&.-]*|&)"
_RUN = cued(rf"(?<![\w@.]){_WORD}(?:,? (?:(?:of|and|for|the|in|on|upon|de|y|with|na|nan) ){{0,2}}{_WORD})*")
_CAPITALISED = re.compile(r"[A-ZÀ-Ý][^\W\d_]*")
_TOKEN = cued(r"[^\s,]+,?")
JOINERS = frozenset("of and for the in on upon de y with & na nan".split())
_LONGEST = 14  # words of a name
_SPEAKERS = ("i", "we", "you", "they")  # "the Ministry of Ferries and I"


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a body in a text: its range, and whether only its place makes it one."""

    start: int
    end: int
    text: str
    weak: bool = False


@cache
def words(key: str) -> frozenset[str]:
    """One of the lists of `en/names/bodies.toml`."""
    data: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return frozenset(data[key])


@cache
def _listed(key: str) -> Cued:
    joined = "|".join(sorted((re.escape(one) for one in words(key)), key=len, reverse=True))
    return cued(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE if key == "never" else 0)


@cache
def _ends() -> frozenset[str]:
    """The words that may end a name, whatever stands around them."""
    return frozenset(["office"]).union(*map(words, ("open", "heads", "weak")))


@cache
def _telling() -> frozenset[str]:
    """The words of which every name has one."""
    return _ends() | words("leads") | frozenset(re.findall(r"[^\W\d_]+", " ".join(_firsts())))


@cache
def _firsts() -> frozenset[str]:
    """The first words of the names that are known as a whole."""
    return frozenset(_bare(name.split()[0]) for name in words("known"))


def names(text: str) -> Iterator[Name]:
    """Every name of a public body in a text, in order; regulators, teams and courts are left out."""
    if _telling().isdisjoint(map(str.lower, _CAPITALISED.findall(text))):
        return
    known = False
    for run in _RUN.finditer(text):
        tokens = list(_TOKEN.finditer(text, run.start(), run.end()))
        bare = [_bare(token[0]) for token in tokens]
        known = known or not _firsts().isdisjoint(bare)
        for first, last, weak in list(_in_run([token[0] for token in tokens])) or _led(bare):
            start, end = tokens[first].start(), tokens[last].end()
            said = text[start:end].rstrip(" ,.&")
            if not _listed("never").search(said.replace("’", "").replace("'", "")):
                yield Name(start, start + len(said), said, weak)
    for match in _listed("known").finditer(text) if known else ():
        yield Name(match.start(), match.end(), match[0])


def _in_run(tokens: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """The first and the last word of each name in a run of capitalised words."""
    bare = [_bare(token) for token in tokens]
    if _ends().isdisjoint(bare):
        return
    begin, place = 0, 0
    while place < len(bare):
        word = bare[place]
        kind = _kind(bare, place)
        if kind is not None and place - begin < _LONGEST:
            last = _end(tokens, bare, place)
            if _is_name(bare, begin, place, last) and "inquiry" not in bare[last + 1 : last + 2]:
                yield begin, last, kind and (last == place or bare[last] not in words("heads"))
            begin = place = last + 1
            continue
        opens = word in words("openers") and (place == begin or (word == "the" and bare[place - 1] not in JOINERS))
        part = word in words("parts") and not (word in words("offices") and bare[place + 1 : place + 2] == ["office"])
        if opens or part or (tokens[place].endswith(",") and not _lists(tokens, place)):
            begin = place + 1
        place += 1


def _led(bare: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """A name without a head that the word before it tells: "NHS Fellshire and Moor"."""
    for place, word in enumerate(bare):
        if word in words("leads"):
            last = place
            while last + 1 < len(bare) and bare[last + 1] not in words("parts") | words("generic") - JOINERS:
                last += 1
            while last > place and bare[last] in JOINERS:
                last -= 1
            if last > place:
                yield place, last, True
            return


def _bare(token: str) -> str:
    return token.lower().strip(".,’'").removesuffix("’s").removesuffix("'s")


def _kind(bare: Sequence[str], place: int) -> bool | None:
    """Whether the word there ends a name only at the top of a letter; None where it ends none."""
    word = bare[place]
    opened = place + 1 < len(bare) and bare[place + 1] in ("of", "for")
    if word == "police" and _before_crime(bare, place):
        return None
    if word in words("open"):
        return None if not opened else False
    if word == "office" and (opened or (place and bare[place - 1] in words("offices"))):
        return False
    if word == "service" and words("services").isdisjoint(bare[max(0, place - 3) : place]):
        return True
    if word in words("heads") or (word == "group" and place and bare[place - 1] == "commissioning"):
        return False
    return True if word in words("weak") else None


def _before_crime(bare: Sequence[str], place: int) -> bool:
    """Whether a word is the "Police" of a Police and Crime Commissioner, which ends no name."""
    return bare[place] == "police" and list(bare[place + 1 : place + 3]) == ["and", "crime"]


def _end(tokens: Sequence[str], bare: Sequence[str], place: int) -> int:
    """The last word of a name whose head is at `place`: a further head behind common words, or what follows "of"."""
    last = place
    if bare[place] != "council" and not tokens[place].endswith(","):
        for further in range(place + 1, min(place + 6, len(bare))):
            if _before_crime(bare, further):
                break
            if bare[further] in words("heads") and bare[further] not in words("open"):
                last = further
            if bare[further] not in words("generic") or tokens[further].endswith(","):
                break
    if bare[last + 1 : last + 2] in (["limited"], ["ltd"], ["plc"]) and not tokens[last].endswith(","):
        return last + 1
    if tokens[last].endswith(",") or last + 1 >= len(bare) or bare[last + 1] not in ("of", "for", "na", "nan"):
        return last
    if (
        bare[last] == "council"
        and last
        and bare[last - 1] in ("city", "county", "borough", "district", "town", "parish")
    ):
        return last
    return _after_of(tokens, bare, last + 1)


def _after_of(tokens: Sequence[str], bare: Sequence[str], place: int) -> int:
    """The last word of what "of" or "for" brings in: "Ministry of Roads, Bridges and Ferries"."""
    last = place - 1
    for further in range(place, min(place + _LONGEST, len(bare))):
        if bare[further] in JOINERS:
            continue
        if bare[further] in _SPEAKERS or (bare[further] in words("parts") and bare[further] != "minister"):
            break
        last = further
        if tokens[further].endswith(",") and not _lists(tokens, further):
            break
    return last


def _lists(tokens: Sequence[str], place: int) -> bool:
    """Whether a comma parts members of a list that ends with "and"."""
    ahead = [token.lower() for token in tokens[place + 1 : place + 5]]
    return "and" in ahead or "&" in ahead


def _is_name(bare: Sequence[str], begin: int, place: int, last: int) -> bool:
    """Whether some word of it tells this body from others, and it is more than its head."""
    if last - begin < 1:
        return False
    own = [word for word in bare[begin : last + 1] if word not in words("generic")]
    if not own:
        return " ".join(bare[begin : begin + 2]) in words("begins")
    return any(re.search(r"[a-zà-ý]{2}", word) for word in own)
