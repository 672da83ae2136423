"""Catalogue row E14: on a shared computer, with an open umask, nobody else reads what is written.

Also: logs hold no word of a text, and a place that takes no backup is said in words.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from hashiya import wording
from hashiya.commands import articles, backups, projects
from hashiya.model.errors import BackupNotMade, HashiyaError
from hashiya.store import project_file
from hashiya.ui.logbook import Logbook

SECRET = "كلام لا يقرؤه غير صاحبه"


@pytest.fixture(autouse=True)
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "مشروع.hashiya"
    file = tmp_path / "مقال.txt"
    file.write_text(SECRET, encoding="utf-8")
    with projects.create(path, me="ليلى") as ws:
        articles.add(ws, articles.read([file]))
    file.unlink()
    return path


def closed_to_others(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


@pytest.mark.parametrize("case", ["E14"])
def test_project_backups_and_what_comes_back_are_their_owners_alone(project, case):
    made = backups.back_up_file(project).backup
    copy = backups.open_as_copy(made, project)
    with projects.open_project(project) as ws:
        article = ws.articles()[0]
        articles.update(ws, article.id, title="آخر")  # a log of changes stands beside it now
        beside = [it for it in project.parent.iterdir() if it.name.startswith(project.name)]
        assert [it for it in beside if not closed_to_others(it)] == []
    backups.put_in_place(made, project)
    project.write_bytes(b"damaged")
    backups.put_in_place(made, project)
    kept = [it for it in backups.root().rglob("*") if it.is_file()]
    assert len(kept) >= 4, "backups, index, lock and the damaged file"
    assert [it for it in (project, copy, *kept, backups.root()) if not closed_to_others(it)] == []


@pytest.mark.parametrize("case", ["E14"])
def test_the_log_holds_no_word_of_a_text_a_project_or_a_person(project, tmp_path, case):
    """Every road by which the program logs is taken with the text in the error's own words."""
    file = tmp_path / "state" / "window.log"
    book = Logbook(file)
    book.begin()
    try:
        with projects.open_project(project, "ليلى") as ws:

            def broken(_step: object) -> None:
                raise ValueError(SECRET)

            ws.subscribe(broken)
            articles.update(ws, ws.articles()[0].id, title=f"{SECRET} مرة أخرى")
            place = tmp_path / "nowhere"
            place.write_text("no folder")
            assert backups.before(ws, "bulk", place) is not None
            logging.getLogger("hashiya").error("unexpected", exc_info=_raised())
    finally:
        book.end()
    said = file.read_text(encoding="utf-8")
    assert "ValueError" in said, "the errors were logged"
    assert "no backup before bulk" in said
    for word in (SECRET, *SECRET.split(), "ليلى", project.stem):
        assert word not in said
    assert closed_to_others(file)
    assert closed_to_others(file.parent)


def _raised() -> BaseException:
    try:
        raise HashiyaError(name=SECRET)
    except HashiyaError as error:
        return error


def test_nothing_but_the_logbook_writes_a_log() -> None:
    """Who logs elsewhere must think of E14 again."""
    root = Path(project_file.__file__).parents[1]
    sinks = ("FileHandler", "StreamHandler", "basicConfig", "SysLogHandler")
    found = [it.name for it in root.rglob("*.py") for one in sinks if one in it.read_text("utf-8")]
    assert found == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("case", ["E14-refused"])
def test_a_folder_that_takes_no_backup_is_said_and_the_file_stays(
    project, tmp_path, language, case
):
    place = tmp_path / "backups"
    place.write_text("a file where the folder should be")
    before = project.read_bytes()
    with pytest.raises(BackupNotMade) as caught:
        backups.back_up_file(project, place=place)
    error = caught.value
    said = wording.Wording(language).say(error.message, **error.values)
    assert wording.isolate(project.name) in said
    assert (
        "نسخه السابقة سليمة" if language == "ar" else "earlier backups are safe"
    ) in said.replace("ونسخه", "نسخه")
    assert project.read_bytes() == before
    with projects.open_project(project) as ws:
        assert len(ws.articles()) == 1
