"""Every format out and in: the gold over and over, against json doing the same records in the same run.

Span formats are held against ``json.dumps`` and ``json.loads`` of the articles' records, token formats against
those of the tokens and tags that they write. Json writes and reads as many files as the format: where each
article has a file of its own, so has each record; where the texts lie in files beside (CSV has one for each
beside its tables, brat a second one), the same texts lie in files beside the records. What makes files durable (one call of the system a file) is left out on both sides and told in a row of its own, and so is
what is not ours: a library's own work on the same file is taken off, and what a bare parser takes stands
beside. Memory is what a command holds at its peak over the moment after the imports, and must not grow
with the articles. ``HASHIYA_BENCH_SMALL=1`` takes a twentieth, ``HASHIYA_BENCH_FULL=1`` ten thousand articles for
the memory; ``HASHIYA_BENCH_ONLY=ID,ID`` those formats alone, ``HASHIYA_BENCH_PART=speed`` or ``memory`` one part.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from bench import Against, Row, compare, measure, milliseconds, row
from bench._format_said import bare_parser, library, packing, said
from hashiya import assets
from hashiya.commands import articles, datasets, projects
from hashiya.formats import FORMATS, belongs_to_another, extras
from hashiya.formats.format import HEAD, Format, Incoming, ReadOptions, WriteOptions
from hashiya.formats.jsonl import jsonl
from hashiya.formats.source import head_of
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.identity import new_id
from hashiya.model.schema import Schema
from hashiya.model.span import Span

NAME = "formats"
SMALL = bool(os.environ.get("HASHIYA_BENCH_SMALL"))
ONLY = frozenset(filter(None, os.environ.get("HASHIYA_BENCH_ONLY", "").split(",")))
PART = os.environ.get("HASHIYA_BENCH_PART", "")
ARTICLES = 50 if SMALL else 1_000
MANY = 10_000 if os.environ.get("HASHIYA_BENCH_FULL") else 3 * ARTICLES

SPANS = 100
"""Annotations in each article, the gold's first."""
WRITE_AT_MOST, READ_AT_MOST = 2, 3
TOKENS_WRITE_AT_MOST, TOKENS_READ_AT_MOST = 4, 5
MEMORY_MB = 150
TIMES = 3


def run() -> list[Row]:
    chosen = [
        it
        for it in FORMATS
        if it.write and extras.is_there(it.extra) and (not ONLY or it.id in ONLY)
    ]
    with _folder() as folder:
        speed = [] if PART == "memory" else _speed_rows(chosen, folder)
        return [*speed, *([] if PART == "speed" else _memory_rows(chosen, folder))]


def _speed_rows(chosen: Sequence[Format], folder: Path) -> list[Row]:
    schema = msgspec.toml.decode(assets.schema_file("default").read_bytes(), type=Schema)
    ready = list(corpus(ARTICLES))
    records = [jsonl.row(it) for it in ready]
    gc.collect()
    gc.freeze()  # what is measured must not walk through what the benchmark holds
    rows: list[Row] = []
    for it in chosen:
        place = folder / it.id
        place.mkdir()
        dataset = Dataset(schema=schema, articles=ready)
        rows += _Measured(it, dataset, records, place).rows()
        shutil.rmtree(place)
    return rows


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
            yield from map(_rated, datasets.choose(ws))


def _rated(of: AnnotatedArticle) -> AnnotatedArticle:
    """The first claim has a verdict: a format of rated claims has something to write."""
    claim = next(it for it in of.annotations if it.label == "CLAIM")
    rated = replace(claim, attributes={**claim.attributes, "verdict": "false"})
    marks = tuple(rated if it is claim else it for it in of.annotations)
    return replace(of, annotations=marks)


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


