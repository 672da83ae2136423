"""A dataset as a REFI-QDA project: sources, codings, links; everything passes by once and is spooled on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hashiya import __version__
from hashiya.formats import deflating, facts, safe_xml, values_as_text
from hashiya.formats.format import WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.refi import names
from hashiya.formats.refi.codes import Codes
from hashiya.formats.refi.selections import Selections
from hashiya.formats.tables import cells
from hashiya.formats.tables.writing import weigh as weigh_cells
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

_MAKERS = 4_096

_HEAD = (
    f'<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="{names.SPACE}" '
    f'name="Hashiya" origin="{names.ORIGIN} {__version__}">\n'
)
_ELSEWHERE = frozenset({"name", "note", "directions", "bookmarks", "created"})
"""Facts that are no variables of their own kind: told by attributes, or as numbers in words."""


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """``project.qde`` and a text for each article, in one archive.

    An archive takes in one file after the other: texts, notes and links wait until the sources are written,
    for those are by far the most.
    """
    project = _Project(dataset)
    with ExitStack() as files:
        archive = files.enter_context(ZipFile(target, "w", ZIP_DEFLATED))
        texts, notes, links = (
            files.enter_context(tempfile.TemporaryFile(dir=target.parent)) for _ in range(3)
        )
        sizes: list[tuple[str, int]] = []
        with deflating.entry(archive, names.PROJECT, large=True) as place:
            place.write("".join((_HEAD, *project.start())).encode("utf-8"))
            for annotated in dataset:
                article = annotated.article
                name = f"{names.SOURCES}/{project.source(article.id)}.txt"
                text = article.text.encode("utf-8")
                texts.write(text)
                guids = _guids(annotated)
                if not sizes:
                    place.write(b"<Sources>\n")
                place.write(project.sources(annotated, guids))
                sizes.append((name, len(text)))
                for spool, words in zip(
                    (notes, links), project.links(annotated, guids), strict=True
                ):
                    spool.write(words.encode("utf-8"))
            if sizes:
                place.write(b"</Sources>\n")
            _spooled("Notes", notes, place)
            _spooled("Links", links, place)
            place.write(b"</Project>\n")
        archive.comment = names.vouched(archive.getinfo(names.PROJECT).CRC)
        texts.seek(0)
        for name, size in sizes:
            with deflating.entry(archive, _entry(name)) as place:
                place.write(texts.read(size))


def _entry(name: str) -> ZipInfo:
    """Without a date: the same articles give the same file."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _spooled(name: str, spool: IO[bytes], place: IO[bytes]) -> None:
    """An element of what waited, if anything did."""
    if not spool.tell():
        return
    place.write(f"<{name}>\n".encode())
    spool.seek(0)
    while data := spool.read(1 << 20):
        place.write(data)
    place.write(f"</{name}>\n".encode())


class _Project:
    """What is known of the whole: users, codes and variables, gathered in a walk before."""

    def __init__(self, dataset: Dataset) -> None:
        self._schema = dataset.schema
        self._codes = Codes(dataset.schema)
        self._users: dict[str, str] = {}
        self._variables: dict[str, str] = {}
        self._given: set[str] = set()
        self._makers: dict[tuple[str, int], str] = {}
        self._links: dict[str, str] = {}
        self._selections = Selections(self._codes.labels, self._who)
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

    def sources(self, annotated: AnnotatedArticle, guids: Mapping[str, str]) -> bytes:
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
        end = "".join((*values, "</TextSource>\n"))
        marks = self._selections.of(annotated, guids)
        return b"".join((head.encode("utf-8"), marks, end.encode("utf-8")))

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
            own = guids[it.id]
            said = names.said_lines(it.attributes) if it.attributes else ""
            reference = "/>\n"
            if said or it.annotator != here[it.from_id]:
                note = names.derived("note", own)
                reference = f'><NoteRef targetGUID="{note}"/></Link>\n'
                label = safe_xml.attribute(it.label)
                notes.append(
                    f'<Note guid="{note}" name="{label}"{self._who(it.annotator, it.created)}>'
                    f"<PlainTextContent>{said}</PlainTextContent></Note>\n"
                )
            link = self._links.get(it.label) or self._link(it.label)
            ends = f'"{guids[it.from_id]}" targetGUID="{guids[it.to_id]}"'
            links.append(f'<Link guid="{own}"{link}{ends}{reference}')
        return "".join(notes), "".join(links)

    def _link(self, label: str) -> str:
        """What all links of that label say of themselves."""
        known = self._schema.relation(label)
        way = "Associative" if known is not None and known.symmetric else "OneWay"
        name = safe_xml.attribute(label)
        said = self._links[label] = f' name="{name}" direction="{way}" originGUID='
        return said

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
    """Relations between articles, empty values, numbers as words, and letters that XML cannot hold."""
    weigh_cells(annotated, tally)
    here = {it.id for it in annotated.annotations}
    others = values_as_text.others_of(annotated)
    values_as_text.of_spans(others.marks, schema, tally)
    within = (it for it in others.arrows if it.from_id in here and it.to_id in here)
    values_as_text.of_relations(within, tally)
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
