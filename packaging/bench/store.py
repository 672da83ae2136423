"""What the project file costs at size: 10,000 articles with 1,000,000 spans, made here.

A gesture and the import are held against sqlite3 alone, in turns and in the same run.
``HASHIYA_BENCH_SMALL=1`` takes a twentieth of the corpus: for whoever works on the store.
"""

from __future__ import annotations

import dataclasses
import json
import os
import random
import resource
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from bench import Against, Row, compare, measure, milliseconds, percentile, row
from bench._bare import Bare
from bench._corpus import parts
from bench._peak import peak
from hashiya.commands import backups, projects
from hashiya.commands.searching import search
from hashiya.display.corpus import Corpus
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id
from hashiya.store.project_file import ProjectFile
from hashiya.workspace import Workspace

NAME = "store"
SMALL = bool(os.environ.get("HASHIYA_BENCH_SMALL"))
ARTICLES = 500 if SMALL else 10_000
SPANS = 100
TOTAL = ARTICLES * SPANS
IMPORTS = 2
GESTURES = 300
BULK = 10_000
CARRIED = 10
"""Spans of an article in the file that is imported by the command."""
SOUGHT = ("العراق", "ناتو", "ثجخ", "في العراق")
CHOSEN = random.Random(5)


def run() -> list[Row]:
    with _folder() as folder:
        imported = _import_row(folder)
        full = folder / "ours.hashiya"
        return [
            *_opening_rows(full),
            _spans_row(full),
            *_gesture_rows(folder, full),
            *_undo_rows(full),
            imported,
            _size_row(full),
            _check_row(full),
            *_search_rows(full),
            _backup_row(folder, full),
            _memory_row(),
            *_going_rows(folder),
        ]


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="hashiya-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _step(act: str, edits: Sequence[Edit] = (), long: int = 0) -> Step:
    return Step(id=new_id(), act=act, by="bench", at=1, edits=tuple(edits), long=long)


def _empty(path: Path) -> ProjectFile:
    path.unlink(missing_ok=True)
    return ProjectFile.create(path, projects.read_schema("default"))


class _Timed:
    """Hands parts on and keeps the time that making them took."""

    def __init__(self, made: Iterable[list[Edit]]) -> None:
        self._made = iter(made)
        self.seconds = 0.0

    def __iter__(self) -> Iterator[list[Edit]]:
        while True:
            begin = perf_counter()
            part = next(self._made, None)
            self.seconds += perf_counter() - begin
            if part is None:
                return
            yield part


def _import(path: Path) -> float:
    """Milliseconds of one import from parsed values until it is at rest on the disk."""
    source = _Timed(parts(ARTICLES, SPANS))
    with _empty(path) as project:
        begin = perf_counter()
        project.commit(_step("articles.add", long=ARTICLES + TOTAL), source)
        project.settle()
        return (perf_counter() - begin - source.seconds) * 1000


def _bare_import(path: Path, full: Path) -> float:
    _empty(path).close()
    with closing(Bare(path)) as bare:
        return bare.write(full)


def _import_row(folder: Path) -> Row:
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(IMPORTS):
        ours.append(_import(folder / "ours.hashiya"))
        theirs.append(_bare_import(folder / "bare.hashiya", folder / "ours.hashiya"))
    base = median(theirs)
    against = Against("sqlite3 executemany of the same rows", base, median(ours) / base)
    name = f"import of {ARTICLES:,} articles with {TOTAL:,} spans, one step"
    return row(name, ours, goal=2 * base, against=against)


def _opening_rows(full: Path) -> list[Row]:
    """All that the window asks for until the list is painted; beside it, what every line made would cost."""

    def shown() -> None:
        with ProjectFile.open(full) as project, Workspace(project, "bench") as workspace:
            corpus = Corpus()
            corpus.load(workspace.listing)
            assert sum(corpus.counts.values()) == len(corpus.shown[:12]) + ARTICLES - 12

    def every_line() -> None:
        with ProjectFile.open(full) as project:
            project.articles()

    name = f"open project to list of {ARTICLES:,} articles"
    found = compare(name, shown, "the same with every line made", every_line)
    return [dataclasses.replace(found, goal=100, met=found.median <= 100)]


def _spans_row(full: Path) -> Row:
    with ProjectFile.open(full, read_only=True) as project:
        ids = [it.id for it in project.articles()]
        chosen = CHOSEN.sample(ids, 100)
        samples = [milliseconds(lambda it=it: project.annotations(it)) for it in chosen]
    return row(f"one article's {SPANS} spans", samples, goal=2)


