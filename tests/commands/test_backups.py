"""Backups as a person has them: by project, offered for a file that cannot be read, put back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hashiya.commands import articles, backups, projects
from hashiya.model import errors
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.identity import new_id, now
from hashiya.model.span import Span
from hashiya.store import backups as store


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "مشروع.hashiya"
    projects.create(path, me="ليلى").close()
    return path


def add(path: Path, *words: str, place: Path) -> None:
    files = []
    for it in words:
        file = place / f"{it}.txt"
        file.write_text(f"هذا نص فيه {it}", encoding="utf-8")
        files.append(file)
    with projects.open_project(path, "ليلى") as ws:
        articles.add(ws, articles.read(files))


def test_the_state_before_an_import_is_kept(project, tmp_path):
    add(project, "أول", place=tmp_path)
    assert backups.offer(project) == [], "before the first import there was nothing to keep"
    add(project, "ثان", place=tmp_path)
    (kept,) = backups.offer(project)
    assert (kept.reason, kept.contents.articles) == ("import", 1)
    assert kept.path.parent == backups.root() / kept.path.parent.name


def test_a_folder_that_takes_no_backup_does_not_keep_anyone_from_working(project, tmp_path):
    add(project, "أول", place=tmp_path)
    place = tmp_path / "nowhere"
    place.write_text("no folder")
    with projects.open_project(project) as ws:
        failure = backups.before(ws, "bulk", place)
        assert isinstance(failure, errors.BackupNotMade)
        assert ws.project_id
        with pytest.raises(errors.BackupNotMade):
            backups.back_up(ws, "timer", place)


def test_a_file_that_cannot_be_read_still_finds_its_backups(project, tmp_path):
    add(project, "أول", place=tmp_path)
    made = backups.back_up_file(project).backup
    other = tmp_path / "other.hashiya"
    projects.create(other).close()
    backups.back_up_file(other)
    project.write_bytes(b"nothing that can be read")
    assert backups.offer(project) == [made], "by its place"
    moved = tmp_path / "elsewhere" / project.name
    moved.parent.mkdir()
    project.rename(moved)
    assert backups.offer(moved) == [made], "by its name"
    assert backups.offer(tmp_path / "unknown.hashiya") == []


def test_a_renamed_project_finds_its_backups_by_its_id(project, tmp_path):
    add(project, "أول", place=tmp_path)
    made = backups.back_up_file(project).backup
    renamed = project.rename(tmp_path / "آخر.hashiya")
    assert backups.offer(renamed) == [made]


def test_a_copy_is_opened_beside_the_project_under_a_name_of_its_own(project, tmp_path):
    add(project, "أول", place=tmp_path)
    made = backups.back_up_file(project).backup
    first, second = (backups.open_as_copy(made, project) for _ in range(2))
    assert first.parent == second.parent == project.parent
    assert first != second
    assert first.stem.startswith("مشروع 20")
    for it in (first, second):
        with projects.open_project(it) as ws:
            assert len(ws.articles()) == 1


def test_the_earlier_state_takes_the_place_and_can_be_taken_back(project, tmp_path):
    add(project, "أول", place=tmp_path)
    old = backups.back_up_file(project).backup
    add(project, "ثان", "ثالث", place=tmp_path)
    assert backups.put_in_place(old, project) is None
    with projects.open_project(project) as ws:
        assert len(ws.articles()) == 1
    later = backups.offer(project)[0]
    assert later.reason == "replaced"
    backups.put_in_place(later, project)
    with projects.open_project(project) as ws:
        assert len(ws.articles()) == 3


def test_one_is_chosen_by_number_or_id(project, tmp_path):
    add(project, "أول", place=tmp_path)
    made = backups.back_up_file(project).backup
    assert backups.choose([made], "1") == backups.choose([made], made.id) == made
    with pytest.raises(errors.NoBackup):
        backups.choose([made], "2")


def test_an_old_project_is_opened_with_a_backup(tmp_path):
    golden = Path(__file__).parents[1] / "store" / "golden" / "version_1.hashiya"
    old = tmp_path / "old.hashiya"
    shutil.copy(golden, old)
    with projects.open_project(old) as ws:
        (kept,) = backups.kept(ws.project_id)
    assert (kept.reason, kept.contents.version) == ("renew", 1)


def test_nobody_elses_clock_orders_the_list(project, tmp_path, monkeypatch):
    times = iter([now(), now() - 10 * 366 * 86_400_000, now() + 10 * 366 * 86_400_000])
    monkeypatch.setattr(store, "now", lambda: next(times))
    for word in ("أول", "ثان", "ثالث"):
        monkeypatch.setattr(backups, "before", lambda *_: None)
        add(project, word, place=tmp_path)
        backups.back_up_file(project)
    assert [it.contents.articles for it in backups.offer(project)] == [3, 2, 1]


def large(ws, count: int) -> None:
    file = ws.path.parent / "large.txt"
    file.write_text("كلمة " * count, encoding="utf-8")
    (article_id,) = articles.add(ws, articles.read([file])).articles
    spans = [Span(k * 5, k * 5 + 4) for k in range(count)]
    text = ws.article(article_id).text
    ws.apply(
        Step(
            id=new_id(),
            act="test",
            by=ws.me,
            at=now(),
            edits=tuple(
                Edit(
                    None,
                    Annotation(
                        id=new_id(),
                        article=article_id,
                        layer="entity",
                        label="PERS",
                        fragments=(it,),
                        quote=it.quote(text),
                        annotator=ws.me,
                        created=now(),
                    ),
                )
                for it in spans
            ),
        )
    )


@pytest.mark.parametrize(("count", "reasons"), [(999, []), (1000, ["bulk"])])
def test_a_large_change_by_any_command_is_preceded_by_a_backup(project, count, reasons):
    with projects.open_project(project, "ليلى") as ws:
        large(ws, count)
        found = [it for it in backups.kept(ws.project_id) if it.contents.articles == 1]
        assert [it.reason for it in found] == reasons
        assert [it.contents.annotations for it in found] == [0] * len(reasons)
        ws.undo()
        assert len(backups.kept(ws.project_id)) == len(reasons), "an undo needs none"


def test_an_import_says_that_there_was_no_backup_and_goes_on(project, tmp_path):
    add(project, "أول", place=tmp_path)
    backups.root().parent.mkdir(parents=True, exist_ok=True)
    backups.root().write_text("a file where the folder should be")
    file = tmp_path / "second.txt"
    file.write_text("نص ثان", encoding="utf-8")
    with projects.open_project(project) as ws:
        report = articles.add(ws, articles.read([file]))
        assert len(ws.articles()) == 2
    assert report.complete
    assert [it.message for it in report.notes] == ["error-backup-not-made"]
