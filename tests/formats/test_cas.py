"""What UIMA's own library makes is read by us, what we write is read by it, and INCEpTION's layers are known."""

from __future__ import annotations

import json
from pathlib import Path

import cassis
import gold
import pytest
from cassis.typesystem import TYPE_NAME_ANNOTATION, TYPE_NAME_FS_ARRAY
from formats import kit
from making import annotation, article, relation

from hashiya.commands import reading
from hashiya.formats import by_id, for_reading
from hashiya.formats.cas import cas_json, cas_xmi
from hashiya.formats.cas import types as t
from hashiya.formats.format import Format, Incoming, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

TEXT = "😀 قال دونالد ترامب إن 🇮🇶 العراق آمن."
BOTH = [cas_json.FORMAT, cas_xmi.FORMAT]
both = pytest.mark.parametrize("it", BOTH, ids=lambda it: it.id)


def one(it: Format, path: Path) -> Incoming:
    assert it.read is not None
    (found,) = it.read(path, ReadOptions())
    assert isinstance(found, Incoming), found
    return found


# -- ours, read by UIMA's library


def ours() -> Dataset:
    of = article(TEXT, name="يوم.txt", title="خبر", source="رويترز", labels={"topics": ("أ", "ب")})
    at = TEXT.index
    who = annotation(
        of, at("دونالد"), at(" إن"), attributes={"wikidata": "Q22686", "certain": False}
    )
    where = annotation(of, at("عراق"), at(" آمن"), "GPE", attributes={"wikidata": "NIL"})
    said = {"verdict": "true", "main": True, "comment": "a\n\t\"<&>'b"}
    claim = annotation(of, at("🇮🇶"), len(TEXT), "CLAIM", attributes=said)
    claim = kit_parts(claim, (Span(at("🇮🇶"), at(" العراق")), Span(at("آمن"), at("."))))
    arrow = relation(claim, who, "said_by", attributes={"certain": True})
    annotated = AnnotatedArticle(article=of, annotations=(who, claim, where), relations=(arrow,))
    return Dataset(schema=gold.schema(), articles=[annotated])


def kit_parts(made, parts):
    from dataclasses import replace

    whole = slice(parts[0].start, parts[-1].end)
    return replace(made, fragments=parts, quote=TEXT[whole])


def loaded(it: Format, folder: Path) -> cassis.Cas:
    if it is cas_json.FORMAT:
        (file,) = folder.glob("*.json")
        return cassis.load_cas_from_json(file.read_text("utf-8"))
    (file,) = folder.glob("*.xmi")
    types = cassis.load_typesystem(folder / "TypeSystem.xml")
    return cassis.load_cas_from_xmi(file, typesystem=types)


@both
def test_the_library_reads_what_we_write(it: Format, tmp_path: Path) -> None:
    cas = loaded(it, kit.written(it, ours(), WriteOptions(), tmp_path))
    assert cas.sofa_string == TEXT
    who, where = cas.select(t.ENTITY_TYPE)
    assert (who.value, who.get_covered_text()) == ("PERS", "دونالد ترامب")
    assert who.identifier == "http://www.wikidata.org/entity/Q22686"
    assert who.certain is False
    assert (where.get_covered_text(), where.wikidata) == ("عراق", "NIL")
    (claim,) = cas.select("webanno.custom.Claim")
    assert (claim.label, claim.verdict, claim.main) == ("CLAIM", "true", True)
    assert claim.comment == "a\n\t\"<&>'b"
    assert claim.get_covered_text() == TEXT[TEXT.index("🇮🇶") : TEXT.index(".")]
    (arrow,) = cas.select(t.RELATION)
    assert (arrow.label, arrow.Governor, arrow.Dependent) == ("said_by", claim, who)
    assert (arrow.begin, arrow.end) == (who.begin, who.end)
    (told,) = cas.select(t.METADATA)
    assert (told.documentTitle, told.language) == ("خبر", "ar")
    assert [x.get_covered_text() for x in cas.select(t.TOKEN)][1:4] == ["قال", "دونالد", "ترامب"]
    assert "ال" in [x.get_covered_text() for x in cas.select(t.TOKEN)], "cut at the mark's edge"
    assert len(cas.select(t.SENTENCE)) == 1


