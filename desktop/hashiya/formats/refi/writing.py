"""A dataset as a REFI-QDA project: sources, codings, links; everything passes by once and is spooled on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
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
from hashiya.model.schema import Schema

SHOWN = 60
"""Letters of a mark's words that are its name, which programs show in lists."""

_QUICKLY = 2
"""How hard the archive packs: the usual 6 takes more than twice as long and makes it a seventh smaller."""
_MAKERS = 4_096

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
        archive = files.enter_context(ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_QUICKLY))
        spool = [files.enter_context(tempfile.TemporaryFile(dir=target.parent)) for _ in range(3)]
        for annotated in dataset:
            article = annotated.article
            entry = _entry(f"{names.SOURCES}/{project.source(article.id)}.txt")
            archive.writestr(entry, article.text.encode("utf-8"), compresslevel=_QUICKLY)
            guids = _guids(annotated)
            parts = (project.sources(annotated, guids), *project.links(annotated, guids))
            for stream, words in zip(spool, parts, strict=True):
                stream.write(words.encode("utf-8"))
        with archive.open(names.PROJECT, "w", force_zip64=True) as place:
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
        self._makers: dict[tuple[str, int], str] = {}
        self._ways: dict[str, str] = {}
        for annotated in dataset:
            self._codes.take(annotated)
            both = (annotated.annotations, annotated.relations)
            for name in dict.fromkeys(it.annotator for of in both for it in of):
                if name and name not in self._users:
                    self._users[name] = names.derived("user", name)
            for name in _variables(annotated):
                if name not in self._variables:
                    self._variables[name] = names.derived("variable", name)

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

    def sources(self, annotated: AnnotatedArticle, guids: Mapping[str, str]) -> str:
        """One source with its selections."""
        article = annotated.article
        own = self.source(article.id)
        made = f' creationDateTime="{names.moment(article.created)}"' if article.created else ""
        head = (
            f'<TextSource guid="{own}" name="{safe_xml.attribute(article.name)}" '
            f'plainTextPath="{names.INTERNAL}{own}.txt"{made}>\n'
        )
        if article.note:
            head += f"<Description>{safe_xml.text(article.note)}</Description>"
        values = [
            f'<VariableValue><VariableRef targetGUID="{self._variables[name]}"/>'
            f"<TextValue>{safe_xml.text(value)}</TextValue></VariableValue>\n"
            for name, value in _variables(annotated).items()
        ]
        return "".join((head, *self._selections(annotated, guids), *values, "</TextSource>\n"))

    def _selections(self, annotated: AnnotatedArticle, guids: Mapping[str, str]) -> Iterator[str]:
        """Of all marks of the article at once: this is done for every mark of a corpus."""
        marks = annotated.annotations
        made = {key: self._who(*key) for key in {(it.annotator, it.created) for it in marks}}
        who = [made[it.annotator, it.created] for it in marks]
        codes = [self._codes.labels[it.layer][it.label] for it in marks]
        owns = [guids[it.id] for it in marks]
        codings = names.derived_all("coding", owns)
        shown = _shown(annotated.article.text, [it.quote for it in marks])
        told = [_told(it) if it.attributes or len(it.fragments) > 1 else "" for it in marks]
        places = [(it.fragments[0].start, it.fragments[-1].end) for it in marks]
        return (
            f'<PlainTextSelection guid="{own}" name="{name}" '
            f'startPosition="{start}" endPosition="{end}"{made}>{said}'
            f'<Coding guid="{coding}"{made}><CodeRef targetGUID="{code}"/></Coding>'
            "</PlainTextSelection>\n"
            for own, name, (start, end), made, said, coding, code in zip(
                owns, shown, places, who, told, codings, codes, strict=True
            )
        )

    def links(self, annotated: AnnotatedArticle, guids: Mapping[str, str]) -> tuple[str, str]:
        """The relations within the article: the notes that say more of them, and the links.

        A link has no user: without a note it is of the one who marked its origin.
        """
        here = {it.id: it.annotator for it in annotated.annotations} if annotated.relations else {}
        notes: list[str] = []
        links: list[str] = []
        for it in annotated.relations:
            if it.from_id not in here or it.to_id not in here:
                continue
            own, label = guids[it.id], safe_xml.attribute(it.label)
            said = names.said_lines(it.attributes) if it.attributes else ""
            reference = "/>\n"
            if said or it.annotator != here[it.from_id]:
                note = names.derived("note", own)
                reference = f'><NoteRef targetGUID="{note}"/></Link>\n'
                notes.append(
                    f'<Note guid="{note}" name="{label}"{self._who(it.annotator, it.created)}>'
                    f"<PlainTextContent>{said}</PlainTextContent></Note>\n"
                )
            links.append(
                f'<Link guid="{own}" name="{label}" direction="{self._way(it.label)}" '
                f'originGUID="{guids[it.from_id]}" targetGUID="{guids[it.to_id]}"{reference}'
            )
        return "".join(notes), "".join(links)

    def _way(self, label: str) -> str:
        if label not in self._ways:
            known = self._schema.relation(label)
            symmetric = known is not None and known.symmetric
            self._ways[label] = "Associative" if symmetric else "OneWay"
        return self._ways[label]

    def _who(self, annotator: str, created: int) -> str:
        """Who made something and when, as attributes: mostly the same as of the mark before."""
        known = self._makers.get((annotator, created))
        if known is None:
            known = f' creatingUser="{self._users[annotator]}"' if annotator else ""
            if created:
                known += f' creationDateTime="{names.moment(created)}"'
            if len(self._makers) < _MAKERS:
                self._makers[annotator, created] = known
        return known


def _guids(annotated: AnnotatedArticle) -> dict[str, str]:
    """The GUID of each mark and relation of the article, by its id."""
    ids = [it.id for of in (annotated.annotations, annotated.relations) for it in of]
    if names.are_guids(ids):
        return dict(zip(ids, ids, strict=True))
    return {it: names.guid(annotated.article.id, it) for it in ids}


def _shown(text: str, quotes: Iterable[str]) -> list[str]:
    """The words of marks that are their names, as attributes have them; most need nothing."""
    names = [it if len(it) <= SHOWN else f"{it[:SHOWN]}…" for it in quotes]
    if any(sign in text for sign in '&<>"'):
        return list(map(safe_xml.attribute, names))
    return [it if it.isprintable() else safe_xml.attribute(it) for it in names]


def _told(it: Annotation) -> str:
    """What is said of a mark; the places of its parts stand in front."""
    said = names.said_lines(it.attributes)
    if len(it.fragments) > 1:
        parts = "; ".join(f"{part.start} {part.end}" for part in it.fragments)
        said = "\n".join(filter(None, (f"{names.FRAGMENTS}: {parts}", said)))
    return f"<Description>{said}</Description>" if said else ""


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
