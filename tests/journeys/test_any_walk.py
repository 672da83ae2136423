"""Whatever a person does, in whatever order, on whatever text: the text and every mark stay true.

Walks are random but seeded. They run in the real window on a real project file, by the same actions that
keys and menus run; after every few steps all that must always hold is looked at.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from journeys.undoing import come_and_go, rows
from keyboard import send
from PySide6.QtCore import QPoint, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hashiya.commands import articles, projects
from hashiya.ui import fonts
from hashiya.ui.actions import ACTIONS, label_actions
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow
from hashiya.ui.settings import Settings

PIECES = [
    "قال ", "الناتو ", "وَبِالعَرَبِيَّةِ ", "می‌گوید ", "NATO ", "😀", "👩‍👩‍👧 ", "🇮🇶🇸🇾", "2018، ", "كوفيد-19 ", "\t",
    "\r\n", "\n", "\u2028", "\u2029", "\u202eNATO ", "\u202c", "\u2067abc", "\u2069 ", "\u200f", "ـــ", "ا\u0653\u064e\u0651",
    " \u0301", "\ufeff", "«", "» ", ". ", "؟ ", "«السلام» ", "בית ", 'צה"ל ', "\x07", "\n\n", "\u00a0", "ب" * 90,
]  # fmt: skip
NOT_WALKED = {
    # dialogs of their own, and the ends of the walk
    *("new", "open", "demo", "import", "export", "save-article", "print", "settings", "quit"),
    *("close-project", "shortcuts", "keys", "about", "language", "details", "bin-article"),
    *("save-copy", "restore-backup", "correct-text"),
}  # fmt: skip
OFTEN = (
    *("word-left", "extend-word-left", "extend-word-right", "line-down", "page-down", "widen"),
    *("trim-start", "trim-end", "trim-start-back", "trim-end-back", "edge-left", "edge-right"),
    *("other-left", "other-right", "undo", "undo", "redo", "delete", "relate", "hints", "find"),
    *("harakat", "signs", "paragraph-ltr", "paragraph-rtl", "paragraph-auto", "zoom-in"),
    *("extend-line-down", "extend-sentence-left", "article-end", "article-start", "swap-edge"),
)  # fmt: skip
WALKS, MORE = range(8), range(8, 300)
"""Those of each run, and of the release profile: what one in a hundred meets is met there."""
KEYS = "asdfghjklqwertyuiop"


def random_text(rng: random.Random) -> str:
    pieces = "".join(rng.choice(PIECES) for _ in range(rng.randrange(1, 220)))
    if rng.random() < 0.15:
        pieces += rng.choice(["ا", "لا", "a", "بَ", "😀", "\u064e", "م\u200c"]) * 40_000
    return pieces


@pytest.fixture
def told() -> Iterator[list[str]]:
    """What Qt complains about."""
    said: list[str] = []

    def take(kind: QtMsgType, _context: object, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and "This plugin does not" not in message:
            said.append(message)

    before = qInstallMessageHandler(take)
    yield said
    qInstallMessageHandler(before)


def shelf(folder: Path, text: str) -> Path:
    path, file = folder / "مشروع.hashiya", folder / "texts.jsonl"
    kept = {"الأول": text, "الثاني": "قال الناتو إن العراق باق.\nNATO said so."}
    lines = [json.dumps({"text": it, "title": title}) for title, it in kept.items()]
    file.write_text("\n".join(lines), encoding="ascii")
    with projects.create(path, me="أخرى") as ws:
        articles.add(ws, articles.read([file]))
    return path


class Walker:
    def __init__(self, window: MainWindow, rng: random.Random, text: str) -> None:
        self.window, self.rng, self.text = window, rng, text
        self.past: list[str] = []
        known = (*ACTIONS, *label_actions(window.session.schema, "ar"))
        self.actions = {it.id: it for it in known if it.id not in NOT_WALKED}
        self.labels = [it.id for it in self.actions.values() if it.is_label]
        self.waiting = QTimer(window)
        """A dialog that waits for an answer runs while it is there: nothing but this would end it."""
        self.waiting.timeout.connect(self.put_dialog_away)
        self.waiting.start(50)

    def step(self) -> None:
        chance = self.rng.random()
        act: Callable[[], None]
        if chance < 0.1:
            act = self.drag
        elif chance < 0.14:
            act = self.type_keys
        elif chance < 0.17:
            act = self.find
        elif chance < 0.19:
            act = self.resize
        else:
            act = self.run
        act()
        self.put_menus_away()

    def run(self) -> None:
        chance = self.rng.random()
        names = self.labels if chance < 0.2 else OFTEN if chance < 0.65 else list(self.actions)
        name = self.rng.choice(names)
        self.past.append(name)
        self.window.run_action(self.actions[name])

    def type_keys(self) -> None:
        chord = self.rng.choice(["", "shift+", ""]) + self.rng.choice([*KEYS, "esc", "enter", "3"])
        self.past.append(f"key {chord}")
        send(self.window, chord)

    def find(self) -> None:
        needle = self.rng.choice(["نات", "ا", "\u064e", "NATO", "😀", " ", "قال الناتو", "x*("])
        self.past.append(f"find {needle!r}")
        self.window.finding.open()
        self.window.finding.bar.take_needle(needle)
        self.window.finding.go_on(self.rng.choice([1, -1]))

    def drag(self) -> None:
        view = self.window.reader.viewport()
        if not view.isVisible():
            return
        points = [
            QPoint(self.rng.randrange(view.width()), self.rng.randrange(view.height()))
            for _ in range(3)
        ]
        self.past.append(f"drag {points}")
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=points[0])
        for point in points[1:]:
            QTest.mouseMove(view, point)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=points[-1])

    def resize(self) -> None:
        size = self.rng.randrange(720, 1500), self.rng.randrange(480, 900)
        self.past.append(f"resize {size}")
        self.window.resize(*size)

    def put_menus_away(self) -> None:
        """A picker or menu is answered at times, and closed."""
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None:
            if self.rng.random() < 0.5:
                QTest.keyClick(popup, self.rng.choice([Qt.Key.Key_Down, Qt.Key.Key_Return]))
            popup.close()

    def put_dialog_away(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self.past.append(f"close {type(dialog).__name__}")
            dialog.close()

    def look(self) -> None:
        """What must hold after every step."""
        window = self.window
        session, workspace = window.session, window.session.workspace
        assert workspace is not None
        article = session.article
        if article is None:
            return
        stored = workspace.article(article.id)
        assert stored == article
        assert article.title != "الأول" or stored.text == self.text
        marks = workspace.annotations(article.id)
        assert session.annotations == marks
        assert sorted(session.relations, key=str) == sorted(
            workspace.relations(article.id), key=str
        )
        ids = {it.id for it in marks}
        for it in marks:
            assert it.quote == it.span.quote(article.text)
        assert all({it.from_id, it.to_id} <= ids for it in session.relations)
        assert session.focused is None or session.focused in ids
        chosen = window.reader.selection()
        assert chosen is None or 0 <= chosen.start < chosen.end <= len(article.text)
        sheet = window.reader.sheet
        assert sheet is not None
        assert sheet.text == article.text


@pytest.mark.parametrize("seed", WALKS)
def test_no_walk_breaks_anything(seed, qtbot, qapp, tmp_path, told):
    walk(seed, qtbot, qapp, tmp_path, told)


@pytest.mark.slow
def test_no_walk_of_many_breaks_anything(qtbot, qapp, tmp_path, told):
    for seed in MORE:
        (folder := tmp_path / str(seed)).mkdir()
        walk(seed, qtbot, qapp, folder, told)


def walk(seed: int, qtbot, qapp: QApplication, tmp_path: Path, told: list[str]) -> None:
    rng = random.Random(seed)
    text = random_text(rng)
    path = shelf(tmp_path, text)
    settings = Settings(tmp_path / "window.ini")
    settings.annotator, settings.theme = "ليلى", "light"
    qapp.setStyle("Fusion")
    qapp.setFont(fonts.interface_font())
    shell = Shell(qapp, settings)
    window = shell.window
    window.resize(1280, 800)
    shell.show()
    qtbot.waitExposed(window)
    window.flows.open_project(path)
    workspace = window.session.workspace
    assert workspace is not None
    first = rows(workspace)
    walker = Walker(window, rng, text)
    try:
        with qtbot.capture_exceptions() as failed:
            for turn in range(60):
                walker.step()
                if turn % 4 == 0:
                    qapp.processEvents()
                    walker.look()
                assert not failed, failed
        come_and_go(workspace, first)
        walker.look()
        assert list(workspace.check()) == []
    except BaseException as error:
        error.add_note(f"seed {seed}, after: {walker.past}")
        raise
    finally:
        shell.close()
        window.part()
        window.close()
        window.deleteLater()
        qapp.processEvents()
    assert told == [], walker.past
