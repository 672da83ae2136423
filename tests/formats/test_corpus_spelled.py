"""Marks that data sets spell in ways of their own: numbers of letters, aspects, answers; lists in cells; lines with classes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import for_reading, refusing
from hashiya.formats.corpus import cell_values, corpus
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.model.errors import UnknownFormat

TEXT = "وصل الوزير أحمد علي إلى القاهرة مساء اليوم."
OTHER = "غادر الوفد مدينة بغداد صباح أمس إلى عمّان."
MINISTER = ("الوزير", 4, 10)


def read(place: Path, name: str, data: str | list[Any]) -> tuple[list[Incoming], list[Note]]:
    """``data``: the file, or its records one a line."""
    lines = data if isinstance(data, str) else "".join(f"{_json(it)}\n" for it in data)
    (place / name).write_text(lines, encoding="utf-8", newline="")
    chosen = for_reading(place / name)
    assert chosen is corpus.FORMAT
    found = list(corpus.read(place / name, ReadOptions()))
    articles = [it for it in found if isinstance(it, Incoming)]
    notes = [it for it in found if isinstance(it, Note)]
    return articles, [*notes, *(note for it in articles for note in it.notes)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def marks(article: Incoming) -> list[tuple[str, str]]:
    return [(it.label, it.fragments[0].quote(article.text)) for it in article.spans]


# -- cells with lists


@pytest.mark.parametrize(
    "cell",
    [
        "[{'start': 4, 'end': 10, 'technique': 'Doubt', 'text': 'الوزير'}]",
        '[{""start"": 4, ""end"": 10, ""technique"": ""Doubt"", ""text"": ""الوزير""}]',
        "[(4, 10, 'Doubt')]",
        "{'Doubt': [[4, 10]]}",
    ],
    ids=["Python", "JSON", "pairs", "by label"],
)
def test_marks_in_cells_of_a_table(cell: str, tmp_path: Path) -> None:
    table = f'id,text,labels\n1,{TEXT},"{cell}"\n2,{OTHER},[]\n'
    (one, other), notes = read(tmp_path, "a.csv", table)
    assert (marks(one), marks(other), notes) == ([("Doubt", "الوزير")], [], [])


def test_what_numpy_prints_side_by_side_is_several_items(tmp_path: Path) -> None:
    cell = (
        "[{'end': 10, 'label': 'Doubt', 'start': 4}\n {'end': 15, 'label': 'a \\'b', 'start': 11}]"
    )
    (article,), notes = read(tmp_path, "a.csv", f'id,text,labels\n1,{TEXT},"{cell}"\n')
    assert (marks(article), notes) == ([("Doubt", "الوزير"), ("a 'b", "أحمد")], [])


def test_marks_that_come_late_in_cells_and_cells_that_are_no_values(tmp_path: Path) -> None:
    rows = [f"{at},{OTHER},[],[أ] و(ب)" for at in range(60)]
    rows += [f"60,{TEXT},\"[[4, 10, 'Doubt']]\",[ج]", f"61,{TEXT},[[4,,x"]
    articles, notes = read(tmp_path, "a.csv", "id,text,found,note\n" + "\n".join(rows) + "\n")
    assert [marks(it) for it in articles[59:61]] == [[], [("Doubt", "الوزير")]]
    assert {it.message for it in notes if it.lost} == {
        "formats-corpus-surplus",
        "formats-span-no-offsets",
    }
    assert "note" in {it.values.get("names") for it in notes}


def test_classes_in_cells_are_several_labels(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, "a.csv", f"text,labels\n{TEXT},\"['سياسة', 'مصر']\"\n")
    assert article.labels == {"labels": ("سياسة", "مصر")}


@pytest.mark.parametrize(
    "cell",
    [
        "__import__('os').system('x')",
        "[__import__('os')]",
        "[" * 5000,
        "[1" + ",[2" * 90,
        "{1,2",
        "[f'{1}']",
        "{[1]: 2}",
        "[{{}}]",
        "[1 + 2]",
        "['a' 'b' ... 'c']",
        "['" + "\\'" * 300_000,
    ],
)
def test_what_is_no_value_stays_words_and_nothing_is_run(cell: str) -> None:
    assert cell_values.record(["a"], [cell], frozenset(["a"])) == {"a": cell}
    assert cell_values.columns(["a"], [[cell]]) == frozenset()


TOKENS, TAGS = ["زار", "محمد", "علي"], ["O", "B-PER", "I-PER"]
PRINTED, PRINTED_TAGS = "['زار' 'محمد'\n 'علي']", "['O' 'B-PER' 'I-PER']"


@pytest.mark.parametrize(
    "table",
    [
        f'id,tokens,ner_tags\n1,"{TOKENS}","{TAGS}"\n2,"{TOKENS}","{TAGS}"\n',
        f'Sentence #,Sentence,Tag\n1,زار محمد علي,"{TAGS}"\n2,زار محمد علي,"{TAGS}"\n',
        "id,tokens,ner_tags\n" + "".join(f'{at},"{PRINTED}","{PRINTED_TAGS}"\n' for at in (1, 2)),
    ],
    ids=["words in a list", "a sentence", "NumPy"],
)
def test_lists_of_tags_in_cells(table: str, tmp_path: Path) -> None:
    (article,), notes = read(tmp_path, "a.csv", table)
    assert article.text == "زار محمد علي\nزار محمد علي"
    assert marks(article) == [("PER", "محمد علي")] * 2
    assert {it.message for it in notes} == {"formats-corpus-columns", "formats-rows-joined"}


def test_classes_that_look_like_tags_are_classes(tmp_path: Path) -> None:
    records = [{"content": "خبر عاجل", "labels": ["S", "B"], "n": 1}] * 2
    articles, _ = read(tmp_path, "a.jsonl", records)
    assert [it.labels for it in articles] == [{"labels": ("S", "B")}] * 2


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_numbers_of_letters_are_marks_run_by_run(name: str, tmp_path: Path) -> None:
    numbers = [*range(4, 10), 17, 18]
    table = f'spans,text\n"{numbers}",{TEXT}\n[],{OTHER}\n'
    records = [{"spans": numbers, "text": TEXT, "n": 1}, {"spans": [], "text": OTHER, "n": 2}]
    (one, other), _ = read(tmp_path, name, table if name == "a.csv" else records)
    assert marks(one) == [("SPAN", "الوزير"), ("SPAN", TEXT[17:19])]
    assert marks(other) == []


def test_numbers_that_cannot_be_letters_are_told_as_a_column(tmp_path: Path) -> None:
    for numbers in ([9, 4], [1, 900], [1, "2"], [True, 2], [4, 10]):
        (article,), (note,) = read(tmp_path, "a.jsonl", [{"content": TEXT, "spans": numbers}])
        assert (article.spans, note.values["names"]) == ((), "spans")


# -- opinions on aspects


def aspects(words: str, start: int, end: int, **others: str) -> dict[str, Any]:
    return {"term": words, "polarity": "positive", "from": f"{start}", "to": f"{end}", **others}


def test_aspects_in_json(tmp_path: Path) -> None:
    records = [
        {"text": TEXT, "aspectTerms": [aspects(*MINISTER)], "aspectCategories": [{"category": "سعر", "polarity": "neutral"}]},
        {"text": OTHER, "aspectTerms": [aspects("noaspectterm", 0, 0)], "aspectCategories": []},
        {"text": OTHER, "aspectTerms": [aspects("غيره", 0, 4)], "aspectCategories": []},
    ]  # fmt: skip
    articles, notes = read(tmp_path, "a.jsonl", records)
    assert marks(articles[0]) == [("aspect", "الوزير")]
    assert articles[0].spans[0].attributes == {"polarity": "positive"}
    assert (articles[0].labels, articles[1].labels) == ({"categories": "سعر: neutral"}, {})
    assert (marks(articles[1]), articles[2].spans[0].words) == ([], "غيره")
    assert [it.message for it in notes] == ["formats-span-waits"]  # its words do not stand there


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("aspectCategories", "[{'category': 'سعر', 'polarity': 'neutral'}]"),
        (
            "opinions",
            "[{'target': None, 'category': 'سعر', 'from': 0, 'to': 0, 'polarity': 'neutral'}]",
        ),
    ],
)
def test_opinions_on_a_whole_text_in_cells(column: str, cell: str, tmp_path: Path) -> None:
    table = f'id,text,{column}\n1,{TEXT},"{cell}"\n2,{OTHER},[]\n'
    (one, other), notes = read(tmp_path, "a.csv", table)
    assert (one.labels, other.labels, notes) == ({"categories": "سعر: neutral"}, {}, [])


ABSA = '<?xml version="1.0" encoding="UTF-8"?>\n'


def test_aspects_in_xml_a_sentence_an_article(tmp_path: Path) -> None:
    term = '<aspectTerms><aspectTerm term="الوزير" polarity="positive" from="4" to="10"/></aspectTerms>'
    kind = (
        '<aspectCategories><aspectCategory category="سعر" polarity="neutral"/></aspectCategories>'
    )
    data = f'{ABSA}<sentences><sentence id="s1"><text>{TEXT}</text>{term}{kind}</sentence><sentence id="s2"><text>{OTHER}</text></sentence></sentences>'
    (one, other), notes = read(tmp_path, "a.xml", data)
    assert (one.name, one.text, marks(one)) == ("a#s1", TEXT, [("aspect", "الوزير")])
    assert (one.labels, other.text, notes) == ({"categories": "سعر: neutral"}, OTHER, [])


def test_elements_of_other_names_are_told_whatever_they_are_called(tmp_path: Path) -> None:
    more = '<id/><text>و</text><categories a="1"/><aspectTerms/>'
    data = f"<sentences><sentence id='s1'><text>{TEXT}</text>{more}</sentence></sentences>"
    (article,), notes = read(tmp_path, "a.xml", data)
    assert article.text == f"{TEXT}و"
    assert "<id> · <categories>" in {it.values.get("names") for it in notes}


def test_opinions_of_reviews_count_within_each_sentence(tmp_path: Path) -> None:
    def opinion(words: str, start: int, end: int) -> str:
        return f'<Opinion target="{words}" category="HOTEL#GENERAL" polarity="negative" from="{start}" to="{end}"/>'

    at = OTHER.index("بغداد")
    first = f"<text>{TEXT}</text><Opinions>{opinion(*MINISTER)}{opinion('NULL', 0, 0)}</Opinions>"
    second = f"<text>{OTHER}</text><Opinions>{opinion('بغداد', at, at + 5)}</Opinions>"
    data = f'{ABSA}<Reviews><Review rid="7"><sentences><sentence id="7:0">{first}</sentence><sentence id="7:1" OutOfScope="TRUE">{second}</sentence></sentences></Review></Reviews>'
    (review,), notes = read(tmp_path, "a.xml", data)
    assert (review.name, review.text) == ("a#7", f"{TEXT}\n{OTHER}")
    assert marks(review) == [("HOTEL#GENERAL", "الوزير"), ("HOTEL#GENERAL", "بغداد")]
    assert review.labels == {"categories": "HOTEL#GENERAL: negative"}
    assert [it.values["names"] for it in notes] == ["sentence.id · sentence.OutOfScope"]


# -- answers


def test_answers_are_marks_that_say_their_question(tmp_path: Path) -> None:
    answers = [{"text": "الوزير", "answer_start": 4}, {"text": "الوزير", "answer_start": 4}]
    asked = [
        {"id": "q1", "question": "من؟", "answers": answers},
        {"id": "q2", "question": "لماذا؟", "answers": [], "plausible_answers": [{"text": "أحمد", "answer_start": 11}]},
        {"id": "q3", "question": "كيف؟", "answers": []},
    ]  # fmt: skip
    paragraphs = [{"context": TEXT, "qas": asked}]
    data = _json({"version": "2", "data": [{"title": "زيارة", "paragraphs": paragraphs}]})
    (article,), (note,) = read(tmp_path, "a.json", data)
    assert marks(article) == [("answer", "الوزير"), ("plausible_answer", "أحمد")]
    assert article.spans[0].attributes == {"question": "من؟", "question_id": "q1"}
    assert note.values["names"] == "qas.unanswered"


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_answers_of_one_question_to_a_row_are_checked_by_their_words(
    name: str, tmp_path: Path
) -> None:
    answers = {"text": ["الوزير", "بغداد"], "answer_start": [5, 0]}
    row = {"id": "q1", "context": TEXT, "question": "من؟", "answers": answers}
    table = f'id,context,question,answers\nq1,{TEXT},من؟,"{answers}"\n'
    (article,), notes = read(tmp_path, name, [row] if name == "a.jsonl" else table)
    placed = [it for it in article.spans if not it.words]
    assert [it.fragments[0].quote(TEXT) for it in placed] == ["الوزير"]
    assert [it.words for it in article.spans if it.words] == ["بغداد"]
    assert {(it.values["number"], it.values["what"]) for it in notes if it.lost} == {
        (2, "0–5 answer")
    }


def test_answers_of_questions_on_the_quran(tmp_path: Path) -> None:
    answers = [{"text": "الوزير", "start_char": 4}, {"text": "أحمد علي", "start_char": 11}]
    row = {
        "pq_id": "38:41_105",
        "passage": TEXT,
        "surah": 38,
        "question": "من؟",
        "answers": answers,
    }
    (article, _), (note,) = read(tmp_path, "a.jsonl", [row, {**row, "pq_id": "2", "answers": []}])
    assert (article.name, marks(article)) == (
        "a#38:41_105",
        [("answer", "الوزير"), ("answer", "أحمد علي")],
    )
    assert note.values["names"] == "surah · question"  # of the row without an answer


# -- lines with classes


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.train"])
def test_lines_of_fasttext(name: str, tmp_path: Path) -> None:
    lines = f"__label__سياسة __label__مصر {TEXT}\n\n{OTHER} __label__العراق\n__label__فارغ\n"
    (one, other), (empty,) = read(tmp_path, name, lines)
    assert (one.text, one.labels) == (TEXT, {"labels": ("سياسة", "مصر")})
    assert (other.text, other.labels) == (OTHER, {"labels": "العراق"})
    assert (empty.message, empty.values["lines"]) == ("formats-corpus-empty-rows", (4,))


def test_classes_of_lines_stand_before_and_behind_and_come_in_that_order(tmp_path: Path) -> None:
    lines = f"__label__ب\t__label__أ {TEXT}  x __label__د __label__ج \n__label__ب {OTHER}\n" * 2
    articles, notes = read(tmp_path, "a.txt", lines)
    assert (articles[0].text, articles[0].labels) == (
        f"{TEXT}  x",
        {"labels": ("ب", "أ", "د", "ج")},
    )
    assert (articles[1].text, notes) == (OTHER, [])


def test_a_line_without_a_class_far_below_is_a_line_of_the_same_file(tmp_path: Path) -> None:
    lines = [f"__label__a {TEXT}"] * 200 + [f"{OTHER}, x"] + [f"__label__a {TEXT}"]
    articles, _ = read(tmp_path, "a.txt", "\n".join(lines))
    assert (len(articles), articles[200].text) == (202, f"{OTHER}, x")
    assert (articles[200].labels, articles[201].labels) == ({}, {"labels": "a"})


def test_records_that_speak_of_such_classes_are_records(tmp_path: Path) -> None:
    records = [{"text": TEXT, "label": "__label__a"}, {"text": OTHER, "label": "__label__b"}]
    articles, _ = read(tmp_path, "a.jsonl", [{**it, "id": at} for at, it in enumerate(records)])
    assert [(it.text, it.labels) for it in articles] == [
        (TEXT, {"label": "__label__a"}),
        (OTHER, {"label": "__label__b"}),
    ]


def test_an_article_on_fasttext_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}\nتبدأ الأسطر بـ__label__.\n", encoding="utf-8")
    assert for_reading(tmp_path / "a.txt").id == "text"


@pytest.mark.parametrize("name", ["a.bdocym", "a.yaml", "a.bdocmp"])
def test_documents_of_gate_that_need_a_library_are_named(name: str, tmp_path: Path) -> None:
    words = f"annotation_sets:\n  '':\n    annotations: []\ntext: {TEXT}\n"
    (tmp_path / name).write_text(words, encoding="utf-8")
    with pytest.raises(UnknownFormat):
        for_reading(tmp_path / name)
    assert refusing.reason(tmp_path / name) == "formats-gate-other"


# -- claims


def test_what_corpora_of_claims_say_of_each_are_labels_of_the_article(tmp_path: Path) -> None:
    """As AraFacts, ANS, ClaimBuster, FEVER and CheckThat! name their columns."""
    table = f"ClaimID,claim,stance,normalized_label,Verdict,evidence,Speaker\n7,{TEXT},agree,False,1,x,علي\n"
    (article,), (note,) = read(tmp_path, "a.csv", table)
    assert (article.name, article.text, article.author) == ("a#7", TEXT, "علي")
    assert article.labels == {"stance": "agree", "normalized_label": "False", "Verdict": "1"}
    assert note.values["names"] == "evidence"


def test_fragments_of_persuasion_in_memes_and_the_kind_of_text(tmp_path: Path) -> None:
    """As SemEval-2021 and ArAIEval have them; letters beyond the first plane stand before the mark."""
    words = f"▶️ 📹 {TEXT}"
    at = words.index("الوزير")
    mark = {"start": at, "end": at + 6, "technique": "Doubt", "text_fragment": "الوزير"}
    records = [{"id": "1", "text": words, "labels": [mark], "type": "tweet"}]
    (article,), notes = (
        read(tmp_path, "a.jsonl", [*records, {**records[0], "id": "2", "labels": []}])[0][:1],
        [],
    )
    assert (marks(article), article.labels) == ([("Doubt", "الوزير")], {"type": "tweet"})
    assert (article.spans[0].attributes, notes) == ({}, [])


# -- marks without a label, and without a text


@pytest.mark.parametrize(
    ("column", "label"), [("claims", "claim"), ("quotes", "quote"), ("spans", "SPAN")]
)
def test_marks_may_have_their_label_from_the_name_of_their_column(
    column: str, label: str, tmp_path: Path
) -> None:
    of = {label: MINISTER[0], "start": 5, "end": 11, "worth": True}
    (article,), (moved,) = read(tmp_path, "a.jsonl", [{"content": TEXT, column: [of]}])
    assert moved.message.startswith("formats-realigned")
    assert marks(article) == [(label, MINISTER[0])]
    assert article.spans[0].attributes["worth"] is True
    labelled = {"content": TEXT, column: [{"label": "X", "start": 4, "end": 10}]}
    (article,), _ = read(tmp_path, "b.jsonl", [labelled])
    assert marks(article) == [("X", "الوزير")]


def test_marks_whose_text_nobody_gives_are_told_for_what_they_are(tmp_path: Path) -> None:
    found = {"Text": "الوزير", "Type": "PERSON", "BeginOffset": 4, "EndOffset": 10}
    lines = [{"Entities": [found], "File": "a.txt", "Line": at} for at in range(2)]
    articles, (note,) = read(tmp_path, "a.json", [[*lines]])
    assert not articles
    assert (note.message, note.values["names"]) == ("formats-corpus-marks-alone", "Entities")
