"""What Recogito's text annotator keeps in JSON: marks with tags and comments in the text beside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.formats import belongs_to_another, for_reading
from hashiya.formats.format import Incoming, Note, ReadOptions
from hashiya.formats.web_annotation import web_annotation

TEXT = "قال 😀 ترامب إن الناتو لم يعد قويا."


def annotation(number: int, *words: str, tag: Any = "شخص") -> dict[str, Any]:
    def place(it: str) -> dict[str, Any]:
        start = len(TEXT[: TEXT.index(it)].encode("utf-16-le")) // 2  # as browsers count
        return {"quote": it, "start": start, "end": start + len(it), "offsetReference": None}

    own = f"a{number}"
    user = {"id": "u1", "name": "ليلى"}
    return {
        "id": own,
        "bodies": [
            {"id": f"b{number}", "annotation": own, "purpose": "tagging", "value": tag},
            {"id": f"c{number}", "annotation": own, "purpose": "commenting", "value": "ملاحظة"},
        ],
        "target": {
            "annotation": own,
            "selector": [place(it) for it in words],
            "creator": user,
            "created": "2020-01-01T00:00:00.000Z",
        },
    }


def read(place: Path, data: Any) -> list[Incoming | Note]:
    file = place / "news.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert for_reading(file) is web_annotation.FORMAT
    return list(web_annotation.read(file, ReadOptions()))


@pytest.mark.parametrize("tag", ["شخص", {"label": "شخص", "id": "https://example.org/1"}])
def test_marks_with_their_tags_comments_and_people(tag: Any, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    data = [annotation(1, "ترامب", tag=tag), annotation(2, "لم يعد", "قويا", tag=tag)]
    (it,) = read(tmp_path, data)
    assert isinstance(it, Incoming)
    found = [[one.quote(TEXT) for one in of.fragments] for of in it.spans]
    assert found == [["ترامب"], ["لم يعد", "قويا"]]
    assert {(of.label, of.annotator, of.created) for of in it.spans} == {
        ("شخص", "ليلى", 1577836800000)
    }
    assert [of.attributes for of in it.spans] == [{"comment": "ملاحظة"}] * 2
    assert belongs_to_another(tmp_path / "news.txt")


def test_the_missing_text_is_told(tmp_path: Path) -> None:
    (note,) = read(tmp_path, [annotation(1, "ترامب")])
    assert isinstance(note, Note)
    assert (note.message, note.lost) == ("formats-w3c-no-text", True)
