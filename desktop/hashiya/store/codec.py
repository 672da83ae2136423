"""Records to canonical JSON and back: for history, for comparing, for checksums; it knows no tables.

Two records are the same when their JSON is the same. An article's JSON names its text by digest:
texts are kept once, for ever, so history stays small and a removed article can come back.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any, Literal

import msgspec

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article, Direction, LabelValue, ParagraphDirection, Status
from hashiya.model.attribute import AttributeValue
from hashiya.model.edit import Edit, Record
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced

KINDS: dict[type[Record], str] = {
    Annotation: "annotation",
    Article: "article",
    Relation: "relation",
    Schema: "schema",
    Unplaced: "unplaced",
}
TYPES = {name: kind for kind, name in KINDS.items()}
PACKED_FROM = 2048
"""Bytes of JSON from which a list of edits is packed."""

ALONE = b"+"
"""What a value begins with whose edits may be applied and taken back without those of its neighbours."""

Coded = tuple[type[Record], bytes | None, bytes | None]
"""An edit as JSON: the kind of its record, before and after."""
MOST_UNPACKED = 512 * 1024 * 1024
"""Bytes of one list of edits: a file made to fill the memory ends there."""

_NOTHING = b"null"
_HEADS = {kind: b'["%s",' % name.encode("ascii") for kind, name in KINDS.items()}
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode_annotation = msgspec.json.Decoder(Annotation).decode
_decode_relation = msgspec.json.Decoder(Relation).decode
_decode_unplaced = msgspec.json.Decoder(Unplaced).decode
_decode_schema = msgspec.json.Decoder(Schema).decode
_decode_edits = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]]).decode
_decode_annotations = msgspec.json.Decoder(
    list[tuple[Literal["annotation"], Annotation | None, Annotation | None]]
).decode
_decode_value = msgspec.json.Decoder(str | bool | int | float | tuple[str, ...]).decode
_decode_directions = msgspec.json.Decoder(dict[int, ParagraphDirection]).decode
_decode_bookmarks = msgspec.json.Decoder(tuple[int, ...]).decode
_decode_labels = msgspec.json.Decoder(dict[str, str | tuple[str, ...]]).decode


class _ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An article as history keeps it: everything but the text, which ``digest`` names.

    ``directions``, ``note`` and ``bookmarks`` are left out where there are none: so records of earlier
    versions keep their bytes.
    """

    id: str
    name: str
    title: str
    digest: str
    sha256: str
    encoding: str
    language: str
    direction: Direction
    directions: dict[str, ParagraphDirection] | msgspec.UnsetType = msgspec.UNSET
    source: str = ""
    url: str = ""
    author: str = ""
    published: str = ""
    labels: dict[str, str | tuple[str, ...]] = {}
    status: Status = "new"
    position: int = 0
    created: int = 0
    deleted: bool = False
    note: str | msgspec.UnsetType = msgspec.UNSET
    bookmarks: tuple[int, ...] | msgspec.UnsetType = msgspec.UNSET


_decode_article = msgspec.json.Decoder(_ArticleRecord).decode


def digest(text: str) -> bytes:
    """What a text is known by: SHA-256 of its UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).digest()


def canonical(record: Record) -> bytes:
    """The record's JSON: equal records, and only they, have equal bytes."""
    return encoder(type(record))(record)


def canonical_article(record: Article) -> bytes:
    return article(record, digest(record.text))


def encoder(kind: type[Record]) -> Callable[[Any], bytes]:
    """``canonical`` for records of one kind."""
    return canonical_article if kind is Article else _encode


def article(record: Article, text_digest: bytes) -> bytes:
    """``canonical`` of an article whose text's digest is known."""
    return _encode(
        _ArticleRecord(
            id=record.id,
            name=record.name,
            title=record.title,
            digest=text_digest.hex(),
            sha256=record.sha256,
            encoding=record.encoding,
            language=record.language,
            direction=record.direction,
            directions=_by_name(record.directions) or msgspec.UNSET,
            source=record.source,
            url=record.url,
            author=record.author,
            published=record.published,
            labels=dict(record.labels),
            status=record.status,
            position=record.position,
            created=record.created,
            deleted=record.deleted,
            note=record.note or msgspec.UNSET,
            bookmarks=record.bookmarks or msgspec.UNSET,
        )
    )


@lru_cache(maxsize=2)
def schema(data: bytes | str) -> Schema:
    """Every gesture asks for the label set anew: with its guideline it is a hundred thousand bytes."""
    return _decode_schema(data)


def unplaced(data: bytes | str) -> Unplaced:
    return _decode_unplaced(data)


checksum = zlib.crc32
"""What a row keeps of its record's JSON."""


