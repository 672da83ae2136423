"""The commands ``backup`` and ``restore``: keep a state of a project, list what is kept, go back to it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.speech import DONE, Speech
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.commands.backups import Backup


@click.command("backup", cls=Told)
@options.project
@click.argument("out", type=options.PATH, required=False)
@options.as_json
@options.common
@click.pass_obj
def backup_command(speech: Speech, project: str, out: str | None) -> int:
    from hashiya.commands import backups

    made = backups.back_up_file(Path(project))
    written = None
    if out is not None:
        written = Path(out) / Path(project).name if Path(out).is_dir() else Path(out)
        backups.write_out(made.backup, written)
    if speech.as_json:
        copy = str(written) if written else None
        speech.value(_value(made.backup) | {"new": made.fresh, "copy": copy})
        return DONE
    number = made.backup.number
    if made.fresh:
        speech.tell("cli-backup-made", number=number)
    else:
        speech.tell("cli-backup-there", number=number)
    speech.line(_line(speech, made.backup))
    if written is not None:
        speech.tell("cli-backup-written", name=written.name)
    return DONE


@click.command("restore", cls=Told)
@options.project
@options.option("--backup", "wanted", metavar="N|ID")
@options.option("--to", metavar="NEW", type=options.PATH)
@options.as_json
@options.common
@click.pass_obj
def restore_command(speech: Speech, project: str, wanted: str | None, to: str | None) -> int:
    from hashiya.commands import backups
    from hashiya.model.errors import ProjectMissing

    path = Path(project)
    found = backups.offer(path)
    if wanted is None:
        if to is not None:
            raise click.MissingParameter(ctx=click.get_current_context(), param=_wanted())
        if not found and not path.exists():
            raise ProjectMissing(name=path.name)
        return _list(speech, found)
    chosen = backups.choose(found, wanted)
    aside: Path | None = None
    target = path if to is None else Path(to)
    if to is None:
        aside = backups.put_in_place(chosen, path)
    else:
        backups.write_out(chosen, target)
    if speech.as_json:
        kept = str(aside) if aside else None
        speech.value(_value(chosen) | {"restored": str(target), "damaged_kept": kept})
        return DONE
    speech.tell("cli-restore-done", name=target.name, number=chosen.number)
    if aside is not None:
        speech.tell("backups-in-place-damaged", place=str(aside))
    elif to is None:
        speech.tell("cli-restore-kept")
    return DONE


def _wanted() -> click.Parameter:
    return next(it for it in restore_command.params if it.name == "wanted")


def _list(speech: Speech, found: list[Backup]) -> int:
    if speech.as_json:
        speech.value([_value(it) for it in found])
        return DONE
    for it in found:
        speech.line(_line(speech, it))
    if not found:
        speech.tell("cli-restore-none")
    return DONE


def _line(speech: Speech, it: Backup) -> str:
    from hashiya.display import kept_states

    words = kept_states.reason(it, speech.words), kept_states.facts(it, speech.words)
    return "  ".join([f"{it.number:>4}", isolate(_when(it)), " · ".join(words)])


def _when(it: Backup) -> str:
    return datetime.fromtimestamp(it.at / 1000, UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _value(it: Backup) -> dict[str, Any]:
    holds = it.contents
    return {
        "id": it.id,
        "number": it.number,
        "at": it.at,
        "reason": it.reason,
        "path": str(it.path),
        "project": it.source,
        "bytes": it.size,
        "articles": holds.articles,
        "annotations": holds.annotations,
        "relations": holds.relations,
        "steps": holds.steps,
        "version": holds.version,
    }
