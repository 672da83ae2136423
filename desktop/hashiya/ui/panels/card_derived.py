"""What is worked out about a mark, on its card: entities inside, depth, whose words, other mentions."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from hashiya.display.card import WIKIDATA, Card
from hashiya.display.derived import NIL, Derived, Inside
from hashiya.model.annotation import Annotation
from hashiya.ui.flow_layout import FlowLayout
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.panels.mark_chip import chip_of
from hashiya.ui.widgets import (
    GRID,
    button,
    clear,
    column,
    focus_named,
    focus_within,
    holder,
    label,
    show_new,
)

_MOST = 8
"""Chips of one label; of more the number is told."""


class DerivedBox(QWidget):
    """Shown anew only when what is derived is another."""

    def __init__(self, acts: CardActs) -> None:
        super().__init__()
        self._acts = acts
        self._look = acts.look
        self._shown: tuple[Derived, str, str] | None = None
        self._box = column(gap=GRID // 2)
        self.setLayout(self._box)

    def show_card(self, card: Card, proclitic: str) -> None:
        shown = (card.derived, card.annotation.id, proclitic)
        if shown == self._shown:
            return
        self._shown = shown
        focused = focus_within(self)
        clear(self._box)
        derived = card.derived
        if derived.odd:
            words = self._look.say(f"rules-{derived.odd}", what=card.annotation.quote[:40])
            self._box.addWidget(label(words, "notice", wrap=True))
        for entity, qid in derived.speakers:
            self._box.addWidget(self._speaker(entity, qid))
        if derived.mentions:
            self._box.addWidget(self._mentions(derived.mentions, card.annotation.id))
        if derived.inside:
            self._box.addWidget(label(self._look.say("card-inside"), "heading"))
            for it in derived.inside:
                self._add_inside(it)
        if proclitic:
            words = self._look.say("card-proclitic", letters=proclitic)
            self._box.addWidget(label(words, "muted", wrap=True))
        if derived.around:
            words = self._look.say("card-depth", count=derived.around)
            self._box.addWidget(label(words, "muted", wrap=True))
        show_new(self)
        self.setVisible(self._box.count() > 0)
        if focused:
            focus_named(self, focused)

    def _speaker(self, entity: Annotation, qid: str) -> QWidget:
        flow = FlowLayout(GRID // 2)
        flow.addWidget(label(self._look.say("card-speaker-is"), "muted"))
        chip = self._chip(entity)
        flow.addWidget(chip)
        if qid == NIL:
            flow.addWidget(label(NIL, "muted"))
        else:
            page = button(qid, lambda: QDesktopServices.openUrl(QUrl(f"{WIKIDATA}{qid}")), "quiet")
            page.setAccessibleName(self._look.say("card-open-of", name=qid))
            page.setToolTip(page.accessibleName())
            flow.addWidget(page)
        return holder(flow)

    def _mentions(self, ids: tuple[str, ...], here: str) -> QWidget:
        at = ids.index(here) if here in ids else 0
        flow = FlowLayout(GRID // 2)
        words = self._look.say("card-mentions", count=len(ids), at=at + 1)
        flow.addWidget(label(words, "muted"))
        if len(ids) > 1:
            for message, by in (("card-previous", -1), ("card-next", 1)):
                wanted = ids[(at + by) % len(ids)]
                made = button(
                    self._look.say(message),
                    lambda it=wanted: self._acts.tagging.jump_to(it),
                    "quiet",
                )
                made.setObjectName(message)
                made.setAccessibleName(self._look.say(f"{message}-mention"))
                flow.addWidget(made)
        return holder(flow)

    def _add_inside(self, inside: Inside) -> None:
        name = inside.label.name(self._look.language)
        count = len(inside.marks)
        caption = self._look.say("card-inside-of", name=name, count=str(count))
        self._box.addWidget(label(caption, "caption", wrap=True))
        flow = FlowLayout(GRID // 2)
        for it in inside.marks[:_MOST]:
            flow.addWidget(self._chip(it))
        if count > _MOST:
            flow.addWidget(label(self._look.say("card-more", count=str(count - _MOST)), "muted"))
        self._box.addWidget(holder(flow))

    def _chip(self, annotation: Annotation) -> QWidget:
        kind = self._acts.session.schema.label(annotation.layer, annotation.label)
        made = chip_of(annotation, kind, self._look, wide=False)
        made.clicked.connect(lambda: self._acts.go_to(annotation))
        return made
