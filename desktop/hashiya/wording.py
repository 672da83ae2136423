"""The one catalogue of sentences: message id and values in, a sentence out; it decides nothing.

Messages lie in ``resources/translations/<language>/*.ftl`` (Project Fluent). Every inserted value
is isolated (FSI...PDI). Messages of plain text and of simple insertions are filled in here, the
others by ``fluent.runtime``, which is imported on first need: its import costs more than opening
the window (decision record 0008).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya import assets

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

FALLBACK = "en"
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he"})
FSI, PDI = "\u2068", "\u2069"

_ENTRY = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)
_HEAD = re.compile(r"(-?[a-zA-Z][\w-]*) *= ?")
_SIMPLE = re.compile(r"\{ *\$([a-zA-Z][\w-]*) *\}")
_COMMENT = re.compile(r"^#.*\n?", re.MULTILINE)

Value = str | int | float


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, Arabic first."""
    found = [it.name for it in (assets.resources() / "translations").iterdir() if it.is_dir()]
    return tuple(sorted(found, key=lambda code: (code != "ar", code)))


def isolate(text: str) -> str:
    """``text`` between FSI and PDI: for names shown outside a sentence of the catalogue."""
    return f"{FSI}{text}{PDI}"


class Wording:
    """Speaks one language; falls back on English, then on the message's id."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sources = {code: _sources(code) for code in (language, FALLBACK)}

    @property
    def rtl(self) -> bool:
        return self.language in RTL_LANGUAGES

    def has(self, message: str) -> bool:
        return any(message in sources for sources in self._sources.values())

    def say(self, message: str, **values: Value) -> str:
        """The sentence for ``message`` with its values put in, each isolated."""
        for code, sources in self._sources.items():
            source = sources.get(message)
            if source is not None:
                return _fill(code, message, source, values)
        return message

    def join(self, items: Iterable[str]) -> str:
        """A list of names as one phrase, each isolated."""
        comma = "، " if self.language in {"ar", "fa", "ur"} else ", "
        return comma.join(isolate(it) for it in items)


def messages(language: str) -> dict[str, str]:
    """Message id -> its Fluent source, for every message of that language."""
    return dict(_sources(language))


@cache
def _sources(language: str) -> dict[str, str]:
    sources: dict[str, str] = {}
    for file in sorted((assets.resources() / "translations" / language).glob("*.ftl")):
        sources.update(_entries(file))
    return sources


def _entries(file: Path) -> dict[str, str]:
    text = _COMMENT.sub("", file.read_text(encoding="utf-8"))
    entries: dict[str, str] = {}
    for chunk in _ENTRY.split(text):
        head = _HEAD.match(chunk)
        if head:
            entries[head[1]] = chunk[head.end() :].strip()
    return entries


def _fill(language: str, message: str, source: str, values: dict[str, Value]) -> str:
    plain = _SIMPLE.sub("", source)
    if "{" in plain or "\n" in source or any(isinstance(it, float) for it in values.values()):
        return _by_fluent(language, message, source, values)
    return _SIMPLE.sub(lambda it: _inserted(values, it[1]), source)


def _inserted(values: dict[str, Value], name: str) -> str:
    if name not in values:
        return isolate("{$" + name + "}")
    value = values[name]
    return isolate(f"{value:,}" if isinstance(value, int) else str(value))


def _by_fluent(language: str, message: str, source: str, values: dict[str, Value]) -> str:
    bundle = _bundle(language, message, source)
    pattern = bundle.get_message(message).value
    if pattern is None:
        return message
    sentence, _missing = bundle.format_pattern(pattern, values)
    return str(sentence)


@cache
def _bundle(language: str, message: str, source: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource  # slow to import: only when needed

    bundle = FluentBundle([language], use_isolating=True)
    indented = source.replace("\n", "\n    ")
    bundle.add_resource(FluentResource(f"{message} = {indented}\n"))
    return bundle
