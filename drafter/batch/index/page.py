"""index.html: one file with its data, its script and its charts, which loads nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

from drafter.batch.index.charts import Counts, by_body, by_outcome
from drafter.batch.index.columns import HEADS, link
from drafter.batch.index.repeats import Repeat

HERE = Path(__file__).parent
POLICY = "default-src 'none'; script-src {script}; style-src {style}; base-uri 'none'; form-action 'none'"
SHOWN = 100  # repeated paragraphs on the page


def page(
    rows: Sequence[dict[str, str]], places: Sequence[str], counts: Counts, repeats: Sequence[Repeat], today: date
) -> bytes:
    """The page; `rows` are the cells of each case as text, `places` their folders."""
    script, style = (HERE / "page.js").read_text("utf-8"), (HERE / "page.css").read_text("utf-8")
    data = {
        "today": today.isoformat(),
        "heads": HEADS,
        "rows": [list(row.values()) for row in rows],
        "places": [link(place) for place in places],
    }
    parts = {
        "script": script,
        "style": style,
        "policy": POLICY.format(script=source(script), style=source(style)),
        "data": json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "summary": summary(rows, counts),
    }
    sections = {"Charts": charts(counts), "Shared paragraphs": listed(repeats)}
    there = {title: (title.split()[0].lower(), made) for title, made in sections.items() if made}
    parts["nav"] = " ".join(f'<a href="#{name}">{title}</a>' for title, (name, _) in there.items())
    parts["sections"] = "\n".join(
        f'<details open id="{name}"><summary>{title}</summary>{made}</details>' for title, (name, made) in there.items()
    )
    text = (HERE / "page.html").read_text("utf-8")
    return re.sub(r"\{\{ (\w+) \}\}", lambda found: parts[found[1]], text).encode("utf-8", "replace")


def source(text: str) -> str:
    """The hash that lets a browser run this script and no other."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def summary(rows: Sequence[dict[str, str]], counts: Counts) -> str:
    """How many cases there are, how many failed, and which letters come next."""
    failed = sum(bool(row["error"]) for row in rows)
    told = [f"<b>{len(rows):,}</b> case{'s' if len(rows) != 1 else ''}"]
    told += [f"<b>{count:,}</b> {escape(letter_name(name))}" for name, count in counts.letters.most_common()]
    if failed:
        told.append(f'<b class="bad">{failed:,}</b> failed')
    return " · ".join(told)


def letter_name(name: str) -> str:
    """A kind of letter as a reader of the page knows it."""
    return {"none": "need no letter"}.get(name, name)


def charts(counts: Counts) -> str:
    """Both charts, each with a heading; nothing where no exemption was relied on."""
    drawn = (("Exemptions by outcome", by_outcome(counts.outcomes)), ("Exemptions by body", by_body(counts.bodies)))
    made = "".join(f"<figure><figcaption>{title}</figcaption>{chart}</figure>" for title, chart in drawn if chart)
    return f'<div class="charts">{made}</div>' if made else ""


def listed(repeats: Sequence[Repeat]) -> str:
    """The repeated paragraphs, once each, with how many cases and which bodies use them."""
    if not repeats:
        return ""
    made = "".join(
        f'<li><p class="said">{escape(one.text)}</p><p class="use"><button type="button" class="pick" data-key="repeats" '
        f'data-value="{one.id}">{len(one.cases):,} cases</button> <span>{one.id}</span> · {escape(one.outcome)}'
        f"{f' · {escape(one.provisions)}' if one.provisions else ''} · {escape(bodies(one))}</p></li>"
        for one in repeats[:SHOWN]
    )
    return f'<ol class="repeats">{made}</ol>'


def bodies(one: Repeat) -> str:
    """The bodies that use a paragraph, the most frequent first."""
    named = [f"{name} ({count})" for name, count in sorted(one.bodies.items(), key=lambda two: (-two[1], two[0]))]
    return ", ".join(named[:4]) + (f" and {len(named) - 4} more" if len(named) > 4 else "")
