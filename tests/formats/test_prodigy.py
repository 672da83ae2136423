"""Prodigy: read as its recipes keep examples, written so that spaCy's tokens fit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from formats import kit
from formats.datasets import datasets
from hypothesis import given

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.prodigy import prodigy
from hashiya.formats.spacing import spaced
from hashiya.model.dataset import Dataset
from hashiya.model.span import Span

TEXT = "🚨 زار ترامب بغداد، ثم غادر."
WORDS = ["🚨", "زار", "ترامب", "بغداد", "،", "ثم", "غادر", "."]


def tokens(*, shift: int = 0) -> list[dict[str, Any]]:
    found, at = [], 0
    for number, word in enumerate(WORDS):
        start = TEXT.index(word, at)
        at = start + len(word)
        by = shift if number else 0
        found.append(
            {"text": word, "start": start + by, "end": at + (shift if number or shift else 0), "id": number,
             "ws": TEXT[at : at + 1] == " "}
        )  # fmt: skip
    return found


def example(**more: Any) -> dict[str, Any]:
    return {
        "text": TEXT, "_input_hash": -1, "_task_hash": 5, "_is_binary": False, "tokens": tokens(),
        "_view_id": "ner_manual", "answer": "accept", "_timestamp": 1700000000,
        "_annotator_id": "ds-layla", "_session_id": "ds-layla", **more,
    }  # fmt: skip


def span(
    first: int, last: int, label: str, of: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    of = of or tokens()
    return {"start": of[first]["start"], "end": of[last]["end"], "token_start": first, "token_end": last, "label": label}  # fmt: skip


def read(place: Path, *rows: dict[str, Any]) -> list[Incoming | Note]:
    file = place / "ner.jsonl"
    file.write_text("\n".join(json.dumps(it, ensure_ascii=False) for it in rows), encoding="utf-8")
    assert formats.for_reading(file).id == "prodigy"
    return [it for it in prodigy.read(file, ReadOptions()) if not _is_bookkeeping(it)]


def _is_bookkeeping(it: Incoming | Note) -> bool:
    """What is told of the program's own entries has its own test."""
    return isinstance(it, Note) and it.message == "formats-program-entries"


def one(place: Path, row: dict[str, Any]) -> Incoming:
    (found,) = read(place, row)
    assert isinstance(found, Incoming)
    return found


def marks(found: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, found.text[it.fragments[0].start : it.fragments[-1].end]) for it in found.spans
    ]


def test_spans_and_relations_as_kept(tmp_path: Path) -> None:
    person, place = span(2, 2, "PER"), span(3, 3, "LOC")
    relations = [
        {"head": 2, "child": 3, "head_span": person, "child_span": place, "color": "#fff", "label": "VISITS"},
        {"head": 3, "child": 2, "label": "VISITED_BY"},
    ]  # fmt: skip
    found = one(
        tmp_path,
        example(spans=[person, place], relations=relations, meta={"source": "وكالة", "n": 3}),
    )
    assert marks(found) == [("PER", "ترامب"), ("LOC", "بغداد")]
    ids = [it.id for it in found.spans]
    assert [(it.label, it.from_id, it.to_id) for it in found.relations] == [
        ("VISITS", *ids),
        ("VISITED_BY", *reversed(ids)),
    ]
    assert (found.source, found.labels, found.notes) == ("وكالة", {"n": "3"}, ())
    assert [(it.annotator, it.created) for it in found.spans] == [("ds-layla", 1700000000000)] * 2


@pytest.mark.parametrize("answer", ["reject", "ignore"])
def test_only_what_was_accepted_is_taken(answer: str, tmp_path: Path) -> None:
    (note,) = read(tmp_path, example(spans=[span(2, 2, "PER")], answer=answer))
    assert isinstance(note, Note)
    assert (note.message, note.lost) == (f"formats-prodigy-{answer}", True)


def test_tokens_prove_how_the_file_counts(tmp_path: Path) -> None:
    counted = tokens(shift=1)
    spans = [span(2, 2, "PER", counted), span(6, 6, "V", counted)]
    found = one(tmp_path, example(tokens=counted, spans=spans))
    assert marks(found) == [("PER", "ترامب"), ("V", "غادر")]
    assert [(it.message, it.values["how"]) for it in found.notes] == [
        ("formats-realigned-proved", "utf-16")
    ]


@pytest.mark.parametrize("shift", [0, 1])
def test_examples_of_older_versions_say_where_tokens_stand_and_nothing_of_spaces(
    shift: int, tmp_path: Path
) -> None:
    """Their spans quote no words: the tokens below them do, wherever they are said to stand."""
    of = [{name: it[name] for name in ("text", "start", "end", "id")} for it in tokens(shift=shift)]
    row = example(tokens=of, spans=[span(2, 3, "PER", of), span(6, 6, "LOC", of)])
    del row["_annotator_id"], row["_timestamp"]
    found = one(tmp_path, row)
    assert marks(found) == [("PER", "ترامب بغداد"), ("LOC", "غادر")]
    assert [it.words for it in found.spans] == ["", ""]
    assert not any(it.lost for it in found.notes)


def test_spans_whose_tokens_are_not_all_told_stand_by_their_offsets(tmp_path: Path) -> None:
    row = example(tokens=tokens()[:2], spans=[span(2, 3, "PER")])
    found = one(tmp_path, row)
    assert (marks(found), found.notes) == ([("PER", "ترامب بغداد")], ())


def test_choices_and_labels_of_whole_texts(tmp_path: Path) -> None:
    options = [{"id": "SPORT", "text": "رياضة"}, {"id": "NEWS", "text": "خبر"}]
    found = one(
        tmp_path, example(options=options, accept=["NEWS"], config={"choice_style": "single"})
    )
    assert (found.labels, found.notes) == ({"accept": ("NEWS",)}, ())
    assert one(tmp_path, example(label="NEWS")).labels == {"label": "NEWS"}


