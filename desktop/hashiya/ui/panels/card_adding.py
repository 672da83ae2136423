"""All relations that may be added to a mark, side by side in one place of its card; it draws none itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hashiya.display.card import Tie
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.panels.card_ties import add_button, caption_of
from hashiya.ui.widgets import (
    GRID,
    clear,
    column,
    focus_named,
    focus_within,
    holder,
    label,
    show_new,
)

Offer = tuple[str, bool]


class AddBox(QWidget):
    """A button a kind of relation; made anew only when others are offered."""

    def __init__(self, acts: CardActs) -> None:
        super().__init__()
        self._acts = acts
        self._offered: tuple[Offer, ...] | None = None
        self._flow = FlowLayout(GRID // 2)
        caption = label(acts.look.say("card-add-relation"), "caption")
        self.setLayout(column(caption, holder(self._flow), gap=2))

    def show_ties(self, ties: Sequence[Tie]) -> None:
        shown = [it for it in ties if self._acts.writable]
        offered = tuple((it.code, it.outgoing) for it in shown)
        if offered == self._offered:
            return
        self._offered = offered
        focused = focus_within(self)
        clear(self._flow)
        for it in shown:
            self._flow.addWidget(add_button(it, self._acts, caption_of(it, self._acts.look)))
        show_new(self)
        self.setVisible(bool(shown))
        if focused:
            focus_named(self, focused)

    def take_focus(self, tie: Tie) -> None:
        name = caption_of(tie, self._acts.look)
        focus_named(self, self._acts.look.say("card-add-of", name=name))
