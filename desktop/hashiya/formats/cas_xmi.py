"""UIMA CAS XMI: a file an article and ``TypeSystem.xml`` beside; offsets count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from hashiya.formats import safe_xml
from hashiya.formats.cas import records as r
from hashiya.formats.cas import types as t
from hashiya.formats.cas import xmi
from hashiya.formats.cas.elements import ROOM, XMI
from hashiya.formats.cas.model import FoundTypes
from hashiya.formats.cas.reading import article
from hashiya.formats.format import ALL, Format, Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.source import Source
from hashiya.formats.xml_losses import characters
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

LARGEST = 256 * 1024 * 1024
TYPES = "TypeSystem.xml"
_BESIDE = (TYPES, "typesystem.xml", "full-typesystem.xml")
_SPECIFIER = "http://uima.apache.org/resourceSpecifier"

# -- writing


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """XML 1.0 in UTF-8; what it cannot hold has a stand-in of one letter, so no offset moves."""
    types = t.Types(dataset.schema)
    stems = Names(file_stem, folded=True)
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        (target / f"{stem}.xmi").write_bytes(_document(annotated, types).encode("utf-8"))
    (target / TYPES).write_bytes(_type_system(types).encode("utf-8"))


def _document(annotated: AnnotatedArticle, types: t.Types) -> str:
    records = r.Records(annotated, types)
    number = records.first
    parts: list[str] = []
    prefixes = _Prefixes()
    for name, places in ((t.SENTENCE, records.sentences), (t.TOKEN, records.tokens)):
        one = f'<{prefixes.tag(name)} xmi:id="%d" sofa="1" begin="%d" end="%d"/>\n'
        parts.append(r.numbered(one, number, places))
        number += len(places)
    for record in records:
        parts.append(_element(record, prefixes.tag(record.type)))
        number = record.id + 1
    text = safe_xml.attribute(annotated.article.text)
    members = " ".join(map(str, range(records.first, number)))
    return "".join(
        [
            f'<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI {prefixes} xmi:version="2.0">\n',
            '<cas:NULL xmi:id="0"/>\n',
            *parts,
            '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text"'
            f' sofaString="{text}"/>\n<cas:View sofa="1" members="{members}"/>\n</xmi:XMI>\n',
        ]
    )


class _Prefixes:
    """Short names for the packages of types, as they are met; as text their declarations."""

    def __init__(self) -> None:
        self._by_package = {"uima.cas": "cas"}
        self._tags: dict[str, str] = {}

    def tag(self, name: str) -> str:
        known = self._tags.get(name)
        if known is None:
            package, _, local = name.rpartition(".")
            known = self._tags[name] = f"{self._prefix(package)}:{local}"
        return known

    def _prefix(self, package: str) -> str:
        if package not in self._by_package:
            prefix = package.rpartition(".")[2]
            used = self._by_package.values()
            number = sum(it.rstrip("0123456789") == prefix for it in used) + 1
            self._by_package[package] = f"{prefix}{number}" if number > 1 else prefix
        return self._by_package[package]

    def __str__(self) -> str:
        declared = (
            f'xmlns:{it}="{ROOM}{package.replace(".", "/")}.ecore"'
            for package, it in self._by_package.items()
        )
        return " ".join([f'xmlns:xmi="{XMI}"', *declared])


def _element(it: r.Record, tag: str) -> str:
    said = f'<{tag} xmi:id="{it.id}" sofa="1"'
    if it.places:
        start, end = it.places
        said += f' begin="{start}" end="{end}"'
    children = ""
    for name, value in it.values.items():
        if isinstance(value, tuple):
            children += "".join([f"<{name}>{safe_xml.text(one)}</{name}>" for one in value])
        else:
            said += _said(name, value)
    for name, number in it.links.items():
        said += f' {name}="{number}"'
    return f"{said}>{children}</{tag}>\n" if children else f"{said}/>\n"


def _said(name: str, value: str | bool) -> str:  # noqa: FBT001 - a value as any other
    word = ("true" if value else "false") if isinstance(value, bool) else value
    return _attribute(name, word) if len(word) < 100 else f' {name}="{safe_xml.attribute(word)}"'


@lru_cache(maxsize=4096)  # labels, annotators and most values come again and again
def _attribute(name: str, word: str) -> str:
    return f' {name}="{safe_xml.attribute(word)}"'


def _type_system(types: t.Types) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<typeSystemDescription xmlns="{_SPECIFIER}">\n<types>\n'
        + "".join(map(_type, types))
        + "</types>\n</typeSystemDescription>\n"
    )


def _type(it: t.Type) -> str:
    features = "".join(
        f"<featureDescription>{_tag('name', of.name)}{_tag('description', of.description)}"
        f"{_tag('rangeTypeName', of.range)}</featureDescription>\n"
        for of in it.features
    )
    return (
        f"<typeDescription>{_tag('name', it.name)}{_tag('description', it.description)}"
        f"{_tag('supertypeName', it.parent)}<features>\n{features}</features></typeDescription>\n"
    )


def _tag(name: str, content: str) -> str:
    return f"<{name}>{safe_xml.text(content)}</{name}>"


def weigh(annotated: AnnotatedArticle, schema: Schema, options: WriteOptions, tally: Tally) -> None:
    """What no analysis structure says, and the letters that XML does not have."""
    r.weigh(annotated, schema, tally)
    characters(annotated, tally)


# -- reading


def recognises(source: Source, head: bytes) -> bool:
    return source.suffix.lower() == ".xmi" or XMI.encode() in head


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the file, or the reason why it is none.

    Raises:
        OSError: it cannot be read.
    """
    size = path.stat().st_size
    if size > LARGEST:
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    types = FoundTypes()
    beside = next((it for it in map(path.with_name, _BESIDE) if it.is_file()), None)
    try:
        if beside and beside.name != path.name:
            types = xmi.types_of(beside)
    except BadXml:
        yield Note(message="formats-cas-no-types", name=beside.name if beside else "", lost=True)
    try:
        cas = xmi.cas_of(path, size, types)
    except BadXml as error:
        yield Note(message=error.message, name=path.name, line=error.line, lost=True)
        return
    unknown = {it.type for it in cas.structures.values()} - types.keys()
    found = article(cas, path.name, f"{path.stem}.txt")
    if types and any(it.startswith(t.CUSTOM) for it in unknown):
        yield Note(message="formats-cas-other-types", name=TYPES)
    yield found


FORMAT = Format(
    id="cas-xmi",
    suffixes=(".xmi",),
    folder=True,
    read=read,
    write=write,
    weigh=weigh,
    recognises=recognises,
    beside=("typesystem.xml",),
    unit="utf-16",
    carries=ALL,
)
