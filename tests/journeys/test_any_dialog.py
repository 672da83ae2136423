"""Whatever a person presses, chooses and types in the dialogs, in whatever order: nothing breaks, nothing is lost.

Walks are random but seeded. They run in the real dialogs, opened by their actions over a real project file;
questions for files are answered with files that are there, new names, folders, or nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from journeys.undoing import come_and_go, rows
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hashiya import assets
from hashiya.commands import articles, projects
from hashiya.ui import fonts
from hashiya.ui.actions import ACTIONS
from hashiya.ui.application import Shell
from hashiya.ui.dialogs import files
from hashiya.ui.dialogs.preferences import PreferencesDialog
from hashiya.ui.settings import Settings

OPENED = (
    *("import", "import", "import", "export", "export", "export", "import-folder", "label-set"),
    *("save-article", "settings", "shortcuts", "keys", "about", "details", "save-copy"),
    *("correct-text", "formats", "article-labels", "article-note"),
)
STEPS = 25
TYPED = [
    "",
    "x",
    "~nobody",
    "اسم جديد",
    "12",
    "0",
    "-1",
    "80/10/10",
    "a/b",
    "😀",
    "\u202eabc",
    "PERS",
    "م" * 300,
]
KEYS = [
    *(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up),
    *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_F2, Qt.Key.Key_Backtab),
]
FILES = {
    "a.conll": "زار\tO\nترامب\tB-PER\nبغداد\tB-LOC\nوفريق\tB-TEAM\n\n",
    "b.jsonl": '{"id":7,"text":"قال الناتو","label":[[4,10,"ORG"]]}\n{"text":\n',
    "c.csv": "id,title,text\n1,عنوان,نص أول\n2,آخر,نص ثان\n",
    "d.txt": "خبر بلا وسوم.\n\nفقرة 😀 ثانية.",
    "e.html": "<html><title>صفحة</title><body><article><p>نص الصفحة</p></article></body></html>",
    "f.ann": "T1\tPER 0 3\tخبر\n",
    "g.json": "{",
    "h.docx": "PK\x03\x04",
    "i.labels.json": "[]",
    "j.nothing": "",
}


class Presser:
    """Does something in the dialog that has the word, each time it is asked."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.left, self.ended = rng, 0, False
        self.past: list[str] = []

    def turn(self) -> None:
        """One act; the next is asked for before it, for it may open a dialog and come back later."""
        if self.ended:
            return
        QTimer.singleShot(1, self.turn)
        menu, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if isinstance(menu, QMenu):
            self._choose_in(menu)
        elif menu is not None:
            menu.close()
        elif dialog is not None:
            self.left -= 1
            if self.left < 0 and self.rng.random() < 0.5:
                self.past.append(f"close {type(dialog).__name__}")
                dialog.close()
            else:
                self._do_in(dialog)

    def _choose_in(self, menu: QMenu) -> None:
        chosen = [it for it in menu.actions() if it.isEnabled() and it.menu() is None]
        action: QAction | None = self.rng.choice(chosen) if chosen else None
        menu.close()
        if action is not None and self.rng.random() < 0.7:
            self.past.append(f"menu {action.text()}")
            action.trigger()

    def _do_in(self, dialog: QWidget) -> None:
        kinds = (QAbstractButton, QComboBox, QLineEdit, QSpinBox, QAbstractItemView, QTabBar)
        parts = [
            it
            for kind in (*kinds, QPlainTextEdit)
            for it in dialog.findChildren(kind)
            if it.isVisible() and it.isEnabled() and it.window() is dialog
        ]
        if isinstance(dialog, PreferencesDialog):  # undo is for what the same person did
            parts = [it for it in parts if not isinstance(it, QLineEdit)]
        if not parts or self.rng.random() < 0.15:
            key = self.rng.choice(KEYS)
            self.past.append(f"{type(dialog).__name__} {key.name}")
            QTest.keyClick(QApplication.focusWidget() or dialog, key)
            return
        part = self.rng.choice(parts)
        self.past.append(f"{type(dialog).__name__} {type(part).__name__} {self._name(part)}")
        self._use(part)

    @staticmethod
    def _name(part: QWidget) -> str:
        return part.text() if isinstance(part, QAbstractButton) else part.accessibleName()

    def _use(self, part: QWidget) -> None:
        if isinstance(part, QAbstractButton):
            part.click()
        elif isinstance(part, QComboBox):
            self._pick(part)
        elif isinstance(part, QLineEdit):
            if not part.isReadOnly():
                part.setFocus()
                part.selectAll()
                part.insert(self.rng.choice(TYPED))
                QTest.keyClick(part, self.rng.choice([Qt.Key.Key_Tab, Qt.Key.Key_Down]))
        elif isinstance(part, QSpinBox):
            part.setValue(self.rng.randrange(part.minimum(), part.maximum() + 1))
        elif isinstance(part, QTabBar):
            part.setCurrentIndex(self.rng.randrange(max(1, part.count())))
        elif isinstance(part, QPlainTextEdit):
            part.setFocus()
            QTest.keyClick(part, self.rng.choice([Qt.Key.Key_A, Qt.Key.Key_Backspace]))
        elif isinstance(part, QAbstractItemView):
            self._touch(part)

    def _pick(self, choice: QComboBox) -> None:
        if choice.count():
            choice.setCurrentIndex(self.rng.randrange(choice.count()))
            choice.activated.emit(choice.currentIndex())

    def _touch(self, view: QAbstractItemView) -> None:
        model = view.model()
        if model is None or not model.rowCount(QModelIndex()):
            return
        row = self.rng.randrange(model.rowCount(QModelIndex()))
        index = model.index(row, self.rng.randrange(3))
        index = index if index.isValid() else model.index(row, 0)
        view.setCurrentIndex(index)
        if self.rng.random() < 0.4 and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            QTest.keyClick(view, Qt.Key.Key_Space)
        elif self.rng.random() < 0.3:
            QTest.mouseClick(
                view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
            )


