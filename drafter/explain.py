"""The rules as a person reads them: the list, or one rule with its reason, its law and its examples."""

from __future__ import annotations

import difflib
import textwrap
import tomllib
from collections.abc import Iterator
from datetime import date

from drafter.errors import DrafterError
from drafter.files import rule_cases
from drafter.gaps import RULES
from drafter.gaps.rule import Rule
from drafter.law import load, packs
from drafter.law.ground import CITED

WIDTH = 100
EXAMPLES = {"flags": "Found in", "silent": "Not found in"}


def every() -> str:
    """Every rule with its title, in the order in which a letter raises them."""
    width = max(len(rule.id) for rule in RULES)
    return "".join(f"{rule.id:{width}}  {rule.title}\n" for rule in RULES)


def one(id: str) -> str:
    """A rule explained. Raises DrafterError for one that does not exist."""
    rule = next((rule for rule in RULES if rule.id == id), None)
    if rule is None:
        near = difflib.get_close_matches(id, [rule.id for rule in RULES], 1)
        raise DrafterError(
            f"{id}: no such rule; {f'did you mean {near[0]}?' if near else '`drafter rules` lists them'}"
        )
    parts = [f"{rule.id}: {rule.title}", _filled(rule.about), _filled(f"Why it matters: {rule.why}"), *_law(rule)]
    if rule.looked_for:
        parts.insert(2, _filled(f"Looked for: {rule.looked_for}."))
    return "\n\n".join([*parts, *_examples(rule)]) + "\n"


def provisions(rule: Rule, on: date | None = None) -> dict[str, str]:
    """The provision that imposes the rule's duty, by the id of each law that has one."""
    duties = {pack: load(pack).duty(rule.duty, on) for pack in packs()} if rule.duty else {}
    return {
        pack: f"{'the provision relied on' if duty.provision == CITED else duty.provision}: {duty.wording}"
        for pack, duty in duties.items()
        if duty
    }


def example(rule: Rule, verdict: str) -> dict[str, str]:
    """The first case of a rule that it `flags`, or on which it is `silent`; empty where there is none."""
    path = rule_cases() / f"{rule.id}.toml"
    cases = tomllib.loads(path.read_text(encoding="utf-8")).get(verdict, []) if path.is_file() else []
    return cases[0] if cases else {}


def _law(rule: Rule) -> Iterator[str]:
    lines = [_filled(f"{pack}: {words}", "  ") for pack, words in provisions(rule).items()]
    if lines:
        yield "The duty in each law:\n" + "\n".join(lines)


def _examples(rule: Rule) -> Iterator[str]:
    for verdict, title in EXAMPLES.items():
        case = example(rule, verdict)
        if case:
            asked = f"Request: {case['request']}\n" if case.get("request") else ""
            told = textwrap.indent(f"{asked}Reply: {case['reply']}".rstrip(), "  ")
            yield f"{title} ({case['name']}):\n{told}"


def _filled(text: str, indent: str = "") -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(
        textwrap.fill(
            " ".join(one.split()), WIDTH, initial_indent=indent, subsequent_indent=indent + "  " * bool(indent)
        )
        for one in paragraphs
    )
