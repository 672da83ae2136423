"""Records to canonical JSON and back: for history, for comparing, for checksums; it knows no tables.

Two records are the same when their JSON is the same. An article's JSON names its text by digest:
texts are kept once, for ever, so history stays small and a removed article can come back.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

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
PACKED_FROM = 2048
"""Bytes of JSON from which a list of edits is packed."""

ALONE = b"+"
"""What a value begins with whose edits may be applied and taken back without those of its neighbours."""

Coded = tuple[type[Record], bytes | None, bytes | None]
"""An edit as JSON: the kind of its record, before and after."""

_NOTHING = b"null"
_HEADS = {kind: b'["%s",' % name.encode("ascii") for kind, name in KINDS.items()}
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode_annotation = msgspec.json.Decoder(Annotation).decode
_decode_relation = msgspec.json.Decoder(Relation).decode
_decode_unplaced = msgspec.json.Decoder(Unplaced).decode
_decode_schema = msgspec.json.Decoder(Schema).decode
_decode_edits = msgspec.json.Decoder(list[tuple[str, msgspec.Raw, msgspec.Raw]]).decode
_decode_value = msgspec.json.Decoder(str | bool | int | float | tuple[str, ...]).decode
_decode_directions = msgspec.json.Decoder(dict[int, ParagraphDirection]).decode
_decode_labels = msgspec.json.Decoder(dict[str, str | tuple[str, ...]]).decode


class _ArticleRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An article as history keeps it: everything but the text, which ``digest`` names.

    ``directions`` is left out where no paragraph was turned: so records of version 1 keep their bytes.
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
        )
    )


def schema(data: bytes | str) -> Schema:
    return _decode_schema(data)


def unplaced(data: bytes | str) -> Unplaced:
    return _decode_unplaced(data)


checksum = zlib.crc32
"""What a row keeps of its record's JSON."""


@lru_cache(maxsize=4096, typed=True)
def value(raw: AttributeValue) -> str:
    """An attribute's value as its row holds it."""
    return _encode(raw).decode("utf-8")


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
    plain = data if data.startswith(b"[") else zlib.decompress(data.removeprefix(ALONE))
    readers: dict[str, Callable[[Any], Record]] = {
        "annotation": _decode_annotation,
        "relation": _decode_relation,
        "schema": _decode_schema,
        "unplaced": _decode_unplaced,
        "article": lambda raw: _article(_decode_article(raw), text_of),
    }

    def read(kind: str, raw: msgspec.Raw) -> Record | None:
        return None if bytes(raw) == _NOTHING else readers[kind](raw)

    name = article_id.encode("ascii")
    return [
        Edit(read(kind, old), read(kind, new))
        for kind, old, new in _decode_edits(plain)
        if name in bytes(old) or name in bytes(new)
    ]


def _article(record: _ArticleRecord, text_of: Callable[[bytes], str]) -> Article:
    fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "digest"}
    given = record.directions
    turned = {} if isinstance(given, msgspec.UnsetType) else given
    fields["directions"] = {int(start): it for start, it in turned.items()}
    return Article(text=text_of(bytes.fromhex(record.digest)), **fields)
