"""Folders as brat and its users leave them are read whole, and ours come back with their names."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import gold
import pytest
from formats import kit
from making import annotation, article, relation

from hashiya.commands import articles, projects, reading
from hashiya.formats import for_reading
from hashiya.formats.brat import brat
from hashiya.formats.brat import config as brat_config
from hashiya.formats.brat import reading as brat_reading
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.schema import Label, Layer, RelationType
from hashiya.model.span import Span

TEXT = "أعلنت شركة سوني اليابانية شراء سوني بيكتشرز في طوكيو.\nوقال المتحدث إن الصفقة تمت."
"""The text of brat's own first example, told in Arabic."""


def at(words: str, text: str = TEXT) -> str:
    start = text.index(words)
    return f"{start} {start + len(words)}"


ANN = "\n".join(
    [
        f"T1\tOrganization {at('شركة سوني')}\tشركة سوني",
        f"T2\tMERGE-ORG {at('شراء')}\tشراء",
        f"T3\tOrganization {at('سوني بيكتشرز')}\tسوني بيكتشرز",
        f"T4\tPlace {at('طوكيو')}\tطوكيو",
        f"T5\tPerson {at('قال')};{at('المتحدث')}\tقال المتحدث",
        "E1\tMERGE-ORG:T2 Org1:T1 Org2:T3 ",
        "E2\tMERGE-ORG:T2 Place:T4 Cause2:E1",
        "R1\tLocated Arg1:T1 Arg2:T4\t",
        "*\tEquiv T1 T3 T5",
        "A1\tNegation E1",
        "M1\tConfidence E2 High",
        "A2\tMention R1",
        "N1\tReference T1 Wikidata:Q41187\tشركة سوني",
        "N2\tReference T4 Wikipedia:طوكيو\tطوكيو",
        "#1\tAnnotatorNotes T1\tأولى \\n لا تُفك",
        "#2\tAnnotatorNotes T1\tثانية",
        "#3\tAnnotatorNotes E1\tحدث",
        "",
    ]
)


def folder(place: Path, ann: str = ANN, text: str = TEXT, name: str = "doc") -> Path:
    (place / f"{name}.txt").write_bytes(text.encode("utf-8"))
    (place / f"{name}.ann").write_bytes(ann.encode("utf-8"))
    return place / f"{name}.txt"


def read(path: Path) -> Incoming:
    found = list(brat.read(path, ReadOptions()))
    assert len(found) == 1
    assert isinstance(found[0], Incoming), found
    return found[0]


def test_what_brat_writes_is_read_whole(tmp_path: Path) -> None:
    found = read(folder(tmp_path))
    assert found.text == TEXT
    assert [it for it in found.notes if it.lost] == []
    spans = {it.id: it for it in found.spans}
    words = {it.id: [TEXT[part.start : part.end] for part in it.fragments] for it in found.spans}
    assert words["T5"] == ["قال", "المتحدث"]
    assert words["E2"] == words["T2"] == ["شراء"]
    arrows = {(it.label, it.from_id, it.to_id) for it in found.relations}
    assert arrows == {
        ("Org", "T2", "T1"),
        ("Org", "T2", "T3"),
        ("Place", "E2", "T4"),
        ("Cause", "E2", "T2"),
        ("Located", "T1", "T4"),
        ("Equiv", "T1", "T3"),
        ("Equiv", "T3", "T5"),
    }
    assert spans["T2"].attributes == {"Negation": True, "comment": "حدث"}
    assert spans["E2"].attributes == {"Confidence": "High"}
    assert spans["T1"].attributes == {"wikidata": "Q41187", "comment": "أولى \\n لا تُفك\nثانية"}
    assert spans["T4"].attributes == {"reference": "Wikipedia:طوكيو"}
    assert next(it for it in found.relations if it.label == "Located").attributes == {
        "Mention": True
    }
    assert {it.message for it in found.notes} == {
        "formats-brat-events",
        "formats-brat-equivalences",
    }


