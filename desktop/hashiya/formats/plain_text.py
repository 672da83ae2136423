"""Plain text files, read: one file one article, its title and language guessed; it writes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hashiya.formats import guesses, refusing
from hashiya.formats.format import HEAD, Format, Incoming, Note, ReadOptions
from hashiya.formats.source import Source
from hashiya.formats.tokens.tag_schemes import is_tag
from hashiya.text import decoding, eye_order

LARGEST = 256 * 1024 * 1024
_LONGEST_LIST, _FEWEST_TAGS = 10_000, 3


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the file, or the reason why it is none.

    Raises:
        OSError: when the file cannot be read.
    """
    if path.stat().st_size > LARGEST:
        yield _refused(path, "formats-too-large")
        return
    data = path.read_bytes()
    try:
        decoded = decoding.decode(data, options.encoding)
    except decoding.NotText as error:
        why = refusing.by_content(data[:HEAD])
        known = why in (refusing.ARCHIVE, refusing.UIMA, refusing.PICTURE, refusing.MEDIA)
        yield _refused(path, why if known else f"formats-{error.reason}")
        return
    if why := refusing.by_words(decoded.text):
        yield _refused(path, why)
        return
    if refusing.is_other_standoff(decoded.text):
        yield _refused(path, refusing.OTHER_STANDOFF)
        return
    if not guesses.has_letter(decoded.text):
        yield _refused(path, "formats-no-letter")
        return
    if _lists_tags(decoded.text):
        yield Note(message="formats-only-tags", name=path.name)
        return
    yield _article(path, data, decoded)


def _lists_tags(text: str) -> bool:
    """Whether it is the list of tags that lies beside tagged tokens (``labels.txt``)."""
    tags = text.split() if len(text) < _LONGEST_LIST else []
    return len(tags) >= _FEWEST_TAGS and len({*tags}) == len(tags) and all(map(is_tag, tags))


def _refused(path: Source, message: str) -> Note:
    return Note(message=message, name=path.name, lost=True)


def _article(path: Source, data: bytes, decoded: decoding.Decoded) -> Incoming:
    text, turned = eye_order.in_reading_order(decoded.text)
    return Incoming(
        name=path.name,
        title=guesses.title(text),
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        certain=decoded.certain,
        language=guesses.language(text),
        notes=tuple(_notes(path, decoded, turned)),
        original=None if text.encode("utf-8") == data else data,
    )


def _notes(path: Source, decoded: decoding.Decoded, turned: int) -> Iterator[Note]:
    if decoded.bom:
        yield Note(message="formats-bom", name=path.name)
    if decoded.replaced:
        values = {"count": decoded.replaced}
        yield Note(message="formats-replaced", name=path.name, values=values)
    if turned:
        yield Note(message="formats-eye-order", name=path.name, values={"count": turned})
    if not decoded.certain:
        values = {"encoding": decoded.encoding}
        yield Note(message="formats-encoding-guessed", name=path.name, values=values)


FORMAT = Format(
    id="text", suffixes=(".txt", ".text"), read=read, unit="none", carries=frozenset({"text"})
)
