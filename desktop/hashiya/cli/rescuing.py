"""The command ``salvage``, and what ``check --repair`` does."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.looking import open_to_write
from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.display.repair_words import lines
from hashiya.model.record import Finding
from hashiya.model.rescue import RescueReport

MOST_NOTES = 5


@click.command("salvage", cls=Told)
@click.argument("file", type=options.PATH)
@click.argument("new", type=options.PATH)
@options.as_json
@options.common
@click.pass_obj
def salvage_command(speech: Speech, file: str, new: str) -> int:
    from hashiya.commands import rescue

    report = rescue.salvage(file, new)
    if speech.as_json:
        speech.value({**asdict(report), "file": str(Path(new))})
    else:
        tell(speech, report, Path(file).name, Path(new).name)
    return DONE if report.whole else FAILED


def tell(speech: Speech, report: RescueReport, name: str, new: str) -> None:
    speech.tell("rescue-done", name=name, new=new)
    for part in ("articles", "annotations", "relations", "steps"):
        it = getattr(report, part)
        speech.tell(f"rescue-count-{part}", saved=it.saved, known=it.known)
    for part in ("repaired", "doubtful"):
        if count := getattr(report, part):
            speech.tell(f"rescue-count-{part}", count=count)
    if report.foreign:
        speech.tell("rescue-foreign", parts=tuple(report.foreign[:5]))
    for kind, notes in groupby(sorted(report.notes, key=_kind), key=_kind):
        _tell_some(speech, kind, list(notes))
    speech.tell("rescue-original")


def repaired(speech: Speech, project: str) -> int:
    from hashiya.commands import repairing

    with open_to_write(project) as workspace:
        found = list(workspace.check())
        made = repairing.repair(workspace, found)
        name = workspace.path.name
    damaged = repairing.damage(found)
    if speech.as_json:
        findings = {"found": damaged, "remains": made.remains}
        told = {key: [asdict(it) for it in value] for key, value in findings.items()}
        speech.value(
            {
                **told,
                "done": dict(made.done),
                "undoable": made.step is not None,
                "kept": str(made.kept or ""),
            }
        )
        return FAILED if made.remains else DONE
    for it in damaged:
        speech.line(speech.words(it.message, **it.values))
    if not damaged:
        speech.tell("repair-nothing", name=name)
        return DONE
    for message, values in lines(made):
        speech.tell(message, **values)
    if not made.remains:
        speech.tell("repair-whole", name=name)
        return DONE
    speech.tell("repair-remains", name=name)
    for it in made.remains:
        speech.line(speech.words(it.message, **it.values))
    return FAILED


def _kind(note: Finding) -> str:
    return note.message


def _tell_some(speech: Speech, kind: str, notes: list[Finding]) -> None:
    """Hundreds of marks would push the counts out of sight; ``--json`` has them all."""
    for it in notes[:MOST_NOTES]:
        speech.line(speech.words(kind, **it.values))
    if len(notes) > MOST_NOTES:
        speech.tell("cli-notes-more", count=len(notes) - MOST_NOTES)
