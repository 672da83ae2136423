"""REFI-QDA projects, read as their programs write them; a source that cannot be used costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Any, cast

from hashiya.formats import facts, safe_xml
from hashiya.formats.documents.archive import Archive
from hashiya.formats.documents.refused import Refused, in_words
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.placing import Range
from hashiya.formats.quick_checks import UnusualError
from hashiya.formats.refi import hearing, laid_out, names
from hashiya.formats.refi.ends import counts_last
from hashiya.formats.refi.hearing import Coding, Selection, Sources, TextSource, Whole
from hashiya.formats.refi.outline import Outline
from hashiya.formats.refi.pages import Pages
from hashiya.formats.refi.quick import Quick, Values
from hashiya.formats.source import Source, tail_of
from hashiya.formats.tables import cells
from hashiya.text import decoding

SUFFIX, CODEBOOK, BARE = ".qdpx", ".qdc", ".qde"
"""``BARE``: the project itself, as it lies in an archive that somebody unpacked."""

MOST_ENTRIES = 200_000
_PORTION = 1 << 20
_NAMES = 1 << 20
LARGEST = 4 << 30
"""Bytes of the project's XML, which is never held as a whole: large corpora of others must come in too."""
HELD = 16 << 20
_CUT = re.compile(r"(\.\.\.|…)\s*\Z")
_SPLIT = re.compile(r"[/\\]")


def recognises(source: Source, head: bytes) -> bool:
    suffix = source.suffix.lower()
    if suffix == CODEBOOK:
        return b"QDA-XML:codebook" in head
    if suffix == BARE:
        return b"QDA-XML:project" in head or b"<Project" in head
    if not head.startswith(b"PK"):
        return False
    return suffix == SUFFIX or b"project.qde" in tail_of(source, _NAMES)


def read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """Each text of the project an article.

    Raises:
        OSError: the file cannot be read.
    """
    if source.suffix.lower() == CODEBOOK:
        yield Note(message="formats-refi-codebook", name=source.name, lost=True)
        return
    try:
        yield from in_words(source, _read(source, options))
    except safe_xml.BadXml as broken:
        yield Note(message=broken.message, name=names.PROJECT, line=broken.line, lost=True)


