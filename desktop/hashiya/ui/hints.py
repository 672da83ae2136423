"""Jump hints: letters over the words (or the marks a relation may go to); it stores nothing.

While they are up every chord is theirs. They go when a place is reached, by Esc, a click, scrolling,
another article, or when the reader loses the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal

from hashiya.display.hint_codes import ALL, codes
from hashiya.model.annotation import Annotation
from hashiya.text.function_words import is_function_word
from hashiya.text.words import words
from hashiya.ui.key_positions import printed_on
from hashiya.ui.keys import Router
from hashiya.ui.linking import Linking
from hashiya.ui.reader.hint_tags import HintTags, Tag, in_sight, shown_range
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

_LEAST_LETTERS = 2


_STEPS = {"down": 1, "up": -1}
"""Keys that go through the ends in reading order; those of the sides follow the paragraph."""


class Hints(QObject):
    """``put_up`` tells how many tags came up and whether over marks; ``pointed`` where the arrows went:
    the mark, its number, of how many, its letters."""

    put_up = Signal(int, bool)
    pointed = Signal(object, int, int, str)

    def __init__(
        self, reader: ReaderView, session: Session, linking: Linking, router: Router
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._linking = linking
        self._router = router
        self._typed = ""
        self._seen = 0.0
        self._goals: dict[str, Callable[[bool], object]] = {}
        self._shown: list[Tag] = []
        self._ends: dict[str, Annotation] = {}
        self._at = ""
        self.tags = HintTags(reader)
        reader.scrolled.connect(self._settled)
        reader.annotation_focused.connect(self.leave)
        session.article_shown.connect(self.leave)
        linking.began.connect(self._over_ends)
        reader.installEventFilter(self)
        reader.viewport().installEventFilter(self)

    @property
    def up(self) -> bool:
        return bool(self._goals)

    def begin(self) -> None:
        """Over words; over marks while a relation waits for its end."""
        if self._linking.waits:
            self._over_ends()
        else:
            self._over_words()

    def leave(self, *_why: object) -> None:
        if self.up:
            self._goals, self._typed, self._at = {}, "", ""
            self._router.capture(None)
            self.tags.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        gone = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut)
        if self.up and event.type() in gone:
            self.leave()
        return False

    def _settled(self) -> None:
        """The page was scrolled: they go. Only laid out anew: they go to where their words are now."""
        if not self.up:
            return
        if self._reader.from_sheet(0, 0).y() == self._seen:
            self.tags.show_tags(self._shown, self._printed())
            self.tags.show_typed(self._typed)
        else:
            self.leave()

    @property
    def shown(self) -> list[Tag]:
        """The tags that are up."""
        return list(self._shown) if self.up else []

    def _over_words(self) -> None:
        self._shown = self.offered()
        self._show(self._shown)
        self._goals = {it.keys: self._to_word(it.start) for it in self._shown}
        self._ends = {}
        self._hold()

    def offered(self) -> list[Tag]:
        """The tags that would be put over words now, those nearest to the cursor first."""
        reader, article = self._reader, self._session.article
        if article is None:
            return []
        text = article.text
        found = [
            it
            for it in words(text, *shown_range(reader))
            if it[1] - it[0] >= _LEAST_LETTERS
            and not is_function_word(text[it[0] : it[1]], article.language)
            and in_sight(reader, it[0])
        ]
        here = reader.selecting.position
        found.sort(key=lambda it: (abs(it[0] - here), it[0]))
        places = [it for it in found if not it[0] <= here < it[1]]
        return [Tag(keys, *it) for keys, it in zip(codes(len(places)), places, strict=False)]

    def _to_word(self, start: int) -> Callable[[bool], object]:
        return lambda extend: self._reader.go_to(start, extend=extend)

    def _over_ends(self) -> None:
        """Marks in view to which the relation that waits may lead."""
        sheet = self._reader.sheet
        if sheet is None:
            return
        low, high = shown_range(self._reader)
        ends = [it for it in sheet.index.within(low, high) if low <= it.start < high]
        ends = [it for it in ends if self._linking.leads_to(it)]
        ends = [it for it in ends if in_sight(self._reader, it.start)]
        here = self._reader.selecting.position
        ends.sort(key=lambda it: (abs(it.start - here), it.end - it.start))
        tagged = list(zip(codes(len(ends)), ends, strict=False))
        self._show([Tag(keys, it.start, it.end, sheet.looks.of(it).short) for keys, it in tagged])
        self._goals = {keys: self._to_mark(it.id) for keys, it in tagged}
        self._ends = dict(tagged)
        self._hold()

    def _to_mark(self, annotation_id: str) -> Callable[[bool], object]:
        return lambda _extend: self._reader.focus_annotation(annotation_id, show=False)

    def _show(self, tags: list[Tag]) -> None:
        self._shown = tags
        if tags:
            self.tags.show_tags(tags, self._printed())

    def _hold(self) -> None:
        self._typed = self._at = ""
        if self.up:
            self.put_up.emit(len(self._goals), bool(self._ends))
            self._seen = self._reader.from_sheet(0, 0).y()
            self._reader.setFocus()
            self._router.capture(self._take)

    def _printed(self) -> dict[str, str]:
        """What stands on the keys: as the keyboard was last seen to print."""
        arabic = self._router.positions.script == "arabic"
        return {key: printed_on(key) or key for key in ALL} if arabic else {}

    def _take(self, keys: str) -> bool:
        """Every chord: nothing that is typed here may do anything else."""
        shift, _, key = keys.rpartition("+")
        if key == "esc":
            self.leave()
            self._linking.cancel()
        elif self._ends and key in ("down", "up", "left", "right"):
            self._point(_STEPS.get(key) or self._onward(key))
        elif key == "enter" and self._at:
            self._type(self._at)
        elif key == "backspace":
            self._type(self._typed[:-1])
        elif shift in ("", "shift") and any(it.startswith(self._typed + key) for it in self._goals):
            self._type(self._typed + key, extend=shift == "shift")
        return True

    def _onward(self, side: str) -> int:
        return 1 if (side == "left") == self._reader.forward_key_is_left() else -1

    def _point(self, by: int) -> None:
        """To the next end in reading order, for who does not see the letters; Enter takes it."""
        order = sorted(self._ends, key=lambda it: (self._ends[it].start, self._ends[it].end))
        at = order.index(self._at) + by if self._at else min(by, 0)
        self._at = order[at % len(order)]
        self.tags.show_pointed(self._at)
        mark, number = self._ends[self._at], at % len(order) + 1
        printed = self._printed()
        letters = " ".join(printed.get(it, it.upper()) for it in self._at)
        self.pointed.emit(mark, number, len(order), letters)

    def _type(self, keys: str, *, extend: bool = False) -> None:
        goal = self._goals.get(keys)
        if goal is None:
            self._typed = keys
            self.tags.show_typed(keys)
            return
        self.leave()
        goal(extend)
