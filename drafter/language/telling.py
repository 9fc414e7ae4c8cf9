"""The grammar of a sentence that tells a request back: subject, verb of asking, link, thing.

The *subject* is the reader with a verb of asking ("you sought") or the reader's letter ("your request of 3 May"); the
*link* leads over to the things asked for ("for", "to see", a colon, a question word). The words are in
`en/lists/requests.toml`; how several things are parted is in `parting.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.language.parting import begins
from drafter.language.wording import QUOTES, Words, listed, words_of

_REACH = 26  # words between the subject and the link
_SHORT = 5  # words between brackets that only give a shorter name
_COLON = 14  # words between a link and a colon that is the true link ("asked for three things about bins: …")
_OPENERS = frozenset(", ; : ( ) [ – — / - * > which where whereby".split()) | {""}
_OPENS = frozenset("on in by at from i".split())  # a sentence may begin so before "you asked"
_STARTS = frozenset("you your yours asking the from it request".split())  # the first words of every subject
_WHERE = frozenset("as if that when what than because unless until should once whether who information".split())


def tells(text: str) -> tuple[int, bool] | None:
    """Where the things asked for begin in a sentence that tells a request back, and whether only its topic is told."""
    words = words_of(text)
    for subject, after, kind in subjects(words):
        if words.any(0, subject, listed("denials")):
            return None
        spots = [spot for place in _links(words, after, kind) for spot in _behind(words, after, place)]
        things = [spot for spot in spots if is_thing(words, spot)]
        topics = [spot for spot in things if _is_topic(words, spot, kind)]
        for spot in [*(one for one in things if one not in topics), *topics]:
            return words.start(spot), spot in topics
    return None


def _is_topic(words: Words, spot: int, kind: str) -> bool:
    """Whether words only tell what a request is about ("your letter about the depot", "information on the depot")."""
    if words.isin(spot, "general") and (words.isin(spot + 1, "topics") or words[spot + 1] in ("relating", "related")):
        return True  # "asking for information about the depot": the things themselves may be told further on
    about = words.isin(spot - 1, "topics")
    return about and (kind == "letter" or words.isin(spot - 2, "general") or words.isin(spot - 2, "letters"))


# --- the subject: who asked ---------------------------------------------------------------------


def subjects(words: Words) -> Iterator[tuple[int, int, str]]:
    """Where a reader, or the reader's letter, asks: the place, the place behind it, and what kind of subject it is.

    "verb" and "direct" (a verb that takes the thing as its object) are the reader's, "letter" is the letter's, and
    "refusal" the authority's, of what was asked.
    """
    refusals = listed("refusals")
    for place in (place for place, word in enumerate(words.all) if word.text in _STARTS or word.text in refusals):
        if words[place] == "you" and _opens(words, place):
            verb = place + 1
            while words.isin(verb, "adverbs"):
                verb += 1
            if words.isin(verb, "verbs"):
                yield place, verb + 1, "direct" if words.isin(verb, "direct") else "verb"
        elif words[place] == "asking" and words[place - 1] == "for" and words[place - 2] in ("thanks", "you"):
            yield place, place + 1, "verb"  # "thank you for asking about …"
        elif words.isin(place, "refusals") and words[place + 1] == "to" and words.run(place + 2, "see"):
            yield place, place + 1, "refusal"  # "our refusal to let you have …"
        else:
            after = _letter(words, place)
            if after:
                yield place, after, "letter"


def _opens(words: Words, place: int) -> bool:
    """Whether "you" begins a clause: "the minutes you asked for" does not."""
    before = words[place - 1]
    if before == "and":
        return words.any(0, place - 1, ("you", "your"))
    if before in _OPENERS or (before == "it" and words[place - 2] == "in"):
        return True
    return words[0] in _OPENS and place < 12 and before not in _WHERE and not words.any(0, place, (",",))


def _letter(words: Words, place: int) -> int:
    """The place behind "your request", "the second question", "request 123"; 0 where there is none."""
    if words[place] in ("your", "yours"):
        return next((at + 1 for at in range(place + 1, place + 5) if words.isin(at, "letters")), 0)
    if words[place] == "the":
        return _the_request(words, place)
    if words[place] == "from" and words[place + 1] == "you":
        return next((at + 1 for at in range(place, place + 12) if words[at] == "a" and words[at + 1] == "request"), 0)
    if place == 0 and words[0] == "it" and words[1] in ("asks", "asked", "sought", "requested", "seeks"):
        return 1
    if place == 0 and words[0] == "request" and words[1] not in ("a", "an", "for", "to", "this", "your"):
        return place + 1
    return 0


def _the_request(words: Words, place: int) -> int:
    """The place behind "the request which we had from you" or "the second question"; 0 where there is none."""
    if words.isin(place + 1, "letters") and words[place + 2] in ("that", "which"):
        return next((at + 1 for at in range(place + 3, place + 7) if words[at] == "you"), 0)
    if place == 0 and words.isin(1, "ordinals"):
        after = 2 + words.isin(2, "letters", "counted")
        return after if words[after] in ("is", "was", "asks", "asked") else 0
    return 0


# --- the link: what leads over to the thing -----------------------------------------------------


def _links(words: Words, after: int, kind: str) -> Iterator[int]:
    """The places behind each word that may lead over to a thing asked for, in order."""
    if kind == "direct":
        yield _adjuncts(words, after)
    for place in range(after, min(after + _REACH, len(words))):
        word = words[place]
        if word in (":", *QUOTES) or words.isin(place, "links", "topics"):
            yield place + 1
        elif word == "to":
            size = words.run(place + 1, "see")
            if size or words[place + 1] == "confirm":
                yield place + 1 + size
        elif words.isin(place, "asking", "relative"):
            if _asks(words, place, kind):
                yield place
        elif kind == "letter":
            if words.isin(place, "answering") or _turns_to_us(words, place):
                return
            yield from _of_letter(words, place)
        if word in ("?", "!", "because") or (word == "." and words[place + 1] and not words[place + 1][0].isdigit()):
            return


def _asks(words: Words, place: int, kind: str) -> bool:
    """Whether a question word begins what is asked, and does not go on about a noun ("your letter, which came …")."""
    if words[place + 1] in ("you", "we", "i") and (kind == "letter" or words.isin(place, "relative")):
        return False
    if kind == "letter":  # "your question whether …", "your letter asking us how many …"
        leads = words.isin(place - 1, "letters", "seeking", "topics", "verbs") or words[place - 1] in (",", "us", "me")
        return leads and words.isin(place, "asking")
    after_noun = words.isin(place - 1, "letters", "general") or words[place - 1] in (",", "in", "of")
    return words.isin(place, "asking") or not after_noun


def _of_letter(words: Words, place: int) -> Iterator[int]:
    """The links that only a letter has: "was the …", "seeks …", "(the …)"."""
    if words[place] in ("was", "is", "were") and (begins(words, place + 1) or words.isin(place + 1, "asking")):
        yield place + 1
    elif words.isin(place, "seeking"):
        behind = place + 1 + (words[place + 1] in ("us", "me"))
        yield behind + (words[behind] == "for")
    elif words[place] == "(" and _names_more(words, place + 1):
        yield place + 1


def _turns_to_us(words: Words, place: int) -> bool:
    """Whether the authority begins to speak of itself behind a comma ("as to part 2 of your request, we hold …")."""
    if words[place] != ",":
        return False
    ours = words[place + 1] == "the" and words.any(place + 2, place + 6, listed("holds"))
    return ours or words[place + 1] in ("we", "i")


def _names_more(words: Words, place: int) -> bool:
    """Whether words in brackets name what is asked for ("your request (the minutes of …)")."""
    return begins(words, place) and words[place] not in ("our", "your") and not _abbreviates(words, place)


def _abbreviates(words: Words, place: int) -> bool:
    """Whether words in brackets only name something shorter ("the Board of the Hospital (the Board)")."""
    closing = next((at for at in range(place, place + _SHORT) if words[at] == ")"), 0)
    return bool(closing) and words.text[words.start(closing - 1) : words.start(closing - 1) + 1].isupper()


def _adjuncts(words: Words, place: int) -> int:
    """The place behind "from us", "on 3 May", ", dated 3 May,": what may stand between a verb and its object."""
    if words[place] in ("from", "of") and words[place + 1] == "us":
        place += 2
    at = place + (words[place] == ",")
    if words[at] in ("on", "dated", "in", "by"):
        behind = words.date(at + 1)
        if behind > at + 1:
            return behind + (words[behind] == ",")
    return place


def _behind(words: Words, after: int, place: int) -> Iterator[int]:
    """Where the thing may begin behind a link: at a colon that follows soon, else there; not where things are counted."""
    if words[place - 1] not in (":", *QUOTES):
        for at in range(place, min(place + _COLON, len(words))):
            if words[at] in (*QUOTES, "("):
                break
            if words[at] in (":", "namely"):
                yield at + 1
                break
    counted = any(
        words.isin(at, "counts") and (words.isin(at + 1, "counted") or words.isin(at + 2, "counted"))
        for at in range(after - 2, place)
    )
    if not counted or words[place - 1] in (":", "were", *QUOTES):
        yield place


# --- the thing ----------------------------------------------------------------------------------


def is_thing(words: Words, place: int) -> bool:
    """Whether words from a place on name something that can be asked for."""
    while words[place] in (*QUOTES, "(", "[", "'", "‘", "*", "_"):
        place += 3 if words[place + 2] in (")", "]") else 1  # "(a)"
    if not words[place + 1][:1].isalnum() or words.run(place, "no_things") or words.date(place) > place + 1:
        return False
    head = place + (words[place] in ("the", "a", "an", "some", "any", "all"))
    if words.run(head, "no_things") and words[head] not in ("on", "in", "at", "to"):
        return False
    if words[place - 1] == "for" and _in_a_name(words, place):
        return False
    if words.isin(head, "general"):
        return not (words[head + 1] in (".", ";", ":", ",", "") or words.isin(head + 1, "of_general"))
    return True


def _in_a_name(words: Words, place: int) -> bool:
    """Whether "for" stands in a name ("the Department for Transport")."""
    before = words.text[words.start(place - 2) : words.start(place - 2) + 1]
    return before.isupper() and words.text[words.start(place)].isupper() and words[place - 2] not in ("foi", "foia")
