"""Markdown back to the words it dresses up: headings, emphasis, links, escapes, tables."""

from __future__ import annotations

import re

SIGNS = re.compile(r"^#{1,6} \S|\*\*\S[^*\n]*\*\*|\]\((?:https?:|mailto:)|\\[_*\[\]#]|^\|.*\|\s*$", re.MULTILINE)
HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE)
RULE = re.compile(r"^[ ]{0,3}(?:\*[ ]*){3,}$|^[ ]{0,3}\|?(?:[ ]*:?-{2,}:?[ ]*\|)+[ ]*:?-*:?[ ]*$", re.MULTILINE)
IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\s]*\)")
LINK = re.compile(r"\[([^\[\]\n]+)\]\((<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ ]+\"[^\"\n]*\")?\)")
ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>")
TAG = re.compile(r"</?(?:b|i|u|em|strong|sup|sub|span|br|p|div|font)\b[^<>\n]*>", re.IGNORECASE)
STRONG = re.compile(r"\*\*(?=\S)((?:[^*]|\*(?!\*))+)(?<=\S)\*\*")
UNDERLINED = re.compile(r"(?<!\w)__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__(?!\w)")
EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+)(?<=[^\s*])\*(?![\w*])")
ESCAPE = re.compile(r"\\+([\\`*_{}\[\]()#+.!|<>~-])")
ROW = re.compile(r"^[ ]*\|(.*)\|[ ]*$", re.MULTILINE)


def plainly(text: str) -> bool:
    """Whether a text is markdown beyond doubt: at least three marks that a letter has no other use for."""
    return sum(1 for _ in zip(range(3), SIGNS.finditer(text), strict=False)) == 3


def words(text: str) -> str:
    """The text without its marks; a heading and a table row keep a line of their own."""
    text = RULE.sub("", text)
    text = ROW.sub(lambda row: "\t".join(cell.strip() for cell in re.split(r"(?<!\\)\|", row[1])), text)
    text = HEADING.sub(r"\n\1\n", text)
    text = LINK.sub(linked, IMAGE.sub(r"\1", text))
    text = TAG.sub("", ADDRESS.sub(r"\1", text))
    for paragraph_wide in (STRONG, UNDERLINED, EMPHASIS):
        text = "\n\n".join(paragraph_wide.sub(r"\1", part) for part in text.split("\n\n"))
    return ESCAPE.sub(r"\1", text)


def linked(link: re.Match[str]) -> str:
    """The words of a link, and its address too where the words do not show it."""
    shown, target = link[1], link[2].strip("<>").removeprefix("mailto:")
    bare = target.removeprefix("https://").removeprefix("http://").rstrip("/")
    if not bare.strip("#") or target.startswith("#") or bare in ESCAPE.sub(r"\1", shown):
        return shown
    return f"{shown} ({target})"
