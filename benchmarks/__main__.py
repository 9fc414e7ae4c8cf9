"""Prints each ratio beside the bound it should keep; asserts nothing, since a busy machine lies."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.reading import reading
from benchmarks.startup import ratios
from benchmarks.throughput import Speed, speed

CHECKOUT = Path(__file__).parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CHECKOUT / "corpus", help="labelled letters")
    parser.add_argument("--runs", type=int, default=11, help="runs of each command, of which the median counts")
    parser.add_argument("--rounds", type=int, default=5, help="rounds over the letters, likewise")
    chosen = parser.parse_args()
    example = CHECKOUT / "examples" / "pupil-data" / "reply.txt"
    for name, ratio, bound in ratios(example, chosen.runs):
        print(f"{name:34} {ratio:5.2f} × python -c 'import spacy'   (at most {bound})", flush=True)
    print(told(speed(chosen.folder, chosen.rounds)))
    pdf = reading(chosen.rounds)
    figures = f"{pdf.page:.1f} ms a page and {pdf.file:.0f} ms a file; at most 4 and 40"
    print(f"{'reading a PDF, a page':34} {pdf.ratio:5.2f} × pdfium's bare text   ({figures})")


def told(measured: Speed) -> str:
    return (
        f"{'analysis, as a share of make_doc':34} {measured.share:5.2f}   (at least 0.35; {measured.cases} cases, "
        f"{measured.characters:,} characters, {measured.rate / 1e6:.2f} million characters a second)"
    )


if __name__ == "__main__":
    main()
