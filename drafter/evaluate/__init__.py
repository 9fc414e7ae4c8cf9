"""Measure the program against letters that carry labels: what it finds, what it misses, what it makes up."""

from drafter.evaluate.labels import Labelled, labelled
from drafter.evaluate.score import Score, Tally, score

__all__ = ["Labelled", "Score", "Tally", "labelled", "score"]
