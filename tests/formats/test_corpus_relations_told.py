"""Relations in JSON corpora that are none, or of which something is wrong: told, and nothing else suffers."""

from __future__ import annotations

import json
from pathlib import Path

from formats.test_corpus_relations import ARROW, TEXT, TOWN, VISIT, A, B, V, arrows, read, two

from hashiya.formats import for_reading
from hashiya.formats.format import Incoming, ReadOptions


def test_what_cannot_be_tied_is_told(tmp_path: Path) -> None:
    good = {"from_id": "a", "to_id": "b", "type": "visits"}
    bad = [{**good, "to_id": "z"}, {"what": 1}]
    article, notes = read(tmp_path, "a.json", two(relations=[good, *bad]))
    assert arrows(article) == ARROW
    assert {it.message for it in notes} == {"formats-relation-ends", "formats-not-a-record"}
    assert all(it.lost for it in notes)
    chains = {"text": TEXT, "clusters": [[A, B], [A, "nobody"]]}
    _, notes = read(tmp_path, "b.jsonl", [chains])
    assert [(it.message, it.values) for it in notes] == [("formats-corpus-mentions", {"count": 1})]
    odd = [[[0, 3, "V"], [], [1, None], 7]]
    read(tmp_path, "d.jsonl", [two(events=odd)])  # and nothing falls over
    event = {"type": "V", "trigger": {"text": ["زار"], "offsets": [V]}, "arguments": []}
    lost = {"type": "V", "trigger": {"text": ["غاب"]}, "arguments": []}
    _, notes = read(tmp_path, "c.jsonl", [two(events=[event, lost])])
    assert [(it.message, it.values) for it in notes] == [("formats-corpus-events", {"count": 1})]


def test_what_only_looks_like_relations_is_told_as_a_column(tmp_path: Path) -> None:
    row = {"content": TEXT, "messages": [{"from": "ali", "to": "omar", "type": "x"}]}
    row |= {"tokenized": [[VISIT, "محمود", TOWN]]}
    article, (note,) = read(tmp_path, "a.jsonl", [row])
    assert (article.spans, article.relations) == ((), ())
    assert (note.message, note.values["names"]) == (
        "formats-corpus-columns",
        "messages · tokenized",
    )


def test_records_without_relations_lack_nothing(tmp_path: Path) -> None:
    good = two(relations=[{"from_id": "a", "to_id": "b", "type": "visits"}])
    file = tmp_path / "a.json"
    rows = [{"content": row.pop("text"), **row} for row in (good, two(), two(relations=None))]
    file.write_text(json.dumps(rows), "utf-8")
    chosen = for_reading(file)
    assert chosen.read
    found = list(chosen.read(file, ReadOptions()))
    assert [(len(it.relations), it.notes) for it in found if isinstance(it, Incoming)] == [
        (1, ()),
        (0, ()),
        (0, ()),
    ]
    assert len(found) == 3
