"""The commands that make a project and move articles: new, import, export."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Told, speech_of
from hashiya.cli.looking import look_at, open_to_write
from hashiya.cli.speech import DONE, FAILED, STOPPED, Speech
from hashiya.display import arrivals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hashiya.commands.arrived import ImportReport
    from hashiya.commands.matching import Decisions
    from hashiya.formats.format import Note
    from hashiya.text.confusable import Lookalike

_MOST_NAMES = 12
"""So many names that the label set took in are told; all of them with --json."""


@click.command("new", cls=Told)
@click.argument("project", type=options.PATH, metavar="PROJECT", required=False)
@options.option("--schema", metavar="NAME|FILE", default="default", show_default=True)
@options.option("--sets", is_flag=True)
@options.as_json
@options.common
@click.pass_context
def new_command(ctx: click.Context, *, project: str | None, schema: str, sets: bool) -> int:
    from hashiya.cli.starting import list_sets
    from hashiya.commands import doubting, projects

    speech = speech_of(ctx)
    if sets:
        return list_sets(speech)
    if project is None:
        raise click.MissingParameter(ctx=ctx, param=ctx.command.params[0])
    with projects.create(project, schema) as workspace:
        made = workspace.schema()
        _warn_of_doubts(speech, doubting.in_schema(made))
    if speech.as_json:
        speech.value({"project": project, "labels": made.id})
    speech.tell("cli-new-done", name=Path(project).name)
    return DONE


@click.command("import", cls=Told)
@options.project
@click.argument("files", nargs=-1, required=True, type=options.PATH)
@options.format_id
@options.option("--encoding", metavar="NAME")
@options.columns
@options.matches
@options.option("--strict", is_flag=True)
@options.option("--breaks", is_flag=True)
@options.option("--dry-run", is_flag=True)
@options.me
@options.as_json
@options.common
@click.pass_obj
def import_command(
    speech: Speech,
    project: str,
    files: tuple[str, ...],
    format_id: str | None,
    me: str | None,
    **asked: Any,
) -> int:
    from hashiya.commands import articles, doubting
    from hashiya.commands.texts_here import TextsHere

    refuse_unknown(asked["encoding"])
    decisions = _decisions(asked)
    if asked.pop("dry_run"):
        asked |= {"format_id": format_id, "me": me}
        return _foresee(speech, project, files, decisions, asked)
    with open_to_write(project, me) as workspace:
        here = TextsHere(workspace)
        found = articles.stream(files, format_id=format_id, text_of=here, **asked)
        passing = doubting.Passing(workspace.schema(), found)
        try:
            report = articles.add(workspace, passing, decisions=decisions)
        except KeyboardInterrupt:
            speech.warn(speech.words("cli-import-stopped"))
            return STOPPED
        decided = decisions.labels.keys() | decisions.relations.keys()
        _warn_of_doubts(speech, [it for it in passing.doubts if it.word not in decided])
    if speech.as_json:
        speech.value(_import_value(speech, report))
    else:
        _tell_import(speech, report)
    return DONE if report.complete else FAILED


def _decisions(asked: dict[str, Any]) -> Decisions:
    """What names of files are taken as, out of what was asked."""
    from hashiya.commands.matching import Decisions

    return Decisions(
        labels=asked.pop("matches"),
        relations=asked.pop("relations"),
        attributes=asked.pop("attributes"),
        proposed=asked.pop("map_proposed"),
    )


def _foresee(
    speech: Speech,
    project: str,
    files: tuple[str, ...],
    decisions: Decisions,
    asked: dict[str, Any],
) -> int:
    from hashiya.cli.foreseeing import foresee
    from hashiya.commands.reading import Asked, refuse_unreadable

    refuse_unreadable(asked["format_id"])
    columns = tuple(asked["columns"].items())
    how = Asked(asked["encoding"], asked["format_id"], columns, asked["strict"])
    with look_at(project) as workspace:
        return foresee(speech, workspace, files, how, decisions, asked["me"] or workspace.me)


def _warn_of_doubts(speech: Speech, doubts: Sequence[Lookalike]) -> None:
    for it in doubts:
        speech.warn(
            speech.words("trouble-look-alike", label=it.word, other=it.other, codes=it.codes)
        )


def refuse_unknown(encoding: str | None) -> None:
    """A name that is no encoding is wrong use, said before any file is opened."""
    from hashiya.text.decoding import ENCODINGS, is_encoding

    if encoding is not None and not is_encoding(encoding):
        ctx = click.get_current_context()
        parameter = next(it for it in ctx.command.params if it.name == "encoding")
        raise options.Unfit("encoding", encoding, ENCODINGS, ctx=ctx, param=parameter)


def _tell_import(speech: Speech, report: ImportReport) -> None:
    import shlex

    from hashiya.cli.foreseeing import as_options, tell_columns

    counts = arrivals.counts(report, speech.words)
    for said in (*counts, *arrivals.grown(report, speech.words, _MOST_NAMES)):
        speech.line(said)
    if report.alike:
        choice = as_options([(it.kind, it.name, it.to) for it in report.alike])
        speech.tell("cli-import-alike", choice=shlex.join(choice))
    for said in arrivals.notes(report, speech.words):
        speech.warn(said)
    tell_columns(speech, report.notes)


def note_text(speech: Speech, note: Note) -> str:
    return arrivals.note(note, speech.words)


def _import_value(speech: Speech, report: ImportReport) -> dict[str, Any]:
    from hashiya.cli.foreseeing import as_options, note_value

    return {
        "articles": list(report.articles),
        "completed": list(report.completed),
        "restored": list(report.restored),
        "duplicates": [{"name": name, "title": title} for name, title in report.duplicates],
        "annotations": report.annotations,
        "relations": report.relations,
        "doubled": report.doubled,
        "filled": report.filled,
        "facts": dict(report.facts),
        "waiting": report.waiting,
        "matched": [asdict(it) for it in report.matched],
        "omitted": [asdict(it) for it in report.omitted],
        "loose": report.loose,
        "alike": [asdict(it) for it in report.alike],
        "accept": as_options([(it.kind, it.name, it.to) for it in report.alike]),
        "unmet": [asdict(it) for it in report.unmet],
        "added": [{"part": part, "code": code} for part, code in report.added],
        "notes": [note_value(speech, it) for it in report.notes],
        "complete": report.complete,
    }