@dataclass(frozen=True, slots=True)
class _Measured:
    """One format, written as the export does it (quotes proved, losses weighed) and read back."""

    it: Format
    dataset: Dataset
    records: list[dict[str, Any]]
    place: Path

    def rows(self) -> Iterator[Row]:
        target = self.place / ("out" if self.it.folder else f"out{self.it.suffixes[0]}")
        durable = milliseconds(lambda: self._write(target))
        files = _files(self.it, target)
        tokens = said(self.it, files) if self.it.unit == "token" or self.it.id in _TOKENS else None
        volume = _volume(self.records, tokens, self.place / "bare", len(files), _count_of(target))
        yield from self._writing(target, volume, tokens)
        if len(files) > 1:
            once = row("", [milliseconds(lambda: _synced(target))])
            yield replace(once, name=f"{self.it.id}: of {durable:,.0f} ms, files made durable")
        if self.it.read:
            yield from self._reading(files, volume, tokens)

    def _writing(
        self, target: Path, volume: _Volume, tokens: Sequence[Any] | None
    ) -> Iterator[Row]:
        spans = sum(len(it.annotations) for it in self.dataset)
        count = sum(map(_count, tokens or ()))
        most = WRITE_AT_MOST if tokens is None else TOKENS_WRITE_AT_MOST
        with _undurable():
            yield from self._judged(
                f"write {count:,} tokens" if count else f"write {spans:,} spans",
                lambda: self._write(target),
                ("json.dumps", volume.dumps),
                most,
                library(self.it, "write", self.dataset, []),
            )
            for name, work in packing(self.it, target):
                yield compare(f"{self.it.id}: {name}", work, "json.dumps", volume.dumps, repeats=1)
            if count:
                took = measure("", lambda: self._write(target), repeats=1).median
                yield row(f"{self.it.id}: write, each token", [took * 1000 / count], unit="µs")

    def _reading(
        self, files: list[Path], volume: _Volume, tokens: Sequence[Any] | None
    ) -> Iterator[Row]:
        found = sum(isinstance(it, Incoming) for it in _read(self.it, files))
        lost = "text" in self.it.carries and found != len(self.records)
        assert not lost, f"{self.it.id}: {found} of {len(self.records)} came back"
        loads = ("json.loads", volume.loads)
        yield from self._judged(
            "read them",
            lambda: sum(1 for _ in _read(self.it, files)),
            loads,
            READ_AT_MOST if tokens is None else TOKENS_READ_AT_MOST,
            library(self.it, "read", self.dataset, files),
        )
        for name, work in bare_parser(self.it, files):
            yield compare(f"{self.it.id}: {name}", work, *loads, repeats=1)

    def _judged(
        self,
        name: str,
        work: Callable[[], object],
        other: tuple[str, Callable[[], object]],
        most: float,
        of_library: tuple[str, Callable[[], object]] | None,
    ) -> Iterator[Row]:
        """A row against ``other``; where a library does a part, another of what we add to it."""
        own = f"{self.it.id}: {name}"
        if of_library is None:
            yield compare(own, work, *other, at_most=most, repeats=TIMES)
            return
        called, alone = of_library
        whole = compare(own, work, *other, repeats=TIMES)
        yield whole
        theirs = median(milliseconds(alone) for _ in range(TIMES))
        yield row(f"{own}, {called} alone", [theirs])
        assert whole.against
        base, ours = whole.against.median, max(0.0, whole.median - theirs)
        against = Against(other[0], base, round(ours / base, 3))
        yield row(f"{own}, what we add to it", [ours], goal=round(most * base, 3), against=against)

    def _write(self, target: Path) -> None:
        datasets.export(self.dataset, target, self.it.id, WriteOptions())


_TOKENS = frozenset({"spacy", "webanno-tsv"})
"""Formats of tokens (a document, a line for each), although their offsets count letters as well."""


def _volume(
    records: Sequence[dict[str, Any]],
    tokens: Sequence[Any] | None,
    place: Path,
    given: int,
    written: int,
) -> _Volume:
    """``given`` of the ``written`` files are those that the reader is given; the others lie beside them."""
    apart = given >= len(records)
    beside = written - (len(records) if apart else 0)
    if tokens is not None or beside < len(records):
        return _Volume(records if tokens is None else tokens, place, apart)
    without = [{name: it for name, it in one.items() if name != "text"} for one in records]
    return _Volume(without, place, apart, [one["text"] for one in records])


def _count_of(target: Path) -> int:
    return sum(it.is_file() for it in target.rglob("*")) if target.is_dir() else 1


