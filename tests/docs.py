"""Writes docs/ from the rules, the laws, the commands and the corpus: `python -m tests.docs`; with --check it only compares."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer.main

from drafter.cli import app
from drafter.explain import example, provisions
from drafter.gaps import RULES
from drafter.gaps.rule import Rule
from drafter.law.document import laws_markdown
from tests import accuracy

DOCS = Path(__file__).parent.parent / "docs"
SURE = """How sure a gap is decides what a letter does with it: what is *certain* is stated, what is *likely* is asked,
and what is only *possible* is shown in the report (`--possible`) and never put into a letter."""


def gaps_markdown() -> str:
    """docs/gaps.md: every rule with its reason, its law and two of its cases."""
    lines = [
        "# Gaps",
        "",
        "Generated from `drafter/gaps/` and `tests/gaps/`; do not edit. The rules stand in the order in which a letter",
        "raises them. The words that a rule points at are **bold**; bodies, people and sentences are invented.",
        "",
        SURE,
        "",
        *(f"- [`{rule.id}`](#{rule.id}): {rule.title}" for rule in RULES),
    ]
    for rule in RULES:
        lines += ["", *_rule(rule)]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield f'<a id="{rule.id}"></a>'
    yield ""
    yield f"## {rule.title}"
    yield ""
    yield f"`{rule.id}`. {rule.about}"
    yield ""
    yield f"*Why it matters:* {rule.why}"
    yield ""
    if rule.looked_for:
        yield from (f"*Looked for:* {rule.looked_for}.", "")
    for pack, words in provisions(rule).items():
        yield f"- `{pack}`: {words}"
    for verdict, title in (("flags", "Found"), ("silent", "Not found")):
        case = example(rule, verdict)
        if case:
            yield from ("", f"{title}: {case['name']}", "", *_quoted(case))


def _quoted(case: dict[str, str]) -> Iterator[str]:
    parts = [
        f"*{title}:* {_bold(case[key])}" for key, title in (("request", "Request"), ("reply", "Reply")) if case.get(key)
    ]
    yield "\n>\n".join("\n".join(f"> {line}".rstrip() for line in part.strip().splitlines()) for part in parts)


def _bold(text: str) -> str:
    """The words between [[ and ]] in bold; what Markdown would read as a mark of its own is escaped."""
    escaped = re.sub(r"([*_`<>|#])", r"\\\1", text.strip())
    escaped = re.sub(r"\n(?=\S)", "  \n", escaped)
    return re.sub(r"\[\[\s*(.*?)\s*\]\]", r"**\1**", escaped, flags=re.DOTALL)


def cli_markdown() -> str:
    """docs/cli.md: every command with its arguments and options."""
    lines = ["# Commands", "", "Generated from the help texts; do not edit. `drafter COMMAND --help` says the same."]
    for path, command in _commands("drafter", typer.main.get_command(app)):
        lines += ["", f"## {path}", "", *_command(path, command)]
    return "\n".join(lines) + "\n"


def _commands(path: str, command: Any) -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(f"{path} {name}", below)


def _command(path: str, command: Any) -> Iterator[str]:
    shown = [one for one in command.params if one.name not in ("install_completion", "show_completion")]
    arguments = [one for one in shown if not hasattr(one, "is_flag")]
    chosen = [one for one in shown if one not in arguments]
    below = " COMMAND" if getattr(command, "commands", {}) else ""
    yield f"    {' '.join([path, *map(_argument, arguments)])}{' [OPTIONS]' if chosen else ''}{below}"
    yield ""
    yield re.sub(r"\s*\n\s*", " ", (command.help or "").strip())
    if shown:
        yield from ("", "| | |", "|---|---|")
    for one in shown:
        names = _argument(one) if one in arguments else ", ".join(one.opts) + (f" {one.metavar}" if one.metavar else "")
        yield f"| `{names}` | {one.help} |"
    for name, one in getattr(command, "commands", {}).items():
        yield from ([""] if one is next(iter(command.commands.values())) else [])
        yield f"- [{path} {name}](#{f'{path} {name}'.replace(' ', '-')}): {one.get_short_help_str(200)}"


def _argument(one: Any) -> str:
    name = f"{one.metavar}{'…' if one.nargs != 1 else ''}"
    return name if one.required else f"[{name}]"


PAGES: dict[str, Callable[[], str]] = {
    "gaps.md": gaps_markdown,
    "cli.md": cli_markdown,
    "laws.md": laws_markdown,
    "accuracy.md": accuracy.page,
    "accuracy.svg": accuracy.chart,
}


def main() -> int:
    """Write the pages, or say which are stale; the exit status is 1 where any is."""
    parser = argparse.ArgumentParser(prog="python -m tests.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    check = parser.parse_args().check
    DOCS.mkdir(exist_ok=True)
    stale = 0
    for name, page in PAGES.items():
        path, text = DOCS / name, page()
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            sys.stderr.write(f"docs/{name}: stale; `make docs` writes it\n")
            stale = 1
        else:
            path.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
