"""The command ``salvage``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.model.rescue import RescueReport


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
        speech.tell("rescue-foreign", parts=", ".join(report.foreign[:5]))
    for it in report.notes:
        speech.line(speech.words(it.message, **it.values))
    speech.tell("rescue-original")