def test_entities_and_events_of_the_bionlp_tasks_stand_in_two_files(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(TEXT.encode("utf-8"))
    lines = ANN.split("\n")
    (tmp_path / "x.a1").write_bytes(f"{lines[0]}\r\n{lines[2]}\r\n".encode())
    (tmp_path / "x.a2").write_bytes(f"{lines[1]}\n{lines[5]}\n".encode())
    found = read(tmp_path / "x.txt")
    assert len(found.spans) == 3
    assert {it.label for it in found.relations} == {"Org"}


def test_arguments_of_a_relation_beyond_two_come_in_by_their_roles(tmp_path: Path) -> None:
    lines = ANN.split("\n")
    visit = "R1\tvisit Arg1:T1 Arg2:T3 When:T4 Where2:T9\n"
    found = read(folder(tmp_path, "\n".join([lines[0], lines[2], lines[3], visit])))
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [
        ("visit", "T1", "T3"),
        ("When", "T1", "T4"),
    ]
    assert [(it.message, it.lost) for it in found.notes] == [
        ("formats-brat-further", False),
        ("formats-relation-ends", True),
    ]


def test_events_by_the_ten_thousand_are_each_taken_once(tmp_path: Path) -> None:
    text = "وقع " * 100_000
    spans = [f"T{at}\tX {4 * at} {4 * at + 3}\tوقع" for at in range(100_000)]
    events = [f"E{at}\tX:T{at}" for at in range(100_000)]
    found = read(folder(tmp_path, "\n".join([*spans, *events]), text))
    assert len(found.spans) == 100_000


def test_a_relation_with_a_long_run_of_signs_is_soon_through(tmp_path: Path) -> None:
    """No sign of it is looked at from each of the signs before it: that took minutes."""
    found = read(folder(tmp_path, f"{ANN}R9\t{'[' * 200_000} x\n"))
    assert len(found.relations) == len(read(folder(tmp_path, ANN)).relations)


def test_line_ends_that_an_old_tool_wrote_as_spaces_do_not_move_a_mark(tmp_path: Path) -> None:
    words = "طوكيو.\nوقال"
    found = read(folder(tmp_path, f"T1\tX {at(words)}\tطوكيو. وقال\n"))
    assert [it.fragments[0].quote(TEXT) for it in found.spans] == [words]
    assert found.notes == ()


def test_a_folder_gives_each_article_once(tmp_path: Path) -> None:
    folder(tmp_path, name="a")
    folder(tmp_path, name="b")
    (tmp_path / "alone.txt").write_bytes("بلا وسوم.".encode())
    (tmp_path / "annotation.conf").write_text("[entities]\nPlace\n", encoding="utf-8")
    (tmp_path / "usernames.json").write_text("{}", encoding="utf-8")
    batch = reading.read([tmp_path])
    assert [it.incoming.name for it in batch.items] == ["a.txt", "alone.txt", "b.txt"]
    assert [len(it.incoming.spans) for it in batch.items] == [6, 0, 6]
    assert [it.message for it in batch.problems] == ["formats-others-left"]


def test_marks_without_their_text_are_told_even_in_a_folder(tmp_path: Path) -> None:
    folder(tmp_path, name="a")
    (tmp_path / "lonely.ann").write_text(ANN, encoding="utf-8")
    batch = reading.read([tmp_path])
    assert [(it.name, it.message) for it in batch.problems] == [
        ("lonely.ann", "formats-brat-no-text")
    ]


def test_the_standoff_file_brings_its_text(tmp_path: Path) -> None:
    folder(tmp_path)
    assert for_reading(tmp_path / "doc.ann").id == "brat"
    assert read(tmp_path / "doc.ann").name == "doc.txt"
    assert for_reading(tmp_path / "doc.txt").id == "brat"


def test_arabic_labels_their_layers_and_file_names_come_back(tmp_path: Path) -> None:
    schema = replace(
        gold.schema(),
        layers=(Layer(code="كيان"), Layer(code="two words")),
        labels=(
            Label(code="شخص", layer="كيان"),
            Label(code="شخص", layer="two words"),
            Label(code="AnnotatorNotes", layer="two words"),
        ),
        relations=(RelationType(code="قريب من"),),
    )
    of = article("قال دونالد ترامب", name="أخبار/يوم.txt")
    one = annotation(of, 0, 3, "شخص", layer="كيان", attributes={"سمة": ("أ", "ب\\n")})
    two = annotation(of, 0, 3, "شخص", layer="two words", attributes={"wikidata": "Q1\nx"})
    three = annotation(of, 4, 10, "AnnotatorNotes", layer="two words")
    arrow = relation(one, three, "قريب من", attributes={"certain": False, "AnnotatorNotes": "\\"})
    annotated = AnnotatedArticle(article=of, annotations=(one, two, three), relations=(arrow,))
    dataset = Dataset(schema=schema, articles=[annotated])
    report = kit.weighed(brat.FORMAT, dataset, WriteOptions())
    assert report.count("label_renamed") == 6
    (found,), _ = kit.read(brat.FORMAT, kit.written(brat.FORMAT, dataset, WriteOptions(), tmp_path))
    assert found.name == "أخبار/يوم.txt"
    assert [(it.layer, it.label, dict(it.attributes)) for it in found.spans] == [
        ("كيان", "شخص", {"سمة": ("أ", "ب\\n")}),
        ("two words", "شخص", {"wikidata": "Q1\nx"}),
        ("two words", "AnnotatorNotes", {}),
    ]
    assert [(it.label, dict(it.attributes)) for it in found.relations] == [
        ("قريب من", {"certain": "false", "AnnotatorNotes": "\\"})
    ]


def test_a_text_that_begins_with_a_mark_of_order_comes_back(tmp_path: Path) -> None:
    of = article("\ufeffقال ترامب")
    mark = annotation(of, 5, 10)
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=(mark,))]
    )
    (found,), _ = kit.read(brat.FORMAT, kit.written(brat.FORMAT, dataset, WriteOptions(), tmp_path))
    assert (found.text, found.spans[0].fragments) == (of.text, (Span(5, 10),))


