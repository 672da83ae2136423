"""What WebAnno and INCEpTION write is read with all its shapes; what we write is as their guide says."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit, webanno_checker
from formats.datasets import datasets
from hypothesis import given, settings
from making import annotation, article, relation

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.webanno import webanno_tsv
from hashiya.model.dataset import AnnotatedArticle, Dataset

FORMAT = webanno_tsv.FORMAT
HEAD = "#FORMAT=WebAnno TSV 3.3\n"


def read(folder: Path, text: str) -> Incoming:
    path = folder / "a.tsv"
    path.write_bytes(text.encode("utf-8"))
    assert for_reading(path).id == "webanno-tsv"
    (found,) = webanno_tsv.FORMAT.read(path, ReadOptions())  # type: ignore[misc]
    assert isinstance(found, Incoming), found
    return found


def spans(found: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(found.text)) for it in found.spans]


def arrows(found: Incoming) -> set[tuple[str, str, str]]:
    words = {it.id: it.fragments[0].quote(found.text) for it in found.spans}
    return {(it.label, words[it.from_id], words[it.to_id]) for it in found.relations}


# -- ours, read strictly


@settings(max_examples=40)
@given(datasets)
def test_every_sheet_is_as_the_guide_says(tmp_path_factory, dataset: Dataset) -> None:
    place = tmp_path_factory.mktemp("tsv")
    report = kit.weighed(FORMAT, dataset, WriteOptions())
    sheets = [
        webanno_checker.read(it)
        for it in sorted(kit.written(FORMAT, dataset, WriteOptions(), place).glob("*.tsv"))
    ]
    assert sum(len(it.spans) for it in sheets) == report.spans_written
    assert sum(len(it.relations) for it in sheets) == report.relations_written


def test_every_mark_of_the_gold_covers_its_words(tmp_path: Path) -> None:
    source = gold.articles()[1]
    dataset = Dataset(schema=gold.schema(), articles=[source])
    (file,) = kit.written(FORMAT, dataset, WriteOptions(), tmp_path).glob("*.tsv")
    sheet = webanno_checker.read(file)
    assert sheet.text == source.article.text
    told = sorted(
        (said.get("value") or said["label"], webanno_checker.units(sheet.text, start, end))
        for _, said, start, end in sheet.spans.values()
    )
    assert told == sorted((it.label, it.quote) for it in source.annotations)
    quotes = {n: webanno_checker.units(sheet.text, it[2], it[3]) for n, it in sheet.spans.items()}
    ours = {it.id: it.quote for it in source.annotations}
    assert sorted(
        (said["label"], quotes[a], quotes[b]) for said, a, b in sheet.relations
    ) == sorted((it.label, ours[it.from_id], ours[it.to_id]) for it in source.relations)


def test_values_and_texts_that_look_like_signs_come_back(tmp_path: Path) -> None:
    text = "قال\\t [1] _ * | a->b;\r\n\r\nثم 😀\tقال. \n"
    of = article(text, name="a.txt")
    said = {"comment": "[2]|_*->;\\n\n\t\r", "canonical": '["a"]', "topics": ("أ|ب", "_")}
    one = annotation(of, 0, 5, "أ_[1]|*", attributes=said)
    two = annotation(of, 0, 3, attributes={"wikidata": "Q1"})
    far = annotation(of, text.index("ثم"), len(text), "CLAIM")
    arrow = relation(far, one, "x->|y", attributes={"certain": True})
    annotated = AnnotatedArticle(article=of, annotations=(one, two, far), relations=(arrow,))
    dataset = Dataset(schema=gold.schema(), articles=[annotated])
    report = kit.weighed(FORMAT, dataset, WriteOptions())
    assert {it.kind for it in report.losses} == {"annotator", "edge_moved", "article_fact"}
    (found,), _ = kit.read(FORMAT, kit.written(FORMAT, dataset, WriteOptions(), tmp_path))
    assert found.text == text
    by_label = {it.label: it for it in found.spans}
    first = by_label["أ_[1]|*"]
    assert first.attributes == {**said, "canonical": ("a",)}
    assert by_label["PERS"].attributes == {"wikidata": "Q1"}
    assert by_label["CLAIM"].fragments == far.fragments
    assert by_label["CLAIM"].layer == "claim"
    (back,) = found.relations
    assert (back.label, dict(back.attributes)) == ("x->|y", {"certain": "true"})
    assert (back.from_id, back.to_id) == (by_label["CLAIM"].id, first.id)
    assert found.notes == ()


@pytest.mark.parametrize("value", ["\\", "C:\\", "a\\\\", "\\[1]", "x[2]\\"])
def test_a_value_that_ends_in_a_backslash_comes_back(value: str, tmp_path: Path) -> None:
    """What stands behind it is the number of the mark and no part of it."""
    of = article("قال دونالد ترامب")
    one = annotation(of, 4, 16, attributes={"comment": value})
    marked = AnnotatedArticle(article=of, annotations=(one,))
    kit.assert_accounted(FORMAT, Dataset(schema=gold.schema(), articles=[marked]), tmp_path)


# -- theirs


def test_stacked_annotations_and_parts_of_tokens(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=webanno.custom.Span|value


#Text=aaaaaa bbbbbb cccccc
1-1\t0-6\taaaaaa\t2a[1]|2b[2]|7a[3]\t
1-1.1\t3-6\taaa\t9a[7]|6a[9]\t
1-2\t7-13\tbbbbbb\t2a[1]|2b[2]|9a[7]|6a[9]|4a\t
1-2.1\t7-10\tbbb\t7a[3]\t
1-2.2\t7-7\t\t11a[15]\t
1-3\t14-20\tcccccc\t_\t
1-3.1\t14-17\tccc\t9a[7]\t
""",
    )
    assert spans(found) == [
        ("2a", "aaaaaa bbbbbb"),
        ("2b", "aaaaaa bbbbbb"),
        ("7a", "aaaaaa bbb"),
        ("9a", "aaa bbbbbb ccc"),
        ("6a", "aaa bbbbbb"),
        ("4a", "bbbbbb"),
    ]
    assert [(it.message, it.line) for it in found.notes] == [("formats-tsv-empty", 10)]


