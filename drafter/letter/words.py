"""The only Jinja environment: templates of a house style, then those that come with the program.

Templates come from strangers, so they run in a sandbox, get plain values only, and every value
is escaped. An unknown word is an error that names file and line, never a blank in a letter.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from drafter.calendar import in_words
from drafter.errors import LetterError
from drafter.letter.passages import shorten

Values = Mapping[str, Any]


class _Shipped(FileSystemLoader):
    """Templates that nobody changes while the program runs."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, _ = super().get_source(environment, template)
        return source, path, lambda: True


class Words:
    """The templates of some folders, the first of which wins; the last one holds those of the program."""

    def __init__(self, folders: Iterable[Path], cache: BytecodeCache | None = None) -> None:
        """`cache` keeps compiled templates between runs; None compiles each time."""
        self.folders = tuple(folders)
        self.environment = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*map(FileSystemLoader, self.folders[:-1]), _Shipped(self.folders[-1])]),
            undefined=StrictUndefined,
            autoescape=True,
            bytecode_cache=cache,
            auto_reload=True,  # those of a house style
            cache_size=-1,  # all of them: there are some hundred, and few are new
        )
        self.environment.filters.update(day=in_words, quote=shorten, sentence=sentence, listing=listing, a=article)
        self.globals = dict(self.environment.globals)
        self.environment.tests.update(mentions=mentions, about=about)

    def render(self, name: str, values: Values) -> str:
        """A whole template, as HTML. Raises LetterError."""
        try:
            return self.environment.get_template(name).render(values)
        except Exception as error:
            raise broken(error, name) from error

    def parts(self, name: str, values: Values, wanted: Iterable[str]) -> dict[str, str]:
        """Those of the wanted blocks that a template has, each as HTML."""
        try:
            template = self.environment.get_template(name)
            context = template.new_context({**self.globals, **values}, shared=True)
            return {key: _markup(template.blocks[key](context)) for key in wanted if key in template.blocks}
        except Exception as error:
            raise broken(error, name) from error

    def has(self, name: str) -> bool:
        """Whether there is such a template."""
        return any((folder / name).is_file() for folder in self.folders)

    def unknown(self, name: str, known: Collection[str]) -> list[tuple[int, str]]:
        """The words a template uses that are not known, each with its line. Raises LetterError where it is no template."""
        try:
            tree = self.environment.parse(self.source(name), name)
            self.environment.compile(tree, name)
        except TemplateSyntaxError as error:
            raise broken(error, name) from error
        strange = meta.find_undeclared_variables(tree) - set(known)
        places = [(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in strange]
        return sorted(set(places))

    def used(self, name: str) -> frozenset[str]:
        """The words that a shipped template uses."""
        text = (self.folders[-1] / name).read_text(encoding="utf-8")
        return frozenset(meta.find_undeclared_variables(self.environment.parse(text, name)))

    def source(self, name: str) -> str:
        """The template as it was written."""
        return next((folder / name).read_text(encoding="utf-8") for folder in self.folders if (folder / name).is_file())


@lru_cache(maxsize=4)
def ready(folders: tuple[Path, ...]) -> Words:
    """The templates of some folders, compiled once a process; one that was changed is compiled again."""
    return Words(folders, cache())


def _markup(pieces: Iterable[str]) -> str:
    # Escaped where it was made, so the template that places it must not escape it again.
    return Markup(" ".join("".join(pieces).split()))  # noqa: S704


def broken(error: Exception, name: str) -> LetterError:
    """The error as one line: file, line, what is wrong, what to do."""
    if isinstance(error, LetterError):
        return error
    if isinstance(error, TemplateNotFound):
        return LetterError(f"{name}: there is no template {error.name}; `drafter templates check` lists what is needed")
    if isinstance(error, TemplateSyntaxError):
        return LetterError(f"{error.name or name}:{error.lineno}: {error.message}")
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    place = f"{'/'.join(Path(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}" if frames else name
    return LetterError(f"{place}: {error}; templates/README.md lists the words a template may use")


def cache() -> BytecodeCache | None:
    """Where compiled templates are kept: the user's own cache folder, readable by nobody else."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "drafter" / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.stat()
        mine = not hasattr(os, "getuid") or status.st_uid == os.getuid()
        return FileSystemBytecodeCache(str(folder)) if mine and not status.st_mode & 0o022 else None
    except (OSError, RuntimeError):  # no home, or not writable: compile each time
        return None


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def article(text: str) -> str:
    """The text with "a" or "an" before it."""
    return f"{'an' if text[:1].lower() in 'aeiou' else 'a'} {text}"


def listing(words: Iterable[str], last: str = "and") -> str:
    """Words in a row: "1, 2 and 3"."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def mentions(text: str, *words: str) -> bool:
    """Whether a text has one of some words, as a word of its own or the start of one."""
    low = text.lower()
    return any(_begins(low, word.lower()) for word in words)


def _begins(text: str, word: str) -> bool:
    """Whether a word of the text begins so; a plain search, since the text may be long."""
    at = text.find(word)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(word, at + 1)
    return at >= 0


def about(provision: str, *parents: str) -> bool:
    """Whether a provision is one of some, or part of one: "FOIA s.40(3)(a)" is about "FOIA s.40"."""
    return any(provision == parent or provision.startswith(f"{parent}(") for parent in parents)
