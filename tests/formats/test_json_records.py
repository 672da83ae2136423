"""A file of JSON is cut into its records at the right places, whatever its shape and however it is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hashiya.formats import json_records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(alphabet='اب"\\{}[],\n😀 x', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(alphabet='ab"{', max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)
RECORDS = st.lists(st.dictionaries(st.text(max_size=3), VALUES, max_size=4), max_size=6)
SHAPES = st.sampled_from(
    [{"indent": 2}, {"indent": 0}, {}, {"separators": (",", ":")}, {"separators": (" ,\n", "\t:")}]
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records") / "a.json"


@given(
    records=RECORDS, shape=SHAPES, ascii_only=st.booleans(), chunk=st.sampled_from([1, 7, 64, 4096])
)
def test_an_array_is_cut_into_its_elements(file, records, shape, ascii_only, chunk) -> None:
    text = json.dumps(records, ensure_ascii=ascii_only, **shape)
    file.write_bytes(b"\xef\xbb\xbf\n" + text.encode() + b"\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_records, "_CHUNK", max(chunk, 16))
        found = list(json_records.cut(file))
    assert [json.loads(data or b"0") for _, data in found] == records
    lines = file.read_bytes().split(b"\n")
    for number, data in found:
        assert data is not None
        assert lines[number - 1].find(data.split(b"\n")[0]) >= 0


def test_a_sound_array_of_any_size_needs_no_search_for_brackets(file, monkeypatch) -> None:
    """The search takes longer than all the rest of reading; it is for what is not sound."""
    records = [{"id": it, "text": "نص {" * 20} for it in range(2_000)]
    file.write_text(json.dumps(records, indent=1, ensure_ascii=False), encoding="utf-8")
    fed: list[bytes] = []
    feed = json_records._Scan.feed
    monkeypatch.setattr(
        json_records._Scan, "feed", lambda scan, chunk: fed.append(chunk) or feed(scan, chunk)
    )
    monkeypatch.setattr(json_records, "_CHUNK", 4096)
    assert len(list(json_records.cut(file))) == len(records)
    assert b"".join(fed).strip() == b"]"


@pytest.mark.parametrize("chunk", [16, 4096])
@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        ('[{"a": 1},\n{"b": },\n{"c": 3}]', [b'{"a": 1}', b'{"b": }', b'{"c": 3}']),
        ('[{"a": 1}\n{"c": 3}]', [b'{"a": 1}', b'{"c": 3}']),
        ('[{"a": 1},\n{"b": [2', [b'{"a": 1}', b'{"b": [2']),
        ('[{"a": 1}], {"b": 2}', [b'{"a": 1}', b'{"b": 2}']),
        ("[1, 22,  333]", [b"1", b"22", b"333"]),
        ("[]", []),
        ("[", []),
    ],
)
def test_what_is_not_sound_costs_only_itself(file, monkeypatch, broken, kept, chunk) -> None:
    monkeypatch.setattr(json_records, "_CHUNK", chunk)
    file.write_text(broken, encoding="utf-8")
    assert [data for _, data in json_records.cut(file)] == kept
