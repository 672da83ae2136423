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


_SCROLLS = {"pgdn": 1, "pgup": -1, "space": 1, "shift+space": -1}
_FIND = ("/", "ctrl+f")


class Hints(QObject):
    """``put_up`` tells how many tags came up and whether over marks; ``pointed`` where the arrows went:
    the mark, its number, of how many, its letters. ``find_asked``: what waits is looked for by words.
    """

    put_up = Signal(int, bool)
    pointed = Signal(object, int, int, str)
    find_asked = Signal()

    def __init__(
        self, reader: ReaderView, session: Session, linking: Linking, router: Router
    ) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._linking = linking
        self._router = router
        self._typed = ""
        self._seen: dict[ReaderView, float] = {}
        self._goals: dict[str, Callable[[bool], object]] = {}
        self._shown: list[Tag] = []
        self._shown_in: dict[ReaderView, list[Tag]] = {}
        self._ends: dict[str, tuple[ReaderView, Annotation]] = {}
        self._at = ""
        self._seeking = False
        self.tags = HintTags(reader)
        self._layers = {reader: self.tags}
        session.article_shown.connect(self.leave)
        linking.began.connect(self._over_ends)
        self._watch(reader)

    def add_reader(self, reader: ReaderView) -> None:
        """A second article, in which an end may be chosen too."""
        self._layers[reader] = HintTags(reader)
        self._watch(reader)
        layers = self._layers
        reader.destroyed.connect(lambda: layers.pop(reader, None))

    def _watch(self, reader: ReaderView) -> None:
        reader.scrolled.connect(self._settled)
        reader.annotation_focused.connect(self.leave)
        reader.installEventFilter(self)
        reader.viewport().installEventFilter(self)

    @property
    def up(self) -> bool:
        return bool(self._goals) or self._seeking

    def begin(self) -> None:
        """Over words; over marks while a relation waits for its end."""
        if self._linking.waits:
            self._over_ends()
        else:
            self._over_words()

    def resume(self) -> None:
        """The find bar was closed: a relation that still waits has its ends shown again."""
        if self._linking.waits:
            self._over_ends()

    def leave(self, *_why: object) -> None:
        if self.up:
            self._goals, self._typed, self._at = {}, "", ""
            self._seeking = False
            self._router.capture(None)
            for it in self._layers.values():
                it.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        gone = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut)
        if self.up and event.type() in gone:
            self.leave()
        elif not self.up and self._linking.waits and event.type() == QEvent.Type.FocusIn:
            self._over_ends()
        return False

    def _settled(self) -> None:
        """A page was scrolled: over marks they follow, over words they go. Only laid out anew: they
        go to where their words are now."""
        if not self.up:
            return
        if self._tops() == self._seen:
            self._put()
            self._show_typed()
        elif self._linking.waits:
            self._over_ends()
        else:
            self.leave()

    def _tops(self) -> dict[ReaderView, float]:
        return {it: it.from_sheet(0, 0).y() for it in self._layers}

    @property
    def shown(self) -> list[Tag]:
        """The tags that are up."""
        return list(self._shown) if self.up else []

    def _over_words(self) -> None:
        tags = self.offered()
        self._goals = {it.keys: self._to_word(it.start) for it in tags}
        self._ends = {}
        self._show({self._reader: tags})
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
        # who reads on looks for a word ahead: what lies behind counts as thrice as far
        found.sort(key=lambda it: (it[0] - here if it[0] >= here else 3 * (here - it[0]), it[0]))
        places = [it for it in found if not it[0] <= here < it[1]]
        return [Tag(keys, *it) for keys, it in zip(codes(len(places)), places, strict=False)]

    def _to_word(self, start: int) -> Callable[[bool], object]:
        return lambda extend: self._reader.go_to(start, extend=extend)

    def _over_ends(self) -> None:
        """Marks in view to which the relation that waits may lead, in every article that is shown.

        Where there is none the keys are held all the same: what is typed while a relation waits must
        not label anything.
        """
        found = [(reader, it) for reader in self._layers for it in self._ends_in(reader)]
        tagged = list(zip(codes(len(found)), found, strict=False))
        self._seeking = True
        self._goals = {keys: self._to_mark(*end) for keys, end in tagged}
        self._ends = dict(tagged)
        shown: dict[ReaderView, list[Tag]] = {}
        for keys, (reader, it) in tagged:
            note = reader.sheet.looks.of(it).short if reader.sheet else ""
            shown.setdefault(reader, []).append(Tag(keys, it.start, it.end, note))
        self._show(shown)
        self._hold()
        if not tagged:
            self._session.said.emit(self._linking.none_in_view())

    def _ends_in(self, reader: ReaderView) -> list[Annotation]:
        sheet = reader.sheet
        if sheet is None or not reader.isVisible():
            return []
        low, high = shown_range(reader)
        ends = [it for it in sheet.index.within(low, high) if low <= it.start < high]
        ends = [it for it in ends if self._linking.leads_to(it) and in_sight(reader, it.start)]
        here = reader.selecting.position
        return sorted(ends, key=lambda it: (abs(it.start - here), it.end - it.start))

    def _to_mark(self, reader: ReaderView, end: Annotation) -> Callable[[bool], object]:
        return lambda _extend: reader.focus_annotation(end.id, show=False)

    def _show(self, tags: dict[ReaderView, list[Tag]]) -> None:
        self._shown_in = tags
        self._shown = [it for some in tags.values() for it in some]
        self._put()

    def _put(self) -> None:
        for reader, layer in self._layers.items():
            if self._shown_in.get(reader):
                layer.show_tags(self._shown_in[reader], self._printed())
            else:
                layer.hide()

    def _show_typed(self) -> None:
        for it in self._layers.values():
            it.show_typed(self._typed)

    def _hold(self) -> None:
        self._typed = self._at = ""
        if self.up:
            self.put_up.emit(len(self._goals), bool(self._ends))
            self._seen = self._tops()
            if not any(it.hasFocus() for it in self._layers):
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
        elif self._seeking and keys in _SCROLLS:
            self._scroll(_SCROLLS[keys])
        elif self._seeking and keys in _FIND:
            self.leave()
            self.find_asked.emit()
        elif self._seeking and keys in ("f6", "shift+f6"):
            self.leave()
            return False
        elif self._ends and key in ("down", "up", "left", "right"):
            self._point(_STEPS.get(key) or self._onward(key))
        elif key == "enter" and self._at:
            self._type(self._at)
        elif key == "backspace":
            self._type(self._typed[:-1])
        elif shift in ("", "shift") and any(it.startswith(self._typed + key) for it in self._goals):
            self._type(self._typed + key, extend=shift == "shift")
        return True

    def _scroll(self, by: int) -> None:
        """A view's height on: what waits goes on waiting, and the tags follow."""
        reader = next((it for it in self._layers if it.hasFocus()), self._reader)
        reader.scroll_by(by * 0.85 * reader.viewport().height())

    def _onward(self, side: str) -> int:
        return 1 if (side == "left") == self._reader.forward_key_is_left() else -1

    def _point(self, by: int) -> None:
        """To the next end in reading order, for who does not see the letters; Enter takes it."""
        place = list(self._layers).index
        order = sorted(
            self._ends,
            key=lambda it: (
                place(self._ends[it][0]),
                self._ends[it][1].start,
                self._ends[it][1].end,
            ),
        )
        at = order.index(self._at) + by if self._at else min(by, 0)
        self._at = order[at % len(order)]
        for it in self._layers.values():
            it.show_pointed(self._at)
        mark, number = self._ends[self._at][1], at % len(order) + 1
        printed = self._printed()
        letters = " ".join(printed.get(it, it.upper()) for it in self._at)
        self.pointed.emit(mark, number, len(order), letters)

    def _type(self, keys: str, *, extend: bool = False) -> None:
        goal = self._goals.get(keys)
        if goal is None:
            self._typed = keys
            self._show_typed()
            return
        self.leave()
        goal(extend)
