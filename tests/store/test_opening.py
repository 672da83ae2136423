"""What is no project is named and left alone; what is one opens; looking never writes a byte."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from making import added, annotation, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store.project_file import ProjectFile


def folder_state(folder: Path) -> dict[str, str]:
    return {
        it.name: hashlib.sha256(it.read_bytes()).hexdigest()
        for it in folder.iterdir()
        if it.is_file()
    }


@pytest.fixture
def made(path: Path) -> Path:
    """A closed project with one article and one annotation."""
    with ProjectFile.create(path, SCHEMA) as project:
        text = article()
        project.commit(added(text, annotation(text, 4, 10)))
    return path


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            db.execute(statement)
        db.commit()


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1000)


def header(at: int, value: int):
    def change(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(at)
            file.write(value.to_bytes(4, "big"))

    return change


FOREIGN = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON spans BEGIN DELETE FROM spans; END",
    "view": "CREATE VIEW v AS SELECT 1",
    "table": "CREATE TABLE theirs(x)",
    "index": "CREATE INDEX i ON spans(quote)",
    "gone": "DROP INDEX spans_label",
    "altered": "ALTER TABLE spans ADD COLUMN x TEXT DEFAULT 'x'",
    "generated": "ALTER TABLE articles ADD COLUMN x TEXT GENERATED ALWAYS AS (hex(name))",
    "renamed": "ALTER TABLE originals RENAME TO original_files",
}
REFUSED = {
    "A1 empty": (lambda path: os.truncate(path, 0), errors.ProjectEmptyFile),
    "A2 picture": (lambda path: path.write_bytes(b"\x89PNG" * 1000), errors.NotAProject),
    "A2 stub": (lambda path: os.truncate(path, 50), errors.NotAProject),
    "A3 other program": (header(68, 12345), errors.NotAProject),
    **{
        f"A9 {name}": (lambda path, it=it: sql(path, it), errors.ProjectForeignParts)
        for name, it in FOREIGN.items()
    },
}


@pytest.mark.parametrize("read_only", [False, True], ids=["write", "look"])
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_project_of_ours_is_refused_and_left_alone(made, case, read_only):
    change, error = REFUSED[case]
    change(made)
    before = folder_state(made.parent)
    with pytest.raises(error) as caught:
        ProjectFile.open(made, read_only=read_only)
    assert caught.value.values["name"] == made.name
    assert folder_state(made.parent) == before


def test_folders_pipes_and_nothing_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe.hashiya")
    for name, error in [
        ("pipe.hashiya", errors.NotAProject),
        ("", errors.NotAProject),
        ("none.hashiya", errors.ProjectMissing),
    ]:
        with pytest.raises(error):
            ProjectFile.open(tmp_path / name)


def test_looking_and_opening_without_an_edit_write_nothing(made):
    before = folder_state(made.parent)
    with ProjectFile.open(made, read_only=True) as project:
        assert list(project.check()) == []
        assert len(list(project.annotated())) == 1
        assert folder_state(made.parent) == before
        with pytest.raises(errors.ProjectReadOnly):
            project.commit(added(article()))
    with ProjectFile.open(made) as project:
        assert len(project.articles()) == 1
    assert folder_state(made.parent) == before


@pytest.mark.parametrize(
    "name", ["a?mode=memory&x.hashiya", "50%00.hashiya", "a#b.hashiya", "سطر\nآخر.hashiya", "x"]
)
def test_a_name_is_taken_as_it_is(tmp_path, name):
    path = tmp_path / name
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(article()))
    assert [it.name for it in tmp_path.iterdir()] == [name]
    with ProjectFile.open(path, read_only=True) as project:
        assert len(project.articles()) == 1


def test_a_name_without_room_for_a_journal_is_refused(tmp_path):
    with pytest.raises(errors.ProjectNameTooLong):
        ProjectFile.create(tmp_path / ("م" * 122), SCHEMA)
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_replaces_nothing(made, tmp_path):
    before = folder_state(made.parent)
    with pytest.raises(errors.ProjectExists):
        ProjectFile.create(made, SCHEMA)
    with pytest.raises(errors.ProjectFolderMissing):
        ProjectFile.create(tmp_path / "none" / "p.hashiya", SCHEMA)
    assert folder_state(made.parent) == before


def test_a_project_belongs_to_its_owner_alone(made):
    assert made.stat().st_mode & 0o077 == 0


def test_a_link_leads_to_the_same_lock(made, tmp_path):
    link = tmp_path / "link.hashiya"
    link.symlink_to(made)
    with ProjectFile.open(link) as project:
        assert project.path == made.resolve()
        with pytest.raises(errors.ProjectInUse):
            ProjectFile.open(made)


def test_one_writer_and_any_number_of_readers(made):
    with ProjectFile.open(made) as writer:
        with pytest.raises(errors.ProjectInUse):
            ProjectFile.open(made)
        text = article("جديد")
        writer.commit(added(text))
        with ProjectFile.open(made, read_only=True) as reader:
            assert reader.article(text.id) == text
            later = article("لاحق")
            writer.commit(added(later))
            assert reader.article(later.id) == later
    with ProjectFile.open(made):
        pass


READ = """
import sys
from hashiya.model.errors import ProjectInUse
from hashiya.store.project_file import ProjectFile
try:
    ProjectFile.open(sys.argv[1])
