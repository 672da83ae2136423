"""Our TEI keeps the guidelines' rules in both shapes; real editions are read as people read them."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit, tei_checker
from formats.datasets import datasets
from hypothesis import given, settings
from making import annotation, article, relation

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.tei import tei
from hashiya.model.dataset import AnnotatedArticle, Dataset

FORMAT = tei.FORMAT
SHAPES = [WriteOptions(), WriteOptions(flavour="words")]
shapes = pytest.mark.parametrize("options", SHAPES, ids=["offsets", "words"])


def read(folder: Path, text: str, name: str = "a.xml") -> list[Incoming]:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    assert for_reading(path).id == "tei"
    assert FORMAT.read
    found = list(FORMAT.read(path, ReadOptions()))
    assert all(isinstance(it, Incoming) for it in found), found
    return found  # type: ignore[return-value]


def edition(body: str, header: str = "", after: str = "") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI SYSTEM "tei_all.dtd">
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="ar">
  <teiHeader><fileDesc><titleStmt><title>رحلة
     ابن جبير</title></titleStmt><publicationStmt><p>x</p></publicationStmt>
    <sourceDesc><p>y</p></sourceDesc></fileDesc>{header}</teiHeader>{after}
  <text><body>{body}</body></text>
</TEI>
"""


def spans(found: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(found.text)) for it in found.spans]


# -- ours


@shapes
def test_every_document_keeps_the_rules(tmp_path_factory, options: WriteOptions) -> None:
    @settings(max_examples=30)
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        place = tmp_path_factory.mktemp("tei")
        files = sorted(kit.written(FORMAT, dataset, options, place).glob("*.xml"))
        report = kit.weighed(FORMAT, dataset, options)
        found = [tei_checker.read(it) for it in files]
        assert sum(len(it.spans) for it in found) == report.spans
        assert sum(len(it.relations) for it in found) == report.relations_written

    holds()


@shapes
def test_every_mark_of_the_gold_covers_its_words(tmp_path: Path, options: WriteOptions) -> None:
    source = gold.articles()[1]
    dataset = Dataset(schema=gold.schema(), articles=[source])
    (file,) = kit.written(FORMAT, dataset, options, tmp_path).glob("*.xml")
    found = tei_checker.read(file)
    assert found.text == source.article.text
    told = sorted((label, quote) for label, _, quote, _ in found.spans.values())
    assert told == sorted((it.label, it.quote) for it in source.annotations)


@shapes
def test_nothing_is_lost(tmp_path: Path, options: WriteOptions) -> None:
    text = " قال «ترامب» <&> ]]>\r\n\tثم 😀 قال. "
    of = article(
        text, name="أ.txt", title="خبر", note="سطر\nآخر", labels={"نوع المقال": ("أ", "ب")}
    )
    said = {"two words": "a\n <b>", "topics": ("أ", "ب"), "certain": True, "n": 3, "e": ()}
    one = annotation(of, 0, 4, "فئة بكلمتين", attributes=said)
    two = annotation(of, 5, 12, "t1", layer="طبقة أخرى", annotator="ليلى")
    arrow = relation(one, two, "قيل له", attributes={"x": "y"}, annotator="ليلى")
    annotated = AnnotatedArticle(article=of, annotations=(one, two), relations=(arrow,))
    dataset = Dataset(schema=gold.schema(), articles=[annotated])
    assert kit.assert_accounted(FORMAT, dataset, tmp_path, options).lossless
    (found,), _ = kit.read(FORMAT, tmp_path / "out")
    assert [(it.layer, it.label, dict(it.attributes), it.annotator) for it in found.spans] == [
        ("entity", "فئة بكلمتين", said, "me"),
        ("طبقة أخرى", "t1", {}, "ليلى"),
    ]
    (back,) = found.relations
    assert (back.label, dict(back.attributes), back.annotator) == ("قيل له", {"x": "y"}, "ليلى")
    assert (found.labels, found.name) == ({"نوع المقال": ("أ", "ب")}, "أ.txt")
    assert (found.note, found.sha256, found.notes) == ("سطر\nآخر", of.sha256, ())


@shapes
def test_lists_of_one_value_and_of_none_stay_lists(tmp_path: Path, options: WriteOptions) -> None:
    labels = {"quality": ("none",), "genre": "news", "topics": ("أ", "ب"), "asked": ()}
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=article("نص.", labels=labels))]
    )
    assert kit.assert_accounted(FORMAT, dataset, tmp_path, options).lossless
    (found,), _ = kit.read(FORMAT, tmp_path / "out")
    assert (found.labels, found.notes) == (labels, ())


# -- editions of others