@dataclass(frozen=True, slots=True)
class _Volume:
    """The same values as JSON: in a file of lines, or ``apart`` in a file each; ``texts`` in files beside.

    Each time in a new folder, as an export makes its files anew: on some disks making one takes longer than filling it.
    """

    values: Sequence[Any]
    place: Path
    apart: bool
    texts: Sequence[str] = ()
    written: list[Path] = field(default_factory=list[Path])

    def dumps(self) -> None:
        self.written.append(self.place / str(len(self.written)))
        self.written[-1].mkdir(parents=True)
        for number, it in enumerate(self.texts):
            self._written(self._file(number, "text"), it)
        if self.apart:
            for number, it in enumerate(self.values):
                self._written(self._file(number), it)
            return
        with self._file(0).open("w", encoding="utf-8", newline="\n") as stream:
            for it in self.values:
                stream.write(json.dumps(it, ensure_ascii=False) + "\n")

    def _written(self, file: Path, value: Any) -> None:
        with file.open("w", encoding="utf-8") as stream:
            stream.write(json.dumps(value, ensure_ascii=False))

    def loads(self) -> None:
        for number in range(len(self.texts)):
            with self._file(number, "text").open("rb") as stream:
                json.loads(stream.read())
        for number in range(len(self.values) if self.apart else 1):
            with self._file(number).open("rb") as stream:
                for line in stream:
                    json.loads(line)

    def _file(self, number: int, kind: str = "json") -> Path:
        return self.written[-1] / f"{number:06}.{kind}"


def _count(sentence: Any) -> int:
    if isinstance(sentence, dict):
        named = (sentence.get(it) for it in ("words", "tokens", "tokenized_text"))
        return next((len(it) for it in named if it), 0)
    return len(sentence)


def _files(it: Format, target: Path) -> list[Path]:
    """Those that its reader is given."""
    if target.is_file():
        return [target]
    if it.read is None:
        return [one for one in sorted(target.iterdir()) if one.name.startswith("data.")]
    return [one for one in sorted(target.iterdir()) if _asked(it, one)]


def _asked(it: Format, file: Path) -> bool:
    beside = it.beside and file.name.endswith(it.beside)
    if beside or not file.name.endswith(it.suffixes) or belongs_to_another(file):
        return False
    return it.recognises is None or it.recognises(file, head_of(file, HEAD))


def _read(it: Format, files: list[Path]) -> Iterator[object]:
    assert it.read is not None
    for file in files:
        yield from it.read(file, ReadOptions())


@contextmanager
def _undurable() -> Iterator[None]:
    """Files are written as ever, only that nobody waits for the disk."""
    real = os.fsync
    os.fsync = lambda _: None  # type: ignore[assignment]
    try:
        yield
    finally:
        os.fsync = real


def _synced(target: Path) -> None:
    """The bare cost of making the same files durable."""
    again = target.with_name("again")
    again.mkdir()
    for it in sorted(one for one in target.rglob("*") if one.is_file()):
        place = again / it.relative_to(target)
        place.parent.mkdir(exist_ok=True)
        with place.open("wb") as stream:
            stream.write(it.read_bytes())
            stream.flush()
            os.fsync(stream.fileno())
    shutil.rmtree(again)


def _memory_rows(chosen: Sequence[Format], folder: Path) -> Iterator[Row]:
    for count in (ARTICLES, MANY):
        path = folder / f"{count}.hashiya"
        source = folder / f"{count}.jsonl"
        with source.open("wb") as stream:
            for it in corpus(count):
                stream.write(msgspec.json.encode(jsonl.row(it)) + b"\n")
        with projects.create(path, me="bench") as ws:
            articles.add(ws, articles.stream([source]))
        for it in chosen:
            target = folder / f"{count} {it.id}{'' if it.folder else it.suffixes[0]}"
            name = f"{it.id}: memory, writing {count:,} articles"
            yield _memory(name, "write", it, path, target, count)
            if it.read:
                yield _memory(f"{it.id}: memory, reading them", "read", it, path, target, count)
            shutil.rmtree(target) if it.folder else target.unlink()


def _memory(name: str, way: str, it: Format, project: Path, target: Path, count: int) -> Row:
    words = [sys.executable, "-m", "bench._format_peak", way, it.id]
    paths = os.pathsep.join(one for one in sys.path if one)
    done = subprocess.run(
        [*words, str(project), str(target), str(count)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return row(name, [float(done.stdout.split()[-1])], goal=MEMORY_MB, unit="MB")
