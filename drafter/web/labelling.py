"""A case with the user's judgement on its gaps as a labelled case, ready for `drafter evaluate` and for a bug report.

Nothing is written before the user has seen what it will hold.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response

from drafter.draft import Findings, amended
from drafter.errors import DrafterError
from drafter.evaluate.labels import FILE
from drafter.evaluate.writing import gold
from drafter.read.headers import safe_name
from drafter.web import work
from drafter.web.missed import seen
from drafter.web.room import attachment, show
from drafter.web.sheet import Sheet
from drafter.web.template import slug

MOST = 100  # cases of the same name in a folder


def files(sheet: Sheet) -> dict[str, bytes]:
    """Every file of the labelled case by name: the letters as they came, and the labels."""
    names: dict[str, list[str]] = {"reply": [], "request": []}
    made: dict[str, bytes] = {}
    for one in sheet.files:
        name = _free(safe_name(one.name), made)
        made[name] = one.data
        names["request" if one.asked else "reply"].append(name)
    return {**made, FILE: gold(judged(sheet), names["reply"], names["request"]).encode()}


def judged(sheet: Sheet) -> Findings:
    """The findings as the user judges them: without those marked wrong, with those missed. Ticks do not count."""
    every = amended(sheet.findings, {gap for gap in sheet.findings.gaps if work.key(gap) in sheet.wrong})
    return amended(every, (), seen(sheet))


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    path, number = Path(name), 1
    while name in taken or name == FILE:
        number += 1
        name = f"{path.stem}-{number}{path.suffix}"
    return name


def preview(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """What would be saved."""
    made = files(sheet)
    values = {
        "sheet": sheet,
        "gold": made[FILE].decode(),
        "files": [(name, len(data)) for name, data in made.items()],
        "folder": str(Path.home() / "drafter-cases"),
        "name": _name(sheet),
        "wrong": len(sheet.wrong),
        "missed": len(sheet.missed),
    }
    return show("labels.html", values)


def save(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """Write the labelled case into a folder of its own below the one that the user names. Raises DrafterError."""
    place = Path(form.get("folder", "").strip()).expanduser()
    if not form.get("folder", "").strip() or not place.is_absolute():
        raise DrafterError("give the whole path of a folder, such as the one that was suggested")
    try:
        folder = _fresh(place, slug(form.get("name") or _name(sheet)))
        for name, data in files(sheet).items():
            (folder / name).write_bytes(data)
    except OSError as error:
        raise DrafterError(
            f"{place}: cannot be written ({error.strerror or 'refused'}); choose another folder"
        ) from None
    return show("saved.html", {"folder": str(folder), "place": str(place)})


def _fresh(place: Path, name: str) -> Path:
    """A new folder, so that nothing is ever overwritten."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number in range(1, MOST):
        folder = place / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        return folder
    raise DrafterError(f"{place / name}: there are too many of that name; choose another")


def packed(sheet: Sheet, form: Mapping[str, str]) -> Response:
    """The same as a ZIP to download."""
    name, made = _name(sheet), io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, data in files(sheet).items():
            archive.writestr(f"{name}/{file}", data)
    return attachment(made.getvalue(), f"{name}.zip", "application/zip")


def _name(sheet: Sheet) -> str:
    return slug(sheet.findings.case.value("authority") or "")