@both
def test_every_mark_of_the_gold_covers_its_words(it: Format, tmp_path: Path) -> None:
    source = gold.articles()[0]
    dataset = Dataset(schema=gold.schema(), articles=[source])
    cas = loaded(it, kit.written(it, dataset, WriteOptions(), tmp_path))
    found = [
        x for x in cas.select_all_annotations() if x.type.name.startswith((t.ENTITY_TYPE, t.CUSTOM))
    ]
    spans = [x for x in found if x.type.name not in (t.RELATION, t.FACT, t.DOCUMENT_LABEL)]
    told = sorted(
        (x["value" if x.type.name == t.ENTITY_TYPE else "label"], x.get_covered_text())
        for x in spans
    )
    assert told == sorted((x.label, x.quote) for x in source.annotations)
    assert len(cas.select(t.RELATION)) == len(source.relations)


@both
def test_nothing_is_lost_but_what_xml_cannot_hold(it: Format, tmp_path: Path) -> None:
    assert kit.assert_accounted(it, ours(), tmp_path).lossless
    (found,), _ = kit.read(it, tmp_path / "out")
    spans = {x.label: x for x in found.spans}
    assert spans["CLAIM"].layer == "claim"
    assert spans["CLAIM"].annotator == "me"
    assert len(spans["CLAIM"].fragments) == 2
    assert found.labels == {"topics": ("أ", "ب")}
    assert (found.name, found.title, found.source) == ("يوم.txt", "خبر", "رويترز")
    assert found.notes == ()


def test_letters_that_xml_does_not_have_are_counted(tmp_path: Path) -> None:
    of = article("قال\x07 ترامب\x0b\x07", note="\x01")
    mark = annotation(of, 5, 10, attributes={"comment": "\x07"})
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=(mark,))]
    )
    report = kit.weighed(cas_xmi.FORMAT, dataset, WriteOptions())
    assert [(it.label, it.count) for it in report.losses] == [
        ("U+0001", 1),
        ("U+0007", 3),
        ("U+000B", 1),
    ]
    (found,), _ = kit.read(
        cas_xmi.FORMAT, kit.written(cas_xmi.FORMAT, dataset, WriteOptions(), tmp_path)
    )
    assert found.text == "قال\ufffd ترامب\ufffd\ufffd"
    assert found.spans[0].fragments == (Span(5, 10),)
    assert kit.weighed(cas_json.FORMAT, dataset, WriteOptions()).lossless


# -- what others write

C, S, A = t.CUSTOM, "uima.cas.String", TYPE_NAME_ANNOTATION
POS = f"{t.DKPRO}lexmorph.type.pos.POS"
LINK = f"{t.DKPRO}coref.type.CoreferenceLink"
DOCUMENT = {"documentTitle": S, "documentId": S}
TYPES = [
    (t.METADATA, "uima.tcas.DocumentAnnotation", DOCUMENT),
    (t.TOKEN, A, {}),
    (POS, A, {"PosValue": S}),
    (t.ENTITY_TYPE, A, {"value": S, "identifier": S}),
    (LINK, A, {"referenceType": S, "referenceRelation": S, "next": A}),
    (f"{C}ClaimLink", "uima.cas.TOP", {"role": S, "target": A}),
    (f"{C}Claim", A, {"kind": S, "sure": "uima.cas.Boolean", "note": S}),
    (f"{C}Family", A, {"Governor": t.ENTITY_TYPE, "Dependent": t.ENTITY_TYPE, "relation": S}),
    (f"{C}Genre", "uima.cas.AnnotationBase", {"genre": S}),
]


