"""Charts as SVG inside the page: which exemptions, with which outcome, by which body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any

ROWS, COLUMNS = 14, 10  # the most frequent ones are shown
BAR, GAP, LEFT, WIDE = 20, 6, 190, 420
CELL, HEAD = 46, 96
NAMED = 40  # characters of a body's name that have room
SHADES = 7  # colours of style.css: c0 … c6


class Counts:
    """How often each exemption was relied on: by outcome and by body, once a case."""

    def __init__(self) -> None:
        """Nothing is counted yet."""
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.bodies: Counter[tuple[str, str]] = Counter()
        self.letters: Counter[str] = Counter()

    def add(self, row: Mapping[str, Any]) -> None:
        """One case."""
        body = row.get("authority") or "unknown body"
        pairs: Iterable[Sequence[str]] = row.get("refused", ())
        self.outcomes.update((provision, outcome) for provision, outcome in pairs)
        self.bodies.update((body, provision) for provision in {pair[0] for pair in pairs})
        if row.get("letter"):
            self.letters[row["letter"]] += 1


def most(pairs: Counter[tuple[str, str]], side: int, limit: int) -> list[str]:
    """The most frequent names on one side of the pairs."""
    whole: Counter[str] = Counter()
    for pair, count in pairs.items():
        whole[pair[side]] += count
    return [name for name, _ in sorted(whole.items(), key=lambda one: (-one[1], one[0]))[:limit]]


def by_outcome(counts: Counter[tuple[str, str]]) -> str:
    """A bar for each exemption, parted by outcome; empty where there is none."""
    names = most(counts, 0, ROWS)
    if not names:
        return ""
    outcomes = most(Counter({pair: count for pair, count in counts.items() if pair[0] in names}), 1, SHADES)
    longest = max(sum(counts[name, outcome] for outcome in outcomes) for name in names)
    height = len(names) * (BAR + GAP) + 6 + 18 * ((len(outcomes) + 1) // 2)
    parts = [text for at, name in enumerate(names) for text in bar(name, at, counts, outcomes, longest)]
    for at, outcome in enumerate(outcomes):
        x, y = LEFT + (at % 2) * 230, len(names) * (BAR + GAP) + 10 + 18 * (at // 2)
        parts.append(f'<rect class="c{at}" x="{x}" y="{y}" width="11" height="11"/>')
        parts.append(f'<text x="{x + 17}" y="{y + 10}">{escape(outcome)}</text>')
    return svg(LEFT + WIDE + 50, height, "Exemptions by outcome", parts)


def bar(name: str, at: int, counts: Counter[tuple[str, str]], outcomes: list[str], longest: int) -> Iterator[str]:
    """One bar with its name and its sum."""
    y, x = at * (BAR + GAP), float(LEFT)
    yield f'<text class="pick" data-key="provision" x="{LEFT - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>'
    for colour, outcome in enumerate(outcomes):
        width = WIDE * counts[name, outcome] / longest
        if width:
            told = f"{name}, {outcome}: {counts[name, outcome]}"
            place = f'x="{x:.1f}" y="{y}" width="{width:.1f}" height="{BAR}"'
            yield f'<rect class="c{colour}" {place}><title>{escape(told)}</title></rect>'
            x += width
    yield f'<text x="{x + 6:.1f}" y="{y + 15}">{sum(counts[name, one] for one in outcomes)}</text>'


def by_body(counts: Counter[tuple[str, str]]) -> str:
    """A table of bodies and exemptions, darker where one is used more; empty where there is none."""
    names = most(counts, 1, COLUMNS)
    if not names:
        return ""
    bodies = most(Counter({pair: count for pair, count in counts.items() if pair[1] in names}), 0, ROWS)
    left, highest = 300, max(counts.values())
    parts = []
    for at, name in enumerate(names):
        x = left + at * CELL + CELL / 2
        turn = f'transform="rotate(-50 {x} {HEAD - 8})"'
        parts.append(f'<text class="pick" data-key="provision" x="{x}" y="{HEAD - 8}" {turn}>{escape(name)}</text>')
    for row, body in enumerate(bodies):
        y = HEAD + row * (BAR + GAP)
        short = body if len(body) <= NAMED else f"{body[: NAMED - 1]}…"
        named = f"<title>{escape(body)}</title>{escape(short)}"
        parts.append(
            f'<text class="pick" data-key="authority" data-value="{escape(body)}" x="{left - 8}" y="{y + 15}" '
            f'text-anchor="end">{named}</text>'
        )
        parts += cells(body, names, counts, highest, left, y)
    return svg(left + len(names) * CELL + 70, HEAD + len(bodies) * (BAR + GAP), "Exemptions by body", parts)


def cells(
    body: str, names: list[str], counts: Counter[tuple[str, str]], highest: int, left: int, y: int
) -> Iterator[str]:
    """The row of one body."""
    for at, name in enumerate(names):
        if count := counts[body, name]:
            x, share = left + at * CELL, 0.15 + 0.85 * count / highest
            told = escape(f"{body}, {name}: {count}")
            place = f'x="{x + 1}" y="{y}" width="{CELL - 2}" height="{BAR}"'
            yield f'<rect class="c0" fill-opacity="{share:.2f}" {place}><title>{told}</title></rect>'
            place = f'x="{x + CELL / 2}" y="{y + 15}" text-anchor="middle"'
            yield f'<text class="{"on" if share > 0.55 else "off"}" {place}>{count}</text>'


def svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    """The whole chart, which says what it is to those who do not see it."""
    inside = "".join(parts)
    return f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{title}" width="{width}">{inside}</svg>'
