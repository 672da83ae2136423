"""The card of one annotation: words, relations, attributes, derived facts; it decides nothing.

What a check of a claim is about stands first and fits a window: words, wording, speaker, worth, verdict.
Shown a new state, or another annotation of the same shape, it changes in place: that is quick, and no
field loses the keyboard or what is being written in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QPushButton, QWidget

from hashiya.display.card import Card, Fact, Tie
from hashiya.model.annotation import Annotation
from hashiya.text.direction import first_strong
from hashiya.ui.calm_combo import CalmCombo
from hashiya.ui.panels.article_facts import LEAST_FIELD
from hashiya.ui.panels.attribute_fields import AttributeField, ChoicesField, Hand, field
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.panels.card_adding import AddBox
from hashiya.ui.panels.card_derived import DerivedBox
from hashiya.ui.panels.card_ties import LEAST_CAPTION, TieRow
from hashiya.ui.widgets import GRID, button, column, label, row, rule
from hashiya.wording import visible

_QUOTE, _GLIMPSE = 240, 84
"""Letters of the words; a claim's stand in full on the page, and the tip shows all."""
_FIRST = frozenset({"speaker", "cue", "speaker_entity"})
"""Relations that stand above the attributes: whose words these are."""
_ASKED = frozenset({"speaker", "speaker_entity"})
"""Those of them that are asked for where there are none."""
Shape = tuple[object, ...]


def shape_of(card: Card, acts: CardActs) -> Shape:
    """What must be the same for a card to be changed in place."""
    it = card.annotation
    facts = tuple((fact.kind, fact.foreign) for fact in card.all_facts)
    ties = tuple((tie.code, tie.outgoing) for tie in card.ties)
    names = tuple(
        (label.code, label.name(acts.look.language)) for label in acts.session.schema.labels
    )
    return it.layer, it.label, card.form, facts, ties, names, acts.writable


class FactRow:
    """Name and field of an attribute, and a line for what is wrong with it."""

    def __init__(self, fact: Fact, whose: Callable[[], str], acts: CardActs) -> None:
        self._acts, self._name = acts, fact.kind.name_in(acts.look.language)
        name = fact.kind.name
        hand = acts.hand(lambda value: acts.set_attribute(whose(), name, value))
        self.caption = label("", "caption", wrap=True)
        self.field: AttributeField = field(fact, acts.look, hand)
        self.note = label("", "warning", wrap=True)
        self.field.setEnabled(acts.writable and not fact.foreign)
        self.field.setMinimumWidth(LEAST_FIELD)
        self.caption.setBuddy(self.field.entry)
        self.drop = self._make_drop(hand) if fact.foreign and acts.writable else None
        self._missing = False
        self.show_fact(fact)

    def _make_drop(self, hand: Hand) -> QPushButton:
        """What the label set does not know can only be taken away."""
        made = button(self._acts.look.say("card-drop"), lambda: hand.tell(None), "quiet")
        made.setAccessibleName(self._acts.look.say("card-drop-of", name=self._name))
        return made

    def show_fact(self, fact: Fact) -> None:
        look = self._acts.look
        self.field.show_fact(fact)
        guide = fact.kind.guideline.get(look.language, "")
        value = self.field.currentText() if isinstance(self.field, QComboBox) else ""
        # a narrow panel cuts the value: the tip has it whole
        self.field.setToolTip("\n".join(it for it in (value, guide) if it))
        words = look.say("card-required", name=self._name) if fact.kind.required else self._name
        self.caption.setText(words)
        notes: list[str] = []
        if fact.missing:
            notes.append(look.say("card-missing"))
        if fact.foreign:
            notes.append(look.say("card-foreign"))
        elif fact.strays:
            notes.append(look.say("card-stray", value=look.wording.join(fact.strays)))
        self.note.setText(" ".join(notes))
        self.note.setVisible(bool(notes))
        self._tell_ears(fact, notes)
        self._outline(on=fact.missing)

    def _tell_ears(self, fact: Fact, notes: list[str]) -> None:
        guide = fact.kind.guideline.get(self._acts.look.language, "")
        entry = self.field.entry
        self.field.setAccessibleName(self._name)
        if not isinstance(self.field, ChoicesField):  # its boxes have names of their own
            entry.setAccessibleName(self._name)
        entry.setAccessibleDescription(" ".join([*notes, guide]).strip())

    def _outline(self, *, on: bool) -> None:
        if on == self._missing:
            return
        self._missing = on
        entry = self.field.entry
        entry.setProperty("missing", on)
        entry.style().unpolish(entry)
        entry.style().polish(entry)


