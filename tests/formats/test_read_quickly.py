"""What is read quickly is what reading with care gives; and what is not certain is read with care."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gold
import pytest
from formats import kit
from formats.datasets import datasets
from formats.test_tei import edition
from formats.test_tei import read as read_tei
from hypothesis import given
from hypothesis import strategies as st
from making import annotation, article, relation

from hashiya.formats import by_id, json_records
from hashiya.formats.doccano import quick as doccano_quick
from hashiya.formats.doccano import reading as doccano_reading
from hashiya.formats.format import ReadOptions, WriteOptions
from hashiya.formats.label_studio import quick as label_studio_quick
from hashiya.formats.label_studio import reading as label_studio_reading
from hashiya.formats.prodigy import quick as prodigy_quick
from hashiya.formats.prodigy import reading as prodigy_reading
from hashiya.formats.refi.outline import Outline
from hashiya.formats.web_annotation import quick as web_annotation_quick
from hashiya.formats.web_annotation import reading as web_annotation_reading
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.span import Span

QUICK = {
    "w3c": web_annotation_quick,
    "label-studio": label_studio_quick,
    "prodigy": prodigy_quick,
    "doccano": doccano_quick,
}
READING = {
    "w3c": web_annotation_reading,
    "label-studio": label_studio_reading,
    "prodigy": prodigy_reading,
    "doccano": doccano_reading,
}
PLACE = {"prodigy": b'"spans":[{"start":', "doccano": b'"start_offset":'}
formats = pytest.mark.parametrize("name", QUICK)


def written(name: str, place: Path, dataset: Dataset | None = None) -> Path:
    dataset = dataset or Dataset(schema=gold.schema(), articles=gold.articles())
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
    place = PLACE.get(name, b'"start":')
    changed = {
        "a key of others": data.replace(b'[{"', b'[{"theirs":1,"', 1),
        "a key twice": data.replace(b'"id":', b'"id":7,"id":', 1),
        "another place": data.replace(place, place + b"1", 1),
        "broken": data[:-1],
    }
    for what, it in changed.items():
        assert it != data
        assert article(it, file.name, line) is None, what


@formats
def test_quickly_is_as_with_care_whatever_is_written(name: str, tmp_path_factory) -> None:
    @given(datasets)
    def holds(dataset: Dataset) -> None:
        file = written(name, tmp_path_factory.mktemp("quick"), dataset)
        assert list(READING[name].read(file, ReadOptions())) == with_care(name, file)

    holds()


def with_care(name: str, file: Path) -> list[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QUICK[name], "article", lambda data, file, line: None)
        return list(READING[name].read(file, ReadOptions()))


ODD: list[Any] = [
    None, True, 0, -1, 7, 1 << 60, 1.5, "", "x", "\0", " a ", "a\nb", "x" * 300, "Q42", "#R1", "true",
    [], ["a"], ["a", "b"], [1], {}, {"a": 1}, {"a": "\0"}, {"a": ["b"]}, [[0, 2]], [[0, 2], [4, 9]],
]  # fmt: skip
"""What may stand in the place of any value."""


def small() -> Dataset:
    of = article('قال دونالد ترامب «نعم» في "بغداد".\n', labels={"genre": "x", "topics": ("a",)})
    said = {"certain": True, "canonical": "Trump", "wikidata": "Q22686", "notes": ("a", "b")}
    one = annotation(of, 4, 16, attributes=said)
    two = annotation(of, 0, 26, "CLAIM", fragments=(Span(0, 3), Span(18, 26)))
    arrow = relation(two, one, "said_by", attributes={"comment": "x"})
    item = AnnotatedArticle(article=of, annotations=(two, one), relations=(arrow,))
    return Dataset(schema=gold.schema(), articles=[item])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every value in it, by what holds it and under which key."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(pairs):
        yield value, key
        if isinstance(inner, dict | list):
            yield from places(inner)


@formats
def test_one_thing_that_is_otherwise_is_read_as_with_care(name: str, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("odd")
    file = written(name, folder, small())
    data = next(it for _, it in json_records.cut(file) if it)
    assert QUICK[name].article(data, file.name, 1)
    record = json.loads(data)
    count = len(list(places(record)))

    @given(st.integers(0, count - 1), st.sampled_from([*ODD, "gone", "more", "moved"]))
    def holds(number: int, odd: Any) -> None:
        changed = copy.deepcopy(record)
        owner, key = list(places(changed))[number]
        if odd == "gone":
            del owner[key]
        elif odd == "more" and isinstance(owner, dict):
            owner["theirs"] = 1
        elif odd == "moved" and isinstance(owner, dict):
            owner[key] = owner.pop(key)
        else:
            owner[key] = odd
        line = json.dumps(changed, ensure_ascii=False, separators=(",", ":")).encode()
        made = QUICK[name].article(line, file.name, 1)
        file.write_bytes(line + b"\n")
        assert made is None or [made] == with_care(name, file)

    holds()


@formats
def test_every_key_twice_is_read_with_care(name: str, tmp_path: Path) -> None:
    file = written(name, tmp_path, small())
    data = next(it for _, it in json_records.cut(file) if it)
    words, decoder = data.decode(), json.JSONDecoder()
    keys = list(re.finditer(r'[{,]("[^"\\]*":)', words))
    assert len(keys) > 40
    for it in keys:
        _, end = decoder.raw_decode(words, it.end())
        twice = f"{words[:end]},{it[1]}{words[it.end() :]}"
        assert QUICK[name].article(twice.encode(), file.name, 1) is None, it[1]


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
