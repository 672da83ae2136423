"""Import is one step that names what it could not take; facts of an article are checked."""

from __future__ import annotations

import gzip
import json
import os
import threading
from pathlib import Path

import pytest

from hashiya.commands import articles, datasets, surveying
from hashiya.formats.format import Note
from hashiya.model.edit import Step
from hashiya.model.errors import BadFact, UnknownFormat
from hashiya.model.identity import new_id
from hashiya.workspace import Workspace

TEXT = "زار ترامب بغداد، ثم غادر."


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode(encoding))
    return file


def line(folder: Path, *rows: dict, name: str = "in.jsonl") -> Path:
    return write(folder, name, "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in rows))


def put(ws: Workspace, *files: Path) -> articles.ImportReport:
    return articles.add(ws, articles.read(files))


def said(notes: tuple[Note, ...]) -> list[str]:
    return [it.message for it in notes]


def span(start: int, end: int, **more) -> dict:
    return {"layer": "entity", "label": "PERS", "start": start, "end": end, **more}


# -- reading


def test_a_folder_is_read_in_order_with_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/x.txt", "notes.py"):
        write(tmp_path / "in", name, f"نص {name}")
    batch = articles.read([tmp_path / "in"])
    assert [it.incoming.name for it in batch.items] == ["a.txt", "b.txt", "c.txt"]
    assert [(it.message, it.values, it.lost) for it in batch.problems] == [
        ("formats-others-left", {"count": 1, "names": ("notes.py",)}, False)
    ]


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    good = [write(tmp_path, f"{n:03}.txt", f"نص رقم {n}") for n in range(50)]
    bad = {
        "empty.txt": b"",
        "binary.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "film.mp4": b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2mp41",
        "collection.tar.gz": gzip.compress(b"\0" * 9000),
        "digits.txt": b"12 34 ...",
        "page.odt": "نص".encode(),
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    paths = [*good, *(tmp_path / it for it in bad), tmp_path / "missing.txt"]
    batch = articles.read(paths)
    assert len(batch.items) == 50
    assert [(it.name, it.message) for it in batch.problems] == [
        ("empty.txt", "formats-empty"),
        ("binary.txt", "formats-is-picture"),
        ("film.mp4", "formats-is-media"),
        ("collection.tar.gz", "formats-other-archive"),
        ("digits.txt", "formats-no-letter"),
        ("page.odt", "formats-damaged"),
        ("missing.txt", "formats-missing"),
    ]
    assert all(it.lost for it in batch.problems)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_left_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    batch = articles.read([tmp_path / "pipe.txt"])
    assert said(batch.problems) == ["formats-not-a-file"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert said(articles.read([tmp_path]).problems) == ["formats-folder-empty"]


def test_content_decides_where_no_suffix_does(tmp_path: Path, gold: Path) -> None:
    plain = write(tmp_path, "خبر", TEXT)
    own = write(tmp_path, "data", gold.read_text("utf-8"))
    batch = articles.read([plain, own])
    assert [len(it.incoming.spans) for it in batch.items] == [0, 128, 169]


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        articles.read([tmp_path], format_id="nothing")


def test_encodings_are_shown_before_anything_is_stored(tmp_path: Path) -> None:
    long = "أعلن رئيس الوزراء اليوم أن الحكومة ستواصل العمل في بغداد مع الشركاء. " * 4
    for encoding in ("cp1256", "utf-16", "iso8859-6"):
        (item,) = articles.read([write(tmp_path, f"{encoding}.txt", long, encoding)]).items
        assert item.incoming.text == long
        assert item.incoming.preview == long[:400]
        assert item.incoming.original is not None


def test_the_chosen_encoding_wins(tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", TEXT, "cp1256")
    (item,) = articles.read([file], encoding="cp1256").items
    assert (item.incoming.text, item.incoming.encoding) == (TEXT, "cp1256")


def test_the_same_file_twice_is_marked_and_progress_is_told(tmp_path: Path) -> None:
    one, other = write(tmp_path, "a.txt", TEXT), write(tmp_path, "b.txt", TEXT)
    heard: list[tuple[int, int]] = []
    batch = articles.read([one, other], progress=lambda done, of: heard.append((done, of)))
    assert [it.duplicate_of for it in batch.items] == ["", "a.txt"]
    assert heard == [(1, 2), (2, 2)]


# -- adding


def test_an_import_is_one_step_and_one_undo(ws: Workspace, tmp_path: Path) -> None:
    files = [write(tmp_path, f"{n}.txt", f"نص رقم {n}") for n in range(20)]
    report = put(ws, *files)
    assert (len(report.articles), report.complete) == (20, True)
    assert [it.name for it in ws.articles()] == [it.name for it in files]
    assert len(ws.history()) == 1
    ws.undo()
    assert ws.articles() == []


def linked(tmp_path: Path) -> Path:
    """Articles with a mark each, and a relation from every one to the first."""
    ids = [new_id() for _ in range(9)]
    rows = [
        {
            "text": f"{TEXT} {n}",
            "spans": [span(4, 9, id=ids[n]), span(10, 15, id=f"{n}", label="GPE")],
            "relations": [{"label": "about", "from": f"{n}", "to": ids[0]}],
        }
        for n in range(9)
    ]
    return line(tmp_path, *rows)


def test_a_large_import_is_stored_in_parts_and_is_one_step_all_the_same(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, int]] = []
    steps: list[Step] = []
    ws.subscribe(steps.append)
    monkeypatch.setattr(articles, "LONG", 5)
    batch = articles.read([linked(tmp_path)])
    report = articles.add(ws, batch, lambda done, total: told.append((done, total)))
    assert (len(report.articles), report.annotations, report.relations) == (9, 18, 9)
    assert [it for it, _ in dict.fromkeys(told)] == list(range(1, 10))
    assert {total for _, total in told} == {9}
    (made,) = steps
    assert (made.long, made.edits) == (36, ())
    before = list(ws.annotated())
    assert [len(it.annotations) for it in before] == [2] * 9
    ws.undo()
    assert ws.articles() == []
    ws.redo()
    assert list(ws.annotated()) == before
    assert [(it.act, it.edits) for it in ws.history()] == [
        ("redo", 36),
        ("undo", 36),
        ("articles.add", 36),
    ]
    assert [it for it in ws.check() if it.severity != "rule"] == []


def test_a_large_import_that_is_given_up_leaves_nothing(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles, "LONG", 5)
    running = threading.active_count()

    def give_up(done: int, _total: int) -> None:
        if done == 6:
            assert ws.articles()  # so far it went already
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        articles.add(ws, articles.read([linked(tmp_path)]), give_up)
    assert (ws.articles(), ws.history(), list(ws.check())) == ([], [], [])
    assert threading.active_count() == running
    articles.add(ws, articles.read([linked(tmp_path)]))
    assert len(ws.articles()) == 9


def test_duplicates_are_named_and_not_added(ws: Workspace, tmp_path: Path) -> None:
    put(ws, write(tmp_path, "a.txt", TEXT))
    batch = articles.read([write(tmp_path, "b.txt", TEXT), write(tmp_path, "c.txt", "نص آخر")])
    found = surveying.survey(ws, [it.path for it in batch.items]).found
    assert [it.same for it in found] == ["زار ترامب بغداد", ""]
    report = articles.add(ws, batch)
    assert report.duplicates == (("b.txt", "زار ترامب بغداد"),)
    assert [it.name for it in ws.articles()] == ["a.txt", "c.txt"]


def test_nothing_new_is_no_step(ws: Workspace, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", TEXT)
    put(ws, file)
    put(ws, file)
    assert len(ws.history()) == 1


def test_the_same_text_in_another_encoding_is_the_same_article(
    ws: Workspace, tmp_path: Path
) -> None:
    old = write(tmp_path, "a.txt", TEXT, "cp1256")
    articles.add(ws, articles.read([old], encoding="cp1256"))
    report = put(ws, line(tmp_path, {"text": TEXT, "spans": [span(4, 9)]}))
    assert (report.articles, report.annotations) == ((), 1)


def test_a_digest_of_another_text_is_computed_anew(ws: Workspace, tmp_path: Path) -> None:
    put(ws, write(tmp_path, "a.txt", TEXT))
    (known,) = ws.articles()
    report = put(ws, line(tmp_path, {"text": "نص آخر تمامًا", "sha256": known.sha256}))
    assert said(report.notes) == ["formats-digest-other-text"]
    assert len({it.sha256 for it in ws.articles()}) == 2


def test_an_article_in_the_bin_comes_back(ws: Workspace, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", TEXT)
    (article_id,) = put(ws, file).articles
    assert articles.remove(ws, [article_id]) == 1
    assert ws.articles() == []
    assert put(ws, file).restored == (article_id,)
    assert [it.id for it in ws.articles()] == [article_id]


def test_ids_stay_when_they_are_free_and_change_when_not(ws: Workspace, tmp_path: Path) -> None:
    mine = new_id()
    first = {"text": TEXT, "spans": [span(4, 9, id=mine), span(10, 15, id="B")]}
    put(ws, line(tmp_path, first))
    (article,) = ws.articles()
    assert mine in {it.id for it in ws.annotations(article.id)}
    put(ws, line(tmp_path, {"text": "نص آخر تمامًا", "spans": [span(0, 2, id=mine)]}))
    ids = {it.id for line in ws.articles() for it in ws.annotations(line.id)}
    assert len(ids) == 3


def test_relations_find_their_ends_in_other_lines(ws: Workspace, tmp_path: Path) -> None:
    here, there = new_id(), new_id()
    relation = {"label": "same_claim", "from": here, "to": there}
    one = {"text": TEXT, "spans": [span(4, 9, id=here)], "relations": [relation]}
    report = put(ws, line(tmp_path, one, {"text": "نص آخر", "spans": [span(0, 2, id=there)]}))
    assert (report.relations, report.complete) == (1, True)
    out = tmp_path / "out.jsonl"
    datasets.export(datasets.choose(ws), out)
    ws.undo()
    assert put(ws, out).relations == 1


def test_a_relation_to_nothing_is_reported(ws: Workspace, tmp_path: Path) -> None:
    relations = [{"label": "coref", "from": "A", "to": "Z"}, {"label": "coref", "from": "A"}]
    row = {"text": TEXT, "spans": [span(4, 9, id="A")], "relations": relations}
    report = put(ws, line(tmp_path, row))
    assert said(report.notes) == ["formats-relation-ends", "articles-relation-ends"]
    assert not report.complete


def test_what_the_label_set_lacks_is_added_in_the_same_step(ws: Workspace, tmp_path: Path) -> None:
    before = ws.schema()
    spans = [
        span(4, 9, id="A", attributes={"mood": "true", "role2": "x", "mention": "NEW"}),
        {"layer": "event", "label": "ATTACK", "start": 0, "end": 3, "id": "B"},
    ]
    relations = [{"label": "harms", "from": "B", "to": "A"}]
    labels = {"desk": "دولي", "genre": "poem"}
    row = {"text": TEXT, "spans": spans, "relations": relations, "labels": labels}
    report = put(ws, line(tmp_path, row))
    assert set(report.added) == {
        ("document_label", "desk"),
        ("choice", "genre: poem"),
        ("attribute", "mood"),
        ("attribute", "role2"),
        ("choice", "mention: NEW"),
        ("layer", "event"),
        ("label", "ATTACK"),
        ("relation", "harms"),
    }
    grown = ws.schema()
    assert grown.version == before.version + 1
    mood = grown.attribute("entity", "PERS", "mood")
    assert mood is not None
    assert mood.kind == "flag"
    assert len(ws.history()) == 1
    ws.undo()
    assert ws.schema() == before


def test_true_is_a_flag_only_where_the_label_set_says_so(ws: Workspace, tmp_path: Path) -> None:
    attributes = {"verdict": "true", "main": "true", "certain": "false"}
    claim = {"layer": "claim", "label": "CLAIM", "start": 0, "end": 9, "attributes": attributes}
    report = put(ws, line(tmp_path, {"text": TEXT, "spans": [claim]}))
    (found,) = ws.annotations(report.articles[0])
    assert found.attributes == {"verdict": "true", "main": True, "certain": False}


def test_a_value_of_the_wrong_kind_is_reported(ws: Workspace, tmp_path: Path) -> None:
    row = {"text": TEXT, "spans": [span(4, 9, attributes={"wikidata": "22686", "certain": "no"})]}
    report = put(ws, line(tmp_path, row))
    assert sorted(str(it.values["key"]) for it in report.notes) == ["certain", "wikidata"]
    assert not report.complete
    (found,) = ws.annotations(report.articles[0])
    assert found.attributes == {}


def test_a_label_alone_finds_its_layer(ws: Workspace, tmp_path: Path) -> None:
    row = {"text": TEXT, "spans": [{"label": "CUE", "start": 0, "end": 3}]}
    report = put(ws, line(tmp_path, row))
    assert [it.layer for it in ws.annotations(report.articles[0])] == ["claim"]


# -- facts, bin


def test_facts_are_changed_in_steps(ws: Workspace, tmp_path: Path) -> None:
    (article_id,) = put(ws, write(tmp_path, "a.txt", TEXT)).articles
    articles.update(ws, article_id, title=" عنوان ", published="2020-02-12", language="fa")
    article = ws.article(article_id)
    assert (article.title, article.published, article.language) == ("عنوان", "2020-02-12", "fa")
    ws.undo()
    assert ws.article(article_id).title == "زار ترامب بغداد"
    before = len(ws.history())
    articles.update(ws, article_id, title="زار ترامب بغداد")
    assert len(ws.history()) == before


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("title", " "),
        ("title", "a\nb"),
        ("name", ""),
        ("published", "2020-02-30"),
        ("published", "٢٠٢٠"),
        ("published", "12/2/2020"),
        ("language", "arabic language"),
        ("direction", "left"),
        ("status", "finished"),
        ("text", "آخر"),
        ("deleted", True),
    ],
)
def test_a_value_that_is_none_is_refused(
    ws: Workspace, tmp_path: Path, fact: str, value: object
) -> None:
    (article_id,) = put(ws, write(tmp_path, "a.txt", TEXT)).articles
    with pytest.raises(BadFact):
        articles.update(ws, article_id, **{fact: value})
    assert len(ws.history()) == 1


@pytest.mark.parametrize("value", ["", "2020", "2020-02", "2020-02-29"])
def test_dates_may_be_unknown_in_part(ws: Workspace, tmp_path: Path, value: str) -> None:
    (article_id,) = put(ws, write(tmp_path, "a.txt", TEXT)).articles
    assert articles.update(ws, article_id, published=value).published == value


def test_the_bin_keeps_the_annotations(ws: Workspace, tmp_path: Path) -> None:
    row = {"text": TEXT, "spans": [span(4, 9)]}
    (article_id,) = put(ws, line(tmp_path, row)).articles
    articles.remove(ws, [article_id, article_id])
    assert articles.remove(ws, [article_id]) == 0
    assert articles.restore(ws, [article_id]) == 1
    assert [it.annotations for it in ws.articles()] == [1]
