"""The command ``correct``: give an article a new text from a file, and say what became of every mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.looking import chosen, look_at, open_to_write
from hashiya.cli.moving import note_text, refuse_unknown
from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.display.listing import short_quote

if TYPE_CHECKING:
    from hashiya.commands.correcting import Correction
    from hashiya.formats.format import Incoming
    from hashiya.model.article import ArticleLine
    from hashiya.model.schema import Schema

_QUOTE = 60


@click.command("correct", cls=Told)
@options.project
@click.argument("article")
@click.argument("file", type=options.PATH)
@options.option("--plan", is_flag=True)
@options.option("--encoding", metavar="NAME")
@options.me
@options.as_json
@options.common
@click.pass_obj
def correct_command(
    speech: Speech,
    project: str,
    article: str,
    file: str,
    **wanted: Any,
) -> int:
    from hashiya.commands import correcting

    plan, encoding = bool(wanted["plan"]), wanted["encoding"]
    refuse_unknown(encoding)
    with look_at(project) if plan else open_to_write(project, wanted["me"]) as workspace:
        line = chosen(workspace, article)
        if line is None:
            speech.warn(speech.words("cli-no-article", name=article))
            return FAILED
        incoming = _read(speech, file, encoding, line)
        if incoming is None:
            return FAILED
        correction = correcting.plan(workspace, line.id, incoming.text)
        if not plan:
            correcting.carry_out(workspace, correction)
        schema = workspace.schema()
    if speech.as_json:
        speech.value(_as_value(correction, done=not plan and not correction.nothing))
    else:
        _tell(speech, correction, schema, planned=plan)
    return FAILED if correction.unplaced else DONE


def _read(speech: Speech, file: str, encoding: str | None, line: ArticleLine) -> Incoming | None:
    """The one article of a file, or the one of our name among several."""
    from hashiya.commands import articles

    batch = articles.read((file,), encoding=encoding)
    found = [it.incoming for it in batch.items]
    same = [it for it in found if line.name == it.name or line.id == it.id]
    for it in batch.problems:
        speech.warn(note_text(speech, it))
    chosen_ones = found if len(found) == 1 else same
    if len(chosen_ones) == 1:
        return chosen_ones[0]
    if found:
        speech.warn(speech.words("correcting-many"))
    return None


def _tell(speech: Speech, correction: Correction, schema: Schema, *, planned: bool) -> None:
    name = correction.before.title or correction.before.name
    if correction.nothing:
        speech.tell("correcting-same")
        return
    speech.tell("correcting-cli-planned" if planned else "correcting-cli-done", name=name)
    speech.tell("correcting-places", count=len(correction.changes))
    speech.tell("correcting-stay", count=len(correction.placed))
    if correction.moved:
        speech.tell("correcting-look", count=len(correction.moved))
    for it in correction.moved:
        speech.line(
            "  "
            + speech.words(
                "correcting-cli-moved",
                label=_label(speech, schema, it.before.layer, it.before.label),
                before=short_quote(it.before.quote, _QUOTE),
                now=short_quote(it.after.quote, _QUOTE),
                why=speech.words(f"correcting-moved-{it.why}"),
            )
        )
    if correction.unplaced:
        speech.tell("correcting-wait", count=len(correction.unplaced))
    for it in correction.unplaced:
        speech.line(
            "  "
            + speech.words(
                "correcting-cli-lost",
                label=_label(speech, schema, it.layer, it.label),
                before=short_quote(it.quote, _QUOTE),
                why=speech.words(f"correcting-lost-{it.reason}"),
            )
        )
    if correction.relations:
        speech.tell("correcting-relations", count=len(correction.relations))


def _label(speech: Speech, schema: Schema, layer: str, code: str) -> str:
    found = schema.label(layer, code)
    return found.name(speech.language) if found else code


def _as_value(correction: Correction, *, done: bool) -> dict[str, Any]:
    return {
        "article": correction.before.id,
        "done": done,
        "characters": {
            "before": len(correction.before.text),
            "after": len(correction.after.text),
        },
        "changes": [list(it) for it in correction.changes],
        "placed": [it.id for it in correction.placed],
        "moved": [
            {
                "id": it.before.id,
                "label": it.before.label,
                "why": it.why,
                "before": it.before.quote,
                "after": it.after.quote,
                "fragments": [[part.start, part.end] for part in it.after.fragments],
            }
            for it in correction.moved
        ],
        "unplaced": [
            {
                "id": it.annotation.id,
                "label": it.label,
                "reason": it.reason,
                "quote": it.quote,
                "fragments": [[part.start, part.end] for part in it.fragments],
            }
            for it in correction.unplaced
        ],
        "relations": [it.id for it in correction.relations],
    }
