"""Says aloud what sighted readers see at a glance: the focused mark, where marks begin, what a step did.

It speaks only while assistive technology listens, in one sentence for each gesture, and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible

from hashiya.display.listing import short_quote
from hashiya.display.spoken import Surroundings, Voice, aloud, surroundings
from hashiya.model.annotation import Annotation
from hashiya.model.edit import Edit, Step
from hashiya.model.relation import Relation
from hashiya.text.words import next_word, previous_word
from hashiya.ui.banner import announce
from hashiya.ui.look import Look
from hashiya.ui.reader.view import ReaderView
from hashiya.ui.session import Session

if TYPE_CHECKING:
    from hashiya.ui.hints import Hints

MANY = 4
"""Marks of one step that are named; more are only said to be many."""


class Announcer(QObject):
    """Collects what one gesture caused and says it once; ``spoken`` tells what was said."""

    spoken = Signal(str)

    def __init__(self, reader: ReaderView, session: Session, look: Look) -> None:
        super().__init__(reader)
        self._reader = reader
        self._session = session
        self._look = look
        self._steps: list[Step] = []
        self._besides: list[str] = []
        self._focus_moved = False
        self._word_moved = False
        self._here: tuple[str, ...] = ()
        self._word: tuple[int, int] | None = None
        self._chosen = reader.selection()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._speak)
        reader.word_changed.connect(self._word_changed)
        session.focus_changed.connect(self._focus_changed)
        session.stepped.connect(self._stepped)
        session.article_shown.connect(self._article_shown)

    def hear_hints(self, hints: Hints) -> None:
        """From now on letters that come up over the page are told of too."""
        hints.put_up.connect(self._hints_up)
        hints.pointed.connect(self._hint_pointed)

    def also(self, sentence: str) -> None:
        """Say this too, after what the gesture did."""
        if QAccessible.isActive():
            self._besides.append(aloud(sentence))
            self._soon.start()

    # what happened

    def _word_changed(self) -> None:
        if QAccessible.isActive():
            self._word_moved = True
            self._soon.start()

    def _focus_changed(self) -> None:
        if QAccessible.isActive():
            self._focus_moved = True
            self._soon.start()

    def _stepped(self, step: object) -> None:
        if QAccessible.isActive() and isinstance(step, Step):
            self._steps.append(step)
            self._soon.start()

    def _article_shown(self) -> None:
        self._here, self._word, self._chosen = (), self._reader.selecting.word, None

    def _hints_up(self, count: int, over_marks: bool) -> None:  # noqa: FBT001 - a signal's value
        message = "ears-hints-marks" if over_marks else "ears-hints-words"
        self._say_now(self._look.say(message, count=count))

    def _hint_pointed(self, mark: object, at: int, of: int, letters: str) -> None:
        if isinstance(mark, Annotation):
            voice = Voice(self._session.schema, self._look.wording)
            name = voice.mark(mark, Surroundings())
            self._say_now(
                voice.say("ears-hint", mark=name, letters=letters, at=str(at), of=str(of))
            )

    def _say_now(self, sentence: str) -> None:
        if QAccessible.isActive():
            announce(self._reader, aloud(sentence))
            self.spoken.emit(aloud(sentence))

    # what is said of it

    def _speak(self) -> None:
        voice = Voice(self._session.schema, self._look.wording)
        parts = [it for step in self._steps for it in self._of_step(voice, step)]
        focused = self._session.focused_annotation if self._focus_moved else None
        if focused is not None:
            near = surroundings(focused, self._session.marks, self._session.arrows)
            parts.append(voice.mark(focused, near))
        moved = self._of_move(voice) if self._word_moved else []
        if focused is None and not self._steps:
            parts += moved
        parts += self._besides
        self._besides = []
        self._steps, self._focus_moved, self._word_moved = [], False, False
        sentence = voice.join(parts)
        if sentence:
            announce(self._reader, sentence)
            self.spoken.emit(sentence)

    def _of_step(self, voice: Voice, step: Step) -> list[str]:
        article = self._session.article
        edits = [it for it in step.edits if article is not None and it.touches(article.id)]
        marks = [it for it in edits if isinstance(it.record, Annotation)]
        if step.long or len(marks) > MANY:
            return [voice.say("ears-many")]
        said = [self._of_edit(voice, it) for it in edits]
        return list(dict.fromkeys(it for it in said if it))

    def _of_edit(self, voice: Voice, edit: Edit) -> str:
        before, after = edit.before, edit.after
        if isinstance(edit.record, Relation):
            message = "ears-related" if after is not None else "ears-unrelated"
            return voice.say(message, relation=voice.relation(edit.record))
        if isinstance(after, Annotation):
            what = _changed(before if isinstance(before, Annotation) else None, after)
            named = "" if after.id == self._session.focused else voice.mark(after, Surroundings())
            return voice.join([voice.say(what), named])
        if isinstance(before, Annotation):
            return voice.say("ears-removed", mark=voice.mark(before, Surroundings()))
        return ""

    def _of_move(self, voice: Voice) -> list[str]:
        """After a step of the word cursor: the selection, else the word, and the marks passed."""
        reader = self._reader
        chosen, word = reader.selection(), reader.selecting.word
        before, self._word = self._word, word
        was, self._chosen = self._chosen, chosen
        if chosen is not None:
            if chosen == was:
                return []
            quote = short_quote(chosen.quote(reader.selecting.text), 80)
            return [voice.say("ears-selected", quote=quote)]
        parts = [self._next_word(before, word)] if word != before else []
        return [*parts, *self._passed(voice)]

    def _next_word(self, before: tuple[int, int] | None, word: tuple[int, int] | None) -> str:
        """The word itself after a small step: voices would spell only its first letter."""
        if before is None or word is None:
            return ""
        text = self._reader.selecting.text
        beside = next_word(text, before[1]), previous_word(text, before[0])
        return text[word[0] : word[1]] if word in beside else ""

    def _passed(self, voice: Voice) -> list[str]:
        sheet = self._reader.sheet
        if sheet is None:
            return []
        before, self._here = self._here, tuple(self._reader.annotations_here())
        left = [it for it in map(sheet.index.get, before) if it and it.id not in self._here]
        come = [it for it in map(sheet.index.get, self._here) if it and it.id not in before]
        parts: list[str] = []
        if left:
            labels = voice.join(dict.fromkeys(voice.label(it) for it in left))
            parts.append(voice.say("ears-leaves", labels=labels))
        if come:
            labels = voice.join(voice.label(it) for it in reversed(come))
            parts.append(voice.say("ears-enters", labels=labels))
        return parts


def _changed(before: Annotation | None, after: Annotation) -> str:
    """Which sentence says what happened to a mark."""
    if before is None:
        return "ears-tagged"
    if (before.layer, before.label) != (after.layer, after.label):
        return "ears-changed"
    return "ears-moved" if before.fragments != after.fragments else "ears-attributes"
