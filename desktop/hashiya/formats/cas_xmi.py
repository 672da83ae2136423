"""UIMA CAS XMI: a file an article and ``TypeSystem.xml`` beside; offsets count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hashiya.formats import safe_xml
from hashiya.formats.cas import records as r
from hashiya.formats.cas import types as t
from hashiya.formats.cas.model import Cas, FoundFeature, FoundType, Sofa, Structure
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
_XMI = "http://www.omg.org/XMI"
_ID = f"{_XMI} id"
_ROOM = "http:///"
_SPECIFIER = "http://uima.apache.org/resourceSpecifier"
_NO_PACKAGE = "uima.noNamespace"
"""What UIMA writes for types whose names have no dots."""
_PLAIN = frozenset(
    f"uima.cas.{it}"
    for it in ("String", "Boolean", "Integer", "Long", "Short", "Byte", "Float", "Double")
)
_MANY = frozenset({t.SENTENCE, t.TOKEN})
"""Structures that say nothing that we keep."""
_REFERENCES = frozenset({"Governor", "Dependent", "target", "next", "first", "sofa"})
"""Features that lead to other structures even where no types say so."""


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
        tag = prefixes.tag(name)
        parts += [
            f'<{tag} xmi:id="{at}" sofa="1" begin="{start}" end="{end}"/>\n'
            for at, (start, end) in enumerate(places, start=number)
        ]
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

    def tag(self, name: str) -> str:
        package, _, local = name.rpartition(".")
        if package not in self._by_package:
            prefix = package.rpartition(".")[2]
            used = self._by_package.values()
            number = sum(it.rstrip("0123456789") == prefix for it in used) + 1
            self._by_package[package] = f"{prefix}{number}" if number > 1 else prefix
        return f"{self._by_package[package]}:{local}"

    def __str__(self) -> str:
        declared = (
            f'xmlns:{it}="{_ROOM}{package.replace(".", "/")}.ecore"'
            for package, it in self._by_package.items()
        )
        return " ".join([f'xmlns:xmi="{_XMI}"', *declared])


def _element(it: r.Record, tag: str) -> str:
    places = f' begin="{it.places[0]}" end="{it.places[1]}"' if it.places else ""
    said: list[str] = []
    children: list[str] = []
    for name, value in it.values.items():
        if isinstance(value, tuple):
            children += (f"<{name}>{safe_xml.text(one)}</{name}>" for one in value)
        else:
            word = ("true" if value else "false") if isinstance(value, bool) else value
            said.append(f' {name}="{safe_xml.attribute(word)}"')
    said += (f' {name}="{number}"' for name, number in it.links.items())
    start = f'<{tag} xmi:id="{it.id}" sofa="1"{places}{"".join(said)}'
    return f"{start}>{''.join(children)}</{tag}>\n" if children else f"{start}/>\n"


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
    return source.suffix.lower() == ".xmi" or _XMI.encode() in head


def read(path: Source, options: ReadOptions) -> Iterator[Incoming | Note]:
    """The article of the file, or the reason why it is none.

    Raises:
        OSError: it cannot be read.
    """
    if path.stat().st_size > LARGEST:
        yield Note(message="formats-too-large", name=path.name, lost=True)
        return
    cas = Cas()
    beside = next((it for it in map(path.with_name, _BESIDE) if it.is_file()), None)
    try:
        if beside and beside.name != path.name:
            safe_xml.parse(beside, _TypesHeard(cas))
    except BadXml:
        yield Note(message="formats-cas-no-types", name=beside.name if beside else "", lost=True)
        cas.types.clear()
    heard = _Heard(cas)
    try:
        safe_xml.parse(path, heard)
    except BadXml as error:
        yield Note(message=error.message, name=path.name, line=error.line, lost=True)
        return
    heard.resolve()
    unknown = {it.type for it in cas.structures.values()} - cas.types.keys()
    found = article(cas, path.name, f"{path.stem}.txt")
    if cas.types and any(it.startswith(t.CUSTOM) for it in unknown):
        yield Note(message="formats-cas-other-types", name=TYPES)
    yield found


class _TypesHeard:
    """Fills the types from a description of a type system."""

    def __init__(self, cas: Cas) -> None:
        self._types = cas.types
        self._type, self._feature = FoundType(), FoundFeature()
        self._words: list[str] = []
        self._in_feature = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._words = []
        if local == "typeDescription":
            self._type = FoundType()
        elif local == "featureDescription":
            self._feature, self._in_feature = FoundFeature(), True

    def text(self, data: str) -> None:
        self._words.append(data)

    def end(self, name: str) -> None:
        local, told = name.rpartition(" ")[2], "".join(self._words).strip()
        self._words = []
        match local:
            case "name" if self._in_feature:
                self._type.features[told] = self._feature
            case "name":
                self._types[told] = self._type
            case "description" if self._in_feature:
                self._feature.description = told
            case "description" if not self._type.features:
                self._type.description = told
            case "rangeTypeName":
                self._feature.range = told
            case "supertypeName":
                self._type.parent = told
            case "featureDescription":
                self._in_feature = False
            case _:
                pass


class _Heard:
    """Fills the structures: a child of the root is one, its children are elements of lists."""

    def __init__(self, cas: Cas) -> None:
        self._cas = cas
        self._depth = 0
        self._now: Structure | None = None
        self._words: list[str] = []
        self._names: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._words = []
        if self._depth == 2:
            self._now = None
            known = self._names.get(name)
            if known is None:
                known = self._names[name] = _type_name(name)
            if known not in _MANY:
                self._structure(known, attributes)

    def text(self, data: str) -> None:
        if self._depth == 3:
            self._words.append(data)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._depth == 2 and self._now is not None:
            held = self._now.values.setdefault(name.rpartition(" ")[2], [])
            if isinstance(held, list):
                held.append("".join(self._words))

    def _structure(self, name: str, attributes: dict[str, str]) -> None:
        if name == "uima.cas.Sofa":
            self._cas.sofas.append(
                Sofa(
                    attributes.get(_ID, ""),
                    attributes.get("sofaID", ""),
                    attributes.get("sofaString", ""),
                )
            )
        elif name not in ("uima.cas.NULL", "uima.cas.View"):
            self._now = self._found(name, attributes)
            self._cas.structures[self._now.id] = self._now

    def _found(self, name: str, attributes: dict[str, str]) -> Structure:
        key = attributes.get(_ID, f"#{len(self._cas.structures)}")
        made = Structure(key, name, attributes.get("sofa", ""), _places(attributes))
        for feature, value in attributes.items():
            if feature in ("begin", "end", "sofa", _ID):
                continue
            told = self._cas.feature(name, feature).range
            leads = feature in _REFERENCES if not told else told not in _PLAIN
            if leads and value.replace(" ", "").isdecimal():
                made.links[feature] = value.split()
            else:
                made.values[feature] = value
        return made

    def _infer(self, it: Structure) -> None:
        """Of a type that nothing describes: numbers of slots' links are such."""
        for feature, value in list(it.values.items()):
            ids = value.split() if isinstance(value, str) and value[:1].isdigit() else []
            found = [self._cas.structures.get(key) for key in ids]
            if ids and all(of and "target" in of.links for of in found):
                it.links[feature] = ids
                del it.values[feature]

    def resolve(self) -> None:
        """Lists that stand by themselves take their places in the structures that name them."""
        arrays = {key: it for key, it in self._cas.structures.items() if it.type.endswith("Array")}
        for key in arrays:
            del self._cas.structures[key]
        for it in self._cas.structures.values():
            if it.type not in self._cas.types:
                self._infer(it)
            for feature, ids in list(it.links.items()):
                found = arrays.get(ids[0]) if len(ids) == 1 else None
                if found is None:
                    continue
                elements = found.values.get("elements", [])
                if isinstance(elements, list):
                    it.values[feature] = elements
                    del it.links[feature]
                else:
                    it.links[feature] = str(elements).split()


def _type_name(name: str) -> str:
    room, _, local = name.rpartition(" ")
    package = room.removeprefix(_ROOM).removesuffix(".ecore").replace("/", ".")
    return f"{package}.{local}" if package not in ("", _NO_PACKAGE) else local


def _places(attributes: dict[str, str]) -> tuple[int, int] | None:
    if "begin" not in attributes and "end" not in attributes:
        return None
    start, end = attributes.get("begin", "0"), attributes.get("end", "0")
    if not all(it.isascii() and it.isdigit() and len(it) < 13 for it in (start, end)):
        return 0, 0
    return int(start), int(end)


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
