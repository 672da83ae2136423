"""Options that several commands share, with their help from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from hashiya.cli.helping import speech_of
from hashiya.cli.speech import Speech

LANGUAGES = ("ar", "en")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class Unfit(click.BadParameter):
    """A ``value`` that an option does not take: ``kind`` says why (``choice column map rename encoding``), ``known`` what it takes."""

    def __init__(
        self,
        kind: str,
        value: str,
        known: Iterable[str] = (),
        *,
        ctx: click.Context | None = None,
        param: click.Parameter | None = None,
    ) -> None:
        super().__init__(value, ctx, param)
        self.kind, self.value, self.known = kind, value, tuple(known)


class OneOf(click.Choice[str]):
    """One of these words; another is named with those that there are."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value not in self.choices:
            raise Unfit("choice", str(value), self.choices, ctx=ctx, param=param)
        return value


class Option(click.Option):
    """An option whose help lies in the catalogue under ``cli-option-NAME``."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        speech = speech_of(ctx)
        self.help = speech.words(f"cli-option-{(self.name or '').replace('_', '-')}")
        return super().get_help_record(ctx)


def _keep(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        speech = ctx.find_object(Speech)
        if speech is not None and value:
            setattr(speech, name, value)

    return keep


def _speak(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
    speech = ctx.find_object(Speech)
    if speech is not None and value:
        speech.language = speech.asked = value


def option(*names: str, **settings: Any) -> Decorator:
    return click.option(*names, cls=Option, **settings)


language = option(
    "--language",
    type=OneOf(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_speak,
)
bidi = option(
    "--bidi",
    type=OneOf(["auto", "on", "off"]),
    is_eager=True,
    expose_value=False,
    callback=_keep("bidi"),
)


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """``text=body`` says that the column "body" holds the texts."""
    from hashiya.formats.corpus.columns import ROLES

    found: dict[str, str] = {}
    for it in value:
        role, _, name = it.partition("=")
        if role.strip() not in ROLES:
            raise Unfit("column", it, ROLES, ctx=ctx, param=param)
        found[role.strip()] = name.strip()
    return found


def _matches(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    """``PER=PERS``: what the file calls PER is the project's PERS; ``PER=``: it stays out."""
    found: dict[str, str] = {}
    for it in value:
        name, sign, to = (part.strip() for part in it.partition("="))
        if not (name and sign):
            raise Unfit("map", it, ctx=ctx, param=param)
        found[name] = to
    return found


def matches(command: Callable[..., Any]) -> Callable[..., Any]:
    """What names of files are taken as: labels, relations, attributes, or whatever is proposed."""
    for decorate in (
        option("--map-proposed", is_flag=True),
        option(
            "--map-attribute", "attributes", metavar="NAME=NAME", multiple=True, callback=_matches
        ),
        option(
            "--map-relation", "relations", metavar="NAME=NAME", multiple=True, callback=_matches
        ),
        option("--map", "matches", metavar="LABEL=LABEL", multiple=True, callback=_matches),
    ):
        command = decorate(command)
    return command


columns = option("--column", "columns", metavar="text|title|…=NAME", multiple=True, callback=_pairs)
as_json = option("--json", "as_json", is_flag=True, expose_value=False, callback=_keep("as_json"))
format_id = option("--format", "format_id", metavar="ID")
me = option("--me", metavar="NAME")
# whether a file can be read is seen when it is read: one that cannot must not stop the others
PATH = click.Path(readable=False)
project = click.argument("project", type=PATH)


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Language and bidi: every command has them."""
    return language(bidi(command))