@shapes
def test_a_mark_on_white_space_stays_where_it_is(tmp_path: Path, options: WriteOptions) -> None:
    """Its words are a quote too: without one the places would be guessed, here as those of a word."""
    of = article("أ\n\nجد  هو")
    marks = (annotation(of, 5, 7, "MISC"),)
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=marks)]
    )
    (found,), _ = kit.read(FORMAT, kit.written(FORMAT, dataset, options, tmp_path))
    assert [it.fragments for it in found.spans] == [marks[0].fragments]
    assert not found.notes


def test_a_real_edition_is_read_as_people_read_it(tmp_path: Path) -> None:
    body = """
    <pb n="1"/><head>ذكر مدينة <placeName ref="http://www.wikidata.org/entity/Q5788">القاهرة</placeName></head>
    <p>خرج <persName key="p1" xml:id="ij"><forename>محمد</forename>
        <surname>ابن جبير</surname></persName> من <placeName>غرناطة</placeName><note>مدينة</note>
       يوم <date when="1183-02-03">الخميس</date>
       إلى <choice><sic>مصرر</sic><corr>مصر</corr></choice>،<lb/>ومع<lb break="no"/>ه
       <rs type="person" cert="low">صاحبه</rs>.</p>
    <lg><l>بيت أول</l><l>بيت <name>ثان</name></l></lg>
    """
    (found,) = read(tmp_path, edition(body))
    assert found.text == (
        "ذكر مدينة القاهرة\n\n"
        "خرج محمد ابن جبير من غرناطة يوم الخميس إلى مصر، ومعه صاحبه.\n\n"
        "بيت أول\nبيت ثان"
    )
    assert (found.title, found.language, found.name) == ("رحلة ابن جبير", "ar", "a.txt")
    assert spans(found) == [
        ("placeName", "القاهرة"),
        ("persName", "محمد ابن جبير"),
        ("placeName", "غرناطة"),
        ("date", "الخميس"),
        ("person", "صاحبه"),
        ("name", "ثان"),
    ]
    assert [dict(it.attributes) for it in found.spans[:5]] == [
        {"wikidata": "Q5788"},
        {"key": "p1"},
        {},
        {"when": "1183-02-03"},
        {"cert": "low"},
    ]
    assert {(it.message, it.values["what"], it.values["count"]) for it in found.notes} == {
        ("formats-tei-left", "note", 1),
        ("formats-tei-left", "sic", 1),
    }


def test_standoff_of_others_points_to_words_and_letters(tmp_path: Path) -> None:
    header = """<encodingDesc><classDecl><taxonomy xml:id="entity"><category xml:id="PERS"/>
      </taxonomy></classDecl></encodingDesc>"""
    after = """<standOff><spanGrp type="parts">
      <span target="#w1 #w2 #w3" ana="#PERS" xml:id="s1"/>
      <span from="#w4" to="#w5">خاتمة</span>
      <span target="#string-range(p1, 0, 3)" type="verb" xml:id="s2"/>
      <span target="other.xml#x" type="elsewhere"/>
      <span target="#string-range(p1, 900, 3)" type="past"/></spanGrp>
      <listRelation><relation name="does" active="#s1" passive="#s2"/>
      <relation name="sibling" mutual="#s1 #nobody"/></listRelation></standOff>"""
    body = """<p xml:id="p1">قال
      <w xml:id="w1">محمد</w> <w xml:id="w2">بن</w>
      <w xml:id="w3">علي</w> <w xml:id="w4">سلام</w><w xml:id="w5">ا</w></p>"""
    (found,) = read(tmp_path, edition(body, header, after))
    assert found.text == "قال محمد بن علي سلاما"
    waiting = [it for it in found.spans if it.words]
    assert [it.label for it in waiting] == ["past"]
    standing = [it for it in found.spans if not it.words]
    assert [(it.layer, it.label, it.fragments[0].quote(found.text)) for it in standing] == [
        ("entity", "PERS", "محمد بن علي"),
        ("parts", "خاتمة", "سلاما"),
        ("parts", "verb", "قال"),
    ]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("does", "s1", "s2")]
    assert {it.message for it in found.notes if it.lost} == {
        "formats-tei-pointer",
        "formats-span-waits",
        "formats-relation-ends",
    }


def test_a_corpus_gives_an_article_for_each_text(tmp_path: Path) -> None:
    one = edition("<p>قال <persName>زيد</persName></p>").split("?>\n", 1)[1].split("\n", 1)[1]
    two = one.replace("زيد", "عمرو")
    corpus = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/>{one}{two}</teiCorpus>'
    found = read(tmp_path, corpus)
    assert [it.name for it in found] == ["a.txt", "a-2.txt"]
    assert [spans(it) for it in found] == [[("persName", "زيد")], [("persName", "عمرو")]]


def test_the_older_tei_without_a_namespace_is_read(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, "<TEI.2><text><p>قال <name type='person'>زيد</name></p></text></TEI.2>"
    )
    assert spans(found) == [("person", "زيد")]


