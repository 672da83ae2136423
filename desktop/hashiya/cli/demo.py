"""The command ``demo``: both seed articles as project, datasets and pictures in one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.leaving import tell_export
from hashiya.cli.speech import DONE, Speech

if TYPE_CHECKING:
    from hashiya.workspace import Workspace

DATASETS = (("dataset.jsonl", "hashiya"), ("dataset.conll", "conll"), ("brat", "brat"))


@click.command("demo", cls=Told)
@click.argument("folder", type=click.Path(file_okay=False, readable=False), default="hashiya-demo")
@options.common
@click.pass_obj
def demo_command(speech: Speech, folder: str) -> int:
    """A project that is there already is kept: somebody may have worked in it."""
    from hashiya.commands import datasets, projects

    place = Path(folder)
    place.mkdir(parents=True, exist_ok=True)
    project = place / projects.DEMO_NAME
    if project.exists():
        speech.tell("cli-demo-kept", name=str(project))
    else:
        project = projects.demo(place)
        speech.tell("cli-demo-made", name=str(project))
    with projects.open_project(project, read_only=True) as workspace:
        dataset = datasets.choose(workspace)
        for name, format_id in DATASETS:
            tell_export(speech, datasets.export(dataset, place / name, format_id), briefly=True)
        _draw(speech, workspace, place)
    return DONE


def _draw(speech: Speech, workspace: Workspace, place: Path) -> None:
    """One picture an article, by the reader's own painter."""
    # pictures need no screen, and must not depend on the one that is there
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from hashiya.ui.reader.picture import save_png

    schema = workspace.schema()
    for annotated in workspace.annotated():
        picture = place / f"{Path(annotated.article.name).stem}.png"
        save_png(annotated, schema, picture, language=speech.language)
        speech.tell("cli-demo-picture", name=picture.name)
