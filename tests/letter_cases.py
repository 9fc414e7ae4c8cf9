"""Cases built by hand for the tests of letters: every name, place and sentence in them is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafter.gaps import RULES
from drafter.law import Law, load
from drafter.model import (
    Answer,
    Case,
    Certainty,
    Deadline,
    Evidence,
    Fact,
    Gap,
    Ground,
    Item,
    Kind,
    Message,
    Outcome,
    Sender,
    Side,
    Source,
)

REPLY = """Marlbeck Borough Council
Information Team
Corn Exchange, 4 Tallow Street
Marlbeck MB1 2CD

Dear Ms Quill

Thank you for your request of 3 March 2024, in which you asked:

1. How many parking fines were cancelled in 2023, and a copy of the spreadsheet in which they are kept, with its fields?
2. Please confirm that no fine was cancelled by a councillor until January 2024.
3. What is the yearly cost of the contract for parking machines?
4. Which streets have machines?

The spreadsheet is exempt under section 40(2) of the Act, because it contains personal data. All of it would have to be blacked out. Since July 2023 councillors have asked for fines to be looked at again, and these were not kept in the way of the other cases. The cost of the contract is £41,200 a year. The table shows £44,100 for the same year. The streets are Tallow Street and Mill Lane. A list of the machines is attached.

If you are not content you may ask for a review within 40 working days, at the address below.

Review Desk
Corn Exchange, 4 Tallow Street
Marlbeck MB1 2CD
reviews@marlbeck.example
"""  # noqa: E501
SOURCE = Source("reply.txt", REPLY, "0" * 64)
SENDER = Sender("Ada Quill", "7 Osier Row\nMarlbeck MB2 9ZZ", "ada.quill@post.example", "P/7")
TODAY = date(2024, 4, 15)
DEADLINES = (
    Deadline("the reply is due", date(2024, 4, 2), "FOIA s.10(1)", "20 working days after 3 March 2024", True),
    Deadline("ask for an internal review", date(2024, 5, 28), "FOIA s.45 Code Part 5", "40 working days", False),
    Deadline(
        "the outcome of the review should come",
        date(2024, 5, 14),
        "FOIA s.45 Code Part 5",
        "20 working days after 15 April 2024",
        False,
    ),
)


def said(words: str) -> Evidence:
    """Where some words stand in the reply."""
    start = REPLY.index(words)
    return Evidence("reply.txt", start, start + len(words))


def law() -> Law:
    """The law of the cases."""
    return load("uk-foia")


def case(**changes: object) -> Case:
    """A reply with four questions, of which the last is answered."""
    whole = Evidence("reply.txt", 0, len(REPLY))
    questions = ("How many parking", "Please confirm", "What is the yearly", "Which streets have")
    items = tuple(
        Item(str(number), said(next(line[3:] for line in REPLY.splitlines() if line[3:].startswith(start))))
        for number, start in enumerate(questions, 1)
    )
    facts = {
        "authority": "Marlbeck Borough Council", "team": "Information Team", "requester": "Ada Quill",
        "reference": "FOI/2024/17", "requested": "2024-03-03", "answered": "2024-04-11",
        "review-address": "Review Desk\nCorn Exchange, 4 Tallow Street\nMarlbeck MB1 2CD",
        "review-email": "reviews@marlbeck.example", "review-window": "within 40 working days",
    }  # fmt: skip
    made = Case(
        sources=(SOURCE,),
        messages=(Message(Side.AUTHORITY, Kind.REPLY, (whole,), date(2024, 4, 11)),),
        items=items,
        answers=(Answer(("4",), Outcome.SUPPLIED, said("The streets are Tallow Street and Mill Lane.")),),
        facts=tuple(Fact(kind, value, whole) for kind, value in facts.items()),
        law="uk-foia",
        today=TODAY,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def without(*kinds: str) -> Case:
    """The case without some facts."""
    whole = case()
    return replace(whole, facts=tuple(fact for fact in whole.facts if fact.kind not in kinds))


EXEMPT = "The spreadsheet is exempt under section 40(2) of the Act, because it contains personal data."
ALL = "All of it would have to be blacked out."
SINCE = "Since July 2023 councillors have asked for fines to be looked at again, and these were not kept in the way of the other cases."  # noqa: E501
DUTIES = {rule.id: rule.duty for rule in RULES}


def ground(rule: str, *words: str, items: tuple[str, ...] = (), provisions: tuple[str, ...] = (),
           certainty: Certainty = Certainty.CERTAIN, duty: str = "") -> Ground:  # fmt: skip
    """A ground for a rule, joined to the law."""
    evidence = tuple(said(text) for text in words)
    return law().ground(Gap(rule, duty or DUTIES.get(rule, ""), certainty, evidence, items, provisions), case())


def grounds() -> tuple[Ground, ...]:
    """The grounds of the case, in the order of the rules."""
    provisions = ("FOIA s.40(2)",)
    return (
        ground("withheld", EXEMPT, items=("1",), provisions=provisions),
        ground("unconfirmed", SINCE, items=("2",)),
        ground("contradiction", "The cost of the contract is £41,200 a year.",
               "The table shows £44,100 for the same year.", items=("3",), certainty=Certainty.LIKELY),
        ground("attachment-missing", "A list of the machines is attached."),
        ground("personal-data-basis-missing", EXEMPT, items=("1",), provisions=provisions),
        ground("blanket-refusal", ALL, items=("1",)),
        ground("no-limb", EXEMPT, items=("1",), certainty=Certainty.POSSIBLE),
        ground("late", "3 March 2024"),
    )  # fmt: skip