def test_an_edition_of_several_authors_keeps_its_text(tmp_path: Path) -> None:
    several = edition("<p>قال <persName>زيد</persName>.</p>").replace(
        "</title>",
        """</title><title type="sub">جزء أول</title><author xml:id="a1">سلمى</author>
        <author><persName>عمر <surname>خيري</surname></persName></author>""",
    )
    (found,) = read(tmp_path, several)
    assert found.text == "قال زيد."
    assert (found.title, found.author) == ("رحلة ابن جبير", "سلمى; عمر خيري")
    assert spans(found) == [("persName", "زيد")]


def test_a_mark_is_of_nobody_unless_the_file_says_whose(tmp_path: Path) -> None:
    """Statements without an id name somebody, but no mark points to them."""
    body = """<p>قال <persName>زيد</persName> في <placeName resp="#nobody #h">مكة</placeName>
        <date resp="#a">أمس</date>.</p>"""
    told = """</title><author xml:id="a">سلمى</author>
        <respStmt><resp>encoding</resp><name>هادي</name></respStmt>
        <respStmt><resp>tags</resp><persName xml:id="h">حسين</persName></respStmt>"""
    (found,) = read(tmp_path, edition(body).replace("</title>", told))
    assert [it.annotator for it in found.spans] == ["", "حسين", "سلمى"]


def test_a_span_around_its_words_is_a_mark_and_its_words_are_text(tmp_path: Path) -> None:
    body = """<p>من مناجم <span xml:id="s1">غينيا</span> إلى <span xml:id="s2" type="sea">البحر</span>.</p>
        <p>قصر <ruby><rb>الحمراء</rb><rt>al-Hamra</rt></ruby>.</p>"""
    after = """<standOff><listRelation><relation name="near" active="#s1" passive="#s2"/>
        </listRelation></standOff>"""
    (found,) = read(tmp_path, edition(body, after=after))
    assert found.text == "من مناجم غينيا إلى البحر.\n\nقصر الحمراء."
    assert spans(found) == [("span", "غينيا"), ("sea", "البحر")]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("near", "s1", "s2")]


def test_parts_of_names_that_are_no_marks_of_their_own_are_counted(tmp_path: Path) -> None:
    body = (
        """<p><placeName><settlement>مكة</settlement>، <country>الحجاز</country></placeName></p>"""
    )
    (found,) = read(tmp_path, edition(body))
    assert spans(found) == [("placeName", "مكة، الحجاز")]
    assert [(it.message, it.values["count"]) for it in found.notes] == [("formats-tei-parts", 2)]


def test_pages_that_end_in_a_sentence_do_not_break_it(tmp_path: Path) -> None:
    """As in printed periodicals; numbers keep the value that the edition gives them."""
    body = """<p>قبل <num value="1905" xml:lang="ar" rend="b">١٩٠٥</num> من نهر <pb n="88" ed="print"/>الأردن
        إلى<pb n="89"/>البحر وم<pb n="90" break="no"/>صر.</p><pb n="91"/><p>انتهى.</p>"""
    (found,) = read(tmp_path, edition(body))
    assert found.text == "قبل ١٩٠٥ من نهر الأردن إلى البحر ومصر.\n\nانتهى."
    assert [dict(it.attributes) for it in found.spans] == [{"value": "1905"}]


def test_annotations_beside_a_text_are_marks_with_what_they_say(tmp_path: Path) -> None:
    """As the guidelines have it since 4.3: ``listAnnotation``, its label by ``ana`` or by why it was made."""
    beside = """<standOff><listAnnotation>
      <annotation xml:id="a1" target="#w1" motivation="tagging" ana="#pers"><note>رئيس
        الولايات</note></annotation>
      <annotation target="#w2" motivation="commenting"/>
    </listAnnotation></standOff>"""
    body = '<p>قال <w xml:id="w1">ترامب</w> <w xml:id="w2">نعم</w></p>'
    (found,) = read(tmp_path, edition(body, after=beside))
    assert found.text == "قال ترامب نعم"
    assert spans(found) == [("pers", "ترامب"), ("commenting", "نعم")]
    assert [it.attributes for it in found.spans] == [{"note": "رئيس الولايات"}, {}]


def test_what_txm_says_of_words_is_not_their_text(tmp_path: Path) -> None:
    words = "\n".join(
        f'<w id="w_{at}"><txm:form>{it}</txm:form><txm:ana type="#frpos">NAM</txm:ana></w>'
        for at, it in enumerate(["قال", "ترامب"])
    )
    of_txm = edition(f"<p>{words}</p>").replace(
        "<TEI ", '<TEI xmlns:txm="http://textometrie.org/1.0" '
    )
    (found,) = read(tmp_path, of_txm)
    assert found.text == "قال ترامب"
    assert [(it.message, it.values) for it in found.notes] == [
        ("formats-tei-left", {"what": "ana", "count": 2})
    ]
