"""Says in one sentence what a step did, for who undoes it and does not see the place; it changes nothing."""

from __future__ import annotations

from hashiya.display.listing import short_quote
from hashiya.model.annotation import Annotation
from hashiya.model.article import Article
from hashiya.model.edit import Edit, Step
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema
from hashiya.model.unplaced import Unplaced
from hashiya.wording import Wording

IMPORT = "articles.add"
"""The act of whatever came out of files."""
_QUOTE = 32
_FIRST = (Schema, Annotation, Article, Unplaced, Relation)
"""Of many edits the first of these is told: another label set takes its uses along, a mark its relations."""


def told(step: Step, schema: Schema, wording: Wording, came: int = 0) -> str:
    """ "Person on “…” removed"; of several edits the first one that matters, and how many more.

    Several articles that came or went are counted, for then the marks in them say little; a long
    step does not know them: ``came`` is how many more it left in the list, fewer below zero.
    """
    count = came if step.long else _came(step)
    if abs(count) > 1 or (step.long and count):
        change = "made" if count > 0 else "gone"
        return wording.say(f"hands-step-articles-{change}", count=abs(count))
    if step.long:
        return wording.say("hands-step-long", count=step.long)
    edits = step.edits
    articles = [it for it in edits if isinstance(it.record, Article) and _whole(it)]
    ranked = articles or sorted(edits, key=lambda it: _FIRST.index(type(it.record)))
    if not ranked:
        return ""
    sentence = _edit(ranked[0], schema, wording)
    others = len(edits) - 1
    return wording.say("hands-step-more", first=sentence, count=others) if others else sentence


def told_import(step: Step, wording: Wording, came: int = 0) -> str:
    """ "the import of 3 articles": what is taken back or done again when the step first done was an import.

    ``came`` as for ``told``. Where no article came the marks count, then whatever it changed.
    """
    count = abs(came if step.long else _came(step))
    if count == 1 and not step.long:
        return wording.say("hands-import-article", name=_name_of_one(step))
    if count:
        return wording.say("hands-import-articles", count=count)
    marks = [it for it in step.edits if isinstance(it.record, Annotation | Unplaced)]
    new = sum(it.before is None or it.after is None for it in marks)
    if new:
        return wording.say("hands-import-marks", count=new)
    return wording.say("hands-import-changes", count=step.long or len(step.edits))


def _name_of_one(step: Step) -> str:
    came = (
        it
        for it in step.edits
        if isinstance(it.record, Article) and _article_change(it) in {"made", "gone"}
    )
    records = (it.record for it in came)
    names = (it.title or it.name for it in records if isinstance(it, Article))
    return short_quote(next(names, ""), _QUOTE)


def takes_away(step: Step, article_id: str) -> bool:
    """Whether that article is in the list no more after the step."""
    return any(
        it.record.id == article_id and _article_change(it) == "gone"
        for it in step.edits
        if isinstance(it.record, Article)
    )


def _came(step: Step) -> int:
    changes = [_article_change(it) for it in step.edits if isinstance(it.record, Article)]
    return changes.count("made") - changes.count("gone")


def _whole(edit: Edit) -> bool:
    return edit.before is None or edit.after is None or _article_change(edit) == "text"


def _edit(edit: Edit, schema: Schema, wording: Wording) -> str:
    record = edit.record
    match record:
        case Annotation() | Unplaced():
            found = schema.label(record.layer, record.label)
            name = found.name(wording.language) if found else record.label
            quote = short_quote(record.quote, _QUOTE)
            return wording.say(f"hands-step-mark-{_mark_change(edit)}", label=name, quote=quote)
        case Relation():
            kind = schema.relation(record.label)
            name = kind.name(wording.language) if kind else record.label
            change = "gone" if edit.after is None else "made" if edit.before is None else "changed"
            return wording.say(f"hands-step-relation-{change}", name=name)
        case Article():
            title = short_quote(record.title or record.name, _QUOTE)
            return wording.say(f"hands-step-article-{_article_change(edit)}", name=title)
        case Schema():
            return wording.say("hands-step-schema")


def _mark_change(edit: Edit) -> str:
    before, after = edit.before, edit.after
    if isinstance(edit.record, Unplaced):
        return "let-go" if after is None else "waits"
    if not isinstance(before, Annotation):
        return "made"
    if not isinstance(after, Annotation):
        return "gone"
    if (before.layer, before.label) != (after.layer, after.label):
        return "label"
    return "moved" if before.fragments != after.fragments else "attributes"


def _article_change(edit: Edit) -> str:
    before, after = edit.before, edit.after
    if not isinstance(before, Article):
        return "made"
    if not isinstance(after, Article):
        return "gone"
    if before.deleted != after.deleted:
        return "gone" if after.deleted else "made"
    return "text" if before.text != after.text else "changed"
