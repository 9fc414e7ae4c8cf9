"""A letter as one page of HTML that needs nothing else: every word escaped, no scripts, no links."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from drafter.model import Block, Letter
from drafter.render.page import head

STYLE = """
body { font: 11pt/1.45 Georgia, 'Liberation Serif', serif; max-width: 42em; margin: 3em auto; padding: 0 1em }
.sender { text-align: right } .sender, .to, .day { margin: 0 0 1.6em }
h1 { font-size: 1.1em; margin: 1.6em 0 1em } h2 { font-size: 1em; margin: 1.6em 0 .5em }
.point { margin: .5em 0 .5em 2em } h2.point { margin-left: 0 } h2 .number { display: inline-block; width: 2em }
.point .number { display: inline-block; width: 2em; margin-left: -2em } h2.point .number { margin-left: 0 }
blockquote { margin: .5em 2em .5em 3em; padding-left: 1em; border-left: 2px solid #bbb; font-style: italic }
table { border-collapse: collapse; margin: 0 0 1.6em } td { padding: 0 2em .1em 0; vertical-align: top }
@media print { body { margin: 0; max-width: none } }
""".strip()


def render(letter: Letter) -> str:
    """The whole page."""
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(letter.about)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>",
            *(f'<p class="{name}">{"<br>".join(escape(line) for line in lines)}</p>' for name, lines in head(letter)),
            *body(letter),
            "</body>\n</html>\n",
        )
    )


def body(letter: Letter) -> Iterator[str]:
    """The blocks, rows of a table together."""
    for table, found in groupby(letter.blocks, key=lambda block: block.kind == "tr"):
        blocks = list(found)
        yield from ("<table>", *map(row, blocks), "</table>") if table else map(paragraph, blocks)


def row(block: Block) -> str:
    """A row of a table."""
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in block.text.split("\t")) + "</tr>"


def paragraph(block: Block) -> str:
    """A paragraph with its number."""
    number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
    tag = {"h2": "h2" if block.number else "h1", "blockquote": "blockquote"}.get(block.kind, "p")
    mark = ' class="point"' if block.kind == "li" or block.number else ""
    return f"<{tag}{mark}>{number}{escape(block.text)}</{tag}>"
