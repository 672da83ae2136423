"""Files of one import that hold the same article: what they share stands once, as if each came by itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from hashiya.commands import arriving, articles
from hashiya.formats.draft import Draft
from hashiya.model.attribute import Attributes
from hashiya.model.identity import new_id
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر."
OTHER = "عاد الوفد إلى بيروت."
Row = Mapping[str, Any]


def span(mark: str, start: int, end: int, **attributes: str) -> dict[str, Any]:
    place = {"id": mark, "layer": "entity", "label": "PERS", "start": start, "end": end}
    return {**place, "attributes": attributes}


def row(*spans: Row, text: str = TEXT, relations: Iterable[Row] = ()) -> Row:
    return {"text": text, "spans": spans, "relations": [*relations]}


def written(folder: Path, name: str, *rows: Row) -> Path:
    file = folder / name
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return file


def together(ws: Workspace, files: Iterable[Path]) -> articles.ImportReport:
    return articles.add(ws, articles.read(files))


def standing(ws: Workspace) -> list[Attributes]:
    """Attributes of all marks, those without any first."""
    found = [mark.attributes for it in ws.articles() for mark in ws.annotations(it.id)]
    return sorted(found, key=lambda it: sorted(it.items()))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_mark_of_two_files_of_one_import_stands_once_with_what_both_say(
    ws: Workspace, tmp_path: Path, order: tuple[int, ...]
) -> None:
    bare = written(tmp_path, "bare.jsonl", row(span("1", 4, 9), span("2", 10, 15)))
    rich = written(tmp_path, "rich.jsonl", row(span("T1", 4, 9, gender="m", comment="why")))
    report = together(ws, [(bare, rich)[it] for it in order])
    assert standing(ws) == [{}, {"gender": "m", "comment": "why"}]
    assert (report.annotations, report.repeated_annotations) == (2, 1)
    assert len(report.articles) == 1
    ws.undo()
    assert not ws.articles()


def test_where_they_differ_the_first_stays_and_the_other_value_is_told(
    ws: Workspace, tmp_path: Path
) -> None:
    files = [
        written(tmp_path, "a.jsonl", row(span("1", 4, 9, role="guest"))),
        written(tmp_path, "b.jsonl", row(span("1", 4, 9, role="king"))),
    ]
    report = together(ws, files)
    assert standing(ws) == [{"role": "guest"}]
    assert [it.message for it in report.notes] == ["articles-kept", "articles-kept-example"]
    assert not report.complete


@pytest.mark.parametrize("size", [1, 2_000_000])
def test_two_rows_of_one_file_may_be_two_opinions(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(arriving, "LETTERS", size)
    rows = [row(span("1", 4, 9, role="guest")), row(span("1", 4, 9, role="king"))]
    one = written(tmp_path, "one.jsonl", *rows)
    assert together(ws, [one]).annotations == 2
    ws.undo()
    bare = written(tmp_path, "bare.jsonl", row(span("1", 4, 9)))
    report = together(ws, [one, bare])
    assert standing(ws) == [{"role": "guest"}, {"role": "king"}]
    assert (report.annotations, report.repeated_annotations) == (2, 1)


def test_two_coders_of_two_files_stay_two(ws: Workspace, tmp_path: Path) -> None:
    files = [
        written(tmp_path, f"{it}.jsonl", row({**span("1", 4, 9), "annotator": it})) for it in "ab"
    ]
    assert together(ws, files).annotations == 2


def test_files_of_many_articles_meet_article_by_article(ws: Workspace, tmp_path: Path) -> None:
    bare = [row(span("1", 4, 9), text=text) for text in (TEXT, OTHER)]
    rich = [row(span("1", 4, 9, role="guest"), text=text) for text in (OTHER, TEXT)]
    files = [written(tmp_path, "a.jsonl", *bare), written(tmp_path, "b.jsonl", *rich)]
    report = together(ws, files)
    assert standing(ws) == [{"role": "guest"}] * 2
    assert (len(report.articles), report.annotations, report.filled) == (2, 2, 2)


def test_relations_of_two_files_meet_too(ws: Workspace, tmp_path: Path) -> None:
    marks = [span("1", 4, 9), span("2", 10, 15)]
    arrow = {"id": "R1", "label": "visits", "from": "1", "to": "2"}
    files = [
        written(tmp_path, "a.jsonl", row(*marks, relations=[arrow])),
        written(
            tmp_path, "b.jsonl", row(*marks, relations=[{**arrow, "attributes": {"how": "x"}}])
        ),
    ]
    report = together(ws, files)
    (article,) = ws.articles()
    assert [it.attributes for it in ws.relations(article.id)] == [{"how": "x"}]
    assert (report.relations, report.repeated_relations) == (1, 1)


def test_relations_across_articles_meet_too(ws: Workspace, tmp_path: Path) -> None:
    one, two = span(new_id(), 4, 9), span(new_id(), 4, 9)
    arrow = {"label": "visits", "from": one["id"], "to": two["id"]}
    files: list[Path] = []
    for name, said in (("a", {}), ("b", {"how": "x"})):
        relation = {**arrow, "id": "R1", "attributes": said}
        rows = [row(one, relations=[relation]), row(two, text=OTHER)]
        files.append(written(tmp_path, f"{name}.jsonl", *rows))
    report = together(ws, files)
    found = [arrow.attributes for it in ws.articles() for arrow in ws.relations(it.id)]
    assert found == [{"how": "x"}]
    assert (report.relations, report.repeated_relations) == (1, 1)


def test_marks_without_a_place_meet_too(ws: Workspace, tmp_path: Path) -> None:
    items: list[articles.ImportItem] = []
    for name, said in (("a", {}), ("b", {"role": "host"})):
        draft = Draft(name, TEXT)
        mark = draft.span("T1", "GPE", [(900, 905)], "بيروت")
        for key, value in said.items():
            draft.attribute(mark, key, value)
        items.append(articles.ImportItem(path=tmp_path / name, incoming=draft.incoming()))
    report = articles.add(ws, items)
    (article,) = ws.articles()
    (waiting,) = ws.unplaced(article.id)
    assert waiting.annotation.attributes == {"role": "host"}
    assert (report.waiting, report.filled) == (1, 1)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_files_of_one_archive_meet_as_if_each_came_by_itself(
    ws: Workspace, tmp_path: Path, order: tuple[int, ...]
) -> None:
    arrow = {"id": "R1", "label": "visits", "from": "1", "to": "2"}
    bare = [span("1", 4, 9), span("2", 10, 15)]
    rich = [span("1", 4, 9, gender="m"), span("2", 10, 15)]
    files = [
        written(tmp_path, "bare.jsonl", row(*bare, relations=[arrow])),
        written(
            tmp_path, "rich.jsonl", row(*rich, relations=[{**arrow, "attributes": {"a": "x"}}])
        ),
    ]
    with ZipFile(tmp_path / "both.zip", "w") as archive:
        for it in order:
            archive.write(files[it], files[it].name)
    report = together(ws, [tmp_path / "both.zip"])
    (article,) = ws.articles()
    assert standing(ws) == [{}, {"gender": "m"}]
    assert [it.attributes for it in ws.relations(article.id)] == [{"a": "x"}]
    assert (report.annotations, report.repeated_annotations) == (2, 2)
    assert (report.relations, report.repeated_relations) == (1, 1)


def test_what_files_have_twice_is_not_said_to_have_been_here(ws: Workspace, tmp_path: Path) -> None:
    marks = [span("1", 4, 9), span("2", 10, 15)]
    arrows = [{"id": it, "label": "visits", "from": "1", "to": "2"} for it in ("R1", "R2")]
    twice = [*marks, span("3", 4, 9)]
    first = together(ws, [written(tmp_path, "a.jsonl", row(*twice, relations=arrows))])
    assert (first.annotations, first.repeated_annotations, first.doubled) == (2, 1, 2)
    again = together(ws, [tmp_path / "a.jsonl"])
    assert (again.repeated_annotations, again.repeated_relations, again.doubled) == (3, 2, 0)
    other = together(ws, [written(tmp_path, "b.jsonl", row(span("8", 0, 3), span("9", 0, 3)))])
    assert (other.annotations, other.repeated_annotations, other.doubled) == (1, 1, 1)


def test_what_another_file_brought_to_an_article_is_not_said_to_have_been_here(
    ws: Workspace, tmp_path: Path
) -> None:
    """The project had the text alone; one mark and one relation of two files were told as here before."""
    arrow = {"id": "R1", "label": "visits", "from": "1", "to": "2"}
    marks = row(span("1", 4, 9), span("2", 10, 15), relations=[arrow])
    together(ws, [written(tmp_path, "text.jsonl", row())])
    files = [written(tmp_path, "a.jsonl", marks), written(tmp_path, "b.jsonl", marks)]
    report = together(ws, files)
    assert (report.annotations, report.relations) == (2, 1)
    assert (report.repeated_annotations, report.repeated_relations, report.doubled) == (2, 1, 3)
    again = together(ws, files)
    assert (again.repeated_annotations, again.repeated_relations, again.doubled) == (4, 2, 0)


def test_two_new_files_with_one_mark_fill_each_other_or_have_it_twice(
    ws: Workspace, tmp_path: Path
) -> None:
    bare = written(tmp_path, "bare.jsonl", row(span("1", 4, 9)))
    rich = written(tmp_path, "rich.jsonl", row(span("1", 4, 9, gender="m")))
    report = together(ws, [bare, rich, bare])
    assert (report.annotations, report.repeated_annotations) == (1, 2)
    assert (report.filled, report.doubled) == (1, 1)


@pytest.mark.parametrize("letters", [arriving.LETTERS, 1])
@pytest.mark.parametrize("came", ["before", "with another file"])
def test_two_rows_of_one_file_stay_two_opinions_however_far_apart(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int, came: str
) -> None:
    """Of an article that was here, the second row met what the first had brought, once a portion lay between."""
    monkeypatch.setattr(arriving, "LETTERS", letters)
    arrows = [
        {"id": f"R{it}", "label": "visits", "from": "1", "to": "2", "attributes": {"a": str(it)}}
        for it in range(2)
    ]
    one, other = (
        row(span("1", 4, 9), span("2", 10, 15), span("3", 0, 3, role=of), relations=[arrow])
        for of, arrow in zip(("guest", "king"), arrows, strict=True)
    )
    text = written(tmp_path, "text.jsonl", row(span("9", 17, 19)))
    marks = written(tmp_path, "marks.jsonl", one, row(text=OTHER), other)
    if came == "before":
        together(ws, [text])
        report = together(ws, [marks])
    else:
        report = together(ws, [text, marks])
    assert standing(ws) == [{}, {}, {}, {"role": "guest"}, {"role": "king"}]
    article = next(it for it in ws.articles() if it.annotations)
    said = [it.attributes for it in ws.relations(article.id)]
    assert sorted(it["a"] for it in said) == ["0", "1"]
    assert not report.notes
    assert report.doubled == report.repeated_annotations == 2
    again = together(ws, [marks])
    assert (again.step, again.repeated_annotations, again.doubled) == ("", 6, 0)


@pytest.mark.parametrize("letters", [arriving.LETTERS, 1])
def test_marks_without_a_place_of_one_file_stay_two_as_well(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int
) -> None:
    monkeypatch.setattr(arriving, "LETTERS", letters)
    together(ws, [written(tmp_path, "text.jsonl", row())])
    found = [{**span("1", 4, 9, role=it), "text": "بيروت"} for it in ("guest", "king")]
    rows = [row(found[0]), row(text=OTHER), row(found[1])]
    together(ws, [written(tmp_path, "marks.jsonl", *rows)])
    waiting = [it for line in ws.articles() for it in ws.unplaced(line.id)]
    said = [it.annotation.attributes for it in waiting]
    assert sorted(it["role"] for it in said) == ["guest", "king"]


def test_a_file_meets_what_the_one_before_it_brought_in_an_earlier_portion(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the article came once more, without a mark, from the file before in between."""
    monkeypatch.setattr(articles, "LONG", 3)
    first = [row(span("1", 4, 9), span("2", 10, 15)), row(text=OTHER), row()]
    files = [
        written(tmp_path, "a.jsonl", *first),
        written(tmp_path, "b.jsonl", row(span("1", 4, 9, gender="m"))),
    ]
    for has_come_before in (False, True):
        if has_come_before:
            together(ws, [written(tmp_path, "text.jsonl", row())])
        report = together(ws, files)
        assert standing(ws) == [{}, {"gender": "m"}]
        assert (report.annotations, report.filled) == (2, 1)
        ws.undo()
        assert not standing(ws)