def theirs() -> cassis.Cas:
    """As INCEpTION exports it: named entities, a layer with slots, one of relations, a chain, words."""
    types = cassis.TypeSystem()
    for name, parent, features in TYPES:
        made = types.create_type(name, parent)
        for feature, of in features.items():
            types.create_feature(made, feature, of)
    made = types.get_type(f"{C}Claim")
    types.create_feature(
        made, "speakers", TYPE_NAME_FS_ARRAY, elementType=types.get_type(f"{C}ClaimLink")
    )
    cas = cassis.Cas(types)
    cas.sofa_string, cas.sofa_mime = TEXT, "text"
    make = {it: types.get_type(it) for it in (t.ENTITY_TYPE, t.METADATA, t.TOKEN)}

    def at(words: str) -> dict[str, int]:
        return {"begin": TEXT.index(words), "end": TEXT.index(words) + len(words)}

    told = {
        "documentTitle": "000_news.txt",
        "documentId": "000_news.txt",
        "language": "x-unspecified",
    }
    cas.add(make[t.METADATA](begin=0, end=len(TEXT), **told))
    cas.add(make[t.TOKEN](**at("قال")))
    cas.add(types.get_type(POS)(**at("قال"), PosValue="VERB"))
    identifier = "http://www.wikidata.org/entity/Q22686"
    who = make[t.ENTITY_TYPE](**at("دونالد ترامب"), value="PER", identifier=identifier)
    where = make[t.ENTITY_TYPE](**at("العراق"), value="LOC", identifier="http://x.org/عراق")
    bare = make[t.ENTITY_TYPE](**at("إن"))
    link = types.get_type(f"{C}ClaimLink")(role="source", target=who)
    slots = types.get_type(TYPE_NAME_FS_ARRAY)(elements=[link])
    claim = types.get_type(f"{C}Claim")(
        **at("🇮🇶 العراق آمن"), kind="state", sure=True, speakers=slots
    )
    arrow = types.get_type(f"{C}Family")(
        **at("العراق"), Governor=who, Dependent=where, relation="visits"
    )
    cas.add_all([who, where, bare, claim, arrow, types.get_type(f"{C}Genre")(genre="news")])
    coref = types.get_type(LINK)
    second = coref(**at("ترامب"), referenceType="nam")
    first = coref(**at("قال"), referenceType="pro", next=second, referenceRelation="anaphoric")
    cas.add_all([first, second])
    return cas


def written_by_the_library(it: Format, folder: Path, *, types: bool = True) -> Path:
    cas = theirs()
    if it is cas_json.FORMAT:
        path = folder / "admin.json"
        cas.to_json(path)
    else:
        path = folder / "admin.xmi"
        cas.to_xmi(path)
        if types:
            cas.typesystem.to_xml(folder / "TypeSystem.xml")
    return path


@both
def test_we_read_what_inception_exports(it: Format, tmp_path: Path) -> None:
    path = written_by_the_library(it, tmp_path)
    assert for_reading(path).id == it.id
    found = one(it, path)
    assert (found.text, found.name) == (TEXT, "000_news.txt")
    assert found.title != "000_news.txt"
    assert found.labels == {"genre": "news"}
    said = {(x.layer, x.label, x.fragments[0].quote(TEXT)): dict(x.attributes) for x in found.spans}
    sure = True if it is cas_json.FORMAT else "true"
    assert said == {
        ("", "PER", "دونالد ترامب"): {"wikidata": "Q22686"},
        ("", "LOC", "العراق"): {"identifier": "http://x.org/عراق"},
        ("", "NamedEntity", "إن"): {},
        ("claim", "state", "🇮🇶 العراق آمن"): {"sure": sure},
        ("", "pro", "قال"): {"referenceRelation": "anaphoric"},
        ("", "nam", "ترامب"): {},
    }
    quotes = {x.id: x.fragments[0].quote(TEXT) for x in found.spans}
    assert {(x.label, quotes[x.from_id], quotes[x.to_id]) for x in found.relations} == {
        ("visits", "دونالد ترامب", "العراق"),
        ("source", "🇮🇶 العراق آمن", "دونالد ترامب"),
        ("anaphoric", "قال", "ترامب"),
    }
    (left,) = found.notes
    assert (left.message, dict(left.values)) == ("formats-cas-left", {"what": "POS", "count": 1})


