"""Errors that a user can act on: one line that says what, where, and what to do."""

from __future__ import annotations


class DrafterError(Exception):
    """Anything that stops a command; printed as one line, exit status 2."""


class ReadError(DrafterError):
    """A file that cannot be read, or holds no letter."""


class LawError(DrafterError):
    """A law pack that is broken, named with file, row and key."""


class LetterError(DrafterError):
    """A template that is missing or broken, or a letter kind that does not exist."""
