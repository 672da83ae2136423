"""The commands and their options; turns every failure into a sentence and an exit code."""

from __future__ import annotations

import importlib
import logging
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import click

import hashiya
from hashiya.cli import SUFFIX, options
from hashiya.cli.helping import Helping, Surplus, speech_of
from hashiya.cli.speech import DONE, FAILED, MISUSED, STOPPED, Speech
from hashiya.model.errors import (
    BadOption,
    BadParts,
    HashiyaError,
    NoSuchArticle,
    NoSuchChoice,
    NotInLabelSet,
    ProjectMissing,
    UnknownFormat,
    UnknownLabel,
)

log = logging.getLogger(__name__)
_UNHEARD = logging.NullHandler()
"""What is logged for developers stands in the window's logbook; here it would be a traceback on the screen."""

_COMMANDS = {
    "open": "opening",
    "demo": "demo",
    "new": "moving",
    "import": "moving",
    "correct": "correcting",
    "export": "leaving",
    "list": "looking",
    "show": "showing",
    "search": "searching",
    "stats": "looking",
    "check": "looking",
    "salvage": "rescuing",
    "history": "looking",
    "backup": "backups",
    "restore": "backups",
    "labels": "labels",
    "formats": "formats",
}


_HEAD = b"SQLite format 3\0"


class NoCommand(click.UsageError):
    """A word that is no command."""


def _is_project(path: Path) -> bool:
    """By its name, or by what it begins with whatever its name."""
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except (OSError, ValueError):
        return False


class Program(Helping, click.Group):
    """All commands; each is imported when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"hashiya.cli.{_COMMANDS[cmd_name]}")
        return getattr(module, f"{cmd_name}_command")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in _COMMANDS:
            if _is_project(Path(args[0])):
                return "open", self.get_command(ctx, "open"), args
            raise NoCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(it, self.get_command(ctx, it)) for it in _COMMANDS]
        rows = [(name, it.get_short_help_str()) for name, it in commands if it]
        with formatter.section(speech_of(ctx).words("cli-commands")):
            formatter.write_dl(rows)

    def main(self, args: Sequence[str] | None = None, *_rest: Any, **extra: Any) -> NoReturn:
        """Run, and leave with 0 (done), 1 (something was not read or written) or 2 (wrong use)."""
        extra["standalone_mode"] = False
        args = sys.argv[1:] if args is None else args
        speech = _speech_for(args)
        logging.getLogger("hashiya").addHandler(_UNHEARD)
        try:
            code = super().main(args, **extra, obj=speech)
        except BaseException as failure:
            code = _tell(speech, failure)
        raise SystemExit(code or DONE)


def _speech_for(args: Sequence[str]) -> Speech:
    """In the language asked for, wherever it stands: a complaint may come before its turn."""
    speech = Speech()
    for word, next_word in pairwise([*args, ""]):
        name, _, value = word.partition("=")
        if name == "--language" and (value or next_word) in options.LANGUAGES:
            speech.language = value or next_word
    return speech


def _tell(speech: Speech, failure: BaseException) -> int:
    """Say what went wrong, and give the exit code for it."""
    match failure:
        case click.exceptions.Exit():
            return failure.exit_code
        case click.UsageError():
            speech.warn(_usage(speech, failure))
            return MISUSED
        case UnknownFormat() | BadOption() | BadParts() | NoSuchChoice():
            speech.error(failure)
            return MISUSED
        case UnknownLabel() | NotInLabelSet():
            speech.error(failure)
            speech.warn(speech.words("cli-labels-listed"))
            return MISUSED
        case HashiyaError():
            _tell_error(speech, failure)
            return FAILED
        case KeyboardInterrupt() | click.Abort():
            speech.warn(speech.words("cli-stopped"))
            return STOPPED
        case BrokenPipeError():
            return FAILED
        case SystemExit():
            return failure.code if isinstance(failure.code, int) else FAILED
        case OSError():
            name = str(failure.filename or "")
            speech.warn(speech.words("cli-system", name=name, why=failure.strerror or ""))
            return FAILED
        case _:
            log.debug("unexpected", exc_info=failure)
            kind = f"{type(failure).__name__}: {failure}"
            speech.warn(speech.words("cli-unexpected", what=kind))
            return FAILED


def _tell_error(speech: Speech, failure: HashiyaError) -> None:
    """What somebody named on the command line is not there; nothing went away meanwhile."""
    named = failure.values.get("name") if isinstance(failure, NoSuchArticle) else None
    if isinstance(failure, ProjectMissing):
        speech.warn(speech.words("cli-no-project", **failure.values))
    elif named:
        speech.warn(speech.words("cli-no-article", name=named))
    else:
        speech.error(failure)


def _usage(speech: Speech, failure: click.UsageError) -> str:
    command = failure.ctx.command_path if failure.ctx else "hashiya"
    hint = speech.words("cli-usage-hint", command=f"{command} --help")
    match failure:
        case NoCommand() if Path(failure.message).exists():
            return speech.words("cli-usage-file", name=failure.message)
        case NoCommand():
            what = speech.words("cli-usage-command", name=failure.message)
        case click.NoSuchOption():
            what = speech.words("cli-usage-option", name=failure.option_name)
        case click.MissingParameter():
            name = failure.param.make_metavar(failure.ctx) if failure.param and failure.ctx else ""
            name = name.removesuffix("...")  # a full stop follows
            what = speech.words("cli-usage-missing", name=name)
        case options.Unfit():
            name = failure.param.opts[0] if failure.param else ""
            what = speech.words(
                f"cli-unfit-{failure.kind}",
                name=name,
                value=failure.value,
                known=tuple(failure.known),
            )
        case click.BadParameter():
            name = failure.param.opts[0] if failure.param else ""
            what = speech.words("cli-usage-value", name=name)
        case Surplus():
            what = speech.words("cli-usage-wrong", name=failure.message)
        case _:
            what = failure.format_message()
    return f"{what} {hint}"


@click.command(
    "program",
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(hashiya.__version__, prog_name="hashiya", cls=options.Option)
@options.common
@click.pass_context
def program(ctx: click.Context) -> int:
    """Without a command: the window."""
    if ctx.invoked_subcommand:
        return DONE
    from hashiya.cli.window import show_window

    return show_window(None, ctx.obj)
