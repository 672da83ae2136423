"""What a record says of a mark or a relation besides its place and label: words and numbers, made attributes; opens no file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, cast

from hashiya.formats.corpus.places import folded, plain
from hashiya.formats.draft import Draft

_HOLDERS = frozenset(
    ["attributes", "infons", "features", "properties", "metadata", "meta", "extra"]
)
"""Entries in which more of them stand."""
_KEPT_ELSEWHERE = frozenset(
    [
        "uuid", "tagid", "labelid", "taggedtokenid", "createdat", "updatedat", "created", "updated", "color", "colour",
        "hash", "inputhash", "taskhash", "tokenstart", "tokenend", "tokenids",
    ]
)  # fmt: skip
"""What programs note for themselves; numbers of tokens only repeat a place."""
_TOKENS = ("tokenstart", "tokenend")
_MOST_TOKENS = 1000
"""Of longer marks only the first and the last token are known: what a file says costs no memory."""
_NORMAL = ("dbname", "resourcename", "db", "resource"), ("dbid", "cuid", "refid", "id")

Known = Callable[[str, Any], bool]


def attributes(item: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """By their names; ``known`` tells of a folded name and its value that it has another meaning."""
    return {name: value for _, name, value in _said(item, known)}


def unsaid(item: Mapping[str, Any], known: Known) -> list[str]:
    """Names of what is neither known nor an attribute, and not empty."""
    said = {key for key, _, _ in _said(item, known)}
    return [
        key
        for key, value in item.items()
        if key not in said
        and value not in (None, "", [], {})
        and plain(key) not in _TOKENS
        and not known(plain(key), value)
    ]


def tell(draft: Draft, names: Iterable[str], owner: str) -> None:
    """What of a mark or a relation is said in a way that no attribute has."""
    for key in names:
        draft.lose("formats-bad-attribute", key=key[:80], owner=owner[:80])


def others(item: Mapping[str, Any], known: Collection[str]) -> list[str]:
    """Names of all that is none of these folded ones, and not empty."""
    empty: tuple[Any, ...] = (None, "", [], {})
    return [key for key, value in item.items() if plain(key) not in known and value not in empty]


def tokens(item: Mapping[str, Any]) -> tuple[int, ...]:
    """The numbers of its tokens, as annotators of tokens name a mark."""
    of = folded(item)
    found = tuple(it for key in _TOKENS if type(it := of.get(key)) is int)
    if len(found) == 2 and found[1] - found[0] <= _MOST_TOKENS:
        return tuple(range(found[0], found[1] + 1))
    return found


def _said(item: Mapping[str, Any], known: Known) -> Iterator[tuple[str, str, Any]]:
    for key, value in item.items():
        name = plain(key)
        if name in _KEPT_ELSEWHERE or known(name, value):
            continue
        if name in _HOLDERS and isinstance(value, dict):
            inner = {it: _plain(of) for it, of in cast("dict[str, Any]", value).items()}
            for it, of in inner.items():
                if of is not None and not known(plain(it), of):
                    yield key, it, of
        elif (of := _plain(value)) is not None:
            yield key, key, of


def _plain(value: Any) -> Any:
    """A value of an attribute; ``None``: it is none."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, bool | int | float):
        return value
    items = cast("list[Any]", value) if isinstance(value, list) else []
    if items and all(isinstance(it, str | int | float) for it in items):
        return tuple(map(str, items))
    if items and all(isinstance(it, dict) for it in items):
        linked = [_linked(folded(it)) for it in items]
        return tuple(linked) if all(linked) else None
    return None


def _linked(of: Mapping[str, Any]) -> str:
    """An entry of a knowledge base: ``base:id``."""
    base, own = (
        next((str(of[key]) for key in keys if isinstance(of.get(key), str | int)), "")
        for keys in _NORMAL
    )
    return f"{base}:{own}" if base and own else ""
