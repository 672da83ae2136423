"""While an import is stored the window lives, says how far it is, and calls it off without a trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, get_ident

import pytest
from making import added, article
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from hashiya.commands import arriving, articles, surveying
from hashiya.formats.format import Incoming, Note
from hashiya.model.errors import DiskFull, SaveHeld
from hashiya.model.record import Finding
from hashiya.ui import doctoring
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import STATE
from hashiya.ui.dialogs.storing import remarks

COUNT, HELD = 30, 20


class Gate:
    """Files are read as always until one of them is held back."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.open = Event(), Event()
        self._found, self._count, self.armed = surveying.articles_in, 0, False
        monkeypatch.setattr(surveying, "articles_in", self.articles_in)

    def articles_in(self, *words) -> Iterator[Incoming | Note]:
        self._count += self.armed
        if self._count == HELD and not self.reached.is_set():
            self.reached.set()
            assert self.open.wait(20)
        yield from self._found(*words)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    monkeypatch.setattr(articles, "LONG", 5)
    monkeypatch.setattr(arriving, "LETTERS", 200)
    made = Gate(monkeypatch)
    yield made
    made.open.set()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "in"
    place.mkdir()
    for n in range(COUNT):
        text = f"زار المراسل رقم {n} بغداد ثم غادرها إلى القاهرة مساء."
        (place / f"{n:02}.txt").write_text(text, encoding="utf-8")
    return place


def opened(window, qtbot, *paths: Path) -> ImportDialog:
    made = ImportDialog(window, window.session, window.look, list(paths))
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    made.show()
    qtbot.waitUntil(lambda: made._job is None)
    return made


@pytest.fixture
def storing(window, folder, gate, qtbot) -> ImportDialog:
    """A dialog in the middle of storing: two thirds are in the file's log, nothing is committed."""
    made = opened(window, qtbot, folder)
    gate.armed = True
    made._go.click()
    qtbot.waitUntil(gate.reached.is_set)
    say = window.look.say
    there = say("ui-import-storing", done=HELD - 1, total=COUNT)
    qtbot.waitUntil(lambda: made._summary.text() == there)
    return made


def test_meanwhile_the_window_reads_what_was_there_and_says_how_far_it_is(
    window, storing, gate, qtbot
) -> None:
    workspace = window.session.workspace
    assert (storing._progress.value(), storing._progress.maximum()) == (HELD - 1, COUNT)
    assert not storing._go.isEnabled()
    assert workspace.lent
    assert len(workspace.articles()) == 2  # what is under way is seen by nobody
    assert workspace.settle() is False
    window.session.settle()
    window.keeping.look()
    with pytest.raises(SaveHeld):
        workspace.apply_long(added(article()), iter([()]))
    heard = []
    workspace.subscribe(lambda _step: heard.append(get_ident()))
    gate.open.set()
    qtbot.waitUntil(lambda: not storing._storing.busy)
    assert heard == [get_ident()]  # no view ever hears of a step in the worker
    assert len(storing.added) == COUNT
    assert len(window.articles.lines) == 2 + COUNT
    window.tagging.undo()
    assert len(window.articles.lines) == 2


def test_nothing_more_is_read_while_files_are_read(window, folder, gate, qtbot) -> None:
    """Two readings at once would let go of what is being stored when the later one ends."""
    gate.armed = True
    dialog = ImportDialog(window, window.session, window.look, [folder])
    qtbot.addWidget(dialog, before_close_func=ImportDialog._give_up)
    dialog.show()
    qtbot.waitUntil(gate.reached.is_set)
    dialog.articles.show_current()
    for it in (dialog.articles.rules, dialog.articles.encoding, dialog._go):
        assert not it.isEnabled()
    # files are not asked for, names that nobody knows yet not offered, and how far it is is told
    assert dialog.articles.table.filling
    assert not dialog._notice.isVisible()
    say = window.look.say
    dialog._show_read(1, COUNT)
    assert dialog._summary.text() == say("ui-import-reading-some", done=1, total=COUNT)
    gate.open.set()
    qtbot.waitUntil(lambda: dialog._job is None)
    for it in (dialog.articles.rules, dialog.articles.encoding, dialog._go):
        assert it.isEnabled()


def test_what_is_found_meanwhile_is_looked_at_again_when_it_can_be_set_right(
    window, storing, gate, qtbot
) -> None:
    found = Finding(severity="damage", message="store-finding-file", values={"detail": "?"})
    window.doctoring._finished([found])
    assert not window.banner.telling(doctoring.TOPIC)
    assert not window.session.workspace.read_only
    gate.open.set()
    qtbot.waitUntil(lambda: not storing._storing.busy)
    window.doctoring._finished([found])
    assert window.banner.telling(doctoring.TOPIC)


def test_called_off_it_leaves_nothing_and_the_dialog_stays(window, storing, gate, qtbot) -> None:
    before = window.session.workspace.history()
    storing._leave.click()
    assert storing._summary.text() == window.look.say("ui-import-stopping")
    gate.open.set()
    qtbot.waitUntil(lambda: not storing._storing.busy)
    assert storing.isVisible()
    assert storing._summary.text() == window.look.say("ui-import-cancelled")
    assert storing.focusWidget() is storing.articles.table
    workspace = window.session.workspace
    assert (len(workspace.articles()), workspace.history()) == (2, before)
    assert [it for it in workspace.check() if it.severity == "damage"] == []
    storing._go.click()  # and again, to the end
    qtbot.waitUntil(lambda: not storing._storing.busy)
    assert len(window.articles.lines) == 2 + COUNT


