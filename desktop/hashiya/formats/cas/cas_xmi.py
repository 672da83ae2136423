"""UIMA CAS XMI: a file an article and ``TypeSystem.xml`` beside; offsets count UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from hashiya.formats import safe_xml
from hashiya.formats.cas import records as r
from hashiya.formats.cas import types as t
from hashiya.formats.cas import xmi
from hashiya.formats.cas.elements import ROOM, XMI
from hashiya.formats.cas.forms import Form, Forms, Hole, Record
from hashiya.formats.cas.model import Cas, FoundTypes
from hashiya.formats.cas.numbering import Places
from hashiya.formats.cas.reading import article, article_at_once
from hashiya.formats.format import ALL, Format, Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.inception_places import heeding
from hashiya.formats.losses import Tally
from hashiya.formats.naming import Names, file_stem
from hashiya.formats.safe_xml import BadXml
from hashiya.formats.small_files import put
from hashiya.formats.source import Source
from hashiya.formats.stamped import Stamped
from hashiya.formats.xml_losses import characters
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Schema

LARGEST = 256 * 1024 * 1024
TYPES = "TypeSystem.xml"
_BESIDE = (TYPES, "typesystem.xml", "full-typesystem.xml")
_SPECIFIER = "http://uima.apache.org/resourceSpecifier"

_ENTITIES = t.ENTITY_TYPE.rpartition(".")[0]
_PREFIXES = {
    "uima.cas": "cas",
    t.TOKEN.rpartition(".")[0]: "type",
    t.METADATA.rpartition(".")[0]: "type2",
    t.CUSTOM.removesuffix("."): "custom",
    _ENTITIES: "type3",
}
"""Short names for the packages of types; all but that of the named entities are in every document."""

# -- writing


def write(dataset: Dataset, target: Path, options: WriteOptions) -> None:
    """XML 1.0 in UTF-8; what it cannot hold has a stand-in of one letter, so no offset moves."""
    types = t.Types(dataset.schema)
    written = _Written(types)
    stems = Names(file_stem, folded=True)
    for annotated in dataset:
        stem = stems.of(annotated.article.id, annotated.article.name)
        put(target, f"{stem}.xmi", written.document(annotated))
    (target / TYPES).write_bytes(_type_system(types).encode("utf-8"))


class _Written:
    """Documents of a dataset, with what they have in common."""

    def __init__(self, types: t.Types) -> None:
        one = '<%s xmi:id="%%d" sofa="1" begin="%%d" end="%%d"/>\n'
        self._sentences = Places(one % _tag(t.SENTENCE))
        self._tokens = Places(one % _tag(t.TOKEN))
        self._forms = Forms(types, self)
        self._entity = f"<{_tag(t.ENTITY_TYPE)} "
        packages = [*_PREFIXES]
        self._heads = [
            f'<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI {_declared(it)} xmi:version="2.0">\n'
            '<cas:NULL xmi:id="0"/>\n'
            for it in (packages[:-1], packages)
        ]

    def document(self, annotated: AnnotatedArticle) -> bytes:
        records = r.Records(annotated, self._forms)
        first = records.first
        sentences = self._sentences(first, *records.sentences)
        tokens = self._tokens(first + len(records.sentences[0]), *records.tokens)
        written = records.written()
        members = " ".join(self._forms.numerals.run(first, records.after))
        parts = [
            self._heads[self._entity in written],
            sentences,
            tokens,
            written,
            '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="',
            safe_xml.attribute(annotated.article.text),
            f'"/>\n<cas:View sofa="1" members="{members}"/>\n</xmi:XMI>\n',
        ]
        return b"".join([it.encode("utf-8") for it in parts])  # most of them are ASCII

    def form(self, record: Record) -> Form:
        """An element, with places for what it has of its own."""
        tag = _tag(record.type)
        said = f'<{tag} xmi:id="%s" sofa="1"'
        if record.placed:
            said += ' begin="%s" end="%s"'
        children = ""
        for name, value in record.values.items():
            if isinstance(value, Hole):
                said += f' {name}="{value.before}%s"'
            elif isinstance(value, tuple):
                children += "".join(
                    [f"<{name}>{_in_form(it)}</{name}>" for it in map(safe_xml.text, value)]
                )
            else:
                word = ("true" if value else "false") if isinstance(value, bool) else value
                said += f' {name}="{_in_form(safe_xml.attribute(word))}"'
        said += "".join([f' {name}="%s"' for name in record.links])
        return Form(f"{said}>{children}</{tag}>\n" if children else f"{said}/>\n")

    def fits(self, words: str) -> bool:
        """Whether nothing of it has to be escaped."""
        return words.isprintable() and not (
            "&" in words or "<" in words or ">" in words or '"' in words
        )


def _in_form(words: str) -> str:
    return words.replace("%", "%%")


def _tag(name: str) -> str:
    package, _, local = name.rpartition(".")
    return f"{_PREFIXES[package]}:{local}"


def _declared(packages: Iterable[str]) -> str:
    rooms = [(_PREFIXES[it], ROOM + it.replace(".", "/") + ".ecore") for it in packages]
    return " ".join(f'xmlns:{prefix}="{room}"' for prefix, room in [("xmi", XMI), *rooms])


def _type_system(types: t.Types) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<typeSystemDescription xmlns="{_SPECIFIER}">\n<types>\n'
        + "".join(map(_type, types))
        + "</types>\n</typeSystemDescription>\n"
    )


def _type(it: t.Type) -> str:
    features = "".join(
        f"<featureDescription>{_element('name', of.name)}{_element('description', of.description)}"
        f"{_element('rangeTypeName', of.range)}</featureDescription>\n"
        for of in it.features
    )
    return (
        f"<typeDescription>{_element('name', it.name)}{_element('description', it.description)}"
        f"{_element('supertypeName', it.parent)}<features>\n{features}</features></typeDescription>\n"
    )


def _element(name: str, content: str) -> str:
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
            types = _types_beside(beside)
    except BadXml:
        yield Note(message="formats-cas-no-types", name=beside.name if beside else "", lost=True)
    try:
        cas, found = _at_once(path, size, types) or _with_care(path, size, types)
    except BadXml as error:
        yield Note(message=error.message, name=path.name, line=error.line, lost=True)
        return
    unknown = {it.type for it in cas.structures.values()} - types.keys()
    if types and any(it.startswith(t.CUSTOM) for it in unknown):
        yield Note(message="formats-cas-other-types", name=TYPES)
    yield found


def _types_beside(source: Source) -> FoundTypes:
    """All files of a folder have the same, which is not read for each of them."""
    return _types_in(Stamped.of(source)) if isinstance(source, Path) else xmi.types_of(source)


@lru_cache(maxsize=2)
def _types_in(file: Stamped) -> FoundTypes:
    return xmi.types_of(file.path)


def _at_once(path: Source, size: int, types: FoundTypes) -> tuple[Cas, Incoming] | None:
    """The article of a file about which nothing is unusual, as nearly all are that we wrote."""
    taken = xmi.rows_of(path, size, types)
    found = article_at_once(*taken, path.name, f"{path.stem}.txt") if taken else None
    return (taken[0], found) if taken and found else None


def _with_care(path: Source, size: int, types: FoundTypes) -> tuple[Cas, Incoming | Note]:
    cas = xmi.cas_of(path, size, types)
    return cas, article(cas, path.name, f"{path.stem}.txt")


FORMAT = Format(
    id="cas-xmi",
    suffixes=(".xmi",),
    folder=True,
    fixed=frozenset({"TypeSystem.xml"}),
    each=("{}.xmi",),
    read=heeding(read),
    write=write,
    weigh=weigh,
    recognises=recognises,
    beside=("typesystem.xml",),
    unit="utf-16",
    carries=ALL,
)
