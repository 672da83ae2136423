"""Edit and Step: the one way in which a project changes; nothing here knows how they are stored."""

from __future__ import annotations

from dataclasses import dataclass

from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced

Record = Article | Annotation | Relation | Schema | Unplaced

CORRECT = "correcting.correct"
"""The act that gives an article another text; no other may, but to take it back or to go back."""
REPAIR = "repairing.repair"
"""The act that sets right what damage changed; who takes it back has what was found."""
PUT_BACK = "good_state.put_back"
"""The act that makes a damaged article what it is in a backup; who takes it back has what was found."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A record before and after: ``None`` before means added, ``None`` after means removed."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("an edit of nothing")
        if self.before and self.after and type(self.before) is not type(self.after):
            raise ValueError("an edit changes a record into one of its own kind")

    @property
    def record(self) -> Record:
        """The record as it is after the edit, or as it was when it is removed."""
        record = self.after or self.before
        assert record is not None
        return record

    @property
    def inverse(self) -> Edit:
        return Edit(self.after, self.before)

    def touches(self, article: str) -> bool:
        """Whether the edit concerns that article: itself, its annotations or its relations."""
        record = self.record
        match record:
            case Article():
                return record.id == article
            case Annotation() | Relation() | Unplaced():
                return record.article == article
            case Schema():
                return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """All edits of one gesture: committed together, undone together.

    ``act`` names the command (``"annotate.tag"``), ``by`` the annotator, ``at`` the time in
    milliseconds since 1970 (UTC). ``undoes`` is the id of the step that this one takes back.

    A step of very many edits is stored part by part and never held as a whole: ``long`` says how
    many edits it has, ``edits`` is empty, and whoever listens reads again what he shows.
    """

    id: str
    act: str
    by: str
    at: int
    edits: tuple[Edit, ...]
    undoes: str | None = None
    long: int = 0

    def inverse(self, *, step_id: str, act: str, at: int) -> Step:
        """The step that takes this one back: edits swapped, last first."""
        edits = tuple(edit.inverse for edit in reversed(self.edits))
        return Step(id=step_id, act=act, by=self.by, at=at, edits=edits, undoes=self.id)

    def touches(self, article: str) -> bool:
        return bool(self.long) or any(edit.touches(article) for edit in self.edits)

    @property
    def corrects(self) -> bool:
        """Whether it gives an article another text."""
        pairs = ((it.before, it.after) for it in self.edits)
        return any(
            isinstance(old, Article) and isinstance(new, Article) and old.text != new.text
            for old, new in pairs
        )

    @property
    def articles(self) -> dict[str, None]:
        """The articles that its edits concern, in order; a long step does not say."""
        found: dict[str, None] = {}
        for edit in self.edits:
            record = edit.record
            if isinstance(record, Article):
                found[record.id] = None
            elif not isinstance(record, Schema):
                found[record.article] = None
        return found

    @property
    def article(self) -> str | None:
        """The article to show for this step: that of its first edit that has one."""
        for edit in self.edits:
            record = edit.record
            if isinstance(record, Annotation | Relation | Unplaced):
                return record.article
            if isinstance(record, Article):
                return record.id
        return None
