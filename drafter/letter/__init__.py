"""Write the next letter: the words of a kind from templates/, the facts of the case, one point for each matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.law import Law
from drafter.letter.about import about, blanks, kinds
from drafter.letter.addressee import lines, mailbox
from drafter.letter.asking import YES_OR_NO, Answers, questions
from drafter.letter.fields import fields as own_fields
from drafter.letter.notes import left_out, notes
from drafter.letter.passages import plain
from drafter.letter.reading import full_name
from drafter.letter.strength import FAIR, select
from drafter.model import Case, Deadline, Ground, Letter, Sender, Side

__all__ = ["about", "kinds", "write"]

THEIRS = ("review", "authority")  # addressees that know the e-mail which the letter answers


def write(
    kind: str,
    case: Case,
    grounds: Sequence[Ground],
    law: Law,
    sender: Sender,
    deadlines: Sequence[Deadline],
    templates: Path | None = None,
    *,
    strength: str = FAIR,
    answers: Mapping[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
) -> Letter:
    """The letter of a kind for a case. `templates` is a house style whose files go before those of the program.

    `strength` says how strong a point must be, `answers` what the sender told about questions by their ids,
    `fields` the words that a house style lets its user set.
    Raises LetterError for a kind that does not exist and for a template that is broken.
    """
    from drafter.letter.compose import Composer  # Jinja, only where a letter is written

    what = about(kind, templates)
    sender = signed(sender, case)
    to, email = lines(case, law, what.addressee), mailbox(case, law, what.addressee)
    known, argued = questions(templates), select(grounds, strength)
    own = own_fields(templates, fields)
    composer = Composer(kind, case, argued, law, sender, deadlines, to, own, templates)
    told = Answers(known, answers or {})
    page = composer.page(told)

    def matters(question: str) -> bool:
        """Whether the letter would be another one if the sender answered."""
        given = (Answers(known, {**(answers or {}), question: answer}) for answer in YES_OR_NO)
        return any(composer.page(one).html != page.html for one in given)

    return Letter(
        kind=kind,
        to=to,
        to_email=email,
        about=page.subject,
        blocks=composer.blocks(page),
        blanks=blanks(what.needs, case, sender),
        sender=sender,
        dated=case.today,
        notes=(*notes(kind, case, law, deadlines, to, email), *left_out(grounds, argued)),
        answers=answered_mail(case) if what.addressee in THEIRS else "",
        questions=tuple(known[key] for key in told.wanted if matters(key)),
    )


def signed(sender: Sender, case: Case) -> Sender:
    """The sender, by the name under which the request was made where none was given; nothing that prints nothing."""
    client = plain(sender.client)
    name = plain(sender.name) or ("" if client else full_name(case))
    address = "\n".join(line for line in map(plain, sender.address.splitlines()) if line)
    return Sender(name, address, plain(sender.email), plain(sender.reference), client)


def answered_mail(case: Case) -> str:
    """The message id of the last e-mail of the authority, so that the letter joins its thread."""
    theirs = {body.source for message in case.messages if message.side is Side.AUTHORITY for body in message.body}
    mails = [source.mail for source in case.sources if source.id in theirs and source.mail and source.mail.message_id]
    return mails[-1].message_id if mails else ""
