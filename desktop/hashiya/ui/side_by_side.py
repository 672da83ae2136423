"""Two articles side by side: joins the second reader to linking, hints and keys; it stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt

from hashiya.model.annotation import Annotation
from hashiya.ui import refusing
from hashiya.ui.moving import Moving
from hashiya.ui.shelves.second_article import SecondArticleView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSplitter

    from hashiya.ui.main_window import MainWindow

NAME = "second-article"
WIDE = 1060
"""From this width of the place in the middle on the two stand beside each other."""


class SideBySide(QObject):
    def __init__(self, window: MainWindow, desk: QSplitter) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.view: SecondArticleView | None = None
        window.shelf.made.connect(self._made)
        window.shelf.currentChanged.connect(lambda _at: self._arrange())
        window.session.project_changed.connect(self._forget)
        window.reader.far_asked.connect(self.open_mark)
        window.tagging.far_asked.connect(self.open_mark)
        desk.installEventFilter(self)

    def toggle(self) -> None:
        """Open it; from within it close it; from elsewhere go into it."""
        shelf = self._window.shelf
        inside = shelf.isAncestorOf(self._window.focusWidget() or self._window)
        if shelf.shows(NAME) and inside:
            shelf.close_view()
        else:
            self._open()

    def open_mark(self, annotation_id: str) -> None:
        """Show a mark of another article in the second reader; one of the first article there."""
        window, session = self._window, self._window.session
        if session.annotation(annotation_id) is not None:
            window.tagging.jump_to(annotation_id)
            window.reader.setFocus()
            return
        far = session.far.get(annotation_id)
        if far is None or far.gone:
            session.said.emit(window.look.say("linking-far-gone"))
            return
        self._open()
        if self.view is not None:
            self.view.open_article(far.annotation.article, annotation_id)

    def _open(self) -> None:
        shelf = self._window.shelf
        there = shelf.shows(NAME)
        shelf.open_view(NAME)
        self._arrange()
        if not there:
            self._share(even=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._arrange()
        return False

    def _arrange(self) -> None:
        """Beside each other where there is room; anything else on the shelf stands below."""
        desk = self._desk
        second = self._window.shelf.shows(NAME)
        wide = second and desk.width() >= WIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if desk.orientation() != wanted:
            desk.setOrientation(wanted)
            self._share(even=second)

    def _share(self, *, even: bool) -> None:
        """Give both the same room, or the page the greater part."""
        desk = self._desk
        wide = desk.orientation() == Qt.Orientation.Horizontal
        whole = desk.width() if wide else desk.height()
        desk.setSizes([whole // 2, whole // 2] if even else [whole * 3 // 5, whole * 2 // 5])

    def _forget(self) -> None:
        self.view = None

    def _made(self, view: object) -> None:
        if not isinstance(view, SecondArticleView):
            return
        window = self._window
        self.view = view
        reader = view.reader
        window.linking.add_reader(reader)
        window.hints.add_reader(reader)
        window.dragging.add_reader(reader)
        window.router.add_reader(reader, SecondKeys(window, view).take)
        view.chosen.connect(self._chosen)
        reader.far_asked.connect(self.open_mark)

    def _chosen(self, mark: Annotation) -> None:
        self._window.linking.end_at(mark)


class SecondKeys:
    """The keys in the second reader: moving, choosing a mark, beginning a relation; none tags anything."""

    def __init__(self, window: MainWindow, view: SecondArticleView) -> None:
        self._window = window
        self._view = view
        reader, moving = view.reader, Moving(view.reader)
        self._acts: dict[str, Callable[[], object]] = {
            "left": lambda: moving.word("left", extend=False),
            "right": lambda: moving.word("right", extend=False),
            "up": lambda: moving.line(-1, extend=False),
            "down": lambda: moving.line(1, extend=False),
            "pgup": lambda: moving.page(-1, extend=False),
            "pgdn": lambda: moving.page(1, extend=False),
            "home": lambda: moving.paragraph(end=False, extend=False),
            "end": lambda: moving.paragraph(end=True, extend=False),
            "ctrl+home": lambda: moving.article(end=False, extend=False),
            "ctrl+end": lambda: moving.article(end=True, extend=False),
            "enter": reader.cycle_here,
            ";": reader.cycle_here,
            "i": reader.inner,
            "u": reader.outer,
            "r": self._relate,
            "j": self._hints,
            "/": self._choose,
            "esc": self._back,
        }

    def take(self, keys: str) -> bool:
        act = self._acts.get(keys)
        if act is not None:
            act()
        return act is not None

    def _relate(self) -> None:
        focused = self._view.annotation(self._view.reader.focused() or "")
        if focused is not None:
            self._window.linking.begin_at(focused, self._view.reader)
        else:
            refusing.nothing_in_focus(self._window)

    def _hints(self) -> None:
        if self._window.linking.waits:
            self._window.hints.begin()

    def _choose(self) -> None:
        self._view.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._view.field.selectAll()

    def _back(self) -> None:
        if self._window.linking.cancel() or self._view.reader.escape():
            return
        self._view.closed.emit()
