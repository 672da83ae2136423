"""Every format out and in: the gold over and over, against json doing the same records in the same run.

Span formats are held against ``json.dumps`` and ``json.loads`` of the articles' records, token formats
against those of the tokens and tags that they write. A format that stands on a library has no goal: what
it takes is the library's. Memory is what a command holds at its peak over the moment after the imports.
``HASHIYA_BENCH_SMALL=1`` takes a twentieth.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import msgspec

from bench import Row, compare, measure, row
from hashiya import assets
from hashiya.commands import articles, datasets, projects
from hashiya.formats import FORMATS, extras, jsonl
from hashiya.formats.format import HEAD, Format, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.identity import new_id
from hashiya.model.schema import Schema
from hashiya.model.span import Span

NAME = "formats"
SMALL = bool(os.environ.get("HASHIYA_BENCH_SMALL"))
ARTICLES = 50 if SMALL else 1_000
MANY = 500 if SMALL else 10_000
SPANS = 100
"""Annotations in each article, the gold's first."""
WRITE_AT_MOST, READ_AT_MOST = 2, 3
TOKENS_WRITE_AT_MOST, TOKENS_READ_AT_MOST = 4, 5
MEMORY_MB = 150
TIMES = 3


def run() -> list[Row]:
    with _folder() as folder:
        schema = msgspec.toml.decode(assets.schema_file("default").read_bytes(), type=Schema)
        ready = list(corpus(ARTICLES))
        records = [jsonl.row(it) for it in ready]
        same = folder / "same.jsonl"
        same.write_bytes(b"".join(_line(it) for it in records))
        dataset = Dataset(schema=schema, articles=ready)
        rows: list[Row] = []
        for it in FORMATS:
            if it.write and extras.is_there(it.extra):
                place = folder / it.id
                place.mkdir()
                rows += _rows(it, dataset, records, same, place)
        return [*rows, *_memory_rows(folder)]


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hashiya-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def corpus(count: int) -> Iterator[AnnotatedArticle]:
    """Articles of the gold with a number in front, so that no two are the same."""
    seeds = list(_gold())
    for number in range(count):
        yield _numbered(seeds[number % len(seeds)], number)


def _gold() -> Iterator[AnnotatedArticle]:
    with tempfile.TemporaryDirectory(prefix="hashiya-bench-") as name:
        path = projects.demo(Path(name), "bench")
        with projects.open_project(path, "bench", read_only=True) as ws:
            yield from datasets.choose(ws)


def _numbered(of: AnnotatedArticle, number: int) -> AnnotatedArticle:
    front = f"{number:06}\n"
    article = replace(
        of.article, id=new_id(), name=f"{number:06}.txt", text=front + of.article.text
    )
    ids: dict[str, str] = {}
    marks = []
    for it in of.annotations[:SPANS]:
        ids[it.id] = new_id()
        parts = tuple(Span(one.start + len(front), one.end + len(front)) for one in it.fragments)
        marks.append(replace(it, id=ids[it.id], article=article.id, fragments=parts))
    arrows = [
        replace(it, id=new_id(), article=article.id, from_id=ids[it.from_id], to_id=ids[it.to_id])
        for it in of.relations
        if it.from_id in ids and it.to_id in ids
    ]
    return AnnotatedArticle(article=article, annotations=tuple(marks), relations=tuple(arrows))


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _rows(
    it: Format, dataset: Dataset, records: list[dict[str, object]], same: Path, place: Path
) -> Iterator[Row]:
    """Writing as the export does it, quotes proved and losses weighed; then reading back."""
    target = place / ("out" if it.folder else f"out{it.suffixes[0]}")
    write = lambda: _write(it, dataset, target)  # noqa: E731 - timed as it stands
    write()
    tokens = _tokens(target) if it.unit == "token" else []
    said = tokens or records
    free = bool(it.extra)
    at_most = TOKENS_WRITE_AT_MOST if tokens else WRITE_AT_MOST
    count = sum(map(len, tokens))
    what = f"{count:,} tokens" if tokens else f"{ARTICLES * SPANS:,} spans"
    yield compare(
        f"{it.id}: write {what}",
        write,
        "json.dumps",
        _dumps(said, place / "bare"),
        at_most=None if free else at_most,
        repeats=TIMES,
    )
    if tokens:
        each = measure("", write, repeats=TIMES).median * 1000 / count
        yield row(f"{it.id}: write, each token", [each], unit="µs")
    if it.read is None:
        return
    volume = same
    if tokens:
        volume = place / "tokens.jsonl"
        volume.write_bytes(b"".join(map(_line, tokens)))
    at_most = TOKENS_READ_AT_MOST if tokens else READ_AT_MOST
    yield compare(
        f"{it.id}: read them",
        lambda: _read(it, target),
        "json.loads",
        lambda: _loads(volume),
        at_most=None if free else at_most,
        repeats=TIMES,
    )


def _write(it: Format, dataset: Dataset, target: Path) -> None:
    datasets.export(dataset, target, it.id, WriteOptions())


def _read(it: Format, target: Path) -> int:
    assert it.read is not None
    files = [target]
    if target.is_dir():
        files = [one for one in sorted(target.iterdir()) if _asked(it, one)]
    return sum(1 for file in files for _ in it.read(file, ReadOptions()))


def _asked(it: Format, file: Path) -> bool:
    if not file.name.endswith(it.suffixes) or (it.beside and file.name.endswith(it.beside)):
        return False
    return it.recognises is None or it.recognises(file, file.read_bytes()[:HEAD])


def _tokens(target: Path) -> list[list[list[str]]]:
    """The sentences of a token file as lists of columns; nothing of formats that hold no lines of them."""
    if target.is_dir() or target.suffix in {".json", ".jsonl", ".parquet"}:
        return []
    sentences: list[list[list[str]]] = [[]]
    for line in target.read_text(encoding="utf-8").splitlines():
        if not line:
            sentences.append([])
        elif not line.startswith("#"):
            sentences[-1].append(line.split("\t"))
    return [it for it in sentences if it]


def _dumps(
    values: list[list[list[str]]] | list[dict[str, object]], path: Path
) -> Callable[[], None]:
    def bare() -> None:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            for value in values:
                stream.write(json.dumps(value, ensure_ascii=False) + "\n")

    return bare


def _loads(path: Path) -> None:
    with path.open("rb") as stream:
        for line in stream:
            json.loads(line)


def _memory_rows(folder: Path) -> Iterator[Row]:
    for count in (ARTICLES, MANY):
        path = folder / f"{count}.hashiya"
        source = folder / f"{count}.jsonl"
        with source.open("wb") as stream:
            for it in corpus(count):
                stream.write(_line(jsonl.row(it)))
        with projects.create(path, me="bench") as ws:
            articles.add(ws, articles.stream([source]))
        for it in FORMATS:
            if it.write and extras.is_there(it.extra):
                target = folder / f"{count} {it.id}{'' if it.folder else it.suffixes[0]}"
                yield _memory(
                    f"{it.id}: memory of writing {count:,} articles", "write", it, path, target
                )
                if it.read:
                    yield _memory(f"{it.id}: memory of reading them", "read", it, path, target)
                shutil.rmtree(target) if it.folder else target.unlink()


def _memory(name: str, way: str, it: Format, project: Path, target: Path) -> Row:
    words = [sys.executable, "-m", "bench._format_peak", way, it.id, str(project), str(target)]
    paths = os.pathsep.join(one for one in sys.path if one)
    done = subprocess.run(
        words, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=True
    )
    return row(name, [float(done.stdout.split()[-1])], goal=MEMORY_MB, unit="MB")
