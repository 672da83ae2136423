"""Marks among the words of a text (MUC, OntoNotes, TimeML), BioC in XML and PubTator's lines: nothing comes in as raw code."""

from __future__ import annotations

from pathlib import Path

import pytest

from hashiya.formats import for_reading, may_be_read, refusing
from hashiya.formats.format import Incoming, Note, ReadOptions

NAMES = (
    '<DOC DOCNO="a@1">\nزار <ENAMEX TYPE="PERSON">أحمد &amp; علي</ENAMEX> مدينة '
    '<ENAMEX TYPE="GPE" S_OFF="1">بالقاهرة</ENAMEX> و<ENAMEX TYPE="ORG">جامعة '
    '<ENAMEX TYPE="GPE">بغداد</ENAMEX></ENAMEX> .\n</DOC>\n'
)
TIMES = (
    '<?xml version="1.0"?><TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE">1998</TIMEX3></DCT>'
    '<TEXT>The firm <EVENT eid="e1" class="OCCURRENCE">bought</EVENT> it '
    '<TIMEX3 tid="t1" type="DATE" value="1998-02-26">Thursday</TIMEX3>.</TEXT>'
    '<MAKEINSTANCE eiid="ei1" eventID="e1"/><TLINK relType="IS_INCLUDED" eventInstanceID="ei1" '
    'relatedToTime="t1"/><TLINK relType="BEFORE" eventInstanceID="ei1" relatedToTime="t0"/></TimeML>'
)
BIOC = (
    '<?xml version="1.0"?><!DOCTYPE collection SYSTEM "BioC.dtd"><collection><source>P</source>'
    "<document><id>7</id><passage><offset>0</offset><text>A tumour</text></passage><passage>"
    '<offset>9</offset><text>APC causes fever.</text><annotation id="1"><infon key="type">Gene</infon>'
    '<infon key="NCBI">324</infon><location offset="9" length="3"/><text>APC</text></annotation>'
    '<annotation id="2"><infon key="type">Disease</infon><location offset="20" length="5"/>'
    '<text>fever</text></annotation><relation id="R"><infon key="type">causes</infon>'
    '<node refid="1" role="a"/><node refid="2" role="b"/></relation></passage></document></collection>'
)
LINES = (
    "7|t|A tumour\n7|a|APC causes fever.\n7\t9\t12\tAPC\tGene\t324\n7\t20\t25\tfever\tDisease\tD1\n"
    "7\tcauses\t324\tD1\n7\tcauses\t324\tD9\n\n8|t|Two\n8|a|None here.\n\n"
)


def read(place: Path, name: str, content: str) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_text(content, encoding="utf-8", newline="")
    assert may_be_read(file) or file.suffix == ".xml"
    found = list(for_reading(file).read(file, ReadOptions()))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


def marked(of: Incoming) -> list[tuple[str, str]]:
    return [(it.label, of.text[it.fragments[0].start : it.fragments[0].end]) for it in of.spans]


@pytest.mark.parametrize("name", ["a.name", "a.sgm", "a.xml", "a.txt"])
def test_names_among_the_words_are_marks_and_their_signs_no_letters(
    name: str, tmp_path: Path
) -> None:
    (article, other), notes = read(tmp_path, name, NAMES + NAMES.replace("a@1", "a@2"))
    assert article.text == "زار أحمد & علي مدينة بالقاهرة وجامعة بغداد ."
    names = [("PERSON", "أحمد & علي"), ("GPE", "القاهرة"), ("ORG", "جامعة بغداد"), ("GPE", "بغداد")]
    assert marked(article) == marked(other) == names
    assert (article.name, other.name) == ("a#a@1", "a#a@2")
    assert not notes


@pytest.mark.parametrize("name", ["a.txt", "a.xml"])
def test_a_sign_may_be_the_label_itself(name: str, tmp_path: Path) -> None:
    body = "زار <PER>أحمد علي</PER> مدينة <LOC>القاهرة</LOC> <DATE>أمس</DATE>."
    (article,), notes = read(tmp_path, name, f"<s>{body}</s>" if name == "a.xml" else body)
    assert article.text == "زار أحمد علي مدينة القاهرة أمس."
    assert marked(article) == [("PER", "أحمد علي"), ("LOC", "القاهرة"), ("DATE", "أمس")]
    assert not notes
    (article,), _ = read(tmp_path, "b.txt", "يكتب المبرمج <PER>هكذا</PER> مرة.")
    assert not article.spans  # one may be said of such signs


