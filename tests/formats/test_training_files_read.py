"""Training data read: rows of tokens with tags or their numbers, and GLiNER's sentences, whoever wrote them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import gold
import pytest
from formats import kit
from making import annotation, article

from hashiya import formats
from hashiya.formats.format import Incoming, Note, ReadOptions, WriteOptions
from hashiya.formats.losses import Tally
from hashiya.formats.tokens import gliner, hf_tokens
from hashiya.model.dataset import AnnotatedArticle, Dataset

WORDS = ["زار", "دونالد", "ترامب", "بغداد", "."]
NUMBERS = [0, 1, 2, 3, 0]
NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
MARKED = [("PER", "دونالد ترامب"), ("LOC", "بغداد")]
CARD = """---
language:
- ar
dataset_info:
  features:
  - name: tokens
    sequence: string
  - name: pos_tags
    sequence:
      class_label:
        names:
          '0': NOUN
          '1': VERB
  - name: ner_tags
    sequence:
      class_label:
        names:
          '0': O
          '1': B-PER
          '2': "I-PER"
          '3': B-LOC
          '4': 'I-LOC'
  splits:
  - name: train
---
# A data set
- name: none
"""


def read(file: Path, *, strict: bool = False) -> tuple[list[Incoming], list[Note]]:
    chosen = formats.for_reading(file)
    assert chosen.read
    found = list(chosen.read(file, ReadOptions(strict=strict)))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note) and it.message not in kit.JOINED]
    return articles, [*notes, *(note for it in articles for note in it.notes)]


def lines(file: Path, rows: Iterable[Any]) -> Path:
    told = (it if isinstance(it, str) else json.dumps(it, ensure_ascii=False) for it in rows)
    file.write_text("\n".join(told) + "\n", "utf-8")
    return file


def marked(of: Incoming) -> list[tuple[str, str]]:
    return [
        (it.label, of.text[it.fragments[0].start : it.fragments[0].end])
        for it in sorted(of.spans, key=lambda it: it.fragments[0])
    ]


@pytest.mark.parametrize("flavour", ["jsonl", "parquet"])
@pytest.mark.parametrize("scheme", ["iob2", "iob1", "bioes"])
def test_what_was_written_for_token_classification_is_read_again(
    flavour: str, scheme: Any, tmp_path: Path
) -> None:
    if flavour == "parquet":
        pytest.importorskip("pyarrow")
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    hf_tokens.write(dataset, tmp_path, WriteOptions(flavour=flavour, scheme=scheme))
    back, notes = read(tmp_path / f"data.{flavour}")
    assert not notes
    assert [it.name for it in back] == [it.article.name for it in dataset]
    kept = [hf_tokens.layout_of(it, WriteOptions(scheme=scheme)).kept for it in dataset]
    for found, claimed in zip(back, kept, strict=True):
        assert [(label, "".join(words.split())) for label, words in marked(found)] == [
            (it.annotation.label, "".join(it.annotation.quote.split())) for it in claimed
        ]


@pytest.mark.parametrize("scheme", ["iob2", "bioes"])
def test_labels_that_are_written_in_words_come_back_in_these_words(
    scheme: Any, tmp_path: Path
) -> None:
    """And that they are not the codes is told."""
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    options = WriteOptions(names="ar", scheme=scheme)
    named = {it.code: it.name("ar") for it in gold.schema().labels}
    hf_tokens.write(dataset, tmp_path, options)
    gliner.write(dataset, tmp_path / "a.gliner.json", options)
    for of, file in ((hf_tokens, "data.jsonl"), (gliner, "a.gliner.json")):
        tally = Tally()
        for it in dataset:
            tally.article(it)
            of.weigh(it, dataset.schema, options, tally)
        report = tally.report()
        back, notes = read(tmp_path / file)
        assert not notes
        found = Counter(label for it in back for label, _ in marked(it))
        assert found.total() == report.spans_written == report.count("label_renamed")
        assert any(" " in it for it in found)
        assert set(found) <= set(named.values())


def test_two_documents_of_one_name_stay_two(tmp_path: Path) -> None:
    one, other = article("زار بغداد."), article("زار بيروت.")
    articles = [
        AnnotatedArticle(article=of, annotations=(annotation(of, 4, 9, "GPE"),))
        for of in (one, other)
    ]
    hf_tokens.write(Dataset(schema=gold.schema(), articles=articles), tmp_path, WriteOptions())
    back, _ = read(tmp_path / "data.jsonl")
    assert [it.text for it in back] == ["زار بغداد .", "زار بيروت ."]


@pytest.mark.parametrize(
    "row",
    [
        {"tokens": WORDS, "ner_tags": [NAMES[it] for it in NUMBERS]},
        {"words": WORDS, "labels": [NAMES[it] for it in NUMBERS]},
        {"tokens": WORDS, "tags": ["O", "PER", "PER", "LOC", "O"], "id": "7"},
        {
            "id": "0",
            "tokens": WORDS,
            "pos_tags": [0] * 5,
            "ner": ["O", "B-PER", "E-PER", "S-LOC", "O"],
        },
    ],
    ids=lambda it: "-".join(it),
)
@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
def test_rows_of_others_are_read_whatever_their_columns_are_called(
    row: dict[str, Any], suffix: str, tmp_path: Path
) -> None:
    (found,), notes = read(lines(tmp_path / f"a{suffix}", [row, row]))
    assert found.text == "\n".join([" ".join(WORDS)] * 2)
    assert marked(found) == MARKED * 2
    assert not any(it.lost for it in notes)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("README.md", CARD),
        ("dataset_info.json", {"features": {"ner_tags": {"feature": {"names": NAMES}}}}),
        (
            "dataset_infos.json",
            {"default": {"features": {"ner_tags": {"feature": {"names": NAMES}}}}},
        ),
        ("config.json", {"id2label": {str(at): it for at, it in enumerate(NAMES)}}),
    ],
)
def test_the_names_of_numbers_are_found_in_the_papers_beside_the_file(
    name: str, told: Any, tmp_path: Path
) -> None:
    paper = told if isinstance(told, str) else json.dumps(told)
    (tmp_path / name).write_text(paper, "utf-8")
    file = lines(tmp_path / "train.jsonl", [{"tokens": WORDS, "ner_tags": NUMBERS}])
    (found,), notes = read(file)
    assert marked(found) == MARKED
    assert not notes


@pytest.mark.parametrize("paper", ["---\nname: x", "{", "---\n- name: ner_tags\n'0': 'O\n---", ""])
def test_numbers_that_nobody_names_leave_the_text_and_say_how_to_name_them(
    paper: str, tmp_path: Path
) -> None:
    for name in ("README.md", "config.json", "dataset_info.json"):
        (tmp_path / name).write_text(paper, "utf-8")
    file = lines(tmp_path / "train.jsonl", [{"tokens": WORDS, "ner_tags": NUMBERS}])
    (found,), (note,) = read(file)
    assert found.text == " ".join(WORDS)
    assert not found.spans
    assert (note.message, note.values["name"], note.lost) == (
        "formats-rows-numbers",
        "ner_tags",
        True,
    )


def test_a_bad_line_is_named_and_the_good_ones_are_taken(tmp_path: Path) -> None:
    good = {"tokens": WORDS, "ner_tags": [NAMES[it] for it in NUMBERS]}
    uneven = {"tokens": WORDS, "ner_tags": ["B-PER"]}
    file = lines(tmp_path / "a.jsonl", [*[good] * 12, '{"tokens": [', uneven, good])
    (found,), notes = read(file)
    assert marked(found) == MARKED * 13
    assert [(it.message, it.line) for it in notes if it.lost] == [
        ("formats-line-not-json", 13),
        ("formats-rows-uneven", 14),
    ]


def test_tags_that_break_their_scheme_are_named_by_their_line(tmp_path: Path) -> None:
    good = {"tokens": WORDS, "ner_tags": [NAMES[it] for it in NUMBERS]}
    bad = {"tokens": WORDS, "ner_tags": ["O", "I-PER", "I-PER", "B-LOC", "O"]}
    file = lines(tmp_path / "a.jsonl", [good, bad])
    (found,), (note,) = read(file)
    assert marked(found) == MARKED * 2
    assert (note.message, note.line, note.lost) == ("formats-tokens-begins", 2, False)
    (found,), (note,) = read(file, strict=True)
    assert marked(found) == [*MARKED, MARKED[1]]
    assert (note.message, note.line, note.lost) == ("formats-tokens-not-taken", 2, True)


def test_tokens_without_anything_to_see_leave_no_gap(tmp_path: Path) -> None:
    row = {"tokens": ["زار", "", "بغداد", " "], "ner_tags": ["O", "O", "B-LOC", "O"]}
    (found,), _ = read(lines(tmp_path / "a.jsonl", [row]))
    assert (found.text, marked(found)) == ("زار بغداد", [("LOC", "بغداد")])


# -- GLiNER

SENTENCE: dict[str, Any] = {
    "tokenized_text": WORDS,
    "ner": [[1, 2, "PER"], [3, 3, "LOC"], [1, 3, "trip"]],
}
NESTED = [("PER", "دونالد ترامب"), ("trip", "دونالد ترامب بغداد"), ("LOC", "بغداد")]


def test_what_was_written_for_gliner_is_read_again(tmp_path: Path) -> None:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    gliner.write(dataset, tmp_path / "out.gliner.json", WriteOptions())
    (found,), notes = read(tmp_path / "out.gliner.json")
    assert not notes
    assert sorted((label, "".join(words.split())) for label, words in marked(found)) == sorted(
        (it.label, "".join(it.quote.split()))
        for of in dataset
        for it in of.annotations
        if it.layer == "entity"
    )


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "train.ndjson"])
def test_sentences_of_others_are_known_by_what_they_hold(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if name == "a.json":
        file.write_text(json.dumps([SENTENCE, SENTENCE], indent=1), "utf-8")
    else:
        lines(file, [SENTENCE, SENTENCE])
    assert formats.for_reading(file).id == "gliner"
    (found,), notes = read(file)
    assert found.text == "\n".join([" ".join(WORDS)] * 2)
    assert sorted(marked(found)) == sorted(NESTED * 2)
    assert not notes


def test_what_gliners_data_say_wrongly_is_named_and_the_rest_is_taken(tmp_path: Path) -> None:
    wrong = {**SENTENCE, "ner": [[3, 9, "LOC"], [2, 1, "PER"], ["x"], [3, 3, "LOC"]]}
    file = lines(
        tmp_path / "a.jsonl",
        [SENTENCE, "{", {**SENTENCE, "tokenized_text": [1]}, wrong, {**SENTENCE, "relations": []}],
    )
    (found,), notes = read(file)
    assert sorted(marked(found)) == sorted([*NESTED, ("LOC", "بغداد"), *NESTED])
    assert [(it.message, it.line) for it in notes if it.lost] == [
        ("formats-line-not-json", 2),
        ("formats-gliner-no-words", 3),
        ("formats-gliner-range", 4),
        ("formats-gliner-range", 4),
        ("formats-gliner-mark", 4),
    ]
    assert [it.values["names"] for it in notes if not it.lost] == ["relations"]


def test_a_record_that_says_something_twice_is_named(tmp_path: Path) -> None:
    words = json.dumps(WORDS, ensure_ascii=False)
    twice = f'{{"tokenized_text":{words},"ner":[],"ner":[[3,3,"LOC"]]}}'
    colon = {"tokenized_text": ["قال", ":", '"ner":'], "ner": [[0, 0, "x"]]}
    (found,), (note,) = read(lines(tmp_path / "a.jsonl", [SENTENCE, twice, colon]))
    assert sorted(marked(found)) == sorted([*NESTED, ("x", "قال")])
    assert (note.message, note.line) == ("formats-line-key-twice", 2)


def test_words_without_letters_do_not_shift_the_others(tmp_path: Path) -> None:
    row = {
        "tokenized_text": ["", "زار", "", "بغداد"],
        "ner": [[3, 3, "LOC"], [1, 2, "x"], [2, 2, "y"]],
    }
    (found,), notes = read(lines(tmp_path / "a.jsonl", [row]))
    assert found.text == "زار بغداد"
    assert sorted(marked(found)) == [("LOC", "بغداد"), ("x", "زار")]
    assert [it.message for it in notes] == ["formats-gliner-range"]


def test_a_long_file_is_cut_into_articles(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("hashiya.formats.tokens.gliner_reading.LONGEST", 12)
    back, _ = read(lines(tmp_path / "a.jsonl", [SENTENCE] * 5))
    assert [it.name for it in back] == ["a-1", "a-2", "a-3"]
    assert [len(it.spans) for it in back] == [6, 6, 3]
