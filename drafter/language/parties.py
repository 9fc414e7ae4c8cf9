"""Who wrote to whom, when, under which reference, and where a review is to be sent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from drafter.language.dates import dates
from drafter.language.passages import Passage, Zone
from drafter.model import Evidence, Fact

_CAP = r"[A-Z][\w’'&.-]*"
_LINK = rf"(?:{_CAP}|of|the|and|for|in|on|upon|de|&)"
_HEAD = (
    r"(?i:councils?(?! tax| house| offices?| meeting| leader)|trust|board|authority|agency|commission(?!er)|commissioners?(?= for\b)|university|"
    r"hospitals?|infirmary|college|academy|academies|school|police|constabulary|services?|office|department|ministry|borough|corporation|executive|"
    r"museum|ombudsman|regulator|inspectorate|partnership|centre|district|directorate|conservators|commissioners|surgery|practice|"
    r"archives?|government|parliament|assembly|tribunals|treasury|CBC|MBC|BC|FRS|ICB|CCG)"
)
_BODY = re.compile(
    rf"\b(?:(?:The |THE )?{_CAP}(?:,? {_LINK}){{0,9}},? )?{_HEAD}\b"
    rf"(?: (?:of|for|OF|FOR)(?: the| THE)? {_CAP}(?: {_LINK}){{0,5}}(?<! (?:of|on|in))(?<! (?:the|and|for)))?"
    rf"|\bNHS {_CAP}(?: (?:and|&|{_CAP})){{0,4}}|\bHM {_CAP}(?: (?:and|&|{_CAP})){{0,3}}|\b(?:Police|POLICE) (?:Scotland|SCOTLAND)\b|"
    rf"\bTransport for {_CAP}|\b{_CAP}(?: {_CAP}){{1,3}} plc\b"
)
_NOT_BODY = re.compile(
    r"information commission|information access|freedom of information|first.tier|tribunal(?!s)|customer service|data protection|supreme court|"
    r"information governance|parliamentary (?:question|business)|court of session|county court|national archives|open government|public sector|"
    r"complaints|digital services|legal services|street scene|support service|head office|post office box|town hall|county hall|civic (?:centre|offices)|"
    r"information (?:office|service|team|rights)|press office|registered office|management board|executive (?:officer|director)|chief executive|"
    r"(?:the |your |our |local |public |this |that |each |another )(?:authority|authorities|council|trust|board|office|service|department)$|"
    r"^(?:public|local) authority|cabinet member|freedom of|^(?:chief|trust|council|board|service|district|office|department|city|county) \w+$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:\b(?:our|foi|eir|request|case|reference|file|enquiry|ico)?\s?(?:reference|ref)(?:erence)?\b\.?\s?(?:number|no\.?|num|id)?\s?[:.–-]*\s{0,2}|"
    r"\b(?:case|request|enquiry|log|ticket) (?:number|no\.?|id)\s?[:.–-]*\s{0,2}|[–-] Reference [–-]\s?)"
    r"(?P<ref>(?:(?:FOI|EIR|FOIA|IR|RFI|SAR|IRR|F|E)\s?[/:–-]?\s?)?[A-Z]{0,8}[/.–-]?\s?[\w./–-]*\d[\w./–-]*(?:\s?[–-]\s?\d[\w./–-]*)*)",
    re.IGNORECASE,
)
_BARE_REFERENCE = re.compile(
    r"(?:\bRe\b|\bSubject\b|[Rr]equest|FOI|FREEDOM OF INFORMATION[\w ()]*|Act 2000|ACT 2000)[^.\n]{0,60}?[\s:–#(-]+(?P<ref>(?:(?:FOI|EIR|RFI|IR|F)[\s/–:-]{0,3}|FOI[A-Z]?)?\d[\w/.–-]{2,})\b",
)
_SHAPE = re.compile(
    r"(?<![\w/.@-])(?P<ref>(?:[A-Z]{1,6}[ /-])?(?:[A-Z]{1,6}[/-]){0,3}[A-Z]?\d{1,7}(?:[/-](?:\d{1,7}|[A-Z]{1,4})[A-Z]?\d{0,6}){0,3})(?![\w/.]|\s?(?:am|pm|%))"
)
_CODE = re.compile(r"\b(?P<ref>(?:FOI|EIR|RFI|FOIA)[A-Z]?[\s/:–-]{0,3}\d[\w/.–-]{1,20})\b")
_OPENING = re.compile(
    r"^(?:(?:the|dear|from|for|at|by|to|on behalf of|and|please|with|as|in|yours|sincerely|faithfully|regards|re|of)[ ,]+)+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:hospitals?|centre|surgery|office|school)$", re.IGNORECASE)  # may be an address or a team
_SENT = re.compile(
    r"\b(?:sent|date|dated|answered|responded|issued|date of (?:response|reply|letter|issue))\W*$", re.IGNORECASE
)
_GOT = re.compile(
    r"\b(?:received|requested?|asked|made|date of (?:request|receipt)|your ref\w*)\W*(?:on|of)?\W*$", re.IGNORECASE
)
_TERSE = 9  # words of a line at the head of a letter in which a bare code is a reference
_EDGES = " .,-–/"
_RECEIVED = re.compile(
    r"\b(?:received|dated|dating|of|on|sent|made|submitted|from|wrote|email|letter)\b[^.\n]{0,50}$", re.IGNORECASE
)
_REQUESTED = re.compile(
    r"\b(?:your|the|an?|recent|following)\b[^.]{0,80}\b(?:request|enquiry|inquiry|correspondence|e-?mail|letter|communication|application|questions?)\b|"
    r"\b(?:received|requested|asked|wrote)\b|\byou(?:rs?)?\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b")
_NAME = re.compile(
    r"^\W*dear\s+(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.?\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})\s*[,:]?",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:sir|madam|sirs|requester|applicant|all|customer|colleague|foi|team|sir or madam)\b", re.IGNORECASE
)


def bodies(text: str) -> Iterator[re.Match[str]]:
    """Every name of a public body in a text; regulators, teams and courts are left out."""
    for match in _BODY.finditer(text):
        if len(match[0].split()) > 1 and not _NOT_BODY.search(match[0]):
            yield match


def _named(name: str) -> str:
    """A name as one writes it in a sentence: without its article, and not in capitals."""
    name = _OPENING.sub("", name.strip(" ,.&"))
    if name.isupper() and len(name.split()) > 1:
        words = (
            word if word in ("NHS", "HM", "UK", "CBC", "MBC", "FRS", "ICB") else word.title() for word in name.split()
        )
        name = " ".join(word.lower() if word in ("Of", "And", "For", "The", "In", "On") else word for word in words)
    return name.replace("’S", "’s").replace("'S", "'s")


def authority(passages: Sequence[Passage], sender: str) -> Fact | None:
    """The body that wrote: the sender of the mail where it is one, else the name that the letter uses of itself most."""
    votes: dict[str, float] = defaultdict(float)
    where: dict[str, Evidence] = {}
    for passage in passages:
        weight = {Zone.HEADER: 3, Zone.SIGNATURE: 3, Zone.HEADING: 2, Zone.ECHO: 0.4, Zone.LICENCE: 1}.get(
            passage.zone, 1
        )
        if passage.says("regulator") or not weight:
            continue
        for match in bodies(passage.text):
            name = _named(match[0])
            if len(name.split()) < 2:
                continue
            weight = weight / 2 if _PLACE.search(name) else weight
            votes[name] += weight
            where.setdefault(name, Evidence(passage.source, passage.start + match.start(), passage.start + match.end()))
    sender_body = next(bodies(sender), None) if sender else None
    if sender_body:
        name = sender_body[0]
        return Fact("authority", name, where.get(name) or Evidence(passages[0].source, 0, 0))
    if not votes:
        return None
    name = max(
        votes,
        key=lambda one: (
            votes[one] + sum(votes[other] for other in votes if other != one and one in other) / 2,
            -where[one].start,
        ),
    )
    return Fact("authority", name, where[name])


def requester(passages: Sequence[Passage]) -> Fact | None:
    """Whom the letter addresses."""
    for passage in passages:
        match = _NAME.match(passage.text) if passage.zone is Zone.GREETING else None
        if match and not _NOBODY.match(match["name"]):
            start = passage.start + match.start("name")
            return Fact("requester", match["name"], Evidence(passage.source, start, start + len(match["name"])))
    return None


def references(passages: Sequence[Passage]) -> Iterator[Fact]:
    """The authority's references, the surest first: labelled ones, those in a heading, then bare codes."""
    for pattern, zones in (
        (_REFERENCE, (Zone.HEADER, Zone.HEADING, Zone.GREETING, Zone.BODY, Zone.SIGNATURE, Zone.REVIEW, Zone.COURTESY)),
        (_BARE_REFERENCE, (Zone.HEADER, Zone.HEADING)),
        (_CODE, (Zone.HEADER, Zone.HEADING, Zone.BODY)),
        (_SHAPE, (Zone.HEADER, Zone.HEADING)),
    ):
        for passage in passages:
            if (
                passage.zone not in zones
                or (pattern is _SHAPE and passage.words > _TERSE)
                or re.search(r"\byour ref", passage.text, re.IGNORECASE)
            ):
                continue
            for match in pattern.finditer(passage.text):
                ref = match["ref"].strip(_EDGES)
                if _is_reference(ref) and not (pattern is _SHAPE and ref.isdigit()):
                    start = passage.start + match.start("ref")
                    yield Fact("reference", ref, Evidence(passage.source, start, start + len(ref)))


