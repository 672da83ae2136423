"""One kind of relation on a card: the words at its ends, a way there, a way to remove or add one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from hashiya.display.card import End, Fact, Tie
from hashiya.display.listing import short_quote
from hashiya.model.attribute import AttributeType
from hashiya.ui.look import Look
from hashiya.ui.panels.attribute_fields import LineField
from hashiya.ui.panels.card_acts import NOTE, CardActs
from hashiya.ui.panels.mark_chip import MarkChip, chip_of
from hashiya.ui.widgets import GRID, button, clear, column, label, row, show_new

_SIGN = 26


class TieRow(QWidget):
    """Made anew when its ends are others; what is beside it stays."""

    def __init__(self, tie: Tie, acts: CardActs) -> None:
        super().__init__()
        self._acts = acts
        self._look = acts.look
        self._tie: Tie | None = None
        self._box = column(gap=2)
        self.setLayout(self._box)
        self.show_tie(tie)

    def show_tie(self, tie: Tie) -> None:
        if tie == self._tie:
            return
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._tie = tie
        clear(self._box)
        if not tie.ends:
            caption = label(caption_of(tie, self._look), "caption", wrap=True)
            line = row(caption, *self._add(tie), gap=GRID // 2)
            line.setStretch(0, 1)
            self._box.addLayout(line)
        else:
            self._show_ends(tie)
        show_new(self)
        if inside:
            self.take_focus()

    def take_focus(self) -> None:
        found = [*self.findChildren(MarkChip), *self.findChildren(QWidget)]
        shown = (it for it in found if it.isVisibleTo(self))
        wanted = (it for it in shown if it.focusPolicy() & Qt.FocusPolicy.TabFocus)
        target = next(wanted, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_ends(self, tie: Tie) -> None:
        caption = label(caption_of(tie, self._look), "caption", wrap=True)
        head = row(caption, *self._add(tie), gap=GRID // 2)
        head.setStretch(0, 1)
        self._box.addLayout(head)
        for end in tie.ends:
            note = self._note(end)
            line = row(self._chip(end, tie), *self._signs(end, tie, note), gap=2)
            line.setStretch(0, 1)
            self._box.addLayout(line)
            self._box.addWidget(note)

    def _chip(self, end: End, tie: Tie) -> MarkChip:
        look, session = self._look, self._acts.session
        if end.other is None:
            made = MarkChip(look.say("card-elsewhere"), None, look)
            made.setEnabled(False)
            made.setAccessibleName(made.text())
            return made
        other = end.other
        made = chip_of(other, session.schema.label(other.layer, other.label), look, wide=True)
        if session.article is not None and other.article != session.article.id:
            away = look.say("card-in-another", words=short_quote(other.quote, 80))
            made.setText(away)
            made.setToolTip(f"{made.toolTip()}\n{look.say('card-elsewhere')}")
        made.clicked.connect(lambda: self._acts.go_to(other))
        if self._acts.writable:
            made.remove = lambda: self._acts.unrelate(end.relation)
        return made

    def _signs(self, end: End, tie: Tie, note: QWidget) -> list[QWidget]:
        if not self._acts.writable:
            return []
        words = short_quote(end.other.quote, 40) if end.other else self._look.say("card-elsewhere")
        values = {"name": caption_of(tie, self._look), "words": words}
        pen = _sign("✎", self._look.say("card-note", **values))

        def write() -> None:
            note.setVisible(note.isHidden())
            if not note.isHidden() and isinstance(note, LineField):
                note.line.setFocus(Qt.FocusReason.OtherFocusReason)

        pen.clicked.connect(write)
        cross = _sign("×", self._look.say("card-remove", **values))
        cross.clicked.connect(lambda: self._acts.unrelate(end.relation))
        return [pen, cross]

    def _note(self, end: End) -> QWidget:
        """What is said of the arrow itself; out of sight until there is one, or one is asked for."""
        name = self._look.say("history-relation-note")
        kind = AttributeType(name=NOTE, kind="text", layer="")
        value = end.relation.attributes.get(NOTE)
        hand = self._acts.hand(lambda new: self._acts.set_note(end.relation, new))
        made = LineField(Fact(kind=kind, value=value), self._look, hand)
        made.line.setAccessibleName(name)
        made.line.setPlaceholderText(name)
        made.line.setEnabled(self._acts.writable)
        made.setVisible(value is not None)
        return made

    def _add(self, tie: Tie) -> list[QWidget]:
        if not tie.can_add or not self._acts.writable:
            return []
        made = button(
            self._look.say("card-add"),
            lambda: self._acts.tagging.relate(tie.code, turned=not tie.outgoing),
            "quiet",
        )
        name = caption_of(tie, self._look)
        made.setAccessibleName(self._look.say("card-add-of", name=name))
        guide = tie.kind.guideline.get(self._look.language, "") if tie.kind else ""
        made.setToolTip(f"{made.accessibleName()}\n{guide}".strip())
        return [made]


def caption_of(tie: Tie, look: Look) -> str:
    """The relation's name; what arrives is named from this side."""
    if tie.kind is None:
        return look.say("card-stray-relation", name=tie.code)
    if tie.outgoing:
        return tie.name(look.language)
    if tie.role in ("supports", "attacks"):
        return look.say(f"card-evidence-{tie.role}")
    return look.say("card-arriving", name=tie.name(look.language))


def _sign(sign: str, name: str) -> QToolButton:
    made = QToolButton()
    made.setText(sign)
    made.setProperty("role", "glyph")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setFixedSize(_SIGN, _SIGN)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
