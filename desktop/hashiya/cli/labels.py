"""The commands ``labels show``, ``export``, ``import`` and ``check``: a project's label set as a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options
from hashiya.cli.helping import Helping, Told, speech_of
from hashiya.cli.looking import look_at
from hashiya.cli.speech import DONE, FAILED, Speech
from hashiya.wording import isolate

if TYPE_CHECKING:
    from hashiya.model.label_change import Plan
    from hashiya.model.schema import Label, Schema
    from hashiya.model.uses import Uses


class Labels(Helping, click.Group):
    """The commands about label sets."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from hashiya.cli.program import NoCommand  # it leads here

        if args[0] not in self.commands:
            raise NoCommand(args[0], ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        rows = [(name, it.get_short_help_str()) for name, it in self.commands.items()]
        with formatter.section(speech_of(ctx).words("cli-commands")):
            formatter.write_dl(rows)


@click.group("labels", cls=Labels, invoke_without_command=True)
@options.common
@click.pass_context
def labels_command(ctx: click.Context) -> int:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return DONE


@click.command("labels-show", cls=Told)
@click.argument("source", metavar="PROJECT|FILE|NAME", type=options.PATH)
@options.as_json
@options.common
@click.pass_obj
def show(speech: Speech, source: str) -> int:
    schema, uses = _set_of(source)
    if speech.as_json:
        speech.value(_plain(schema) | {"uses": _uses(uses)})
        return DONE
    name = schema.names.get(speech.language) or schema.id
    speech.tell("cli-labels-head", name=name, id=schema.id, version=schema.version)
    for layer in schema.layers:
        speech.line(isolate(layer.names.get(speech.language) or layer.code))
        for it in schema.labels_of(layer.code):
            count = uses.of_label(layer.code, it.code) if uses else None
            speech.line(_label_line(it, it.name(speech.language), count))
    for it in schema.relations:
        ends = f"{' '.join(it.domain) or '*'} → {' '.join(it.range) or '*'}"
        count = f"{uses.of_relation(it.code):>9,}" if uses else ""
        speech.line(f"{count}  {it.code}  {isolate(it.name(speech.language))}  {ends}".rstrip())
    return DONE


def _label_line(it: Label, name: str, count: int | None) -> str:
    number = f"{count:>9,}" if count is not None else " " * 3
    return f"{number}  {it.shortcut or '':<7} {it.code}  {isolate(name)}"


def _set_of(source: str) -> tuple[Schema, Uses | None]:
    """That of a project with its uses, or one from a file or of the program."""
    from hashiya.commands import label_sets

    if Path(source).suffix.lower() in label_sets.SUFFIXES or source in label_sets.schema_names():
        return label_sets.read_schema(source), None
    with look_at(source) as workspace:
        return workspace.schema(), workspace.uses()


def _plain(schema: Schema) -> dict[str, Any]:
    from hashiya.commands import label_sets

    return json.loads(label_sets.as_json(schema))


def _uses(uses: Uses | None) -> dict[str, Any] | None:
    if uses is None:
        return None
    return {
        "labels": [{"layer": a, "label": b, "count": n} for (a, b), n in uses.labels.items()],
        "relations": dict(uses.relations),
    }


@click.command("labels-export", cls=Told)
@options.project
@click.argument("file", type=options.PATH)
@options.common
@click.pass_obj
def export(speech: Speech, project: str, file: str) -> int:
    from hashiya.commands import label_sets
    from hashiya.display import label_change_words as words

    with look_at(project) as workspace:
        schema = workspace.schema()
    written = label_sets.write_schema(schema, file)
    speech.tell("cli-labels-written", name=written.name, version=schema.version)
    if said := words.lost(label_sets.lost_when_written(schema, file), speech.wording):
        speech.warn(said)
    return DONE


@click.command("labels-import", cls=Told)
@options.project
@click.argument("file", metavar="FILE|NAME", type=options.PATH)
@options.option("--rename", metavar="OLD=NEW", multiple=True)
@options.option("--drop", metavar="CODE", multiple=True)
@options.option("--yes", is_flag=True)
@options.option("--dry-run", is_flag=True)
@options.me
@options.as_json
@options.common
@click.pass_obj
def import_(
    speech: Speech,
    project: str,
    file: str,
    rename: Sequence[str],
    drop: Sequence[str],
    **wanted: Any,
) -> int:
    from hashiya.commands import label_sets
    from hashiya.commands.projects import open_project

    dry = bool(wanted["dry_run"])
    label_sets.read_schema(file)  # what is wrong in it is said before the project is opened
    with open_project(project, wanted["me"], read_only=dry) as workspace:
        old = workspace.schema()
        new = label_sets.read_beside(file, old)
        carry = label_sets.wished(old, new, _pairs(rename), drop)
        plan = label_sets.plan(workspace, new, carry)
        if not speech.as_json:
            _tell(speech, plan, new.version)
        agreed = not (dry or plan.refused) and (
            plan.nothing or wanted["yes"] or _agrees(speech, plan)
        )
        step = label_sets.change(workspace, plan) if agreed else None
    if speech.as_json:
        speech.value(_plan_value(plan, done=step is not None))
    elif step is not None:
        speech.tell("cli-labels-changed", version=plan.after.version)
    elif dry:
        speech.tell("cli-labels-dry")
    if dry or agreed or plan.refused:
        return FAILED if plan.refused else DONE
    speech.warn(speech.words("cli-labels-unchanged"))
    return FAILED


def _agrees(speech: Speech, plan: Plan) -> bool:
    """Asked where somebody can answer, after what would be done was told; otherwise nobody agrees."""
    if speech.as_json or not _can_answer():
        return False
    question = speech.words("cli-labels-ask", count=plan.uses)
    try:
        return click.confirm(speech.ordered(question), default=False)
    except click.Abort:
        return False


def _can_answer() -> bool:
    return sys.stdin.isatty()


def _pairs(rename: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for it in rename:
        old, sign, new = it.partition("=")
        if not (old and sign and new):
            ctx = click.get_current_context()
            parameter = next(one for one in ctx.command.params if one.name == "rename")
            raise options.Unfit("rename", it, ctx=ctx, param=parameter)
        found[old] = new
    return found


def _tell(speech: Speech, plan: Plan, version: int) -> None:
    from hashiya.display import label_change_words as words

    said = words.standing(plan, version, speech.wording)
    if plan.standing in {"disagrees", "older"}:
        speech.warn(said)
    else:
        speech.line(said)
    for it in plan.differences:
        speech.line("  " + words.difference(it, speech.wording))
    for it in plan.effects:
        speech.line("  " + words.effect(it, speech.wording))
    for it in plan.refused:
        speech.error(it)


def _plan_value(plan: Plan, *, done: bool) -> dict[str, Any]:
    return {
        "done": done,
        "standing": plan.standing,
        "version": plan.after.version,
        "differences": [{"message": it.message, **it.values} for it in plan.differences],
        "effects": [asdict(it) for it in plan.effects],
        "annotations": plan.annotations,
        "removed": plan.removed,
        "relations": plan.relations,
        "articles": plan.articles,
        "refused": [{"message": it.message, **it.values} for it in plan.refused],
    }


@click.command("labels-check", cls=Told)
@click.argument("file", metavar="FILE|NAME", type=options.PATH)
@options.as_json
@options.common
@click.pass_obj
def check(speech: Speech, file: str) -> int:
    from hashiya.commands import doubting, label_sets

    schema = label_sets.load(file)
    wrong = label_sets.faults(schema, Path(file).name)
    lost = label_sets.unknown_fields(file)
    alike = doubting.in_schema(schema)
    if speech.as_json:
        speech.value(
            {
                "faults": [{"message": it.message, **it.values} for it in wrong],
                "unknown": list(lost),
                "alike": [list(it) for it in alike],
            }
        )
        return FAILED if wrong else DONE
    for it in wrong:
        speech.error(it)
    for it in lost:
        speech.warn(speech.words("cli-labels-unknown", field=it))
    for it in alike:
        speech.warn(
            speech.words("trouble-look-alike", label=it.word, other=it.other, codes=it.codes)
        )
    for it in label_sets.unreachable(schema):
        speech.warn(speech.words("cli-labels-unreachable", name=it.code))
    if not wrong:
        speech.tell("cli-labels-fine", count=len(schema.labels))
    return FAILED if wrong else DONE


for _name, _command in (("show", show), ("export", export), ("import", import_), ("check", check)):
    labels_command.add_command(_command, _name)
