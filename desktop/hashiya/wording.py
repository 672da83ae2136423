"""The one catalogue of sentences: message id and values in, a sentence out; it decides nothing.

Messages lie in ``resources/translations/<language>/*.ftl`` (Project Fluent). Every inserted value
is isolated (FSI...PDI). Messages of plain text and of simple insertions are filled in here, the
others by ``fluent.runtime``, which is imported on first need: its import costs more than opening
the window (decision record 0008). A sentence that is missing, damaged, holds markup or does not ask for
the values that the English one asks for is said in English; nobody ever sees the id of a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hashiya import assets

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

FALLBACK = "en"
RTL_LANGUAGES = frozenset({"ar", "fa", "ur", "he"})
FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"
NO_WORDS = "…"
"""Where no catalogue has a sentence."""

_OPENING = "\u2066\u2067\u2068"
_SPELT = {
    code: f"⟨U+{code:04X}⟩"
    for code in (*range(32), *range(127, 160), 0x2028, 0x2029, *range(0x202A, 0x202F))
}
_SPELT_ISOLATES = {code: f"⟨U+{code:04X}⟩" for code in range(0x2066, 0x206A)}

_ENTRY = re.compile(r"^(?=-?[a-zA-Z][\w-]* *=)", re.MULTILINE)
_HEAD = re.compile(r"(-?[a-zA-Z][\w-]*) *= ?")
_SIMPLE = re.compile(r"\{ *\$([a-zA-Z][\w-]*) *\}")
_ISOLATED = re.compile(r"[\u2066-\u2068][^\u2066-\u2069]*\u2069")
_VARIABLE = re.compile(r"\$([a-zA-Z][\w-]*)")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z]+;|\ufffd")
_CHOICE = re.compile(r"\{[^{}]*->.*?\*\[\w+\] *([^\n]*)\n\s*\}", re.DOTALL)
_COMMENT = re.compile(r"^#.*\n?", re.MULTILINE)

Inserted = str | int | tuple[str | int, ...]
"""What a sentence is told of: a name, a number, or a list of either, which each language joins in its own way."""
Value = Inserted | float


def languages() -> tuple[str, ...]:
    """Codes of the languages that have a catalogue, Arabic first."""
    found = [it.name for it in (assets.resources() / "translations").iterdir() if it.is_dir()]
    return tuple(sorted(found, key=lambda code: (code != "ar", code)))


def isolate(text: str) -> str:
    """``text`` between FSI and PDI: for names shown outside a sentence of the catalogue."""
    return f"{FSI}{visible(text)}{PDI}"


_ISOLATING = dict.fromkeys(range(0x2066, 0x206A))


def bare(text: str) -> str:
    """``text`` without isolates: to ask which way it runs, for no rule looks into them."""
    return text.translate(_ISOLATING)


def visible(text: str) -> str:
    """``text`` with what could break its line, or turn the letters around it, spelt out: ``⟨U+202E⟩``.

    Isolates that are closed within it stay, for they reach no further.
    """
    if text.isprintable():  # also none of the controls of direction
        return text
    text = text.translate(_SPELT)
    return text if _balanced(text) else text.translate(_SPELT_ISOLATES)


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char in _OPENING) - (char == PDI)
        if depth < 0:
            return False
    return depth == 0


class Wording:
    """Speaks one language; what it cannot say is said in English, or in any language that has it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._sources = {code: _sources(code) for code in (language, FALLBACK)}

    @property
    def rtl(self) -> bool:
        return self.language in RTL_LANGUAGES

    @property
    def comma(self) -> str:
        """What stands between the members of a list, its space included: Hebrew has the Latin one."""
        return _comma(self.language)

    def has(self, message: str) -> bool:
        return any(message in sources for sources in self._sources.values())

    def say(self, message: str, **values: Value) -> str:
        """The sentence for ``message`` with its values put in, each isolated."""
        for code in self._spoken():
            source = _sources(code).get(message)
            if source is None or not _fits(code, message):
                continue
            with suppress(LookupError, ValueError, TypeError):  # no Fluent, however it looks
                try:
                    return _running(code, _fill(code, message, source, values))
                except (OSError, ImportError):  # nothing can be loaded any more: no plural rules
                    return _filled(code, _CHOICE.sub(r"\1", source), values)
        return NO_WORDS

    def _spoken(self) -> Iterator[str]:
        yield from self._sources
        yield from (it for it in languages() if it not in self._sources)

    def join(self, items: Iterable[str]) -> str:
        """A list of names as one phrase, each isolated."""
        return _joined(self.language, tuple(items))

    def row(self, items: Iterable[str]) -> str:
        """Names or figures beside each other, each isolated, in the order in which the language runs."""
        beside = " · ".join(isolate(it) for it in items)
        return RLM + beside if self.rtl else beside  # in isolates alone no rule finds a direction


