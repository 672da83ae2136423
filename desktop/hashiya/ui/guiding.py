"""Of which label the guideline is asked, and where its card is shown; the card itself is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from hashiya.model.schema import Label
from hashiya.ui.label_bar import LabelButton

if TYPE_CHECKING:
    from hashiya.ui.dialogs.label_picker import LabelPicker
    from hashiya.ui.guideline_card import GuidelineCard
    from hashiya.ui.main_window import MainWindow

_ABOVE, _SPOT = QPoint(-230, 240), QSize(1, 1)


def show_guideline(
    window: MainWindow, wanted: Label | None = None, over: QWidget | None = None
) -> GuidelineCard | None:
    """The card of that label; else of the focused mark, the label under the pointer, the one used last."""
    from hashiya.ui.guideline_card import GuidelineCard

    schema = window.bindings.on_labels(window.session.schema)
    place: QRect | None = None
    if wanted is None:
        wanted, place = _meant(window)
    else:
        place = _place_of_button(over or window.label_bar, wanted)
    found = schema.label(wanted.layer, wanted.code) if wanted else None
    found = found or next(iter(schema.labels), None)
    if found is None:
        window.session.said.emit(window.look.say("labelset-card-no-labels"))
        return None
    card = GuidelineCard(over or window, schema.labels, window.look, beside_popup=over is not None)
    card.edit_asked.connect(lambda label: edit_guideline(window, label))
    place = _on_screen(over) if over is not None else place
    card.show_of(found, place or _middle(window))
    return card


def beside_picker(window: MainWindow, wanted: Label, picker: LabelPicker) -> None:
    """The card at the side of the label picker, which keeps the keys."""
    if picker.card is not None:
        picker.card.turn_to(wanted)
    else:
        picker.card = show_guideline(window, wanted, picker)


def edit_guideline(window: MainWindow, label: object) -> None:
    """The editor of the label set, at the guideline of that label."""
    if isinstance(label, Label):
        window.flows.label_set(label)


def _meant(window: MainWindow) -> tuple[Label | None, QRect | None]:
    session = window.session
    focus = QApplication.focusWidget()
    if isinstance(focus, LabelButton):
        return focus.label, _on_screen(focus)
    mark = session.focused_annotation
    if mark is not None:
        label = session.schema.label(mark.layer, mark.label)
        if label is not None:
            return label, _at_words(window, mark.span.start, mark.span.end)
    under = QApplication.widgetAt(QCursor.pos())
    if isinstance(under, LabelButton):
        return under.label, _on_screen(under)
    return window.tagging.last_label, None


def _at_words(window: MainWindow, start: int, end: int) -> QRect | None:
    port = window.reader.viewport()
    seen = window.reader.rect_of(start, end).intersected(port.rect())
    if seen.isEmpty():
        return None
    seen.moveTopLeft(port.mapToGlobal(seen.topLeft()))
    return seen


def _place_of_button(over: QWidget, wanted: Label) -> QRect | None:
    for it in over.findChildren(LabelButton):
        same = (it.label.layer, it.label.code) == (wanted.layer, wanted.code)
        if same and it.isVisible():
            return _on_screen(it)
    return None


def _on_screen(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(widget.rect().topLeft()), widget.size())


def _middle(window: MainWindow) -> QRect:
    port = window.reader.viewport()
    return QRect(port.mapToGlobal(port.rect().center()) - _ABOVE, _SPOT)