except ProjectInUse:
    with ProjectFile.open(sys.argv[1], read_only=True) as project:
        print(sum(1 for _ in project.annotated()))
"""


def test_another_process_may_read_what_we_write(made):
    with ProjectFile.open(made) as writer:
        writer.commit(added(article("جديد")))
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        said = subprocess.run(
            [sys.executable, "-c", READ, str(made)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.split() == ["2"]
        writer.commit(added(article("بعد القراءة")))


def test_what_a_crash_left_is_looked_at_in_a_private_copy(made, tmp_path):
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with ProjectFile.open(made) as project:
        project.commit(added(article("في السجل وحده")))
        subprocess.run(
            ["cp", str(made), f"{made}-wal", str(crashed)],
            check=True,
        )
    left = crashed / made.name
    before = folder_state(crashed)
    assert len(before) == 2
    with ProjectFile.open(left, read_only=True) as project:
        assert len(project.articles()) == 2
    assert folder_state(crashed) == before
    with ProjectFile.open(left) as project:
        assert len(project.articles()) == 2
        project.commit(added(article("وبعده")))
    assert list(folder_state(crashed)) == [made.name]


def test_the_one_file_is_complete_after_settling(made, tmp_path):
    with ProjectFile.open(made) as project:
        project.commit(added(article("مستقر")))
        assert project.settle()
        copy = tmp_path / "copy.hashiya"
        subprocess.run(["cp", str(made), str(copy)], check=True)
        with ProjectFile.open(copy, read_only=True) as other:
            assert other.history() == project.history()
            assert len(other.articles()) == 2


def test_settling_waits_for_a_reader(made):
    with ProjectFile.open(made) as project:
        project.commit(added(article("واحد")))
        reading = project.annotated()
        next(reading)
        project.commit(added(article("اثنان")))
        assert not project.settle()
        reading.close()
        assert project.settle()


def test_closing_twice_and_after_a_copy_of_the_folder_is_gone_does_no_harm(made):
    project = ProjectFile.open(made)
    project.commit(added(article("آخر")))
    shutil.rmtree(made.parent)
    project.close()
    project.close()
    assert not made.parent.exists()


def test_annotations_can_be_asked_for_by_their_start(made):
    with ProjectFile.open(made) as project:
        (line,) = project.articles()
        text = project.article(line.id)
        wide = annotation(text, 4, 16)
        project.commit(added(wide, annotation(text, 5, 10)))
        found = project.annotations(line.id, 4)
        assert [(it.start, it.end) for it in found] == [(4, 16), (4, 10)]