class CardView(QWidget):
    def __init__(self, card: Card, proclitic: str, acts: CardActs) -> None:
        super().__init__()
        self._acts = acts
        self._id = card.annotation.id
        self.shape = shape_of(card, acts)
        self.rows: dict[str, FactRow] = {}
        self._ties = [TieRow(it, acts, asked=_is_asked(it)) for it in card.ties]
        self._relations = label(acts.look.say("ui-inspector-relations"), "heading")
        self._adding = AddBox(acts)
        self._derived = DerivedBox(acts)
        self._quote = _quote()
        self._where = label("", "muted", wrap=True)
        self._assemble(card)
        self.show_card(card, proclitic)

    def show_card(self, card: Card, proclitic: str) -> None:
        """Another state of the same shape, of this annotation or of another one."""
        it = card.annotation
        if it.id != self._id:
            self.release()
            self._id = it.id
        _show_quote(self._quote, it, _GLIMPSE if card.form == "claim" else _QUOTE)
        say = self._acts.look.say
        where = say("ui-inspector-where", start=it.start, end=it.end, name=it.annotator)
        self._where.setText(where)
        for fact in card.all_facts:
            self.rows[fact.kind.name].show_fact(fact)
        self._show_ties(card)
        self._derived.show_card(card, proclitic)

    def _show_ties(self, card: Card) -> None:
        """Those with an end, each in its place; what may be added is offered in one place for all."""
        lost = [tie for it, tie in zip(self._ties, card.ties, strict=True) if not it.show_tie(tie)]
        offered = [it for it in card.ties if it.can_add and (it.ends or not _is_asked(it))]
        for it, tie in zip(self._ties, card.ties, strict=True):
            it.setVisible(bool(tie.ends) or (_is_asked(tie) and self._acts.writable))
        self._adding.show_ties(offered)
        self._relations.setVisible(any(it.ends and it.role not in _FIRST for it in card.ties))
        for it in lost:  # the keyboard goes where it can be added again
            self._adding.take_focus(it)

    def release(self) -> None:
        """What was written and not yet stored belongs to the annotation that was shown so far."""
        for it in self.rows.values():
            it.field.release(keep=self._acts.session.annotation(self._id) is not None)

    def _assemble(self, card: Card) -> None:
        acts, say = self._acts, self._acts.look.say
        box = column(self._quote, margin=0)
        box.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        if card.wording is not None:
            wording = self._row(card.wording)
            box.addWidget(wording.caption)
            box.addWidget(wording.field)
            box.addWidget(wording.note)
        first = [it for it, tie in zip(self._ties, card.ties, strict=True) if tie.role in _FIRST]
        for it in first:
            box.addWidget(it)
        if card.verdict:
            box.addLayout(self._grid(card, card.verdict))
            box.addWidget(rule())
        box.addLayout(self._grid(card, card.facts, with_label=True))
        box.addWidget(self._relations)
        for it in self._ties:
            if it not in first:
                box.addWidget(it)
        box.addWidget(self._adding)
        box.addWidget(self._derived)
        box.addWidget(rule())
        box.addWidget(self._where)
        if acts.writable:
            remove = button(
                say("ui-action-delete"), lambda: acts.tagging.remove([self._id]), "danger"
            )
            box.addLayout(row(remove, 1))
        box.addStretch(1)
        self.setLayout(box)

    def _grid(self, card: Card, facts: Sequence[Fact], *, with_label: bool = False) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        if with_label:
            choice = self._label_choice(card.annotation)
            caption = label(choice.accessibleName(), "caption", wrap=True)
            caption.setFixedWidth(LEAST_CAPTION)
            caption.setBuddy(choice)
            grid.addWidget(caption, 0, 0)
            grid.addWidget(choice, 0, 1)
        for fact in facts:
            made = self._row(fact)
            made.caption.setFixedWidth(LEAST_CAPTION)
            at = grid.rowCount()
            grid.addWidget(made.caption, at, 0)
            grid.addWidget(made.field, at, 1)
            if made.drop is not None:
                grid.addWidget(made.drop, at, 2)
            grid.addWidget(made.note, at + 1, 1, 1, 2 if made.drop is not None else 1)
        return grid

    def _row(self, fact: Fact) -> FactRow:
        made = FactRow(fact, lambda: self._id, self._acts)
        self.rows[fact.kind.name] = made
        return made

    def _label_choice(self, annotation: Annotation) -> QComboBox:
        acts = self._acts
        made = CalmCombo()
        labels = acts.session.schema.labels
        made.addItems([it.name(acts.look.language) for it in labels])
        names = [(it.layer, it.code) for it in labels]
        here = (annotation.layer, annotation.label)
        if here in names:
            made.setCurrentIndex(names.index(here))
        else:
            made.addItem(acts.look.say("card-stray-label", name=annotation.label))
            made.setCurrentIndex(made.count() - 1)

        def told() -> None:
            at = made.currentIndex()
            if at < len(labels):
                acts.retag(self._id, labels[at].layer, labels[at].code)

        made.activated.connect(lambda: told())
        made.setEnabled(acts.writable)
        made.setMinimumWidth(LEAST_FIELD)
        made.setAccessibleName(acts.look.say("ui-inspector-label"))
        return made


def _is_asked(tie: Tie) -> bool:
    return tie.outgoing and tie.role in _ASKED and tie.can_add


def _quote() -> QLabel:
    made = label("", "quote", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _show_quote(words: QLabel, annotation: Annotation, most: int) -> None:
    quote = annotation.quote
    shown = visible(quote if len(quote) <= most else quote[:most].rstrip() + "…")
    if words.text() == shown:
        return
    words.setText(shown)
    words.setToolTip(visible(quote) if shown.endswith("…") else "")
    strong = first_strong(quote)
    if strong is not None:
        rtl = strong == "rtl"
        words.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