def test_relations_by_token_and_by_number(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_RL=webanno.custom.Knows|kind|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


#Text=التقى دونالد ترامب 😀 محمد
1-1\t0-5\tالتقى\t_\t_\t_\t_\t
1-2\t6-12\tدونالد\thttp://www.wikidata.org/entity/Q22686[1]\tPER[1]\t_\t_\t
1-3\t13-18\tترامب\thttp://www.wikidata.org/entity/Q22686[1]\tPER[1]\t_\t_\t
1-4\t19-21\t😀\t_\t_\t_\t_\t
1-5\t22-26\tمحمد\t*\t*\tmeets|likes\t1-2[1_0]|1-2[1_0]\t

#Text=جاء زيد
2-1\t27-30\tجاء\t_\t_\t_\t_\t
2-2\t31-34\tزيد\t*\tPER\t*\t1-5\t
""",
    )
    assert found.text == "التقى دونالد ترامب 😀 محمد جاء زيد"
    assert spans(found) == [("PER", "دونالد ترامب"), ("NamedEntity", "محمد"), ("PER", "زيد")]
    assert found.spans[0].attributes == {"wikidata": "Q22686"}
    assert arrows(found) == {
        ("meets", "دونالد ترامب", "محمد"),
        ("likes", "دونالد ترامب", "محمد"),
        ("Knows", "محمد", "زيد"),
    }
    (told,) = found.notes
    assert (told.message, told.lost, dict(told.values)) == ("formats-tsv-gaps", False, {"count": 1})


def test_chains_become_relations_from_each_to_the_next(tmp_path: Path) -> None:
    layer = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
    found = read(
        tmp_path,
        f"""#FORMAT=WebAnno TSV 3.2
#T_CH={layer}|referenceType|referenceRelation


#Text=He shot the man himself
1-1\t0-2\tHe\tpr[1]\tcoref->1-1\t
1-2\t3-7\tshot\t_\t_\t
1-3\t8-11\tthe\tnom[2]\t*->2-1\t
1-4\t12-15\tman\tnom[2]\t*->2-1\t
1-5\t16-23\thimself\trefl[1]\t*->1-2\t
""",
    )
    assert spans(found) == [("pr", "He"), ("nom", "the man"), ("refl", "himself")]
    assert arrows(found) == {("coref", "He", "himself")}


def test_slots_become_relations_to_what_fills_them(tmp_path: Path) -> None:
    """Over sentences, by number and by token alone; a host without any is a mark all the same."""
    host = "webanno.custom.Deed"
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=webanno.custom.Place|
#T_SP=webanno.custom.Part|
#T_SP={host}|kind|ROLE_{host}:who_webanno.custom.DeedWhoLink|webanno.custom.Part


#Text=باع زيد عمرا دارا
1-1\t0-3\tباع\t_\t_\tsale\tseller;_;of\\;one\t1-2[1];1-3[2];2-1\t
1-2\t4-7\tزيد\t*\t*[1]\t_\t_\t_\t
1-3\t8-12\tعمرا\t_\t*[2]\t_\t_\t_\t
1-4\t13-17\tدارا\t_\t*[2]\t*\t_\t*\t

#Text=بمكة حج
2-1\t18-22\tبمكة\t*\t*\t_\t_\t_\t
2-2\t23-25\tحج\t_\t_\t*[3]|*[4]\tgoer[3]|_\t1-2[1]|*\t
""",
    )
    assert spans(found) == [
        ("Place", "زيد"),
        ("Place", "بمكة"),
        ("Part", "زيد"),
        ("Part", "عمرا دارا"),
        ("Part", "بمكة"),
        ("sale", "باع"),
        ("Deed", "دارا"),
        ("Deed", "حج"),
        ("Deed", "حج"),
    ]
    layers = {it.id: it.layer for it in found.spans}
    assert {layers[it.to_id] for it in found.relations} == {"part"}
    assert arrows(found) == {
        ("seller", "باع", "زيد"),
        ("who", "باع", "عمرا دارا"),
        ("of;one", "باع", "بمكة"),
        ("goer", "حج", "زيد"),
    }
    assert [it.message for it in found.notes] == ["formats-tsv-gaps"]


