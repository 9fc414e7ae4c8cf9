"""The code of docs/library.md runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent / "docs" / "library.md"


def test_the_code_of_the_page_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(PAGE.parent.parent / "examples")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    exec(compile(code, str(PAGE), "exec"), {"__name__": "page"})
    said = capsys.readouterr().out
    assert "over-cost-limit" in said and "internal-review – " in said
    assert "still to fill in: (" in said and "['withheld-unnamed'" in said
    assert re.search(r"^\d+ cases, \d+ done now, 0 failed$", said, re.MULTILINE)
    assert re.search(r"^20\d\d-\d\d-\d\d .* internal-review .*over-cost-limit", said, re.MULTILINE)
    assert (tmp_path / "letter.docx").is_file()
    assert (tmp_path / "letters" / "cases" / "depot-noise" / "letter.txt").is_file()
