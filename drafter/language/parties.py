"""Who wrote to whom, when, under which reference, and where a review is to be sent."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from drafter.language.dates import dates
from drafter.language.passages import Passage, Zone
from drafter.model import Evidence, Fact

_CAP = r"(?:[A-Z][\w’'&.-]*|of|the|and|for|in|on|upon|de|y|&)"
_BODY = re.compile(
    rf"\b(?:(?:The )?(?:[A-Z][\w’'&.-]*,? (?:(?:{_CAP}),? ){{0,8}})?"
    r"(?:(?:City |County |Borough |District |Parish |Town |Metropolitan |Community |Unitary )*Council(?! Tax| tax| House| Offices| meeting)(?: of [A-Z]\w+)?|"
    r"NHS (?:Foundation )?Trust|Integrated Care Board|Clinical Commissioning Group|Health Board|University(?: of [A-Z][\w ]{2,30})?|"
    r"Constabulary|Police(?: Service(?: of [A-Z]\w+(?: [A-Z]\w+)?)?| Force)?|Fire (?:and|&) Rescue (?:Service|Authority)|"
    r"Combined Authority|National Park Authority|Academy(?: Trust)?|College|School|Agency|Commission(?!er)|Museum|Ombudsman|"
    r"Ambulance Service|Executive(?= )?|Regulator|Inspectorate|Corporation|Archives?|Authority|Service)\b"
    r"|(?:Home|Cabinet|Foreign|Scotland|Wales|Northern Ireland|Foreign and Commonwealth|Crown Estate) Office|"
    rf"(?:Department|Ministry) (?:for|of) (?:[A-Z][\w’'-]*,? ?(?:and |& |for )?){{1,6}}|HM (?:Treasury|Revenue (?:and|&) Customs|[A-Z]\w+)|"
    r"NHS (?:[A-Z]\w+)(?: (?:and|&|[A-Z]\w+))*|University of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*|Police Scotland|Transport for [A-Z]\w+|Office for [A-Z]\w+(?: [A-Z]\w+)*|"
    r"(?:The )?(?:Scottish|Welsh|UK) Government|Comhairle [A-Z][\w ]+|The (?:[A-Z]\w+ ){1,4}(?:Trust|Office|Board|Council))"
)  # fmt: skip
_NOT_BODY = re.compile(
    r"information commissioner|information commission|information access|freedom of information|tribunal|customer service|data protection|supreme court|"
    r"information governance|parliamentary|court of session|ombudsman's|county court|national archives|open government|public sector|"
    r"corporate|complaints|digital service|legal service|governance service|street scene|support service|support school",
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
_CODE = re.compile(r"\b(?P<ref>(?:FOI|EIR|RFI|FOIA)[A-Z]?[\s/:–-]{0,3}\d[\w/.–-]{1,20})\b")
_EDGES = " .,-–/"
_RECEIVED = re.compile(r"\b(?:received|dated|dating|of|on|sent|made|submitted|from|wrote|email|letter)\b[^.\n]{0,50}$", re.IGNORECASE)
_REQUESTED = re.compile(
    r"\b(?:your|the|an?|recent|following)\b[^.]{0,80}\b(?:request|enquiry|inquiry|correspondence|e-?mail|letter|communication|application|questions?)\b|"
    r"\b(?:received|requested|asked|wrote)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b")
_NAME = re.compile(r"^\W*dear\s+(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.?\s)?[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,3})\s*[,:]?", re.IGNORECASE)
_NOBODY = re.compile(r"^(?:sir|madam|sirs|requester|applicant|all|customer|colleague|foi|team|sir or madam)\b", re.IGNORECASE)


def bodies(text: str) -> Iterator[re.Match[str]]:
    """Every name of a public body in a text; regulators, teams and courts are left out."""
    for match in _BODY.finditer(text):
        if len(match[0].split()) > 1 and not _NOT_BODY.search(match[0]):
            yield match


def authority(passages: Sequence[Passage], sender: str) -> Fact | None:
    """The body that wrote: the sender of the mail where it is one, else the name that the letter uses of itself most."""
    votes: dict[str, float] = defaultdict(float)
    where: dict[str, Evidence] = {}
    for passage in passages:
        weight = {Zone.HEADER: 3, Zone.SIGNATURE: 3, Zone.HEADING: 2, Zone.ECHO: 0.4, Zone.LICENCE: 1}.get(passage.zone, 1)
        if passage.says("regulator") or not weight:
            continue
        for match in bodies(passage.text):
            name = re.sub(r"^The ", "", match[0]).strip(" ,.")
            name = re.sub(r"^(?:Dear|From|For|At|By|To|On Behalf Of|And|Please|With|As|In) ", "", name, flags=re.I)
            votes[name] += weight
            where.setdefault(name, Evidence(passage.source, passage.start + match.start(), passage.start + match.end()))
    sender_body = next(bodies(sender), None) if sender else None
    if sender_body:
        name = sender_body[0]
        return Fact("authority", name, where.get(name) or Evidence(passages[0].source, 0, 0))
    if not votes:
        return None
    name = max(votes, key=lambda one: (votes[one] + sum(votes[other] for other in votes if other != one and one in other) / 2, -where[one].start))
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
    ):
        for passage in passages:
            if passage.zone not in zones or re.search(r"\byour ref", passage.text, re.IGNORECASE):
                continue
            for match in pattern.finditer(passage.text):
                ref = match["ref"].strip(_EDGES)
                if _is_reference(ref):
                    start = passage.start + match.start("ref")
                    yield Fact("reference", ref, Evidence(passage.source, start, start + len(ref)))


def references_in(subject: str) -> list[str]:
    """The references in the subject of a mail, the surest first."""
    found = (match["ref"].strip(_EDGES) for pattern in (_REFERENCE, _BARE_REFERENCE, _CODE) for match in pattern.finditer(subject))
    return [ref for ref in found if _is_reference(ref)]


def _is_reference(ref: str) -> bool:
    bare = re.sub(r"\W", "", ref)
    year = re.fullmatch(r"(?:19|20)\d\d", ref) or re.search(r"\.(?:pdf|docx?|xlsx?|csv)$", ref, re.IGNORECASE)
    return len(bare) >= 3 and not year and not _POSTCODE.search(ref)


def letter_date(passages: Sequence[Passage]) -> Fact | None:
    """The date of a letter: a line near its head, or its foot, that is a date and little else."""
    for zones in ((Zone.HEADER, Zone.GREETING, Zone.HEADING), (Zone.BODY,), (Zone.SIGNATURE,)):
        for passage in [one for one in passages if one.zone in zones][:40]:
            for dated in dates(passage.text):
                rest = passage.text[: dated.start] + passage.text[dated.end :]
                if dated.whole and len(re.findall(r"[A-Za-z]{2,}", rest)) <= 3:
                    start = passage.start
                    return Fact("answered", dated.day.isoformat(), Evidence(passage.source, start + dated.start, start + dated.end))
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
            yield Fact("review-email", match[0].rstrip("."), Evidence(passage.source, passage.start + match.start(), passage.start + match.end()))
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
