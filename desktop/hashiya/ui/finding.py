"""Find in the article: asks the bar what, searches between two events, shows the places; it marks nothing.

The search runs in short turns on the event loop, so that keys and painting never wait for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from hashiya.model.span import Span
from hashiya.text.searching import Haystack, Places, Sameness, sameness_for
from hashiya.ui.banner import announce
from hashiya.ui.find_bar import FindBar
from hashiya.ui.look import Look
from hashiya.ui.reader.gutter import Gutter
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

TYPED_MS = 40
TURN_S = 0.008
TELL_S = 0.1
LONGEST_PRESET = 120
KEPT = 3
CALM = (0.12, 0.8)
"""Between these shares of the view a place is read without scrolling."""


class Finding(QObject):
    def __init__(self, reader: ReaderView, session: Session, look: Look) -> None:
        super().__init__(reader)
        self.bar = FindBar(look)
        self.gutter = Gutter(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._haystacks: dict[Sameness, Haystack] = {}
        self._places: Places | None = None
        self._current: int | None = None
        self._work: Iterator[None] | None = None
        self._anchor = 0
        self._owed = 0
        self._jump = True
        self._told = 0.0
        self._typed = _timer(self, TYPED_MS, self._search, once=True)
        self._turns = _timer(self, 0, self._turn)
        self.bar.changed.connect(self._typed.start)
        self.bar.onward.connect(self.go_on)
        self.bar.closed.connect(self.close)
        self.gutter.asked.connect(self._show)
        session.article_shown.connect(self._article_shown)
        # a bound method: it ends with the window, and the look outlives windows
        look.changed.connect(self._show_theme)
        self._show_theme()

    def _show_theme(self) -> None:
        self.gutter.set_theme(self._look.theme.name)

    @property
    def busy(self) -> bool:
        """Whether something is still to be searched."""
        return self._typed.isActive() or self._work is not None

    # what a person asks

    def open(self) -> None:
        """Show the bar, with what is selected as its needle; typing goes to it."""
        if not self.bar.isVisible():
            self._anchor = self._reader.selecting.position
        preset = self._preset()
        self.bar.show()
        self.bar.take_focus()
        if self.bar.needle and (preset or self._places is None):
            self._search(jump=preset)
        else:
            self._prepare()

    def close(self) -> bool:
        """Put the bar away; the last place stays selected. False when there was none to put away."""
        if not self.bar.isVisible():
            return False
        self._stop()
        self._show_places(None)
        self.bar.hide()
        self._reader.setFocus()
        return True

    def go_on(self, by: int) -> None:
        """To the next (+1) or previous (-1) place from where reading is, round the ends of the text."""
        if not self.bar.needle:
            self.open()
        elif self._typed.isActive():
            self._search()
        elif self._places is None:
            self._anchor = self._reader.selecting.position
            self.bar.show()
            self._search(owed=by)
        elif self._work is not None:
            self._owed = by
        else:
            self._step(by)

    def _preset(self) -> bool:
        """Take what is selected for the needle, unless it is long or was found just now."""
        span, article = self._reader.selection(), self._session.article
        if span is None or article is None or self._is_current(span):
            return False
        words = article.text[span.start : span.end]
        if len(words) > LONGEST_PRESET or len(words.splitlines()) != 1:
            return False
        self._anchor = span.start
        self.bar.take_needle(words)
        return True

    def _is_current(self, span: Span) -> bool:
        if self._places is None or self._current is None:
            return False
        return self._places[self._current] == (span.start, span.end)

    # the search

    def _haystack(self, sameness: Sameness) -> Haystack | None:
        article = self._session.article
        if article is None:
            return None
        known = self._haystacks.pop(sameness, None)
        if known is None or known.source != article.text:
            known = Haystack(article.text, sameness)
        self._haystacks[sameness] = known  # the latest is last
        while len(self._haystacks) > KEPT:
            del self._haystacks[next(iter(self._haystacks))]
        return known

    def _prepare(self) -> None:
        """Fold the text while the person is still typing."""
        haystack = self._haystack(self.bar.sameness)
        if haystack is not None and self._work is None:
            self._work = haystack.grow()
            self._turns.start()

    def _search(self, *, jump: bool = True, owed: int = 0) -> None:
        """Search anew for what the bar says; ``jump`` goes to the first place, ``owed`` that many on."""
        self._stop()
        self._jump, self._owed = jump, owed
        needle = self.bar.needle
        haystack = self._haystack(sameness_for(needle, self.bar.sameness))
        if not needle or haystack is None:
            self._show_places(None)
            return
        self._show_places(Places(haystack, needle))
        assert self._places is not None
        self._work = self._places.gather()
        self._turns.start()
        self._turn()

    def _turn(self) -> None:
        """Search for a moment, then let the event loop do what waits there."""
        until = perf_counter() + TURN_S
        while self._work is not None and perf_counter() < until:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._turns.stop()
        places = self._places
        if places is None:
            return
        self._look_for_current()
        # painting costs more than searching: not after every turn
        if places.complete or perf_counter() - self._told > TELL_S:
            self._show_count()
        if places.complete:
            self._complete()

    def _look_for_current(self) -> None:
        """The first place from where the search began, as soon as it is known."""
        assert self._places is not None
        if self._current is not None or self._owed or not self._jump:
            return
        first = self._places.first_from(self._anchor)
        if first < len(self._places):
            self._show(first)
        elif self._places.complete and len(self._places):
            self._show(0)

    def _complete(self) -> None:
        owed, self._owed = self._owed, 0
        if owed and self._places:
            self._step(owed)
        self.gutter.show_places(self._places, self._current)
        announce(self.bar.field, self.bar.count)

    def _stop(self) -> None:
        self._typed.stop()
        self._turns.stop()
        self._work = None

    # the places

    def _step(self, by: int) -> None:
        places = self._places
        if places is None or not len(places):
            return
        wanted, wrapped = self._beside(places, by)
        self._show(wanted)
        if wrapped:
            self._notice("find-wrapped-forward" if by > 0 else "find-wrapped-back")

    def _beside(self, places: Places, by: int) -> tuple[int, bool]:
        """The number of the place before or after where reading is, and whether an end was passed."""
        span = self._reader.target()
        if span is not None and self._current is not None and self._is_current(span):
            wanted = self._current + by
        else:
            start = span.start if span else self._anchor
            selected = self._reader.selection() is not None
            wanted = places.first_from(start + 1 if selected and by > 0 else start)
            wanted -= 1 if by < 0 else 0
        return wanted % len(places), not 0 <= wanted < len(places)

    def _show(self, k: int) -> None:
        """Make a place the current one: selected, and where it is read well."""
        if self._places is None:
            return
        start, end = self._places[k]
        self._current = k
        self._reader.select(Span(start, end))
        view = self._reader.viewport().height()
        middle = self._reader.rect_of(start, end).center().y()
        if not CALM[0] * view < middle < CALM[1] * view:
            self._reader.scroll_by(middle - 0.4 * view)
        self.bar.show_notice("")
        self.gutter.show_places(self._places, k)
        self._show_count()

    def _show_places(self, places: Places | None) -> None:
        self._places, self._current = places, None
        self._reader.show_finds(places)
        self.gutter.show_places(places, None)
        self.bar.show_notice("")
        self._show_count()

    def _show_count(self) -> None:
        say, places = self._look.say, self._places
        self._told = perf_counter()
        if places is None:
            self.bar.show_count("")
        elif not len(places):
            nothing = places.complete
            sentence = say("find-none") if nothing else say("find-searching")
            self.bar.show_count(sentence, missing=nothing)
        else:
            more = "" if places.complete else "+"
            of = f"{len(places):,}{more}"
            at = f"{self._current + 1:,}" if self._current is not None else "–"
            self.bar.show_count(say("find-count", at=at, of=of))
        self._reader.viewport().update()

    def _notice(self, message: str) -> None:
        sentence = self._look.say(message)
        self.bar.show_notice(sentence)
        announce(self.bar.field, sentence)

    def _article_shown(self) -> None:
        """Another article: show where the same words stand in it, and move nothing."""
        article = self._session.article
        if article is None or not self.bar.isVisible():
            self._stop()
            self._show_places(None)
            self.bar.hide()
        else:
            self._anchor = 0
            self._search(jump=False)


def _timer(
    parent: QObject, wait_ms: int, act: Callable[[], object], *, once: bool = False
) -> QTimer:
    made = QTimer(parent)
    made.setInterval(wait_ms)
    made.setSingleShot(once)
    made.timeout.connect(lambda: act())
    return made
