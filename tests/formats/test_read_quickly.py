"""What is read quickly is what reading with care gives; and what is not certain is read with care."""

from __future__ import annotations

from pathlib import Path

import gold
import pytest
from formats import kit
from formats.test_tei import edition
from formats.test_tei import read as read_tei

from hashiya.formats import (
    by_id,
    json_records,
    label_studio_quick,
    label_studio_reading,
    web_annotation_quick,
    web_annotation_reading,
)
from hashiya.formats.format import ReadOptions, WriteOptions
from hashiya.formats.refi.outline import Outline
from hashiya.model.dataset import Dataset

QUICK = {"w3c": web_annotation_quick, "label-studio": label_studio_quick}
READING = {"w3c": web_annotation_reading, "label-studio": label_studio_reading}
formats = pytest.mark.parametrize("name", QUICK)


def written(name: str, place: Path) -> Path:
    dataset = Dataset(schema=gold.schema(), articles=gold.articles())
    made = kit.written(by_id(name), dataset, WriteOptions(), place)
    return made if made.is_file() else made / "tasks.json"


@formats
def test_quickly_is_as_with_care(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(name, tmp_path)
    quickly = list(READING[name].read(file, ReadOptions()))
    cut = [it for it in json_records.cut(file) if it[1]]
    assert all(QUICK[name].article(data or b"", file.name, line) for line, data in cut)
    monkeypatch.setattr(QUICK[name], "article", lambda data, file, line: None)
    assert list(READING[name].read(file, ReadOptions())) == quickly


@formats
def test_what_is_unusual_is_read_with_care(name: str, tmp_path: Path) -> None:
    file = written(name, tmp_path)
    line, data = next(it for it in json_records.cut(file) if it[1])
    assert data
    article = QUICK[name].article
    assert article(data, file.name, line)
    changed = {
        "a key of others": data.replace(b'{"', b'{"theirs":1,"', 1),
        "a key twice": data.replace(b'"id":', b'"id":7,"id":', 1),
        "another place": data.replace(b'"start":', b'"start":1', 1),
        "broken": data[:-1],
    }
    for what, it in changed.items():
        assert it != data
        assert article(it, file.name, line) is None, what


def outlined(data: bytes, size: int) -> tuple[bytes, bool]:
    outline = Outline()
    portions = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(outline.of(portions)), outline.sure


INSIDE = b'<TextSource guid="a"><PlainTextSelection/></TextSource>'
PROJECT = b"<Project><Users/><Sources>" + INSIDE * 3 + b"</Sources><Links/></Project>"


@pytest.mark.parametrize("size", [1, 7, 20, 1000])
def test_sources_are_cut_out_of_a_project_however_it_comes(size: int) -> None:
    assert outlined(PROJECT, size) == (b"<Project><Users/><Links/></Project>", True)


@pytest.mark.parametrize(
    "data",
    [
        PROJECT.replace(INSIDE, b"<PictureSource/>", 1),
        PROJECT.replace(b"<Links/>", b"<!-- <Sources> -->"),
        PROJECT.replace(b"<Links/>", b"<!-- </Sources> -->"),
        PROJECT.replace(b"<Users/>", b"<!-- </Sources> -->"),
        PROJECT.replace(b"</Sources>", b""),
    ],
)
@pytest.mark.parametrize("size", [3, 1000])
def test_in_doubt_nothing_counts_as_the_sources(data: bytes, size: int) -> None:
    assert not outlined(data, size)[1]


def test_a_span_in_a_span_is_heard_piece_by_piece(tmp_path: Path) -> None:
    after = """<standOff><spanGrp type="g"><span target="#string-range(p1, 0, 3)" type="a"><span
      target="#string-range(p1, 4, 3)" type="b"/></span></spanGrp></standOff>"""
    (found,) = read_tei(tmp_path, edition('<p xml:id="p1">قال ثمّ</p>', after=after))
    assert [it.label for it in found.spans] == ["a", "b"]
