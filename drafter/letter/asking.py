"""What only the requester can know: questions with an id, put by the templates that would use the answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from drafter.errors import LetterError
from drafter.letter.about import folders, table
from drafter.model import Question

FILE = "questions.toml"
YES_OR_NO = ("yes", "no")


class Answers(dict[str, str]):
    """The answer to each question, "yes", "no" or empty; remembers which were wanted and not known."""

    def __init__(self, known: Iterable[str], given: Mapping[str, str]) -> None:
        """`known` are the ids of all questions."""
        super().__init__({key: given.get(key, "") for key in known})
        self.wanted: dict[str, None] = {}

    def __getitem__(self, key: str) -> str:  # noqa: D105
        value = super().__getitem__(key)
        if not value:
            self.wanted[key] = None
        return value


def questions(templates: Path | None = None) -> dict[str, Question]:
    """Every question that a letter may put to its sender, by id. Raises LetterError for a file that cannot be used."""
    path = next(folder / FILE for folder in folders(templates) if (folder / FILE).is_file())
    found: dict[str, Question] = {}
    for key, asks in table(path, FILE).items():
        if not isinstance(asks, str) or not asks.endswith("?"):
            raise LetterError(f'{FILE}: {key}: a question is written {key} = "…?"')
        found[key] = Question(key, asks)
    return found


def checked(answers: Iterable[str], templates: Path | None = None) -> dict[str, str]:
    """Answers as they are given, "contract-over=yes". Raises LetterError for what is no question or no answer."""
    known = questions(templates)
    given: dict[str, str] = {}
    for answer in answers:
        key, _, value = (part.strip() for part in answer.partition("="))
        if key not in known:
            raise LetterError(f"--answer {answer}: no such question; there are {', '.join(known)}")
        if value.lower() not in YES_OR_NO:
            raise LetterError(f"--answer {answer}: write {key}=yes or {key}=no")
        given[key] = value.lower()
    return given
