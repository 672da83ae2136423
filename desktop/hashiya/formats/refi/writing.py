"""A dataset as a REFI-QDA project: sources, codings, links; everything passes by once and is spooled on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hashiya import __version__
from hashiya.formats import facts, safe_xml
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.refi import names
from hashiya.formats.refi.codes import Codes
from hashiya.formats.tables import cells
from hashiya.formats.tables.writing import weigh as weigh_cells
from hashiya.model.annotation import Annotation
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.relation import Relation
from hashiya.model.schema import Schema

SHOWN = 60
"""Letters of a mark's words that are its name, which programs show in lists."""

_HEAD = (
    f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{names.SPACE}" '
    f'name="Hashiya" origin="{names.ORIGIN} {__version__}">\n'
)
_ELSEWHERE = frozenset({"name", "note", "directions", "bookmarks", "created"})
"""Facts that are no variables of their own kind: told by attributes, or as numbers in words."""


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """``project.qde`` and a text for each article, in one archive."""
    project = _Project(dataset)
    with ExitStack() as files:
        archive = files.enter_context(ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6))
        spool = [files.enter_context(tempfile.TemporaryFile(dir=target.parent)) for _ in range(3)]
        sources, notes, links = spool
        for annotated in dataset:
            article = annotated.article
            entry = _entry(f"{names.SOURCES}/{project.source(article.id)}.txt")
            archive.writestr(entry, article.text.encode("utf-8"))
            _put(sources, project.sources(annotated))
            for note, link in project.links(annotated):
                _put(notes, (note,))
                _put(links, (link,))
        with archive.open(_entry(names.PROJECT), "w", force_zip64=True) as place:
            place.write("".join((_HEAD, *project.start())).encode("utf-8"))
            for name, spooled in zip(("Sources", "Notes", "Links"), spool, strict=True):
                if spooled.tell():
                    place.write(f"<{name}>\n".encode())
                    _copy(spooled, place)
                    place.write(f"</{name}>\n".encode())
            place.write(b"</Project>\n")


