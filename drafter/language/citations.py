"""Provisions cited in a letter, in every form that officials use, as canonical names.

"sections 31(1)(a) and (b)", "s.40(2)-(3)", "Reg. 12.4.b", "EIR 12(4)(b)", "exemption 40",
"section 40 subsections 2 and 3(a)" all become one canonical provision a limb
("FOIA s.31(1)(a)"). Sections of other Acts are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.patterns import cued

_LETTER = r"(?:[a-z]|a[a-d]|ea|fa|i{2,3}|iv|vi{1,3})"
_LIMBS = rf"(?:\s{{0,2}}\(\s?(?:\d{{1,2}}[A-Z]?|{_LETTER})\s?\))"
_NUMBER = (
    rf"\d{{1,2}}[A-D]?(?![\d/%£-]|:\d|,\d|\.\d\d)(?:{_LIMBS}+|\s\d{_LIMBS}+|(?:\.\d{{1,2}})(?:\.[a-z]\b)?)?(?![\w])"
)
_JOIN = r"\s{0,2}(?:,|;|/|&|-|–|\band\b|\bor\b|\bto\b|\bwith\b|\balso\b|\bread with\b|\bby virtue of\b)+\s{0,2}"
_TITLED = r"\s?[–-]\s[a-z][a-z’' ]{3,40}?(?:,|\band\b|&)\s"  # "42 – legal privilege and 43(2)"
_BRACKETED = (
    r"\s?\([a-z][a-z’', &-]{3,60}\)\s?(?:,|;|\band\b|&|\bor\b){1,2}\s?(?:and\s)?"  # "30(b)(i) (advice), 38(1)(b)"
)
_UNIT = (
    r"(?:under(?=\s\d{1,2}[A-D]?\s?\(\d{1,2}\)[\s()a-z]{0,8} of )|"
    r"sections?(?:\(s\))?|sect?\.|ss?\.|ss?(?=\d)|ss\b|s(?=\s\d)|§+|exemptions?|regulations?|regs?\b\.?|r\.?(?=\d))"
)
CITATION = cued(
    rf"(?<![\w’'&.])(?P<unit>{_UNIT}|EIRs?|FOIA|FOISA)\s{{0,2}}:?\s{{0,2}}(?:s\.?\s?)?"
    rf"(?P<list>{_NUMBER}(?:{_JOIN}(?:{_UNIT}\s{{0,2}})?(?:{_NUMBER}|{_LIMBS}+))*"
    rf"(?:(?:{_TITLED}|{_BRACKETED}(?=\d{{1,2}}[A-D]?\s?\()){_NUMBER})*)"
    rf"(?P<subsections>\s?,?\s?sub-?\s?sections?\s(?P<subs>\d[\d(),a-z]*(?:{_JOIN}\d[\d(),a-z]*)*))?",
    re.IGNORECASE,
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_ONE = cued(rf"(?P<number>\d{{1,2}}[A-Da-d]?)(?P<limbs>{_LIMBS}*)(?P<dotted>(?:\.\w{{1,2}})*)|(?P<only>{_LIMBS}+)")
_SPACED = cued(r"(\d)\s(\d)\(")  # "33 1(b)" for 33(1)(b)
_POSTCODE = cued(r"[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b")
_LIMB = cued(r"\(\s?(\w{1,4})\s?\)")
_OF = cued(
    r"\s{0,2}(?:\([^()]{0,60}\)\s{0,2}|[–-]\s?[\w ]{0,40}\s)?,?\s?(?:\bof\b|\bin\b|\bunder\b|"
    r"\bfrom\b)?\s{0,2}(?:\bthe\b\s)?"
    r"(?P<name>(?:[A-Z][\w’'&]*|\((?:Scotland|Scotland Act|England|Wales|S)\)|of|and|in|for|to|the|\(?[A-Z]\)?)"
    r"(?:[\s,]{1,2}(?:[A-Z][\w’'&]*|\([A-Z][\w ,]*\)?|of|and|in|for|to|the|at|on|with|etc\.?|\d{4}))*)"
)
_ACT = cued(r"\b(Acts?|Regulations?|Regs|Order|Rules|Directive|GDPR|FOIA?|FOISA|EIRs?|EISRs?|EI\(S\)Rs?|DPA)\b")

_BEFORE = cued(  # "Misuse of Drugs Act 1971, section 23"
    r"(?P<name>[A-Z][\w’'&()]*(?: (?:[A-Z(][\w’'&()]*|of|and|for|in|etc\.?)){0,9} "
    r"(?:Act|Order|Regulations|Rules)(?: \([A-Z]\w+\))?)"
    r"(?: (?:18|19|20)\d\d)?,? {0,2}\(?$"
)
_REACH = 110  # characters
_SHORT = cued(r"^(?:of )?(?:the )?(?:2000 act|eirs?|act|regulations|foi|regs|said act|information act|acts)$", re.I)

NAMES = {
    "scot-eisr": cued(r"Environmental Information \(?Scotland\)? ?\)?Regulations|\bEISRs?\b|\bEI\(S\)Rs?\b", re.I),
    "scot-foisa": cued(r"Freedom of Information \(?Scotland\)? ?\)?Act|\bFOISA\b|\bFOI\(S\)A\b", re.I),
    "uk-eir": cued(r"Environmental Information Regulations|\bEIRs?\b", re.I),
    "uk-foia": cued(r"Freedom of Information Act|\bFOIA\b|\bFOI Act\b", re.I),
}
NAMED = cued(r"\bF\.?O\.?I|\bEI[RS(]|Information \(?(?:Scot|Act|Reg)", re.I)  # what every one of these has
PREFIX = {"uk-foia": "FOIA s.", "uk-eir": "EIR reg.", "scot-foisa": "FOISA s.", "scot-eisr": "EISR reg."}


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision as cited: `law` is the pack that the words name, or "" where they name none."""

    start: int
    end: int
    number: str  # "40(2)(a)"
    regulation: bool
    law: str

    def provision(self, scottish: bool) -> str:
        """The canonical name, in the nation's pair of laws where the words do not say which law."""
        law = (
            self.law
            or {
                (False, False): "uk-foia",
                (True, False): "uk-eir",
                (False, True): "scot-foisa",
                (True, True): "scot-eisr",
            }[self.regulation, scottish]
        )
        return PREFIX[law] + self.number


