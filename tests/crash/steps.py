"""The steps that the drills store, made once, so that what a project holds before and after is known exactly."""

from __future__ import annotations

from dataclasses import replace

from making import TEXT, added, annotation, article, removed, step

from hashiya.model.edit import CORRECT, Edit, Step
from hashiya.model.identity import new_id

BULK = 300
LONG_PARTS = 3


def _mark(number: int, label: str = "PERS"):
    return annotation(ARTICLE, number, number + 4, label)


ARTICLE = article(TEXT * 8, name="first.txt")
BASE = added(ARTICLE, _mark(4), _mark(9))
TAG = added(_mark(15))
MORE = added(*(_mark(20 + at) for at in range(12)))
BULK_TAG = added(*(_mark(20 + at % 400, "CLAIM") for at in range(BULK)))
NEXT = added(_mark(40, "ORG"))
ADDED = added(article(TEXT * 20, name="second.txt"))
UNDO = MORE.inverse(step_id=new_id(), act="undo", at=9)
EMPTYING = removed(*(edit.after for edit in reversed(BASE.edits) if edit.after))
DURING, AFTERWARDS = (added(article(TEXT, name=name)) for name in ("during.txt", "afterwards.txt"))
MORE_TEXT = article("وقال " + ARTICLE.text, id=ARTICLE.id, name=ARTICLE.name)
CORRECTED = step(
    Edit(ARTICLE, MORE_TEXT),
    *(
        Edit(it.after, annotation(MORE_TEXT, it.after.start + 5, it.after.end + 5, id=it.after.id))
        for it in BASE.edits[1:]
    ),
    act=CORRECT,
)
RENAMED = step(Edit(ARTICLE, article(ARTICLE.text, id=ARTICLE.id, title="عنوان")))
GONE_BACK = replace(CORRECTED.inverse(step_id=new_id(), act="history.go_back", at=9), undoes=None)
LONG = added(*(_mark(20 + at % 400, "ORG") for at in range(BULK)), article(TEXT * 9, name="3.txt"))
"""A long step: stored in ``parts`` of it."""
LONG_UNDONE = LONG.inverse(step_id=new_id(), act="undo", at=9)


def parts(of: Step) -> list[tuple[Edit, ...]]:
    size = -(-len(of.edits) // LONG_PARTS)
    return [of.edits[at : at + size] for at in range(0, len(of.edits), size)]
