"""The command ``search``: every place of some words in a project, each with its line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Told
from hashiya.cli.looking import look_at
from hashiya.cli.speech import DONE, Speech
from hashiya.display.concordance import line
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.commands.searching import Hit


@click.command("search", cls=Told)
@options.project
@click.argument("words", nargs=-1, required=True)
@options.option("--edges", type=options.OneOf(["anywhere", "start", "whole"]), default="anywhere")
@options.option("--exact", is_flag=True)
@options.option("--most", type=click.IntRange(min=1))
@options.as_json
@options.common
@click.pass_obj
def search_command(speech: Speech, project: str, words: tuple[str, ...], **wanted: Any) -> int:
    from hashiya.commands.searching import Sameness, search

    with look_at(project) as workspace:
        hits = search(
            workspace,
            " ".join(words),
            wanted["most"],
            sameness=Sameness(exact=wanted["exact"]),
            edges=wanted["edges"],
        )
        if speech.as_json:
            speech.value([_as_value(it) for it in hits])
            return DONE
        article, count = "", 0
        for it in hits:
            count += 1
            if it.article != article:
                article = it.article
                speech.line(f"{isolate(it.name)}  ·  {isolate(it.title)}")
            speech.line(_told(it))
    speech.tell("cli-search-count", count=count)
    return DONE


def _told(hit: Hit) -> str:
    """The place and its line."""
    shown = line(hit.before, hit.found, hit.after, 40)
    place = f"{hit.span.start}-{hit.span.end}"
    return f"{place:>13}  {isolate(str(shown))}"


def _as_value(hit: Hit) -> dict[str, Any]:
    return {
        "article": hit.article,
        "name": hit.name,
        "title": hit.title,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.found,
        "before": hit.before,
        "after": hit.after,
    }
