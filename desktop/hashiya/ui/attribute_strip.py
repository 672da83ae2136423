"""The strip of attributes (A): a letter picks the attribute, a digit the value; the keys go by position.

While it is open every chord of the reader is its own. It goes by Esc, a click on the page, another mark,
or when the reader loses the focus. After a value it goes on to the next required one that is missing and
stays for more: from then on a key that means nothing in it closes it and does what it always does.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from hashiya.display.attribute_keys import KEPT, REPEAT, attribute_keys, value_keys
from hashiya.display.card import Fact, facts_of
from hashiya.display.spoken import aloud
from hashiya.model.annotation import Annotation
from hashiya.model.attribute import AttributeValue, Choice
from hashiya.ui.attribute_values import bad_value, read_value, today, value_name
from hashiya.ui.banner import announce
from hashiya.ui.key_positions import printed_on
from hashiya.ui.keys import Router
from hashiya.ui.look import Look
from hashiya.ui.panels.card_acts import CardActs
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.strip_card import Item, StripCard
from hashiya.ui.strip_items import attribute_item, matching, next_missing, value_item
from hashiya.ui.widgets import GRID

_FOOT = 48
"""The window's last line stays in view."""
_LTR = frozenset({"number", "date", "link"})


class AttributeStrip(QObject):
    """``card_asked`` leads to the field of an attribute on the card; empty: to the card's first."""

    card_asked = Signal(str)

    def __init__(self, reader: ReaderView, window: QWidget, router: Router, acts: CardActs) -> None:
        """``window`` is where it stands: no part of the reader, which hears its own keys."""
        super().__init__(reader)
        self._reader = reader
        self._session = session = acts.session
        self._window = window
        self._acts = acts
        self._router = router
        self._mark = ""
        self._facts: list[Fact] = []
        self._keys: dict[str, str] = {}
        self._fact: Fact | None = None
        self._offered: list[Choice] = []
        self._typed = ""
        self._at = -1
        self._stays = False
        self._last: tuple[str, AttributeValue] | None = None
        self.card = StripCard(window, acts.look)
        self.card.chosen.connect(self._clicked)
        self.card.line.written.connect(self._written)
        self.card.line.given_up.connect(self._to_attributes)
        self.card.line.left.connect(self._line_left)
        self.card.line.on_space = self._space
        session.focus_changed.connect(self._focus_changed)
        session.article_shown.connect(self.leave)
        reader.scrolled.connect(self._stand)
        reader.installEventFilter(self)
        reader.viewport().installEventFilter(self)

    @property
    def _look(self) -> Look:
        return self._acts.look

    @property
    def up(self) -> bool:
        return bool(self._mark)

    def begin(self) -> None:
        """Over the attributes of the focused mark."""
        mark = self._session.focused_annotation
        if mark is None:
            return
        if not self._read(mark):
            self._say("card-strip-none")
            return
        self._mark, self._stays = mark.id, False
        self._reader.setFocus()
        self._router.capture(self._take)
        self._to_attributes()

    def leave(self, *_why: object) -> None:
        if not self.up:
            return
        writing = self.card.line.hasFocus()
        self._mark, self._fact = "", None
        self._router.capture(None)
        self.card.hide()
        if writing:
            self._reader.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.up and (event.type() == QEvent.Type.MouseButtonPress or self._lost(event)):
            self.leave()
        return False

    def _lost(self, event: QEvent) -> bool:
        """The keys went elsewhere; not while the strip's own line has them, or another window."""
        if not isinstance(event, QFocusEvent) or event.type() != QEvent.Type.FocusOut:
            return False
        own = self.card.line.isVisible()
        return not own and event.reason() != Qt.FocusReason.ActiveWindowFocusReason

    def _line_left(self) -> None:
        if self._fact is not None and self.card.line.isVisible():
            self.leave()

    def _focus_changed(self) -> None:
        if self.up and self._session.focused != self._mark:
            self.leave()

    def _read(self, mark: Annotation) -> bool:
        facts = facts_of(mark, self._session.schema)
        self._facts = [it for it in facts if not it.foreign]
        self._keys = attribute_keys([it.kind for it in self._facts])
        return bool(self._facts)

    # what is shown

    def _to_attributes(self) -> None:
        mark = self._session.annotation(self._mark)
        if mark is None or not self._read(mark):
            self.leave()
            return
        self._fact, self._typed, self._at = None, "", -1
        if self.card.line.hasFocus():
            self.card.line.hide()
            self._reader.setFocus()
        label = self._session.schema.label(mark.layer, mark.label)
        name = label.name(self._look.language) if label else mark.label
        items = [
            attribute_item(it, self._cap(self._keys.get(it.kind.name, "")), self._look)
            for it in self._facts
        ]
        foot = self._look.say("card-strip-foot-more" if self._stays else "card-strip-foot")
        repeat = None if self._stays else self._repeatable()
        if repeat is not None:
            again = self._look.say("card-strip-repeat", **repeat)
            foot = f"{self._cap(REPEAT)} {again} · {foot}"
        self._show(self._look.say("card-strip", label=name), items, foot)

    def _to_values(self, fact: Fact) -> None:
        self._fact, self._at = fact, -1
        self._offered = matching(fact.kind.choices, self._typed)
        language, kind = self._look.language, fact.kind
        keys = [*value_keys(len(self._offered)), *[""] * len(self._offered)]
        held = fact.value if isinstance(fact.value, tuple) else (fact.value,)
        items = [
            value_item(it, key, self._look, chosen=it.code in held)
            for key, it in zip(keys, self._offered, strict=False)
        ]
        name = kind.name_in(language)
        if self._typed:
            typed = "".join(self._cap(it).lower() for it in self._typed)
            title = self._look.say("card-strip-filter", name=name, typed=typed)
        else:
            title = self._look.say("card-strip-values", name=name)
        foot = "more" if self._stays else "many" if kind.kind == "choices" else "values"
        self._show(title, items, self._look.say(f"card-strip-foot-{foot}"))

    def _to_line(self, fact: Fact) -> None:
        value = "" if fact.value is None else str(fact.value)
        if "\n" in value:  # one line would lose its ends of lines
            self.leave()
            self.card_asked.emit(fact.kind.name)
            return
        self._fact = fact
        message = "card-strip-date" if fact.kind.kind == "date" else "card-strip-write"
        title = self._look.say(message, name=fact.kind.name_in(self._look.language))
        foot = self._look.say("card-strip-foot-write")
        ltr = fact.kind.kind in _LTR or fact.is_address
        self.card.show_line(title, value, foot, ltr=ltr)
        self._stand()
        self.card.line.setFocus()
        self.card.line.selectAll()

    def _show(self, title: str, items: list[Item], foot: str) -> None:
        self.card.show_items(title, items, foot)
        self._stand()
        # what it stays for after a value is known already
        whole = self._fact is not None or not self._stays
        said = [title, *(it.accessibleName() for it in self.card.items if whole)]
        announce(self._reader, aloud(self._look.wording.join(said)))

    def _stand(self) -> None:
        mark = self._session.annotation(self._mark)
        if not self.up or mark is None:
            return
        place = self._reader.rect_of(mark.start, mark.end)
        port, window = self._reader.viewport(), self._window
        seen = place.intersected(port.rect())
        box = QRect(seen if not seen.isEmpty() else place)
        box.moveTopLeft(port.mapTo(window, box.topLeft()))
        # what lies around the page is of no use meanwhile: its keys are taken
        room = window.rect().adjusted(GRID, 0, -GRID, -_FOOT)
        room.setTop(port.mapTo(window, QPoint(0, 0)).y())
        page = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
        self.card.stand_beside(box, room, page)

    def _cap(self, place: str) -> str:
        """What stands on the key: as the keyboard was last seen to print."""
        arabic = self._router.positions.script == "arabic"
        return (printed_on(place) if arabic and place else "") or place.upper()

    # keys

    def _take(self, keys: str) -> bool:
        if self._stays:
            return self._take_more(keys)
        if keys == "esc":
            self._back()
        elif keys in ("up", "down", "left", "right"):
            self._point(keys)
        elif keys == "enter":
            self._enter()
        elif self._fact is None:
            self._attribute_key(keys)
        else:
            self._value_key(self._fact, keys)
        return True

    def _take_more(self, keys: str) -> bool:
        """After a value: another attribute, the value that is still missing, or else it is over."""
        places = value_keys(len(self._offered)) if self._fact is not None else []
        if keys in places or keys in self._keys.values():
            self._stays = False
            if keys in places and self._fact is not None:
                self._value_key(self._fact, keys)
            else:
                self._attribute_key(keys)
        elif keys == REPEAT:
            self._stays = False
            self._to_attributes()
        elif keys not in KEPT:
            self.leave()
            return keys in ("esc", "enter")
        return True

    def _back(self) -> None:
        if self._fact is None:
            self.leave()
        elif self._typed:
            self._typed = ""
            self._to_values(self._fact)
        else:
            self._to_attributes()

    def _point(self, keys: str) -> None:
        count = len(self.card.items)
        if not count:
            return
        onward = keys == "down" or (keys != "up" and (keys == "left") == self._look.wording.rtl)
        first = 0 if onward else count - 1
        self._at = (self._at + (1 if onward else -1)) % count if self._at >= 0 else first
        self.card.point(self._at)
        announce(self._reader, aloud(self.card.items[self._at].accessibleName()))

    def _enter(self) -> None:
        many = self._fact is not None and self._fact.kind.kind == "choices"
        if self._at >= 0:
            self._clicked(self._at)
        elif self._fact is None:
            self.leave()
            self.card_asked.emit("")
        elif self._typed and self._offered:
            self._clicked(0)
        elif many:
            self._go_on()

    def _attribute_key(self, keys: str) -> None:
        found = next((it for it in self._facts if self._keys.get(it.kind.name) == keys), None)
        if found is not None:
            self._choose(found)
        elif keys == REPEAT:
            self._repeat()

    def _value_key(self, fact: Fact, keys: str) -> None:
        places = value_keys(len(self._offered))
        if keys in places:
            self._give(fact, self._offered[places.index(keys)].code)
        elif keys == "delete":
            self._set(fact, None)
        elif keys == "backspace":
            self._filter(fact, self._typed[:-1])
        elif keys == "space" or len(keys) == 1:
            self._filter(fact, self._typed + (" " if keys == "space" else keys))

    def _filter(self, fact: Fact, typed: str) -> None:
        """Only values whose name holds what was typed; what would leave none is not taken."""
        before, self._typed = self._typed, typed.lstrip()
        if not matching(fact.kind.choices, self._typed):
            self._typed = before
        self._to_values(fact)

    # doing

    def _clicked(self, at: int) -> None:
        if self._fact is None and at < len(self._facts):
            self._choose(self._facts[at])
        elif self._fact is not None and at < len(self._offered):
            self._give(self._fact, self._offered[at].code)

    def _choose(self, fact: Fact) -> None:
        self._typed = ""
        match fact.kind.kind:
            case "flag":
                held = fact.value if fact.value is not None else fact.kind.default == "true"
                self._set(fact, not held)
            case "choice" | "choices":
                self._to_values(fact)
            case _:
                self._to_line(fact)

    def _give(self, fact: Fact, code: str) -> None:
        if fact.kind.kind != "choices":
            self._set(fact, code)
            return
        held = fact.value if isinstance(fact.value, tuple) else ()
        value = tuple(it for it in held if it != code) if code in held else (*held, code)
        self._set(fact, value or None, stay=True)

    def _written(self) -> None:
        fact = self._fact
        if fact is None:
            return
        try:
            value = read_value(fact, self.card.line.text())
        except ValueError:
            self._session.said.emit(bad_value(fact, self._look))
            return
        self._set(fact, value)

    def _space(self) -> bool:
        """In a date, Space writes today's."""
        if self._fact is None or self._fact.kind.kind != "date":
            return False
        self.card.line.setText(today())
        return True

    def _set(self, fact: Fact, value: AttributeValue | None, *, stay: bool = False) -> None:
        name = fact.kind.name
        done = self._acts.set_attribute(self._mark, name, value)
        if done is not None:
            shown = Fact(kind=fact.kind, value=value)
            if value is not None:
                self._last = (name, value)
            values = {"name": fact.kind.name_in(self._look.language)}
            if value is None:
                self._say("card-strip-cleared", **values)
            else:
                self._say("card-strip-set", **values, value=value_name(shown, self._look))
            if stay:
                self._to_values(shown)
            else:
                self._go_on()
            return
        self.leave()

    def _go_on(self) -> None:
        """To the values of the next attribute that must be filled, else to all: one may want another."""
        self._stays = True
        self._to_attributes()
        missing = next_missing(self._facts)
        if missing is not None:
            self._to_values(missing)

    def _repeatable(self) -> dict[str, str] | None:
        """What A A would set, in words; none where this mark has no such attribute."""
        if self._last is None:
            return None
        name, value = self._last
        fact = next((it for it in self._facts if it.kind.name == name), None)
        if fact is None:
            return None
        shown = Fact(kind=fact.kind, value=value)
        return {
            "name": fact.kind.name_in(self._look.language),
            "value": value_name(shown, self._look),
        }

    def _repeat(self) -> None:
        if self._last is None:
            return
        name, value = self._last
        fact = next((it for it in self._facts if it.kind.name == name), None)
        if fact is None:
            self._say("card-strip-unserved", name=name)
        else:
            self._set(fact, value)

    def _say(self, message: str, **values: str) -> None:
        self._session.said.emit(self._look.say(message, **values))
