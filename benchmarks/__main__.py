"""Prints each ratio beside the bound it should keep; asserts nothing, since a busy machine lies."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import review
from benchmarks.batch import Figure, figures
from benchmarks.growth import TIMES, growth
from benchmarks.page import page, shown
from benchmarks.reading import reading
from benchmarks.startup import ratios
from benchmarks.throughput import speed

CHECKOUT = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CHECKOUT / "corpus", help="labelled letters")
    parser.add_argument("--runs", type=int, default=11, help="runs of each command, of which the median counts")
    parser.add_argument("--rounds", type=int, default=5, help="rounds over the letters, likewise")
    parser.add_argument("--cases", type=int, default=2_000, help="cases of the batch; memory takes five times as many")
    parser.add_argument("--no-batch", action="store_true", help="leave the batch out, which takes minutes")
    parser.add_argument("--page", action="store_true", help="write docs/performance.md too")
    chosen = parser.parse_args()
    found = []
    for one in measured(chosen):
        print(line(one), flush=True)
        found.append(one)
    if chosen.page:
        page(found, chosen.cases)


def measured(chosen: argparse.Namespace) -> Iterator[Figure]:
    """Every figure, as it is measured."""
    example = CHECKOUT / "examples" / "pupil-data" / "reply.txt"
    for name, ratio, bound in ratios(example, chosen.runs):
        yield Figure(name, ratio, bound, True, "×", "of `python -c 'import spacy'`")
    found = speed(chosen.folder, chosen.rounds)
    told = f"{found.cases} cases, {found.characters:,} characters, {found.rate / 1e6:.2f} million characters a second"
    yield Figure("analysis, as a share of make_doc", found.share, 0.35, False, "", told)
    for text in growth(chosen.folder, 2):
        told = f"{text.seconds:.1f} s; how its time grows where it is {TIMES} times as long"
        yield Figure(f"analysis of {text.name}", text.ratio, 1.3, True, "×", told)
    seconds, share = review.first_page(chosen.runs)
    yield Figure("first page of the review page", seconds, 1, True, "s", f"{share:.2f} × `python -c 'import spacy'`")
    for words in (2_000, 8_000):
        reply = review.speed(chosen.folder, words, chosen.rounds)
        told = f"{reply.page * 1000:.0f} ms, of which {reply.analysis * 1000:.0f} the analysis; {reply.gaps} gaps"
        yield Figure(f"reply of {reply.words:,} words to its page", reply.ratio, 1.5, True, "× the analysis", told)
    pdf = reading(chosen.rounds)
    yield Figure("reading a page of a PDF", pdf.page, 4, True, "ms", f"{pdf.ratio:.1f} × pdfium's bare text")
    yield Figure("reading a file in a process of its own", pdf.file, 40, True, "ms")
    if not chosen.no_batch:
        yield from figures(chosen.cases, chosen.rounds)


def line(one: Figure) -> str:
    """A figure as it is printed."""
    bound = f"{'at most' if one.most else 'at least'} {one.bound:g}"
    return f"{one.name:46} {shown(one.value):>6} {one.unit:18} ({bound}{'' if one.kept else ', MISSED'}; {one.told})"


if __name__ == "__main__":
    main()
