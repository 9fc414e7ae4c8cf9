"""The work on one case as one pure function: letters in, files and a row for the index out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from drafter.batch.case import Done, File, How, Job, failed
from drafter.batch.mailbox import threads
from drafter.batch.passages import passages
from drafter.batch.row import row
from drafter.draft import Findings, examine, remarks, write
from drafter.errors import DrafterError, ReadError
from drafter.model import Letter, Sender, Source
from drafter.profile import sender
from drafter.read import distinct, read_bytes
from drafter.render import render
from drafter.report import report

ENDINGS = {"text": "txt", "docx": "docx", "eml": "eml", "html": "html", "json": "json"}


def attempt(job: Job, how: How) -> Done:
    """The work, with whatever goes wrong as the one line of its row."""
    if job.fault:
        return failed(job, job.fault)
    try:
        return work(job, how)
    except DrafterError as error:
        return failed(job, str(error))
    except MemoryError:
        return failed(job, "took more memory than --memory allows; look at it alone", last=True)
    except Exception as error:
        return failed(job, f"a fault in drafter itself ({type(error).__name__}: {error}); please report it", last=True)


def work(job: Job, how: How) -> Done:
    """Read, analyse and write one case. The same case and options make the same bytes. Raises DrafterError."""
    replies, requests = sources(job.replies, ""), sources(job.requests, "request: ")
    findings = examine(replies, requests, today=how.today, law=job.law or how.law)
    who = signs(job, how.sender)
    told, letter = report(findings), written(findings, job, who, how)
    made = (("report.json", as_json(told)), *(files(letter, findings, how) if letter else ()))
    line = row(findings, told, letter, who) | {"files": [name for name, _ in made]}
    return Done(job.name, job.place, line, made, passages=passages(findings))


def sources(files: tuple[File, ...], before: str) -> tuple[Source, ...]:
    """The letters in some files; a request is named as one, so that it differs from a reply of the same name."""
    if len(files) == 1 and files[0].name.lower().endswith(".mbox") and len(threads(files[0].read(), files[0].path)) > 1:
        raise ReadError(f"{files[0].name}: holds more threads than one; give this mailbox itself to drafter batch")
    found = distinct(source for file in files for source in read_bytes(file.read(), file.name))
    return tuple(replace(one, id=f"{before}{one.id}") for one in found) if before else found


def signs(job: Job, whole: Sender) -> Sender:
    """Who signs: what the row of a manifest tells, else what holds for the whole batch."""
    told = asdict(whole) | dict(job.told)
    return sender({key: value for key, value in told.items() if key != "client"}, told["client"])


def as_json(told: Mapping[str, Any]) -> bytes:
    """The report, indented for people who open it."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def written(findings: Findings, job: Job, who: Sender, how: How) -> Letter | None:
    """The letter; None where nothing is left to ask."""
    kind = job.letter or how.letter
    if kind == "auto" and findings.route.letter == "none":
        return None
    answers = dict(how.answers) | dict(job.answers)
    return write(findings, kind, who, how.templates, strength=how.strength, answers=answers, fields=dict(job.fields))


def files(letter: Letter, findings: Findings, how: How) -> Iterator[tuple[str, bytes]]:
    """The letter in each format that is wanted."""
    for chosen in how.formats:
        made = render(letter, chosen, how.templates)
        yield f"letter.{ENDINGS[chosen]}", made if isinstance(made, bytes) else made.encode()
    if how.annotated:
        noted = render(letter, "docx", how.templates, remarks(findings, letter))
        yield "annotated.docx", noted if isinstance(noted, bytes) else noted.encode()
