"""XML of ours is read without a parser just as a parser has it read; and what is not ours, by the parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given, settings
from making import annotation, article, relation

from hashiya.formats import by_id
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.refi import laid_out, reading
from hashiya.formats.tei import quick as tei_quick
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

TEI, REFI = by_id("tei"), by_id("refi-qda")
Change = Callable[[bytes], bytes]


def the_gold() -> Dataset:
    return Dataset(schema=gold.schema(), articles=gold.articles())


def signs() -> Dataset:
    """Everything that is written with an entity, or in parts, or of somebody without a name."""
    of = article('\t<ab> & "قال" ]]>\r\nترامب 😀 لن ننسحب.', name='a"&<b>.txt', note="سطر\n<&>\r")
    said = {"two words": 'a\n "<b>"\r\t', "topics": ("أ;", "<ب>"), "certain": False, "n": 2.5}
    one = annotation(of, 0, 6, "MISC", attributes=said, annotator="")
    two = annotation(of, 8, 21, "A b", layer="طبقة & أخرى", annotator='"ليلى"')
    parts = (Span(4, 6), Span(8, 12))
    apart = replace(annotation(of, 4, 12, "CLAIM", layer="claim"), fragments=parts)
    arrows = (
        relation(apart, two, "قيل <له>", attributes={"x": "y\nz"}, annotator='"ليلى"'),
        relation(one, two, "holds"),
    )
    return Dataset(
        schema=gold.schema(),
        articles=[AnnotatedArticle(article=of, annotations=(one, apart, two), relations=arrows)],
    )


def noted() -> Dataset:
    """The gold with a note to every relation, no two the same."""
    articles = [
        replace(
            of,
            relations=tuple(
                replace(it, attributes={"number": str(at)}) for at, it in enumerate(of.relations)
            ),
        )
        for of in gold.articles()
    ]
    return Dataset(schema=gold.schema(), articles=articles)


# -- TEI


def with_care(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Incoming | Note]:
    assert TEI.read
    with monkeypatch.context() as patch:
        patch.setattr(tei_quick, "article", lambda data, file, stem: None)
        return list(TEI.read(file, ReadOptions()))


@pytest.mark.parametrize("dataset", [the_gold, signs])
def test_tei_of_ours_is_read_as_with_care(
    dataset: Callable[[], Dataset], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in sorted(kit.written(TEI, dataset(), WriteOptions(), tmp_path).glob("*.xml")):
        found = tei_quick.article(file.read_bytes(), file.name, file.stem)
        assert found
        assert [found] == with_care(file, monkeypatch)
        assert found.spans


def test_any_tei_of_ours_is_read_as_with_care(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    quickly: list[bool] = []

    @settings(max_examples=60)
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        place = tmp_path_factory.mktemp("tei")
        for file in kit.written(TEI, dataset, WriteOptions(), place).glob("*.xml"):
            found = tei_quick.article(file.read_bytes(), file.name, file.stem)
            quickly.append(found is not None)
            if found:
                assert [found] == with_care(file, monkeypatch)

    holds()
    assert quickly.count(True) > len(quickly) / 2


def put(old: bytes, new: bytes) -> Change:
    return lambda data: data.replace(old, new, 1)


TEI_CHANGES: dict[str, Change] = {
    "a definition": put(b"<TEI ", b'<!DOCTYPE TEI [<!ENTITY amp "x">]><TEI '),
    "an entity of others": put(b"<title>", b"<title>&nbsp;"),
    "a letter by its number": put(b"<title>", b"<title>&#65;"),
    "a comment": put(b"<standOff>", b"<!-- x --><standOff>"),
    "a comment in the text": put(b'"preserve">', b'"preserve"><!-- x -->'),
    "an element in the text": put(b'"preserve">', b'"preserve"><lb/>'),
    "an element in a mark": put(b"</span>", b"<note>x</note></span>"),
    "another attribute": put(b"<span ", b'<span cert="low" '),
    "apostrophes": put(b'xml:id="t1"', b"xml:id='t1'"),
    "another place": put(b"string-range(b,", b"string-range(b,1"),
    "past the text": put(b"string-range(b,", b"string-range(b,99999"),
    "no letters": lambda data: re.sub(rb"(string-range\(b,\d+),\d+", rb"\1,0", data, count=1),
    "a group in a group": put(b"</span>\n", b"</span>\n<spanGrp/>"),
    "no such label": put(b' ana="#', b' ana="#x'),
    "two labels": put(b' ana="#', b' ana="#x #'),
    "nobody": put(b' resp="#', b' resp="#x'),
    "no such end": put(b' active="#', b' active="#x'),
    "an id twice": put(b'xml:id="t2"', b'xml:id="t1"'),
    "a control at the end": put(b"</ab>", b"\x07</ab>"),
    "no character at the end": put(b"</ab>", b"\xef\xbf\xbe</ab>"),
    "a line of others at the end": put(b"</ab>", b"\r\n</ab>"),
    "an element at the end": put(b"</ab>", b"<lb/></ab>"),
    "a carriage return": put(b'"preserve">', b'"preserve">\r\n'),
    "a control": put(b'"preserve">', b'"preserve">\x07'),
    "no character": put(b'"preserve">', b'"preserve">\xef\xbf\xbf'),
    "a tab in an attribute": put(b' type="', b' type="\t'),
    "two bodies": put(b"</text>", b"</text><text><p>x</p></text>"),
    "cut off": lambda data: data[:-5],
    "more behind it": lambda data: data + b"<x/>",
    "a fact of others": put(b'>{"name"', b'>{"theirs": 1, "name"'),
    "broken facts": put(b'>{"name"', b'>{"name'),
}


@pytest.mark.parametrize("what", TEI_CHANGES)
def test_unusual_tei_is_read_with_care(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles()[:1])
    (file,) = kit.written(TEI, dataset, WriteOptions(), tmp_path).glob("*.xml")
    data = file.read_bytes()
    changed = TEI_CHANGES[what](data)
    assert changed != data
    assert tei_quick.article(changed, file.name, file.stem) is None
    file.write_bytes(changed)
    assert TEI.read
    assert list(TEI.read(file, ReadOptions())) == with_care(file, monkeypatch)


def test_tei_that_counts_past_the_end_is_read_with_care(tmp_path: Path) -> None:
    of = article("قال ترامب")
    dataset = Dataset(
        schema=gold.schema(),
        articles=[AnnotatedArticle(article=of, annotations=(annotation(of, 4, 9, "PERS"),))],
    )
    (file,) = kit.written(TEI, dataset, WriteOptions(), tmp_path).glob("*.xml")
    data = file.read_bytes()
    assert tei_quick.article(data, file.name, file.stem)
    file.write_bytes(data.replace(b"(b,4,5)", b"(b,4,50)"))
    assert tei_quick.article(file.read_bytes(), file.name, file.stem) is None


# -- REFI-QDA


def project_with_care(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Incoming | Note]:
    with monkeypatch.context() as patch:
        patch.setattr(laid_out, "layout", lambda stream, **_: None)
        return list(reading.read(file, ReadOptions()))


def project_quickly(file: Path, monkeypatch: pytest.MonkeyPatch) -> list[Incoming | Note]:
    with monkeypatch.context() as patch:
        patch.setattr(reading, "_outlined", lambda stream: pytest.fail("read with care"))
        return list(reading.read(file, ReadOptions()))


@pytest.mark.parametrize(
    ("dataset", "portion"), [(signs, 1), (signs, 100), (the_gold, 10_000), (noted, 1 << 18)]
)
def test_a_project_of_ours_is_read_as_with_care(
    dataset: Callable[[], Dataset], portion: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid_out, "PORTION", portion)
    file = kit.written(REFI, dataset(), WriteOptions(), tmp_path)
    found = project_quickly(file, monkeypatch)
    assert found == project_with_care(file, monkeypatch)
    assert all(isinstance(it, Incoming) and it.spans and it.relations for it in found)


def test_any_project_of_ours_is_read_as_with_care(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    @settings(max_examples=60)
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        file = kit.written(REFI, dataset, WriteOptions(), tmp_path_factory.mktemp("refi"))
        assert list(reading.read(file, ReadOptions())) == project_with_care(file, monkeypatch)

    holds()


def _links_turned(data: bytes) -> bytes:
    head, _, rest = data.partition(b"<Links>\n")
    links, _, tail = rest.partition(b"</Links>\n")
    turned = b"".join(reversed(links.splitlines(keepends=True)))
    return head + b"<Links>\n" + turned + b"</Links>\n" + tail


def _notes_turned(data: bytes) -> bytes:
    head, _, rest = data.partition(b"<Notes>\n")
    notes, _, tail = rest.partition(b"</Notes>\n")
    turned = b"".join(reversed([it + b"</Note>\n" for it in notes.split(b"</Note>\n")[:-1]]))
    return head + b"<Notes>\n" + turned + b"</Notes>\n" + tail


def in_second(old: bytes, new: bytes) -> Change:
    """Changes the second source, when one is read quickly already."""

    def changed(data: bytes) -> bytes:
        at = data.index(b"<TextSource ", data.index(b"</TextSource>"))
        return data[:at] + data[at:].replace(old, new, 1)

    return changed


REFI_CHANGES: dict[str, Change] = {
    "links in another order": _links_turned,
    "notes in another order": _notes_turned,
    "an element of others": in_second(b"</PlainTextSelection>", b"<X/></PlainTextSelection>"),
    "two codings": in_second(
        b"</Coding>", b'</Coding><Coding guid="x"><CodeRef targetGUID="y"/></Coding>'
    ),
    "another end": in_second(b'endPosition="', b'endPosition="1'),
    "no such code": in_second(b'<CodeRef targetGUID="', b'<CodeRef targetGUID="0'),
    "capitals": in_second(b'<PlainTextSelection guid="0', b'<PlainTextSelection guid="A'),
    "a picture": in_second(b"<TextSource ", b'<PictureSource guid="x"/><TextSource '),
    "a comment": in_second(b"<PlainTextSelection ", b"<!-- x --><PlainTextSelection "),
    "no text": in_second(b'plainTextPath="internal://', b'plainTextPath="internal://x'),
    "an entity of others": in_second(
        b'PlainTextSelection guid="', b'PlainTextSelection guid="&#65;'
    ),
    "a case": put(b"<Sources>", b'<Cases><Case guid="x"/></Cases><Sources>'),
    "a set": put(b"</Project>", b'<Sets><Set guid="x"/></Sets></Project>'),
    "another program": put(b'origin="Hashiya', b'origin="QualCoder'),
    "a definition": put(b"<Project ", b'<!DOCTYPE Project [<!ENTITY a "x">]><Project '),
    "cut off": lambda data: data[: len(data) // 2],
    "cut off at the end": lambda data: data[:-3],
    "a broken link": put(b" originGUID=", b" originGUID= <"),
}


@pytest.mark.parametrize("what", REFI_CHANGES)
def test_an_unusual_project_is_read_with_care(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = kit.written(REFI, noted(), WriteOptions(), tmp_path)
    file = tmp_path / "changed.qdpx"
    with ZipFile(made) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        new.comment = old.comment  # vouches for what the project was
        for name in old.namelist():
            data = old.read(name)
            changed = REFI_CHANGES[what](data) if name.endswith(".qde") else data
            assert changed != data or not name.endswith(".qde")
            new.writestr(name, changed)
    found = list(reading.read(file, ReadOptions()))
    careful = project_with_care(file, monkeypatch)
    assert articles(found) == articles(careful)
    assert notes(found) == notes(careful)


def articles(found: list[Incoming | Note]) -> list[Incoming]:
    return [it for it in found if isinstance(it, Incoming)]


def notes(found: list[Incoming | Note]) -> list[Note]:
    """They may be told later than the articles that were read quickly before."""
    return [it for it in found if isinstance(it, Note)]
