"""JSON in UTF-16 and UTF-32, with and without a mark, is read by every reader of JSON as if it were UTF-8."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import gold
import pytest
from formats import kit

from hashiya import formats
from hashiya.commands import reading
from hashiya.formats import recoded
from hashiya.formats.corpus import corpus
from hashiya.formats.format import Incoming, ReadOptions, WriteOptions
from hashiya.model.dataset import Dataset

TEXT = "زار سامي القدس 😀 وعاد إلى البيت"
WIDE = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
OWN = ["hashiya", "doccano", "label-studio", "prodigy", "cas-json", "w3c"]


def said(path: Path) -> list[tuple[str, tuple[object, ...]]]:
    batch = reading.read([path])
    assert not batch.problems, batch.problems
    found = [it.incoming for it in batch.items]
    return [(it.text, tuple((of.label, of.fragments) for of in it.spans)) for it in found]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("format_id", OWN)
def test_each_format_of_json_is_read(format_id: str, encoding: str, tmp_path: Path) -> None:
    of = formats.by_id(format_id)
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    written = kit.written(of, dataset, WriteOptions(), tmp_path)
    every = sorted(written.rglob("*.json")) if written.is_dir() else [written]
    path = next(it for it in every if formats.for_reading(it).id == format_id)
    before = said(path)
    path.write_bytes(path.read_bytes().decode().encode(encoding))
    assert formats.for_reading(path).id == format_id
    assert said(path) == before


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.tsv", "a.txt"])
def test_a_corpus_is_read(name: str, encoding: str, tmp_path: Path) -> None:
    record = {"id": "7", "text": TEXT, "label": "خبر"}
    if name.endswith((".csv", ".tsv", ".txt")):
        sign = "," if name.endswith(".csv") else "\t"
        content = f"id{sign}text{sign}label\r\n7{sign}{TEXT}{sign}خبر\r\n"
    else:
        content = json.dumps([record] if name == "a.json" else record, ensure_ascii=False)
    if encoding.startswith("utf-32") and name.endswith(("v", "t")):
        pytest.skip("no program saves a table so")
    (tmp_path / name).write_bytes(content.encode(encoding))
    (article,) = [it.incoming for it in reading.read([tmp_path]).items]
    assert (article.text, article.labels) == (TEXT, {"label": "خبر"})


def test_in_an_archive_and_in_the_list_of_columns_too(tmp_path: Path) -> None:
    data = json.dumps([{"headline": "عنوان", "story": TEXT}], ensure_ascii=False).encode("utf-16")
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.json", data)
    (tmp_path / "a.json").write_bytes(data)
    assert corpus.columns_in(tmp_path / "a.json", ReadOptions()).names == ("headline", "story")
    for name in ("a.zip", "a.json"):
        (article,) = [it.incoming for it in reading.read([tmp_path / name]).items]
        assert (article.title, article.text) == ("عنوان", TEXT)


def test_what_is_no_letter_costs_its_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{TEXT} {it}"}, ensure_ascii=False) for it in range(3)]
    wide = "\n".join(lines).encode("utf-16-le")
    at = wide.index("1".encode("utf-16-le"))
    path = tmp_path / "a.jsonl"
    path.write_bytes(wide[:at] + b"\x00\xdc\x00\xdc" + wide[at + 2 :] + b"\x00")
    batch = reading.read([path])
    assert [it.incoming.text[-1] for it in batch.items][:1] == ["0"]
    assert batch.problems


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("bad", [b"\xff\xff\xff\xff", b"\x12\x34\x56\x78", b"\0\xd8\xd8\0"])
def test_a_unit_that_is_no_letter_costs_its_record_alone(
    bad: bytes, encoding: str, tmp_path: Path
) -> None:
    lines = [json.dumps({"text": f"{TEXT} {it}"}, ensure_ascii=False) for it in range(9)]
    wide = "\n".join(lines).encode(encoding)
    at = wide.index(f" {4}".encode(encoding))
    path = tmp_path / "a.jsonl"
    path.write_bytes(wide[:at] + bad + wide[at + 4 :])
    batch = reading.read([path])
    assert [it.incoming.text[-1] for it in batch.items] == list("01235678")
    (told,) = batch.problems
    assert (told.message, told.line) == ("formats-line-not-utf8", 5)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-32-le"])
def test_each_unit_that_is_no_letter_stands_for_itself(encoding: str, tmp_path: Path) -> None:
    """Many of them in one piece of the file: what stands between them stays."""
    unit = "\0\xdc".encode("latin-1") if encoding == "utf-16-le" else b"\xff\xff\xff\x7f"
    path = tmp_path / "a.jsonl"
    many = 40_000
    path.write_bytes("[".encode(encoding) + (unit + "ا".encode(encoding)) * many)
    narrow = recoded.seen(path).read_bytes().decode("utf-8", "replace")
    assert narrow.count("ا") == many
    broken = recoded.seen(path).read_bytes().replace("ا".encode(), b"")
    assert len(broken) == 1 + 3 * many


def test_other_files_are_left_as_they_are(tmp_path: Path) -> None:
    for data in (b"", b"{", b'[{"text": "a"}]', TEXT.encode("utf-16"), b"PK\x03\x04\0\0\0"):
        path = tmp_path / "a.json"
        path.write_bytes(data)
        assert recoded.seen(path) is path


def test_a_damaged_table_has_no_columns_to_choose(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'<?xml version="1.0"?><GateDocument version="3"><TextWithNodes>')
    assert corpus.columns_in(path, ReadOptions()).names == ()
    assert not any(isinstance(it, Incoming) for it in corpus.read(path, ReadOptions()))


NARROW = (
    "زار علي محمد مدينة القدس أمس والتقى عددا من الوزراء، وقال إن العمل فيها يسير كما ينبغي له."
)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.zip"])
@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6"])
def test_letters_of_one_byte_are_guessed_and_told(encoding: str, name: str, tmp_path: Path) -> None:
    """As of a plain text: the preview shows them, and another encoding can be chosen."""
    records = [{"text": f"{NARROW} {it}", "entities": [[4, 7, "PER"]]} for it in range(3)]
    data = json.dumps(records, ensure_ascii=False)
    if name == "a.jsonl":
        data = "\n".join(json.dumps(it, ensure_ascii=False) for it in records)
    if name == "a.zip":
        with ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("a.json", data.encode(encoding))
    else:
        (tmp_path / name).write_bytes(data.encode(encoding))
    batch = reading.read([tmp_path / name])
    texts = [it.incoming.text for it in batch.items]
    assert texts == [f"{NARROW} {it}" for it in range(3)]
    assert [it.spans[0].fragments[0].quote(it.text) for it in (of.incoming for of in batch.items)] == ["علي"] * 3  # fmt: skip
    assert {it.incoming.encoding for it in batch.items} == {encoding}
    told = [(it.message, dict(it.values)) for it in batch.problems]
    assert told == [("formats-encoding-guessed", {"encoding": encoding})]


def test_an_encoding_that_was_chosen_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(json.dumps([{"text": NARROW}], ensure_ascii=False).encode("cp1256"))  # fmt: skip
    batch = reading.read([tmp_path / "a.json"], encoding="mac_arabic")
    (of,) = [it.incoming for it in batch.items]
    assert of.text == NARROW.encode("cp1256").decode("mac_arabic")
    assert not batch.problems


@pytest.mark.parametrize("bad", [b"\xff", b"\xc7\xe1", b"\xed\xa0\x80"])
def test_bytes_that_are_broken_in_utf_8_change_no_other_letter(bad: bytes, tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{NARROW} {it}"}, ensure_ascii=False).encode() for it in range(3)]
    lines[1] = lines[1].replace("علي".encode(), bad)
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    batch = reading.read([tmp_path / "a.jsonl"])
    assert batch.items[0].incoming.text == f"{NARROW} 0"
    assert NARROW.split()[-1] in batch.items[-1].incoming.text