def test_the_gold_keeps_everything_but_who_and_what_is_no_mark(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    report = kit.assert_accounted(brat.FORMAT, dataset, tmp_path)
    assert report.spans_written == 297
    assert {it.kind for it in report.losses} <= {"annotator", "article_fact", "line_break"}


def test_words_quoted_with_their_line_ends_go_on_in_the_next_lines(tmp_path: Path) -> None:
    """As corpora made with other tools have them; the line that follows may begin like one of a span."""
    text = "جرعة كل\n\nThe 12 ساعة\nثم راحة"
    whole, rest = text.index("كل"), text.index("ثم")
    lines = (
        f"T1\tFrequency {whole} {rest - 1}\tكل\n\nThe 12 ساعة\n"
        f"R1\tOf Arg1:T2 Arg2:T1\nT2\tPause {rest} {len(text)}\tثم راحة\nكلام\n"
    )
    (tmp_path / "n.txt").write_bytes(text.encode())
    (tmp_path / "n.ann").write_bytes(lines.encode())
    found = read(tmp_path / "n.txt")
    assert [it.fragments[0].quote(text) for it in found.spans] == [
        text[whole : rest - 1],
        "ثم راحة",
    ]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [("Of", "T2", "T1")]
    assert [(it.message, it.line) for it in found.notes] == [("formats-brat-line", 6)]


ODD = {
    "moved": "T2\tX 4 9\tترامب",
    "in pieces": "T2\tX 0 3;4 9\tقال ترامب",
    "without its words": "T2\tX 0 3",
    "past the end": "T2\tX 500 503\tقال",
    "an id that is there": "T1\tX 0 3\tقال",
    "spaces for tabs": "T2 X 0 3\tقال",
    "no span": "T2\tX",
    "going on in the next line": "T2\tX 0 9\tقال\nترامب",
}


@pytest.mark.parametrize("odd", ODD)
def test_spans_taken_at_once_are_as_taken_line_by_line(odd: str, tmp_path: Path) -> None:
    """An event makes the reader look at each line; its own line is refused both times."""
    text = "قال ترامب إن العراق آمن"
    lines = [
        "T1\tX 13 19\tالعراق",
        ODD[odd],
        "T3\tY 20 23\tآمن",
        "R1\tZ Arg1:T1 Arg2:T3",
        "E1\tZ:T9",
    ]
    at_once = read(folder(tmp_path, "\n".join(lines[:-1]), text))
    line_by_line = read(folder(tmp_path, "\n".join(lines), text))
    assert at_once.spans == line_by_line.spans
    assert at_once.relations == line_by_line.relations
    assert at_once.notes == tuple(
        it for it in line_by_line.notes if it.values.get("what") != "E1 Z:T9"
    )
    assert len(at_once.spans) >= 2


def test_a_configuration_that_changes_is_read_again(tmp_path: Path) -> None:
    path = folder(tmp_path, "T1\tX 0 3\tقال\n", "قال ترامب")
    conf = tmp_path / "annotation.conf"
    layers = []
    for layer in ("one", "two"):
        conf.unlink(missing_ok=True)
        conf.write_text(
            f"{brat_config.OWN}\n[entities]\n{brat_config.LAYER}{layer}\nX\n[relations]\n"
        )
        layers.append(read(path).spans[0].layer)
    assert layers == ["one", "two"]


@pytest.mark.parametrize("quote", [" ", "  ", "\t "])
def test_a_mark_on_white_space_stays_where_it_is(quote: str, tmp_path: Path) -> None:
    """Its quote is no trailing white space of the line: without it, the place was guessed by the edges of words."""
    (tmp_path / "a.txt").write_text("🇮🇶 ع نعم", encoding="utf-8")
    (tmp_path / "a.ann").write_text(f"T1\tORG 2 3\t{quote}\n", encoding="utf-8")
    (article,) = brat.FORMAT.read(tmp_path / "a.txt", ReadOptions())
    assert [it.fragments for it in article.spans] == [(Span(2, 3),)]
    assert article.notes == ()


def annotators(place: Path, *, alike: bool = False) -> Path:
    """Two people's folders of the same text, beside one with another text of that name."""
    ann = [
        f"T1\tPER {at('شركة سوني')}\tشركة سوني\n",
        f"T1\tORG {at('شركة سوني')}\tشركة سوني\nT2\tPLACE {at('طوكيو')}\tطوكيو\nR1\tIn Arg1:T1 Arg2:T2\n",
    ]
    for number, name in enumerate(("ليلى", "omar")):
        (place / name).mkdir()
        folder(place / name, ann[0 if alike else number])
    (place / "other").mkdir()
    folder(place / "other", "", "نص آخر له الاسم نفسه")
    return place


@pytest.mark.parametrize("packed", [False, True])
def test_folders_of_people_make_one_article_with_the_marks_of_each(
    packed: bool, tmp_path: Path
) -> None:
    source = annotators(tmp_path / "in") if (tmp_path / "in").mkdir() is None else tmp_path
    if packed:
        source = Path(shutil.make_archive(str(tmp_path / "all"), "zip", tmp_path / "in"))
    with projects.create(tmp_path / "p.hashiya", me="أنا") as ws:
        articles.add(ws, reading.read([source]))
        lines = [it for it in ws.articles() if ws.annotations(it.id)]
        (line,) = lines
        assert len(list(ws.articles())) == 2
        found = {(it.annotator, it.label, it.quote) for it in ws.annotations(line.id)}
        arrows = [it.annotator for it in ws.relations(line.id)]
    assert found == {
        ("ليلى", "PER", "شركة سوني"),
        ("omar", "ORG", "شركة سوني"),
        ("omar", "PLACE", "طوكيو"),
    }
    assert arrows == ["omar"]


def test_a_copy_of_a_folder_is_nobody(tmp_path: Path) -> None:
    """The same marks again, or another text of the same name, make no annotators of folders."""
    annotators(tmp_path, alike=True)
    found = [it.incoming for it in reading.read([tmp_path])]  # type: ignore[union-attr]
    assert {mark.annotator for it in found for mark in it.spans} == {""}


@pytest.mark.parametrize(
    "lines",
    [
        "A1\tmain T1\nA2\tkind T1 a  b \nA3\tkind T2 x\n",
        "A1\tkind T1 a\nA2\tkind T1 b\nA3\tmain T2\n",
        "A1\tkind T9 a\nA2\tkind T1 b\n",
        "A1\tki\u0007nd T1 a\nA2\tki_nd T1 b\n",
        "A1\tkind\nA2\tkind T1 b\n",
        "A1\tkind T1 a\x00b\nA2\tmain R1\n",
        "A1\tkind T1 a\nM1\tkind T1\n",
    ],
)
def test_attributes_at_once_are_those_of_each_line(lines: str, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("زار بغداد", encoding="utf-8")
    spans = "T1\tPER 0 3\tزار\nT2\tLOC 4 9\tبغداد\nR1\tat Arg1:T1 Arg2:T2\n"
    text.with_suffix(".ann").write_text(spans + lines, encoding="utf-8")
    found = list(brat_reading.read(text, ReadOptions()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(brat_reading.Standoff, "_attributes", lambda self, lines: False)
        assert found == list(brat_reading.read(text, ReadOptions()))
