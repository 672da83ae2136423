"""The gold goes through a new project and comes back: 297 spans and 161 relations, all as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya.commands import articles, datasets
from hashiya.workspace import Workspace

PREFIX = "🚨🇮🇶 "
Facts = tuple[set[Any], set[Any]]


def through(ws: Workspace, source: Path, folder: Path) -> list[dict]:
    report = articles.add(ws, articles.read([source]))
    assert report.complete
    assert report.added == ()
    datasets.export(datasets.choose(ws), folder / "out.jsonl")
    return rows(folder / "out.jsonl")


def rows(file: Path) -> list[dict]:
    return [json.loads(it) for it in file.read_text(encoding="utf-8").splitlines()]


def facts(row: dict) -> Facts:
    """Spans and relations without their ids: what they say and where they stand."""

    def frozen(raw: dict) -> frozenset:
        return frozenset((name, json.dumps(it)) for name, it in raw.items())

    keys = ("layer", "label", "start", "end", "text", "annotator")
    spans = {
        it["id"]: (*(it[key] for key in keys), frozen(it["attributes"])) for it in row["spans"]
    }
    assert all(row["text"][it[2] : it[3]] == it[4] for it in spans.values())
    arrows = {
        (it["label"], spans[it["from"]], spans[it["to"]], frozen(it["attributes"]))
        for it in row["relations"]
    }
    assert len(set(spans.values())) == len(row["spans"])
    assert len(arrows) == len(row["relations"])
    return set(spans.values()), arrows


def with_emoji(row: dict) -> dict:
    by = len(PREFIX)
    spans = [it | {"start": it["start"] + by, "end": it["end"] + by} for it in row["spans"]]
    return row | {"text": PREFIX + row["text"], "spans": spans, "sha256": ""}


def with_crlf(row: dict) -> dict:
    text = row["text"]

    def moved(position: int) -> int:
        return position + text.count("\n", 0, position)

    spans = [
        it
        | {"start": moved(it["start"]), "end": moved(it["end"])}
        | {"text": it["text"].replace("\n", "\r\n")}
        for it in row["spans"]
    ]
    return row | {"text": text.replace("\n", "\r\n"), "spans": spans, "sha256": ""}


@pytest.mark.parametrize("change", [dict, with_emoji, with_crlf])
def test_everything_comes_back(ws: Workspace, gold: Path, tmp_path: Path, change) -> None:
    source = [change(it) for it in rows(gold)]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(it, ensure_ascii=False) + "\n" for it in source), "utf-8")
    found = through(ws, file, tmp_path)
    assert sum(len(it["spans"]) for it in found) == 297
    assert sum(len(it["relations"]) for it in found) == 161
    for before, after in zip(source, found, strict=True):
        assert facts(after) == facts(before)
        for key in ("id", "name", "title", "text", "language", "direction", "labels"):
            assert after[key] == before[key]
        assert after["sha256"] == before["sha256"] or not before["sha256"]


def test_exporting_again_what_was_exported_gives_the_same_bytes(
    ws: Workspace, gold: Path, tmp_path: Path
) -> None:
    through(ws, gold, tmp_path)
    first = (tmp_path / "out.jsonl").read_bytes()
    ws.undo()
    assert ws.articles() == []
    through(ws, tmp_path / "out.jsonl", tmp_path)
    assert (tmp_path / "out.jsonl").read_bytes() == first


def test_the_gold_for_texts_that_are_here_is_added_to_them(
    ws: Workspace, gold: Path, tmp_path: Path
) -> None:
    texts = articles.read([gold.parent / "articles"])
    assert len(articles.add(ws, texts).articles) == 2
    report = articles.add(ws, articles.read([gold]))
    assert (report.articles, len(report.completed)) == ((), 2)
    assert (report.annotations, report.relations) == (297, 161)
    again = articles.add(ws, articles.read([gold]))
    assert (again.repeated_annotations, again.repeated_relations) == (297, 161)
    assert (again.annotations, again.relations, again.completed) == (0, 0, ())
    assert ws.undo().act == "undo"
    assert [it.annotations for it in ws.articles()] == [0, 0]


def test_the_history_calls_an_import_by_its_first_article(ws: Workspace, gold: Path) -> None:
    articles.add(ws, articles.read([gold]))
    line = ws.history()[0]
    assert (line.label, line.sample) == ("", "000_0dddba8b6e1a6174.txt")
