"""Tables: every fact in a cell, no cell a formula, and the guard can be taken off again."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit
from formats.datasets import described
from hypothesis import given
from hypothesis import strategies as st

from hashiya import formats
from hashiya.formats.format import WriteOptions
from hashiya.formats.tables import cells, csv_tables
from hashiya.model.dataset import Dataset


def table(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, strict=True))
    assert all(len(it) == len(rows[0]) for it in rows)
    assert len(set(rows[0])) == len(rows[0])
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    return [dict(zip(rows[0], map(unguarded, row), strict=True)) for row in rows[1:]]


def unguarded(cell: str) -> str:
    """As somebody would who reads the README."""
    return cell.removeprefix("'")


@given(st.text())
def test_the_guard_can_be_taken_off(cell: str) -> None:
    kept = cells.guarded(cell)
    assert isinstance(kept, str)
    assert unguarded(kept) == cells.unguarded(kept) == cell
    assert not kept.startswith(tuple("=+-@\t\r"))


@given(described)
def test_tables_hold_every_span_relation_and_fact(tmp_path_factory, dataset: Dataset) -> None:
    folder: Path = tmp_path_factory.mktemp("csv")
    csv_tables.write(dataset, folder, WriteOptions())
    spans = [it for doc in dataset for it in doc.annotations]
    found = table(folder / "spans.csv")
    assert [
        (it["id"], it["layer"], it["label"], int(it["start"]), int(it["end"]), it["text"])
        for it in found
    ] == [(it.id, it.layer, it.label, it.start, it.end, it.quote) for it in spans]
    for row, it in zip(found, spans, strict=True):
        for name, value in it.attributes.items():
            said = {True: "true", False: "false"}.get(value, value)
            assert row[name] == said
    arrows = [it for doc in dataset for it in doc.relations]
    assert [(it["id"], it["from"], it["to"]) for it in table(folder / "relations.csv")] == [
        (it.id, it.from_id, it.to_id) for it in arrows
    ]
    facts = [
        "title",
        "source",
        "url",
        "author",
        "published",
        "status",
        "language",
        "direction",
        "encoding",
        "sha256",
    ]
    assert [[it[name] for name in facts] for it in table(folder / "documents.csv")] == [
        [getattr(doc.article, name) for name in facts] for doc in dataset
    ]


def test_the_context_stands_beside_the_span(tmp_path: Path) -> None:
    sources = gold.articles()
    csv_tables.write(Dataset(schema=gold.schema(), articles=sources), tmp_path, WriteOptions())
    texts = {it.article.name: it.article.text for it in sources}
    found = table(tmp_path / "spans.csv")
    assert len(found) == 297
    for row in found:
        whole = row["context_before"] + row["text"] + row["context_after"]
        assert whole in texts[row["doc"]]
    assert len(table(tmp_path / "relations.csv")) == 161


@pytest.mark.parametrize("name", ["text", "doc", "created"])
def test_an_attribute_named_like_a_column_is_told_apart(tmp_path: Path, name: str) -> None:
    source = gold.articles()[0]
    odd = replace(source.annotations[0], attributes={name: "x"})
    dataset = Dataset(
        schema=gold.schema(), articles=[replace(source, annotations=(odd,), relations=())]
    )
    csv_tables.write(dataset, tmp_path, WriteOptions())
    assert table(tmp_path / "spans.csv")[0][f"attribute_{name}"] == "x"


ALIKE: list[dict[str, str | bool | tuple[str, ...]]] = [
    {"role": "x", "wikidata": "y"},
    {"wikidata": "x", "role": "y"},
    {"role": "xy"},
    {"wikidata": "xy"},
    {"role": "true"},
    {"wikidata": True},
    {"role": ("x", "y")},
    {"role": "('x', 'y')"},
]
"""Attributes that say the same letters otherwise."""


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_reads_alike_under_other_names_keeps_its_own_columns(
    kind: str, tmp_path: Path
) -> None:
    """Rows that say the same are put together once: which they are must be told by names and kinds too."""
    annotated = next(iter(gold.articles()))
    some = annotated.annotations[: len(ALIKE)]
    marks = [replace(it, attributes=said) for it, said in zip(some, ALIKE, strict=True)]
    alone = replace(annotated, annotations=tuple(marks), relations=())
    dataset = Dataset(schema=gold.schema(), articles=[alone])
    it = formats.by_id(kind)
    (found,), _ = kit.read(it, kit.written(it, dataset, WriteOptions(), tmp_path))
    assert [dict(it.attributes) for it in found.spans] == [
        {name: "true" if value is True else value for name, value in it.items()} for it in ALIKE
    ]
