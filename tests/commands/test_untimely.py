"""Times that no calendar has do not come in, and hinder no export of a project that has them."""

from __future__ import annotations

import json
from pathlib import Path

import gold
import pytest
from making import annotation, article

from hashiya.commands import articles
from hashiya.formats import FORMATS, by_id
from hashiya.formats.format import WriteOptions
from hashiya.model.dataset import AnnotatedArticle, Dataset
from hashiya.model.identity import END_OF_TIME, now

MICROSECONDS = 1_795_411_419_454_000
WRITTEN = [it.id for it in FORMATS if it.write and it.carries >= {"text"}]


def test_a_time_after_the_end_of_calendars_is_told_and_not_taken(ws, tmp_path: Path) -> None:
    mark = {"id": "1", "label": "PERS", "layer": "entity", "start": 4, "end": 9}
    record = {
        "text": "زار ترامب بغداد.",
        "created": MICROSECONDS,
        "spans": [mark | {"created": MICROSECONDS}, mark | {"id": "2", "start": 10, "end": 15}],
    }
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    report = articles.add(ws, articles.read([file]))
    told = [it for it in report.notes if it.message == "articles-untimely"]
    assert [it.values for it in told] == [{"count": 2}]
    (made,) = report.articles
    times = [ws.article(made).created, *(it.created for it in ws.annotations(made))]
    assert len(times) == 3
    assert all(0 < it <= now() for it in times)


@pytest.mark.parametrize("format_id", WRITTEN)
def test_a_project_that_has_such_times_can_be_written(format_id: str, tmp_path: Path) -> None:
    of = article(text="زار ترامب بغداد.", created=MICROSECONDS)
    mark = annotation(of, 4, 9, created=END_OF_TIME + 5)
    dataset = Dataset(
        schema=gold.schema(), articles=[AnnotatedArticle(article=of, annotations=(mark,))]
    )
    chosen, place = by_id(format_id), tmp_path / "out"
    if chosen.folder:
        place.mkdir()
    chosen.write(dataset, place, WriteOptions())
    assert any(it.stat().st_size for it in tmp_path.rglob("*") if it.is_file())
