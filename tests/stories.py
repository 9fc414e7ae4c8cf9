"""The stories in examples/, read once for all tests."""

from __future__ import annotations

from drafter.stories import Story, stories

__all__ = ["STORIES", "Story"]

STORIES = stories()