def test_a_text_beside_heads_is_taken_alone_and_other_signs_are_told(tmp_path: Path) -> None:
    body = '<DOC><DOCNO> 5 </DOCNO><HEADLINE>خبر</HEADLINE><TEXT>في <TIMEX TYPE="DATE">أيار</TIMEX> <w k="1">هنا</w></TEXT></DOC>'
    (article,), (note,) = read(tmp_path, "a.sgm", body)
    assert (article.text, article.title, article.name) == ("في أيار هنا", "خبر", "a#5")
    assert marked(article) == [("DATE", "أيار")]
    assert note.values["names"] == "W"


def test_links_of_events_and_times_are_relations(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, "a.tml", TIMES)
    assert article.text == "The firm bought it Thursday."
    assert marked(article) == [("EVENT", "bought"), ("DATE", "Thursday")]
    assert article.spans[0].attributes == {"class": "OCCURRENCE"}
    assert [it.label for it in article.relations] == ["IS_INCLUDED"]
    assert [it.lost for it in article.notes] == [True]


@pytest.mark.parametrize(("name", "content"), [("a.xml", BIOC), ("a.PubTator", LINES)])
def test_passages_of_biomedicine_come_in_with_their_relations(
    name: str, content: str, tmp_path: Path
) -> None:
    (article, *others), _ = read(tmp_path, name, content)
    assert article.text == "A tumour APC causes fever."
    assert marked(article) == [("Gene", "APC"), ("Disease", "fever")]
    assert [it.label for it in article.relations] == ["causes"]
    assert [it.text for it in others] == (["Two None here."] if content is LINES else [])


def test_what_pub_tator_says_of_no_mark_is_told(tmp_path: Path) -> None:
    articles, notes = read(tmp_path, "a.txt", f"{LINES}stray\n")
    assert len(articles) == 2
    assert ("formats-corpus-line", 11, True) in [(it.message, it.line, it.lost) for it in notes]
    assert "relations.?" in str([it.values.get("names") for it in notes])


@pytest.mark.parametrize(
    "root",
    [
        '<FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="a">',
        '<NAF version="v3" xml:lang="ar">',
        '<D-Spin xmlns="http://www.dspin.de/data" version="0.4">',
        "<root>\n <document>\n <sentences>",
        '<annotations textSource="a.txt">',
        '<data>\n<info><savetime>x</savetime></info>\n<schema path="./"/>',
    ],
)
def test_layers_of_linguistic_tools_are_told_with_what_to_do(root: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(f'<?xml version="1.0"?>\n{root}', encoding="utf-8")
    assert refusing.reason(file) == refusing.LAYERED


def test_json_without_a_text_is_told_for_what_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"projectFileVersion": "2022-05-01", "assets": {"documents": []}}', "utf-8")
    assert refusing.reason(file) == refusing.NO_TEXTS


@pytest.mark.parametrize(
    "text",
    [
        f"{'-' * 120}\n\nPlain sentence:\n---------------\n    زار أحمد القاهرة .\n\nTreebanked sentence:\n",
        'c="أسبرين" 1:3 1:3||t="treatment"\nc="حمى" 2:2 2:2||t="problem"\n',
    ],
)
def test_layers_of_others_do_not_come_in_as_words(text: str, tmp_path: Path) -> None:
    articles, (note,) = read(tmp_path, "a.txt", text)
    assert not articles
    assert (note.message, note.lost) == (refusing.OTHER_STANDOFF, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "id,text\n1,{0}\n2,{0} نعم\n"),
        ("a.jsonl", '{{"text": "{0}"}}\n{{"text": "{0} نعم"}}\n'),
        ("a.json", '[{{"text": "{0}"}}, {{"text": "{0} نعم"}}]'),
    ],
)
def test_signs_within_records_are_letters_of_their_texts(
    name: str, content: str, tmp_path: Path
) -> None:
    words = "زار <PER>أحمد علي</PER> مدينة <LOC>القاهرة</LOC> أمس"
    articles, _ = read(tmp_path, name, content.format(words))
    assert [it.text for it in articles] == [words, f"{words} نعم"]
