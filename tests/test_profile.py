"""Who signs is told once and kept."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from drafter import profile
from drafter.errors import DrafterError
from tests.shell import shell


def test_the_command_says_how_to_make_one(tmp_path: Path) -> None:
    ran = shell("$drafter profile", XDG_CONFIG_HOME=str(tmp_path))
    assert (ran.returncode, b"drafter profile --name" in ran.stdout) == (0, True)


def test_what_is_kept_is_shown_and_signs_the_next_letter(tmp_path: Path) -> None:
    keep = "$drafter profile --name 'Una Quist' >/dev/null; $drafter profile --address '9 Low Street; Stowmere'"
    ran = shell(f"{keep}; $drafter draft $reply -r $request", XDG_CONFIG_HOME=str(tmp_path))
    lines = ran.stdout.decode().splitlines()
    assert lines[:3] == [
        f"# {tmp_path / 'drafter' / 'profile.toml'}",
        'name = "Una Quist"',
        'address = "9 Low Street; Stowmere"',
    ]
    assert lines[3:6] == ["Una Quist", "9 Low Street", "Stowmere"]


def test_any_name_comes_back_as_it_was() -> None:
    told = {"name": 'Una "Bell" Quist\\', "address": "9 Low Street\nStowmere"}
    assert tomllib.loads(profile.text(told)) == told


def test_a_profile_with_another_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('nom = "x"')
    with pytest.raises(DrafterError, match="unknown key 'nom'"):
        profile.load(tmp_path / "bad.toml")
