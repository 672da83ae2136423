"""A file that comes in again with more in it than before: its marks are known again, nothing stands twice."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from hashiya.commands import annotate, articles
from hashiya.model.attribute import Attributes
from hashiya.model.identity import new_id
from hashiya.model.span import Span
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر."


def span(mark: str, start: int, end: int, **attributes: str) -> dict[str, Any]:
    place = {"id": mark, "layer": "entity", "label": "PERS", "start": start, "end": end}
    return {**place, "attributes": attributes}


def put(
    ws: Workspace, folder: Path, *spans: dict[str, Any], relations: Any = ()
) -> articles.ImportReport:
    file = folder / "in.jsonl"
    line = {"text": TEXT, "spans": spans, "relations": relations}
    file.write_text(json.dumps(line), encoding="utf-8")
    return articles.add(ws, articles.read([file]))


def standing(ws: Workspace) -> list[Attributes]:
    (article,) = ws.articles()
    return [it.attributes for it in ws.annotations(article.id)]


def told(report: articles.ImportReport) -> list[str]:
    return [it.message for it in report.notes]


def test_an_attribute_that_is_new_comes_to_the_mark_that_is_here(
    ws: Workspace, tmp_path: Path
) -> None:
    for mark in ("T1", new_id()):
        put(ws, tmp_path, span(mark, 4, 9, role="guest"))
        again = put(ws, tmp_path, span(mark, 4, 9, role="guest", topic="visit"))
        assert standing(ws) == [{"role": "guest", "topic": "visit"}]
        assert (again.annotations, again.repeated_annotations, again.filled) == (0, 1, 1)
        assert len(again.completed) == 1
        assert again.complete
        ws.undo()
        assert standing(ws) == [{"role": "guest"}]
        ws.undo()


def test_another_value_is_told_with_an_example_and_ours_stays(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, span("T1", 4, 9, role="guest"), span("T2", 10, 15, role="host"))
    (article,) = ws.articles()
    ours = ws.annotations(article.id)
    again = put(ws, tmp_path, span("T1", 4, 9, role="king"), span("T2", 10, 15, role="queen"))
    assert ws.annotations(article.id) == ours
    assert not again.complete
    head, *examples = again.notes
    assert (head.message, head.values) == ("articles-kept", {"key": "role", "count": 2})
    said = [("ترامب", "guest", "king"), ("بغداد", "host", "queen")]
    assert [it.values for it in examples] == [
        {"key": "role", "article": article.title, "what": what, "ours": ours, "theirs": theirs}
        for what, ours, theirs in said
    ]


def test_what_a_person_did_here_since_is_neither_doubled_nor_lost(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, span("T1", 4, 9))
    (article,) = ws.articles()
    (mark,) = ws.annotations(article.id)
    annotate.set_attribute(ws, mark.id, "comment", "by hand")
    again = put(ws, tmp_path, span("T1", 4, 9))
    assert standing(ws) == [{"comment": "by hand"}]
    assert not told(again)


def test_two_marks_of_one_file_at_one_place_stay_two(ws: Workspace, tmp_path: Path) -> None:
    both = [span("a", 4, 9, role="guest"), span("b", 4, 9, role="host")]
    put(ws, tmp_path, *both)
    for order in (both, both[::-1]):
        again = put(ws, tmp_path, *order)
        assert (again.annotations, again.repeated_annotations, told(again)) == (0, 2, [])
    # the one that is unchanged is itself, whatever comes before it
    again = put(ws, tmp_path, span("x", 4, 9, topic="visit"), span("y", 4, 9, role="guest"))
    assert len(standing(ws)) == 2
    assert {"role": "host", "topic": "visit"} in standing(ws)
    third = put(ws, tmp_path, span("c", 4, 9, role="king"), *both)
    assert (third.annotations, told(third)) == (1, [])


def test_a_mark_with_an_id_of_ours_that_is_not_here_is_another_one(
    ws: Workspace, tmp_path: Path
) -> None:
    put(ws, tmp_path, span(new_id(), 4, 9, role="guest"))
    again = put(ws, tmp_path, span(new_id(), 4, 9, role="king"))
    assert again.annotations == 1
    assert told(again) == ["articles-differing", "articles-differing-example"]


def test_a_value_that_is_not_taken_does_not_come_into_the_label_set(
    ws: Workspace, tmp_path: Path
) -> None:
    choice = next(it for it in ws.schema().attributes if it.kind == "choice" and it.choices)
    label = next(it for it in ws.schema().labels if choice.serves(it.layer, it.code))
    mark = span("T1", 4, 9) | {"layer": label.layer, "label": label.code}
    put(ws, tmp_path, mark | {"attributes": {choice.name: choice.choices[0].code}})
    schema = ws.schema()
    again = put(ws, tmp_path, mark | {"attributes": {choice.name: "unheard-of"}})
    assert ws.schema() == schema
    assert not again.added
    assert told(again)[0] == "articles-kept"


def test_relations_are_known_again_by_their_ends(ws: Workspace, tmp_path: Path) -> None:
    ends = [span("a", 4, 9), span("b", 10, 15)]
    arrow = {"id": "r", "label": "about", "from": "a", "to": "b"}
    put(ws, tmp_path, *ends, relations=[arrow | {"attributes": {"how": "plain"}}])
    more = {"how": "secret", "since": "2020"}
    again = put(ws, tmp_path, *ends, relations=[arrow | {"attributes": more}])
    (article,) = ws.articles()
    (relation,) = ws.relations(article.id)
    assert relation.attributes == {"how": "plain", "since": "2020"}
    assert (again.relations, again.filled) == (0, 1)
    assert told(again) == ["articles-kept", "articles-kept-example"]


def test_a_relation_comes_to_a_mark_that_got_more_here(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, span("a", 4, 9), span("b", 10, 15))
    ends = [span("a", 4, 9, role="guest"), span("b", 10, 15)]
    arrow = {"id": "r", "label": "about", "from": "a", "to": "b"}
    again = put(ws, tmp_path, *ends, relations=[arrow])
    (article,) = ws.articles()
    assert len(ws.annotations(article.id)) == 2
    assert (again.relations, len(ws.relations(article.id))) == (1, 1)


@pytest.mark.parametrize("size", [1, 4_000])
def test_rows_of_one_import_may_be_two_opinions(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(articles, "LONG", size)
    rows = [{"text": TEXT, "spans": [span("T1", 4, 9, role=it)]} for it in ("guest", "king")]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert articles.add(ws, articles.read([file])).annotations == 2
    again = articles.add(ws, articles.read([file]))
    assert (again.repeated_annotations, told(again)) == (2, [])
    assert len(standing(ws)) == 2


def test_two_files_of_one_import_each_give_what_they_have(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, span("T1", 4, 9))
    for name, topic in (("one", "role"), ("two", "topic")):
        line = {"text": TEXT, "spans": [span("T1", 4, 9, **{topic: name})]}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line), encoding="utf-8")
    found = articles.read([tmp_path / "one.jsonl", tmp_path / "two.jsonl"])
    articles.add(ws, found)
    assert standing(ws) == [{"role": "one", "topic": "two"}]
    ws.undo()
    assert standing(ws) == [{}]


@pytest.mark.parametrize("ours", [False, True])
def test_a_mark_that_was_moved_and_renamed_here_does_not_come_back_as_it_was(
    ws: Workspace, tmp_path: Path, *, ours: bool
) -> None:
    name = new_id() if ours else "T1"
    put(ws, tmp_path, span(name, 4, 9))
    (article,) = ws.articles()
    (mark,) = ws.annotations(article.id)
    annotate.move(ws, mark.id, Span(4, 15))
    annotate.retag(ws, mark.id, "entity", "ORG")
    now = ws.annotations(article.id)
    again = put(ws, tmp_path, span(name, 4, 9))
    assert ws.annotations(article.id) == now
    assert (again.repeated_annotations, told(again)) == (1, ["articles-stayed"])
    more = put(ws, tmp_path, span(name, 4, 9, comment="more"))
    assert (more.filled, standing(ws)) == (1, [{"comment": "more"}])
    # as soon as the file has both, they are two
    both = put(ws, tmp_path, span("x", 4, 9), span(name, 4, 15) | {"label": "ORG"})
    assert (both.annotations, told(both)) == (1, [])


def test_a_move_that_was_taken_back_counts_no_more(ws: Workspace, tmp_path: Path) -> None:
    put(ws, tmp_path, span("T1", 4, 9))
    (article,) = ws.articles()
    (mark,) = ws.annotations(article.id)
    annotate.move(ws, mark.id, Span(10, 15))
    ws.undo()
    assert told(put(ws, tmp_path, span("T1", 4, 9))) == []


def test_web_annotations_beside_their_text_are_not_doubled_however_they_are_chosen(
    ws: Workspace, tmp_path: Path
) -> None:
    place = tmp_path / "in"
    place.mkdir()
    (place / "news.txt").write_text(TEXT, encoding="utf-8")
    for number, (start, end) in enumerate([(4, 9), (10, 15)]):
        item = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "body": {"type": "TextualBody", "value": "PERS", "purpose": "tagging"},
            "target": {
                "source": "http://example.org/news.txt",
                "selector": {"type": "TextPositionSelector", "start": start, "end": end},
            },
        }
        (place / f"{number}.jsonld").write_text(json.dumps([item]), encoding="utf-8")
    files = sorted(place.iterdir())
    packed = tmp_path / "in.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for it in files:
            archive.write(it, it.name)
    for some in ([packed], [place], files, *([it] for it in files), [packed]):
        articles.add(ws, articles.read(some))
        assert len(standing(ws)) == 2
