"""The wheel carries the program whole: installed by itself, it drafts a letter."""

from __future__ import annotations

import site
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CARRIED = ("templates/letterhead.docx", "templates/internal-review/letter.html", "examples/pupil-data/reply.txt",
           "laws/uk-foia.toml", "web/pages/case.html", "web/static/htmx.min.js", "web/static/htmx-licence.txt",
           "laws/common/sites.toml", "language/en/review.toml", "cases/withheld.toml")  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout with what is installed here, so without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(build, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(folder.glob("*.whl"))


def test_what_is_no_module_is_in_the_wheel_once(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert [names.count(f"drafter/{name}") for name in CARRIED] == [1] * len(CARRIED)


def test_a_clean_installation_drafts_a_letter(wheel: Path, tmp_path: Path) -> None:
    python = installed(wheel, tmp_path / "venv")
    where = run(python, tmp_path, "-c", "import drafter; print(drafter.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(tmp_path)
    shipped = "from drafter.files import shipped; print(shipped('examples') / 'pupil-data' / 'reply.txt')"
    reply = run(python, tmp_path, "-c", shipped).stdout.strip()
    drafted = run(python, tmp_path, "-m", "drafter", "draft", reply, "--today", "2016-12-15", "-o", "letter.docx")
    assert drafted.stderr.startswith("Next letter: internal-review")
    assert (tmp_path / "letter.docx").read_bytes().startswith(b"PK")


def installed(wheel: Path, folder: Path) -> Path:
    """The Python of a new environment with the wheel in it; what drafter needs comes from this environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = next(folder.glob("bin/python")) if sys.platform != "win32" else folder / "Scripts" / "python.exe"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True)
    packages = Path(run(python, folder, "-c", "import site; print(site.getsitepackages()[0])").stdout.strip())
    here = [path for path in site.getsitepackages() if Path(path).is_dir()]
    (packages / "borrowed.pth").write_text("".join(f"{path}\n" for path in here))
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the new Python outside the checkout."""
    ran = subprocess.run([str(python), *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    return ran
