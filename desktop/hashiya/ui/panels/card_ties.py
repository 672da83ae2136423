"""One kind of relation on a card: the words at its ends, a way there, a way to remove or add one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget

from hashiya.display.card import End, Fact, Tie
from hashiya.display.listing import short_quote
from hashiya.model.attribute import AttributeType
from hashiya.ui.look import Look
from hashiya.ui.panels.attribute_fields import LineField
from hashiya.ui.panels.card_acts import NOTE, CardActs
from hashiya.ui.panels.mark_chip import MarkChip, chip_of
from hashiya.ui.widgets import GRID, button, clear, column, label, row, show_new

LEAST_CAPTION = 84
"""The room of a relation's name beside the words at its end."""
_SIGN = 26


class TieRow(QWidget):
    """Made anew when its ends are others; what is beside it stays.

    Without ends it is empty, unless it is ``asked`` for: then it offers to add one.
    """

    def __init__(self, tie: Tie, acts: CardActs, *, asked: bool = False) -> None:
        super().__init__()
        self._acts = acts
        self._look = acts.look
        self._asked = asked
        self._tie: Tie | None = None
        self._box = column(gap=2)
        self.setLayout(self._box)
        self.show_tie(tie)

    def show_tie(self, tie: Tie) -> bool:
        """False when it had the keyboard and has no place for it any more."""
        if tie == self._tie:
            return True
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        self._tie = tie
        clear(self._box)
        if tie.ends:
            self._show_ends(tie)
        elif self._asked and self._acts.writable:
            self._box.addLayout(row(self._caption(tie), add_button(tie, self._acts), 1, gap=GRID))
        show_new(self)
        return self._take_focus() if inside else True

    def _take_focus(self) -> bool:
        found = [*self.findChildren(MarkChip), *self.findChildren(QWidget)]
        shown = (it for it in found if it.isVisibleTo(self))
        wanted = (it for it in shown if it.focusPolicy() & Qt.FocusPolicy.TabFocus)
        target = next(wanted, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return target is not None

    def _caption(self, tie: Tie) -> QLabel:
        made = label(caption_of(tie, self._look), "caption", wrap=True)
        made.setFixedWidth(LEAST_CAPTION)
        return made

    def _show_ends(self, tie: Tie) -> None:
        """Each end on a line of its own beside the relation's name, which stands once.

        What arrives has a long name: that stands above.
        """
        if not tie.outgoing:
            self._box.addWidget(label(caption_of(tie, self._look), "caption", wrap=True))
        for k, end in enumerate(tie.ends):
            note = self._note(end)
            rest = row(self._chip(end, tie), *self._signs(end, tie, note), gap=2)
            rest.setStretch(0, 1)
            if tie.outgoing:
                caption = QLabel() if k else self._caption(tie)
                caption.setFixedWidth(LEAST_CAPTION)
                rest = row(caption, rest)
                rest.setStretch(1, 1)
            self._box.addLayout(rest)
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


def add_button(tie: Tie, acts: CardActs, text: str = "") -> QPushButton:
    """Begins another relation of that kind, from here or to here."""
    look = acts.look
    made = button(
        text or look.say("card-add"),
        lambda: acts.tagging.relate(tie.code, turned=not tie.outgoing),
        "quiet",
    )
    made.setAccessibleName(look.say("card-add-of", name=caption_of(tie, look)))
    guide = tie.kind.guideline.get(look.language, "") if tie.kind else ""
    made.setToolTip(f"{made.accessibleName()}\n{guide}".strip())
    return made


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
