"""Files of UIMA, WebAnno and TEI that break readers, by the numbers of the catalogue (C12, D4 to D8).

What can be used comes in; each thing that cannot is told with its line; nothing is guessed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hashiya.formats.cas import cas_json, cas_xmi
from hashiya.formats.format import Format, Incoming, Note, ReadOptions
from hashiya.formats.tei import tei
from hashiya.formats.webanno import webanno_tsv

# -- UIMA

ASTRAL = "😀 قال الناتو"


def cas_of(*structures: dict, text: str | None = ASTRAL) -> bytes:
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": text}
    found = [sofa] if text is not None else []
    return json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": [*found, *structures]}).encode()


def mark(number: int, start: object, end: object, **more: object) -> dict:
    places = {"@sofa": 1, "begin": start, "end": end}
    return {"%ID": number, "%TYPE": "webanno.custom.X", "label": "L", **places, **more}


GOOD_MARK = mark(9, 3, 6)


def read_cas(folder: Path, data: bytes, it: Format = cas_json.FORMAT) -> list[Incoming | Note]:
    path = folder / f"a{it.suffixes[0]}"
    path.write_bytes(data)
    assert it.read
    return list(it.read(path, ReadOptions()))


D7: dict[str, tuple[dict, str]] = {
    "D7-inside-a-pair": (mark(2, 1, 6), "formats-span-waits"),
    "D7-past-the-text": (mark(2, 3, 600), "formats-span-waits"),
    "D7-reversed": (mark(2, 6, 3), "formats-span-no-offsets"),
    "D7-empty": (mark(2, 3, 3), "formats-span-no-offsets"),
    "D7-offsets-are-words": (mark(2, "3", None), "formats-span-no-offsets"),
    "D7-offsets-of-5000-digits": (mark(2, 0, 10**300), "formats-span-no-offsets"),
    "D7-parts-that-do-not-fit": (mark(2, 3, 6, hashiyaFragments="0-1;9-10"), ""),
    "D7-relation-to-nothing": (
        mark(2, 3, 6, **{"@Governor": 9, "@Dependent": 77}),
        "formats-relation-ends",
    ),
    "D7-another-view": (mark(2, 3, 6, **{"@sofa": 5}), "formats-cas-other-view"),
}


@pytest.mark.parametrize("case", D7)
def test_a_structure_that_cannot_be_used_costs_only_itself(case: str, tmp_path: Path) -> None:
    structure, message = D7[case]
    (found,) = read_cas(tmp_path, cas_of(structure, GOOD_MARK))
    assert isinstance(found, Incoming)
    assert [it.message for it in found.notes] == ([message] if message else [])
    good = next(it for it in found.spans if it.id == "9")
    assert (good.words, good.fragments[0].quote(ASTRAL)) == ("", "قال")
    waiting = [it.id for it in found.spans if it.words]
    assert waiting == (["2"] if message == "formats-span-waits" else [])


def test_d7_without_a_text_there_is_nothing_to_read(tmp_path: Path) -> None:
    for text in (None, ""):
        (told,) = read_cas(tmp_path, cas_of(GOOD_MARK, text=text))
        assert isinstance(told, Note)
        assert (told.message, told.lost) == ("formats-cas-no-text", True)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b'{"%TYPES": {}', b"[" * 100_000, b'{"%TYPES": "\xff"}', b'{"%VIEWS": 1e999}'],
    ids=["empty", "open", "cut-off", "deep", "not-utf-8", "huge-number"],
)
def test_d7_broken_json_says_so(data: bytes, tmp_path: Path) -> None:
    (told,) = read_cas(tmp_path, data)
    assert isinstance(told, Note)
    assert told.message in ("formats-cas-broken", "formats-cas-no-text")


@pytest.mark.parametrize(
    "data",
    [
        b'{"%TYPES": [], "%FEATURE_STRUCTURES": 5}',
        b'{"%TYPES": {"x": 5}, "%FEATURE_STRUCTURES": [5, null, {"%TYPE": 7, "%ID": []}]}',
        b'{"%FEATURE_STRUCTURES": {"1": {"%TYPE": "uima.cas.Sofa", "sofaString": 5}}}',
        b'{"%FEATURE_STRUCTURES": [{"%TYPE": "uima.cas.Sofa[]", "%ELEMENTS": {}}]}',
    ],
)
def test_d7_wrong_shapes_say_so(data: bytes, tmp_path: Path) -> None:
    (told,) = read_cas(tmp_path, data)
    assert isinstance(told, Note)
    assert told.message == "formats-cas-no-text"


XMI = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"'
    ' xmlns:custom="http:///webanno/custom.ecore"><cas:NULL xmi:id="0"/>'
    '<custom:X xmi:id="9" sofa="1" begin="3" end="6" label="L"/>%s'
    '<cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="😀 قال الناتو"/></xmi:XMI>'
)


def test_d7_a_type_system_that_is_another_is_told(tmp_path: Path) -> None:
    types = "<typeSystemDescription><types><typeDescription><name>y.Z</name></typeDescription>"
    (tmp_path / "TypeSystem.xml").write_text(types + "</types></typeSystemDescription>")
    told, found = read_cas(tmp_path, (XMI % "").encode(), cas_xmi.FORMAT)
    assert isinstance(told, Note)
    assert told.message == "formats-cas-other-types"
    assert isinstance(found, Incoming)
    assert [(it.layer, it.label) for it in found.spans] == [("x", "L")]


def test_d7_a_broken_type_system_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "TypeSystem.xml").write_text("<typeSystemDescription><types>")
    told, found = read_cas(tmp_path, (XMI % "").encode(), cas_xmi.FORMAT)
    assert isinstance(told, Note)
    assert (told.message, told.name) == ("formats-cas-no-types", "TypeSystem.xml")
    assert isinstance(found, Incoming)
    assert len(found.spans) == 1


def test_d7_inside_a_pair_in_xmi_too(tmp_path: Path) -> None:
    inside = '<custom:X xmi:id="2" sofa="1" begin="1" end="6" label="L"/>'
    (found,) = read_cas(tmp_path, (XMI % inside).encode(), cas_xmi.FORMAT)
    assert isinstance(found, Incoming)
    assert [(it.id, bool(it.words)) for it in found.spans] == [("9", False), ("2", True)]


BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
C12: dict[str, str] = {
    "C12-billion-laughs": BOMB + XMI % "&b;",
    "C12-internal-entity": '<!DOCTYPE x [<!ENTITY a "ha">]>' + XMI % "",
    "C12-external-entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + XMI % "&a;",
    "C12-parameter-entity": '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://x.invalid/">%a;]>' + XMI % "",
    "C12-remote-definition": '<!DOCTYPE x SYSTEM "http://x.invalid/x.dtd">' + XMI % "&a;",
}


@pytest.mark.parametrize("case", C12)
def test_entities_are_refused_before_they_grow(case: str, tmp_path: Path) -> None:
    (told,) = read_cas(tmp_path, C12[case].encode(), cas_xmi.FORMAT)
    assert isinstance(told, Note)
    assert (told.message, told.lost) == ("formats-xml-entities", True)


def test_c12_too_deep_and_broken_say_so(tmp_path: Path) -> None:
    deep = XMI % ("<a>" * 100_000)
    (told,) = read_cas(tmp_path, deep.encode(), cas_xmi.FORMAT)
    assert isinstance(told, Note)
    assert told.message == "formats-xml-too-deep"
    for data in (b"", b"<a", b"<a>\x07</a>", b'<?xml version="1.0" encoding="utf-7"?><a/>'):
        (told,) = read_cas(tmp_path, data, cas_xmi.FORMAT)
        assert isinstance(told, Note)
        assert told.message in ("formats-xml-broken", "formats-cas-no-text")


# -- WebAnno TSV

TSV = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|value\n\n\n"


def read_tsv(folder: Path, text: str) -> Incoming:
    (folder / "a.tsv").write_bytes(text.encode("utf-8"))
    assert webanno_tsv.FORMAT.read
    (found,) = webanno_tsv.FORMAT.read(folder / "a.tsv", ReadOptions())
    assert isinstance(found, Incoming), found
    return found


def told_of(found: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(found.text)) for it in found.spans]


def test_d6_reserved_characters_that_nobody_escaped(tmp_path: Path) -> None:
    rows = "1-1\t0-3\tقال\tX;Y_Z->W\t\n1-2\t4-8\t[زيد\tA[b]\t\n1-3\t9-12\tC:\\\tL\t\n"
    found = read_tsv(tmp_path, f"{TSV}#Text=قال [زيد C:\\\n{rows}")
    assert told_of(found) == [("X;Y_Z->W", "قال"), ("A[b]", "[زيد"), ("L", "C:\\")]
    assert found.text == "قال [زيد C:\\"


def test_d6_emoji_counted_as_one(tmp_path: Path) -> None:
    rows = "1-1\t0-1\t😀\t_\t\n1-2\t2-5\tقال\tX\t\n\n#Text=زيد\n2-1\t6-9\tزيد\tY\t\n"
    found = read_tsv(tmp_path, f"{TSV}#Text=😀 قال\n{rows}")
    assert told_of(found) == [("X", "قال"), ("Y", "زيد")]
    assert "formats-tsv-drifted" in {it.message for it in found.notes}


def test_d6_a_carriage_return_in_the_text(tmp_path: Path) -> None:
    found = read_tsv(tmp_path, f"{TSV}#Text=قال\r زيد\n1-1\t0-3\tقال\t_\t\n1-2\t5-8\tزيد\tX\t\n")
    assert (found.text, told_of(found)) == ("قال\r زيد", [("X", "زيد")])


D6_LINES: dict[str, str] = {
    "D6-no-columns": "1-2",
    "D6-no-numbers": "1-2\tx-y\tزيد\tX\t",
    "D6-arabic-indic-digits": "1-2\t٤-٧\tزيد\tX\t",
    "D6-number-of-5000-digits": f"1-2\t4-{'7' * 5000}\tزيد\tX\t",
    "D6-words-that-are-not-there": "1-2\t4-7\tعمرو\tX\t",
    "D6-no-row-at-all": "what is this",
}


@pytest.mark.parametrize("case", D6_LINES)
def test_a_row_that_cannot_be_used_costs_only_itself(case: str, tmp_path: Path) -> None:
    text = f"{TSV}#Text=قال زيد\n1-1\t0-3\tقال\tGOOD\t\n{D6_LINES[case]}\n"
    found = read_tsv(tmp_path, text)
    assert told_of(found) == [("GOOD", "قال")]
    (told,) = (it for it in found.notes if it.lost)
    assert (told.message, told.line) == ("formats-tsv-line", 7)


def test_d6_a_governor_that_is_none(tmp_path: Path) -> None:
    head = TSV.replace("\n\n\n", "\n#T_RL=webanno.custom.R|BT_webanno.custom.Span\n\n\n")
    rows = "1-1\t0-3\tقال\tX\t_\t\n1-2\t4-7\tزيد\tY\tnowhere|9-9[8_7]\t\n"
    found = read_tsv(tmp_path, f"{head}#Text=قال زيد\n{rows}")
    assert told_of(found) == [("X", "قال"), ("Y", "زيد")]
    assert {it.message for it in found.notes} == {"formats-tsv-line", "formats-relation-ends"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"#FORMAT=WebAnno TSV 2.0\n",
        b"#FORMAT=WebAnno TSV " + b"9" * 5000,
        b"\xff\xfe",
        TSV.encode(),
    ],
)
def test_d6_other_versions_and_nothing_say_so(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_bytes(data)
    assert webanno_tsv.FORMAT.read
    (told,) = webanno_tsv.FORMAT.read(tmp_path / "a.tsv", ReadOptions())
    assert isinstance(told, Note)
    assert told.message in ("formats-tsv-version", "formats-cas-no-text")


def test_d6_a_gap_of_a_billion_is_no_gap(tmp_path: Path) -> None:
    text = f"{TSV}#Text=قال\n1-1\t0-3\tقال\t_\t\n\n#Text=زيد\n2-1\t999999999-1000000002\tزيد\tX\t\n"
    found = read_tsv(tmp_path, text)
    assert (found.text, told_of(found)) == ("قال زيد", [("X", "زيد")])


# -- TEI

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>قال %s</p></body></text></TEI>'


def read_tei(folder: Path, text: str) -> list[Incoming | Note]:
    (folder / "a.xml").write_bytes(text.encode("utf-8"))
    assert tei.FORMAT.read
    return list(tei.FORMAT.read(folder / "a.xml", ReadOptions()))


D8: dict[str, str] = {
    "D8-entity-of-a-file": f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "x.txt">]>{TEI % "&a;"}',
    "D8-entity-of-its-own": f'<!DOCTYPE TEI [<!ENTITY a "ha">]>{TEI % "&a;"}',
    "D8-entity-of-a-definition-elsewhere": f'<!DOCTYPE TEI SYSTEM "x.dtd">{TEI % "&nbsp;"}',
    "D8-parameter-entity": f'<!DOCTYPE TEI [<!ENTITY % a SYSTEM "x.ent">%a;]>{TEI % ""}',
}


@pytest.mark.parametrize("case", D8)
def test_what_a_document_defines_is_not_resolved(case: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("سر", encoding="utf-8")
    (told,) = read_tei(tmp_path, D8[case])
    assert isinstance(told, Note)
    assert (told.message, told.lost) == ("formats-xml-entities", True)


def test_d8_a_definition_is_neither_opened_nor_missed(tmp_path: Path) -> None:
    (found,) = read_tei(tmp_path, f'<!DOCTYPE TEI SYSTEM "http://x.invalid/tei.dtd">{TEI % "زيد"}')
    assert isinstance(found, Incoming)
    assert (found.text, found.notes) == ("قال زيد", ())


def test_d8_an_inclusion_is_told_and_not_opened(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("سر", encoding="utf-8")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="x.txt" parse="text"/>'
    (found,) = read_tei(tmp_path, TEI % include)
    assert isinstance(found, Incoming)
    assert found.text == "قال"
    assert [(it.message, it.lost) for it in found.notes] == [("formats-tei-include", True)]


def test_d8_depths(tmp_path: Path) -> None:
    (told,) = read_tei(tmp_path, TEI % ("<hi>" * 100_000))
    assert isinstance(told, Note)
    assert told.message == "formats-xml-too-deep"
    deep = "<hi>" * 1_500 + "زيد" + "</hi>" * 1_500
    (found,) = read_tei(tmp_path, TEI % deep)
    assert isinstance(found, Incoming)
    assert found.text == "قال زيد"


@pytest.mark.parametrize(
    "text",
    ["<TEI><text/></TEI>", "<TEI/>", TEI.split("<p>", maxsplit=1)[0], TEI % "" + "x", TEI % "\x07"],
    ids=["no-text", "nothing", "cut-off", "after-the-end", "control"],
)
def test_d8_broken_documents_say_so(text: str, tmp_path: Path) -> None:
    found = read_tei(tmp_path, text)
    told = found[-1]
    assert isinstance(told, Note)
    assert told.message in ("formats-tei-no-text", "formats-xml-broken")


def test_d8_numbers_and_pointers_that_are_none(tmp_path: Path) -> None:
    after = """<standOff><spanGrp><span type="x" target="#string-range(b,%s,1)"/>
      <span type="x" target="#string-range(b,1)"/><span type="x" from="#no"/><span type="x"/>
      <span type="x" target="#string-range(b,0,0)"/></spanGrp></standOff><text><body>"""
    text = TEI.replace("<p>", '<p xml:id="b">').replace("<text><body>", after)
    (found,) = read_tei(tmp_path, text.replace("قال %s", "قال") % ("9" * 5000))
    assert isinstance(found, Incoming)
    told = [it.message for it in found.notes]
    assert sorted(told) == ["formats-span-no-offsets"] + ["formats-tei-pointer"] * 4
    assert found.spans == ()
