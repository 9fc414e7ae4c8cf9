"""A command starts with what it needs."""

from __future__ import annotations

import subprocess
import sys


def test_a_draft_starts_without_the_commands_of_spacy() -> None:
    script = (
        "import sys\nfrom drafter.startup import quickly\nwith quickly():\n    import drafter.draft\n"
        "assert 'weasel' not in sys.modules and 'spacy.cli' not in sys.modules\n"
        "import spacy.cli\nassert callable(spacy.cli.download)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)
