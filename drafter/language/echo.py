"""The request inside the reply: quoted or told back, found by its words or by the way it is introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from drafter.language import signs, told
from drafter.language.parting import starts_list
from drafter.language.passages import Passage, Zone
from drafter.language.quotation import Quotation
from drafter.patterns import cued

_WORD = cued(r"[a-z0-9£%]{2,}|[0-9]")
_DOUBLE = cued(r"\W{0,3}[\"“]")
_QUOTED = 60  # lines of a quotation
_NEAR = 0.86  # share of a passage's words that must stand in one passage of the request
_NUMBERED = cued(r"^\W*Question \d{1,2}\W+(?=\w)", re.IGNORECASE)
_HEADS = 3  # numbered headings that make a list of questions
_TITLE = 9  # words of a heading
_PLAIN = (Zone.BODY, Zone.HEADING, Zone.ECHO)
_LONGEST = 80  # lines of a request between two headings
_FAR = 14  # lines from "Request 1" to "Answer 1"
_LONG = 40  # words of a thing asked for that stands over its answer


def words(text: str) -> frozenset[str]:
    """The words of a text, for comparing; one-letter words count only as numbers."""
    return frozenset(_WORD.findall(text.lower()))


def mark_known(reply: Sequence[Passage], asked: Sequence[Passage]) -> None:
    """Mark the passages of a reply that stand in a request that was given."""
    bags = [words(passage.text) for passage in asked]
    bags = [bag for bag in bags if len(bag) > 2]
    everything = frozenset().union(*bags)
    for passage in reply:
        if passage.zone not in (Zone.BODY, Zone.HEADING, Zone.STATUTE, Zone.COURTESY, Zone.LICENCE):
            continue
        bag = words(passage.text)
        if passage.text.count("\t") > 1 and not passage.text.rstrip().endswith("?"):
            continue  # the columns of a table
        if len(bag) < 3 or len(bag & everything) < _NEAR * len(bag):
            continue
        if any(len(bag & one) >= _NEAR * len(bag) for one in bags):
            passage.zone = Zone.ECHO


def mark_told(reply: Sequence[Passage], known: bool) -> None:
    """Mark the passages that tell the request back, where it is introduced as such ("You asked: …").

    With the request at hand (`known`), only what clearly asks for something is added.
    """
    lines = [list(group) for _, group in groupby(reply, key=lambda passage: passage.line)]
    apart: frozenset[int] = frozenset()
    if not known:
        _mark_headings(lines)
        _mark_pairs(lines)
        _mark_between(lines)
        apart = _mark_heads(lines)
    quotation = Quotation(known, signs.alternate(lines), frozenset() if known else _held(lines))
    for line in lines:
        if line[0].line in apart:
            continue
        if line[0].zone in (Zone.BODY, Zone.HEADING, Zone.ECHO, Zone.COURTESY):
            quotation.read(line)
        elif line[0].zone in (Zone.REVIEW, Zone.SIGNATURE):
            quotation.inside = False


def _held(lines: Sequence[Sequence[Passage]]) -> frozenset[int]:
    """The numbers of the lines of a quotation over several lines, behind words that lead over to the request."""
    found: set[int] = set()
    for place, line in enumerate(lines[:-1]):
        first = lines[place + 1]
        if not (_DOUBLE.match(first[0].text) and signs.introduces(line)):
            continue
        quoted = lines[place + 1 : place + 1 + _QUOTED]
        last = next((at for at, one in enumerate(quoted) if signs.CLOSED.search(one[-1].text)), 0)
        if last and not any(_ours(one) for one in quoted[: last + 1]):
            found |= {one[0].line for one in quoted[: last + 1]}
    return frozenset(found)


def _ours(line: Sequence[Passage]) -> bool:
    return line[0].zone in (Zone.REVIEW, Zone.SIGNATURE) or bool(signs.ANSWER.match(line[0].text))


def _mark_headings(lines: Sequence[Sequence[Passage]]) -> None:
    """Mark "Question 1: …" over each answer, where three or more of them follow one another and each has lines of its own below."""
    heads = [
        line
        for line, below in pairwise(lines)
        if _NUMBERED.match(line[0].text) and not below[0].label and not line[0].marks and not line[0].cited
    ]
    if len(heads) >= _HEADS and [line[0].label for line in heads] == [str(n + 1) for n in range(len(heads))]:
        for passage in (passage for line in heads for passage in line):
            passage.zone = Zone.ECHO


def _mark_pairs(lines: Sequence[Sequence[Passage]]) -> None:
    """Mark what stands between "Request 1" and its "Answer 1", and each line right above a "Response: …"."""
    begun: int | None = None
    for place, line in enumerate(lines):
        text = line[0].text
        if signs.NUMBERED.match(text):
            begun = place + 1
        elif signs.ANSWER.match(text) and line[0].words < _TITLE:
            if begun is not None and 0 < place - begun <= _FAR:
                _mark_own(lines[begun:place])
                number = signs.NUMBERED.match(lines[begun - 1][0].text)
                first = lines[begun][0]
                if number and first.zone is Zone.ECHO and not first.label:
                    first.label = number["number"]
            begun = None
    answered = [place for place, line in enumerate(lines) if place and signs.ANSWERED.match(line[0].text)]
    if len(answered) > 1:
        for place in answered:
            above = lines[place - 1]
            if not signs.ANSWERED.match(above[0].text):
                _mark_own([above])


def _mark_between(lines: Sequence[Sequence[Passage]]) -> None:
    """Mark what stands between the headings "Request" and "Response", where each stands there once."""
    asked = [
        place for place, line in enumerate(lines)
        if signs.HEADING.match(line[0].text) or signs.ASKED_ALL.match(line[0].text)
    ]  # fmt: skip
    answered = [place for place, line in enumerate(lines) if signs.ANSWERS_ALL.match(line[0].text)]
    if len(asked) == 1 and len(answered) == 1 and 0 < answered[0] - asked[0] <= _LONGEST:
        between = lines[asked[0] + 1 : answered[0]]
        _mark_own([line for line in between if line[0].zone is not Zone.HEADING or line[0].label])


def _mark_own(lines: Sequence[Sequence[Passage]]) -> None:
    for passage in (passage for line in lines for passage in line):
        if passage.zone in (Zone.BODY, Zone.HEADING, Zone.COURTESY):
            passage.zone = Zone.ECHO


def _mark_heads(lines: Sequence[Sequence[Passage]]) -> frozenset[int]:
    """Mark the first line of each paragraph behind words that lead over to the request, where its answer stands below.

    Returns the numbers of the lines of such paragraphs: none where the reply is not laid out so.
    """
    for place, line in enumerate(lines[:-1]):
        if line[0].zone not in (Zone.BODY, Zone.HEADING) or not signs.introduces(line):
            continue
        paragraphs = list(_paragraphs(lines[place + 1 :]))
        if signs.BOTH.search(line[-1].text) and paragraphs and _is_title(paragraphs[0]):
            titles = [one[0] for one, after in pairwise(paragraphs) if _is_title(one) and not _is_title(after)]
            if len(titles) > 1:
                _mark_own(titles)
                return frozenset(
                    one[0].line for paragraph in paragraphs for one in paragraph if one[0].zone is not Zone.REVIEW
                )
        found = list(takewhile(_is_answered, paragraphs))
        if len(found) > 1:
            _mark_own([paragraph[0] for paragraph in found])
            return frozenset(line[0].line for paragraph in found for line in paragraph)
    return frozenset()


def _paragraphs(lines: Sequence[Sequence[Passage]]) -> Iterator[list[Sequence[Passage]]]:
    """Lines without an empty one between them."""
    paragraph: list[Sequence[Passage]] = []
    for line in lines:
        if paragraph and line[0].line > paragraph[-1][0].line + 1:
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _is_title(paragraph: Sequence[Sequence[Passage]]) -> bool:
    """Whether a paragraph is one line without a full stop, which names what was asked for."""
    text = told.whole(paragraph[0])
    return (
        len(paragraph) == 1
        and paragraph[0][0].zone in _PLAIN
        and not (paragraph[0][0].label or paragraph[0][0].bullet)
        and (
            any(signs.is_ask(one, False) for one in paragraph[0])
            or (starts_list(text) and not text.rstrip().endswith((".", ":", ",", ";")))
        )
        and 2 < len(text.split()) <= _LONG
        and not paragraph[0][0].says("exempt", "withhold", "not-held", "review", "complains")
    )


def _is_answered(paragraph: Sequence[Sequence[Passage]]) -> bool:
    """Whether a paragraph has a thing asked for in its first line, and lines of another form below it."""
    head, below = paragraph[0], paragraph[1:]
    text = told.whole(head)
    return (
        bool(below)
        and head[0].zone in _PLAIN
        and not (head[0].label or head[0].bullet)
        and not any(one[0].label or one[0].bullet or one[0].zone not in _PLAIN for one in below)
        and not text.rstrip().endswith((".", ":", ",", ";"))
        and 1 < len(text.split()) <= _LONG
        and not any(signs.is_question(one) for one in below)
        and below[-1][-1].text.rstrip()[-1:] not in ("?", ",")
    )
