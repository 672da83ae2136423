"""An article in which damage was found, as the newest backup has it whole: to be seen, compared, put back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hashiya.commands import backups
from hashiya.model.annotation import Annotation
from hashiya.model.damage import GoodState, Whole
from hashiya.model.edit import PUT_BACK, Step
from hashiya.model.errors import HashiyaError, NoGoodState
from hashiya.model.identity import new_id, now
from hashiya.model.repair import Repaired
from hashiya.store import good_state as store
from hashiya.workspace import Workspace

Marks = tuple[Annotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What putting it back would do: marks that go, that come back, and that become what they were.

    ``changed`` has them as they were in the good state. ``text``: the text is another one there.
    ``readable``: what is there now could be read and compared.
    """

    gone: Marks = ()
    back: Marks = ()
    changed: Marks = ()
    text: bool = False
    readable: bool = True

    @property
    def marks(self) -> Marks:
        return (*self.changed, *self.back, *self.gone)


def find(ws: Workspace, article_id: str, place: Path | None = None) -> GoodState:
    """The newest backup in which the article is whole.

    Raises:
        NoGoodState: there is none.
    """
    for backup in backups.offer(ws.path, place):
        whole = store.whole_in(backup.path, article_id)
        if whole is not None:
            return GoodState(backup=backup, whole=whole)
    raise NoGoodState(name=ws.closed.names.get(article_id, ""))


def difference(ws: Workspace, good: Whole) -> Difference:
    """Hold what is there now against the good state, mark by mark."""
    article = good.shown.article
    then = {it.id: it for it in good.shown.annotations}
    try:
        there = {it.id: it for it in ws.annotations(article.id)}
        text = ws.article(article.id).text
    except HashiyaError:
        return Difference(back=good.shown.annotations, readable=False)
    return Difference(
        gone=tuple(it for key, it in there.items() if key not in then),
        back=tuple(it for key, it in then.items() if key not in there),
        changed=tuple(it for key, it in then.items() if key in there and there[key] != it),
        text=text != article.text,
    )


def put_back(ws: Workspace, good: Whole, place: Path | None = None) -> Repaired:
    """Make the article what it is in the good state, in one step; the project is first kept as it is.

    Raises:
        BackupNotMade: it cannot be kept as it is. NoSuchArticle, ProjectReadOnly and what else
        stands in the way of a commit.
    """
    kept = backups.as_found(ws, place)
    step = Step(id=new_id(), act=PUT_BACK, by=ws.me, at=now(), edits=())
    made = ws.put_back(step, good)
    return Repaired(done=made.done, step=made.step, kept=kept)
