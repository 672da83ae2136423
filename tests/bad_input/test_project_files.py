"""Files that are no project, or no longer, or more than one: rows A1 to A17 of the catalogue of bad input.

Every row: what is said in both languages, that file and folder keep their bytes, what works after.
What the window shows of rows A6, A7, A12 and A13: ``tests/ui/test_damage_told.py`` and ``test_damaged_article.py``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA
from strange_files import contents, fill, folder_state, said, sql

from hashiya.commands import rescue
from hashiya.model import errors
from hashiya.store.project_file import ProjectFile
from hashiya.store.schema import tables
from hashiya.wording import Wording

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


@pytest.mark.parametrize("row", ["A6-cut", "A6-zeroed"])
def test_a6_what_can_be_read_is_shown_and_saved(made, tmp_path, row):
    data = made.read_bytes()
    with closing(sqlite3.connect(made)) as db:
        pages = [it[0] for it in db.execute("SELECT pageno FROM dbstat WHERE name = 'texts'")]
    at = (pages[-1] - 1) * PAGE
    made.write_bytes(data[:at] if row == "A6-cut" else data[:at] + bytes(PAGE) + data[at + PAGE :])
    before = folder_state(made.parent)
    new = tmp_path / "new.hashiya"
    try:
        report = rescue.salvage(made, new)
    except errors.NothingToRescue as nothing:
        arabic, english = said(nothing)
        assert "لم يمكن إنقاذ أي مقال" in arabic
        assert "No article could be saved" in english
    else:
        with ProjectFile.open(new) as project:
            assert [it for it in project.check() if it.severity == "damage"] == []
            assert len(project.articles()) == report.articles.saved
            project.commit(added(article("وبعده")))
    assert folder_state(made.parent) == before


CHANGED: dict[str, tuple[str, str, str]] = {
    "A7-text": (
        "UPDATE texts SET text = replace(text, 'ترامب', 'ترانب') WHERE id = 2",
        "لم يعد نص",
        "is no longer what was imported",
    ),
    "A7-annotation": (
        "UPDATE spans SET start = start + 1, end = end + 1 WHERE id = 1",
        "أصاب التلف وسمًا أو علاقة",
        "an annotation or relation was changed by damage",
    ),
    "A8-no-utf-8": (
        "UPDATE texts SET text = CAST(x'd982d8a7d984ff' AS TEXT) WHERE id = 2",
        "لا يمكن قراءة",
        "cannot be read",
    ),
    **{
        f"A14-{name}": (
            f"UPDATE spans SET {change} WHERE id = 1",
            "أصاب التلف وسمًا أو علاقة",
            "an annotation or relation was changed by damage",
        )
        for name, change in {
            "past-the-text": "start = 9000, end = 9037",
            "reversed": "start = 40, end = 3",
            "negative": "start = -5, end = 3",
            "huge": "end = 9223372036854775807",
        }.items()
    },
    "A15-no-such-article": (
        "UPDATE spans SET article_id = 999 WHERE id = 1",
        "تشير إلى صفوف مفقودة",
        "refer to rows of “articles” that are gone",
    ),
    "A15-no-such-label": (
        "UPDATE spans SET label_id = 999 WHERE id = 1",
        "تشير إلى صفوف مفقودة",
        "refer to rows of “labels” that are gone",
    ),
}


@pytest.mark.parametrize("row", CHANGED)
def test_what_changed_behind_our_back_is_named_and_the_rest_stays_usable(made, tmp_path, row):
    statement, arabic, english = CHANGED[row]
    whole = contents(made)
    sql(made, statement)
    before = folder_state(made.parent)
    with ProjectFile.open(made, read_only=True) as project:
        findings = [it for it in project.check() if it.severity == "damage"]
        told = {
            language: " ".join(Wording(language).say(it.message, **it.values) for it in findings)
            for language in ("ar", "en")
        }
        readable = 0
        for line in project.articles():
            try:
                readable += bool(project.article(line.id))
            except errors.ProjectDamaged:
                continue
            assert all(0 <= it.start < it.end for it in project.annotations(line.id))
    for language, words in (("ar", arabic), ("en", english)):
        assert words in told[language].translate({0x2068: None, 0x2069: None})
    assert readable >= 3
    assert folder_state(made.parent) == before
    new = tmp_path / "new.hashiya"
    report = rescue.salvage(made, new)
    assert report.articles.saved >= 3
    if row.startswith(("A7-annotation", "A14", "A15")):
        assert report.repaired >= 1
        assert contents(new)[5] == whole[5]
    assert folder_state(made.parent) == before


def test_a13_what_a_crash_left_is_set_aside_recovered_and_told(made, tmp_path):
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with ProjectFile.open(made) as project:
        project.commit(added(article("في السجل وحده")))
        for ending in ("", "-wal"):
            shutil.copyfile(f"{made}{ending}", crashed / f"{made.name}{ending}")
    here, aside = crashed / made.name, tmp_path / "aside"
    before = folder_state(crashed)
    with ProjectFile.open(here, aside=aside) as project:
        assert project.recovered
        assert len(project.articles()) == 5
        assert list(project.check()) == []
    (kept,) = aside.iterdir()
    assert folder_state(kept) == before
    with ProjectFile.open(here, aside=aside) as project:
        assert not project.recovered


def test_a13_a_log_planted_beside_a_foreign_file_changes_nothing(made, tmp_path):
    with closing(sqlite3.connect(made)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("CREATE TABLE theirs(x)")
        db.commit()
        folder = tmp_path / "planted"
        folder.mkdir()
        for ending in ("", "-wal"):
            shutil.copyfile(f"{made}{ending}", folder / f"{made.name}{ending}")
    before = folder_state(folder)
    with pytest.raises(errors.ProjectForeignParts):
        ProjectFile.open(folder / made.name)
    assert folder_state(folder) == before


def test_a17_nothing_of_a_pickle_in_a_project_is_ever_loaded(made, tmp_path):
    import pickle
    import sys

    heard: list[str] = []
    sys.addaudithook(lambda event, _: heard.append(event) if event == "pickle.find_class" else None)
    blob = pickle.dumps(Path("x"))
    with closing(sqlite3.connect(made)) as db:
        key = db.execute("SELECT uid FROM articles").fetchone()[0]
        db.execute("INSERT INTO originals VALUES (?, ?)", (key, blob))
        db.commit()
    with ProjectFile.open(made, read_only=True) as project:
        assert any(it.message == "store-finding-original" for it in project.check())
        contents(made)
    rescue.salvage(made, tmp_path / "new.hashiya")
    assert heard == []
    assert pickle.loads(blob) == Path("x")  # noqa: S301 - the control: this is what it would do
    assert heard