def first_of(items: Sequence[str | int], most: int) -> tuple[str | int, ...]:
    """The beginning of a list, for a sentence; ``…`` is its last member where there are more than ``most``."""
    return (*items[:most], "…") if len(items) > most else tuple(items)


def _comma(language: str) -> str:
    return "، " if language in {"ar", "fa", "ur"} else ", "


def _joined(language: str, items: Sequence[str | int]) -> str:
    return _comma(language).join(isolate(_one(it)) for it in items)


def _one(value: str | float) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


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
    try:
        data = file.read_bytes().decode("utf-8", errors="replace")
    except OSError:
        return {}
    text = _COMMENT.sub("", data.replace("\r\n", "\n"))
    entries: dict[str, str] = {}
    for chunk in _ENTRY.split(text):
        head = _HEAD.match(chunk)
        if head:
            entries[head[1]] = chunk[head.end() :].strip()
    return entries


@cache
def _fits(language: str, message: str) -> bool:
    """Whether a sentence is whole, plain, and asks for what the English one asks for."""
    source = _sources(language)[message]
    english = _sources(FALLBACK).get(message, source)
    if not source or _MARKUP.search(source) or source.count("{") != source.count("}"):
        return False
    return set(_VARIABLE.findall(source)) == set(_VARIABLE.findall(english))


def _fill(language: str, message: str, source: str, values: dict[str, Value]) -> str:
    plain = _SIMPLE.sub("", source)
    if "{" in plain or "\n" in source or any(isinstance(it, float) for it in values.values()):
        return _by_fluent(language, message, source, values)
    return _filled(language, source, values)


def _running(language: str, sentence: str) -> str:
    """``sentence`` as its language runs: no rule looks into isolates, and there may be nothing else in it."""
    if language not in RTL_LANGUAGES or not sentence.startswith(FSI):
        return sentence
    outside = sentence
    while (less := _ISOLATED.sub("", outside)) != outside:
        outside = less
    return sentence if any(it.isalpha() for it in outside) else RLM + sentence


def _filled(language: str, source: str, values: dict[str, Value]) -> str:
    return _SIMPLE.sub(lambda it: _inserted(language, values, it[1]), source)


def _inserted(language: str, values: dict[str, Value], name: str) -> str:
    """A list stands in no isolate of its own: without a letter outside of its members none would run from the right."""
    if name not in values:
        return isolate("{$" + name + "}")
    value = values[name]
    return _joined(language, value) if isinstance(value, tuple) else isolate(_one(value))


def _by_fluent(language: str, message: str, source: str, values: dict[str, Value]) -> str:
    bundle = _bundle(language, message, source)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise LookupError(message)
    shown = {key: _for_fluent(language, it) for key, it in values.items()}
    sentence, problems = bundle.format_pattern(pattern, shown)
    if problems and set(_VARIABLE.findall(source)) <= set(values):
        raise LookupError(message)  # it asks for what no catalogue has
    return str(sentence)


def _for_fluent(language: str, value: Value) -> str | float:
    """As it can be put between isolates: a list says first which way it runs."""
    if isinstance(value, tuple):
        return (RLM if language in RTL_LANGUAGES else "") + _joined(language, value)
    return visible(value) if isinstance(value, str) else value


@cache
def _bundle(language: str, message: str, source: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource  # slow to import: only when needed

    bundle = FluentBundle([language], use_isolating=True)
    indented = source.replace("\n", "\n    ")
    bundle.add_resource(FluentResource(f"{message} = {indented}\n"))
    return bundle
