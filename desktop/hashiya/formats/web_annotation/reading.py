"""W3C Web Annotation, read: pages, collections, single annotations, exports of Hypothesis; nothing is fetched.

The text is taken from the file itself or from a text file that lies beside it; an address is never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

import msgspec

from hashiya.formats import addresses, facts, guesses, json_records
from hashiya.formats.draft import Draft
from hashiya.formats.format import HEAD, Incoming, Note, ReadOptions
from hashiya.formats.source import Source, head_of, is_path
from hashiya.formats.stamped import Stamped
from hashiya.formats.web_annotation import catma, catma_project, recogito
from hashiya.formats.web_annotation import quick as web_annotation_quick
from hashiya.formats.web_annotation.marks import Marks, Row, listed, quotes, source_of, texts
from hashiya.text import decoding
from hashiya.text.offsets import Utf16Map

OWN_ID = "urn:hashiya:id:"
WIKIDATA = re.compile(r"Q[1-9][0-9]*")
LARGEST = 64 * 1024 * 1024

_TYPES = ("Annotation", "AnnotationPage", "AnnotationCollection")
_FILES, _TEXTS = (".jsonld", ".json"), (".txt", ".text", ".md")
_MOST = 200
"""Files in a folder that are looked into for the texts they name; where there are more, those of its own name."""
_SAFE_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f]{1,200}")


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """An article for each text that is annotated.

    Raises:
        OSError: the file cannot be read.
    """
    waiting: list[Row] = []
    lines: dict[str, int] = {}
    for found in json_records.records(source, web_annotation_quick.article):
        if isinstance(found, Incoming | Note):
            yield found
            continue
        line, record = found
        items = list(_annotations(record))
        if not items:
            yield Note(message="formats-w3c-nothing", name=source.name, line=line, lost=True)
        for name, (text, of) in _by_text(items).items():
            if text is not None:
                yield _article(source.name, line, text, of)
            else:
                waiting += of
                lines.setdefault(name, line)
    for name, (_, of) in _by_text(waiting).items():
        yield _elsewhere(source, lines.get(name, 0), name, of, options)


def recognises(source: Source, head: bytes) -> bool:
    """By the type of the first record, or by the selectors of Hypothesis and Recogito."""
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return False
    record = json_records.first(source)
    if record is None:
        return False
    kind = _kind(record)
    if kind in _TYPES or (isinstance(record.get("rows"), list) and "total" in record):
        return True
    if recogito.is_one(record):
        return True
    return "uri" in record and isinstance(record.get("target"), list)


def owns(source: Source) -> bool:
    """Whether annotations in the same folder are of this text: it comes with them then."""
    if catma_project.owns(source):
        return True
    if source.suffix.lower() not in _TEXTS or not isinstance(source, Path):
        return False
    folder = source.parent
    files = _json_in(folder, folder.stat().st_mtime_ns)
    if len(files) > _MOST:
        files = tuple(it for it in files if it.name.startswith(f"{source.stem}."))
    return any(source.name in _taken_by(Stamped.of(it)) for it in files)


@lru_cache(maxsize=8)
def _json_in(folder: Path, stamp: int) -> tuple[Path, ...]:
    """``stamp``: a folder that changes is looked into anew."""
    return tuple(it for it in sorted(folder.iterdir()) if it.suffix.lower() in _FILES)


@lru_cache(maxsize=2 * _MOST)
def _taken_by(file: Stamped) -> frozenset[str]:
    """Names of the texts beside a file that come with its annotations."""
    try:
        if not (0 < file.path.stat().st_size <= LARGEST):
            return frozenset()
        if not recognises(file.path, head_of(file.path, HEAD)):
            return frozenset()
        names = {*_names_in(file.path)}
    except OSError:
        return frozenset()
    found = (next(_beside(file.path, name), None) for name in names)
    return frozenset(it.name for it in found if it)


def _names_in(source: Source) -> Iterator[str]:
    """Of the texts that its annotations are of and that are not in the file itself."""
    for found in json_records.records(source, lambda _data, _file, _line: None):
        if isinstance(found, tuple):
            texts_of = _by_text(list(_annotations(found[1])))
            yield from (name for name, (text, _) in texts_of.items() if text is None)


def _kind(record: Row) -> str:
    """Its type among those of the model, under whichever key."""
    kinds = record.get("type", record.get("@type"))
    named = [str(it).rpartition(":")[2].rpartition("#")[2] for it in listed(kinds)]
    return next((it for it in named if it in _TYPES), named[0] if named else "")


def _annotations(record: Row) -> Iterator[Row]:
    """Those of a page, of the pages of a collection, of a list of Hypothesis, or the record itself."""
    if _kind(record) == "Annotation" or "target" in record or "hasTarget" in record:
        yield recogito.usual(record)
        return
    for key in ("items", "first", "rows", "@graph", "resources", "pages"):
        for it in listed(record.get(key)):
            if isinstance(it, dict):
                yield from _annotations(cast("Row", it))


def _by_text(items: list[Row]) -> dict[str, tuple[Row | None, list[Row]]]:
    """Annotations by the text that they are of; links go with the annotation that they start from."""
    found: dict[str, tuple[Row | None, list[Row]]] = {}
    home: dict[str, str] = {}
    links: list[Row] = []
    for it in items:
        name = source_of(it)
        if texts(it) is not None:
            found[name] = it, found.get(name, (None, []))[1]
            continue
        if (own := it.get("id", it.get("@id"))) and isinstance(own, str):
            home[own] = name
        if "linking" in listed(it.get("motivation")):
            links.append(it)
        else:
            found.setdefault(name, (None, []))[1].append(it)
    for it in links:
        name = home.get(source_of(it), source_of(it))
        found.setdefault(name, (None, []))[1].append(it)
    return found


def _article(file: str, line: int, text: Row, of: list[Row]) -> Incoming | Note:
    words = texts(text) or ""
    if not guesses.has_letter(words):
        return Note(message="formats-no-letter", name=file, line=line, lost=True)
    draft = Draft(file, words, line=line)
    note = Marks(draft, of).take()
    said, _ = facts.heard(_told(text), draft.text)
    if note:
        said.setdefault("note", note)
    return draft.incoming(**said)


def _told(text: Row) -> Row:
    written = text.get("hashiya:facts")
    try:
        found = (
            msgspec.json.decode(decoding.storable(written)[0]) if isinstance(written, str) else None
        )
    except (msgspec.MsgspecError, RecursionError):
        found = None
    return cast("Row", found) if isinstance(found, dict) else {}


# -- texts that lie elsewhere


def _elsewhere(
    source: Source, line: int, name: str, of: list[Row], options: ReadOptions
) -> Incoming | Note:
    """Annotations of a text that the file does not hold: it may lie beside it, by its name, or be in the project."""
    project = catma_project.of(source)
    if project:
        names = project.names
        of = [catma.usual(it, names) for it in of]
    document = project.document(name) if project else None
    for beside in [document] if document else _beside(source, name):
        data = beside.read_bytes() if beside.stat().st_size <= LARGEST else b""
        try:
            decoded = decoding.decode(data, options.encoding)
        except decoding.NotText:
            continue
        if project:
            units = Utf16Map(decoded.text)
            of = [catma.counted(it, units) for it in of]
        draft = Draft(source.name, decoded.text, line=line)
        note = Marks(draft, of).take()
        url = name if addresses.is_web(name) else ""
        said = project.facts(name) if project else {}
        return draft.incoming(
            data,
            **said,
            name=beside.name,
            url=url,
            note=note,
            encoding=decoded.encoding,
            certain=decoded.certain,
        )
    standing = options.text_of(name, quotes(of)) if options.text_of else None
    if standing is not None:
        draft = Draft(source.name, standing.text, line=line)
        note = Marks(draft, of).take()
        draft.say("formats-w3c-found", name=name[:200], title=standing.title or standing.name)
        return draft.incoming(
            name=standing.name,
            title=standing.title,
            url=standing.url,
            language=standing.language,
            note=note,
        )
    wanted = next(_names_beside(source, name), f"{source.stem}.txt")
    values: dict[str, str | int] = {"name": name[:200] or "?", "count": len(of), "file": wanted}
    unasked = options.text_of is None and not is_path(source)
    message = "formats-w3c-no-text-packed" if unasked else "formats-w3c-no-text"
    return Note(message=message, name=source.name, line=line, values=values, lost=True)


def _beside(source: Source, name: str) -> Iterator[Source]:
    """Text files beside it that bear the text's name, or its own; nothing outside its folder."""
    for it in _names_beside(source, name):
        found = source.with_name(it)
        if found.is_file():
            yield found


def _names_beside(source: Source, name: str) -> Iterator[str]:
    """What such a file may be called; the last is always among them."""
    last = addresses.path_of(name).rstrip("/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    for it in dict.fromkeys((last, f"{last}.txt", f"{stem}.txt", f"{source.stem}.txt")):
        is_name = _SAFE_NAME.fullmatch(it) and it.strip(". ") and it != source.name
        if is_name and it[it.rfind(".") :].lower() in _TEXTS:
            yield it
