"""drafter reads a public body's reply, finds what it does not give, and drafts the next letter."""

__version__ = "0.1.0"