def _entry(name: str) -> ZipInfo:
    """Without a date: the same articles give the same file."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _put(stream: IO[bytes], parts: Iterable[str]) -> None:
    stream.write("".join(parts).encode("utf-8"))


def _copy(stream: IO[bytes], place: IO[bytes]) -> None:
    stream.seek(0)
    while data := stream.read(1 << 20):
        place.write(data)


class _Project:
    """What is known of the whole: users, codes and variables, gathered in a walk before."""

    def __init__(self, dataset: Dataset) -> None:
        self._schema = dataset.schema
        self._codes = Codes(dataset.schema)
        self._users: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._given: set[str] = set()
        for annotated in dataset:
            self._codes.take(annotated)
            for it in (*annotated.annotations, *annotated.relations):
                if it.annotator:
                    self._users.setdefault(it.annotator, names.derived("user", it.annotator))
            for name in _variables(annotated):
                self._variables.setdefault(name, names.derived("variable", name))

    def source(self, article_id: str) -> str:
        return names.guid("source", article_id)

    def start(self) -> Iterator[str]:
        if self._users:
            yield "<Users>"
            for name, own in self._users.items():
                yield f'<User guid="{own}" name="{safe_xml.attribute(name)}"/>'
            yield "</Users>\n"
        yield from self._codes.xml()
        if self._variables:
            yield "<Variables>"
            for name, own in self._variables.items():
                called = safe_xml.attribute(name)
                yield f'<Variable guid="{own}" name="{called}" typeOfVariable="Text"/>'
            yield "</Variables>\n"

    def sources(self, annotated: AnnotatedArticle) -> Iterator[str]:
        """One source with its selections."""
        article = annotated.article
        own = self.source(article.id)
        made = f' creationDateTime="{names.moment(article.created)}"' if article.created else ""
        yield (
            f'<TextSource guid="{own}" name="{safe_xml.attribute(article.name)}" '
            f'plainTextPath="{names.INTERNAL}{own}.txt"{made}>\n'
        )
        if article.note:
            yield f"<Description>{safe_xml.text(article.note)}</Description>"
        for it in annotated.annotations:
            yield self._selection(annotated, it)
        for name, value in _variables(annotated).items():
            yield (
                f'<VariableValue><VariableRef targetGUID="{self._variables[name]}"/>'
                f"<TextValue>{safe_xml.text(value)}</TextValue></VariableValue>\n"
            )
        yield "</TextSource>\n"

    def _selection(self, annotated: AnnotatedArticle, it: Annotation) -> str:
        own = _guid_of(annotated, it.id)
        who = self._who(it)
        quote = it.quote if len(it.quote) <= SHOWN else f"{it.quote[:SHOWN]}…"
        code = self._codes.guid(it.layer, it.label)
        said = "\n".join((*_parts(it), *names.lines(it.attributes))) if _says(it) else ""
        told = f"<Description>{safe_xml.text(said)}</Description>" if said else ""
        coding = names.derived("coding", own)
        return (
            f'<PlainTextSelection guid="{own}" name="{safe_xml.attribute(quote)}" '
            f'startPosition="{it.start}" endPosition="{it.end}"{who}>{told}'
            f'<Coding guid="{coding}"{who}><CodeRef targetGUID="{code}"/></Coding>'
            "</PlainTextSelection>\n"
        )

    def links(self, annotated: AnnotatedArticle) -> Iterator[tuple[str, str]]:
        """For each relation within the article the note that says more of it, and the link.

        A link has no user: without a note it is of the one who marked its origin.
        """
        here = {it.id: it.annotator for it in annotated.annotations} if annotated.relations else {}
        for it in annotated.relations:
            if it.from_id not in here or it.to_id not in here:
                continue
            own = _guid_of(annotated, it.id)
            note, note_guid = "", names.derived("note", own)
            said = "\n".join(names.lines(it.attributes))
            has_note = bool(said) or it.annotator != here[it.from_id]
            if has_note:
                note = (
                    f'<Note guid="{note_guid}" name="{safe_xml.attribute(it.label)}"{self._who(it)}>'
                    f"<PlainTextContent>{safe_xml.text(said)}</PlainTextContent></Note>\n"
                )
            known = self._schema.relation(it.label)
            way = "Associative" if known is not None and known.symmetric else "OneWay"
            head = (
                f'<Link guid="{own}" name="{safe_xml.attribute(it.label)}" direction="{way}" '
                f'originGUID="{_guid_of(annotated, it.from_id)}" '
                f'targetGUID="{_guid_of(annotated, it.to_id)}"'
            )
            reference = f'><NoteRef targetGUID="{note_guid}"/></Link>\n' if has_note else "/>\n"
            yield note, head + reference

    def _who(self, it: Annotation | Relation) -> str:
        user = f' creatingUser="{self._users[it.annotator]}"' if it.annotator else ""
        return f'{user} creationDateTime="{names.moment(it.created)}"' if it.created else user


def _guid_of(annotated: AnnotatedArticle, own: str) -> str:
    return names.guid(annotated.article.id, own)


def _says(it: Annotation) -> bool:
    return bool(it.attributes) or len(it.fragments) > 1


def _parts(it: Annotation) -> Iterator[str]:
    if len(it.fragments) > 1:
        yield f"{names.FRAGMENTS}: " + "; ".join(f"{a.start} {a.end}" for a in it.fragments)


def _variables(annotated: AnnotatedArticle) -> dict[str, str]:
    """Facts and labels of the article by the names of their variables; those that say something."""
    article = annotated.article
    told = facts.told(article)
    said = {name: str(value) for name, value in told.items() if name not in _ELSEWHERE and value}
    if article.directions:
        turned = sorted(article.directions.items())
        said["directions"] = "; ".join(f"{at} {way}" for at, way in turned)
    if article.bookmarks:
        said["bookmarks"] = "; ".join(map(str, article.bookmarks))
    for name, value in article.labels.items():
        if shown := cells.shown(value):
            said[names.variable(name, many=isinstance(value, tuple))] = shown
    return said


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """Relations between articles, empty values, and letters that XML cannot hold."""
    weigh_cells(annotated, tally)
    here = {it.id for it in annotated.annotations}
    for it in annotated.relations:
        if it.from_id not in here or it.to_id not in here:
            tally.add("relation_across", it.label)
            kept = {name: value for name, value in it.attributes.items() if cells.shown(value)}
            tally.add_all("relation_attribute", kept)
    for letter, count in _letters(annotated).items():
        tally.add("character", f"U+{ord(letter):04X}", count)


def _letters(annotated: AnnotatedArticle) -> dict[str, int]:
    """Those that XML 1.0 cannot hold; the texts of articles and of marks lie beside it, as they are."""
    article = annotated.article
    words = [article.name, article.note, *_variables(annotated).values()]
    words += {it.annotator for it in (*annotated.annotations, *annotated.relations)}
    found: dict[str, int] = {}
    for it in words:
        if not it.isprintable():
            for letter in safe_xml.forbidden(it):
                found[letter] = found.get(letter, 0) + 1
    return found
