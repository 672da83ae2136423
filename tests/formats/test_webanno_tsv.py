"""What WebAnno and INCEpTION write is read with all its shapes; what we write is as their guide says."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit, webanno_checker
from formats.datasets import datasets
from hypothesis import given, settings
from making import annotation, article, relation

from hashiya.formats import for_reading, webanno_tsv
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
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
    assert [(it.message, it.line) for it in found.notes] == [("formats-tsv-line", 10)]


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


def test_slots_are_left_out_and_told(tmp_path: Path) -> None:
    host = "webanno.custom.SimpleSlotHost"
    found = read(
        tmp_path,
        f"""{HEAD}#T_SP=webanno.custom.SimpleSpan|
#T_SP={host}|ROLE_{host}:links_{host}LinksLink|uima.tcas.Annotation


#Text=This is a
1-1\t0-4\tThis\t_\tpr2;pr1\t1-3[1];1-2[2]\t
1-2\t5-7\tis\t*[2]\t_\t_\t
1-3\t8-9\ta\t*[1]\t_\t_\t
""",
    )
    assert spans(found) == [("SimpleSpan", "is"), ("SimpleSpan", "a"), ("SimpleSlotHost", "This")]
    assert [(it.message, it.lost) for it in found.notes] == [("formats-tsv-slots", True)]


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


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_sentences_of_several_lines_and_files_of_windows(ends: str, tmp_path: Path) -> None:
    text = f"{HEAD}#T_SP=webanno.custom.Span|value\n\n\n#Text=This is\n#Text=a\\ttest\n"
    rows = "1-1\t0-4\tThis\t_\t\n1-2\t5-7\tis\t*[1]\t\n1-3\t8-9\ta\t*[1]\t\n1-4\t10-14\ttest\t_\t\n"
    found = read(tmp_path, (text + rows).replace("\n", ends))
    assert found.text == "This is\na\ttest"
    assert spans(found) == [("Span", "is\na")]
