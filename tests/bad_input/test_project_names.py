"""Catalogue A18 to A21: names that mean something else to somebody, and files with two names."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

import pytest
from making import added, article
from store_schema import SCHEMA

from hashiya.model import errors
from hashiya.store import surroundings
from hashiya.store.project_file import ProjectFile
from hashiya.wording import Wording
from hashiya.workspace import Workspace


def told(error: errors.HashiyaError, ar: str, en: str) -> None:
    for language, words in (("ar", ar), ("en", en)):
        sentence = Wording(language).say(error.message, **error.values)
        assert words in sentence, sentence


def folder_of(path: Path) -> dict[str, tuple[int, int]]:
    return {it.name: (it.stat().st_size, it.stat().st_mtime_ns) for it in path.iterdir()}


NAMES = {
    "A18-memory": "a?mode=memory&x.hashiya",
    "A18-hash": "a#b.hashiya",
    "A18-nul": "a%00b.hashiya",
    "A18-newline": "a\nb.hashiya",
    "A18-colon": ":memory:",
    "A18-file": "file:a.hashiya",
    "A18-quote": "a'\"b.hashiya",
    "A18-space": " a .hashiya",
    "A18-percent": "50%.hashiya",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_taken_at_its_word(tmp_path, name):
    path = tmp_path / name
    with ProjectFile.create(path, SCHEMA) as project:
        project.commit(added(article()))
        project.save_copy(tmp_path / "copy.hashiya")
    assert set(folder_of(tmp_path)) == {name, "copy.hashiya"}
    with ProjectFile.open(path) as project:
        assert len(project.articles()) == 1
    with ProjectFile.open(path, read_only=True) as project:
        assert len(project.articles()) == 1
    assert set(folder_of(tmp_path)) == {name, "copy.hashiya"}


def long_name(size: int) -> str:
    """As many bytes, of Arabic letters as far as they go."""
    letters = (size - len(".hashiya")) // 2
    name = "ن" * letters + "a" * (size - len(".hashiya") - 2 * letters) + ".hashiya"
    assert len(os.fsencode(name)) == size
    return name


@pytest.mark.parametrize("size", [241, 248, 255], ids=lambda it: f"A19-{it}")
def test_a_name_without_room_beside_it_is_refused_before_any_edit(tmp_path, size):
    path = tmp_path / long_name(size)
    with pytest.raises(errors.ProjectNameTooLong) as made:
        ProjectFile.create(path, SCHEMA)
    told(made.value, "الاسم أطول مما يجوز", "the name is too long")
    assert list(tmp_path.iterdir()) == []

    short = tmp_path / "a.hashiya"
    with ProjectFile.create(short, SCHEMA) as project:
        project.commit(added(article()))
    short.rename(path)
    before = folder_of(tmp_path)
    with pytest.raises(errors.ProjectNameUnusable) as opened:
        ProjectFile.open(path)
    told(opened.value, "اسمه أطول", "its name is too long")
    with ProjectFile.open(path, read_only=True) as project:
        assert len(project.articles()) == 1
        copy = project.save_copy(tmp_path / "short.hashiya")
    assert {it: facts for it, facts in folder_of(tmp_path).items() if it != copy.name} == before
    with ProjectFile.open(copy) as project:
        project.commit(added(article("بعد")))


def test_the_longest_name_works_a19(tmp_path):
    path = tmp_path / long_name(240)
    with ProjectFile.create(path, SCHEMA, journal="rollback") as project:
        project.commit(added(article()))
    with ProjectFile.open(path) as project:
        project.commit(added(article("بعد")))
    assert [it.name for it in tmp_path.iterdir()] == [path.name]


def test_a_link_leads_to_the_file_itself_a20(tmp_path):
    (tmp_path / "there").mkdir()
    real, link = tmp_path / "there" / "a.hashiya", tmp_path / "link.hashiya"
    ProjectFile.create(real, SCHEMA).close()
    link.symlink_to(real)
    with ProjectFile.open(link) as project:
        assert project.path == real
        project.commit(added(article()))
    assert link.is_symlink()
    assert [it.name for it in real.parent.iterdir()] == ["a.hashiya"]


def test_a_second_name_is_warned_of_and_not_opened_twice_a20(tmp_path):
    path, second = tmp_path / "a.hashiya", tmp_path / "b.hashiya"
    ProjectFile.create(path, SCHEMA).close()
    second.hardlink_to(path)
    with Workspace(ProjectFile.open(path), "me") as ws:
        assert surroundings.around(ws.path).second_name
        with pytest.raises(errors.ProjectInUse) as seen:
            ProjectFile.open(second)
        told(seen.value, "b.hashiya", "b.hashiya")
    for language, words in (("ar", "اسم ثانٍ"), ("en", "second name")):
        assert words in Wording(language).say("keeping-hard-link", name=path.name)
    ProjectFile.open(second).close()


def make(kind: str, path: Path) -> None:
    match kind:
        case "A20-folder":
            path.mkdir()
        case "A20-pipe":
            os.mkfifo(path)
        case "A20-device":
            try:
                os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))
            except PermissionError:
                pytest.skip("devices are made by root alone")
        case _:
            path.symlink_to("/dev/zero")


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("kind", ["A20-folder", "A20-pipe", "A20-device", "A20-link-to-device"])
def test_what_is_no_file_is_refused_without_waiting(tmp_path, kind, read_only):
    path = tmp_path / "a.hashiya"
    make(kind, path)
    with pytest.raises(errors.NotAFile) as seen:
        ProjectFile.open(path, read_only=read_only)
    told(seen.value, "مجلد أو جهاز", "a folder or a device")
    assert [it.name for it in tmp_path.iterdir()] == ["a.hashiya"]


@pytest.mark.parametrize("name", ["A21-nfd", "A21-case", "A21-link"])
def test_the_open_file_is_known_by_every_name(tmp_path, name):
    """Other case and NFD are links here: what lets them be one file on other systems is the same."""
    path = tmp_path / "Café أخبار.hashiya"
    other = {
        "A21-nfd": tmp_path / unicodedata.normalize("NFD", path.name),
        "A21-case": tmp_path / path.name.upper(),
        "A21-link": tmp_path / "link.hashiya",
    }[name]
    with ProjectFile.create(path, SCHEMA, me="ليلى") as project:
        other.symlink_to(path)
        assert other.samefile(project.path)
        with pytest.raises(errors.ProjectHeld) as seen:
            ProjectFile.open(other)
        told(seen.value, "ليلى", "ليلى")
        with pytest.raises(errors.CopyFailed) as refused:
            project.save_copy(other, replace=True)
        told(refused.value, "الملف المفتوح نفسه", "the file that is open")
        project.commit(added(article()))