@lru_cache(maxsize=4096, typed=True)
def value(raw: AttributeValue) -> str:
    """An attribute's value as its row holds it.

    Raises:
        ValueError: it is no value that could be read again.
    """
    stored = _encode(raw)
    if stored == _NOTHING:  # so are numbers written that are none
        raise ValueError("no value of an attribute")
    return stored.decode("utf-8")


@lru_cache(maxsize=4096)
def read_value(stored: str) -> AttributeValue:
    return _decode_value(stored)


def labels(raw: Mapping[str, LabelValue]) -> str:
    return _encode(dict(raw)).decode("utf-8")


def read_labels(stored: str) -> dict[str, LabelValue]:
    return _decode_labels(stored) if stored != "{}" else {}


def directions(raw: Mapping[int, ParagraphDirection]) -> str:
    return _encode(_by_name(raw)).decode("utf-8") if raw else "{}"


def _by_name(raw: Mapping[int, ParagraphDirection]) -> dict[str, ParagraphDirection]:
    return {str(start): raw[start] for start in raw}


def read_directions(stored: str) -> dict[int, ParagraphDirection]:
    return _decode_directions(stored) if stored != "{}" else {}


def bookmarks(raw: tuple[int, ...]) -> str:
    return _encode(raw).decode("utf-8")


def read_bookmarks(stored: str) -> tuple[int, ...]:
    return _decode_bookmarks(stored) if stored != "[]" else ()


def pack(edits: Iterable[Coded], *, alone: bool = False) -> bytes:
    """Edits, already as JSON, as one value of a row; ``alone`` when it may be applied on its own."""
    items = [
        _HEADS[kind] + (before or _NOTHING) + b"," + (after or _NOTHING) + b"]"
        for kind, before, after in edits
    ]
    data = b"[" + b",".join(items) + b"]"
    packed = zlib.compress(data, 1) if alone or len(data) >= PACKED_FROM else data
    return ALONE + packed if alone else packed


def unpack(data: bytes, text_of: Callable[[bytes], str], article_id: str = "") -> list[Edit]:
    """The edits of one value; ``text_of`` gives the text of a digest.

    With an article's id only the edits that name it are made into records: they are few of many.
    """
    if not article_id:
        # most steps of thousands of edits are of annotations alone: those are read in one stroke
        with suppress(msgspec.ValidationError):
            return [Edit(old, new) for _, old, new in _decode_annotations(_plain(data))]
    name = article_id.encode("ascii")

    def read(kind: str, raw: bytes | None) -> Record | None:
        return None if raw is None else record(kind, raw, text_of)

    return [
        Edit(read(kind, old), read(kind, new))
        for kind, old, new in raw_edits(data)
        if name in (old or b"") or name in (new or b"")
    ]


def raw_edits(data: bytes) -> list[tuple[str, bytes | None, bytes | None]]:
    """The edits of one value as kind and JSON before and after.

    Raises:
        ValueError: it is no list of edits, or unpacks to more than any that we write.
    """
    try:
        edits = _decode_edits(_plain(data))
    except msgspec.MsgspecError as failure:
        raise ValueError("no list of edits") from failure
    return [(kind, _given(old), _given(new)) for kind, old, new in edits]


def record(kind: str, raw: bytes, text_of: Callable[[bytes], str]) -> Record:
    """The record of one JSON; ``text_of`` gives the text of a digest."""
    readers: dict[str, Callable[[Any], Record]] = {
        "annotation": _decode_annotation,
        "relation": _decode_relation,
        "schema": _decode_schema,
        "unplaced": _decode_unplaced,
        "article": lambda raw: _article(_decode_article(raw), text_of),
    }
    if kind not in readers:
        raise ValueError(f"no kind of record: {kind!r}")
    return readers[kind](raw)


def _given(raw: msgspec.Raw) -> bytes | None:
    data = bytes(raw)
    return None if data == _NOTHING else data


def _plain(data: bytes) -> bytes:
    return data if data.startswith(b"[") else _inflated(data.removeprefix(ALONE))


def _inflated(data: bytes) -> bytes:
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(data, MOST_UNPACKED)
    except zlib.error as failure:
        raise ValueError("no list of edits") from failure
    if stream.unconsumed_tail or not stream.eof:
        raise ValueError("edits cut short, or far too long")
    return plain


def _article(record: _ArticleRecord, text_of: Callable[[bytes], str]) -> Article:
    fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "digest"}
    given = record.directions
    turned = {} if isinstance(given, msgspec.UnsetType) else given
    fields["directions"] = {int(start): it for start, it in turned.items()}
    for name, nothing in (("note", ""), ("bookmarks", ())):
        if isinstance(fields[name], msgspec.UnsetType):
            fields[name] = nothing
    return Article(text=text_of(bytes.fromhex(record.digest)), **fields)
