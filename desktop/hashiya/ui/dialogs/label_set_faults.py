"""What is wrong in a label set that is being edited: at which field, and in which words; it repairs nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hashiya.commands import doubting, label_sets
from hashiya.commands.redrafting import PARTS, Part, Record, code_of, rows
from hashiya.model.code import LONGEST_CODE, is_code, is_plain
from hashiya.model.errors import BadSchema
from hashiya.model.schema import Schema
from hashiya.text.confusable import lookalikes
from hashiya.ui.look import Look


@dataclass(frozen=True, slots=True)
class Wrong:
    """``field`` is the path of a field of the record, ``""`` where none is to blame."""

    part: str
    at: int
    field: str
    sentence: str


def wrongs(schema: Schema, before: Schema, look: Look) -> list[Wrong]:
    """Everything for which the set cannot be applied; names that look alike only where they are new."""
    found = [one for it in label_sets.faults(schema) for one in _placed(schema, it, look)]
    known = set(doubting.in_schema(before))
    for doubt in doubting.in_schema(schema):
        if doubt not in known:
            said = look.say(
                "labelset-wrong-alike", value=doubt.word, other=doubt.other, codes=doubt.codes
            )
            found += (Wrong(*place, said) for place in _where(schema, doubt.word))
    return found


def wrong_code(schema: Schema, part: Part, at: int, code: str, look: Look) -> str:
    """Why that cannot be the code of the record; empty when it can."""
    others = [code_of(it) for k, it in enumerate(rows(schema, part)) if k != at]
    if part == "attribute":
        mine = schema.attributes[at]
        others = [
            it.name for k, it in enumerate(schema.attributes) if k != at and it.layer == mine.layer
        ]
    if not is_code(code):
        return wrong_word(code, look)
    if code in others:
        return look.say("labelset-wrong-taken", value=code, other=code)
    doubts = lookalikes([code], others)
    if doubts:
        it = doubts[0]
        return look.say("labelset-wrong-alike", value=it.word, other=it.other, codes=it.codes)
    return ""


def wrong_word(word: str, look: Look) -> str:
    """Why that can be neither a code nor a name."""
    if not word.strip():
        return look.say("labelset-wrong-empty")
    if not is_plain(word):
        hidden = dict.fromkeys(it for it in word if unicodedata.category(it)[0] == "C")
        codes = " ".join(f"U+{ord(it):04X}" for it in hidden)
        return look.say("labelset-wrong-hidden", codes=codes)
    if len(word) > LONGEST_CODE:
        return look.say("labelset-wrong-long", most=LONGEST_CODE)
    return look.say("labelset-wrong-edges")


def _placed(schema: Schema, it: BadSchema, look: Look) -> Iterator[Wrong]:
    values: dict[str, Any] = it.values
    kind = it.message
    if kind == "error-label":
        for part, at, field in _where(schema, str(values["label"])):
            yield Wrong(part, at, field, wrong_word(str(values["label"]), look))
        return
    part = str(values.get("part", "set"))
    at, field = _at(schema, part, values), str(values.get("field", ""))
    if part == "choice":
        part, at, field = *_owner(schema, str(values.get("item", ""))), "choices"
    if kind == "error-labels-double":
        other = str(values["other"])
        said = look.say("labelset-wrong-taken", value=str(values["value"]), other=other)
        if part != "choice" and field != "choices" and other != str(values["item"]):
            mine = look.say(
                "labelset-wrong-taken", value=str(values["value"]), other=str(values["item"])
            )
            yield Wrong(part, _named(schema, part, other), _path(part, field), mine)
    elif kind == "error-labels-field":
        shown, choices = str(values["found"]), str(values.get("choices", ""))
        said = look.say("labelset-wrong-value", value=shown, choices=choices)
    elif kind == "error-labels-reference":
        said = look.say("labelset-wrong-nothing", value=str(values["value"]))
    elif kind == "error-labels-hidden":
        said = look.say("labelset-wrong-hidden", codes=str(values["codes"]))
    elif kind == "error-labels-cycle":
        part, field, said = "label", "parent", look.say("labelset-wrong-cycle")
        at = _named(schema, "label", str(values["item"]))
    else:
        said = look.say("labelset-wrong-empty")
    yield Wrong(part, at, _path(part, field), said)


def _path(part: str, field: str) -> str:
    return "code" if part == "attribute" and field == "name" else field


def _at(schema: Schema, part: str, values: dict[str, Any]) -> int:
    number = int(values.get("number", 0) or 0)
    if number:
        return number - 1
    return _named(schema, part, str(values.get("item", "")))


def _named(schema: Schema, part: str, code: str) -> int:
    """The last record of that code: it is the one that came later."""
    for it in PARTS:
        if it == part:
            found = [k for k, one in enumerate(rows(schema, it)) if code_of(one).startswith(code)]
            exact = [k for k in found if code_of(rows(schema, it)[k]) == code]
            return (exact or found or [0])[-1]
    return 0


def _owner(schema: Schema, item: str) -> tuple[str, int]:
    """Whose values those are, by its own code or by the code of one of them."""
    for part in ("attribute", "document"):
        for at, it in enumerate(rows(schema, part)):
            choices = getattr(it, "choices", ())
            if code_of(it) == item or any(one.code == item for one in choices):
                return part, at
    return "attribute", 0


def _where(schema: Schema, word: str) -> list[tuple[str, int, str]]:
    """The last field that holds that word, as a code or a name."""
    found: list[tuple[str, int, str]] = []
    for part in PARTS:
        for at, it in enumerate(rows(schema, part)):
            found += ((part, at, field) for field, text in _words(it) if _same(text, word))
    if not found:
        named = ((f"names.{code}", text) for code, text in schema.names.items())
        found = [("set", 0, field) for field, text in named if _same(text, word)]
    return found[-1:] or [("set", 0, "id")]


def _same(text: str, word: str) -> bool:
    return text == word or (len(word) >= 60 and text.startswith(word))  # faults show 60 signs


def _words(it: Record) -> Iterator[tuple[str, str]]:
    yield "code", code_of(it)
    for language, text in it.names.items():
        yield f"names.{language}", text
    short = getattr(it, "short", "")
    if short:
        yield "short", short
    for choice in getattr(it, "choices", ()):
        yield "choices", choice.code
        for text in choice.names.values():
            yield "choices", text
