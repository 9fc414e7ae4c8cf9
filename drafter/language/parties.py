"""Whom the letter addresses, and where its writers can be reached: team, postal address, e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.language.lines import EMAIL, POSTCODE, Line
from drafter.language.passages import Passage, Zone
from drafter.law.addresses import is_regulators
from drafter.model import Evidence, Fact
from drafter.patterns import cued

_TITLED = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Rev|Cllr|Councillor)\.?(?:/(?:Mr|Mrs|Ms|Miss|Mx)\.?){0,3}\s)"
_NAMED = r"[A-ZÀ-Ý][\w’'.-]*(?:\s[A-ZÀ-Ý][\w’'.-]*){0,3}"
_NAME = cued(
    rf"^\W*(?:dear|annwyl|hello|hi|good (?:morning|afternoon|evening))\s+(?P<name>{_TITLED}?{_NAMED})\s*[,:]?",
    re.IGNORECASE,
)
_ADDRESSED = cued(rf"^\W*(?:to\s?:\s*)?(?P<name>{_TITLED}{_NAMED})\W*$")
_NOBODY = cued(
    r"^(?:sir|madam|sirs|requester|requestor|applicant|all|customer|colleague|enquirer|parent|foi|team|there|everyone|"
    r"sir or madam|resident|user|whatdotheyknow|x{3,}|member|tenant|redacted|name)\b",
    re.IGNORECASE,
)
_TEAM = cued(
    r"^\W*(?P<team>(?:[A-Z&][\w’'&/-]*,? |and |of |for |the |& ){0,7}(?:Team|Unit|Office|Department|Section|Desk|"
    r"Governance|Directorate|Services?|Bureau|Casework|Disclosure|Hub))\W*$"
)
_ABOUT = cued(
    r"\b(?:FOIA?|EIR|Information|Disclosure|Governance|Records|Access|Rights|Requests?|Compliance|Transparency|Data)\b"
)
_NO_REPLY = cued(r"no-?reply|do-?not-?reply|automatic|postmaster", re.IGNORECASE)
_DESK = cued(r"foi|freedom|information|disclos|governance|access|eir|request|enquir|review")  # in an address
_SHORT = 9  # words of a line of an address
_NO_ADDRESS = cued(
    r"@|www|https?:|^(?:tel|fax|phone|our ref|date|email|official|confidential|private|restricted|unclassified|protect)\b",
    re.IGNORECASE,
)


def requester(passages: Sequence[Passage], lines: Sequence[Line] = ()) -> Fact | None:
    """Whom the letter addresses: in its salutation, else above it."""
    for passage in passages:
        match = _NAME.match(passage.text) if passage.zone is Zone.GREETING else None
        if match and not _NOBODY.match(match["name"]):
            start = passage.start + match.start("name")
            return Fact("requester", match["name"], Evidence(passage.source, start, start + len(match["name"])))
    for line in lines:
        match = _ADDRESSED.match(line.text) if line.recipient else None
        if match:
            return Fact("requester", match["name"], line.evidence(match.start("name"), match.end("name")))
    return None


def contact(lines: Sequence[Line], sender: str, reader: str) -> Iterator[Fact]:
    """Team, postal address and e-mail of the authority; `sender` and `reader` are the addresses in a mail's headers."""
    own = [line for line in lines if not line.recipient and (line.head or line.zone in (Zone.SIGNATURE, Zone.COURTESY))]
    yield from _team(own)
    yield from _postal(own)
    yield from _email(own, lines, sender, reader)


def _team(own: Sequence[Line]) -> Iterator[Fact]:
    """The team that wrote: a line of the letterhead or signature that is called one and has to do with information."""
    for line in own:
        match = _TEAM.match(line.text) if line.words <= 8 else None
        if match and _ABOUT.search(match["team"]):
            yield Fact("team", match["team"].strip(" ,"), line.evidence(match.start("team"), match.end("team")))
            return


def _postal(own: Sequence[Line]) -> Iterator[Fact]:
    """The first address with a postcode outside the block that names the reader."""
    for place, line in enumerate(own):
        if not POSTCODE.search(line.text) or line.words > 2 * _SHORT or is_regulators(line.text) or line.others:
            continue
        first = place
        while first and _above(own[first - 1], own[first]):
            first -= 1
        block = own[first : place + 1]
        parts = [part.strip(" ,*|") for one in block for part in re.split(r"\t|\s\|\s|, ", one.text)]
        shown = [part for part in parts if part and not _NO_ADDRESS.search(part)]
        if 2 <= len(shown) <= 10:
            yield Fact(
                "authority-address",
                "\n".join(shown),
                Evidence(line.source, block[0].start, line.start + len(line.text)),
            )
            return


def _above(line: Line, below: Line) -> bool:
    """Whether a line belongs to the same address as the one below it."""
    beside = line.source == below.source and line.number + 1 == below.number and line.zone is below.zone
    return (
        beside
        and line.words <= _SHORT
        and not re.search(r"[.:?!]\s*$|\b(?:19|20)\d\d\b|^\W*(?:yours|dear|kind|regards)\b", line.text, re.IGNORECASE)
    )


def _email(own: Sequence[Line], lines: Sequence[Line], sender: str, reader: str) -> Iterator[Fact]:
    """The address that the mail came from; else one in the letterhead or the signature, or of an information team."""
    first = lines[0] if lines else None
    if first and EMAIL.fullmatch(sender) and not _NO_REPLY.search(sender):
        yield Fact("authority-email", sender, first.evidence(0, 0))
        return
    for line in (*own, *(line for line in lines if not line.others and line.zone is not Zone.ECHO)):
        for match in EMAIL.finditer(line.text):
            low = match[0].lower()
            if low == reader.lower() or is_regulators(low) or _NO_REPLY.search(low) or "whatdotheyknow" in low:
                continue
            if line in own or _DESK.search(low):
                yield Fact("authority-email", match[0], line.evidence(match.start(), match.end()))
                return
