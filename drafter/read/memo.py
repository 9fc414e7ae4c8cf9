"""A block of From, To, Date and Subject under a letterhead or a title: it heads a memo, a fax or a printed mail.

Such a block quotes nobody: what stands below it is the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.read import sides, starts

MOST = 10  # lines of a letterhead
LONGEST = 80  # characters of such a line
SMALL = frozenset("of and the for to in on at by with".split())
WORD = re.compile(r"[^\W\d_]{2,}")
LABELLED = re.compile(r"[A-Z][\w .-]{0,20}:\s*\S|\S+@\S+|www\.|https?://")
TITLE = re.compile(
    r"(?:Re|Our|Your|Internal|Reply|Response|Request|Freedom|Environmental|Information|Memo|Memorandum|Fax|Letter)\b",
    re.I,
)
ENDS = (".", "?", "!", ";", ",", ":")


def headed(above: Sequence[str], sender: str, to: str) -> bool:
    """Whether the lines above a header block are only a letterhead or a title.

    A signature looks like one too, so nothing is a memo that a person sends to a public body, unless it has a
    single line above: the name of whoever printed the mail.
    """
    asked = sides.BODY.search(to) and not sides.BODY.search(sender)
    return 0 < len(above) <= (1 if asked else MOST) and all(map(titled, above))


def titled(text: str) -> bool:
    """Whether a line is no sentence: a name, an address, a title."""
    text = text.strip()
    if starts.GREETING.match(text) or starts.SIGN_OFF.match(text) or starts.ANSWER.match(text) or text.upper() == "FYI":
        return False
    if LABELLED.match(text) or not WORD.search(text):
        return True
    named = all(word[0].isupper() or word in SMALL for word in WORD.findall(text))
    return len(text) <= LONGEST and not text.endswith(ENDS) and bool(named or TITLE.match(text))
