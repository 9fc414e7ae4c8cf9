"""Which body wrote a letter: its letterhead, its sender, its signature, and the name it uses of itself, weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.language.bodies import Name, names, words
from drafter.language.casing import shown
from drafter.language.lines import Line
from drafter.language.passages import Passage, Zone
from drafter.law.addresses import is_regulators
from drafter.model import Evidence, Fact
from drafter.patterns import cued

_WEIGHTS = {Zone.SIGNATURE: 2.5, Zone.HEADING: 1.5, Zone.REVIEW: 1.5, Zone.ECHO: 0.3, Zone.STATUTE: 0.0}
_FIRST, _TOP, _SENDER, _MOST = 4.0, 2.5, 6.0, 5.0
_ENOUGH = 1.5  # what a name must weigh, lest a body named in passing be taken for the writer
_SPEAKS = cued(
    r"\bsearch(?:es|ed)?\b[^.]{0,60}\bwithin (?:the )?$|"
    r"\b(?:act|regulations|section \S+|regulation \S+)\b[^.]{0,50}\b(?:requires?|obliges?|allows?|permits?) (?:the )?$|"
    r"\b(?:on behalf of|©|copyright (?:of|in|belongs to)|property of|for and on behalf of|data controller is|"
    r"(?:received|held) by|(?:sent|"
    r"response) (?:from|by))\s*(?:the )?$|"
    r"^\W*(?:from|organisation|public authority|authority|name of (?:the )?(?:public )?authority)\s?:\s?.{0,40}$",
    re.IGNORECASE,
)
_ANSWERS = cued(  # what only the body that answers says of itself
    r"\s?(?:\(\w+\) )?(?:does|do|can|is|has) (?:not )?(?:hold|confirm|neither confirm|providing|determined|decided|considered)\b|"
    r"\s?(?:\(\w+\) )?(?:holds|confirms|considers|withholds|refuses|maintains)\b"
)
_ASKED = cued(r"\byour (?:\w+ ){0,5}(?:request|e-?mail|letter|enquiry) to (?:the )?$", re.IGNORECASE)
_ABOUT = cued(r"\b(?:about|regarding|concerning|relating to|involving|between|against) (?:the )?$", re.IGNORECASE)
_SELF = cued(r"\b(?:the|this|our) ([A-Z][a-z]{3,})\b(?! (?:[A-Z]|of\b|for\b))")
_HELD_BY = cued(r"(?<!not )\bheld (?:\w+ )?by (?:the )?$", re.IGNORECASE)
_NO_NAME = cued(
    r"\d|[@?:!\"“]|\b(?:request|information|freedom|act|response|dear|date|ref|street|road|house|confidential|official|"
    r"private|mr|mrs|ms|miss|dr|sir|subject|page|notice|reply|outcome|review|answer|team|unit|department|email|e-mail|"
    r"regulations|attachments?|download|html|your|our|we|please|foi|eir|hello|hi|direct|tel|telephone|phone|fax|"
    r"switchboard|extension|contact|enquiries|ask for|hq|headquarters|secretariat|branch|command|group|annexe?|appendix|"
    r"schedule)\b|\b(?:services|directorate|division|section)\W*$",
    re.IGNORECASE,
)
_PARTED = cued(r"\t|\s[|/–—·•]\s|\s-\s|,\s|:\s|\s\(|\.\s|\s\.{3,}")
_DOMAIN = cued(r"@([\w-]+(?:\.[\w-]+)+)|\bwww\.([\w-]+(?:\.[\w-]+)+)")
_TRIM = cued(
    r"(?:\s*[-–,|:]?\s*\b(?:FOI|FOIs|EIR|FOIA|Team|Desk|Office|Info|Information|Governance|Rights|Requests?|"
    r"Disclosures?|Enquiries|Data|Bureau|Records))+$"
)


@dataclass(slots=True)
class _Vote:
    name: str
    said: Evidence
    weight: float = 0.0
    body: float = 0.0
    mixed: bool = field(default=False)


class Ballot:
    """Weighs the names of bodies in a letter against each other."""

    def __init__(self, fallback: Evidence) -> None:
        """`fallback` is the evidence for a name that stands in a mail's headers alone."""
        self.votes: dict[str, _Vote] = {}
        self.fallback = fallback

    def add(self, name: str, weight: float, said: Evidence | None, body: bool = False) -> None:
        """Count a name once more; what a long letter repeats counts no more than so much."""
        name = re.sub(r"^(?:The|THE) ", "", name)
        vote = self.votes.setdefault(_key(name), _Vote(name, said or self.fallback))
        if body:
            weight = min(weight, _MOST - vote.body)
            vote.body += weight
        vote.weight += weight
        if not vote.mixed and name != name.upper():
            vote.name, vote.mixed = name, True

    def winner(self) -> Fact | None:
        """The name that weighs most, with half of what longer names with it in them weigh; none where all are light."""
        total = {
            key: vote.weight
            + sum(other.weight for long, other in self.votes.items() if key != long and key in long) / 2
            for key, vote in self.votes.items()
        }
        if not total:
            return None
        key = max(total, key=lambda one: (total[one], -self.votes[one].said.start))
        vote = self.votes[key]
        return Fact("authority", shown(vote.name), vote.said) if total[key] >= _ENOUGH else None


def _key(name: str) -> str:
    return " ".join(re.findall(r"[\w&]+", name.lower().replace("’", "").replace("'", ""))).replace("&", "and")


