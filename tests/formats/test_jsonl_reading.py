"""The own format, read: a bad line costs itself alone and is named with its number."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from hashiya import assets
from hashiya.formats import lines
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.jsonl import jsonl
from hashiya.model.span import Span

TEXT = "🚨 زار ترامب بغداد، ثم غادر ترامب بغداد."


def read(path: Path, *rows: str | bytes | dict) -> list[Incoming | Note]:
    raw = [it if isinstance(it, bytes) else _line(it) for it in rows]
    path.write_bytes(b"\n".join(raw) + b"\n")
    return list(jsonl.read(path, ReadOptions()))


def _line(row: str | dict) -> bytes:
    text = row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data.jsonl"


def span(start: int, end: int, text: str | None = None, **more) -> dict:
    raw = {"layer": "entity", "label": "PERS", "start": start, "end": end, **more}
    return raw if text is None else raw | {"text": text}


BAD_LINES = {
    "formats-line-not-json": '{"text": ',
    "formats-line-too-deep": '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "formats-line-bad-number": '{"text": "نص", "x": NaN}',
    "formats-line-key-twice": '{"text": "نص", "text": "آخر"}',
    "formats-line-no-object": '["نص"]',
    "formats-line-no-text": '{"text": 7}',
    "formats-no-letter": '{"text": " ،. 12"}',
    "formats-line-not-utf8": '{"text": "نص"}'.encode("cp1256"),
    "formats-line-newer": '{"version": 2, "text": "نص"}',
    "formats-line-other-format": '{"format": "other", "text": "نص"}',
}


@pytest.mark.parametrize("message", BAD_LINES)
def test_a_bad_line_is_named_and_the_others_are_read(message: str, file: Path) -> None:
    first, bad, last = read(file, {"text": "أول"}, BAD_LINES[message], {"text": "آخر"})
    assert isinstance(first, Incoming)
    assert isinstance(last, Incoming)
    assert (first.text, last.text) == ("أول", "آخر")
    assert isinstance(bad, Note)
    assert (bad.message, bad.line, bad.lost) == (message, 2, True)


def test_a_number_of_5000_digits_is_a_bad_number(file: Path) -> None:
    (bad,) = read(file, '{"text": "نص", "created": ' + "1" * 5000 + "}")
    assert isinstance(bad, Note)
    assert bad.message == "formats-line-bad-number"


def test_a_line_over_the_limit_is_skipped(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST", 5000)
    bad, good = read(file, {"text": "ا" * 100_000}, {"text": "قصير"})
    assert isinstance(bad, Note)
    assert (bad.message, bad.line) == ("formats-line-too-long", 1)
    assert isinstance(good, Incoming)
    assert good.line == 2


def test_an_empty_file_is_named(file: Path) -> None:
    (note,) = read(file, "", "  ")
    assert isinstance(note, Note)
    assert note.message == "formats-empty"


def test_lone_surrogates_and_nul_are_replaced_one_to_one(file: Path) -> None:
    (found,) = read(file, '{"text": "ا\\ud800ب\\u0000ج"}')
    assert isinstance(found, Incoming)
    assert found.text == "ا\ufffdب\ufffdج"
    assert [(it.message, it.values["count"]) for it in found.notes] == [("formats-replaced", 2)]


def test_text_alone_is_enough(file: Path) -> None:
    (found,) = read(file, {"text": TEXT})
    assert isinstance(found, Incoming)
    assert (found.name, found.language, found.notes) == ("data.jsonl", "ar", ())
    assert found.title == "🚨 زار ترامب بغداد"


def test_unknown_keys_are_reported_at_every_level(file: Path) -> None:
    spans = [span(7, 12, mood="x")]
    (found,) = read(file, {"text": TEXT, "extra": 1, "spans": spans})
    assert isinstance(found, Incoming)
    assert [it.values["keys"] for it in found.notes] == [("extra",), ("mood",)]
    assert all(it.lost for it in found.notes)


def one(file: Path, raw: dict) -> tuple[tuple[Span, ...] | None, list[str]]:
    (found,) = read(file, {"text": TEXT, "spans": [raw]})
    assert isinstance(found, Incoming)
    fragments = found.spans[0].fragments if found.spans else None
    return fragments, [it.message for it in found.notes]


def test_right_offsets_stay(file: Path) -> None:
    start = TEXT.index("ترامب")
    assert one(file, span(start, start + 5, "ترامب")) == ((Span(start, start + 5),), [])


def test_offsets_in_utf16_are_mended_by_the_quote(file: Path) -> None:
    start = TEXT.index("غادر")
    where, notes = one(file, span(start + 1, start + 5, "غادر"))
    assert where == (Span(start, start + 4),)
    assert notes == ["formats-span-mended"]


def test_an_ambiguous_quote_waits_for_a_person(file: Path) -> None:
    start = TEXT.index("ترامب")
    (found,) = read(file, {"text": TEXT, "spans": [span(start + 1, start + 6, "ترامب")]})
    assert isinstance(found, Incoming)
    (waiting,) = found.spans
    assert (waiting.words, waiting.fragments) == ("ترامب", (Span(start + 1, start + 6),))
    assert [(it.message, it.lost) for it in found.notes] == [("formats-span-waits", True)]


def test_a_line_that_counts_otherwise_is_read_as_it_counts(file: Path) -> None:
    places = [TEXT.index("ترامب"), TEXT.rindex("ترامب"), TEXT.index("غادر")]
    spans = [
        span(at + 1, at + 1 + len(it), it)
        for at, it in zip(places, ("ترامب", "ترامب", "غادر"), strict=True)
    ]
    (found,) = read(file, {"text": TEXT, "spans": spans})
    assert isinstance(found, Incoming)
    assert [it.fragments[0].start for it in found.spans] == places
    assert [(it.message, it.values) for it in found.notes] == [
        ("formats-realigned-proved", {"how": "utf-16"})
    ]


def test_the_original_bytes_travel(file: Path) -> None:
    data = TEXT.removeprefix("🚨 ").encode("cp1256")
    row = {
        "text": TEXT.removeprefix("🚨 "),
        "encoding": "cp1256",
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    (good,) = read(file, row | {"original": base64.b64encode(data).decode()})
    assert isinstance(good, Incoming)
    assert (good.original, good.notes) == (data, ())
    for wrong in (base64.b64encode(data + b"!").decode(), "no base64!", 7):
        (bad,) = read(file, row | {"original": wrong})
        assert isinstance(bad, Incoming)
        assert bad.original is None
        assert [it.lost for it in bad.notes][-1]


def test_offsets_past_the_text_without_a_quote_are_left_out(file: Path) -> None:
    assert one(file, span(30, 3000)) == (None, ["formats-span-past"])


@pytest.mark.parametrize(
    "raw",
    [
        {"start": 3, "end": 3},
        {"start": 5, "end": 3},
        {"start": -1, "end": 3},
        {"start": True, "end": 3},
        {"start": "1", "end": 3},
        {"start": 1, "end": 1 << 63},
        {"start": 1.5, "end": 3},
        {"fragments": []},
        {"fragments": [[1, 2, 3]]},
        {},
    ],
)
def test_unusable_offsets_are_left_out(raw: dict, file: Path) -> None:
    assert one(file, {"label": "PERS", **raw}) == (None, ["formats-span-no-offsets"])


def test_numbers_of_which_a_library_made_fractions_are_whole(file: Path) -> None:
    assert one(file, {"label": "PERS", "start": 1.0, "end": 3.0}) == ((Span(1, 3),), [])


@pytest.mark.parametrize("label", ["", " ", "x" * 101, "A\tB", "A\nB", "\u202eA", " A", 7, None])
def test_a_label_that_is_no_name_is_left_out(label: object, file: Path) -> None:
    assert one(file, {"label": label, "start": 0, "end": 1}) == (None, ["formats-bad-label"])


def test_fragments_out_of_order_are_put_in_order(file: Path) -> None:
    where, notes = one(file, {"label": "PERS", "fragments": [[6, 9], [2, 4], [4, 5]]})
    assert where == (Span(2, 5), Span(6, 9))
    assert notes == ["formats-span-merged"]


def test_ids_are_unique_within_their_line_and_missing_ones_are_made(file: Path) -> None:
    spans = [span(0, 1, id="A"), span(2, 3, id="A"), span(2, 4), span(4, 5, id=9)]
    (found,) = read(file, {"text": TEXT, "spans": spans})
    assert isinstance(found, Incoming)
    assert [it.id for it in found.spans] == ["A", "#3", "9"]
    assert [it.message for it in found.notes] == ["formats-id-twice"]


def test_attribute_values_of_other_kinds_are_left_out(file: Path) -> None:
    raw = {"a": "x", "b": True, "c": 1.5, "d": ["x", "y"], "e": None, "f": {}, "g": [1]}
    (found,) = read(file, {"text": TEXT, "spans": [span(0, 1, attributes=raw)]})
    assert isinstance(found, Incoming)
    assert found.spans[0].attributes == {"a": "x", "b": True, "c": 1.5, "d": ("x", "y")}
    assert [it.values["key"] for it in found.notes] == ["e", "f", "g"]


def test_the_gold_is_read_without_a_note() -> None:
    found = list(jsonl.read(assets.seeds() / "gold.jsonl", ReadOptions()))
    assert all(isinstance(it, Incoming) and not it.notes for it in found)
    assert sum(len(it.spans) for it in found if isinstance(it, Incoming)) == 297
    assert sum(len(it.relations) for it in found if isinstance(it, Incoming)) == 161


@pytest.mark.parametrize(
    ("written", "milliseconds"),
    [
        (1581501600250, 1581501600250),
        (1581501600250.0, 1581501600250),
        ("2020-02-12T10:00:00.250Z", 1581501600250),
        ("2020-02-12 13:00:00.250+03:00", 1581501600250),
        ("2020-02-12T10:00:00.250", 1581501600250),
        ("2020-02-12", 1581465600000),
        (None, 0),
        ("", 0),
    ],
)
def test_times_are_numbers_or_iso_8601(written: object, milliseconds: int, file: Path) -> None:
    raw = {"text": TEXT, "created": written, "spans": [span(2, 5, created=written)]}
    (article,) = read(file, raw)
    assert isinstance(article, Incoming)
    assert (article.created, article.spans[0].created) == (milliseconds, milliseconds)
    assert not article.notes


@pytest.mark.parametrize("written", ["yesterday", -1, True, 1.5, float(1 << 60), [], "0900-01-01"])
def test_times_that_are_none_are_reported(written: object, file: Path) -> None:
    (article,) = read(file, {"text": TEXT, "spans": [span(2, 5, created=written)]})
    assert isinstance(article, Incoming)
    assert article.spans[0].created == 0
    assert [it.message for it in article.notes] == ["formats-wrong-type"]


def test_an_annotator_that_is_no_name_is_reported(file: Path) -> None:
    (article,) = read(file, {"text": TEXT, "spans": [span(2, 5, annotator=7)]})
    assert isinstance(article, Incoming)
    assert [(it.message, it.lost) for it in article.notes] == [("formats-wrong-type", True)]
