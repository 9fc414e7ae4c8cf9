"""Write the next letter: the words of a kind from templates/, the facts of the case, one point for each matter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from drafter.law import Law
from drafter.letter.about import about, blanks, kinds
from drafter.letter.addressee import lines, mailbox
from drafter.letter.notes import notes
from drafter.letter.passages import plain
from drafter.letter.reading import full_name
from drafter.model import Case, Deadline, Ground, Letter, Sender, Side

__all__ = ["about", "kinds", "write"]


def write(
    kind: str,
    case: Case,
    grounds: Sequence[Ground],
    law: Law,
    sender: Sender,
    deadlines: Sequence[Deadline],
    templates: Path | None = None,
) -> Letter:
    """The letter of a kind for a case. `templates` is a house style whose files go before those of the program.

    Raises LetterError for a kind that does not exist and for a template that is broken.
    """
    from drafter.letter.compose import compose  # Jinja, only where a letter is written

    what = about(kind, templates)
    sender = signed(sender, case)
    to, email = lines(case, law, what.addressee), mailbox(case, law, what.addressee)
    subject, blocks = compose(kind, case, grounds, law, sender, deadlines, to, templates)
    return Letter(
        kind=kind,
        to=to,
        to_email=email,
        about=subject,
        blocks=blocks,
        blanks=blanks(what.needs, case, sender),
        sender=sender,
        dated=case.today,
        notes=tuple(notes(kind, case, law, deadlines, to, email)),
        answers=answered_mail(case),
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
