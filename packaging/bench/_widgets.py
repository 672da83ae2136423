"""Measures one widget on one text, in a process of its own; prints a line of JSON for each figure.

``python -m bench._widgets CASE WIDGET`` with the reader or one of Qt's own widgets, which do what
they can: tint the spans. The one who started it may stop it at any time and keeps the lines it has.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench import milliseconds
from bench._texts import CASES, article_of, made, spans_of
from hashiya.commands import projects
from hashiya.model.edit import Edit
from hashiya.model.span import Span

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractScrollArea

    from hashiya.model.annotation import Annotation
    from hashiya.model.article import Article

SIZE = (900, 800)
STEP = 60
FRAMES, PAGES, MARKS, OPENINGS = 60, 30, 30, 3
BUDGET, BUDGET_OF_STOCK = 6.0, 1.0
"""Seconds for one figure: a slow widget is measured fewer times, at least once."""


def main(key: str, widget: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(["bench"])
    case = next(it for it in CASES if it.key == key)
    article = article_of(case)
    spans = spans_of(case, article)
    gc.collect()
    gc.freeze()  # texts and marks are no widget's: the collector need not walk them each time
    make, limit = (Ours, BUDGET) if widget == "reader" else (Stock, BUDGET_OF_STOCK)
    warm = make(widget, replace(article, text=article.text[:2000]))
    warm.show([])
    tell("ready", [])
    for name, marks in (("bare", []), ("marked", spans)):
        tell(
            f"first {name}",
            repeated(lambda marks=marks: opened(make, widget, article, marks), 3, limit),
        )
    it = make(widget, article)
    it.show(spans)
    it.to(0.5)
    tell("scroll", repeated(lambda: milliseconds(it.scroll), FRAMES, limit))
    tell("page", jumps(it, limit))
    tell("mark", changes(it, article, spans, limit))
    tell("resize", repeated(lambda: milliseconds(it.resize), 6, limit))
    tell("zoom", repeated(lambda: milliseconds(it.zoom), 6, limit))
    del application


def tell(figure: str, samples: list[float]) -> None:
    print(json.dumps({"figure": figure, "samples": samples}), flush=True)


def repeated(once: Callable[[], float], times: int, limit: float) -> list[float]:
    begin, found = perf_counter(), list[float]()
    while len(found) < times and (not found or perf_counter() - begin < limit):
        found.append(once())
    return found


def opened(
    make: Callable[[str, Article], Any], widget: str, article: Article, marks: list[Annotation]
) -> float:
    """From the text in memory to painted."""
    it = make(widget, article)
    taken = milliseconds(lambda: it.show(marks))
    it.close()
    gc.collect()
    return taken


def jumps(it: Any, limit: float) -> list[float]:
    places = iter(range(1, PAGES + 1))
    return repeated(lambda: milliseconds(lambda: it.to(next(places) * 0.618 % 1)), PAGES, limit)


def changes(it: Any, article: Article, spans: list[Annotation], limit: float) -> list[float]:
    """Add one, move one, delete one, each painted, in a new place each time."""
    found: list[float] = []
    begin = perf_counter()
    for number in range(MARKS):
        if found and perf_counter() - begin > limit:
            break
        it.to((number * 0.618) % 1)
        start = it.first()
        one = made(article, start, start + 6, "ORG")
        there = replace(one, fragments=(Span(start, start + 4),), quote=one.quote[:4])
        edits = Edit(None, one), Edit(one, there), Edit(there, None)
        found += [milliseconds(lambda edit=edit: it.change(edit)) for edit in edits]
    return found


class Ours:
    """The reader."""

    def __init__(self, _widget: str, article: Article) -> None:
        from hashiya.ui.reader.view import ReaderView

        self.article = article
        self.schema = projects.read_schema("default")
        self.view = ReaderView()
        _place(self.view)

    def show(self, spans: list[Annotation]) -> None:
        self.view.show_article(self.article, spans, (), self.schema, "ar")
        self.paint()

    def paint(self) -> None:
        _paint(self.view)

    def scroll(self) -> None:
        """Until what came into view is painted; what only moved need not be."""
        self.view.scroll_by(STEP)
        _events()

    def to(self, share: float) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(round(bar.maximum() * share))
        self.paint()

    def first(self) -> int:
        return min(self.view.position(), len(self.article.text) - 10)

    def change(self, edit: Edit) -> None:
        """Until what has to be repainted is painted."""
        self.view.apply_edits([edit])
        _events()

    def resize(self) -> None:
        self.view.resize(SIZE[0] - 200 if self.view.width() == SIZE[0] else SIZE[0], SIZE[1])
        _events()

    def zoom(self) -> None:
        self.view.set_text_size(self.view.text_size() + (2 if self.view.text_size() < 26 else -2))
        _events()

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()


class Stock:
    """One of Qt's own widgets with its spans tinted."""

    def __init__(self, widget: str, article: Article) -> None:
        from PySide6 import QtWidgets

        self.article = article
        self.view: Any = getattr(QtWidgets, widget)()
        self.view.setReadOnly(True)
        font = self.view.font()
        font.setPixelSize(22)
        self.view.setFont(font)
        _place(self.view)
        self.selections: list[Any] = []

    def show(self, spans: list[Annotation]) -> None:
        self.view.setPlainText(self.article.text)
        self.utf16 = _utf16(self.article.text)
        self.selections = [self._tint(it) for it in spans]
        if spans:
            self.view.setExtraSelections(self.selections)
        self.paint()

    def _tint(self, annotation: Annotation) -> Any:
        from PySide6.QtGui import QColor, QTextCursor
        from PySide6.QtWidgets import QTextEdit

        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.view.document())
        selection.cursor.setPosition(self.utf16(annotation.start))
        selection.cursor.setPosition(self.utf16(annotation.end), QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(QColor("#DDE"))
        return selection

    def paint(self) -> None:
        _paint(self.view)

    def _bar(self) -> Any:
        return self.view.verticalScrollBar()

    def scroll(self) -> None:
        lines = self._bar().singleStep() == 1  # QPlainTextEdit counts lines
        self._bar().setValue(self._bar().value() + (2 if lines else STEP))
        _events()

    def to(self, share: float) -> None:
        self._bar().setValue(round(self._bar().maximum() * share))
        self.paint()

    def first(self) -> int:
        return min(self.view.cursorForPosition(self.view.rect().center()).position(),
                   len(self.article.text) - 10)  # fmt: skip

    def change(self, edit: Edit) -> None:
        """The only way to change one is to hand over all of them."""
        if edit.before is not None:
            self.selections.pop()
        if edit.after is not None:
            self.selections.append(self._tint(edit.after))  # pyright: ignore
        self.view.setExtraSelections(self.selections)
        _events()

    resize = Ours.resize

    def zoom(self) -> None:
        font = self.view.font()
        font.setPixelSize(24 if font.pixelSize() == 22 else 22)
        self.view.setFont(font)
        _events()

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()


def _utf16(text: str) -> Callable[[int], int]:
    from hashiya.text.offsets import Utf16Map

    return Utf16Map(text).to_utf16


def _place(view: QAbstractScrollArea) -> None:
    view.resize(*SIZE)
    view.show()
    _events()


def _events() -> None:
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _paint(view: QAbstractScrollArea) -> None:
    """Everything in view, as after a jump."""
    view.viewport().repaint()


if __name__ == "__main__":
    main(*sys.argv[1:])
