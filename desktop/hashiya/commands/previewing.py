"""The beginning of what an export would write: one article of the choice, written by the format itself and read again.

Nothing of it stays, and nothing of the project's folder is touched.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hashiya import formats
from hashiya.commands import choosing
from hashiya.commands.choosing import Choice
from hashiya.commands.safe_writing import files_in
from hashiya.formats import own_export
from hashiya.formats.format import Format, WriteOptions
from hashiya.model.article import ArticleLine
from hashiya.workspace import Workspace

MOST_LINES, LONGEST_LINE = 60, 2000
"""Of what is shown; the line in code points."""
_LARGEST = 200_000
"""Code points of an article that is taken for a preview while there is a shorter one."""
_READ = 1 << 16
_DECODER = codecs.getincrementaldecoder("utf-8-sig")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """``files`` are those of the one article and of the format itself (one without a name: the dataset is a file);
    ``lines`` begin the file ``name``; none where the format is no text. ``is_cut``: that file goes on."""

    files: tuple[str, ...]
    name: str = ""
    lines: tuple[str, ...] = ()
    is_cut: bool = False


def preview(ws: Workspace, choice: Choice, format_id: str, options: WriteOptions) -> Preview | None:
    """None where no article was chosen.

    Raises:
        HashiyaError: the article could not be written.
    """
    line = _telling(choosing.lines(ws, choice))
    if line is None:
        return None
    chosen = formats.by_id(format_id)
    assert chosen.write is not None
    alone = replace(choice, articles=(line.id,), statuses=None, only_marked=False)
    with TemporaryDirectory(prefix="hashiya-") as folder:
        place = Path(folder) / "dataset"
        if chosen.folder:
            place.mkdir()
        chosen.write(choosing.chosen(ws, alone), place, options)
        names = files_in(place) if chosen.folder else [""]
        shown = _most_telling(names, chosen)
        return _begun(tuple(names), shown, place / shown if shown else place)


def _telling(listed: Sequence[ArticleLine]) -> ArticleLine | None:
    """The first with annotations that is not too long; else whatever is first."""
    marked = (it for it in listed if it.annotations and it.code_points <= _LARGEST)
    short = (it for it in listed if it.code_points <= _LARGEST)
    return next(marked, None) or next(short, None) or next(iter(listed), None)


def _most_telling(names: Sequence[str], chosen: Format) -> str:
    """Of several files of a dataset the one whose lines say most."""
    telling = (it for it in names if chosen.telling and it.endswith(chosen.telling))
    own = (it for it in names if it not in {*chosen.fixed, own_export.FILE})
    return next(telling, None) or next(own, names[0] if names else "")


def _begun(files: tuple[str, ...], name: str, place: Path) -> Preview:
    with place.open("rb") as stream:
        data = stream.read(_READ)
    is_whole = place.stat().st_size <= len(data)
    try:
        text = _DECODER().decode(data, final=is_whole)  # else its last letter may be cut
    except UnicodeDecodeError:
        return Preview(files=files, name=name)
    if "\0" in text:
        return Preview(files=files, name=name)
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
    shown = tuple(
        it if len(it) <= LONGEST_LINE else f"{it[:LONGEST_LINE]}…" for it in lines[:MOST_LINES]
    )
    return Preview(
        files=files, name=name, lines=shown, is_cut=not is_whole or len(lines) > MOST_LINES
    )