def _gesture_rows(folder: Path, full: Path) -> list[Row]:
    """One mark gets another label, again and again, in turns with a bare commit of one row."""
    ours: list[float] = []
    theirs: list[float] = []
    bare_file = folder / "row.db"
    with ProjectFile.open(full) as project, closing(Bare(bare_file)) as bare:
        bare.commit_row()
        ids = [it.id for it in project.articles()]
        for article_id in CHOSEN.sample(ids, GESTURES):
            old = CHOSEN.choice(project.annotations(article_id))
            edit = Edit(old, dataclasses.replace(old, label="MISC"))
            theirs.append(milliseconds(bare.commit_row))
            step = _step("annotate.retag", [edit])
            ours.append(milliseconds(lambda step=step: project.commit(step)))
    bare_name = "bare commit of one row"
    rows: list[Row] = []
    for judge, times in (("median", 3), ("p95", 5)):
        typical = judge == "median"
        base = median(theirs) if typical else percentile(theirs, 95)
        mine = median(ours) if typical else percentile(ours, 95)
        against = Against(f"{bare_name}, {judge}", round(base, 3), round(mine / base, 2))
        name = f"a gesture committed, {judge}"
        rows.append(row(name, ours, goal=times * base, judge=judge, against=against))
    return rows


def _undo_rows(full: Path) -> list[Row]:
    """A step over many articles taken back, and done again."""
    with ProjectFile.open(full) as project, Workspace(project, "bench") as workspace:
        edits: list[Edit] = []
        for line in project.articles():
            for old in project.annotations(line.id):
                if isinstance(old, Annotation) and len(edits) < BULK:
                    edits.append(Edit(old, dataclasses.replace(old, label="MISC")))
            if len(edits) == BULK:
                break
        count = f"{len(edits):,}"
        workspace.apply(_step("annotate.retag", edits))
        changed = [milliseconds(workspace.undo) for _ in range(1)]
        added = [Edit(it.after, None) for it in edits]
        workspace.redo()
        workspace.apply(_step("annotate.remove", added))
        back = [milliseconds(workspace.undo) for _ in range(1)]
        return [
            row(f"undo of {count} annotations relabelled in one step", changed, goal=1000),
            row(f"undo of {count} annotations removed in one step", back, goal=1000),
        ]


def _size_row(full: Path) -> Row:
    with ProjectFile.open(full, read_only=True) as project:
        text = sum(len(it.article.text.encode()) for it in project.annotated())
    size = (full.stat().st_size - text) / TOTAL
    return row("file size per span over the text", [size], goal=500, unit="bytes")


def _check_row(full: Path) -> Row:
    """What is looked at before the project is ready to work."""

    def look() -> None:
        with ProjectFile.open(full):
            pass

    return measure("check on opening", look, goal=1000)


def _search_rows(full: Path) -> list[Row]:
    """The first hundred places of frequent and rare words, inside words too."""
    with (
        ProjectFile.open(full, read_only=True) as project,
        Workspace(project, "bench") as workspace,
    ):
        first = milliseconds(lambda: list(search(workspace, SOUGHT[0], 100)))
        rare = milliseconds(lambda: list(search(workspace, SOUGHT[2], 100)))
        samples = [
            milliseconds(lambda it=it: list(search(workspace, it, 100)))
            for it in SOUGHT
            for _ in range(5)
        ]
    return [
        row("first search of a sitting, 100 places", [first], goal=100),
        row("first search of a sitting for what is rare", [rare]),
        row("search in all texts, 100 places", samples, goal=100),
    ]


def _memory_row() -> Row:
    """The most that this process held, imports included: it does not grow with the corpus."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return row("most memory held by this run", [peak], unit="MB")


def _backup_row(folder: Path, full: Path) -> Row:
    """A backup is copied, brought to the disk, opened and checked before it counts."""
    size = full.stat().st_size / 1e8
    with ProjectFile.open(full) as project, Workspace(project, "bench") as workspace:
        spent = milliseconds(lambda: backups.back_up(workspace, "asked", folder / "backups"))
    shutil.rmtree(folder / "backups")
    return row("backup of a project, for every 100 MB of it", [spent / size], goal=1000)


def _going_rows(folder: Path) -> list[Row]:
    """The most memory of ``hashiya import`` and ``hashiya export``, each a process of its own."""
    source, project = folder / "in.jsonl", folder / "going.hashiya"
    size = _write_source(source)
    _empty(project).close()
    count = f"{ARTICLES:,} articles with {ARTICLES * CARRIED:,} spans"
    came = peak(folder, "import", str(project), str(source))
    went = peak(folder, "export", str(project), str(folder / "out.jsonl"))
    return [
        row(f"most memory of import, {count} in {size / 1e6:.0f} MB", [came], unit="MB"),
        row("most memory of export of the same", [went], unit="MB"),
    ]


def _write_source(path: Path) -> int:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for part in parts(ARTICLES, CARRIED):
            spans: dict[str, list[dict[str, object]]] = {}
            for edit in part:
                if isinstance(it := edit.after, Annotation):
                    spans.setdefault(it.article, []).append(_span(it))
            for edit in part:
                if isinstance(it := edit.after, Article):
                    line = {"name": it.name, "text": it.text, "spans": spans[it.id]}
                    stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    return path.stat().st_size


def _span(it: Annotation) -> dict[str, object]:
    return {
        "layer": it.layer,
        "label": it.label,
        "start": it.start,
        "end": it.end,
        "text": it.quote,
        "attributes": dict(it.attributes),
    }
