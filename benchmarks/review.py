"""How long the review page takes: a reply posted until the page with its evidence is back, against the analysis alone."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from datetime import date
from http.cookiejar import CookieJar
from itertools import cycle
from pathlib import Path

from benchmarks.throughput import timed
from drafter.draft import examine
from drafter.read import read_bytes
from tests.asking import Browser, friend

TODAY = date(2024, 4, 8)
LETTER = re.compile(r"(?P<head>.*?\nDear [^\n]*\n)(?P<said>.*)(?P<end>\nYours (?:sincerely|faithfully).*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Speed:
    """For a reply of so many words: the page's time as a multiple of the analysis, both in seconds, and its gaps."""

    words: int
    ratio: float
    page: float
    analysis: float
    gaps: int


def reply(folder: Path, words: int) -> str:
    """One reply of about so many words: the longest refusal of a folder, and in it what others say after their greeting.

    Where the folder has fewer words, they are said again, each time under a number of their own.
    """
    letters = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/reply.txt"))]
    cut = sorted((found for text in letters if (found := LETTER.fullmatch(text))), key=lambda one: -len(one["said"]))
    first = next(one for one in cut if "withh" in one["said"])
    said, count = [first["head"]], len(first[0].split())
    others = [one["said"] for one in cut if one is not first]
    for number, text in enumerate(cycle(others)):
        if count >= words:
            break
        said.append(text if number < len(others) else f"This is part {number} of our answer.\n\n{text}")
        count += len(text.split())
    return "\n\n".join([*said[:1], first["said"], *said[1:], first["end"]])


def speed(folder: Path, words: int, rounds: int) -> Speed:
    """The medians of alternating rounds, everything warm."""
    text = reply(folder, words)
    data, browser = text.encode(), friend()

    def analyse() -> None:
        examine(read_bytes(data, "reply.txt"), today=TODAY)

    measured = [(timed(lambda: opened(browser, data)), timed(analyse)) for _ in range(rounds + 1)][1:]
    page, analysis = (statistics.median(column) for column in zip(*measured, strict=True))
    gaps = len(examine(read_bytes(data, "reply.txt"), today=TODAY).gaps)
    return Speed(len(text.split()), page / analysis, page, analysis, gaps)


def opened(browser: Browser, data: bytes) -> None:
    """Post a reply and fetch the page of its case."""
    place = browser.upload("/read", [("reply", "reply.txt", data)]).headers["location"]
    answer = browser.get(place)
    assert answer.status == 200 and b"<mark" in answer.body


def first_page(runs: int) -> tuple[float, float]:
    """From the command to the first page in hand: the median in seconds, and as a share of `import spacy`."""
    times = [(started(), timed(imported)) for _ in range(runs + 1)][1:]
    page, unit = (statistics.median(column) for column in zip(*times, strict=True))
    return page, page / unit


def imported() -> None:
    """A Python that does nothing but import spaCy."""
    subprocess.run([sys.executable, "-c", "import spacy"], check=True)


def started() -> float:
    """Seconds from the start of the command until its first page is read."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "drafter", "review", "--no-browser"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    address = process.stderr.readline().split()[-1]
    # A proxy that the environment names is no way to this machine itself.
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(CookieJar())
    )
    with opener.open(address) as answer:
        assert b"Drop the reply here" in answer.read()
    taken = time.perf_counter() - begun
    process.terminate()
    process.communicate()
    return taken
