"""Half a pair of surrogates, which JSON can spell, is in nothing that a reader gives: no database takes it."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec
import pytest
from formats import kit
from formats.test_golden import dataset

from hashiya.formats import FORMATS
from hashiya.formats.draft import Draft, Told
from hashiya.formats.format import Format, Incoming, Note, ReadOptions, WriteOptions

HALF = "\ud800"
JSON = [it for it in FORMATS if it.write and {".json", ".jsonl", ".jsonld"} & {*it.suffixes}]
_STRING = re.compile(r'(?<=[:\[,] )"(?:[^"\\]|\\.)+"|(?<=[:\[,])"(?:[^"\\]|\\.)+"')


def halves(it: object) -> list[str]:
    """Strings anywhere in it that cannot be written as UTF-8."""
    if isinstance(it, str):
        return [it] if re.search("[\ud800-\udfff]", it) else []
    if isinstance(it, dict):
        return [of for pair in it.items() for one in pair for of in halves(one)]
    if isinstance(it, list | tuple):
        return [of for one in it for of in halves(one)]
    return []


def told(it: Incoming) -> list[object]:
    facts: list[object] = [
        getattr(it, one.name)
        for one in fields(it)
        if one.name not in ("notes", "spans", "relations")
    ]
    marks: list[object] = [msgspec.structs.asdict(one) for one in (*it.spans, *it.relations)]
    return [*facts, *marks]


@pytest.mark.parametrize("it", JSON, ids=lambda it: it.id)
def test_whatever_string_of_a_file_is_half_a_letter(it: Format, tmp_path: Path) -> None:
    file = kit.written(it, dataset(), WriteOptions(), tmp_path / "of")
    file = next(one for one in [file, *file.glob("*.json*")] if one.is_file())
    text = file.read_text(encoding="utf-8")
    for number, found in enumerate(_STRING.finditer(text)):
        broken = text[: found.start()] + json.dumps(f"{HALF}x") + text[found.end() :]
        place = tmp_path / str(number) / file.name
        place.parent.mkdir()
        place.write_text(broken, encoding="utf-8")
        assert it.read is not None
        for one in it.read(place, ReadOptions()):
            assert isinstance(one, Note) or halves(told(one)) == [], found[0]


def test_what_a_reader_says_is_made_fit() -> None:
    draft = Draft("a.json", "قال ترامب")
    of: Any = Told(annotator=f"{HALF}x")
    one = draft.span("1", "PERS", [(4, 9)], "ترامب", told=of)
    other = draft.span("2", "PERS", [(4, 9)], told=of)
    draft.relation("", "same", one, other, of)
    found = draft.incoming(title=f"{HALF}خبر", name=f"{HALF}.txt")
    assert halves(told(found)) == []
    assert {it.annotator for it in (*found.spans, *found.relations)} == {"\ufffdx"}
    assert (found.title, found.name) == ("\ufffdخبر", "\ufffd.txt")
