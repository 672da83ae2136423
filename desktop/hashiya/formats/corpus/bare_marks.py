"""Lists of marks whose text lies beside, in a file of the same name: what programs that find names hand out.

Each record says a place, what stands there and its label; taken for a table, each name would become an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hashiya.formats.corpus import marks
from hashiya.formats.corpus.shapes import Record
from hashiya.formats.documents.refused import Refused
from hashiya.formats.draft import Draft
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.said import names_shown
from hashiya.formats.source import Source
from hashiya.text import decoding

LARGEST = 64 << 20
"""Bytes of the text beside."""


def are(records: Sequence[Record]) -> bool:
    """Whether all say a place and a label, and most words that fill that place, so that none holds a text."""
    found = [next(marks.found([it]), None) for it in records]
    fitting = 0
    for it in found:
        if it is None or len(it.ranges) != 1 or not it.labels:
            return False
        start, end = it.ranges[0]
        fitting += abs(len(it.words or "") - (end - start)) <= 1
    return fitting * 2 > len(found)


def read(
    source: Source, records: Iterator[tuple[int, Record] | Note], options: ReadOptions
) -> Iterator[Incoming | Note]:
    """The text beside with all of them, or why there is none.

    Raises:
        OSError: a file cannot be read. Refused: the text is too large, or none.
    """
    found: list[Record] = []
    for it in records:
        if isinstance(it, Note):
            yield it
        else:
            found.append(it[1])
    file = source.with_name(_beside(source))
    if not file.is_file():
        values: dict[str, str | int] = {"count": len(found), "file": file.name}
        yield Note(message="formats-marks-no-text", name=source.name, values=values, lost=True)
        return
    if file.stat().st_size > LARGEST:
        raise Refused("formats-too-large")
    data = file.read_bytes()
    try:
        text = decoding.decode(data, options.encoding)
    except decoding.NotText as error:
        raise Refused(f"formats-{error.reason}") from None
    draft = Draft(source.name, text.text)
    marks.put(draft, found)
    if names := marks.besides("", [found]):
        draft.say(
            "formats-corpus-columns",
            count=len(names),
            names=names_shown(it.removeprefix(".") for it in names),
        )
    yield draft.incoming(data, name=file.name, encoding=text.encoding, certain=text.certain)


def _beside(source: Source) -> str:
    """``a.txt`` of ``a.json`` and of ``a.txt.json``."""
    return f"{source.stem.removesuffix('.txt')}.txt"
