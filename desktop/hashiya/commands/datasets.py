"""The verbs for datasets: choose what leaves the project, say what a format loses, write it whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from hashiya import formats
from hashiya.agreement.pairs import Agreement
from hashiya.commands import choosing, receipts
from hashiya.commands.choosing import Choice
from hashiya.commands.receipts import Counted, Receipt
from hashiya.commands.safe_writing import new_file, new_folder
from hashiya.formats import indistinct
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.errors import NothingChosen, WriteProblem
from hashiya.workspace import Workspace

__all__ = ["Receipt", "choose", "export", "losses"]

Progress = Callable[[int], None]


def choose(
    ws: Workspace, whose: str | None = None, articles: Sequence[str] | None = None
) -> Dataset:
    """All articles outside the bin, or those named; with ``whose`` only that annotator's work."""
    ids = None if articles is None else tuple(articles)
    return choosing.chosen(ws, Choice(whose=whose, articles=ids))


def losses(dataset: Dataset, format_id: str, options: WriteOptions | None = None) -> LossReport:
    """What the format would leave out or change, counted without writing anything.

    Raises:
        UnknownFormat: no format that can be written has that id.
    """
    chosen = formats.for_writing(Path(), format_id)
    watched = Watched(dataset, chosen, options or WriteOptions())
    for _ in watched:
        pass
    return watched.tally.report()


def export(
    dataset: Dataset,
    out: Path | str,
    format_id: str | None = None,
    options: WriteOptions | None = None,
    progress: Progress | None = None,
    *,
    bare_too: bool = True,
) -> Receipt:
    """Write the dataset: wholly, or not at all with what stood there untouched.

    Every annotation must quote its article; ``progress`` hears how many articles were passed,
    and what it raises ends the export. ``bare_too``: also where none of the annotations could be written.

    Raises:
        UnknownFormat: neither id nor suffix names a format that can be written.
        NothingChosen: the file would have no entry, or none of the annotations; the old one is as it was.
        WriteProblem: it could not be written; the old file or folder is as it was.
    """
    target = Path(out)
    chosen = formats.for_writing(target, format_id)
    assert chosen.write is not None
    options = options or WriteOptions()
    agreement = Agreement()
    watched = Watched(dataset, chosen, options, progress, agreement.see)
    checked = Dataset(schema=dataset.schema, articles=watched)
    if not chosen.folder:
        with new_file(target) as place:
            chosen.write(checked, place, options)
            report = refuse_nothing(chosen, watched.tally.report(), options, bare_too=bare_too)
            counted = Counted(report, agreement)
            return receipts.for_file(chosen, target, place, dataset.schema, counted)
    with new_folder(target, receipts.is_ours) as place:
        chosen.write(checked, place, options)
        report = refuse_nothing(chosen, watched.tally.report(), options, bare_too=bare_too)
        counted = Counted(report, agreement)
        return receipts.for_folder(chosen, target, place, dataset.schema, counted)


def refuse_nothing(
    chosen: Format, report: LossReport, options: WriteOptions, *, bare_too: bool = True
) -> LossReport:
    """The report, unless nothing at all would be written of what was weighed.

    Raises:
        NothingChosen: the format has no entry for any of it; unless ``bare_too``, also where it has no place
            for any of the annotations.
    """
    if kind := chosen.lacking(report, options):
        raise NothingChosen(kind=kind, count=report.spans)
    if report.none_written and not bare_too:
        raise NothingChosen(kind="bare", count=report.spans)
    return report


class Watched:
    """Articles on their way out: quotes are proved each time, losses weighed the first time.

    ``seen`` is told of each article once, when it is weighed.
    """

    def __init__(
        self,
        dataset: Dataset,
        chosen: Format,
        options: WriteOptions,
        progress: Progress | None = None,
        seen: Callable[[AnnotatedArticle], None] | None = None,
        tally: Tally | None = None,
    ) -> None:
        self._dataset, self._format = dataset, chosen
        self._options, self._progress = options, progress
        self._weighed, self._seen = False, seen
        self.tally = tally or Tally()

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        first, self._weighed = not self._weighed, True
        for number, annotated in enumerate(self._dataset, start=1):
            _prove(annotated)
            if first:
                self._weigh(annotated)
                if self._seen:
                    self._seen(annotated)
                if self._progress:
                    self._progress(number)
            yield annotated

    def _weigh(self, annotated: AnnotatedArticle) -> None:
        self.tally.article(annotated)
        if annotated.article.original is not None and not self._format.originals:
            self.tally.add("article_fact", "original")
        if "unplaced" not in self._format.carries:
            self.tally.add("unplaced", "", len(annotated.waiting))
        if weigh := self._format.weigh:
            given = annotated, self._dataset.schema, self._options, self.tally
            indistinct.weigh(annotated, self.tally, lambda: weigh(*given))


def _prove(annotated: AnnotatedArticle) -> None:
    text = annotated.article.text
    for it in annotated.annotations:
        parts = it.fragments  # as ``stands_in`` has it: asked of every span of a corpus
        if text[parts[0].start : parts[-1].end] != it.quote:
            raise WriteProblem(
                reason="offsets",
                name=annotated.article.name,
                start=it.start,
                end=it.end,
                quote=it.quote[:80],
            )
