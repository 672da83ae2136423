"""A hand that makes the gold in the window: it looks at the page, presses keys, and calls no command."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from keyboard import printed, send
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hashiya.display.attribute_keys import value_keys
from hashiya.model.annotation import Annotation
from hashiya.model.schema import Label
from hashiya.text.words import previous_word, word_at
from hashiya.ui.application import Shell
from hashiya.ui.main_window import MainWindow
from hashiya.ui.reader.hint_tags import in_sight
from hashiya.ui.settings import Settings

LAYOUT = "ara"
NEAR = 14
"""Letters to which it walks word by word."""
Place = tuple[int, int]


@dataclass
class Hand:
    """``pressed`` counts keys by what they were for."""

    window: MainWindow
    pressed: Counter[str] = field(default_factory=Counter)
    purpose: str = ""

    # keys

    def press(self, *chords: str) -> None:
        for chord in chords:
            send(self._top(), chord, printed(LAYOUT, chord))
            self.pressed[self.purpose] += 1
            QApplication.processEvents()

    def write(self, words: str) -> None:
        """Letters into whatever field has the keys, as an input method gives them."""
        for letter in words:
            self._raw(Qt.Key.Key_unknown, letter)

    def _raw(self, key: Qt.Key, text: str) -> None:
        handle = self._top().windowHandle()
        assert handle is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(handle, event)
        self.pressed[self.purpose] += 1

    def _top(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window

    # the page

    @property
    def text(self) -> str:
        assert self.window.session.article is not None
        return self.window.session.article.text

    def reach(self, position: int) -> None:
        """The word cursor to the word at that position."""
        reader = self.window.reader
        if reader.focused() or reader.selection():
            self.press("esc")
        for _ in range(60):
            it = reader.selecting
            if it.span is None and it.word and it.word[0] <= position < it.word[1]:
                return
            self._step_towards(position)
        raise AssertionError(f"no way to {self.text[position : position + 20]}")

    def _step_towards(self, position: int) -> None:
        reader = self.window.reader
        here = reader.selecting.position
        if not in_sight(reader, position):
            self.press("pgdn" if position > here else "pgup")
            return
        tags = {it.start: it.keys for it in self.window.hints.offered()}
        near = min(tags, key=lambda it: abs(it - position), default=None)
        if near is None or abs(here - position) <= min(NEAR, abs(near - position) + NEAR):
            self.press(self._side(1 if position > here else -1))
        else:
            self.press("j", *tags[near])

    def _side(self, by: int) -> str:
        return "left" if (by > 0) == self.window.reader.forward_key_is_left() else "right"

    def choose(self, place: Place) -> None:
        """Exactly these letters as current word or selection."""
        word = word_at(self.text, place[0]) or previous_word(self.text, place[0])
        assert word is not None
        self.reach(word[0])
        reader, it = self.window.reader, self.window.reader.selecting
        last = previous_word(self.text, place[1])
        for _ in range(60):
            end = (it.span or it.word or place)[1]
            if last is None or end >= last[1] or end >= place[1]:
                break
            tags = {tag.start: tag.keys for tag in self.window.hints.offered()}
            if last[0] in tags and last[0] - end > NEAR:
                *first, final = tags[last[0]]
                self.press("j", *first, f"shift+{final}")
            else:
                self.press(f"shift+{self._side(1)}")
        for _ in range(40):
            target = reader.target()
            assert target is not None
            if (target.start, target.end) == place:
                return
            self._move_edge((target.start, target.end), place)
        raise AssertionError(f"no way to {self.text[slice(*place)]}")

    def _move_edge(self, now: Place, place: Place) -> None:
        which, by = (
            ("end", place[1] - now[1]) if now[1] != place[1] else ("start", place[0] - now[0])
        )
        key = "[" if (self._side(1) == "left") == (by > 0) else "]"
        self.press(key if self.window.reader.selecting.active == which else f"shift+{key}")

    # marks

    def found(self, layer: str, label: str, place: Place) -> Annotation | None:
        return next(
            (
                it
                for it in self.window.session.marks.starting_at(place[0])
                if (it.layer, it.label, it.start, it.end) == (layer, label, *place)
            ),
            None,
        )

    def tag(self, label: Label, place: Place) -> Annotation:
        self.choose(place)
        self.press(self.window.bindings.key_of(label))
        made = self.found(label.layer, label.code, place)
        assert made is not None, (label.code, self.text[slice(*place)])
        return made

    def focus(self, annotation: Annotation) -> None:
        session = self.window.session
        if session.focused == annotation.id:
            return
        if word_at(self.text, annotation.start):
            self.reach(annotation.start)
        else:  # a sign, such as a colon that introduces speech
            self.choose((annotation.start, annotation.end))
        for _ in range(12):
            self.press(";")
            if session.focused == annotation.id:
                return
        raise AssertionError(f"never in focus: {annotation.label} {annotation.quote}")

    def claim(self, place: Place) -> bool:
        """By Q, pressed again while it means something else; False (and nothing made) where it never does."""
        session = self.window.session
        self.reach(place[0])
        before = len(session.marks)
        for _ in range(4):
            self.press("q")
            if len(session.marks) == before:  # a claim of somebody else, or none: hands off
                self.press("esc", "esc")
                return False
            focused = session.focused_annotation
            if focused is not None and (focused.start, focused.end) == place:
                return True
        while len(session.marks) > before:
            self.press("ctrl+z")
        return False

    # attributes

    def describe(self, annotation: Annotation, wanted: dict[str, Any]) -> None:
        """What is said of the mark, by the strip beside it."""
        now = self.window.session.annotation(annotation.id)
        assert now is not None
        rest = {name: it for name, it in wanted.items() if now.attributes.get(name) != it}
        if not rest:
            return
        self.focus(now)
        strip: Any = self.window.strip
        for name, value in rest.items():
            for _ in range(2):  # a flag is turned: what is not said, first to yes
                self._give(strip, name, value)
                mark = self.window.session.annotation(annotation.id)
                if mark is not None and mark.attributes.get(name) == value:
                    break
            else:
                raise AssertionError((annotation.label, name, value))
        if strip.up:
            self.press("esc")
        assert QApplication.focusWidget() is self.window.reader

    def _give(self, strip: Any, name: str, value: Any) -> None:
        """A, the letter of the attribute, then a digit, or letters that leave few values, or the words."""
        if not strip.up:
            self.press("a")
        self.press(strip._keys[name])
        if strip.card.line.isVisible():
            self.write(str(value))
            self.press("enter")
        elif strip._fact is not None:
            for letter in ("", *str(value).lower()):
                self.press(*letter)
                codes = [it.code for it in strip._offered]
                keys = value_keys(len(codes))
                if codes.index(value) < len(keys):
                    self.press(keys[codes.index(value)])
                    return

    # relations

    def relate(self, kind: str, start: Annotation, end: Annotation) -> None:
        session, hints = self.window.session, self.window.hints
        before = len(session.arrows)
        self.focus(start)
        self.press("r")
        for _ in range(20):
            keys = next((k for k, it in hints._ends.items() if it[1].id == end.id), None)
            if keys is not None:
                break
            # one way all along: a line that is cut by the rim is whole a page further
            self.press("pgdn" if end.start > start.start else "pgup")
        assert keys is not None, (kind, start.quote, end.quote)
        self.press(*keys)
        menu = QApplication.activePopupWidget()
        if menu is not None:
            name = session.schema.relation(kind).name("ar")
            titles = [it.text().partition("  ")[2] for it in menu.actions()]
            self.press(str(titles.index(name) + 1))
        assert len(session.arrows) == before + 1, (kind, start.quote, end.quote)

    def doubt(self, kind: str, start: Annotation, end: Annotation) -> None:
        """Say of the relation between these that it is not certain."""
        self.focus(start)
        chosen = self.window.relation
        for _ in range(20):
            self.press("e")
            it = chosen.relation
            if it is not None and (it.label, it.from_id, it.to_id) == (kind, start.id, end.id):
                self.press(",")
                return
        raise AssertionError((kind, start.quote, end.quote))


@contextmanager
def bare_window(qtbot: QtBot, qapp: QApplication, project: Path) -> Iterator[Shell]:
    """The window on that project, its reader with the keys."""
    settings = Settings(project.with_name("window.ini"))
    settings.annotator = "ليلى"
    made = Shell(qapp, settings)
    made.window.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made.window)
    made.window.flows.open_project(project)
    made.window.activateWindow()
    made.window.reader.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.window.reader)
    yield made
    made.close()
    made.window.part()
    made.window.close()
    made.window.deleteLater()
    qapp.processEvents()
