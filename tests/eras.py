"""Invented correspondence for each law, year and kind of letter: the golden letters of tests/letters/eras/ are written for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from drafter.calendar import in_words
from drafter.draft import Findings, examine, write
from drafter.model import Letter, Sender, Source

SENDER = Sender("Nell Ashby", "4 Ferry Lane\nKelder KD2 4AB", "nell@ashby.example", "")
YEARS = (2006, 2016, 2024, 2026)
KINDS = ("internal-review", "follow-up", "chaser", "chaser-of-review", "regulator-complaint", "new-request")


@dataclass(frozen=True, slots=True)
class Regime:
    """What letters under a law call things."""

    law: str
    body: str
    subject: str
    personal: str
    prejudice: str
    cost: str
    review: str
    regulator: str


UK = "complain to the Information Commissioner"
SCOT = "apply to the Scottish Information Commissioner for a decision"
BIG = "the request is manifestly unreasonable"
CONTRACT, NOISE = "the contract for the leisure centre", "the noise measurements at Ferry Quay"
COUNCIL, SCOTTISH = "Kelder Borough Council", "Glenmarl Council"
REGIMES = {
    "uk-foia": Regime(
        "Freedom of Information Act 2000",
        COUNCIL,
        CONTRACT,
        "section 40(2) of the Act",
        "section 43(2) of the Act, because it would prejudice the commercial interests of the contractor",
        "section 12 of the Act, because answering it would exceed the appropriate limit",
        "an internal review",
        UK,
    ),
    "uk-eir": Regime(
        "Environmental Information Regulations 2004",
        COUNCIL,
        NOISE,
        "regulation 13 of the Regulations",
        "regulation 12(5)(e) of the Regulations, because it would adversely affect commercial confidentiality",
        f"regulation 12(4)(b) of the Regulations, because {BIG}",
        "an internal review",
        UK,
    ),
    "scot-foisa": Regime(
        "Freedom of Information (Scotland) Act 2002",
        SCOTTISH,
        CONTRACT,
        "section 38(1)(b) of the Act",
        "section 33(1)(b) of the Act, because it would prejudice substantially the commercial interests of the contractor",
        "section 12(1) of the Act, because the cost of answering it would exceed the prescribed amount",
        "a review",
        SCOT,
    ),
    "scot-eisr": Regime(
        "Environmental Information (Scotland) Regulations 2004",
        SCOTTISH,
        NOISE,
        "regulation 11(2) of the Regulations",
        "regulation 10(5)(e) of the Regulations, because it would prejudice substantially the confidentiality of "
        "commercial information",
        f"regulation 10(4)(b) of the Regulations, because {BIG}",
        "a review",
        SCOT,
    ),
}


@dataclass(frozen=True, slots=True)
class Era:
    """A law in a year."""

    pack: str
    year: int

    @property
    def regime(self) -> Regime:
        """What the law calls things."""
        return REGIMES[self.pack]

    @property
    def asked(self) -> date:
        """The first Monday of March."""
        return next(date(self.year, 3, day) for day in range(1, 8) if date(self.year, 3, day).weekday() == 0)

    def after(self, days: int) -> date:
        """A day of the correspondence."""
        return self.asked + timedelta(days=days)

    def request(self) -> str:
        """Three questions."""
        return (
            f"Nell Ashby\n{in_words(self.asked)}\n\nDear {self.regime.body},\n\n"
            f"Under the {self.regime.law} I ask for:\n\n"
            f"1. A copy of {self.regime.subject}.\n\n2. The names of the officers who signed it.\n\n"
            f"3. All e-mails about it since January {self.year - 2}.\n\nYours faithfully,\nNell Ashby\n"
        )

    def theirs(self, days: int, *paragraphs: str) -> str:
        """A letter of the authority."""
        return "\n\n".join(
            (
                f"{self.regime.body}\nInformation Office\n1 Market Square\nOur reference: INF/{self.year}/31",
                in_words(self.after(days)),
                "Dear Ms Ashby",
                f"Thank you for your request of {in_words(self.asked)} under the {self.regime.law}.",
                *paragraphs,
                "Yours sincerely\n\nOwen Fell\nInformation Officer\n",
            )
        )

    def route(self, within: str = "within 40 working days of this letter") -> str:
        """How the authority tells of a review and of the regulator."""
        return (
            f"If you are not satisfied you may ask for {self.regime.review} {within}. "
            f"If you are still not satisfied you may then {self.regime.regulator}."
        )

    def refusal(self) -> str:
        """Refuses all three questions, after the time limit."""
        return self.theirs(
            44,
            f"1. The document is exempt under {self.regime.prejudice}.",
            f"2. The names are exempt under {self.regime.personal}, as they are personal data.",
            f"3. We refuse this under {self.regime.cost}.",
            self.route(),
        )

    def sources(self, kind: str) -> tuple[tuple[Source, ...], date]:
        """The letters that bring about a letter of a kind, and the day on which that is written."""
        asked = source("request.txt", self.request())
        if kind == "chaser":
            held = "We are still considering it and will reply to you as soon as we can."
            return (asked, source("reply.txt", self.theirs(16, held))), self.after(39)
        if kind == "follow-up":
            told = self.theirs(
                24, "1. We do not hold this information.", "2. They are Ida Rowe and Tom Sallis.",
                "3. A list of the e-mails is enclosed.", self.route(),
            )  # fmt: skip
            return (asked, source("reply.txt", told)), self.after(32)
        if kind == "new-request":
            told = self.theirs(
                24, "We do not hold this information. Please contact Sallow Leisure Trust, which may hold it.",
                self.route(),
            )  # fmt: skip
            return (asked, source("reply.txt", told)), self.after(32)
        replied = (asked, source("reply.txt", self.refusal()))
        if kind == "internal-review":
            return replied, self.after(53)
        if kind == "chaser-of-review":
            return (*replied, source("review-request.txt", self.review())), self.after(120)
        return (*replied, source("review-request.txt", self.review()), self.outcome()), self.after(91)

    def review(self) -> str:
        """A review is asked for."""
        return (
            f"Nell Ashby\n{in_words(self.after(53))}\n\nDear {self.regime.body},\n\n"
            f"I ask for {self.regime.review} of your reply of {in_words(self.after(44))} "
            f"to my request of {in_words(self.asked)}.\n\nYours faithfully,\nNell Ashby\n"
        )

    def outcome(self) -> Source:
        """A review that leaves all as it was."""
        told = self.theirs(
            81,
            f"You asked for {self.regime.review} on {in_words(self.after(53))}. "
            "I have carried out the review, and this is its outcome.",
            f"1. I uphold the decision: the document is exempt under {self.regime.prejudice}.",
            f"2. I uphold the decision: the names are exempt under {self.regime.personal}, as they are personal data.",
            f"3. I uphold the decision to refuse this under {self.regime.cost}.",
            f"If you are still not satisfied you may {self.regime.regulator}.",
        )
        return source("review.txt", told)

    def findings(self, kind: str) -> Findings:
        """What is found in the letters for a kind."""
        sources, today = self.sources(kind)
        return examine([one for one in sources if "request" not in one.id], [one for one in sources if "request" in one.id], today=today)  # fmt: skip  # noqa: E501

    def letter(self, kind: str) -> Letter:
        """The letter of a kind."""
        return write(self.findings(kind), letter_kind(kind), SENDER)


def letter_kind(kind: str) -> str:
    """The kind of letter as drafter knows it."""
    return kind.removesuffix("-of-review")


def source(name: str, text: str) -> Source:
    """A file of the correspondence."""
    return Source(name, text, "0" * 64)


ERAS = tuple(Era(pack, year) for pack in REGIMES for year in YEARS)
