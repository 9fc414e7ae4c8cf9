"""Where a letter goes and whom it greets: the place that the reply names for reviews, else the authority."""

from __future__ import annotations

import re

from drafter.law import Law
from drafter.letter.passages import plain, quiet
from drafter.model import Case, Outcome

STREET = re.compile(r"\d|@|https?:|\b(?:street|road|avenue|lane|house|floor|building|box|square|hall)\b", re.IGNORECASE)
POST = re.compile(
    r"\b(?:team|unit|office|officer|manager|head|director|directorate|department|services?|section|desk|governance|"
    r"secretary|clerk|registrar|solicitor|complaints|feedback|enquiries|information)\b(?!:)",
    re.IGNORECASE,
)  # a team or a post
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[\w-]+(?:\.[\w-]+)+")


def lines(case: Case, law: Law, addressee: str) -> tuple[str, ...]:
    """The postal lines; the name of the authority alone where no address was found."""
    if addressee == "regulator":
        regulator = law.regulator(case.today)
        if regulator is None:
            return ()
        named = any(line.startswith(regulator.name) for line in regulator.address)
        return regulator.address if named else (regulator.name, *regulator.address)
    if addressee == "referred":
        return tuple(plain(fact.value) for fact in case.all("referred")[:1])
    review = case.value("review-address") if addressee == "review" else None
    found = (review or case.value("authority-address") or "").splitlines()
    name = case.value("authority") or ""
    known = [plain(line) for line in found if plain(line)] or [name for name in (case.value("team"), name) if name]
    if name and not any(name.casefold() in line.casefold() for line in known):
        known.insert(1 if known and not STREET.search(known[0]) else 0, name)
    return tuple(dict.fromkeys(plain(line) for line in known))


def mailbox(case: Case, law: Law, addressee: str) -> str:
    """The e-mail address; empty where none was found, or what was found is none."""
    if addressee == "regulator":
        regulator = law.regulator(case.today)
        return regulator.email if regulator else ""
    if addressee == "referred":
        return _theirs(case)
    review = case.value("review-email") if addressee == "review" else None
    found = ADDRESS.fullmatch(plain(review or case.value("authority-email") or ""))
    return found.group() if found else ""


def _theirs(case: Case) -> str:
    """The e-mail address beside which the reply names another body, unless it is the authority's own."""
    own = {case.value("review-email"), case.value("authority-email")}
    told = (case.text(answer.said) for answer in case.answers if answer.outcome is Outcome.SENT_ELSEWHERE)
    found = (match.group().rstrip(".") for text in told for match in ADDRESS.finditer(text))
    return next((one for one in found if one not in own), "")


def greeted(to: tuple[str, ...], case: Case, addressee: str) -> str:
    """Whom the letter greets: the team or post that the address starts with, else the authority that it goes to."""
    own = () if addressee in ("referred", "regulator") else (case.value("team") or "", case.value("authority") or "")
    first = to[0] if to else ""
    names = [first if POST.search(first) else "", *map(plain, own), first]
    fit = (name for name in names if name and len(name) <= 60 and not STREET.search(name))
    return quiet(next(fit, "Sir or Madam")).removeprefix("The ")
