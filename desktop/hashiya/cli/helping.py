"""Help in the language of the person: click lays it out, the catalogue says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from hashiya.cli.speech import Speech

if TYPE_CHECKING:
    Base = click.Command
else:
    Base = object


def speech_of(ctx: click.Context) -> Speech:
    return ctx.find_object(Speech) or Speech()


class Helping(Base):
    """Usage, sentence, options and commands of a command, ordered for the terminal at hand."""

    def get_help(self, ctx: click.Context) -> str:
        return speech_of(ctx).ordered(super().get_help(ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        ctx = click.get_current_context()
        return speech_of(ctx).words(f"cli-help-{self.name}")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = speech_of(ctx).words("cli-option-help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = speech_of(ctx).words("cli-usage") + " "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        formatter.write_text(speech_of(ctx).words(f"cli-help-{self.name}"))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [
            it.get_help_record(ctx) for it in self.get_params(ctx) if isinstance(it, click.Option)
        ]
        with formatter.section(speech_of(ctx).words("cli-options")):
            formatter.write_dl([it for it in rows if it is not None])


class Surplus(click.UsageError):
    """Words after all that a command takes; the message is the words."""


class Told(Helping, click.Command):
    """A command of the program."""

    allow_extra_args = True  # only so that we can say in our own words which are too many

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            raise Surplus(" ".join(rest), ctx)
        return rest