def _read(source: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    if source.suffix.lower() == BARE:
        if source.stat().st_size > LARGEST:
            raise Refused("formats-too-large")
        with source.open("rb") as stream:
            yield from _project(source, options, stream, laid_out.layout(stream), None, {})
        return
    with Archive(source, MOST_ENTRIES) as archive, SpooledTemporaryFile(HELD) as stream:
        places = {it.lower(): it for it in archive}
        project = next((it for it in places if it.endswith(BARE)), None)
        entry = archive.entry(places[project]) if project else None
        if entry is None:
            raise Refused("formats-refi-no-project")
        for piece in archive.pieces(entry, LARGEST):
            stream.write(piece)
        vouched = archive.comment == names.vouched(entry.CRC)
        laid = laid_out.layout(cast("IO[bytes]", stream), vouched=vouched)
        yield from _project(source, options, cast("IO[bytes]", stream), laid, archive, places)


def _project(
    source: Source,
    options: ReadOptions,
    stream: IO[bytes],
    laid: laid_out.Layout | None,
    archive: Archive | None,
    places: dict[str, str],
) -> Iterator[Incoming | Note]:
    done = 0
    around = _before(laid.head) if laid else None
    if laid and around:
        quick = Quick(stream, laid, _Reading(source, options, archive, places, around))
        try:
            for it in quick.articles():
                done += 1
                yield it
        except UnusualError:
            pass
        else:
            return
    whole = _outlined(stream) or _told(_portions(stream))
    if not whole.is_project:
        raise Refused("formats-refi-no-project")
    yield from _others(source, whole)
    reading = _Reading(source, options, archive, places, whole)
    sources = Sources()
    for _ in chain(safe_xml.fed(_portions(stream), sources, sources.whole), (None,)):
        for it in sources.found:
            done -= 1
            if done < 0:
                yield reading.article(it)
        sources.found.clear()


def _portions(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while portion := stream.read(_PORTION):
        yield portion


def _told(portions: Iterable[bytes]) -> Whole:
    whole = Whole()
    for _ in safe_xml.fed(portions, whole):
        pass
    return whole


def _before(head: bytes) -> Whole | None:
    """What stands before the sources; None where it is not only what we put there."""
    try:
        whole = _told((head, b"</Project>"))
    except safe_xml.BadXml:
        return None
    strange = whole.others or whole.notes or whole.links
    return whole if whole.own and not strange else None


def _outlined(stream: IO[bytes]) -> Whole | None:
    """What stands around the sources, heard without them: they are by far the most, and heard after.

    None where it is not certain what is theirs, or where other sources than texts stand there.
    """
    outline = Outline()
    try:
        whole = _told(outline.of(_portions(stream)))
    except safe_xml.BadXml:  # told with its line when the whole is heard
        return None
    return whole if outline.sure else None


def _others(source: Source, whole: Whole) -> Iterator[Note]:
    for kind, count in whole.others.items():
        values: dict[str, str | int] = {"count": count}
        yield Note(message=f"formats-refi-{kind}", name=source.name, values=values, lost=True)


class _Reading:
    def __init__(
        self,
        source: Source,
        options: ReadOptions,
        archive: Archive | None,
        places: dict[str, str],
        whole: Whole,
    ) -> None:
        self._source, self._encoding, self._archive = source, options.encoding, archive
        self._places, self._whole = places, whole
        self._by_name = {_SPLIT.split(it)[-1]: it for it in reversed(places)}
        self.labels = _labels(whole)
        self.users = whole.users
        self._pages: Pages | None = None
        self._links: dict[str, list[hearing.Link]] = {}
        for it in whole.links:
            self._links.setdefault(it.origin, []).append(it)

    def article(self, of: TextSource) -> Incoming | Note:
        name = of.name or self._source.name
        found = self._text(of)
        if isinstance(found, Note):
            return found
        text, data, told = found
        draft = Draft(name, text)
        if not self._whole.own and (how := counts_last(draft.text, of.selections)):
            draft.say(f"formats-refi-ends-{how}")
            for it in of.selections:
                it.end = str(int(it.end) + 1) if it.end.isdecimal() else it.end
        uncoded = sum(not self._selection(draft, it) for it in of.selections)
        if uncoded:
            draft.lose("formats-refi-uncoded", count=uncoded)
        self._relations(draft, of)
        codes = [self.labels[it.code][1] for it in of.codings if it.code in self.labels]
        if codes:
            draft.label("codes", tuple(codes))
        words = [of.description, *map(self._note, of.notes)]
        said = {**told, **self.values_of(draft, of.values), "name": name, "created": of.created}
        if not self._whole.own and not said.get("title"):
            said["title"] = names.title(of.name)
        said["note"] = "\n".join(it for it in words if it)
        said["id"] = of.guid if self._whole.own else ""
        return draft.incoming(data, **said)

    # -- the text

    def _text(self, of: TextSource) -> tuple[str, bytes | None, dict[str, Any]] | Note:
        data = self.bytes_of(of.path)
        if data is None and of.content:
            return of.content, None, {}
        name = of.name or self._source.name
        if data is None:
            values: dict[str, str | int] = {"count": len(of.selections)}
            return Note(message="formats-refi-no-text", name=name, values=values, lost=True)
        if self._whole.own:
            try:
                return data.decode("utf-8"), data, {}
            except UnicodeDecodeError:
                pass
        try:
            found = decoding.decode(data, self._encoding)
        except decoding.NotText as error:
            return Note(message=f"formats-{error.reason}", name=name, lost=True)
        return found.text, data, {"encoding": found.encoding, "certain": found.certain}

    def bytes_of(self, path: str) -> bytes | None:
        """A text of the archive, or one that lies beside it: whatever folder the project names."""
        if not path:
            return None
        name = _SPLIT.split(path)[-1].strip().lower()
        if self._archive and name in self._by_name:
            return self._archive.read(self._places[self._by_name[name]])
        try:
            beside = self._source.with_name(_SPLIT.split(path)[-1])
            for it in (beside, *self._unpacked(beside.name)):
                if name.endswith(".txt") and it.is_file():
                    return it.read_bytes()
        except (OSError, ValueError):
            pass
        return None

    def _unpacked(self, name: str) -> Iterator[Path]:
        """Where an archive that somebody unpacked has its texts."""
        if self._archive is None and isinstance(self._source, Path):
            yield from (self._source.parent / it / name for it in ("sources", "Sources"))

    # -- what is marked in it

    def _selection(self, draft: Draft, of: Selection) -> bool:
        """Whether anything codes it."""
        ranges, quote = self._place(draft, of)
        said = list(self._said(of)) if of.description or of.notes else []
        if self._whole.own and names.FRAGMENTS in of.description:
            parts = next((it for name, it in said if name == names.FRAGMENTS), "")
            ranges = names.fragments(str(parts)) or ranges
            said = [it for it in said if it[0] != names.FRAGMENTS]
        coded = False
        for number, coding in enumerate(of.codings):
            layer, label = self.labels.get(coding.code, ("", ""))
            if not label:
                continue
            coded = True
            own = of.guid if number == 0 else coding.guid
            span_id = draft.span(
                own, label, ranges, quote, layer=layer, told=self._told(of, coding)
            )
            for name, value in said if span_id else ():
                draft.attribute(span_id, name, value)
        return coded

    def _place(self, draft: Draft, of: Selection) -> tuple[list[Range], str | None]:
        """Its name is the words that it covers, or their beginning, in most programs."""
        if of.on_page is not None:
            if self._pages is None or self._pages.text is not draft.text:
                self._pages = Pages(draft.text)
            return self._pages.place(of.on_page, of.name)
        start, end = cells.whole(of.start), cells.whole(of.end)
        if start is None or end is None:
            return [], None
        words = draft.text[start:end]
        if words and words == of.name:
            return [(start, end)], words
        beginning = _CUT.sub("", of.name)
        if self._whole.own and words.translate(safe_xml.XML_FORBIDDEN).startswith(beginning):
            return [(start, end)], words or None
        if not of.name or (beginning != of.name and of.name not in draft.text):
            return [(start, end)], words if beginning and words.startswith(beginning) else None
        flat = " ".join(of.name.split())
        if " ".join(words.split()) == flat:
            return [(start, end)], words
        is_whole = abs(end - start - len(of.name)) <= of.name.count("\n") + _astral(of.name)
        return [(start, end)], of.name if is_whole else None

    def _said(self, of: Selection) -> Iterator[tuple[str, str | tuple[str, ...]]]:
        if self._whole.own:
            yield from names.heard_lines(of.description)
            return
        words = [of.description, *map(self._note, of.notes)]
        if said := "\n".join(it.strip() for it in words if it.strip()):
            yield "comment", said

    def _note(self, guid: str) -> str:
        note = self._whole.notes.get(guid)
        if note is None or note.content or not note.path:
            return note.content if note else ""
        data = self.bytes_of(note.path)
        try:
            return decoding.decode(data).text if data else ""
        except decoding.NotText:
            return ""

    def _told(self, of: Selection, coding: Coding) -> Told:
        user = self.users.get(coding.user or of.user, "")
        return Told(annotator=user, created=coding.created or of.created)

    # -- what is said of it

    def _relations(self, draft: Draft, of: TextSource) -> None:
        for selection in of.selections:
            for it in self._links.get(selection.guid, ()):
                note = self._whole.notes.get(it.note)
                user, created = (note.user, note.created) if note else (selection.user, 0)
                told = Told(annotator=self.users.get(user, ""), created=created)
                found = draft.relation(it.guid, it.name or "link", it.origin, it.target, told)
                if not found or note is None:
                    continue
                if not self._whole.own:
                    if said := self._note(it.note):
                        draft.attribute(found, "comment", said)
                    continue
                for name, value in names.heard_lines(note.content):
                    draft.attribute(found, name, value)

    def values_of(self, draft: Draft, values: Values) -> dict[str, Any]:
        """Variables: facts of the article where they bear their names, else labels of it."""
        raw: dict[str, Any] = {}
        for guid, value in values:
            name = self._whole.variables.get(guid, "")
            if name in facts.NAMES and (self._whole.own or name not in _OURS):
                raw[name] = _fact(name, value)
            elif name and (value if self._whole.own else value.strip()):
                label, many = cells.named(name) if self._whole.own else (name, False)
                draft.label(label, cells.items(value) if many else value)
        said, rest = facts.heard(raw, draft.text)
        for name, value in rest.items():
            draft.label(name, str(value))
        return said


_OURS = frozenset({"name", "sha256", "encoding", "created", "note", "directions", "bookmarks"})


def _fact(name: str, value: str) -> Any:
    if name == "bookmarks":
        return [cells.whole(it) for it in value.split(";")]
    if name == "directions":
        pairs = (it.split() for it in value.split(";"))
        return {it[0]: it[-1] for it in pairs if it}
    return value


def _labels(whole: Whole) -> dict[str, tuple[str, str]]:
    """Layer and label of each code; names that several codes have are told apart by what is above them."""
    often: dict[str, int] = {}
    for it in whole.codes.values():
        often[it.name] = often.get(it.name, 0) + 1
    labels: dict[str, tuple[str, str]] = {}
    for guid, it in whole.codes.items():
        above = whole.codes[it.parent].name if it.parent in whole.codes else ""
        if whole.own:
            labels[guid] = (above, it.name)
        elif above and often[it.name] > 1:
            labels[guid] = ("", f"{above} / {it.name}")
        else:
            labels[guid] = ("", it.name)
    return labels


def _astral(words: str) -> int:
    return sum(it > "\uffff" for it in words)