def citations(text: str) -> Iterator[Citation]:
    """Every provision of the access laws cited in a text, in order; other Acts are left out."""
    for match in CITATION.finditer(text):
        unit = match["unit"].lower()
        if _POSTCODE.match(text, match.start()) or (unit == "s" and not re.match(r"s\.?\s?\d", match[0], re.I)):
            continue
        law = _named(text, match.end(), unit)
        if law == "":
            law = _named_before(text[max(0, match.start() - _REACH) : match.start()])
        if law is None:
            continue
        regulation = unit.startswith(("reg", "r", "eir")) or law in ("uk-eir", "scot-eisr")
        for number in _numbers(match["list"], match["subs"]):
            yield Citation(match.start(), match.start() + len(match[0].rstrip()), number, regulation, law)


def _named(text: str, end: int, unit: str) -> str | None:
    """The law that the words after a citation name; "" for none or "the Act"; None for some other law."""
    if unit.startswith("eir"):
        return ""
    if unit in ("foia", "foisa"):
        return {"foia": "uk-foia", "foisa": "scot-foisa"}[unit]
    match = _OF.match(text, end)
    if not match:
        return ""
    name = match["name"]
    act = _ACT.search(name)
    if not act:
        return ""
    name = name[: act.end()]
    if _SHORT.match(name.strip()) and (unit.startswith("r") or not name.upper().rstrip("S").endswith("EIR")):
        return ""
    for law, pattern in NAMES.items():
        if pattern.search(name + text[end + len(match[0]) :][:12] if name.endswith("(") else name):
            return law
    return None


def _named_before(text: str) -> str | None:
    """The law that stands right before a citation; "" for none, None for some other law."""
    match = _BEFORE.search(text)
    if not match or re.fullmatch(r"(?:The|This|That|Said) \w+", match["name"]):
        return ""
    return next((law for law, pattern in NAMES.items() if pattern.search(match["name"])), None)


def _numbers(listed: str, subsections: str | None) -> list[str]:
    """The provisions of a list: "31(1)(a) and (b)" is 31(1)(a) and 31(1)(b)."""
    found: list[list[str]] = []
    for match in _ONE.finditer(_SPACED.sub(r"\1(\2)(", listed)):
        if match["only"]:
            if found:
                found.append(_continued(found[-1], _LIMB.findall(match["only"])))
            continue
        limbs = _LIMB.findall(match["limbs"]) or [part for part in match["dotted"].split(".") if part]
        found.append([match["number"].upper(), *limbs])
    if subsections and found:
        section = found[-1][0]
        parts = [_ONE.match(part) for part in re.findall(r"\d\w?(?:\(\w+\))*", subsections)]
        found[-1:] = [[section, part["number"], *_LIMB.findall(part["limbs"])] for part in parts if part]
    single = [one for number in found for one in _apart(number)]
    return list(dict.fromkeys(one[0] + "".join(f"({limb})" for limb in one[1:]) for one in single))


def _continued(before: list[str], limbs: list[str]) -> list[str]:
    """ "(b)" after "31(1)(a)" stands for 31(1)(b): it replaces the last limb of its own kind."""
    for depth in range(len(before) - 1, 0, -1):
        if _kind(before[depth], depth) == _kind(limbs[0], depth):
            return [*before[:depth], *limbs]
    return [*before, *limbs]


def _apart(number: list[str]) -> list[list[str]]:
    """ "31(1)(a)(b)" names two paragraphs: a second letter is none of the first's own."""
    for depth in range(2, len(number) - 1):
        one, other = number[depth], number[depth + 1]
        if len(one) == len(other) == 1 and one.isalpha() and ord(one) + 1 == ord(other):
            return [number[: depth + 1], *_apart([*number[:depth], *number[depth + 1 :]])]
    return [number]


def _kind(limb: str, depth: int) -> str:
    """Subsections are digits, paragraphs letters, sub-paragraphs (the third level) Roman numerals."""
    if limb[0].isdigit():
        return "subsection"
    return "sub-paragraph" if depth > 2 and limb in _ROMAN else "paragraph"
