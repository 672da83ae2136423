"""The command ``open``."""

from __future__ import annotations

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.speech import Speech
from hashiya.cli.window import show_window


@click.command("open", cls=Told)
@click.argument("project", type=options.PATH, required=False)
@options.common
@click.pass_obj
def open_command(speech: Speech, project: str | None) -> int:
    return show_window(project, speech)