def test_structures_without_their_types_are_read_by_what_they_hold(tmp_path: Path) -> None:
    found = one(cas_xmi.FORMAT, written_by_the_library(cas_xmi.FORMAT, tmp_path, types=False))
    assert ("claim", "state") in {(x.layer, x.label) for x in found.spans}
    assert {x.label for x in found.relations} == {"visits", "anaphoric", "source"}


def test_a_folder_gives_each_article_once_and_no_types(tmp_path: Path) -> None:
    kit.written(cas_xmi.FORMAT, ours(), WriteOptions(), tmp_path)
    batch = reading.read([tmp_path / "out"])
    assert [x.incoming.name for x in batch.items] == ["يوم.txt"]
    assert batch.problems == ()


def test_an_older_json_lists_its_structures_by_id(tmp_path: Path) -> None:
    path = written_by_the_library(cas_json.FORMAT, tmp_path)
    raw = json.loads(path.read_text("utf-8"))
    raw["%FEATURE_STRUCTURES"] = {str(x.pop("%ID")): x for x in raw["%FEATURE_STRUCTURES"]}
    path.write_text(json.dumps(raw, indent=2), encoding="utf-8")
    assert len(one(cas_json.FORMAT, path).spans) == 6


def test_a_list_that_stands_in_its_place_is_kept(tmp_path: Path) -> None:
    path = written_by_the_library(cas_json.FORMAT, tmp_path)
    raw = json.loads(path.read_text("utf-8"))
    entity = next(it for it in raw["%FEATURE_STRUCTURES"] if "identifier" in it)
    entity["identifier"] = ["http://x.org/1", "http://x.org/2"]
    path.write_text(json.dumps(raw, indent=2), encoding="utf-8")
    said = [it.attributes.get("identifier") for it in one(cas_json.FORMAT, path).spans]
    assert ("http://x.org/1", "http://x.org/2") in said


def test_who_annotated_is_whose_export_it_is(tmp_path: Path) -> None:
    raw = {
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [
            {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "sofaString": TEXT},
            {
                "%ID": 2,
                "%TYPE": "de.tudarmstadt.ukp.clarin.webanno.api.type.CASMetadata",
                "@sofa": 1,
                "begin": 0,
                "end": 3,
                "username": "ليلى",
                "sourceDocumentName": "a.txt",
            },
            {"%ID": 3, "%TYPE": t.ENTITY_TYPE, "@sofa": 1, "begin": 3, "end": 6, "value": "X"},
        ],
        "%VIEWS": {},
    }
    (tmp_path / "x.json").write_text(json.dumps(raw), encoding="utf-8")
    found = one(by_id("cas-json"), tmp_path / "x.json")
    assert (found.name, found.spans[0].annotator) == ("a.txt", "ليلى")
    assert found.spans[0].fragments[0].quote(TEXT) == "قال"


