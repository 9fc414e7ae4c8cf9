"""A letter for programs: the model as it is, evidence as ranges in the sources."""

from __future__ import annotations

import msgspec

from drafter.model import Letter


def render(letter: Letter) -> str:
    """One JSON object with `schema`, the head of the letter, and its blocks with number, text and evidence."""
    whole = {"schema": 1, **msgspec.to_builtins(letter)}
    for block, told in zip(letter.blocks, whole["blocks"], strict=True):
        told["evidence"] = [said._asdict() for said in block.evidence]
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"
