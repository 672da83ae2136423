"""Facts of an article that is here already come in again: what lacked is filled, what differs is told and stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hashiya import formats
from hashiya.commands import articles, datasets
from hashiya.display import arrivals
from hashiya.model.article import Article
from hashiya.wording import Wording
from hashiya.workspace import Workspace

TEXT = "زار سامي بغداد أمس، ثم غادر.\nThen he came home.\nوعاد من جديد."
FACTS: dict[str, Any] = {
    "title": "زيارة بغداد",
    "note": "للمراجعة",
    "url": "https://example.org/1",
    "author": "ليلى",
    "published": "2024-05-01",
    "source": "الصحيفة",
    "language": "fa",
    "direction": "rtl",
    "directions": {"29": "ltr"},
    "bookmarks": [4, 9],
    "status": "done",
}
FILLED = set(FACTS) - {"title", "language"}


def put(ws: Workspace, folder: Path, **facts: Any) -> articles.ImportReport:
    return put_all(ws, folder, {"text": TEXT, **facts})


def put_all(ws: Workspace, folder: Path, *lines: dict[str, Any]) -> articles.ImportReport:
    file = folder / "in.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return articles.add(ws, articles.read([file]))


def plain(ws: Workspace, folder: Path, text: str = TEXT) -> articles.ImportReport:
    file = folder / "n.txt"
    file.write_text(text, encoding="utf-8")
    return articles.add(ws, articles.read([file]))


def only(ws: Workspace) -> Article:
    (line,) = ws.articles()
    return ws.article(line.id)


def test_what_a_person_changed_is_not_held_against_its_file_again(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, title="زيارة بغداد", author="ليلى")
    articles.update(ws, only(ws).id, title="عنوان آخر")
    articles.update(ws, only(ws).id, author="سعاد")
    for _ in range(2):
        report = put(ws, tmp_path, title="زيارة بغداد", author="ليلى")
        assert (report.notes, report.complete) == ((), True)
    assert (only(ws).title, only(ws).author) == ("عنوان آخر", "سعاد")
    report = put(ws, tmp_path, title="ثالث", author="ليلى")
    assert [it.message for it in report.notes] == [
        "articles-fact-kept",
        "articles-fact-kept-example",
    ]
    ws.undo()
    report = put(ws, tmp_path, title="زيارة بغداد", author="أخرى")
    assert [it.values["fact"] for it in report.notes] == ["author", "author"]


def said(it: Article) -> dict[str, Any]:
    told = {name: getattr(it, name) for name in FACTS}
    told["directions"] = {str(at): way for at, way in it.directions.items()}
    return {**told, "bookmarks": list(it.bookmarks)}


def test_what_is_lacking_comes_from_the_file_is_counted_and_undone(
    ws: Workspace, tmp_path: Path
) -> None:
    plain(ws, tmp_path)
    before = only(ws)
    report = put(ws, tmp_path, **FACTS)
    ours = {"title": before.title, "language": "ar"}
    assert said(only(ws)) == FACTS | ours
    assert dict(report.facts) == dict.fromkeys(FILLED, 1)
    assert report.completed == (before.id,)
    assert [it.values["fact"] for it in report.notes if it.message == "articles-fact-kept"] == [
        "title",
        "language",
    ]
    assert not list(ws.check())
    ws.undo()
    assert only(ws) == before
    ws.redo()
    assert said(only(ws)) == FACTS | ours


def test_what_differs_stays_ours_and_is_counted_with_three_examples(
    ws: Workspace, tmp_path: Path
) -> None:
    texts = [f"مقال رقم {n} عن بغداد" for n in range(5)]
    put_all(ws, tmp_path, *({"text": it, "url": "https://a.org/"} for it in texts))
    report = put_all(ws, tmp_path, *({"text": it, "url": "https://b.org/"} for it in texts))
    assert {ws.article(it.id).url for it in ws.articles()} == {"https://a.org/"}
    assert not report.complete
    assert (report.facts, report.completed) == ((), ())
    head, *examples = report.notes
    assert (head.message, head.values) == ("articles-fact-kept", {"fact": "url", "count": 5})
    assert [it.values for it in examples] == [
        {"fact": "url", "article": it, "ours": "https://a.org/", "theirs": "https://b.org/"}
        for it in texts[:3]
    ]


def test_each_fact_that_differs_is_told_and_none_is_changed(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, **FACTS)
    before = only(ws)
    others: dict[str, Any] = {
        "title": "عنوان آخر",
        "note": "شيء\nآخر",
        "url": "https://example.org/2",
        "author": "هند",
        "published": "2023",
        "source": "غيرها",
        "language": "ur",
        "direction": "ltr",
        "directions": {"29": "rtl"},
        "status": "in_progress",
    }
    report = put(ws, tmp_path, **others)
    assert only(ws) == before
    counted = {it.values["fact"]: it.values.get("count") for it in report.notes[::2]}
    assert counted == dict.fromkeys(others, 1)
    for language in ("ar", "en"):
        told = list(arrivals.notes(report, Wording(language).say))
        assert len(told) == 2 * len(others)
        assert not any("in_progress" in it or "{" in it or "\n" in it for it in told)


def test_places_that_are_missing_are_added_to_those_here(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, bookmarks=[4], directions={"29": "ltr"})
    report = put(ws, tmp_path, bookmarks=[9], directions={"0": "ltr"})
    assert (only(ws).bookmarks, only(ws).directions) == ((4, 9), {0: "ltr", 29: "ltr"})
    assert (dict(report.facts), report.notes) == ({"bookmarks": 1, "directions": 1}, ())


def test_what_a_file_does_not_say_is_not_held_against_what_is_here(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, **FACTS)
    before = only(ws)
    for report in (plain(ws, tmp_path), put(ws, tmp_path), put(ws, tmp_path, title="in")):
        assert (report.notes, report.facts, report.completed) == ((), (), ())
    assert only(ws) == before


def test_a_text_chosen_together_with_its_annotations_is_told_of_without_noise(
    ws: Workspace, tmp_path: Path
) -> None:
    text, other = tmp_path / "n.txt", tmp_path / "n.jsonl"
    text.write_text(TEXT, encoding="utf-8")
    span = {"id": "T1", "layer": "entity", "label": "PERS", "start": 4, "end": 8}
    other.write_text(json.dumps({"text": TEXT, "spans": [span], **FACTS}), encoding="utf-8")
    for order in ([text, other], [other, text]):
        report = articles.add(ws, articles.read(order))
        assert (report.notes, report.facts) == ((), ())
        assert said(only(ws)) == FACTS
        ws.undo()


def test_rows_of_one_file_that_say_different_facts_of_one_text_are_told(
    ws: Workspace, tmp_path: Path
) -> None:
    one, other = ({"text": TEXT, "url": f"https://{it}.org/"} for it in "ab")
    report = put_all(ws, tmp_path, one, {**other, "author": "هند"})
    assert (only(ws).url, only(ws).author) == ("https://a.org/", "هند")
    assert [it.message for it in report.notes] == [
        "articles-fact-kept",
        "articles-fact-kept-example",
    ]


def test_two_files_of_one_import_that_both_have_marks_bring_their_facts_too(
    ws: Workspace, tmp_path: Path
) -> None:
    files = [tmp_path / "a.jsonl", tmp_path / "b.jsonl"]
    span = {"id": "T1", "layer": "entity", "label": "PERS", "start": 4, "end": 8}
    for file, facts in zip(files, ({"url": "https://a.org/"}, FACTS), strict=True):
        file.write_text(json.dumps({"text": TEXT, "spans": [span], **facts}), encoding="utf-8")
    report = articles.add(ws, articles.read(files))
    assert said(only(ws)) == FACTS | {"url": "https://a.org/"}
    assert [it.values["fact"] for it in report.notes] == ["url", "url"]
    assert not list(ws.check())
    after = only(ws)
    ws.undo()
    assert not ws.articles()
    ws.redo()
    assert only(ws) == after


CARRYING = [it.id for it in formats.FORMATS if it.read and it.write and "facts" in it.carries]


@pytest.mark.parametrize("format_id", CARRYING)
def test_an_export_that_comes_in_again_changes_nothing_and_fills_what_was_emptied(
    ws: Workspace, tmp_path: Path, format_id: str
) -> None:
    span = {"id": "T1", "layer": "entity", "label": "PERS", "start": 4, "end": 8}
    put(ws, tmp_path, spans=[span], **FACTS)
    before = only(ws)
    target = tmp_path / f"out{(*formats.by_id(format_id).suffixes, '')[0]}"
    datasets.export(datasets.choose(ws), target, format_id)
    report = articles.add(ws, articles.read([target]))
    assert (report.facts, report.notes, report.articles) == ((), (), ())
    articles.update(ws, before.id, url="", note="", author="")
    again = articles.add(ws, articles.read([target]))
    got = {it for it, _ in again.facts}
    assert got <= {"url", "note", "author"}
    assert "url" in got
    assert {it: getattr(only(ws), it) for it in got} == {it: getattr(before, it) for it in got}