def test_a_relation_by_token_alone_means_its_own_layer(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=webanno.custom.Place|
#T_SP=webanno.custom.Claim|
#T_RL=webanno.custom.Says|BT_webanno.custom.Claim


#Text=مكة تقول
1-1\t0-3\tمكة\t*\t*\t_\t
1-2\t4-8\tتقول\t*\t*\t1-1\t
""",
    )
    (one,) = found.relations
    layers = {it.id: it.layer for it in found.spans}
    assert (layers[one.from_id], layers[one.to_id]) == ("claim", "claim")


@pytest.mark.parametrize("kind", ["RL", "CH"])
def test_a_layer_without_columns_is_told_and_the_rest_is_read(kind: str, tmp_path: Path) -> None:
    heads = f"#T_{kind}=webanno.custom.Says\n#T_SP=webanno.custom.Place|label\n"
    rows = "1-1\t0-3\tمكة\tCITY\t\n"
    found = read(tmp_path, f"{HEAD}{heads}\n\n#Text=مكة\n{rows}")
    assert [it.label for it in found.spans] == ["CITY"]
    (note,) = found.notes
    assert (note.message, note.lost) == ("formats-tsv-line", True)


def test_a_mark_between_letters_covers_no_word_and_is_told(tmp_path: Path) -> None:
    rows = "1-1\t0-3\tقال\t_\t\n1-1.1\t0-0\t\t*\t\n"
    found = read(tmp_path, f"{HEAD}#T_SP=webanno.custom.Span|\n\n\n#Text=قال\n{rows}")
    assert found.spans == ()
    assert [(it.message, it.line, it.lost) for it in found.notes] == [
        ("formats-tsv-empty", 7, True)
    ]


@pytest.mark.parametrize(
    "old",
    [
        "#id=1\n#text=قال زيد .\n1\tقال\t_\tVB\tO\t0\tROOT\t_\t_\n2\tزيد\t_\tNN\tB_PER\t1\tS\t_\t_\n",
        " # webanno.custom.Kind | f1 | f2\n#id=1\n#text=قال زيد .\n1-1\tقال\tA\tB\t\n1-2\tزيد\t_\t_\t\n",
        "#id=1\n1\tقال\t_\tVB\tO\t0\tROOT\t_\t_\n2\tزيد\t_\tNN\tB_PER\t1\tS\t_\t_\n\n",
    ],
    ids=["version 1", "version 2", "version 1, its text at the end"],
)
def test_versions_before_the_third_are_known_and_refused(old: str, tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes((old * 4).encode("utf-8"))
    assert for_reading(path).id == "webanno-tsv"
    (told,) = webanno_tsv.FORMAT.read(path, ReadOptions())  # type: ignore[misc]
    assert (told.message, told.lost) == ("formats-tsv-version", True)  # type: ignore[union-attr]


def test_what_is_said_of_every_word_is_left_out_and_counted(tmp_path: Path) -> None:
    dkpro = "de.tudarmstadt.ukp.dkpro.core.api"
    token = f"{dkpro}.segmentation.type.Token"
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP={dkpro}.lexmorph.type.pos.POS|PosValue
#T_RL={dkpro}.syntax.type.dependency.Dependency|DependencyType|BT_{token}


#Text=قال زيد
1-1\t0-3\tقال\tVERB\t_\t_\t
1-2\t4-7\tزيد\tNOUN\tsubj\t1-1\t
""",
    )
    assert found.spans == ()
    assert [dict(it.values) for it in found.notes] == [
        {"what": "POS", "count": 2},
        {"what": "Dependency", "count": 1},
    ]


