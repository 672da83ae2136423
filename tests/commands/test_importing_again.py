"""A file that comes in again after somebody changed it: nothing of the project gives way unseen."""

from __future__ import annotations

import json
from pathlib import Path

from hashiya.commands import annotate, articles
from hashiya.model.identity import new_id
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر."


def put(ws: Workspace, folder: Path, label: str, mark: str) -> articles.ImportReport:
    span = {"id": mark, "layer": "entity", "label": label, "start": 4, "end": 9}
    file = folder / "in.jsonl"
    file.write_text(json.dumps({"text": TEXT, "spans": [span]}), encoding="utf-8")
    return articles.add(ws, articles.read([file]))


def test_a_mark_that_was_changed_in_the_file_is_told_and_both_stand(
    ws: Workspace, tmp_path: Path
) -> None:
    for mark in (new_id(), "T1"):
        put(ws, tmp_path, "PERS", mark)
        assert not put(ws, tmp_path, "PERS", mark).notes
        notes = put(ws, tmp_path, "ORG", mark).notes
        (article,) = ws.articles()
        which = {"article": article.title, "label": "ORG", "what": "ترامب"}
        assert [(it.message, it.values) for it in notes] == [
            ("articles-differing", {"count": 1}),
            ("articles-differing-example", which),
        ]
        assert sorted(it.label for it in ws.annotations(article.id)) == ["ORG", "PERS"]
        for it in ws.annotations(article.id):
            annotate.remove(ws, [it.id])


def test_of_many_that_were_changed_three_are_named_and_all_are_counted(
    ws: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "in.jsonl"
    for label in ("PERS", "ORG"):
        spans = [
            {"id": f"T{n}", "layer": "entity", "label": label, "start": n, "end": n + 3}
            for n in range(5)
        ]
        file.write_text(json.dumps({"text": TEXT, "spans": spans}), encoding="utf-8")
        notes = articles.add(ws, articles.read([file])).notes
    head, *examples = notes
    assert (head.message, head.values) == ("articles-differing", {"count": 5})
    assert [it.values["what"] for it in examples] == [TEXT[n : n + 3] for n in range(3)]


def test_a_number_that_begins_anew_in_every_file_is_no_proof_of_a_change(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, "PERS", "1")
    elsewhere = {"id": "1", "layer": "entity", "label": "GPE", "start": 10, "end": 15}
    (tmp_path / "in.jsonl").write_text(json.dumps({"text": TEXT, "spans": [elsewhere]}), "utf-8")
    assert not articles.add(ws, articles.read([tmp_path / "in.jsonl"])).notes


def test_ids_of_another_program_are_never_held_against_ours(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, "PERS", "1")
    entity = {"id": 1, "label": "شخصية", "start_offset": 4, "end_offset": 9}
    row = {"id": 7, "text": TEXT, "entities": [entity], "relations": []}
    file = tmp_path / "doccano.jsonl"
    file.write_text(json.dumps(row), "utf-8")
    assert not articles.add(ws, articles.read([file], format_id="doccano")).notes
    file.write_text(json.dumps(row).replace("\\u0629", ""), "utf-8")
    again = articles.add(ws, articles.read([file], format_id="doccano"))
    assert [it.message for it in again.notes] == [
        "articles-differing",
        "articles-differing-example",
    ]
