"""What an export gave: counts, digests, losses; as a value, and as ``export.json`` in a folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

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

    ``spans`` and ``relations`` count what was written.
    """

    path: Path
    format: str
    schema: str
    schema_version: int
    files: int
    bytes: int
    digest: str
    losses: LossReport

    @property
    def articles(self) -> int:
        return self.losses.articles

    @property
    def spans(self) -> int:
        return self.losses.spans_written

    @property
    def relations(self) -> int:
        return self.losses.relations_written


def for_file(
    chosen: Format, target: Path, written: Path, schema: Schema, report: LossReport
) -> Receipt:
    return Receipt(
        path=target,
        format=chosen.id,
        schema=schema.id,
        schema_version=schema.version,
        files=1,
        bytes=written.stat().st_size,
        digest=digest_of(written),
        losses=report,
    )


def for_folder(
    chosen: Format,
    target: Path,
    written: Path,
    schema: Schema,
    report: LossReport,
    more: Mapping[str, Any] | None = None,
) -> Receipt:
    """The receipt, which also lies in the folder: so a later export knows its own files.

    ``more`` is added to what lies there.
    """
    files = [
        {
            "name": it.relative_to(written).as_posix(),
            "bytes": it.stat().st_size,
            "sha256": digest_of(it),
        }
        for it in files_in(written)
    ]
    names = "".join(f"{it['sha256']}  {it['name']}\n" for it in files)
    receipt = Receipt(
        path=target,
        format=chosen.id,
        schema=schema.id,
        schema_version=schema.version,
        files=len(files),
        bytes=sum(cast("int", it["bytes"]) for it in files),
        digest=hashlib.sha256(names.encode("utf-8")).hexdigest(),
        losses=report,
    )
    text = json.dumps(
        _row(receipt) | dict(more or {}) | {"files": files}, ensure_ascii=False, indent=2
    )
    (written / FILE).write_text(text + "\n", encoding="utf-8", newline="\n")
    return receipt


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
    }


def digests_in(folder: Path) -> dict[str, str]:
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


def digest_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
