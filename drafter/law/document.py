"""Packs as documents: for a terminal, and for docs/laws.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from drafter.law.ground import CITED
from drafter.law.load import load, packs
from drafter.law.pack import Law
from drafter.law.rows import Duty, Exemption, TimeLimit
from drafter.law.sources import Authority

GROUPS = ("duties", "limits", "exemptions", "costs", "subjects", "regulators", "codes", "authorities", "facts")


def unchecked(law: Law) -> list[tuple[str, str, str]]:
    """What still wants a check: its grade, what it is, and what is known of the doubt."""
    found = []
    for group in GROUPS:
        for row in getattr(law, group):
            if row.evidence != "checked":
                found.append((row.evidence, _named(row), getattr(row, "note", "")))
    return sorted(found, key=lambda row: row[0], reverse=True)


def _named(row: object) -> str:
    """A row in a few words."""
    told = [getattr(row, name, "") for name in ("key", "provision", "title", "name", "citation")]
    if provisions := getattr(row, "provisions", ()):
        told.append(", ".join(provisions))
    return " · ".join(dict.fromkeys(part for part in told if part))


def laws_markdown() -> str:
    """docs/laws.md: every shipped pack, for a lawyer to review."""
    laws = [load(pack) for pack in packs()]
    lines = [
        "# Laws",
        "",
        "Generated from `drafter/laws/*.toml`; do not edit. How to add one: [add-a-law.md](add-a-law.md).",
        "Wording is ours. Evidence: *checked* was read in the law or an official source, *partly* in a secondary one "
        "or not in full, *unchecked* is from memory. No letter relies on a case that is unchecked.",
        "",
        "## Duties",
        "",
        "What a rule speaks of, and the provision that imposes it; in italics where it is good practice only.",
        "",
        *_table(["duty", *(law.id for law in laws)], _duties(laws)),
    ]
    for law in laws:
        lines += ["", *_law(law)]
    return "\n".join(lines) + "\n"


def _duties(laws: Sequence[Law]) -> Iterator[list[str]]:
    for key in dict.fromkeys(row.key for law in laws for row in law.duties):
        cells = []
        for law in laws:
            rows = [row for row in law.duties if row.key == key]
            told = ["the provision relied on" if row.provision == CITED else _linked(row) for row in rows]
            cells.append(
                "<br>".join(text if row.binding else f"*{text}*" for row, text in zip(rows, told, strict=True))
            )
        yield [f"`{key}`", *cells]


def _duty(row: Duty) -> str:
    told = "the provision relied on" if row.provision == CITED else _linked(row)
    return told if row.binding else f"*{told}*"


def _linked(row: Duty | Exemption | TimeLimit) -> str:
    """A provision with its link; its period where it is not the whole life of the law."""
    period = f" until {row.until}" if row.until else f" from {row.since}" if row.since.year > 2005 else ""
    return f"[{row.provision}]({row.source}){period}"


def _law(law: Law) -> Iterator[str]:
    yield f"## {law.name}"
    yield ""
    yield f"Pack `{law.id}`, last gone through on {law.as_of}; letters call it {', '.join(law.names)}."
    yield from ("", "### Time limits", "")
    yield from _table(["limit", "provision", "time", "from", "binding", "evidence"], map(_limit, law.limits))
    yield from ("", "### Exemptions", "")
    yield from _table(
        ["provision", "title", "kind", "what must be shown", "evidence"],
        (_exemption(row) for row in law.exemptions if row.role != "rule"),
    )
    if law.authorities:
        yield from ("", "### Decided cases", "")
        yield from _table(["case", "what it settles", "for", "evidence"], map(_case, law.authorities))
    yield from ("", "### Still to be checked", "")
    yield from (f"- {grade}: {what}" + (f" ({note})" if note else "") for grade, what, note in unchecked(law))


def _limit(row: TimeLimit) -> list[str]:
    for_whom = f" ({', '.join(row.bodies)})" if row.bodies else ""
    time = f"{row.count} {row.unit}" + (f", at most {row.cap}" if row.cap else "")
    return [row.what + for_whom, _linked(row), time, row.starts, "yes" if row.binding else "no", row.evidence]


def _exemption(row: Exemption) -> list[str]:
    kind = ["absolute" if row.absolute else "qualified", *(["prejudice"] if row.prejudice else [])]
    if row.role != "exemption":
        kind.append(row.role)
    return [_linked(row), row.title, ", ".join(kind), row.test, row.evidence]


def _case(row: Authority) -> list[str]:
    force = "" if row.binding else " (persuasive)"
    return [
        f"[{row.name}, {row.citation}]({row.source}){force}",
        row.proposition,
        ", ".join(row.supports),
        row.evidence,
    ]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"