def references_in(subject: str) -> list[str]:
    """The references in the subject of a mail, the surest first."""
    found = (
        match["ref"].strip(_EDGES)
        for pattern in (_REFERENCE, _BARE_REFERENCE, _CODE, _SHAPE)
        for match in pattern.finditer(subject)
    )
    return [ref for ref in found if _is_reference(ref)]


def _is_reference(ref: str) -> bool:
    bare = re.sub(r"\W", "", ref)
    year = re.fullmatch(r"(?:19|20)\d\d", ref) or re.search(r"\.(?:pdf|docx?|xlsx?|csv)$", ref, re.IGNORECASE)
    year = year or re.fullmatch(
        r"(?:FOIA?|EIRS?|FOISA|ACT|DPA|OVER|UNDER|THAN)\W?(?:(?:19|20)\d\d|\d\d)", ref, re.IGNORECASE
    )
    day = re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}", ref)
    return len(bare) >= 3 and not year and not day and not _POSTCODE.search(ref) and bool(re.search(r"\d", ref))


def letter_date(passages: Sequence[Passage]) -> Fact | None:
    """The date of a letter: a line near its head, or its foot, that is a date and little else."""
    for zones in ((Zone.HEADER, Zone.GREETING, Zone.HEADING), (Zone.BODY,), (Zone.SIGNATURE,)):
        for passage in [one for one in passages if one.zone in zones][:40]:
            for dated in dates(passage.text):
                rest = passage.text[: dated.start] + passage.text[dated.end :]
                if dated.whole and _SENT.search(passage.text[: dated.start]):
                    rest = ""
                if _GOT.search(passage.text[: dated.start]):
                    continue
                if dated.whole and len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3:
                    start = passage.start
                    return Fact(
                        "answered",
                        dated.day.isoformat(),
                        Evidence(passage.source, start + dated.start, start + dated.end),
                    )
    return None


