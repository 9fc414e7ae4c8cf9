"""A letter that somebody writes for a client: "I" becomes "we", and what the client did is the client's.

The words of templates are written once, for a person who writes for themselves. What is quoted stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from drafter.model import Block

QUOTED = re.compile(r"(“[^”]*”)")
# In this order: what the client did, then whose things are meant, then who speaks.
TURNS = (
    (re.compile(r"\bI (also )?asked\b"), r"our client \1asked"),
    (re.compile(r"\b([Mm])y (own\b|requests?\b|personal\b|interests?\b)"), r"our client's \2"),
    (re.compile(r"\bI am\b"), "we are"),
    (re.compile(r"\bI was\b"), "we were"),
    (re.compile(r"\bmyself\b"), "ourselves"),
    (re.compile(r"\bmine\b"), "ours"),
    (re.compile(r"\bI\b"), "we"),
    (re.compile(r"\bme\b"), "us"),
    (re.compile(r"\b[Mm]y\b"), "our"),
)
BEGINS = re.compile(r"(?<=[.?!] )(?:we|our)\b")


def for_client(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a letter as its writer's client would have them put."""
    return tuple(block if block.kind == "blockquote" else replace(block, text=ours(block.text)) for block in blocks)


def ours(text: str) -> str:
    """A text in the words of somebody who acts for another.

    >>> ours("I asked: “What do I owe?” I am not sure. My request was plain. Please send it to me.")
    "Our client asked: “What do I owe?” We are not sure. Our client's request was plain. Please send it to us."
    """
    made = ""
    for part in QUOTED.split(text):
        starts = not made or made.endswith((".”", "?”", "!”"))
        made += part if QUOTED.fullmatch(part) else _turned(part, starts and part.lstrip()[:1].isupper())
    return made


def _turned(text: str, capital: bool) -> str:
    """A text outside quotation marks."""
    for pattern, words in TURNS:
        text = pattern.sub(words, text)
    text = BEGINS.sub(lambda found: found[0].capitalize(), text)
    bare = text.lstrip()
    return f"{text[: len(text) - len(bare)]}{bare[:1].upper()}{bare[1:]}" if capital else text
