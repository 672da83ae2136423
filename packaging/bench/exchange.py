"""What going in and out costs: the own format written and read, text files imported, brat, CoNLL.

Export is held against a bare loop over the json module which writes the very same rows.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import tempfile
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from bench import Row, compare, measure
from hashiya import assets
from hashiya.commands import articles, datasets, projects
from hashiya.formats.jsonl import jsonl
from hashiya.workspace import Workspace

NAME = "exchange"
ARTICLES = 1_000
SPANS = 100
LABELS = ("PERS", "ORG", "GPE", "LOC", "DATE", "EVENT")


def run() -> list[Row]:
    with _folder() as folder:
        source = folder / "source.jsonl"
        _write_source(source)
        return [_reading_row(source), *_writing_rows(folder, source), _text_row(folder)]


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hashiya-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _seed() -> str:
    return sorted((assets.seeds() / "articles").glob("*.txt"))[0].read_text(encoding="utf-8")


def _write_source(path: Path) -> None:
    """Seed-sized articles with spans at chance places, some with attributes."""
    chance = random.Random(3)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in range(ARTICLES):
            text = f"{number}\n{_seed()}"
            spans = [_span(text, chance) for _ in range(SPANS)]
            row = {"name": f"{number:04}.txt", "text": text, "spans": spans}
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _span(text: str, chance: random.Random) -> dict[str, object]:
    start = chance.randrange(len(text) - 40)
    end = start + chance.randint(1, 40)
    return {
        "layer": "entity",
        "label": chance.choice(LABELS),
        "start": start,
        "end": end,
        "text": text[start:end],
        "attributes": {"mention": "NAM"} if chance.random() < 0.5 else {},
        "annotator": "bench",
    }


def _reading_row(source: Path) -> Row:
    def bare() -> None:
        with source.open("rb") as stream:
            for line in stream:
                json.loads(line)

    name = f"read {ARTICLES * SPANS:,} spans from the own format, checked"
    return compare(name, lambda: articles.read([source]), "json.loads", bare)


def _writing_rows(folder: Path, source: Path) -> list[Row]:
    with projects.create(folder / "p.hashiya", me="bench") as ws:
        articles.add(ws, articles.read([source]))
        return [
            _formatting_row(ws, folder),
            _whole_row(ws, folder),
            _other_row(ws, folder, "conll", "out.conll"),
            _other_row(ws, folder, "brat", "brat"),
        ]


def _formatting_row(ws: Workspace, folder: Path) -> Row:
    """The export with its checks, from articles that are read already, against bare json."""
    ready = list(datasets.choose(ws).articles)
    dataset = replace(datasets.choose(ws), articles=ready)
    name = f"export {ARTICLES * SPANS:,} spans to the own format"
    return compare(
        name,
        lambda: datasets.export(dataset, folder / "out.jsonl"),
        "json.dumps",
        _bare_loop(folder, [jsonl.row(it) for it in ready]),
        at_most=2,
    )


def _whole_row(ws: Workspace, folder: Path) -> Row:
    """The same with the reading of the project, against the bare sqlite3 module and json."""

    def bare() -> None:
        with closing(sqlite3.connect(f"file:{ws.path}?mode=ro", uri=True)) as db:
            _bare_loop(folder, _bare_rows(db))()

    return compare(
        "the same, read from the project file",
        lambda: datasets.export(datasets.choose(ws), folder / "whole.jsonl"),
        "sqlite3, json.dumps",
        bare,
        at_most=2,
    )


def _bare_rows(db: sqlite3.Connection) -> Iterator[dict[str, object]]:
    articles_sql = (
        "SELECT a.*, t.text FROM articles a JOIN texts t ON t.id = a.text_id ORDER BY a.id"
    )
    facts = db.execute(articles_sql)
    names = [it[0] for it in facts.description]
    for values in facts.fetchall():
        article = dict(zip(names, values, strict=True))
        attributes: dict[int, dict[str, object]] = {}
        for number, name, value in db.execute(_ATTRIBUTES, (article["id"],)):
            attributes.setdefault(number, {})[name] = json.loads(value)
        spans = []
        for row in db.execute(_SPANS, (article["id"],)):
            number, key, *rest = row
            span = dict(zip(_SPAN_KEYS, rest, strict=True))
            spans.append(
                {"id": str(uuid.UUID(bytes=key)), **span, "attributes": attributes.get(number, {})}
            )
        kept = {
            it: article[it] for it in ("name", "title", "text", "sha256", "language", "direction")
        }
        yield kept | {"labels": json.loads(article["labels"]), "spans": spans, "relations": []}


_SPAN_KEYS = ("layer", "label", "start", "end", "text", "annotator", "created")
_SPANS = """SELECT s.id, s.uid, l.layer, l.code, s.start, s.end, s.quote, n.name, s.created
  FROM spans s JOIN labels l ON l.id = s.label_id JOIN annotators n ON n.id = s.annotator_id
  WHERE s.article_id = ? ORDER BY s.start, s.end DESC, s.id"""
_ATTRIBUTES = """SELECT span_id, name, value FROM span_attributes
  WHERE span_id IN (SELECT id FROM spans WHERE article_id = ?)"""


def _bare_loop(folder: Path, rows: Iterable[dict[str, object]]) -> Callable[[], None]:
    def bare() -> None:
        with (folder / "bare.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
            for row in rows:
                stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    return bare


def _other_row(ws: Workspace, folder: Path, format_id: str, name: str) -> Row:
    return measure(
        f"export {ARTICLES * SPANS:,} spans to {format_id}, losses counted",
        lambda: datasets.export(datasets.choose(ws), folder / name, format_id),
        repeats=3,
    )


def _text_row(folder: Path) -> Row:
    place = folder / "texts"
    place.mkdir()
    for number in range(ARTICLES):
        (place / f"{number:04}.txt").write_text(f"{number}\n{_seed()}", encoding="utf-8")
    return measure(f"read {ARTICLES:,} text files, ready to add", lambda: articles.read([place]))
