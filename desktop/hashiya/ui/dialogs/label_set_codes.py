"""A code made of an English name, for what is new and has no code that somebody chose; it changes no used one."""

from __future__ import annotations

import re
from dataclasses import replace

from hashiya.commands import redrafting
from hashiya.commands.redrafting import Part, Record, code_of, rows
from hashiya.commands.reshaping import Draft
from hashiya.model.attribute import AttributeType, Choice
from hashiya.model.schema import Schema

FIRST: dict[Part, str] = {
    "label": "NEW",
    "attribute": "attribute",
    "relation": "relation",
    "document": "topic",
    "layer": "layer",
}
"""What a new record is called until it has a name."""
FIRST_VALUE = "value"
_MOST = 40
_WORD = re.compile(r"[A-Za-z0-9]+")
_NUMBER = re.compile(r"\d*$")


def code_from(name: str, *, capitals: bool = False) -> str:
    """``Tone of voice`` → ``tone_of_voice``; nothing where there is no Latin letter or digit."""
    made = "_".join(_WORD.findall(name))[:_MOST].strip("_")
    return made.upper() if capitals else made.lower()


def following(draft: Draft, before: Schema, part: Part, at: int, name: str) -> Draft:
    """The draft in which the record has the code of the English name that it is about to get.

    It stays as it is where the project knows the code, where somebody chose it or where others name it.
    """
    record = rows(draft.schema, part)[at]
    made = code_from(name, capitals=part == "label")
    old = code_of(record)
    known = {code_of(it) for it in rows(before, part)}
    if not made or old in known or not _unchosen(part, record) or _named(draft.schema, part, old):
        return draft
    if made == _bare(old) or made == old:
        return draft
    code = redrafting.free_code(draft.schema, part, made)
    field = "name" if isinstance(record, AttributeType) else "code"
    return redrafting.put(draft, part, at, replace(record, **{field: code}))


def value_code(some: tuple[Choice, ...], at: int, name: str) -> str:
    """The code of a new value after its English name; its present one where somebody chose that."""
    now = some[at].code
    made = code_from(name)
    if not made or not re.fullmatch(rf"{FIRST_VALUE}\d+", now):
        return now
    taken, code, number = {it.code for it in some}, made, 2
    while code in taken:
        code, number = f"{made}{number}", number + 1
    return code


def _unchosen(part: Part, record: Record) -> bool:
    """Whether the code is the first one, or the one that follows from the name it has."""
    code = _bare(code_of(record))
    said = code_from(record.names.get("en", ""), capitals=part == "label")
    return code == FIRST[part] or (bool(said) and code == _bare(said))


def _bare(code: str) -> str:
    return _NUMBER.sub("", code)


def _named(schema: Schema, part: Part, code: str) -> bool:
    """Whether another record says that code."""
    if part == "layer":
        parts = (*schema.labels, *schema.attributes)
        return any(it.layer == code for it in parts)
    if part != "label":
        return False
    ends = any(code in (*it.domain, *it.range) for it in schema.relations)
    has = any(code in it.labels for it in schema.attributes)
    return ends or has or any(it.parent == code for it in schema.labels)