def a_project(folder: Path) -> Path:
    path = folder / "مشروع.hashiya"
    with projects.create(path, me="أخرى") as ws:
        articles.add(
            ws, articles.read([assets.seeds() / "articles", assets.seeds() / "gold.jsonl"])
        )
    return path


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[random.Random], None]:
    """Questions for files are answered from a folder of files of every sort."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")

    def begin(rng: random.Random) -> None:
        def answer(dialog: QWidget) -> list[Path]:
            dialog.deleteLater()
            there = sorted(folder.iterdir())
            chance = rng.random()
            if chance < 0.2:
                return []
            if chance < 0.3:
                return [folder]
            if chance < 0.45:
                return [folder / f"new{rng.randrange(5)}.jsonl"]
            return rng.sample(there, rng.randrange(1, 4))

        monkeypatch.chdir(folder)
        monkeypatch.setattr(files, "_ask", answer)
        monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)

    return begin


@pytest.fixture
def shell(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    settings = Settings(tmp_path / "window.ini")
    settings.annotator, settings.theme = "ليلى", "light"
    qapp.setStyle("Fusion")
    qapp.setFont(fonts.interface_font())
    made = Shell(qapp, settings)
    made.window.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made.window)
    made.window.flows.open_project(a_project(tmp_path))
    yield made
    made.close()
    made.window.part()
    made.window.close()
    made.window.deleteLater()
    qapp.processEvents()


@pytest.mark.parametrize("seed", range(6))
def test_no_pressing_breaks_anything(seed: int, shell: Shell, qtbot, qapp, answers) -> None:
    rng = random.Random(seed)
    answers(rng)
    workspace = shell.session.workspace
    assert workspace is not None
    first = rows(workspace)
    presser, actions = Presser(rng), {it.id: it for it in ACTIONS}
    presser.turn()
    try:
        with qtbot.capture_exceptions() as failed:
            for _ in range(6):
                name = rng.choice(OPENED)
                presser.past.append(f"action {name}")
                presser.left = STEPS
                shell.window.run_action(actions[name])  # a new language makes a new window
                qapp.processEvents()
                assert not failed, failed
        assert shell.session.workspace is workspace
        come_and_go(workspace, first)
        assert list(workspace.check()) == []
    except BaseException as error:
        error.add_note(f"after: {presser.past}")
        raise
    finally:
        presser.ended = True
