"""A dataset on standard output (``export PROJECT -``): for formats that are one file; what is to be told goes to standard error."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING, BinaryIO

import click

from hashiya.cli import options
from hashiya.cli.speech import DONE, Speech
from hashiya.display import departures
from hashiya.model.errors import WriteProblem

if TYPE_CHECKING:
    from hashiya.commands.datasets import Receipt
    from hashiya.formats.format import Format, WriteOptions
    from hashiya.model.dataset import Dataset

PIPE = "-"


def refuse(speech: Speech, chosen: Format | None, *, bundled: bool, on_trial: bool) -> None:
    """What one stream cannot be is wrong use; ``on_trial`` nothing goes there.

    Raises:
        Unfit: it is not said which format, it is a folder, or the JSON of a receipt would stand in the same stream.
    """
    ctx = click.get_current_context()
    kind = ""
    if chosen is None:
        kind = "pipe-format"
    elif chosen.folder or bundled:
        kind = "pipe-folder"
    elif speech.as_json and not on_trial:
        kind = "pipe-json"
    if kind:
        parameter = next(it for it in ctx.command.params if it.name == "out")
        raise options.Unfit(kind, chosen.id if chosen else PIPE, ctx=ctx, param=parameter)


def pour(
    speech: Speech, dataset: Dataset, chosen: Format, writing: WriteOptions, *, bare_too: bool
) -> int:
    """Written whole beside, then given: whoever reads it never has a part of one that failed.

    Raises:
        NothingChosen: it would have no entry, or none of the annotations. WriteProblem: a quote is not in its place, or
            there is no room to write it beside, or behind standard output.
    """
    from hashiya.commands import datasets

    with TemporaryDirectory(prefix="hashiya-") as folder:
        place = Path(folder) / "dataset"
        try:
            receipt = datasets.export(dataset, place, chosen.id, writing, bare_too=bare_too)
        except WriteProblem as failure:
            if failure.values["reason"] == "offsets":
                raise
            raise WriteProblem(reason="scratch", name=gettempdir()) from failure
        with place.open("rb") as stream:
            _give(stream)
    _tell(speech, receipt)
    return DONE


def _give(stream: BinaryIO) -> None:
    """Raises:
    WriteProblem: what stands behind standard output takes no more.
    """
    try:
        copyfileobj(stream, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever reads it has enough
        raise
    except OSError as failure:
        raise WriteProblem(reason="stream", name=PIPE) from failure


def _tell(speech: Speech, receipt: Receipt) -> None:
    speech.warn(speech.words("datasets-counts", **receipt.losses.counts))
    if not receipt.losses.lossless:
        from hashiya.commands import loss_lines

        speech.warn(speech.words("datasets-losses"))
        for it in loss_lines.lines(receipt.losses, speech.wording):
            speech.warn(f"  {it.words}")
    for said in departures.agreement(receipt.pairs, speech.wording):
        speech.warn(said)
