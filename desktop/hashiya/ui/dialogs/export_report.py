"""The lower part of the export dialog: a sentence, what is lost kind by kind with what could keep it; it counts nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QProgressBar, QTextBrowser

from hashiya.commands import loss_lines
from hashiya.commands.datasets import Receipt
from hashiya.commands.offers import Offer
from hashiya.display import departures
from hashiya.model.schema import Schema
from hashiya.ui.dialogs.export_order import Weighed
from hashiya.ui.look import Look
from hashiya.ui.widgets import column, holder, label
from hashiya.wording import Inserted

_LEAST = 128
"""Pixels: of a longer report a few lines are seen whatever stands above them."""
_APART = 4
"""Pixels between two lines; what is offered stands close to what it is offered for."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report; where it is a ``choice`` (its name and its value), it is followed like a link.

    What is ``grave`` stands out: somebody may not want the file.
    """

    words: str
    choice: tuple[str, str] | None = None
    grave: bool = False


class ReportText(QTextBrowser):
    """Lines to read, select and copy; ``chosen`` tells the name and the value of a choice that was followed."""

    chosen = Signal(str, str)
    laid = Signal()
    """Its lines, or their width, are others: so is the height that they need."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: Sequence[Line] = ()
        self.setOpenLinks(False)
        self.setTabChangesFocus(False)
        self.anchorClicked.connect(self._follow)

    def sizeHint(self) -> QSize:
        """What stands above it has the room that it needs first; this has the rest."""
        return QSize(super().sizeHint().width(), _LEAST)

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.clear()
        cursor = QTextCursor(self.document())
        for number, it in enumerate(lines):
            self._add(cursor, number, it)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # it went along with what was put in
        self.laid.emit()

    @property
    def needed(self) -> int:
        """Pixels of height in which all lines are in view."""
        document = self.document()
        last = document.documentLayout().blockBoundingRect(document.lastBlock())  # lays them out
        around = self.height() - self.viewport().height()
        return ceil(last.bottom() + document.documentMargin()) + around

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.laid.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt moves a cursor that a text to read does not have; here its first and last line come into view."""
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.MoveToEndOfDocument):
            bar.setValue(bar.maximum())
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            bar.setValue(bar.minimum())
        else:
            super().keyPressEvent(event)

    def _add(self, cursor: QTextCursor, number: int, line: Line) -> None:
        """As plain text: nothing in it is read as markup."""
        block, ink = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(0 if line.choice or not number else _APART)
        block.setLayoutDirection(self._look.direction)
        if line.choice:
            block.setIndent(1)
            ink.setAnchor(True)
            ink.setAnchorHref(str(number))
            ink.setForeground(QColor(self._look.theme.accent))
        if line.grave:
            ink.setForeground(QColor(self._look.theme.danger))
            ink.setFontWeight(QFont.Weight.Bold)
        if number:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(line.words, ink)

    def _follow(self, address: QUrl) -> None:
        choice = self._lines[int(address.toString())].choice
        if choice:
            self.chosen.emit(*choice)


class ExportReport:
    """``status``, ``told`` (with ``text``) and ``progress`` are widgets for the dialog to lay."""

    def __init__(self, look: Look, schema: Schema) -> None:
        self._look = look
        self._called = loss_lines.names_of(schema, look.language)
        self.status = label("", wrap=True)
        self.text = ReportText(look)
        self.text.setAccessibleName(look.say("datasets-card-losses"))
        self.told = holder(column(self.text))  # the style sets the field's own least height
        self.told.setMinimumHeight(_LEAST)
        # later: not while its own layout is at work, which would not begin anew
        self.text.laid.connect(self._fit, Qt.ConnectionType.QueuedConnection)
        self.told.hide()
        self.text.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()

    def _fit(self) -> None:
        """No more room than its lines need: what stands below has the rest."""
        needed = self.text.needed
        self.told.setMinimumHeight(min(_LEAST, needed))
        self.told.setMaximumHeight(needed)

    def take_seed(self) -> None:
        """Follow the line that offers a better seed, where there is one: the key that it names does so."""
        for it in self.text.lines:
            if it.choice and it.choice[0] == "seed":
                self.text.chosen.emit(*it.choice)
                return

    def wait(self) -> None:
        """What stood there was of another choice; the room stays as it is, so that nothing jumps."""
        self.say("ui-export-weighing")
        self.text.show_lines(())

    def say(self, message: str, **values: Inserted) -> None:
        self.status.setText(self._look.say(message, **values))

    def show_weighed(
        self, weighed: Weighed, offers: Sequence[tuple[Offer, str]], unclear: str = ""
    ) -> None:
        """``offers`` are choices, each with what it is called, that keep more than they cost.

        ``unclear`` is what was written for the parts and says none.
        """
        if not weighed.counts.articles:
            self.say("ui-export-nothing", kind="articles")
            self._show(())
            return
        self._sum_up(weighed)
        first = [self._look.say("ui-export-unclear-parts", what=unclear[:80])] if unclear else []
        told = (*map(Line, first), *self._warnings(weighed), *self._losses(weighed, offers))
        self._show(told)

    def show_written(self, receipt: Receipt) -> None:
        """Before what was told already, since what was written is what was weighed."""
        weighed = Line(self.status.text())
        self.status.setText(departures.written(receipt, self._look.wording))
        place = Line(self._look.say("ui-export-lies", path=str(Path(receipt.path).absolute())))
        agreed = map(Line, departures.agreement(receipt.pairs, self._look.wording))
        self._show((place, weighed, *agreed, *self.text.lines))

    def _sum_up(self, weighed: Weighed) -> None:
        say, report = self._look.say, weighed.report
        if weighed.lacking:
            self.say("ui-export-nothing", kind=weighed.lacking)
            return
        counts = say("datasets-counts", **report.counts)
        self.status.setText(
            f"{counts}. {say('datasets-lossless') if report.lossless else ''}".strip()
        )

    def _warnings(self, weighed: Weighed) -> Iterator[Line]:
        """Each followed by what can be done about it."""
        say, counts, wording = self._look.say, weighed.counts, self._look.wording
        if weighed.report.none_written and not weighed.lacking:
            yield Line(say("datasets-none-written", count=weighed.report.spans), grave=True)
        yield from map(Line, departures.parts(counts, wording))
        yield from map(Line, departures.without_choice(counts, wording))
        if counts.some_bare:
            tick = say("ui-export-leave-out", option=say("ui-export-only-marked"))
            yield Line(tick, ("only_marked", "yes"))
        yield from map(Line, departures.without_articles(counts, wording))
        taken = say("ui-export-take-seed", seed=str(counts.seed))
        take = [Line(taken, ("seed", str(counts.seed)))] if counts.fuller else []
        if counts.empty_parts:
            yield from take
        yield from map(Line, departures.without_marks(counts, wording))
        if not counts.empty_parts:
            yield from map(Line, departures.better_seed(counts, wording))
            yield from take

    def _losses(self, weighed: Weighed, offers: Sequence[tuple[Offer, str]]) -> Iterator[Line]:
        """Each followed by the choices that keep more of what it tells of than they cost."""
        say = self._look.say
        if not weighed.report.lossless:
            yield Line(say("datasets-losses"))
        for it in loss_lines.lines(weighed.report, self._look.wording, self._called):
            yield Line(it.words)
            for one, value in offers if it.keepable else ():
                if it.kind in one.kinds:
                    yield Line(self._offered(one, value), (one.name, one.value))
            for name in loss_lines.mixed(weighed.report) if it.kind == "annotator" else ():
                yield Line(say("ui-export-one-annotator", name=name), ("whose", name))

    def _offered(self, it: Offer, value: str) -> str:
        option = self._look.say(f"ui-export-{it.name}")
        numbers = {"kept": it.kept, "instead": it.instead}
        return self._look.say(f"ui-export-{it.sentence}", option=option, value=value, **numbers)

    def _show(self, lines: Sequence[Line]) -> None:
        self.text.show_lines(lines)
        for it in (self.told, self.text):
            it.setVisible(bool(lines))

    def show_progress(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def begin(self) -> None:
        """How far it is nobody knows yet."""
        self.progress.setRange(0, 0)
        self.progress.show()
