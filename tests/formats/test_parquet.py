"""Parquet: what Hashiya writes is what pyarrow and ``datasets`` load, and files of others are read."""

from __future__ import annotations

import datetime
import json
import random
from pathlib import Path
from typing import Any

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from formats.test_golden import dataset as example
from hypothesis import given

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.parquet import parquet
from hashiya.formats.parquet import reading as parquet_reading
from hashiya.model.dataset import Dataset

arrow = pytest.importorskip("pyarrow")
import pyarrow.parquet as pq  # noqa: E402

TEXT = "زار ترامب بغداد."


def saved(place: Path, **columns: Any) -> Path:
    pq.write_table(arrow.table(columns), place / "corpus.parquet")
    return place / "corpus.parquet"


def read(file: Path, **chosen: str) -> list[Incoming | Note]:
    assert formats.for_reading(file).id == "parquet"
    found = parquet.read(file, ReadOptions(columns=chosen))
    return [it for it in found if isinstance(it, Incoming) or it.message not in kit.JOINED]


def test_pyarrow_sees_the_same_words_marked(tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        file = kit.written(parquet.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("p"))
        rows = pq.read_table(file).to_pylist()
        for row, annotated in zip(rows, dataset, strict=True):
            assert row["text"] == annotated.article.text
            for it in row["spans"]:
                assert row["text"][it["start"] : it["end"]] == it["text"]
            assert [
                (it["id"], it["label"], json.loads(it["attributes"])) for it in row["spans"]
            ] == [(it.id, it.label, _plain(it.attributes)) for it in annotated.annotations]

    holds()


def _plain(attributes: Any) -> dict[str, Any]:
    return {
        it: list(value) if isinstance(value, tuple) else value for it, value in attributes.items()
    }


def test_the_columns_are_the_same_whatever_is_in_them(tmp_path: Path) -> None:
    empty = Dataset(schema=gold.schema(), articles=gold.articles()[:0])
    full = Dataset(schema=gold.schema(), articles=gold.articles())
    files = [
        kit.written(parquet.FORMAT, it, WriteOptions(), tmp_path / name)
        for it, name in ((empty, "empty"), (full, "full"), (example(), "example"))
    ]
    one, *others = [pq.read_schema(it) for it in files]
    assert all(it.equals(one) for it in others)


def test_datasets_loads_it_without_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HF_DATASETS_OFFLINE", "1")
    library = pytest.importorskip("datasets")
    file = kit.written(parquet.FORMAT, example(), WriteOptions(), tmp_path)
    found = library.load_dataset(
        "parquet", data_files=str(file), split="train", cache_dir=str(tmp_path / "cache")
    )
    assert found[0]["spans"][0]["text"] == "قال"
    assert [it["label"] for it in found[0]["relations"]] == ["said_by", "cued_by"]
    assert found[1]["spans"] == []


def test_a_corpus_of_others(tmp_path: Path) -> None:
    file = saved(
        tmp_path,
        id=[1, 2],
        content=[TEXT, "نص آخر."],
        title=["خبر", None],
        date_of=["2020", ""],
        tags=[["أ"], []],
        image=[b"x", b"y"],
    )
    note, first, second = read(file)
    assert isinstance(note, Note)
    assert (note.message, note.values["keys"], note.lost) == (
        "formats-unknown-keys",
        ("image",),
        True,
    )
    assert isinstance(first, Incoming)
    assert (first.id, first.text, first.title) == ("1", TEXT, "خبر")
    assert first.labels == {"date_of": "2020", "tags": ("أ",)}
    assert isinstance(second, Incoming)
    assert (second.title, second.labels, second.notes) == ("نص آخر.", {}, ())


def test_the_column_of_texts_can_be_chosen(tmp_path: Path) -> None:
    file = saved(tmp_path, one=["أول"], two=["ثان"])
    (note,) = read(file)
    assert isinstance(note, Note)
    assert note.message == "formats-parquet-no-text"
    (found,) = read(file, text="two", title="one")
    assert isinstance(found, Incoming)
    assert (found.text, found.title) == ("ثان", "أول")
    (found,) = read(file, text="1")
    assert isinstance(found, Incoming)
    assert found.text == "أول"


def test_wrong_offsets_in_our_columns_are_mended_by_the_quote(tmp_path: Path) -> None:
    file = kit.written(parquet.FORMAT, example(), WriteOptions(), tmp_path)
    table = pq.read_table(file)
    rows = table.to_pylist()
    for it in rows[0]["spans"]:
        it["start"] += 1
        it["end"] += 1
        it["fragments"] = []
    pq.write_table(arrow.Table.from_pylist(rows, schema=table.schema), file)
    found, _ = read(file)
    assert isinstance(found, Incoming)
    quotes = [found.text[it.fragments[0].start : it.fragments[-1].end] for it in found.spans]
    assert quotes == [it["text"] for it in rows[0]["spans"]]
    assert [it.message for it in found.notes] == ["formats-realigned-proved"]


# -- D11


def test_D11_a_broken_file_is_told_in_a_sentence(tmp_path: Path) -> None:  # noqa: N802
    good = saved(tmp_path, text=[TEXT] * 50).read_bytes()
    for data in (
        b"PAR1",
        b"PAR1" + bytes(100),
        good[: len(good) // 2],
        good[:-9] + b"\xff" * 5 + b"PAR1",
    ):
        (tmp_path / "bad.parquet").write_bytes(data)
        found = list(parquet.read(tmp_path / "bad.parquet", ReadOptions()))
        assert [(it.message, it.lost) for it in found if isinstance(it, Note)] == [
            ("formats-parquet-broken", True)
        ]


def test_D11_very_many_columns_are_refused(tmp_path: Path) -> None:  # noqa: N802
    file = saved(tmp_path, **{f"c{it}": [TEXT] for it in range(3000)})
    (note,) = read(file)
    assert isinstance(note, Note)
    assert (note.message, note.values) == ("formats-parquet-columns", {"count": 3000})


def test_D11_a_group_of_rows_that_would_burst_is_refused(  # noqa: N802
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_reading, "LONGEST", 10_000)
    file = saved(tmp_path, text=[f"{it} {TEXT * 100}" for it in range(100)])
    (note,) = read(file)
    assert isinstance(note, Note)
    assert note.message == "formats-parquet-large"


def test_D11_types_with_a_meaning_of_their_own_are_left_alone(tmp_path: Path) -> None:  # noqa: N802
    marks = arrow.array([b"0" * 16], arrow.binary(16))
    own = arrow.ExtensionArray.from_storage(arrow.uuid(), marks)
    nested = arrow.array([{"a": 1}])
    found = read(saved(tmp_path, text=[TEXT], mark=own, deep=nested))
    assert [it.values["keys"] for it in found if isinstance(it, Note)] == [("mark", "deep")]
    assert sum(isinstance(it, Incoming) for it in found) == 1


def test_D11_our_columns_with_other_types_are_told_of(tmp_path: Path) -> None:  # noqa: N802
    file = saved(tmp_path, text=[TEXT], spans=[7], relations=["x"], labels=[[1]], sha256=["x"])
    (found,) = read(file)
    assert isinstance(found, Incoming)
    assert (found.text, found.spans) == (TEXT, ())


def test_D11_flipped_bytes_never_end_the_reading(tmp_path: Path) -> None:  # noqa: N802
    good = kit.written(parquet.FORMAT, example(), WriteOptions(), tmp_path).read_bytes()
    chance = random.Random(11)
    for _ in range(60):
        data = bytearray(good)
        for _ in range(chance.randrange(1, 4)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        (tmp_path / "bad.parquet").write_bytes(data)
        assert list(parquet.read(tmp_path / "bad.parquet", ReadOptions()))


NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
TOKENS = [["قال", "أحمد", "علي", "في", "القاهرة"], ["عاد", "إلى", "بغداد"]]
TAGS = [[0, 1, 2, 0, 3], [0, 0, 3]]


def _features(**of: Any) -> dict[bytes, bytes]:
    return {b"huggingface": json.dumps({"info": {"features": of}}).encode()}


def _tagged(**more: Any) -> Any:
    table = arrow.table({"id": ["0", "1"], "tokens": TOKENS, "ner_tags": TAGS, **more})
    return table.replace_schema_metadata(
        _features(ner_tags={"feature": {"names": NAMES, "_type": "ClassLabel"}, "_type": "List"})
    )


def marked(of: Incoming | Note) -> list[tuple[str, str]]:
    assert isinstance(of, Incoming)
    return [(it.label, of.text[it.fragments[0].start : it.fragments[0].end]) for it in of.spans]


ALL_THREE = [("PER", "أحمد علي"), ("LOC", "القاهرة"), ("LOC", "بغداد")]


def test_tagged_tokens_of_a_data_set_are_one_article_with_its_marks(tmp_path: Path) -> None:
    pq.write_table(_tagged(pos_tags=[[1] * 5, [1] * 3]), tmp_path / "train-00000-of-00001.parquet")
    note, found = read(tmp_path / "train-00000-of-00001.parquet")
    assert isinstance(note, Note)
    assert note.values == {"count": 2, "names": "id · pos_tags"}
    assert isinstance(found, Incoming)
    assert found.text == "قال أحمد علي في القاهرة\nعاد إلى بغداد"
    assert marked(found) == ALL_THREE


@pytest.mark.parametrize("writer", ["new_stream", "new_file"])
def test_a_data_set_saved_on_the_disk_is_read(writer: str, tmp_path: Path) -> None:
    table = _tagged()
    with getattr(arrow.ipc, writer)(tmp_path / "data-00000-of-00001.arrow", table.schema) as out:
        out.write_table(table)
    _, found = read(tmp_path / "data-00000-of-00001.arrow")
    assert marked(found) == ALL_THREE


def test_tokens_of_one_document_are_one_article(tmp_path: Path) -> None:
    pq.write_table(_tagged(document=["أ", "ب"]), tmp_path / "a.parquet")
    _, one, other = read(tmp_path / "a.parquet")
    assert [(it.name, marked(it)) for it in (one, other) if isinstance(it, Incoming)] == [
        ("أ", ALL_THREE[:2]),
        ("ب", ALL_THREE[2:]),
    ]


def test_numbers_of_tags_that_nobody_names_are_told(tmp_path: Path) -> None:
    note, found = read(saved(tmp_path, tokens=TOKENS, ner_tags=TAGS))
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-rows-numbers", True)
    assert marked(found) == []


def test_tags_as_words_and_a_row_without_all_of_them(tmp_path: Path) -> None:
    tags = [[NAMES[it] for it in TAGS[0]]] * 11 + [["O"]]
    words = [TOKENS[0]] * 11 + [TOKENS[1]]
    (found,) = read(saved(tmp_path, words=words, labels=tags))
    assert marked(found) == ALL_THREE[:2] * 11
    assert isinstance(found, Incoming)
    assert [(it.message, it.lost) for it in found.notes] == [("formats-rows-uneven", True)]


def test_marks_in_a_column_of_structures(tmp_path: Path) -> None:
    mark: dict[str, Any] = {"start": 4, "end": 9, "label": "PER", "score": 0.5}
    mark["deep"] = {"a": {"b": 1}}
    note, found, bare = read(saved(tmp_path, text=[TEXT, TEXT], entities=[[mark], []]))
    assert marked(found) == [("PER", "ترامب")]
    assert marked(bare) == []
    assert isinstance(note, Note)
    assert note.values["keys"] == ("entities.deep",)
    assert isinstance(found, Incoming)
    assert found.spans[0].attributes == {"score": 0.5}


def test_classes_have_their_names_and_days_are_days(tmp_path: Path) -> None:
    table = arrow.table(
        {
            "text": arrow.array([TEXT]).dictionary_encode(),
            "label": [1],
            "date": [datetime.date(2020, 1, 2)],
        }
    ).replace_schema_metadata(_features(label={"names": ["neg", "pos"], "_type": "ClassLabel"}))
    pq.write_table(table, tmp_path / "a.parquet")
    (found,) = read(tmp_path / "a.parquet")
    assert isinstance(found, Incoming)
    assert (found.labels, found.published) == ({"label": "pos"}, "2020-01-02")


def test_a_data_set_saved_on_the_disk_is_found_in_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "data-00000-of-00001.arrow"
    with arrow.ipc.new_stream(file, _tagged().schema) as out:
        out.write_table(_tagged())
    assert formats.may_be_read(file)
    (tmp_path / "other.arrow").write_bytes(b"something else")
    assert not formats.may_be_read(tmp_path / "other.arrow")
    assert formats.for_writing(tmp_path / "a.parquet").id == "parquet"


SPANS = {"start": [4], "end": [9], "label": [1]}
OF_CLASSES = {"names": ["LOC", "PER"], "_type": "ClassLabel"}


@pytest.mark.parametrize(
    ("held", "feature"),
    [
        ([{"start": 4, "end": 9, "label": 1}], [{"label": OF_CLASSES}]),
        ([{"start": 4, "end": 9, "label": 1}], {"feature": {"label": OF_CLASSES}, "_type": "List"}),
        (SPANS, {"feature": {"label": OF_CLASSES}, "_type": "Sequence"}),
        (SPANS, {"label": {"feature": OF_CLASSES, "_type": "List"}}),
        ('[{"start": 4, "end": 9, "label": "PER"}]', {}),
    ],
)
def test_classes_within_marks_have_their_names(held: Any, feature: Any, tmp_path: Path) -> None:
    table = arrow.table({"text": [TEXT], "entities": [held]})
    pq.write_table(
        table.replace_schema_metadata(_features(entities=feature)), tmp_path / "a.parquet"
    )
    (found,) = read(tmp_path / "a.parquet")
    assert marked(found) == [("PER", "ترامب")]


def test_answers_and_relations_come_in_as_from_json(tmp_path: Path) -> None:
    answers = {"text": ["ترامب"], "answer_start": [4]}
    (found,) = read(saved(tmp_path, context=[TEXT], question=["من؟"], answers=[answers]))
    assert marked(found) == [("answer", "ترامب")]
    assert isinstance(found, Incoming)
    assert (found.spans[0].attributes, found.labels) == ({"question": "من؟"}, {})
    ends = [{"id": 1, "start": 4, "end": 9, "label": "PER"}]
    ends += [{"id": 2, "start": 10, "end": 15, "label": "LOC"}]
    ties = [{"type": "visits", "head": 1, "tail": 2}]
    (found,) = read(saved(tmp_path, text=[TEXT], entities=[ends], relations=[ties]))
    assert isinstance(found, Incoming)
    assert [it.label for it in found.relations] == ["visits"]


def test_marks_that_begin_late_are_taken_and_those_nobody_reads_are_told(tmp_path: Path) -> None:
    marks: list[Any] = [[]] * 70 + [[{"start": 4, "end": 9, "label": "PER"}]]
    *_, last = read(saved(tmp_path, text=[TEXT] * 71, entities=marks))
    assert marked(last) == [("PER", "ترامب")]
    note, _ = read(saved(tmp_path, text=[TEXT], entities=[[{"begin_token": 1, "label": "PER"}]]))
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-unknown-keys", True)


def test_what_people_and_a_model_said_in_a_table_of_argilla_stays_apart(tmp_path: Path) -> None:
    mark, other = ({"start": at, "end": end, "label": "PER"} for at, end in ((4, 9), (0, 3)))
    columns = {"spans.responses": [[[mark], [other]]], "spans.responses.users": [["ليلى", "سامي"]]}
    columns |= {"spans.suggestion": [[other]], "spans.suggestion.agent": ["m"]}
    columns |= {"topic.responses": [["خبر"]], "topic.responses.users": [["ليلى"]]}
    note, found = read(saved(tmp_path, id=["1"], text=[TEXT], **columns))
    assert isinstance(note, Note)
    assert isinstance(found, Incoming)
    assert sorted((it.annotator, it.label) for it in found.spans) == [
        ("سامي", "PER"),
        ("ليلى", "PER"),
    ]
    assert (found.labels, note.values["keys"]) == ({"topic": "خبر"}, ("suggestions",))


def test_columns_that_hold_nothing_yet_and_numbers_made_words_are_read(tmp_path: Path) -> None:
    passage = [{"text": [TEXT], "offsets": [[0, len(TEXT)]]}]
    mark = [{"id": "e", "type": "PER", "text": ["ترامب"], "offsets": [[4, 9]], "normalized": []}]
    (found,) = read(saved(tmp_path, passages=[passage], entities=[mark], relations=[[]]))
    assert marked(found) == [("PER", "ترامب")]
    (found,) = read(saved(tmp_path, tokenized_text=[TOKENS[0]], ner=[[["1", "2", "PER"]]]))
    assert marked(found) == ALL_THREE[:1]