def test_spans_by_tokens_alone_and_wrong_ones(tmp_path: Path) -> None:
    spans = [
        {"token_start": 2, "token_end": 3, "label": "X"},
        {"token_start": 7, "token_end": 99, "label": "X"},
        {"start": 3, "end": 3, "label": "X"},
        7,
    ]
    relations = [{"head": 99, "child": 2, "label": "r"}, []]
    found = one(tmp_path, example(spans=spans, relations=relations))
    assert marks(found) == [("X", "ترامب بغداد")]
    assert sorted(it.message for it in found.notes if it.lost) == [
        "formats-not-a-record",
        "formats-not-a-record",
        "formats-relation-ends",
        "formats-span-no-offsets",
        "formats-span-no-offsets",
    ]


# -- what is written


def checked(row: dict[str, Any]) -> None:
    """A strict reader by Prodigy's documentation: tokens give the text back, spans align with them."""
    text, cut = row["text"], row["tokens"]
    assert "".join(it["text"] + " " * it["ws"] for it in cut) == text
    for number, it in enumerate(cut):
        assert it["id"] == number
        assert text[it["start"] : it["end"]] == it["text"] != ""
    for it in row["spans"]:
        assert cut[it["token_start"]]["start"] == it["start"]
        assert cut[it["token_end"]]["end"] == it["end"]
        assert it["label"]
    for it in row.get("relations", []):
        assert it["head"] == it["head_span"]["token_end"]
        assert it["child"] == it["child_span"]["token_end"]
    assert row["answer"] == "accept"


def test_what_is_written_is_what_prodigy_takes(tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        file = kit.written(prodigy.FORMAT, dataset, WriteOptions(), tmp_path_factory.mktemp("p"))
        rows = [json.loads(it) for it in file.read_bytes().splitlines()]
        for row in rows:
            checked(row)
        assert sum(len(it["spans"]) for it in rows) == sum(len(it.annotations) for it in dataset)

    holds()


def test_spacy_makes_the_same_text_of_our_tokens(tmp_path_factory) -> None:
    spacy = pytest.importorskip("spacy")
    from spacy.tokens import Doc

    vocab = spacy.blank("ar").vocab

    @given(datasets)
    def holds(dataset: Dataset) -> None:
        for it in dataset:
            text = it.article.text
            cut = spaced(text, (of.span for of in it.annotations))
            doc = Doc(vocab, words=cut.words(text), spaces=cut.spaces)
            assert doc.text == text
            for of in it.annotations:
                found = doc.char_span(of.start, of.end, label=of.label)
                assert found is not None
                assert found.text == of.quote

    holds()


def test_a_space_belongs_to_its_word_unless_a_span_says_otherwise() -> None:
    assert spaced("a b  c", []).words("a b  c") == ["a", "b", "  ", "c"]
    assert spaced("a b", []).spaces == [True, False]
    assert spaced("a b", [Span(0, 2)]).words("a b") == ["a", " ", "b"]
    assert spaced("a b", [Span(1, 3)]).words("a b") == ["a", " ", "b"]
    assert spaced(" للعراق", [Span(2, 7)]).words(" للعراق") == [" ", "ل", "لعراق"]


def test_where_a_span_comes_from_is_kept_and_prodigys_own_entries_are_told(tmp_path: Path) -> None:
    file = tmp_path / "ner.jsonl"
    matched = span(2, 2, "PER") | {"pattern": 7, "source": "a.jsonl", "score": 0.5, "rank": 1}
    arrow = {"head": 2, "child": 3, "label": "in", "color": "#fff"}
    row = example(spans=[matched, span(3, 3, "LOC")], relations=[arrow], _session_id="ds-omar")
    file.write_text(json.dumps(row), encoding="utf-8")
    found, note = prodigy.read(file, ReadOptions())
    assert isinstance(found, Incoming)
    assert found.spans[0].attributes == {"pattern": 7, "source": "a.jsonl", "score": 0.5}
    assert [it.attributes for it in found.relations] == [{}]
    assert isinstance(note, Note)
    assert note.lost is False
    assert note.values["names"] == (
        "_input_hash · _task_hash · _view_id · _session_id · spans.rank · relations.color"
    )


def test_numbers_that_were_chosen_are_what_they_show(tmp_path: Path) -> None:
    options = [{"id": 0, "text": "مؤيد"}, {"id": 1, "text": "معارض"}]
    assert one(tmp_path, example(options=options, accept=[1])).labels == {"accept": ("معارض",)}
    named = [{"id": "FOR", "text": "مؤيد"}]
    assert one(tmp_path, example(options=named, accept=["FOR"])).labels == {"accept": ("FOR",)}


def test_an_example_without_its_text_has_that_of_its_tokens(tmp_path: Path) -> None:
    row = example(spans=[span(2, 3, "PER")])
    del row["text"]
    found = one(tmp_path, row)
    assert found.text == TEXT
    assert [it.fragments[0] for it in found.spans] == [Span(6, 17)]


def test_an_array_of_examples_is_prodigys_too(tmp_path: Path) -> None:
    file = tmp_path / "ner.json"
    file.write_text(json.dumps([example(spans=[span(2, 2, "PER")])]), encoding="utf-8")
    assert formats.for_reading(file).id == "prodigy"


def test_an_id_that_the_stream_had_names_the_article_hashes_do_not(tmp_path: Path) -> None:
    rows = example(meta={"id": "aj-7"}), example(), example(id=12)
    names = [it.name for it in read(tmp_path, *rows) if isinstance(it, Incoming)]
    assert names == ["ner#aj-7", "ner.jsonl", "ner#12"]