def test_a_sentence_may_begin_with_white_space(tmp_path: Path) -> None:
    """Its first token does not stand at its beginning then, and says where it does."""
    head = f"{HEAD}#T_SP=webanno.custom.Span|value\n\n\n"
    one = "#Text=جاء زيد\n1-1\t0-3\tجاء\t_\t\n1-2\t4-7\tزيد\tPER\t\n\n"
    two = "#Text=  ثم عمر\n2-1\t10-12\tثم\t_\t\n2-2\t13-16\tعمر\tPER\t\n"
    found = read(tmp_path, head + one + two)
    assert found.text == "جاء زيد\u0020\u0020\u0020ثم عمر"
    assert spans(found) == [("PER", "زيد"), ("PER", "عمر")]
    assert [it.message for it in found.notes] == ["formats-tsv-gaps"]


def test_lemmas_and_forms_of_words_are_left_out_and_counted(tmp_path: Path) -> None:
    of = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type"
    head = f"{HEAD}#T_SP={of}.Lemma|value\n#T_SP={of}.SurfaceForm|value\n\n\n"
    rows = "1-1\t0-3\tقال\tقول\t_\t\n1-2\t4-7\tزيد\tزيد\t*\t\n"
    found = read(tmp_path, f"{head}#Text=قال زيد\n{rows}")
    assert found.spans == ()
    told = [(it.message, it.values["what"], it.values["count"]) for it in found.notes]
    assert told == [("formats-cas-left", "Lemma", 2), ("formats-cas-left", "SurfaceForm", 1)]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_sentences_of_several_lines_and_files_of_windows(ends: str, tmp_path: Path) -> None:
    text = f"{HEAD}#T_SP=webanno.custom.Span|value\n\n\n#Text=This is\n#Text=a\\ttest\n"
    rows = "1-1\t0-4\tThis\t_\t\n1-2\t5-7\tis\t*[1]\t\n1-3\t8-9\ta\t*[1]\t\n1-4\t10-14\ttest\t_\t\n"
    found = read(tmp_path, (text + rows).replace("\n", ends))
    assert found.text == "This is\na\ttest"
    assert spans(found) == [("Span", "is\na")]


@pytest.mark.parametrize("version", ["3", "3.0", "3.1", "3.2"])
def test_every_third_version_is_read(version: str, tmp_path: Path) -> None:
    """Some programs write no second number; a relation may name a span of a later sentence."""
    found = read(
        tmp_path,
        f"""#FORMAT=WebAnno TSV {version}
#T_SP=webanno.custom.Referent|entity
#T_RL=webanno.custom.Coref|type|BT_webanno.custom.Referent

#Text=جاء زيد
1-1\t0-3\tجاء\t_\t_\t_\t
1-2\t4-7\tزيد\tperson[1]|place[4]\tcoref\t2-1[2_1]\t

#Text=هو هنا
2-1\t8-10\tهو\tperson[2]\t_\t_\t
2-2\t11-14\tهنا\t_\t_\t_\t
""",
    )
    assert spans(found) == [("person", "زيد"), ("place", "زيد"), ("person", "هو")]
    assert arrows(found) == {("coref", "هو", "زيد")}


def test_a_feature_that_names_the_kind_is_the_label_however_it_is_written(tmp_path: Path) -> None:
    """An unset one leaves the layer's name; a second feature stays an attribute."""
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=webanno.custom.Referent|entity|infstat
#T_SP=webanno.custom.Argument|Note|Type


#Text=جاء زيد اليوم
1-1\t0-3\tجاء\t_\t_\tدليل\tPremise\t
1-2\t4-7\tزيد\tperson\tnew\tرأي\t*\t
1-3\t8-13\tاليوم\t*\told\t_\t_\t
""",
    )
    assert [(it.layer, it.label, dict(it.attributes)) for it in found.spans] == [
        ("referent", "person", {"infstat": "new"}),
        ("referent", "Referent", {"infstat": "old"}),
        ("argument", "Premise", {"Note": "دليل"}),
        ("argument", "Argument", {"Note": "رأي"}),
    ]


def test_a_token_that_does_not_stand_where_the_file_says_is_found_by_its_words(
    tmp_path: Path,
) -> None:
    """The rows are like any others; only their offsets have drifted by one."""
    found = read(
        tmp_path,
        "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|label\n\n\n#Text=قال زيد بن علي\n"
        "1-1\t0-3\tقال\t_\t\n1-2\t5-8\tزيد\tPER[1]\t\n1-3\t9-11\tبن\tPER[1]\t\n1-4\t12-15\tعلي\tPER[1]\t\n",
    )
    assert found.text == "قال زيد بن علي"
    assert spans(found) == [("PER", "زيد بن علي")]
    assert "formats-tsv-drifted" in [it.message for it in found.notes]
