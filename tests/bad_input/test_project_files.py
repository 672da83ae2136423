"""Files that are no project, or no longer, or more than one: rows A1 to A17 of the catalogue of bad input.

Every row: what is said in both languages, that file and folder keep their bytes, what works after.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from strange_files import contents, fill, folder_state, said, sql

from hashiya.commands import rescue
from hashiya.model import errors
from hashiya.store.project_file import ProjectFile
from hashiya.store.schema import tables

Change = Callable[[Path], object]
PAGE = 4096


@pytest.fixture
def made(tmp_path: Path) -> Path:
    folder = tmp_path / "مشاريع"
    folder.mkdir()
    return fill(folder / "أخبار.hashiya")


def header(at: int, value: int) -> Change:
    def change(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(value.to_bytes(4, "big"))

    return change


ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, x'00' AS uid,
  1 AS article_id, 1 AS label_id, 1 AS annotator_id, 1 AS start, 2 AS end, 'x' AS quote,
  1 AS created, 1 AS checksum FROM n"""
HUGE = "hex(zeroblob(300000000))"
FOREIGN: dict[str, tuple[str, ...]] = {
    "A9-trigger": ("CREATE TRIGGER t AFTER INSERT ON spans BEGIN DELETE FROM spans; END",),
    "A9-rewriting": ("CREATE TRIGGER t AFTER UPDATE ON articles BEGIN DELETE FROM texts; END",),
    "A10-view-beside": (f"CREATE VIEW more AS {ENDLESS}",),
    "A10-view-for-a-table": ("DROP TABLE spans", f"CREATE VIEW spans AS {ENDLESS}"),
    "A11-generated": (f"ALTER TABLE articles ADD COLUMN x TEXT GENERATED ALWAYS AS ({HUGE})",),
    "A11-default": (f"ALTER TABLE originals ADD COLUMN x TEXT DEFAULT ({HUGE})",),
    "A11-check": (f"CREATE TABLE more(x CHECK(length({HUGE}) > 1))",),
    "A12-virtual": ("CREATE VIRTUAL TABLE theirs USING fts5(x)",),
    "A12-unknown-module": (
        "INSERT INTO sqlite_schema VALUES ('table', 'odd', 'odd', 0, "
        "'CREATE VIRTUAL TABLE odd USING nobody_knows(x)')",
    ),
    "A9-index": ("CREATE INDEX i ON spans(quote)",),
    "A9-column": ("ALTER TABLE spans ADD COLUMN x TEXT DEFAULT 'x'",),
}
REFUSED: dict[str, tuple[Change, type[errors.HashiyaError], str, str]] = {
    "A1-empty": (
        lambda path: os.truncate(path, 0),
        errors.ProjectEmptyFile,
        "فارغ لا مشروع فيه",
        "is empty",
    ),
    "A2-picture": (
        lambda path: path.write_bytes(b"\x89PNG" * 1000),
        errors.NotAProject,
        "ليس «أخبار.hashiya» مشروعًا",
        "is not a Hashiya project",
    ),
    "A2-random": (
        lambda path: path.write_bytes(hashlib.shake_256(b"A2").digest(20_000)),
        errors.NotAProject,
        "ليس «أخبار.hashiya» مشروعًا",
        "is not a Hashiya project",
    ),
    "A3-other-program": (
        header(68, 0x0F055112),
        errors.NotAProject,
        "ليس «أخبار.hashiya» مشروعًا",
        "is not a Hashiya project",
    ),
    **{
        name: (
            lambda path, it=it: sql(path, *it),
            errors.ProjectForeignParts,
            "أجزاء لم تصنعها حاشية",
            "contains parts that Hashiya did not make",
        )
        for name, it in FOREIGN.items()
    },
}


@pytest.mark.parametrize("read_only", [False, True], ids=["write", "look"])
@pytest.mark.parametrize("row", REFUSED)
def test_it_is_refused_in_words_and_left_as_it_is(made, row, read_only):
    change, cause, arabic, english = REFUSED[row]
    change(made)
    before = folder_state(made.parent)
    with pytest.raises(cause) as caught:
        ProjectFile.open(made, read_only=read_only)
    in_arabic, in_english = said(caught.value)
    assert arabic in in_arabic
    assert english in in_english
    assert made.name in in_arabic
    assert made.name in in_english
    assert folder_state(made.parent) == before
    fresh = made.with_name("جديد.hashiya")
    with ProjectFile.create(fresh, SCHEMA) as project:
        project.commit(added(article()))


@pytest.mark.parametrize("row", FOREIGN)
def test_the_plain_data_of_a_file_with_foreign_parts_can_be_imported(made, tmp_path, row):
    whole = contents(made)
    sql(made, *FOREIGN[row])
    before = folder_state(made.parent)
    new = tmp_path / "new.hashiya"
    report = rescue.salvage(made, new)
    assert report.foreign
    assert folder_state(made.parent) == before
    assert report.articles.lost == report.annotations.lost == 0
    assert contents(new) == whole
    with ProjectFile.open(new) as project:
        assert list(project.check()) == []
        project.commit(added(article("وبعده")))


def test_a4_of_a_newer_version_is_read_and_never_written(made):
    whole = contents(made)
    newer = tables.VERSION + 7
    sql(made, "CREATE TABLE of_tomorrow(x)", f"PRAGMA user_version = {newer}")
    before = folder_state(made.parent)
    with ProjectFile.open(made) as project:
        assert project.read_only
        assert project.newer == (newer, tables.VERSION)
        with pytest.raises(errors.NewerReadOnly) as caught:
            project.commit(added(article()))
    for sentence, words in zip(said(caught.value), ("بإصدار أحدث", "a newer version"), strict=True):
        assert words in sentence
        assert str(newer) in sentence
        assert str(tables.VERSION) in sentence
    assert contents(made) == whole
    assert folder_state(made.parent) == before


@pytest.mark.parametrize(
    "change", ["ALTER TABLE spans RENAME COLUMN quote TO words", "DROP TABLE texts"]
)
def test_a4_of_a_newer_version_that_we_cannot_read_is_refused(made, change):
    sql(made, change, f"PRAGMA user_version = {tables.VERSION + 1}")
    before = folder_state(made.parent)
    with pytest.raises(errors.ProjectNewer) as caught:
        ProjectFile.open(made)
    arabic, english = said(caught.value)
    assert f"{tables.VERSION + 1}" in arabic
    assert f"form {tables.VERSION + 1}; this version knows form {tables.VERSION}" in english
    assert folder_state(made.parent) == before


@pytest.mark.parametrize("version", range(1, tables.VERSION))
def test_a5_of_an_older_version_is_renewed_or_stays(tmp_path, version, monkeypatch):
    golden = Path(__file__).parents[1] / "store" / "golden" / f"version_{version}.hashiya"
    old = tmp_path / "قديم.hashiya"
    shutil.copyfile(golden, old)
    before = folder_state(tmp_path)
    whole = contents(old)
    kept: list[int] = []

    def broken(db: sqlite3.Connection) -> None:
        kept.append(db.execute("SELECT count(*) FROM articles").fetchone()[0])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ProjectFile.open(old, before_renewing=broken)
    assert kept == [len(whole[2])]
    assert folder_state(tmp_path) == before
    with ProjectFile.open(old) as project:
        assert not project.read_only
        assert list(project.check()) == []
    assert contents(old) == whole
