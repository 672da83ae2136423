"""The command that lists the formats: what each reads, writes and can carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.speech import DONE, Speech

if TYPE_CHECKING:
    from hashiya.display.format_rows import FormatRow


@click.command("formats", cls=Told)
@click.argument("format_id", metavar="[ID]", required=False)
@options.as_json
@options.common
@click.pass_obj
def formats_command(speech: Speech, format_id: str | None) -> int:
    from hashiya.display.format_rows import format_rows
    from hashiya.formats import by_id

    wanted = by_id(format_id).id if format_id else ""
    rows = [it for it in format_rows() if not wanted or it.id == wanted]
    if speech.as_json:
        speech.value([_value(speech, it) for it in rows])
    elif wanted:
        _tell_one(speech, rows[0])
    else:
        _tell_table(speech, rows)
    return DONE


def _value(speech: Speech, it: FormatRow) -> dict[str, Any]:
    from hashiya.formats.format import FEATURES

    return {
        "id": it.id,
        "title": speech.words(it.title),
        "suffixes": list(it.suffixes),
        "folder": it.folder,
        "reads": it.reads,
        "writes": it.writes,
        "unit": it.unit,
        "carries": [name for name in FEATURES if it.has(name)],
        "options": {name: list(values) for name, values in it.options},
        "missing": it.missing,
    }


def _tell_table(speech: Speech, rows: list[FormatRow]) -> None:
    """A line a format, with a letter for each thing that it carries; the letters are told below."""
    from hashiya.formats.format import FEATURES

    letters = "TNSCDLARVKPFW"
    widest = max(len(it.id) for it in rows)
    for it in rows:
        ways = ("r" if it.reads else "-") + ("w" if it.writes else "-")
        carries = "".join(
            letter if it.has(name) else "·" for letter, name in zip(letters, FEATURES, strict=True)
        )
        title = speech.words(it.title)
        more = speech.words("cli-formats-missing", extra=it.missing) if it.missing else ""
        speech.line(f"{it.id:<{widest}}  {ways}  {carries}  {title}  {more}".rstrip())
    speech.line("")
    speech.tell("cli-formats-ways")
    for letter, name in zip(letters, FEATURES, strict=True):
        speech.line(f"{letter}  {speech.words(f'formats-feature-{name}')}")
    speech.tell("cli-formats-more")


def _tell_one(speech: Speech, it: FormatRow) -> None:
    from hashiya.formats.format import FEATURES

    ways = [speech.words("cli-formats-reads")] if it.reads else []
    ways += [speech.words("cli-formats-writes")] if it.writes else []
    speech.line(
        f"{it.id}  ·  {speech.words(it.title)}  ·  {', '.join(ways)}  {' '.join(it.suffixes)}"
    )
    speech.line(speech.words(it.help))
    speech.line(
        f"{speech.words('datasets-card-unit')}: {speech.words(f'datasets-card-unit-{it.unit}')}"
    )
    for name in FEATURES:
        speech.line(f"{'✓' if it.has(name) else '–'}  {speech.words(f'formats-feature-{name}')}")
    for name, values in it.options:
        speech.line(f"--option {name}={'|'.join(values) or '…'}")
    if it.missing:
        speech.tell("cli-formats-missing", extra=it.missing)