@both
def test_offsets_that_count_code_points_would_be_seen(
    it: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without the count of UTF-16 the library shows other words."""

    class AsCodePoints:
        def __init__(self, text: str) -> None:
            self.length = len(text)

    monkeypatch.setattr("hashiya.formats.cas.records.Utf16Map", AsCodePoints)
    folder = kit.written(it, ours(), WriteOptions(), tmp_path)
    try:
        who, _ = loaded(it, folder).select(t.ENTITY_TYPE)
        covered = who.get_covered_text()
    except UserWarning:  # an offset in the middle of a pair
        covered = ""
    assert covered != "دونالد ترامب"


ODD = """<?xml version="1.0" encoding="UTF-8"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI"
 xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore"
 xmlns:noNamespace="http:///uima/noNamespace.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
 <cas:NULL xmi:id="0"/>
 <tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="13" language="x-unspecified"/>
 <tcas:Annotation xmi:id="3" sofa="1" begin="0" end="3"/>
 <noNamespace:Deed xmi:id="4" sofa="1" begin="0" end="3" id="0" who="7 8" year="19 20" month="5"/>
 <noNamespace:Part xmi:id="5" sofa="1" begin="4" end="7" id="1"/>
 <noNamespace:Part xmi:id="6" sofa="1" begin="8" end="13" id="2"/>
 <noNamespace:Link xmi:id="7" role="seller" target="5"/>
 <noNamespace:Link xmi:id="8" target="6"/>
 <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="باع زيد دارًا"/>
 <cas:View sofa="1" members="2 3 4 5 6 7 8"/>
</xmi:XMI>
"""


def test_marks_of_plain_types_are_kept_and_slots_are_known_without_types(tmp_path: Path) -> None:
    """A type without a package, and UIMA's own annotation, are no book-keeping; a number is no label."""
    path = tmp_path / "a.xmi"
    path.write_text(ODD, "utf-8")
    found = one(cas_xmi.FORMAT, path)
    words = {it.id: it.fragments[0].quote(found.text) for it in found.spans}
    assert [(it.label, words[it.id]) for it in found.spans] == [
        ("Annotation", "باع"),
        ("Deed", "باع"),
        ("Part", "زيد"),
        ("Part", "دارًا"),
    ]
    arrows = {(it.label, words[it.from_id], words[it.to_id]) for it in found.relations}
    assert arrows == {("seller", "باع", "زيد"), ("who", "باع", "دارًا")}
    assert dict(found.spans[1].attributes) == {"id": "0", "year": "19 20", "month": "5"}
    assert found.notes == ()


def test_other_views_are_told_by_their_texts_and_marks_alone(tmp_path: Path) -> None:
    """What UIMA keeps of a view for itself is no mark; another text is said, the same one again is not."""
    second = '<cas:Sofa xmi:id="30" sofaNum="2" sofaID="raw" sofaString="{}"/></xmi:XMI>'
    book = '<tcas:DocumentAnnotation xmi:id="31" sofa="30" begin="0" end="3" language="ar"/>'
    mark = '<noNamespace:Deed xmi:id="32" sofa="30" begin="0" end="3"/>'
    path = tmp_path / "a.xmi"
    for more, text, told in (
        (book, "باع زيد دارًا", []),
        (book, "Zayd sold", [("formats-cas-other-text", 1)]),
        (book + mark, "باع زيد دارًا", [("formats-cas-other-view", 1)]),
    ):
        path.write_text(ODD.replace("</xmi:XMI>", more + second.format(text)), "utf-8")
        found = one(cas_xmi.FORMAT, path)
        assert [(it.message, it.values["count"]) for it in found.notes] == told


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bin", b"UIMA\x00\x00\x00\x04" + bytes(64)),
        ("a.cas", b"AMIU\x04\x00\x00\x00" + bytes(64)),
        ("a.ser", b"\xac\xed\x00\x05sr\x00-org.apache.uima.cas.impl.CASCompleteSerializer"),
        (
            "a.xcas",
            b'<?xml version="1.0"?>\n<CAS version="2"><uima.cas.Sofa sofaString="a"/></CAS>',
        ),
        ("a.xml", b'<CAS><uima.tcas.Document _id="1">a</uima.tcas.Document></CAS>'),
    ],
    ids=["binary", "reversed", "java", "xcas", "xcas-as-xml"],
)
def test_analyses_in_other_forms_of_uima_are_refused_as_such(
    name: str, data: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    found = reading.read([tmp_path / name])
    assert not found.items
    assert [it.message for it in found.problems] == ["formats-uima-other"]
