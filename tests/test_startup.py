"""A command starts with what it needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_a_draft_starts_without_the_commands_of_spacy() -> None:
    script = (
        "import sys\nfrom drafter.startup import quickly\nwith quickly():\n    import drafter.draft\n"
        "assert 'weasel' not in sys.modules and 'spacy.cli' not in sys.modules\n"
        "import spacy.cli\nassert callable(spacy.cli.download)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_a_finished_batch_is_looked_through_without_spacy(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    (source / "one.txt").write_text(
        "Kelder Borough Council\n\n3 April 2024\n\nDear Ms Okoro\n\nWe refuse your request of 4 March 2024 under section 12 "
        "of the Freedom of Information Act 2000.\n\nYours sincerely\n",
        encoding="utf-8",
    )
    script = (
        "import sys\nfrom drafter.cli import run\n"
        f"code = run(['batch', {str(source)!r}, '-o', {str(out)!r}, '--workers', '1', '--today', '2024-04-08', '--quiet'])\n"
        "print(code, 'spacy' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", script], check=True, timeout=60, capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert told[1].split() == ["0", "False"]
