"""A dataset as a folder that speaks for itself: its parts, a card for people, a receipt for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import rmtree

from hashiya import formats
from hashiya.agreement.pairs import Agreement
from hashiya.commands import cards, receipts
from hashiya.commands.choosing import Parts
from hashiya.commands.datasets import Progress, Watched, refuse_nothing
from hashiya.commands.receipts import Counted, Receipt
from hashiya.commands.safe_writing import new_folder
from hashiya.commands.statistics import Statistics
from hashiya.commands.weighing import without_marks
from hashiya.formats.format import Format, WriteOptions
from hashiya.formats.losses import LossReport, Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.model.article import ArticleLine
from hashiya.model.dataset import AnnotatedArticle, Dataset

WHOLE = "data"
"""The name of the only part of a dataset that is not divided."""
CARD = "README.md"
_RULE = "---\n"
_COLUMNS = "dataset_info:"


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a person says of a dataset: its name, its licence, and the language of its card.

    ``bare_too``: it is wanted also where none of the annotations can be written.
    """

    title: str = ""
    licence: str = ""
    language: str = "en"
    parts: str = ""
    seed: int = 0
    held_back: bool = False
    bare_too: bool = True


def export(
    datasets: Mapping[str, Dataset],
    out: Path | str,
    format_id: str | None = None,
    options: WriteOptions | None = None,
    about: About | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """Write a folder with each part as a file (or folder) of its name, a card and a receipt.

    Wholly, or not at all with what stood there untouched. A part without articles is not written, nor one whose file
    would have no entry.

    Raises:
        UnknownFormat: the id names no format that can be written.
        NothingChosen: none of the files would have an entry, or none of the annotations; the old folder is as it was.
        WriteProblem: it could not be written; the old folder is as it was.
    """
    target = Path(out)
    chosen = formats.for_writing(Path("" if format_id else target.name), format_id)
    options, about = options or WriteOptions(), about or About()
    statistics, agreement, tally = Statistics(), Agreement(), Tally()
    reports: dict[str, LossReport] = {}
    schema = next(iter(datasets.values())).schema
    with new_folder(target, receipts.is_ours) as place:
        before = without_file = 0
        for name, dataset in datasets.items():
            seen = partial(_see, statistics, agreement, name)
            heard = partial(_further, progress, before) if progress else None
            of_part = Tally()
            watched = Watched(dataset, chosen, options, heard, seen, of_part)
            _write_part(chosen, Dataset(schema=schema, articles=watched), place, name, options)
            report = reports[name] = of_part.report()
            statistics.leave_out_of(name, report)
            tally.include(of_part)
            if not report.articles or chosen.lacking(report, options):
                _drop(_place_of(chosen, place, name))
                statistics.without_part(name)
                without_file += report.articles
            before += report.articles
        report = refuse_nothing(chosen, tally.report(), options, bare_too=about.bare_too)
        statistics.leave_out(report)
        _write_card(place, cards.card(schema, statistics, agreement, chosen, report, about))
        more = {"parts": about.parts, "seed": about.seed} if about.parts else {}
        counted = Counted(report, agreement, without_file)
        receipt = receipts.for_folder(chosen, target, place, schema, counted, more)
    if not about.parts:
        return receipt
    bare, unwritten = without_marks(reports, chosen, options)
    return replace(receipt, bare_parts=bare, unwritten_parts=unwritten)


def _see(statistics: Statistics, agreement: Agreement, part: str, it: AnnotatedArticle) -> None:
    statistics.see(it, part)
    agreement.see(it)


def _further(progress: Progress, before: int, done: int) -> None:
    progress(before + done)


def _place_of(chosen: Format, folder: Path, name: str) -> Path:
    if chosen.folder:
        return folder if name == WHOLE else folder / name
    return folder / f"{name}{chosen.suffixes[0]}"


def names(
    chosen: Format,
    parts: Parts | None,
    articles: Iterable[ArticleLine] = (),
    *,
    bundled: bool = True,
) -> frozenset[str]:
    """What is sure to lie in the folder of a dataset: what its format always writes, its card, its parts, and
    the files of its articles."""
    fixed = frozenset[str]()
    if chosen.folder and not parts:
        stems = Names(file_stem, folded=True)
        found = [stems.of(it.id, it.name) for it in articles]
        fixed = chosen.fixed.union(name.format(it) for name in chosen.each for it in found)
    if not bundled:
        return fixed
    of = parts.names if parts else () if chosen.folder else (WHOLE,)
    return fixed | {CARD, *(_place_of(chosen, Path(), it).name for it in of)}


def _write_part(
    chosen: Format, dataset: Dataset, folder: Path, name: str, options: WriteOptions
) -> None:
    assert chosen.write is not None
    place = _place_of(chosen, folder, name)
    if chosen.folder:
        place.mkdir(exist_ok=True)
    chosen.write(dataset, place, options)


def _drop(place: Path) -> None:
    """A part that got no article, or no entry: no file, so that nobody takes it for one."""
    if place.is_file():
        place.unlink()
        return
    rmtree(place)


def _write_card(folder: Path, card: str) -> None:
    """The card; what the format itself has to say of its files stands at its end.

    What its own front matter tells of the columns goes to the card's; that of parts is the same in all.
    """
    readme = folder / CARD
    own = readme.read_text(encoding="utf-8") if readme.exists() else ""
    front, own = _parted(own)
    if not front:
        first = next(iter(sorted(folder.glob("*/README.md"))), None)
        told = _parted(first.read_text(encoding="utf-8"))[0] if first else ""
        front = told[told.find(_COLUMNS) :] if _COLUMNS in told else ""
    if front and card.startswith(_RULE):
        card = card.replace(f"\n{_RULE}", f"\n{front}{_RULE}", 1)
    if own:
        card = f"{card.rstrip()}\n\n#{own.strip()}\n"
    readme.write_bytes(card.encode("utf-8"))


def _parted(readme: str) -> tuple[str, str]:
    """The front matter without its rules, and the words below it."""
    if not readme.startswith(_RULE):
        return "", readme
    front, _, words = readme.removeprefix(_RULE).partition(f"\n{_RULE}")
    return f"{front}\n", words


__all__ = ["WHOLE", "About", "LossReport", "export", "names"]
