"""What comes into a file after its first records: columns of marks that were empty before, and new ones; opens no file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from hashiya.formats.corpus import layers
from hashiya.formats.corpus import marks as corpus_marks
from hashiya.formats.corpus.columns import CLASSES, Columns
from hashiya.formats.format import Note
from hashiya.formats.said import names_shown

_NOTHING = (None, "", [], {}, [[]])


class Late:
    """Asked with each record; what it has met is taken from then on, or told at the end."""

    def __init__(self, columns: Columns, silent: frozenset[str]) -> None:
        self.columns = columns
        taken = {*columns.roles.values(), *columns.labels}
        self._known = {it for at, it in enumerate(columns.names) if at in taken}
        self._known |= {it for it in columns.names if it not in silent} | columns.layers.keys()
        self._known |= {CLASSES} if columns.is_laid_open else set()
        self._others: dict[str, None] = {}
        self._lost: dict[str, None] = {}

    def look(self, record: Mapping[str, Any], text: str) -> Columns:
        """The columns, with those that this record shows to be of marks or of what is said of them."""
        new = {it: of for it, of in record.items() if it not in self._known and of not in _NOTHING}
        if new:
            self._known |= new.keys()
            self._take(new, record, text)
        return self.columns

    def _take(self, new: Mapping[str, Any], record: Mapping[str, Any], text: str) -> None:
        of = self.columns
        beside = {it: [record.get(it)] for it in (of.names[at] for at in of.marks)}
        marked, kinds = layers.parted({**beside, **{it: [new[it]] for it in new}}, [record], [text])
        names = [*of.names, *(it for it in new if it not in of.names)]
        marks = [names.index(it) for it in marked if it in new]
        added = {it: put for it, put in kinds.items() if it in new}
        self.columns = replace(
            of, names=tuple(names), marks=(*of.marks, *marks), layers={**of.layers, **added}
        )
        untaken = [it for it in new if it not in marked and it not in added]
        lost = [it for it in untaken if corpus_marks.seem(it, [new[it]])]
        self._lost |= dict.fromkeys(lost)
        self._others |= dict.fromkeys(it for it in untaken if it not in lost)
        besides = [one for it in marked if it in new for one in corpus_marks.besides(it, [new[it]])]
        self._others |= dict.fromkeys(besides)

    def notes(self, file: str) -> Iterator[Note]:
        yield from not_taken(file, [*self._others])
        yield from not_taken(file, [*self._lost], marks=True)


def not_taken(file: str, names: Sequence[str], *, marks: bool = False) -> Iterator[Note]:
    """That nothing of these columns was taken; ``marks``: what they held is missed."""
    if names:
        message = "formats-corpus-marks-lost" if marks else "formats-corpus-columns"
        values: dict[str, str | int] = {"count": len(names), "names": names_shown(names)}
        yield Note(message=message, name=file, values=values, lost=marks)


def silent(columns: Columns, first: list[Mapping[str, Any]]) -> frozenset[str]:
    """Columns in which the first records have nothing: what they are is not known yet."""
    taken = {*columns.roles.values(), *columns.labels}
    names = (it for at, it in enumerate(columns.names) if at not in taken)
    return frozenset(it for it in names if all(row.get(it) in _NOTHING for row in first))
