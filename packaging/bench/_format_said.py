"""What files of a format say as plain values, and what others alone take for them: bare parsers, libraries."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import ZipFile

from hashiya.formats import deflating, extras
from hashiya.formats.format import Format
from hashiya.formats.parquet import parquet
from hashiya.formats.spacy import codec as docbin_codec
from hashiya.model.dataset import Dataset

Work = Callable[[], object]


def said(it: Format, files: Sequence[Path]) -> list[Any]:
    """The sentences of token files as lists of columns; of JSON its records; of DocBin its documents."""
    if it.id == "spacy":
        return [_document(doc) for file in files for doc in _documents(file)]
    found: list[Any] = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            found += map(json.loads, text.splitlines())
        elif file.suffix == ".json":
            found += json.loads(text)
        else:
            found += _sentences(text)
    return found


def _documents(file: Path) -> Iterator[object]:
    with file.open("rb") as stream:
        yield from docbin_codec.read(stream, file.stat().st_size)


def _document(doc: Any) -> dict[str, Any]:
    told = {name: value for name, value in doc._asdict().items() if name != "user_data"}
    return told | {"user_data": (doc.user_data or b"").decode("utf-8", "replace")}


def _sentences(text: str) -> list[list[list[str]]]:
    """Columns as they are divided there: by tabs, or by spaces where a line has no tab."""
    sentences: list[list[list[str]]] = [[]]
    for line in text.split("\n"):
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#"):
            sentences[-1].append(line.split("\t") if "\t" in line else line.split())
    return [it for it in sentences if it]


def bare_parser(it: Format, files: Sequence[Path]) -> Iterator[tuple[str, Work]]:
    """What takes the same files apart and makes nothing of it: no reader can be quicker."""
    if it.id in ("tei", "cas-xmi"):
        yield "expat alone", lambda: [_expat(file.read_bytes()) for file in files]
    elif it.id == "refi-qda":
        yield "zip and expat alone", lambda: _archive(files[0], ".qde")
    elif it.id in ("cas-json", "label-studio", "w3c"):
        yield "json.loads of its own files", lambda: [json.loads(it.read_bytes()) for it in files]
    elif it.id in ("doccano", "prodigy"):
        yield "json.loads of its own lines", lambda: _lines(files[0])
    elif it.id == "xlsx":
        yield "zip and expat alone", lambda: _archive(files[0], ".xml")
    elif it.id == "csv":
        yield "csv.reader alone", lambda: [_csv(file) for file in files[0].parent.glob("*.csv")]


def packing(it: Format, target: Path) -> Iterator[tuple[str, Work]]:
    """What packs the same parts and makes none of them: nothing that writes an archive can be quicker."""
    if it.id == "xlsx":
        with ZipFile(target) as archive:
            parts = [archive.read(name) for name in archive.namelist()]
        yield "packing alone", lambda: [len(deflating.packer().compress(it)) for it in parts]


def _expat(data: bytes) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = _nothing
    parser.Parse(data, True)  # noqa: FBT003 - expat takes it by place only


def _nothing(*_: object) -> None:
    pass


def _archive(file: Path, suffix: str) -> None:
    with ZipFile(file) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith(suffix):
                _expat(data)


def _lines(file: Path) -> None:
    with file.open("rb") as stream:
        for line in stream:
            json.loads(line)


def _csv(file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for _ in csv.reader(stream):
            pass


def library(
    it: Format, way: str, dataset: Dataset, files: Sequence[Path]
) -> tuple[str, Work] | None:
    """The name of the library that does a part, and its part alone; None where all of it is ours."""
    if it.id == "parquet":
        arrow, module = extras.module("pyarrow"), extras.module("pyarrow.parquet")
        if way == "read":
            return "pyarrow", lambda: _rows(module, files[0])
        ready = list(parquet.portions(dataset))
        return "pyarrow", lambda: _tables(arrow, module, ready)
    return None


def _rows(module: Any, file: Path) -> None:
    for batch in module.ParquetFile(file).iter_batches(batch_size=64):
        batch.to_pylist()


def _tables(arrow: Any, module: Any, ready: Sequence[list[dict[str, Any]]]) -> None:
    sink = arrow.BufferOutputStream()
    columns = parquet.columns_of(arrow)
    with module.ParquetWriter(sink, columns, compression="zstd") as writer:
        for rows in ready:
            writer.write_table(arrow.Table.from_pylist(rows, schema=columns))
