"""What the numbers of tags mean, as papers that lie beside a data set tell it; it reads no data set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from hashiya.formats.source import Source, head_of

CARD, MODEL = "README.md", "config.json"
_INFOS = ("dataset_info.json", "dataset_infos.json")
_LONGEST = 1 << 20
_COLUMN = re.compile(r"-?\s*name:\s*(\S+)")
_NAME = re.compile(r"""['"]?(\d{1,5})['"]?:\s+(.+)""")

Names = dict[str, tuple[str, ...]]


def beside(source: Source) -> Names:
    """By the name of a column the names of its numbers; those under the empty name are of whichever column."""
    found: Names = {}
    for name in _INFOS:
        found |= {column: it for column, it in _features(_json(source, name)) if it}
    for column, it in _in_card(_text(source, CARD)):
        found.setdefault(column, it)
    model = _json(source, MODEL)
    if not found and isinstance(model, dict) and (it := _numbered(model.get("id2label"))):
        found[""] = it
    return found


def _text(source: Source, name: str) -> str:
    try:
        other = source.with_name(name)
        return head_of(other, _LONGEST).decode("utf-8", "replace") if other.is_file() else ""
    except OSError:
        return ""


def _json(source: Source, name: str) -> Any:
    try:
        return msgspec.json.decode(_text(source, name) or "null")
    except (msgspec.MsgspecError, RecursionError):
        return None


def _features(told: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of what the library ``datasets`` writes beside its data, for one configuration or several."""
    if not isinstance(told, dict):
        return
    whole = cast("dict[str, Any]", told)
    features = whole.get("features")
    if isinstance(features, dict):
        for column, it in cast("dict[str, Any]", features).items():
            yield column, _classes(it)
        return
    for it in whole.values():
        if isinstance(it, dict) and "features" in it:
            yield from _features(it)


def _classes(feature: Any) -> tuple[str, ...]:
    """The names of the classes of a column, or of what its lists hold."""
    while isinstance(feature, dict):
        of = cast("dict[str, Any]", feature)
        names = of.get("names")
        if isinstance(names, list) and all(isinstance(it, str) for it in cast("list[Any]", names)):
            return tuple(cast("list[str]", names))
        feature = of.get("feature")
    return ()


def _numbered(told: Any) -> tuple[str, ...]:
    """Names by their numbers from 0 on, none left out."""
    if not isinstance(told, dict):
        return ()
    names = cast("Mapping[str, Any]", told)
    every = [names.get(str(it)) for it in range(len(names))]
    return tuple(it for it in every if isinstance(it, str)) if all(every) else ()


def _in_card(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of the front matter of a card: names stand numbered, each on its line, beneath their column."""
    front = text.split("\n---", 1)[0] if text.startswith("---") else ""
    column, names = "", dict[str, str]()
    for line in [*front.splitlines(), "- name: end"]:
        told = line.strip()
        if begun := _COLUMN.fullmatch(told):
            if column and names and (it := _numbered(names)):
                yield column, it
            column, names = _bare(begun[1]), {}
        elif numbered := _NAME.fullmatch(told):
            names[numbered[1]] = _bare(numbered[2])


def _bare(value: str) -> str:
    """A word of YAML, quoted in one way or the other or not at all."""
    if value[:1] == '"':
        try:
            return msgspec.json.decode(value, type=str)
        except msgspec.MsgspecError:
            return value.strip('"')
    return value[1:-1].replace("''", "'") if value[:1] == value[-1:] == "'" else value
