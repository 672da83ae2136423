"""Nested CoNLL: all levels are written, strict readers find them, and both corpora's files are read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import gold
import pytest
from formats import kit, nested_reader
from formats.datasets import datasets
from hypothesis import given
from making import annotation, article

from hashiya import formats
from hashiya.formats.conll import conll_nested
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.formats.losses import SPANS_LOST, LossReport, Tally
from hashiya.model.dataset import AnnotatedArticle, Dataset

NEMO = WriteOptions(flavour="nemo")
WOJOOD = WriteOptions(flavour="wojood")
READERS = {"nemo": nested_reader.nemo, "wojood": nested_reader.wojood}


def weighed(dataset: Dataset, options: WriteOptions) -> LossReport:
    tally = Tally()
    for it in dataset:
        tally.article(it)
        conll_nested.weigh(it, dataset.schema, options, tally)
    return tally.report()


def marked(text: str, *spans: tuple[str, str]) -> Dataset:
    of = article(text)
    found = [
        annotation(of, text.index(words), text.index(words) + len(words), label)
        for words, label in spans
    ]
    found.sort(key=lambda it: (it.start, -it.end))
    return Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=tuple(found))]
    )


def lines(dataset: Dataset, place: Path, options: WriteOptions) -> list[str]:
    file = place / "out.conll"
    conll_nested.write(dataset, file, options)
    return file.read_text("utf-8").splitlines()


def read(place: Path, text: str, name: str = "a.conll") -> Incoming:
    file = place / name
    file.write_text(text, "utf-8")
    chosen = formats.for_reading(file)
    assert chosen.id == "conll-nested"
    every = chosen.read(file, ReadOptions())
    (found,) = (it for it in every if getattr(it, "message", "") not in kit.JOINED)
    return found


def marks(of: Incoming) -> Counter[tuple[str, str]]:
    return Counter(
        (it.label, of.text[it.fragments[0].start : it.fragments[0].end]) for it in of.spans
    )


@pytest.mark.parametrize("flavour", READERS)
@given(dataset=datasets)
def test_a_strict_reader_finds_all_that_is_not_told_lost(
    flavour, dataset, tmp_path_factory
) -> None:
    file = tmp_path_factory.mktemp("nested") / "out.conll"
    options = WriteOptions(flavour=flavour)
    conll_nested.write(dataset, file, options)
    rows = nested_reader.sentences(file)
    found = sum(READERS[flavour](it).total() for it in rows)
    lost = weighed(dataset, options).count(*SPANS_LOST)
    assert found + lost == sum(len(it.annotations) for it in dataset)


@pytest.mark.parametrize("flavour", READERS)
def test_no_entity_of_the_gold_is_lost(flavour: str, tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    file = tmp_path / "out.conll"
    conll_nested.write(dataset, file, WriteOptions(flavour=flavour))
    rows = nested_reader.sentences(file)
    assert sum(READERS[flavour](it).total() for it in rows) == 200
    lost = weighed(dataset, WriteOptions(flavour=flavour))
    assert lost.count(*SPANS_LOST) == lost.count("layer") == 97


def test_each_way_has_its_own_rows(tmp_path: Path) -> None:
    dataset = marked("زار قائد فيلق القدس", ("قائد فيلق القدس", "OCC"), ("فيلق القدس", "ORG"))
    assert lines(dataset, tmp_path, WOJOOD) == [
        "زار O", "قائد B-OCC", "فيلق I-OCC B-ORG", "القدس I-OCC I-ORG", "",
    ]  # fmt: skip
    assert lines(dataset, tmp_path, NEMO) == [
        "زار O O O O", "قائد B-OCC O O O", "فيلق I-OCC B-ORG O O", "القدس E-OCC E-ORG O O", "",
    ]  # fmt: skip


def test_the_outermost_is_first_by_the_words_that_it_takes(tmp_path: Path) -> None:
    """Of two that begin in one word the later may be the longer, once both take the whole word."""
    of = article("زار للعراق وحده")
    spans = (annotation(of, 4, 6, "ORG"), annotation(of, 5, 15, "GPE"))
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=spans)]
    )
    whole = WriteOptions(flavour="wojood", edges="expand")
    assert lines(dataset, tmp_path, whole)[1:3] == ["للعراق B-GPE B-ORG", "وحده I-GPE"]
    whole = WriteOptions(flavour="nemo", edges="expand")
    assert lines(dataset, tmp_path, whole)[1:3] == [
        "للعراق B-GPE S-ORG O O",
        "وحده E-GPE O O O",
    ]


@pytest.mark.parametrize("options", [WOJOOD, NEMO], ids=READERS)
def test_spans_of_one_extent_stand_in_one_order_however_they_come(
    options: WriteOptions, tmp_path: Path
) -> None:
    of = article("زار بغداد")
    spans = [annotation(of, 4, 9, it) for it in ("ORG", "GPE", "LOC")]
    found = [
        lines(
            Dataset(
                schema=gold.schema(),
                articles=[AnnotatedArticle(article=of, annotations=tuple(it))],
            ),
            tmp_path,
            options,
        )
        for it in (spans, spans[::-1])
    ]
    assert found[0] == found[1]
    assert [it[2:] for it in found[0][1].split()[1:4]] == ["GPE", "LOC", "ORG"]


def test_a_fifth_level_widens_every_row(tmp_path: Path) -> None:
    words = "ا ب ج د ه و"
    spans = [(words[2 * n :], "ORG") for n in range(6)]
    dataset = marked(words, *spans)
    two = Dataset(schema=dataset.schema, articles=[*marked("قبل ذلك"), *dataset])
    found = lines(two, tmp_path, NEMO)
    assert {it.count(" ") for it in found if it} == {6}
    assert marks(read(tmp_path, "\n".join(found))) == Counter(
        {("ORG", words[2 * n :]): 1 for n in range(6)}
    )


def test_one_label_that_crosses_itself_is_told(tmp_path: Path) -> None:
    dataset = marked("ا ب ج د", ("ا ب ج", "ORG"), ("ج د", "ORG"), ("ب ج د", "GPE"))
    assert weighed(dataset, WOJOOD).count("crossing") == 1
    assert weighed(dataset, NEMO).count(*SPANS_LOST) == 0
    kept = marks(read(tmp_path, "\n".join(lines(dataset, tmp_path, WOJOOD))))
    assert kept == Counter({("ORG", "ا ب ج"): 1, ("GPE", "ب ج د"): 1})


WOJOOD_FILE = """نقابة B-ORG
العاملين I-ORG
في I-ORG
جامعة I-ORG B-ORG
بيرزيت I-ORG I-ORG B-GPE
( O
24 B-DATE
) O

