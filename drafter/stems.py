"""The telling words of a text, cut to their stems, by which questions and answers are told to speak of the same thing."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][\w’'&-]*|\d[\d/]*")
_COMMON = frozenset(
    "about above according act after agency all also and any are asked authority been before being below between "
    "board both but can cannot college commission considered copies copy "
    "council could data department details did disclose disclosed document documents does each each's every exempt "
    "exemption feel find following for force foi former from further given had has have "
    "held her his hold how including information is it its item kindly list made make many matter may more most much "
    "names no not number numbers office only other our out over part parts please point points "
    "provide public question questions record recorded records reason regard relation reply request requested "
    "response same say second section see send service shall she should since some such supply than that "
    "the their them then there these they third this those through time total trust under university was way we were "
    "january february march april june july august september october november december "
    "what when where whether which who why will with would year years you your "
    "in of on to at by as if or an be so up us do he me my i a s information's authority's council's".split()
)
_STEM = 5  # letters: "sightings" and "sighted" are one word


def telling(text: str) -> frozenset[str]:
    """The telling words of a text as they are written."""
    return frozenset(word for word in _WORD.findall(text.lower()) if word not in _COMMON and len(word) > 2)


def stems(text: str) -> frozenset[str]:
    """The telling words of a text, cut to their stems."""
    return frozenset(map(_stem, telling(text)))


def _stem(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("s")[:_STEM]