def received(passages: Sequence[Passage], answered: date | None) -> Iterator[Fact]:
    """The days on which the reply says that a request was made or received, in the order of the text."""
    for passage in passages:
        if passage.zone not in (Zone.BODY, Zone.HEADING, Zone.HEADER) or not _REQUESTED.search(passage.text):
            continue
        for dated in dates(passage.text, answered.year if answered else None):
            if not _RECEIVED.search(passage.text[: dated.start]):
                continue
            day = dated.day
            if answered and not dated.whole and day > answered:
                day = day.replace(year=day.year - 1)
            yield Fact("received", day.isoformat(), passage.evidence)


def review_place(passages: Sequence[Passage]) -> Iterator[Fact]:
    """Where a review is to be sent: e-mail and postal address in the complaints paragraph, the regulator's left out."""
    lines: list[Passage] = []
    for passage in passages:
        if passage.zone is not Zone.REVIEW and not (lines and passage.zone is Zone.HEADING):
            continue
        if passage.says("regulator"):
            break
        for match in _EMAIL.finditer(passage.text):
            yield Fact(
                "review-email",
                match[0].rstrip("."),
                Evidence(passage.source, passage.start + match.start(), passage.start + match.end()),
            )
        lines.append(passage)
    address = _address(lines)
    if address:
        text = "\n".join(re.sub(r"^(?:e-?mail|tel\w*)\b.*", "", one.text, flags=re.I).strip(" ,") for one in address)
        said = Evidence(address[0].source, address[0].start, address[-1].end)
        yield Fact("review-address", "\n".join(line for line in text.split("\n") if line), said)


def _address(lines: Sequence[Passage]) -> list[Passage]:
    """The run of short lines that ends with a postcode."""
    for place, passage in enumerate(lines):
        if _POSTCODE.search(passage.text) and passage.words < 14:
            start = place
            while start and lines[start - 1].words <= 8 and not re.search(r"[.:?]\s*$", lines[start - 1].text):
                start -= 1
            return list(lines[start : place + 1])
    return []
