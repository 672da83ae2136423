"""Corpora in tables: the column of texts is found or chosen, each row is an article, one bad row costs itself."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from hashiya.formats import for_reading
from hashiya.formats.corpus import corpus
from hashiya.formats.corpus.columns import columns_of
from hashiya.formats.format import Incoming, Note, ReadOptions

ONE = 'قال الوزير: "السلام، قريب"\nوأضاف أن الحكومة تعمل'
TWO = "زار ترامب بغداد ثم غادرها إلى القاهرة مساء أمس"
HEAD = ["id", "عنوان", "Article_Body", "رابط", "date", "likes"]
ROWS = [
    ["7", "السلام", ONE, "https://schema.org/1", "06/05/2024", "3"],
    ["8", "", TWO, "javascript:x", "2024-05-06T10:00", "4"],
]


def table(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def read(
    data: bytes, place: Path, name: str = "a.csv", **chosen: str
) -> tuple[list[Incoming], list[Note]]:
    file = place / name
    file.write_bytes(data)
    encoding = chosen.pop("encoding", None)
    found = list(corpus.read(file, ReadOptions(encoding=encoding, columns=chosen)))
    return [it for it in found if isinstance(it, Incoming)], [
        it for it in found if isinstance(it, Note)
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_columns_separators_and_encodings_are_known(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    data = table([HEAD, *ROWS * 3], delimiter, encoding)
    articles, notes = read(data, tmp_path)
    assert [it.text for it in articles] == [ONE, TWO] * 3
    first, second = articles[:2]
    assert (first.title, first.url, first.name) == ("السلام", "https://schema.org/1", "a#7")
    assert (first.published, second.published) == ("", "2024-05-06")
    assert (second.title, second.url) == ("زار ترامب بغداد ثم غادرها إلى القاهرة مساء أمس", "")
    assert (first.line, second.line) == (2, 4)
    note, undated = notes
    assert (note.message, note.values, note.lost) == (
        "formats-corpus-columns",
        {"count": 1, "names": "likes"},
        False,
    )
    assert (undated.message, undated.values, undated.lost) == (
        "formats-corpus-undated",
        {"count": 3, "lines": (2, 5, 8)},
        True,
    )
    assert all(it.certain and not it.notes for it in articles) or encoding == "cp1256"


def test_a_table_without_names_gives_its_column_of_long_texts(tmp_path: Path) -> None:
    rows = [[str(n), "سياسة", f"{TWO} {n}"] for n in range(5)]
    articles, _ = read(table(rows), tmp_path)
    assert [it.text for it in articles] == [row[2] for row in rows]


def test_what_is_chosen_wins_by_name_or_by_number(tmp_path: Path) -> None:
    rows = [["text", "summary"], [ONE, "ملخص الخبر"]]
    assert [it.text for it in read(table(rows), tmp_path, text="summary")[0]] == ["ملخص الخبر"]
    (it,) = read(table(rows), tmp_path, text="1", title="2")[0]
    assert (it.text, it.title) == (ONE, "ملخص الخبر")


def test_without_a_column_of_texts_the_columns_are_named(tmp_path: Path) -> None:
    articles, (note,) = read(table([["a", "b"], ["1", "2"]]), tmp_path)
    assert articles == []
    assert (note.message, note.values["names"], note.lost) == (
        "formats-corpus-no-text",
        "a · b",
        True,
    )
    assert [it.text for it in read(table([["a", "b"], ["1", "نص"]]), tmp_path, text="b")[0]] == [
        "نص"
    ]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    articles, (note,) = read(table([["a", "b"], ["1", ONE]]), tmp_path, text="nope")
    assert articles == []
    assert (note.message, note.values) == (
        "formats-corpus-no-column",
        {"column": "nope", "names": "a · b"},
    )


def test_rows_without_text_and_short_rows_are_counted(tmp_path: Path) -> None:
    rows = [["id", "text"], ["1", ONE], ["2", " .. "], ["3"], ["4", TWO]]
    articles, (note,) = read(table(rows), tmp_path)
    assert [it.text for it in articles] == [ONE, TWO]
    assert (note.message, note.values, note.lost) == (
        "formats-corpus-empty-rows",
        {"count": 2, "lines": (4, 5)},
        True,
    )


@pytest.mark.parametrize("shape", ["list", "inside", "lines"])
def test_records_of_json(shape: str, tmp_path: Path) -> None:
    records = [
        {"content": ONE, "headline": "أ", "more": {"x": 1}},
        {"content": [ONE, TWO], "id": 5},
    ]
    text = json.dumps(records, ensure_ascii=False)
    if shape == "inside":
        text = json.dumps({"count": 2, "articles": records})
    name = "a.json"
    if shape == "lines":
        text, name = "\n".join(json.dumps(it) for it in records), "a.jsonl"
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert for_reading(file).id == "corpus"
    articles, notes = read(text.encode(), tmp_path, name)
    assert [(it.text, it.name) for it in articles] == [(ONE, "a-1"), (f"{ONE}\n{TWO}", "a#5")]
    assert articles[0].title == "أ"
    assert [it.values["names"] for it in notes] == ["more"]


def test_a_broken_line_costs_only_itself(tmp_path: Path) -> None:
    lines = [json.dumps({"content": ONE}), "{", "[" * 100_000, "5", json.dumps({"content": TWO})]
    articles, notes = read("\n".join(lines).encode(), tmp_path, "a.ndjson")
    assert [it.text for it in articles] == [ONE, TWO]
    assert [(it.line, it.lost) for it in notes] == [(2, True), (3, True), (4, True)]


def test_names_are_known_however_they_are_written() -> None:
    found = columns_of([["Full Text", "Publish-Date", "TITLE", "المصدر"]], {}, named=True)
    assert dict(found.roles) == {"text": 0, "published": 1, "title": 2, "source": 3}


def test_figures_of_a_column_tell_the_day_from_the_month(tmp_path: Path) -> None:
    rows = [["text", "date"], [ONE, "06/05/2024"], [TWO, "26/05/2024"]]
    articles, notes = read(table(rows), tmp_path)
    assert [it.published for it in articles] == ["2024-05-06", "2024-05-26"]
    assert notes == []


def test_columns_that_class_the_texts_become_labels(tmp_path: Path) -> None:
    rows = [["text", "label", "القسم", "views"], [ONE, "Sports", "رياضة", "7"], [TWO, "", "", "8"]]
    (first, second), (note,) = read(table(rows), tmp_path)
    assert first.labels == {"label": "Sports", "القسم": "رياضة"}
    assert second.labels == {}
    assert note.values["names"] == "views"


def test_a_column_of_figures_is_no_text_whatever_its_name(tmp_path: Path) -> None:
    rows = [["claim", "tweet_text"], ["1", ONE], ["0", TWO]]
    assert [it.text for it in read(table(rows), tmp_path)[0]] == [ONE, TWO]


def test_quotation_marks_may_follow_a_backslash(tmp_path: Path) -> None:
    data = 'id,text\n1,"قال \\"نعم، سأعود\\" ثم مضى"\n2,"ولم يعد"\n'
    articles, _ = read(data.encode(), tmp_path)
    assert [it.text for it in articles] == ['قال "نعم، سأعود" ثم مضى', "ولم يعد"]


def test_quotation_marks_may_mean_nothing(tmp_path: Path) -> None:
    lines = ["id\ttext", '1\t"قال ولم يغلق', '2\t"نعم" قالها ومضى', "3\tبلا علامات هنا"]
    articles, _ = read("\n".join(lines).encode(), tmp_path, "a.tsv")
    assert [it.text for it in articles] == ['"قال ولم يغلق', '"نعم" قالها ومضى', "بلا علامات هنا"]


def test_one_article_as_a_scraper_saves_it(tmp_path: Path) -> None:
    record = {
        "authors": ["سعاد علي"],
        "date_publish": "2024-05-06 10:00:00",
        "maintext": ONE,
        "source": {"id": None, "name": "الجزيرة"},
        "title": "السلام",
        "language": "ar",
    }
    data = json.dumps(record, ensure_ascii=False, indent=4).encode()
    (it,), notes = read(data, tmp_path, "a.json")
    assert (it.text, it.title, it.author) == (ONE, "السلام", "سعاد علي")
    assert (it.published, it.source, notes) == ("2024-05-06", "الجزيرة", [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"text": ONE, "headline": "أ", "date": "2024-05-06"}], "corpus"),
        ([{"text": ONE, "label": 3}], "corpus"),
        ([{"id": 5, "text": ONE}], "corpus"),
        ([{"column_data": ONE}], "corpus"),
        ([{"text": ONE}, {"text": TWO, "title": "أ"}], "hashiya"),
        ([{"id": "a", "text": ONE, "labels": {"نوع": "خبر"}}], "hashiya"),
        ([{"text": ONE, "spans": [{"layer": "entity"}], "mine": 1}], "hashiya"),
    ],
)
def test_lines_with_columns_of_somebodys_own_are_a_corpus(
    rows: list[dict[str, object]], expected: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("\n".join(json.dumps(it) for it in rows), encoding="utf-8")
    assert for_reading(file).id == expected


BAD = {
    "D15-long-field": b'id,text\n1,"' + b"a" * (20 << 20) + b'"\n',
    "D15-open-quote": b'id,text\n1,\xd9\x86\xd8\xb5\n2,"' + b"a b\n" * (5 << 20),
    "D15-wide": b",".join([b"x"] * 1_000_000) + b"\n",
    "D15-nul": b"id,text\n1,\xd9\x86\0\xd8\xb5\n",
    "D15-nothing": b"",
    "D15-no-text": b"\x00\x01\x02" * 500,
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_d15_a_table_made_to_break_readers_ends_in_a_sentence(
    data: bytes, tmp_path: Path, request
) -> None:
    articles, notes = read(data, tmp_path)
    said = {it.message for it in (*notes, *(note for it in articles for note in it.notes))}
    expected = {
        "D15-long-field": {"formats-corpus-cell"},
        "D15-open-quote": {"formats-corpus-cell"},
        "D15-wide": {"formats-corpus-wide"},
        "D15-nul": {"formats-replaced"},
        "D15-nothing": {"formats-empty"},
        "D15-no-text": {"formats-binary"},
    }
    assert said == expected[request.node.callspec.id]
    assert [it.text for it in articles] == {"D15-open-quote": ["نص"], "D15-nul": ["ن\ufffdص"]}.get(
        request.node.callspec.id, []
    )


@pytest.mark.parametrize(
    "rows", [["comment", "label"], ["label", "التعليق"], ["label_id", "review", "sentiment"]]
)
def test_short_texts_stand_in_columns_that_often_hold_them(rows: list[str], tmp_path: Path) -> None:
    words = {"comment": "תודה רבה", "التعليق": "شكرا جزيلا", "review": "عالی بود"}
    cells = [[words.get(it, "1") for it in rows] for _ in range(3)]
    articles, _ = read(table([rows, *cells], "\t"), tmp_path, "a.tsv")
    assert [it.text for it in articles] == [next(words[it] for it in rows if it in words)] * 3
    assert all(it.labels for it in articles)


def test_a_column_of_long_texts_goes_before_one_that_often_holds_them(tmp_path: Path) -> None:
    articles, _ = read(table([["comment", "words"], *[["جيد", TWO]] * 3]), tmp_path)
    assert [it.text for it in articles] == [TWO] * 3


def test_texts_with_questions_on_them_are_read_and_the_answers_marked(tmp_path: Path) -> None:
    asked = [{"question": "أين؟", "id": "1", "answers": [{"answer_start": 4, "text": "ترامب"}]}]
    inside = [{"context": TWO, "qas": asked}, {"context": ONE, "qas": []}]
    data = {"version": 1.1, "data": [{"title": "زيارة", "paragraphs": inside}]}
    articles, notes = read(json.dumps(data).encode(), tmp_path, "a.json")
    assert [(it.title, it.text) for it in articles] == [("زيارة", TWO), ("زيارة", ONE)]
    assert [it.attributes for it in articles[0].spans] == [{"question": "أين؟", "question_id": "1"}]
    assert [it.fragments[0].quote(TWO) for it in articles[0].spans] == [TWO[4:9]]
    assert [it.values.get("names") for it in notes] == []


def test_lines_that_python_printed_are_told_once(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(f"{ {'review': TWO, 'label': '1'} }\n" * 3, encoding="utf-8")
    reading = for_reading(file).read
    assert reading
    (note,) = reading(file, ReadOptions())
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-python", True)


@pytest.mark.parametrize("sign", ";|,")
def test_the_line_that_tells_the_delimiter_is_no_row(sign: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = ["sep=" + sign, f"id{sign}text", f"1{sign}قال الوزير إن السلام قريب", f"2{sign}نص آخر"]
    path.write_text("\r\n".join(rows) + "\r\n", encoding="utf-8-sig", newline="")
    found = list(corpus.FORMAT.read(path, ReadOptions()))
    assert [it.text for it in found] == ["قال الوزير إن السلام قريب", "نص آخر"]
    assert [it.line for it in found] == [3, 4]


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_mark_that_is_never_closed_is_told(tmp_path: Path, end: str) -> None:
    rows = ["id,text", f"1,{TWO}", '2,"زار سامي القدس', TWO, f"ثم {TWO}"]
    articles, notes = read(("\n".join(rows) + end).encode(), tmp_path)
    assert [it.text.split("\n")[0] for it in articles] == [TWO, "زار سامي القدس"]
    assert articles[1].text.endswith(TWO + end)
    (note,) = notes
    assert (note.message, note.line, note.values, note.lost) == (
        "formats-corpus-unclosed",
        3,
        {"count": 3},
        True,
    )
    articles, notes = read((f'id,text\n1,"{TWO}"\n2,"زار سامي القدس' + end).encode(), tmp_path)
    assert [it.text.strip() for it in articles] == [TWO, "زار سامي القدس"]
    assert [(it.message, it.line, it.values["count"]) for it in notes] == [
        ("formats-corpus-unclosed", 3, 1)
    ]
    articles, notes = read((f'id,text\n1,"{TWO}\n{TWO}"' + end).encode(), tmp_path)
    assert ([it.text for it in articles], notes) == ([f"{TWO}\n{TWO}"], [])


@pytest.mark.parametrize("rows", [["1;هذا نص أول;a", "2;وهذا نص ثان;b"], ["1;2;3", "4;5;6"]])
def test_a_row_of_names_is_none_of_the_texts_of_a_column_chosen_by_number(
    rows: list[str], tmp_path: Path
) -> None:
    data = "\n".join(["x;y;z", *rows, ""]).encode()
    by_number, _ = read(data, tmp_path, text="2")
    by_name, _ = read(data, tmp_path, text="y")
    assert [it.text for it in by_number] == [it.text for it in by_name]
    assert "y" not in [it.text for it in by_number]


def test_without_names_a_column_chosen_by_number_begins_with_the_first_row(tmp_path: Path) -> None:
    data = "1;هذا نص أول\n2;وهذا نص ثان\n".encode()
    assert [it.text for it in read(data, tmp_path, text="2")[0]] == ["هذا نص أول", "وهذا نص ثان"]
    words = "a;سلام\nb;كلام\n".encode()
    assert [it.text for it in read(words, tmp_path, text="2")[0]] == ["سلام", "كلام"]
