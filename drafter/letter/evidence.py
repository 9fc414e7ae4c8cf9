"""Evidence on its way through a template: a number there, the passage again in the block."""

from __future__ import annotations

from drafter.model import Evidence


class Marks:
    """Numbers for passages; a template writes them as rests-on="0 3"."""

    def __init__(self) -> None:
        """No passages yet."""
        self.all: list[Evidence] = []

    def of(self, *said: Evidence) -> str:
        """The numbers of some passages, as the attribute has them."""
        self.all += [one for one in dict.fromkeys(said) if one not in self.all]
        return " ".join(str(self.all.index(one)) for one in dict.fromkeys(said))
