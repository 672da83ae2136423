"""The command that writes datasets: what leaves, in which format and parts, and what is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hashiya.cli import options, pouring
from hashiya.cli.helping import Told
from hashiya.cli.looking import look_at
from hashiya.cli.speech import DONE, Speech
from hashiya.display import departures
from hashiya.model.errors import NoSuchArticle, NothingChosen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hashiya.commands.choosing import Choice, Parts
    from hashiya.commands.datasets import Receipt
    from hashiya.commands.offers import Offer
    from hashiya.commands.weighing import Counts
    from hashiya.formats.format import Format, WriteOptions
    from hashiya.formats.losses import LossReport
    from hashiya.workspace import Workspace

STATUSES = ("new", "in_progress", "done", "skipped")


@click.command("export", cls=Told)
@options.project
@click.argument("out", type=options.PATH)
@options.format_id
@options.option("--whose", metavar="NAME")
@options.option("--articles", metavar="NAME", multiple=True)
@options.option("--status", type=options.OneOf(STATUSES), multiple=True)
@options.option("--layers", metavar="CODE", multiple=True)
@options.option("--labels", metavar="CODE", multiple=True)
@options.option("--only-marked", is_flag=True)
@options.option("--split", metavar="PARTS")
@options.option("--seed", type=int, default=0, show_default=True)
@options.option("--card", is_flag=True)
@options.option("--title", metavar="WORDS", default="")
@options.option("--licence", metavar="NAME", default="")
@options.option("--layer", metavar="CODE")
@options.option("--scheme", metavar="NAME")
@options.option("--level", metavar="NAME")
@options.option("--subword", metavar="NAME")
@options.option("--docstart", is_flag=True)
@options.option("--option", "more", metavar="NAME=VALUE", multiple=True)
@options.option("--dry-run", is_flag=True)
@options.option("--force", is_flag=True)
@options.as_json
@options.common
@click.pass_obj
def export_command(
    speech: Speech, project: str, out: str, format_id: str | None, **asked: Any
) -> int:
    from pathlib import Path

    from hashiya import formats
    from hashiya.commands import bundles, choosing, replacing, weighing, write_options

    to_pipe = out == pouring.PIPE
    if to_pipe:
        named = formats.for_writing(Path(), format_id) if format_id else None
        bundled = bool(asked["split"] or asked["card"])
        pouring.refuse(speech, named, bundled=bundled, on_trial=asked["dry_run"])
    chosen = formats.for_writing(Path(out), format_id)
    with look_at(project) as workspace:
        writing = write_options.options_for(chosen, _written_options(asked), workspace.schema())
        choice = _choice(workspace, asked)
        choosing.refuse_unknown(workspace, choice)
        parts = _parts(asked)
        if asked["dry_run"]:
            return _on_trial(speech, workspace, (choice, parts), (chosen, writing), asked)
        counts = weighing.count(workspace, choice, parts)
        _foretell(speech, counts)
        if to_pipe:
            whole = choosing.chosen(workspace, choice)
            return pouring.pour(speech, whole, chosen, writing, bare_too=asked["force"])
        if not asked["force"]:
            bundled = bool(parts or asked["card"])
            listed = choosing.lines(workspace, choice)
            names = bundles.names(chosen, parts, listed, bundled=bundled)
            as_folder = bundled or chosen.folder
            replacing.refuse(Path(out), as_folder=as_folder, names=names)
        receipt = _export(
            workspace, choice, out, (chosen, writing), asked | {"in": speech.language}
        )
    replacing.remember(receipt)
    if not (receipt.is_folder or receipt.path.suffix):
        suffix = chosen.suffixes[0] if chosen.suffixes else ""
        speech.warn(speech.words("cli-export-no-ending", name=receipt.path.name, suffix=suffix))
    for said in departures.without_marks(receipt, speech.wording):
        speech.warn(said)
    if speech.as_json:
        written = {**counts.in_parts, **dict.fromkeys(receipt.unwritten_parts, 0)}
        speech.value(_export_value(receipt) | ({"parts": written} if written else {}))
    else:
        tell_export(speech, receipt)
    return DONE


def _on_trial(
    speech: Speech,
    ws: Workspace,
    what: tuple[Choice, Parts | None],
    how: tuple[Format, WriteOptions],
    asked: Mapping[str, Any],
) -> int:
    """Say what would be lost, and write nothing.

    Raises:
        NothingChosen: nothing would be written.
    """
    from hashiya.commands import choosing, datasets, offers, weighing, write_options

    (choice, parts), (chosen, writing) = what, how
    report, counts = weighing.weigh(ws, choice, parts, chosen.id, writing)
    _foretell(speech, counts)
    datasets.refuse_nothing(chosen, report, writing)
    ways = write_options.ways(chosen, report, writing, ws.schema())
    files = choosing.datasets(ws, choice, parts).values()
    found = offers.offers(files, chosen, writing, report, ways)
    _tell_losses(speech, chosen.id, report, counts, found)
    datasets.refuse_nothing(chosen, report, writing, bare_too=asked["force"])
    return DONE


def _export(
    ws: Workspace, choice: Choice, out: str, how: tuple[Format, WriteOptions], asked: Any
) -> Receipt:
    from hashiya.commands import bundles, choosing, datasets

    chosen, writing = how
    if not (asked["split"] or asked["card"]):
        whole = choosing.chosen(ws, choice)
        return datasets.export(whole, out, chosen.id, writing, bare_too=asked["force"])
    parts = _parts(asked)
    found = (
        choosing.in_parts(ws, choice, parts)
        if parts
        else {bundles.WHOLE: choosing.chosen(ws, choice)}
    )
    about = bundles.About(
        title=asked["title"] or ws.path.stem,
        licence=asked["licence"],
        language=asked["in"],
        parts=str(parts or ""),
        seed=asked["seed"],
        held_back=choice != choosing.Choice(),
        bare_too=asked["force"],
    )
    return bundles.export(found, out, chosen.id, writing, about)


def _parts(asked: Mapping[str, Any]) -> Parts | None:
    from hashiya.commands.choosing import Parts

    return Parts.parse(asked["split"], asked["seed"]) if asked["split"] else None


def _foretell(speech: Speech, counts: Counts) -> None:
    """Before anything is written: nothing at all is refused, what is of little use is said.

    Raises:
        NothingChosen: no article is left.
    """
    if not counts.articles:
        raise NothingChosen(kind="articles")
    for said in departures.parts(counts, speech.wording):
        speech.line(said)
    for said in departures.warnings(counts, speech.wording):
        speech.warn(said)
    if counts.fuller:
        speech.warn(speech.words("cli-export-seed", seed=str(counts.seed)))
    if counts.some_bare:
        speech.warn(speech.words("cli-export-only-marked"))


def _choice(workspace: Workspace, asked: Mapping[str, Any]) -> Choice:
    from hashiya.cli.looking import chosen
    from hashiya.commands.choosing import Choice

    named: list[str] = []
    for it in asked["articles"]:
        line = chosen(workspace, it)
        if line is None:
            raise NoSuchArticle(name=it[:80])
        named.append(line.id)
    return Choice(
        whose=asked["whose"],
        articles=tuple(dict.fromkeys(named)) or None,
        statuses=asked["status"] or None,
        layers=asked["layers"] or None,
        labels=asked["labels"] or None,
        only_marked=asked["only_marked"],
    )


def _written_options(asked: Mapping[str, Any]) -> dict[str, str]:
    """The options as they were written, by their names."""
    given = {name: asked[name] for name in ("layer", "scheme", "level") if asked[name]}
    if asked["subword"]:
        given["edges"] = asked["subword"]
    if asked["docstart"]:
        given["docstart"] = "yes"
    for it in asked["more"]:
        name, _, value = it.partition("=")
        given[name.strip()] = value.strip()
    return given


def tell_export(speech: Speech, receipt: Receipt, *, briefly: bool = False) -> None:
    """What was written and, unless briefly, where it lies and what the format could not carry."""
    speech.line(departures.written(receipt, speech.wording))
    if not briefly:
        speech.place(receipt.path)
    speech.tell("datasets-counts", **receipt.losses.counts)
    if briefly:
        return
    _tell_format(speech, receipt.format)
    for said in departures.agreement(receipt.pairs, speech.wording):
        speech.line(said)
    _tell_report(speech, receipt.losses)


def _tell_format(speech: Speech, format_id: str) -> None:
    speech.tell("cli-export-format", title=speech.words(f"formats-title-{format_id}"), id=format_id)


def _tell_report(speech: Speech, report: LossReport, offers: Sequence[Offer] = ()) -> None:
    """What is lost, and below it the choices that keep more of it than they cost."""
    from hashiya.commands import loss_lines

    if report.lossless:
        speech.tell("datasets-lossless")
        return
    speech.tell("datasets-losses")
    for it in loss_lines.lines(report, speech.wording):
        speech.line(f"  {it.words}")
        for one in offers if it.keepable else ():
            if it.kind in one.kinds:
                speech.line("    " + _offered(speech, one))
        if it.kind == "annotator" and loss_lines.mixed(report):
            speech.line("    " + speech.words("cli-export-whose"))


def _offered(speech: Speech, it: Offer) -> str:
    option = f"--option {it.name}={it.value}"
    return speech.words(
        f"cli-export-{it.sentence}", option=option, kept=it.kept, instead=it.instead
    )


def _tell_losses(
    speech: Speech, format_id: str, report: LossReport, counts: Counts, offers: Sequence[Offer]
) -> None:
    """What would be lost, and which choices keep more of it than they cost; nothing was written."""
    if not speech.as_json:
        speech.tell("datasets-counts", **report.counts)
        _tell_format(speech, format_id)
        _tell_report(speech, report, offers)
        return
    head: dict[str, Any] = {"format": format_id, "articles": report.articles}
    more: dict[str, Any] = {"avoid": [f"{it.name}={it.value}" for it in offers]}
    if counts.in_parts:
        more["parts"] = counts.in_parts
        more["better_seed"] = counts.seed if counts.fuller else None
    speech.value(head | _loss_value(report) | more)


def _loss_value(report: LossReport) -> dict[str, Any]:
    return {
        "spans": report.spans_written,
        "relations": report.relations_written,
        "losses": [
            {"kind": it.kind, "label": it.label, "count": it.count, "changed": it.changed}
            for it in report.losses
        ],
    }


def _export_value(receipt: Receipt) -> dict[str, Any]:
    from hashiya.commands.receipts import agreement_value

    return {
        "path": str(receipt.path.absolute()),
        "format": receipt.format,
        "files": receipt.files,
        "bytes": receipt.bytes,
        "sha256": receipt.digest,
        "articles": receipt.articles,
        **_loss_value(receipt.losses),
        "agreement": agreement_value(receipt.pairs),
    }
