"""One key leads to all that can come in: files are asked for at once, folders and drops stand beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton

from hashiya.ui.below import open_below
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.import_articles import ImportDialog
from hashiya.ui.dialogs.import_lines import NAME, TITLE, table_of_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent

LONG = "تقرير مطول عن الانتخابات البرلمانية وما تلاها من مفاوضات BBC Arabic 2023 نسخة نهائية.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "ملفات"
    made.mkdir()
    (made / LONG).write_text("زار ترامب بغداد أمس.", encoding="utf-8")
    (made / "b.txt").write_text("خبر آخر من بيروت.", encoding="utf-8")
    return made


@pytest.fixture
def picked(monkeypatch) -> list[list[Path]]:
    """What the questions for files are answered with, in turn; nothing when there is none left."""
    answers: list[list[Path]] = []
    monkeypatch.setattr(files, "articles_to_import", lambda *_: answers.pop(0) if answers else [])
    return answers


@pytest.fixture
def dialog(window, qtbot, picked):
    """As the key opens it."""
    made = ImportDialog(window, window.session, window.look, [])
    qtbot.addWidget(made, before_close_func=ImportDialog._give_up)
    return made


def shown(dialog: ImportDialog, qtbot) -> list[str]:
    qtbot.waitUntil(lambda: dialog._job is None)
    return sorted(it.path.name for it in dialog.articles.items)


def test_files_are_asked_for_at_once_and_read(dialog, qtbot, picked, folder) -> None:
    picked.append([folder / "b.txt"])
    dialog.show()
    qtbot.waitUntil(lambda: not picked)
    assert shown(dialog, qtbot) == ["b.txt"]
    assert dialog._go.isEnabled()
    assert dialog.focusWidget() is dialog.articles.table
    assert not dialog.by_hand.kinds  # what is chosen first is chosen again as easily


def test_the_key_opens_it_without_files(window, qtbot, monkeypatch, press) -> None:
    opened: list[list[Path]] = []

    class Door(ImportDialog):
        def exec(self) -> int:
            opened.append([it.path for it in self.articles.items])
            return 0

    monkeypatch.setattr("hashiya.ui.dialogs.import_articles.ImportDialog", Door)
    press("ctrl+i")
    assert opened == [[]]


def test_whoever_leaves_the_question_finds_folders_and_closes_at_once(
    dialog, qtbot, monkeypatch, folder
) -> None:
    dialog.show()
    qtbot.waitUntil(lambda: dialog._asks is False)
    say = dialog.look.say
    assert dialog._summary.text() == say("ui-import-none-yet")
    assert not dialog._go.isEnabled()
    assert not dialog._progress.isVisible()
    assert dialog.focusWidget() is dialog.articles.files
    assert not dialog.articles.title.isEnabled()
    monkeypatch.setattr(files, "folder", lambda *_: folder)
    qtbot.mouseClick(dialog.articles.folder, Qt.MouseButton.LeftButton)
    assert shown(dialog, qtbot) == sorted(["b.txt", LONG])
    dialog.reject()
    assert not dialog.isVisible()


def test_an_empty_dialog_is_left_without_a_question(dialog, qtbot) -> None:
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def dropped(dialog: ImportDialog, *paths: Path) -> bool:
    """Whether the dialog would have them; then it gets them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(it)) for it in paths])
    keys, actions = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    left = Qt.MouseButton.LeftButton
    over = QDropEvent(QPoint(9, 9), actions, data, left, keys)
    over.setAccepted(False)
    dialog.dragEnterEvent(cast("QDragEnterEvent", over))  # making one is deprecated
    if over.isAccepted():
        dialog.dropEvent(QDropEvent(QPoint(9, 9), actions, data, left, keys))
    return over.isAccepted()


def test_files_and_folders_can_be_dropped_on_it_once_it_is_at_rest(dialog, qtbot, folder) -> None:
    dialog.show()
    assert dialog.acceptDrops()
    assert dropped(dialog, folder)
    assert not dropped(dialog, folder / "b.txt")  # the folder is still being read
    assert len(shown(dialog, qtbot)) == 2
    assert not dropped(dialog)


def test_long_names_are_cut_in_the_middle_and_whole_in_their_tips(dialog, qtbot, folder) -> None:
    dialog.show()
    dropped(dialog, folder / LONG)
    shown(dialog, qtbot)
    table = dialog.articles.table
    line = table.topLevelItem(0)
    assert LONG in line.toolTip(NAME)
    assert line.toolTip(TITLE) == line.text(TITLE)
    index = table.indexFromItem(line, NAME)
    option = table.viewOptions() if hasattr(table, "viewOptions") else None
    from PySide6.QtWidgets import QStyleOptionViewItem

    option = option or QStyleOptionViewItem()
    table.itemDelegateForColumn(NAME).initStyleOption(option, index)
    assert option.textElideMode == Qt.TextElideMode.ElideMiddle


@pytest.mark.parametrize("width", [640, 1024, 1600])
def test_every_column_of_what_was_found_is_in_view(window, qtbot, width: int) -> None:
    table = table_of_lines(window.look)
    qtbot.addWidget(table)
    table.resize(width, 300)
    table.show()
    assert table.header().length() <= table.viewport().width()
    assert min(map(table.columnWidth, range(table.columnCount()))) >= 60
    assert not table.horizontalScrollBar().isVisible()


def test_a_column_that_was_drawn_wider_stays_so(window, qtbot) -> None:
    table = table_of_lines(window.look)
    qtbot.addWidget(table)
    table.resize(1000, 300)
    table.show()
    table.header().sectionPressed.emit(NAME)
    table.setColumnWidth(NAME, 333)
    table.resize(900, 300)
    assert table.columnWidth(NAME) == 333


def test_the_path_in_the_question_reads_from_its_beginning(window, qtbot, qapp, tmp_path) -> None:
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    asked = files.asking(window, window.look, "ui-import-title")
    qtbot.addWidget(asked)
    folder = tmp_path / "a"
    folder.mkdir()
    asked.setDirectory(str(folder))
    asked.show()
    place = asked.findChild(QComboBox, "lookInCombo")
    assert place is not None
    room = place.fontMetrics().horizontalAdvance(place.currentText()) + 80
    place.setMinimumWidth(2 * room)
    image = place.grab().toImage()
    line, ground = image.height() // 4, image.pixel(place.width() * 3 // 4, place.height() // 2)
    drawn = [
        x
        for x in range(image.width() // 2, place.width() - 40)
        if any(image.pixel(x, y) != ground for y in range(line, 3 * line))
    ]
    assert not drawn  # it stands beside the picture of the folder, at the start


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_menu_opens_at_the_edge_at_which_its_button_begins(window, qtbot, direction) -> None:
    button, menu = QPushButton("الترتيب", window), QMenu(window)
    qtbot.addWidget(button)
    for it in (button, menu):
        it.setLayoutDirection(direction)
    button.move(400, 100)
    button.show()
    for words in ("كما استوردت", "الأحدث أولًا"):
        menu.addAction(words)
    open_below(menu, button)
    at = menu.geometry()
    first = button.mapToGlobal(QPoint(0, 0))
    assert at.top() == first.y() + button.height()
    if direction == Qt.LayoutDirection.RightToLeft:
        assert at.left() + at.width() == first.x() + button.width()
    else:
        assert at.left() == first.x()
    menu.close()
