"""What an export gave: counts, digests, losses; as a value, and as ``export.json`` in a folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from hashiya.agreement.pairs import Agreement, Counts, Pair
from hashiya.commands.safe_writing import files_in
from hashiya.formats import own_export
from hashiya.formats.format import Format
from hashiya.formats.losses import LossReport
from hashiya.model.schema import Schema

FILE = own_export.FILE
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """``digest`` is the SHA-256 of the file; of a folder, that of its files' names and digests.

    ``files`` and ``bytes`` are all that lies there, ``export.json`` too, which ``digest`` leaves out.
    ``spans`` and ``relations`` count what was written. ``pairs`` tell how far each two annotators agree on
    what was chosen, also where the format leaves some of it out. ``bare_parts`` got none of the annotations, and
    ``unwritten_parts`` have articles and no file, which would be empty.
    """

    path: Path
    format: str
    schema: str
    schema_version: int
    files: int
    bytes: int
    digest: str
    losses: LossReport
    pairs: tuple[Pair, ...] = ()
    is_folder: bool = False
    bare_parts: tuple[str, ...] = ()
    unwritten_parts: tuple[str, ...] = ()
    without_file: int = 0
    """Articles of parts that got no file."""

    @property
    def articles(self) -> int:
        """Those that lie in a file."""
        return self.losses.articles - self.without_file

    @property
    def spans(self) -> int:
        return self.losses.spans_written

    @property
    def relations(self) -> int:
        return self.losses.relations_written


class Counted(NamedTuple):
    """What was counted while the articles passed by."""

    report: LossReport
    agreement: Agreement
    without_file: int = 0


def for_file(
    chosen: Format,
    target: Path,
    written: Path,
    schema: Schema,
    counted: Counted,
) -> Receipt:
    return Receipt(
        path=target,
        format=chosen.id,
        schema=schema.id,
        schema_version=schema.version,
        files=1,
        bytes=written.stat().st_size,
        digest=digest_of(written),
        losses=counted.report,
        pairs=counted.agreement.pairs(),
    )


def for_folder(
    chosen: Format,
    target: Path,
    written: Path,
    schema: Schema,
    counted: Counted,
    more: Mapping[str, Any] | None = None,
) -> Receipt:
    """The receipt, which also lies in the folder: so a later export knows its own files.

    ``more`` is added to what lies there.
    """
    room = memoryview(bytearray(_CHUNK))
    files = [_File(it, *_size_and_digest(written / it, room)) for it in files_in(written)]
    receipt = Receipt(
        path=target,
        format=chosen.id,
        schema=schema.id,
        schema_version=schema.version,
        files=len(files),
        bytes=sum(it.bytes for it in files),
        digest=own_export.digest_of((it.name, it.sha256) for it in files),
        losses=counted.report,
        pairs=counted.agreement.pairs(),
        is_folder=True,
        without_file=counted.without_file,
    )
    told = _row(receipt) | dict(more or {}) | {"files": files}
    paper = own_export.written(told)
    (written / FILE).write_bytes(paper)
    return replace(receipt, files=receipt.files + 1, bytes=receipt.bytes + len(paper))


class _File(msgspec.Struct):
    name: str
    bytes: int
    sha256: str


def _row(receipt: Receipt) -> dict[str, Any]:
    return {
        "program": "hashiya",
        "format": receipt.format,
        "schema": {"id": receipt.schema, "version": receipt.schema_version},
        "articles": receipt.articles,
        "spans": receipt.spans,
        "relations": receipt.relations,
        "digest": receipt.digest,
        "losses": [
            {"kind": it.kind, "label": it.label, "count": it.count, "changed": it.changed}
            for it in receipt.losses.losses
        ],
        "agreement": agreement_value(receipt.pairs),
    }


def agreement_value(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """For programs: every pair of annotators who met, in all and by label."""
    return [
        {
            "annotators": [it.one, it.other],
            "articles": it.articles,
            **_measures(it.counts),
            "labels": [
                {"layer": layer, "label": label, **_measures(counts)}
                for (layer, label), counts in sorted(it.kinds.items())
            ],
        }
        for it in pairs
    ]


def _measures(counts: Counts) -> dict[str, Any]:
    return {
        "annotations": [counts.one, counts.other],
        "exact": counts.exact,
        "overlap": counts.overlap,
        "f1_exact": round(counts.f1_exact, 6),
        "f1_overlap": round(counts.f1_overlap, 6),
    }


def digests_in(folder: Path) -> dict[str, set[str]]:
    """By name, the digests of the files as an earlier export wrote them; empty when none did."""
    try:
        return own_export.digests_in((folder / FILE).read_bytes())
    except OSError:
        return {}


def is_ours(folder: Path) -> set[str]:
    """Names of the files in a folder that an earlier export wrote there; empty when none did."""
    try:
        return set(own_export.names_in((folder / FILE).read_bytes()))
    except OSError:
        return set()


def is_as_written(folder: Path) -> bool:
    """Whether the receipt in it is, to the letter, what an export wrote."""
    try:
        return own_export.is_as_written((folder / FILE).read_bytes())
    except OSError:
        return False


def digest_of(path: Path) -> str:
    return _size_and_digest(path, memoryview(bytearray(_CHUNK)))[1]


def _size_and_digest(path: Path, room: memoryview) -> tuple[int, str]:
    """Read into ``room``, the same for many files: to find some for each takes as long as to read it."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as stream:
        while count := stream.readinto(room):
            digest.update(room[:count])
            size += count
    return size, digest.hexdigest()
