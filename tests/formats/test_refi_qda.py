"""REFI-QDA: valid by its schema, and read as QualCoder, Taguette, ATLAS.ti, MAXQDA and NVivo write it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import gold
import pytest
from formats import kit, refi_checker
from formats.datasets import datasets
from hypothesis import given, settings
from hypothesis import strategies as st

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats import safe_xml
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.refi import names, refi_qda
from hashiya.model.dataset import Dataset

TEXT = "قال الناتو إن العراق آمن.\r\nوأضاف الناتو 😀 أن القوات باقية في بغداد."
HEAD = '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" '
U = "AD68FBE7-E1EE-4A82-A279-23CC698C89EB"
C = [f"10000000-0000-4000-8000-00000000000{it}" for it in range(9)]
S = [f"20000000-0000-4000-8000-00000000000{it}" for it in range(9)]
CODEBOOK = (
    f'<Users><User guid="{U}" name="ليلى"/></Users><CodeBook><Codes>'
    f'<Code guid="{C[1]}" name="منظمة" isCodable="true" color="#00ff00"/>'
    f'<Code guid="{C[2]}" name="أماكن" isCodable="false"><Code guid="{C[3]}" name="مدينة" isCodable="true"/>'
    f'<Code guid="{C[4]}" name="دولة" isCodable="true"><Description>كل دولة</Description></Code></Code>'
    "</Codes></CodeBook>"
)


def selection(
    number: int, start: int, end: int, code: str, name: str = "", inside: str = ""
) -> str:
    return (
        f'<PlainTextSelection guid="{S[number]}" name="{name}" startPosition="{start}" endPosition="{end}" '
        f'creatingUser="{U}" creationDateTime="2020-11-10T18:01:23Z">{inside}<Coding guid="{S[number][:-2]}9'
        f'{number}" creatingUser="{U}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
    )


def project(place: Path, body: str, files: dict[str, bytes], origin: str = "") -> Path:
    path = place / "p.qdpx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", f'{HEAD}name="p" origin="{origin}">{body}</Project>')
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def read(path: Path) -> list[Incoming | Note]:
    assert formats.for_reading(path) is refi_qda.FORMAT
    assert refi_qda.FORMAT.read
    return list(refi_qda.FORMAT.read(path, ReadOptions()))


def only(path: Path) -> Incoming:
    (found,) = read(path)
    assert isinstance(found, Incoming), found
    return found


def marks(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.words or it.fragments[0].quote(of.text)) for it in of.spans]


def places(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.rindex(words)
    return start, start + len(words)


# -- written


@settings(max_examples=40)
@given(datasets)
def test_what_is_written_is_valid_by_the_schema(tmp_path_factory, dataset: Dataset) -> None:
    place = tmp_path_factory.mktemp("refi")
    found = refi_checker.read(kit.written(refi_qda.FORMAT, dataset, WriteOptions(), place))
    assert sorted(found.texts.values()) == sorted(it.article.text for it in dataset)
    assert sorted((path, words) for _, path, words in found.marks) == sorted(
        ((it.layer, it.label), it.quote) for of in dataset for it in of.annotations
    )
    assert len(found.links) == sum(len(it.relations) for it in dataset)


def test_who_drew_a_relation_comes_back(tmp_path: Path) -> None:
    source = gold.articles()[0]
    one, two, *rest = source.relations
    relations = (replace(one, annotator="ليلى"), replace(two, annotator=""), *rest)
    dataset = Dataset(schema=gold.schema(), articles=[replace(source, relations=relations)])
    report = kit.assert_accounted(refi_qda.FORMAT, dataset, tmp_path)
    assert report.lossless
    refi_checker.read(tmp_path / "out.qdpx")
    (found,), _ = kit.read(refi_qda.FORMAT, tmp_path / "out.qdpx")
    assert Counter(it.annotator for it in found.relations) == Counter(
        it.annotator for it in relations
    )


def test_the_gold_is_valid_and_the_same_each_time(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    path = kit.written(refi_qda.FORMAT, dataset, WriteOptions(), tmp_path / "a")
    again = kit.written(refi_qda.FORMAT, dataset, WriteOptions(), tmp_path / "b")
    assert path.read_bytes() == again.read_bytes()
    found = refi_checker.read(path)
    assert (len(found.marks), len(found.links)) == (297, 161)
    batch = reading.read([path])
    assert not batch.problems
    for item, source in zip(batch.items, dataset, strict=True):
        assert item.incoming.id == source.article.id
        assert [(it.layer, it.label, it.fragments) for it in item.incoming.spans] == [
            (it.layer, it.label, it.fragments) for it in source.annotations
        ]
        assert len(item.incoming.relations) == len(source.relations)
        assert {it.created for it in item.incoming.spans} == {
            it.created for it in source.annotations
        }


@given(
    st.dictionaries(
        st.text("a:\\ b[]", min_size=1), st.text() | st.lists(st.text(min_size=1)).map(tuple)
    )
)
def test_what_a_description_says_comes_back(values: dict) -> None:
    said = "\n".join(names.lines(values))
    assert dict(names.heard_lines(said)) == {name: it for name, it in values.items() if it}


@given(
    st.dictionaries(
        st.text("a:\\[] ب"),
        st.text() | st.lists(st.text()).map(tuple) | st.booleans() | st.integers() | st.floats(),
    )
)
def test_what_is_said_of_a_mark_is_its_lines_as_xml(values: dict) -> None:
    assert names.said_lines(values) == safe_xml.text("\n".join(names.lines(values)))


@given(st.lists(st.uuids().map(str) | st.text("0a-\n", max_size=40), max_size=4))
def test_guids_of_many_are_those_of_each(ids: list[str]) -> None:
    assert names.are_guids(ids) == all(names.guid("whole", it) == it for it in ids)
    assert names.derived_all("coding", ids) == [names.derived("coding", it) for it in ids]


def test_guids_that_are_so_only_together_are_none() -> None:
    one, two = "0" * 8 + "-0000-0000-0000-" + "0" * 11, "00" + "-0000" * 4 + "0" * 13
    assert not names.are_guids([one + "0", one, "0" + two])
    assert not names.are_guids([one + "٠"])
    assert names.are_guids([one + "0", one + "A"])


@given(st.integers(0, 4_000_000_000_000))
def test_moments_come_back(made: int) -> None:
    assert names.heard_moment(names.moment(made)) == made


# -- as other programs write it


def test_qualcoder(tmp_path: Path) -> None:
    """Capital ``Sources``, categories above codes, memos as descriptions, variables, cases."""
    text = TEXT.replace("\r\n", "\n")
    inside = "<Description>ملاحظة الموسّم</Description>"
    body = (
        f'{CODEBOOK}<Variables><Variable guid="{C[5]}" name="صحيفة" typeOfVariable="Text"/></Variables>'
        f'<Cases><Case guid="{C[6]}" name="c"/></Cases><Sources>'
        f'<TextSource guid="{S[1]}" name="a.txt" plainTextPath="internal://{S[1]}.txt" creatingUser="{U}">'
        "<Description>مذكرة الملف</Description>"
        f"{selection(2, *places('الناتو', text), C[1], inside=inside)}{selection(3, *places('بغداد', text), C[3])}"
        f'<VariableValue><VariableRef targetGUID="{C[5]}"/><TextValue>الوطن</TextValue></VariableValue>'
        "</TextSource></Sources>"
    )
    path = project(tmp_path, body, {f"Sources/{S[1]}.txt": text.encode()}, "QualCoder-3.5")
    told, found = read(path)
    assert isinstance(told, Note)
    assert (told.message, told.values) == ("formats-refi-unread", {"count": 1})
    assert isinstance(found, Incoming)
    assert marks(found) == [("منظمة", "الناتو"), ("مدينة", "بغداد")]
    assert found.spans[0].attributes == {"comment": "ملاحظة الموسّم"}
    assert (found.spans[0].annotator, found.spans[0].created) == ("ليلى", 1605031283000)
    assert (found.name, found.note, found.labels) == ("a.txt", "مذكرة الملف", {"صحيفة": "الوطن"})


def test_atlas_counts_line_ends_as_one_and_names_begin_as_the_words(tmp_path: Path) -> None:
    as_lf = TEXT.replace("\r\n", "\n")
    start, end = places("الناتو 😀 أن القوات", as_lf)
    body = (
        f'{CODEBOOK}<Sources><TextSource guid="{S[1]}" name="a" richTextPath="internal://{S[1]}.docx" '
        f'plainTextPath="internal://{S[1]}.txt">{selection(2, *places("العراق", as_lf), C[4], "العراق")}'
        f"{selection(3, start, end, C[1], 'الناتو 😀 أن...')}{selection(4, *places('بغداد', as_lf), C[3], 'بغداد')}"
        "</TextSource></Sources>"
    )
    files = {f"sources/{S[1]}.txt": b"\xef\xbb\xbf" + TEXT.encode(), f"sources/{S[1]}.docx": b"x"}
    found = only(project(tmp_path, body, files, "ATLAS.ti"))
    assert found.text == TEXT
    assert marks(found) == [
        ("دولة", "العراق"),
        ("منظمة", "الناتو 😀 أن القوات"),
        ("مدينة", "بغداد"),
    ]
    assert [(it.message, it.values["how"]) for it in found.notes] == [
        ("formats-realigned-proved", "crlf_as_lf")
    ]


def test_maxqda_counts_utf_16_and_has_memos_without_codes(tmp_path: Path) -> None:
    start, end = places("بغداد")
    memo = f'<PlainTextSelection guid="{S[5]}" startPosition="0" endPosition="3"><Description>x</Description></PlainTextSelection>'
    body = (
        f'{CODEBOOK}<Sources><TextSource guid="{{{S[1]}}}" name="a" plainTextPath="internal://{S[1].upper()}.TXT">'
        f"{selection(2, start + 1, end + 1, '{' + C[3].upper() + '}', 'بغداد')}{memo}</TextSource></Sources>"
    )
    found = only(project(tmp_path, body, {f"Sources/{S[1]}.txt": TEXT.encode()}, "MAXQDA"))
    assert marks(found) == [("مدينة", "بغداد")]
    assert [it.message for it in found.notes] == [
        "formats-refi-uncoded",
        "formats-realigned-proved",
    ]


def test_nvivo_has_windows_paths_notes_and_links(tmp_path: Path) -> None:
    note = f'<NoteRef targetGUID="{C[7]}"/>'
    first = selection(2, *places("الناتو"), C[1]).replace("</PlainText", f"{note}</PlainText")
    body = (
        f'{CODEBOOK}<Sources><TextSource guid="{S[1]}" name="a" plainTextPath="absolute:///C:\\corpus\\a.txt">'
        f'{first}{selection(3, *places("بغداد"), C[3])}<Coding guid="{S[6]}"><CodeRef targetGUID="{C[4]}"/></Coding>'
        f'</TextSource><PictureSource guid="{S[7]}" name="x"/></Sources><Notes><Note guid="{C[7]}" name="n" '
        f'plainTextPath="internal://{C[7]}.txt"/></Notes><Links><Link guid="{S[8]}" name="في" direction="OneWay" '
        f'originGUID="{S[2]}" targetGUID="{S[3]}"/></Links>'
    )
    path = project(tmp_path, body, {f"sources/{C[7]}.txt": "كلام عن الناتو".encode()}, "NVivo")
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    told, found = read(path)
    assert isinstance(told, Note)
    assert told.message == "formats-refi-media"
    assert isinstance(found, Incoming)
    assert marks(found) == [("منظمة", "الناتو"), ("مدينة", "بغداد")]
    assert found.spans[0].attributes == {"comment": "كلام عن الناتو"}
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("في", S[2], S[3])]
    assert found.labels == {"codes": ("دولة",)}


def test_a_text_within_the_project_and_two_codes_on_one_selection(tmp_path: Path) -> None:
    second = f'<Coding guid="{S[6]}"><CodeRef targetGUID="{C[4]}"/></Coding></PlainTextSelection>'
    both = selection(2, 0, 3, C[1]).replace("</PlainTextSelection>", second)
    body = (
        f'{CODEBOOK}<Sources><TextSource guid="{S[1]}" name="a"><PlainTextContent>قال الناتو</PlainTextContent>'
        f"{both}</TextSource></Sources>"
    )
    assert marks(only(project(tmp_path, body, {}))) == [("منظمة", "قال"), ("دولة", "قال")]


def test_the_text_of_a_pdf_is_an_article(tmp_path: Path) -> None:
    body = (
        f'{CODEBOOK}<Sources><PDFSource guid="{S[1]}" name="a.pdf" path="internal://{S[1]}.pdf"><Representation '
        f'guid="{S[4]}" plainTextPath="internal://{S[4]}.txt">{selection(2, *places("بغداد"), C[3])}'
        "</Representation></PDFSource></Sources>"
    )
    found = only(project(tmp_path, body, {f"sources/{S[4]}.txt": TEXT.encode()}))
    assert (found.name, marks(found)) == ("a.pdf", [("مدينة", "بغداد")])


def test_codes_of_one_name_are_told_apart_by_what_is_above_them(tmp_path: Path) -> None:
    book = CODEBOOK.replace('name="دولة"', 'name="منظمة"')
    body = (
        f'{book}<Sources><TextSource guid="{S[1]}" name="a" plainTextPath="internal://{S[1]}.txt">'
        f"{selection(2, 0, 3, C[1])}{selection(3, 4, 10, C[4])}</TextSource></Sources>"
    )
    found = only(project(tmp_path, body, {f"sources/{S[1]}.txt": TEXT.encode()}))
    assert [it.label for it in found.spans] == ["منظمة", "أماكن / منظمة"]


@pytest.mark.parametrize("suffix", [".qdc"])
def test_a_codebook_says_what_it_is(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>')
    (told,) = read(path)
    assert isinstance(told, Note)
    assert told.message == "formats-refi-codebook"


@pytest.mark.parametrize("named", [True, False])
def test_ends_may_be_last_letters(named: bool, tmp_path: Path) -> None:
    words = ["الناتو", "العراق", "القوات", "بغداد"]
    text = TEXT.replace("\r", "").replace("😀", "-")
    body = "".join(
        selection(
            n, places(it, text)[0], places(it, text)[1] - 1, C[1], it if named and n < 3 else ""
        )
        for n, it in enumerate(words, 1)
    )
    source = (
        f'<TextSource guid="{S[0]}" name="أ" plainTextPath="internal://a.txt">{body}</TextSource>'
    )
    file = project(
        tmp_path, f"{CODEBOOK}<Sources>{source}</Sources>", {"sources/a.txt": text.encode()}
    )
    found = only(file)
    assert [it for _, it in marks(found)] == words
    how = "proved" if named else "guessed"
    assert [it.message for it in found.notes] == [f"formats-refi-ends-{how}"]


def test_ends_within_words_alone_move_nothing(tmp_path: Path) -> None:
    body = selection(1, 4, 9, C[1]) + selection(2, *places("العراق"), C[1])
    source = (
        f'<TextSource guid="{S[0]}" name="أ" plainTextPath="internal://a.txt">{body}</TextSource>'
    )
    file = project(
        tmp_path, f"{CODEBOOK}<Sources>{source}</Sources>", {"sources/a.txt": TEXT.encode()}
    )
    assert marks(only(file))[0] == ("منظمة", "النات")


@pytest.mark.parametrize("folder", [".", "sources"])
def test_a_project_that_was_unpacked(folder: str, tmp_path: Path) -> None:
    body = selection(1, *places("بغداد"), C[3])
    source = (
        f'<TextSource guid="{S[0]}" name="أ" plainTextPath="internal://a.txt">{body}</TextSource>'
    )
    inline = f'<TextSource guid="{S[5]}" name="ب"><PlainTextContent>نص قصير</PlainTextContent></TextSource>'
    file = tmp_path / "project.qde"
    file.write_text(
        f'{HEAD}name="p">{CODEBOOK}<Sources>{source}{inline}</Sources></Project>', encoding="utf-8"
    )
    (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / folder / "a.txt").write_bytes(TEXT.encode())
    first, second = read(file)
    assert isinstance(first, Incoming)
    assert marks(first) == [("مدينة", "بغداد")]
    assert isinstance(second, Incoming)
    assert second.text == "نص قصير"
