"""What each paragraph of a letter rests on: the passage with its place, the rule, the provision with a link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.gaps import RULES
from drafter.letter.passages import plain
from drafter.letter.reading import overlap
from drafter.model import Block, Case, Evidence, Ground, Letter

_TITLES = {rule.id: rule.title for rule in RULES}


def remarks(letter: Letter, case: Case, grounds: Sequence[Ground]) -> tuple[str, ...]:
    """For each block of a letter what it rests on, in lines; empty for headings and for what only leads over."""
    return tuple("" if _leads(block) else "\n".join(_lines(block, case, grounds)) for block in letter.blocks)


def _leads(block: Block) -> bool:
    return block.kind == "h2" or bool(block.number) or block.text.endswith(":")


def _lines(block: Block, case: Case, grounds: Sequence[Ground]) -> Iterator[str]:
    for said in block.evidence:
        yield f"{place(case, said)}: “{plain(case.text(said))}”"
    seen: set[str] = set()
    for ground in grounds:
        if any(overlap(said, other) for said in block.evidence for other in ground.gap.evidence):
            words = _ground(ground)
            if words not in seen:
                seen.add(words)
                yield words


def _ground(ground: Ground) -> str:
    gap = ground.gap
    rule = f"{_TITLES[gap.rule]} ({gap.rule}, {gap.certainty.value})"
    law = f": {ground.provision}, {ground.wording}" if ground.provision else ""
    return f"{rule}{law}{f' <{ground.source}>' if ground.source else ''}"


def place(case: Case, said: Evidence) -> str:
    """Where a passage stands: its file, the page where there are several, its characters."""
    source = next(source for source in case.sources if source.id == said.source)
    page = sum(start <= said.start for start in source.pages)
    return f"{source.id}{f', page {page}' if len(source.pages) > 1 else ''}, characters {said.start} to {said.end}"
