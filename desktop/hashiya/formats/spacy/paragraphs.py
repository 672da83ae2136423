"""spaCy's corpus of version 2, in paragraphs, sentences and tagged tokens, as a text with its entities; it opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from hashiya.formats.tokens.tag_schemes import Doubt, reading

_Row = Mapping[str, Any]
_Mark = tuple[int, int, str]
_APART = "\n\n"


def is_corpus(value: Any) -> bool:
    """Whether its paragraphs hold sentences of tokens, or raw texts."""
    found = _rows(_of(value, "paragraphs"))
    return bool(found) and any(isinstance(found[0].get(it), kind) for it, kind in _HOLDS)


def as_document(value: _Row) -> _Row:
    """The same as a document with ``text``, ``entities`` and ``cats``; all else stays beside them."""
    parts: list[str] = []
    entities: list[Any] = []
    cats: dict[str, Any] = {}
    at = 0
    for paragraph in _rows(value.get("paragraphs")):
        text, marks, odd = _paragraph(paragraph)
        entities += [[at + start, at + end, label] for start, end, label in marks]
        entities += odd
        for it in _rows(paragraph.get("cats")):
            cats[str(it.get("label", ""))] = it.get("value")
        parts.append(text)
        at += len(text) + len(_APART)
    rest = {name: it for name, it in value.items() if name != "paragraphs"}
    return {**rest, "text": _APART.join(parts), "entities": entities, "cats": cats}


def _paragraph(of: _Row) -> tuple[str, list[_Mark], list[Any]]:
    """Its text, its marks, and what is none though it stands among them."""
    sentences = [_rows(it.get("tokens")) for it in _rows(of.get("sentences"))]
    words = [str(it.get("orth", "")) for tokens in sentences for it in tokens]
    raw = of.get("raw")
    places = _found(raw, words) if isinstance(raw, str) else None
    if isinstance(raw, str) and (places or not words):
        text = raw
    else:
        text, places = " ".join(words), _joined(words)
    marks = list(_tagged(sentences, places or []))
    odd: list[Any] = []
    for it in _listed(of.get("entities")):
        one = tuple(cast("list[Any]", it)[:3]) if isinstance(it, list) else ()
        if tuple(map(type, one)) != (int, int, str):
            odd.append(it)
        elif one not in marks:
            marks.append(cast("_Mark", one))
    return text, marks, odd


def _tagged(
    sentences: Sequence[Sequence[_Row]], places: Sequence[tuple[int, int]]
) -> Iterator[_Mark]:
    first = 0
    for tokens in sentences:
        tags = [str(it.get("ner") or "O") for it in tokens]
        for it in reading([("O" if tag == "-" else tag) for tag in tags], "bioes"):
            if not isinstance(it, Doubt):
                yield places[first + it.first][0], places[first + it.end - 1][1], it.label
        first += len(tokens)


def _found(raw: str, words: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the words stand in the text, one after the other; ``None``: they are not all there."""
    places: list[tuple[int, int]] = []
    at = 0
    for word in words:
        start = raw.find(word, at)
        if start < 0:
            return None
        at = start + len(word)
        places.append((start, at))
    return places


def _joined(words: Sequence[str]) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    at = 0
    for word in words:
        places.append((at, at + len(word)))
        at += len(word) + 1
    return places


def _of(value: Any, name: str) -> Any:
    return cast("_Row", value).get(name) if isinstance(value, dict) else None


def _listed(value: Any) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _rows(value: Any) -> list[_Row]:
    return [cast("_Row", it) for it in _listed(value) if isinstance(it, dict)]


_HOLDS = (("sentences", list), ("raw", str))