صبرا B-EVENT B-GPE
وشاتيلا I-EVENT B-GPE
. O
$#$ O
"""


@pytest.mark.parametrize("name", ["val.txt", "a.conll", "data.tsv", "a.nested.conll"])
def test_wojood_is_read(name: str, tmp_path: Path) -> None:
    of = read(tmp_path, WOJOOD_FILE, name)
    assert marks(of) == Counter(
        [
            ("ORG", "نقابة العاملين في جامعة بيرزيت"),
            ("ORG", "جامعة بيرزيت"),
            ("GPE", "بيرزيت"),
            ("DATE", "24"),
            ("EVENT", "صبرا وشاتيلا"),
            ("GPE", "صبرا"),
            ("GPE", "وشاتيلا"),
        ]
    )
    assert not of.notes


NEMO_FILE = """הקרב B-EVE^I-EVE O^O O^O O^O
על I-EVE O O O
סן I-EVE B-FAC O O
סימון E-EVE E-FAC O O
וירושלים O^B-LOC O^S-GPE O^O O^O
המערבית I-LOC^E-LOC O^O O^O O^O
. O O O O
"""


def test_nemo_and_its_tags_of_parts_are_read(tmp_path: Path) -> None:
    of = read(tmp_path, NEMO_FILE, "token-multi_gold_dev.bmes")
    assert marks(of) == Counter(
        [
            ("EVE", "הקרב על סן סימון"),
            ("FAC", "סן סימון"),
            ("LOC", "וירושלים המערבית"),
            ("GPE", "וירושלים"),
        ]
    )
    assert [(it.message, it.values["count"]) for it in of.notes] == [("formats-tokens-inside", 2)]
    flat = "\n".join(" ".join(it.split(" ")[:2]) for it in NEMO_FILE.splitlines())
    file = tmp_path / "flat.bmes"
    file.write_text(flat, "utf-8")
    assert formats.for_reading(file).id == "conll"
    (of,) = formats.for_reading(file).read(file, ReadOptions())
    assert marks(of) == Counter([("EVE", "הקרב על סן סימון"), ("LOC", "וירושלים המערבית")])


def test_what_continues_nothing_is_named(tmp_path: Path) -> None:
    text = "ا B-ORG\nب I-ORG I-GPE\nج I-ORG I-GPE B-PERS\n"
    of = read(tmp_path, text)
    assert marks(of) == Counter([("ORG", "ا ب ج"), ("GPE", "ب ج"), ("PERS", "ج")])
    assert [(it.message, it.line) for it in of.notes] == [("formats-tokens-begins", 2)]
    (strict,) = conll_nested.read(tmp_path / "a.conll", ReadOptions(strict=True))
    assert marks(strict) == Counter([("ORG", "ا ب ج"), ("PERS", "ج")])


def test_the_name_of_a_file_decides_between_formats_of_tokens() -> None:
    named = {
        "a.conll": "conll",
        "a.bioes": "conll",
        "a.nested.conll": "conll-nested",
        "a.conllup": "conllu-plus",
        "a.conllu": "conllu-plus",
        "a.gliner.json": "gliner",
    }
    assert {name: formats.for_writing(Path(name)).id for name in named} == named


def test_of_two_open_spans_of_one_label_the_outer_goes_on(tmp_path: Path) -> None:
    of = read(tmp_path, "مجلس B-ORG\nجامعة I-ORG B-ORG\nالقدس I-ORG\nثم O\n")
    assert marks(of) == Counter([("ORG", "مجلس جامعة القدس"), ("ORG", "جامعة")])


def test_a_hash_sign_that_is_a_token_is_no_comment(tmp_path: Path) -> None:
    file = tmp_path / "a.nested"
    file.write_text("كتب B-PERS B-PERS\n# I-PERS\nا O\n\n", encoding="utf-8")
    (found,) = formats.by_id("conll-nested").read(file, ReadOptions())
    quotes = [found.text[it.fragments[0].start : it.fragments[-1].end] for it in found.spans]
    assert sorted(quotes) == ["كتب", "كتب #"]
