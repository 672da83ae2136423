"""Sentences that do not stop the work: a banner for what a person should know, a toast for what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.look import Look
from hashiya.ui.widgets import GRID, button, clear, column, holder, label, row

TOAST_MS = 6000
Offer = tuple[str, Callable[[], object]]
Kind = Literal["calm", "trouble"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence with verbs to choose from. A lasting one goes only when it is closed or dropped,
    or with the project that it is about."""

    sentence: str
    actions: tuple[Offer, ...]
    kind: Kind
    topic: str
    lasting: bool
    of_project: bool = False

    @property
    def face(self) -> tuple[str, tuple[str, ...], Kind]:
        return self.sentence, tuple(title for title, _ in self.actions), self.kind


class Banner(QFrame):
    """Shows one notice at a time, trouble before what is calm, the newest first; the others wait."""

    left = Signal()
    """What had the focus in it is gone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._notices: list[Notice] = []
        self._shown: Notice | None = None
        self.verbs: list[QPushButton] = []
        self.setProperty("role", "banner")
        self._text = label("", wrap=True)
        self._verbs = FlowLayout(GRID)
        self._foot = holder(self._verbs)
        self._close = button(look.say("ui-close"), self._close_shown, "quiet")
        head = row(self._text, self._close, gap=2 * GRID)
        head.setStretch(0, 1)
        head.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        box = column(head, self._foot, gap=GRID // 2)
        box.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        self.setLayout(box)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def tell(
        self,
        sentence: str,
        actions: Sequence[Offer] = (),
        kind: Kind = "calm",
        *,
        topic: str = "",
        lasting: bool | None = None,
        of_project: bool = False,
    ) -> None:
        """Show a sentence. Its verbs become buttons; the first is the one to advise.

        There is one notice a ``topic``: a newer one takes the place of an older. Without a topic
        it goes with the next thing that succeeds, with one it lasts, unless ``lasting`` says else.
        What is ``of_project`` goes when that is closed.
        """
        lasts = bool(topic) if lasting is None else lasting
        self._forget(topic)
        self._notices.append(Notice(sentence, tuple(actions), kind, topic, lasts, of_project))
        self._refresh()

    def drop(self, topic: str) -> None:
        """That is over: what was told of it goes, and what waited behind it is shown."""
        self._forget(topic)
        self._refresh()

    def succeeded(self) -> None:
        """Something was done: what does not last goes."""
        self._notices = [it for it in self._notices if it.lasting]
        self._refresh()

    def leave_project(self) -> None:
        """It is being closed: what was told of it goes."""
        self._notices = [it for it in self._notices if not it.of_project]
        self._refresh()

    def telling(self, topic: str) -> bool:
        """Whether something of that topic is shown or waits."""
        return any(it.topic == topic for it in self._notices)

    def _forget(self, topic: str) -> None:
        self._notices = [it for it in self._notices if it.topic != topic]

    def _close_shown(self) -> None:
        if self._shown in self._notices:
            self._notices.remove(self._shown)
        self._refresh()

    def _refresh(self) -> None:
        order = [it for it in self._notices if it.kind == "trouble"] or self._notices
        before, self._shown = self._shown, order[-1] if order else None
        if self._shown is None:
            self._hand_focus_back()
            self.hide()
            return
        if before is None or before.face != self._shown.face:
            self._show(self._shown)
        elif self.isHidden():
            announce(self, self._shown.sentence)
        self.show()

    def _show(self, notice: Notice) -> None:
        self._hand_focus_back()
        clear(self._verbs)
        self.verbs = [
            button(title, lambda chosen=number: self._act(chosen))
            for number, (title, _run) in enumerate(notice.actions)
        ]
        for it in self.verbs:
            self._verbs.addWidget(it)
        self._foot.setVisible(bool(notice.actions))
        if self.property("kind") != notice.kind:
            self.setProperty("kind", notice.kind)
            self.style().unpolish(self)
            self.style().polish(self)
        self._text.setText(notice.sentence)
        self._text.setAccessibleName(notice.sentence)
        announce(self, notice.sentence)

    def _act(self, number: int) -> None:
        """Do what a button says: of the notice as it stands now, told again or not."""
        shown = self._shown
        if shown is None or number >= len(shown.actions):
            return
        self._close_shown()
        shown.actions[number][1]()

    def _hand_focus_back(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self):
            self.left.emit()


class Toast(QFrame):
    """A short sentence over the foot of the window, where it hides neither text nor labels; it goes by itself.

    It takes neither the focus nor a click.
    """

    def __init__(self, parent: QWidget, look: Look) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = label()
        box = row(self._text)
        box.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        self.setLayout(box)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, sentence: str) -> None:
        self._text.setText(sentence)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        room = parent.rect()
        most = max(200, room.width() - 2 * GRID)
        wide = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 6 * GRID
        self._text.setWordWrap(wide > most)
        self.setFixedWidth(min(wide, most))
        height = self.heightForWidth(self.width())
        self.setFixedHeight(height if height > 0 else self.sizeHint().height())
        self.move((room.width() - self.width()) // 2, max(GRID, room.height() - self.height()))


def announce(widget: QWidget, sentence: str) -> None:
    """Tell screen readers, where one listens."""
    if not QAccessible.isActive():
        return
    try:
        from PySide6.QtGui import QAccessibleAnnouncementEvent
    except ImportError:  # before Qt 6.8
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
