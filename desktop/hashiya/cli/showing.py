"""The command ``show``: an article in the terminal with its marks and the list of them, or as a file."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options, terminal, waiting
from hashiya.cli.helping import Told
from hashiya.cli.looking import chosen, look_at
from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.display.palette import THEMES
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.model.annotation import Annotation
    from hashiya.model.dataset import AnnotatedArticle
    from hashiya.model.schema import Schema

_WIDEST = 100
_GAP = " … "
"""Between the parts of a mark: the words there are not its own."""


@click.command("show", cls=Told)
@options.project
@click.argument("article")
@options.option("--colour", type=options.OneOf(["auto", "always", "never"]), default="auto")
@options.option("--width", type=click.IntRange(min=20))
@options.option("--whose", metavar="NAME")
@options.option("--save", type=options.PATH, metavar="OUT")
@options.option("--theme", type=options.OneOf(THEMES))
@options.as_json
@options.common
@click.pass_obj
def show_command(speech: Speech, project: str, article: str, **wanted: Any) -> int:
    with look_at(project) as workspace:
        line = chosen(workspace, article)
        if line is None:
            speech.warn(speech.words("cli-no-article", name=article))
            return FAILED
        annotated = next(iter(workspace.annotated([line.id], wanted["whose"])))
        schema = workspace.schema()
    if wanted["save"]:
        from hashiya.cli.saving import save

        return save(speech, annotated, schema, Path(wanted["save"]), wanted["theme"])
    if speech.as_json:
        speech.value(_as_value(annotated))
        return DONE
    _print(speech, annotated, schema, _paper(speech, wanted["colour"], wanted["width"]))
    return DONE


def _paper(speech: Speech, colour: str, width: int | None) -> terminal.Paper:
    screen = sys.stdout.isatty()
    columns = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    return terminal.Paper(
        columns=width or columns,
        reorder=speech.reorders(sys.stdout),
        colour=colour == "always" or (colour == "auto" and screen and not _plain_wanted()),
    )


def _plain_wanted() -> bool:
    return bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


def _print(
    speech: Speech, annotated: AnnotatedArticle, schema: Schema, paper: terminal.Paper
) -> None:
    article = annotated.article
    told = None if article.direction == "auto" else article.direction
    wearing = terminal.styles(article.text, annotated.annotations, schema)
    lines = terminal.page(article.text, wearing, paper, told, article.directions)
    speech.line(f"{isolate(article.name)}  ·  {isolate(article.title)}")
    click.echo("\n".join(["", *lines, ""]), color=paper.colour)
    for it in annotated.annotations:
        quote = _GAP.join(article.text[one.start : one.end] for one in it.fragments)
        click.echo(_listed(speech, it, quote, schema, paper), color=paper.colour)
    speech.tell(
        "cli-show-count",
        annotations=len(annotated.annotations),
        relations=len(annotated.relations),
    )
    waiting.tell_here(speech, len(annotated.waiting))


def _listed(
    speech: Speech, it: Annotation, quote: str, schema: Schema, paper: terminal.Paper
) -> str:
    place = ",".join(f"{one.start}-{one.end}" for one in it.fragments)
    quote = quote if len(quote) <= 60 else quote[:59] + "…"
    plain = speech.ordered(" ".join(quote.split()))
    label = schema.label(it.layer, it.label)
    return f"{place:>11}  {terminal.chip(label, it.label, paper)}  {plain}"


def _as_value(annotated: AnnotatedArticle) -> object:
    """The own format's record of the article, and how many of its marks wait for a place."""
    from hashiya.formats.jsonl.jsonl import row

    return {**row(annotated), "waiting": len(annotated.waiting)}