def authority(lines: Sequence[Line], passages: Sequence[Passage], sender: str, address: str = "") -> Fact | None:
    """The body that wrote, by the letter's lines and passages and the name and address of the mail's sender."""
    if not passages:
        return None
    first = passages[0]
    ballot = Ballot(Evidence(first.source, first.start, first.start))
    for name in _sent_by(sender):
        ballot.add(name.text, _SENDER - 2 * name.weak, None)
    _letterhead(ballot, lines)
    _body(ballot, passages)
    _confirm(ballot, passages, address)
    return ballot.winner()


def _sent_by(sender: str) -> Iterator[Name]:
    """The body in the name of a sender, which may be followed by that of a team."""
    trimmed = _TRIM.sub("", sender)
    found = list(names(trimmed if len(trimmed.split()) > 1 else sender))
    yield from (name for name in found[-1:])


def _letterhead(ballot: Ballot, lines: Sequence[Line]) -> None:
    """Count the names in the letterhead, the very first line most; a name may run over two lines."""
    head = [line for line in lines if line.head and not line.recipient]
    greeted = any(line.zone in (Zone.GREETING, Zone.SIGNATURE) for line in lines)  # else the first line may be a title
    for place, line in enumerate(head[:10]):
        weight = _FIRST if place == 0 else _TOP
        found = list(names(line.text))
        for name in found:
            if name.start < 60 and (name.end > len(line.text) * 0.3 or place < 3):
                ballot.add(name.text, weight * (0.6 if name.weak else 1), line.evidence(name.start, name.end))
        if not found and place:
            _two_lines(ballot, head[place - 1], line)
        if not found and place < 2 and (greeted or line.text.isupper()):
            part = _PARTED.split(line.text)[0].strip(" *_#")
            if _may_be_name(part):
                ballot.add(part, 1.0 if place else 1.4, line.evidence(0, len(part)))


def _two_lines(ballot: Ballot, above: Line, line: Line) -> None:
    """A name whose second line is only "County Council"."""
    first, second = above.text.strip(), line.text.strip()
    if above.number + 1 == line.number and above.source == line.source and len(first) + len(second) < 80:
        for name in names(f"{first} {second}"):
            if name.start == 0 and name.end >= len(first) + len(second):
                ballot.add(name.text, _TOP, Evidence(line.source, above.start, line.start + len(second)))


def _may_be_name(part: str) -> bool:
    """Whether the first line of a letter may name its writer though no word of it tells a body."""
    bare = part.split()
    return (
        2 <= len(bare) <= 7
        and not _NO_NAME.search(part)
        and all(one[0].isupper() or one in ("of", "and", "for", "the", "plc", "&") for one in bare)
    )


def _body(ballot: Ballot, passages: Sequence[Passage]) -> None:
    """Count the names in the text; "on behalf of" one tells who speaks."""
    signed = False
    for passage in passages:
        signed = signed or passage.zone is Zone.SIGNATURE
        below = signed and passage.zone is Zone.BODY and not passage.text.endswith(".")  # an address below the name
        weight = _WEIGHTS.get(Zone.SIGNATURE if below else passage.zone, 1.0)
        if passage.zone is Zone.HEADER or not weight or passage.says("regulator"):
            continue
        sent_on = passage.says("sent-elsewhere") and passage.zone is not Zone.REVIEW
        for name in names(passage.text):
            by_others = passage.says("not-held") and _HELD_BY.search(passage.text, max(0, name.start - 60), name.start)
            if by_others or (sent_on and not _ANSWERS.match(passage.text, name.end)):
                continue  # the body that is to be asked instead
            said = Evidence(passage.source, passage.start + name.start, passage.start + name.end)
            if _SPEAKS.search(passage.text, max(0, name.start - 80), name.start):
                ballot.add(name.text, 3, said)
            if passage.zone is Zone.BODY and _ANSWERS.match(passage.text, name.end):
                ballot.add(name.text, _ENOUGH, said)
            if _ASKED.search(passage.text, max(0, name.start - 60), name.start):
                ballot.add(name.text, 1, said)
            share = 0.4 if name.weak or _ABOUT.search(passage.text, max(0, name.start - 30), name.start) else 1
            ballot.add(name.text, weight * share, said, body=True)


def _confirm(ballot: Ballot, passages: Sequence[Passage], address: str) -> None:
    """Add to the names that the letter calls "the Board", abbreviates in references, or has in its addresses."""
    if not ballot.votes:
        return
    own = [p.text for p in passages if p.zone is not Zone.ECHO and not p.says("regulator", "sent-elsewhere")]
    text = " ".join(own)
    called = {match[1].lower() for match in _SELF.finditer(text)}
    domains = [(match[1] or match[2]).lower() for match in _DOMAIN.finditer(f"{address} {text}")]
    domains = [one for one in domains if not is_regulators(one)]
    codes = set(re.findall(r"\b[A-Z]{2,6}(?=[-/ .]?\d|[-/.][A-Z])", text))
    for key, vote in ballot.votes.items():
        last = key.rpartition(" ")[2]
        vote.weight += 1.5 * (last in called or any(word in called for word in key.split() if word in words("heads")))
        first = next((word for word in key.split() if word not in words("generic")), "")
        initials = "".join(
            word[0] for word in key.split() if word not in ("of", "and", "for", "the", "in", "on")
        ).upper()
        near = (
            any(first in domain or initials.lower() in re.split(r"[.-]", domain) for domain in domains)
            if len(first) > 3
            else False
        )
        vote.weight += 1.5 * near + 1.5 * (initials in codes) + 1.0 * (vote.name in text and vote.body == 0)