def test_a_project_that_closes_meanwhile_has_nothing_of_it(
    window, storing, gate, project, qtbot
) -> None:
    window.session.closing.connect(gate.open.set)
    window.session.close()
    qtbot.waitUntil(lambda: not storing._storing.busy)
    assert [it.name for it in project.parent.iterdir() if it.name.startswith(project.name)] == [
        project.name
    ]
    window.flows.open_project(project)
    assert len(window.articles.lines) == 2


def test_a_file_that_changed_since_it_was_shown_is_left_out_and_told(window, folder, qtbot) -> None:
    dialog = opened(window, qtbot, folder)
    (folder / "03.txt").write_text("نص لم يره أحد", encoding="utf-8")
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy)
    assert len(dialog.added) == COUNT - 1
    said = remarks(dialog.report, window.look)
    assert "03.txt" in said
    assert window.look.say("articles-changed-since") in said


def test_another_version_of_an_article_points_to_correcting(window, tmp_path, qtbot) -> None:
    here = window.session.workspace.article(window.articles.lines[0].id)
    file = tmp_path / here.name
    file.write_text(here.text.replace(".", "!", 1) + "\nخاتمة.", encoding="utf-8")
    dialog = opened(window, qtbot, file)
    line = dialog.articles.table.topLevelItem(0)
    assert line.text(STATE) == window.look.say("ui-import-version", title=here.title)
    assert line.checkState(0) == Qt.CheckState.Unchecked
    left = window.look.say("ui-import-summary-versions", count=1)
    assert left in dialog._summary.text()
    line.setCheckState(0, Qt.CheckState.Checked)
    assert left not in dialog._summary.text()
    line.setCheckState(0, Qt.CheckState.Unchecked)
    hint = window.look.say("ui-import-version-hint", title=here.title)
    assert dialog.articles.preview.remarks.toPlainText().startswith(hint)
    # an unrelated text of the same name is no version of it
    file.write_text("هذا نص آخر تمامًا لا صلة له بما سبق.", encoding="utf-8")
    other = opened(window, qtbot, file)
    assert other.articles.table.topLevelItem(0).text(STATE) == window.look.say("ui-import-ready")


@pytest.mark.parametrize("long", [False, True])
def test_a_full_disk_leaves_the_choice_and_says_what_is_safe(
    window, folder, project, qtbot, monkeypatch, long
) -> None:
    if long:
        monkeypatch.setattr(articles, "LONG", 5)
        monkeypatch.setattr(arriving, "LETTERS", 200)
    dialog = opened(window, qtbot, folder)
    dialog.articles.table.topLevelItem(3).setCheckState(0, Qt.CheckState.Unchecked)
    dialog.articles.table.setCurrentItem(dialog.articles.table.topLevelItem(5))
    dialog.articles.title.setText("عنوان من عندي")
    dialog.articles.keep_title()
    file = window.session.workspace._project
    commit, steps = file.commit, window.session.workspace.history()

    def full(_step, parts=None) -> int:
        next(iter(parts or ()), None)  # some of it may be on its way by then
        raise DiskFull(name=project.name)

    monkeypatch.setattr(file, "commit", full)
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy)
    assert dialog.isVisible()
    assert window.banner.isHidden()  # behind the dialog nobody would read it
    say = window.look.say
    assert dialog._summary.text() == say("ui-import-not-stored", reason="full", name=project.name)
    assert window.session.workspace.history() == steps
    assert len(dialog.articles.checked()) == COUNT - 1
    assert dialog.articles.items[5].title == "عنوان من عندي"
    for it in (dialog.articles.rules, dialog.pages, dialog._go):
        assert it.isEnabled()
    monkeypatch.setattr(file, "commit", commit)
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy)
    assert len(dialog.added) == COUNT - 1
    assert dialog.result() == dialog.DialogCode.Accepted


def test_what_holds_the_project_leaves_the_choice_too(window, folder, qtbot) -> None:
    dialog = opened(window, qtbot, folder)
    with window.session.workspace.lend():
        dialog._go.click()
    assert dialog.isVisible()
    assert window.look.say("ui-import-choice-stands") in dialog._summary.text()
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog._storing.busy)
    assert len(dialog.added) == COUNT


def test_what_is_read_of_a_dialog_that_is_gone_is_told_to_nobody(
    window, folder, gate, qtbot
) -> None:
    """Left while it reads, and gone before the worker is through: whatever it tells then."""
    gate.armed = True
    dialog = ImportDialog(window, window.session, window.look, [folder])
    qtbot.waitUntil(gate.reached.is_set)
    job = dialog._job
    dialog.reject()
    Shiboken.delete(dialog)
    gate.open.set()
    for said, values in (
        (dialog._take, [surveying.Survey()]),
        (dialog._failed, [OSError("late")]),
        (dialog._show_progress, [1, 2]),
    ):
        said(*values)
    job.voice.cancelled.emit()
    QApplication.processEvents()
