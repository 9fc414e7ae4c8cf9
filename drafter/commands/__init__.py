"""Commands that are long enough for a file of their own; `drafter.cli` puts them together."""
