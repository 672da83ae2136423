"""Says in words what a line of the history did, when, and who undid it; it reads no project."""

from __future__ import annotations

from hashiya.display.listing import short_quote
from hashiya.display.telling import IMPORT
from hashiya.model.acts import ACTS
from hashiya.model.record import HistoryLine
from hashiya.model.schema import Schema
from hashiya.wording import Wording

_QUOTE = 48


def sentence_of(act: str) -> str:
    """The id of an act's sentence in the catalogue."""
    return f"history-act-{act.replace('.', '-').replace('_', '-')}"


def said(line: HistoryLine, schema: Schema, wording: Wording) -> str:
    """ "Tagged “…” as Person"; of several edits also how many more."""
    message = sentence_of(line.act) if line.act in ACTS else "history-act-other"
    bare = message.replace("-act-", "-bare-", 1)
    if not line.label and not line.sample and wording.has(bare):
        message = bare
    if (
        line.act == IMPORT and line.label
    ):  # no article came: it began with a mark for one that is here
        message = "history-marks-articles-add"
    quote, label = short_quote(line.sample, _QUOTE), label_name(line.label, schema, wording)
    first = wording.say(message, quote=quote, label=label)
    if line.edits > 1:
        return wording.say("history-more", first=first, count=line.edits - 1)
    return first


def label_name(code: str, schema: Schema, wording: Wording) -> str:
    """The name of a label or relation; its code where the label set does not know it any more."""
    for kind in (*schema.labels, *schema.relations):
        if kind.code == code:
            return kind.name(wording.language)
    return code
